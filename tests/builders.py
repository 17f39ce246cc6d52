"""Short builders for test data, so that a test shows only what it is about.

Every builder makes a valid value; keyword arguments replace its fields. All people are invented.
"""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, get_args, get_origin

import attrs

from tcplan.domain.changes import Add, Amend, Remove, apply
from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity, Evidence, Source
from tcplan.domain.control import Control, Delivery
from tcplan.domain.fields import Between, Coded, Pattern
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.hours import EVERY_HOUR, Hours, Span
from tcplan.domain.individual import Individual, Responsibility
from tcplan.domain.legal import LegalAuthority, LegalStatus
from tcplan.domain.matrix import MatrixRow, RiskMatrix
from tcplan.domain.network import Agency, CarerStanding, Dependency, Place, System, Team, Tie
from tcplan.domain.plan import COLLECTIONS, About, Plan
from tcplan.domain.records import Concern, Review
from tcplan.domain.risk import CauseReview, Consequence, EarlyWarningSign, Risk, Threat
from tcplan.domain.transition import Gate, Placement, PlanAcceptance, Transition
from tcplan.domain.unavailability import Unavailability
from tcplan.domain.whatif import NewControl, Option, WhatIfChange

TODAY = dt.date(2026, 11, 22)
"""A Sunday; every builder's plan is read as at this day."""
NOW = dt.datetime(2026, 11, 22, 9, 30)  # noqa: DTZ001  (plans hold local times)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
OFFICE_HOURS: Hours = (Span(days=WEEKDAYS, start="09:00", end="17:00"),)


def _with(fields: dict[str, Any], **given: Any) -> dict[str, Any]:
    return given | fields


def day(after: int) -> dt.date:
    """The day so many days after today (before it, when negative)."""
    return TODAY + dt.timedelta(days=after)


def source(**fields: Any) -> Source:
    """The commissioner's case manager said so a month ago."""
    return Source(**_with(fields, said_by="case manager", agency="icb", on=day(-30)))


def evidence(**fields: Any) -> Evidence:
    """Evidence that holds today."""
    return Evidence(
        **_with(fields, what="rota seen", on=day(-30), review_by=day(60), seen_by="case manager")
    )


def individual(name: str = "P-001", /, **fields: Any) -> Individual:
    """An invented person whose responsible team is the community team."""
    return Individual(
        **_with(
            fields,
            id=name,
            source=source(),
            preferred_name="Robin",
            born="1991-04",
            diagnosis="both",
            responsible_teams=(Responsibility(holder="community-team", start=day(-400)),),
        )
    )


def agency(name: str, kind: str = "provider", /, **fields: Any) -> Agency:
    """An agency without recorded opening hours or dependencies."""
    return Agency(**_with(fields, id=name, source=source(), name=name.title(), kind=kind))


def family(name: str = "mum", /, **fields: Any) -> Agency:
    """Family who are willing, able and were offered a carer's assessment."""
    standing = CarerStanding(willing=True, able=True, assessment_offered_on=day(-200))
    return agency(name, "family", **_with(fields, carer=standing))


def team(name: str, of: str | None = None, /, **fields: Any) -> Team:
    """A team, of an agency when one is given."""
    return Team(
        **_with(fields, id=name, source=source(), name=name.title(), kind="team", agency=of)
    )


def place(name: str, /, **fields: Any) -> Place:
    """A home."""
    return Place(**_with(fields, id=name, source=source(), name=name.title(), kind="home"))


def system(name: str, /, **fields: Any) -> System:
    """An alarm."""
    return System(**_with(fields, id=name, source=source(), name=name.title(), kind="alarm"))


def depends(on: str, kind: str = "other") -> Dependency:
    """A dependency on an agency, team, place or system."""
    return Dependency(kind=kind, on=on)


def tie(name: str, holder: str, /, **fields: Any) -> Tie:
    """A steady tie of Robin to a holder."""
    return Tie(
        **_with(
            fields,
            id=name,
            source=source(),
            individual="P-001",
            holder=holder,
            role="supports",
            strength="steady",
        )
    )


def authority(name: str = "order", /, **fields: Any) -> LegalAuthority:
    """A court order that is in force today."""
    return LegalAuthority(
        **_with(
            fields,
            id=name,
            source=source(),
            individual="P-001",
            kind="cop-order",
            text="Order of the Court of Protection",
            start=day(-100),
            review_by=day(100),
        )
    )


