"""Reviews at home, of segregation, visits out of area and looks at the register."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.hospital import Restriction
from tests.tcplan.rules.clocks.asking import ADULT, DAY, clock, entry, move, plan_of, review, stay
from tests.tcplan.rules.packs import book, override

IN = dt.date(2026, 1, 5)
CHILD = "2012-03"


@pytest.mark.parametrize(("after", "state"), [(14, "due"), (15, "overdue")])
def test_red_at_home(after: int, state: str) -> None:
    """Who turns red is owed a community C(E)TR within 14 days, the last one included."""
    register = (entry("amber", IN - 40 * DAY), entry("red", IN), entry("red", IN + 7 * DAY))

    assert state == clock("community-cetr", IN + after * DAY, register=register).state


@pytest.mark.parametrize("kind", ["cetr-community", "laep"])
def test_a_review_or_an_emergency_meeting_answers_it(kind: str) -> None:
    """Where time is too short an emergency meeting does, and one from before does not."""
    red = (entry("red", IN),)

    assert "done" == clock("community-cetr", IN + DAY, review(kind, IN), register=red).state
    assert "due" == clock("community-cetr", IN + DAY, review(kind, IN - DAY), register=red).state


def test_at_risk_at_home_without_a_colour() -> None:
    """Who is recorded as at risk at home is owed one too, red on the register or not."""
    at_risk = move(stage="at-risk-at-home")

    assert at_risk.source.on + 14 * DAY == clock("community-cetr", IN, at_risk).due


@pytest.mark.parametrize("colour", ["green", "amber", "blue"])
def test_another_colour_starts_no_community_review(colour: str) -> None:
    """Only red, or a record of being at risk, starts the clock."""
    found = clock("community-cetr", IN, register=(entry("red", IN - DAY), entry(colour, IN)))

    assert "not-applicable" == found.state


def apart(state: str, *times: tuple[int, int | None]) -> tuple[Restriction, ...]:
    """Times apart in days from ``IN``."""
    return tuple(
        Restriction(state=state, start=IN + a * DAY, end=None if b is None else IN + b * DAY)
        for a, b in times
    )


@pytest.mark.parametrize("kind", ["segregation", "seclusion"])
@pytest.mark.parametrize(("after", "state"), [(14, "due"), (15, "overdue")])
def test_segregation_starts_the_independent_review(kind: str, after: int, state: str) -> None:
    """Who is kept apart is owed an independent review, by a day that is our own prompt."""
    ward = stay(IN, restrictions=apart(kind, (0, None)))

    assert state == clock("independent-cetr", IN + after * DAY, ward).state


@pytest.mark.parametrize(
    ("times", "due"),
    [
        (((0, 3), (4, None)), 14),
        (((0, 2), (4, None)), 18),
        (((0, 30), (2, 5), (6, None)), 14),
        (((0, 9),), None),
    ],
    ids=["unbroken", "a day between", "within another", "over"],
)
def test_segregation_is_counted_from_its_unbroken_beginning(
    times: tuple[tuple[int, int | None], ...], due: int | None
) -> None:
    """A new entry the next day is the same segregation; after a day without it is another."""
    found = clock(
        "independent-cetr", IN + 10 * DAY, stay(IN, restrictions=apart("segregation", *times))
    )

    assert (None if due is None else IN + due * DAY) == found.due


def test_segregation_goes_on_across_wards() -> None:
    """A transfer does not start the clock of segregation again."""
    moved = IN + 5 * DAY
    first = stay(
        IN, "one", ended=moved, ended_as="bed-transfer", restrictions=apart("segregation", (0, 5))
    )
    second = stay(moved, "two", admitted=IN, restrictions=apart("segregation", (5, None)))

    assert IN + 14 * DAY == clock("independent-cetr", moved, first, second).due


def test_a_day_that_was_agreed_answers_the_prompt() -> None:
    """An independent review that has a day is due on that day, and again in six months."""
    ward = stay(IN, restrictions=apart("segregation", (0, None)))
    agreed = review("icetr", due=IN + 40 * DAY)
    held = review("icetr", IN + 40 * DAY)
    far = review("icetr", due=IN + 400 * DAY)
    day = IN + 41 * DAY

    assert IN + 40 * DAY == clock("independent-cetr", day, ward, agreed).due
    assert dt.date(2026, 8, 14) == clock("independent-cetr", day, ward, held).due
    assert dt.date(2026, 7, 5) == clock("independent-cetr", day, ward, far).due


def test_an_area_may_leave_seclusion_out() -> None:
    """That seclusion counts is our own reading, and an area may set it otherwise."""
    local = book(override("R33", "includes_seclusion", value=False))
    ward = stay(IN, restrictions=apart("seclusion", (0, None)))

    assert "not-applicable" == clock("independent-cetr", IN, ward, book=local).state


def test_restraint_is_no_segregation() -> None:
    """Repeated restraint alone does not start the independent review."""
    ward = stay(IN, restrictions=apart("restraint", (0, None)))

    assert "not-applicable" == clock("independent-cetr", IN, ward).state


@pytest.mark.parametrize(
    ("born", "after", "state"),
    [(ADULT, 56, "due"), (ADULT, 57, "overdue"), (CHILD, 42, "due"), (CHILD, 43, "overdue")],
)
def test_visits_out_of_area(born: str, after: int, state: str) -> None:
    """Out of area an adult is visited every 8 weeks, a child or young person every 6."""
    found = clock("oversight-visit", IN + after * DAY, stay(IN, out_of_area=True), born=born)

    assert state == found.state


@pytest.mark.parametrize(
    ("on_site", "due", "said"),
    [
        (True, IN + 76 * DAY, None),
        (False, IN + 56 * DAY, "was not on site and does not count"),
        (None, IN + 56 * DAY, "is not recorded as on site and does not count"),
    ],
)
def test_only_a_visit_on_site_counts(
    on_site: bool | None,  # noqa: FBT001
    due: dt.date,
    said: str | None,
) -> None:
    """A visit by video, or one of which nobody says where it was, does not count."""
    visit = review("oversight-visit", IN + 20 * DAY, on_site=on_site)
    found = clock("oversight-visit", IN + 30 * DAY, stay(IN, out_of_area=True), visit)

    assert due == found.due
    assert (said or "") in found.because


@pytest.mark.parametrize(
    ("out", "state", "asked"),
    [(True, "due", False), (None, "due", True), (False, "not-applicable", False)],
)
def test_nobody_said_whether_the_ward_is_out_of_area(
    out: bool | None,  # noqa: FBT001
    state: str,
    asked: bool,  # noqa: FBT001
) -> None:
    """Where it is not recorded the visit is taken as owed, and the sentence asks for it."""
    found = clock("oversight-visit", IN, stay(IN, out_of_area=out))

    assert (state, asked) == (found.state, "say whether it is" in found.because)


def test_visits_count_from_the_first_ward_out_of_area() -> None:
    """Moving from a ward at home to one out of area starts the clock on that day."""
    moved = IN + 100 * DAY
    home = stay(IN, "one", out_of_area=False, ended=moved, ended_as="bed-transfer")
    away = stay(moved, "two", admitted=IN, out_of_area=True)

    assert moved + 56 * DAY == clock("oversight-visit", moved, home, away).due


@pytest.mark.parametrize(
    ("colour", "days"), [("red", 7), ("amber", 28), ("green", 91), ("blue", 28)]
)
def test_the_register_by_colour(colour: str, days: int) -> None:
    """After a look with no day for the next the colour counts, and the last day is in time."""
    register, looked = (entry(colour, IN),), review("dsr", IN)
    states = [
        clock("register-review", IN + d * DAY, looked, register=register).state
        for d in (days, days + 1)
    ]

    assert ["due", "overdue"] == states


@pytest.mark.parametrize("review_by", [5, 7, 9, 200])
def test_a_recorded_day_holds_where_no_area_has_set_its_interval(review_by: int) -> None:
    """No interval by colour is confirmed, so nobody is overdue by it before the recorded day."""
    register = (entry("red", IN, IN + review_by * DAY),)

    assert IN + review_by * DAY == clock("register-review", IN, register=register).due


@pytest.mark.parametrize(("review_by", "due"), [(2, 2), (3, 3), (9, 3)])
def test_the_sooner_of_the_area_s_interval_and_review_by(review_by: int, due: int) -> None:
    """Where the area has set how often, the sooner of that and the recorded day holds."""
    register, local = (
        (entry("red", IN, IN + review_by * DAY),),
        book(override("R38", "days_red", 3)),
    )

    assert IN + due * DAY == clock("register-review", IN, book=local, register=register).due


def test_a_review_of_the_entry_starts_again() -> None:
    """A look at the entry fulfils its review-by date, and the colour counts from there."""
    register = (entry("red", IN, IN + 3 * DAY),)
    found = clock("register-review", IN + 2 * DAY, review("dsr", IN + 2 * DAY), register=register)

    assert (IN + 9 * DAY, IN + 2 * DAY) == (found.due, found.done)


def test_an_area_sets_its_own_interval() -> None:
    """A local pack that looks at red every 3 days is followed."""
    local = book(override("R38", "days_red", 3))

    assert (
        IN + 3 * DAY == clock("register-review", IN, book=local, register=(entry("red", IN),)).due
    )


@given(st.integers(0, 90), st.integers(0, 90), st.sampled_from(("dsr", "oversight-visit")))
def test_a_later_look_never_brings_the_next_one_forward(one: int, other: int, kind: str) -> None:
    """Whoever looks later is never told to look again sooner."""
    name = {"dsr": "register-review"}.get(kind, kind)
    fields: dict[str, Any] = {"register": (entry("blue", IN, IN + 20 * DAY),)}
    due = []
    for after in sorted((one, other)):
        held = review(kind, IN + after * DAY, on_site=True)
        due.append(clock(name, IN + 90 * DAY, stay(IN, out_of_area=True), held, **fields).due)

    assert due[0] is not None
    assert due[1] is not None
    assert due[0] <= due[1]


def test_who_is_not_on_the_register_has_no_entry_to_review() -> None:
    """No entry, no clock; and that is said."""
    assert not plan_of().individuals[0].register
    assert "not on the register" in clock("register-review", IN).because
