"""Whoever looks through an agency's eyes never writes over what that agency does not see.

A change is made where the entry stands for the agency exactly as it stands in the whole plan, or is
new and would stand for it exactly as it was entered.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.changes import Change, apply
from tcplan.domain.plan import Plan
from tcplan.errors import CannotUndoError, StaleError, TcplanError, WrongUseError
from tcplan.planner.signing import Signed, agency_of
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.store.interface import By

ASK_THE_HOLDER = (
    "This cannot be saved through the eyes of {agency}, because it touches more than {agency} may "
    "see; ask the plan's holder."
)
"""The one answer to whatever an agency may not change, whether it is hidden or not there."""
FOR_THE_HOLDER = (
    "{what} is for the plan's holder; leave --agency out, or name the holder, to do it."
)


def require_permitted(before: Plan, after: Plan, agency: str | None, day: dt.date) -> None:
    """Raise ``WrongUseError`` unless an agency may make of one plan the other on that day."""
    if agency is None or agency == before.about.holder:
        return
    from tcplan.access import project

    refused = WrongUseError(ASK_THE_HOLDER.format(agency=agency))
    seen, then = project(before, agency, day), _projected(after, agency, day)
    if before.about != after.about or then is None:
        raise refused
    for held, shown, other in ((before, seen, after), (after, then, before)):
        stays = {id(entity) for entity in other}
        for entity in held:
            if id(entity) in stays or other.by_id.get(entity.id) == entity:
                continue
            if shown.by_id.get(entity.id) != entity:
                raise refused


def require_changes(
    looking: Looking, whole: Plan, changes: Sequence[Change], agency: str | None
) -> None:
    """Raise ``WrongUseError`` unless the agency of a look may make these changes of the whole plan.

    What would be wrong with them in the eyes of the agency is raised as ``apply`` raises it; what
    would be wrong with them because of what is hidden is not told.
    """
    if not looking.restricted or agency is None:
        return
    apply(looking.plan, changes)
    try:
        after = apply(whole, changes)
    except TcplanError:
        raise WrongUseError(ASK_THE_HOLDER.format(agency=agency)) from None
    require_permitted(whole, after, agency, looking.today)


def require_holder(plan: Plan, agency: str | None, what: str) -> None:
    """Raise ``WrongUseError`` where somebody looks through the eyes of another than the holder."""
    if agency is not None and agency != plan.about.holder:
        raise WrongUseError(FOR_THE_HOLDER.format(what=what))


@contextmanager
def refused_in_few_words(looking: Looking) -> Iterator[None]:
    """Where saving is refused, tell an agency nothing of others' work.

    The holder is told who changed what since, and under which number.
    """
    try:
        yield
    except StaleError as error:
        if not looking.restricted:
            raise
        raise StaleError(
            [attrs.evolve(one, who="somebody else") for one in error.clashes]
        ) from None
    except CannotUndoError:
        if not looking.restricted:
            raise
        raise WrongUseError(ASK_THE_HOLDER.format(agency=looking.agency)) from None


def by_holder(plan: Plan, signed: Signed, what: str) -> "By":
    """Who does what takes or changes the whole record, for its journal.

    Raises as ``Signed.by`` and ``require_holder`` do.
    """
    by = signed.by(plan)
    require_holder(plan, agency_of(plan, signed.agency), what)
    return by


def _projected(plan: Plan, agency: str, day: dt.date) -> Plan | None:
    """What the agency would see; None where it has taken itself out of the plan."""
    from tcplan.access import project

    here = any(one.id == agency for one in plan.agencies)
    return project(plan, agency, day) if here else None
