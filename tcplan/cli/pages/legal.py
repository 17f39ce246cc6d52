"""The law in words: status first, then each way out with its rule, version and doubt."""

import datetime as dt

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import each, facts
from tcplan.domain.dates import short_day
from tcplan.views.legal import ConditionRow, LegalView, RouteRow

_MAPPA_WORDS = {
    "met": "recorded",
    "not-met": "NOT RECORDED",
    "due": "to be checked",
    "not-applicable": "does not apply",
}


def legal_blocks(view: LegalView) -> tuple[Block, ...]:
    """One person's legal status, ways out, aftercare, bodies, conditions and MAPPA."""
    return (
        Section("Legal status", _status(view)),
        Section("Ways out of hospital", (Said(view.no_advice), *(_route(r) for r in view.routes))),
        Section("Aftercare and who answers for it", _aftercare(view)),
        Section(
            "Conditions and who supervises them",
            [_condition(one) for one in view.conditions] or (Said("None is recorded."),),
        ),
        Section("MAPPA", _mappa(view)),
    )


def _status(view: LegalView) -> tuple[Block, ...]:
    return (
        *each("Status", view.status, "none recorded on this day"),
        Fact("Restricted", view.restricted_words),
        Said(view.because),
        *(Fact("RESOLVE FIRST", text) for text in view.resolve),
        Said(view.capacity),
    )


def _route(route: RouteRow) -> Section:
    rule = (
        f"{route.rule}, version {route.version}" if route.version else f"{route.rule}, not in force"
    )
    return Section(
        f"{route.name}: {route.state_words.upper()}",
        (
            *facts(("In the plan", route.planned)),
            Items("Reason", route.reasons),
            *facts(("Who", route.who if route.state != "closed" else None)),
            *(Fact("Next", text) for text in route.needs),
            Fact("Rule", rule),
            *facts(("NOT CERTAIN", route.doubt)),
        ),
    )


def _aftercare(view: LegalView) -> tuple[Block, ...]:
    flag = "funding or a review is recorded" if view.aftercare_flagged else "nothing is recorded"
    return (
        Fact("Section 117", f"{view.aftercare_words}; {flag}"),
        Said(view.aftercare_because),
        *(Fact(body.role, body.words) for body in view.bodies),
    )


def _condition(one: ConditionRow) -> Section:
    return Section(
        one.kind_words,
        (
            Fact("Text", one.text),
            Fact("Supervised by", one.supervisor or "NOBODY NAMED"),
            *facts(("Deputy", one.deputy)),
            Fact("Settled", _day(one.settled_on, "not yet: it is a proposal")),
            *(
                (Said("A victim's views are sought before a condition of this kind is settled."),)
                if one.views_bear and one.settled_on is None
                else ()
            ),
        ),
    )


def _mappa(view: LegalView) -> tuple[Block, ...]:
    return (
        *facts(("MAPPA", _MAPPA_WORDS[view.mappa_state] if view.mappa_state else None)),
        Said(view.mappa or "The rule on MAPPA is not in force on this day."),
    )


def _day(day: dt.date | None, otherwise: str) -> str:
    return short_day(day) if day else otherwise
