"""Each theme can be read by everybody: contrast of at least 4.5 to 1, in high contrast 7 to 1.

A sign and a word say everything that a colour says, so any theme, or none, tells the same.
Thresholds: Web Content Accessibility Guidelines 2.2, success criteria 1.4.3, 1.4.6 and 1.4.11.
"""

from textual.theme import Theme

from tcplan.planner.settings import THEMES

_PREFIX = "tcplan-"

# Every colour is one of three: a ground, a text on it, or a line between them.
_DARK = Theme(
    name=f"{_PREFIX}dark",
    primary="#0178d4",
    secondary="#004578",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#ba3c5b",
    success="#4ebf71",
    foreground="#e6e6e6",
    background="#121212",
    surface="#1e1e1e",
    panel="#242f38",
    variables={
        "text-primary": "#7ab8f0",
        "text-error": "#f592a8",
        "text-warning": "#ffc473",
        "text-accent": "#ffc473",
        "text-success": "#8ad4a1",
        "look-muted": "#b2b6ba",
        "look-dim": "#9a9ea2",
        "look-rule": "#6e7276",
        "block-cursor-background": "#0b5fa5",
        "block-cursor-foreground": "#ffffff",
        "input-selection-background": "#0b5fa5",
        "input-selection-foreground": "#ffffff",
        "scrollbar": "#0b5fa5",
    },
)
_LIGHT = Theme(
    name=f"{_PREFIX}light",
    primary="#0b4f8a",
    secondary="#0b4f8a",
    accent="#6b3fa0",
    warning="#7a4300",
    error="#a3122f",
    success="#0f6b34",
    foreground="#1a1a1a",
    background="#fbfbf8",
    surface="#f1f1ed",
    panel="#e4e9ed",
    dark=False,
    variables={
        "text-primary": "#0b4f8a",
        "text-error": "#a3122f",
        "text-warning": "#7a4300",
        "text-accent": "#6b3fa0",
        "text-success": "#0f6b34",
        "look-muted": "#4a4e52",
        "look-dim": "#5a5e62",
        "look-rule": "#7c8084",
        "block-cursor-background": "#0b4f8a",
        "block-cursor-foreground": "#ffffff",
        "input-selection-background": "#0b4f8a",
        "input-selection-foreground": "#ffffff",
        "scrollbar": "#0b4f8a",
    },
)
_CONTRAST = Theme(
    name=f"{_PREFIX}contrast",
    primary="#9ad1ff",
    secondary="#9ad1ff",
    accent="#ffd75f",
    warning="#ffe066",
    error="#ff9c9c",
    success="#7cfc9a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={
        "text-primary": "#9ad1ff",
        "text-error": "#ff9c9c",
        "text-warning": "#ffe066",
        "text-accent": "#ffd75f",
        "text-success": "#7cfc9a",
        "look-muted": "#e4e4e4",
        "look-dim": "#c4c4c4",
        "look-rule": "#ffffff",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "input-selection-background": "#ffff00",
        "input-selection-foreground": "#000000",
        "scrollbar": "#ffff00",
    },
)
ALL = {theme.name.removeprefix(_PREFIX): theme for theme in (_DARK, _LIGHT, _CONTRAST)}
"""The themes by the word that the settings keep."""
DEFAULTS = {name: value for name, value in _DARK.variables.items() if name.startswith("look-")} | {
    "look-cursor-style": "none"
}
"""What every theme says of our own looks, else this."""
COLOURLESS = {"look-cursor-style": "reverse", "input-cursor-text-style": "reverse"}
"""What shows where one is when no colour can."""


def full_name(chosen: str) -> str:
    """What Textual calls the theme that was chosen; the dark one when none was."""
    return ALL.get(chosen, _DARK).name


def after(full: str) -> str:
    """The theme after the one that Textual calls so."""
    words = list(ALL)
    here = full.removeprefix(_PREFIX)
    return words[(words.index(here) + 1) % len(words)] if here in ALL else words[0]


def words_for(chosen: str) -> str:
    """What a reader calls a theme."""
    return THEMES[chosen]
