"""What a timeline draws is told again in words: every day, decide-by date, gap and assumption."""

from collections.abc import Iterable, Sequence

from tcplan.cli.page import Block, Fact, Items, Picture, Said, Section, Table
from tcplan.cli.pages.frame import counted, each, facts, page
from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.views.timeline.dates import DatesView
from tcplan.views.timeline.drawn import timeline_of
from tcplan.views.timeline.handing import HandoverView
from tcplan.views.timeline.holding import Gap, HeldThrough
from tcplan.views.timeline.path import PathView
from tcplan.views.timeline.steps import MilestoneView
from tcplan.views.timeline.typical import Typical, TypicalStep
from tcplan.views.timeline.view import TimelineView


def timeline_page(view: TimelineView) -> tuple[Block, ...]:
    """The timeline of one person."""
    drawn = Picture(lambda cells, signs: timeline_of(view, cells, ascii=signs))
    blocks: tuple[Block, ...] = (
        Fact("The move", f"{view.stage_words or 'none recorded'}. {view.when_words}"),
        *_path(view),
        Said(""),
        drawn,
        _milestones(view),
        _decisions(view),
        _dates(view.dates, view.no_dates),
        _risks(view),
        _gaps(view.gaps, view.handovers),
        *_typical(view.typical),
    )
    return page(view.heading, Section(f"{view.individual_label}: timeline", blocks))


def _path(view: TimelineView) -> Iterable[Block]:
    if view.trouble is not None:
        yield Fact("Path", view.trouble)
    elif view.path is not None:
        yield Fact("Path", view.path.sentence)
        yield from _critical(view.path)


def _critical(path: PathView) -> Iterable[Block]:
    for words in path.critical:
        yield Fact("Critical path", words)
    more = path.critical_count - len(path.critical)
    if more:
        yield Fact("Critical path", f"and {more:,} more that decide the day as much")
    for name in path.late:
        yield Fact("Late", name)


def _milestones(view: TimelineView) -> Section:
    title = "The path to the move"
    if not view.milestones:
        return Section(title, (Said("No milestone is recorded."),))
    explained = Said(
        "Days as the critical path has them when all goes as is likely. Float: how many days it "
        "can slip before the target is lost (without a target: before the move slips)."
    )
    return Section(title, (explained, *(_milestone(one) for one in view.milestones)))


def _milestone(one: MilestoneView) -> Section:
    likely = f"{days_said(one.likely_days)} likely, {one.shortest_days} to {one.longest_days}"
    tries = one.second_try_in_100
    again = f"in {tries} of 100 cases {days_said(one.second_try_days or 0)} more" if tries else None
    return Section(
        one.name,
        (
            Fact("Standing", f"{one.state_words}. {one.standing_words}"),
            *facts(("Critical", f"yes: {one.critical_words}" if one.critical else None)),
            *facts(("Float", float_words(one))),
            Fact("Owner", one.owner or "nobody named"),
            Fact("Takes", f"{likely} (planners' estimate)"),
            *facts(("Second try", again), ("Begins", _begins(one)), ("Done", _done(one))),
            *(Fact("Waits for", name) for name in one.waits_for),
            *(Fact("Uses", name) for name in one.uses),
        ),
    )


def float_words(one: MilestoneView) -> str | None:
    """The float in words: how far the milestone can slip."""
    if one.float_days is None:
        return None
    if one.float_days < 0:
        return f"none: {days_said(-one.float_days)} too few"
    return days_said(one.float_days)


def _begins(one: MilestoneView) -> str | None:
    if one.state != "planned" and one.started_on:
        return f"began {short_day(one.started_on)}"
    if one.state == "done" or one.earliest_start is None:
        return None
    return f"{short_day(one.earliest_start)} at the earliest"


def _done(one: MilestoneView) -> str | None:
    if one.state == "done" and one.done_on:
        return short_day(one.done_on)
    return f"{short_day(one.earliest_finish)} at the earliest" if one.earliest_finish else None


