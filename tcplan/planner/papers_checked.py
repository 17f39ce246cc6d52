"""What goes out under pseudonyms is read over first: one name in a sentence undoes them all.

Places are named, and never what stands there. How a service is reached, what was typed for the
paper, and the name of a home or a relative whom the reader knows by it, tell of nobody.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import attrs

from tcplan.access.free_text import Watched, found_in_words
from tcplan.domain.codelists import code_list
from tcplan.domain.plan import Plan
from tcplan.errors import CheckFirstError

MOST = 20
"""So many places are named; of more the number is."""
_DATA = "the data of the paper"
_FIRST = "Free text in this paper may tell who somebody is. Read these places first:"

Lines = Iterable[tuple[str, str]]
"""Lines of a paper, each with its heading."""


def require_checked(
    plans: tuple[Plan, Plan | None],
    view: Any,  # noqa: ANN401
    lines: Lines,
    typed: Iterable[str],
) -> None:
    """Raise ``CheckFirstError`` where a paper may tell who somebody is beside its pseudonyms.

    ``plans`` are the holder's, whose names are looked for, and what the reader may see, under the
    same ids; ``typed`` is what somebody typed for this paper. What stands in the data of the paper
    alone is read over too.
    """
    places = unchecked(plans, view, lines, typed)
    if places:
        raise CheckFirstError("\n".join([_FIRST, *listed(places)]))


def unchecked(
    plans: tuple[Plan, Plan | None],
    view: Any,  # noqa: ANN401
    lines: Lines,
    typed: Iterable[str],
) -> tuple[str, ...]:
    """The places of a paper to be read first, a sentence each."""
    told = list(lines)
    said = "\n".join(text for _, text in told)
    told += [(place, text) for place, text in _strings(view, _DATA) if text not in said]
    harmless = _harmless((*_reached(plans[0]), *typed))
    parts = ((place, harmless.sub(" ", text)) for place, text in told)
    found = found_in_words(parts, _watched(*plans))
    return tuple(dict.fromkeys(f"  {one.sentence()}" for one in found))


def listed(places: Iterable[str]) -> tuple[str, ...]:
    """The places that are named, and how many are not."""
    every = tuple(places)
    more = len(every) - MOST
    return (*every[:MOST], f"  and {more} more") if more > 0 else every


@lru_cache(maxsize=4)
def _watched(plan: Plan, known: Plan | None) -> Watched:
    return Watched.of(plan, known)


@lru_cache(maxsize=4)
def _reached(plan: Plan) -> tuple[str, ...]:
    """How services are reached; of family and friends that would tell of somebody.

    A telephone number is always a service's: of family and friends none is held.
    """
    informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003
    formal = [agency for agency in plan.agencies if agency.kind not in informal]
    closed = (agency.out_of_hours for agency in formal)
    numbers = (one.telephone for things in (plan.agencies, plan.teams) for one in things)
    return tuple(words for words in (*closed, *numbers) if words)


@lru_cache(maxsize=64)
def _harmless(texts: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted({text for text in texts if text.strip()}, key=len, reverse=True)
    every = "|".join(map(re.escape, longest_first)) or r"(?!)"
    # A longer number that begins with a service's is another number.
    return re.compile(rf"(?<!\d)(?:{every})(?!\d)")


def _strings(value: Any, place: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Every text of a view with the names of the fields in which it stands."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _strings(item, place)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item, place)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name != "heading":
                words = f"{place}, {field.name.replace('_', ' ')}"
                yield from _strings(getattr(value, field.name), words)
