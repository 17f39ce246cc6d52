"""The control and risk register: sheets to filter and sort, and the same to be read or printed.

Everything in a ``RegisterView`` is in both; tests mark each value and look for it.
"""

from tcplan.domain.dates import short_day
from tcplan.report.chapters.controls import control_table
from tcplan.report.chapters.register_sheets import workbook
from tcplan.report.chapters.work import (
    MARKING,
    part,
    table_or,
    work_foot,
    work_opening,
)
from tcplan.report.document import (
    Cell,
    Document,
    Fact,
    Facts,
    Line,
    Paragraph,
    Run,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import answer, aside, labelled, missing, or_missing, past, strong
from tcplan.views.chasing import NOBODY_CHASES
from tcplan.views.papers.register import ControlRow, RegisterView, RiskRow, StrandRow, register
from tcplan.views.papers.register_judgements import JudgementView
from tcplan.views.papers.register_tasks import TaskView
from tcplan.views.sentences import MATRIX_IS_A_LABEL

TITLE = "Control and risk register"
_NO_RISK = "No risk is recorded, so nothing is said about cover."
_NO_CONTROL = "No control is recorded."
_NO_TASK = "No gap, finding or open action."
_NO_JUDGEMENT = "No judgement is recorded."


def document(view: RegisterView) -> Document:
    """The register to be read: risks, controls, what is to be done, judgements as recorded."""
    whose = view.individual_label or "everybody in the plan"
    return Document(
        title=f"{TITLE}: {whose}",
        footer=work_foot(TITLE, view.heading, view.recipient),
        opening=work_opening(
            view.heading, view.recipient, fact("About", whose), fact("In order of", view.sorted_by)
        ),
        sections=(
            part(
                "Risks",
                table_or(_glance(view), _NO_RISK),
                *map(_risk, view.risks),
            ),
            part("Controls", table_or(_controls(view), _NO_CONTROL)),
            part(
                "Gaps, findings and actions",
                table_or(_tasks(view), _NO_TASK),
                *_what_would_close(view),
            ),
            part(
                "Judgements, as recorded",
                Paragraph(line(view.judgements_are_text), quiet=True),
                table_or(_judgements(view), _NO_JUDGEMENT),
            ),
        ),
        marking=MARKING,
    )


def _due(view: RegisterView, row: RiskRow | ControlRow) -> Cell:
    if row.due is None:
        return cell(missing("no day is set"))
    late = [past("OVERDUE")] if row.due < view.heading.as_at else []
    return cell(short_day(row.due), *late, aside(row.due_words or ""))


def _glance(view: RegisterView) -> Table:
    return Table(
        "Every risk, the earliest due first",
        ("First due", "What could go wrong", "What holds it", "Who leads"),
        tuple(
            (
                _due(view, risk),
                cell(strong(risk.title), aside(risk.individual_label)),
                cell(answer(risk.answer, risk.answer_words), risk.when),
                cell(or_missing(risk.lead, "nobody named")),
            )
            for risk in view.risks
        ),
        (22, 34, 26, 18),
    )


def _risk(risk: RiskRow) -> Section:
    facts = [
        fact("Whose, kind and id", f"{risk.individual_label}; {risk.kind_words}; {risk.id}"),
        fact("What we want to prevent", risk.to_prevent),
        fact("In which circumstances", or_missing(risk.circumstances, "not recorded")),
        fact("What holds it", risk.sentence, *_held(risk)),
        *_on_move_day(risk),
        fact("Causes", *_strands(risk.causes, "no cause is recorded")),
        fact("Results", *_strands(risk.results, "no result is recorded")),
        fact("One failure alone", *(risk.single_points or ("no single failure uncovers it",))),
        fact("Causes last reviewed", *_reviewed(risk)),
        fact("Early-warning signs", *(risk.signs or (missing("none recorded"),))),
        fact("How they see it themselves", or_missing(risk.own_view, "not recorded: ask")),
    ]
    if risk.disagreements:
        facts.append(fact("Disagreements about it", *risk.disagreements))
    if risk.matrix_labels:
        facts.append(fact("Labels of organisations", *risk.matrix_labels, aside(MATRIX_IS_A_LABEL)))
    if risk.judgements:
        facts.append(fact("Judgements that inform it", *risk.judgements))
    return Section(risk.title, (Facts(tuple(facts)),))


def _held(risk: RiskRow) -> tuple[Line, ...]:
    by = (line("Held only by what restricts the person."),) if risk.by_restriction else ()
    return (labelled("Ways that share nothing", risk.separate_ways), *by)


def _on_move_day(risk: RiskRow) -> tuple[Fact, ...]:
    if risk.move_day is None or risk.move_answer_words is None:
        return ()
    words = f"{short_day(risk.move_day)}: {risk.move_answer_words}"
    return (fact("On the day of the move", words, risk.move_sentence or ""),)


def _strands(strands: tuple[StrandRow, ...], otherwise: str) -> tuple[Line, ...]:
    return tuple(_strand(one) for one in strands) or (line(missing(otherwise)),)


def _strand(one: StrandRow) -> Line:
    by = "; ".join(one.held_by) or "nothing acts on it"
    return line(f"{one.text}: ", answer(one.answer, one.answer_words), f", {one.when} ({by})")


def _reviewed(risk: RiskRow) -> tuple[Line, ...]:
    lines = [line(or_missing(risk.last_cause_review, "never"))]
    if not risk.causes_reviewed:
        lines.append(line(missing("not in time, or not by the team that is responsible")))
    return tuple(lines)


def _controls(view: RegisterView) -> Table:
    told = control_table("", (row.control for row in view.controls), {})
    return Table(
        "Every control, the earliest due first",
        ("First due", *told.columns),
        tuple(
            (_due(view, row), (*cell(aside(_on(row))), *what), *others)
            for row, (what, *others) in zip(view.controls, told.rows, strict=True)
        ),
        (16, 30, 24, 30),
    )


def _on(row: ControlRow) -> str:
    return "; ".join((row.control.individual_label, *(row.risks or ("acts on no recorded risk",))))


def _tasks(view: RegisterView) -> Table:
    return Table(
        "Everything to be done, the earliest due first",
        ("Due", "What", "Why", "Who"),
        tuple(_task(view, one) for one in view.tasks),
        (17, 31, 32, 20),
    )


def _task(view: RegisterView, one: TaskView) -> tuple[Cell, ...]:
    late = [past("OVERDUE")] if one.due and one.due < view.heading.as_at else []
    when = cell(missing(one.standing))
    if one.due:
        when = cell(short_day(one.due), *late, aside(one.standing))
    return (
        when,
        cell(_what(one), *_hours(one), aside(_filed(one))),
        cell(*_why(one), *map(aside, one.rules)),
        cell(or_missing(one.owner, "nobody named"), *_chased(one)),
    )


def _what(one: TaskView) -> Run:
    return Run(one.what) if one.kind == "finding" else strong(one.what)


def _why(one: TaskView) -> tuple[Line, ...]:
    why = (line(one.why),) if one.why else ()
    return (*why, line(strong(one.accepted))) if one.accepted else why


def _hours(one: TaskView) -> tuple[str, ...]:
    return (f"{one.answer_words}: {one.when}",) if one.answer_words else ()


def _filed(one: TaskView) -> str:
    return "; ".join(filter(None, (one.kind_words, one.individual_label, one.about)))


def _what_would_close(view: RegisterView) -> tuple[Section, ...]:
    """Each gap with what would close it; what was ruled out is told once for each risk."""
    told: dict[str, tuple[tuple[str, ...], str]] = {}
    gaps = []
    for one in (row for row in view.tasks if row.kind == "gap"):
        ruled_out, before = told.get(one.about, ((), ""))
        same = bool(one.ruled_out) and one.ruled_out == ruled_out
        gaps.append(_gap(one, before if same else None))
        told[one.about] = (one.ruled_out, one.when or "")
    return (part("What would close each gap", *gaps),) if gaps else ()


def _gap(one: TaskView, before: str | None) -> Section:
    helps = [line(text) for text in one.would_help]
    if one.not_listed:
        helps.append(line(f"{one.not_listed} more would help too; they are not listed."))
    nothing = (line("No change to an existing arrangement was found to help."),)
    facts = [Fact("Would close or ease it", tuple(helps) or nothing)]
    if one.ruled_out:
        looked_at = one.ruled_out if before is None else (f"the same as above, for {before}",)
        facts.append(fact("Looked at, and why not", *looked_at))
    return Section(f"{one.what} ({one.when})", (Facts(tuple(facts)),))


def _chased(one: TaskView) -> tuple[Line, ...]:
    lines = [labelled("Asked on", short_day(one.asked_on))] if one.asked_on else []
    if one.kind == "action":
        day = f", {short_day(one.last_reply_on)}" if one.last_reply_on else ""
        replied = one.last_reply or ("noted" if day else None)
        lines.append(labelled("Last reply", replied and f"{replied}{day}", "none"))
        lines.append(labelled("Chased by", one.chaser, NOBODY_CHASES))
    if one.escalated_to:
        lines.append(labelled("Escalated to", one.escalated_to))
    return tuple(lines)


def _judgements(view: RegisterView) -> Table:
    return Table(
        "As its assessor recorded it",
        ("Review by", "Tool, and who", "What was recorded", "Informs"),
        tuple(_judgement(one) for one in view.judgements),
        (16, 26, 36, 22),
    )


def _judgement(one: JudgementView) -> tuple[Cell, ...]:
    late = [past("EXPIRED")] if one.expired else []
    version = f", version {one.version}" if one.version else ""
    who = [aside(one.competence)] if one.competence else []
    return (
        cell(short_day(one.review_by), *late),
        cell(
            strong(f"{one.tool_words}{version}"),
            f"{one.assessor}, {short_day(one.on)}",
            *who,
            aside(f"{one.individual_label}; {one.id}"),
        ),
        cell(*one.text),
        cell(*(one.informs or ("no recorded risk",))),
    )


PAPER = Paper(view=register, document=document, workbook=workbook)
