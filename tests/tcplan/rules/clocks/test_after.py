"""After leaving hospital: first contact, aftercare, the 12-week review, reports, the tribunal."""

import datetime as dt

import pytest

from tcplan.domain.control import Delivery
from tcplan.domain.hospital import HospitalSpell
from tests.builders import control
from tests.tcplan.rules.clocks.asking import DAY, clock, move, review, route, status, stay

LEFT = dt.date(2026, 3, 27)
"""The weekend after, clocks are put forward."""

CONDITIONAL = route("conditional-discharge", LEFT)


def home(left: dt.date = LEFT) -> HospitalSpell:
    """A stay that ended in a home of the person's own."""
    return stay(left - 300 * DAY, ended=left, ended_as="independent-living")


@pytest.mark.parametrize(
    ("after", "state", "days"),
    [(0, "due", 3), (3, "due", 0), (4, "overdue", 1), (84, "overdue", 81)],
)
def test_first_contact(after: int, state: str, days: int) -> None:
    """Somebody is in touch within 72 hours of leaving, counted in whole days."""
    found = clock("first-contact", LEFT + after * DAY, home())

    assert (state, days, "R62") == (found.state, found.days, found.rule)


def test_a_contact_counts_when_it_is_recorded_as_one() -> None:
    """Other meetings are no first contact, and one that came late says so."""
    late = clock("first-contact", LEFT + 9 * DAY, home(), review("first-contact", LEFT + 4 * DAY))
    other = clock("first-contact", LEFT + 9 * DAY, home(), review("mdt", LEFT + DAY))

    assert ("done", "overdue") == (late.state, other.state)
    assert late.because.startswith("Late")


def test_long_after_leaving_nobody_is_asked_for_a_first_contact() -> None:
    """Twelve weeks later a first contact can no longer be made; that none is recorded is said."""
    found = clock("first-contact", LEFT + 85 * DAY, home())

    assert "not-applicable" == found.state
    assert "no contact in the first days is recorded" in found.because


@pytest.mark.parametrize(("after", "state"), [(84, "due"), (85, "overdue")])
def test_twelve_weeks_after_the_move(after: int, state: str) -> None:
    """The move is reviewed at the end of the first 12 weeks, counted from the move itself."""
    moved = move(moved_on=LEFT, stage="stabilisation")

    assert state == clock("twelve-week-review", LEFT + after * DAY, home(), moved).state
    assert state == clock("twelve-week-review", LEFT + after * DAY, home()).state


def test_the_twelve_week_review_was_held() -> None:
    """Once held it is owed no more; who has not moved is not owed it."""
    held = review("twelve-week", LEFT + 80 * DAY)

    assert "done" == clock("twelve-week-review", LEFT + 90 * DAY, home(), held).state
    assert "not-applicable" == clock("twelve-week-review", LEFT, stay(LEFT)).state


def test_aftercare_is_reviewed_soon_and_then_every_year() -> None:
    """Section 117 aftercare is reviewed 6 weeks after leaving, and 12 months after each review."""
    section = status("03", LEFT - 300 * DAY, end=LEFT)
    first = clock("s117-review", LEFT, home(), section)
    later = clock("s117-review", LEFT + 60 * DAY, home(), section, review("s117", LEFT + 40 * DAY))

    assert LEFT + 42 * DAY == first.due
    assert dt.date(2027, 5, 6) == later.due


@pytest.mark.parametrize("code", ["01", "02"])
def test_aftercare_that_is_not_owed_is_not_reviewed(code: str) -> None:
    """Section 2 and informal stays bring no aftercare, so nothing is to be reviewed."""
    section = status(code, LEFT - 300 * DAY, end=LEFT)

    assert "not-applicable" == clock("s117-review", LEFT, home(), section).state


@pytest.mark.parametrize("kind", ["conditional-discharge", "conditional-discharge-dol"])
@pytest.mark.parametrize("role", ["social", "clinical"])
@pytest.mark.parametrize(("after", "state"), [(28, "due"), (29, "overdue")])
def test_the_first_report(kind: str, role: str, after: int, state: str) -> None:
    """Each supervisor reports within 4 weeks of the discharge, counted from leaving hospital."""
    authorised = route(kind, LEFT - 10 * DAY)
    found = clock(f"mhcs-report-{role}", LEFT + after * DAY, home(), authorised)

    assert (state, LEFT + 28 * DAY) == (found.state, found.due)


def test_later_reports_come_every_three_months() -> None:
    """A report counts for the supervisor who made it, and the other one still owes theirs."""
    held = dt.date(2026, 5, 31)
    report = review("mhcs-report", held, supervisor="social")
    records = (home(), route("conditional-discharge", LEFT), report)

    assert dt.date(2026, 8, 31) == clock("mhcs-report-social", held, *records).due
    assert LEFT + 28 * DAY == clock("mhcs-report-clinical", held, *records).due


