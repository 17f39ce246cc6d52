"""The lines of the comparison on three sides; what happens is never called better.

A figure goes the same way, in the same word, as in the comparison of both together with the plan.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from tcplan.views.whatif.counting import LINES, Counted, facts_of, words_on
from tcplan.views.whatif.directions import of_measure
from tcplan.views.whatif.mended import BETTER_IN_PART, BETTER_THAN_PLAN, MendedMeasure
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.telling import BETTER, OTHER, SAME, WORSE
from tcplan.views.whatif.view import MeasureView

_NONE: frozenset[int] = frozenset()


def lines(sides: Sides, happens: frozenset[int]) -> Iterator[MendedMeasure]:
    """The lines that are numbers and differ on any of the three sides."""
    facts = [facts_of(sides, places) for places in (_NONE, happens, sides.every)]
    for line in LINES:
        plan_side, happened, mended = (line.count(one) for one in facts)
        if plan_side == happened == mended or (line.in_full and not sides.in_full):
            continue
        first = _way(line, happened - plan_side)
        total = of_measure(sides, line.measure, _way(line, mended - plan_side))
        second = _fixed(_way(line, mended - happened), _way(line, mended - plan_side), total)
        yield MendedMeasure(
            code=line.code,
            words=words_on(line, sides.looking.day),
            plan=str(plan_side),
            happened=str(happened),
            mended=str(mended),
            happened_direction=OTHER if first == BETTER else first,
            mended_direction=second,
            told=_told(line, (plan_side, happened, mended), second, total),
        )


def agreeing(
    found: Iterable[MeasureView], mended: Sequence[MendedMeasure]
) -> Iterator[MeasureView]:
    """The comparison with the plan, where nothing is better that only what happens makes so."""
    ways = {one.code: (one.happened_direction, one.mended_direction) for one in mended}
    for one in found:
        happened, fixed = ways.get(one.code, ("", ""))
        by_harm = one.direction == BETTER and happened == OTHER and fixed != BETTER
        yield attrs.evolve(one, direction=OTHER) if by_harm else one


def _fixed(second: str, both: str, total: str) -> str:
    """Which way the fix goes: as both together do where they go the same way.

    ``second`` is against what happens and ``both`` against the plan, as the numbers go; ``total``
    is what both together are called. What is given back may be worse than without what it rests
    on (a risk that rests on one alone again), yet not worse than the plan: that is no harm.
    """
    if second == both:
        return total
    return OTHER if second == WORSE else second


def _way(line: Counted, by: int) -> str:
    if not by:
        return SAME
    return OTHER if not line.better else BETTER if line.better * by > 0 else WORSE


def _told(line: Counted, sides: tuple[int, int, int], second: str, total: str) -> str:
    """What the fix does to a line, in words."""
    plan, happened, mended = sides
    if mended == plan:
        return "as in the plan"
    if mended == happened:
        return "as without the fix"
    if second == WORSE:
        # More may hold a risk alone just because it is held again: the fix does no harm by that.
        return "worse than the plan" if line.measure == "sole" else "worse with the fix"
    if second == OTHER:
        return "different"
    return BETTER_THAN_PLAN if total == BETTER else BETTER_IN_PART
