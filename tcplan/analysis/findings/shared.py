"""Two arrangements are back-up for each other only if no one event takes both away."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OnDay
from tcplan.analysis.slots import slots
from tcplan.analysis.words import event_words, joined
from tcplan.domain.control import Control
from tcplan.domain.hours import covers
from tcplan.domain.network import Place, System

_SHOWN = 3
"""How many shared things are named in one sentence."""


def _no_deputy(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        holders = control.delivery.holders
        hangs_on_one = (
            control.deputy is None and 0 < len(holders) == control.delivery.least_needed()
        )
        if not hangs_on_one or _has_no_stand_in(on, control):
            continue
        alone = [n for n in (*control.prevents, *control.limits) if not _is_backed(on, control, n)]
        if alone:
            yield Found(
                control.id,
                f"Nobody stands in for {on.quoted(control.id)}, and at some of its hours nothing "
                f"separate is in place or promised for {on.quoted(*alone)}.",
                on.acts(control),
            )


def _has_no_stand_in(on: OnDay, control: Control) -> bool:
    """Whether it is part of a building, or a relationship with family or a friend."""
    kinds = {getattr(on.plan.by_id[name], "kind", None) for name in control.delivery.holders}
    kin = control.kind == "relationship" and kinds <= on.informal
    return kin or control.kind == "environmental"


def _is_backed(on: OnDay, control: Control, target: str) -> bool:
    """Whether at all its hours something promised that shares nothing with it acts as well."""
    own = frozenset(_single_events(on, control))
    separate = [
        other.hours
        for other in on.arrangements.acting_on[target]
        if other.id in on.promised_ids
        and other.id != control.id
        and own.isdisjoint(_single_events(on, other))
    ]
    return all(
        any(covers(hours, slot.day, slot.minute) for hours in separate)
        for slot in slots((control.hours, *separate))
        if covers(control.hours, slot.day, slot.minute)
    )


def _not_independent(on: OnDay) -> Iterator[Found]:
    for risk in on.plan.risks:
        for threat in risk.threats:
            acting = [
                c for c in on.arrangements.acting_on.get(threat.id, ()) if c.id in on.promised_ids
            ]
            shared = _shared(on, acting) if len(acting) > 1 else {}
            if shared:
                said = [
                    f"{event_words(on.arrangements, event)} ({on.quoted(*fallen)})"
                    for event, fallen in list(shared.items())[:_SHOWN]
                ]
                more = f", and {len(shared) - _SHOWN} more" if len(shared) > _SHOWN else ""
                yield Found(
                    threat.id,
                    f"Against “{threat.text}”, arrangements that look separate fall together if "
                    f"{joined(said, 'or if')}{more}.",
                    on.leads(risk),
                )


def _shared(on: OnDay, acting: Sequence[Control]) -> dict[str, list[str]]:
    """What takes out two controls at once, nearest first, with the controls that it takes out."""
    fallen: dict[str, list[str]] = {}
    for control in acting:
        for event in _single_events(on, control):
            fallen.setdefault(event, []).append(control.id)
    by_id = {control.id: control for control in acting}
    several = {
        event: names
        for event, names in fallen.items()
        if any(_at_once(by_id[a], by_id[b]) for a, b in combinations(names, 2))
    }
    return {
        event: names
        for event, names in several.items()
        if not any(_nearer(on, other, event) and several[other] == names for other in several)
    }


def _single_events(on: OnDay, control: Control) -> list[str]:
    """What takes the control out alone, besides the control itself; "requires" has no loop."""
    known = on.single_events
    if control.id not in known:
        known[control.id] = _found_alone(on, control)
    return known[control.id]


def _found_alone(on: OnDay, control: Control) -> list[str]:
    found = _delivery_events(on, control)
    if control.kind in on.notices and control.responder is not None:
        found.extend(sorted(on.arrangements.standing(control.responder).events - set(found)))
    for name in control.requires:
        if isinstance(on.plan.by_id[name], Control | Place | System):
            found.extend(sorted(_falls_with(on, name) - set(found)))
    return found


def _delivery_events(on: OnDay, control: Control) -> list[str]:
    """What leaves too few of those who deliver the control, and nobody who stands in."""
    standings = [on.arrangements.standing(name).events for name in control.delivery.holders]
    spare = len(standings) - control.delivery.least_needed()
    deputy = on.arrangements.standing(control.deputy).events if control.deputy else None
    return [
        event
        for event in sorted(frozenset().union(*standings))
        if sum(event in events for events in standings) > spare
        and (deputy is None or event in deputy)
    ]


def _falls_with(on: OnDay, event: str) -> frozenset[str]:
    """What takes out an agency, team, place, system or control, itself included."""
    thing = on.plan.by_id[event]
    if isinstance(thing, Control):
        return frozenset({event, *_single_events(on, thing)})
    return on.arrangements.standing(event).events


def _at_once(one: Control, other: Control) -> bool:
    """Whether two controls hold in the same dates and hours at any time."""
    starts = [c.start for c in (one, other) if c.start]
    ends = [c.end for c in (one, other) if c.end]
    if starts and ends and max(starts) > min(ends):
        return False
    return any(
        covers(one.hours, slot.day, slot.minute) and covers(other.hours, slot.day, slot.minute)
        for slot in slots((one.hours, other.hours))
    )


def _nearer(on: OnDay, one: str, other: str) -> bool:
    """Whether ``one`` falls with ``other`` and so says the same more exactly."""
    if one == other or other not in _falls_with(on, one):
        return False
    return one not in _falls_with(on, other) or one < other


def _deputy_not_separate(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        shared = _delivery_events(on, control) if control.deputy else []
        if control.deputy and shared:
            nearest = [e for e in shared if not any(_nearer(on, other, e) for other in shared)]
            yield Found(
                control.id,
                f"{on.called(control.deputy)} stands in for {on.quoted(control.id)} and falls with "
                f"those who deliver it if {event_words(on.arrangements, nearest[0])}.",
                on.acts(control),
            )


CHECKS: tuple[Check, ...] = (
    Check(
        "no-deputy",
        "Nobody stands in, and nothing separate holds the cause",
        "When those who deliver it are ill or hand back, the cause is open the same day.",
        "Known causes of failed moves, T02 and T03",
        "good-practice",
        _no_deputy,
    ),
    Check(
        "not-independent",
        "Two arrangements that fall together",
        "They look like back-up for each other, and one event takes both away.",
        "Known causes of failed moves, T02 (provider fails); common-cause analysis in "
        "probabilistic risk assessment",
        "good-practice",
        _not_independent,
    ),
    Check(
        "deputy-not-separate",
        "Stand-in who falls with those they stand in for",
        "The name of a deputy gives no back-up if both hang on the same company, rota or building.",
        "Known causes of failed moves, T02; common-cause analysis in probabilistic risk assessment",
        "good-practice",
        _deputy_not_separate,
    ),
)
"""Checks about separateness, in the order in which they are told."""
