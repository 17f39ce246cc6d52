"""A plan in which Robin and Sam have dealings with agencies, and how each agency reads it."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

import datetime as dt
from typing import Any

import attrs

from tcplan.access import project
from tcplan.domain.individual import Consent
from tcplan.domain.legal import MappaRecord
from tcplan.domain.plan import Plan
from tcplan.domain.records import Document, Review
from tcplan.domain.sharing import Disclosure, Relationship
from tests.builders import TODAY, amended, day, individual, least, risk, robin, source, with_entity


def relationship(agency: str, purpose: str = "direct-care", /, **fields: Any) -> Relationship:
    """An agency has to do with Robin, since a hundred days."""
    person = fields.pop("individual", "P-001")
    given = {"individual": person, "agency": agency, "purpose": purpose, "start": day(-100)}
    return Relationship(id=f"rel-{person}-{agency}-{purpose}", source=source(), **(given | fields))


def consent(purpose: str, state: str = "given", on: dt.date | None = None) -> Consent:
    """What Robin said of one purpose."""
    return Consent(purpose=purpose, state=state, on=on or day(-50), recorded_by="advocate")


def mappa() -> MappaRecord:
    """Robin's MAPPA record, which the trust leads."""
    return MappaRecord(
        id="mappa",
        source=source(agency="trust"),
        individual="P-001",
        category="2",
        level="1",
        lead="trust",
        coordinator_contact="through the switchboard",
        start=day(-90),
        review_by=day(90),
        disclosure_decisions=("The minutes say why.",),
    )


def disclosure(about: str, to: str, /, **fields: Any) -> Disclosure:
    """A decision to tell an agency of one entry, made a month ago."""
    given: dict[str, Any] = {
        "decided_by": "MAPPA lead",
        "reason": "They support Robin.",
        "until": day(30),
    }
    return Disclosure(
        id=f"told-{about}-{to}",
        source=source(),
        individual="P-001",
        about=about,
        to=to,
        **(given | fields),
    )


def papers() -> tuple[Review, Document, Document]:
    """A C(E)TR of Robin, its report, and another paper."""
    review = least(Review, id="cetr", individual="P-001", kind="cetr-inpatient")
    return (
        review,
        least(Document, id="cetr-report", individual="P-001", kind="cetr-report", owner="icb"),
        least(Document, id="care-plan", individual="P-001", kind="care-plan", owner="icb"),
    )


def of_two(*more: Any, consents: tuple[Consent, ...] = ()) -> Plan:
    """Robin's plan with Sam beside them, and with these entries."""
    whole = with_entity(robin(), individual("P-002", preferred_name="Sam"))
    whole = with_entity(whole, risk("r-sam", "t-sam", individual="P-002"))
    return amended(with_entity(whole, *more), "P-001", consents=consents)


def seen(whole: Plan, agency: str, on: dt.date = TODAY) -> Plan:
    """What an agency sees; it keeps every rule of a plan, which is asked here again."""
    shown = project(whole, agency, on)
    entities: Any = shown
    for entity in entities:
        attrs.evolve(entity)
    return Plan(about=shown.about, **shown.collections())  # type: ignore[arg-type]


def people(whole: Plan, agency: str, on: dt.date = TODAY) -> list[str]:
    """Of whom an agency sees something."""
    return [one.id for one in seen(whole, agency, on).individuals]
