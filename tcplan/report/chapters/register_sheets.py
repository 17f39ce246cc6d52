"""The register as sheets: one value to a cell, dates as dates, and nothing of the view lost."""

from tcplan.report.chapters.work import MARKING, about_sheet, several, sheet_foot
from tcplan.report.workbook import Column, SheetOf, Value, Workbook
from tcplan.views.controls import ControlView, EvidenceView
from tcplan.views.papers.register import ControlRow, RegisterView, RiskRow, StrandRow
from tcplan.views.papers.register_judgements import JudgementView
from tcplan.views.papers.register_tasks import TaskView

_TITLE = "Control and risk register"

_RISKS = (
    Column("First due", "date", 12),
    Column("What is due", width=34),
    Column("Person", width=12),
    Column("What could go wrong", width=34),
    Column("What holds it", width=20),
    Column("Worst hours", width=28),
    Column("Why", width=44),
    Column("Causes", width=54),
    Column("Results", width=44),
    Column("Who leads", width=24),
    Column("Causes last reviewed", width=26),
    Column("Causes reviewed in time", "yes-no", 12),
    Column("Day of the move", "date", 12),
    Column("Held on the day of the move", width=22),
    Column("Why on the day of the move", width=44),
    Column("Held only by restriction", "yes-no", 12),
    Column("One failure alone", width=40),
    Column("Separate ways", width=36),
    Column("Early-warning signs", width=44),
    Column("What we want to prevent", width=36),
    Column("In which circumstances", width=36),
    Column("How they see it themselves", width=36),
    Column("Disagreements about it", width=36),
    Column("Labels of organisations (as they wrote them)", width=36),
    Column("Judgements that inform it", width=36),
    Column("Kind", width=20),
    Column("Id", width=16),
    Column("Person id", width=12),
)
_CONTROLS = (
    Column("First due", "date", 12),
    Column("What is due", width=30),
    Column("Person", width=12),
    Column("Control", width=34),
    Column("What it is", width=36),
    Column("State", width=18),
    Column("Counts as cover on evidence", "yes-no", 12),
    Column("Hours in which it counts", width=26),
    Column("Why it does not count", width=36),
    Column("Prevents", width=36),
    Column("Limits", width=36),
    Column("Risks", width=36),
    Column("Delivered by", width=28),
    Column("Deputy", width=22),
    Column("Owner", width=22),
    Column("Hours", width=26),
    Column("From", "date", 12),
    Column("Until", "date", 12),
    Column("Newest evidence", width=34),
    Column("Seen on", "date", 12),
    Column("Seen by", width=22),
    Column("Age in days", "number", 10),
    Column("Evidence holds until", "date", 12),
    Column("Evidence expired", "yes-no", 12),
    Column("Earlier evidence", width=36),
    Column("Last tested", "date", 12),
    Column("Review by", "date", 12),
    Column("Needs", width=28),
    Column("Restricts the person", "yes-no", 12),
    Column("Authority", width=28),
    Column("Why nothing less would do", width=36),
    Column("How it will be reduced", width=36),
    Column("Only notices", "yes-no", 12),
    Column("Who answers", width=24),
    Column("Answers within minutes", "number", 12),
    Column("Where", width=18),
    Column("Kind", width=18),
    Column("Id", width=18),
)
_TASKS = (
    Column("Due", "date", 12),
    Column("Standing", width=26),
    Column("Gap, finding or action", width=14),
    Column("Person", width=12),
    Column("What", width=44),
    Column("Hours", width=26),
    Column("What holds it", width=20),
    Column("Why", width=44),
    Column("What would help", width=44),
    Column("More that would help", "number", 12),
    Column("Looked at and ruled out", width=36),
    Column("Who", width=28),
    Column("Asked on", "date", 12),
    Column("Last reply", width=30),
    Column("Last reply on", "date", 12),
    Column("Escalated to", width=22),
    Column("Chased by", width=22),
    Column("Accepted", width=36),
    Column("Rules", width=36),
    Column("About", width=18),
)
_JUDGEMENTS = (
    Column("Review by", "date", 12),
    Column("Expired", "yes-no", 10),
    Column("Person", width=12),
    Column("Tool", width=24),
    Column("Version", width=12),
    Column("Assessor", width=30),
    Column("Competence", width=26),
    Column("Recorded on", "date", 12),
    Column("As recorded", width=70),
    Column("Informs", width=36),
    Column("Id", width=14),
)

