"""Whether MAPPA applies is asked; nobody is taken for somebody who was convicted."""

import datetime as dt

import pytest

from tcplan.domain.common import Entity
from tcplan.domain.legal import MappaRecord
from tcplan.domain.records import ExportRecord, Review
from tcplan.domain.risk import Risk
from tests.builders import TODAY, day, risk, team, with_entity
from tests.tcplan.rules.legal.people import made, plan_of, states, status, verdicts


def record(since: int = -100, *decisions: str) -> MappaRecord:
    """What is recorded of MAPPA for Robin, from a day on."""
    found: MappaRecord = made(
        MappaRecord,
        "mappa",
        category="2",
        level="1",
        lead="trust",
        start=day(since),
        review_by=day(since + 200),
        disclosure_decisions=decisions,
    )
    return found


def harm() -> Risk:
    """A risk of harm to others."""
    return risk("r-harm", "t-unnoticed", kind="harm-to-others")


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ((status("09", specified_offence=True),), "not-met"),
        ((status("09", specified_offence=True), record()), "met"),
        ((status("09", specified_offence=True), record(0)), "met"),
        ((status("09", specified_offence=True), record(1)), "not-met"),
        ((status("10", specified_offence=True),), "not-met"),
        ((status("09"),), "due"),
        ((status("09", specified_offence=False),), "not-applicable"),
        ((status("09", -500, -1, specified_offence=True),), "not-applicable"),
        ((status("15"),), "due"),
        ((status("34", specified_offence=True),), "due"),
        ((status("34", specified_offence=False),), "not-applicable"),
        ((status("03"),), "not-applicable"),
        ((status("03"), harm()), "due"),
        ((status("03"), harm(), made(Review, "mare", kind="mare", due=TODAY)), "met"),
        ((status("03"), harm(), record()), "met"),
        ((), "not-applicable"),
    ],
    ids=[
        "category-2", "recorded", "recorded-today", "recorded-tomorrow", "unrestricted-order",
        "not-checked", "not-specified", "order-ended", "from-prison", "section-45a",
        "section-45a-not-specified", "civil", "local-forum", "forum-held", "civil-recorded",
        "nothing",
    ],
)  # fmt: skip
def test_mappa_is_asked_and_not_assumed(entities: tuple[Entity, ...], expected: str) -> None:
    """A hospital order for a specified offence is category 2; what nobody checked is asked."""
    assert [expected] == states("mappa-not-asked", *entities)


def test_without_a_conviction_the_local_forum_is_a_proposal() -> None:
    """For somebody without any order the sentence says that MAPPA does not apply."""
    (found,) = verdicts(plan_of(status("03"), harm()), "mappa-not-asked")

    assert "MAPPA does not apply; consider the local forum" in found.what
    assert "(MARE)" in found.what


def paper(to: str | None, audience: str = "agency", at: int = -10) -> ExportRecord:
    """A paper about Robin that left the plan."""
    found: ExportRecord = made(
        ExportRecord,
        "paper",
        audience=audience,
        recipient=to,
        at=dt.datetime.combine(day(at), dt.time(23, 59)),
    )
    return found


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ((record(), paper("oak")), ["not-met"]),
        ((record(-100, "The risk panel decided to tell the provider."), paper("oak")), ["met"]),
        ((record(), paper("trust")), []),
        ((record(), paper("council")), []),
        ((record(-10), paper("oak")), ["not-met"]),
        ((record(-9), paper("oak")), []),
        ((record(), paper("oak", at=1)), []),
        ((record(), paper("oak", "person")), []),
        ((record(), paper(None)), []),
        ((paper("oak"),), []),
    ],
    ids=[
        "provider", "decided", "trust", "council", "same-day", "before-mappa", "tomorrow",
        "the-person", "nobody-named", "no-mappa",
    ],
)  # fmt: skip
def test_a_paper_outside_mappa_waits_for_a_decision(
    entities: tuple[Entity, ...], expected: list[str]
) -> None:
    """A paper for a provider, about somebody to whom MAPPA applies, has a decision to disclose."""
    assert expected == states("disclosure-not-decided", *entities)


@pytest.mark.parametrize(("of", "expected"), [("oak", ["not-met"]), ("trust", [])])
def test_a_team_is_of_its_agency(of: str, expected: list[str]) -> None:
    """A paper to a team is a paper to the agency that the team is of."""
    plan = with_entity(plan_of(record()), team("a-team", of), paper("a-team"))

    assert expected == [one.state for one in verdicts(plan, "disclosure-not-decided")]
