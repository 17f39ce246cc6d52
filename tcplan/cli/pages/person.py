"""A person's own words stand first, then the move, then what holds each risk, then the law."""

from collections.abc import Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import counted, each, facts, page, span
from tcplan.cli.pages.people import answers_words, due_words, move_words
from tcplan.cli.pages.risks import cover_words
from tcplan.cli.pages.risks import move_words as risk_move_words
from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.views.move import GateView, Home, MoveView, Stay
from tcplan.views.person import ConditionView, KeepsWell, PersonView, Words
from tcplan.views.risks import RiskView
from tcplan.views.standing import Standing


def person_page(view: PersonView) -> tuple[Block, ...]:
    """The overview of one person."""
    row = view.row
    called = f"{row.id} {row.name}" if row.name else row.id
    blocks: list[Block] = [
        Fact("Age", str(view.age)),
        Fact("Diagnosis", view.diagnosis_words),
        Fact("Now", row.now),
        Fact("Stage", row.stage_words),
        Fact("Move", move_words(row)),
        Fact("What holds the risks", answers_words(row)),
        _own_words(view),
        Section(
            "What keeps the person well",
            [_keeps_well(k) for k in view.keeps_well] or [Said("Nothing is recorded.")],
        ),
        Section(
            "What the person disagrees with",
            [_disagrees(d) for d in view.disagrees] or [Said("Nothing is recorded.")],
        ),
        _due(view),
        *([_stay(view.stay)] if view.stay else []),
        *([_home(view.home)] if view.home else []),
        *([_move(view.move)] if view.move else []),
        _risks(view.risks),
        _controls(view),
        _standing(view.standing),
        Section(
            "Conditions",
            [_condition(c) for c in view.conditions] or [Said("None is recorded.")],
        ),
        _support(view),
    ]
    return page(view.heading, Section(f"{called}: overview", blocks))


def _own_words(view: PersonView) -> Section:
    told = facts(
        ("What matters to me", view.what_matters),
        ("My hopes", view.hopes),
        ("How I communicate", view.communication_needs),
    )
    return Section("In the person's own words", told or (Said("No words are recorded."),))


def _keeps_well(kept: KeepsWell) -> Fact:
    sustained = f"sustained by {', '.join(kept.sustained_by)}" if kept.sustained_by else ""
    said = f"said by {kept.said_by}" if kept.said_by else ""
    behind = "; ".join(part for part in (sustained or "nobody named sustains it", said) if part)
    return Fact("Keeps well", f"{kept.what} ({behind})")


def _disagrees(words: Words) -> Fact:
    on = f" ({short_day(words.on)})" if words.on else ""
    answer = f"Answer: {words.answer}" if words.answer else "No answer is recorded."
    return Fact("Disagrees", f"{words.about}{on}: “{words.words}” {answer}")


def _due(view: PersonView) -> Section:
    day = view.heading.as_at
    listed = Items("Due", [due_words(found, day) for found in view.due])
    return Section("What is due", (listed if view.due else Said("Nothing is recorded as due."),))


def _stay(stay: Stay) -> Section:
    ready = long_day(stay.clinically_ready) if stay.clinically_ready else "not recorded"
    return Section(
        "In hospital",
        (
            Fact("Ward", f"{stay.unit}, {stay.hospital}"),
            Fact("Kind of bed", f"{stay.security_words}; {stay.bed_words}"),
            Fact("Admitted", f"{long_day(stay.admitted)}, {days_said(stay.days)} ago"),
            Fact("On this ward since", long_day(stay.on_this_ward_since)),
            Fact("Clinically ready since", ready),
            *each("Waiting for", stay.delays, "no delay recorded"),
            *each("Restriction", stay.restrictions, "none recorded"),
        ),
    )


def _home(home: Home) -> Section:
    return Section(
        "Home, lived in or planned",
        (
            Fact("Home", f"{home.kind_words}: {home.place}"),
            Fact("Landlord", home.landlord or "not recorded"),
            *each("Support", home.providers, "no package recorded"),
            *facts(
                ("Adaptations", home.adaptations),
                ("Living with others", home.compatibility),
                ("Places to avoid", home.location_exclusions),
            ),
        ),
    )


