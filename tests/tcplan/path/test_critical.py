"""Earliest and latest days of every milestone are those of trying every delay, one by one."""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.path.critical import CriticalPath, critical_path
from tcplan.analysis.path.network import Activity, network, network_of
from tcplan.domain.transition import Milestone, Transition
from tcplan.errors import MilestoneLoopError, TooLargeError
from tests.builders import TODAY, amended, robin, source, with_entity
from tests.tcplan.path.networks import at, networks, of, work


def asked(*activities: Activity, target: int | None = None, soon: int = 14) -> CriticalPath:
    """The critical path today, the target so many days ahead."""
    return critical_path(of(*activities), TODAY, None if target is None else at(target), soon)


def finishes(activities: list[Activity], late: Mapping[str, int]) -> dict[str, int]:
    """Days until each is done when some take longer, each asked for again by its ancestors."""
    known = {one.id: one for one in activities}

    def done(name: str) -> int:
        one = known[name]
        if one.done_on is not None:
            return (one.done_on - TODAY).days
        ready = max([0, *(done(before) for before in one.after)])
        days = one.likely + late.get(name, 0)
        if one.started_on is None:
            return ready + days
        began = (one.started_on - TODAY).days
        if began <= 0:
            return max(began + one.likely, ready) + late.get(name, 0)
        return max(ready, began) + days

    return {name: done(name) for name in known}


def needed(activities: list[Activity]) -> set[str]:
    """Ids of what is still to be done."""
    return {one.id for one in activities if one.done_on is None}


@given(networks(), st.integers(-5, 60))
def test_floats_are_the_longest_delays_that_keep_the_day(
    activities: list[Activity], spare: int
) -> None:
    """A milestone can slip by its total float and the target is kept, and by no day more."""
    end = max(finishes(activities, {}).values())
    found = asked(*activities, target=end + spare)

    assert end == (found.finish - TODAY).days
    assert spare == found.slack
    for one in found.milestones:
        if one.id in needed(activities):
            # Delays are tried on top of the spare days, so that they are never below nothing.
            slips = [max(finishes(activities, {one.id: late}).values()) for late in range(150)]
            kept = max(late for late, last in enumerate(slips) if last <= end)
            assert kept + spare == one.total_float
            assert one.critical is (kept == 0)


@given(networks())
def test_free_float_moves_nothing_that_waits(activities: list[Activity]) -> None:
    """A slip by the free float moves no other milestone and not the end; one day more does."""
    before = finishes(activities, {})
    end = max(before.values())
    for one in asked(*activities).milestones:
        if one.free_float is None:
            continue
        kept = {**finishes(activities, {one.id: one.free_float}), one.id: 0}
        moved = {**finishes(activities, {one.id: one.free_float + 1}), one.id: 0}
        assert {**before, one.id: 0} == kept
        assert before[one.id] + one.free_float <= end
        assert moved != kept or before[one.id] + one.free_float + 1 > end


def chains(activities: list[Activity]) -> set[tuple[str, ...]]:
    """Every chain of unfinished work, each waiting for the one before, that cannot be longer."""
    left = needed(activities)
    after = {one.id: [n for n in one.after if n in left] for one in activities if one.id in left}
    found: set[tuple[str, ...]] = {(name,) for name in left}
    while True:
        longer = {(n, *chain) for chain in found for n in after[chain[0]]} - found
        if not longer:
            break
        found |= longer
    awaited = {n for before in after.values() for n in before}
    return {chain for chain in found if chain[-1] not in awaited}


@given(networks(most=6))
def test_critical_paths_are_the_chains_in_which_every_day_counts(
    activities: list[Activity],
) -> None:
    """On a critical path each begins when the one before is done, and the last ends the whole."""
    found = asked(*activities)
    times = found.by_id
    end = found.finish

    def tight(chain: tuple[str, ...]) -> bool:
        pairs = pairwise(chain)
        return times[chain[-1]].earliest_finish == end and all(
            times[a].earliest_finish
            == (times[b].earliest_finish if times[b].under_way else times[b].earliest_start)
            for a, b in pairs
        )

    expected = {chain for chain in chains(activities) if tight(chain)}
    whole = {c for c in expected if not any(d != c and d[-len(c) :] == c for d in expected)}

    assert len(whole) == found.path_count
    assert set(found.paths) <= whole
    assert min(len(whole), 10) == len(found.paths)


def test_work_of_one_day_from_the_fourth_is_done_on_the_fifth() -> None:
    """Days are elapsed days, and what waits may begin on the day on which the other is done."""
    found = critical_path(of(work("a", 1), work("b", 28, "a")), dt.date(2027, 1, 4)).by_id

    assert dt.date(2027, 1, 5) == found["a"].earliest_finish
    assert dt.date(2027, 1, 5) == found["b"].earliest_start
    assert dt.date(2027, 2, 2) == found["b"].earliest_finish


def test_done_work_counts_with_its_day_and_waits_for_nothing() -> None:
    """What was done early or late is a fact; its dates are kept and it has no float."""
    found = asked(work("a", 9), work("b", 5, "a", done_on=at(-3)), work("c", 2, "b"))

    assert ("done", at(-3), None) == (
        found.by_id["b"].state,
        found.by_id["b"].earliest_finish,
        found.by_id["b"].total_float,
    )
    assert at(2) == found.by_id["c"].earliest_finish


