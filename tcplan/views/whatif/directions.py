"""Nothing is called better because a service is gone or because somebody waits in hospital.

Gaps are counted to a fixed day, so that a later move has fewer of them by arithmetic alone; and who
is not there any more holds no risk alone, which helps nobody. Both are told as other.
"""

from collections.abc import Iterator

from tcplan.analysis.attribution import Attribution
from tcplan.views.whatif.facts import Key, move_ahead
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.sorts import moves_later
from tcplan.views.whatif.telling import BETTER, OTHER, TELLINGS, WORSE

_NONE: frozenset[int] = frozenset()
_COVER = frozenset({"cover", "cover-move", "gap", "ahead", "result"})


def direction(sides: Sides, key: Key, found: Attribution) -> str:
    """Which way a difference goes, ``better``, ``worse`` or ``other``."""
    way = _by_weight(sides, key)
    if way != BETTER:
        return way
    plan = sides.looking.plan
    if any(moves_later(plan, sides.changes[place]) for place in found.all):
        return OTHER
    return OTHER if key[0] == "sole" and not _is_relief(sides, key) else BETTER


def of_measure(sides: Sides, measure: str, way: str) -> str:
    """Which way the line of a measure goes whose number alone goes this way."""
    if way != BETTER:
        return way
    ways = (
        direction(sides, key, found)
        for key, found in sides.differences.items()
        if key[0] == measure and _by_weight(sides, key) == BETTER
    )
    return OTHER if OTHER in ways else BETTER


def days_more_in_hospital(sides: Sides) -> tuple[int, int] | None:
    """Days from the day asked about to the move, before and after, of somebody in hospital."""
    person = sides.individual
    if person is None or sides.looking.on_day.spell(person) is None:
        return None
    moves = [move_ahead(sides.look(places), person) for places in (_NONE, sides.every)]
    days = [(move - sides.looking.day).days for move in moves if move is not None]
    return (days[0], days[1]) if len(days) == len(moves) else None


def _by_weight(sides: Sides, key: Key) -> str:
    before, after = sides.value(key, _NONE), sides.value(key, sides.every)
    return TELLINGS[key[0]].direction(before, after)


def _is_relief(sides: Sides, key: Key) -> bool:
    """Whether somebody who held a risk alone is still there, and no risk is held worse."""
    _, person, holder = key
    after = sides.look(sides.cast(person, sides.every))
    if holder not in after.plan.by_id or after.arrangements.standing(holder).facts:
        return False
    return WORSE not in _ways_of_cover(sides, person)


def _ways_of_cover(sides: Sides, person: str) -> Iterator[str]:
    for key in sides.differences:
        if key[1] == person and key[0] in _COVER:
            yield _by_weight(sides, key)
