"""Every milestone and risk has its row, whatever weeks are shown; what lies outside is counted.

A line that goes on outside the weeks says so at its end, so that nothing drops off an edge unseen.
"""

import datetime as dt
from collections.abc import Sequence

import attrs

from tcplan.draw.canvas import Canvas, stacked
from tcplan.draw.frame import Entry, legend
from tcplan.draw.glyphs import (
    CRITICAL,
    EARLIER,
    GATES,
    LATE,
    LATER,
    MOVE,
    TODAY,
    WORK,
    Glyph,
    ellipsis,
)
from tcplan.draw.lanes import HOLDS, Holding, Lane
from tcplan.draw.lines import Line, milestone, put_line, risk
from tcplan.draw.ruler import Layout, laid_out, marked, outside, ruler, upright
from tcplan.draw.weeks import Weeks

NARROWEST = 60
WIDEST = 200

_OWNER = "OWNER"
_RISKS = "WHO IS HOLDING THE RISK"
_NO_MILESTONES = "No milestones are recorded."
_NO_RISKS = "No risks are recorded."
_WORST = "Each sign of a risk shows the worst answer of its days."


@attrs.frozen
class Timeline:
    """One person's plan around the move, or from today on where no move is planned."""

    today: dt.date
    move: dt.date | None = None
    lanes: tuple[Lane, ...] = ()
    holdings: tuple[Holding, ...] = ()


