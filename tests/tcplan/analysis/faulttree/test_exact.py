"""Cut sets, path sets and probabilities are those of the truth table, for any coherent tree."""

import math
from collections import Counter
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.faulttree import Interval
from tests.tcplan.analysis.faulttree.tables import (
    Drawn,
    chances,
    dual,
    minimal,
    named,
    table,
    trees,
    weights,
)


@given(trees())
def test_cut_sets_are_those_of_the_truth_table(drawn: Drawn) -> None:
    """Every smallest combination of failures is found once, and nothing that is none."""
    found = list(drawn.tree.minimal_cut_sets())

    assert Counter(named(minimal(table(drawn), drawn.number))) == Counter(found)


@given(trees(12))
def test_path_sets_are_those_of_the_truth_table(drawn: Drawn) -> None:
    """Every smallest combination that keeps the support standing is found, and nothing else."""
    found = list(drawn.tree.minimal_path_sets())

    assert Counter(named(minimal(dual(table(drawn)), drawn.number))) == Counter(found)


@given(trees())
def test_cut_sets_are_counted_without_a_list(drawn: Drawn) -> None:
    """The number of combinations is right, in all and for each number of failures."""
    sizes = Counter(row.bit_count() for row in minimal(table(drawn), drawn.number))
    tree = drawn.tree

    assert sizes.total() == tree.count_minimal_cut_sets()
    assert dict(sizes) == tree.cut_sets_by_order()


@given(trees(10), st.integers(0, 6))
def test_cut_sets_of_a_few_events_leave_out_only_larger_ones(drawn: Drawn, most: int) -> None:
    """Asking for combinations of a few failures gives all of those, the smallest first."""
    tree = drawn.tree
    found = list(tree.minimal_cut_sets(most))

    assert {cut for cut in tree.minimal_cut_sets() if len(cut) <= most} == set(found)
    assert all(len(one) <= len(next_one) for one, next_one in pairwise(found))
    assert set(islice(tree.minimal_path_sets(most), 3)) <= set(tree.minimal_path_sets())


@given(trees(), st.data())
def test_probability_is_that_of_the_truth_table(drawn: Drawn, data: st.DataObject) -> None:
    """The chance that the support fails is right to twelve digits, however small it is."""
    p = data.draw(chances(drawn))
    expected = math.fsum(weights(p)[table(drawn)])

    assert math.isclose(expected, drawn.tree.probability(p), rel_tol=1e-12)


@given(trees(10), st.data())
def test_an_interval_is_exact_at_both_ends(drawn: Drawn, data: st.DataObject) -> None:
    """With chances from-to, the answer runs from all at their lowest to all at their highest."""
    first, second = data.draw(chances(drawn)), data.draw(chances(drawn))
    low = {event: min(first[event], second[event]) for event in first}
    high = {event: max(first[event], second[event]) for event in first}
    tree = drawn.tree
    found = tree.probability({event: Interval(low[event], high[event]) for event in first})

    either = tree.probability(low), tree.probability(high)
    assert (Interval(*either) if tree.needed else either[0]) == found


@given(trees(10))
def test_a_tree_and_its_dual_have_the_same_sets_the_other_way_round(drawn: Drawn) -> None:
    """Each set that makes the support fail shares a member with each that keeps it standing."""
    tree = drawn.tree
    paths = list(tree.minimal_path_sets())

    assert all(cut & path for cut in tree.minimal_cut_sets() for path in paths)
