"""A command is one thing that can be asked for, with the keys that ask for it and their names."""

import attrs

FORBIDDEN = frozenset(
    {
        *(f"f{n}" for n in range(1, 25)),
        "ctrl+enter",
        "ctrl+s",
        *(f"ctrl+{key}" for key in ("i", "m", "j", "h", "left_square_bracket")),
    }
)
"""Keys that terminals swallow or cannot tell from tab, enter, backspace and escape."""

SIGNS = {
    "slash": "/",
    "minus": "-",
    "asterisk": "*",
    "colon": ":",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "full_stop": ".",
    "comma": ",",
    "percent_sign": "%",
    "equals_sign": "=",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "ctrl+o": "^o",
    "ctrl+p": "^p",
    "ctrl+r": "^r",
    "ctrl+y": "^y",
    "pageup": "page up",
    "pagedown": "page down",
}
"""What a reader calls a key."""


@attrs.frozen
class Command:
    """One thing that can be asked for by a key."""

    name: str
    key: str
    """The name of the key as Textual spells it."""
    scope: str
    words: str
    """One to three words for the footer and the palette."""
    help: str
    """One sentence for a person who has never seen the screen."""
    also: tuple[str, ...] = ()
    """Other keys that do the same."""
    rank: int = 0
    """Its place in the footer, the smallest first; 0 keeps it out."""
    shown: str = ""
    """What the footer prints for the key, where that stands for a group of keys."""
    writes: bool = False
    """Whether it saves something, which a plan file and a past record do not allow."""
    yields: bool = False
    """Whether it leaves its place in the footer to others wherever it cannot be used."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that asks for it."""
        return (self.key, *self.also)

    @property
    def printed(self) -> str:
        """Its keys as a reader calls them."""
        return " ".join(SIGNS.get(key, key) for key in self.keys)
