"""A person's own words come first; what holds each risk comes after what keeps them well."""

import datetime as dt
from collections.abc import Iterable, Sequence

from tcplan.domain.dates import short_day
from tcplan.draw import glyph_for
from tcplan.views.due import Due
from tcplan.views.move import GateView, Home, MoveView, Stay
from tcplan.views.people import Listed, PeopleView, PersonRow
from tcplan.views.person import PersonView
from tcplan.views.risks import RiskView
from tui.page import BLANK, Line, answered, field, heading, item, para
from tui.told.agency import counted

ANSWERS_SAID = {
    "not-covered": "not covered",
    "only-if-promised": "only if promised",
    "not-confirmed": "not confirmed",
}
"""The answers that ask for something to be done."""

_SOON = 7


def in_days(day: dt.date, today: dt.date) -> str:
    """How far off a day is: "in 41 days", "today", "3 days ago"."""
    days = (day - today).days
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} ago"


def move_words(row: PersonRow | Listed, today: dt.date) -> str:
    """When the person moves or moved, in words."""
    if row.move is None:
        return "no day for a move is recorded"
    missed = not row.moved and row.move < today
    verb = "moved" if row.moved else ("was to move" if missed else "moves")
    return f"{verb} {short_day(row.move)}, {in_days(row.move, today)}"


def people_said(view: PeopleView) -> tuple[str, ...]:
    """What the list of people says at a glance."""
    return (
        f"{view.due_within_a_week} due within 7 days or late",
        f"{view.moving_within_four_weeks} moving within 4 weeks",
        f"{view.with_a_gap} with a gap in cover",
    )


def due_lines(found: Sequence[Due], today: dt.date, owner: dict[str, str]) -> Iterable[Line]:
    """What is due, the earliest first; ``owner`` has the names of those who are to do it."""
    for due in found:
        who = f" · {owner.get(due.owner, due.owner)}" if due.owner else ""
        late = due.overdue(today)
        words = f"{due.what}{who}" + (" · overdue" if late else "")
        soon = "caution" if 0 <= (due.on - today).days <= _SOON else None
        yield field(short_day(due.on), words, "gap" if late else soon)


def preview(view: PersonView, owner: dict[str, str]) -> list[Line]:
    """A person at a glance, beside the list."""
    row, today = view.row, view.heading.as_at
    lines = [
        para(row.now, "strong"),
        para(f"{row.stage_words}; {move_words(row, today)}"),
    ]
    if view.what_matters:
        lines += [*heading("WHAT MATTERS"), para(f"“{view.what_matters}”")]
    if view.due:
        lines += [*heading("DUE NEXT"), *due_lines(view.due[:4], today, owner)]
        if len(view.due) > 4:  # noqa: PLR2004
            lines.append(para(f"and {len(view.due) - 4} more", "muted"))
    lines += [*heading("WHAT HOLDS EACH RISK"), *risk_lines(view.risks)]
    lines += [*heading("CONTROLS"), para(control_counts(view))]
    return lines


def risk_lines(risks: Sequence[RiskView]) -> Iterable[Line]:
    """Each risk with its answer now and on the day of the move."""
    if not risks:
        yield para("No risk is recorded.", "muted")
    for risk in risks:
        yield answered(risk.answer, f"{risk.answer_words} · {risk.title}")
        if risk.move_answer and risk.move_answer != risk.answer:
            yield answered(
                risk.move_answer, f"{risk.move_answer_words} on the day of the move", indent=2
            )


def control_counts(view: PersonView) -> str:
    """How many controls are in each state."""
    counts = [f"{n} {words.lower()}" for words, n in view.controls_by_state.items()]
    return " · ".join(counts) or "none recorded"


