"""A gate stands on a timeline as its evidence stands; a day that passed undecided shows as late."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.domain.transition import DecideBy, Gate, Transition
from tcplan.rules.gates import STATE_WORDS, standing
from tcplan.views.looking import Looking
from tcplan.views.timeline.path import in_days

_NAMED_FIRST = frozenset({"open-again", "asserted", "waiver-ended", "not-met"})


@attrs.frozen(kw_only=True)
class TimedGate:
    """A gate of the move with its day and how it stands."""

    id: str
    name: str
    basis_words: str
    owner: str | None
    due: dt.date | None
    on: dt.date | None
    """Where it stands on the timeline: its decision while that lets the move through, else its due
    day; null when it has neither."""
    state: str
    """``met``, ``not-applicable``, ``waived``, ``waiver-ended``, ``open-again``, ``asserted``,
    ``not-met`` or ``undecided``."""
    state_words: str
    passes: bool
    late: bool
    """Whether its day has passed and it does not let the move through."""
    sentence: str


@attrs.frozen(kw_only=True)
class TimedDecision:
    """Something that the plan says must be decided by a day."""

    id: str
    what: str
    owner: str
    by: dt.date
    decided_on: dt.date | None
    late: bool
    """Whether its day has passed and it is not decided."""
    sentence: str


def timed_gates(looking: Looking, move: Transition | None) -> tuple[TimedGate, ...]:
    """The gates of a move, in the plan's order."""
    return tuple(_gate(looking, move, gate) for gate in move.gates) if move else ()


def _gate(looking: Looking, move: Transition, gate: Gate) -> TimedGate:
    found, day = standing(gate, looking.day, looking.book), looking.day
    late = not found.passes and gate.due is not None and gate.due < day
    due = f" Due {short_day(gate.due)}, {in_days(gate.due, day)}." if gate.due else ""
    words = STATE_WORDS[found.state]
    told = looking.veiled(found.because, move.individual)
    told = f"{words}. {told}" if found.state in _NAMED_FIRST else told
    return TimedGate(
        id=gate.id,
        name=looking.veiled(gate.name, move.individual),
        basis_words=label("basis", gate.basis),
        owner=looking.thing_name(gate.owner) if gate.owner else None,
        due=gate.due,
        on=(found.since if found.passes else gate.due) or gate.due or found.since,
        state=found.state,
        state_words=words,
        passes=found.passes,
        late=late,
        sentence=told if found.passes else told + (due or " No day is set."),
    )


def timed_decisions(looking: Looking, move: Transition | None) -> tuple[TimedDecision, ...]:
    """The decisions that a plan wants by a day, in its order."""
    if move is None:
        return ()
    return tuple(_decision(looking, move, one, n) for n, one in enumerate(move.decide_by, start=1))


def _decision(looking: Looking, move: Transition, one: DecideBy, number: int) -> TimedDecision:
    day = looking.day
    decided = one.decided_on if one.decided_on and one.decided_on <= day else None
    late = decided is None and one.by < day
    if decided:
        sentence = f"Decided on {short_day(decided)}; it was to be by {short_day(one.by)}."
    else:
        sentence = f"Decide by {short_day(one.by)}, {in_days(one.by, day)}."
        sentence += " That day has passed and no decision is recorded." if late else ""
    return TimedDecision(
        id=f"{move.id}:decision-{number}",
        what=looking.veiled(one.what, move.individual),
        owner=looking.thing_name(one.owner),
        by=one.by,
        decided_on=decided,
        late=late,
        sentence=sentence,
    )
