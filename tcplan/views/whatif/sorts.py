"""What happens to a plan is told apart from what would be done about it.

A later move is done when something else happens, and otherwise is itself what happens.
"""

from collections.abc import Iterable

from tcplan.domain.control import Control
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Transition
from tcplan.domain.whatif import WhatIfChange

_HAPPENS = frozenset({"stop", "short", "fail-control", "lift-condition"})


def happening(plan: Plan, changes: Iterable[tuple[int, WhatIfChange]]) -> frozenset[int]:
    """Places of the changes that happen to the plan: somebody stops, fails, is short or late."""
    numbered = tuple(changes)
    certain = frozenset(at for at, change in numbered if _happens(plan, change))
    later = frozenset(at for at, change in numbered if moves_later(plan, change))
    return certain or later


def moves_later(plan: Plan, change: WhatIfChange) -> bool:
    """Whether a change is a later day of a move."""
    return _is_later(change) and isinstance(plan.by_id.get(change.about or ""), Transition)


def _happens(plan: Plan, change: WhatIfChange) -> bool:
    if change.kind in _HAPPENS:
        return True
    thing = plan.by_id.get(change.about or "")
    if change.kind == "begin" and isinstance(thing, Control) and change.on is not None:
        return thing.start is not None and change.on > thing.start
    return _is_later(change) and not isinstance(thing, Transition)


def _is_later(change: WhatIfChange) -> bool:
    return change.kind == "slip" and (change.days or 0) > 0
