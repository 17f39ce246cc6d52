"""Depth, width and number do not stop the library, and what does is said clearly."""

import threading
from itertools import islice
from math import comb

import pytest

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Limits, Or
from tcplan.errors import CancelledError, TooLargeError

DEEP = 10_000


def ladder(*, shared: bool) -> FaultTree:
    """And, or, and … so many levels down, each over one event, two rungs apart the same."""
    gates: dict[str, Gate] = {}
    for at in range(DEEP):
        kind = And if at % 2 else Or
        other = f"e{(at * 7) % 40 if shared else at}"
        gates[f"g{at}"] = kind(other, f"g{at + 1}")
    gates[f"g{DEEP}"] = Or("last")
    return FaultTree("g0", gates)


def grid(side: int) -> FaultTree:
    """Every row and column of a square of events stands in one gate: hard in any order."""
    rows = [Or(*(f"e{r},{c}" for c in range(side))) for r in range(side)]
    columns = [Or(*(f"e{r},{c}" for r in range(side))) for c in range(side)]
    return FaultTree("top", {"top": And(*rows, *columns)})


def test_ten_thousand_levels_are_answered() -> None:
    """However long the chain of dependencies, every question is answered."""
    tree = ladder(shared=False)
    p = dict.fromkeys(tree.events, 0.5)

    assert [frozenset({"e0"})] == list(islice(tree.minimal_cut_sets(), 1))
    assert tree.count_minimal_cut_sets() == DEEP // 2 + 1
    assert 0.5 < tree.probability(p) < 1
    assert tree.importance(p)["e0"].birnbaum == pytest.approx(1 - (tree.probability(p) - 0.5) * 2)


def test_ten_thousand_levels_over_shared_events_are_answered() -> None:
    """The same where few events come back again and again."""
    assert frozenset({"e0"}) in set(ladder(shared=True).minimal_cut_sets())


@pytest.mark.no_cover
def test_thousands_of_events_that_cannot_be_taken_apart_are_answered() -> None:
    """A part of thousands of entangled events needs no more stack than there is."""
    number = 3_000
    pairs = [And(f"e{at}", f"e{at + 1}") for at in range(number)]
    tree = FaultTree("top", {"top": Or(*pairs)})

    assert number == tree.count_minimal_cut_sets()
    assert 0 < tree.probability(dict.fromkeys(tree.events, 0.001)) < number * 1e-6


def test_gates_written_in_place_may_be_deep() -> None:
    """A gate in a gate in a gate, thousands deep, is read."""
    gate: Gate = Or("e0")
    for at in range(1, 3_000):
        gate = (And if at % 2 else Or)(f"e{at}", gate)

    assert 1_500 == FaultTree("top", {"top": gate}).count_minimal_cut_sets()


def test_what_cannot_be_listed_is_counted() -> None:
    """Far more combinations than anybody could list are counted to the last one."""
    blocks = [AtLeast(25, *(f"e{b},{at}" for at in range(50))) for b in range(8)]
    tree = FaultTree("top", {"top": And(*blocks)})

    assert comb(50, 25) ** 8 == tree.count_minimal_cut_sets()
    assert {200: comb(50, 25) ** 8} == tree.cut_sets_by_order()
    assert all(len(cut) == 200 for cut in islice(tree.minimal_cut_sets(), 3))


def test_the_smallest_sets_come_without_the_rest() -> None:
    """The single failures among a hundred thousand million combinations come at once."""
    large = [Or(*(f"e{g},{at}" for at in range(16))) for g in range(9)]
    tree = FaultTree("top", {"top": Or("one", "two", And(*large))})

    assert {frozenset({"one"}), frozenset({"two"})} == set(tree.minimal_cut_sets(max_order=1))
    assert {1: 2, 9: 16**9} == tree.cut_sets_by_order()


def test_a_tree_beyond_its_budget_says_how_far_it_got() -> None:
    """A tree that would need too much memory is given up with a sentence and not a crash."""
    with pytest.raises(TooLargeError, match=r"budget of 2,000 nodes: \d+ of the 13 gates"):
        grid(6).count_minimal_cut_sets(limits=Limits(nodes=2_000))


def test_work_can_be_called_off_from_another_thread() -> None:
    """Somebody who has waited long enough gets the program back."""
    called_off = threading.Event()
    raised: list[BaseException] = []

    def work() -> None:
        try:
            grid(12).count_minimal_cut_sets(
                limits=Limits(nodes=10**9, cancelled=called_off.is_set, progress=started)
            )
        except CancelledError as error:
            raised.append(error)

    under_way = threading.Event()

    def started(_done: int, _of: int) -> None:
        under_way.set()

    thread = threading.Thread(target=work)
    thread.start()
    assert under_way.wait(60)
    called_off.set()
    thread.join(60)

    assert [CancelledError] == [type(error) for error in raised]


def test_nothing_is_begun_that_was_called_off_before() -> None:
    """Work that nobody wants any more does not start."""
    with pytest.raises(CancelledError):
        grid(3).count_minimal_cut_sets(Limits(cancelled=lambda: True))


def test_progress_runs_from_nothing_to_everything() -> None:
    """Whoever watches sees it begin, never go back, and end."""
    seen: list[tuple[int, int]] = []
    grid(3).structural_birnbaum(Limits(progress=lambda done, of: seen.append((done, of))))

    assert (0, seen[-1][0]) == (seen[0][0], seen[-1][1])
    assert sorted(seen) == seen


def test_a_tree_may_be_asked_on_several_threads() -> None:
    """What one thread has worked out serves another."""
    tree = grid(3)
    expected = tree.count_minimal_cut_sets()
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(tree.count_minimal_cut_sets()))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [expected] * 4 == found


def test_a_long_chain_of_one_kind_becomes_one_gate() -> None:
    """Ten thousand alternatives written one within the other are ten thousand alternatives."""
    gates: dict[str, Gate] = {f"g{at}": Or(f"e{at}", f"g{at + 1}") for at in range(DEEP)}
    tree = FaultTree("g0", gates | {f"g{DEEP}": Or("last")})

    assert {1: DEEP + 1} == tree.cut_sets_by_order()
    assert tree.probability(dict.fromkeys(tree.needed, 0.0)) == 0


def test_sizes_that_would_fill_the_memory_are_refused_and_the_count_is_not() -> None:
    """How many cut sets there are of each size may be too much to hold; how many in all is not."""
    gates: dict[str, Gate] = {
        f"g{at}": AtLeast(2, f"e{at}", f"f{at}", f"g{at + 1}") for at in range(DEEP)
    }
    tree = FaultTree("g0", gates | {f"g{DEEP}": Or("last")})

    assert 2 ** (DEEP + 1) - 1 == tree.count_minimal_cut_sets()
    with pytest.raises(TooLargeError, match=r"to a number of 10,001 binary digits"):
        tree.cut_sets_by_order()
