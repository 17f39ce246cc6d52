"""The findings of a plan as a whole: order, acceptances, and the page that tells of them."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given

from tcplan.analysis.findings import CHECKS, findings
from tcplan.analysis.findings.page import page
from tcplan.domain.codelists import code_list
from tcplan.domain.plan import Plan
from tests.builders import (
    TODAY,
    amended,
    day,
    empty_plan,
    robin,
    source,
    with_entity,
)
from tests.tcplan.analysis.plans import plans
from tests.tcplan.findings.sound import acceptance, one, sound, with_fields

PAGE = Path(__file__).parents[3] / "docs" / "findings.md"


@pytest.mark.parametrize("check", [check.id for check in CHECKS])
def test_a_plan_in_good_order_gives_no_finding(check: str) -> None:
    """A commissioner who has done their part is not told off."""
    assert [] == [finding for finding in findings(sound(), TODAY) if finding.id == check]


def test_an_empty_plan_has_no_findings() -> None:
    """Nobody in the plan, nothing to find."""
    assert () == findings(empty_plan(), TODAY)


def test_findings_come_in_the_order_of_the_checks_and_then_of_the_plan() -> None:
    """The same plan always reads the same, and nothing is sorted by how grave it looks."""
    kinds = [check.id for check in CHECKS]
    told = findings(robin(), TODAY)
    places = [finding.where for finding in told if finding.id == "no-deputy"]
    controls = [f"controls/{control.id}" for control in robin().controls]
    assert sorted((f.id for f in told), key=kinds.index) == [f.id for f in told]
    assert [where for where in controls if where in places] == places


def test_a_check_finds_at_most_one_thing_about_each_id() -> None:
    """An acceptance names a finding and a thing, and so can never hide a second finding."""
    told = [(finding.id, finding.about) for finding in findings(robin(), TODAY)]
    assert sorted(set(told)) == sorted(told)


@given(plans())
def test_any_plan_can_be_checked(plan: Plan) -> None:
    """Whatever depends on whatever, findings are told, each once, about things of the plan."""
    told = [(finding.id, finding.about) for finding in findings(plan, TODAY)]
    assert sorted(set(told)) == sorted(told)
    assert {about for _, about in told} <= set(plan.by_id)


def test_a_finding_says_what_where_why_and_on_what_it_rests() -> None:
    """Every finding can be acted on by somebody who was not there."""
    finding = one(with_fields("c-bed", owner=None), "no-owner")
    assert "“C-Bed” has no owner." == finding.what
    assert ("controls/c-bed", "c-bed", "P-001") == (
        finding.where,
        finding.about,
        finding.individual,
    )
    (check,) = (check for check in CHECKS if check.id == "no-owner")
    assert (check.title, check.why, check.source, check.basis) == (
        finding.title,
        finding.why,
        finding.source,
        finding.basis,
    )


def test_an_accepted_finding_carries_its_acceptance() -> None:
    """An accepted finding stays in sight, with who accepted it and until when."""
    accepted = acceptance("no-owner", "c-bed")
    finding = one(with_entity(with_fields("c-bed", owner=None), accepted), "no-owner")
    assert (accepted, None) == (finding.accepted, finding.lapsed)


@pytest.mark.parametrize(("after", "holds"), [(59, True), (60, True), (61, False)])
def test_an_acceptance_holds_until_its_day_and_no_longer(after: int, holds: bool) -> None:  # noqa: FBT001
    """On its last day the acceptance still holds; on the next the finding is back."""
    plan = with_entity(with_fields("c-bed", owner=None), acceptance("no-owner", "c-bed"))
    finding = one(plan, "no-owner", day(after))
    assert holds is (finding.accepted is not None)
    assert holds is (finding.lapsed is None)


def test_a_finding_whose_acceptance_has_run_out_says_so() -> None:
    """Nobody reads an old acceptance as one that still holds."""
    plan = with_entity(
        with_fields("c-bed", owner=None), acceptance("no-owner", "c-bed", until=day(-1))
    )
    what = one(plan, "no-owner").what
    assert "“C-Bed” has no owner. It was accepted until 21 November 2026; that has ended." == what


def test_a_later_acceptance_takes_the_place_of_one_that_has_run_out() -> None:
    """A finding accepted anew is accepted."""
    plan = with_entity(
        with_fields("c-bed", owner=None),
        acceptance("no-owner", "c-bed", id="first", until=day(-1)),
        acceptance("no-owner", "c-bed", id="second", until=day(9)),
    )
    finding = one(plan, "no-owner")
    assert finding.accepted is not None
    assert "second" == finding.accepted.id


def test_an_acceptance_does_not_hold_before_it_was_given() -> None:
    """Asked about a day in the past, the finding stood as it stood then."""
    given = acceptance("no-owner", "c-bed", source=source(on=day(-1)))
    plan = with_entity(with_fields("c-bed", owner=None), given)
    before = one(plan, "no-owner", day(-2))
    assert (None, None) == (before.accepted, before.lapsed)
    assert given == one(plan, "no-owner", day(-1)).accepted


@pytest.mark.parametrize(("check", "about"), [("no-owner", "c-mum"), ("no-evidence", "c-bed")])
def test_an_acceptance_of_something_else_accepts_nothing(check: str, about: str) -> None:
    """An acceptance is for one finding about one thing."""
    plan = with_entity(with_fields("c-bed", owner=None), acceptance(check, about))
    assert one(plan, "no-owner").accepted is None


def test_text_that_somebody_wrote_stands_in_a_finding_as_it_is() -> None:
    """A name with braces or percent signs is quoted, not read as a pattern."""
    plan = amended(with_fields("c-bed", owner=None), "c-bed", name="{0} 100 % {name}")
    assert "“{0} 100 % {name}” has no owner." == one(plan, "no-owner").what


def test_every_check_has_an_id_of_its_own() -> None:
    """Scripts and acceptances can name a check by its id."""
    names = [check.id for check in CHECKS]
    assert sorted(set(names)) == sorted(names)
    assert [] == [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)]


def test_every_check_says_honestly_on_what_it_rests() -> None:
    """A basis is law, national policy, local policy or good practice, and nothing else."""
    assert {check.basis for check in CHECKS} <= set(code_list("basis").codes)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_no_check_blames_or_rates_a_person(check: object) -> None:
    """What is said about a finding speaks of services, never of how the person is."""
    told = f"{check.title} {check.why}".lower()  # type: ignore[attr-defined]
    words = (
        "offender",
        "challenging",
        "non-compliant",
        "dangerous",
        "high risk",
        "score",
        "fail to",
    )
    assert [] == [word for word in words if word in told]


def test_the_page_about_findings_is_the_checks() -> None:
    """The page tells of every check as it is; write it anew when this fails."""
    assert page() == PAGE.read_text("utf-8")


def test_a_finding_is_told_for_any_day() -> None:
    """A plan can be asked about a day long before and long after it was written."""
    for on in (dt.date(1990, 1, 1), dt.date(2150, 1, 1)):
        assert len(findings(robin(), on)) > 0