@pytest.mark.parametrize(("began", "done"), [(-3, 7), (-9, 1), (-10, 0), (-40, 0), (0, 10)])
def test_work_under_way_runs_from_its_start_and_not_before_today(began: int, done: int) -> None:
    """Ten days from the start; today at the earliest when they are over."""
    found = asked(work("a", 10, started_on=at(began)))

    assert at(done) == found.finish
    assert found.by_id["a"].under_way
    assert found.by_id["a"].decide_by is None


def test_work_begun_early_is_not_done_before_what_it_waits_for() -> None:
    """Training begun before the team is complete is not done before the team is."""
    found = asked(work("team", 20), work("training", 5, "team", started_on=at(-4)))

    assert at(20) == found.finish
    assert ("team", "training") == found.paths[0]


def test_a_start_recorded_for_a_later_day_is_kept() -> None:
    """Work that is booked for a day does not begin before it."""
    assert at(14) == asked(work("a", 4, started_on=at(10))).finish


@pytest.mark.parametrize(
    ("target", "state"),
    [(9, "past"), (10, "soon"), (24, "soon"), (25, "fine")],
)
def test_a_decide_by_day_shows_red_on_time(target: int, state: str) -> None:
    """Over, within two weeks, or further ahead: the last day to begin ten days of work."""
    one = asked(work("a", 10), target=target).by_id["a"]

    assert state == one.state
    assert at(target - 10) == one.decide_by


def test_what_will_be_missed_though_its_day_is_ahead_is_late() -> None:
    """The last of a chain that cannot be kept is red before its own day comes."""
    found = asked(work("a", 10), work("b", 10, "a"), target=19).by_id

    assert ("past", "late") == (found["a"].state, found["b"].state)
    assert at(9) == found["b"].decide_by


def test_how_soon_is_soon_can_be_said() -> None:
    """Whoever plans a year ahead asks for a longer warning."""
    assert "soon" == asked(work("a", 10), target=40, soon=30).by_id["a"].state


def test_parts_that_share_nothing_all_lead_to_the_move() -> None:
    """The target concerns everything that nothing else waits for; the longest part decides."""
    found = asked(work("a", 4), work("b", 9), work("c", 2, "a"), target=12)

    assert {"b", "c"} == set(found.last)
    assert (("b",),) == found.paths
    assert {"a": 6, "b": 3, "c": 6} == {one.id: one.total_float for one in found.milestones}


def test_every_critical_path_is_counted_and_ten_are_listed() -> None:
    """Twelve doubled steps in a row make 4,096 paths; a count is not a list."""
    steps = []
    for level in range(12):
        after = f"a{level - 1} b{level - 1}" if level else ""
        steps += [work(f"a{level}", 3, after), work(f"b{level}", 3, after)]

    found = asked(*steps)

    assert (2**12, 10) == (found.path_count, len(set(found.paths)))


def test_steps_that_wait_for_each_other_are_told_with_the_loop() -> None:
    """No date is given; the loop is named, each waiting for the next."""
    with pytest.raises(MilestoneLoopError) as raised:
        network([work("a", 1, "c"), work("b", 1, "a"), work("c", 1, "b"), work("d", 1)])

    loop = raised.value.loop
    assert (loop[0], {"a", "b", "c"}) == (loop[-1], set(loop))
    waits = {"a": "c", "b": "a", "c": "b"}
    assert [waits[name] for name in loop[:-1]] == list(loop[1:])
    assert " → ".join(loop) in str(raised.value)


def test_a_loop_that_is_done_is_none() -> None:
    """Done work waits for nothing, so a slip in its dependencies stops nobody."""
    found = asked(work("a", 1, "b", done_on=at(-1)), work("b", 2, "a"))

    assert at(2) == found.finish


def test_days_beyond_the_calendar_are_refused() -> None:
    """Thousands of steps of ten years are a slip, said in a sentence."""
    steps = [work(f"m{n}", 3_660, f"m{n - 1}" if n else "") for n in range(900)]

    with pytest.raises(TooLargeError, match="beyond the calendar"):
        asked(*steps)


def test_a_move_without_milestones_has_no_network() -> None:
    """Nothing is computed where nothing is recorded."""
    plan = robin()

    assert network_of(plan, plan.transitions[0]) is None


def test_milestones_of_another_move_are_waited_for_and_are_not_the_move() -> None:
    """What another person's move must free first counts; what comes after it there does not."""

    def step(name: str, days: int, *after: str) -> Milestone:
        return Milestone(
            id=name, name=name, shortest=days, likely=days, longest=days, depends_on=after
        )

    other = Transition(
        id="other",
        source=source(),
        individual="P-001",
        stage="planning",
        milestones=(step("leaves", 30), step("paint", 99, "leaves")),
    )
    plan = with_entity(robin(), other)
    plan = amended(plan, "move", milestones=(step("keys", 5, "leaves"), step("visit", 3)))
    found = network_of(plan, plan.by_id["move"])

    assert found is not None
    assert {"leaves", "keys", "visit"} == {one.id for one in found.activities}
    assert {"keys", "visit"} == set(found.last)
    assert at(35) == critical_path(found, TODAY).finish
