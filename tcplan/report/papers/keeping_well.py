"""A keeping-well paper: what keeps somebody at home well, what to notice, to ring and to do."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day
from tcplan.report.chapters import handed, own
from tcplan.report.chapters.crisis_hours import answer_lines, crisis_hours
from tcplan.report.chapters.early_signs import sign_table
from tcplan.report.document import (
    Block,
    Cell,
    Document,
    Fact,
    Facts,
    Line,
    Paragraph,
    Quote,
    Section,
    Table,
    cell,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import missing, past, strong
from tcplan.views.papers.crisis_week import Answer
from tcplan.views.papers.keeping_well import (
    KeepingWellView,
    Keeps,
    ServiceAction,
    SupportHours,
    keeping_well,
)

LEFT_OUT = (
    "Left out for this reader: diagnosis and notes, the past, the law, money, and other people."
)
NEVER_THE_PERSONS = "Each of these is for services to do. None is a fault of the person."


def keeping_well_document(view: KeepingWellView) -> Document:
    """The paper as a document that any writer can write."""
    title = f"Keeping well at home: {view.individual_label}"
    return Document(
        title=title,
        footer=handed.footer(view.heading, title, view.recipient),
        opening=(
            handed.about(
                view.heading,
                ("Called", view.called),
                ("Dynamic support register", view.register or "no entry is recorded"),
            ),
            *handed.notes(view.heading),
            handed.what_it_is(view.heading, LEFT_OUT),
        ),
        sections=(
            _well(view),
            Section("What is seen early, and what we then do", (sign_table(view.signs),)),
            crisis_hours(view.crisis, view.crisis.way_back if view.crisis else None),
            Section("What support is there, hour by hour", tuple(_hours(view))),
            Section("What services still have to do", tuple(_actions(view.actions))),
            Section("When we look at it again", (_reviews(view),)),
        ),
        marking="" if view.for_the_person else handed.PERSONAL,
        clear=view.for_the_person,
    )


def _well(view: KeepingWellView) -> Section:
    matters: Block = Quote(view.what_matters) if view.what_matters else own.said(view.what_matters)
    return Section(
        "What keeps me well",
        (
            Section("What matters to me", (matters,)),
            Section("What keeps me well, and who sustains it", (_keeps(view.keeps_well),)),
            Section("How to talk with me", (own.said(view.communication_needs),)),
        ),
    )


def _keeps(rows: tuple[Keeps, ...]) -> Block:
    if not rows:
        return own.said(None)
    return Table(
        "What keeps me well",
        ("What", "Who sustains it", "Who said so"),
        tuple(
            (cell(one.what), _sustained(one), cell(one.said_by or "not recorded")) for one in rows
        ),
        (46, 34, 20),
    )


def _sustained(one: Keeps) -> Cell:
    if not one.sustained_by:
        return cell(missing("nobody named"))
    gone = (line(past(f"{name} is not there on this day")) for name in one.gone)
    return (*cell(*one.sustained_by), *gone)


def _hours(view: KeepingWellView) -> Iterator[Block]:
    if view.always:
        there = (Fact("At all times, or when needed", tuple(_there(view.always))),)
        yield Facts(there)
    rows = tuple((cell(one.when), _cell(one, always=bool(view.always))) for one in view.hours)
    if rows:
        yield Table("Support in the hours of the week", ("Hours", "Who is there"), rows, (30, 70))


def _there(answers: tuple[Answer, ...]) -> Iterator[Line]:
    for one in answers:
        first, *rest = answer_lines(one, by_hand=False)
        how = (line(one.how),) if one.how else ()
        yield (*first, *line(f": {one.what}"))
        yield from (*how, *rest)


def _cell(one: SupportHours, *, always: bool) -> Cell:
    if one.there:
        return tuple(_there(one.there))
    return cell("nobody else" if always else past("NOBODY IS RECORDED"))


def _actions(actions: tuple[ServiceAction, ...]) -> Iterator[Block]:
    if not actions:
        yield Paragraph(line("No gap is known on this day."))
        return
    yield Paragraph(line(NEVER_THE_PERSONS))
    rows = tuple(
        (
            cell(strong(one.what), one.when),
            cell(one.who or missing("nobody named")),
            cell(*one.ideas)
            if one.ideas
            else cell("nothing recorded would close it: find something new"),
        )
        for one in actions
    )
    columns = ("What is missing, and when", "Who has it", "What would close it")
    yield Table("Gaps, as actions for services", columns, rows, (46, 20, 34))


def _reviews(view: KeepingWellView) -> Block:
    if not view.reviews:
        return Paragraph(line(missing("No review is recorded. Ask for one.")))
    rows = tuple(
        (
            cell(strong(long_day(one.on)), one.standing),
            cell(one.what),
            cell(one.who or missing("nobody named")),
        )
        for one in view.reviews
    )
    return Table("Next reviews", ("When", "What", "Who owes it"), rows, (30, 42, 28))


PAPER = Paper(view=keeping_well, document=keeping_well_document)
