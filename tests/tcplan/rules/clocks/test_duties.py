"""What a clock says of its rule: overdue is not met, and each thing is found once."""

import datetime as dt
from pathlib import Path

import pytest

from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import read
from tcplan.rules import actions, register, reviews
from tcplan.rules.clocks import FAMILIES, clocks
from tcplan.rules.clocks.duties import DUTIES
from tcplan.rules.judging import judged
from tests.builders import TODAY, robin
from tests.tcplan.rules.clocks.asking import BOOK, DAY, clock, review, status, stay, verdicts

IN = dt.date(2026, 1, 5)
OURS = (*DUTIES, *reviews.DUTIES, *actions.DUTIES, *register.DUTIES)
COUNTY = Path(__file__).parents[4] / "fixtures" / "county-durham.plan.json"


@pytest.fixture(scope="module")
def county() -> Plan:
    """The sample county."""
    return read(COUNTY)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (dt.date(2026, 6, 4), "met"),
        (dt.date(2026, 6, 5), "due"),
        (dt.date(2026, 7, 5), "due"),
        (dt.date(2026, 7, 6), "not-met"),
    ],
)
def test_a_clock_as_a_verdict(day: dt.date, state: str) -> None:
    """Shown as due from 30 days before, on the last day too, and not met from the day after."""
    found = verdicts("inpatient-cetr", day, stay(IN))["P-001"]

    assert (state, dt.date(2026, 7, 5), "R02", "icb") == (
        found.state, found.due, found.rule, found.owner,
    )  # fmt: skip


def test_what_a_verdict_says() -> None:
    """The sentence names what, for whom, by when, how late, and from what it was counted."""
    found = verdicts("inpatient-cetr", dt.date(2026, 7, 8), stay(IN))["P-001"]

    assert (
        "Inpatient C(E)TR for P-001 was due on 5 July 2026, overdue by 3 days. Every 6 months on a "
        "ward that is not secure, counted from the admission on 5 January 2026, as none has been "
        "held since." == found.what
    )


@pytest.mark.parametrize(
    ("before", "rule"),
    [((), "R01"), (("laep",), "R06"), (("laep", "cetr-community"), "R01")],
    ids=["nothing", "an emergency meeting", "and a community review"],
)
def test_the_review_after_an_emergency_meeting_is_found_once(
    before: tuple[str, ...], rule: str
) -> None:
    """One finding, under the rule that says why: the emergency meeting left it owed, or not."""
    records = (stay(IN), *(review(kind, IN - DAY) for kind in before))
    found = [
        one
        for name in ("post-admission-cetr", "laep-cetr-owed")
        for one in verdicts(name, IN + 40 * DAY, *records).values()
    ]

    assert [rule] == [one.rule for one in found]
    assert ("not-applicable" if "cetr-community" in before else "not-met") == found[0].state


@pytest.mark.parametrize(
    ("code", "expires", "state"),
    [
        ("03", None, "not-met"),
        ("03", IN + 200 * DAY, "met"),
        ("CTO", None, "not-met"),
        ("01", None, "not-applicable"),
        ("09", None, "not-applicable"),
        ("99", None, "not-applicable"),
    ],
)
def test_the_end_of_a_section_is_recorded(code: str, expires: dt.date | None, state: str) -> None:
    """A section that lasts until a day has that day on record; a restriction order has none."""
    section = status(code, IN, expires=expires)

    assert state == verdicts("section-end-missing", IN, section)[f"ls-{code}"].state


@pytest.mark.parametrize(
    ("out", "state", "due"),
    [(True, "not-met", IN + 56 * DAY), (None, "due", None), (False, "not-applicable", None)],
    ids=["out of area", "nobody said", "own area"],
)
def test_a_visit_that_may_be_owed_is_a_question(
    out: bool | None,  # noqa: FBT001
    state: str,
    due: dt.date | None,
) -> None:
    """Where nobody said whether the ward is out of area, that is asked before anything is found."""
    found = verdicts("oversight-visit", IN + 57 * DAY, stay(IN, out_of_area=out))["P-001"]

    assert (state, due) == (found.state, found.due)


@pytest.mark.parametrize("duty", OURS, ids=lambda duty: duty.id)
def test_a_duty_is_one_of_its_rules_checks(duty: object) -> None:
    """Whoever reads a rule finds every id under which it is told."""
    rule, name = getattr(duty, "rule", ""), getattr(duty, "id", "")

    assert all(name in version.checks for version in BOOK.versions(rule))


def test_every_family_asks_by_its_rule() -> None:
    """A clock without a rule in force does not run."""
    long_ago = dt.date(2010, 1, 1)
    rules = {family.rule for family in FAMILIES if family.rule}
    ran = {one.rule for one in clocks(robin(), long_ago, BOOK)} - {None}

    assert ran <= {rule for rule in rules if BOOK.rule(rule, long_ago)}
    assert "R02" not in ran
    assert "R02" in {one.rule for one in clocks(robin(), TODAY, BOOK)}


@pytest.mark.parametrize("after", [-400, 0, 1, 97])
def test_on_any_day_of_the_sample_clocks_run_as_days_do(county: Plan, after: int) -> None:
    """Overdue exactly when the last day is past, and one more or less with each day."""
    day = TODAY + after * DAY
    found = [one for one in clocks(county, day, BOOK) if one.days is not None]

    assert found
    for one in found:
        assert one.due is not None
        assert (day > one.due) == (one.state == "overdue")
        assert abs((day - one.due).days) == one.days


def test_a_day_later_nothing_else_has_moved(county: Plan) -> None:
    """On the next day each clock still owes the same day, unless something begins or ends on it."""
    days = [
        {
            (one.kind, one.about, one.called): one.due
            for one in clocks(county, TODAY + after * DAY, BOOK)
            if one.state in {"due", "overdue"}
        }
        for after in (0, 1)
    ]
    same = days[0].keys() & days[1].keys()

    assert len(same) > 100
    assert {key: days[0][key] for key in same} == {key: days[1][key] for key in same}


def test_nothing_is_found_twice_in_the_sample(county: Plan) -> None:
    """Each duty judges each thing at most once, and every verdict is a sentence."""
    found = judged(county, TODAY, BOOK, duties=OURS)
    keys = [(one.id, one.about) for one in found]

    assert len(set(keys)) == len(keys)
    assert all(one.what.endswith(".") for one in found)


def test_what_is_overdue_is_found(county: Plan) -> None:
    """Every clock of a rule of ours that is overdue in the sample is a finding, and no other is."""
    answered = {duty.id for duty in DUTIES}
    overdue = {
        (one.kind, one.about)
        for one in clocks(county, TODAY, BOOK)
        if one.state == "overdue" and one.kind in answered
        if "say whether it is" not in one.because
    }
    found = {
        (one.id.replace("laep-cetr-owed", "post-admission-cetr"), one.about)
        for one in judged(county, TODAY, BOOK, duties=DUTIES)
        if one.state == "not-met" and one.id != "section-end-missing"
    }

    assert overdue == found
    assert overdue


def test_the_version_of_the_rule_is_told() -> None:
    """A clock says by which version of its rule it runs."""
    assert ("R07", "2021-02") == (
        (found := clock("oversight-visit", IN, stay(IN))).rule, found.version,
    )  # fmt: skip
