"""How sure a date is says something of the plan of work, and says on what it rests."""

import datetime as dt

import pytest

from tcplan.analysis.path.dates import Asked, date_distribution
from tcplan.analysis.path.network import network_of
from tcplan.domain.plan import Plan
from tcplan.views.timeline.dates import OF_THE_PLAN, DatesView, move_dates, share_words
from tests.builders import TODAY, day
from tests.tcplan.timeline.ways import full, looked, on_the_way, seen, step


def drawn() -> DatesView:
    """The dates of the full plan."""
    found = move_dates(looked(full()), "P-001")
    assert found is not None
    return found


def test_the_dates_are_those_of_the_engine() -> None:
    """The page tells the draws of this person's own path, and no others."""
    plan = full()
    network = network_of(plan, plan.by_id["move"], TODAY)
    assert network is not None
    expected = date_distribution(Asked("P-001", network, day(42)), TODAY)

    assert dict(expected.dates) == {each.in_100: each.by for each in drawn().shares}
    assert expected.on_time == drawn().on_time


def test_work_without_doubt_is_done_on_its_day_in_every_draw() -> None:
    """Ten days that are ten days whatever happens end on one day, and always in time."""
    found = move_dates(looked(on_the_way(step("keys", 10))), "P-001")

    assert found is not None
    assert {dt.date(2026, 12, 2)} == {each.by for each in found.shares}
    assert (1.0, [("keys", 1.0)]) == (found.on_time, [(d.id, d.share) for d in found.decides])


def test_the_chance_is_told_of_the_plan_of_work() -> None:
    """The sentence speaks of the work and its target, and of nobody."""
    found = drawn()

    assert found.on_time_words.startswith(
        "The plan of work as it stands is done by the target, 3 January 2027, in "
    )
    assert OF_THE_PLAN == found.assumptions[0]
    assert "never about the person" in OF_THE_PLAN


def test_what_the_draws_rest_on_is_said() -> None:
    """How many draws, their seed, whose estimates, and a common factor that nobody has proved."""
    told = " ".join(drawn().assumptions)

    assert "10,000 draws with the seed 2020" in told
    assert "planners' own estimates" in told
    assert "one common factor (0.3 of 1)" in told
    assert "no figure has been published" in told


def test_work_past_its_longest_days_is_named() -> None:
    """A step that should have been done long ago is taken as done today, and that is said."""
    found = move_dates(looked(on_the_way(step("keys", 10, started_on=day(-30)))), "P-001")

    assert found is not None
    assert ("Keys",) == found.overdue
    assert "taken as done today, which is hopeful: Keys." in found.assumptions[-1]


def test_the_milestones_that_decide_most_often_come_first() -> None:
    """Whoever wants to win days reads where to look first; what never decides is left out."""
    shares = [each.share for each in drawn().decides]

    assert sorted(shares, reverse=True) == shares
    assert 0 not in shares


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "none of the"),
        (0.0001, "fewer than 1 of 100"),
        (0.004, "fewer than 1 of 100"),
        (0.44, "44 of 100"),
        (0.9999, "more than 99 of 100"),
        (1.0, "all"),
    ],
)
def test_rounding_never_makes_something_sure(share: float, words: str) -> None:
    """Only what came out in every draw is told as all, and only what never did as none."""
    assert words == share_words(share)


def test_without_a_target_there_is_no_chance_of_it() -> None:
    """The days are told, and that there is no target to be in time for."""
    found = move_dates(looked(on_the_way(step("keys", 10), target=None)), "P-001")

    assert found is not None
    assert (None, 4) == (found.on_time, len(found.shares))
    assert "No target day is set" in found.on_time_words


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (on_the_way(), "No milestone is recorded"),
        (on_the_way(step("keys", 5, done_on=day(-1))), "All recorded work is done"),
        (
            on_the_way(step("review", 5), target=day(-9), moved_on=day(-9), stage="settled"),
            "The move has been made",
        ),
    ],
    ids=["no-milestone", "all-done", "moved"],
)
def test_where_nothing_can_be_drawn_the_page_says_why(plan: Plan, why: str) -> None:
    """An empty place is never left without its reason."""
    found = seen(plan, drawn=True)

    assert found.dates is None
    assert found.no_dates is not None
    assert found.no_dates.startswith(why)


def endless() -> Plan:
    """Steps of ten years, each of which has to be done over: no calendar is long enough."""
    ten_years = 3_650
    return on_the_way(
        *(
            step(
                f"m{n}",
                ten_years,
                *([f"m{n - 1}"] if n else []),
                second_try_in_100=100,
                second_try_days=ten_years,
            )
            for n in range(420)
        ),
        target=None,
    )


def test_draws_beyond_the_calendar_are_a_sentence() -> None:
    """A slip in a duration does not take the rest of the page away."""
    found = seen(endless(), drawn=True)

    assert found.path is not None
    assert found.dates is None
    assert found.no_dates is not None
    assert "beyond the calendar" in found.no_dates
    assert 420 == len(found.milestones)


def test_the_draws_are_made_once_for_a_look() -> None:
    """Opening the timeline again, or showing names, does not draw again."""
    looking = looked(full())
    heard: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        heard.append((done, of))

    first = move_dates(looking, "P-001", tell)
    again = move_dates(looking.naming(names=True), "P-001", tell)

    assert [(0, 1), (1, 1)] == heard
    assert first is not None
    assert again is not None
    assert first.shares == again.shares


def test_draws_that_nobody_waits_for_are_ended() -> None:
    """Whoever leaves the screen stops the work, and no half of it is kept."""

    class LeftError(Exception):
        pass

    def left(_done: int, _of: int) -> None:
        raise LeftError

    looking = looked(full())
    with pytest.raises(LeftError):
        move_dates(looking, "P-001", left)

    assert {} == looking.drawn_dates


def test_a_list_of_people_draws_nothing() -> None:
    """Lists stay fast: dates are drawn for a timeline, and only when it is asked for them."""
    from tcplan.views.people import people

    looking = looked(full())
    people(looking)

    assert {} == looking.drawn_dates
    assert seen(full()).dates is None
