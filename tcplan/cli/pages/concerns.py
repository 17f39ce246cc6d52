"""Concerns are told as reports by month, as answers that are owed, and by who has none yet."""

from collections.abc import Iterator, Sequence

from tcplan.cli.page import Block, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import long_day, short_day
from tcplan.views.concerns.rows import ConcernRow
from tcplan.views.concerns.trend import Month
from tcplan.views.concerns.view import ConcernsView


def concerns_page(view: ConcernsView) -> tuple[Block, ...]:
    """The trend, what is open, who reports and who never has, and tension by place."""
    first = Said(view.are_reports)
    if not view.rows:
        later = counted(view.later, "report")
        none = f"Nothing was reported until {long_day(view.heading.as_at)}."
        more = f" {later} of later days left out." if view.later else ""
        return page(view.heading, Section("Concerns", (Said(none + more), first)))
    return page(
        view.heading,
        Section(
            "Concerns",
            (
                first,
                Said(""),
                *_said(view),
                Section(f"Reports by kind, {_span(view.months)}", tuple(_kinds(view))),
                Section(f"Reports by area, {_span(view.months)}", (_areas(view),)),
                Section("Not closed, who waits longest first", tuple(_open(view))),
                Section("Tension, by place and never by person", (_tension(view),)),
                Section("Who reports", (_reporters(view),)),
                Section("No report yet, by area", tuple(_never(view))),
            ),
        ),
    )


def _said(view: ConcernsView) -> Iterator[Block]:
    closed = f"{view.closed} closed"
    yield Said(f"{counted(len(view.rows), 'report')}, {closed}, {view.waiting} not acknowledged.")
    rule = view.acknowledging
    if rule is None:
        yield Said("No rule in force says in what time a concern is acknowledged.")
    else:
        days = counted(rule.working_days, "working day")
        yield Said(
            f"Rule {rule.rule}, version {rule.version}: acknowledged within {days}. "
            f"{view.in_time} in time, {view.late} late, {view.overdue} overdue, "
            f"{view.never_answered} closed without."
        )
        if rule.doubt:
            yield Said(f"Not certain: {rule.doubt}")
    if view.later:
        yield Said(f"Left out: {counted(view.later, 'report')} of later days.")


def _span(months: Sequence[Month]) -> str:
    first, last = months[0].first, months[-1].last
    return f"{long_day(first).split(' ', 1)[1]} to {long_day(last)}"


def _months(months: Sequence[Month]) -> tuple[str, ...]:
    return tuple(short_day(month.first).split()[1] for month in months)


def _kinds(view: ConcernsView) -> Iterator[Block]:
    rows = [(one.words, *map(str, one.counts), str(one.total)) for one in view.kinds]
    yield Table(("Kind", *_months(view.months), "All"), rows)
    if view.earlier:
        yield Said(f"Not in these months: {counted(view.earlier, 'report')} of before.")


def _areas(view: ConcernsView) -> Block:
    if not view.areas:
        return Said("None in these months.")
    rows = [
        (area.area, kind.words, *map(str, kind.counts), str(kind.total))
        for area in view.areas
        for kind in area.kinds
    ]
    return Table(("Area", "Kind", *_months(view.months), "All"), rows)


def _open(view: ConcernsView) -> Iterator[Block]:
    rows = [row for row in view.rows if row.status != "closed"]
    if not rows:
        yield Said("Everything that was reported is closed.")
        return
    names = ("Reported", "About", "What", "By", "Answer")
    yield Table(names, tuple(map(_row, rows)))


def _row(row: ConcernRow) -> tuple[str, ...]:
    about = " · ".join(filter(None, (row.individual_label, row.place_name, row.area)))
    kind = f"{row.kind_words} ({row.strand})" if row.strand else row.kind_words
    touched = f" Touches: {'; '.join(one.name for one in row.touches)}." if row.touches else ""
    happened = f" Happened on {short_day(row.happened_on)}." if row.happened_on else ""
    by = f"{row.reporter_name}, for somebody else" if row.third_party else row.reporter_name
    return (short_day(row.on), about, f"{kind}: {row.text}{happened}{touched}", by, row.standing)


def _tension(view: ConcernsView) -> Block:
    if not view.tension:
        return Said("No tension was reported; that does not mean that there is none.")
    rows = [
        (one.name, one.area, str(one.reports), short_day(one.last_on), str(one.not_closed), move)
        for one in view.tension
        for move in [{True: "yes", False: "no", None: "not told"}[one.move_planned]]
    ]
    return Table(
        ("Place", "Area", "Reports", "Last", "Not closed", "A move is planned there"), rows
    )


def _reporters(view: ConcernsView) -> Block:
    rows = [
        (one.name, str(one.reports), str(one.tension), str(one.third_party), short_day(one.last_on))
        for one in view.reporters
    ]
    return Table(("Agency", "Reports", "Of tension", "For somebody else", "Last"), rows)


def _never(view: ConcernsView) -> Iterator[Block]:
    yield Said(
        "Agencies that support somebody who is there now. Families are not asked for this, nor are "
        "those who are not there to report."
    )
    if view.never:
        yield Said(f"No report from anywhere by {_names([one.name for one in view.never])}.")
    rows = [
        (one.area, _names(one.reporting, "nobody"), _names([s.name for s in one.never]))
        for one in view.reporting
    ]
    yield Table(("Area", "Has reported there", "No report from there by"), rows)


def _names(names: Sequence[str], none: str = "–") -> str:
    return "; ".join(names) or none
