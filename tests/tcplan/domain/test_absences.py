"""Somebody who is away is not counted on, and what goes on without them is."""

import datetime as dt

import pytest

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import cover
from tcplan.analysis.through import through
from tcplan.domain.hours import DAYS, EVERY_HOUR, Hours, Span
from tcplan.domain.network import Absence, is_away, opening_on
from tcplan.views.agencies import agency as agency_view
from tcplan.views.looking import Looking
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    agency,
    amended,
    control,
    day,
    depends,
    place,
    small_plan,
    system,
    team,
)

NIGHT: Hours = (Span(days=DAYS, start="22:00"), Span(days=DAYS, end="07:00"))


def test_days_away_have_a_first_and_a_last() -> None:
    """On the day before and the day after everything is as it was."""
    oak = agency("oak", absences=(Absence(start=day(1), end=day(3)),))

    assert [False, True, True, False] == [is_away(oak, day(n)) for n in (0, 1, 3, 4)]


def test_hours_away_are_taken_from_the_opening_hours() -> None:
    """A rota without nights is there by day, and one that was open by day only stays so."""
    rota = team("rota", absences=(Absence(start=TODAY, hours=NIGHT),))
    office = team("office", opening=OFFICE_HOURS, absences=(Absence(start=TODAY, hours=NIGHT),))

    assert {("07:00", "22:00")} == {(s.start, s.end) for s in opening_on(rota, TODAY)}
    assert {("09:00", "17:00")} == {(s.start, s.end) for s in opening_on(office, TODAY)}
    assert () == opening_on(rota, day(-1))


def test_whoever_is_away_at_every_hour_is_away() -> None:
    """Hours that leave nothing are never read as hours that limit nothing."""
    rota = team("rota", absences=(Absence(start=TODAY, hours=EVERY_HOUR),))

    assert is_away(rota, TODAY)


@pytest.mark.parametrize("away", ["oak", "nights", "home", "line"])
def test_what_leans_on_something_that_is_away_does_not_hold(away: str) -> None:
    """A closed house, a silent telephone and an absent team take with them what needs them."""
    plan = small_plan(
        agencies=(
            agency("icb", "icb"),
            agency("trust", "mh-trust"),
            agency("oak", depends_on=(depends("line"),)),
        ),
        teams=(
            team("community-team", "trust"),
            team("nights", "oak", depends_on=(depends("home"),)),
        ),
        places=(place("home"),),
        systems=(system("line"),),
        controls=(control("c-nights", "nights", prevents=("t-unnoticed",)),),
    )
    gone = amended(plan, away, absences=(Absence(start=day(1), end=day(7)),))
    answers = [
        cover(Arrangements(gone, on), gone.risks[0]).worst.risk.answer
        for on in (TODAY, day(1), day(7), day(8))
    ]

    assert ["relies-on-one", "not-covered", "not-covered", "relies-on-one"] == answers


def test_the_weeks_through_show_the_days_away() -> None:
    """A week in which mum is ill is a gap of a week, wherever it lies."""
    gone = amended(small_plan(), "oak", absences=(Absence(start=day(10), end=day(16)),))
    (risk,) = through(gone, "P-001", TODAY).risks

    assert [(day(10), day(16))] == [(gap.first, gap.last) for gap in risk.gaps]
    assert 7 == risk.gap_days


def test_nights_away_leave_the_days_held() -> None:
    """Staff who are short at night are there by day."""
    gone = amended(small_plan(), "oak", absences=(Absence(start=TODAY, hours=NIGHT),))
    held = cover(Arrangements(gone, TODAY), gone.risks[0])
    answers = {slot.risk.answer: slot.slot for slot in held.slots}

    assert {"not-covered", "relies-on-one"} == set(answers)
    assert dt.timedelta(hours=9 * 8) == dt.timedelta(hours=answers["not-covered"].hours())


def test_an_agency_s_page_says_when_it_and_its_teams_are_away() -> None:
    """Whoever looks an agency up reads that it is closed in March; what is past is left out."""
    plan = small_plan(
        agencies=(
            agency("icb", "icb"),
            agency("trust", "mh-trust"),
            agency(
                "oak",
                absences=(
                    Absence(start=day(-20), end=day(-10)),
                    Absence(start=day(10), end=day(16), reason="The house is painted"),
                ),
            ),
        ),
        teams=(
            team("community-team", "trust"),
            team("nights", "oak", absences=(Absence(start=day(2), hours=NIGHT),)),
        ),
    )
    found = agency_view(Looking(plan, "test", TODAY, TODAY), "oak")

    assert (
        "from 2 Dec 2026 to 8 Dec 2026: The house is painted",
        "Nights: from 24 Nov 2026 on, every night 22:00–07:00",
    ) == found.away
