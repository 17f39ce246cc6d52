"""Whatever a key does, pointing at the words of that key does too, by the same command.

What is pointed at is always our own words: nothing that somebody recorded ever presses a key.
"""

import re
from collections.abc import Iterable, Sequence
from time import monotonic
from typing import Any

from textual.screen import Screen
from textual.widgets import Input

from tcplan.text import one_line
from tui import commands, say
from tui.key import SIGNS, Command

_IN_A_WIDGET = frozenset({"move", "row"})
"""Scopes that are carried out by what has the focus, not by the screen."""
_SEVERAL = re.compile(r"\^.|[^\s^]|\s+")
"""The keys of a group as the footer prints them, and the blanks between them."""


TWICE = 0.35
"""Seconds in which a second enter belongs to the first, as pointing twice does to once."""


class Once:
    """An enter that was pressed twice on a dialog does not also open what stands behind it."""

    def __init__(self) -> None:
        self._closed = -TWICE
        self._before = ""

    def closed(self) -> None:
        """A dialog was left just now."""
        self._closed = monotonic()

    def swallows(self, key: str, screen: Screen[Any]) -> bool:
        """Whether a key that comes to this screen was meant for the dialog that has just gone."""
        before, self._before = self._before, key
        twice = key == before == "enter" and not screen.is_modal
        return twice and monotonic() - self._closed < TWICE


def meant(reach: str, sign: str) -> Command | None:
    """The command that a key asks for on a screen, the key named as it is printed."""
    return _with_key(commands.within(*commands.REACHES[reach]), sign)


def meant_elsewhere(reach: str, sign: str) -> Command | None:
    """The command that a key asks for on other screens, and none on this one."""
    if not sign.strip() or meant(reach, sign) is not None:
        return None
    return _with_key(commands.COMMANDS, sign)


def _with_key(every: Iterable[Command], sign: str) -> Command | None:
    return next((c for c in every if sign in (SIGNS.get(key, key) for key in c.keys)), None)


def press(screen: Screen[Any], reach: str, sign: str) -> None:
    """Do what a key does on a screen, the key named as it is printed."""
    found = meant(reach, sign)
    if found is not None:
        ask_for(screen, found.name)
    elif sign == "tab":
        screen.focus_next()


def ask_for(screen: Any, name: str) -> None:  # noqa: ANN401  (a screen or a dialog of ours)
    """Carry out a command as its key would."""
    focused = screen.focused
    if name == "open" and isinstance(focused, Input):
        screen.call_next(focused.action_submit)
    elif commands.command(name).scope not in _IN_A_WIDGET:
        screen.action_do(name)
    else:
        rows = [focused, *screen.query("#main, Listing, Sheet").results()]
        able = (one for one in rows if one is not None and hasattr(one, "action_do"))
        found = next((one for one in able if one.display), None)
        if found is not None:
            found.action_do(name)


def footer_runs(found: Command, words: tuple[str, str], *, dim: bool) -> list[say.Run]:
    """A command as the footer prints it: each of its keys, and its words, can be pointed at."""
    printed, said = words
    key, plain = ("dim", "dim") if dim else ("key", "")
    parts = _SEVERAL.findall(printed) if found.shown else [printed]
    own = SIGNS.get(found.key, found.key)
    keys: list[say.Run] = [(part, key, part) if part.strip() else (part, key) for part in parts]
    return [(" ", key), *keys, (f" {said} ", plain, own)]


def crumb_runs(crumbs: Sequence[str], signs: Sequence[str]) -> Iterable[say.Run]:
    """Where a screen stands; each step before the last can be gone back to."""
    for n, (words, sign) in enumerate(zip(crumbs, signs, strict=True)):
        yield (f"{' › ' if n else ''}{words}", "strong", sign)


def tab_runs(tabs: Iterable[tuple[str, str, bool]], *, close: bool = False) -> list[say.Run]:
    """Tabs with their keys, ``close`` together where there is little room.

    The one that is open stands in brackets.
    """
    runs: list[say.Run] = [(" ", "")]
    blank = "" if close else " "
    for key, words, here in tabs:
        name = f"{key} {one_line(words)}"
        shown = f"[{name}]" if here else f"{blank}{name}{blank}"
        runs += [(shown, "strong" if here else "muted", key), (" ", "")]
    return runs
