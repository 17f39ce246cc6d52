"""What may be shown: a list by its name, a person or an agency by its id; a slip gets near ones."""

from typing import NamedTuple

from tcplan.cli.showing import LENSES, LISTS
from tcplan.errors import UnknownIdError, WrongUseError, shown
from tcplan.views.looking import Looking


class Place(NamedTuple):
    """What is to be shown: a list, a person through a lens, or an agency."""

    kind: str
    """``list``, ``person`` or ``agency``."""
    name: str
    """Name of the list, or id."""
    lens: str = ""


def place(looking: Looking, what: str, lens: str | None) -> Place:
    """What is meant by one or two words, in either order.

    Raises ``UnknownIdError`` or ``WrongUseError``.
    """
    if lens is None:
        listed = what.casefold()
        return Place("list", listed) if listed in LISTS else _one(looking, what, None)
    if what.casefold() in LENSES and lens.casefold() not in LENSES:
        what, lens = lens, what
    if what.casefold() in LISTS:
        raise WrongUseError(f"{what.casefold()} is a list and takes no {shown(lens)} after it.")
    return _one(looking, what, lens)


def _one(looking: Looking, name: str, lens: str | None) -> Place:
    people = {person.id.casefold(): person.id for person in looking.plan.individuals}
    agencies = {agency.id.casefold(): agency.id for agency in looking.plan.agencies}
    folded = name.casefold()
    if folded in people:
        return Place("person", people[folded], _lens(lens))
    if folded not in agencies:
        known = (*people.values(), *agencies.values(), *LISTS)
        raise UnknownIdError("list, individual or agency", name, known)
    if lens is not None:
        raise WrongUseError(f"{agencies[folded]} is an agency and takes no {shown(lens)} after it.")
    return Place("agency", agencies[folded])


def _lens(lens: str | None) -> str:
    *most, last = LENSES
    if lens is None:
        return most[0]
    if lens.casefold() not in LENSES:
        raise WrongUseError(
            f"A person is shown by {', '.join(most)} or {last}, not by {shown(lens)}."
        )
    return lens.casefold()
