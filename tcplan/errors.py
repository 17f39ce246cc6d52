"""The errors a user can act on: each says what, where, what was expected, and what to do.

Anything else that is raised is a fault of the program and must never print a person's data.
"""

import difflib
from collections.abc import Iterable, Sequence

import attrs

from tcplan.text import clip, visible, width

_SHOWN = 80
_TOLD = 3
_LONG_NUMBER = 100


@attrs.frozen
class Problem:
    """One thing that is wrong with a value: where it stands, what stands there, what should."""

    path: str
    """Path to the value, for example ``controls[3].hours[0].end``."""
    value: str
    """The value as found, made visible and shortened."""
    expected: str
    """What was expected there, as a phrase: "a date such as 2026-11-22"."""
    entity: str = ""
    """The id of the entity that the path leads through, where that could be read."""

    def sentence(self) -> str:
        """Say the problem in one line."""
        where = visible(self.path, keep="") or "the plan"
        if self.entity:
            where += f" ({visible(self.entity, keep='')})"
        return f"{where}: found {self.value}, expected {visible(self.expected, keep='')}"


def shown(value: object, cells: int = _SHOWN) -> str:
    """A value as it may be quoted in an error: visible, one line, at most ``cells`` cells."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return f"an object of {len(value)}"
    if isinstance(value, int) and value.bit_length() > _LONG_NUMBER:
        return "a number of many digits"
    # Nobody reads past the clip, and a text of megabytes would be made visible in vain.
    quoted = f'"{value[: 4 * cells]}"' if isinstance(value, str) else str(value)
    return clip(visible(quoted, keep=""), cells)


def shown_path(path: object, cells: int = _SHOWN) -> str:
    """A file's path as it may be quoted in an error; a long one loses its first folders.

    The name of the file is what tells it from others, so it stays, clipped only if it alone is
    too long.
    """
    whole, room = str(path), cells - len('""…/')
    if width(visible(whole, keep="")) <= room:
        return shown(whole, cells)
    folders, slash, name = whole.rpartition("/")
    while slash and width(visible(f"{folders}/{name}", keep="")) > room:
        _, slash, folders = folders.partition("/")
    return shown(f"…/{folders}/{name}" if slash else f"…/{name}", cells)


class TcplanError(Exception):
    """An error that the user can act on; its text is one sentence."""


class InvalidValueError(TcplanError, ValueError):
    """A value of the domain that breaks its own rules; carries every problem found.

    The text tells the first three and how many more there are; ``problems`` has them all.
    """

    def __init__(self, what: str, problems: Sequence[Problem]) -> None:
        """Keep ``problems`` (at least one) about ``what``."""
        self.what = what
        self.problems = tuple(problems)
        told = [problem.sentence() for problem in self.problems[:_TOLD]]
        if len(self.problems) > _TOLD:
            told.append(f"and {len(self.problems) - _TOLD} more")
        super().__init__(f"{visible(what, keep='')}: " + "; ".join(told))


class PlanInvalidError(InvalidValueError):
    """A plan that cannot be used, with every problem found in one pass."""


class PlanUnreadableError(TcplanError):
    """A plan file that cannot be read at all."""


class PackUnreadableError(TcplanError):
    """A file of rules that cannot be read at all."""


class PackInvalidError(InvalidValueError):
    """A rule pack that cannot be used, with every problem found in one pass."""


class TreeUnreadableError(TcplanError):
    """A file of fault trees that cannot be read, or whose tree cannot be worked out."""


class CannotWriteError(TcplanError):
    """A file that could not be written; nothing was changed."""


def _near(given: str, known: Iterable[str]) -> list[str]:
    """Up to three that are a slip or two of the finger away, the nearest first."""
    alike = difflib.get_close_matches(given, known, n=20)
    most = max(1, len(given) // 5)
    slips = {name: _slips(given, name) for name in alike}
    return sorted((name for name in alike if slips[name] <= most), key=slips.__getitem__)[:3]


def _slips(given: str, known: str) -> int:
    """How many letters were left out, put in, replaced, or swapped with the next.

    The optimal string alignment distance; time and space in the product of the lengths.
    """
    rows = [list(range(len(known) + 1))]
    for at, letter in enumerate(given, start=1):
        row = [at]
        for there, other in enumerate(known, start=1):
            same = letter == other
            best = min(rows[-1][there] + 1, row[-1] + 1, rows[-1][there - 1] + (not same))
            if at > 1 and there > 1 and (letter, given[at - 2]) == (known[there - 2], other):
                best = min(best, rows[-2][there - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


class UnknownIdError(TcplanError):
    """An id that the plan does not have, with near ones suggested."""

    def __init__(
        self, what: str, given: str, known: Iterable[str], where: str = "plan", advice: str = ""
    ) -> None:
        """Say that ``given`` is no ``what`` of the plan and suggest up to three near ``known``.

        ``advice`` is a sentence that says what to do where nothing is suggested.
        """
        known = sorted(known)
        folded = {k.casefold(): k for k in known}
        near = [folded[name] for name in _near(given.casefold(), folded)]
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        if not near and known:
            hint = f" The {where} has, for example, {', '.join(known[:3])}."
        hint = hint or (advice and f" {advice}")
        text = visible(f"There is no {what} {given!r} in this {where}.{hint}", keep="")
        super().__init__(text)


class WrongUseError(TcplanError):
    """A request that cannot be carried out as asked."""


class CheckFirstError(WrongUseError):
    """A paper that somebody has to read first, because free text in it may tell who it is about.

    The text names the places, and never what stands there.
    """


class FaultTreeError(TcplanError):
    """A fault tree, or a figure given for it, that has no answer as it stands."""


class TooLargeError(TcplanError):
    """A question that outgrew what it may use; the text says how far it got."""


class MilestoneLoopError(TcplanError):
    """Milestones that wait for each other, so that none of them can begin; ``loop`` has the ids."""

    def __init__(self, loop: Sequence[str]) -> None:
        """Say the loop, each of it waiting for the next."""
        self.loop = tuple(loop)
        told = " → ".join(visible(name, keep="") for name in self.loop)
        super().__init__(
            f"These steps of the move wait for each other, so none of them can begin: {told}; "
            "take out one dependency."
        )


class NotProtectedError(TcplanError):
    """Figures that could not be proved safe to publish; none of them was."""

    def __init__(self, threshold: int) -> None:
        """Say so without any figure of theirs."""
        super().__init__(
            "These figures were not published: it could not be proved that no count under "
            f"{threshold} can be worked out of them; leave a table out, or join some of its rows."
        )


class CancelledError(TcplanError):
    """Work that was called off while it ran; nothing was changed."""


class DatabaseUnreadableError(TcplanError):
    """A file that is no plan database that this version reads: foreign, newer, damaged, cut."""


class WrongKeyError(TcplanError):
    """A passphrase or key that does not open the database; the text never holds it."""


class ReadOnlyDatabaseError(TcplanError):
    """A database that may be read and not written."""


class OlderDatabaseError(ReadOnlyDatabaseError):
    """A database from before an update, which may be read only once it has this version's shape."""


