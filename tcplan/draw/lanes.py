"""A sign on a line stands for the least favourable of its days: a gap of one day is a gap.

A day of a risk that nobody answered for is said to be unanswered, so that silence never looks like
cover.
"""

import datetime as dt
from collections.abc import Sequence

import attrs
from attrs.validators import in_

from tcplan.domain.dates import short_day
from tcplan.draw.glyphs import COVER, GATES, HOSPITAL, LATE, NO_ANSWER, WORK, Glyph
from tcplan.draw.weeks import Weeks

HOLDS = (COVER[0], NO_ANSWER, *COVER[1:3], HOSPITAL, *COVER[3:])
"""What a day of a risk can show, the worst first; only the drawing itself says "no answer"."""

_WORK = {glyph.code: glyph for glyph in WORK}
_GATES = {glyph.code: glyph for glyph in GATES}
_HOLDS = {glyph.code: glyph for glyph in HOLDS if glyph is not NO_ANSWER}
_RANK = {glyph.code: rank for rank, glyph in enumerate(HOLDS)}
_GAPS = (COVER[0].code, NO_ANSWER.code)
_SILENT = _RANK[NO_ANSWER.code]
_MOST = 9

Row = tuple[Glyph | None, ...]
"""What stands in each cell of a line."""


@attrs.frozen
class Stretch:
    """Days on which one thing is so: from `start` to `end`, both included; no end runs on.

    `state` is the code of a sign in `WORK` for a milestone and in `HOLDS` for a risk.
    """

    start: dt.date
    end: dt.date | None
    state: str

    def __attrs_post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(
                f"days from {short_day(self.start)} to {short_day(self.end)} end before they begin"
            )

    @property
    def days(self) -> range:
        """Its days as proleptic ordinals."""
        end = dt.date.max if self.end is None else self.end
        return range(self.start.toordinal(), end.toordinal() + 1)


@attrs.frozen
class Gate:
    """A decision on one day; `state` is the code of a sign in `GATES`."""

    id: str
    label: str
    day: dt.date
    state: str = attrs.field(default="to-decide", validator=in_(_GATES))

    @property
    def glyph(self) -> Glyph:
        """Its sign."""
        return _GATES[self.state]

    def whole(self) -> str:
        """Everything about it in words, for whoever cannot see its sign."""
        return f"{self.glyph.word} {short_day(self.day)}: {self.label}"


def _known(states: dict[str, Glyph], what: str, stretches: Sequence[Stretch]) -> None:
    for stretch in stretches:
        if stretch.state not in states:
            raise ValueError(f"“{stretch.state}” is not a state of {what}: {', '.join(states)}")


@attrs.frozen
class Lane:
    """One milestone: its days, its gates, and who owns it, in the reader's words."""

    id: str
    label: str
    group: str
    stretches: tuple[Stretch, ...] = ()
    gates: tuple[Gate, ...] = ()
    owner: str = ""
    critical: bool = False
    late: bool = False

    def __attrs_post_init__(self) -> None:
        _known(_WORK, "a milestone", self.stretches)

    @property
    def days(self) -> list[range]:
        """The days of its stretches and gates."""
        return [s.days for s in self.stretches] + [_one(g.day) for g in self.gates]

    def whole(self) -> str:
        """Everything about it in words, for whoever cannot see the line."""
        said = [self.label, self.owner.strip()]
        said += [_said(s, _WORK[s.state]) for s in self.stretches]
        said += [gate.whole() for gate in self.gates]
        said += ["on the critical path"] if self.critical else []
        said += [LATE.word] if self.late else []
        return "; ".join(part for part in said if part)


@attrs.frozen
class Holding:
    """One risk and who holds it day by day; `word` closes the line: "covered", "1 wk gap"."""

    id: str
    label: str
    stretches: tuple[Stretch, ...] = ()
    word: str = ""

    def __attrs_post_init__(self) -> None:
        _known(_HOLDS, "a risk", self.stretches)

    def whole(self) -> str:
        """Everything about it in words, for whoever cannot see the line."""
        said = [self.label, self.word.strip()]
        said += [_said(s, _HOLDS[s.state]) for s in self.stretches]
        return "; ".join(part for part in said if part)

    def gaps(self) -> list[range]:
        """The days on which it is not covered."""
        return [s.days for s in self.stretches if s.state == COVER[0].code]


def work(lane: Lane, weeks: Weeks) -> Row:
    """Return the bars of a milestone: where several meet in a cell, the least far shows."""
    row: list[Glyph | None] = [None] * weeks.cells
    for glyph in reversed(WORK):
        for stretch in lane.stretches:
            shown = within(stretch.days, weeks) if stretch.state == glyph.code else range(0)
            if shown:
                for cell in range(weeks.cell(shown.start), weeks.cell(shown.stop - 1) + 1):
                    row[cell] = glyph
    return tuple(row)


def gates(lane: Lane, weeks: Weeks) -> dict[int, list[Gate]]:
    """Return the gates of a milestone that are shown, by cell, the earliest first."""
    placed: dict[int, list[Gate]] = {}
    for gate in sorted(lane.gates, key=lambda gate: gate.day):
        if gate.day.toordinal() in weeks.days:
            placed.setdefault(weeks.cell(gate.day.toordinal()), []).append(gate)
    return placed


def gate_sign(here: Sequence[Gate]) -> tuple[str, str | None]:
    """Return the sign and style of gates in one cell: several show their number, 9 for more."""
    worst = min((gate.glyph for gate in here), key=GATES.index)
    return (worst.sign if len(here) == 1 else str(min(len(here), _MOST))), worst.style


def holds(holding: Holding, weeks: Weeks) -> Row:
    """Return the cover of a risk: each cell shows the worst answer of its days."""
    ranks = [len(HOLDS)] * len(weeks.days)
    for stretch in holding.stretches:
        shown, rank = within(stretch.days, weeks), _RANK[stretch.state]
        for n in range(shown.start - weeks.days.start, shown.stop - weeks.days.start):
            ranks[n] = min(ranks[n], rank)
    row = [len(HOLDS)] * weeks.cells
    for day, rank in zip(weeks.days, ranks, strict=True):
        cell = weeks.cell(day)
        row[cell] = min(row[cell], _SILENT if rank == len(HOLDS) else rank)
    return tuple(HOLDS[rank] for rank in row)


def is_gap(glyph: Glyph | None) -> bool:
    """Whether nobody holds the risk, or nobody said who does."""
    return glyph is not None and glyph.code in _GAPS


def within(days: range, weeks: Weeks) -> range:
    """Return those of the days that are shown; an empty range when none is."""
    begins, ends = max(days.start, weeks.days.start), min(days.stop, weeks.days.stop)
    return range(begins, max(begins, ends)) if begins < ends else range(0)


def sides(days: Sequence[range], weeks: Weeks) -> tuple[bool, bool]:
    """Whether something of these days lies before the weeks that are shown, and after them."""
    earlier = any(part.start < weeks.days.start for part in days)
    return earlier, any(part.stop > weeks.days.stop for part in days)


def _one(day: dt.date) -> range:
    return range(day.toordinal(), day.toordinal() + 1)


def _said(stretch: Stretch, glyph: Glyph) -> str:
    begins = short_day(stretch.start)
    if stretch.end is None:
        return f"{glyph.word} from {begins}"
    if stretch.end == stretch.start:
        return f"{glyph.word} {begins}"
    return f"{glyph.word} {begins} to {short_day(stretch.end)}"
