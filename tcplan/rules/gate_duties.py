"""A decision on a gate says by which rule; what it rests on, and a waiver of it, has an end."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.dates import long_day
from tcplan.domain.transition import Transition
from tcplan.rules.book import Rulebook
from tcplan.rules.gates import GateStanding, standing
from tcplan.rules.judging import Duty, State
from tcplan.rules.moves import Answer, MoveDuty
from tcplan.rules.on_day import OnDay

_BOUND = frozenset({"law", "national"})


def _evidence(on: OnDay, move: Transition) -> Iterator[Answer]:
    ahead = dt.timedelta(days=on.rule("R27").number("look_ahead_days"))
    for gate in move.gates:
        found = standing(gate, on.day, on.book)
        name = f"The gate “{gate.name}” of {move.individual}"
        owner = gate.owner or on.commissioner(move.individual)
        if found.state == "open-again":
            what = f"{name} is open again. {found.because}"
            yield Answer("not-met", what, owner, found.since, gate.id)
        elif found.state == "met" and found.until is not None:
            state: State = "due" if found.until - on.day <= ahead else "met"
            what = f"{name} rests on evidence that holds until {long_day(found.until)}."
            yield Answer(state, what, owner, found.until, gate.id)
        else:
            what = f"{name} rests on no evidence on {long_day(on.day)}."
            yield Answer("not-applicable", what, owner, None, gate.id)


def _incomplete(on: OnDay, move: Transition) -> Iterator[Answer]:
    for gate in move.gates:
        found = standing(gate, on.day, on.book)
        name = f"The gate “{gate.name}” of {move.individual}"
        owner = gate.owner or on.commissioner(move.individual)
        if not found.decided:
            what = f"{name}: {found.because}"
            yield Answer("not-applicable", what, owner, None, gate.id)
            continue
        lacks = tuple(_lacks(found, on.book))
        if lacks:
            what = f"{name} was decided without {' and without '.join(lacks)}."
            yield Answer("not-met", what, owner, None, gate.id)
        else:
            what = f"{name} was decided with everything that a decision needs."
            yield Answer("met", what, owner, None, gate.id)


def _lacks(found: GateStanding, book: Rulebook) -> Iterator[str]:
    gate = found.gate
    if found.state == "asserted":
        yield "evidence that is dated by this day"
    if gate.rule is None and gate.basis in _BOUND:
        yield "saying by which rule"
    if gate.rule is not None and gate.rule.strip() in book.ids and gate.rule_version is None:
        yield "the version of its rule"


def _waivers(on: OnDay, move: Transition) -> Iterator[Answer]:
    for gate in move.gates:
        found = standing(gate, on.day, on.book)
        name = f"The gate “{gate.name}” of {move.individual}"
        owner = gate.owner or on.commissioner(move.individual)
        if found.state == "waiver-ended":
            what = f"{name} stands open. {found.because}"
            yield Answer("not-met", what, owner, gate.waived_until, gate.id)
        elif found.state == "waived":
            what = f"{name} is waived, with a reason and an end."
            yield Answer("met", what, owner, gate.waived_until, gate.id)
        else:
            yield Answer("not-applicable", f"{name} is not waived.", owner, None, gate.id)


DUTIES: tuple[Duty, ...] = tuple(
    one.duty()
    for one in (
        MoveDuty("R27", "gate-open-again", "Gate whose evidence has run out", _evidence),
        MoveDuty("R31", "gate-decision-incomplete", "Decision about a gate lacks", _incomplete),
        MoveDuty("R31", "waiver-ended", "Waiver of a gate has ended", _waivers),
    )
)
"""Duties about the gates of moves that are planned or under way."""
