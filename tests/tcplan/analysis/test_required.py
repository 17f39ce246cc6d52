"""What an arrangement requires, and who must have reviewed the causes, in the smallest plans."""

import datetime as dt

import pytest

from tcplan.domain.individual import Responsibility
from tcplan.domain.risk import CauseReview
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    agency,
    authority,
    consequences,
    day,
    place,
    risk,
    system,
    team,
)
from tests.tcplan.analysis.clinic import MIDNIGHT, NOON, cuts, told, two_ways
from tests.tcplan.analysis.plans import TOMORROW, YESTERDAY, condition, on_pain, person, plan

# What an arrangement requires


def test_everything_required_must_be_there() -> None:
    """An arrangement falls with its building, its telephone, its order and its condition."""
    of = plan(
        place("home"),
        system("line"),
        authority("order"),
        condition("stay", "trust"),
        on_pain("c1", requires=("home", "line", "order", "stay")),
    )

    assert {"c1", "oak", "home", "line", "order", "stay", "trust"} == cuts(of)


def test_a_required_arrangement_is_out_when_its_own_are() -> None:
    """What needs training needs the trainer, and whoever the trainer needs."""
    of = plan(
        on_pain("c1", requires=("c-training",)),
        on_pain("c-training", "elm", prevents=(), requires=("c-plan",)),
        on_pain("c-plan", "trust", prevents=()),
    )

    assert {"c1", "oak", "c-training", "elm", "c-plan", "trust"} == cuts(of)


def test_a_required_arrangement_counts_in_the_same_hour_only() -> None:
    """At night an arrangement that needs a team of office hours holds nothing."""
    day_team = on_pain("c2", "elm", prevents=(), hours=OFFICE_HOURS)
    of = plan(on_pain("c1", requires=("c2",)), day_team)

    assert ("relies-on-one", "not-covered") == (told(of, NOON), told(of, MIDNIGHT))


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"evidence": ()}, "not-confirmed"),
        ({"state": "agreed"}, "only-if-promised"),
        ({"state": "withdrawn"}, "not-covered"),
        ({"end": YESTERDAY}, "not-covered"),
    ],
)
def test_an_arrangement_is_no_better_founded_than_what_it_requires(
    fields: dict[str, object], answer: str
) -> None:
    """An arrangement with evidence that needs one without is no better confirmed than that one."""
    required = on_pain("c2", "elm", prevents=(), **fields)

    assert answer == told(plan(on_pain("c1", requires=("c2",)), required))


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        (day(-100), None, "relies-on-one"),
        (TODAY, TODAY, "relies-on-one"),
        (day(-100), YESTERDAY, "not-covered"),
        (TOMORROW, None, "not-covered"),
    ],
)
def test_a_restriction_needs_its_authority(
    start: dt.date, end: dt.date | None, answer: str
) -> None:
    """A restriction holds nothing when the order that it names is not in force."""
    order = authority("order", start=start, end=end, review_by=None)

    assert answer == told(plan(order, on_pain("c1", restrictive=True, authority="order")))


def test_a_restriction_falls_with_its_authority() -> None:
    """That the order could lapse is one of the single things that a restriction rests on."""
    of = plan(authority("order"), on_pain("c1", restrictive=True, authority="order"))

    assert {"c1", "oak", "order"} == cuts(of)


def test_what_does_not_restrict_needs_no_authority() -> None:
    """An order named beside an arrangement that restricts nobody is not asked for."""
    of = plan(authority("order", end=YESTERDAY, review_by=None), on_pain("c1", authority="order"))

    assert {"c1", "oak"} == cuts(of)


@pytest.mark.parametrize(
    ("supervisor", "fields", "answer"),
    [
        ("trust", {}, "relies-on-one"),
        (None, {}, "not-covered"),
        ("trust", {"start": None}, "not-covered"),
        ("trust", {"start": TOMORROW}, "not-covered"),
        ("trust", {"start": TODAY, "end": TODAY}, "relies-on-one"),
        ("trust", {"end": YESTERDAY}, "not-covered"),
    ],
)
def test_a_condition_needs_a_start_and_a_supervisor(
    supervisor: str | None, fields: dict[str, object], answer: str
) -> None:
    """A condition that has not begun, has ended or that nobody supervises supports nothing."""
    stay = condition("stay", supervisor, **fields)

    assert answer == told(plan(stay, on_pain("c1", requires=("stay",))))


