"""Figures of services: by adding up every combination of what may be missing."""

from itertools import product

import pytest
from hypothesis import assume, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.faulttree import Interval
from tcplan.analysis.formula import Formula, all_of, any_of, at_least, events, holds
from tcplan.analysis.reliability import DRAWS, Reliability, reliability, usable
from tcplan.domain.plan import Plan
from tcplan.domain.unavailability import OF
from tests.builders import (
    TODAY,
    agency,
    authority,
    control,
    day,
    family,
    place,
    robin,
    system,
    team,
    unavailability,
    with_entity,
)
from tests.tcplan.analysis.trees import Tree, formula, trees

KNOWN = ("a", "b", "c", "d")
SERVICES = (*KNOWN, "e")
"""An agency, a team, a place and a system with figures, and a team without one."""
KIN, LAW, ITSELF = "f", "g", "h"


def network(ranges: dict[str, tuple[int, int]]) -> Plan:
    """Robin's plan with five services, somebody's father, an order and an arrangement."""
    figures = {name: unavailability(*ranges[name]) for name in KNOWN}
    return with_entity(
        robin(),
        agency("a", out_of_service=figures["a"]),
        team("b", out_of_service=figures["b"]),
        place("c", kind="office", out_of_service=figures["c"]),
        system("d", out_of_service=figures["d"]),
        team("e"),
        family("f"),
        authority("g"),
        control("h", "a"),
    )


RANGES = {"a": (0, 100), "b": (800, 1_500), "c": (200, 200), "d": (5, 9_000)}
PLAN = network(RANGES)


def asked(failure: Formula, plan: Plan = PLAN) -> Reliability:
    """What is told of one arrangement today."""
    return reliability(Arrangements(plan, TODAY), failure)


def added_up(failure: Formula, chance: dict[str, float]) -> float:
    """The chance of a failure, every combination of missing services added up."""
    total = 0.0
    named = sorted(chance)
    for missing in product((False, True), repeat=len(named)):
        happened = dict(zip(named, missing, strict=True))
        fixed = {KIN: True, LAW: False, ITSELF: False}
        if holds(failure, happened | fixed):
            weight = 1.0
            for name in named:
                weight *= chance[name] if happened[name] else 1 - chance[name]
            total += weight
    return total


def ends(which: int) -> dict[str, float]:
    """The lower (0) or the upper (1) end of every service's range."""
    return {name: RANGES[name][which] / OF for name in KNOWN} | {"e": float(which)}


@drawn(trees(8))
def test_the_range_is_that_of_adding_up_every_combination(tree: Tree) -> None:
    """What a planner reads is exact at both ends, whatever is shared by whatever."""
    failure = formula(tree)
    assume(not isinstance(failure, bool))
    found = asked(failure)
    if found.chance is not None:
        expected = (added_up(failure, ends(0)), added_up(failure, ends(1)))
        assert expected == pytest.approx((found.chance.low, found.chance.high), abs=1e-12)


@drawn(trees(8))
def test_a_number_is_given_only_where_a_figure_counts(tree: Tree) -> None:
    """Where no recorded figure can change the answer there is no number at all."""
    failure = formula(tree)
    assume(not isinstance(failure, bool))
    found = asked(failure)
    if found.chance is None and found.known:
        values = {added_up(failure, ends(0) | {name: 0.5}) for name in found.known}
        assert 1 == len(values)
    assert set(found.known) == set(KNOWN) & events(failure)
    assert set(found.not_known) == {"e"} & events(failure)
    assert set(found.kin) == {KIN} & events(failure)


@drawn(trees(8))
@settings(max_examples=40)
def test_what_each_service_moves_is_worked_out_exactly(tree: Tree) -> None:
    """Each bar is the whole range asked again with one service at its other end."""
    failure = formula(tree)
    assume(not isinstance(failure, bool))
    found = asked(failure)
    for swing in found.swings:
        at_worst = ends(0) | {swing.event: ends(1)[swing.event]}
        at_best = ends(1) | {swing.event: ends(0)[swing.event]}
        assert added_up(failure, at_worst) == pytest.approx(swing.least, abs=1e-12)
        assert added_up(failure, at_best) == pytest.approx(swing.most, abs=1e-12)
    moved = [swing.moves for swing in found.swings]
    assert sorted(moved, reverse=True) == moved


