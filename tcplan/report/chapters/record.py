"""What is recorded of consent, law, money and the quality of the plan; nothing is judged here."""

from tcplan.domain.dates import short_day
from tcplan.report.chapters.controls import control_table
from tcplan.report.document import (
    Block,
    Bullets,
    Fact,
    Facts,
    Line,
    Paragraph,
    Run,
    Section,
    fact,
    line,
)
from tcplan.report.phrases import aside, facts_of, labelled, missing
from tcplan.views.checks import Cited, FindingView
from tcplan.views.summary import SummaryView


def standing(view: SummaryView) -> Section:
    """Advocate, consents, capacity, register, MAPPA, rules for victims, money, reviews."""
    record = view.person.standing
    return Section(
        "Consent, capacity, law and money",
        (
            Facts(
                (
                    fact("Advocate", record.advocate),
                    *facts_of(
                        (
                            ("Consents, one for each purpose", record.consents),
                            ("Capacity, one for each decision", record.capacity),
                            ("Who else may decide", record.decision_makers),
                        ),
                        "none recorded",
                    ),
                    fact("Dynamic support register", record.register or "no entry"),
                    *facts_of(
                        (
                            ("MAPPA", record.mappa),
                            ("Rules that protect victims", record.victim_rules),
                            ("Funding", record.funding),
                            ("Reviews", record.reviews),
                        ),
                        "none recorded",
                    ),
                )
            ),
        ),
    )


def all_controls(view: SummaryView) -> Section:
    """How many controls are in each state, and those that act on no risk."""
    acting = {control.id for risk in view.risks for control in risk.now.controls}
    others = [control for control in view.controls if control.id not in acting]
    counted = view.person.controls_by_state
    states = "; ".join(f"{words}: {count}" for words, count in counted.items())
    blocks: list[Block] = [Paragraph(line(f"Controls by state. {states or 'None recorded'}."))]
    if others:
        blocks.append(control_table("Controls that act on no recorded risk", others, {}))
    return Section("All controls", tuple(blocks))


def findings(view: SummaryView) -> Section:
    """What was found about the quality of this person's plan, each with why and its source."""
    title = "Findings about this plan"
    if not view.findings:
        return Section(title, (Paragraph(line("Nothing was found.")),))
    groups: dict[tuple[str, ...], list[FindingView]] = {}
    for found in view.findings:
        kind = (found.title, found.why, found.source, found.basis_words, found.id)
        groups.setdefault(kind, []).append(found)
    return Section(title, (Facts(tuple(_kind(group) for group in groups.values())),))


def _kind(group: list[FindingView]) -> Fact:
    """All findings of one kind, because why it matters is the same for each."""
    first = group[0]
    source = aside(f"{first.source}; {first.basis_words}; {first.id}")
    rules = tuple(_rule(rule) for rule in first.rules)
    return Fact(
        first.title,
        (line(first.why), line(source), *rules, *(_finding(found) for found in group)),
    )


def _rule(rule: Cited) -> Line:
    """A rule that the findings answer, in its version, with what is not sure about it."""
    at = f", {rule.address}" if rule.address else ""
    said = f"Rule {rule.id}, version {rule.version}: {rule.title}; {rule.basis_words}; "
    doubt = f" Not certain: {rule.doubt}" if rule.doubt else ""
    return line(aside(f"{said}{rule.source}{at}.{doubt}"))


def _finding(found: FindingView) -> Line:
    where = found.where if found.about in found.where else f"{found.where}, {found.about}"
    due = line(f"; owed by {short_day(found.due)}") if found.due else ()
    accepted: str | Run = found.acceptance or missing("open: nobody has accepted it")
    owed = f"It was to be done by {short_day(found.due)}. " if found.due else ""
    return (
        *line(f"• {found.what} {owed}"),
        *labelled("Owner", found.owner),
        *due,
        *line("; ", accepted, " ", aside(f"({where})")),
    )


def confirmed(view: SummaryView) -> Section:
    """Who has confirmed the plan, because one voice alone is a warning."""
    title, people = "Who has confirmed this plan", view.person.confirmed
    if not people:
        return Section(title, (Paragraph(line(missing("Nobody has confirmed it yet."))),))
    return Section(title, (Bullets(tuple(line(words) for words in people)),))