def test_a_report_of_nobody_counts_for_nobody() -> None:
    """A report that does not say whose it is leaves both owed, and the sentence says so."""
    report = review("mhcs-report", LEFT + 20 * DAY)
    found = clock(
        "mhcs-report-social", LEFT + 30 * DAY, home(), route("conditional-discharge", LEFT), report
    )

    assert ("overdue", None) == (found.state, found.done)
    assert "does not say which supervisor's it is" in found.because


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ((), "no conditional discharge"),
        ((route("absolute-discharge", LEFT),), "absolute"),
        ((route("cto", LEFT),), "no conditional discharge"),
        ((route("conditional-discharge", LEFT + DAY),), "no conditional discharge"),
        ((route("conditional-discharge", LEFT, expires=LEFT),), "ended on"),
        ((CONDITIONAL, route("absolute-discharge", LEFT + DAY)), "absolute"),
        ((CONDITIONAL, stay(LEFT + DAY, "recalled")), "in hospital"),
    ],
    ids=["none", "absolute", "another route", "not yet", "ended", "absolute later", "recalled"],
)  # fmt: skip
def test_no_report_is_owed(records: tuple[object, ...], said: str) -> None:
    """Reports are owed after a conditional discharge that stands, and after nothing else."""
    day = LEFT if "no conditional" in said else LEFT + DAY
    found = clock("mhcs-report-social", day, home(), *records)  # type: ignore[arg-type]

    assert "not-applicable" == found.state
    assert said in found.because.lower()


@pytest.mark.parametrize(
    ("ordered", "opens"),
    [
        (dt.date(2026, 1, 15), dt.date(2026, 7, 15)),
        (dt.date(2026, 8, 31), dt.date(2027, 3, 1)),
        (dt.date(2027, 8, 31), dt.date(2028, 3, 1)),
        (dt.date(2026, 8, 28), dt.date(2027, 2, 28)),
    ],
)
def test_the_first_application_to_the_tribunal(ordered: dt.date, opens: dt.date) -> None:
    """A right is not shown as open before six whole months of the order are over."""
    order, ward = status("09", ordered), stay(ordered)
    before, after = (
        clock("tribunal-application", day, order, ward) for day in (opens - DAY, opens)
    )

    assert ("due", opens, 1) == (before.state, before.due, before.days)
    assert ("done", opens) == (after.state, after.done)
    assert "a right, not a duty" in after.because


@pytest.mark.parametrize(
    ("code", "said"),
    [("03", "not modelled, ask the Mental Health Act office"), ("01", "is not detained")],
)
def test_other_sections_are_not_modelled(code: str, said: str) -> None:
    """For other sections no day is invented; the planner is told whom to ask."""
    found = clock("tribunal-application", LEFT, status(code, LEFT), stay(LEFT))

    assert "not-applicable" == found.state
    assert said in found.because


@pytest.mark.parametrize(
    ("came", "due"),
    [
        (None, dt.date(2027, 3, 27)),
        (dt.date(2026, 9, 26), dt.date(2027, 3, 27)),
        (dt.date(2026, 9, 27), dt.date(2029, 3, 27)),
        (dt.date(2027, 3, 27), dt.date(2029, 3, 27)),
        (dt.date(2027, 3, 28), dt.date(2031, 3, 27)),
    ],
    ids=["never", "too early", "first day", "last day", "in the next period"],
)
def test_a_discharge_that_deprives_of_liberty_comes_back(
    came: dt.date | None, due: dt.date
) -> None:
    """It comes to the tribunal between 6 and 12 months, and then once in two years."""
    records = (home(), route("conditional-discharge-dol", LEFT))
    hearing = (review("tribunal", applied_on=came, due=came),) if came else ()

    assert due == clock("tribunal-return", dt.date(2027, 6, 1), *records, *hearing).due


def test_before_the_law_began_nothing_comes_back() -> None:
    """On 17 February 2026 there was no such rule, and no such clock ran; on the 18th it did."""
    left = dt.date(2026, 1, 5)
    records = (home(left), route("conditional-discharge-dol", left))

    with pytest.raises(ValueError, match="not enough values"):
        clock("tribunal-return", dt.date(2026, 2, 17), *records)
    assert "due" == clock("tribunal-return", dt.date(2026, 2, 18), *records).state


def test_conditions_that_deprive_nobody_do_not_come_back() -> None:
    """Only conditions that deprive of liberty have these periods."""
    found = clock("tribunal-return", LEFT, home(), route("conditional-discharge", LEFT))

    assert "not-applicable" == found.state


@pytest.mark.parametrize(
    ("tested", "target", "due"),
    [
        (dt.date(2025, 8, 31), None, dt.date(2026, 2, 28)),
        (None, dt.date(2026, 5, 1), dt.date(2026, 5, 1)),
        (None, None, None),
    ],
    ids=["tried once", "before a move", "no day to count from"],
)
def test_the_crisis_plan_is_exercised(
    tested: dt.date | None, target: dt.date | None, due: dt.date | None
) -> None:
    """It is tried again after six months, and for the first time before the move."""
    arranged = control(
        "c-crisis", "oak", kind="recovery", last_tested=tested, delivery=Delivery(holders=("oak",))
    )
    found = clock("crisis-plan-exercise", dt.date(2026, 1, 5), arranged, move(target=target))

    assert due == found.due
