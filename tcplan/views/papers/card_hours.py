"""Who answers in which hours, short enough for a card: rows by the hour, or by whom where many."""

from collections.abc import Callable

import attrs

from tcplan.views.papers.crisis_week import Answer, CrisisWeek
from tcplan.views.papers.telling import Number

_MOST_ROWS = 7
"""With more stretches of the week than this, a row is told for each who answers."""


_MANY = 6
"""With more lines of who answers than this, there is room for less of the rest."""


@attrs.frozen
class Ring:
    """Somebody who answers."""

    who: str
    reach: tuple[str, ...]
    """How they are reached when they are closed."""
    numbers: tuple[Number, ...]
    within_minutes: int | None
    shown: bool
    """Whether it is in place on evidence in date; else it is only promised."""


@attrs.frozen
class CardHours:
    """Hours of the week and who answers in them; nobody where the list is empty."""

    when: str
    rings: tuple[Ring, ...]


def card_hours(week: CrisisWeek, fit: Callable[[str], str]) -> tuple[CardHours, ...]:
    """The rows of a card; ``fit`` shortens a line and remembers that it did."""
    if len(week.hours) <= _MOST_ROWS:
        return tuple(CardHours(hours.when, _rings(hours.answers, fit)) for hours in week.hours)
    found: dict[str, tuple[list[str], list[Answer]]] = {}
    for hours in week.hours:
        for answer in hours.answers:
            when, answers = found.setdefault(answer.who, ([], []))
            when.append(hours.when)
            answers.append(answer)
    return tuple(
        CardHours("; ".join(dict.fromkeys(when)), _rings(tuple(answers), fit))
        for when, answers in found.values()
    )


def _rings(answers: tuple[Answer, ...], fit: Callable[[str], str]) -> tuple[Ring, ...]:
    """Who answers, each once; shown as soon as one of what they do is shown."""
    found: dict[str, Ring] = {}
    for one in answers:
        known = found.get(one.who)
        reach = tuple(map(fit, one.reach))
        numbers = tuple(_fitted(number, fit) for number in one.numbers)
        ring = Ring(fit(one.who), reach, numbers, one.within_minutes, one.shown)
        if known is None or (ring.shown and not known.shown):
            found[one.who] = ring
    return tuple(found.values())


def _fitted(one: Number, fit: Callable[[str], str]) -> Number:
    """A number whose words fit; the number itself is never cut."""
    return attrs.evolve(
        one,
        who=fit(one.who) if one.who else None,
        of=fit(one.of) if one.of else None,
        answered=fit(one.answered) if one.answered else None,
    )


def many_answer(rows: tuple[CardHours, ...]) -> bool:
    """Whether so many answer that the card has to be laid out tightly."""
    return sum(len(row.rings) for row in rows) > _MANY
