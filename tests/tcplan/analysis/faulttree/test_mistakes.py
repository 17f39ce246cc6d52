"""A tree or a figure that has no answer is refused in one sentence that says where and why."""

import math

import pytest

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Interval, Or
from tcplan.errors import FaultTreeError, UnknownIdError

TREE = FaultTree("top", {"top": Or("a", And("b", "c"))})


@pytest.mark.parametrize(
    ("gates", "said"),
    [
        ({"top": AtLeast(0, "a", "b")}, 'Gate "top" asks for at least 0 of 2'),
        ({"top": Or("a", AtLeast(3, "a", "b"))}, 'Gate "top" asks for at least 3 of 2'),
        ({"top": And("x"), "x": Or("y", "a"), "y": And("x")}, '"x" → "y" → "x"'),
        ({"top": And("a"), "x": Or("x")}, '"x" → "x"'),
        ({"top": And("h")} | {"h": Or("a")}, 'The name "h" is a gate and a house event'),
        ({"top": And(3)}, 'Gate "top" holds 3'),  # type: ignore[arg-type]
    ],
    ids=["k-0", "k-3-of-2", "circle", "own-part", "two-meanings", "a-number"],
)
def test_a_tree_that_means_nothing_is_refused(gates: dict[str, Gate], said: str) -> None:
    """What is wrong with a tree is said, with the name of the gate."""
    with pytest.raises(FaultTreeError, match=said.replace("+", r"\+")):
        FaultTree("top", gates, house={"h": True})


def test_a_long_circle_is_named_by_its_first_links() -> None:
    """A circle of many gates is cut short in the sentence, and says so."""
    gates: dict[str, Gate] = {f"g{at}": Or(f"g{(at + 1) % 50}") for at in range(50)}

    with pytest.raises(FaultTreeError, match=r'"g0" → "g1" .* "…" → "g0"'):
        FaultTree("g0", gates)


def test_an_unknown_top_is_refused_with_a_near_name() -> None:
    """A misspelt top comes with the name that was probably meant."""
    with pytest.raises(UnknownIdError, match=r"no gate 'tpo' in this tree. Did you mean top"):
        FaultTree("tpo", {"top": Or("a")})


def test_an_unknown_event_is_refused_where_events_are_declared() -> None:
    """A misspelt event does not pass as a new one when the events are known."""
    with pytest.raises(UnknownIdError, match="no event or gate 'pmup' in this tree"):
        FaultTree("top", {"top": Or("pmup")}, events=["pump"])


def test_a_missing_figure_is_named() -> None:
    """Every event that counts needs a chance; the first that lack one are named."""
    with pytest.raises(FaultTreeError, match=r'no probability for "a", "c"; give one'):
        TREE.probability({"b": 0.5})


@pytest.mark.parametrize(
    "wrong", [-0.1, 1.5, math.nan, Interval(0.4, 0.3), Interval(-1, 0.5)], ids=str
)
def test_a_figure_that_is_no_probability_is_refused(wrong: float | Interval) -> None:
    """A chance lies between 0 and 1, and an interval runs upwards."""
    with pytest.raises(FaultTreeError, match=r'probability of "b" is .*; expected a number from'):
        TREE.probability({"a": 0.5, "b": wrong, "c": 0.5})


def test_importance_of_an_interval_is_refused() -> None:
    """Importance needs one figure for each event, and says so."""
    wide: dict[str, float] = {"a": 0.5, "b": Interval(0.1, 0.2), "c": 0.5}  # type: ignore[dict-item]

    with pytest.raises(FaultTreeError, match='"b" is an interval'):
        TREE.importance(wide)


def test_more_figures_than_needed_are_fine() -> None:
    """A table of figures may serve many trees."""
    assert TREE.probability({"a": 0.0, "b": 1.0, "c": 0.25, "z": 0.9}) == 0.25
