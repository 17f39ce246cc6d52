"""A timeline becomes a drawing in one place; whoever shows it also shows the view's text."""

import datetime as dt
from collections.abc import Iterable, Sequence

from tcplan.draw import (
    ZOOMS,
    Canvas,
    Gate,
    Holding,
    Lane,
    Stretch,
    Timeline,
    Weeks,
    draw_timeline,
    timeline_weeks,
)
from tcplan.views.timeline.decisions import TimedDecision, TimedGate
from tcplan.views.timeline.holding import HOSPITAL, HeldThrough
from tcplan.views.timeline.steps import MilestoneView
from tcplan.views.timeline.typical import TypicalStep
from tcplan.views.timeline.view import TimelineView

GATES = "GATES AND DECISIONS"
PROPOSAL = "PROPOSAL, NOT PLANNED"
TYPICAL = "typical:"
"""Stands before the id of a typical milestone, which may be that of something in the plan."""
_DAY = dt.timedelta(days=1)
_MONTH = 4
"""Weeks after a move that are shown with today, where both have room."""
_MARKED = {"met": "met", "waived": "set-aside", "not-applicable": "set-aside"}


def drawing_of(view: TimelineView) -> Timeline:
    """What is drawn: a lane for each milestone, gate and decision, a line for each risk."""
    lanes = [_milestone(one) for one in _by_group(view.milestones)]
    lanes += [_gate(one) for one in view.gates]
    lanes += [_decision(one) for one in view.decisions]
    if view.typical.whole_path:
        lanes += [_proposed(one) for one in view.typical.steps]
    return Timeline(
        today=view.heading.as_at,
        move=view.centre,
        lanes=tuple(lanes),
        holdings=tuple(_holding(one) for one in view.risks),
    )


def timeline_of(
    view: TimelineView,
    width: int,
    *,
    zoom: int | None = None,
    first: int | None = None,
    selected: str | None = None,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """The timeline, ``width`` cells wide; each milestone, gate, decision and risk is a region.

    ``zoom`` and ``first`` are those of ``weeks_of``.
    """
    weeks = weeks_of(view, width, zoom=zoom, first=first)
    return draw_timeline(
        drawing_of(view),
        width=width,
        zoom=weeks.zoom,
        first=weeks.first,
        selected=selected,
        ascii=ascii,
    )


def weeks_of(
    view: TimelineView, width: int, *, zoom: int | None = None, first: int | None = None
) -> Weeks:
    """The weeks that ``timeline_of`` shows for the same input.

    ``zoom`` is a place in ``ZOOMS`` and ``first`` the number of the first week. With neither, a
    move further ahead than its twelve weeks is shown with today, because what must be decided now
    stands there.
    """
    drawing = drawing_of(view)
    weeks = timeline_weeks(drawing, width=width, zoom=zoom, first=first)
    if (zoom, first) != (None, None) or drawing.today.toordinal() >= weeks.days.start:
        return weeks
    begins = (drawing.today - weeks.zero).days // 7
    wider = [
        timeline_weeks(drawing, width=width, zoom=place, first=begins)
        for place in range(weeks.zoom, len(ZOOMS))
    ]
    return next((one for one in wider if one.last >= _MONTH), wider[0])


def _by_group(milestones: Sequence[MilestoneView]) -> Sequence[MilestoneView]:
    """Those of a group together, the group that begins first at the top."""
    begins: dict[str, dt.date] = {}
    for one in milestones:
        start = one.earliest_start or dt.date.max
        begins[one.group] = min(begins.get(one.group, dt.date.max), start)
    places = {group: n for n, group in enumerate(sorted(begins, key=begins.__getitem__))}
    return sorted(milestones, key=lambda one: places[one.group])


def _milestone(one: MilestoneView) -> Lane:
    return Lane(
        id=one.id,
        label=one.name,
        group=one.group,
        stretches=tuple(_work(one)),
        owner=one.owner or "nobody named",
        critical=one.critical,
        late=one.late,
    )


def _work(one: MilestoneView) -> Iterable[Stretch]:
    """Its days; a day on which it is done is the first that it no longer takes."""
    begins, done = one.earliest_start or one.started_on, one.earliest_finish
    if one.state == "done" and one.done_on is not None:
        yield Stretch(min(one.started_on or one.done_on, one.done_on), one.done_on, "done")
        return
    if begins is None:
        return
    if done is None:
        yield Stretch(begins, begins, one.state)
        return
    yield Stretch(begins, max(begins, done - _DAY), one.state)
    if one.float_days is not None and one.float_days > 0:
        yield Stretch(max(begins + _DAY, done), done + dt.timedelta(one.float_days - 1), "float")


def _gate(one: TimedGate) -> Lane:
    state = "to-decide" if one.state == "undecided" else _MARKED.get(one.state, "not-met")
    gates = (Gate(f"{one.id}:day", one.name, one.on, state),) if one.on else ()
    return Lane(
        id=one.id,
        label=one.name,
        group=GATES,
        gates=gates,
        owner=one.owner or "nobody named",
        late=one.late,
    )


def _decision(one: TimedDecision) -> Lane:
    on, state = (one.decided_on, "met") if one.decided_on else (one.by, "to-decide")
    return Lane(
        id=one.id,
        label=one.what,
        group=GATES,
        gates=(Gate(f"{one.id}:day", one.what, on, state),),
        owner=one.owner,
        late=one.late,
    )


def _proposed(one: TypicalStep) -> Lane:
    begins, done = one.earliest_start, one.earliest_finish
    days = (Stretch(begins, max(begins, done - _DAY), "planned"),) if begins and done else ()
    return Lane(f"{TYPICAL}{one.id}", one.name, PROPOSAL, days, owner=one.owner)


def _holding(one: HeldThrough) -> Holding:
    return Holding(
        id=one.id,
        label=one.title,
        stretches=tuple(
            Stretch(each.first, each.last, HOSPITAL if each.by_hospital else each.answer)
            for each in one.days
        ),
        word=one.word,
    )
