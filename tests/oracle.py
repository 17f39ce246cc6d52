"""The truth about cover by plain simulation of ADR 0010; it shares nothing with tcplan.analysis.

Things are declared lost, and then it is asked, control by control, who is still there. There are
no formulas and no diagrams: every question is answered by walking the plan once more. It is slow,
and that is the point.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

import attrs

from tcplan.domain.control import Control
from tcplan.domain.hours import Span
from tcplan.domain.network import CarerStanding
from tcplan.domain.plan import Plan

ON_EVIDENCE, IF_STILL_TRUE, AS_PROMISED = "on-evidence", "if-still-true", "as-promised"
READINGS = (ON_EVIDENCE, IF_STILL_TRUE, AS_PROMISED)
"""The three readings, strongest first."""

ANSWERS = ("not-covered", "only-if-promised", "not-confirmed", "relies-on-one", "has-back-up")
"""The five answers, worst first."""

INFORMAL = {"family", "friend"}
NOTHING: frozenset[str] = frozenset()


@attrs.frozen
class Moment:
    """A date, and a minute (0 to 1439) of a day type of the typical week of that date."""

    date: dt.date
    day: str
    at: int


@attrs.frozen
class World:
    """One plan at one moment in one reading, with some events having happened."""

    plan: Plan
    moment: Moment
    reading: str
    failed: frozenset[str] = NOTHING
    """Events such as ``agency:A1``, ``control:C3``, ``authority:L1``."""

    def has(self, collection: str, name: str) -> bool:
        """Whether that id belongs to that collection of the plan."""
        return any(entity.id == name for entity in getattr(self.plan, collection))

    def lost(self, name: str) -> bool:
        """Whether an agency, team, place or system is lost, or something that it depends on."""
        seen: set[str] = set()
        todo = [name]
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            entity = self.plan.by_id[one]
            todo.extend(dependency.on for dependency in entity.depends_on)
            if self.has("teams", one) and entity.agency is not None:
                todo.append(entity.agency)
        return any(self.lost_by_itself(one) for one in seen)

    def lost_by_itself(self, name: str) -> bool:
        """Whether it has failed, or is an agency that cannot be counted on at that date."""
        entity = self.plan.by_id[name]
        date = self.moment.date
        if self.has("agencies", name):
            not_yet = entity.start is not None and date < entity.start
            stopped = entity.end is not None and date > entity.end
            if not_yet or stopped or f"agency:{name}" in self.failed:
                return True
            return entity.kind in INFORMAL and not carer_holds(entity.carer, date)
        kinds = {"team": "teams", "place": "places", "system": "systems"}
        return any(
            f"{kind}:{name}" in self.failed and self.has(collection, name)
            for kind, collection in kinds.items()
        )

    def there(self, holder: str) -> bool:
        """Whether an agency or team is there: neither lost nor closed."""
        opening = self.plan.by_id[holder].opening
        closed = opening and not inside(opening, self.moment)
        return not closed and not self.lost(holder)

    def authority_holds(self, name: str) -> bool:
        """Whether a legal authority is in force and has not lapsed."""
        authority = self.plan.by_id[name]
        date = self.moment.date
        if authority.start > date or (authority.end is not None and authority.end < date):
            return False
        return f"authority:{name}" not in self.failed

    def condition_holds(self, name: str) -> bool:
        """Whether a condition is in force, lawful, has not lapsed, and is supervised.

        That it falls with the authority it names is the reading with less cover; the ADR is silent.
        """
        condition = self.plan.by_id[name]
        if condition.authority is not None and not self.authority_holds(condition.authority):
            return False
        date = self.moment.date
        if condition.start is None or condition.start > date:
            return False
        if condition.end is not None and condition.end < date:
            return False
        if f"condition:{name}" in self.failed:
            return False
        people = [condition.supervisor, condition.deputy]
        return any(self.there(person) for person in people if person is not None)

    def required_holds(self, name: str) -> bool:
        """Whether something that a control requires is there."""
        if self.has("controls", name):
            return self.holds(self.plan.by_id[name])
        if self.has("authorities", name):
            return self.authority_holds(name)
        if self.has("conditions", name):
            return self.condition_holds(name)
        return not self.lost(name)

    def counts(self, control: Control) -> bool:
        """Whether a control counts at that date in that reading."""
        date = self.moment.date
        states = {"in-place", "tested"}
        if self.reading == AS_PROMISED:
            states.add("agreed")
        if control.state not in states:
            return False
        if control.start is not None and date < control.start:
            return False
        if control.end is not None and date > control.end:
            return False
        if self.reading == ON_EVIDENCE:
            return any(item.on <= date <= item.review_by for item in control.evidence)
        return True

    def delivered(self, control: Control) -> bool:
        """Whether enough of the holders are there, or the deputy is; nobody delivers nothing."""
        if control.deputy is not None and self.there(control.deputy):
            return True
        holders = control.delivery.holders
        here = sum(1 for holder in holders if self.there(holder))
        if control.delivery.mode == "all":
            return here > 0 and here == len(holders)
        if control.delivery.mode == "at-least":
            assert control.delivery.needed is not None
            return here >= control.delivery.needed
        return here > 0

    def lawful(self, control: Control) -> bool:
        """Whether a restriction that names an authority has it."""
        if not control.restrictive or control.authority is None:
            return True
        return self.authority_holds(control.authority)

    def answered(self, control: Control) -> bool:
        """Whether somebody answers what a control that only notices has noticed."""
        if control.kind != "monitoring":
            return True
        if control.responder is None or control.respond_within is None:
            return False
        return self.there(control.responder)

    def holds(self, control: Control) -> bool:
        """Whether a control is not out."""
        return (
            self.counts(control)
            and inside(control.hours, self.moment)
            and f"control:{control.id}" not in self.failed
            and self.delivered(control)
            and all(self.required_holds(name) for name in control.requires)
            and self.lawful(control)
            and self.answered(control)
        )

    def stopped(self, cause: str) -> bool:
        """Whether a threat (or a consequence) meets at least one control that is not out."""
        return any(
            self.holds(control)
            for control in self.plan.controls
            if cause in control.prevents or cause in control.limits
        )

    def covers(self, aim: str) -> bool:
        """Whether every threat of a risk is stopped; for a consequence, whether it is limited."""
        return all(self.stopped(cause) for cause in causes(self.plan, aim))


def carer_holds(carer: CarerStanding | None, date: dt.date) -> bool:
    """Whether family or a friend is willing, able and was offered a carer's assessment by then."""
    if carer is None or not carer.willing or not carer.able:
        return False
    return carer.assessment_offered_on is not None and carer.assessment_offered_on <= date


