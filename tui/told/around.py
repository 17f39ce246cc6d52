"""What lies around a move: decisions, acceptance, first day, checklist, visits, the way back.

What is missing is said as missing, never left out.
"""

from collections.abc import Iterable

from tcplan.domain.dates import days_said, short_day
from tcplan.views.around import ProviderRow
from tcplan.views.beside import MeetingRow, VictimRow
from tcplan.views.gates import GatesView
from tui.page import Line, field, heading, item, para
from tui.told.gates import decision_lines
from tui.told.legal import legal_lines

_TO_COME = frozenset({"due", "not-recorded"})
"""Of these it is plain why they stand so."""


def around_lines(view: GatesView) -> Iterable[Line]:
    """Everything that lies around the move of one person, in order."""
    if view.move is not None:
        yield from decision_lines(view.decisions)
        yield from _acceptance(view)
        yield from _first_day(view)
        yield from _checklist(view)
        yield from _visits(view)
        yield from _providers(view)
        yield from heading("THE WAY BACK")
        yield from (item(text) for text in view.move.way_back)
        if not view.move.way_back:
            yield para("Not recorded.", "caution")
    yield from legal_lines(view.legal)
    if view.victims:
        yield from heading("VICTIM CONTACT AND RESTORATIVE JUSTICE")
        for row in view.victims:
            yield from _victim(row)
    if view.at_risk_at_home or view.meetings:
        at_home = "AT HOME, AT RISK OF ADMISSION"
        yield from heading(at_home if view.at_risk_at_home else "MEETINGS ABOUT ADMISSION")
        yield from (_meeting(row) for row in view.meetings)
        if not view.meetings:
            yield para("No community C(E)TR and no emergency meeting is recorded.", "caution")


def _acceptance(view: GatesView) -> Iterable[Line]:
    yield from heading("WHO HAS ACCEPTED THE PLAN")
    for one in view.acceptances:
        who = f"{one.role_words}: {one.holder_name}" if one.holder_name else one.role_words
        look = None if one.state == "accepted" else "caution"
        yield item(f"{who} · {one.state_words}", look)
        yield field("Why", one.because, indent=2)
        if one.by:
            yield field("Said by", one.by, indent=2)
        if one.review_by:
            yield field("Ask again", f"by {short_day(one.review_by)}", indent=2)
    yield from (para(text) for text in view.out_of_area)


def _first_day(view: GatesView) -> Iterable[Line]:
    yield from heading("THE FIRST DAY AT HOME")
    for row in view.first_day:
        by = f", by {short_day(row.due)}" if row.due else ""
        owner = f" · {row.owner}" if row.owner else ""
        words = f"{row.words}: {row.state_words.lower()}{by}{owner}"
        yield item(words, "gap" if row.state == "late" else None)
        if row.state not in _TO_COME:
            yield Line(row.because, "muted", 2)


def _checklist(view: GatesView) -> Iterable[Line]:
    yield from heading(view.checklist_name.upper())
    yield para(view.checklist_about, "muted")
    for row in view.checklist:
        if row.gate is None:
            yield item(f"{row.words}: not in the plan", "muted")
        else:
            yield item(f"{row.words}: {row.state_words.lower()} (gate “{row.gate_name}”)")
    if any(row.gate is None for row in view.checklist):
        words = "An item that is not in the plan is a suggestion for a gate, and no duty of law."
        yield para(words, "muted")


def _visits(view: GatesView) -> Iterable[Line]:
    yield from heading("VISITS AND LEAVE")
    pause = view.move.pause_criteria if view.move else None
    yield field("Pause when", pause or "not recorded", None if pause else "caution")
    for one in view.visits:
        yield para(f"{short_day(one.on)} · {one.kind_words} · {one.outcome_words}", "strong")
        yield field("How it went", one.how_it_went or "not recorded", indent=2)
        own = f"“{one.own_view}”" if one.own_view else "not recorded"
        yield field("Own words", own, indent=2)
    if not view.visits:
        yield para("No visit is recorded.", "muted")


def _providers(view: GatesView) -> Iterable[Line]:
    yield from heading("SEARCH FOR A PROVIDER")
    yield from (field(row.name, _provider(row)) for row in view.providers)
    if not view.providers:
        yield para("Nobody has been asked.", "muted")


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


def _victim(row: VictimRow) -> Iterable[Line]:
    yield field("Liaison", row.liaison)
    for label, day in (
        ("Views sought", row.views_sought_on),
        ("Offered", row.statement_offered_on),
        ("Made", row.statement_made_on),
        ("Last liaised", row.last_liaised_on),
        ("Next by", row.next_liaison_by),
    ):
        if day is not None:
            yield field(label, short_day(day))
    yield field("Restorative justice", row.restorative_justice)
    yield para(row.voluntary, "muted")


def _meeting(row: MeetingRow) -> Line:
    when = f"held {short_day(row.held)}" if row.held else ""
    if not row.held and row.due:
        when = f"due {short_day(row.due)}"
    why = f": {row.why}" if row.why else ""
    return item(f"{row.kind_words}: {when}; {row.outcome_words}{why}")
