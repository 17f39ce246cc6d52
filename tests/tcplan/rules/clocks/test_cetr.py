"""By when a C(E)TR is owed: by age, by ward, and whether one was held before admission."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.rules.clocks.cetr import inpatient_due
from tests.builders import individual
from tests.tcplan.rules.clocks.asking import ADULT, BOOK, DAY, clock, review, stay

IN = dt.date(2026, 1, 5)
BORN = "2010-05-20"
TURNS_18 = dt.date(2028, 5, 20)
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    ("born", "after", "state", "days"),
    [
        (ADULT, 28, "due", 0),
        (ADULT, 29, "overdue", 1),
        (BORN, 14, "due", 0),
        (BORN, 15, "overdue", 1),
    ],
)
def test_after_admission(born: str, after: int, state: str, days: int) -> None:
    """An adult is owed a C(E)TR by day 28 of a stay, a child or young person by day 14."""
    found = clock("post-admission-cetr", IN + after * DAY, stay(IN), born=born)

    assert (state, days) == (found.state, found.days)
    assert ("R01", "2017", "icb") == (found.rule, found.version, found.owner)


def test_an_adult_with_an_education_plan_is_reviewed_as_a_child() -> None:
    """An education, health and care plan brings the sooner day, and the sentence says why."""
    found = clock("post-admission-cetr", IN, stay(IN), born="2004-02", education_plan=True)

    assert IN + 14 * DAY == found.due
    assert "has an education, health and care plan" in found.because


@pytest.mark.parametrize(
    ("born", "admitted", "days"),
    [
        (BORN, TURNS_18 - DAY, 14),
        (BORN, TURNS_18, 28),
        ("2010-05", dt.date(2028, 5, 30), 14),
        ("2010-05", dt.date(2028, 5, 31), 28),
        ("2010-02", dt.date(2028, 2, 27), 14),
        ("2010-02", dt.date(2028, 2, 28), 28),
        ("2008-02-29", dt.date(2026, 2, 28), 14),
        ("2008-02-29", dt.date(2026, 3, 1), 28),
    ],
)
def test_the_18th_birthday(born: str, admitted: dt.date, days: int) -> None:
    """Who may still be 17 on the day of admission is owed the review of a young person."""
    found = clock("post-admission-cetr", admitted, stay(admitted), born=born)

    assert admitted + days * DAY == found.due


@pytest.mark.parametrize(
    ("before", "expected"),
    [(0, "not-applicable"), (28, "not-applicable"), (29, "due"), (-1, "due")],
)
def test_a_community_review_for_this_admission(before: int, expected: str) -> None:
    """A community C(E)TR up to 28 days before the admission was about it; an older one was not."""
    held = review("cetr-community", IN - before * DAY)
    found = clock("post-admission-cetr", IN + 2 * DAY, stay(IN), held)

    assert expected == found.state


def test_an_emergency_meeting_leaves_it_owed() -> None:
    """An emergency meeting has no independent experts, so the review after admission is owed."""
    found = clock("post-admission-cetr", IN, stay(IN), review("laep", IN - 3 * DAY))

    assert ("due", IN + 28 * DAY) == (found.state, found.due)
    assert "had no independent experts and does not count" in found.because


@pytest.mark.parametrize("kind", ["cetr-post-admission", "cetr-inpatient", "cetr-requested"])
@pytest.mark.parametrize(("after", "said"), [(28, "in time"), (30, "2 days late")])
def test_it_was_held(kind: str, after: int, said: str) -> None:
    """Whatever it was called, a C(E)TR held in the stay is the one that was owed, late or not."""
    held = IN + after * DAY
    found = clock("post-admission-cetr", IN + 60 * DAY, stay(IN), review(kind, held))

    assert ("done", held, None) == (found.state, found.done, found.days)
    assert said in found.because


def test_a_review_of_an_earlier_stay_does_not_count() -> None:
    """A review before the admission says nothing about it."""
    held = review("cetr-inpatient", IN - DAY)

    assert "due" == clock("post-admission-cetr", IN, stay(IN), held).state


def test_an_admission_before_there_was_a_rule() -> None:
    """Nobody is told today that a review was owed before the policy asked for any."""
    long_ago = stay(dt.date(2017, 3, 26))
    found = clock("post-admission-cetr", IN, long_ago)

    assert "not-applicable" == found.state
    assert (
        "due" == clock("post-admission-cetr", dt.date(2017, 4, 1), stay(dt.date(2017, 3, 27))).state
    )


@pytest.mark.parametrize("kind", ["post-admission-cetr", "inpatient-cetr", "independent-cetr"])
def test_nobody_at_home_is_owed_a_review_in_hospital(kind: str) -> None:
    """Who is at home is owed none of them, and the reason is said."""
    found = clock(kind, IN)

    assert ("not-applicable", None, None) == (found.state, found.due, found.days)
    assert "P-001" in found.because


@pytest.mark.parametrize(
    ("security", "held", "due"),
    [
        ("general", dt.date(2026, 2, 28), dt.date(2026, 8, 28)),
        ("general", dt.date(2026, 8, 31), dt.date(2027, 2, 28)),
        ("general", dt.date(2027, 8, 31), dt.date(2028, 2, 29)),
        ("unknown", dt.date(2026, 8, 31), dt.date(2027, 2, 28)),
        ("low", dt.date(2028, 2, 29), dt.date(2029, 2, 28)),
        ("medium", dt.date(2026, 3, 1), dt.date(2027, 3, 1)),
        ("high", dt.date(2026, 3, 1), dt.date(2027, 3, 1)),
    ],
)
def test_in_hospital_by_ward(security: str, held: dt.date, due: dt.date) -> None:
    """Six months on a ward that is not secure, twelve on a secure one, months done right."""
    ward = stay(IN, security=security)
    on_last_day = clock("inpatient-cetr", due, ward, review("cetr-inpatient", held))
    day_after = clock("inpatient-cetr", due + DAY, ward, review("cetr-inpatient", held))

    assert ("due", due, 0) == (on_last_day.state, on_last_day.due, on_last_day.days)
    assert ("overdue", 1) == (day_after.state, day_after.days)
    assert ("security is not recorded" in on_last_day.because) == (security == "unknown")


def test_in_hospital_as_a_child() -> None:
    """A child is owed a review every three months, on whatever ward."""
    found = clock("inpatient-cetr", IN, stay(IN, security="high"), born=BORN)

    assert dt.date(2026, 4, 5) == found.due


@pytest.mark.parametrize(
    ("held", "due"),
    [
        (TURNS_18 - DAY, dt.date(2028, 8, 19)),
        (TURNS_18, dt.date(2028, 11, 20)),
        (dt.date(2028, 3, 1), dt.date(2028, 6, 1)),
    ],
    ids=["the day before", "the birthday", "a birthday in between"],
)
def test_a_birthday_never_puts_a_review_off(held: dt.date, due: dt.date) -> None:
    """A review that fell due for a young person stays due after the 18th birthday."""
    ward, last = stay(dt.date(2028, 1, 3)), review("cetr-inpatient", held)
    days = [
        clock("inpatient-cetr", day, ward, last, born=BORN).due
        for day in (held, TURNS_18 + 50 * DAY)
    ]

    assert [due, due] == days


def test_without_a_review_it_is_counted_from_the_admission() -> None:
    """Nobody waits longer because the first review was never held."""
    found = clock("inpatient-cetr", IN, stay(IN))

    assert (dt.date(2026, 7, 5), None) == (found.due, found.done)
    assert "as none has been held since" in found.because


def test_a_requested_review_counts_and_others_do_not() -> None:
    """The next review is counted from one on request, not from an LAEP or a segregation review."""
    others = (review("laep", IN + 40 * DAY), review("icetr", IN + 50 * DAY))
    counted = review("cetr-requested", IN + 30 * DAY)
    found = clock("inpatient-cetr", IN + 60 * DAY, stay(IN), counted, *others)

    assert IN + 30 * DAY == found.done


def wards(first: str, second: str, transferred: dt.date) -> tuple[Any, Any]:
    """Two wards of one stay since ``IN``."""
    before = stay(IN, "first", security=first, ended=transferred, ended_as="bed-transfer")
    return before, stay(transferred, "second", security=second, admitted=IN)


@pytest.mark.parametrize(
    ("first", "second", "transferred", "due"),
    [
        ("low", "general", dt.date(2026, 3, 1), dt.date(2026, 7, 5)),
        ("low", "general", dt.date(2026, 7, 5), dt.date(2026, 7, 5)),
        ("low", "general", dt.date(2026, 9, 1), dt.date(2026, 9, 1)),
        ("general", "low", dt.date(2026, 7, 5), dt.date(2027, 1, 5)),
        ("general", "low", dt.date(2026, 7, 6), dt.date(2026, 7, 5)),
        ("general", "general", dt.date(2026, 3, 1), dt.date(2026, 7, 5)),
        ("low", "medium", dt.date(2026, 3, 1), dt.date(2027, 1, 5)),
        ("low", "unknown", dt.date(2026, 3, 1), dt.date(2026, 7, 5)),
    ],
    ids=[
        "less secure", "less secure on the day", "less secure late", "more secure in time",
        "more secure too late", "the same", "secure either way", "not recorded",
    ],
)  # fmt: skip
def test_a_transfer_counts_anew(
    first: str, second: str, transferred: dt.date, due: dt.date
) -> None:
    """A less secure ward brings the review forward; no transfer undoes one that was overdue."""
    found = clock("inpatient-cetr", dt.date(2027, 6, 1), *wards(first, second, transferred))

    assert due == found.due


def test_what_was_agreed_sooner_is_owed_sooner() -> None:
    """A panel that agreed on March is held to March, and one that agreed on autumn to July."""
    for agreed_for, due in (
        (dt.date(2026, 3, 1), dt.date(2026, 3, 1)),
        (dt.date(2026, 9, 1), dt.date(2026, 7, 5)),
    ):
        found = clock("inpatient-cetr", IN, stay(IN), review("cetr-inpatient", due=agreed_for))

        assert due == found.due
        assert ("sooner than" in found.because) == (agreed_for == due)


def test_the_day_of_the_next_review_that_the_last_one_set() -> None:
    """A review that was held may carry the day of the next one, until that is held."""
    first = review("cetr-inpatient", IN + 10 * DAY, due=dt.date(2026, 2, 20))
    later = review("cetr-inpatient", IN + 60 * DAY)
    day = IN + 70 * DAY

    assert dt.date(2026, 2, 20) == clock("inpatient-cetr", day, stay(IN), first).due
    assert dt.date(2026, 9, 6) == clock("inpatient-cetr", day, stay(IN), first, later).due


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"due": IN + 5 * DAY, "applied_on": IN}, "due"),
        ({"due": IN + 5 * DAY, "held": IN + 4 * DAY}, "done"),
        ({"due": IN + DAY}, "overdue"),
    ],
)
def test_a_review_on_request_has_the_day_that_was_agreed(
    fields: dict[str, Any], state: str
) -> None:
    """No rule says by when a review that somebody asked for is held, so the agreed day counts."""
    found = clock("requested-cetr", IN + 5 * DAY, review("cetr-requested", **fields))

    assert (state, None) == (found.state, found.rule)


@given(
    DAYS,
    DAYS,
    st.sampled_from(("general", "low", "unknown")),
    st.sampled_from(("general", "low")),
    DAYS,
    st.sampled_from((ADULT, BORN, "2010-05")),
)
def test_a_later_review_never_brings_the_next_one_forward(
    one: dt.date, other: dt.date, first: str, second: str, transferred: dt.date, born: str
) -> None:
    """Whoever holds a review later is never told to hold the next one sooner."""
    person, rule = individual(born=born), BOOK.on("R02", IN)
    began = stay(dt.date(2017, 6, 1), "first", security=first)
    now = stay(transferred, "second", security=second, admitted=dt.date(2017, 6, 1))
    sooner, later = sorted((one, other))
    due = [inpatient_due(rule, person, base, (began, now))[0] for base in (sooner, later)]

    assert due[0] <= due[1]


@given(DAYS, DAYS, st.sampled_from(("general", "low")), st.sampled_from(("general", "low")))
def test_the_due_day_is_the_first_on_which_the_duty_of_that_day_is_owed(
    base: dt.date, transferred: dt.date, first: str, second: str
) -> None:
    """Going through the days one by one finds the same day."""
    months = {"general": 6, "low": 12}
    began = stay(dt.date(2017, 6, 1), "first", security=first)
    now = stay(transferred, "second", security=second, admitted=dt.date(2017, 6, 1))
    found, _ = inpatient_due(BOOK.on("R02", IN), individual(), base, (began, now))

    assert found == _day_by_day(base, transferred, months[first], months[second])


def _day_by_day(base: dt.date, transferred: dt.date, first: int, second: int) -> dt.date:
    day = base
    while True:
        months = first if day < transferred else second
        total = base.month - 1 + months
        year, month = base.year + total // 12, total % 12 + 1
        last = (dt.date(year + month // 12, month % 12 + 1, 1) - DAY).day
        if day >= dt.date(year, month, min(base.day, last)):
            return day
        day += DAY
