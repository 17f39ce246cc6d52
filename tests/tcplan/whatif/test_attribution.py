"""Each difference is the work of exactly those changes that make it: checked by trying them all."""

from collections.abc import Hashable
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tcplan.analysis.attribution import MOST_SETS, attributed
from tcplan.domain.whatif import WhatIfChange
from tcplan.views.whatif.sides import Sides
from tests.tcplan.whatif.plans import (
    by_brute_force,
    change,
    looking,
    new_control,
    stop,
    two_people,
)

PLACES = frozenset(range(4))
SUBSETS = [frozenset(s) for n in range(5) for s in combinations(sorted(PLACES), n)]
TABLES = st.lists(st.integers(0, 2), min_size=len(SUBSETS), max_size=len(SUBSETS))


@given(TABLES)
def test_causes_are_those_of_the_whole_table(values: list[int]) -> None:
    """Whatever the changes do to one another, the causes are those that trying them all shows."""
    table = dict(zip(SUBSETS, values, strict=True))
    found = attributed(lambda places: {"fact": table[places]}, len(PLACES))
    none, every = table[frozenset()], table[PLACES]
    if none == every:
        assert {} == found
        return
    told = found["fact"]
    assert tuple(i for i in sorted(PLACES) if table[frozenset({i})] == every) == told.alone
    assert tuple(i for i in sorted(PLACES) if table[PLACES - {i}] != every) == told.needed
    if not told.alone and not told.needed:
        enough = [s for s in SUBSETS if 1 < len(s) and table[s] == every]
        least = min(map(len, enough))
        assert {s for s in enough if len(s) == least} == {*told.sets}
    assert told.all


def test_what_only_two_of_three_make_is_told_as_any_two() -> None:
    """Three back-ups of which any two have to go: no one of them is to blame."""
    found = attributed(lambda places: {"open": len(places) >= 2}, 3)["open"]

    assert ((), ()) == (found.alone, found.needed)
    assert {frozenset({0, 1}), frozenset({0, 2}), frozenset({1, 2})} == {*found.sets}


def test_a_search_that_would_not_end_says_so() -> None:
    """Nobody waits for ever for a cause, and nobody is told a wrong one."""
    asked: list[frozenset[int]] = []

    def ask(places: frozenset[int]) -> dict[str, Hashable]:
        asked.append(places)
        return {"open": len(places) >= 10}

    found = attributed(ask, 12)["open"]

    assert found.bounded
    assert len(asked) <= 2 * 12 + 2 + MOST_SETS
    assert len(asked) == len({*asked})


CHANGES = (
    stop("oak"),
    stop("elm"),
    change("slip", "move", days=14),
    change("in-place", "c-training"),
    change("fail-control", "c-trust"),
    change("add-control", control=new_control()),
    change("lift-condition", "nowhere"),
    stop("spare", pounds_a_week=300),
)


@given(st.permutations(CHANGES), st.integers(1, 3))
@settings(max_examples=20)
def test_the_causes_in_a_plan_are_those_of_making_the_changes_one_by_one(
    order: list[WhatIfChange], size: int
) -> None:
    """Every difference in Robin's plan, with what makes it, against plans changed separately."""
    plan, changes = two_people(), tuple(order[:size])
    sides = Sides(looking(plan), changes, "P-001")
    table = by_brute_force(plan, changes, "P-001")
    none, every = table[frozenset()], table[frozenset(range(size))]
    keys = set(chain(none, every))

    assert {key for key in keys if none.get(key) != every.get(key)} == set(sides.differences)
    for key, found in sides.differences.items():
        wanted = every.get(key)
        alone = tuple(i for i in range(size) if table[frozenset({i})].get(key) == wanted)
        needed = tuple(
            i for i in range(size) if table[frozenset(range(size)) - {i}].get(key) != wanted
        )
        assert (alone, needed) == (found.alone, found.needed)
        assert none.get(key) == sides.value(key, frozenset())


@given(st.permutations(CHANGES), st.integers(1, 3))
@settings(max_examples=20)
def test_the_whole_plan_tells_of_each_person_what_their_own_what_if_tells(
    order: list[WhatIfChange], size: int
) -> None:
    """What is left out because nothing there can touch somebody is really untouched."""
    plan, changes = two_people(), tuple(order[:size])
    across = Sides(looking(plan), changes).differences
    for person in ("P-001", "P-002"):
        alone = Sides(looking(plan), changes, person).differences
        assert {k: v for k, v in alone.items() if k[1]} == {
            k: v for k, v in across.items() if k[1] == person
        }
