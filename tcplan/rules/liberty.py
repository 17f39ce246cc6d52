"""Support that deprives of liberty has exactly one authorised way; nobody is green by silence."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.legal import LegalRoute
from tcplan.domain.transition import Placement, Transition
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.moves import ahead, moved, moves
from tcplan.rules.on_day import OnDay
from tcplan.rules.routes import AUTHORISING, route

_RULE = "R15"


def _not_considered(on: OnDay) -> Iterator[Verdict]:
    for move, home in _homes(on):
        name, known = move.individual, home.deprives_of_liberty is not None
        state: State = "met" if known else "not-met" if moved(on, move) else "due"
        said = "recorded" if known else "not recorded"
        yield _verdict(
            on,
            "liberty-not-considered",
            home,
            state,
            f"Whether the support at home would deprive {name} of liberty is {said}.",
            None if known else move.move_day(),
        )


def _homes(on: OnDay) -> Iterator[tuple[Transition, Placement]]:
    """The home of everybody's last move, planned or made."""
    for move in moves(on):
        if move.placement is not None and (ahead(on, move) or moved(on, move)):
            home: Placement = on.plan.by_id[move.placement]
            if home.individual == move.individual:
                yield move, home


def _without_route(on: OnDay) -> Iterator[Verdict]:
    for move, home in _homes(on):
        if home.deprives_of_liberty:
            yield _one_route(on, move, home)
        elif home.deprives_of_liberty is False:
            said = f"The support at home does not deprive {home.individual} of liberty, it is said."
            yield _verdict(on, "liberty-without-route", home, "not-applicable", said)


def _one_route(on: OnDay, move: Transition, home: Placement) -> Verdict:
    name, person = "liberty-without-route", home.individual
    day = on.day if moved(on, move) else (move.move_day() or on.day)
    recorded = [r for r in on.plan.of("legal_routes", person) if r.kind in AUTHORISING]
    standing = [r for r in recorded if _stands(r, day)]
    good = [r for r in standing if not _closed(on, r, day)]
    if len(good) > 1:
        both = " and ".join(_called(r) for r in good)
        what = f"Two ways authorise that {person} is deprived of liberty: {both}. One is right."
        return _verdict(on, name, home, "not-met", what)
    if good:
        what = f"That {person} is deprived of liberty is authorised: {_called(good[0])}."
        return _verdict(on, name, home, "met", what)
    why = "; ".join(filter(None, (_why_not(on, r, day) for r in recorded)))
    what = (
        f"The support at home deprives {person} of liberty, and no way that is open authorises it "
        f"on {long_day(day)}{f': {why}' if why else ''}."
    )
    late = moved(on, move) or (move.move_day() is not None and day <= on.day)
    return _verdict(on, name, home, "not-met" if late else "due", what, move.move_day())


def _stands(found: LegalRoute, day: dt.date) -> bool:
    given = found.authorised_on
    return given is not None and given <= day and (found.expires is None or day <= found.expires)


def _closed(on: OnDay, found: LegalRoute, day: dt.date) -> bool:
    """Whether the law had no such way on the day of the authorisation, or has none on the day."""
    days = {day, found.authorised_on or day}
    return any(route(on, found.individual, found.kind, one).state == "closed" for one in days)


def _called(found: LegalRoute) -> str:
    return label("legal-route", found.kind).lower()


def _why_not(on: OnDay, found: LegalRoute, day: dt.date) -> str:
    called = _called(found)
    if found.authorised_on is None:
        asked = f"applied for on {long_day(found.applied_on)}, " if found.applied_on else ""
        return f"{called}: {asked}not authorised"
    if found.authorised_on > day:
        return f"{called}: authorised only from {long_day(found.authorised_on)}"
    if found.expires is not None and found.expires < day:
        return f"{called}: ended on {long_day(found.expires)}"
    for one in (day, found.authorised_on):
        held = route(on, found.individual, found.kind, one)
        if held.state == "closed":
            return f"{called}: closed on {long_day(one)} ({held.reasons[0].rstrip('.')})"
    return ""


def _verdict(
    on: OnDay, name: str, home: Placement, state: State, what: str, due: dt.date | None = None
) -> Verdict:
    return Verdict(
        rule=_RULE,
        id=name,
        about=home.id,
        individual=home.individual,
        state=state,
        what=what,
        owner=on.council(home.individual),
        due=due if state == "due" else None,
    )


def _not_open(on: OnDay) -> Iterator[Verdict]:
    for planned in on.plan.legal_routes:
        now = route(on, planned.individual, planned.kind)
        if planned.kind != "cto" or now.rule != "R12":
            yield _open(on, planned)


def _open(on: OnDay, planned: LegalRoute) -> Verdict:
    person, given = planned.individual, planned.authorised_on
    day = given if given is not None and given <= on.day else on.day
    found = route(on, person, planned.kind, day)
    state: State = "not-met" if found.state == "closed" else "due"
    if found.state == "open" or (state == "due" and day == given):
        state = "met"
    return Verdict(
        rule="R63",
        id="route-not-open",
        about=planned.id,
        individual=person,
        state=state,
        what=f"{found.name} of {person} on {long_day(day)}: {found.state_words}. "
        f"{found.reasons[0]}",
        owner=on.hospital(person),
    )


DUTIES: tuple[Duty, ...] = (
    Duty(
        _RULE,
        "liberty-not-considered",
        "Not considered whether the support deprives of liberty",
        _not_considered,
    ),
    Duty(
        _RULE,
        "liberty-without-route",
        "Deprivation of liberty without exactly one authorised way",
        _without_route,
    ),
    Duty("R63", "route-not-open", "Planned way out that is not open", _not_open),
)
"""Duties about what authorises a move, and support that deprives of liberty."""
