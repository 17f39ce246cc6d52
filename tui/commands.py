"""What asks for the commands of `tui.table`: bindings, footer and help; none has keys of its own.

A command that cannot run now stays in sight, dim, and says why when it is asked for.
"""

from collections.abc import Collection, Sequence
from typing import Any

from textual.binding import Binding
from textual.widgets import Input

from tui.key import SIGNS, Command
from tui.reaches import REACHES, SCOPES
from tui.table import COMMANDS
from tui.typed import TypedLine

FOOTER_KEYS = 8
"""So many keys at most stand in the footer; the rest are in the help."""

__all__ = ["COMMANDS", "REACHES", "SCOPES"]

_BY_NAME = {command.name: command for command in COMMANDS}


def command(name: str) -> Command:
    """The command of that name."""
    return _BY_NAME[name]


def within(*scopes: str) -> tuple[Command, ...]:
    """The commands of these scopes, in the order of the table."""
    return tuple(c for c in COMMANDS if c.scope in scopes)


def bindings(*scopes: str) -> list[Any]:
    """What a widget of these scopes binds; each key asks ``action_do`` for its command.

    They come before the widgets, so that keys typed in haste are answered in their order; a key
    that may be meant as text says so, and is left to the text that is being typed.
    """
    return [
        Binding(key, f"do('{c.name}', {_types(key)})", c.words, show=False, priority=True)
        for c in within(*scopes)
        for key in c.keys
    ]


def bindings_of(*names: str) -> list[Any]:
    """What a widget binds that answers a few commands of the table by itself."""
    return [
        Binding(key, f"do('{c.name}', {_types(key)})", c.words, show=False, priority=True)
        for c in COMMANDS
        if c.name in names
        for key in c.keys
    ]


def _types(key: str) -> bool:
    """Whether a key writes something into a line of text, or moves in it."""
    written = len(key) == 1 or key in SIGNS or key in {"space", "home", "end", "enter"}
    return written and key != "escape" and not key.startswith("ctrl+")


def is_typing(focused: object, parameters: tuple[object, ...]) -> bool:
    """Whether a key of a command is meant for the line of text that has the focus."""
    if isinstance(focused, TypedLine) and parameters[:1] in {("back",), ("close",)}:
        return "escape" in focused.LEAVES
    takes = isinstance(focused, Input) or getattr(focused, "takes_letters", False)
    return takes and parameters[1:] == (True,)


def footer(
    screen: str,
    room: int,
    size: Any,  # noqa: ANN401
    leads: Sequence[str] = (),
    after: Sequence[str] = (),
    barred: Collection[str] = (),
) -> list[Command]:
    """The ranked keys that fit, at most eight; help is always among them, and the way back.

    ``size`` tells how many cells a command takes; ``leads`` are the commands that the highlighted
    row asks for, which come before opening it, ``after`` those that come next after it; ``barred``
    cannot be done at all while the plan is open as it is, and gives way to what can. What stands in
    the tabs is not said again.
    """
    scopes = REACHES[screen]
    order: dict[str, float] = {c.name: c.rank for c in within(*scopes) if c.rank}
    order |= {name: _AFTER.get(name, _LEADS + 1) for name in after}
    order |= dict.fromkeys(leads, _LEADS)
    order |= _SOONER.get(screen, {})
    order |= _WHERE_NARROW.get(screen, {}) if room < NARROW else {}
    order |= {name: _GIVES_WAY + order[name] for name in barred if name in order}
    ranked = sorted((c for c in within(*scopes) if c.name in order), key=lambda c: order[c.name])
    always = [c for c in ranked if c.name in _ALWAYS and (c.name != "back" or screen not in _TOP)]
    left_out = {
        *_LEFT_OUT.get(screen, ()),
        *_BELOW.get(screen, ()),
        *(("overview",) if "person" in scopes else ()),
    }
    chosen: list[Command] = []
    room -= sum(size(c) for c in always)
    for found in ranked:
        full = len(chosen) + len(always) == FOOTER_KEYS
        if found in always or full or found.name in left_out or size(found) > room:
            continue
        room -= size(found)
        chosen.append(found)
    return [*chosen, *always]


