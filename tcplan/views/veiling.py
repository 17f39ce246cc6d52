"""While names are hidden, a name that stands as a word of its own gives way to the person's id."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from tcplan.domain.dates import long_day, short_day
from tcplan.domain.individual import Individual

Veil = Callable[[str], str]
"""From text to the text without a name."""

_RUN = re.compile(r"\w+")


def veil(name: str, whose: str) -> Veil:
    """A function that puts a person's id where their name stands as a word of its own."""
    name = name.strip()
    if not any(character.isalpha() for character in name):
        return lambda text: text
    # Most text has no name in it, which is seen much sooner without the pattern.
    forms = (name, name.upper())

    def veiled(text: str) -> str:
        if any(form in text for form in forms):
            return _pattern(name).sub(whose, text)
        return text

    return veiled


@lru_cache(maxsize=4_096)
def _pattern(name: str) -> re.Pattern[str]:
    written = "|".join(re.escape(form) for form in _forms(name))
    # Somebody called May does not turn "2 May 2027" into another day.
    before, after = (r"(?<!\d )", r"(?! \d{4})") if _is_month(name) else ("", "")
    return re.compile(rf"(?<!\w){before}(?:{written})(?!\w){after}")


class Veils:
    """The names of everybody in a plan."""

    def __init__(self, people: Iterable[Individual]) -> None:
        """Take the people in the plan's order, in which their names give way."""
        self._people = {person.id: person.preferred_name for person in people}
        self._made: dict[str, Veil] = {}
        self._begun_by: dict[str, list[int]] | None = None
        self._order = tuple(self._people)

    def of(self, individual: str) -> Veil:
        """The veil of one person's name."""
        if individual not in self._made:
            self._made[individual] = veil(self._people[individual], individual)
        return self._made[individual]

    def everybody(self, text: str) -> str:
        """Text in which every name gives way, one person's after the other's.

        Definition: the veils of all people in order. Only those are asked whose name begins with
        a word that stands in the text. Complexity: linear in the text, and in such people.
        """
        done = -1
        while True:
            # What one name gave way to is text for the next.
            here = sorted(n for run in set(_RUN.findall(text)) for n in self._begun.get(run, ()))
            for number in here:
                if number <= done:
                    continue
                done = number
                changed = self.of(self._order[number])(text)
                if changed != text:
                    text = changed
                    break
            else:
                return text

    @property
    def _begun(self) -> dict[str, list[int]]:
        """The first word of each form of a name to the places of those who have it."""
        if self._begun_by is None:
            found: dict[str, list[int]] = {}
            for number, name in enumerate(self._people.values()):
                runs = map(_RUN.search, _forms(name.strip()))
                for begins in {run[0] for run in runs if run}:
                    found.setdefault(begins, []).append(number)
            self._begun_by = found
        return self._begun_by


def _forms(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((name, name.upper())))


def _is_month(name: str) -> bool:
    return any(name in {long.split()[1], short.split()[1]} for long, short in _month_names())


@cache
def _month_names() -> tuple[tuple[str, str], ...]:
    days = [dt.date(2000, month, 1) for month in range(1, 13)]
    return tuple((long_day(day), short_day(day)) for day in days)
