"""A concern is told as a report that somebody waits for an answer to; a person is never counted."""

from collections.abc import Iterable, Iterator

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.views.concerns.rows import ConcernRow
from tcplan.views.concerns.view import ConcernsView
from tui.page import BLANK, Line, field, heading, item, para
from tui.told.agency import counted

NO_REPORT = "Nothing was reported; it may be that nobody was asked."


def said(view: ConcernsView) -> tuple[str, ...]:
    """What the concerns say at a glance."""
    late = f"{view.overdue:,} overdue" if view.acknowledging else "no rule says by when"
    return (
        counted(len(view.rows), "report", "reports"),
        f"{view.waiting:,} not acknowledged, {late}",
        f"{view.closed:,} closed",
        "reports, not incidents",
    )


def span(view: ConcernsView) -> str:
    """From which month to which day the trend counts."""
    last = view.months[-1]
    until = "" if last.whole else f", the last until {short_day(last.last)}"
    return f"Reports by month{until}"


def about_what(row: ConcernRow) -> str:
    """Whom or which place a report is about."""
    return row.individual_label or row.place_name or row.area


def concern_lines(row: ConcernRow) -> Iterable[Line]:
    """One report, whole."""
    strand = f", {row.strand.lower()}" if row.strand else ""
    yield para(f"{row.kind_words}{strand}: {row.text}", "strong")
    look = "gap" if row.overdue else ("caution" if row.waiting else None)
    yield field("Answer", row.standing, look)
    yield field("Reported", long_day(row.on))
    if row.happened_on is not None:
        yield field("Happened", long_day(row.happened_on))
    passed_on = ", for somebody else" if row.third_party else ""
    yield field("By", f"{row.reporter_name}{passed_on}")
    yield field("About", about_what(row))
    if row.place_name and row.individual:
        yield field("Where", row.place_name)
    yield field("Area", row.area)
    yield field("State", row.status_words)
    for touched in row.touches:
        yield field("Touches", touched.name)
    if not row.touches:
        yield field("Touches", "no arrangement is named")
    if row.reference:
        yield field("Reference", row.reference)


def about(view: ConcernsView) -> Iterator[Line]:
    """What stands beside the reports: how to read them, the rule, trends, who reports, tension."""
    yield para(view.are_reports)
    yield from _answers(view)
    yield from _trends(view)
    yield from _tension(view)
    yield from _reporting(view)


def _answers(view: ConcernsView) -> Iterator[Line]:
    rule = view.acknowledging
    if rule is None:
        yield para("No rule in force says in what time a concern is acknowledged.", "caution")
        return
    days = counted(rule.working_days, "working day", "working days")
    yield field("Rule", f"{rule.rule}, version {rule.version}: acknowledged within {days}")
    yield field("Kept", f"{view.in_time} in time, {view.late} late, {view.overdue} overdue")
    if view.never_answered:
        yield field("Closed", f"{view.never_answered} without an acknowledgement", "caution")
    if rule.doubt:
        yield field("Not certain", rule.doubt, "caution")


def _trends(view: ConcernsView) -> Iterator[Line]:
    months = [short_day(month.first).split()[1] for month in view.months]

    def told(counts: Iterable[int]) -> str:
        return ", ".join(f"{m} {n}" for m, n in zip(months, counts, strict=True))

    yield from heading(span(view))
    for kind in view.kinds:
        yield field(kind.words, f"{told(kind.counts)}; in all {kind.total}")
    for area in view.areas:
        yield from heading(area.area)
        for kind in area.kinds:
            yield field(kind.words, f"{told(kind.counts)}; in all {kind.total}")
    if view.earlier:
        yield para(f"Not in these months: {counted(view.earlier, 'report', 'reports')} of before.")


def _tension(view: ConcernsView) -> Iterator[Line]:
    yield from heading("Tension, by place and never by person")
    if not view.tension:
        yield para("No tension was reported; that does not mean that there is none.")
    for one in view.tension:
        reports = counted(one.reports, "report", "reports")
        yield item(f"{one.name}: {reports}, last {short_day(one.last_on)}, {one.not_closed} open")
        if one.move_planned is not None:
            move = "somebody is to move there" if one.move_planned else "nobody is to move there"
            yield para(f"  {one.area}: {move}")


def _reporting(view: ConcernsView) -> Iterator[Line]:
    yield from heading("Who reports")
    for one in view.reporters:
        more = [f"{one.tension} of tension"] if one.tension else []
        more += [f"{one.third_party} for somebody else"] if one.third_party else []
        beside = f" ({', '.join(more)})" if more else ""
        reports = counted(one.reports, "report", "reports")
        yield item(f"{one.name}: {reports}{beside}, last {short_day(one.last_on)}")
    yield from heading("No report yet")
    yield para(
        "By agencies that support somebody who is there now. It may be that nobody asked them. "
        "Families are not asked for this, nor are those who are not there to report."
    )
    for area in view.reporting:
        if area.never:
            names = "; ".join(silent.name for silent in area.never)
            yield item(f"No report from {area.area} by {names}")


def waited(row: ConcernRow, today_ordinal: int) -> str:
    """How long somebody has waited for an answer, or when they had one."""
    if not row.waiting:
        return short_day(row.acknowledged_on) if row.acknowledged_on else "closed"
    return f"none, {days_said(today_ordinal - row.on.toordinal())}"


def everything(view: ConcernsView, rows: Iterable[ConcernRow]) -> Iterator[Line]:
    """What stands above the reports, the reports, each whole, and then what stands beside them."""
    yield para(view.are_reports)
    yield from _answers(view)
    yield from _trends(view)
    yield from heading("Reports")
    for row in rows:
        yield from concern_lines(row)
        yield BLANK
    yield from _tension(view)
    yield from _reporting(view)
