"""The decision log is read by somebody who was not there: what, who, on what, by which rule.

Everything in a ``DecisionLogView`` is on paper and in the sheets; tests mark each value.
"""

from tcplan.domain.dates import days_said, short_day
from tcplan.report.chapters.decision_sheets import workbook
from tcplan.report.chapters.work import MARKING, part, table_or, work_foot, work_opening
from tcplan.report.document import (
    Cell,
    Document,
    Fact,
    Facts,
    Line,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import (
    aside,
    day_or,
    labelled,
    missing,
    or_missing,
    past,
    strong,
)
from tcplan.views.gate_standing import GateEvidenceView
from tcplan.views.papers.decision_log import NO_MOVE, DecisionLogView, OpenRow, decision_log
from tcplan.views.papers.decisions_changed import ChangeRow, DayMoved
from tcplan.views.papers.decisions_made import DecisionRow, PersonSaid, RuleApplied

TITLE = "Decision log"


def document(view: DecisionLogView) -> Document:
    """The log to be read: the move, each decision, what is open, milestones, the journal."""
    return Document(
        title=f"{TITLE}: {view.individual_label}",
        footer=work_foot(f"{TITLE}, {view.individual_label}", view.heading, view.recipient),
        opening=work_opening(
            view.heading, view.recipient, fact("About the move of", view.individual_label)
        ),
        sections=(
            part("The move", *_moves(view)),
            part("At a glance", table_or(_glance(view), "No decision is recorded by this day.")),
            part("Each decision", *_each(view)),
            part("Still to be decided", table_or(_open(view), "Nothing is still to be decided.")),
            part("Milestones", table_or(_steps(view), "No milestone is recorded.")),
            *_from_journal(view),
        ),
        marking=MARKING,
    )


def _from_journal(view: DecisionLogView) -> tuple[Section, ...]:
    """Days that were moved and who changed what; without a journal nothing is said of either."""
    told = Paragraph(line(view.journal))
    if not view.journalled:
        return (part("Days that were moved, and who changed what", told),)
    return (
        part(
            "Days that were moved",
            told,
            table_or(_days_moved(view), "No day that was set has been set to another."),
        ),
        part("Who changed what", *_changes(view)),
    )


def _moves(view: DecisionLogView) -> tuple[Facts | Paragraph, ...]:
    if not view.moves:
        return (Paragraph(line(missing(NO_MOVE))),)
    return tuple(
        Facts(
            (
                fact("Stage", move.stage_words, aside(move.id)),
                fact("Target day", day_or(move.target, "no day is set")),
                fact("Moved on", day_or(move.moved_on, "not moved")),
            )
        )
        for move in view.moves
    )


def _glance(view: DecisionLogView) -> Table:
    return Table(
        "Decisions, the oldest first",
        ("Day", "What", "Decision", "Who"),
        tuple(
            (
                cell(short_day(one.on)),
                cell(strong(one.what), aside(one.kind_words)),
                cell(one.decision_words, *(["with dissent"] if one.dissent else [])),
                cell(_who(one.by)),
            )
            for one in view.decisions
        ),
        (14, 36, 22, 28),
    )


def _who(by: PersonSaid) -> str:
    return f"{by.name}, {by.role}, {by.agency}"


def _each(view: DecisionLogView) -> tuple[Section | Paragraph, ...]:
    if not view.decisions:
        return (Paragraph(line("No decision is recorded by this day.")),)
    return tuple(
        Section(f"{short_day(one.on)}: {one.what}", (Facts(tuple(_decision(one))),))
        for one in view.decisions
    )


def _decision(one: DecisionRow) -> list[Fact]:
    basis = [one.basis_words] if one.basis_words else []
    facts = [
        fact("Decision", strong(one.decision_words), aside(f"{one.kind_words}; {one.id}")),
        fact("Decided by", _who(one.by)),
        fact("Basis and rule applied", *basis, *_rule(one)),
        fact("How it stands on the day asked about", one.standing),
        Fact("Evidence", _evidence(one)),
        Fact("Dissent", _dissent(one)),
    ]
    if one.reason:
        facts.append(fact("Reason, as recorded", one.reason))
    if one.until:
        facts.append(fact(_UNTIL[one.kind], short_day(one.until)))
    if one.plan_version:
        facts.append(fact("Version of the plan before them", one.plan_version))
    if one.lacks:
        facts.append(fact("What it lacks", *map(missing, one.lacks)))
    return facts


_UNTIL = {
    "gate": "Waived until",
    "acceptance": "Accepted until",
    "plan": "Looked at again by",
    "go": "Until",
    "step": "Until",
}


def _rule(one: DecisionRow) -> tuple[Line, ...]:
    if one.rule is None:
        return (
            line(missing("no rule is named"))
            if one.kind == "gate"
            else line("no rule is recorded with it"),
        )
    return tuple(_rule_words(one.rule))


def _rule_words(rule: RuleApplied) -> list[Line]:
    version = f"version {rule.version}" if rule.version else "no version"
    title = f": {rule.title}" if rule.title else ""
    lines = [
        line(f"{rule.id}, {version} ({rule.how_known}){title}"),
        line(rule.effective_words),
    ]
    lines += [labelled("Source", rule.source)] if rule.source else []
    lines += [labelled("Not sure about it", rule.doubt)] if rule.doubt else []
    lines += [line(missing(rule.note))] if rule.note else []
    return lines


def _evidence(one: DecisionRow) -> Cell:
    if not one.evidence:
        return cell(missing("none recorded") if one.kind == "gate" else "none recorded")
    return tuple(map(_item, one.evidence))


def _item(item: GateEvidenceView) -> Line:
    old = f", {days_said(item.days_old)} old" if item.days_old >= 0 else ""
    words = f"{item.what}, {short_day(item.on)}{old}, seen by {item.seen_by}, review by "
    state = past("RUN OUT") if item.state_words == "run out" else item.state_words
    return line(f"{words}{short_day(item.review_by)}: ", state)


def _dissent(one: DecisionRow) -> Cell:
    if not one.dissent:
        return cell("none recorded")
    return tuple(line(f"{_who(said)}: {said.words}") for said in one.dissent)


def _open(view: DecisionLogView) -> Table:
    return Table(
        "Still to be decided, the earliest due first",
        ("Due", "What", "How it stands", "Who"),
        tuple(_open_row(view, one) for one in view.open),
        (16, 32, 30, 22),
    )


def _open_row(view: DecisionLogView, one: OpenRow) -> tuple[Cell, ...]:
    late = [past("OVERDUE")] if one.due and one.due < view.heading.as_at else []
    filed = "; ".join(filter(None, (one.basis_words, one.rule, one.id)))
    return (
        cell(short_day(one.due) if one.due else missing("no day is set"), *late),
        cell(strong(one.what), aside(filed)),
        cell(one.because),
        cell(or_missing(one.owner, "nobody named")),
    )


def _steps(view: DecisionLogView) -> Table:
    return Table(
        "Milestones as they are recorded",
        ("Milestone", "Takes", "Begun", "Done", "Who"),
        tuple(
            (
                cell(strong(one.name), aside(one.id)),
                cell(one.days),
                cell(short_day(one.started_on) if one.started_on else "not begun"),
                cell(short_day(one.done_on) if one.done_on else "not done"),
                cell(or_missing(one.owner, "nobody named")),
            )
            for one in view.steps
        ),
        (30, 22, 13, 13, 22),
    )


def _days_moved(view: DecisionLogView) -> Table:
    return Table(
        "Each day that was set and then set to another, the oldest change first",
        ("Changed", "What", "From", "To", "Who, and why"),
        tuple(
            (
                cell(short_day(one.on), aside(one.clock)),
                cell(one.what, *_undone(one)),
                cell(one.before),
                cell(one.after),
                cell(_by(one), *([one.why] if one.why else [missing("no reason recorded")])),
            )
            for one in view.days_moved
        ),
        (14, 28, 15, 15, 28),
    )


def _undone(one: ChangeRow | DayMoved) -> list[str]:
    return ["taken back since"] if one.undone else []


def _by(one: ChangeRow | DayMoved) -> str:
    return f"{one.who}, for {one.agency}" if one.agency else one.who


def _changes(view: DecisionLogView) -> tuple[Paragraph | Table, ...]:
    if not view.changes:
        return (Paragraph(line("The journal has no change of the move or of an acceptance.")),)
    table = Table(
        "Changes of the move and of acceptances, the oldest first",
        ("When", "Who, and why", "What was changed"),
        tuple(
            (
                cell(short_day(one.on), aside(f"{one.clock}, save {one.change}")),
                cell(_by(one), *([one.why] if one.why else [])),
                cell(strong(one.done), *_undone(one), *_fields(one)),
            )
            for one in view.changes
        ),
        (17, 28, 55),
    )
    if not view.changes_elsewhere:
        return (table,)
    rest = f"{view.changes_elsewhere} more saves changed other entries of the record."
    return (table, Paragraph(line(rest), quiet=True))


def _fields(one: ChangeRow) -> tuple[Line, ...]:
    return tuple(line(f"{each.what}: {each.before} → {each.after}") for each in one.fields)


PAPER = Paper(view=decision_log, document=document, workbook=workbook)
