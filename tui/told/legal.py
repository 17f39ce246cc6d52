"""The law in words: status first, then each way out with who must apply, its rule and its doubt."""

from collections.abc import Iterable

from tcplan.domain.dates import short_day
from tcplan.views.legal import BodyRow, ConditionRow, LegalView, RouteRow
from tui.page import Line, field, heading, item, para

_MAPPA_WORDS = {
    "met": "recorded",
    "not-met": "not recorded",
    "due": "to be checked",
    "not-applicable": "does not apply",
}


def legal_lines(view: LegalView) -> Iterable[Line]:
    """Legal status, ways out, aftercare, conditions and MAPPA of one person."""
    yield from heading("LEGAL STATUS")
    yield from (item(text) for text in view.status)
    if not view.status:
        yield para("None is recorded on this day.", "caution")
    yield field("Restricted", view.restricted_words)
    yield para(view.because)
    yield from (field("Resolve first", text, "gap") for text in view.resolve)
    yield para(view.capacity)
    yield from heading("WAYS OUT OF HOSPITAL")
    yield para(view.no_advice, "muted")
    for route in view.routes:
        yield from _route(route)
    yield from _aftercare(view)
    yield from heading("CONDITIONS AND WHO SUPERVISES THEM")
    for one in view.conditions:
        yield from _condition(one)
    if not view.conditions:
        yield para("None is recorded.", "muted")
    yield from heading("MAPPA")
    if view.mappa_state:
        yield field("Stands", _MAPPA_WORDS[view.mappa_state])
    yield para(view.mappa or "The rule on MAPPA is not in force on this day.")


def _route(route: RouteRow) -> Iterable[Line]:
    yield item(f"{route.name}: {route.state_words.lower()}", "strong")
    if route.planned:
        yield field("In the plan", route.planned, indent=2)
    yield from (field("Reason", text, indent=2) for text in route.reasons)
    if route.state != "closed":
        yield field("Who", route.who, indent=2)
    yield from (field("Next", text, indent=2) for text in route.needs)
    version = f"version {route.version}" if route.version else "not in force"
    yield field("Rule", f"{route.rule}, {version}", "muted", indent=2)
    if route.doubt:
        yield field("Not certain", route.doubt, "caution", indent=2)


def _aftercare(view: LegalView) -> Iterable[Line]:
    yield from heading("AFTERCARE AND WHO ANSWERS FOR IT")
    flag = "funding or a review is recorded" if view.aftercare_flagged else "nothing is recorded"
    yield field("Section 117", f"{view.aftercare_words}; {flag}")
    yield para(view.aftercare_because)
    for body in view.bodies:
        role = body.role.removeprefix("Responsible ")
        yield field(f"{role[:1].upper()}{role[1:]}", _body(body))


def _body(body: BodyRow) -> str:
    if body.body is None:
        return "not recorded"
    if not body.in_dispute:
        return f"{body.body} is responsible"
    return f"{body.body}, in dispute; meanwhile {body.interim_funder or 'nobody'} pays"


def _condition(one: ConditionRow) -> Iterable[Line]:
    yield para(one.kind_words, "strong")
    yield field("Text", one.text, indent=2)
    by = one.supervisor or "nobody named"
    yield field("Supervised", f"by {by}", None if one.supervisor else "gap", indent=2)
    if one.deputy:
        yield field("Deputy", one.deputy, indent=2)
    settled = short_day(one.settled_on) if one.settled_on else "not yet: it is a proposal"
    yield field("Settled", settled, indent=2)
    if one.views_bear and one.settled_on is None:
        words = "A victim's views are sought before a condition of this kind is settled."
        yield Line(words, "caution", 2)