def threats(*names: str) -> tuple[Threat, ...]:
    """Threats with these ids."""
    return tuple(Threat(id=name, text=f"{name} happens") for name in names)


def consequences(*names: str) -> tuple[Consequence, ...]:
    """Consequences with these ids."""
    return tuple(Consequence(id=name, text=f"{name} follows") for name in names)


def risk(name: str = "r-pain", /, *causes: str, **fields: Any) -> Risk:
    """A risk of Robin with these threats, their list reviewed by the community team."""
    return Risk(
        **_with(
            fields,
            id=name,
            source=source(),
            individual="P-001",
            kind="physical-health",
            title="Pain is not noticed",
            to_prevent="Robin is in pain and nobody notices",
            threats=threats(*causes),
            cause_reviews=(CauseReview(on=day(-20), by="community-team", review_by=day(160)),),
        )
    )


def control(name: str, holders: str | Sequence[str], /, **fields: Any) -> Control:
    """A control in place every hour, on evidence that holds today, by any of the holders."""
    named = (holders,) if isinstance(holders, str) else tuple(holders)
    return Control(
        **_with(
            fields,
            id=name,
            source=source(),
            individual="P-001",
            name=name.title(),
            kind="supervision",
            delivery=Delivery(holders=named),
            hours=EVERY_HOUR,
            owner="registered manager",
            state="in-place",
            evidence=(evidence(),),
            review_by=day(60),
        )
    )


def about(**fields: Any) -> About:
    """A synthetic plan held by the commissioner."""
    return About(
        **_with(
            fields,
            title="Test plan",
            holder="icb",
            recorded_on=TODAY,
            read_as_at=TODAY,
            synthetic=True,
        )
    )


def empty_plan() -> Plan:
    """A plan with nobody in it."""
    return Plan(about=about(holder=None))


