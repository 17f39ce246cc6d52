"""How long a record is kept is data with its source; the longest period that may apply is taken.

Nothing here erases anything: a period that has ended is a reason for somebody to decide.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import attrs

from tcplan.domain.dates import age_on, anniversary, born_between

_ADULT, _CHILD, _CHILD_OF_17 = 18, 25, 26


@attrs.frozen(kw_only=True)
class Period:
    """One retention period: how long, counted from what, on what basis, and how sure it is."""

    id: str
    text: str
    years: int
    counted_from: str
    """``last-recorded``, ``death`` or ``birth``."""
    basis: str
    """A code of the list ``basis``."""
    source: str
    published: str
    address: str
    read_in: str
    """Where it was read, when the source itself was not."""
    certain: bool
    doubt: str


@attrs.frozen
class Until:
    """A period as it applies to one record, with the last day of it."""

    period: Period
    last_day: dt.date


@cache
def periods() -> tuple[Period, ...]:
    """Every retention period, read once from the file beside this module."""
    file = resources.files("tcplan.rules") / "retention.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["period"]
    return tuple(Period(**row) for row in rows)


def may_apply(born: str, last_recorded: dt.date, died: dt.date | None) -> tuple[Until, ...]:
    """The periods that may apply to a record in which nothing runs any more, the longest last.

    ``born`` is a year and month, or a date; a birthday that is not known is the month's last day.
    """
    found = _may_apply(born, last_recorded, died)
    return tuple(sorted(found, key=lambda until: (until.last_day, until.period.id)))


def _may_apply(born: str, last_recorded: dt.date, died: dt.date | None) -> Iterator[Until]:
    _, birthday = born_between(born)
    for period in periods():
        if period.counted_from == "birth":
            age = age_on(birthday, died or last_recorded)
            if age < _ADULT and died is None:
                years = _CHILD_OF_17 if age == _ADULT - 1 else _CHILD
                yield Until(period, anniversary(birthday, years))
        elif period.counted_from == "death":
            if died is not None:
                yield Until(period, anniversary(died, period.years))
        elif died is None:
            yield Until(period, anniversary(last_recorded, period.years))
