"""Care (education) and treatment reviews: none is owed twice, and none is taken for another.

Where age or ward leave a choice, the sooner day is taken, and the sentence says why.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from tcplan.domain.dates import days_said, long_day, months_after
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.individual import Individual
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.counting import (
    IN_HOSPITAL,
    agreed,
    before_admission,
    child_on,
    recount,
    sooner,
)
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay
from tcplan.rules.rule import Rule

POST_ADMISSION = Kind("post-admission-cetr", "Post-admission C(E)TR", "R01")
INPATIENT = Kind("inpatient-cetr", "Inpatient C(E)TR", "R02")
REQUESTED = Kind("requested-cetr", "C(E)TR on request")

_PLANNED = "cetr-inpatient"
"""One after admission, or that was asked for, has a clock of its own until it is held."""

SECURE = frozenset({"low", "medium", "high"})


def post_admission(on: OnDay, person: Individual) -> Iterator[Clock]:
    """A review soon after admission, unless a community one was held for this admission."""
    kind = POST_ADMISSION
    admitted = on.admitted(person.id)
    if admitted is None:
        yield kind.not_applicable(on, person, f"{person.id} is not in hospital")
        return
    rule = on.book.rule("R01", admitted)
    if rule is None:
        said = f"no such rule was in force on the admission, {long_day(admitted)}"
        yield kind.not_applicable(on, person, said)
        return
    community_on = before_admission(on, person, admitted, rule, "cetr-community")
    if community_on is not None:
        said = f"a community C(E)TR was held on {long_day(community_on)} for this admission"
        yield kind.not_applicable(on, person, said)
        return
    child = child_on(person, admitted)
    days = rule.number("days_child" if child else "days_adult")
    due = admitted + dt.timedelta(days=days)
    counted = f"within {days_said(days)} of the admission on {long_day(admitted)}"
    held = on.first_since(person.id, admitted, *IN_HOSPITAL)
    if held is not None and held.held is not None:
        late = (held.held - due).days
        said = f"{days_said(late)} late" if late > 0 else "in time"
        yield kind.done(
            on, person, held.held, f"held on {long_day(held.held)}, {said}: {counted}", due=due
        )
        return
    due, said_of_day = sooner(due, agreed(on, person, admitted, "cetr-post-admission"))
    yield kind.owed(
        on, person, due, _as_child(counted, person, child),
        _laep(before_admission(on, person, admitted, rule, "laep")), said_of_day,
        owner=on.commissioner(person.id),
    )  # fmt: skip


def _laep(held: dt.date | None) -> str | None:
    if held is None:
        return None
    return (
        f"the emergency meeting (LAEP) on {long_day(held)} had no independent experts and does "
        "not count"
    )


def _as_child(counted: str, person: Individual, child: str | None) -> str:
    return f"{counted}, as for a child or young person ({person.id} {child})" if child else counted


def inpatient(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The next review in hospital, counted from the last one in this stay, else the admission."""
    admitted = on.admitted(person.id)
    if admitted is None:
        yield INPATIENT.not_applicable(on, person, f"{person.id} is not in hospital")
        return
    base, review = recount(on, person, admitted, *IN_HOSPITAL)
    asked, why = inpatient_due(INPATIENT.now(on), person, base, on.contiguous(person.id))
    counted = (
        f"the C(E)TR held on {long_day(base)}"
        if review
        else f"the admission on {long_day(base)}, as none has been held since"
    )
    due, said = sooner(asked, agreed(on, person, base, _PLANNED))
    yield INPATIENT.owed(
        on, person, due, f"{why}, counted from {counted}", said,
        done=review.held if review else None, owner=on.commissioner(person.id),
    )  # fmt: skip


def inpatient_due(
    rule: Rule, person: Individual, base: dt.date, stays: Sequence[HospitalSpell]
) -> tuple[dt.date, str]:
    """The first day on which the duty, as it is on that day, falls due; and why, in words.

    ``stays`` are the wards since admission, the oldest first. The interval of a ward holds from
    the day of the transfer to it: where that makes a review owed at once, it is due on the day of
    the transfer. A review that was due before a transfer stays due.
    """
    child = child_on(person, base)
    if child:
        months = rule.number("months_child")
        return months_after(base, months), (
            f"every {months} months, as for a child or young person ({person.id} {child})"
        )
    due, why = _on_ward(rule, base, stays[0])
    for stay in stays[1:]:
        if due < stay.on_this_ward_since:
            break
        due, why = _on_ward(rule, base, stay)
        due = max(due, stay.on_this_ward_since)
    return due, why


def _on_ward(rule: Rule, base: dt.date, stay: HospitalSpell) -> tuple[dt.date, str]:
    secure = stay.security in SECURE
    months = rule.number("months_adult_secure" if secure else "months_adult")
    ward = "on a secure ward" if secure else "on a ward that is not secure"
    if stay.security == "unknown":
        ward = "on a ward whose security is not recorded, which is taken as not secure"
    return months_after(base, months), f"every {months} months {ward}"


def requested(on: OnDay, person: Individual) -> Iterator[Clock]:
    """Reviews that somebody asked for; no rule sets a day, so the agreed one counts."""
    for review in on.reviews(person.id, "cetr-requested"):
        asked = f"asked for on {long_day(review.applied_on)}" if review.applied_on else None
        if review.held is not None and review.held <= on.day:
            said = f"held on {long_day(review.held)}"
            yield REQUESTED.done(on, person, review.held, asked, said, about=review.id)
        elif (day := review.due or review.held) is not None:
            yield REQUESTED.owed(
                on, person, day, asked, "the day is the one agreed; no rule sets one",
                about=review.id, owner=on.commissioner(person.id),
            )  # fmt: skip
