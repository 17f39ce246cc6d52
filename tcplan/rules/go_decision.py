"""A go stands only while nothing of the law stands against it, whatever was true when it was made.

What else was open on the day of a go is named in its reason, by id or by name.
"""

from collections.abc import Iterator

import attrs

from tcplan.domain.dates import long_day
from tcplan.domain.transition import GoDecision, Transition
from tcplan.rules.effect import blocks
from tcplan.rules.gates import STATE_WORDS, standing
from tcplan.rules.judging import Duty
from tcplan.rules.moves import Answer, MoveDuty, moved
from tcplan.rules.on_day import OnDay


@attrs.frozen(kw_only=True)
class Decided:
    """The last decision by the day, and whether it stands."""

    made: GoDecision
    stands: bool
    because: str
    unnamed: tuple[str, ...] = ()
    """Gates that were open on the day of a go and that its reason names neither by id nor name."""


def decided(on: OnDay, move: Transition) -> Decided | None:
    """The last decision by the day; a go stands only while nothing of the law stands against it."""
    made = next((one for one in reversed(move.decisions) if one.decided_on <= on.day), None)
    if made is None:
        return None
    day = long_day(made.decided_on)
    if made.decision != "go":
        said = "no go" if made.decision == "no-go" else "pause"
        return Decided(made=made, stands=True, because=f"Decided on {day}: {said}.")
    against = [
        f"the gate “{gate.name}” ({STATE_WORDS[found.state].lower()})"
        for gate in move.gates
        if (found := standing(gate, on.day, on.book)).of_law and not found.passes
    ]
    against += [f"the legal status: {sentence}" for sentence in blocks(on, move.individual)]
    if against and not moved(on, move):
        because = f"The go of {day} no longer stands: {'; '.join(against)}."
        return Decided(made=made, stands=False, because=because.replace("..", "."))
    unnamed = tuple(_open_then(on, move, made))
    return Decided(made=made, stands=True, because=f"The go of {day} stands.", unnamed=unnamed)


def _open_then(on: OnDay, move: Transition, made: GoDecision) -> Iterator[str]:
    """Gates that were open when it was decided to go and that the reason does not name."""
    reason = made.reason.casefold()
    for gate in move.gates:
        found = standing(gate, made.decided_on, on.book)
        named = gate.id.casefold() in reason or gate.name.casefold() in reason
        if not found.passes and not named:
            yield gate.id


def _go(on: OnDay, move: Transition) -> Iterator[Answer]:
    found, me = decided(on, move), move.individual
    if found is None or found.made.decision != "go":
        yield Answer("not-applicable", f"No decision to go is in force for {me}.")
    else:
        what = f"About the move of {me}: {found.because}"
        owner = found.made.decided_by.organisation
        yield Answer("met" if found.stands else "not-met", what, owner, move.move_day())


def _unnamed(on: OnDay, move: Transition) -> Iterator[Answer]:
    found, me = decided(on, move), move.individual
    if found is None or found.made.decision != "go" or not found.stands:
        yield Answer("not-applicable", f"No decision to go stands for {me}.")
    elif found.unnamed:
        names = {gate.id: gate.name for gate in move.gates}
        said = ", ".join(f"“{names[name]}”" for name in found.unnamed)
        what = f"The decision that {me} moves does not name what was open then: {said}."
        yield Answer("not-met", what, found.made.decided_by.organisation, move.move_day())
    else:
        yield Answer("met", f"The decision that {me} moves names every gate that was open then.")


DUTIES: tuple[Duty, ...] = (
    MoveDuty("R34", "go-no-longer-stands", "Go that no longer stands", _go).duty(),
    MoveDuty("R34", "open-gate-not-named", "Go that does not name what is open", _unnamed).duty(),
)
"""Duties about the decision whether a move goes ahead."""
