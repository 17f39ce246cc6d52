"""How many ways of holding a risk share nothing, and which controls only look like two ways."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs

from tcplan.analysis.cover import RiskCover, SlotCover
from tcplan.analysis.slots import slot_words
from tcplan.analysis.ways import OneWay, one_ways, separate_ways
from tcplan.analysis.words import READING_WORDS, joined, name_of
from tcplan.domain.codelists import label
from tcplan.domain.control import Control
from tcplan.domain.network import Agency, Place, System, Team
from tcplan.views.hours import together
from tcplan.views.looking import Looking

NOT_THE_SAME = (
    "Two different figures: of three people of whom two are needed, two must fail together, and "
    "there is one way."
)
"""Stands where the size of the smallest cut set and the number of separate ways are both told."""


@attrs.frozen
class WaysView:
    """The ways of holding a risk that share nothing, in some hours of the week."""

    separate: int
    """The largest number of them: each could hold the risk with all of the others gone.
    Not how many things must fail together."""
    at_most: int
    """The same number, unless time ran out before it was proven that there are no more."""
    words: str
    """The number in words, with what it is counted on."""
    each: tuple[str, ...]
    """Each way: its controls with who delivers them, and what they rest on."""
    one_way: tuple[str, ...]
    """Controls that look like several ways and are one, with what they share."""


def ways_view(looking: Looking, cover: RiskCover, at: SlotCover) -> WaysView:
    """The separate ways of holding a risk in a slot, in the strongest reading that covers it."""
    person, held = cover.risk.individual, at.risk
    found = separate_ways(held.strongest) if cover.risk.threats else separate_ways(failure=True)
    alike: tuple[OneWay, ...] = ()
    if held.reading is not None:
        targets = [threat.id for threat in cover.risk.threats]
        alike = one_ways(looking.arrangements, targets, held.reading, at.slot)
    return WaysView(
        separate=len(found.ways),
        at_most=found.at_most,
        words=_number(found.at_most, len(found.ways), held.reading),
        each=tuple(looking.veiled(_way(looking, way), person) for way in found.ways),
        one_way=tuple(looking.veiled(text, person) for text in _one_way(looking, alike)),
    )


def fewest_words(looking: Looking, cover: RiskCover) -> str:
    """The number of separate ways in the hours that have fewest, in words, with the hours."""
    counted = [(len(separate_ways(at.risk.strongest).ways), at) for at in cover.slots]
    if not cover.risk.threats:
        return ways_view(looking, cover, cover.slots[0]).words
    least = min(number for number, _ in counted)
    fewest = [at for number, at in counted if number == least]
    words = ways_view(looking, cover, fewest[0]).words
    return f"{words} ({slot_words(together(at.slot for at in fewest))})"


def _number(at_most: int, found: int, reading: str | None) -> str:
    if not found:
        return "none: nothing holds it"
    said = f"{found}" if found == at_most else f"at least {found} and at most {at_most}"
    if reading is None or reading == "on-evidence":
        return said
    return f"{said}, {READING_WORDS[reading]}"


def _way(looking: Looking, way: frozenset[str]) -> str:
    """The controls of a way in the plan's order, who delivers them in it, and the rest of it."""
    acting = _acting(looking, way)
    told: dict[str, None] = {}
    parts = []
    for control in acting:
        holders = [name for name in _holders(control) if _stands(looking, name, way)]
        told.update(dict.fromkeys(holders))
        by = f" by {joined([looking.thing_name(name) for name in holders])}" if holders else ""
        parts.append(f"“{control.name}”{by}")
    rest = sorted(way - {c.id for c in acting} - told.keys())
    resting = f", resting on {joined([_called(looking, name) for name in rest])}" if rest else ""
    return f"{joined(parts)}{resting}"


def _acting(looking: Looking, way: frozenset[str]) -> list[Control]:
    """The controls of a way; they are one person's, so nobody else's are looked through."""
    by_id = looking.plan.by_id
    whose = {by_id[name].individual for name in way if isinstance(by_id.get(name), Control)}
    return [
        c for person in sorted(whose) for c in looking.plan.of("controls", person) if c.id in way
    ]


def _holders(control: Control) -> tuple[str, ...]:
    others = [name for name in (control.deputy, control.responder) if name is not None]
    return tuple(dict.fromkeys((*control.delivery.holders, *others)))


def _stands(looking: Looking, name: str, way: frozenset[str]) -> bool:
    return looking.arrangements.standing(name).events <= way


def _one_way(looking: Looking, alike: Sequence[OneWay]) -> Iterator[str]:
    said: dict[tuple[str, tuple[str, ...]], None] = {}
    for found in alike:
        said[found.shared, found.controls] = None
    for shared, controls in said:
        names = joined([f"“{name_of(looking.arrangements, name)}”" for name in controls])
        yield f"{names} count as one way: each needs {_what(looking, shared)}"


def _what(looking: Looking, name: str) -> str:
    """What is shared, and what kind of thing it is: "Harthope Care Group (parent company)"."""
    thing = looking.plan.by_id[name]
    if isinstance(thing, Control):
        return _called(looking, name)
    codes = _KINDS.get(type(thing))
    kind = f" ({label(codes, thing.kind).lower()})" if codes else ""
    return f"{_called(looking, name)}{kind}"


_KINDS: Mapping[type, str] = MappingProxyType(
    {Agency: "agency-kind", Team: "team-kind", Place: "place-kind", System: "system-kind"}
)


def _called(looking: Looking, name: str) -> str:
    thing = looking.plan.by_id[name]
    if isinstance(thing, Control) or not hasattr(thing, "name"):
        return f"“{name_of(looking.arrangements, name)}”"
    return looking.thing_name(name)