def draw_timeline(
    timeline: Timeline,
    *,
    width: int,
    zoom: int | None = None,
    first: int | None = None,
    selected: str | None = None,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return the timeline of one person: milestones in their groups, then who holds each risk.

    `width` is in cells and held between 60 and 200; `zoom` and `first` are those of
    `timeline_weeks`. `selected` is the id of a milestone, gate or risk. Each row is a region with
    all its facts in words; a gate whose day is shown is a region within its milestone.
    """
    layout = _layout(timeline, width, zoom, first, ascii=ascii)
    lines = [milestone(lane, layout.weeks) for lane in timeline.lanes]
    risks = [risk(holding, layout.weeks) for holding in timeline.holdings]
    counted = _counted(timeline.lanes, lines, risks, layout.weeks)
    plan = [
        ruler(timeline.today, timeline.move, layout, _OWNER),
        outside(timeline.today, timeline.move, counted, layout),
        _milestones(timeline, lines, layout, selected),
    ]
    parts = [
        stacked(plan, gap=0, ascii=ascii),
        _cover(risks, layout, selected),
        _legend(lines, risks, timeline, layout),
    ]
    return stacked(parts, ascii=ascii)


def timeline_weeks(
    timeline: Timeline,
    *,
    width: int,
    zoom: int | None = None,
    first: int | None = None,
) -> Weeks:
    """Return the weeks that `draw_timeline` shows for the same input, for zooming and moving.

    `zoom` is a place in `ZOOMS`: 0 is the closest, a day a cell; without it all weeks are shown.
    `first` is the number of the first week to be shown; add or take away `each` to move.
    """
    return _layout(timeline, width, zoom, first, ascii=False).weeks


def _layout(
    timeline: Timeline,
    width: int,
    zoom: int | None,
    first: int | None,
    *,
    ascii: bool,  # noqa: A002
) -> Layout:
    labels = [lane.label for lane in timeline.lanes] + [held.label for held in timeline.holdings]
    closings = [lane.owner for lane in timeline.lanes] + [held.word for held in timeline.holdings]
    texts = (labels, [closing for closing in closings if closing.strip()])
    cells = min(max(width, NARROWEST), WIDEST)
    return laid_out(texts, (timeline.today, timeline.move), cells, (first, zoom), ascii=ascii)


def _counted(
    lanes: Sequence[Lane], lines: Sequence[Line], risks: Sequence[Line], weeks: Weeks
) -> tuple[list[str], list[str]]:
    """Count on each side: milestones of which nothing is shown, gates, and risks with a gap."""
    hidden = [line.goes_on for line in lines if not line.shown]
    days = [gate.day.toordinal() for lane in lanes for gate in lane.gates]
    gates = [(day < weeks.days.start, day >= weeks.days.stop) for day in days]
    gaps = [line.goes_on for line in risks]
    kinds = (("milestone", hidden), ("gate", gates), ("risk with a gap", gaps))
    earlier, later = (
        [_number(name, sum(each[side] for each in lies)) for name, lies in kinds] for side in (0, 1)
    )
    return [*filter(None, earlier)], [*filter(None, later)]


def _number(name: str, count: int) -> str:
    head, _, rest = name.partition(" ")
    return f"{count} {head}{'' if count == 1 else 's'} {rest}".rstrip() if count else ""


def _milestones(
    timeline: Timeline, lines: Sequence[Line], layout: Layout, selected: str | None
) -> Canvas:
    groups: dict[str, list[tuple[Lane, Line]]] = {}
    for lane, line in zip(timeline.lanes, lines, strict=True):
        groups.setdefault(lane.group, []).append((lane, line))
    canvas = Canvas(layout.cells, max(len(groups) + len(lines), 1), ascii=layout.ascii)
    upright(canvas, timeline.today, timeline.move, layout)
    y = 0
    for group, members in groups.items():
        canvas.put(0, y, layout.fit(group.upper(), layout.x - 1), "heading")
        for below, (lane, line) in enumerate(members, start=1):
            ids = {lane.id, *(gate.id for gate in lane.gates)}
            put_line(canvas, y + below, line, layout, selected=selected in ids)
        y += 1 + len(members)
    if not lines:
        canvas.put(0, 0, _NO_MILESTONES, "gap")
    return canvas


def _cover(lines: Sequence[Line], layout: Layout, selected: str | None) -> Canvas:
    canvas = Canvas(layout.cells, 1 + max(len(lines), 1), ascii=layout.ascii)
    canvas.put(0, 0, _RISKS, "heading")
    for y, line in enumerate(lines, start=1):
        put_line(canvas, y, line, layout, selected=selected == line.id)
    if not lines:
        canvas.put(0, 1, _NO_RISKS, "gap")
    return canvas


def _legend(
    lines: Sequence[Line], risks: Sequence[Line], timeline: Timeline, layout: Layout
) -> Canvas:
    drawn = {glyph for line in (*lines, *risks) for glyph in line.row}
    here = [gates for line in lines for gates in line.gates.values()]
    decided = {gate.glyph for gates in here for gate in gates}
    marks = [_entry(glyph) for glyph in _marks([*lines, *risks], timeline, layout)]
    if any(len(gates) > 1 for gates in here):
        marks.append(Entry("2–9", "so many gates in one place (9: or more)"))
    if any(layout.cuts(line.label, line.closing) for line in (*lines, *risks)):
        marks.append(Entry(ellipsis(ascii=layout.ascii), "cut to fit; the list has the full text"))
    return legend(
        [
            ("WORK", [_entry(glyph) for glyph in WORK if glyph in drawn]),
            ("GATE", [_entry(glyph) for glyph in reversed(GATES) if glyph in decided]),
            ("RISK", [_entry(glyph) for glyph in HOLDS if glyph in drawn]),
            ("MARK", marks),
            ("", [Entry("", _WORST, "muted")] if risks else []),
        ],
        layout.cells,
        ascii=layout.ascii,
    )


def _marks(lines: Sequence[Line], timeline: Timeline, layout: Layout) -> list[Glyph]:
    days = marked(timeline.today, timeline.move, layout.weeks)
    present = {
        CRITICAL: any(line.critical for line in lines),
        LATE: any(line.late for line in lines),
        TODAY: "now" in days,
        MOVE: "move" in days,
        EARLIER: any(line.goes_on[0] for line in lines),
        LATER: any(line.goes_on[1] for line in lines),
    }
    return [glyph for glyph, shown in present.items() if shown]


def _entry(glyph: Glyph) -> Entry:
    return Entry(glyph.sign, glyph.word, glyph.style)
