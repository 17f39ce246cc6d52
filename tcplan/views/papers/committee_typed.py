"""What an author types into a public report names nobody of the plan and no place in it."""

import re

from tcplan.errors import WrongUseError, shown
from tcplan.views.looking import Looking
from tcplan.views.papers import area_figures as count
from tcplan.views.papers.public import Typed

_FEWEST = 2
"""So many areas at least make a part of the area."""
_LONG_ENOUGH = 6
"""Shorter names of places are words that anybody uses."""
_SIGNED = frozenset({"contact.name", "contact.role", "contact.tel", "report-of"})
"""Names of officers, who may share a name with somebody in the plan."""


def parts_of(typed: Typed) -> tuple[count.Part, ...]:
    """The parts of the area that reports are counted by; raises ``WrongUseError``.

    A part of one town alone would tell where something was, so it takes two at least.
    """
    found = []
    for text in typed.every("areas"):
        name, _, areas = text.partition("=")
        members = tuple(dict.fromkeys(a.strip() for a in areas.split(",") if a.strip()))
        if not name.strip() or len(members) < _FEWEST:
            raise WrongUseError(
                f"areas: {shown(text)} is no part of the area; write its name and at least two "
                "areas that belong to it, for example North=Consett, Stanley."
            )
        found.append(count.Part(name.strip(), members))
    named = [area.casefold() for part in found for area in part.areas]
    if len(set(named)) != len(named):
        raise WrongUseError("areas: each area belongs to one part only.")
    return tuple(found)


def require_nothing_named(looking: Looking, typed: Typed, parts: tuple[count.Part, ...]) -> None:
    """Raise ``WrongUseError`` where what was typed names somebody or a place of the plan."""
    _require_nobody(looking, typed)
    _require_no_place(looking, typed, parts)


def _require_nobody(looking: Looking, typed: Typed) -> None:
    hidden = looking.naming(names=False)
    ids = {person.id.casefold() for person in looking.plan.individuals}
    for name, text in typed.settings.items():
        if name in _SIGNED or name.endswith(".by"):
            continue
        words = {word.strip(".,;:!?()“”").casefold() for word in text.split()}
        if hidden.veiled_for_all(text) != text or words & ids:
            raise WrongUseError(
                f"{name} has the name or the id of somebody in the plan; word it otherwise, "
                "because anybody may read this report."
            )


def _require_no_place(looking: Looking, typed: Typed, parts: tuple[count.Part, ...]) -> None:
    places = looking.plan.places
    towns = {area.casefold() for place in places for area in (place.area, place.name) if area}
    for part in parts:
        if part.name.casefold() in towns:
            raise WrongUseError(
                f"areas: {shown(part.name)} is one place; call the part by a name that is wider."
            )
    names = {p.name for p in places if p.kind != "area" and len(p.name) >= _LONG_ENOUGH}
    for name, text in typed.settings.items():
        if name != "areas" and any(_stands(place, text) for place in names):
            raise WrongUseError(
                f"{name} names a place of the plan; word it otherwise, because anybody may read "
                "this report."
            )


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