def _decisions(view: TimelineView) -> Section:
    names = ("Gate or decision", "How it stands", "Owner")
    rows = [(one.name, one.sentence, one.owner or "nobody named") for one in view.gates]
    rows += [(one.what, one.sentence, one.owner) for one in view.decisions]
    blocks: Sequence[Block] = (Table(names, rows),) if rows else (Said("None is recorded."),)
    return Section("Gates and decisions", blocks)


def _dates(dates: DatesView | None, none: str | None) -> Section:
    title = "When could it happen"
    if dates is None:
        return Section(title, (Said(none or "The dates have not been worked out yet."),))
    often = [Fact(one.name, f"decides the day in {one.words} draws") for one in dates.decides]
    return Section(
        title,
        (
            Fact("Chance of the target", dates.on_time_words),
            *(
                Fact(f"P{share.in_100}", f"done by {long_day(share.by)} {share.words}")
                for share in dates.shares
            ),
            Section("Which milestones decide the date most often", often),
            Section("What this rests on", (Items("Rests on", dates.assumptions),)),
        ),
    )


def _risks(view: TimelineView) -> Section:
    title = "Who is holding the risk"
    if not view.risks:
        return Section(title, (Said("No risk is recorded."),))
    looked = f"Looked at from {long_day(view.first)} to {long_day(view.last)}, day by day."
    return Section(title, (Said(looked), *(_risk(one) for one in view.risks)))


def _risk(one: HeldThrough) -> Section:
    rows = []
    for days in one.days:
        span = short_day(days.first)
        span += f" to {short_day(days.last)}" if days.last > days.first else ""
        held = "the hospital holds it; " if days.by_hospital else ""
        by = "; ".join(days.controls) or "no control is promised or in place"
        rows.append((span, f"{days.answer_words}, {days.when}", held + by))
    closing = Fact("In short", one.closing[:1].upper() + one.closing[1:])
    names = ("Days", "Worst answer", "Promised or in place")
    return Section(one.title, (closing, Table(names, rows)))


def _gaps(gaps: Sequence[Gap], handovers: Sequence[HandoverView]) -> Section:
    days = sum(gap.days_ahead for gap in gaps)
    total = f"{counted(len(gaps), 'gap')}, {days_said(days)} still ahead, risk by risk."
    return Section(
        "Gaps and overlaps",
        (
            Said(total if gaps else "No gap is found in the days looked at."),
            *(Fact("Gap", f"{gap.title}: {gap.sentence}") for gap in gaps),
            *each("Handover", [one.sentence for one in handovers], "no handover is recorded"),
        ),
    )


def _typical(found: Typical) -> Iterable[Block]:
    title = "Proposal: the typical path" if found.whole_path else "Typical, and not in the plan"
    if not found.steps:
        yield Section(title, (Said(found.sentence),))
        return
    names = ["Typical milestone", "Likely days", "Usually by", "How sure, and source"]
    rows = [[one.name, likely_words(one), one.owner, source_words(one)] for one in found.steps]
    if found.whole_path:
        names.insert(2, "If begun today")
        for row, one in zip(rows, found.steps, strict=True):
            row.insert(2, begun_words(one))
    yield Section(title, (Said(found.sentence), Table(names, rows)))


def likely_words(one: TypicalStep) -> str:
    """The lead time of a typical milestone, likely days first."""
    return f"{one.likely_days} ({one.shortest_days} to {one.longest_days})"


def source_words(one: TypicalStep) -> str:
    """How good the source of a lead time is, what it says, and where."""
    exact = f" ({one.exact})" if one.exact else ""
    return "; ".join(part for part in (one.quality + exact, one.source, one.address) if part)


def begun_words(one: TypicalStep) -> str:
    """When a typical milestone would be worked on, were its whole path begun today."""
    if one.earliest_start is None or one.earliest_finish is None:
        return ""
    return f"{short_day(one.earliest_start)} to {short_day(one.earliest_finish)}"
