"""What happens to a plan is told apart from what would be done about it.

A date that comes later is a delay: it is always what happens, never what is done about it.
"""

from collections.abc import Iterable

from tcplan.domain.control import Control
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Transition
from tcplan.domain.whatif import WhatIfChange

_HAPPENS = frozenset({"stop", "short", "fail-control", "lift-condition"})


def happening(plan: Plan, changes: Iterable[tuple[int, WhatIfChange]]) -> frozenset[int]:
    """Places of the changes that happen to the plan: somebody stops, fails, is short or late."""
    return frozenset(at for at, change in changes if _happens(plan, change))


def moves_later(plan: Plan, change: WhatIfChange) -> bool:
    """Whether a change is a later day of a move."""
    return _is_later(change) and isinstance(plan.by_id.get(change.about or ""), Transition)


def _happens(plan: Plan, change: WhatIfChange) -> bool:
    if change.kind in _HAPPENS or _is_later(change):
        return True
    thing = plan.by_id.get(change.about or "")
    if change.kind == "begin" and isinstance(thing, Control) and change.on is not None:
        return thing.start is not None and change.on > thing.start
    return False


def _is_later(change: WhatIfChange) -> bool:
    return change.kind == "slip" and (change.days or 0) > 0
