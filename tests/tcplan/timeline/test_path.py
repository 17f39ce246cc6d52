"""By when something must be decided is told before the target is lost, and in plain words."""

import datetime as dt

import pytest

from fixtures.build import county_durham
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Transition
from tcplan.views.begin_by import begin_by
from tcplan.views.plan_dates import moved
from tcplan.views.timeline.path import ELSEWHERE
from tcplan.views.timeline.steps import MilestoneView
from tcplan.views.timeline.view import timeline
from tests.builders import TODAY, amended, day, individual, robin, source, with_entity
from tests.tcplan.timeline.ways import looked, on_the_way, seen, step


def one(plan: Plan, name: str) -> MilestoneView:
    """One milestone of Robin's timeline."""
    return next(each for each in seen(plan).milestones if each.id == name)


def test_a_decide_by_day_is_told_with_the_days_that_are_left() -> None:
    """Thirty days of work for a move on 3 January are decided by 4 December, in twelve days."""
    found = one(on_the_way(step("keys", 30)), "keys")

    assert dt.date(2026, 12, 4) == found.decide_by
    assert (12, 12, "soon") == (found.days_left, found.float_days, found.standing)
    assert found.standing_words.startswith("Decide by 4 Dec 2026, in 12 days")


def test_a_target_that_is_lost_is_told_with_what_is_possible_now() -> None:
    """Forty-five days of work from today end three days after the target."""
    plan = on_the_way(step("keys", 45))
    found = one(plan, "keys")
    told = "3 days too late for 3 January 2027: at the earliest now 6 January 2027."

    assert ("past", True, -3) == (found.standing, found.late, found.float_days)
    assert f"{told} It had to have begun by 19 Nov 2026, 3 days ago." == found.standing_words
    path = seen(plan).path
    assert path is not None
    assert (told, -3, ("Keys",)) == (path.sentence, path.slack_days, path.late)


def test_the_last_day_counts_as_still_in_time() -> None:
    """Work that can begin today at the latest is not late today."""
    found = one(on_the_way(step("keys", 42)), "keys")

    assert ("soon", False, 0) == (found.standing, found.late, found.days_left)
    assert found.standing_words.startswith("Decide by 22 Nov 2026, today")


def test_what_comes_later_is_red_while_its_own_day_is_still_ahead() -> None:
    """Visits that wait for keys that take too long are told as late weeks before their day."""
    found = one(on_the_way(step("keys", 40), step("visits", 10, "keys")), "visits")

    assert ("late", 32) == (found.standing, found.days_left)
    assert (
        "8 days too late for 3 January 2027: at the earliest now 11 January 2027. It has to begin "
        "by 24 Dec 2026, in 32 days, and at the likely pace that will be missed."
        == found.standing_words
    )


def test_work_under_way_has_a_day_to_be_done_by() -> None:
    """What has begun is no longer decided; it is to be done in time."""
    found = one(
        on_the_way(step("keys", 10, started_on=day(-5)), step("nights", 30, "keys")), "keys"
    )

    assert ("under-way", None) == (found.state, found.decide_by)
    assert "Be done by 4 Dec 2026, in 12 days." == found.standing_words


def test_work_that_is_done_says_when() -> None:
    """Done is done: no float, no day to decide by, not late."""
    found = one(on_the_way(step("keys", 10, done_on=day(-5))), "keys")

    assert ("done", None, False) == (found.state, found.float_days, found.late)
    assert "Done on 17 Nov 2026." == found.standing_words


def test_what_was_done_later_is_not_done_yet_on_an_earlier_day() -> None:
    """Looked at as at last week, work that was done yesterday was still to be done."""
    plan = on_the_way(step("keys", 10, done_on=day(-1)))
    found = timeline(looked(plan).at(day(-7)), "P-001", drawn=False)

    assert ["planned"] == [each.state for each in found.milestones]