def inside(spans: Iterable[Span], moment: Moment) -> bool:
    """Whether the moment lies in one of the spans, counted in minutes of its day type."""
    return any(
        moment.day in span.days and minutes(span.start) <= moment.at < minutes(span.end)
        for span in spans
    )


def minutes(clock: str) -> int:
    """Minutes after midnight of a time such as 22:30."""
    return int(clock[:2]) * 60 + int(clock[3:])


def causes(plan: Plan, aim: str) -> list[str]:
    """The threats of a risk; of a consequence, itself."""
    risk = next((risk for risk in plan.risks if risk.id == aim), None)
    return [aim] if risk is None else [threat.id for threat in risk.threats]


def covered(
    plan: Plan, aim: str, moment: Moment, reading: str, failed: frozenset[str] = NOTHING
) -> bool:
    """Whether a risk (or consequence) is covered at a moment, in a reading, after failures."""
    return World(plan, moment, reading, failed).covers(aim)


def events(plan: Plan, aim: str) -> list[str]:
    """Every event that could matter to a risk or consequence: all that can be reached from it."""
    wanted = set(causes(plan, aim))
    todo = [
        control.id for control in plan.controls if wanted & {*control.prevents, *control.limits}
    ]
    kinds = {
        "agency": plan.agencies,
        "team": plan.teams,
        "place": plan.places,
        "system": plan.systems,
        "authority": plan.authorities,
        "condition": plan.conditions,
        "control": plan.controls,
    }
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(named_by(plan.by_id[name]))
    return sorted(
        f"{kind}:{entity.id}"
        for kind, entities in kinds.items()
        for entity in entities
        if entity.id in seen
    )


def named_by(entity: object) -> Iterator[str]:
    """Every id that an entity of the failure logic names, whether it turns out to matter or not."""
    for field in ("agency", "deputy", "responder", "authority", "supervisor"):
        value = getattr(entity, field, None)
        if isinstance(value, str):
            yield value
    delivery = getattr(entity, "delivery", None)
    if delivery is not None:
        yield from delivery.holders
    yield from getattr(entity, "requires", ())
    for dependency in getattr(entity, "depends_on", ()):
        yield dependency.on


