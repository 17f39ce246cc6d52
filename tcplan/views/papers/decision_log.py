"""The decision log of one person's move: each decision by the day, and what is still to decide.

Nothing is left out because it no longer stands; how it stands on the day is said beside it.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said
from tcplan.domain.transition import Milestone, Transition
from tcplan.rules.gates import STATE_WORDS, GateStanding, standing
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.decisions_beside import acceptances, accepted, beside_gates
from tcplan.views.papers.decisions_changed import ChangeRow, DayMoved, changes, days_moved
from tcplan.views.papers.decisions_made import (
    DecisionRow,
    gate_decision,
)
from tcplan.views.papers.given import Given, Recipient
from tcplan.views.saves import SavesView

NO_MOVE = "No move is recorded, so nothing was decided about one."
NO_JOURNAL = (
    "This plan is a file and keeps no journal: who changed what, and which days were moved, is "
    "not told here. A database keeps both."
)
NOT_FOR_OTHERS = "The journal is told to the plan's holder only."
FROM_JOURNAL = "From the journal, up to row {head}."


@attrs.frozen(kw_only=True)
class MoveRow:
    """The move that is decided about."""

    id: str
    stage_words: str
    target: dt.date | None
    moved_on: dt.date | None


@attrs.frozen(kw_only=True)
class OpenRow:
    """Something that is still to be decided."""

    id: str
    what: str
    basis_words: str | None
    rule: str | None
    owner: str | None
    due: dt.date | None
    because: str


@attrs.frozen(kw_only=True)
class StepRow:
    """A milestone of the move as it is recorded."""

    id: str
    name: str
    owner: str | None
    days: str
    """Shortest, likely and longest, in words."""
    started_on: dt.date | None
    done_on: dt.date | None


@attrs.frozen
class DecisionLogView:
    """Every decision about one person's move, with the journal where there is one."""

    heading: Heading
    recipient: Recipient
    individual: str
    individual_label: str
    moves: tuple[MoveRow, ...]
    decisions: tuple[DecisionRow, ...]
    """The oldest first."""
    open: tuple[OpenRow, ...]
    """The earliest due first; what has no day comes last."""
    steps: tuple[StepRow, ...]
    journalled: bool
    """Whether there is a journal to tell from."""
    journal: str
    """Whether there is a journal to tell from, in one sentence."""
    days_moved: tuple[DayMoved, ...]
    """The oldest first."""
    changes: tuple[ChangeRow, ...]
    """The oldest first."""
    changes_elsewhere: int
    """Saves that changed other entries of the record and are not told here."""


def decision_log(looking: Looking, about: str | None, given: Given) -> DecisionLogView:
    """The decision log of one person; raises ``UnknownIdError`` for an id the plan does not have.

    Complexity: linear in the person's move and journal, and that of judging the plan once.
    """
    me = looking.get("individuals", about or "").id
    moves: tuple[Transition, ...] = looking.plan.of("transitions", me)
    saves = None if given.recipient.outside else given.journal
    told = changes(saves, _own(looking, me, moves)) if saves else ()
    return DecisionLogView(
        heading=looking.heading(),
        recipient=given.recipient,
        individual=me,
        individual_label=looking.person_label(me),
        moves=tuple(map(_move, moves)),
        decisions=tuple(sorted(_decisions(looking, me, moves), key=lambda one: one.on)),
        open=tuple(sorted(_open(looking, me, moves), key=lambda one: one.due or dt.date.max)),
        steps=tuple(step for move in moves for step in _steps(looking, me, move)),
        journalled=saves is not None,
        journal=_journal(given, saves),
        days_moved=days_moved(told),
        changes=told,
        changes_elsewhere=len(saves.saves) - len({one.change for one in told}) if saves else 0,
    )


def _journal(given: Given, saves: SavesView | None) -> str:
    if saves is not None:
        return FROM_JOURNAL.format(head=saves.heading.head)
    return NOT_FOR_OTHERS if given.recipient.outside else NO_JOURNAL


def _own(looking: Looking, me: str, moves: tuple[Transition, ...]) -> frozenset[str]:
    """Ids of what is decided about: the moves, and the acceptances of gaps of the person."""
    return frozenset((*(move.id for move in moves), *(one.id for one in accepted(looking, me))))


def _move(move: Transition) -> MoveRow:
    return MoveRow(
        id=move.id,
        stage_words=label("stage", move.stage),
        target=move.target,
        moved_on=move.moved_on,
    )


def _decisions(looking: Looking, me: str, moves: tuple[Transition, ...]) -> Iterator[DecisionRow]:
    for move in moves:
        for gate in move.gates:
            made = gate_decision(looking, me, gate)
            if made is not None:
                yield made
        yield from beside_gates(looking, move)
    yield from acceptances(looking, me)


def _open(looking: Looking, me: str, moves: tuple[Transition, ...]) -> Iterator[OpenRow]:
    for move in moves:
        for gate in move.gates:
            found = standing(gate, looking.day, looking.book)
            if not found.passes:
                yield OpenRow(
                    id=gate.id,
                    what=looking.veiled(gate.name, me),
                    basis_words=label("basis", gate.basis),
                    rule=gate.rule,
                    owner=looking.thing_name(gate.owner) if gate.owner else None,
                    due=gate.due,
                    because=looking.veiled(_stands(found), me),
                )
        for step in move.decide_by:
            if step.decided_on is None or step.decided_on > looking.day:
                yield OpenRow(
                    id=move.id,
                    what=looking.veiled(step.what, me),
                    basis_words=None,
                    rule=None,
                    owner=looking.thing_name(step.owner),
                    due=step.by,
                    because="Nobody has decided on it.",
                )


def _stands(found: GateStanding) -> str:
    return f"{STATE_WORDS[found.state]}. {found.because}" if found.decided else found.because


def _takes(step: Milestone) -> str:
    if step.shortest == step.longest:
        return days_said(step.likely)
    return f"{step.shortest} to {step.longest} days, {step.likely} likely"


def _steps(looking: Looking, me: str, move: Transition) -> Iterator[StepRow]:
    for step in move.milestones:
        yield StepRow(
            id=step.id,
            name=looking.veiled(step.name, me),
            owner=looking.thing_name(step.owner) if step.owner else None,
            days=_takes(step),
            started_on=step.started_on,
            done_on=step.done_on,
        )
