"""Constants, house events and trees that are hardly trees have the answers they should."""

import pytest

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Interval, Or

EMPTY: frozenset[str] = frozenset()


@pytest.mark.parametrize("gate", [Or("a", True), And(), AtLeast(1, True, "a")], ids=str)  # noqa: FBT003
def test_what_has_failed_already_has_the_empty_cut_set(gate: Gate) -> None:
    """Where nothing more has to fail, that is one combination: of nothing."""
    tree = FaultTree("top", {"top": gate})

    assert ([EMPTY], 1, {0: 1}, 1.0) == (
        list(tree.minimal_cut_sets()),
        tree.count_minimal_cut_sets(),
        tree.cut_sets_by_order(),
        tree.probability({"a": 0.5}),
    )
    assert list(tree.minimal_path_sets()) == []


@pytest.mark.parametrize("gate", [And("a", False), Or(), AtLeast(2, "a", False)], ids=str)  # noqa: FBT003
def test_what_cannot_fail_has_no_cut_set(gate: Gate) -> None:
    """Where nothing can fail, no combination is found and nothing has to be kept up."""
    tree = FaultTree("top", {"top": gate})

    assert ([], 0, {}, 0.0) == (
        list(tree.minimal_cut_sets()),
        tree.count_minimal_cut_sets(),
        tree.cut_sets_by_order(),
        tree.probability({"a": 0.5}),
    )
    assert list(tree.minimal_path_sets()) == [EMPTY]


def test_a_house_event_is_a_constant_with_a_name() -> None:
    """Switching something off in the tree changes its answers."""
    gates: dict[str, Gate] = {"top": Or("a", And("night", "b"))}
    by_night, by_day = (FaultTree("top", gates, house={"night": on}) for on in (True, False))

    assert (2, 1) == (by_night.count_minimal_cut_sets(), by_day.count_minimal_cut_sets())


def test_a_top_that_is_one_event() -> None:
    """A tree of one failure has that failure as its answer."""
    tree = FaultTree("top", {"top": Or("g"), "g": And("a")})

    assert ([frozenset("a")], 0.25, 1.0) == (
        list(tree.minimal_cut_sets()),
        tree.probability({"a": 0.25}),
        tree.importance({"a": 0.25})["a"].birnbaum,
    )


def test_an_event_that_stands_twice_counts_twice() -> None:
    """If one agency is behind two of three places and two are needed, it alone is enough."""
    tree = FaultTree("top", {"top": AtLeast(2, "a", "a", "b")})

    assert [frozenset("a")] == list(tree.minimal_cut_sets())


def test_an_interval_of_one_figure_counts_as_an_interval() -> None:
    """One figure given as from-to makes the answer from-to, the others being exact."""
    tree = FaultTree("top", {"top": And("a", "b")})

    assert Interval(0.125, 0.25) == tree.probability({"a": 0.5, "b": Interval(0.25, 0.5)})
