"""The move itself: nothing may end before what follows it begins, and there must be a way back."""

import datetime as dt
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OVER, OnDay
from tcplan.analysis.handover import last_day
from tcplan.analysis.words import joined
from tcplan.domain.control import Control
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.network import Agency
from tcplan.domain.transition import Milestone, Placement, SupportPackage, Transition

_NEAR_THE_MOVE = frozenset(
    {"provider-sourced", "introductions", "trial-leave", "move", "stabilisation"}
)
_HOSPITAL = re.compile(r"\b(readmi\w*|re-admi\w*|hospital|ward|recall)\b", re.IGNORECASE)
_TENANCIES = frozenset({"own-tenancy", "supported-living"})
_DAY = dt.timedelta(days=1)


def _no_way_back(on: OnDay) -> Iterator[Found]:
    for move in on.plan.transitions:
        if move.stage in _NEAR_THE_MOVE and move.way_back is None:
            yield Found(
                move.id,
                f"For {move.individual} it is not agreed what happens if the new home does not "
                "hold.",
                on.commissioner(move.individual),
            )


def _readmission_only(on: OnDay) -> Iterator[Found]:
    for move in on.plan.transitions:
        back = move.way_back
        if back and _HOSPITAL.search(back.step_up) and not _step_ups(on, move.individual):
            yield Found(
                move.id,
                f"If the new home does not hold, the only step named for {move.individual} leads "
                "back to hospital.",
                back.decider,
            )


def _step_ups(on: OnDay, individual: str) -> list[Control]:
    """Contingency arrangements outside hospital that are not over."""
    return [
        control
        for control in on.plan.of("controls", individual)
        if control.kind == "recovery"
        and control.setting != "hospital"
        and control.state not in OVER
        and not on.past(control)
    ]