class BusyDatabaseError(TcplanError):
    """A database to which others write for so long that this change was given up."""


class CutJournalError(TcplanError):
    """A journal that does not reach, or no longer holds, the head noted beside its file."""


class CannotUndoError(TcplanError):
    """A change that cannot be undone or redone, with what stands against it."""


@attrs.frozen
class Clash:
    """One value that two people set: whose stands, and whose was refused."""

    entity: str
    field: str
    """The field, or "" where the whole entity was added, replaced or removed."""
    yours: object
    theirs: object
    who: str
    """Who changed it since it was seen."""
    at: str
    """When, as ISO text."""

    def sentence(self) -> str:
        """Say the clash in one line."""
        what = f"{self.entity} {self.field}".strip()
        told = f"{what} is now {shown(self.theirs)} (by {self.who}, {self.at})"
        return visible(f"{told}, you would set {shown(self.yours)}", keep="")


class StaleError(TcplanError):
    """A save of what somebody else has changed since; nothing was saved, nothing was merged."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        """Keep every clash (at least one); the text tells the first three."""
        self.clashes = tuple(clashes)
        told = [clash.sentence() for clash in self.clashes[:_TOLD]]
        if len(self.clashes) > _TOLD:
            told.append(f"and {len(self.clashes) - _TOLD} more")
        super().__init__("Nothing was saved; changed since you read it: " + "; ".join(told))
