"""The decision log as sheets: each decision a row, dates as dates, the journal beside it."""

from tcplan.report.chapters.work import MARKING, about_sheet, several, sheet_foot
from tcplan.report.workbook import Column, SheetOf, Value, Workbook
from tcplan.views.gate_standing import GateEvidenceView
from tcplan.views.papers.decision_log import DecisionLogView, OpenRow, StepRow
from tcplan.views.papers.decisions_changed import ChangeRow, DayMoved
from tcplan.views.papers.decisions_made import DecisionRow, PersonSaid, RuleApplied

_TITLE = "Decision log"

_DECISIONS = (
    Column("Day", "date", 12),
    Column("What", width=36),
    Column("Kind", width=22),
    Column("Decision", width=22),
    Column("Person", width=20),
    Column("Role", width=22),
    Column("Agency", width=26),
    Column("Basis", width=22),
    Column("Rule", width=14),
    Column("Version applied", width=12),
    Column("How the version is known", width=34),
    Column("Rule's title", width=34),
    Column("Rule in force", width=34),
    Column("Rule's source", width=36),
    Column("Not sure about the rule", width=34),
    Column("Other version since", width=36),
    Column("Evidence", width=44),
    Column("First review of evidence", "date", 12),
    Column("Dissent", width=44),
    Column("Reason", width=40),
    Column("Until", "date", 12),
    Column("Version of the plan", width=14),
    Column("How it stands", width=44),
    Column("What it lacks", width=36),
    Column("Id", width=16),
)
_OPEN = (
    Column("Due", "date", 12),
    Column("What", width=40),
    Column("Basis", width=22),
    Column("Rule", width=14),
    Column("How it stands", width=50),
    Column("Who", width=28),
    Column("Id", width=16),
)
_STEPS = (
    Column("Milestone", width=40),
    Column("Takes", width=26),
    Column("Begun", "date", 12),
    Column("Done", "date", 12),
    Column("Who", width=28),
    Column("Id", width=16),
)
_DAYS = (
    Column("Changed on", "date", 12),
    Column("At", width=12),
    Column("What", width=40),
    Column("From", width=18),
    Column("To", width=18),
    Column("Who", width=22),
    Column("For", width=26),
    Column("Why", width=40),
    Column("Taken back since", "yes-no", 12),
)
_CHANGES = (
    Column("Changed on", "date", 12),
    Column("At", width=12),
    Column("Save", "number", 10),
    Column("Who", width=22),
    Column("For", width=26),
    Column("Why", width=40),
    Column("What was done", width=40),
    Column("Field", width=34),
    Column("Before", width=40),
    Column("After", width=40),
    Column("Taken back since", "yes-no", 12),
)

_Row = tuple[Value, ...]


def workbook(view: DecisionLogView) -> Workbook:
    """Decisions, what is open, milestones, days that were moved, changes, and what the file is."""
    told = [("About the move of", view.individual_label), ("Journal", view.journal)]
    for move in view.moves:
        days = f"target {move.target or 'no day'}; moved on {move.moved_on or 'not moved'}"
        told.append(("Move", f"{move.stage_words}; {days}; {move.id}"))
    if view.changes_elsewhere:
        told.append(("Saves that changed other entries", str(view.changes_elsewhere)))
    return Workbook(
        sheets=(
            SheetOf("Decisions", _DECISIONS, tuple(map(_decision, view.decisions))),
            SheetOf("Still to be decided", _OPEN, tuple(map(_open, view.open))),
            SheetOf("Milestones", _STEPS, tuple(map(_step, view.steps))),
            SheetOf("Days that were moved", _DAYS, tuple(map(_day, view.days_moved))),
            SheetOf(
                "Who changed what",
                _CHANGES,
                tuple(row for one in view.changes for row in _change(one)),
            ),
            about_sheet(_TITLE, view.heading, view.recipient, *told),
        ),
        title=f"{_TITLE}: {view.individual_label}",
        footer=sheet_foot(view.heading, view.recipient),
        marking=MARKING,
    )


def _decision(one: DecisionRow) -> _Row:
    return (
        one.on,
        one.what,
        one.kind_words,
        one.decision_words,
        one.by.name,
        one.by.role,
        one.by.agency,
        one.basis_words,
        *_rule(one.rule),
        several(map(_item, one.evidence)),
        min((item.review_by for item in one.evidence), default=None),
        several(map(_said, one.dissent)),
        one.reason,
        one.until,
        one.plan_version,
        one.standing,
        several(one.lacks),
        one.id,
    )


def _rule(rule: RuleApplied | None) -> _Row:
    if rule is None:
        return (None,) * 8
    return (
        rule.id,
        rule.version,
        rule.how_known,
        rule.title,
        rule.effective_words,
        rule.source,
        rule.doubt,
        rule.note,
    )


def _item(item: GateEvidenceView) -> str:
    return (
        f"{item.what}, {item.on}, {item.days_old} days old, seen by {item.seen_by}, "
        f"review by {item.review_by}: {item.state_words}"
    )


def _said(said: PersonSaid) -> str:
    return f"{said.name}, {said.role}, {said.agency}: {said.words}"


def _open(one: OpenRow) -> _Row:
    return (one.due, one.what, one.basis_words, one.rule, one.because, one.owner, one.id)


def _step(one: StepRow) -> _Row:
    return (one.name, one.days, one.started_on, one.done_on, one.owner, one.id)


def _day(one: DayMoved) -> _Row:
    told = (one.on, one.clock, one.what, one.before, one.after, one.who, one.agency, one.why)
    return (*told, one.undone)


def _change(one: ChangeRow) -> list[_Row]:
    """A row for each field, or one where the change has none."""
    head = (one.on, one.clock, one.change, one.who, one.agency, one.why, one.done)
    told: list[_Row] = [(each.what, each.before, each.after) for each in one.fields]
    return [(*head, *field, one.undone) for field in told or [(None, None, None)]]