def cut_sets(
    plan: Plan,
    aim: str,
    moment: Moment,
    reading: str,
    most: int | None = None,
    already: frozenset[str] = NOTHING,
) -> set[frozenset[str]]:
    """The minimal sets of up to ``most`` events that leave it open, by trying them all in turn.

    ``already`` has happened besides. The empty set is the answer when it is open as it stands.
    """
    able = [event for event in events(plan, aim) if event not in already]
    found: list[frozenset[str]] = []
    for size in range((len(able) if most is None else most) + 1):
        for chosen in map(frozenset, combinations(able, size)):
            smaller = any(known <= chosen for known in found)
            if not smaller and not covered(plan, aim, moment, reading, chosen | already):
                found.append(chosen)
    return set(found)


def causes_reviewed(plan: Plan, risk_id: str, date: dt.date) -> bool:
    """Whether the team responsible on that date has reviewed the causes, and lately enough."""
    risk = plan.by_id[risk_id]
    responsible: set[str] = set()
    for one in plan.by_id[risk.individual].responsible_teams:
        if one.start <= date and (one.end is None or date <= one.end):
            responsible.add(one.holder)
    fit = set(responsible)
    for team in plan.teams:
        if team.agency in responsible:
            fit.add(team.id)
        if team.id in responsible and team.agency is not None:
            fit.add(team.agency)
    return any(
        review.on <= date
        and (review.review_by is None or date <= review.review_by)
        and review.by in fit
        for review in risk.cause_reviews
    )


def answer(plan: Plan, aim: str, moment: Moment, failed: frozenset[str] = NOTHING) -> str:
    """The one of the five answers that is true of a risk or a consequence at a moment."""
    is_risk = any(risk.id == aim for risk in plan.risks)
    if is_risk and not causes(plan, aim):
        return "not-confirmed"
    on_evidence, if_still_true, as_promised = (
        covered(plan, aim, moment, reading, failed) for reading in READINGS
    )
    if not if_still_true:
        return "only-if-promised" if as_promised else "not-covered"
    if not on_evidence or (is_risk and not causes_reviewed(plan, aim, moment.date)):
        return "not-confirmed"
    alone = cut_sets(plan, aim, moment, ON_EVIDENCE, most=1, already=failed)
    return "relies-on-one" if alone else "has-back-up"


def by_restriction(plan: Plan, aim: str, moment: Moment) -> bool:
    """Whether something has back-up, but not once every restrictive control is taken away."""
    restrictive = frozenset(f"control:{c.id}" for c in plan.controls if c.restrictive)
    return answer(plan, aim, moment) == "has-back-up" and bool(
        cut_sets(plan, aim, moment, ON_EVIDENCE, most=1, already=restrictive)
    )


def stopping(plan: Plan, names: Collection[str]) -> frozenset[str]:
    """The events of agencies, teams, places and systems that stop."""
    kinds = {
        "agency": plan.agencies,
        "team": plan.teams,
        "place": plan.places,
        "system": plan.systems,
    }
    return frozenset(
        f"{kind}:{entity.id}"
        for kind, entities in kinds.items()
        for entity in entities
        if entity.id in names
    )


def strongest(plan: Plan, aim: str, moment: Moment) -> str | None:
    """The strongest reading that covers a risk or consequence; nothing when none does.

    Nothing, too, of a risk without a cause: there is nothing that it could be said to cover.
    """
    if not causes(plan, aim):
        return None
    return next((r for r in READINGS if covered(plan, aim, moment, r)), None)


def withdrawal_loss(plan: Plan, aim: str, moment: Moment, names: Collection[str]) -> str | None:
    """What a risk loses at a moment when holders withdraw: ``cover``, ``back-up`` or nothing."""
    reading = strongest(plan, aim, moment)
    gone = stopping(plan, names)
    if reading is None:
        return None
    if not covered(plan, aim, moment, reading, gone):
        return "cover"
    before = cut_sets(plan, aim, moment, reading, most=1)
    after = cut_sets(plan, aim, moment, reading, most=1, already=gone)
    return "back-up" if after and not before else None
