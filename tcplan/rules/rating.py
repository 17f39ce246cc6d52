"""What the regulator said of a provider out of area is known with its day, or is not known."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day, months_after
from tcplan.domain.network import Agency
from tcplan.domain.transition import Transition
from tcplan.rules.acceptance import home_of
from tcplan.rules.judging import Duty
from tcplan.rules.moves import Answer, MoveDuty, called, moved, owed, packages
from tcplan.rules.on_day import OnDay

_WORST = "inadequate"


def _rating(on: OnDay, move: Transition) -> Iterator[Answer]:
    home, me, by = home_of(on, move), move.individual, move.move_day()
    goes = "has moved" if moved(on, move) else "is to move"
    providers = dict.fromkeys(package.provider for package in packages(on, move))
    if home is None or home.out_of_area is not True:
        what = f"The home of {me} is not recorded as out of area."
        yield Answer("not-applicable", what)
    elif not providers:
        what = f"{me} {goes} out of area, and no provider is recorded whose rating is known."
        yield Answer(owed(on, move, by, done=False), what, on.commissioner(me), by)
    else:
        found = [rated(on, name) for name in providers]
        done = all(fresh for fresh, _ in found)
        words = [said for fresh, said in found if not fresh] or [said for _, said in found]
        what = f"{me} {goes} out of area; {'; '.join(words)}."
        yield Answer(owed(on, move, by, done=done), what, on.commissioner(me), by)


def rated(on: OnDay, name: str) -> tuple[bool, str]:
    """Whether the rating of a provider is known, recent and not the lowest; in words."""
    agency = on.plan.by_id[name]
    if not isinstance(agency, Agency) or agency.cqc_rating is None:
        return False, f"no rating by the Care Quality Commission is recorded for {called(on, name)}"
    said = f"{called(on, name)} is rated “{agency.cqc_rating}”"
    day = agency.cqc_rated_on
    if day is None:
        return False, f"{said}, without the day of the rating"
    if day > on.day:
        return False, f"{said} since {long_day(day)}, after the day that is asked about"
    if _WORST in agency.cqc_rating.casefold():
        return False, f"{said}, as of {long_day(day)}"
    last = months_after(day, _months(on))
    if last < on.day:
        return False, f"{said}, as of {long_day(day)}: look it up again"
    return True, f"{said}, as of {long_day(day)}"


def _months(on: OnDay) -> int:
    return on.book.on("R35", on.day).number("months_rating")


RATING = MoveDuty("R35", "rating-not-known", "No recent rating of the provider", _rating)

DUTIES: tuple[Duty, ...] = (RATING.duty(),)
"""Duties about the regulator's rating."""
