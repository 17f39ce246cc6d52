"""Factors for common causes give the figures published for them, and refuse what they cannot be."""

from collections.abc import Callable

import pytest

from tcplan.analysis.faulttree import And, CommonCause, FaultTree, Interval, Or
from tcplan.errors import FaultTreeError

TRAINS = FaultTree(
    "top",
    {"top": And("1", "2", "3")} | {at: Or(f"pump {at}", f"valve {at}") for at in "123"},
)
PUMPS, VALVES = ([f"{what} {at}" for at in "123"] for what in ("pump", "valve"))
TENTH = dict.fromkeys([*PUMPS, *VALVES], 0.1)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (lambda who: CommonCause.beta_factor(who, 0.2), 0.04308),
        (lambda who: CommonCause.mgl(who, [0.2, 0.1]), 0.01630),
        (lambda who: CommonCause.alpha_factor(who, [0.7, 0.2, 0.1]), 0.05298),
        (lambda who: CommonCause.phi_factor(who, [0.7, 0.2, 0.1]), 0.04104),
    ],
    ids=["beta", "mgl", "alpha", "phi"],
)
def test_three_trains(group: Callable[[list[str]], CommonCause], expected: float) -> None:
    """Three alike trains with pumps and valves in common groups: the figures of SCRAM's tests."""
    tree, p = TRAINS.with_common_causes(TENTH, group(PUMPS), group(VALVES))

    assert pytest.approx(expected, abs=1e-5) == tree.probability(p)


def test_a_common_cause_is_one_failure_among_the_cut_sets() -> None:
    """What takes all of them at once shows as one event, named after what it takes."""
    tree, _ = TRAINS.with_common_causes(TENTH, CommonCause.beta_factor(PUMPS, 0.1))

    assert frozenset({"pump 1, pump 2 and pump 3 together"}) in set(tree.minimal_cut_sets(1))


@pytest.mark.parametrize("model", [CommonCause.mgl, CommonCause.alpha_factor])
def test_each_member_keeps_its_probability(
    model: Callable[[list[str], list[float]], CommonCause],
) -> None:
    """Spreading a failure over its causes makes it no likelier: the causes add up to it."""
    group = model(PUMPS, [0.3, 0.2])
    reach = (1, 2, 1)

    assert pytest.approx(1) == sum(
        share * number for share, number in zip(group.shares, reach, strict=False)
    )


def test_from_to_figures_are_spread_too() -> None:
    """A group whose chance is known from-to gives an answer from-to."""
    wide = TENTH | dict.fromkeys(PUMPS, Interval(0.05, 0.1))
    tree, p = TRAINS.with_common_causes(wide, CommonCause.beta_factor(PUMPS, 0.2))
    found = tree.probability(p)

    assert isinstance(found, Interval)
    assert found.low < found.high


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: CommonCause.beta_factor(["a"], 0.1), "expected at least two events"),
        (lambda: CommonCause.beta_factor(["a", "a"], 0.1), "expected at least two events"),
        (lambda: CommonCause.beta_factor(["a", "b"], 1.1), "factor of a common cause is 1.1"),
        (lambda: CommonCause.mgl(["a", "b"], [0.1, 0.1]), "has 2 factors; expected from 1 to 1"),
        (lambda: CommonCause.alpha_factor(["a", "b"], [0, 0]), "all 0"),
        (lambda: CommonCause.phi_factor(["a", "b"], [0.5, 0.1]), "add up to 0.6; expected 1"),
    ],
    ids=["one", "twice", "above-1", "too-many", "nothing", "not-1"],
)
def test_a_group_that_is_none_is_refused(make: Callable[[], CommonCause], said: str) -> None:
    """What is wrong with a group is said in a sentence."""
    with pytest.raises(FaultTreeError, match=said):
        make()


@pytest.mark.parametrize(
    ("p", "groups", "said"),
    [
        (TENTH | {"pump 1": 0.2}, [PUMPS], "differ in probability"),
        (TENTH, [PUMPS, ["pump 1", "valve 1"]], 'names "pump 1", which is a gate or in another'),
        (TENTH, [["1", "pump 1"]], 'names "1", which is a gate'),
        (TENTH, [["pump 1", "pump 9"]], 'no probability for "pump 9"'),
    ],
    ids=["unlike", "two-groups", "a-gate", "unknown"],
)
def test_groups_that_do_not_fit_the_tree_are_refused(
    p: dict[str, float], groups: list[list[str]], said: str
) -> None:
    """A group is of like events of the tree, each in one group only."""
    with pytest.raises(FaultTreeError, match=said):
        TRAINS.with_common_causes(p, *(CommonCause.beta_factor(who, 0.1) for who in groups))