def _handover_gap(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        following = on.plan.by_id[control.successor] if control.successor else None
        last = _last_day(on, control)
        if following is None or last is None:
            continue
        name = on.quoted(following.id)
        if following.state in OVER:
            said = f"{name}, which is to follow, has been given up or has failed"
        elif following.start is not None and following.start - last > _DAY:
            days = (following.start - last).days - 1
            said = f"{name} follows on {long_day(following.start)}: {days_said(days)} between them"
        else:
            continue
        yield Found(
            control.id,
            f"{on.quoted(control.id)} holds until {long_day(last)}; {said}.",
            on.acts(following),
        )


def _last_day(on: OnDay, control: Control) -> dt.date | None:
    """The last day on which a control holds: its end; on a ward, the day before the move."""
    move = on.move(control.individual)
    return last_day(control, move.move_day() if move else None)


def _ward_control_without_successor(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        move = on.move(control.individual)
        day = move.move_day() if move else None
        if control.setting != "hospital" or control.successor or day is None or day < on.day:
            continue
        targets = (*control.prevents, *control.limits)
        left = [name for name in targets if not _held_after(on, name, day)]
        if left:
            yield Found(
                control.id,
                f"{on.quoted(control.id)} stays behind on the ward; from the move on "
                f"{long_day(day)} nothing is planned instead for {on.quoted(*left)}.",
                on.leads(on.risk_of[left[0]]),
            )


def _held_after(on: OnDay, target: str, day: dt.date) -> bool:
    return any(
        control.setting != "hospital"
        and control.state not in OVER
        and (control.end is None or control.end >= day)
        for control in on.arrangements.acting_on.get(target, ())
    )


def _landlord_is_provider(on: OnDay) -> Iterator[Found]:
    for home in on.plan.placements:
        for package in on.plan.of("packages", home.individual):
            concerned = package.placement in {None, home.id} and home.tenure in _TENANCIES
            if concerned and (same := _same_owner(on, home, package)):
                yield Found(
                    home.id,
                    f"The home of {home.individual} and the support in it come from the same "
                    f"organisation, {same}.",
                    on.commissioner(home.individual),
                )
                break


def _same_owner(on: OnDay, home: Placement, package: SupportPackage) -> str | None:
    if home.landlord is None:
        return None
    owners = _owners(on, home.landlord)
    same = [name for name in _owners(on, package.provider) if name in owners]
    return on.called(same[0]) if same else None


def _owners(on: OnDay, agency: str) -> list[str]:
    """The agency and every company that owns it."""
    owners = [agency]
    for name in owners:
        thing = on.plan.by_id[name]
        if isinstance(thing, Agency):
            parents = [d.on for d in thing.depends_on if d.kind == "parent-company"]
            owners.extend(parent for parent in parents if parent not in owners)
    return owners


def _home_incompatible(on: OnDay) -> Iterator[Found]:
    for home in on.plan.placements:
        met = [on.called(name) for name in home.incompatible_with if _meets(on, home, name)]
        if met:
            yield Found(
                home.id,
                f"The home of {home.individual} must not come together with {joined(met)}, and "
                "the plan brings them together.",
                on.commissioner(home.individual),
            )


def _meets(on: OnDay, home: Placement, name: str) -> bool:
    """Whether the plan brings a home together with a place or a holder."""
    person = home.individual
    ties = [tie for tie in on.plan.of("ties", person) if tie.end is None or tie.end >= on.day]
    named = {home.place, home.landlord}
    named |= {n for tie in ties for n in (tie.holder, tie.place)}
    named |= {package.provider for package in on.plan.of("packages", person)}
    named |= {h for c in on.promised if c.individual == person for h in c.delivery.holders}
    return name in named


def _milestone_loop(on: OnDay) -> Iterator[Found]:
    steps = {m.id: m for move in on.plan.transitions for m in move.milestones}
    for move in on.plan.transitions:
        loop = _loop(steps, move)
        if loop:
            yield Found(
                move.id,
                f"The steps of {move.individual}'s move wait for each other: "
                f"{' → '.join(f'“{steps[name].name}”' for name in loop)}.",
                steps[loop[0]].owner or on.commissioner(move.individual),
            )


def _loop(steps: dict[str, Milestone], move: Transition) -> list[str]:
    """A loop among the milestones that a move waits for, each waiting for the next."""
    waits: dict[str, tuple[str, ...]] = {}
    queue = [milestone.id for milestone in move.milestones]
    for name in queue:
        if name not in waits:
            waits[name] = steps[name].depends_on
            queue.extend(waits[name])
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        loop: list[str] = error.args[1]
        return loop[::-1]
    return []


def _gate_without_owner(on: OnDay) -> Iterator[Found]:
    for move in on.plan.transitions:
        for gate in move.gates:
            if gate.decision in {"undecided", "not-met"} and gate.owner is None:
                yield Found(
                    gate.id,
                    f"The gate “{gate.name}” is not met, and nobody is named to see to it.",
                    on.commissioner(move.individual),
                )


CHECKS: tuple[Check, ...] = (
    Check(
        "no-way-back",
        "No way back agreed",
        "If the home does not hold, people decide at night and under pressure.",
        "C(E)TR document checklist, NHS England (crisis and contingency plan); known causes of "
        "failed moves, T07",
        "good-practice",
        _no_way_back,
    ),
    Check(
        "readmission-only",
        "Hospital is the only way back",
        "Readmission is never the only contingency: a bad week must not cost somebody their home.",
        "Promise of tcplan; Building the right support, 2015 (alternatives to admission)",
        "good-practice",
        _readmission_only,
    ),
    Check(
        "handover-gap",
        "Gap between an arrangement and the one that follows it",
        "For these days the first has ended and the second has not begun.",
        "Known causes of failed moves, T05; NICE QS163, statement 4 (plans that move)",
        "good-practice",
        _handover_gap,
    ),
    Check(
        "ward-control-without-successor",
        "Ward arrangement that nothing follows",
        "What the ward does without saying so is missed first after the move.",
        "Known causes of failed moves, T11 and T21; Why are we stuck in hospital?, University of "
        "Birmingham (hospital and community do not know each other)",
        "good-practice",
        _ward_control_without_successor,
    ),
    Check(
        "landlord-is-provider",
        "Landlord and support provider are one",
        "If the support changes, the person should not lose their home with it.",
        "Designing safe Transforming Care housing models (trade guidance): landlord and support "
        "kept apart",
        "good-practice",
        _landlord_is_provider,
    ),
    Check(
        "home-incompatible",
        "Home together with what it must not meet",
        "It was found that these do not go together, and the plan puts them together.",
        "Known causes of failed moves, T06 (incompatible co-tenants or environment)",
        "good-practice",
        _home_incompatible,
    ),
    Check(
        "milestone-loop",
        "Steps of the move that wait for each other",
        "None of these steps can ever begin, so no date for the move can be true.",
        "Critical path method: precedence has no loop",
        "good-practice",
        _milestone_loop,
    ),
    Check(
        "gate-without-owner",
        "Gate that nobody sees to",
        "A gate that belongs to nobody stays shut until the day of the move.",
        "Known causes of failed moves, T25 (a date put before quality)",
        "good-practice",
        _gate_without_owner,
    ),
)
"""Checks about the move, in the order in which they are told."""