_ALWAYS = frozenset({"back", "go", "help"})
_LEADS = 1.5
"""The rank of what the highlighted row asks for: between moving and opening."""
_AFTER = {"log": 21.5}
"""The rank of what leads on, where it is not right after opening a row: a concern, before sort."""
_TOP = frozenset({"people", "agencies", "controls", "calendar"})
"""Screens from which no way leads back."""
_LEFT_OUT = {
    "text": ("add", "done", "export", "peek", "table", "undo"),
    "pairs": ("add", "done", "export"),
    "stopped": ("add", "done", "export"),
}
"""What is of no use to begin with on a screen, although its key works there."""
_BELOW = {"what-if": ("up", "stop", "export")}
"""What gives way in a footer to what leads on from there."""
NARROW = 99
"""A footer with fewer cells than these has room for little but what nobody would guess."""
_GIVES_WAY = 1000.0
"""The rank of what stands in a footer only where everything else that can be done has room."""
_WHERE_NARROW: dict[str, dict[str, float]] = {
    place: {"peek": 22.5, "up": _GIVES_WAY} for place in ("people", "agencies")
}
"""What gives way there: arrows move in any list, and opening a row tells more than peeking."""
_SOONER: dict[str, dict[str, float]] = {
    "what-if": {"mark": 3, "save-option": 4, "adopt": 5},
    "calendar": {"filter": 7.5},
}
"""The ranks of what stands further left in the footer of one screen than elsewhere."""


_ON = {
    ("what-if", "mark"): "On/off",
    ("what-if", "save-option"): "Save",
    ("what-if", "adopt"): "Adopt",
    ("what-if", "move-date"): "Move date",
    ("what-if", "open"): "Try it",
    ("what-if", "stop"): "Take off",
    ("stopped", "open"): "Try a fix",
    ("stopped", "stop"): "Take off",
}
"""What a key is called in the footer of one screen, where it does there what it always does."""


def footer_words(found: Command, screen: str = "", *, narrow: bool = False) -> tuple[str, str]:
    """The key and the words of a command as the footer of a screen prints them."""
    words = {
        "overview": "View",
        "add": "Add" if narrow else "Add, change",
        "log": "Log",
        "previous": "Person",
        "previous-risk": "Risk",
        "closer": "Zoom",
        "next-week": "Week",
    }
    here = _ON.get((screen, found.name)) or words.get(found.name, found.words)
    return found.shown or SIGNS.get(found.key, found.key), here


_WORK = ("done", "log", "reply", "escalate", "add", "change", "retire", "undo", "redo")
"""What is recorded, changed and taken back, which a screen that works on rows tells first."""


def for_help(screen: str) -> list[tuple[str, list[Command]]]:
    """The keys of a screen under the words of where they work.

    First what a row can be asked and what is recorded there, then what few other screens have;
    what works anywhere and how one moves come last.
    """
    last = ("anywhere", "move")
    order = sorted(
        (scope for scope in SCOPES if scope in REACHES[screen] and scope not in (*last, "row")),
        key=lambda scope: sum(scope in scopes for scopes in REACHES.values()),
    )
    parts = [(SCOPES[scope], list(within(scope))) for scope in ("row", *order, *last)]
    apart = () if screen in _LEFT_OUT else _WORK
    work = [c for c in map(command, apart) if c.scope in REACHES[screen]]
    told = [(words, [c for c in found if c not in work]) for words, found in parts]
    there = {SCOPES[scope] for scope in REACHES[screen]}
    kept = [(words, found) for words, found in told if words in there]
    at = int("row" in REACHES[screen])
    return [*kept[:at], *([(_RECORDING, work)] if work else []), *kept[at:]]


_RECORDING = "Recording, changing and taking back"
