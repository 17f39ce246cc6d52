"""What is tried is never part of the plan: changes in the order they were thought of, on or off.

They belong to the session and are not written. In a person's What-if only what was put on there,
or on the way there, is on: whatever else is tried elsewhere stands there too, and is off.
"""

import datetime as dt
from collections.abc import Iterable

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.integrity import named
from tcplan.domain.network import Agency, Place, Team
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.views.whatif.sorts import happening

TWO_WEEKS = 14
"""By so many days a date slips at first; `m` makes it more or fewer."""

_KINDS = {
    "agencies": "stop",
    "teams": "stop",
    "places": "stop",
    "systems": "stop",
    "controls": "fail-control",
    "milestones": "slip",
    "gates": "slip",
    "transitions": "slip",
    "conditions": "lift-condition",
}
"""What `x` supposes of a thing, by its kind."""


@attrs.frozen
class Tried:
    """One change to try."""

    key: int
    """Stays with it, whatever comes and goes around it."""
    change: WhatIfChange
    on: bool = True
    """Whether it is on anywhere."""
    people: frozenset[str] = frozenset()
    """In whose What-if it is on."""
    homes: frozenset[str] = frozenset()
    """In whose What-if it was ever put on."""

    at_home: bool = True
    """Whether it was ever put on in the What-if that it is shown in."""

    def seen_by(self, individual: str) -> "Tried":
        """As it stands in one person's What-if: on only when it was put on there."""
        on = self.on and individual in self.people
        return attrs.evolve(self, on=on, at_home=individual in self.homes)


@attrs.frozen
class Trying:
    """All changes to try, in the order in which they were added."""

    tried: tuple[Tried, ...] = ()
    last: int = 0
    """The key that was given last; none is given twice."""

    def one(self, key: int) -> Tried | None:
        """The change with that key."""
        return next((one for one in self.tried if one.key == key), None)

    def has(self, change: WhatIfChange, individual: str | None = None) -> bool:
        """Whether this very change is tried and on: anywhere, or in one person's What-if."""
        found = next((one for one in self.tried if one.change == change), None)
        if found is None or individual is None:
            return found is not None and found.on
        return found.seen_by(individual).on

    def adding(self, changes: Iterable[WhatIfChange], individual: str | None = None) -> "Trying":
        """With these changes on; one that is there already is put on and stays in its place.

        With an ``individual`` they are on in that person's What-if.
        """
        found = self
        people = frozenset() if individual is None else frozenset({individual})
        for change in changes:
            there = next((one for one in found.tried if one.change == change), None)
            if there is None:
                new = Tried(found.last + 1, change, people=people, homes=people)
                found = Trying((*found.tried, new), new.key)
            else:
                before = there.people if there.on else frozenset()
                on = attrs.evolve(
                    there, on=True, people=before | people, homes=there.homes | people
                )
                found = found._with(on)
        return found

    def crossed(self, changes: Iterable[WhatIfChange], individual: str | None = None) -> "Trying":
        """With these changes on; when all of them are on already, without them."""
        asked = tuple(changes)
        if asked and all(self.has(change, individual) for change in asked):
            left = tuple(one for one in self.tried if one.change not in asked)
            return attrs.evolve(self, tried=left)
        return self.adding(asked, individual)

    def switched(self, key: int, individual: str | None = None) -> "Trying":
        """With one change the other way: on when it was off, off when it was on.

        With an ``individual`` in that person's What-if, and elsewhere as it was.
        """
        one = self.one(key)
        if one is None:
            return self
        if individual is None:
            return self._with(attrs.evolve(one, on=not one.on))
        if not one.seen_by(individual).on:
            return self.adding([one.change], individual)
        left = one.people - {individual}
        return self._with(attrs.evolve(one, on=bool(left), people=left))

    def let_go(self, changes: Iterable[WhatIfChange]) -> "Trying":
        """Without those of these changes that nobody took into a person's What-if."""
        gone = frozenset(changes)
        left = tuple(o for o in self.tried if o.people or o.change not in gone)
        return attrs.evolve(self, tried=left)

    def _with(self, changed: Tried) -> "Trying":
        found = (changed if one.key == changed.key else one for one in self.tried)
        return attrs.evolve(self, tried=tuple(found))

    def without(self, *keys: int) -> "Trying":
        """With some changes taken off the list."""
        left = tuple(one for one in self.tried if one.key not in keys)
        return attrs.evolve(self, tried=left)

    def moved(self, about: str, days: int, individual: str | None = None) -> "Trying":
        """With a date moved by so many days in all; by none it is off the list."""
        left = tuple(o for o in self.tried if (o.change.kind, o.change.about) != ("slip", about))
        found = attrs.evolve(self, tried=left)
        if not days:
            return found
        return found.adding([WhatIfChange(kind="slip", about=about, days=days)], individual)

    def days_moved(self, about: str) -> int:
        """By how many days a date is moved, on or off."""
        slips = (o.change for o in self.tried if o.change.kind == "slip")
        return next((slip.days or 0 for slip in slips if slip.about == about), 0)

    def still(self, plan: Plan) -> "Trying":
        """Only those whose things are still in the plan."""
        return attrs.evolve(self, tried=tuple(o for o in self.tried if _is_there(plan, o.change)))

    def beside(self, plan: Plan, individual: str) -> tuple[Tried, ...]:
        """The changes that may be shown inside a person's record, as they stand there.

        What happens stands first, then what would be done about it.
        """
        mine = [one for one in self.tried if bears_on(plan, one.change, individual)]
        happens = happening(plan, ((one.key, one.change) for one in mine))
        mine.sort(key=lambda one: one.key not in happens)
        return tuple(one.seen_by(individual) for one in mine)

    def unsaved(self, plan: Plan) -> int:
        """How many changes are on in somebody's What-if and in no option that was saved."""
        saved = {change for option in plan.options for change in option.changes}
        return sum(bool(o.on and o.people) and o.change not in saved for o in self.tried)

    def on_for(self, plan: Plan, individual: str) -> int:
        """How many changes are on in a person's What-if."""
        return sum(one.on for one in self.beside(plan, individual))


