"""A formula under all scenarios at once gives what a truth table gives for each of them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.cohort.scenarios import Scenarios, bits, evaluated, scenarios
from tcplan.analysis.formula import holds
from tests.tcplan.analysis.trees import EVENTS, Tree, formula, trees

MOST = 5
"""So many events may stop in these trees; the others are further events."""


def stopped(over: Scenarios, bit: int) -> tuple[str, ...]:
    """The events that stop in a scenario."""
    places = (bit,) if bit < over.number else over.couples[bit - over.number]
    return tuple(EVENTS[place] for place in places)


def happened(*names: str) -> dict[str, bool]:
    """The world in which just these have happened."""
    return {event: event in names for event in EVENTS}


@given(trees(), st.integers(1, MOST))
def test_each_scenario_is_as_if_it_alone_were_asked(tree: Tree, number: int) -> None:
    """One that stops, or two, fail the support exactly where a truth table says so."""
    of, over = formula(tree), scenarios(number, pairs=True)
    found = evaluated(of, dict(zip(EVENTS, over.stopping, strict=False)), {}, over.every)

    for bit in range(over.size):
        assert holds(of, happened(*stopped(over, bit))) == bool(found >> bit & 1)


@given(trees(), st.integers(1, MOST))
def test_one_more_event_is_as_if_it_were_added(tree: Tree, number: int) -> None:
    """Whether some further event would fail what is left is asked of every event."""
    of, over = formula(tree), scenarios(number, pairs=True)
    more = over.with_one_more(len(EVENTS) - number)
    every = (1 << over.size * len(EVENTS)) - 1
    found = over.in_any(evaluated(of, dict(zip(EVENTS, more, strict=True)), {}, every))

    for bit in range(over.size):
        worlds = (happened(*stopped(over, bit), event) for event in EVENTS)

        assert any(holds(of, world) for world in worlds) == bool(found >> bit & 1)


def test_scenarios_are_each_thing_and_then_each_pair() -> None:
    """Four things make four scenarios of one and six of two."""
    over = scenarios(4, pairs=True)

    assert tuple(combinations(range(4), 2)) == over.couples
    assert 10 == over.size
    assert 4 == scenarios(4, pairs=False).size


@given(st.integers(0, 1 << 70))
def test_bits_are_those_that_are_set(number: int) -> None:
    """Reading the bits of a number and setting them again gives the number."""
    assert number == sum(1 << bit for bit in bits(number))
