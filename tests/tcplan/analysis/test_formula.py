"""The formulas and the diagram library give what a truth table gives, for any tree."""

from itertools import combinations

from hypothesis import given as drawn
from hypothesis import strategies as st

from tcplan.analysis.diagram import MOST, cut_sets, smallest
from tcplan.analysis.formula import (
    And,
    AtLeast,
    Formula,
    Or,
    all_of,
    any_of,
    at_least,
    events,
    given,
    holds,
    singles,
)
from tests.tcplan.analysis.trees import (
    EVENTS,
    Tree,
    columns,
    formula,
    minimal,
    rows,
    table,
    trees,
)

FEW = 6
ALL, ALL_FEW = columns(), columns(FEW)


def asked(of: Formula, at: int = FEW) -> int:
    """The truth table that the product gives for a formula, row by row."""
    happened = (
        {e: bool(row >> n & 1) for n, e in enumerate(EVENTS[:at])} for row in range(1 << at)
    )
    return sum(1 << row for row, world in enumerate(happened) if holds(of, world))


def names(*cuts: str) -> tuple[frozenset[str], ...]:
    """Cut sets of events with one letter each."""
    return tuple(frozenset(cut) for cut in cuts)


@drawn(trees(FEW))
def test_simplifying_changes_no_answer(tree: Tree) -> None:
    """Tidying a failure formula never changes when the support fails."""
    assert table(tree, ALL_FEW, rows(FEW)) == asked(formula(tree))


@drawn(trees())
def test_cut_sets_are_those_of_the_truth_table(tree: Tree) -> None:
    """Every smallest combination of failures is found, and none that is not one."""
    expected = minimal(table(tree, ALL, rows()))

    assert expected == set(cut_sets(formula(tree), most=len(EVENTS)))


@drawn(trees(8), st.integers(0, 4))
def test_cut_sets_of_a_few_events_leave_out_only_larger_ones(tree: Tree, most: int) -> None:
    """Asking for small combinations only gives all of the small ones, the smallest first."""
    every = minimal(table(tree, columns(8), rows(8)), 8)
    expected = sorted((cut for cut in every if len(cut) <= most), key=lambda c: (len(c), sorted(c)))

    assert tuple(expected) == cut_sets(formula(tree), most=most)


@drawn(trees(FEW), st.frozensets(st.sampled_from(EVENTS[:FEW])))
def test_what_has_happened_is_certain(tree: Tree, happened: frozenset[str]) -> None:
    """Making failures certain gives the same as trees in which they are written as certain."""
    certain = {e: rows(FEW) if e in happened else of for e, of in ALL_FEW.items()}
    left = given(formula(tree), happened)

    assert table(tree, certain, rows(FEW)) == asked(left)
    assert not events(left) & happened


@drawn(trees(FEW), st.frozensets(st.sampled_from(EVENTS[:FEW])), st.sampled_from(EVENTS[:FEW]))
def test_one_failure_more_never_helps(tree: Tree, before: frozenset[str], more: str) -> None:
    """Support that has failed does not come back because something else fails too."""
    of = formula(tree)
    at = {event: event in before for event in EVENTS[:FEW]}

    assert holds(of, at) <= holds(of, at | {more: True})


@drawn(trees(FEW))
def test_events_are_the_ones_that_are_named(tree: Tree) -> None:
    """The events of a formula are all that can change its answer, and only those of its tree."""
    of = formula(tree)
    matter = {event for cut in minimal(table(tree, ALL_FEW, rows(FEW)), FEW) for event in cut}

    assert matter <= events(of) <= set(EVENTS[:FEW])


@drawn(trees(FEW))
def test_smallest_says_how_many_must_fail_together(tree: Tree) -> None:
    """The number of failures that it takes is that of the smallest cut set; four means more."""
    sizes = [len(cut) for cut in minimal(table(tree, ALL_FEW, rows(FEW)), FEW)]
    expected = min([*sizes, MOST + 1]) if sizes else None

    assert expected == smallest(formula(tree))


@drawn(st.integers(1, 6), st.data())
def test_at_least_k_fails_by_every_set_of_k(number: int, data: st.DataObject) -> None:
    """If any k of several staff must be out, each k of them is a cut set, and nothing else."""
    k = data.draw(st.integers(1, number))
    expected = {frozenset(some) for some in combinations(EVENTS[:number], k)}

    assert expected == set(cut_sets(at_least(k, EVENTS[:number]), most=number))


def test_cut_sets_are_not_path_sets() -> None:
    """A tree on which the failures that suffice differ from the parts that suffice."""
    of = any_of(["a", all_of(["b", "c"])])

    assert names("a", "bc") == cut_sets(of)


def test_one_agency_in_two_places_is_one_event() -> None:
    """When both ways lean on one agency, that agency alone is a cut set."""
    ways = [any_of(["agency", "c1"]), any_of(["agency", "c2"])]

    assert (frozenset({"agency"}), frozenset({"c1", "c2"})) == cut_sets(all_of(ways))


def test_a_holder_who_stands_twice_counts_twice() -> None:
    """If two of three are needed out and one agency is behind two of them, it is enough alone."""
    assert names("a") == cut_sets(at_least(2, ["a", "a", "b"]))


def test_no_event_means_nothing_to_fail() -> None:
    """What holds whatever happens has no cut set; what has failed already has the empty one."""
    assert ((), names("")) == (cut_sets(any_of([])), cut_sets(all_of([])))


def test_gates_of_one_part_are_that_part() -> None:
    """One holder is one holder, whether any, all or one of them is asked for."""
    assert ["a"] * 3 == [any_of(["a", "a"]), all_of(["a"]), at_least(1, ["a"])]


def test_equal_formulas_are_equal_values() -> None:
    """The same arrangement written in another order is asked about only once."""
    assert any_of(["a", any_of(["b", "c"])]) == any_of([any_of(["c", "a"]), "b"])
    assert isinstance(all_of(["a", "b"]), And)
    assert isinstance(any_of(["a", "b"]), Or)
    assert isinstance(at_least(2, ["a", "b", "c"]), AtLeast)


def test_a_risk_that_rests_on_a_thousand_things_is_answered() -> None:
    """However many single failures there are, each one is found."""
    many = [f"e{number}" for number in range(1_200)]

    assert {frozenset({one}) for one in many} == set(cut_sets(any_of(many)))


@drawn(trees())
def test_single_points_of_failure_are_those_of_the_truth_table(tree: Tree) -> None:
    """Each event that fails the support by itself is found, and no other."""
    cuts = minimal(table(tree, ALL, rows()))

    assert {event for cut in cuts if len(cut) == 1 for event in cut} == singles(formula(tree))