def going_words(unsaved: int, *, saves: bool) -> str:
    """What goes when the program is left, and what leaves it."""
    number = "1 change" if unsaved == 1 else f"{unsaved} changes"
    way = " S in What-if saves it as an option." if saves else ""
    return (
        f"What you are trying ({number}) is not saved and goes when you leave.{way} q again leaves."
    )


def supposed(plan: Plan, name: str, day: dt.date | None = None) -> WhatIfChange | None:
    """What `x` supposes of the thing with that id: that it stops, fails or comes late.

    ``day`` is the first day of it where that is another than the day asked about; None when
    nothing can be supposed of such a thing.
    """
    kind = _KINDS.get(plan.index.kind(name) or "")
    if kind is None:
        return None
    if kind == "slip":
        return WhatIfChange(kind=kind, about=name, days=TWO_WEEKS)
    return WhatIfChange(kind=kind, about=name, on=day)


def whose(plan: Plan, change: WhatIfChange) -> str | None:
    """Whom alone a change is about; None for a service that supports several, or is unknown."""
    if change.control is not None:
        return change.control.individual
    return plan.paths.get(change.about or "", ("", None))[1]


def bears_on(plan: Plan, change: WhatIfChange, individual: str) -> bool:
    """Whether a change may be told inside a person's record.

    Others appear there only as a count, so neither what is theirs nor their family or home may.
    """
    mine = whose(plan, change)
    if mine is not None:
        return mine == individual
    name = change.about or ""
    if not _of_people(plan, name):
        return True
    return any(
        other == name
        for entity in plan
        if getattr(entity, "individual", None) == individual
        for other, _ in named(entity)
    )


def _is_there(plan: Plan, change: WhatIfChange) -> bool:
    about = change.control.individual if change.control is not None else change.about
    return about is None or about in plan.paths


def _of_people(plan: Plan, name: str) -> bool:
    """Whether something is a family, a friend, one of their teams, or somebody's home."""
    thing = plan.by_id.get(name)
    if isinstance(thing, Place):
        return thing.kind == "home"
    agency = plan.by_id.get(thing.agency or "") if isinstance(thing, Team) else thing
    informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003
    return isinstance(agency, Agency) and agency.kind in informal
