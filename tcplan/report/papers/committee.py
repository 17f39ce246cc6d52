"""Paragraphs are numbered straight through the report; headings are bold and have no number."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day
from tcplan.report.chapters.approval import for_approval
from tcplan.report.chapters.leaving import SYNTHETIC, foot
from tcplan.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Lettered,
    Numbered,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import strong
from tcplan.views.looking import Looking
from tcplan.views.papers.committee import (
    SETTINGS,
    CommitteeApproval,
    CommitteeView,
    committee,
    committee_approval,
)
from tcplan.views.papers.committee_implications import Implication
from tcplan.views.papers.committee_topics import Part, Topic
from tcplan.views.papers.given import Given
from tcplan.views.papers.published import FigureTable

_FIRST = 46


def document(view: CommitteeView) -> Document:
    """The report in the form that its template has."""
    current = view.template == "durham-current"
    return Document(
        title=view.title,
        footer=foot(view.title, view.heading, view.reader),
        opening=_block(view),
        sections=tuple(_current(view) if current else _of_2017(view)),
        contents=False,
    )


def _block(view: CommitteeView) -> tuple[Block, ...]:
    sample = (Paragraph(line(SYNTHETIC)),) if view.heading.synthetic else ()
    return (
        Paragraph(line(strong(view.committee))),
        Paragraph(line(strong(long_day(view.meeting)))),
        Paragraph(line(strong(view.report_of))),
        *sample,
    )


def _of_2017(view: CommitteeView) -> Iterator[Section]:
    yield _purpose(view)
    yield from map(_topic, view.topics)
    yield Section("Recommendations and reasons", (*_recommended(view), _contact(view)))
    yield _implied(view)


def _current(view: CommitteeView) -> Iterator[Section]:
    yield Section("Electoral division(s) affected", (Paragraph(line(view.divisions or "")),))
    yield _purpose(view)
    yield Section("Executive summary", (Numbered(tuple(line(words) for words in view.summary)),))
    yield Section("Recommendation(s)", _recommended(view))
    yield from map(_topic, view.topics)
    yield Section("Conclusion", (Numbered((line(view.conclusion or ""),)),))
    papers = (Bullets((line(view.background_papers or ""),)), _contact(view))
    yield Section("Background papers", papers)
    yield _implied(view)


def _purpose(view: CommitteeView) -> Section:
    return Section("Purpose of the Report", (Numbered((line(view.purpose),)),))


def _topic(topic: Topic) -> Section:
    return Section(topic.title, tuple(block for part in topic.parts for block in _part(part)))


def _part(part: Part) -> Iterator[Block]:
    yield Numbered((line(part.text),))
    if part.bullets:
        yield Bullets(tuple(line(words) for words in part.bullets))
    if part.table is not None:
        yield _table(part.table)


def _table(table: FigureTable) -> Table:
    others = len(table.columns) - 1
    each = (100 - _FIRST) // others
    rows = tuple(tuple(cell(value) for value in row) for row in table.rows)
    return Table(table.title, table.columns, rows, (100 - each * others, *[each] * others))


def _recommended(view: CommitteeView) -> tuple[Block, ...]:
    items = tuple(line(words) for words in view.recommendations)
    return Numbered((line(view.recommended),)), Lettered(items)


def _contact(view: CommitteeView) -> Paragraph:
    who = view.contact
    return Paragraph(line(strong("Contact:"), f" {who.name}, {who.role}, Tel. {who.tel}"))


def _implied(view: CommitteeView) -> Section:
    said = tuple(_implication(one) for one in view.implications)
    return Section("Appendix 1: Implications", said)


def _implication(one: Implication) -> Paragraph:
    return Paragraph(line(strong(one.title), f" – {one.text}"))


def approval(view: CommitteeApproval) -> Document:
    """What disclosure control withheld, and what was confirmed, for whoever approves the report."""
    confirmed = tuple(
        fact(one.title, f"confirmed by {one.by}: {one.why}") for one in view.confirmed
    )
    none: Block = Paragraph(line("No heading of the appendix was confirmed as not applicable."))
    headings = Section("Headings that do not apply", (Facts(confirmed) if confirmed else none,))
    return for_approval(view.title, view.heading, view.withheld, headings)


def withheld(looking: Looking, about: str | None, given: Given) -> Document:
    """What was withheld from a report, laid out for its approver."""
    return approval(committee_approval(looking, about, given))


PAPER = Paper(view=committee, document=document, settings=SETTINGS, withheld=withheld)
