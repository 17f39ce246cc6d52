"""Visits to people out of area and reviews of the register come again by rule, however long."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.individual import Individual, RegisterEntry
from tcplan.domain.records import Review
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.counting import agreed, child_on, recount, sooner
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay

VISIT = Kind("oversight-visit", "Commissioner oversight visit", "R07")
REGISTER = Kind("register-review", "Review of the register entry", "R38")


def oversight_visit(on: OnDay, person: Individual) -> Iterator[Clock]:
    """A visit on site by the commissioner, while the ward is out of area or may be.

    Only a visit that is recorded as on site counts. Where nobody has said whether the ward is out
    of area, the visit is taken as owed and the sentence asks for it. The first is counted from the
    day on which the ward was first out of area, in this stay.
    """
    since, asked = _out_of_area(on, person)
    if since is None:
        yield VISIT.not_applicable(on, person, asked)
        return
    rule = VISIT.now(on)
    # Nobody owed a visit before there was the rule.
    base, unsure = max(since, rule.effective_from or since), None
    done = None
    for review in on.reviews(person.id, "oversight-visit"):
        if review.held is not None and since <= review.held <= on.day:
            if review.on_site is True:
                base = max(base, review.held)
                done = base
            else:
                unsure = max((unsure, review), key=_held_on)
    child = child_on(person, base)
    weeks = rule.number("weeks_child" if child else "weeks_adult")
    young = f", as for a child or young person ({person.id} {child})" if child else ""
    counted = f"the visit on {long_day(base)}" if done else f"{long_day(base)}, with no visit since"
    due, said = sooner(
        base + dt.timedelta(weeks=weeks), agreed(on, person, base, "oversight-visit")
    )
    yield VISIT.owed(
        on, person, due, f"every {weeks} weeks{young}, counted from {counted}",
        _not_counted(unsure, base), asked, said,
        done=done, owner=on.commissioner(person.id),
    )  # fmt: skip


def _held_on(review: Review | None) -> dt.date:
    return (review.held if review else None) or dt.date.min


def _not_counted(review: Review | None, base: dt.date) -> str | None:
    if review is None or review.held is None or review.held <= base:
        return None
    why = "was not on site" if review.on_site is False else "is not recorded as on site"
    return f"the visit on {long_day(review.held)} {why} and does not count"


def _out_of_area(on: OnDay, person: Individual) -> tuple[dt.date | None, str | None]:
    """Since when the person has been out of area, or may have been, and what to say of it."""
    stays = on.contiguous(person.id)
    if not stays:
        return None, f"{person.id} is not in hospital"
    if stays[-1].out_of_area is False:
        return None, f"{person.id} is in a hospital in the commissioner's own area"
    asked = None
    if stays[-1].out_of_area is None:
        asked = "it is not recorded whether the ward is out of area: say whether it is"
    since = stays[-1].on_this_ward_since
    for stay in reversed(stays):
        if stay.out_of_area is False:
            return since, asked
        since = stay.on_this_ward_since
    return min(stay.admitted for stay in stays), asked


def register_review(on: OnDay, person: Individual) -> Iterator[Clock]:
    """A look at the entry on the register, on the day that is recorded or agreed for it.

    How often by colour is nobody's confirmed rule, so a recorded day holds, unless the area has
    set an interval of its own and that is sooner. Where no day is recorded the colour counts.
    """
    entry = on.register_entry(person.id)
    if entry is None:
        yield REGISTER.not_applicable(on, person, f"{person.id} is not on the register")
        return
    base, review = recount(on, person, entry.on, "dsr")
    parameter = REGISTER.now(on).parameter(f"days_{entry.rating}")
    days = int(parameter.value)
    planned = agreed(on, person, base, "dsr")
    if review is None:
        planned = min(planned or entry.review_by, entry.review_by)
    colour = label("dsr-rating", entry.rating).partition(":")[0].lower()
    counted = f"the review on {long_day(base)}" if review else f"the entry of {long_day(base)}"
    due, said = sooner(base + dt.timedelta(days=days), planned)
    why = f"every {days_said(days)} while {colour}, counted from {counted}"
    if planned is not None and not parameter.overrides:
        due, said = planned, None
        why = f"{long_day(planned)} is recorded for it, after {counted}"
    yield REGISTER.owed(
        on, person, due, why, said,
        done=base if review else _entered(person, entry), owner=on.commissioner(person.id),
    )  # fmt: skip


def _entered(person: Individual, entry: RegisterEntry) -> dt.date | None:
    """An entry after another is itself a look at the register."""
    return entry.on if entry is not person.register[0] else None
