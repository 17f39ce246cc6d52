"""A timeline in words: by when something must be decided comes before what it is made of."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.views.timeline.dates import OF_THE_PLAN
from tcplan.views.timeline.decisions import TimedDecision, TimedGate
from tcplan.views.timeline.drawn import TYPICAL
from tcplan.views.timeline.holding import DaysHeld, Gap, HeldThrough
from tcplan.views.timeline.steps import MilestoneView
from tcplan.views.timeline.typical import Typical, TypicalStep
from tcplan.views.timeline.view import TimelineView
from tui.page import BLANK, Line, answered, field, heading, item, para

_LOOKS = {"past": "gap", "late": "gap", "soon": "caution"}


Row = tuple[str, str, Callable[[], list[Line]]]
"""The id of a row as it is drawn, its title, and what gives its lines."""


def rows(view: TimelineView) -> Iterator[Row]:
    """Every row of the drawing but that of the move as a whole."""
    for milestone in view.milestones:
        yield milestone.id, milestone.name, partial(milestone_lines, milestone)
    for gate in view.gates:
        yield gate.id, gate.name, partial(gate_lines, gate)
    for decision in view.decisions:
        yield decision.id, decision.what, partial(decision_lines, decision)
    for risk in view.risks:
        yield risk.id, risk.title, partial(risk_lines, risk, view.gaps)
    for step in view.typical.steps if view.typical.whole_path else ():
        yield f"{TYPICAL}{step.id}", step.name, partial(step_lines, step)


def move_lines(view: TimelineView, drawing: str) -> list[Line]:
    """The move as a whole; ``drawing`` says why there are no dates yet."""
    lines = [para(view.typical.sentence, "caution")] if view.typical.whole_path else []
    lines += dates_lines(view, drawing)
    lines += [*heading("THE PATH TO THE MOVE"), para(view.when_words), *path_lines(view)]
    if view.dates is not None:
        lines += [*heading("WHAT THE DATES REST ON"), *map(item, view.dates.assumptions)]
    lines += [*heading("GAPS AND OVERLAPS"), *gap_lines(view)]
    lines += typical_lines(view.typical)
    return lines


def path_lines(view: TimelineView) -> Iterable[Line]:
    """When the work is done at the earliest, and what decides that."""
    if view.trouble is not None:
        yield para(view.trouble, "gap")
    if view.path is None:
        return
    late = view.path.slack_days is not None and view.path.slack_days < 0
    yield para(view.path.sentence, "gap" if late else None)
    for words in view.path.critical:
        yield field("Critical", words)
    more = view.path.critical_count - len(view.path.critical)
    if more:
        yield field("Critical", f"and {more:,} more that decide the day as much")
    for name in view.path.late:
        yield field("Late", name, "gap")


def dates_lines(view: TimelineView, drawing: str) -> Iterable[Line]:
    """When it could happen, how sure that is, and what that rests on."""
    yield from heading("WHEN COULD IT HAPPEN")
    found = view.dates
    if found is None:
        yield para(view.no_dates or drawing, "muted")
        return
    yield para(found.on_time_words, "strong")
    for share in found.shares:
        yield field(f"P{share.in_100}", f"{short_day(share.by)}, {share.words}")
    yield para(OF_THE_PLAN, "muted")
    yield from heading("WHAT MOST OFTEN DECIDES THE DATE")
    yield from (item(f"{one.name}: in {one.words} draws") for one in found.decides)


def gap_lines(view: TimelineView) -> Iterable[Line]:
    """Every gap and every handover, with days."""
    if not view.gaps:
        yield para("No gap is found in the days looked at.")
    for gap in view.gaps:
        look = "gap" if gap.days_ahead else "muted"
        yield Line(f"{gap.title}: {gap.sentence}", look, mark="▲", mark_style="gap")
    for one in view.handovers:
        short = one.overlap_days is not None and one.overlap_days < 0
        yield field("Handover", one.sentence, "gap" if short else None)
    if not view.handovers:
        yield field("Handover", "none is recorded")


def milestone_lines(one: MilestoneView) -> list[Line]:
    """One milestone: by when, how much it can slip, who, and what it waits for."""
    takes = f"{days_said(one.likely_days)} likely, {one.shortest_days} to {one.longest_days}"
    lines = [
        para(f"{one.state_words}. {one.standing_words}", _LOOKS.get(one.standing)),
        field("Owner", one.owner or "nobody named", None if one.owner else "caution"),
    ]
    if one.float_days is not None:
        lines.append(field("Float", _float(one), "gap" if one.float_days < 0 else None))
    if one.critical_words:
        lines.append(field("Critical", f"yes: {one.critical_words}"))
    lines.append(field("Takes", f"{takes}, by the planners' own estimate"))
    if one.second_try_in_100:
        more = days_said(one.second_try_days or 0)
        again = f"in {one.second_try_in_100} of 100 cases {more} more"
        lines.append(field("Second try", again))
    if one.state != "done" and one.earliest_start and one.earliest_finish:
        begun = one.state == "under-way"
        span = f"{'begun' if begun else 'begins'} {short_day(one.earliest_start)}"
        span += "" if begun else " at the earliest"
        done = f"done {short_day(one.earliest_finish)} at the earliest"
        lines.append(field("Days", f"{span}, {done}"))
    lines += [field("Waits for", name) for name in one.waits_for]
    lines += [field("Uses", name) for name in one.uses]
    return lines


def _float(one: MilestoneView) -> str:
    days = one.float_days or 0
    if days < 0:
        return f"none: {days_said(-days)} too few"
    free = f"; {days_said(one.free_float_days or 0)} before anything else slips"
    return days_said(days) + (free if one.free_float_days is not None else "")


def gate_lines(one: TimedGate) -> list[Line]:
    """One gate: how it stands, by whom, and on what it rests."""
    return [
        para(one.sentence, "gap" if one.late else None if one.passes else "caution"),
        field("Owner", one.owner or "nobody named", None if one.owner else "caution"),
        field("Rests on", one.basis_words),
        para("g shows the gates in full.", "muted"),
    ]


def decision_lines(one: TimedDecision) -> list[Line]:
    """One decision with its day."""
    return [para(one.sentence, "gap" if one.late else None), field("Owner", one.owner)]


def risk_lines(one: HeldThrough, gaps: Iterable[Gap]) -> list[Line]:
    """Who holds one risk, day by day; its gaps first."""
    lines = [para(one.closing[:1].upper() + one.closing[1:] + ".", "strong")]
    lines += [
        Line(gap.sentence, "gap" if gap.days_ahead else "muted", mark="▲", mark_style="gap")
        for gap in gaps
        if gap.risk == one.id
    ]
    lines += [*heading("DAY BY DAY"), *(_held(days) for days in one.days)]
    return lines


def _held(days: DaysHeld) -> Line:
    span = short_day(days.first)
    span += f" to {short_day(days.last)}" if days.last > days.first else ""
    held = "the hospital holds it: " if days.by_hospital else ""
    by = "; ".join(days.controls) or "no control is promised or in place"
    return answered(days.answer, f"{span} · {days.answer_words}, {days.when} · {held}{by}")


def typical_lines(found: Typical) -> Iterable[Line]:
    """What the library has and the plan lacks, each with how sure its lead time is."""
    title = "PROPOSAL: THE TYPICAL PATH" if found.whole_path else "TYPICAL, AND NOT IN THE PLAN"
    yield from heading(title)
    if not found.whole_path:
        yield para(found.sentence, "muted")
    for one in found.steps:
        yield item(f"{one.name}: {one.lead_words} ({one.quality.lower()})")


def step_lines(one: TypicalStep) -> list[Line]:
    """One typical milestone, with its source."""
    lines = [
        para("A PROPOSAL: nothing of it is planned, agreed or owned.", "caution"),
        field("Lead time", one.lead_words),
        field("Usually by", one.owner),
        field("How sure", one.quality + (f" ({one.exact})" if one.exact else "")),
        field("Source", "; ".join(part for part in (one.source, one.address) if part)),
    ]
    if one.earliest_start and one.earliest_finish:
        span = f"{short_day(one.earliest_start)} to {short_day(one.earliest_finish)}"
        lines.append(field("If begun now", span))
    return lines


def whole(view: TimelineView, drawing: str) -> Iterable[Line]:
    """Everything that the timeline shows, as text."""
    yield from move_lines(view, drawing)
    looked = f"Cover is looked at from {long_day(view.first)} to {long_day(view.last)}."
    yield from (BLANK, para(looked))
    for _, title, lines in rows(view):
        yield from (*heading(title), *lines())
