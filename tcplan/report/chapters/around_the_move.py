"""What lies around a move: who accepted the plan, the first day, visits, and the other side."""

from collections.abc import Iterator, Sequence

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Fact,
    Facts,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.phrases import aside, missing, or_missing, strong
from tcplan.views.around import AcceptanceView, ChecklistRow, DayOneRow, ProviderRow, VisitRow
from tcplan.views.beside import MeetingRow, VictimRow
from tcplan.views.gates import GatesView

_SUGGESTED = "An item that is not in the plan is a suggestion for a gate, and no duty of law."


def around_the_move(view: GatesView) -> Iterator[Section]:
    """The sections in order; of somebody without a move only what stands beside it."""
    if view.move is not None:
        yield Section("Who has accepted the plan", (_acceptances(view.acceptances),))
        yield Section("Out of area", (Bullets(tuple(line(one) for one in view.out_of_area)),))
        yield Section("The first day at home", (_first_day(view.first_day),))
        yield Section("Visits and leave", (_visits(view.visits),))
        yield Section("Providers asked", (_providers(view.providers),))
        yield Section(view.checklist_name, tuple(_checklist(view)))
    if view.victims:
        title = "Victim contact and restorative justice"
        yield Section(title, tuple(_victim(one) for one in view.victims))
    if view.at_risk_at_home or view.meetings:
        yield _meetings(view)


def _acceptances(rows: Sequence[AcceptanceView]) -> Block:
    if not rows:
        return Paragraph(line("Nobody was to accept it."))
    return Facts(tuple(_acceptance(one) for one in rows))


def _acceptance(one: AcceptanceView) -> Fact:
    who = f"{one.role_words}: {one.holder_name}" if one.holder_name else one.role_words
    said = [f"Said by {one.by}" + (f", {short_day(one.on)}" if one.on else "")] if one.by else []
    again = [f"Ask again by {short_day(one.review_by)}"] if one.review_by else []
    return fact(who, strong(one.state_words), one.because, *said, *again)


def _first_day(rows: Sequence[DayOneRow]) -> Block:
    if not rows:
        return Paragraph(line("Nothing is asked of it."))
    return Table(
        "What the first day at home needs",
        ("What", "How it stands, and why", "By", "Owner"),
        tuple(
            (
                cell(row.words),
                cell(row.state_words, row.because, *_seen(row)),
                cell(short_day(row.due) if row.due else "no day"),
                cell(or_missing(row.owner, "nobody named")),
            )
            for row in rows
        ),
        (28, 40, 12, 20),
    )


def _seen(row: DayOneRow) -> tuple[str, ...]:
    return (f"Seen by {row.seen_by}",) if row.seen_by else ()


def _visits(rows: Sequence[VisitRow]) -> Block:
    if not rows:
        return Paragraph(line("No visit is recorded."))
    return Table(
        "Visits and leave, and what the person thought of them",
        ("When", "After it", "How it went", "In their own words"),
        tuple(
            (
                cell(short_day(row.on), aside(row.kind_words)),
                cell(row.outcome_words),
                cell(or_missing(row.how_it_went, "not recorded")),
                cell(or_missing(row.own_view, "not recorded")),
            )
            for row in rows
        ),
        (18, 18, 32, 32),
    )


def _providers(rows: Sequence[ProviderRow]) -> Block:
    if not rows:
        return Paragraph(line("No provider that was asked is recorded."))
    return Table(
        "Providers asked, and what they answered",
        ("Provider", "Asked", "Answer", "Panel and cost"),
        tuple(_provider(row) for row in rows),
        (24, 20, 36, 20),
    )


def _provider(row: ProviderRow) -> tuple[Cell, ...]:
    on = f", {short_day(row.replied_on)}" if row.replied_on else ""
    panel = [f"panel {short_day(row.panel_on)}"] if row.panel_on else []
    cost = [f"£{row.pounds_a_week:,} a week"] if row.pounds_a_week is not None else []
    return (
        cell(row.name),
        cell(short_day(row.asked_on), aside(f"{days_said(row.days_asked)} ago")),
        cell(f"{row.reply_words}{on}", *([row.reason] if row.reason else [])),
        cell(*(panel + cost or ["not recorded"])),
    )


def _checklist(view: GatesView) -> Iterator[Block]:
    yield Paragraph(line(view.checklist_about), quiet=True)
    if not view.checklist:
        return
    yield Table(
        view.checklist_name,
        ("Item, and what is asked for", "Gate in the plan", "Usually with"),
        tuple(_item(row) for row in view.checklist),
        (50, 30, 20),
    )
    if any(row.gate is None for row in view.checklist):
        yield Paragraph(line(_SUGGESTED), quiet=True)


def _item(row: ChecklistRow) -> tuple[Cell, ...]:
    gate = cell(row.state_words)
    if row.gate is not None:
        gate = cell(row.gate_name or "", row.state_words)
    return (
        cell(strong(row.words), row.asked, aside(f"{row.basis_words}; {row.id}")),
        gate,
        cell(row.usual_owner),
    )


def _victim(row: VictimRow) -> Facts:
    days = (
        ("Views sought", row.views_sought_on),
        ("Statement offered", row.statement_offered_on),
        ("Statement made", row.statement_made_on),
        ("Last liaised", row.last_liaised_on),
        ("Next liaison by", row.next_liaison_by),
    )
    told = [fact(term, long_day(day)) for term, day in days if day]
    return Facts(
        (
            fact("Liaison", row.liaison),
            *told,
            fact("Restorative justice", row.restorative_justice, aside(row.voluntary)),
        )
    )


def _meetings(view: GatesView) -> Section:
    title = "At home, at risk of admission" if view.at_risk_at_home else "Meetings about admission"
    facts = tuple(_meeting(row) for row in view.meetings)
    nobody = missing("No community C(E)TR and no emergency meeting is recorded.")
    return Section(title, (Facts(facts) if facts else Paragraph(line(nobody)),))


def _meeting(row: MeetingRow) -> Fact:
    when = []
    if row.held:
        when.append(f"held {short_day(row.held)}")
    if row.due:
        when.append(f"due {short_day(row.due)}")
    why = [row.why] if row.why else []
    return fact(row.kind_words, "; ".join([*when, row.outcome_words]), *why)