def test_two_services_that_must_both_be_missing() -> None:
    """2 to 5 % and 10 to 20 % apart from each other make 0.2 to 1 % together."""
    plan = network(RANGES | {"a": (200, 500), "b": (1_000, 2_000)})
    chance = asked(all_of(["a", "b"]), plan).chance

    assert chance is not None
    assert (0.002, 0.01) == pytest.approx((chance.low, chance.high))


def test_what_is_shared_is_counted_once() -> None:
    """Two rotas behind one parent company are missing at least as often as the company."""
    plan = network(RANGES | {"a": (500, 500), "b": (0, 0)})
    chance = asked(all_of([any_of(["a", "b"]), any_of(["a", "c"])]), plan).chance

    assert chance is not None
    assert 0.05 == pytest.approx(chance.low)


def test_without_any_figure_there_is_no_number() -> None:
    """Nobody who did not ask for figures, and record them, ever sees one."""
    found = asked(all_of(["e", "f"]))

    assert (None, (), ("e",), ("f",)) == (
        found.chance,
        found.swings,
        found.not_known,
        found.kin,
    )


def test_a_service_without_a_figure_may_be_missing_never_or_always() -> None:
    """The range says honestly how little is known; it is not narrowed by a guess."""
    alone = asked(any_of(["a", "e"])).chance
    both = asked(all_of(["a", "e"])).chance

    assert Interval(0.0, 1.0) == alone
    assert Interval(0.0, 0.01) == both


def test_family_is_never_given_a_figure_and_never_relied_on_for_one() -> None:
    """What a mother does beside a service makes the services' own figure no smaller."""
    alone, beside = asked(any_of(["b"])), asked(all_of(["b", KIN]))

    assert alone.chance == beside.chance
    assert (KIN,) == beside.kin


def test_a_team_that_leans_on_family_is_as_unasked_as_family() -> None:
    """A rota that only works while a sister drives is no figure of a service."""
    plan = with_entity(PLAN, team("visits", "f", out_of_service=None))

    assert ("visits",) == asked(all_of(["a", "visits"]), plan).kin


def test_the_law_and_the_arrangement_itself_are_left_out_of_the_question() -> None:
    """The figure is about whether services are there, not about what is agreed or ordered."""
    assert asked("b").chance == asked(any_of(["b", LAW, ITSELF])).chance


@pytest.mark.parametrize(
    "figure",
    [
        unavailability(said_by=None),
        unavailability(on=day(1), review_by=day(9)),
        unavailability(on=day(-9), review_by=day(-1)),
    ],
    ids=["no source", "not yet", "past review"],
)
def test_a_figure_that_nobody_stands_for_is_not_used(figure: object) -> None:
    """Without a source, before its day or past its review a number is as good as none."""
    assert None is usable(figure, TODAY)  # type: ignore[arg-type]
    assert None is usable(None, TODAY)


def test_the_order_is_steady_where_ranges_do_not_overlap() -> None:
    """What is worst at every draw is among the first in all of them."""
    plan = network({"a": (9_000, 9_100), "b": (1, 2), "c": (1, 2), "d": (1, 2)})
    found = asked(any_of(KNOWN), plan)
    shares = {one.event: one.share for one in found.steadiness}

    assert (3, 1.0) == (found.first, shares["a"])
    assert 3.0 == pytest.approx(sum(shares.values()))
    assert DRAWS == 1_000


def test_the_same_draws_are_made_every_time() -> None:
    """Two people who ask get the same answer, digit for digit."""
    assert asked(any_of(KNOWN)).steadiness == asked(any_of(KNOWN)).steadiness


def test_no_order_is_drawn_where_a_figure_is_missing() -> None:
    """How steady an order is cannot be drawn from a range that nobody stated."""
    found = asked(at_least(2, ["a", "b", "c", "e"]))

    assert (0, ()) == (found.first, found.steadiness)
    assert {"a", "b", "c", "e"} == {swing.event for swing in found.swings}


@pytest.mark.no_cover
@drawn(st.data())
@settings(max_examples=30)
def test_a_narrower_figure_never_widens_the_range(data: st.DataObject) -> None:
    """Counting again and knowing more can only bring the two ends together."""
    failure = formula(data.draw(trees(4)))
    assume(not isinstance(failure, bool))
    name = data.draw(st.sampled_from(KNOWN))
    low, high = RANGES[name]
    some = data.draw(st.integers(low, high))
    wide, narrow = asked(failure), asked(failure, network(RANGES | {name: (some, some)}))

    if wide.chance is not None and narrow.chance is not None:
        assert wide.chance.low <= narrow.chance.low + 1e-12
        assert narrow.chance.high <= wide.chance.high + 1e-12
