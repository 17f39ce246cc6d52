"""What is asked of a plan and of a what-if alike: arrangements, gates, days and hours of services.

Every fact has a key (measure, person, what it is about) and a value that is compared as a whole;
what is as one would wish it has none. Nothing is asked about a person's behaviour.
"""

import datetime as dt
from collections.abc import Hashable, Iterator

import attrs

from tcplan.analysis.bottleneck import Kept
from tcplan.analysis.cover import RiskCover
from tcplan.analysis.formula import singles
from tcplan.analysis.shortage import shortages
from tcplan.analysis.through import move_day, through
from tcplan.domain.control import PROMISED_STATES
from tcplan.domain.network import Agency, Team
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Gate, Transition
from tcplan.rules.gates import standing
from tcplan.views.checks import check
from tcplan.views.looking import Looking
from tcplan.views.timeline.path import worked_out

Key = tuple[str, str, str]
"""Measure, id of the person (empty for what belongs to nobody), id of what it is about."""
Facts = dict[Key, Hashable]

_GAP = "not-covered"


@attrs.frozen
class Span:
    """Days in a row, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@attrs.frozen
class Days(Span):
    """Days in a row with the same answer, of the worst hours of the week."""

    answer: str


@attrs.frozen
class GateFact:
    """How a gate that is not met stands."""

    passes: bool
    state: str
    due: dt.date | None
    missed: str
    """Why it is missed: ``overdue``, ``after-the-move``; else empty."""


@attrs.frozen
class PathFact:
    """When the work of a move is done at the earliest, and the days left to its target."""

    finish: dt.date
    slack: int | None


@attrs.frozen
class Finding:
    """Something that is to be put right; its words may differ and are not compared."""

    title: str
    what: str = attrs.field(eq=False)


def person_facts(
    looking: Looking, person: str, last: dt.date | None
) -> Iterator[tuple[Key, Hashable]]:
    """Everything that is asked about one person; days are looked at until ``last``."""
    yield from cover_facts(looking, person)
    yield from through_facts(looking, person, last)
    for move in looking.plan.of("transitions", person)[-1:]:
        yield from _of_move(looking, person, move)
    yield from _restrictive(looking, person)
    for row in check(looking, person).rows:
        if not row.accepted:
            yield ("finding", person, f"{row.id}:{row.about}"), Finding(row.title, row.what)


def cover_facts(looking: Looking, person: str) -> Iterator[tuple[Key, Hashable]]:
    """The answers about each risk on the day and on the day of the move, and who holds alone."""
    move = move_ahead(looking, person)
    alone: dict[str, int] = {}
    for risk in looking.plan.of("risks", person):
        cover = looking.cover(risk.id)
        yield ("cover", person, risk.id), cover.worst.risk.answer
        for result in risk.consequences:
            yield ("result", person, result.id), cover.worst_of(result.id)[1].answer
        for holder in sole_holders(looking, cover):
            alone[holder] = alone.get(holder, 0) + 1
        if move is not None:
            held = looking.at(move).cover(risk.id).worst.risk.answer
            yield ("cover-move", person, risk.id), held
    for holder, risks in alone.items():
        yield ("sole", person, holder), risks


def move_ahead(looking: Looking, person: str) -> dt.date | None:
    """The day of a move that lies on or after the day asked about."""
    day = move_day(looking.plan.of("transitions", person), looking.day)
    return day if day is not None and day >= looking.day else None


def sole_holders(looking: Looking, cover: RiskCover) -> frozenset[str]:
    """The agencies and teams without which alone the risk is not held at some hours."""
    found: set[str] = set()
    for failure in {at.risk.strongest for at in cover.slots if at.risk.answer == "relies-on-one"}:
        found |= singles(failure)
    return frozenset(n for n in found if isinstance(looking.plan.by_id[n], Agency | Team))


def through_facts(
    looking: Looking, person: str, last: dt.date | None
) -> Iterator[tuple[Key, Hashable]]:
    """The answers on the days ahead until ``last``, and those on which nothing covers a risk."""
    for one in through(looking.plan, person, looking.day, until=last).risks:
        ahead: list[Days] = []
        for stretch in one.stretches:
            first, end = max(stretch.first, looking.day), min(stretch.last, last or stretch.last)
            if end < first:
                continue
            if ahead and ahead[-1].answer == stretch.answer:
                ahead[-1] = attrs.evolve(ahead[-1], last=end)
            else:
                ahead.append(Days(first, end, stretch.answer))
        yield ("ahead", person, one.risk.id), tuple(ahead)
        gaps = tuple(Span(days.first, days.last) for days in ahead if days.answer == _GAP)
        if gaps:
            yield ("gap", person, one.risk.id), gaps


def _of_move(looking: Looking, person: str, move: Transition) -> Iterator[tuple[Key, Hashable]]:
    if move.moved_on is None and move.target is not None:
        yield ("move", person, move.id), move.target
    for gate in move.gates:
        found = gate_fact(looking, move, gate)
        if not found.passes:
            yield ("gate", person, gate.id), found
    path = worked_out(looking, move).path
    if path is None:
        return
    if any(one.state != "done" for one in path.milestones):
        yield ("path", person, move.id), PathFact(path.finish, path.slack)
    mine = {one.id for one in move.milestones}
    for one in path.milestones:
        if one.id in mine and path.target is not None and one.state in {"past", "late"}:
            yield ("begin-by", person, one.id), one.state


def gate_fact(looking: Looking, move: Transition, gate: Gate) -> GateFact:
    """How a gate stands on the day asked about, and whether its own day or the move's is missed."""
    found, moves = standing(gate, looking.day, looking.book), move.move_day()
    missed = ""
    if gate.due is not None and not found.passes:
        if gate.due < looking.day:
            missed = "overdue"
        elif moves is not None and moves < gate.due:
            missed = "after-the-move"
    return GateFact(found.passes, found.state, gate.due, missed)


def _restrictive(looking: Looking, person: str) -> Iterator[tuple[Key, Hashable]]:
    """Controls that restrict the person and are promised or in place from the day on."""
    for control in looking.plan.of("controls", person):
        ended = control.end is not None and control.end < looking.day
        if control.restrictive and control.state in PROMISED_STATES and not ended:
            yield ("restrictive", person, control.id), True


def hours_facts(
    plan: Plan, day: dt.date, kept: Kept | None = None
) -> Iterator[tuple[Key, Hashable]]:
    """The most hours a week by which agencies are asked for more than they offer, from the day.

    A team's hours are its agency's, so that a shortage which moves from one to the other is one.
    """
    most: dict[str, int] = {}
    for short in shortages(plan, day, kept):
        found = short.bottleneck
        whose = (getattr(plan.by_id[name], "agency", None) or name for name in found.holders)
        about = "+".join(sorted(set(whose)))
        most[about] = max(most.get(about, 0), found.asked - found.offered)
    for about, hours in most.items():
        yield ("hours", "", about), hours
