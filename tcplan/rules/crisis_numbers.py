"""Whoever is called when it does not hold can be rung: a service's number is recorded.

Family and friends have none in a plan, and 999 is everybody's: of neither is a number asked.
"""

from collections.abc import Iterator

from tcplan.domain.codelists import code_list
from tcplan.domain.network import Agency, Team
from tcplan.rules.answering import answering
from tcplan.rules.crisis_plan import acts, crisis_plan
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay

_NOT_RUNG = frozenset(
    {
        "police",
        "ambulance",
        "fire",
        "mhcs",
        "court",
        "probation",
        "prison",
        "victim-liaison",
        "cqc",
        "csp",
    }
)
"""Kinds of agency that are reached by 999, or that nobody rings first."""


def without_a_number(on: OnDay, individual: str) -> tuple[str, ...]:
    """Ids of the services that come in a crisis of a person and cannot be rung, in order."""
    found = crisis_plan(on, individual)
    if found is None:
        return ()
    controls = [one.control for one in answering(on, individual, found.asked_of)]
    called = [name for one in controls for name in (*one.delivery.holders, one.deputy) if name]
    return tuple(name for name in dict.fromkeys(called) if not _can_be_rung(on, name))


def _can_be_rung(on: OnDay, name: str) -> bool:
    holder: Agency | Team = on.plan.by_id[name]
    at = on.plan.by_id.get(holder.agency or "") if isinstance(holder, Team) else holder
    if holder.telephone is not None or (at is not None and at.telephone is not None):
        return True
    informal = code_list("agency-kind").where("informal", value=True)
    return at is not None and at.kind in _NOT_RUNG | set(informal)


def _numbers(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        found = crisis_plan(on, person.id)
        if found is None or not found.arrangements:
            continue
        missing = without_a_number(on, person.id)
        named = ", ".join(on.plan.by_id[name].name for name in missing)
        said = f"no number is recorded of: {named}" if missing else "whoever is called can be rung"
        late = not found.ahead or (found.due is not None and found.due < on.day)
        lacking: State = "not-met" if late else "due"
        yield Verdict(
            rule="R65",
            id="crisis-no-number",
            about=person.id,
            individual=person.id,
            state=lacking if missing else "met",
            what=f"If it does not hold for {person.id}, {said}.",
            owner=acts(on, found),
            due=found.due,
        )


DUTIES: tuple[Duty, ...] = (
    Duty("R65", "crisis-no-number", "Called in a crisis, and no number recorded", _numbers),
)
"""The duty about the numbers of whoever comes in a crisis."""
