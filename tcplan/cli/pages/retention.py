"""Who is due comes first, with why; what it rests on, and how unsure that is, comes with it."""

from collections.abc import Iterator

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import counted, page
from tcplan.cli.pages.history import moment_words
from tcplan.domain.dates import long_day, short_day
from tcplan.views.retention import CopyMade, ErasedPerson, PeriodView, PersonKept, RetentionView

_FOR_THE_HOLDER = (
    "No period is counted here, because something that this agency may not see can still be going "
    "on; when a record is due for review the plan's holder can say."
)


def retention_page(view: RetentionView) -> tuple[Block, ...]:
    """The retention report."""
    due = f"{view.due} due for review, " if view.whole else ""
    in_short = Said(
        f"{counted(len(view.rows), 'person', 'people')}: {due}{view.in_use} in use. "
        f"{view.never_erases} {view.longest if view.whole else _FOR_THE_HOLDER}"
    )
    people = [
        Section(row.individual_label, tuple(_person(row, whole=view.whole))) for row in view.rows
    ]
    return page(
        view.heading,
        Section("Retention", (in_short, *people)),
        Section("Erased", (_erased(view.erased),)),
        Section("Copies and papers that have left", (_copies(view.copies),)),
        Section("Periods", tuple(_period(period) for period in view.periods)),
    )


def _person(row: PersonKept, *, whole: bool) -> Iterator[Block]:
    yield Fact("Review", _review(row, whole=whole))
    held = ", ".join(f"{one.entries} in {one.collection}" for one in row.holdings)
    yield Fact("Held", f"{counted(row.entries, 'entry', 'entries')}: {held}")
    if row.since:
        yield Fact("In this database since", moment_words(row.since))
    if row.last_change:
        yield Fact("Last change", f"{moment_words(row.last_change)}, by {row.last_change_by}")
    yield Fact("Last recorded day", long_day(row.last_recorded) if row.last_recorded else "none")
    if row.moved_on:
        yield Fact("Moved", long_day(row.moved_on))
    if row.died_on:
        yield Fact("Died", long_day(row.died_on))
    if row.running:
        yield Fact("Still going on", "; ".join(row.running))
    sure = ("it is not certain that it applies", "it applies")
    ends = [f"{e.text}; ends {short_day(e.last_day)}; {sure[e.certain]}" for e in row.periods]
    yield Fact("Copies and papers", str(row.copies))
    if ends:
        yield Items("Period", ends)


def _review(row: PersonKept, *, whole: bool) -> str:
    if not whole:
        return "for the plan's holder to say, who sees all that may still be going on"
    if row.review_on is None:
        return "not yet: something is recorded as still going on, so no period is counted"
    return f"{'DUE since' if row.due else 'due on'} {long_day(row.review_on)}"


def _erased(erased: tuple[ErasedPerson, ...]) -> Block:
    told = [
        f"{one.individual}, {moment_words(one.at)}, by {one.who}; "
        f"{counted(one.copies, 'copy', 'copies')} from before"
        for one in erased
    ]
    return Items("Erased", told or ["nobody"])


def _copies(copies: tuple[CopyMade, ...]) -> Block:
    told = [
        f"{copy.what_words}, {moment_words(copy.at)}, by {copy.who}, "
        f"about {copy.individual or 'everybody who was in the plan then'}: "
        f"{copy.where or 'where it went was erased with the person'}"
        for copy in copies
    ]
    return Items("Left", told or ["none is known"])


def _period(period: PeriodView) -> Section:
    certain = "yes" if period.certain else f"no. {period.doubt}"
    return Section(
        period.text,
        (
            Fact("Basis", period.basis),
            Fact("Source", f"{period.source}; {period.published}"),
            Fact("Address", period.address),
            Fact("Read in", period.read_in),
            Fact("Certain", certain),
        ),
    )
