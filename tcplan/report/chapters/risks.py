"""A risk is told as what we want to prevent and what holds it; never as what a person will do."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day
from tcplan.report.chapters.controls import control_table, within
from tcplan.report.chapters.cover import cover_through_the_week
from tcplan.report.chapters.failures import what_would_have_to_fail
from tcplan.report.chapters.front import reminder
from tcplan.report.chapters.gaps import what_would_close
from tcplan.report.chapters.strands import causes_and_results
from tcplan.report.document import (
    Block,
    Cell,
    Fact,
    Facts,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.phrases import answer, answer_of, aside, missing, or_missing
from tcplan.views.risks import RiskView, SignView
from tcplan.views.sentences import MATRIX_IS_A_LABEL
from tcplan.views.summary import SummaryRisk, SummaryView


def what_holds_each_risk(view: SummaryView) -> Section:
    """All risks at a glance, then each in full."""
    if not view.risks:
        nothing = Paragraph(line(missing("No risk is recorded, so nothing is said about cover.")))
        return Section("What holds each risk", (nothing,))
    return Section(
        "What holds each risk",
        (
            _at_a_glance(view),
            _counted(view),
            reminder(view.heading),
            *(_risk(view, risk) for risk in view.risks),
        ),
        listed=True,
    )


def _at_a_glance(view: SummaryView) -> Table:
    then = (f"On the day of the move, {long_day(view.move_day)}",) if view.move_day else ()
    return Table(
        "The worst answer about each risk, in the order of the plan",
        ("What could go wrong", f"On {long_day(view.heading.as_at)}", *then),
        tuple(
            (
                cell(risk.now.title),
                _worst(risk.now),
                *((_worst(risk.on_move_day),) if then and risk.on_move_day else ()),
            )
            for risk in view.risks
        ),
        (46, 27, 27)[: 2 + len(then)],
    )


def _worst(risk: RiskView) -> Cell:
    return cell(answer(risk.answer, risk.answer_words), risk.when)


def _counted(view: SummaryView) -> Paragraph:
    row = view.person.row
    runs = [Run("Risks by their worst answer now")]
    for code, count in row.answers.items():
        runs += [Run("; " if len(runs) > 1 else ": "), answer_of(code), Run(f": {count}")]
    gaps = f". Risks that are not covered or covered only by promise: {row.gaps}."
    return Paragraph((*runs, Run(gaps)))


def _risk(view: SummaryView, risk: SummaryRisk) -> Section:
    now, then = risk.now, risk.on_move_day
    later = {control.id: control for control in then.controls} if then else {}
    controls: Block = Paragraph(line(missing("No control acts on it.")))
    if now.controls:
        controls = control_table(f"Controls that act on “{now.title}”", now.controls, later)
    return Section(
        now.title,
        (
            Facts((*_told(now), _reviewed(now, then))),
            Section("How they see it themselves", _own_view(now)),
            Section("What holds it", (_answers(view, risk),)),
            causes_and_results(view, risk),
            cover_through_the_week(view, risk),
            what_would_have_to_fail(risk),
            Section("Early-warning signs, and who answers", (_signs(now.signs),)),
            Section("Controls", (controls,)),
            what_would_close(risk),
        ),
    )


def _told(risk: RiskView) -> Iterator[Fact]:
    yield fact("What we want to prevent", risk.to_prevent, aside(f"{risk.kind_words}; {risk.id}"))
    yield fact("In which circumstances", or_missing(risk.circumstances, "not recorded"))
    yield fact("Who leads", or_missing(risk.lead, "nobody named"))
    if risk.matrix_labels:
        yield fact("Labels of organisations", *risk.matrix_labels, aside(MATRIX_IS_A_LABEL))


def _reviewed(now: RiskView, then: RiskView | None) -> Fact:
    lines = [line(or_missing(now.last_cause_review, "never"))]
    for when, risk in (("now", now), ("on the day of the move", then)):
        if risk is not None and not risk.causes_reviewed:
            late = "not in time, or not by the team that is responsible"
            lines.append(line(missing(f"{late}, {when}")))
    return Fact("Causes last reviewed", tuple(lines))


def _own_view(risk: RiskView) -> tuple[Block, ...]:
    said: Block = Paragraph(line(missing("Not recorded. Ask, and write down what is said.")))
    if risk.own_view:
        said = Quote(risk.own_view)
    if not risk.disagreements:
        return (said, Paragraph(line("No disagreement about it is recorded.")))
    return (said, Facts((fact("Disagreements about it", *risk.disagreements),)))


def _answers(view: SummaryView, risk: SummaryRisk) -> Facts:
    facts = [_answer(f"On {long_day(view.heading.as_at)}", risk.now)]
    if risk.on_move_day and view.move_day:
        facts.append(
            _answer(f"On the day of the move, {long_day(view.move_day)}", risk.on_move_day)
        )
    return Facts(tuple(facts))


def _answer(when: str, risk: RiskView) -> Fact:
    worst = (answer(risk.answer, risk.answer_words), Run(f"; worst hours: {risk.when}"))
    return fact(when, worst, risk.sentence)


def _signs(signs: tuple[SignView, ...]) -> Block:
    if not signs:
        return Paragraph(line(missing("No early-warning sign is recorded.")))
    return Table(
        "What is seen early, who notices and who answers",
        ("Sign", "Usually", "Who notices", "Who answers, and within", "What it sets off"),
        tuple(
            (
                cell(sign.sign),
                cell(sign.baseline or "not recorded"),
                cell(or_missing(sign.noticed_by, "nobody named")),
                cell(
                    or_missing(sign.responder, "nobody named"), within(sign.respond_within_minutes)
                ),
                cell(sign.triggers or "not recorded"),
            )
            for sign in signs
        ),
        (25, 20, 18, 20, 17),
    )
