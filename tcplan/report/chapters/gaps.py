"""A gap is an action for services: who leads, what would close it, and what has been ruled out."""

from collections.abc import Sequence

from tcplan.report.chapters.controls import restriction
from tcplan.report.document import Block, Fact, Facts, Line, Paragraph, Section, fact, line
from tcplan.report.phrases import answer, answer_of, or_missing
from tcplan.views.gaps import GapView, Suggestion
from tcplan.views.summary import SummaryRisk

_NOBODY_LEADS = "nobody named: agree who leads"


def what_would_close(risk: SummaryRisk) -> Section:
    """Each gap in the hours of the week, now and on the day of the move, the worst first."""
    now = _gaps(risk.gaps, "Every hour of the week has back-up now.")
    then: tuple[Block, ...] = ()
    if risk.on_move_day is not None:
        held = "On the day of the move every hour of the week has back-up."
        title = "Gaps on the day of the move, and what would close them"
        then = (Section(title, _gaps(risk.gaps_on_move_day, held)),)
    return Section("Gaps, who leads, and what would close them", (*now, *then))


def _gaps(gaps: Sequence[GapView], without: str) -> tuple[Block, ...]:
    if not gaps:
        return (Paragraph(line(without)),)
    blocks: list[Block] = []
    for number, gap in enumerate(gaps):
        before = next((g.when for g in gaps[:number] if g.ruled_out == gap.ruled_out), None)
        blocks += [Paragraph((answer(gap.answer, gap.answer_words), *line(f", {gap.when}")))]
        blocks += [Facts(_gap(gap, before))]
    return tuple(blocks)


def _gap(gap: GapView, before: str | None) -> tuple[Fact, ...]:
    """One gap; what was ruled out is not told twice when it is the same as for hours ``before``."""
    facts = [
        fact("Why", gap.sentence),
        fact("Who leads", or_missing(gap.owner, _NOBODY_LEADS)),
        Fact("What would close or ease it", _suggested(gap)),
    ]
    if gap.ruled_out:
        told = gap.ruled_out if before is None else (f"the same as above, for {before}",)
        facts.append(fact("Looked at", *told))
    return tuple(facts)


def _suggested(gap: GapView) -> tuple[Line, ...]:
    gentle_first = sorted(gap.suggestions, key=lambda s: s.restrictive)
    lines = [_suggestion(suggestion) for suggestion in gentle_first]
    if gap.not_listed:
        lines.append(line(f"{gap.not_listed} more would help too; they are not listed."))
    return tuple(lines) or (line("No change to an existing arrangement was found to help."),)


def _suggestion(found: Suggestion) -> Line:
    mark = (restriction(), *line(": ")) if found.restrictive else ()
    return (
        *mark,
        *line(f"{found.text} (for “{found.closes}”; the cause would then be "),
        answer_of(found.threat_after),
        *line(", the risk "),
        answer_of(found.risk_after),
        *line(")"),
    )
