"""After leaving hospital the first call, the review of the move and aftercare come by themselves.

A contact or review counts when it is recorded as one; nothing is taken as done because time passed.
"""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.dates import days_said, long_day, months_after
from tcplan.domain.individual import Individual
from tcplan.rules.aftercare import aftercare
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.counting import agreed, recount, sooner
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.crisis_plan import crisis_plan
from tcplan.rules.on_day import OnDay

CONTACT = Kind("first-contact", "First contact after leaving hospital", "R62")
TWELVE_WEEKS = Kind("twelve-week-review", "12-week review after the move", "R62")
AFTERCARE = Kind("s117-review", "Section 117 review", "R44")
EXERCISE = Kind("crisis-plan-exercise", "Exercise of the crisis plan", "R23")

_HOURS_A_DAY = 24


def first_contact(on: OnDay, person: Individual) -> Iterator[Clock]:
    """Somebody has been in touch in the first days, counted in whole days from leaving."""
    since = _left_on(on, person)
    if since is None:
        yield CONTACT.not_applicable(on, person, f"{person.id} has not left hospital")
        return
    rule = CONTACT.now(on)
    hours = rule.number("hours_first_contact")
    due = since + dt.timedelta(days=hours // _HOURS_A_DAY)
    counted = f"within {hours} hours of leaving hospital on {long_day(since)}"
    held = on.first_since(person.id, since, "first-contact")
    if held is not None and held.held is not None:
        late = held.held > due
        said = f"{'late, ' if late else ''}on {long_day(held.held)}"
        yield CONTACT.done(on, person, held.held, said, counted, due=due)
        return
    weeks = rule.number("weeks_review")
    if since + dt.timedelta(weeks=weeks) < on.day:
        said = f"{person.id} left hospital more than {weeks} weeks ago"
        yield CONTACT.not_applicable(on, person, said, "no contact in the first days is recorded")
        return
    yield CONTACT.owed(
        on, person, due, counted, "the hour of leaving is not recorded: count from it",
        owner=on.commissioner(person.id),
    )  # fmt: skip


def _left_on(on: OnDay, person: Individual) -> dt.date | None:
    left = on.left(person.id)
    return left.ended if left else None


def twelve_weeks(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The review at the end of the first weeks at home."""
    move = on.move(person.id)
    moved = move.moved_on if move else None
    since = moved if moved is not None and moved <= on.day else _left_on(on, person)
    if since is None or on.spell(person.id) is not None:
        yield TWELVE_WEEKS.not_applicable(on, person, f"{person.id} has not moved")
        return
    weeks = TWELVE_WEEKS.now(on).number("weeks_review")
    due = since + dt.timedelta(weeks=weeks)
    counted = f"{weeks} weeks from the move on {long_day(since)}"
    held = on.first_since(person.id, since, "twelve-week")
    if held is not None and held.held is not None:
        late = (held.held - due).days
        said = (
            f"held on {long_day(held.held)}, {f'{days_said(late)} late' if late > 0 else 'in time'}"
        )
        yield TWELVE_WEEKS.done(on, person, held.held, said, counted, due=due)
        return
    due, said_of_day = sooner(due, agreed(on, person, since, "twelve-week"))
    yield TWELVE_WEEKS.owed(on, person, due, counted, said_of_day, owner=on.commissioner(person.id))


def aftercare_review(on: OnDay, person: Individual) -> Iterator[Clock]:
    """Aftercare is looked at soon after leaving hospital, and then again and again."""
    found = aftercare(on, person.id)
    if found.owed == "not-owed":
        said = f"aftercare under section 117 is not owed to {person.id}"
        yield AFTERCARE.not_applicable(on, person, said)
        return
    since = _left_on(on, person)
    if since is None:
        said = f"{person.id} has not left hospital, where aftercare begins"
        yield AFTERCARE.not_applicable(on, person, said)
        return
    rule = AFTERCARE.now(on)
    base, review = recount(on, person, since, "s117")
    if review is None:
        weeks = rule.number("weeks_first")
        asked = base + dt.timedelta(weeks=weeks)
        counted = f"within {weeks} weeks of leaving hospital on {long_day(base)}"
    else:
        months = rule.number("months_between")
        asked = months_after(base, months)
        counted = f"every {months} months, counted from the review of {long_day(base)}"
    doubt = "it is to be checked whether aftercare is owed" if found.owed == "check" else None
    due, said_of_day = sooner(asked, agreed(on, person, base, "s117"))
    yield AFTERCARE.owed(
        on, person, due, counted, doubt, said_of_day,
        done=review.held if review else None, owner=on.council(person.id),
    )  # fmt: skip


def exercise(on: OnDay, person: Individual) -> Iterator[Clock]:
    """What is arranged for a crisis is tried out again, or for the first time before a move."""
    plan = crisis_plan(on, person.id)
    if plan is None:
        said = f"{person.id} is in hospital and no move is planned"
        yield EXERCISE.not_applicable(on, person, said)
    elif not plan.arrangements:
        said = f"nothing is arranged for {person.id} that could be exercised"
        yield EXERCISE.not_applicable(on, person, said)
    elif plan.exercised is not None:
        months = EXERCISE.now(on).number("months_since_exercised")
        last = plan.exercised
        yield EXERCISE.owed(
            on, person, months_after(last, months),
            f"every {months} months, last on {long_day(last)}",
            done=last, owner=on.commissioner(person.id),
        )  # fmt: skip
    elif plan.ahead and (moves_on := _moves_on(on, person)) is not None:
        yield EXERCISE.owed(
            on, person, moves_on, "never exercised; asked for before the move",
            owner=on.commissioner(person.id),
        )  # fmt: skip
    else:
        said = "it was never exercised, and there is no day to count from"
        yield EXERCISE.not_applicable(on, person, said)


def _moves_on(on: OnDay, person: Individual) -> dt.date | None:
    move = on.move(person.id)
    return move.move_day() if move else None
