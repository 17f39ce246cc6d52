"""What professionals judged stands as they wrote it, with who, when, and until when it counts."""

from tcplan.domain.dates import short_day
from tcplan.report.document import Cell, Paragraph, Section, Table, cell, line
from tcplan.report.phrases import past
from tcplan.views.papers.register_judgements import JudgementView
from tcplan.views.summary import SummaryView

_AS_RECORDED = (
    "Judgements of professionals, as recorded: text, never a number, and never compared. "
    "One that is past its review-by date says so."
)
_COLUMNS = ("Judgement", "By whom, when", "As recorded", "Informs")
_WIDTHS = (18, 24, 38, 20)


def judgements(view: SummaryView) -> Section:
    """Formulations and records of tools, by the day on which they are looked at again."""
    if not view.judgements:
        return Section("Formulation and judgements", (Paragraph(line("None is recorded.")),))
    rows = tuple(_row(one) for one in view.judgements)
    table = Table("Judgements, as recorded", _COLUMNS, rows, _WIDTHS)
    return Section("Formulation and judgements", (Paragraph(line(_AS_RECORDED), quiet=True), table))


def _row(one: JudgementView) -> tuple[Cell, ...]:
    tool = f"{one.tool_words}, version {one.version}" if one.version else one.tool_words
    who = f"{one.assessor}, {one.competence}" if one.competence else one.assessor
    until = f"review by {short_day(one.review_by)}"
    reviewed = line(past(f"{until}: EXPIRED")) if one.expired else line(until)
    return (
        cell(tool),
        cell(who, short_day(one.on), reviewed),
        cell(*one.text),
        cell(*one.informs) if one.informs else cell("no risk is named"),
    )
