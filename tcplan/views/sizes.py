"""How large an agency is here: by people supported, beside those of its kind; ties stay ties."""

from collections.abc import Collection, Mapping, Sequence

from tcplan.analysis.capacity import Wanted, asked_of, wanted_on
from tcplan.domain.codelists import code_list
from tcplan.domain.network import Agency
from tcplan.views.looking import Looking

Asked = Mapping[str, Sequence[Wanted]]
"""Id of a holder to what asks hours of it."""

_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def size_words(agency: Agency, people: Mapping[str, int], nights: Collection[str]) -> str:
    """The place of an agency among those of its kind that support anybody; empty for families.

    ``people`` is the id of each of that kind whom the looker may see, to how many it supports;
    ``nights`` are those of them that would each take somebody's cover at night with them.
    """
    many = kind_in_plural(agency)
    if many is None:
        return ""
    if not people[agency.id]:
        return f"It supports nobody here on this day; {many} are compared by people supported."
    some = {name: n for name, n in people.items() if n}
    holding = {name: n for name, n in some.items() if name in nights}
    told = _placed(agency.id, some, many)
    if agency.id not in holding or len(holding) == len(some):
        return told
    if len(holding) == 1:
        return f"{told} It alone of them would take somebody's cover at night with it."
    place = _place(agency.id, holding)
    place = f"the {place}" if place else "as large as each other one"
    among = f"the {len(holding)} of them that would each take somebody's cover at night"
    return f"{told} Among {among} it is {place}."


def among_nights(agency: Agency, people: Mapping[str, int], nights: Collection[str]) -> str:
    """As "smallest of 4 support providers with nights", by people; empty for any other.

    The arguments are those of ``size_words``.
    """
    many = kind_in_plural(agency)
    holding = {name: n for name, n in people.items() if n and name in nights}
    if many is None or agency.id not in holding or len(holding) == 1:
        return ""
    place = _place(agency.id, holding)
    return f"{place} of {len(holding)} {many} with nights" if place else ""


def kind_in_plural(agency: Agency) -> str | None:
    """Those of its kind, as "support providers"; None where none is larger than another."""
    many = code_list("agency-kind").fact(agency.kind, "many")
    return str(many) if many is not None else None


def _placed(agency: str, people: Mapping[str, int], many: str) -> str:
    mine, number = people[agency], len(people)
    unit = f"by people supported ({mine})"
    if number == 1:
        return f"The only one of the {many} here that supports anybody, {unit}."
    place = _place(agency, people)
    if not place:
        return f"All {number} {many} here support the same number of people ({mine} each)."
    return f"{place[:1].upper()}{place[1:]} of {number} {many} here, {unit}."


def _place(agency: str, people: Mapping[str, int]) -> str:
    """As "joint second smallest"; empty where all are of one size."""
    mine = people[agency]
    below = sum(1 for n in people.values() if n < mine)
    above = sum(1 for n in people.values() if n > mine)
    if not below and not above:
        return ""
    rank, end = (below, "smallest") if below <= above else (above, "largest")
    joint = "joint " if below + above + 1 < len(people) else ""
    return f"{joint}{_ordinal(rank + 1, end)}"


def _ordinal(place: int, end: str) -> str:
    if place == 1:
        return end
    return f"{_ORDINALS.get(place, f'{place}th')} {end}"


def asked_by_holder(looking: Looking) -> Asked:
    """What asks hours of each agency and team on the day."""
    found: dict[str, list[Wanted]] = {}
    for wanted in wanted_on(looking.plan, looking.day):
        for holder in wanted.holders:
            found.setdefault(holder, []).append(wanted)
    return found


def hours_asked(asked: Asked, family: frozenset[str]) -> int | None:
    """The most hours a week that an agency and its teams may be asked for; None without record."""
    mine = {one.by: one for holder in family for one in asked.get(holder, ())}
    return sum(asked_of(family, one)[1] for one in mine.values()) if mine else None
