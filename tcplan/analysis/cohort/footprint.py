"""What one risk loses when any one, or any two, of the things in its footprint stop.

The footprint are the things whose stopping is an event of the risk's failure formula; whatever
stops elsewhere takes nothing from it. The losses are those of ADR 10, as ``withdraw`` finds them
for one set of names.
"""

from collections.abc import Collection

import attrs

from tcplan.analysis.cohort.scenarios import Scenarios, evaluated, scenarios
from tcplan.analysis.cover import RiskCover
from tcplan.analysis.formula import Formula, events, singles


@attrs.frozen
class Footprint:
    """One risk, the things that can touch it, and the scenarios in which it loses something."""

    risk: str
    individual: str
    things: tuple[str, ...]
    """Ids of the footprint, in order; a scenario names its things by their place here."""
    cover: int
    """Scenarios in which the risk loses its cover in some slot."""
    back_up: int
    """Scenarios in which it loses its back-up in some slot; it may lose cover in another."""


def footprint(cover: RiskCover, able: Collection[str], *, pairs: bool) -> Footprint | None:
    """The footprint of a risk among the things ``able`` to stop; nothing when it has none.

    Slots with the same failure formula are one question. Cover: the formula itself, under every
    scenario at once. Back-up: only of a formula without a single point of failure, under every
    scenario with every one more event.
    """
    strongest = dict.fromkeys(slot.risk.strongest for slot in cover.slots)
    asked = [failure for failure in strongest if not isinstance(failure, bool)]
    touched: frozenset[str] = frozenset().union(*map(events, asked))
    things = tuple(sorted(touched.intersection(able)))
    if not things:
        return None
    over = scenarios(len(things), pairs=pairs)
    happening = dict(zip(things, over.stopping, strict=True))
    known: dict[int, int] = {}
    lost = back_up = 0
    backed_up: list[tuple[Formula, int]] = []
    for failure in asked:
        open_in = evaluated(failure, happening, known, over.every)
        lost |= open_in
        if not singles(failure):
            backed_up.append((failure, open_in))
    if backed_up:
        back_up = _back_up_lost(backed_up, things, touched, over)
    if not lost | back_up:
        return None
    return Footprint(cover.risk.id, cover.risk.individual, things, lost, back_up)


def _back_up_lost(
    backed_up: list[tuple[Formula, int]],
    things: tuple[str, ...],
    touched: frozenset[str],
    over: Scenarios,
) -> int:
    """Scenarios in which a formula is not true, but one more event would make it so."""
    others = sorted(touched.difference(things))
    more = over.with_one_more(len(others))
    happening = dict(zip((*things, *others), more, strict=True))
    known: dict[int, int] = {}
    every = (1 << over.size * len(more)) - 1
    found = 0
    for failure, open_in in backed_up:
        found |= over.in_any(evaluated(failure, happening, known, every)) & ~open_in
    return found
