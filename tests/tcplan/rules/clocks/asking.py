"""One person's clocks on a day, from as few records as a duty needs."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tcplan.domain.common import Entity
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.individual import RegisterEntry
from tcplan.domain.legal import LegalRoute, LegalStatus
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action, Review
from tcplan.domain.transition import Transition
from tcplan.rules.book import Rulebook, rulebook
from tcplan.rules.clocks import Clock, clocks
from tcplan.rules.clocks.duties import DUTIES
from tcplan.rules.judging import Duty, Verdict, judged
from tests.builders import individual, least, small_plan, source, with_entity

BOOK = rulebook()
ADULT = "1991-04"
DAY = dt.timedelta(days=1)


def stay(since: dt.date, name: str = "stay", **fields: Any) -> HospitalSpell:  # noqa: ANN401
    """A stay on a ward that is not secure; its own original admission is its first day."""
    given: dict[str, Any] = {
        "individual": "P-001",
        "commissioner": "icb",
        "hospital": "trust",
        "security": "general",
        "admitted": since,
        "on_this_ward_since": since,
    }
    made: HospitalSpell = least(HospitalSpell, id=name, source=source(), **given | fields)
    return made


def review(kind: str, held: dt.date | None = None, **fields: Any) -> Review:  # noqa: ANN401
    """A review that was held on a day, or that is due."""
    day = held or fields.get("due")
    given: dict[str, Any] = {
        "id": f"v-{kind}-{day}",
        "individual": "P-001",
        "kind": kind,
        "held": held,
    }
    return Review(source=source(), **given | fields)


def status(code: str, start: dt.date, **fields: Any) -> LegalStatus:  # noqa: ANN401
    """A legal status from a day on."""
    given: dict[str, Any] = {
        "id": f"ls-{code}",
        "individual": "P-001",
        "code": code,
        "start": start,
    }
    return LegalStatus(source=source(), **given | fields)


def route(kind: str, authorised: dt.date, **fields: Any) -> LegalRoute:  # noqa: ANN401
    """A legal route out of hospital that was authorised."""
    given: dict[str, Any] = {"id": f"lr-{kind}", "individual": "P-001", "kind": kind}
    return LegalRoute(source=source(), authorised_on=authorised, **given | fields)


def move(**fields: Any) -> Transition:  # noqa: ANN401
    """A move of Robin's that is being planned."""
    given: dict[str, Any] = {"id": "move", "individual": "P-001", "stage": "planning"}
    return Transition(source=source(), **given | fields)


def action(due: dt.date, **fields: Any) -> Action:  # noqa: ANN401
    """Something that the provider was asked to do a month before it is due."""
    given: dict[str, Any] = {"id": "x-one", "individual": "P-001", "owner": "oak"}
    return Action(source=source(), what="Ask.", asked_on=due - 30 * DAY, due=due, **given | fields)


def entry(rating: str, on: dt.date, review_by: dt.date | None = None) -> RegisterEntry:
    """An entry on the register, to be looked at in a year unless it says otherwise."""
    return RegisterEntry(rating=rating, on=on, review_by=review_by or on + 365 * DAY)


def plan_of(*entities: Entity, **person: Any) -> Plan:  # noqa: ANN401
    """Robin with these records and nothing else of their own."""
    bare = small_plan(individuals=(individual(**person),), risks=(), controls=())
    return with_entity(bare, *entities)


def clock(
    kind: str,
    day: dt.date,
    *entities: Entity,
    book: Rulebook = BOOK,
    **person: Any,  # noqa: ANN401
) -> Clock:
    """Robin's only clock of a kind on a day."""
    plan = plan_of(*entities, **person)
    (found,) = [one for one in clocks(plan, day, book) if one.kind == kind]
    return found


def verdicts(
    name: str,
    day: dt.date,
    *entities: Entity,
    duties: Sequence[Duty] = DUTIES,
    book: Rulebook = BOOK,
    **person: Any,  # noqa: ANN401
) -> dict[str, Verdict]:
    """What a duty says on a day, by the id of the thing."""
    asked = [duty for duty in duties if duty.id == name]
    found = judged(plan_of(*entities, **person), day, book, duties=asked)
    return {one.about: one for one in found}
