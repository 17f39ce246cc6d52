"""What holders do for anybody in a plan, worked out once for everybody who might be asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tcplan.domain.control import Control
from tcplan.domain.network import Team
from tcplan.domain.plan import Plan

RESPONDS, SUPERVISES = "responds", "supervises"
Specialty = tuple[str, str, bool]
"""A kind of control, the kind of risk that it is about, and whether it is done on a ward."""
Deed = TypeVar("Deed")


def deeds(
    plan: Plan, controls: Iterable[Control], find: Callable[[str], object]
) -> Mapping[str, frozenset[str]]:
    """Holder to the kinds of control that it delivers to anybody, and what else it does.

    What a team does its agency does too. ``find`` gives the holder of an id. Complexity: linear in
    the plan.
    """
    return _gathered(_noted(plan, controls), find)


def specialties(
    plan: Plan, controls: Iterable[Control], find: Callable[[str], object]
) -> Mapping[str, frozenset[Specialty]]:
    """Holder to the kinds of control that it delivers, each with the kind of risk and the ward.

    What a team does its agency does too. Complexity: linear in the plan.
    """
    about: dict[str, str] = {}
    for risk in plan.risks:
        about |= dict.fromkeys((one.id for one in risk.threats), risk.kind)
        about |= dict.fromkeys((one.id for one in risk.consequences), risk.kind)
    noted = (
        (holder, (control.kind, about[target], control.setting == "hospital"))
        for control in controls
        for holder in (*control.delivery.holders, control.deputy)
        for target in (*control.prevents, *control.limits)
        if target in about
    )
    return _gathered(noted, find)


def _gathered(
    noted: Iterable[tuple[str | None, Deed]], find: Callable[[str], object]
) -> Mapping[str, frozenset[Deed]]:
    done: dict[str, set[Deed]] = {}
    for holder, deed in noted:
        if holder is not None:
            done.setdefault(holder, set()).add(deed)
    for holder, deeds_of in tuple(done.items()):
        thing = find(holder)
        if isinstance(thing, Team) and thing.agency is not None:
            done.setdefault(thing.agency, set()).update(deeds_of)
    return {holder: frozenset(found) for holder, found in done.items()}


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
