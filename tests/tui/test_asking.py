"""A change is put together by choices, and every way through them ends in a sound change."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.whatif import WhatIfChange
from tests.builders import individual, robin, small_plan, with_entity
from tests.tui.showing import looking
from tui.asking import Asking, Step


def walked(asking: Asking, choices: list[int]) -> tuple[list[Step], WhatIfChange | None]:
    """The steps of a way through, and the change at its end; None where nothing could be chosen."""
    steps, answer = asking.begin(), None
    seen: list[Step] = []
    numbers = iter(choices)
    while True:
        try:
            step = steps.send(answer)
        except StopIteration as found:
            return seen, found.value
        seen.append(step)
        if not step.choices:
            return seen, None
        answer = step.choices[next(numbers) % len(step.choices)][1]


def way(asking: Asking, *words: str) -> WhatIfChange | None:
    """The change at the end of these choices."""
    steps, answer = asking.begin(), None
    left = list(words)
    while True:
        try:
            step = steps.send(answer)
        except StopIteration as found:
            change: WhatIfChange = found.value
            return change
        answer = next(value for said, value in step.choices if said.startswith(left[0]))
        left.pop(0)


@given(st.lists(st.integers(0, 40), min_size=8, max_size=8))
def test_every_way_through_ends_in_a_change_or_says_why_not(choices: list[int]) -> None:
    """Nobody is led to a question without an answer, nor to a change of something unknown."""
    plan = robin()
    steps, change = walked(Asking(looking(plan), "P-001"), choices)

    if change is None:
        assert steps[-1].nothing
    else:
        names = [change.about, change.holder]
        assert all(name is None or name in plan.by_id for name in names)


def test_a_provider_stops_on_the_day_of_the_move() -> None:
    """Who, and from when: two choices, and the day of the move is among them."""
    change = way(Asking(looking(robin()), "P-001"), "An agency or a team", "Oak", "the day of")

    assert change is not None
    assert ("stop", "oak") == (change.kind, change.about)
    assert robin().transitions[0].target == change.on


def test_an_arrangement_of_ones_own_is_added() -> None:
    """What it prevents, who delivers it, when: the new control has an id that nothing else has."""
    plan = robin()
    change = way(
        Asking(looking(plan), "P-001"),
        *("An arrangement is added", "t-unnoticed", "somebody else", "Landlord"),
        *("every night", "now"),
    )

    assert change is not None
    assert change.control is not None
    assert (("landlord",), ("t-unnoticed",)) == (change.control.holders, change.control.against)
    assert change.control.id not in plan.by_id


def test_nobody_elses_family_can_be_asked_to_help() -> None:
    """Who could take something on are services; family is never put down as a stand-in."""
    offered: list[Any] = []
    steps = Asking(looking(robin()), "P-001").deputy()
    steps.send(None)
    offered += steps.send("c-trust").choices

    assert "Mum" not in [words for words, _ in offered]


def test_without_anything_recorded_it_is_said() -> None:
    """Somebody newly referred has no controls and no move; each question says so."""
    plan = with_entity(small_plan(), individual("P-009"))
    asking = Asking(looking(plan), "P-009")

    assert "No move is recorded." == next(asking.slip()).nothing
    assert next(asking.fails()).choices == ()
