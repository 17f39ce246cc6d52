"""A risk or a gate on both sides, over the same calendar weeks: those of the plan's own move."""

import datetime as dt
from collections.abc import Iterator

from tcplan.analysis.cover import rank
from tcplan.analysis.slots import slot_words
from tcplan.analysis.through import RiskThrough, Through, through
from tcplan.analysis.words import answer_label, said
from tcplan.domain.risk import Risk
from tcplan.rules.gates import STATE_WORDS
from tcplan.views.hours import told_alike, worst_hours, worst_told
from tcplan.views.looking import Looking
from tcplan.views.whatif.facts import Span, gate_fact, move_ahead
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.telling import gap_days
from tcplan.views.whatif.view import GateBeside, RiskBeside, WeekBeside

_NONE: frozenset[int] = frozenset()
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


def risks_beside(sides: Sides) -> tuple[RiskBeside, ...]:
    """Every risk of one person; across the plan those about which something differs."""
    order = {person: number for number, person in enumerate(sides.people)}
    differing = sorted({key[1] for key in sides.differences if key[1]}, key=order.__getitem__)
    people = sides.people if sides.individual else differing
    return tuple(beside for person in people for beside in _of_person(sides, person))


def _of_person(sides: Sides, person: str) -> Iterator[RiskBeside]:
    before, after = sides.look(_NONE), sides.look(sides.cast(person, sides.every))
    weeks = _weeks(before, after, person) if sides.individual is not None else {}
    moves = tuple(move_ahead(look, person) for look in (before, after))
    one, other = (sides.facts(person, places) for places in (_NONE, sides.every))
    differing = {key[2] for key in sides.differences if key[1] == person}
    for risk in before.plan.of("risks", person):
        if sides.individual is None and risk.id not in differing:
            continue
        told = [_told(look, risk, look.day) for look in (before, after)]
        on_move = [
            _told(look, risk, move) if move else (None, None, None)
            for look, move in zip((before, after), moves, strict=True)
        ]
        gaps: list[int | None] = [None, None]
        if sides.in_full:
            spans = (facts.get(("gap", person, risk.id)) for facts in (one, other))
            gaps = [gap_days(each) for each in spans]  # type: ignore[arg-type]
        yield RiskBeside(
            id=risk.id,
            individual=person,
            individual_label=sides.looking.person_label(person),
            title=sides.looking.veiled(risk.title, person),
            before=str(told[0][0]),
            before_words=str(told[0][1]),
            after=str(told[1][0]),
            after_words=str(told[1][1]),
            before_sentence=str(told[0][2]),
            after_sentence=str(told[1][2]),
            move_before=on_move[0][0],
            move_before_words=on_move[0][1],
            move_after=on_move[1][0],
            move_after_words=on_move[1][1],
            gap_days_before=gaps[0],
            gap_days_after=gaps[1],
            weeks=weeks.get(risk.id, ()),
            differs=risk.id in differing,
        )


def _told(look: Looking, risk: Risk, day: dt.date) -> tuple[str, str, str]:
    """The worst answer about a risk on a day: its code, its words with the hours, a sentence."""
    on = look.at(day)
    cover = on.cover(risk.id)
    worst = worst_told(told_alike(on.arrangements, cover))
    words = f"{answer_label(worst.risk)}, {slot_words(worst_hours(cover))}"
    sentence = look.veiled(said(on.arrangements, cover, worst), risk.individual)
    return worst.risk.answer, words, sentence


def _weeks(before: Looking, after: Looking, person: str) -> dict[str, tuple[WeekBeside, ...]]:
    plan = through(before.plan, person, before.day)
    what_if = through(after.plan, person, after.day, since=plan.first, until=plan.last)
    others = {one.risk.id: one for one in what_if.risks}
    return {
        one.risk.id: tuple(_of_weeks(one, others[one.risk.id], plan))
        for one in plan.risks
        if one.risk.id in others
    }


def _of_weeks(one: RiskThrough, other: RiskThrough, plan: Through) -> Iterator[WeekBeside]:
    for week in one.weeks:
        answer, gaps = _in_week(other, week.first, min(week.last, plan.last))
        yield WeekBeside(
            number=week.number,
            first=week.first,
            plan=week.answer,
            what_if=answer or week.answer,
            plan_gap_days=week.gap_days,
            what_if_gap_days=gaps,
        )


def _in_week(risk: RiskThrough, first: dt.date, last: dt.date) -> tuple[str | None, int]:
    """The worst answer in some days, and on how many of them nothing covers the risk."""
    within = [one for one in risk.stretches if one.first <= last and one.last >= first]
    gaps = [
        Span(max(one.first, first), min(one.last, last))
        for one in within
        if one.answer == "not-covered"
    ]
    return min((one.answer for one in within), key=rank, default=None), gap_days(tuple(gaps))


def gates_beside(sides: Sides) -> tuple[GateBeside, ...]:
    """The gates of one person's move, in the plan's order."""
    if sides.individual is None:
        return ()
    person = sides.individual
    differing = {key[2] for key in sides.differences if key[0] == "gate"}
    found = []
    looks = (sides.look(_NONE), sides.look(sides.every))
    moves = [look.plan.of("transitions", person)[-1:] for look in looks]
    if not all(moves):
        return ()
    for before, after in zip(moves[0][0].gates, moves[1][0].gates, strict=True):
        facts = [
            gate_fact(look, move[0], gate)
            for look, move, gate in zip(looks, moves, (before, after), strict=True)
        ]
        found.append(
            GateBeside(
                id=before.id,
                name=sides.looking.veiled(before.name, person),
                before_words=_gate_words(facts[0].state, facts[0].missed),
                after_words=_gate_words(facts[1].state, facts[1].missed),
                due_before=before.due,
                due_after=after.due,
                differs=before.id in differing,
            )
        )
    return tuple(found)


def _gate_words(state: str, missed: str) -> str:
    why = {"overdue": "; its day has passed", "after-the-move": "; its day is after the move"}
    return STATE_WORDS[state] + why.get(missed, "")
