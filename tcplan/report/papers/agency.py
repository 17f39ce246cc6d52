"""What is asked of an agency stands before what it is relied on for: it is told what to do."""

from tcplan.domain.dates import long_day, short_day
from tcplan.report.chapters.approval import for_approval
from tcplan.report.chapters.leaving import foot, of_day, please_note
from tcplan.report.chapters.stopping import hours_table
from tcplan.report.document import (
    Block,
    Document,
    Facts,
    Notice,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import each, missing, past
from tcplan.report.workbook import Column, SheetOf, Workbook
from tcplan.views.looking import Looking
from tcplan.views.papers.agency import AgencyPaper, agency_paper, agency_withheld
from tcplan.views.papers.agency_asked import Asked
from tcplan.views.papers.given import Given

_TITLE = "What others rely on you for"
_MARKING = "OFFICIAL-SENSITIVE: PERSONAL"


def document(view: AgencyPaper) -> Document:
    """The paper for one agency."""
    return Document(
        title=_title(view),
        footer=_footer(view),
        opening=_opening(view),
        sections=(
            Section("What we ask of you", _asked(view)),
            Section("What others rely on you for", _relied(view)),
            Section("Whom you support", _people(view)),
            Section("Your hours of the week", _hours(view)),
            Section("Your results, and those of the others", _figures(view)),
            Section("What you report of concerns", _reporting(view)),
            Section("What you rely on", _needs(view)),
        ),
        marking=_MARKING,
    )


def _title(view: AgencyPaper) -> str:
    return f"{_TITLE}: {view.name}"


def _footer(view: AgencyPaper) -> tuple[str, ...]:
    return foot(_title(view), view.heading, view.reader, view.heading.predicts_no_one_short)


def _opening(view: AgencyPaper) -> tuple[Block, ...]:
    heading = view.heading
    relied, only = _count(len(view.relied), "arrangement"), f"{view.only_you:,}"
    people = "1 person" if len(view.people) == 1 else f"{len(view.people):,} people"
    overdue = f"{view.overdue:,} of them overdue"
    return (
        Facts(
            (
                fact("For", f"{view.name}, {view.kind_words}"),
                fact("You support", people),
                fact("Others rely on you for", f"{relied}; for {only} nobody else is named"),
                fact("We ask of you", f"{_count(len(view.asked), 'thing')}, {overdue}"),
                *of_day(heading),
            )
        ),
        *please_note(*heading.notes),
        Notice(
            "What this paper says, and what it does not",
            (line(view.left_out), line(heading.predicts_no_one), line(heading.what_cover_says)),
        ),
    )


def _count(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number:,} {word}s"


def _asked(view: AgencyPaper) -> tuple[Block, ...]:
    if not view.asked:
        return (Paragraph(line("Nothing is open, and nothing falls due within thirty days.")),)
    rows = tuple(
        (
            cell(one.kind, one.individual_label or "several people"),
            cell(one.what, line(f"Why: {one.why}")),
            cell(
                *([short_day(one.on)] if one.on else []),
                past(one.standing) if _is_past(view, one) else one.standing,
            ),
        )
        for one in view.asked
    )
    columns = ("What it is, and for whom", "What we ask", "By when")
    return (Table("What we ask of you, the earliest first", columns, rows, (22, 52, 26)),)


def _is_past(view: AgencyPaper, one: Asked) -> bool:
    return one.on is not None and one.on < view.heading.as_at


def _relied(view: AgencyPaper) -> tuple[Block, ...]:
    if not view.relied:
        return (Paragraph(line("No arrangement, promised or in place, names you.")),)
    rows = tuple(
        (
            cell(one.individual_label, one.control),
            cell(one.part, missing(one.with_whom) if one.only else one.with_whom),
            cell(one.hours, one.state_words),
            cell(one.evidence, one.tested),
        )
        for one in view.relied
    )
    columns = ("For whom, and what", "Your part, and who else", "Hours, and state", "Evidence")
    return (Table("Arrangements that name you", columns, rows, (28, 26, 22, 24)),)


def _people(view: AgencyPaper) -> tuple[Block, ...]:
    if not view.people:
        return (Paragraph(line("Nobody in what you may see of the plan.")),)
    rows = tuple(
        (cell(one.individual_label), cell(one.tie), cell(f"{one.arrangements:,}"))
        for one in view.people
    )
    columns = ("Person", "Tie", "Arrangements that name you")
    return (Table("People whom you support", columns, rows, (34, 36, 30)),)


def _hours(view: AgencyPaper) -> tuple[Block, ...]:
    if not view.hours:
        return (Paragraph(line("No hours a week are recorded as asked of you.")),)
    said = (
        "Hours a week that are asked of you: those that only you may deliver, and at most those "
        "that others may deliver too, against what you offer."
    )
    return (Paragraph(line(said)), hours_table(view.hours))


def _figures(view: AgencyPaper) -> tuple[Block, ...]:
    rows = tuple((cell(one.title), cell(one.own), cell(one.others)) for one in view.figures)
    columns = ("Measure", "You", "The others in the area")
    return (
        Table("Your results beside those of the others", columns, rows, (50, 25, 25)),
        Paragraph(line(view.others), quiet=True),
    )


def _reporting(view: AgencyPaper) -> tuple[Block, ...]:
    told = view.reporting
    last = long_day(told.last_on) if told.last_on else missing("nothing yet")
    return (
        Facts(
            (
                fact("Reports of concern from you", f"{told.reports:,}"),
                fact("Of those, about tension at a place", f"{told.tension:,}"),
                fact("Of those, passed on for somebody else", f"{told.third_party:,}"),
                fact("The last one", last),
                fact(
                    "You support somebody there and have never reported anything",
                    *each(told.never, "no such area"),
                ),
            )
        ),
        Paragraph(line(told.words)),
    )


def _needs(view: AgencyPaper) -> tuple[Block, ...]:
    if not view.needs:
        return (Paragraph(line("Nothing is recorded that you need for what you do.")),)
    rows = tuple((cell(one.what), cell(one.why)) for one in view.needs)
    return (Table("What you need for what you do", ("What", "Why"), rows, (36, 64)),)


def workbook(view: AgencyPaper) -> Workbook:
    """What is asked, what the agency is relied on for, and its results, to sort and to filter."""
    asked = tuple(
        (one.on, one.kind, one.individual_label, one.what, one.standing, one.why)
        for one in view.asked
    )
    relied = tuple(
        (
            one.individual_label,
            one.control,
            one.part,
            one.only,
            one.with_whom,
            one.hours,
            one.state_words,
            one.evidence,
            one.tested,
        )
        for one in view.relied
    )
    results = tuple((one.title, one.own, one.others) for one in view.figures)
    return Workbook(
        sheets=(
            SheetOf("Asked of you", _ASKED_COLUMNS, asked),
            SheetOf("Relied on", _RELIED_COLUMNS, relied),
            SheetOf("Results", _RESULT_COLUMNS, results),
        ),
        title=_title(view),
        footer=(*_footer(view), view.others),
        marking=_MARKING,
    )


_ASKED_COLUMNS = (
    Column("By when", "date", 14),
    Column("What it is", width=18),
    Column("For whom", width=14),
    Column("What we ask", width=70),
    Column("Where it stands", width=30),
    Column("Why", width=60),
)
_RELIED_COLUMNS = (
    Column("For whom", width=14),
    Column("Arrangement", width=44),
    Column("Your part", width=20),
    Column("Only you", "yes-no", 10),
    Column("Who else", width=36),
    Column("Hours", width=28),
    Column("State", width=20),
    Column("Evidence", width=34),
    Column("Test", width=26),
)
_RESULT_COLUMNS = (
    Column("Measure", width=52),
    Column("You", width=20),
    Column("The others in the area", width=24),
)


def withheld(looking: Looking, about: str | None, given: Given) -> Document:
    """What was withheld of the others' figures, for whoever approves the paper."""
    name, report = agency_withheld(looking, about, given)
    return for_approval(f"{_TITLE}: {name}", looking.heading(), report)


PAPER = Paper(
    view=agency_paper,
    document=document,
    workbook=workbook,
    withheld=withheld,
)
