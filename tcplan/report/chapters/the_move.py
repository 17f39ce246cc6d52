"""The move as people live it: from where, to where, who decides what by when, and the way back."""

import datetime as dt

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Fact,
    Facts,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.phrases import (
    aside,
    day_or,
    days,
    each,
    from_to,
    labelled,
    missing,
    or_missing,
    past,
    strong,
)
from tcplan.views.chasing import NOBODY_CHASES
from tcplan.views.due import Due
from tcplan.views.move import Home, MoveView, Stay
from tcplan.views.person import ConditionView
from tcplan.views.summary import SummaryView


def the_move(view: SummaryView) -> Section:
    """From, to, day, gates, decisions, visits, way back, responsibility, law, conditions."""
    person = view.person
    blocks: list[Block] = [
        Section("Where they are now", (_now(view),)),
        Section("Where they are going", (_home(person.home),)),
    ]
    if person.move is None:
        blocks.append(Paragraph(line("No move is recorded.")))
    else:
        blocks += _steps(person.move, view)
    blocks += [
        Section("Who is responsible, and under which law", (_law(view),)),
        Section("Conditions and who supervises them", (_conditions(person.conditions),)),
        Section("What is due next", (_due(view),)),
    ]
    return Section("The move", tuple(blocks))


def _now(view: SummaryView) -> Facts:
    person, stay = view.person, view.person.stay
    facts = [
        fact("Lives or stays", person.row.now),
        fact("Stage", person.row.stage_words),
        fact("Age", f"{person.age}"),
        fact("Diagnosis as recorded", person.diagnosis_words),
    ]
    return Facts((*facts, *(_stay(stay) if stay else ())))


def _stay(stay: Stay) -> tuple[Fact, ...]:
    ready = stay.clinically_ready
    return (
        fact("Ward", f"{stay.unit}, {stay.hospital}"),
        fact("Security and bed", f"{stay.security_words}; {stay.bed_words}"),
        fact("In hospital since", f"{long_day(stay.admitted)} ({days(stay.days)})"),
        fact("On this ward since", long_day(stay.on_this_ward_since)),
        fact("Clinically ready to leave", day_or(ready, "no date recorded")),
        Fact("Why the move waits", each(stay.delays, "no delay recorded")),
        Fact("Seclusion, segregation, restraint", each(stay.restrictions, "none recorded")),
    )


def _home(home: Home | None) -> Block:
    if home is None:
        return Paragraph(line(missing("No home is recorded yet.")))
    return Facts(
        (
            fact("Home", f"{home.place}: {home.kind_words}"),
            fact("Landlord", or_missing(home.landlord, "nobody named")),
            Fact("Support", each(home.providers, "no support package recorded")),
            fact("Adaptations", or_missing(home.adaptations, "none recorded")),
            fact(
                "Who they would live with or near", or_missing(home.compatibility, "not recorded")
            ),
            fact("Places to keep away from", home.location_exclusions or "none recorded"),
        )
    )


def _steps(move: MoveView, view: SummaryView) -> tuple[Block, ...]:
    return (
        Section("The day", (_day(move, view),)),
        Section("Decide by", (_list(move.decide_by, "No decision by a date is recorded."),)),
        Section("If it goes wrong: the way back", (_way_back(move),)),
    )


def _day(move: MoveView, view: SummaryView) -> Facts:
    facts = [
        fact("Stage of the move", move.stage_words),
        fact("Target day", day_or(move.target, "no day is set"), *_ahead(move.days_ahead)),
    ]
    if move.moved_on:
        facts.append(fact("Moved on", long_day(move.moved_on)))
    facts.append(fact("Can it go ahead?", view.gates.answer_words))
    if view.timeline.path:
        facts.append(fact("The path to it", view.timeline.path.sentence))
    return Facts(tuple(facts))


def _ahead(ahead: int | None) -> tuple[str, ...]:
    if ahead is None:
        return ()
    return (f"in {days_said(ahead)}" if ahead >= 0 else f"{days_said(-ahead)} ago",)


def _list(entries: tuple[str, ...], otherwise: str) -> Block:
    if not entries:
        return Paragraph(line(otherwise))
    return Bullets(tuple(line(entry) for entry in entries))


def _way_back(move: MoveView) -> Facts:
    return Facts(
        (
            fact("When to pause", or_missing(move.pause_criteria, "not recorded")),
            fact(
                "Way back",
                *(move.way_back or (missing("no way back is recorded"),)),
            ),
        )
    )


def _law(view: SummaryView) -> Facts:
    standing = view.person.standing
    return Facts(
        (
            Fact("Responsible", each(standing.responsible, "nobody recorded")),
            Fact("Legal status", each(standing.legal_status, "none recorded on this day")),
            Fact("Legal route out", each(standing.routes, "none recorded")),
        )
    )


def _conditions(conditions: tuple[ConditionView, ...]) -> Block:
    if not conditions:
        return Paragraph(line("No condition is recorded."))
    return Table(
        "Conditions",
        ("Condition", "Source in law", "Supervisor", "Deputy", "From and until"),
        tuple(
            (
                cell(strong(c.text), aside(c.kind_words)),
                cell(c.lawful_source),
                cell(or_missing(c.supervisor, "nobody supervises it")),
                cell(or_missing(c.deputy, "nobody named")),
                cell(from_to(c.start, c.end)),
            )
            for c in conditions
        ),
        (36, 18, 16, 14, 16),
    )


def _due(view: SummaryView) -> Block:
    if not view.person.due:
        return Paragraph(line("Nothing is recorded as due."))
    today = view.heading.today
    return Table(
        "What is due, the earliest first",
        ("By", "What, and why on that day", "Kind", "Who"),
        tuple(_due_row(due, today) for due in view.person.due),
        (18, 44, 12, 26),
    )


def _due_row(due: Due, today: dt.date) -> tuple[Cell, ...]:
    late = [past("OVERDUE")] if due.overdue(today) else []
    action = due.kind == "action" or due.chaser
    chased = [labelled("Chased by", due.chaser, NOBODY_CHASES)] if action else []
    rule = f" Rule {due.rule}, version {due.rule_version}." if due.rule else ""
    return (
        cell(short_day(due.on), *late),
        cell(due.what, aside(f"{due.because}{rule}")),
        cell(due.kind_words),
        cell(or_missing(due.owner_name, "nobody named"), *chased),
    )
