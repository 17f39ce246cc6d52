"""A formula says exactly one thing: every connective has its number of parts, every name a meaning.

Tools differ on "xor" and "iff" of three parts, so that those are read with two.
"""

import re
from collections.abc import Iterator, Sequence

from tcplan.errors import shown
from tcplan.exchange.bounded_xml import Element, shown_tag
from tcplan.exchange.open_psa.declared import Declared, File, Kind, named

REFERS: dict[str, Kind | None] = {
    "gate": Kind.GATE,
    "basic-event": Kind.BASIC,
    "house-event": Kind.HOUSE,
    "event": None,
}
"""Elements that name a gate or an event, and what kind each must name."""
BOTH_SIGNS = frozenset({"xor", "iff", "cardinality"})
"""Connectives that need each of their parts both as it is and negated."""
TURNING = frozenset({"not", "nand", "nor"})
"""Connectives that need their parts negated."""

_TYPES = {"gate": Kind.GATE, "basic-event": Kind.BASIC, "house-event": Kind.HOUSE}
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_EXACTLY = {"not": 1, "imply": 2, "xor": 2, "iff": 2}
_BOUNDS = {"atleast": ("min",), "cardinality": ("min", "max")}
_MANY = frozenset({"and", "or", "nand", "nor", *_BOUNDS})
_WHOLE = re.compile(r"\+?[0-9]{1,9}")

Signed = tuple[Element, bool]
"""A formula, and whether it is negated."""


def formula(gate: Declared) -> Element:
    """The formula of a gate."""
    if gate.content is None:
        raise TypeError(f"{gate.kind} is no gate")
    return gate.content


def meant(file: File, element: Element, gate: Declared) -> Declared:
    """What an element that stands in the formula of ``gate`` names."""
    kind, known = REFERS[element.tag], {"name"}
    if kind is None:
        known = {"name", "type"}
        wanted = element.attributes.get("type")
        kind = _TYPES.get(wanted) if wanted else None
        if wanted and kind is None:
            raise file.refused(element.line, f"there is no type of event {shown(wanted)}")
    name = named(file, element, known)
    found = file.events.find(name, gate.scope)
    if found is None:
        raise file.refused(
            element.line,
            f"the gate {shown(gate.id)} names the {kind.value if kind else 'event'} {shown(name)}, "
            f"which is declared nowhere{file.events.near(name)}",
        )
    if kind not in {None, found.kind}:
        raise file.refused(
            element.line, f"{shown_tag(element.tag)} names {found.words()}, of another kind"
        )
    return found


def named_by(file: File, gate: Declared) -> Iterator[Declared]:
    """The gates and events that a gate names; raises what is wrong with its formula. O(size)."""
    stack = [formula(gate)]
    while stack:
        element = stack.pop()
        if element.tag in REFERS:
            _without_parts(file, element)
            yield meant(file, element, gate)
        elif element.tag == "constant":
            _without_parts(file, element)
            truth(file, element)
        else:
            _check(file, element, gate)
            stack.extend(reversed(element.parts))


def signed_parts(element: Element, *, negated: bool) -> Iterator[Signed]:
    """The parts of a connective as it needs them when it is as it is, or ``negated``."""
    for at, part in enumerate(element.parts):
        if element.tag in BOTH_SIGNS:
            yield part, False
            yield part, True
        else:
            turned = element.tag in TURNING or (element.tag == "imply" and at == 0)
            yield part, negated is not turned


def truth(file: File, element: Element) -> bool:
    """The value of a constant."""
    word = element.attributes.get("value", "").strip()
    if element.tag != "constant" or word not in _BOOLEANS or len(element.attributes) > 1:
        raise file.refused(
            element.line, 'a constant is written <constant value="true"/> or "false"'
        )
    return _BOOLEANS[word]


def bounds(element: Element) -> Sequence[int]:
    """The numbers of "at least" and "from … to", which have been checked."""
    return [int(element.attributes[key]) for key in _BOUNDS[element.tag]]


def _check(file: File, element: Element, gate: Declared) -> None:
    tag, number = element.tag, len(element.parts)
    where = f"in the gate {shown(gate.id)}"
    if tag not in _MANY and tag not in _EXACTLY:
        raise file.refused(element.line, f"{shown_tag(tag)} {where} is no connective that is read")
    exactly = _EXACTLY.get(tag)
    if exactly is not None and number != exactly:
        raise file.refused(
            element.line, f"{shown_tag(tag)} {where} has {number} parts, expected {exactly}"
        )
    if not number:
        raise file.refused(element.line, f"{shown_tag(tag)} {where} has no parts")
    keys = _BOUNDS.get(tag, ())
    for key in element.attributes:
        if key not in keys:
            raise file.refused(
                element.line, f"{shown_tag(tag)} {where} has the attribute {shown(key)}, unknown"
            )
    numbers = [_whole(file, element, key, where) for key in keys]
    lowest = 0 if tag == "cardinality" else 1
    if numbers and not lowest <= numbers[0] <= numbers[-1] <= number:
        told = " to ".join(map(str, numbers))
        raise file.refused(
            element.line,
            f"{shown_tag(tag)} {where} asks for {told} of {number} parts, "
            f"expected from {lowest} to {number}",
        )


def _whole(file: File, element: Element, key: str, where: str) -> int:
    text = element.attributes.get(key, "").strip()
    if not _WHOLE.fullmatch(text):
        found = shown(text) if text else "nothing"
        raise file.refused(
            element.line,
            f'{shown_tag(element.tag)} {where} has {found} as its "{key}", expected a whole number',
        )
    return int(text)


def _without_parts(file: File, element: Element) -> None:
    if element.parts:
        raise file.refused(element.parts[0].line, f"{shown_tag(element.tag)} holds no parts")
