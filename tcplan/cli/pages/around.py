"""What lies around a move: who accepted, the checklist, the first day, visits, the way back."""

from collections.abc import Iterator, Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import each, facts
from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.views.around import AcceptanceView, ProviderRow, VisitRow
from tcplan.views.beside import MeetingRow, VictimRow
from tcplan.views.gates import GatesView
from tcplan.views.move import MoveView


def around_sections(view: GatesView) -> Iterator[Section]:
    """The sections below the gates, in order."""
    if view.move is not None:
        yield Section("Who has accepted the plan", [_acceptance(one) for one in view.acceptances])
        yield Section("Out of area", [Items("Home", view.out_of_area)])
        yield _checklist(view)
        yield _first_day(view)
        yield _visits(view.visits, view.move)
        yield _providers(view.providers)
        yield _way_back(view.move)
    if view.victims:
        yield Section("Victim contact and restorative justice", list(_victims(view.victims)))
    if view.at_risk_at_home or view.meetings:
        yield _meetings(view)


def _acceptance(one: AcceptanceView) -> Section:
    who = f"{one.role_words}: {one.holder_name}" if one.holder_name else one.role_words
    return Section(
        who,
        (
            Fact("Stands", one.state_words),
            Fact("Why", one.because),
            *facts(("Said by", one.by), ("Ask again by", one.review_by)),
        ),
    )


def _checklist(view: GatesView) -> Section:
    rows = [
        [row.words, row.gate_name or "not in the plan", row.state_words if row.gate else ""]
        for row in view.checklist
    ]
    told: list[Block] = [Said(view.checklist_about)]
    missing = [row for row in view.checklist if row.gate is None]
    told.append(Table(["Item", "Gate", "How it stands"], rows))
    if missing:
        told.append(
            Said("An item that is not in the plan is a suggestion for a gate, and no duty of law.")
        )
    return Section(view.checklist_name, told)


def _first_day(view: GatesView) -> Section:
    rows = [
        [row.words, row.state_words, short_day(row.due) if row.due else "", row.owner or ""]
        for row in view.first_day
    ]
    told: list[Block] = [Table(["For the first day", "Stands", "By", "Owner"], rows)]
    told += [
        Fact(row.words, row.because)
        for row in view.first_day
        if row.state in {"late", "not-needed", "ready"}
    ]
    return Section("The first day at home", told)


def _visits(visits: Sequence[VisitRow], move: MoveView) -> Section:
    told: list[Block] = [Fact("Pause when", move.pause_criteria or "not recorded")]
    told += [
        Section(
            f"{long_day(one.on)}: {one.kind_words}",
            (
                Fact("After it", one.outcome_words),
                Fact("How it went", one.how_it_went or "not recorded"),
                Fact("In their own words", one.own_view or "not recorded"),
            ),
        )
        for one in visits
    ]
    return Section("Visits and leave", told if visits else [*told, Said("None is recorded.")])


def _providers(rows: Sequence[ProviderRow]) -> Section:
    title = "Search for a provider"
    if not rows:
        return Section(title, [Said("No provider that was asked is recorded.")])
    return Section(title, [Fact(row.name, _provider(row)) for row in rows])


def _provider(row: ProviderRow) -> str:
    told = [f"asked {short_day(row.asked_on)}, {days_said(row.days_asked)} ago"]
    replied = f" on {short_day(row.replied_on)}" if row.replied_on else ""
    told.append(f"{row.reply_words.lower()}{replied}")
    if row.reason:
        told.append(row.reason)
    if row.pounds_a_week is not None:
        told.append(f"£{row.pounds_a_week:,} a week")
    if row.panel_on:
        told.append(f"panel {short_day(row.panel_on)}")
    return "; ".join(told)


def _way_back(move: MoveView) -> Section:
    return Section("The way back", each("Way back", move.way_back, "not recorded"))


def _victims(rows: Sequence[VictimRow]) -> Iterator[Block]:
    for row in rows:
        yield Fact("Liaison", row.liaison)
        yield from facts(
            ("Views sought", row.views_sought_on),
            ("Statement offered", row.statement_offered_on),
            ("Statement made", row.statement_made_on),
            ("Last liaised", row.last_liaised_on),
            ("Next liaison by", row.next_liaison_by),
        )
        yield Fact("Restorative justice", row.restorative_justice)
        yield Said(row.voluntary)


def _meetings(view: GatesView) -> Section:
    title = "At home, at risk of admission" if view.at_risk_at_home else "Meetings about admission"
    told = [_meeting(row) for row in view.meetings]
    nobody = Said("No community C(E)TR and no emergency meeting is recorded.")
    return Section(title, told or [nobody])


def _meeting(row: MeetingRow) -> Fact:
    when = f"held {short_day(row.held)}" if row.held else ""
    if not row.held and row.due:
        when = f"due {short_day(row.due)}"
    why = f": {row.why}" if row.why else ""
    return Fact(row.kind_words, f"{when}; {row.outcome_words}{why}")