def header(view: PersonView, whose: str = "") -> str:
    """The one line that stands above every lens of a person; ``whose`` stands before the cover."""
    row, today = view.row, view.heading.as_at
    where = row.now + (f" (day {view.stay.days})" if view.stay else "")
    if view.home and view.home.kind_words != row.now:
        where += f" ▸ {view.home.kind_words}"
    cover = f"{whose}{cover_said(row)}"
    said = (str(view.age), move_words(row, today), cover, *_unanswered(view), where)
    return " · ".join(said)


def _unanswered(view: PersonView) -> list[str]:
    """That somebody who reported a concern waits for an answer; its words stand in the calendar."""
    waiting = sum(one.clock == "concern-acknowledgement" for one in view.due)
    return [f"{counted(waiting, 'concern', 'concerns')} not answered"] if waiting else []


def cover_said(row: PersonRow) -> str:
    """How many of a person's risks lack an answer that holds, each with sign and word."""
    short = [
        f"{glyph_for(code).sign} {number} {ANSWERS_SAID[code]}"
        for code, number in row.answers.items()
        if number and code in ANSWERS_SAID
    ]
    if not sum(row.answers.values()):
        return "no risk recorded"
    return ", ".join(short) or "no gap in cover"


def own_words(view: PersonView) -> list[Line]:
    """What the person says, what keeps them well, and where they disagree."""
    lines = [*heading("WHAT MATTERS TO ME")]
    lines.append(
        para(f"“{view.what_matters}”" if view.what_matters else "Not recorded.", _if(view))
    )
    if view.hopes:
        lines += [*heading("MY HOPES"), para(f"“{view.hopes}”")]
    lines += heading("WHAT KEEPS ME WELL")
    for kept in view.keeps_well:
        by = f" · {', '.join(kept.sustained_by)}" if kept.sustained_by else ""
        source = f" (said by {kept.said_by})" if kept.said_by else ""
        lines.append(item(f"{kept.what}{by}{source}"))
    if not view.keeps_well:
        lines.append(para("Not recorded.", "muted"))
    lines += heading("WHERE I DISAGREE")
    for said in view.disagrees:
        when = f", {short_day(said.on)}" if said.on else ""
        lines.append(item(f"{said.about}: “{said.words}”{when}"))
        if said.answer:
            lines.append(Line(f"Answer: {said.answer}", None, 2))
    if not view.disagrees:
        lines.append(para("Nothing recorded.", "muted"))
    lines += heading("HOW TO TALK WITH ME")
    lines.append(para(view.communication_needs or "Not recorded."))
    lines.append(field("Advocate", view.standing.advocate))
    return lines


def _if(view: PersonView) -> str | None:
    return None if view.what_matters else "muted"


def needs(view: PersonView, owner: dict[str, str]) -> list[Line]:
    """Why the person needs attention: what is due, the move, and what holds each risk."""
    today = view.heading.as_at
    lines = [*heading("WHAT IS DUE"), *due_lines(view.due, today, owner)]
    if not view.due:
        lines.append(para("Nothing is recorded as due.", "muted"))
    lines += heading("WHAT HOLDS EACH RISK")
    for risk in view.risks:
        lines.append(answered(risk.answer, f"{risk.title}: {risk.answer_words}"))
        lines.append(Line(risk.sentence, "muted", 2))
        if risk.move_answer:
            words = f"On the day of the move: {risk.move_answer_words}"
            lines.append(answered(risk.move_answer, words, indent=2))
    if not view.risks:
        lines.append(para("No risk is recorded.", "muted"))
    lines += [*heading("CONTROLS"), para(control_counts(view))]
    lines += _move(view.move) if view.move else []
    return lines


def _move(move: MoveView) -> list[Line]:
    lines = [*heading("THE MOVE"), field("Stage", move.stage_words)]
    for gate in move.gates:
        lines.append(field("Gate", _gate(gate)))
        lines += [Line(f"Evidence: {text}", "muted", 2) for text in gate.evidence]
        lines += [Line(f"Dissent: {text}", None, 2) for text in gate.dissent]
    lines += [field("Decide by", text) for text in move.decide_by]
    lines += [field("Visit", text) for text in move.visits]
    lines += [field("Provider", text) for text in move.provider_search]
    if move.pause_criteria:
        lines.append(field("Pause when", move.pause_criteria))
    lines += [field("Way back", text) for text in move.way_back]
    return lines


