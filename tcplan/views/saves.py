"""A history is told save by save, in words, the newest first; other people appear as a count."""

import datetime as dt

import attrs

from tcplan.views.in_words import FieldTold
from tcplan.views.looking import Heading


@attrs.frozen(kw_only=True)
class DeedTold:
    """What a save did to one entry."""

    action: str
    """The journal's word: add, amend, remove, undo, redo, begin or erase."""
    done: str
    """The same as a word that follows the entry: "added", "changed", "removed"."""
    kind: str
    """What the entry is: "control", "hospital stay"."""
    called: str
    """What the entry is called; empty when it has no words of its own."""
    entity: str
    fields: tuple[FieldTold, ...]
    erased: bool
    """Whether what was recorded has been erased with the person."""

    @property
    def named(self) -> str:
        """The entry in words: "control “Night staff”"."""
        return f"{self.kind} “{self.called}”" if self.called else self.kind


@attrs.frozen(kw_only=True)
class SaveTold:
    """One save: everything in it stands or falls together."""

    change: int
    """The number that `undo` takes."""
    at: dt.datetime
    who: str
    agency: str | None
    """What the agency is called for which somebody worked."""
    why: str | None
    began: bool
    """Whether the plan began with it."""
    undoes: int | None
    """The save that was taken back by it, or made again."""
    undone: bool
    """Whether it has been taken back since."""
    deeds: tuple[DeedTold, ...]
    others: int
    """How many further entries it changed, of other people and of the network; not counted, and
    so 0, where the plan began with it."""

    @property
    def took_back(self) -> bool:
        """Whether it took another save back."""
        return any(deed.action == "undo" for deed in self.deeds)

    @property
    def turned(self) -> str:
        """What it did to another save; empty when it was a change of its own."""
        if self.undoes is None:
            return ""
        return "took back" if self.took_back else "made again"


@attrs.frozen
class Opened:
    """That somebody opened the person's record, or took a paper out of it."""

    at: dt.datetime
    who: str
    agency: str | None
    what: str
    """What they did, as a phrase: "opened this record"."""


@attrs.frozen
class Reviewed:
    """The last review that was held."""

    on: dt.date
    kind_words: str
    since: dt.datetime
    """The first moment of that day: what was recorded at the review belongs to it."""


@attrs.frozen(kw_only=True)
class SavesView:
    """What was done to one person's record, and who opened it, the newest first."""

    heading: Heading
    individual: str
    saves: tuple[SaveTold, ...]
    opened: tuple[Opened, ...]
    reviewed: Reviewed | None
    """None while no review of the person is recorded as held."""
    since: dt.datetime | None = None
    """The beginning of the day of that review, where only what was done since was asked for."""
    saves_left_out: int = 0
    """How many saves before then are left out."""
    opened_left_out: int = 0

    def since_review(self) -> tuple[SaveTold, ...]:
        """What was saved on the day of the last review, which may record it, and after it."""
        reviewed = self.reviewed
        return tuple(s for s in self.saves if reviewed is not None and s.at >= reviewed.since)


@attrs.frozen
class News:
    """What others have done to the plan since it was read."""

    saves: int
    """How many saves; 0 when the plan was erased from, or the file put in the place of another."""
    who: tuple[str, ...]
    """Who saved, the last first."""
    at: dt.datetime
    """When the last of it was done."""
    in_part: bool = False
    """Whether only that something changed may be told, and not whose work it was or how much."""