def _move(move: MoveView) -> Section:
    day = move.moved_on or move.target
    when = long_day(day) if day else "no day set"
    if day and move.days_ahead is not None:
        when += f", {days_said(move.days_ahead)} ahead" if move.days_ahead > 0 else ""
        when += f", {days_said(-move.days_ahead)} ago" if move.days_ahead < 0 else ""
    return Section(
        "The move",
        (
            Fact("Stage", move.stage_words),
            Fact("Moved on" if move.moved_on else "Meant for", when),
            *each("To decide", move.decide_by, "nothing recorded"),
            *each("Visit", move.visits, "none recorded"),
            *each("Provider asked", move.provider_search, "none recorded"),
            Fact("Pause when", move.pause_criteria or "not recorded"),
            *each("Way back", move.way_back, "not recorded"),
            Section("Gates", [_gate(g) for g in move.gates] or [Said("None is recorded.")]),
        ),
    )


def _gate(gate: GateView) -> Section:
    decided = f" on {short_day(gate.decided_on)}" if gate.decided_on else ""
    by = f" by {gate.decided_by}" if gate.decided_by else ""
    return Section(
        gate.name,
        (
            Fact("Decision", f"{gate.decision_words}{decided}{by}"),
            Fact("Due", long_day(gate.due) if gate.due else "no day set"),
            Fact("Owner", gate.owner or "nobody named"),
            Fact("Rests on", gate.basis_words),
            *facts(("Reason", gate.reason)),
            *each("Evidence", gate.evidence, "none"),
            *(Fact("Dissent", text) for text in gate.dissent),
        ),
    )


def _risks(risks: Sequence[RiskView]) -> Section:
    title = "What holds each risk"
    if not risks:
        return Section(title, (Said("No risk is recorded."),))
    names = ["Risk", "Cover"]
    rows = [[risk.title, cover_words(risk)] for risk in risks]
    if any(risk.move_day for risk in risks):
        names.append("On the day of the move")
        rows = [[*row, risk_move_words(risk)] for row, risk in zip(rows, risks, strict=True)]
    return Section(title, (Table(names, rows),))


def _controls(view: PersonView) -> Section:
    counts = [Fact(state, str(number)) for state, number in view.controls_by_state.items()]
    return Section("Controls by state", counts or (Said("No control is recorded."),))


def _standing(standing: Standing) -> Section:
    return Section(
        "Consent, capacity, law and money",
        (
            Fact("Advocate", standing.advocate),
            *each("Consent", standing.consents, "none recorded"),
            *each("Capacity", standing.capacity, "none recorded"),
            *each("Decision maker", standing.decision_makers, "none recorded"),
            Fact("Dynamic support register", standing.register or "no entry recorded"),
            *each("Legal status", standing.legal_status, "none recorded on this day"),
            *each("Legal route", standing.routes, "none recorded"),
            *(Fact("MAPPA", text) for text in standing.mappa),
            *(Fact("Victim contact", text) for text in standing.victim_rules),
            *(Fact("Responsible", text) for text in standing.responsible),
            *each("Funding", standing.funding, "none recorded"),
            *each("Review", standing.reviews, "none recorded"),
        ),
    )


def _condition(condition: ConditionView) -> Section:
    dates = span(condition.start, condition.end)
    return Section(
        condition.kind_words,
        (
            Fact("Text", condition.text),
            Fact("Source in law", condition.lawful_source),
            Fact("Supervised by", condition.supervisor or "nobody named"),
            *facts(("Deputy", condition.deputy), ("Dates", dates or None)),
        ),
    )


def _support(view: PersonView) -> Section:
    others = counted(view.others_supported, "other person", "other people")
    return Section(
        "Who has confirmed this plan",
        (
            *each("Confirmed", view.confirmed, "nobody has confirmed it"),
            Fact("Shared support", f"its agencies also support {others}"),
        ),
    )