def _gate(gate: GateView) -> str:
    due = f", due {short_day(gate.due)}" if gate.due else ""
    owner = f" · {gate.owner}" if gate.owner else " · nobody named"
    by = f" · decided by {gate.decided_by}" if gate.decided_by else ""
    on = f", {short_day(gate.decided_on)}" if gate.decided_on else ""
    reason = f" · {gate.reason}" if gate.reason else ""
    return f"{gate.name}: {gate.decision_words.lower()}{due}{owner}{by}{on}{reason}"


def standing(view: PersonView) -> list[Line]:
    """Where the person stays, the home, law, money, consent, and who confirmed all this."""
    lines = [*heading("NOW AND NEXT"), field("Diagnosis", view.diagnosis_words)]
    lines += _stay(view.stay) if view.stay else [field("Now", view.row.now)]
    lines += _home(view.home) if view.home else []
    told = view.standing
    lines += heading("LAW, CONSENT AND MONEY")
    groups: tuple[tuple[str, Sequence[str]], ...] = (
        ("Law", told.legal_status),
        ("Route", told.routes),
        ("Consent", told.consents),
        ("Capacity", told.capacity),
        ("Decides", told.decision_makers),
        ("Register", (told.register,) if told.register else ()),
        ("MAPPA", told.mappa),
        ("Victim rule", told.victim_rules),
        ("Responsible", told.responsible),
        ("Funding", told.funding),
        ("Review", told.reviews),
    )
    lines += [field(label, text) for label, texts in groups for text in texts]
    for condition in view.conditions:
        holds = ", ".join(filter(None, (condition.supervisor, condition.deputy)))
        lines.append(
            field(
                "Condition",
                f"{condition.kind_words}: {condition.text} ({condition.lawful_source}; "
                f"supervised by {holds or 'nobody named'})",
            )
        )
    lines += heading("CONFIRMED BY")
    lines += [item(text) for text in view.confirmed] or [para("Nobody yet.", "caution")]
    others = view.others_supported
    people = "person shares" if others == 1 else "people share"
    lines += [BLANK, para(f"{others} other {people} at least one agency with this person.")]
    return lines


def _stay(stay: Stay) -> list[Line]:
    lines = [
        field("Now", f"{stay.unit}, {stay.hospital}: {stay.security_words}; {stay.bed_words}"),
        field("In hospital", f"{stay.days} days, since {short_day(stay.admitted)}"),
        field("This ward", f"since {short_day(stay.on_this_ward_since)}"),
    ]
    if stay.clinically_ready:
        lines.append(field("Ready", f"clinically ready since {short_day(stay.clinically_ready)}"))
    lines += [field("Delay", text) for text in stay.delays]
    lines += [field("Restriction", text) for text in stay.restrictions]
    return lines


def _home(home: Home) -> list[Line]:
    lines = [field("Home", f"{home.kind_words}: {home.place}")]
    if home.landlord:
        lines.append(field("Landlord", home.landlord))
    lines += [field("Support", text) for text in home.providers]
    for label, text in (
        ("Adaptations", home.adaptations),
        ("Sharing", home.compatibility),
        ("Not near", home.location_exclusions),
    ):
        if text:
            lines.append(field(label, text))
    return lines


def sentences(view: PersonView) -> list[Line]:
    """The two fixed sentences."""
    return [
        BLANK,
        para(view.heading.predicts_no_one, "muted"),
        para(view.heading.what_cover_says, "muted"),
    ]


def overview(view: PersonView, owner: dict[str, str]) -> list[Line]:
    """The whole overview, in its order."""
    return [*own_words(view), *needs(view, owner), *standing(view), *sentences(view)]
