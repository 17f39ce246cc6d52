"""After a conditional discharge supervisors report, and a tribunal can be asked: from which day.

Days count from leaving hospital; a route that is authorised but not used yet starts no clock.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import count

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day, months_after
from tcplan.domain.individual import Individual
from tcplan.domain.legal import LegalRoute, LegalStatus
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay
from tcplan.rules.rule import Rule
from tcplan.rules.tribunal import first_application, ordered_on

_REPORT = "supervisor's report to the Mental Health Casework Section"
REPORTS = {
    "social": Kind("mhcs-report-social", f"Social {_REPORT}", "R14"),
    "clinical": Kind("mhcs-report-clinical", f"Clinical {_REPORT}", "R14"),
}
APPLICATION = Kind("tribunal-application", "Tribunal: first application possible", "R13")
RETURN = Kind("tribunal-return", "Tribunal: application or reference", "R39")

DEPRIVING = "conditional-discharge-dol"
CONDITIONAL = frozenset({"conditional-discharge", DEPRIVING})
_ABSOLUTE = "absolute-discharge"
_INFORMAL = "01"
_A_RIGHT = "it is a right, not a duty"


def discharged(on: OnDay, person: Individual) -> tuple[LegalRoute | None, dt.date | None, str]:
    """The conditional discharge that stands on the day, the day of leaving, and why if none."""
    routes = [
        route
        for route in on.plan.of("legal_routes", person.id)
        if route.kind in {*CONDITIONAL, _ABSOLUTE}
        and route.authorised_on is not None
        and route.authorised_on <= on.day
    ]
    last: LegalRoute | None = max(routes, key=lambda route: route.authorised_on, default=None)
    if last is None:
        return None, None, f"no conditional discharge of {person.id} is authorised"
    if last.kind == _ABSOLUTE:
        return None, None, f"the discharge of {person.id} is absolute and has no conditions"
    if last.expires is not None and last.expires < on.day:
        return None, None, f"the conditional discharge ended on {long_day(last.expires)}"
    if on.spell(person.id) is not None:
        return None, None, f"{person.id} is in hospital"
    move, left = on.move(person.id), on.left(person.id)
    days = [left.ended if left else None, move.moved_on if move else None, last.authorised_on]
    return last, next((day for day in days if day is not None and day <= on.day), None), ""


def reports(on: OnDay, person: Individual) -> Iterator[Clock]:
    """Each supervisor's report: the first soon after discharge, then again and again.

    A report counts for the supervisor that it names; one that names neither counts for none.
    """
    route, since, why = discharged(on, person)
    for role, kind in REPORTS.items():
        if route is None or since is None:
            yield kind.not_applicable(on, person, why)
            continue
        rule = kind.now(on)
        held = _last_report(on, person, since, role)
        if held is None:
            weeks = rule.number("weeks_first_report")
            due = since + dt.timedelta(weeks=weeks)
            counted = f"the first within {weeks} weeks of the discharge on {long_day(since)}"
        else:
            months = rule.number("months_between_reports")
            due = months_after(held, months)
            counted = f"every {months} months, counted from the report of {long_day(held)}"
        nobodys = _last_report(on, person, held or since, None)
        yield kind.owed(
            on, person, due, counted, _nobodys(nobodys),
            done=held, owner=on.commissioner(person.id),
        )  # fmt: skip


def _last_report(on: OnDay, person: Individual, since: dt.date, role: str | None) -> dt.date | None:
    days = [
        review.held
        for review in on.reviews(person.id, "mhcs-report")
        if review.supervisor == role and review.held and since <= review.held <= on.day
    ]
    return max(days, default=None)


def _nobodys(day: dt.date | None) -> str | None:
    if day is None:
        return None
    return f"the report of {long_day(day)} does not say which supervisor's it is and does not count"


def application(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The first day on which somebody under a restriction order may apply to the tribunal."""
    ordered = ordered_on(on, person.id, on.day)
    if ordered is None:
        said = _other_sections(person, on.statuses(person.id))
        yield APPLICATION.not_applicable(on, person, said)
        return
    if on.spell(person.id) is None:
        said = f"{person.id} is not in hospital; what holds then, ask the Mental Health Act office"
        yield APPLICATION.not_applicable(on, person, said)
        return
    months = APPLICATION.now(on).number("months_before_application")
    opens = first_application(ordered, months)
    counted = f"not in the first {months} months of the order of {long_day(ordered)}"
    if opens <= on.day:
        said = f"an application has been possible since {long_day(opens)}"
        yield APPLICATION.done(on, person, opens, said, counted, _A_RIGHT, due=opens)
        return
    yield APPLICATION.owed(
        on, person, opens, f"an application is possible from {long_day(opens)}", counted, _A_RIGHT,
        owner=on.hospital(person.id),
    )  # fmt: skip


def _other_sections(person: Individual, statuses: tuple[LegalStatus, ...]) -> str:
    if not statuses:
        return f"no legal status of {person.id} is recorded on this day"
    names = ", ".join(label("legal-status", status.code) for status in statuses)
    if all(status.code == _INFORMAL for status in statuses):
        return f"{person.id} is not detained"
    return f"{names}: not modelled, ask the Mental Health Act office"


def tribunal_return(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The end of the period in which a discharge that deprives of liberty comes to a tribunal."""
    route, since, why = discharged(on, person)
    if route is None or since is None:
        yield RETURN.not_applicable(on, person, why)
        return
    if route.kind != DEPRIVING:
        said = f"the conditions of {person.id} are not recorded as depriving of liberty"
        yield RETURN.not_applicable(on, person, said)
        return
    rule = RETURN.now(on)
    opens = first_application(since, rule.number("months_before_application"))
    came = _last_tribunal(on, person, opens)
    end = period_end(rule, since, came)
    counted = f"counted from the discharge on {long_day(since)}"
    if came is None:
        asked = f"between {long_day(opens)} and {long_day(end)}"
    else:
        years = rule.number("years_between")
        asked = f"once in every {years} years, the last on {long_day(came)}"
    yield RETURN.owed(
        on, person, end, asked, counted, "where nobody applies, the case is referred",
        about=route.id, done=came, owner=on.commissioner(person.id),
    )  # fmt: skip


def period_end(rule: Rule, discharged_on: dt.date, came: dt.date | None) -> dt.date:
    """The end of the period in which the next application or reference falls.

    ``came`` is the day of the last one. The first period ends so many months after the discharge,
    each later one so many years after that; the next one after ``came`` is told.
    """
    months = rule.number("months_first_period")
    years = 12 * rule.number("years_between")
    ends = (months_after(discharged_on, months + years * number) for number in count())
    if came is None:
        return next(ends)
    next(end for end in ends if came <= end)
    return next(ends)


def _last_tribunal(on: OnDay, person: Individual, since: dt.date) -> dt.date | None:
    """The last application, reference or hearing from a day on, by the day asked about."""
    days = [
        day
        for review in on.reviews(person.id, "tribunal")
        for day in (review.applied_on, review.held)
        if day is not None and since <= day <= on.day
    ]
    return max(days, default=None)
