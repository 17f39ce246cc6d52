"""Robin's legal standing, stay and move in a few words each; days count from today."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tcplan.domain.common import Entity
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.individual import Capacity
from tcplan.domain.legal import LegalAuthority, LegalRoute, LegalStatus
from tcplan.domain.plan import Plan, collection_of
from tcplan.domain.transition import Placement, Transition
from tcplan.rules.book import rulebook
from tcplan.rules.duties import DUTIES
from tcplan.rules.judging import Verdict, judged
from tcplan.rules.on_day import OnDay
from tests.builders import TODAY, agency, day, individual, least, place, small_plan, source

BOOK = rulebook()
BEFORE, AFTER = dt.date(2026, 2, 17), dt.date(2026, 2, 18)
"""The last day on which conditions could not deprive of liberty, and the first day after."""


def made(cls: Any, name: str, /, **fields: Any) -> Any:
    """A record about Robin with only what it must have, and these fields."""
    given: dict[str, Any] = {"id": name, "source": source(), "individual": "P-001"}
    return least(cls, **given | fields)


def status(code: str, since: int = -500, until: int | None = None, **fields: Any) -> LegalStatus:
    """A legal status of Robin's, in days from today."""
    end = None if until is None else day(until)
    name = f"status-{code.lower()}-{-since}"
    found: LegalStatus = made(LegalStatus, name, code=code, start=day(since), end=end, **fields)
    return found


def spell(
    name: str = "spell",
    since: int = -500,
    until: int | None = None,
    ended_as: str | None = None,
    **fields: Any,
) -> HospitalSpell:
    """A stay of Robin's on a ward of the trust; its own original admission is its first day."""
    given: dict[str, Any] = {
        "hospital": "trust",
        "commissioner": "icb",
        "admitted": day(since),
        "on_this_ward_since": day(since),
        "ended": None if until is None else day(until),
        "ended_as": ended_as,
    }
    found: HospitalSpell = made(HospitalSpell, name, **given | fields)
    return found


def route(kind: str, authorised: int | None = None, **fields: Any) -> LegalRoute:
    """A legal way out of Robin's, authorised so many days from today if at all."""
    given = {"authorised_on": None if authorised is None else day(authorised)}
    found: LegalRoute = made(LegalRoute, f"route-{kind}", kind=kind, **given | fields)
    return found


def consent(kind: str, since: int, until: int | None = None) -> LegalAuthority:
    """An authority of Robin's, in days from today."""
    end = None if until is None else day(until)
    found: LegalAuthority = made(
        LegalAuthority, kind, kind=kind, text="letter", start=day(since), end=end
    )
    return found


def home(tenure: str = "supported-living", *, deprives: bool | None = None) -> Placement:
    """The home to which Robin moves."""
    found: Placement = made(
        Placement, "home", tenure=tenure, place="house", deprives_of_liberty=deprives
    )
    return found


def move(target: int | None = 42, stage: str = "introductions", **fields: Any) -> Transition:
    """Robin's move, so many days from today."""
    given: dict[str, Any] = {
        "stage": stage,
        "target": None if target is None else day(target),
        "placement": "home",
    }
    found: Transition = made(Transition, "move", **given | fields)
    return found


def capacity(residence: str, care: str | None = None, on: int = -30) -> tuple[Capacity, ...]:
    """What was found about Robin's capacity for where to live and for care."""
    said = {"residence": residence, "care": residence if care is None else care}
    return tuple(
        Capacity(decision=decision, outcome=outcome, on=day(on), assessed_by="doctor")
        for decision, outcome in said.items()
    )


def plan_of(*entities: Entity, **person: Any) -> Plan:
    """Robin with a commissioner, a trust, a second hospital, a home's address, and these."""
    collections: dict[str, list[Entity]] = {}
    for entity in entities:
        collections.setdefault(collection_of(entity), []).append(entity)
    if "transitions" in collections:
        collections.setdefault("placements", [home()])
    return small_plan(
        individuals=(individual(**person),),
        agencies=(
            agency("icb", "icb"),
            agency("council", "council-asc"),
            agency("trust", "mh-trust"),
            agency("hospital", "independent-hospital"),
            agency("oak"),
        ),
        places=(place("house"),),
        **{name: tuple(found) for name, found in collections.items()},
    )


def on(*entities: Entity, asked: dt.date = TODAY, **person: Any) -> OnDay:
    """Robin's plan on a day under the national rules."""
    return OnDay(plan_of(*entities, **person), asked, BOOK)


def verdicts(plan: Plan, duty: str, asked: dt.date = TODAY) -> Sequence[Verdict]:
    """What one duty finds of a plan on a day."""
    asked_for = [one for one in DUTIES if one.id == duty]
    return judged(plan, asked, BOOK, duties=asked_for)


def states(duty: str, *entities: Entity, asked: dt.date = TODAY, **person: Any) -> list[str]:
    """The states that one duty finds of Robin's plan on a day."""
    return [one.state for one in verdicts(plan_of(*entities, **person), duty, asked)]
