"""What is given back only in name is said to be: nobody has agreed, or has the hours for it.

A what-if takes whoever is named to be able and willing. Both are still to be asked.
"""

from collections.abc import Iterator, Mapping

from tcplan.analysis.words import joined
from tcplan.domain.whatif import WhatIfChange
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.sides import Sides

_NAMING = frozenset({"deputy", "deliver", "supervise", "respond"})
"""Kinds of change that name somebody who has not been asked."""


def in_name(
    sides: Sides, calling: Calling, happens: frozenset[int], done: frozenset[int]
) -> tuple[str, ...]:
    """Whom these changes rest on without their word, or beyond their hours, in words.

    Hours are a week's, against those asked if only what ``happens`` were so. Complexity: the
    shortages of the plan once for each set of changes that is not known yet.
    """
    more = _more_asked(sides, happens, done)
    told = []
    for name in _named(sides, done):
        asked = next((key for key in more if _agency(sides, name) in key), None)
        over = f", and {_asked(calling, asked, more.pop(asked), name)}" if asked else ""
        told.append(f"{calling.of(name)} has not agreed{over}")
    return (*told, *(f"{_asked(calling, key, hours)}" for key, hours in more.items()))


def _named(sides: Sides, done: frozenset[int]) -> Iterator[str]:
    """Ids of whom these changes name to deliver, to stand in or to answer, each once."""
    found: dict[str, None] = {}
    for at in sorted(done):
        found |= dict.fromkeys(_of(sides.changes[at]))
    yield from (name for name in found if name in sides.looking.plan.by_id)


def _of(change: WhatIfChange) -> Iterator[str]:
    if change.kind in _NAMING and change.holder is not None:
        yield change.holder
    new = change.control
    if new is not None:
        yield from (*new.holders, *filter(None, (new.deputy, new.responder)))


def names_somebody(change: WhatIfChange) -> bool:
    """Whether a change rests on somebody who has not been asked."""
    return any(True for _ in _of(change))


def _agency(sides: Sides, name: str) -> str:
    """Whose hours somebody's are: those of a team are its agency's."""
    return getattr(sides.looking.plan.by_id[name], "agency", None) or name


def _more_asked(
    sides: Sides, happens: frozenset[int], done: frozenset[int]
) -> dict[tuple[str, ...], int]:
    """Ids of agencies that are asked for more beyond what they offer, to those hours a week."""
    without, with_them = (_beyond(sides, places) for places in (happens, happens | done))
    return {
        tuple(about.split("+")): hours
        for about, hours in with_them.items()
        if hours > without.get(about, 0)
    }


def _beyond(sides: Sides, places: frozenset[int]) -> Mapping[str, int]:
    facts = sides.shared(places)
    return {key[2]: int(str(hours)) for key, hours in facts.items() if key[0] == "hours"}


def _asked(
    calling: Calling, agencies: tuple[str, ...], hours: int, named: str | None = None
) -> str:
    """What agencies would be asked for; of one that has just been named without its name."""
    beyond = f"would be asked for {hours} {'hour' if hours == 1 else 'hours'} a week more than"
    if len(agencies) > 1:
        return f"{joined([calling.of(one) for one in agencies])} together {beyond} they offer"
    who = "" if named == agencies[0] else f"{calling.of(agencies[0])} "
    return f"{who}{beyond} it offers"
