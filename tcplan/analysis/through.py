"""Who holds each risk on every day around the move: a gap of one day shows, whatever week it is in.

A ward's control without a recorded end ends the day before the move, because the person leaves it
then. Every other date is as recorded, and each day is answered by the arrangements of that day
(ADR 10), so what is only promised never counts as held. Days on which nothing changes share one
answer: the answer is asked for again only where something it rests on begins or ends.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import RiskCover, cover, rank
from tcplan.analysis.handover import Handover, ended, handovers
from tcplan.analysis.pace import Tell, paced
from tcplan.analysis.week import Week
from tcplan.domain.common import Entity
from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.individual import Individual
from tcplan.domain.network import Agency
from tcplan.domain.plan import Plan
from tcplan.domain.risk import Risk
from tcplan.domain.transition import Transition

WEEKS = 12
"""So many weeks before the week that begins with the move, and after it."""
_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)


@attrs.frozen
class Stretch:
    """Days on which one risk has the same answer, from the same arrangements."""

    first: dt.date
    last: dt.date
    """The last day, included."""
    cover: RiskCover
    """The week under the arrangements of these days; its worst slot is the answer."""
    holding: tuple[str, ...]
    """Ids of the controls against its causes that are promised or in place, and in date."""

    @property
    def answer(self) -> str:
        """One of the five answers, of the worst slot."""
        return self.cover.worst.risk.answer

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


@attrs.frozen
class WeekThrough:
    """One risk in one week: the worst of its days, and on how many nothing covers it."""

    number: int
    """0 for the week that begins with the move (with today, when none is planned)."""
    first: dt.date
    last: dt.date
    answer: str
    gap_days: int


@attrs.frozen
class RiskThrough:
    """One risk from the first day to the last."""

    risk: Risk
    stretches: tuple[Stretch, ...]
    weeks: tuple[WeekThrough, ...]

    @property
    def gaps(self) -> tuple[Stretch, ...]:
        """The stretches in which no reading covers it in some slot of the week."""
        return tuple(one for one in self.stretches if one.answer == "not-covered")

    @property
    def gap_days(self) -> int:
        """Days on which it is not covered in some slot of the week."""
        return sum(one.days for one in self.gaps)


@attrs.frozen
class Through:
    """Cover of one person's risks through the move, or for twelve weeks ahead without one."""

    individual: str
    move: dt.date | None
    """The day of the move; null when none is planned, or it did not take place or did not hold."""
    first: dt.date
    last: dt.date
    risks: tuple[RiskThrough, ...]
    handovers: tuple[Handover, ...]


def through_of(
    plan: Plan, individuals: Sequence[str], day: dt.date, tell: Tell | None = None
) -> tuple[Through, ...]:
    """Several people, in their order; ``tell`` hears how far it has come."""
    return tuple(through(plan, name, day) for name in paced(individuals, tell))


