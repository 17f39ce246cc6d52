"""A bow-tie is drawn and told: every cause and result stands as text beside the drawing."""

from tcplan.domain.dates import long_day
from tcplan.report.document import Block, Cell, Drawing, Paragraph, Section, Table, cell, line
from tcplan.report.phrases import answer, each, missing
from tcplan.views.drawn import bowtie_of
from tcplan.views.risks import RiskView, StrandView
from tcplan.views.summary import SummaryRisk, SummaryView

BOWTIE_CELLS = 112
_SAME_AS_TEXT = (
    "Left: what could start it and what stops it. Right: what limits it and what it would lead to. "
    "The tables below say the same in words, for the day of the move too."
)


def causes_and_results(view: SummaryView, risk: SummaryRisk) -> Section:
    """The bow-tie, and its strands as tables now and on the day of the move."""
    day = long_day(view.heading.as_at)
    title = f"Bow-tie of “{risk.now.title}” on {day}."
    return Section(
        "What could start it, and what it would lead to",
        (
            Drawing(bowtie_of(risk.now, BOWTIE_CELLS), title, _SAME_AS_TEXT),
            _table("Causes, and what prevents each", risk, "threats"),
            _table("Results, and what limits each", risk, "consequences"),
        ),
    )


def _table(caption: str, risk: SummaryRisk, side: str) -> Block:
    strands = _strands(risk.now, side)
    if not strands:
        return Paragraph(line(missing(f"{caption}: nothing is recorded.")))
    names = {control.id: control.name for control in risk.now.controls}
    later = [] if risk.on_move_day is None else [_strands(risk.on_move_day, side)]
    return Table(
        caption,
        ("What", "Now", *(["On the day of the move"] if later else []), "Controls on it"),
        tuple(
            (
                cell(strand.text),
                _worst(strand),
                *(_worst(then[number]) for then in later),
                each([names.get(name, name) for name in strand.controls], "none"),
            )
            for number, strand in enumerate(strands)
        ),
        (26, 20, 20, 34) if later else (30, 28, 42),
    )


def _strands(risk: RiskView, side: str) -> tuple[StrandView, ...]:
    return risk.threats if side == "threats" else risk.consequences


def _worst(strand: StrandView) -> Cell:
    return cell(answer(strand.answer, strand.answer_words), strand.when)
