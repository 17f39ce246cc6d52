"""What goes on and what stops when one agency does: arrangement by arrangement, with who is left.

An arrangement stops in the hours in which nobody who is named for it is left. Whoever might take it
on is told apart from whoever is named: nobody has asked them.
"""

from collections.abc import Collection, Iterator

import attrs

from tcplan.analysis.formula import given
from tcplan.analysis.pace import paced
from tcplan.analysis.reasons import Reading
from tcplan.analysis.slots import Slot
from tcplan.analysis.standing import holders_of
from tcplan.analysis.withdrawal import chain
from tcplan.domain.codelists import label
from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.dates import short_day
from tcplan.domain.hours import covers
from tcplan.domain.legal import Condition
from tcplan.views.controls import hours_words
from tcplan.views.hours import together, when
from tcplan.views.looking import Looking
from tcplan.views.papers.withdrawal_stopping import Left, Stopping

_PROMISED: Reading = "as-promised"


@attrs.frozen(kw_only=True)
class Carried:
    """One arrangement that rests on the agency, and what becomes of it."""

    individual: str
    individual_label: str
    control: str
    """What it is called."""
    state_words: str
    hours: str
    rests: str
    """What the agency has to do with it, in words."""
    stops: bool
    """Whether it stops at some hours."""
    becomes: str
    """What becomes of it, in words."""
    left: tuple[Left, ...]
    """Who is named for it and could go on."""
    could: tuple[str, ...]
    """Who might be asked: tied to the person, open then, and doing such work in this plan."""
    lead: str | None
    """Who leads on the first risk that it holds; null where nobody is named who is left."""
    uncovers: tuple[str, ...]
    """Risks that it holds and that lose their cover, by title."""


@attrs.frozen(kw_only=True)
class Supervised:
    """One condition that the agency supervises, or for which it is the deputy."""

    individual: str
    individual_label: str
    kind_words: str
    part: str
    left: tuple[Left, ...]
    lead: str | None
    """Who commissions for the person; null where nobody is named who is left."""


def carried(stopping: Stopping, uncovered: Collection[str]) -> Iterator[Carried]:
    """Every arrangement, promised or in place, that rests on the agency; in the plan's order.

    ``uncovered`` are the ids of the risks that lose their cover.
    """
    looking = stopping.looking
    for control in paced(looking.plan.controls, called="arrangements"):
        over = control.end is not None and control.end < looking.day
        if control.state in PROMISED_STATES and not over:
            way = chain(looking.arrangements, control, stopping.happened)
            if way:
                yield _carried(stopping, control, way, uncovered)


def _carried(
    stopping: Stopping, control: Control, way: tuple[str, ...], uncovered: Collection[str]
) -> Carried:
    looking = stopping.looking
    person = control.individual
    held, lost = _hours(stopping, control)
    named = holders_of(control)
    left = stopping.left(named)
    risks = tuple(dict.fromkeys(_risks(looking, control)))
    work = stopping.people(person).delivering(control)
    asked = together(lost) if lost else None
    return Carried(
        individual=person,
        individual_label=looking.person_label(person),
        control=looking.veiled(control.name, person),
        state_words=label("control-state", control.state),
        hours=hours_words(control.hours),
        rests=_rests(stopping, control, way),
        stops=bool(lost),
        becomes=_becomes(looking, control, held, lost, left),
        left=left,
        could=tuple(stopping.could(person, work, asked, named)) if asked else (),
        lead=stopping.lead(person, risks),
        uncovers=tuple(
            looking.veiled(looking.plan.by_id[risk].title, person)
            for risk in risks
            if lost and risk in uncovered
        ),
    )


def _hours(stopping: Stopping, control: Control) -> tuple[list[Slot], list[Slot]]:
    """The hours in which it holds on the day if promises are kept, and those that it loses."""
    arrangements = stopping.looking.arrangements
    week = arrangements.week
    held, lost = [], []
    for slot in week.slots(arrangements.known(control).concerned):
        if covers(control.hours, slot.day, slot.minute):
            out = arrangements.out(control, _PROMISED, slot)
            if out is not True:
                held.append(slot)
                if given(out, stopping.happened) is True:
                    lost.append(slot)
    return held, lost


def _rests(stopping: Stopping, control: Control, way: tuple[str, ...]) -> str:
    looking = stopping.looking
    named = [name for name in control.delivery.holders if stopping.takes(name)]
    if named:
        return f"delivered by {_names(looking, tuple(named))}"
    if control.deputy is not None and stopping.takes(control.deputy):
        return f"{looking.thing_name(control.deputy)} is the deputy"
    return f"needs {looking.veiled(looking.thing_name(way[0]), control.individual)}"


def _becomes(
    looking: Looking,
    control: Control,
    held: list[Slot],
    lost: list[Slot],
    left: tuple[Left, ...],
) -> str:
    if control.start is not None and control.start > looking.day:
        return f"is to begin on {short_day(control.start)}"
    if not held:
        return "does not hold on this day, whoever is there"
    others = f" with {_listed(left)}" if left else ""
    if not lost:
        return f"goes on{others}"
    if len(lost) == len(held):
        named = "; who is left is not enough" if left else "; nobody else is named"
        return f"stops in all its hours{named}"
    return f"stops {when(lost)}; at other hours it goes on{others}"


def _risks(looking: Looking, control: Control) -> Iterator[str]:
    for risk in looking.plan.of("risks", control.individual):
        targets = {part.id for part in (*risk.threats, *risk.consequences)}
        if not targets.isdisjoint((*control.prevents, *control.limits)):
            yield risk.id


def supervised(stopping: Stopping) -> Iterator[Supervised]:
    """Every condition in force or to come that the agency supervises or is the deputy for."""
    looking = stopping.looking
    for condition in looking.plan.conditions:
        parts = _parts(stopping, condition)
        if parts and (condition.end is None or condition.end >= looking.day):
            named = tuple(n for n in (condition.supervisor, condition.deputy) if n is not None)
            person = condition.individual
            yield Supervised(
                individual=person,
                individual_label=looking.person_label(person),
                kind_words=label("condition-kind", condition.kind),
                part=parts,
                left=stopping.left(named),
                lead=stopping.lead(person),
            )


def _parts(stopping: Stopping, condition: Condition) -> str:
    looking = stopping.looking
    said = (("supervised by", condition.supervisor), ("the deputy is", condition.deputy))
    return "; ".join(
        f"{words} {looking.thing_name(name)}"
        for words, name in said
        if name is not None and stopping.takes(name)
    )


def _names(looking: Looking, names: tuple[str, ...]) -> str:
    return " and ".join(looking.thing_name(name) for name in names)


def _listed(left: tuple[Left, ...]) -> str:
    return ", ".join(one.name for one in left)
