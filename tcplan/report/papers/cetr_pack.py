"""A C(E)TR pack: consent, then the day, the panel, the papers, six questions and the actions."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day, short_day
from tcplan.report.chapters import handed
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Fact,
    Facts,
    Line,
    Notice,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import missing, past, strong
from tcplan.views.papers.cetr_kloe import Kloe
from tcplan.views.papers.cetr_meeting import Meeting
from tcplan.views.papers.cetr_pack import Asked, CetrPackView, PackPaper, cetr_pack

CLOSED = (
    "The panel must not read anything that was circulated about the person. This pack holds no "
    "content of any paper, no findings and no actions."
)
NEVER_BLOCKS = (
    "A paper for the day that is not there never stands in the way of a community C(E)TR."
)
LEFT_OUT = (
    "Left out for this reader: the papers themselves, other people, money, and what was decided "
    "under MAPPA. A paper that is listed is kept by its owner."
)


def cetr_pack_document(view: CetrPackView) -> Document:
    """The pack as a document that any writer can write."""
    title = f"C(E)TR pack: {view.individual_label}"
    sections = [
        _consent(view),
        _day(view),
        _panel(view),
        _papers(view),
        _clocks(view),
    ]
    if view.consent.open:
        sections += [_kloe(view.kloe), _actions(view)]
    return Document(
        title=title,
        footer=handed.footer(view.heading, title, view.recipient),
        opening=(
            handed.about(view.heading, ("Key lines of enquiry", view.workbook)),
            *handed.notes(view.heading),
            *_closed(view),
            handed.what_it_is(view.heading, LEFT_OUT),
        ),
        sections=tuple(sections),
        marking=handed.PERSONAL,
    )


def _closed(view: CetrPackView) -> tuple[Block, ...]:
    if view.consent.open:
        return ()
    needed = f"Needed first: {view.consent.needed}"
    return (Notice("Closed: no consent", (line(past(CLOSED)), line(needed))),)


def _consent(view: CetrPackView) -> Section:
    consent = view.consent
    facts = [fact("Consent to this review", line(consent.stands))]
    facts.append(fact("The panel may read", "yes" if consent.open else line(past("no"))))
    if consent.needed:
        facts.append(fact("What is needed", consent.needed))
    return Section("Consent", (Facts(tuple(facts)),))


def _day(view: CetrPackView) -> Section:
    title = "The day, and by when the papers are out"
    if view.meeting is None:
        words = "No review is fixed, and none is owed by a day."
        return Section(title, (Paragraph(line(missing(words))),))
    return Section(title, (Facts(tuple(_meeting(view.meeting))),))


def _meeting(meeting: Meeting) -> Iterator[Fact]:
    yield fact("Review", meeting.kind_words)
    yield fact("When", meeting.when)
    yield fact("The person was asked", meeting.asked)
    late = line(past("LATE. "), meeting.last_hour) if meeting.late else meeting.last_hour
    yield fact("Papers out, by secure mail", late)
    yield fact("Sent", meeting.sent)


def _panel(view: CetrPackView) -> Section:
    rows = tuple(
        (cell(strong(seat.who)), cell(seat.there or past("nobody is recorded")))
        for seat in view.panel
    )
    blocks: list[Block] = [Table("The panel", ("Place", "Filled by"), rows, (50, 50))]
    whole = all(seat.there for seat in view.panel)
    blocks.append(Paragraph(line(view.quorum if whole else past(view.quorum))))
    if view.delegated:
        blocks.append(Paragraph(line(missing(view.delegated))))
    return Section("The panel", tuple(blocks))


def _papers(view: CetrPackView) -> Section:
    gone: Block = Paragraph(line("Nothing that has to be shared before is missing."))
    if view.missing:
        gone = Bullets(tuple(line(past("missing: "), words) for words in view.missing))
    blocks: list[Block] = [
        Section("Missing, of what is shared before", (gone,)),
        Section(
            "Shared no later than a day before",
            (_table("Papers to be shared no later than a day before", view.before),),
        ),
        Section("Also there on the day", (_table("Papers for the day", view.on_the_day),)),
    ]
    if view.community:
        blocks.append(Paragraph(line(NEVER_BLOCKS)))
    return Section("The papers", tuple(blocks))


def _table(caption: str, papers: tuple[Asked, ...]) -> Block:
    rows = tuple((cell(strong(one.words)), _there(one)) for one in papers)
    return Table(caption, ("Paper", "What is there"), rows, (50, 50))


def _there(asked: Asked) -> Cell:
    if asked.missing:
        return cell(missing("not there"))
    if asked.not_looked_for:
        return cell(f"not looked for: {asked.not_looked_for}")
    return tuple(_paper(one) for one in asked.papers)


def _paper(paper: PackPaper) -> Line:
    title = f"{paper.title}, " if paper.title else ""
    sent = "; sent to the panel" if paper.sent else ""
    return line(f"{title}version {paper.version}, {short_day(paper.on)}, {paper.owner}{sent}")


def _clocks(view: CetrPackView) -> Section:
    blocks: list[Block] = []
    if view.held:
        rows = tuple(
            (
                cell(strong(long_day(one.on))),
                cell(one.kind_words),
                cell(one.outcome or ("not recorded" if view.consent.open else "not to be read")),
            )
            for one in view.held
        )
        blocks.append(
            Table("C(E)TRs that were held", ("When", "Which", "Found"), rows, (22, 30, 48))
        )
    else:
        blocks.append(Paragraph(line(missing("No C(E)TR is recorded as held."))))
    if view.next_due:
        due = tuple(
            (
                cell(strong(long_day(one.on)), one.standing),
                cell(one.what),
                cell(one.because),
            )
            for one in view.next_due
        )
        blocks.append(Table("When the next is owed", ("By", "Which", "Why"), due, (24, 28, 48)))
    else:
        blocks.append(Paragraph(line("No C(E)TR is owed by a day.")))
    return Section("Last and next", tuple(blocks))


def _kloe(questions: tuple[Kloe, ...]) -> Section:
    return Section(
        "The six key lines of enquiry: what the plan has",
        tuple(
            Section(
                one.heading,
                (
                    Bullets(tuple(line(words) for words in one.lines))
                    if one.lines
                    else Paragraph(line(missing("Nothing is recorded. Ask."))),
                ),
            )
            for one in questions
        ),
    )


def _actions(view: CetrPackView) -> Section:
    title = "Actions of earlier C(E)TRs"
    if not view.actions:
        return Section(title, (Paragraph(line("No action of an earlier C(E)TR is recorded.")),))
    rows = tuple(
        (
            cell(strong(one.what), one.of),
            cell(one.owner),
            cell(short_day(one.due)),
            cell(one.status, *([one.reply] if one.reply else [])),
        )
        for one in view.actions
    )
    columns = ("Action", "Owner", "Due", "Where it stands")
    return Section(title, (Table("Actions", columns, rows, (38, 22, 14, 26)),))


PAPER = Paper(view=cetr_pack, document=cetr_pack_document)
