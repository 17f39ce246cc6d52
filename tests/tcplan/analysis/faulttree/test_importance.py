"""Every measure of importance is what its definition says, worked out from the truth table."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx  # noqa: PT013  (a word in the assertions)

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Or
from tests.tcplan.analysis.faulttree.tables import (
    Drawn,
    Table,
    chances,
    minimal,
    table,
    trees,
    weights,
)


def given_that(p: dict[str, float], event: str, of: Table, happens: float) -> float:
    """The probability of a table when an event is certain to happen, or not to."""
    return math.fsum(weights(p | {event: happens})[of])


def with_event(of: Table, drawn: Drawn, at: int) -> Table:
    """The rows in which some minimal cut set with an event has happened."""
    rows = np.arange(1 << drawn.number)
    found = np.zeros(rows.shape, dtype=bool)
    for cut in minimal(of, drawn.number):
        if cut >> at & 1:
            found |= rows & cut == cut
    return found


@given(trees(10), st.data())
def test_measures_are_those_of_the_truth_table(drawn: Drawn, data: st.DataObject) -> None:
    """What each failure means for the whole is right to nine digits, shared events and all."""
    p = data.draw(chances(drawn))
    of = table(drawn)
    top = math.fsum(weights(p)[of])
    found = drawn.tree.importance(p)

    for at, event in enumerate(drawn.events):
        surely = given_that(p, event, of, 1)
        never = given_that(p, event, of, 0)
        in_cuts = math.fsum(weights(p)[with_event(of, drawn, at)])
        measures = found[event]
        assert approx(surely - never, rel=1e-9, abs=1e-14) == measures.birnbaum
        if top:
            assert approx(p[event] * measures.birnbaum / top, rel=1e-9) == measures.criticality
            assert approx(surely / top, rel=1e-9) == measures.raw
            assert approx(top / never if never else math.inf, rel=1e-9) == measures.rrw
            assert approx(in_cuts / top, rel=1e-9) == measures.fussell_vesely


@given(trees())
def test_structural_importance_counts_the_situations_that_an_event_decides(drawn: Drawn) -> None:
    """Without any figures: in what share of situations of the others does this failure decide."""
    of = table(drawn)
    rows = np.arange(1 << drawn.number)
    expected = {
        event: float(np.mean(of[rows | 1 << at] & ~of[rows & ~(1 << at)]))
        for at, event in enumerate(drawn.events)
    }

    assert approx(expected, rel=1e-9) == drawn.tree.structural_birnbaum()


@given(trees(10), st.data())
def test_birnbaum_alone_is_the_same_as_among_all_measures(
    drawn: Drawn, data: st.DataObject
) -> None:
    """Asking for one measure gives what asking for all of them gives."""
    p = data.draw(chances(drawn))
    every = {event: of.birnbaum for event, of in drawn.tree.importance(p).items()}

    assert approx(every, rel=1e-12, abs=1e-15) == drawn.tree.birnbaum(p)


def test_two_trains() -> None:
    """The two-train tree of the SCRAM test suite gives its published figures."""
    tree = FaultTree(
        "top",
        {"top": And("one", "two"), "one": Or("valve 1", "pump 1"), "two": Or("valve 2", "pump 2")},
    )
    p = {"valve 1": 0.4, "valve 2": 0.5, "pump 1": 0.6, "pump 2": 0.7}
    pump = tree.importance(p)["pump 1"]
    cuts = sorted(math.prod(map(p.__getitem__, cut)) for cut in tree.minimal_cut_sets())

    assert approx(0.646) == tree.probability(p)
    assert approx([0.20, 0.28, 0.30, 0.42]) == cuts
    assert approx((0.51, 0.4737, 1.316, 1.9), rel=1e-3) == (
        pump.birnbaum,
        pump.criticality,
        pump.raw,
        pump.rrw,
    )


def test_criticality_and_fussell_vesely_are_two_figures() -> None:
    """That a failure had a part in it is more than that the failure decided it."""
    tree = FaultTree("top", {"top": AtLeast(2, "a", "b", "c")})
    of = tree.importance(dict.fromkeys("abc", 0.5))["a"]

    assert (0.5, 0.75) == (of.criticality, of.fussell_vesely)


def test_what_removes_the_risk_entirely_has_no_bound() -> None:
    """When nothing is left without one failure, that is said as without bound, and not as zero."""
    tree = FaultTree("top", {"top": And("a", Or("b", "c"))})
    found = tree.importance({"a": 0.1, "b": 0.2, "c": 0.3})

    assert (math.inf, True) == (found["a"].rrw, math.isfinite(found["b"].rrw))


def test_a_top_that_cannot_happen_has_no_measures_to_speak_of() -> None:
    """Where nothing can fail, nothing is critical, and one certain failure may change that."""
    found = FaultTree("top", {"top": Or("a", And("b", "c"))}).importance(dict.fromkeys("abc", 0.0))

    assert (1.0, 0.0, math.inf) == (found["a"].birnbaum, found["a"].criticality, found["a"].raw)
    assert (0.0, 1.0) == (found["b"].fussell_vesely, found["b"].raw)


def test_an_event_that_changes_nothing_has_no_importance() -> None:
    """A failure that no gate leads to needs no figure and is of no consequence."""
    tree = FaultTree("top", {"top": Or("a", And("a", "b")), "other": Or("c", "d")})
    found = tree.importance({"a": 0.5, "b": 0.5})

    assert ({"b": 0.0, "c": 0.0, "d": 0.0}, 1.0) == (
        {event: of.birnbaum for event, of in found.items() if event != "a"},
        found["c"].raw,
    )