def through(
    plan: Plan,
    individual: str,
    day: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Through:
    """Cover from week −12 to week +12 around the move; from week 0 to +12 from ``day`` without one.

    With ``since`` the weeks around a move begin with the week of that day, when it is earlier, and
    with ``until`` the days go on to that day, when it is later.
    A move more than twelve weeks behind is no longer looked at: the weeks then run from ``day``,
    and the ward's controls have ended. Complexity: the cover of each risk once for each day on
    which something that it rests on begins or ends.
    """
    move = move_day(plan.of("transitions", individual), day)
    around = move is not None and move + (WEEKS + 1) * _WEEK > day
    zero, before = (move, WEEKS) if move is not None and around else (day, 0)
    if before and since is not None:
        before = max(before, -((since - zero) // _WEEK))
    first, last = zero - before * _WEEK, zero + (WEEKS + 1) * _WEEK - _DAY
    last = max(last, until or last)
    days = _Days(plan, individual, move, (first, last))
    risks: tuple[Risk, ...] = plan.of("risks", individual)
    return Through(
        individual=individual,
        move=move,
        first=first,
        last=last,
        risks=tuple(_risk_through(days, risk, zero) for risk in risks),
        handovers=handovers(plan, individual, days.controls, (first, last)),
    )


def move_day(moves: Sequence[Transition], day: dt.date) -> dt.date | None:
    """The day of a person's last move, when it was made and held, or is still to come."""
    if not moves or moves[-1].stage == "failed":
        return None
    moved, target = moves[-1].moved_on, moves[-1].target
    if moved is None and target is not None and target < day:
        return None
    return moved or target


class _Days:
    """One person's arrangements on the days that are asked about, each day's made once."""

    def __init__(
        self,
        plan: Plan,
        individual: str,
        move: dt.date | None,
        span: tuple[dt.date, dt.date],
    ) -> None:
        self.plan = plan
        self.person: Individual = plan.by_id[individual]
        self.move = move
        self.first, self.last = span
        self.controls: dict[str, Control] = {
            one.id: ended(one, move) for one in plan.of("controls", individual)
        }
        self._instead: dict[str, Entity] = {
            one.id: self.controls[one.id]
            for one in plan.of("controls", individual)
            if self.controls[one.id] is not one
        }
        self._week = Week()
        self._known: dict[dt.date, Arrangements] = {}

    def on(self, day: dt.date) -> Arrangements:
        if day not in self._known:
            arrangements = Arrangements(self.plan, day, self._instead)
            # Hours do not depend on the day, so every day cuts the same week.
            arrangements.week = self._week
            self._known[day] = arrangements
        return self._known[day]

    def changes(self, risk: Risk) -> list[dt.date]:
        """The first day, and every later one from which something the risk rests on may differ."""
        on = self.on(self.first)
        named = [*(t.id for t in risk.threats), *(c.id for c in risk.consequences)]
        queue: list[Entity] = [one for name in named for one in on.acting_on.get(name, ())]
        seen = {one.id for one in queue}
        found = {self.first, *_review_days(risk, self.person)}
        for thing in queue:
            found.update(_days_of(thing))
            for name in on.leans_on(thing):
                if name not in seen:
                    seen.add(name)
                    queue.append(on.find(name))
        return sorted(one for one in found if self.first <= one <= self.last)


def _days_of(thing: Entity) -> Iterator[dt.date]:
    """Days from which a thing that cover rests on is not what it was the day before."""
    yield from _span(getattr(thing, "start", None), getattr(thing, "end", None))
    for absence in getattr(thing, "absences", ()):
        yield from _span(absence.start, absence.end)
    if isinstance(thing, Control):
        for item in thing.evidence:
            yield from _span(item.on, item.review_by)
    if isinstance(thing, Agency) and thing.carer and thing.carer.assessment_offered_on:
        yield thing.carer.assessment_offered_on


def _review_days(risk: Risk, person: Individual) -> Iterator[dt.date]:
    for review in risk.cause_reviews:
        yield from _span(review.on, review.review_by)
    for responsible in person.responsible_teams:
        yield from _span(responsible.start, responsible.end)


def _span(first: dt.date | None, last: dt.date | None) -> Iterator[dt.date]:
    if first is not None:
        yield first
    if last is not None:
        yield last + _DAY


def _risk_through(days: _Days, risk: Risk, zero: dt.date) -> RiskThrough:
    stretches = tuple(_joined(_stretches(days, risk)))
    return RiskThrough(risk, stretches, tuple(_weeks(stretches, days, zero)))


def _stretches(days: _Days, risk: Risk) -> Iterator[Stretch]:
    changes = days.changes(risk)
    lasts = [*(one - _DAY for one in changes[1:]), days.last]
    for first, last in zip(changes, lasts, strict=True):
        on = days.on(first)
        acting = (one for threat in risk.threats for one in on.acting_on.get(threat.id, ()))
        holding = dict.fromkeys(
            one.id for one in acting if one.state in PROMISED_STATES and one.in_date(first)
        )
        yield Stretch(first, last, cover(on, risk), tuple(holding))


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches, those that follow with the same answers from the same controls made one."""
    kept: Stretch | None = None
    for one in stretches:
        if kept is not None and _alike(kept, one):
            kept = attrs.evolve(kept, last=one.last)
            continue
        if kept is not None:
            yield kept
        kept = one
    if kept is not None:
        yield kept


def _alike(one: Stretch, other: Stretch) -> bool:
    return one.holding == other.holding and one.cover == other.cover


def _weeks(stretches: Sequence[Stretch], days: _Days, zero: dt.date) -> Iterator[WeekThrough]:
    first = days.first
    while first <= days.last:
        last = first + _WEEK - _DAY
        within = [one for one in stretches if one.first <= last and one.last >= first]
        gaps = (one for one in within if one.answer == "not-covered")
        yield WeekThrough(
            number=(first - zero).days // 7,
            first=first,
            last=last,
            answer=min((one.answer for one in within), key=rank),
            gap_days=sum((min(g.last, last) - max(g.first, first)).days + 1 for g in gaps),
        )
        first += _WEEK
