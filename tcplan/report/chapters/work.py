"""Papers of work say first of which day they are, for whom, and what they are not."""

from collections.abc import Iterable

from tcplan.domain.dates import long_day, short_day
from tcplan.report.chapters.front import what_it_is
from tcplan.report.chapters.leaving import foot, of_day, please_note
from tcplan.report.document import Block, Cell, Fact, Facts, Paragraph, Section, Table, fact, line
from tcplan.report.workbook import Column, SheetOf
from tcplan.views.looking import Heading
from tcplan.views.papers.given import Recipient

MARKING = "OFFICIAL-SENSITIVE: PERSONAL"
LEFT_OUT = (
    "Only what this reader needs to know is told here. What else a plan may hold is left out and "
    "not counted."
)
ABOUT = "About this file"


def work_foot(title: str, heading: Heading, recipient: Recipient) -> tuple[str, ...]:
    """What stands on every page: the paper, the day, the reader, and that it predicts no one."""
    return foot(title, heading, recipient.words, heading.predicts_no_one_short)


def sheet_foot(heading: Heading, recipient: Recipient) -> tuple[str, ...]:
    """The same for a sheet, at whose foot the title of its workbook stands already."""
    day = f"as at {short_day(heading.as_at)} · for {recipient.words}"
    return (day, heading.predicts_no_one_short)


def work_opening(heading: Heading, recipient: Recipient, *facts: Fact) -> tuple[Block, ...]:
    """Of which day, for whom, what the reader must be told, and the two fixed sentences."""
    told = (*of_day(heading), *_plan(heading, recipient), *facts)
    return (Facts(told), *please_note(*_notes(heading, recipient)), what_it_is(heading))


def _plan(heading: Heading, recipient: Recipient) -> tuple[Fact, ...]:
    if recipient.outside:
        return (fact("For", recipient.words),)
    recorded = f"version {heading.version}, recorded on {long_day(heading.recorded_on)}"
    facts = [fact("For", recipient.words), fact("Plan", f"{heading.plan}, {recorded}")]
    if heading.head:
        facts.append(fact("Journal head", heading.head))
    return tuple(facts)


def _notes(heading: Heading, recipient: Recipient) -> tuple[str, ...]:
    return (*heading.notes, LEFT_OUT) if recipient.outside else heading.notes


def about_sheet(
    title: str, heading: Heading, recipient: Recipient, *more: tuple[str, str]
) -> SheetOf:
    """The sheet that says what the file is: the same that stands on the first page of a paper."""
    rows = [("What this is", title)]
    for one in (*of_day(heading), *_plan(heading, recipient)):
        rows += [(one.term, _words(one.lines))]
    rows += [("Please note", note) for note in _notes(heading, recipient)]
    rows += [
        ("What it says, and what it does not", heading.predicts_no_one),
        ("What it says, and what it does not", heading.what_cover_says),
    ]
    return SheetOf(
        ABOUT, (Column("About", width=34), Column("In words", width=100)), (*rows, *more)
    )


def _words(lines: Cell) -> str:
    return "; ".join("".join(run.text for run in one) for one in lines)


def table_or(table: Table, otherwise: str) -> Block:
    """A table, or in words that it would have no rows."""
    return table if table.rows else Paragraph(line(otherwise))


def part(title: str, *blocks: Block) -> Section:
    """A section of these blocks."""
    return Section(title, blocks)


def several(texts: Iterable[str]) -> str | None:
    """Texts in one cell of a sheet, parted by a bar; nothing where there are none."""
    return " | ".join(texts) or None
