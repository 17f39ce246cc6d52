"""Somebody who is kept apart is owed a review by people from outside."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.dates import days_said, long_day, months_after
from tcplan.domain.hospital import Restriction
from tcplan.domain.individual import Individual
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.counting import agreed, recount, sooner
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay
from tcplan.rules.rule import Rule

INDEPENDENT = Kind("independent-cetr", "Independent C(E)TR (IC(E)TR)", "R33")
_DAY = dt.timedelta(days=1)


def independent(on: OnDay, person: Individual) -> Iterator[Clock]:
    """An independent review while somebody is segregated or secluded."""
    rule = INDEPENDENT.now(on)
    apart = _apart(on, person, rule)
    if apart is None:
        said = f"{person.id} is recorded neither in seclusion nor in long-term segregation"
        yield INDEPENDENT.not_applicable(on, person, said)
        return
    base, review = recount(on, person, apart.start, "icetr")
    agreed_for = agreed(on, person, base, "icetr")
    word = "long-term segregation" if apart.state == "segregation" else "seclusion"
    months = rule.number("months_between")
    asked = months_after(base, months)
    counted = f"every {months} months while {word} goes on, last held on {long_day(base)}"
    if review is None:
        days = rule.number("days_until_asked")
        counted = f"held, or given a day, within {days_said(days)} of the beginning of {word}"
        counted += f", {long_day(base)}"
        # A day that was agreed answers the prompt, but not one that lies beyond the interval.
        if agreed_for is None:
            asked = base + dt.timedelta(days=days)
    due, told = sooner(asked, agreed_for)
    yield INDEPENDENT.owed(
        on, person, due, counted, told,
        done=review.held if review else None, owner=on.hospital(person.id),
    )  # fmt: skip


def _apart(on: OnDay, person: Individual, rule: Rule) -> Restriction | None:
    """The segregation or seclusion of the day, from its unbroken beginning, across wards."""
    kinds = {"segregation", "seclusion"} if rule.flag("includes_seclusion") else {"segregation"}
    times = sorted(
        (r for stay in on.contiguous(person.id) for r in stay.restrictions if r.state in kinds),
        key=lambda one: one.start,
    )
    now = [r for r in times if r.start <= on.day and (r.end is None or on.day <= r.end)]
    if not now:
        return None
    first = now[0]
    for earlier in reversed(times[: times.index(first)]):
        if earlier.end is not None and earlier.end + _DAY < first.start:
            continue
        first = earlier
    return first
