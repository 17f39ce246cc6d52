"""A change is carried out on a plan as plain changes, or it says why it cannot be.

What cannot be carried out stops nothing else. Reasons name nobody, so that they can be shown as
they are. What a what-if takes to be so (a promise kept, evidence renewed) is so only in it.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import attrs

from tcplan.domain.changes import Add, Change, apply
from tcplan.domain.codelists import code_list
from tcplan.domain.network import Agency, Team
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import KINDS, WhatIfChange
from tcplan.domain.whatif_acts import ACTS, CannotBeCarriedOutError
from tcplan.errors import InvalidValueError, PlanInvalidError, UnknownIdError

GONE = "What it is about is not in the plan"


@attrs.frozen
class Step:
    """One change as it was carried out after those before it."""

    change: WhatIfChange
    edits: tuple[Change, ...] = ()
    """Plain changes; none when the plan is so already."""
    why_not: str | None = None
    """Why it was not carried out."""

    @property
    def touched(self) -> frozenset[str]:
        """Ids of the entities that it touches."""
        return frozenset(
            edit.entity.id if isinstance(edit, Add) else edit.id for edit in self.edits
        )


@attrs.frozen
class CarriedOut:
    """The plan after some changes, and how each was carried out."""

    plan: Plan
    steps: tuple[Step, ...]


def carried_out(plan: Plan, changes: Sequence[WhatIfChange], day: dt.date) -> Plan:
    """The plan after the changes, in order; those that cannot be carried out are left out.

    ``day`` is the day that is asked about, from which a change without a day of its own is so.
    """
    return carry_out(plan, changes, day).plan


def carry_out(plan: Plan, changes: Sequence[WhatIfChange], day: dt.date) -> CarriedOut:
    """As ``carried_out``, and what became of each change."""
    steps: list[Step] = []
    for change in changes:
        step = step_of(plan, change, day)
        try:
            plan = apply(plan, step.edits)
        except (InvalidValueError, PlanInvalidError, UnknownIdError) as error:
            step = Step(change, why_not=_broken(error))
        steps.append(step)
    return CarriedOut(plan, tuple(steps))


def _broken(error: InvalidValueError | PlanInvalidError | UnknownIdError) -> str:
    """Why the plan would not hold together, without anything that is recorded in it."""
    if isinstance(error, UnknownIdError):
        return GONE
    return f"The plan would not hold together with it: expected {error.problems[0].expected}"


def step_of(plan: Plan, change: WhatIfChange, day: dt.date) -> Step:
    """One change on a plan."""
    try:
        thing = _thing(plan, change)
        return Step(change, tuple(ACTS[change.kind](plan, change, thing, change.on or day)))
    except CannotBeCarriedOutError as error:
        return Step(change, why_not=str(error))
    except InvalidValueError as error:
        return Step(change, why_not=_broken(error))


def _thing(plan: Plan, change: WhatIfChange) -> Any:  # noqa: ANN401
    """What a change is about, of a kind that the change can be about."""
    for name in (change.about, change.holder):
        if name is not None and name not in plan.by_id:
            raise CannotBeCarriedOutError(GONE)
    if change.holder is not None and not isinstance(plan.by_id[change.holder], Agency | Team):
        raise CannotBeCarriedOutError("Whoever takes it on must be an agency or a team")
    if change.about is None:
        return None
    kinds = code_list(KINDS).fact(change.kind, "about")
    if plan.index.kind(change.about) not in kinds:
        raise CannotBeCarriedOutError("It is about something of another kind")
    return plan.by_id[change.about]
