"""A view becomes a drawing in one place, so a screen, a terminal and a paper draw the same thing.

Whoever shows a drawing also shows the view's text: a drawing cuts long names and says so.
"""

from collections.abc import Iterable

from tcplan.domain.control import WORKING_STATES
from tcplan.domain.dates import short_day
from tcplan.draw import (
    BowTie,
    Canvas,
    Counted,
    Dated,
    EcomapTie,
    Interval,
    Link,
    Strand,
    draw_bowtie,
    draw_ecomap,
    draw_strip,
    draw_trend,
    glyph_for,
)
from tcplan.views.calendar import CalendarRow
from tcplan.views.concerns.view import ConcernsView
from tcplan.views.controls import ControlView
from tcplan.views.network import NetworkView, TieView
from tcplan.views.risks import RiskView, StrandView

_ROLES_FROM = 140
"""Narrower drawings keep their room for names; the list beside them has the roles."""
_DAY_NAMES = {
    "mon": "Mon",
    "tue": "Tue",
    "wed": "Wed",
    "thu": "Thu",
    "fri": "Fri",
    "sat": "Sat",
    "sun": "Sun",
    "bank-holiday": "Bank holiday",
}


def ecomap_of(
    network: NetworkView,
    width: int,
    *,
    height: int | None = None,
    selected: str | None = None,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """The ecomap of one person's support network, ``width`` cells wide.

    ``selected`` is the id of a tie; every tie is a region of the canvas under its id. ``height``
    is the least height in rows.
    """
    return draw_ecomap(
        [_tie(tie, roles=width >= _ROLES_FROM) for tie in network.ties],
        network.hub,
        width=width,
        height=height,
        selected=selected,
        ascii=ascii,
    )


def bowtie_of(
    risk: RiskView,
    width: int,
    *,
    selected: tuple[str, str] | None = None,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """The bow-tie of one risk, ``width`` cells wide; each answer names its worst hours.

    ``selected`` is (id of a cause or result, id of a control), or (id, "") for the cause or
    result itself. Strands are regions under their ids; controls are regions within them.
    """
    controls = {control.id: _link(control) for control in risk.controls}
    bowtie = BowTie(
        centre=risk.to_prevent,
        answer_glyph=glyph_for(risk.answer).sign,
        answer_word=f"{risk.answer_words}, {risk.when}",
        threats=tuple(_strand(strand, controls) for strand in risk.threats),
        consequences=tuple(_strand(strand, controls) for strand in risk.consequences),
    )
    return draw_bowtie(bowtie, width=width, selected=selected, ascii=ascii)


def week_of(
    risk: RiskView,
    width: int,
    *,
    title: str = "",
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """The answer about one risk hour by hour through the week and on a bank holiday."""
    days: dict[str, list[Interval]] = {}
    for part in risk.week:
        days.setdefault(_DAY_NAMES[part.day], []).append((part.start, part.end, part.answer))
    return draw_strip(days, width=width, title=title, ascii=ascii)


def trend_of(
    view: ConcernsView,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """How many concerns of each kind were reported in each month."""
    rows = [Counted(kind.words, kind.counts) for kind in view.kinds]
    periods = [short_day(month.first).split()[1] for month in view.months]
    return draw_trend(rows, periods, width=width, ascii=ascii)


def dated(rows: Iterable[CalendarRow]) -> tuple[Dated, ...]:
    """Rows of a calendar as an agenda draws them."""
    return tuple(
        Dated(
            id=row.id,
            day=row.due.on,
            who=row.individual_label or "–",
            words=row.due.what,
            state=row.due.state,
            owner=row.due.owner_name or "nobody named",
        )
        for row in rows
    )


def _tie(tie: TieView, *, roles: bool) -> EcomapTie:
    notes = [tie.role] if roles else []
    if tie.kind == "planned" and tie.start is not None:
        notes.append(f"from {short_day(tie.start)}")
    elif tie.kind == "ended" and tie.end is not None:
        notes.append(f"ended {short_day(tie.end)}")
    elif tie.end is not None:
        notes.append(f"until {short_day(tie.end)}")
    return EcomapTie(
        id=tie.id,
        label=tie.name,
        group=tie.group,
        wing=tie.wing,
        kind=tie.kind,
        flow=tie.direction,
        only=tie.only,
        restrictive=tie.restrictive,
        note=", ".join(notes),
    )


def _link(control: ControlView) -> Link:
    """A control on a strand; the sign of "in place" must not stand alone where it holds nothing."""
    uncounted = control.state in WORKING_STATES and not control.counts
    name = f"not counted: {control.name}" if uncounted else control.name
    return Link(control.id, name, glyph_for(control.state).sign, control.restrictive)


def _strand(strand: StrandView, controls: dict[str, Link]) -> Strand:
    return Strand(
        id=strand.id,
        label=strand.text,
        answer_glyph=glyph_for(strand.answer).sign,
        answer_word=f"{strand.answer_words}, {strand.when}",
        controls=tuple(controls[control] for control in strand.controls),
    )
