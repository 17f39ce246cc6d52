"""As little is withheld as protects every small figure, percentages before totals before cells.

Definition: while small figures can be worked out, of all figures and percentages near the first two
the one is withheld that protects most of these for its weight; where none protects any, all that
stand in a sum with one. Then whatever proves needless is put back, the dearest first, so that none
of what stays withheld could be told (complementary cell suppression: Fischetti and Salazar,
Management Science 47, 2001, choose all at once). Complexity: for each that is withheld, the figures
near the open ones, times the programmes of ``worked_out``.
"""

from collections.abc import Iterable, Iterator

from tcplan.analysis.disclosure.reader import Hidden, Reader, worked_out
from tcplan.analysis.disclosure.system import System
from tcplan.analysis.pace import paced

WEIGHTS = {"percentage": 2, "total": 3, "cell": 4}
"""What it costs to withhold one; the fewest go, and of as many, those that say least."""

_RINGS = 2
_AT_ONCE = 2
"""So many open figures are looked at together; more would be weighed longer than it is worth."""


def chosen(system: System) -> Hidden:
    """What is withheld beside the small figures; everything that may be when that is not enough."""
    hidden = Hidden()
    left = worked_out(system, hidden).open
    while left:
        more = _more(system, hidden, left[:_AT_ONCE])
        if more == hidden:
            break
        hidden = more
        left = worked_out(system, hidden).open
    return _needed(system, hidden)


def weight(system: System, at: int) -> int:
    """What it costs to withhold a figure."""
    return WEIGHTS["total" if at in system.margins else "cell"]


def may_go(system: System, at: int) -> bool:
    """Whether a figure can be withheld: it is printed, not small, and not England's."""
    return at in system.printed and at not in system.exact and at not in system.small


def _more(system: System, hidden: Hidden, left: tuple[int, ...]) -> Hidden:
    """One step: the best that can go, else all that is near, else everything."""
    near: set[int] = set(left)
    for _ in range(_RINGS):
        near = _around(system, near)
        best = _best(system, hidden, left, near)
        if best is not None:
            return best
    return _all_of(system, hidden, _around(system, set(left))) or _everything(system)


def _best(
    system: System, hidden: Hidden, left: tuple[int, ...], near: Iterable[int]
) -> Hidden | None:
    """What protects most of what is left for its weight; of equals the first."""
    found, most = None, 0.0
    for one in paced(tuple(_candidates(system, hidden, near)), called="ways to protect figures"):
        protected = len(left) - len(worked_out(system, one, left, exactly=False).open)
        cost = _cost(system, hidden, one)
        if protected / cost > most:
            found, most = one, protected / cost
            # Those that follow cost no less, and none protects more than all.
            if protected == len(left) and cost in WEIGHTS.values():
                break
    return found


def _candidates(system: System, hidden: Hidden, near: Iterable[int]) -> Iterator[Hidden]:
    """One more thing withheld: percentages, then totals, then cells."""
    told = Reader(system, hidden).told
    figures = set(near)
    for number, ratio in enumerate(system.ratios):
        if told[number] is not None and figures & {ratio.part, ratio.whole}:
            yield hidden.beside((), (number,))
    for at in sorted(figures, key=lambda at: (weight(system, at), at)):
        if may_go(system, at) and at not in hidden.figures:
            yield hidden.beside((at,), ())


def _cost(system: System, before: Hidden, after: Hidden) -> int:
    """The weight of what goes, the percentages that go with a figure included."""
    told, still = Reader(system, before).told, Reader(system, after).told
    lost = sum(one is not None and two is None for one, two in zip(told, still, strict=True))
    gone = sum(weight(system, at) for at in after.figures - before.figures)
    return gone + WEIGHTS["percentage"] * lost


def _around(system: System, figures: set[int]) -> set[int]:
    """Figures, and all that stand in a sum or a percentage with one of them."""
    groups = [{one.whole, *one.parts} for one in system.sums]
    groups += [{ratio.part, ratio.whole} for ratio in system.ratios]
    return figures.union(*(group for group in groups if group & figures))


def _all_of(system: System, hidden: Hidden, near: Iterable[int]) -> Hidden | None:
    """All that may go of what is near; None when that is nothing new."""
    figures = frozenset(at for at in near if may_go(system, at))
    ratios = (n for n, one in enumerate(system.ratios) if {one.part, one.whole} & figures)
    more = hidden.beside(figures, tuple(ratios))
    return None if more == hidden else more


def _everything(system: System) -> Hidden:
    figures = frozenset(at for at in system.printed if may_go(system, at))
    return Hidden(figures, frozenset(range(len(system.ratios))))


def _needed(system: System, hidden: Hidden) -> Hidden:
    """Without what can be put back, the dearest first, when nothing can be worked out already."""
    if not hidden.figures | hidden.ratios or worked_out(system, hidden).open:
        return hidden
    for at in sorted(hidden.figures, key=lambda at: (-weight(system, at), at)):
        fewer = Hidden(hidden.figures - {at}, hidden.ratios)
        hidden = hidden if worked_out(system, fewer).open else fewer
    for number in sorted(hidden.ratios):
        fewer = Hidden(hidden.figures, hidden.ratios - {number})
        hidden = hidden if worked_out(system, fewer).open else fewer
    return hidden
