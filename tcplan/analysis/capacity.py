"""Hours promised twice are worked once: what is asked for is held against what is offered.

The rules are those of the decision record on capacity.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.network import Agency, Team, is_away
from tcplan.domain.plan import Plan
from tcplan.domain.transition import SupportPackage

_DAY = dt.timedelta(days=1)


@attrs.frozen
class Wanted:
    """Hours a week that a control or a support package takes, and who may deliver them."""

    by: str
    """Id of the control or package."""
    hours: int
    """Of each holder that is needed."""
    needed: int
    holders: tuple[str, ...]
    deputy: str | None = None

    @property
    def total(self) -> int:
        """Hours a week of all holders together."""
        return self.hours * self.needed


@attrs.frozen
class Period:
    """Days in which the same is wanted and offered; the last period has no end."""

    start: dt.date
    end: dt.date | None
    wanted: tuple[Wanted, ...]
    offered: Mapping[str, int] = attrs.field(eq=False)
    """Id of each agency or team that states its hours a week, to these hours."""


def periods(plan: Plan, day: dt.date) -> tuple[Period, ...]:
    """The time from ``day`` on, cut wherever something wanted or offered begins or ends.

    Complexity: linear in what wants and offers hours, for each cut.
    """
    controls = [(control, _of(control)) for control in _counted(plan)]
    found: list[Period] = []
    for start in _cuts(plan, day):
        held = [wanted for control, wanted in controls if control.in_date(start)]
        wanted, offered = (*held, *_packages(plan, start)), _offered(plan, start)
        last = found[-1] if found else None
        if last is None or (last.wanted, last.offered) != (wanted, offered):
            if last is not None:
                found[-1] = attrs.evolve(last, end=start - _DAY)
            found.append(Period(start, None, wanted, offered))
    return tuple(found)


def wanted_on(plan: Plan, day: dt.date) -> tuple[Wanted, ...]:
    """What asks for hours on one day: controls that say what they take, and support packages."""
    held = (_of(control) for control in _counted(plan) if control.in_date(day))
    return (*held, *_packages(plan, day))


def asked_of(holders: frozenset[str], wanted: Wanted) -> tuple[int, int]:
    """The fewest and the most hours a week that a control or package can ask of these holders."""
    inside = len(holders.intersection(wanted.holders))
    outside = len(wanted.holders) - inside
    least = max(wanted.needed - outside, 0)
    return wanted.hours * least, wanted.hours * min(inside, wanted.needed)


def _cuts(plan: Plan, day: dt.date) -> list[dt.date]:
    changes = {day}
    dated: tuple[Control | Agency, ...] = (*_counted(plan), *plan.agencies)
    for thing in dated:
        changes |= {thing.start} if thing.start else set()
        changes |= {thing.end + _DAY} if thing.end and thing.end < dt.date.max else set()
    holders: tuple[Agency | Team, ...] = (*plan.agencies, *plan.teams)
    for absence in (one for holder in holders for one in holder.absences):
        changes |= {absence.start} if absence.end is None else {absence.start, absence.end + _DAY}
    moves = {move.move_day() for move in plan.transitions}
    changes |= {move for move in moves if move is not None} if plan.packages else set()
    for spell in plan.spells if plan.packages else ():
        changes |= {spell.ended} if spell.ended else set()
    return sorted(change for change in changes if change >= day)


def _counted(plan: Plan) -> Iterator[Control]:
    """Controls that are promised or in place and say what hours they take."""
    for control in plan.controls:
        if control.state in PROMISED_STATES and control.hours_a_week and control.delivery.holders:
            yield control


def _of(control: Control) -> Wanted:
    return Wanted(
        control.id,
        control.hours_a_week or 0,
        control.delivery.least_needed(),
        control.delivery.holders,
        control.deputy,
    )


def _packages(plan: Plan, day: dt.date) -> Iterator[Wanted]:
    for package in plan.packages:
        if _is_running(plan, package, day):
            yield Wanted(package.id, package.hours_a_week, 1, (package.provider,))


def _is_running(plan: Plan, package: SupportPackage, day: dt.date) -> bool:
    """From the move into its home; without a day of a move, while the person is not in hospital."""
    person = package.individual
    moves = [m for m in plan.of("transitions", person) if m.placement == package.placement]
    if any(move.stage == "failed" for move in moves):
        return False
    days = [move.move_day() for move in moves if move.move_day() is not None]
    if days:
        return bool(max(days) <= day)
    return not any(spell.covers(day) for spell in plan.of("spells", person))


def _offered(plan: Plan, day: dt.date) -> Mapping[str, int]:
    offering: tuple[Agency | Team, ...] = (*plan.agencies, *plan.teams)
    found = {
        thing.id: thing.capacity_hours for thing in offering if thing.capacity_hours is not None
    }
    away = {thing.id: 0 for thing in offering if thing.id in found and is_away(thing, day)}
    return found | away | {agency.id: 0 for agency in plan.agencies if not agency.works_on(day)}
