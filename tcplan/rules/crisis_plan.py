"""A crisis plan is a paper, somebody who comes at every hour of the week, and a rehearsal."""

import datetime as dt
from collections.abc import Callable, Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day, months_after
from tcplan.domain.hours import DAYS, Hours, minute
from tcplan.domain.records import Document
from tcplan.rules.answering import answering, rest
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.moves import ahead
from tcplan.rules.on_day import OnDay

_HOUR = 60


@attrs.frozen(kw_only=True)
class CrisisPlan:
    """The crisis plan of a person on a day: its paper, its hours and its last rehearsal."""

    individual: str
    asked_of: dt.date
    """The day on which somebody must come: the day of the move, or the day asked about."""
    ahead: bool
    """Whether it is for a move that has not been made, so that all is due until its day."""
    due: dt.date | None
    """The day of that move, where one is set."""
    paper: Document | None
    nobody: Hours
    """The hours in which nobody is named to come, a span for each stretch of a day type."""
    only_promised: Hours
    """The hours in which somebody has agreed to come, and no evidence in date shows it."""
    exercised: dt.date | None
    tried: int
    """How many of the arrangements have ever been tried out."""
    arrangements: int


def crisis_plan(on: OnDay, individual: str) -> CrisisPlan | None:
    """The crisis plan for somebody about to move or at home; None for anybody else.

    For a move ahead it is asked whether somebody comes on the day of the move; without a day, on
    the day asked about.
    """
    move = on.move(individual)
    planned = move is not None and ahead(on, move)
    if not planned and on.spell(individual) is not None:
        return None
    moves_on = move.move_day() if planned and move is not None else None
    day = max(moves_on or on.day, on.day)
    held = answering(on, individual, day)
    every = tuple(dict.fromkeys(one.hours for one in held))
    shown = tuple(dict.fromkeys(one.hours for one in held if one.shown))
    nobody = rest(every)
    tests = [one.control.last_tested for one in held]
    done = [test for test in tests if test is not None and test <= on.day]
    return CrisisPlan(
        individual=individual,
        asked_of=day,
        ahead=planned,
        due=moves_on,
        paper=_paper(on, individual),
        nobody=nobody,
        only_promised=rest((*shown, nobody)),
        exercised=max(done, default=None),
        tried=len(done),
        arrangements=len(held),
    )


def _paper(on: OnDay, individual: str) -> Document | None:
    papers = [
        paper
        for paper in on.plan.of("documents", individual)
        if paper.kind == "crisis-plan" and paper.on <= on.day
    ]
    return max(papers, key=lambda paper: paper.on, default=None)


def hours_said(hours: Hours) -> str:
    """How many hours of the week there are, and when they begin: "40 hours a week, from …"."""
    first = hours[0]
    day = label("day-type", first.days[0])
    begins = f"{day} {first.start}–{first.end}"
    week = sum(
        minute(span.end) - minute(span.start)
        for span in hours
        for day in span.days
        if day != DAYS[-1]
    )
    if not week:
        return f"bank holidays, {first.start}–{first.end}"
    number = f"{week / _HOUR:.1f}".removesuffix(".0")
    whole = week == (len(DAYS) - 1) * 24 * _HOUR
    return "every hour of the week" if whole else f"{number} hours a week, first {begins}"


def _paper_there(on: OnDay, found: CrisisPlan) -> tuple[bool, str]:
    del on
    me = found.individual
    if found.paper is None:
        return False, f"No crisis and contingency plan of {me} is recorded."
    paper = found.paper
    return True, f"The crisis plan of {me} is of {long_day(paper.on)}, version {paper.version}."


def _hours_covered(on: OnDay, found: CrisisPlan) -> tuple[bool, str]:
    del on
    me, day = found.individual, long_day(found.asked_of)
    if found.nobody:
        hours = hours_said(found.nobody)
        return False, f"If it does not hold for {me} on {day}, nobody is named to come: {hours}."
    if found.only_promised:
        hours = hours_said(found.only_promised)
        return False, (
            f"Who would come to {me} on {day} has agreed to, and nothing in date shows it: {hours}."
        )
    return True, f"Somebody is named to come to {me} at every hour of the week."


def _exercised(on: OnDay, found: CrisisPlan) -> tuple[bool, str]:
    me, last = found.individual, found.exercised
    if not found.arrangements:
        return False, f"Nothing is arranged for {me} that could be exercised."
    if last is None:
        return False, f"What is arranged for a crisis of {me} has never been exercised."
    months = on.rule("R23").number("months_since_exercised")
    part = f"{found.tried} of {found.arrangements} arrangements were ever tried"
    said = f"What is arranged for a crisis of {me} was last exercised on {long_day(last)}; {part}."
    return on.day <= months_after(last, months), said


def _duty(name: str, title: str, judge: Callable[[OnDay, CrisisPlan], tuple[bool, str]]) -> Duty:
    def ask(on: OnDay) -> Iterator[Verdict]:
        for person in on.plan.individuals:
            found = crisis_plan(on, person.id)
            if found is not None:
                yield _verdict(on, name, found, judge(on, found))

    return Duty("R23", name, title, ask)


def _verdict(on: OnDay, name: str, found: CrisisPlan, judged: tuple[bool, str]) -> Verdict:
    done, what = judged
    late = not found.ahead or (found.due is not None and found.due < on.day)
    state: State = "met" if done else ("not-met" if late else "due")
    return Verdict(
        rule="R23",
        id=name,
        about=found.individual,
        individual=found.individual,
        state=state,
        what=what,
        owner=acts(on, found),
        due=found.due,
    )


def acts(on: OnDay, found: CrisisPlan) -> str | None:
    """The clinical team that is responsible on the day it is asked of, else who commissions."""
    teams = on.person(found.individual).responsible_teams
    named = (team.holder for team in teams if team.covers(found.asked_of))
    return next(named, None) or on.commissioner(found.individual)


_ASKED = (
    ("crisis-plan-missing", "No crisis and contingency plan", _paper_there),
    ("crisis-hours-uncovered", "Hours at which nobody comes in a crisis", _hours_covered),
    ("crisis-plan-not-exercised", "Crisis plan not exercised", _exercised),
)


def crisis_verdicts(on: OnDay, individual: str) -> Iterator[Verdict]:
    """What the crisis plan of one person lacks or has."""
    found = crisis_plan(on, individual)
    if found is not None:
        for name, _, judge in _ASKED:
            yield _verdict(on, name, found, judge(on, found))


DUTIES: tuple[Duty, ...] = tuple(_duty(*asked) for asked in _ASKED)
"""Duties about the crisis plan of everybody who is about to move or lives at home."""