def test_without_a_target_no_day_to_decide_by_is_made_up() -> None:
    """A day that rests on nothing is not shown; the earliest finish is."""
    plan = on_the_way(step("keys", 30), target=None)
    found = one(plan, "keys")
    path = seen(plan).path

    assert (None, None) == (found.decide_by, found.latest_finish)
    assert "No target day is set" in found.standing_words
    assert path is not None
    assert (None, day(30)) == (path.slack_days, path.finish)


def test_after_the_move_no_target_is_lost() -> None:
    """A review that is to come after the move is not late for the move."""
    plan = on_the_way(step("review", 30), target=day(-9), moved_on=day(-9), stage="stabilisation")

    (review,) = seen(plan).milestones

    assert not review.late
    assert "The move has been made; done at the earliest on 22 Dec 2026." == review.standing_words


def test_the_critical_path_is_told_from_what_comes_first() -> None:
    """A planner reads which steps decide the day, one after another."""
    plan = on_the_way(step("keys", 20), step("paint", 3), step("visits", 10, "keys", "paint"))
    path = seen(plan).path

    assert path is not None
    assert (("Keys → Visits",), 1) == (path.critical, path.critical_count)
    assert [True, False, True] == [each.critical for each in seen(plan).milestones]


def test_steps_that_wait_for_each_other_are_told_and_not_worked_out() -> None:
    """A loop is a sentence that names its steps; what else is known is still shown."""
    found = seen(on_the_way(step("keys", 5, "visits"), step("visits", 3, "keys")), drawn=True)

    assert found.trouble is not None
    assert "wait for each other" in found.trouble
    assert "“Keys”" in found.trouble
    assert "“Visits”" in found.trouble
    assert ["unknown", "unknown"] == [each.standing for each in found.milestones]
    assert (None, found.trouble) == (found.dates, found.no_dates)


def test_a_loop_of_one_move_takes_nobody_elses_days_away() -> None:
    """Lists of everybody keep their days when one person's steps wait for each other."""
    plan = on_the_way(step("keys", 5, "visits"), step("visits", 3, "keys"))
    found = list(begin_by(plan, plan.transitions[0], TODAY))

    assert [None, None] == [each.on for each in found]
    assert all("timeline says why" in each.because for each in found)


def test_a_step_of_another_person_is_waited_for_and_not_named() -> None:
    """Whose home must be free first is nobody's business on this screen."""
    other = Transition(
        id="other",
        source=source(),
        individual="P-002",
        stage="planning",
        milestones=(step("sam-leaves", 30, name="Sam leaves"),),
    )
    plan = with_entity(robin(), individual("P-002", preferred_name="Sam"), other)
    plan = amended(plan, "move", milestones=(step("keys", 5, "sam-leaves"),))
    found = seen(plan, names=True)

    assert (ELSEWHERE,) == found.milestones[0].waits_for
    assert found.path is not None
    assert (f"{ELSEWHERE} → Keys",) == found.path.critical


def test_an_owner_nobody_named_is_said_to_be_nobody() -> None:
    """Work that nobody has in hand stands in a group of its own."""
    found = one(on_the_way(step("keys", 5, owner=None)), "keys")

    assert (None, "NOBODY NAMED") == (found.owner, found.group)


def test_names_are_hidden_in_what_steps_are_called() -> None:
    """While names are hidden a step is told with the person's id."""
    plan = on_the_way(step("moves", 5, name="Robin moves"))

    assert ["P-001 moves"] == [each.name for each in seen(plan).milestones]
    assert ["Robin moves"] == [each.name for each in seen(plan, names=True).milestones]


@pytest.mark.parametrize("person", [each.id for each in county_durham().individuals])
def test_the_calendar_and_the_timeline_have_the_same_days(person: str) -> None:
    """No planner reads one decide-by day in the calendar and another on the timeline."""
    plan = county_durham()
    moves = [one for one in plan.of("transitions", person)[-1:] if not moved(one, TODAY)]
    listed = {each.milestone.id: each.on for move in moves for each in begin_by(plan, move, TODAY)}
    view = timeline(looked(plan), person, drawn=False)
    shown = {
        each.id: each.decide_by or each.latest_finish
        for each in view.milestones
        if moves and each.state != "done"
    }

    assert listed == shown