_Row = tuple[Value, ...]


def workbook(view: RegisterView) -> Workbook:
    """Risks, controls, gaps and actions, judgements, and what the file is."""
    return Workbook(
        sheets=(
            SheetOf("Risks", _RISKS, tuple(map(_risk, view.risks))),
            SheetOf("Controls", _CONTROLS, tuple(map(_control, view.controls))),
            SheetOf("Gaps and actions", _TASKS, tuple(map(_task, view.tasks))),
            SheetOf("Judgements", _JUDGEMENTS, tuple(map(_judgement, view.judgements))),
            about_sheet(
                _TITLE,
                view.heading,
                view.recipient,
                ("About whom", view.individual_label or "everybody in the plan"),
                ("In order of", view.sorted_by),
                ("Judgements", view.judgements_are_text),
            ),
        ),
        title=_TITLE,
        footer=sheet_foot(view.heading, view.recipient),
        marking=MARKING,
    )


def _risk(risk: RiskRow) -> _Row:
    return (
        risk.due,
        risk.due_words,
        risk.individual_label,
        risk.title,
        risk.answer_words,
        risk.when,
        risk.sentence,
        several(map(_strand, risk.causes)),
        several(map(_strand, risk.results)),
        risk.lead,
        risk.last_cause_review,
        risk.causes_reviewed,
        risk.move_day,
        risk.move_answer_words,
        risk.move_sentence,
        risk.by_restriction,
        several(risk.single_points),
        risk.separate_ways,
        several(risk.signs),
        risk.to_prevent,
        risk.circumstances,
        risk.own_view,
        several(risk.disagreements),
        several(risk.matrix_labels),
        several(risk.judgements),
        risk.kind_words,
        risk.id,
        risk.individual,
    )


def _strand(one: StrandRow) -> str:
    by = "; ".join(one.held_by) or "nothing acts on it"
    return f"{one.text}: {one.answer_words}, {one.when} ({by})"


def _control(row: ControlRow) -> _Row:
    one = row.control
    return (
        row.due,
        row.due_words,
        one.individual_label,
        one.name,
        one.description,
        one.state_words,
        one.counts,
        one.counts_when or None,
        one.why_not or None,
        several(one.prevents),
        several(one.limits),
        several(row.risks),
        one.delivery,
        one.deputy,
        one.owner,
        one.hours,
        one.start,
        one.end,
        *_evidence(one.evidence),
        one.last_tested,
        one.review_by,
        several(one.requires),
        *_restriction(one),
        one.only_notices,
        one.responder,
        one.respond_within_minutes,
        one.setting_words,
        one.kind_words,
        one.id,
    )


def _restriction(one: ControlView) -> _Row:
    return (
        one.restrictive,
        one.authority,
        one.least_restrictive_rationale,
        one.reduction_plan,
    )


def _evidence(items: tuple[EvidenceView, ...]) -> _Row:
    """The newest in cells of its own, to be filtered; the earlier ones in words."""
    if not items:
        return (None,) * 7
    newest = max(items, key=lambda item: (item.on, item.review_by))
    earlier = [item for item in items if item is not newest]
    return (
        newest.what,
        newest.on,
        newest.seen_by,
        newest.age_days,
        newest.review_by,
        newest.expired,
        several(map(_in_words, earlier)),
    )


def _in_words(item: EvidenceView) -> str:
    held = "expired" if item.expired else "in date"
    return f"{item.what}, {item.on}, seen by {item.seen_by}, review by {item.review_by} ({held})"


def _task(one: TaskView) -> _Row:
    return (
        one.due,
        one.standing,
        one.kind_words,
        one.individual_label,
        one.what,
        one.when,
        one.answer_words,
        one.why or None,
        several(one.would_help),
        one.not_listed or None,
        several(one.ruled_out),
        one.owner,
        one.asked_on,
        one.last_reply,
        one.last_reply_on,
        one.escalated_to,
        one.chaser,
        one.accepted,
        several(one.rules),
        one.about,
    )


def _judgement(one: JudgementView) -> _Row:
    return (
        one.review_by,
        one.expired,
        one.individual_label,
        one.tool_words,
        one.version,
        one.assessor,
        one.competence,
        one.on,
        several(one.text),
        several(one.informs),
        one.id,
    )
