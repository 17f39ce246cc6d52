"""What must not stand in a paper for a partner: looked for as recorded, word for word."""

from collections.abc import Iterator

from tcplan.domain.codelists import code_list, label
from tcplan.domain.plan import Plan


def clinical(plan: Plan, person: str) -> Iterator[str]:
    """Diagnosis, notes, judgements and incidents of a person, as recorded."""
    yield label("diagnosis", plan.by_id[person].diagnosis)
    for one in plan.of("formulations", person):
        yield from filter(None, (one.presenting, one.predisposing, one.perpetuating))
    for tool in plan.of("tool_records", person):
        yield from (tool.judgement, label("tool", tool.tool), tool.assessor)
    for incident in plan.of("incidents", person):
        yield incident.text
    for concern in plan.of("concerns", person):
        yield concern.text


def of_the_law(plan: Plan, person: str) -> Iterator[str]:
    """Legal status, MAPPA, who speaks for a victim and where a rule comes from."""
    for status in plan.of("legal_statuses", person):
        yield label("legal-status", status.code)
    for one in plan.of("mappa", person):
        yield from (label("mappa-category", one.category), label("mappa-level", one.level))
        yield from one.disclosure_decisions
        yield from filter(None, (one.coordinator_contact,))
    for marker in plan.of("victim_markers", person):
        yield plan.by_id[marker.liaison].name
        yield from filter(None, (marker.liaison_contact,))
    for condition in plan.of("conditions", person):
        yield condition.lawful_source


def money(plan: Plan, person: str) -> Iterator[str]:
    """What the support costs, as it would be printed."""
    for one in plan.of("funding", person):
        if one.pounds_a_week is not None:
            yield f"{one.pounds_a_week:,}"


def judging_words() -> tuple[str, ...]:
    """Words that no paper has for a person, in small letters."""
    return ("offender", "challenging", "dangerous", "risk score", "low risk", "high risk")


def register_words() -> Iterator[str]:
    """Ratings of the dynamic support register, in full."""
    return (entry.label for entry in code_list("dsr-rating").codes.values())
