"""A plan in which every check has something to look at and finds nothing."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import attrs

from tcplan.analysis.findings import Finding, findings
from tcplan.domain.control import Control
from tcplan.domain.hospital import Delay, HospitalSpell
from tcplan.domain.hours import DAYS, Hours, Span
from tcplan.domain.individual import (
    Advocate,
    Capacity,
    Consent,
    RegisterEntry,
    ResponsibleBody,
)
from tcplan.domain.legal import Condition, LegalRoute, LegalStatus
from tcplan.domain.matrix import MatrixRow, RiskMatrix
from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance
from tcplan.domain.risk import EarlyWarningSign
from tcplan.domain.transition import (
    Funding,
    Gate,
    Milestone,
    Placement,
    SupportPackage,
    Transition,
    WayBack,
)
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    agency,
    amended,
    authority,
    consequences,
    control,
    day,
    family,
    individual,
    place,
    risk,
    small_plan,
    source,
    system,
    team,
    tie,
    unavailability,
)

MOVE = day(42)
NIGHT: Hours = (Span(days=DAYS, start="22:00"), Span(days=DAYS, end="07:00"))


def found(plan: Plan, check: str, on: dt.date = TODAY) -> list[str]:
    """Ids of the things that a check finds."""
    return [finding.about for finding in findings(plan, on) if finding.id == check]


def one(plan: Plan, check: str, on: dt.date = TODAY) -> Finding:
    """The only finding of a check."""
    (finding,) = (finding for finding in findings(plan, on) if finding.id == check)
    return finding


def with_fields(name: str, /, **fields: Any) -> Plan:  # noqa: ANN401
    """The sound plan with other values in some fields of one entity."""
    return amended(sound(), name, **fields)


def own(cls: Any, name: str, /, **fields: Any) -> Any:  # noqa: ANN401
    """An entity that belongs to the person."""
    return cls(**{"id": name, "source": source(), "individual": "P-001", **fields})


def altered(value: Any, /, **fields: Any) -> Any:  # noqa: ANN401
    """A value of the domain with other values in some fields."""
    return attrs.evolve(value, **fields)


def acceptance(check: str, about: str, /, **fields: Any) -> Acceptance:  # noqa: ANN401
    """A finding accepted for sixty days."""
    given: dict[str, Any] = {"reason": "Agreed at the panel", "owner": "case manager"}
    given |= {"id": "accepted", "source": source(), "finding": check, "about": about}
    return Acceptance(**given | {"until": day(60)} | fields)


def held(name: str, holder: str | Sequence[str], /, **fields: Any) -> Control:  # noqa: ANN401
    """A control on the one cause."""
    return control(name, holder, **{"prevents": ("t-unnoticed",), **fields})


def consistent_matrix() -> RiskMatrix:
    """Three by three, green lowest, red highest, and yellow between."""
    rows = (("rare", "ggg"), ("likely", "gyy"), ("certain", "gyr"))
    colours = {"g": "green", "y": "yellow", "r": "red"}
    return RiskMatrix(
        columns=("minor", "moderate", "severe"),
        rows=tuple(
            MatrixRow(label=label, colours=tuple(colours[letter] for letter in row))
            for label, row in rows
        ),
    )


def sound() -> Plan:
    """One person near the move, every arrangement as it should be, and one proposal."""
    return small_plan(
        individuals=(_person(),),
        agencies=(
            agency("icb", "icb"),
            agency("council", "council-asc"),
            agency("trust", "mh-trust", matrix=consistent_matrix()),
            agency("hospital", "independent-hospital"),
            agency("landlord", "housing"),
            agency("oak", capacity_hours=168),
            agency("elm"),
            agency("barred", "voluntary"),
            family(),
        ),
        teams=(
            team("community-team", "trust", opening=OFFICE_HOURS),
            team("crisis-team", "trust"),
            team("nights", "oak", opening=NIGHT, out_of_service=unavailability()),
        ),
        places=(
            place("home", area="North End"),
            place("centre", kind="community"),
            place("zone", kind="area"),
        ),
        systems=(system("alarm"),),
        ties=(
            tie("tie-mum", "mum", confirmed_on=day(-5), confirmed_by="Mum"),
            tie("tie-oak", "oak", confirmed_on=day(-5), confirmed_by="manager"),
            tie("tie-past", "elm", end=day(-1)),
        ),
        spells=(_spell(),),
        legal_statuses=(
            own(LegalStatus, "status", code="34", start=day(-500), limitation_direction=True),
        ),
        legal_routes=(own(LegalRoute, "route", kind="conditional-discharge"),),
        conditions=(
            _condition("k-contact", "no-contact", excludes_holders=("barred",)),
            _condition("k-area", "exclusion", excludes_places=("zone", "centre")),
        ),
        authorities=(authority(end=day(400)),),
        risks=(_risk(),),
        controls=_controls(),
        placements=(
            own(
                Placement,
                "placement",
                tenure="supported-living",
                place="home",
                landlord="landlord",
                incompatible_with=("barred", "zone"),
            ),
        ),
        packages=(
            own(
                SupportPackage,
                "package",
                placement="placement",
                provider="oak",
                hours_a_week=168,
                ratio="1:1",
                core_team=6,
                core_team_in_post=6,
            ),
        ),
        transitions=(_move(),),
        funding=(
            own(
                Funding,
                "money",
                stream="s117",
                payer="icb",
                in_dispute=True,
                interim_funder="council",
            ),
        ),
    )


def _person() -> Any:  # noqa: ANN401
    return individual(
        what_matters="My own front door.",
        advocate=Advocate(kind="imha", holder="barred"),
        consents=(
            Consent(purpose="register", state="given", on=day(-90), recorded_by="case manager"),
        ),
        capacity=(
            Capacity(
                decision="money",
                outcome="lacks-capacity",
                on=day(-90),
                assessed_by="social worker",
                best_interests="Bills are paid first.",
            ),
        ),
        register=(RegisterEntry(rating="blue", on=day(-90), review_by=day(90)),),
        responsible_icb=ResponsibleBody(agency="icb"),
        responsible_council=ResponsibleBody(
            agency="council", in_dispute=True, interim_funder="icb"
        ),
        confirmed_by=(source(), source(agency="trust", said_by="nurse")),
    )


def _spell() -> HospitalSpell:
    spell: HospitalSpell = own(
        HospitalSpell,
        "spell",
        hospital="hospital",
        unit="Beech ward",
        security="low",
        ward_type="learning-disability",
        bed_category="1",
        commissioner_kind="icb",
        commissioner="icb",
        admitted=day(-900),
        on_this_ward_since=day(-500),
        clinically_ready=day(-60),
        delays=(Delay(reason="18", attribution="06", start=day(-60)),),
    )
    return spell


def _condition(name: str, kind: str, **fields: Any) -> Condition:  # noqa: ANN401
    condition: Condition = own(
        Condition,
        name,
        kind=kind,
        text=f"Condition {name}",
        lawful_source="Mental Health Act 1983, section 42",
        supervisor="community-team",
        start=day(-10),
        **fields,
    )
    return condition


def _risk() -> Any:  # noqa: ANN401
    return risk(
        "r-pain",
        "t-unnoticed",
        consequences=consequences("k-admission"),
        early_warning_signs=(
            EarlyWarningSign(
                id="s-quiet",
                sign="Robin goes quiet at meals",
                noticed_by="oak",
                responder="crisis-team",
                respond_within=60,
            ),
        ),
        lead="community-team",
    )


def _controls() -> tuple[Control, ...]:
    after = {"prevents": (), "limits": ("k-admission",)}
    return (
        held("c-oak", "oak", deputy="elm"),
        held("c-trust", "community-team", hours=OFFICE_HOURS),
        held("c-ward", "hospital", setting="hospital", end=day(41), successor="c-home"),
        held("c-home", "elm", state="agreed", start=MOVE, evidence=()),
        control("c-visits", "hospital", setting="hospital", **after),
        held(
            "c-lock",
            "landlord",
            restrictive=True,
            authority="order",
            least_restrictive_rationale="A bell was tried first.",
            reduction_plan="Taken off after six weeks.",
        ),
        control(
            "c-alarm",
            "nights",
            kind="monitoring",
            hours=NIGHT,
            requires=("alarm",),
            responder="crisis-team",
            respond_within=30,
            last_tested=day(-10),
            **after,
        ),
        control("c-bed", "crisis-team", kind="recovery", last_tested=day(-10), **after),
        control("c-mum", "mum", kind="relationship", **after),
        held("c-idea", (), state="proposed", evidence=(), owner=None, review_by=None),
    )


def _move() -> Transition:
    move: Transition = own(
        Transition,
        "move",
        stage="introductions",
        from_spell="spell",
        placement="placement",
        target=MOVE,
        milestones=(
            Milestone(id="m-tenancy", name="Tenancy", shortest=1, likely=2, longest=3),
            Milestone(
                id="m-visits",
                name="Visits",
                shortest=1,
                likely=2,
                longest=3,
                depends_on=("m-tenancy",),
            ),
        ),
        gates=(Gate(id="g-team", name="Team in post", basis="good-practice", owner="oak"),),
        way_back=WayBack(
            decider="icb", step_up="Back to the ward, or a crisis bed.", out_of_hours="Crisis team"
        ),
    )
    return move