def test_a_deputy_supervisor_is_one_more_way() -> None:
    """A condition is supervised as long as supervisor or deputy is there."""
    of = plan(condition("stay", "trust", deputy="elm"), on_pain("c1", requires=("stay",)))

    assert {"c1", "oak", "stay", "elm trust"} == cuts(of)


def test_a_supervisor_who_is_closed_supervises_nothing() -> None:
    """A condition supervised in office hours supports nothing at night."""
    closed = agency("trust", "mh-trust", opening=OFFICE_HOURS)
    of = plan(closed, condition("stay", "trust"), on_pain("c1", requires=("stay",)))

    assert ("relies-on-one", "not-covered") == (told(of, NOON), told(of, MIDNIGHT))


def test_a_condition_falls_with_the_authority_it_names() -> None:
    """A condition whose lawful authority has ended supports nothing; one that may end, may fail."""
    stay = condition("stay", "trust", authority="order")
    needing = on_pain("c1", requires=("stay",))
    ended = authority("order", end=YESTERDAY, review_by=None)

    assert "not-covered" == told(plan(ended, stay, needing))
    assert {"c1", "oak", "stay", "trust", "order"} == cuts(plan(authority("order"), stay, needing))


# The list of causes


def reviewed(**fields: object) -> CauseReview:
    """A review of the causes by the community team, which is responsible."""
    return CauseReview(**{"on": day(-20), "by": "community-team", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("review", "answer"),
    [
        (reviewed(), "has-back-up"),
        (reviewed(by="trust"), "has-back-up"),
        (reviewed(by="oak"), "not-confirmed"),
        (reviewed(by="ward-team"), "not-confirmed"),
        (reviewed(on=TODAY), "has-back-up"),
        (reviewed(on=TOMORROW), "not-confirmed"),
        (reviewed(review_by=TODAY), "has-back-up"),
        (reviewed(review_by=YESTERDAY), "not-confirmed"),
        (None, "not-confirmed"),
    ],
)
def test_a_list_of_causes_counts_when_the_responsible_team_has_reviewed_it(
    review: CauseReview | None, answer: str
) -> None:
    """A thin list of causes must never look safe: the responsible team has to go through it."""
    causes = risk("r-pain", "t-pain", cause_reviews=(review,) if review else ())

    assert answer == told(two_ways(causes, team("ward-team", "trust")))


@pytest.mark.parametrize(
    ("responsible", "answer"),
    [
        ((), "not-confirmed"),
        ((Responsibility(holder="trust", start=day(-9)),), "has-back-up"),
        ((Responsibility(holder="oak", start=day(-9)),), "not-confirmed"),
        ((Responsibility(holder="community-team", start=TOMORROW),), "not-confirmed"),
        ((Responsibility(holder="community-team", start=day(-9), end=YESTERDAY),), "not-confirmed"),
        ((Responsibility(holder="community-team", start=day(-9), end=TODAY),), "has-back-up"),
    ],
)
def test_responsible_is_who_is_responsible_on_that_day(
    responsible: tuple[Responsibility, ...], answer: str
) -> None:
    """A review by the team of last month, or where nobody is responsible, confirms nothing."""
    assert answer == told(two_ways(person(responsible_teams=responsible)))


def test_a_review_of_the_causes_makes_nothing_better() -> None:
    """Going through the causes does not cover what nothing covers, nor back up one way."""
    assert "not-covered" == told(plan())
    assert "relies-on-one" == told(plan(on_pain("c1")))


def test_the_causes_review_is_not_asked_for_a_result() -> None:
    """What limits a harm is judged by its own arrangements."""
    unreviewed = risk("r-pain", "t-pain", consequences=consequences("k-burst"), cause_reviews=())
    of = plan(unreviewed, on_pain("c1", limits=("k-burst",)))

    assert ("not-confirmed", "relies-on-one") == (told(of), told(of, aim="k-burst"))
