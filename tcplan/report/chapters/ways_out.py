"""The law in words: status first, then each way out with its rule, version and doubt."""

from tcplan.domain.dates import short_day
from tcplan.report.document import (
    Block,
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
from tcplan.report.phrases import aside, each, missing, or_missing, strong
from tcplan.views.legal import ConditionRow, LegalView, RouteRow

_MAPPA = {
    "met": "Recorded.",
    "not-met": "NOT RECORDED.",
    "due": "To be checked.",
    "not-applicable": "Does not apply.",
}
_NO_RULE = "The rule on MAPPA is not in force on this day."


def ways_out(view: LegalView) -> Section:
    """Legal status, ways out of hospital, aftercare and who answers, conditions, MAPPA."""
    return Section(
        "How they stand in law, and the ways out",
        (
            Facts(tuple(_status(view))),
            Section("Ways out of hospital", _routes(view)),
            Section("Aftercare and who answers for it", (Facts(tuple(_aftercare(view))),)),
            Section("Which conditions are settled", (_conditions(view.conditions),)),
        ),
    )


def _status(view: LegalView) -> list[Fact]:
    facts = [
        Fact("Legal status", each(view.status, "none recorded on this day")),
        fact("Restricted", view.restricted_words, view.because),
    ]
    if view.resolve:
        facts.append(fact("Resolve first", *(missing(words) for words in view.resolve)))
    state = [_MAPPA[view.mappa_state]] if view.mappa_state else []
    return [
        *facts,
        fact("Capacity", view.capacity),
        fact("MAPPA", *state, view.mappa or _NO_RULE),
    ]


def _routes(view: LegalView) -> tuple[Block, ...]:
    said = Paragraph(line(view.no_advice), quiet=True)
    if not view.routes:
        return (said, Paragraph(line("None is known.")))
    rows = tuple(_route(route) for route in view.routes)
    names = ("Way out", "Open or not, and why", "Who, and what comes next")
    return (said, Table("Ways out of hospital on this day", names, rows, (26, 37, 37)))


def _route(route: RouteRow) -> tuple[Cell, ...]:
    version = f"version {route.version}" if route.version else "not in force"
    doubt = [f"NOT CERTAIN: {route.doubt}"] if route.doubt else []
    planned = [f"In the plan: {route.planned}"] if route.planned else []
    return (
        cell(strong(route.name), *planned, aside(f"Rule {route.rule}, {version}")),
        cell(strong(route.state_words), *route.reasons, *doubt),
        cell(route.who, *route.needs),
    )


def _aftercare(view: LegalView) -> list[Fact]:
    flag = "Funding or a review is recorded." if view.aftercare_flagged else "Nothing is recorded."
    return [
        fact("Section 117", view.aftercare_words, view.aftercare_because, flag),
        *(
            fact(body.role, or_missing(body.body and body.words, "not recorded"))
            for body in view.bodies
        ),
    ]


def _conditions(rows: tuple[ConditionRow, ...]) -> Block:
    if not rows:
        return Paragraph(line("No condition is recorded."))
    return Facts(tuple(_condition(one) for one in rows))


def _condition(one: ConditionRow) -> Fact:
    settled = f"settled {short_day(one.settled_on)}" if one.settled_on else "not yet: a proposal"
    sought = "A victim's views are sought before a condition of this kind is settled."
    return fact(
        one.kind_words,
        one.text,
        settled,
        *([aside(sought)] if one.views_bear and one.settled_on is None else []),
        f"Supervised by {one.supervisor or 'nobody named'}"
        + (f"; deputy: {one.deputy}" if one.deputy else ""),
    )
