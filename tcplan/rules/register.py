"""A colour on the register is set by a person; what the area proposes is only shown beside it.

Consent and the colour in hospital are judged by findings; here it is the weeks after leaving.
"""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.individual import Individual
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay

_URGENCY = ("green", "amber", "red")
"""Colours at home by the urgency of support; blue is in hospital and stands outside."""


def _colour(code: str) -> str:
    return label("dsr-rating", code).partition(":")[0].lower()


def _after_leaving(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        left = on.left(person.id)
        if left is not None and left.ended is not None:
            yield _judged(on, person, left.ended)


def _judged(on: OnDay, person: Individual, left_on: dt.date) -> Verdict:
    rule = on.rule("R09")
    proposed, days = rule.word("colour_after_discharge"), rule.number("days_after_discharge")
    until = left_on + dt.timedelta(days=days)
    entry = on.register_entry(person.id)
    left = f"{person.id} left hospital on {long_day(left_on)}"
    local = rule.parameter("colour_after_discharge").overrides
    area = f" ({local[-1].area})" if local else ""
    proposal = (
        f"{_colour(proposed)}{area} is proposed for at least {days_said(days)}, until "
        f"{long_day(until)}; a person sets it"
    )
    state: State = "met"
    if entry is None:
        state, said = "not-applicable", f"{left} and is not on the register."
    elif entry.rating == "blue" and on.day < until:
        state, said = "not-met", f"{left}, and the register still says blue: {proposal}."
    elif entry.rating == "blue":
        state, said = "not-met", f"{left}, and the register still says blue; a person sets another."
    elif on.day >= until:
        said = (
            f"{left}, {days_said(days)} ago or longer; the register says {_colour(entry.rating)}."
        )
    elif _URGENCY.index(entry.rating) < _URGENCY.index(proposed):
        state = "not-met"
        said = f"{left}, and the register says {_colour(entry.rating)}: {proposal}."
    else:
        said = f"{left}, and the register says {_colour(entry.rating)}."
    return Verdict(
        rule="R09",
        id="register-colour-after-leaving",
        about=person.id,
        individual=person.id,
        state=state,
        what=said,
        owner=on.commissioner(person.id),
        due=until if on.day < until else None,
    )


DUTIES: tuple[Duty, ...] = (
    Duty("R09", "register-colour-after-leaving", "Colour after leaving hospital", _after_leaving),
)
"""Duties about the dynamic support register that no finding answers."""
