"""The path to the move in words beside its drawing: what by when, how sure, and who holds on."""

from collections.abc import Iterator, Sequence

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Drawing,
    Fact,
    Facts,
    Line,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.phrases import NOBODY, answer, aside, past, strong
from tcplan.views.timeline.dates import DatesView
from tcplan.views.timeline.drawn import timeline_of
from tcplan.views.timeline.holding import DaysHeld, Gap
from tcplan.views.timeline.steps import MilestoneView
from tcplan.views.timeline.view import TimelineView

TIMELINE_CELLS = 126
_SAME_AS_TEXT = "The tables below tell the same."
_EXPLAINED = (
    "Days as the critical path has them when all goes as is likely. Float: how many days it can "
    "slip before the target is lost (without a target: before the move slips)."
)


def the_path(view: TimelineView) -> Section:
    """Milestones, decisions, how sure the day is, and who holds each risk through the move."""
    title = f"Timeline of {view.individual_label}."
    described = f"{view.when_words} {_SAME_AS_TEXT}"
    return Section(
        "The path to the move",
        (
            Facts(tuple(_standing(view))),
            Drawing(timeline_of(view, TIMELINE_CELLS), title, described),
            Section("Milestones", tuple(_milestones(view.milestones))),
            Section("What is to be decided by when", (_decisions(view),)),
            Section("When could it happen", tuple(_dates(view))),
            Section("Who holds each risk through the move", tuple(_risks(view))),
            Section("Gaps and overlaps", tuple(_gaps(view))),
        ),
        listed=True,
    )


def _standing(view: TimelineView) -> Iterator[Fact]:
    yield fact("The move", view.when_words)
    if view.trouble is not None:
        yield fact("Path", past(view.trouble))
    if view.path is None:
        return
    yield fact("Path", view.path.sentence)
    more = view.path.critical_count - len(view.path.critical)
    rest = [f"and {more:,} more that decide the day as much"] if more else []
    if view.path.critical:
        yield fact("What decides the day", *view.path.critical, *rest)
    if view.path.late:
        yield fact("Too late for the target", *(past(name) for name in view.path.late))


def _milestones(rows: Sequence[MilestoneView]) -> Iterator[Block]:
    if not rows:
        yield Paragraph(line("No milestone is recorded."))
        return
    yield Paragraph(line(_EXPLAINED), quiet=True)
    yield Table(
        "Milestones, in the order of the plan",
        ("Milestone", "How it stands", "Days", "Owner"),
        tuple(_milestone(one) for one in rows),
        (28, 28, 26, 18),
    )


def _milestone(one: MilestoneView) -> tuple[Cell, ...]:
    waits = [f"waits for {name}" for name in one.waits_for]
    uses = [f"uses {name}" for name in one.uses]
    critical = [f"critical: {one.critical_words}"] if one.critical else []
    typical = [aside(f"typical: {one.typical}")] if one.typical else []
    return (
        cell(strong(one.name), *typical, *waits, *uses),
        cell(one.state_words, one.standing_words, *critical),
        tuple(_days(one)),
        cell(one.owner or NOBODY, aside(one.group)),
    )


def _days(one: MilestoneView) -> Iterator[Line]:
    yield line(f"{days_said(one.likely_days)} likely, {one.shortest_days} to {one.longest_days}")
    if one.second_try_in_100:
        again = days_said(one.second_try_days or 0)
        yield line(f"in {one.second_try_in_100} of 100 cases {again} more")
    days = (
        ("began", one.started_on),
        ("done", one.done_on),
        ("begins at the earliest", one.earliest_start),
        ("done at the earliest", one.earliest_finish),
        ("begin by", one.decide_by),
        ("done by, at the latest,", one.latest_finish),
    )
    for words, day in days:
        if day is not None:
            yield line(f"{words} {short_day(day)}")
    if one.float_days is not None:
        short = one.float_days < 0
        told = f"none: {days_said(-one.float_days)} too few" if short else days_said(one.float_days)
        yield line(f"float: {told}")


def _decisions(view: TimelineView) -> Block:
    rows = [(one.name, one.sentence, one.owner or NOBODY) for one in view.gates]
    rows += [(one.what, one.sentence, one.owner) for one in view.decisions]
    if not rows:
        return Paragraph(line("None is recorded."))
    names = ("Gate or decision", "How it stands", "Owner")
    cells = tuple(tuple(cell(text) for text in row) for row in rows)
    return Table("Gates and decisions of the move", names, cells, (36, 42, 22))


def _dates(view: TimelineView) -> Iterator[Block]:
    if view.dates is None:
        yield Paragraph(line(view.no_dates or "The dates have not been worked out."))
        return
    yield from _drawn(view.dates)


def _drawn(dates: DatesView) -> Iterator[Block]:
    shares = (
        fact(f"P{one.in_100}", f"done by {long_day(one.by)}, {one.words}") for one in dates.shares
    )
    often = [f"{one.name}: decides the day in {one.words} draws" for one in dates.decides]
    decides = [fact("What decides the day most often", *often)] if often else []
    yield Facts((fact("The target", dates.on_time_words), *shares, *decides))
    yield Section("What this rests on", (Bullets(tuple(line(one) for one in dates.assumptions)),))


def _risks(view: TimelineView) -> Iterator[Block]:
    looked = f"Looked at from {long_day(view.first)} to {long_day(view.last)}, day by day."
    yield Paragraph(line(looked))
    if not view.risks:
        yield Paragraph(line("No risk is recorded."))
    for one in view.risks:
        yield Table(
            f"{one.title}: {one.closing}",
            ("Days", "Worst answer", "Promised or in place"),
            tuple(_held(days) for days in one.days),
            (22, 34, 44),
        )


def _held(days: DaysHeld) -> tuple[Cell, ...]:
    span = short_day(days.first)
    span += f" to {short_day(days.last)}" if days.last > days.first else ""
    by = cell(*days.controls) if days.controls else cell("no control is promised or in place")
    ward = cell(aside("the hospital holds it")) if days.by_hospital else ()
    return (
        cell(span),
        cell(answer(days.answer, days.answer_words), days.when),
        (*ward, *by),
    )


def _gaps(view: TimelineView) -> Iterator[Block]:
    if view.gaps:
        yield Bullets(tuple(_gap(gap) for gap in view.gaps))
    else:
        yield Paragraph(line("No gap is found in the days looked at."))
    if view.handovers:
        yield Facts((fact("Handovers", *(one.sentence for one in view.handovers)),))
    else:
        yield Paragraph(line("No handover is recorded."))


def _gap(gap: Gap) -> Line:
    return (*line(strong(gap.title)), *line(f": {gap.sentence}"))
