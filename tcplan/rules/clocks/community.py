"""Somebody at home who may be admitted is owed a review before it, not after."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.dates import days_said, long_day
from tcplan.domain.individual import Individual
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.counting import agreed, sooner
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay

COMMUNITY = Kind("community-cetr", "Community C(E)TR", "R46")


def community(on: OnDay, person: Individual) -> Iterator[Clock]:
    """A review before an admission, for somebody at home who may be admitted."""
    if on.spell(person.id) is not None:
        yield COMMUNITY.not_applicable(on, person, f"{person.id} is in hospital")
        return
    since, why = _at_risk(on, person)
    if since is None:
        yield COMMUNITY.not_applicable(on, person, why)
        return
    days = COMMUNITY.now(on).number("days_until_review")
    held = on.first_since(person.id, since, "cetr-community", "laep")
    owner = on.commissioner(person.id)
    due = since + dt.timedelta(days=days)
    if held is not None and held.held is not None:
        called = "an emergency meeting (LAEP)" if held.kind == "laep" else "one"
        yield COMMUNITY.done(
            on, person, held.held, f"{called} was held on {long_day(held.held)}", due=due
        )
        return
    due, said = sooner(due, agreed(on, person, since, "cetr-community", "laep"))
    yield COMMUNITY.owed(
        on, person, due, f"within {days_said(days)} of {long_day(since)}, as {why}", said,
        owner=owner,
    )  # fmt: skip


def _at_risk(on: OnDay, person: Individual) -> tuple[dt.date | None, str]:
    """Since when somebody at home may be admitted, and how we know."""
    entries = [entry for entry in person.register if entry.on <= on.day]
    since = None
    for entry in reversed(entries):
        if entry.rating != "red":
            break
        since = entry.on
    if since is not None:
        return since, f"{person.id} has been red on the register since then"
    move = on.move(person.id)
    if move is not None and move.stage == "at-risk-at-home":
        return move.source.on, f"{person.id} was recorded as at risk at home then"
    return None, f"{person.id} is neither red on the register nor recorded as at risk at home"
