"""How many ways of holding a risk share nothing: by trying every choice of ways there is."""

from itertools import combinations

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tcplan.analysis import packing
from tcplan.analysis.diagram import smallest
from tcplan.analysis.formula import Formula, all_of, any_of, at_least, events, holds
from tcplan.analysis.packing import TooManyError, by_programme, by_search, path_sets
from tcplan.analysis.ways import disjoint, held_by, separate_ways
from tests.tcplan.analysis.trees import EVENTS, columns, formula, minimal, rows, table, trees

SMALL = 7
"""Events of a tree small enough to try every choice of ways."""


def paths_by_table(tree: object) -> set[frozenset[str]]:
    """The minimal path sets from the truth table: what must not happen for the tree not to fail."""
    every = rows(SMALL)
    failed = table(tree, columns(SMALL), every)  # type: ignore[arg-type]
    whole = (1 << SMALL) - 1
    held = sum(1 << row for row in range(1 << SMALL) if not failed >> (whole ^ row) & 1)
    return minimal(held, SMALL)


def most_disjoint(paths: set[frozenset[str]]) -> int:
    """The largest number of sets that share nothing, by trying every choice, largest first."""
    some = sorted(paths, key=sorted)
    return max(
        n
        for n in range(min(len(some), SMALL) + 1)
        if any(disjoint(chosen) for chosen in combinations(some, n))
    )


@drawn(trees(SMALL, 4))
@settings(max_examples=150)
def test_the_number_of_separate_ways_is_that_of_trying_every_choice(tree: object) -> None:
    """No arrangement is said to have a back-up more, or one less, than it has."""
    found = separate_ways(formula(tree))  # type: ignore[arg-type]
    expected = paths_by_table(tree)

    assert most_disjoint(expected) == len(found.ways)
    assert found.exact
    assert set(found.ways) <= expected
    assert disjoint(found.ways)


@drawn(trees(6, 4))
@settings(max_examples=25)
def test_the_integer_programme_gives_what_the_search_gives(tree: object) -> None:
    """A risk with too many ways to list is counted by another method, with the same answer."""
    failure = formula(tree)  # type: ignore[arg-type]
    if isinstance(failure, bool):
        return
    ways, at_most = by_programme(held_by(failure), failure)

    assert len(by_search(path_sets(held_by(failure)))) == len(ways) == at_most
    assert set(ways) <= set(path_sets(held_by(failure)))
    assert disjoint(ways)


@drawn(trees())
def test_what_holds_is_what_does_not_fail(tree: object) -> None:
    """A risk is held exactly when it has not failed, whatever happened."""
    failure = formula(tree)  # type: ignore[arg-type]
    holding = held_by(failure)
    for gone in (EVENTS[:3], EVENTS[2:9:2], EVENTS, ()):
        happened = {event: event in gone for event in EVENTS}
        there = {event: event not in gone for event in EVENTS}
        assert holds(holding, there) != holds(failure, happened)


@drawn(st.integers(1, 5), st.integers(1, 6))
def test_so_many_of_so_many_make_one_way_for_each_group(k: int, n: int) -> None:
    """Of six workers of whom two are needed there are three separate pairs, not fifteen."""
    if k > n:
        return
    failure = at_least(n - k + 1, EVENTS[:n])

    assert n // k == len(separate_ways(failure).ways)


def test_two_of_three_must_fail_together_and_yet_there_is_one_way() -> None:
    """Cut size and separate ways are two figures: two out of three people are one pair at most."""
    failure = at_least(2, ["ann", "ben", "cat"])

    assert (2, 1) == (smallest(failure), len(separate_ways(failure).ways))


def test_nothing_holds_and_nothing_can_fail() -> None:
    """A risk that nothing covers has no way of being held."""
    always, never = separate_ways(all_of([])), separate_ways(any_of([]))

    assert ((), 0) == (always.ways, always.at_most)
    assert ((frozenset(),), 1) == (never.ways, never.at_most)


def wide(controls: int, threats: int, shared: bool) -> Formula:  # noqa: FBT001
    """Causes with so many controls each, of which every one hangs on a company of its own."""

    def out(cause: int, at: int) -> Formula:
        company = "company-0" if shared and at == 1 else f"company-{at}"
        return any_of([f"control-{cause}-{at}", company, f"team-{cause}-{at}"])

    return any_of(all_of(out(cause, at) for at in range(controls)) for cause in range(threats))


def test_more_ways_than_can_be_listed_are_counted_exactly() -> None:
    """Four causes with five arrangements each have 625 ways, and five of them share nothing."""
    found = separate_ways(wide(5, 4, shared=False))

    assert (5, 5) == (len(found.ways), found.at_most)
    assert disjoint(found.ways)


def test_a_shared_company_takes_one_way_away() -> None:
    """Two arrangements of one parent company are one way, however many causes they hold."""
    found = separate_ways(wide(5, 4, shared=True))

    assert (4, 4) == (len(found.ways), found.at_most)


def test_when_time_runs_out_a_bound_is_given_and_not_an_estimate() -> None:
    """Without the time for a proof, what was found is told as so many at least."""
    failure = wide(4, 5, shared=False)
    ways, at_most = by_programme(held_by(failure), failure, 4, seconds=0.0)

    assert len(ways) <= at_most == 4
    assert disjoint(ways)


def test_a_long_search_is_given_up_for_the_other_method(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search stops after so many steps, and the answer is as exact by the other method."""
    monkeypatch.setattr(packing, "MOST_STEPS", 2)
    failure = wide(3, 2, shared=False)

    with pytest.raises(TooManyError):
        by_search(path_sets(held_by(failure)))
    found = separate_ways.__wrapped__(failure)
    assert (3, 3) == (len(found.ways), found.at_most)


def test_every_way_is_enough_alone_and_none_of_it_can_be_left_out() -> None:
    """What is named as one way holds the risk when all else has failed, and names nothing idle."""
    failure = wide(3, 2, shared=True)
    for way in separate_ways(failure).ways:
        for left_out in (None, *way):
            gone = {e: e not in way or e == left_out for e in events(failure)}
            assert holds(failure, gone) == (left_out is not None)


def test_a_gate_of_one_part_is_that_part() -> None:
    """The same arrangement named twice on one cause is one way."""
    assert 1 == len(separate_ways(all_of(["a", "a"])).ways)
