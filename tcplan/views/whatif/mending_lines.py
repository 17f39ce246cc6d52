"""The lines of the comparison on three sides; what happens is never called better."""

from collections.abc import Iterator

from tcplan.views.whatif.counting import LINES, Counted, facts_of, words_on
from tcplan.views.whatif.mended import MendedMeasure
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.sorts import moves_later
from tcplan.views.whatif.telling import BETTER, OTHER, SAME, WORSE

_NONE: frozenset[int] = frozenset()


def lines(sides: Sides, happens: frozenset[int], done: frozenset[int]) -> Iterator[MendedMeasure]:
    """The lines that are numbers and differ on any of the three sides."""
    facts = [facts_of(sides, places) for places in (_NONE, happens, sides.every)]
    plan = sides.looking.plan
    waits = any(moves_later(plan, sides.changes[at]) for at in done)
    for line in LINES:
        plan_side, happened, mended = (line.count(one) for one in facts)
        if plan_side == happened == mended or (line.in_full and not sides.in_full):
            continue
        first, second = _way(line, happened - plan_side), _way(line, mended - happened)
        # A risk that is given back may rest on one: that is told by the risk, and is no harm.
        softened = (waits and second == BETTER) or (line.measure == "sole" and second != SAME)
        yield MendedMeasure(
            code=line.code,
            words=words_on(line, sides.looking.day),
            plan=str(plan_side),
            happened=str(happened),
            mended=str(mended),
            happened_direction=OTHER if first == BETTER else first,
            mended_direction=OTHER if softened else second,
            told=_told(line, (plan_side, happened, mended), softened=softened),
        )


def _way(line: Counted, by: int) -> str:
    if not by:
        return SAME
    return OTHER if not line.better else BETTER if line.better * by > 0 else WORSE


def _told(line: Counted, sides: tuple[int, int, int], *, softened: bool) -> str:
    """What the fix does to a line, in words."""
    plan, happened, mended = sides
    if mended == plan:
        return "as in the plan"
    if mended == happened:
        return "as without the fix"
    if not line.better or softened:
        return "different"
    if line.better * (mended - happened) < 0:
        return "worse with the fix"
    if line.better * (mended - plan) < 0:
        return "better, not as in the plan"
    return "better than the plan"
