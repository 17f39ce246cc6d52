"""Who is called when it does not hold, for every hour of the week; hours without anybody are told.

The hours are those by which the duty of a crisis plan is judged, so paper and check never differ.
"""

import datetime as dt
from collections.abc import Iterable

import attrs

from tcplan.analysis.slots import slot_words, slots
from tcplan.analysis.words import joined
from tcplan.domain.hours import Hours, covers
from tcplan.domain.hours_said import hours_said
from tcplan.rules.answering import Answering, answering, opening
from tcplan.rules.crisis_plan import CrisisPlan, crisis_plan
from tcplan.views.looking import Looking
from tcplan.views.papers.telling import Number, Telling
from tcplan.views.people import current_spell


@attrs.frozen
class Answer:
    """Somebody who is called in some hours, and what they then do."""

    who: str
    what: str
    how: str | None
    reach: tuple[str, ...]
    """How each of them is reached when closed, where that is recorded."""
    numbers: tuple[Number, ...]
    """By which number each of them can be rung, or that none is recorded."""
    within_minutes: int | None
    shown: bool
    """Whether it is in place on evidence in date; else it is only promised."""


@attrs.frozen
class WeekHours:
    """Hours of the week in which the same people are called."""

    when: str
    answers: tuple[Answer, ...]
    """Those who come, what is shown before what is promised; empty when nobody does."""


@attrs.frozen
class PaperThere:
    """A paper that is kept elsewhere."""

    title: str
    version: str
    on: dt.date
    owner: str


@attrs.frozen
class StepUp:
    """What happens when it does not hold, as it was agreed."""

    decider: str
    step_up: str
    out_of_hours: str


@attrs.frozen(kw_only=True)
class CrisisWeek:
    """The crisis plan of a person on a day, hour by hour."""

    asked_of: dt.date
    """The day on which somebody must come: the day of a move ahead, else the day asked about."""
    ahead: bool
    """Whether it is for a move that has not been made."""
    moves_on: dt.date | None
    """The day of that move, where one is set."""
    until_then: str | None
    """The ward that answers until the move, if there is one."""
    hours: tuple[WeekHours, ...]
    nobody: str
    """The hours in which nobody is named to come; empty when there are none."""
    only_promised: str
    """The hours in which somebody has agreed to come and nothing in date shows it."""
    paper: PaperThere | None
    exercised: dt.date | None
    tried: int
    arrangements: int
    way_back: StepUp | None


def crisis_week(
    looking: Looking,
    individual: str,
    without: frozenset[str] = frozenset(),
    tell: Telling | None = None,
) -> CrisisWeek | None:
    """The crisis plan hour by hour; None for somebody in hospital without a move ahead.

    Agencies of the kinds ``without`` are not told; hours in which nobody else comes stand empty.
    Complexity: the product of the arrangements and the times at which one begins or ends.
    """
    found = crisis_plan(looking.on_day, individual)
    if found is None:
        return None
    tell = tell or Telling(looking, individual)
    spell, day = current_spell(looking, individual), found.asked_of
    return CrisisWeek(
        asked_of=day,
        ahead=found.ahead,
        moves_on=found.due,
        until_then=spell.unit if spell is not None else None,
        hours=week_of(tell, answering(looking.on_day, individual, day), day, without),
        nobody=hours_said(found.nobody) if found.nobody else "",
        only_promised=hours_said(found.only_promised) if found.only_promised else "",
        paper=_paper(tell, found),
        exercised=found.exercised,
        tried=found.tried,
        arrangements=found.arrangements,
        way_back=step_up(looking, individual, tell),
    )


def step_up(looking: Looking, individual: str, tell: Telling | None = None) -> StepUp | None:
    """What was agreed for when the last move does not hold; recall is no part of it."""
    moves = looking.plan.of("transitions", individual)
    back = moves[-1].way_back if moves else None
    if back is None:
        return None
    tell = tell or Telling(looking, individual)
    return StepUp(tell.named(back.decider), tell.said(back.step_up), tell.said(back.out_of_hours))


def _paper(tell: Telling, found: CrisisPlan) -> PaperThere | None:
    paper = found.paper
    if paper is None:
        return None
    owner = tell.named(paper.owner)
    return PaperThere(tell.said(paper.title), tell.said(paper.version), paper.on, owner)


def week_of(
    tell: Telling,
    held: tuple[Answering, ...],
    day: dt.date,
    without: frozenset[str] = frozenset(),
) -> tuple[WeekHours, ...]:
    """The hours of a day's week with who is there of some arrangements, in the week's order."""
    on = tell.looking.on_day
    open_then = {
        name: opening(on, name, day) if tell.kind(name) not in without else ()
        for one in held
        for name in _able(one)
    }

    def there(at_day: str, minute: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
        came = (
            (number, tuple(name for name in _able(one) if covers(open_then[name], at_day, minute)))
            for number, one in enumerate(held)
            if covers(one.hours, at_day, minute)
        )
        return tuple((number, names) for number, names in came if names)

    concerned: list[Hours] = [*(one.hours for one in held), *open_then.values()]
    return tuple(
        WeekHours(slot_words(slot), _answers(tell, held, there(slot.day, slot.minute)))
        for slot in slots(concerned, there)
    )


def _answers(
    tell: Telling, held: tuple[Answering, ...], came: Iterable[tuple[int, tuple[str, ...]]]
) -> tuple[Answer, ...]:
    """What is shown before what is promised, each in the plan's order."""
    answers = [_answer(tell, held[number], names) for number, names in came]
    return tuple(sorted(answers, key=lambda one: not one.shown))


def _able(one: Answering) -> tuple[str, ...]:
    """Who can deliver an arrangement, the deputy last."""
    deputy = (one.control.deputy,) if one.control.deputy else ()
    return tuple(dict.fromkeys((*one.control.delivery.holders, *deputy)))


def _answer(tell: Telling, one: Answering, names: tuple[str, ...]) -> Answer:
    control = one.control
    last = "or" if control.delivery.least_needed() == 1 else "and"
    reach = (tell.reach(name) for name in names)
    return Answer(
        who=joined(tell.names(names), last),
        what=tell.said(control.name),
        how=tell.text(control.description),
        reach=tuple(dict.fromkeys(words for words in reach if words)),
        numbers=tell.numbers(names),
        within_minutes=control.respond_within,
        shown=one.shown,
    )