def small_plan(**collections: Any) -> Plan:
    """Robin, a commissioner, the community team, one provider, one risk held by one control."""
    given: dict[str, Any] = {
        "about": about(),
        "individuals": (individual(),),
        "agencies": (agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak")),
        "teams": (team("community-team", "trust"),),
        "risks": (risk("r-pain", "t-unnoticed"),),
        "controls": (control("c-oak", "oak", prevents=("t-unnoticed",)),),
    }
    return Plan(**given | collections)


def robin() -> Plan:
    """One person on a ward with a move in six weeks: every tie strength and every control state."""
    return small_plan(
        agencies=(
            agency("icb", "icb"),
            agency("trust", "mh-trust"),
            agency("hospital", "independent-hospital"),
            agency("landlord", "housing"),
            agency("oak", depends_on=(depends("grove", "parent-company"),)),
            agency("elm", depends_on=(depends("grove", "parent-company"),)),
            agency("grove", "parent-company"),
            family(),
        ),
        teams=(team("community-team", "trust", opening=OFFICE_HOURS), team("on-call", "oak")),
        places=(place("home", owner="landlord"),),
        systems=(system("alarm"),),
        ties=(
            tie("tie-mum", "mum", role="mother", strength="strong", direction="mutual"),
            tie("tie-oak", "oak"),
            tie("tie-elm", "elm", strength="tenuous", start=day(42)),
            tie("tie-ward", "hospital", role="ward team", strength="strained", end=day(42)),
        ),
        spells=(
            HospitalSpell(
                id="spell",
                source=source(),
                individual="P-001",
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
            ),
        ),
        legal_statuses=(
            LegalStatus(
                id="status", source=source(), individual="P-001", code="03", start=day(-500)
            ),
        ),
        authorities=(authority(),),
        risks=(
            risk(
                "r-pain",
                "t-unnoticed",
                "t-untrained",
                consequences=consequences("k-admission"),
                early_warning_signs=(
                    EarlyWarningSign(
                        id="s-quiet",
                        sign="Robin goes quiet at meals",
                        noticed_by="oak",
                        responder="on-call",
                        respond_within=60,
                    ),
                ),
            ),
        ),
        controls=(
            control("c-oak", "oak", prevents=("t-unnoticed",), deputy="elm", state="tested"),
            control("c-trust", "community-team", prevents=("t-unnoticed",), hours=OFFICE_HOURS),
            control("c-training", "elm", prevents=("t-untrained",), state="agreed", start=day(30)),
            control("c-mum", "mum", limits=("k-admission",), state="proposed", evidence=()),
            control("c-alarm", "oak", limits=("k-admission",), state="failed", requires=("alarm",)),
            control("c-ward", "hospital", prevents=("t-unnoticed",), state="withdrawn"),
        ),
        placements=(
            Placement(
                id="placement",
                source=source(),
                individual="P-001",
                tenure="supported-living",
                place="home",
                landlord="landlord",
            ),
        ),
        transitions=(
            Transition(
                id="move",
                source=source(),
                individual="P-001",
                stage="introductions",
                from_spell="spell",
                placement="placement",
                target=day(42),
                gates=(Gate(id="g-team", name="Core team in post", basis="good-practice"),),
            ),
        ),
    )


def with_entity(plan: Plan, *entities: Entity) -> Plan:
    """The plan with these entities added, or put in the place of those with their ids."""
    return apply(plan, [Add(entity) for entity in entities])


def with_control(plan: Plan, name: str, holders: str | Sequence[str], /, **fields: Any) -> Plan:
    """The plan with one more control."""
    return with_entity(plan, control(name, holders, **fields))


def amended(plan: Plan, name: str, /, **fields: Any) -> Plan:
    """The plan with other values in some fields of one entity."""
    return apply(plan, [Amend(name, fields)])


def without(plan: Plan, *names: str) -> Plan:
    """The plan without these entities."""
    return apply(plan, [Remove(name) for name in names])


def least(cls: Any, /, **fields: Any) -> Any:
    """A record with nothing in it but what it must have."""
    needed = {f.name: _least_value(f.type) for f in attrs.fields(cls) if f.default is attrs.NOTHING}
    more: dict[Any, dict[str, Any]] = {
        Span: {"days": ("mon",)},
        Review: {"due": TODAY},
        Delivery: {"holders": ("icb",)},
        Control: {"hours": EVERY_HOUR},
        Concern: {"individual": "P-001"},
        PlanAcceptance: {"accepted": True},
        RiskMatrix: {"columns": ("minor", "severe"), "rows": matrix_rows("rare", "likely")},
        NewControl: {"against": ("t",), "holders": ("icb",), "hours": EVERY_HOUR},
        WhatIfChange: {"kind": "stop", "about": "icb"},
        Option: {"changes": (WhatIfChange(kind="stop", about="icb"),)},
    }
    return cls(**needed | more.get(cls, {}) | fields)


def matrix_rows(*labels: str, colour: str = "green") -> tuple[MatrixRow, ...]:
    """Rows of a matrix with two columns, all of one colour."""
    return tuple(MatrixRow(label=label, colours=(colour, colour)) for label in labels)


def unavailability(least_of: int = 200, most: int = 500, /, **fields: Any) -> Unavailability:
    """A service that was counted missing 2 to 5 % of the time, by somebody, in date."""
    told = {"counted": "nights on the rota", "said_by": "contracts officer"}
    days = {"on": day(-30), "review_by": day(300)}
    return Unavailability(**_with(fields, least=least_of, most=most, **told, **days))


def _least_value(kind: Any) -> Any:
    rule = kind.__metadata__[0] if get_origin(kind) is Annotated else None
    if isinstance(rule, Coded):
        return next(iter(code_list(rule.list_name).codes))
    if isinstance(rule, Between):
        return rule.least
    if isinstance(rule, Pattern):
        return "1991-04"
    if rule is not None:
        return "icb"
    if get_origin(kind) is tuple:
        return ()
    plain: dict[Any, Any] = {dt.date: TODAY, dt.datetime: NOW, bool: False}
    return plain[kind] if kind in plain else least(kind)


def record_classes() -> list[Any]:
    """Every class of the domain that can stand in a plan, entities and what stands in them."""
    found: dict[Any, None] = {}
    waiting: list[Any] = [About, *COLLECTIONS.values()]
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and attrs.has(kind) and kind not in found:
            found[kind] = None
            waiting += [field.type for field in attrs.fields(kind)]
    return sorted(found, key=lambda cls: str(cls.__name__))
