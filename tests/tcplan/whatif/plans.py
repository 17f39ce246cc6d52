"""Small plans to try things out on, and an oracle that only ever makes all changes at once."""

from collections.abc import Sequence
from itertools import chain, combinations
from typing import Any

from tcplan.domain.hours import EVERY_HOUR
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import NewControl, WhatIfChange
from tcplan.domain.whatif_steps import carried_out
from tcplan.views.looking import Looking
from tcplan.views.whatif.facts import Facts, hours_facts, person_facts
from tests.builders import TODAY, agency, control, day, individual, risk, robin, tie
from tests.builders import with_entity as with_


def change(kind: str, about: str | None = None, **fields: object) -> WhatIfChange:
    """A change of this kind."""
    return WhatIfChange(kind=kind, about=about, **fields)  # type: ignore[arg-type]


def stop(about: str, **fields: object) -> WhatIfChange:
    """Somebody stops today."""
    return change("stop", about, **fields)


def new_control(name: str = "c-new", holder: str = "trust", **fields: object) -> NewControl:
    """An arrangement against the cause of Robin's one risk, at every hour."""
    given: dict[str, Any] = {
        "id": name,
        "individual": "P-001",
        "name": name.title(),
        "kind": "supervision",
        "against": ("t-unnoticed",),
        "holders": (holder,),
        "hours": EVERY_HOUR,
    }
    return NewControl(**given | fields)


def two_people() -> Plan:
    """Robin with a move, and a second person who leans on the same provider."""
    return with_(
        robin(),
        agency("spare"),
        tie("tie-spare", "spare"),
        individual("P-002", preferred_name="Sam"),
        risk("r-other", "t-other", individual="P-002"),
        control("c-other", "oak", individual="P-002", prevents=("t-other",)),
    )


def looking(plan: Plan, **fields: object) -> Looking:
    """The plan as it is looked at today."""
    return Looking(plan, "test.plan.json", TODAY, TODAY, **fields)  # type: ignore[arg-type]


def facts_after(plan: Plan, changes: Sequence[WhatIfChange], person: str) -> Facts:
    """What there is to tell of a person once these changes are made in the whole plan."""
    after = carried_out(plan, changes, TODAY)
    look = looking(plan).over(after)
    last = day(42) + (day(13 * 7) - TODAY) - (day(1) - TODAY)
    pounds = sum(one.pounds_a_week or 0 for one in changes)
    cost: Facts = {("cost", "", ""): pounds} if pounds else {}
    return dict(chain(person_facts(look, person, last), hours_facts(after, TODAY), cost.items()))


def by_brute_force(
    plan: Plan, changes: Sequence[WhatIfChange], person: str
) -> dict[frozenset[int], Facts]:
    """The facts after every subset of the changes."""
    places = range(len(changes))
    sets = chain.from_iterable(combinations(places, size) for size in range(len(changes) + 1))
    return {
        frozenset(chosen): facts_after(plan, [changes[place] for place in chosen], person)
        for chosen in sets
    }
