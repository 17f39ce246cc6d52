"""Facts put into a plan that one reader must not notice, and the papers in which they would be."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import attrs

from tcplan.domain.common import Source
from tcplan.domain.legal import MappaRecord
from tcplan.domain.network import Agency, Place, Team
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action, Document, Incident
from tcplan.domain.risk import Formulation
from tcplan.domain.sharing import Relationship
from tcplan.errors import PlanInvalidError
from tcplan.exchange.plan_json import dump, read
from tests.tcplan.access.oracle import for_agency
from tests.tcplan.cli.samples import run

ROBIN = Path(__file__).parents[2] / "fixtures" / "robin.plan.json"
TODAY = dt.date(2026, 11, 22)
PAPERS = ("provider", "crisis-card", "summary", "agency")
LATER = 900


def plan() -> Plan:
    """The plan to which facts are added."""
    return read(ROBIN)


def readers(whole: Plan) -> list[str]:
    """Agencies that know the person, without the holder."""
    return [
        agency.id
        for agency in whole.agencies
        if agency.id != whole.about.holder and for_agency(whole, agency.id, TODAY)["individuals"]
    ]


def with_a_hidden_fact(whole: Plan, reader: str, chance: Random) -> tuple[Plan, str] | None:
    """The plan with one fact more, and what kind of fact; None when the reader would see it."""
    kind = chance.choice(tuple(_FACTS))
    try:
        changed = _FACTS[kind](whole, reader, chance)
    except PlanInvalidError:
        return None
    if for_agency(changed, reader, TODAY) != for_agency(whole, reader, TODAY):
        return None
    return changed, kind


def paper(whole: Plan, reader: str, kind: str, folder: Path) -> str:
    """A paper as this reader is given it, or why there is none."""
    file = folder / "some.plan.json"
    file.write_bytes(dump(whole))
    me = whole.individuals[0].id
    what = ("--about", reader) if kind == "agency" else ("--individual", me)
    done = run(
        *("export", file, kind, *what, "--for", reader, "--format", "json"),
        *("--checked", "--today", TODAY.isoformat()),
    )
    return f"{done.code}\n{done.out}\n{done.err}"


def _source(whole: Plan, chance: Random) -> Source:
    agency = chance.choice(whole.agencies).id
    on = TODAY - dt.timedelta(days=chance.randrange(LATER))
    return Source(said_by=f"somebody {chance.randrange(1_000)}", agency=agency, on=on)


def _name(prefix: str, chance: Random) -> str:
    return f"{prefix}-{chance.randrange(10**9)}"


def _altered(entity: Any, **fields: Any) -> Any:  # noqa: ANN401
    return attrs.evolve(entity, **fields)


def _person(whole: Plan, reader: str, chance: Random) -> Plan:
    """Somebody else whom this reader even supports, without a relationship that says so."""
    first, number = whole.individuals[0], chance.randrange(100, 1_000)
    new = f"P-{number}"
    person = _altered(
        first, id=new, preferred_name=chance.choice(("Grace", "Robin", "Max")), advocate=None
    )
    risks, controls = [], []
    for risk in whole.risks[:1]:
        threat = _altered(risk.threats[0], id=_name("t", chance))
        bare = _altered(
            risk,
            id=_name("r", chance),
            individual=new,
            threats=(threat,),
            consequences=(),
            early_warning_signs=(),
            lead=reader,
        )
        risks.append(bare)
        control = whole.controls[0]
        delivery = _altered(control.delivery, holders=(reader,))
        controls.append(
            _altered(
                control,
                id=_name("c", chance),
                individual=new,
                prevents=(threat.id,),
                limits=(),
                requires=(),
                authority=None,
                successor=None,
                delivery=delivery,
            )
        )
    return whole.altered(
        individuals=(*whole.individuals, person),
        risks=(*whole.risks, *risks),
        controls=(*whole.controls, *controls),
    )


def _agency(whole: Plan, reader: str, chance: Random) -> Plan:
    source = _source(whole, chance)
    agency = Agency(id=_name("a", chance), source=source, name="Another agency", kind="provider")
    team = Team(id=_name("tm", chance), source=source, name="A team", kind="team", agency=agency.id)
    place = Place(id=_name("pl", chance), source=source, name="A base", kind="community")
    del reader
    return whole.altered(
        agencies=(*whole.agencies, agency),
        teams=(*whole.teams, team),
        places=(*whole.places, place),
    )


def _paper(whole: Plan, reader: str, chance: Random) -> Plan:
    del reader
    document = Document(
        id=_name("d", chance),
        source=_source(whole, chance),
        individual=whole.individuals[0].id,
        kind="cetr-report",
        title="What the panel was told",
        version="1",
        on=TODAY,
        owner=chance.choice(whole.agencies).id,
        consent_needed=True,
    )
    return whole.altered(documents=(*whole.documents, document))


def _mappa(whole: Plan, reader: str, chance: Random) -> Plan:
    del reader
    record = MappaRecord(
        id=_name("m", chance),
        source=_source(whole, chance),
        individual=whole.individuals[0].id,
        category="1",
        level="1",
        lead=chance.choice(whole.agencies).id,
        start=TODAY - dt.timedelta(days=30),
        review_by=TODAY + dt.timedelta(days=60),
    )
    return whole.altered(mappa=(*whole.mappa, record))


def _incident(whole: Plan, reader: str, chance: Random) -> Plan:
    del reader
    incident = Incident(
        id=_name("i", chance),
        source=_source(whole, chance),
        individual=whole.individuals[0].id,
        kind="restraint",
        on=TODAY,
        service=chance.choice(whole.agencies).id,
        text="Something happened.",
    )
    return whole.altered(incidents=(*whole.incidents, incident))


def _formulation(whole: Plan, reader: str, chance: Random) -> Plan:
    del reader
    found = Formulation(
        id=_name("f", chance),
        source=_source(whole, chance),
        individual=whole.individuals[0].id,
        author="psychologist",
        on=TODAY,
        review_by=TODAY + dt.timedelta(days=90),
        presenting="What is seen.",
    )
    return whole.altered(formulations=(*whole.formulations, found))


def _action(whole: Plan, reader: str, chance: Random) -> Plan:
    del reader
    action = Action(
        id=_name("x", chance),
        source=_source(whole, chance),
        individual=chance.choice((None, whole.individuals[0].id)),
        what="Ring the landlord.",
        owner=chance.choice(whole.agencies).id,
        asked_on=TODAY,
        due=TODAY + dt.timedelta(days=chance.randrange(1, 90)),
    )
    return whole.altered(actions=(*whole.actions, action))


def _relationship(whole: Plan, reader: str, chance: Random) -> Plan:
    others = [agency.id for agency in whole.agencies if agency.id != reader]
    relation = Relationship(
        id=_name("rel", chance),
        source=_source(whole, chance),
        individual=whole.individuals[0].id,
        agency=chance.choice(others),
        purpose="direct-care",
        start=TODAY,
    )
    return whole.altered(relationships=(*whole.relationships, relation))


def _title(whole: Plan, reader: str, chance: Random) -> Plan:
    del reader
    about = _altered(
        whole.about, title=f"A plan {chance.random()}", version=chance.randrange(2, 99)
    )
    return whole.altered(about=about)


_FACTS: dict[str, Callable[[Plan, str, Random], Plan]] = {
    "somebody": _person,
    "agency": _agency,
    "paper": _paper,
    "mappa": _mappa,
    "incident": _incident,
    "formulation": _formulation,
    "action": _action,
    "relationship": _relationship,
    "title": _title,
}
