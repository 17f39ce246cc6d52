"""What is to be done stands before why: whoever opens this paper may have a day to act."""

from tcplan.domain.dates import long_day, short_day
from tcplan.report.chapters import stopping
from tcplan.report.chapters.leaving import foot, of_day, please_note
from tcplan.report.chapters.stopping import people_said, risks_said
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
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
from tcplan.report.papers.withdrawal_sheets import sheets
from tcplan.report.phrases import missing, or_missing
from tcplan.report.workbook import Workbook
from tcplan.views.papers.withdrawal import WithdrawalPaper, withdrawal_paper
from tcplan.views.papers.withdrawal_carried import Carried, Supervised
from tcplan.views.papers.withdrawal_steps import Stretch
from tcplan.views.papers.withdrawal_stopping import Left
from tcplan.views.withdrawals import LossView

_NOBODY = "nobody named: name somebody first"
_MARKING = "OFFICIAL-SENSITIVE: PERSONAL"


def document(view: WithdrawalPaper) -> Document:
    """The contingency paper: what to do, then what is lost, who is left, and why."""
    return Document(
        title=_title(view),
        footer=_footer(view),
        opening=_opening(view),
        sections=(
            Section("What is to be done", tuple(map(_stretch, view.stretches)), listed=True),
            Section("Whom it supports", _people(view)),
            Section("What is lost", _lost(view)),
            Section("Who goes on, and what stops", _carried(view)),
            Section("Conditions and who supervises them", _conditions(view)),
            Section("Hours of the week", stopping.hours(view)),
            Section("Notice, and the time to replace it", stopping.notice(view)),
            Section("What it depends on itself", stopping.depends(view)),
            Section("If another stops with it", stopping.pairs(view)),
            Section("What this paper does not tell", _not_told(view)),
        ),
        marking=_MARKING,
    )


def _title(view: WithdrawalPaper) -> str:
    return f"If {view.name} stops"


def _opening(view: WithdrawalPaper) -> tuple[Block, ...]:
    heading = view.heading
    losing = (
        f"{risks_said(view.risks_losing_cover)} of {people_said(view.people_losing_cover)} "
        f"would lose their cover; {risks_said(view.risks_losing_back_up)} of "
        f"{people_said(view.people_losing_back_up)} would lose their back-up. "
        f"{risks_said(view.risks_asked)} were looked at. "
        f"Results of risks: {view.results}."
    )
    return (
        Facts(
            (
                fact("Agency", f"{view.name}, {view.kind_words}"),
                fact("Taken to stop on", long_day(heading.as_at)),
                fact("It supports", people_said(len(view.people))),
                fact("What is lost", losing),
                fact("Notice", view.notice.words),
                fact("Reached when closed", or_missing(view.out_of_hours, "not recorded")),
                *of_day(heading),
            )
        ),
        *please_note(*heading.notes),
        Notice(
            "What this paper says, and what it does not",
            (line(heading.predicts_no_one), line(heading.what_cover_says)),
        ),
    )


def _stretch(one: Stretch) -> Section:
    title = f"{one.title}, until {short_day(one.until)}"
    if not one.steps:
        return Section(title, (Paragraph(line(one.nothing)),))
    rows = tuple(
        (
            cell(or_missing(step.who, _NOBODY), *([step.reach] if step.reach else [])),
            cell(step.individual_label or "several"),
            cell(step.what),
        )
        for step in one.steps
    )
    caption = f"{one.title}: who does what"
    return Section(title, (Table(caption, ("Who", "For whom", "What"), rows, (26, 14, 60)),))


def _people(view: WithdrawalPaper) -> tuple[Block, ...]:
    if not view.people:
        return (Paragraph(line("Nobody in what the reader may see.")),)
    rows = tuple(
        (
            cell(one.individual_label),
            cell(one.tie),
            cell(str(one.arrangements)),
            cell(str(one.stop)),
        )
        for one in view.people
    )
    columns = ("Person", "Tie", "Arrangements that rest on it", "Of those, stop at some hours")
    return (Table("People whom it supports", columns, rows, (22, 34, 22, 22)),)


def _lost(view: WithdrawalPaper) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for caption, losses in (
        ("Risks that lose their cover or their back-up", view.losses),
        ("What limits the results of a risk", view.result_losses),
    ):
        if losses:
            blocks.append(_loss_table(caption, losses))
        else:
            blocks.append(Paragraph(line(f"{caption}: none.")))
    return tuple(blocks)


def _loss_table(caption: str, losses: tuple[LossView, ...]) -> Table:
    rows = tuple(
        (
            cell(one.individual_label, one.title),
            cell(f"{one.kind_words}, {one.when}", f"({one.reading_words})"),
            cell(f"{one.before_words} → {one.after_words}"),
            cell(*one.threats, *one.paths),
        )
        for one in losses
    )
    columns = ("Whose, and which", "What, and when", "Before → after", "Cause, and by which way")
    return Table(caption, columns, rows, (24, 22, 16, 38))


def _carried(view: WithdrawalPaper) -> tuple[Block, ...]:
    if not view.carried:
        return (Paragraph(line("No arrangement, promised or in place, rests on it.")),)
    rows = tuple(
        (
            cell(one.individual_label, one.control),
            cell(one.hours, one.state_words, one.rests),
            cell(one.becomes, *(f"leaves without cover: {risk}" for risk in one.uncovers)),
            _left(one),
        )
        for one in view.carried
    )
    columns = ("Whose, and which", "Hours, and how it rests", "What becomes of it", "Who is left")
    return (Table("Arrangements that rest on it", columns, rows, (25, 25, 22, 28)),)


def _left(one: Carried) -> Cell:
    lines = [*_each(one.left)]
    if one.could:
        lines.append(line(f"Might be asked: {', '.join(one.could)}"))
    if one.lead:
        lines.append(line(f"Leads: {one.lead}"))
    if not one.left and not one.could:
        lines.insert(0, line(missing("nobody else in the plan")))
    return tuple(lines)


def _each(left: tuple[Left, ...]) -> list[Line]:
    return [line(f"{one.name} ({one.reach})" if one.reach else one.name) for one in left]


def _conditions(view: WithdrawalPaper) -> tuple[Block, ...]:
    if not view.conditions:
        return (Paragraph(line("It supervises none, and is the deputy for none.")),)
    rows = tuple(
        (cell(one.individual_label), cell(one.kind_words, one.part), _supervises(one))
        for one in view.conditions
    )
    columns = ("Person", "Condition", "Who is left")
    return (Table("Conditions that it supervises", columns, rows, (20, 40, 40)),)


def _supervises(one: Supervised) -> Cell:
    lines = _each(one.left) or [line(missing("nobody else is named"))]
    return (*lines, *((line(f"Commissions: {one.lead}"),) if one.lead else ()))


def _not_told(view: WithdrawalPaper) -> tuple[Block, ...]:
    said = (view.left_out, view.not_told, view.not_tried)
    return (Bullets(tuple(line(words) for words in said)),)


def workbook(view: WithdrawalPaper) -> Workbook:
    """What is to be done, what rests on the agency and what is lost, to sort and to filter."""
    return Workbook(
        sheets=sheets(view),
        title=_title(view),
        footer=_footer(view),
        marking=_MARKING,
    )


def _footer(view: WithdrawalPaper) -> tuple[str, ...]:
    return foot(_title(view), view.heading, view.reader, view.heading.predicts_no_one_short)


PAPER = Paper(view=withdrawal_paper, document=document, workbook=workbook)
