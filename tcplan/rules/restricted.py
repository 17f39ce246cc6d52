"""While somebody is restricted, leave, transfer and discharge each wait for the Secretary of State.

Consent is what the plan records as an authority in force on the day of the leave, transfer or
discharge; that somebody asked for it, or said that it would come, is no consent.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import long_day, months_after
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.legal import LegalAuthority, LegalRoute
from tcplan.domain.transition import Transition, Visit
from tcplan.rules.effect import Effect, effect
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.moves import ahead, moved
from tcplan.rules.on_day import OnDay

_RULE = "R12"
_AWAY = frozenset({"s17-leave", "overnight"})
"""Visits that are leave for certain; the others are, where they lead off the ward."""
_DISCHARGES = frozenset(
    {"conditional-discharge", "conditional-discharge-dol", "absolute-discharge", "licence"}
)
_NO_CONSENT = "no consent of the Secretary of State is recorded for that day"


def _verdict(
    on: OnDay,
    name: str,
    about: str,
    individual: str,
    state: State,
    what: str,
    due: dt.date | None = None,
) -> Verdict:
    return Verdict(
        rule=_RULE,
        id=name,
        about=about,
        individual=individual,
        state=state,
        what=what,
        owner=on.hospital(individual),
        due=due,
    )


def _consented(on: OnDay, individual: str, day: dt.date, *kinds: str) -> bool:
    authorities: tuple[LegalAuthority, ...] = on.plan.of("authorities", individual)
    return any(a.kind in kinds and a.covers(day) for a in authorities)


# Leave


def _leave(on: OnDay) -> Iterator[Verdict]:
    since = months_after(on.day, -on.rule(_RULE).number("months_back"))
    for move in on.plan.transitions:
        visits = [visit for visit in move.visits if since <= visit.on]
        asked = [(visit, effect(on, move.individual, visit.on)) for visit in visits]
        concerned = [(v, e) for v, e in asked if e.restricted in {"yes", "unknown"}]
        if concerned:
            yield _leave_of(on, move, concerned)


def _leave_of(on: OnDay, move: Transition, concerned: list[tuple[Visit, Effect]]) -> Verdict:
    person = move.individual
    bare = [
        (visit, found)
        for visit, found in concerned
        if not _consented(on, person, visit.on, "sos-leave")
    ]
    late = [v for v, e in bare if _is_missing(on, v, e)]
    if late:
        days = _told(late)
        what = f"{person} is restricted; for leave ({days}) {_NO_CONSENT}."
        return _verdict(on, "leave-without-consent", move.id, person, "not-met", what)
    soon = [v for v, _ in bare if on.day < v.on or v.kind in _AWAY]
    if soon:
        unknown = any(e.restricted == "unknown" for _, e in bare)
        who = "It is not known whether they are restricted" if unknown else "They are restricted"
        what = (
            f"{who}: each visit of {person} that leads off the ward ({_told(soon)}) needs the "
            "Secretary of State's consent to leave by its day."
        )
        due = min(visit.on for visit in soon)
        return _verdict(on, "leave-without-consent", move.id, person, "due", what, due)
    what = f"Leave of {person} is covered by the Secretary of State's consent."
    return _verdict(on, "leave-without-consent", move.id, person, "met", what)


def _is_missing(on: OnDay, visit: Visit, found: Effect) -> bool:
    return found.restricted == "yes" and visit.kind in _AWAY and visit.on <= on.day


def _told(visits: list[Visit]) -> str:
    return "; ".join(
        f"{label('visit-kind', visit.kind).lower()} on {long_day(visit.on)}" for visit in visits
    )


# Transfer


def _transfer(on: OnDay) -> Iterator[Verdict]:
    since = months_after(on.day, -on.rule(_RULE).number("months_back"))
    for person in on.plan.individuals:
        spells = sorted(on.plan.of("spells", person.id), key=lambda spell: spell.on_this_ward_since)
        for before, after in pairwise(spells):
            day = after.on_this_ward_since
            if since <= day and before.hospital != after.hospital and _goes_over(before, after):
                verdict = _transferred(on, after, day)
                if verdict is not None:
                    yield verdict


def _goes_over(before: HospitalSpell, after: HospitalSpell) -> bool:
    """Whether the later stay begins where the earlier one ends, in another hospital."""
    transferred = before.ended_as in {"bed-transfer", "acute-transfer"}
    return before.ended is None or transferred or before.ended >= after.on_this_ward_since


def _transferred(on: OnDay, spell: HospitalSpell, day: dt.date) -> Verdict | None:
    person, found = spell.individual, effect(on, spell.individual, day)
    if found.restricted not in {"yes", "unknown"}:
        return None
    name, when = "transfer-without-consent", long_day(day)
    if _consented(on, person, day, "sos-transfer"):
        what = f"The transfer of {person} on {when} has the Secretary of State's consent."
        return _verdict(on, name, spell.id, person, "met", what)
    if found.restricted == "yes" and day <= on.day:
        what = f"{person} is restricted; for the transfer on {when} {_NO_CONSENT}."
        return _verdict(on, name, spell.id, person, "not-met", what)
    what = f"The transfer of {person} on {when} may need the Secretary of State's consent."
    if found.restricted == "yes":
        what = f"The transfer of {person} on {when} needs the Secretary of State's consent."
    return _verdict(on, name, spell.id, person, "due", what, max(day, on.day))


# Discharge


def _discharge(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        move = on.move(person.id)
        if move is not None and (ahead(on, move) or moved(on, move)):
            verdict = _discharged(on, move)
            if verdict is not None:
                yield verdict


def _discharged(on: OnDay, move: Transition) -> Verdict | None:
    person, day = move.individual, move.move_day()
    found = effect(on, person, day)
    if found.restricted not in {"yes", "unknown"}:
        return None
    name = "discharge-without-consent"
    if day is None:
        what = f"{person} cannot leave hospital without the tribunal or the Secretary of State."
        return _verdict(on, name, move.id, person, "due", what)
    lawful = _lawfully_out(on, person, day)
    if lawful:
        return _verdict(on, name, move.id, person, "met", f"{person}: {lawful}.")
    owed = day - dt.timedelta(days=on.rule(_RULE).number("look_ahead_days"))
    said = "is restricted" if found.restricted == "yes" else "may be restricted"
    what = (
        f"{person} {said} and is to leave hospital on {long_day(day)}; neither the Secretary of "
        "State's consent nor a discharge by the tribunal is recorded for that day."
    )
    missing = found.restricted == "yes" and owed <= on.day
    return _verdict(on, name, move.id, person, "not-met" if missing else "due", what, owed)


def _lawfully_out(on: OnDay, person: str, day: dt.date) -> str | None:
    """By what a restricted person may leave hospital on a day, in words."""
    routes: tuple[LegalRoute, ...] = on.plan.of("legal_routes", person)
    for route in routes:
        if route.kind in _DISCHARGES and _stands(route, day):
            said = label("legal-route", route.kind).lower()
            return f"{said} authorised on {long_day(route.authorised_on or day)}"
    if _consented(on, person, day, "sos-discharge"):
        return "the Secretary of State consents to the discharge"
    on_leave = any(route.kind == "s17-leave" for route in routes)
    if on_leave and _consented(on, person, day, "sos-leave"):
        return "leaves on leave, with the Secretary of State's consent; leave is not a discharge"
    return None


def _stands(route: LegalRoute, day: dt.date) -> bool:
    given = route.authorised_on
    return given is not None and given <= day and (route.expires is None or day <= route.expires)


# Status


def _unknown(on: OnDay) -> Iterator[Verdict]:
    concerned = code_list("legal-status").where("restricted", value="check")
    for status in on.plan.legal_statuses:
        if status.code in concerned and status.covers(on.day):
            missing = status.restrictions is None
            said = f"{status.individual} is under: {label('legal-status', status.code)}"
            yield Verdict(
                rule="R42",
                id="restrictions-unknown",
                about=status.id,
                individual=status.individual,
                state="not-met" if missing else "met",
                what=f"{said}; whether restrictions are in force is "
                f"{'not recorded' if missing else 'recorded'}.",
                owner=on.hospital(status.individual),
            )


DUTIES: tuple[Duty, ...] = (
    Duty(_RULE, "leave-without-consent", "Leave without the Secretary of State's consent", _leave),
    Duty(
        _RULE,
        "transfer-without-consent",
        "Transfer without the Secretary of State's consent",
        _transfer,
    ),
    Duty(
        _RULE,
        "discharge-without-consent",
        "Discharge without tribunal or Secretary of State",
        _discharge,
    ),
    Duty("R42", "restrictions-unknown", "Not recorded whether restrictions are in force", _unknown),
)
"""Duties about people who are restricted, or may be."""
