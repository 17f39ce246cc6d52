"""What holders do for anybody in a plan, worked out once for everybody who might be asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tcplan.domain.control import Control
from tcplan.domain.network import Team
from tcplan.domain.plan import Plan

RESPONDS, SUPERVISES = "responds", "supervises"


def deeds(
    plan: Plan, controls: Iterable[Control], find: Callable[[str], object]
) -> Mapping[str, frozenset[str]]:
    """Holder to the kinds of control that it delivers to anybody, and what else it does.

    What a team does its agency does too. ``find`` gives the holder of an id. Complexity: linear in
    the plan.
    """
    done: dict[str, set[str]] = {}
    for holder, deed in _noted(plan, controls):
        if holder is not None:
            done.setdefault(holder, set()).add(deed)
    for holder, kinds in tuple(done.items()):
        thing = find(holder)
        if isinstance(thing, Team) and thing.agency is not None:
            done.setdefault(thing.agency, set()).update(kinds)
    return {holder: frozenset(kinds) for holder, kinds in done.items()}


def _noted(plan: Plan, controls: Iterable[Control]) -> Iterator[tuple[str | None, str]]:
    for control in controls:
        for holder in (*control.delivery.holders, control.deputy):
            yield holder, control.kind
        yield control.responder, RESPONDS
    for risk in plan.risks:
        for sign in risk.early_warning_signs:
            yield sign.responder, RESPONDS
    for condition in plan.conditions:
        yield condition.supervisor, SUPERVISES
        yield condition.deputy, SUPERVISES
