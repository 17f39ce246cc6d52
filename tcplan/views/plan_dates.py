"""What a plan arranges for a day, and the last day on which work for the move can begin.

Duties are told by clocks. Something that was arranged for a day and of which nothing came is as
open as what is owed by one.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Funding, Gate, Transition
from tcplan.views.begin_by import begin_by


@attrs.frozen(kw_only=True)
class PlanDate:
    """Something with its day, as the plan has it; names are not veiled yet."""

    on: dt.date
    kind: str
    """``move``, ``visit``, ``panel`` or ``milestone``."""
    what: str
    called: str | None = None
    """What the plan calls it, as recorded."""
    because: str
    individual: str
    about: str
    owner: str | None = None
    owed: bool = False
    """Owed by the day, rather than arranged for it."""


@attrs.frozen
class Undated:
    """What is open and has no day, so that no calendar can show it."""

    kind: str
    """``gate``, ``move`` or ``milestone``."""
    individual: str
    about: str


def plan_dates(plan: Plan, day: dt.date, individual: str) -> Iterator[PlanDate]:
    """What is arranged for one person, or must begin, as it stands on a day."""
    for move in plan.of("transitions", individual):
        yield from _visits(move, day)
        if not moved(move, day):
            yield from _move(move, day)
            yield from _milestones(plan, move, day)
    for funding in plan.of("funding", individual):
        yield from _panel(funding, day)


def undated(plan: Plan, day: dt.date, individual: str) -> Iterator[Undated]:
    """Gates, moves and milestones of one person that are open on a day and have none."""
    for move in plan.of("transitions", individual):
        if moved(move, day):
            continue
        for gate in move.gates:
            if gate.due is None and undecided(gate, day):
                yield Undated("gate", individual, gate.id)
        if move.move_day() is None:
            yield Undated("move", individual, move.id)
        for step in begin_by(plan, move, day):
            if step.on is None:
                yield Undated("milestone", individual, step.milestone.id)


def moved(move: Transition, day: dt.date) -> bool:
    """Whether the move has been made by a day."""
    return _by(day, move.moved_on)


def undecided(gate: Gate, day: dt.date) -> bool:
    """Whether a gate is not decided by a day, or was decided as not met."""
    return gate.decision in {"undecided", "not-met"} or not _by(day, gate.decided_on)


def _visits(move: Transition, day: dt.date) -> Iterator[PlanDate]:
    for visit in move.visits:
        if visit.outcome == "planned" or visit.on > day:
            words = f"Visit or leave: {label('visit-kind', visit.kind).lower()}"
            yield _arranged(visit.on, day, "visit", words, move.individual, move.id)


def _move(move: Transition, day: dt.date) -> Iterator[PlanDate]:
    target = move.move_day()
    if target is not None:
        yield _arranged(target, day, "move", "Move", move.individual, move.id)
    for asked in move.provider_search:
        panel = asked.panel_on
        if panel is not None and (panel >= day or asked.reply == "no-reply"):
            words = "Panel about a provider"
            found = _arranged(panel, day, "panel", words, move.individual, move.id)
            yield attrs.evolve(found, owner=asked.provider)


def _milestones(plan: Plan, move: Transition, day: dt.date) -> Iterator[PlanDate]:
    for step in begin_by(plan, move, day):
        if step.on is not None:
            yield PlanDate(
                on=step.on,
                kind="milestone",
                what=f"{step.verb} a milestone of the move",
                called=step.milestone.name,
                because=step.because,
                individual=move.individual,
                about=step.milestone.id,
                owner=step.milestone.owner,
                owed=True,
            )


def _panel(funding: Funding, day: dt.date) -> Iterator[PlanDate]:
    if funding.panel_on is not None and not _by(day, funding.agreed_on):
        words = f"Funding panel: {label('funding-stream', funding.stream)}"
        found = _arranged(funding.panel_on, day, "panel", words, funding.individual, funding.id)
        yield attrs.evolve(found, owner=funding.payer)


def _arranged(
    on: dt.date, day: dt.date, kind: str, words: str, individual: str, about: str
) -> PlanDate:
    said = "It was planned for this day, and nothing is recorded of what came of it."
    return PlanDate(
        on=on,
        kind=kind,
        what=words,
        because="Planned for this day." if on >= day else said,
        individual=individual,
        about=about,
    )


def _by(day: dt.date, happened: dt.date | None) -> bool:
    """Whether something is recorded and has happened by a day."""
    return happened is not None and happened <= day
