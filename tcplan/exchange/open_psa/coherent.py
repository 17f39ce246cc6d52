"""A tree is accepted when, with every "not" pushed down to the events, none is left.

That is exact, and judged on the tree as written: constants and house events are worked out first,
a "not" of a "not" goes, and an event that is still negated is refused, even where a cleverer
argument would show that the whole does not depend on it.
"""

from collections.abc import Sequence

import attrs

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Or
from tcplan.errors import shown
from tcplan.exchange.bounded_xml import Element
from tcplan.exchange.open_psa.declared import Declared, File, Kind
from tcplan.exchange.open_psa.formulas import (
    REFERS,
    Signed,
    bounds,
    formula,
    meant,
    signed_parts,
    truth,
)
from tcplan.exchange.open_psa.graphs import bottom_up


@attrs.frozen
class Negated:
    """An event that must not happen, in a gate that would be true because of it."""

    event: str
    gate: str
    line: int


Term = bool | str | Negated
"""A constant, the name of an event or a gate, or what cannot be in a coherent tree."""
_Sign = tuple[Declared, bool]
"""A gate, and whether it is negated."""
_Written = tuple[int | None, tuple[Term, ...]]
"""How many parts must be true (all of them when None), and the parts."""


def coherent(file: File, top: Declared) -> tuple[FaultTree, list[Declared]]:
    """The tree under ``top``, and the basic events that its value depends on as written.

    Raises ``TreeUnreadableError``, naming the gate, for a tree that is not coherent. Each gate is
    worked out once as it is and, where needed, once negated: O(size of the file).
    """
    gates = _Gates(file)
    for gate, negated in bottom_up([(top, False)], gates.needed):
        whole = _Formula(gates, gate).term(formula(gate), negated=negated, own=not negated)
        gates.terms[gate, negated] = whole
    if gates.terms[top, False] != top.id:
        gates.written[top.id] = (1, (gates.terms[top, False],))
    kept = bottom_up([top.id], gates.parts)
    tree = FaultTree(
        top=top.id,
        gates={name: gates.gate(name) for name in reversed(kept) if name in gates.written},
    )
    return tree, [gates.events[name] for name in kept if name in gates.events]


class _Gates:
    """The gates that have been worked out, of which some are parts of a gate of the file."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.terms: dict[_Sign, Term] = {}
        self.written: dict[str, _Written] = {}
        self.events: dict[str, Declared] = {}
        self._taken = {one.id for one in file.events}

    def needed(self, sign: _Sign) -> list[_Sign]:
        """The gates that a gate, as it is or negated, is made of."""
        gate, negated = sign
        found: dict[_Sign, None] = {}
        stack: list[Signed] = [(formula(gate), negated)]
        seen: set[Signed] = set()
        while stack:
            element, turned = signed = stack.pop()
            if element.tag in REFERS:
                name = meant(self.file, element, gate)
                if name.kind is Kind.GATE:
                    found[name, turned] = None
            elif signed not in seen:
                seen.add(signed)
                stack.extend(signed_parts(element, negated=turned))
        return list(found)

    def reference(self, element: Element, gate: Declared, *, negated: bool) -> Term:
        """What an element that names something stands for."""
        found = meant(self.file, element, gate)
        if found.kind is Kind.GATE:
            return self.terms[found, negated]
        if found.kind is Kind.HOUSE:
            true = found.content is not None and truth(self.file, found.content)
            return true is not negated
        self.events[found.id] = found
        return Negated(found.id, gate.id, element.line) if negated else found.id

    def parts(self, name: str) -> list[str]:
        """What a gate is made of; a negated event ends it here, where it would count."""
        _, terms = self.written.get(name, (None, ()))
        for term in terms:
            if isinstance(term, Negated):
                raise self.file.refused(
                    term.line,
                    f"the gate {shown(term.gate)} counts on {shown(term.event)} not happening; "
                    "only coherent trees are read, in which one more failure never helps",
                )
        return [term for term in terms if isinstance(term, str)]

    def gate(self, name: str) -> Gate:
        """A gate as a fault tree has it."""
        least, terms = self.written[name]
        parts = [term for term in terms if not isinstance(term, Negated)]
        if least is None:
            return And(*parts)
        return Or(*parts) if least == 1 else AtLeast(least, *parts)

    def fresh(self, gate: Declared) -> str:
        """A name for a part of a gate, which nothing in the file has."""
        number = len(self.written)
        while (name := f"{gate.id} part {number}") in self._taken:
            number += 1
        self._taken.add(name)
        return name


class _Formula:
    """Works the formula of one gate out, each part of it once for each sign."""

    def __init__(self, gates: _Gates, gate: Declared) -> None:
        self._gates = gates
        self._gate = gate
        self._known: dict[Signed, Term] = {}

    def term(self, element: Element, *, negated: bool, own: bool = False) -> Term:
        """What a formula stands for; ``own`` gives a gate that it makes the name of its gate."""
        signed = (element, negated)
        if signed not in self._known:
            self._known[signed] = self._worked_out(element, negated=negated, own=own)
        return self._known[signed]

    def _worked_out(self, element: Element, *, negated: bool, own: bool) -> Term:
        tag = element.tag
        if tag in REFERS:
            return self._gates.reference(element, self._gate, negated=negated)
        if tag == "constant":
            return truth(self._gates.file, element) is not negated
        if tag in {"xor", "iff"}:
            return self._equal(element, equal=(tag == "iff") is not negated, own=own)
        if tag == "cardinality":
            return self._between(element, negated=negated, own=own)
        if tag == "not":
            return self.term(element.parts[0], negated=not negated, own=own)
        return self._counted(element, negated=negated, own=own)

    def _counted(self, element: Element, *, negated: bool, own: bool) -> Term:
        """And, or, imply, at least: negated, each is another of them (De Morgan)."""
        terms = [
            self.term(part, negated=sign) for part, sign in signed_parts(element, negated=negated)
        ]
        number = len(terms)
        if element.tag == "atleast":
            (least,) = bounds(element)
        else:
            least = 1 if element.tag in {"or", "imply", "nand"} else number
        # Of a negated "nand" the parts are as they are again, and it is an "and" again.
        least = number - least + 1 if negated else least
        return self._joined(least, terms, own=own)

    def _equal(self, element: Element, *, equal: bool, own: bool) -> Term:
        first, second = element.parts
        ways = [
            self._all([self.term(first, negated=sign), self.term(second, negated=sign is equal)])
            for sign in (False, True)
        ]
        return self._joined(1, ways, own=own)

    def _between(self, element: Element, *, negated: bool, own: bool) -> Term:
        low, high = bounds(element)
        number = len(element.parts)
        happened = [self.term(part, negated=False) for part in element.parts]
        if high == number and not negated:
            return self._joined(low, happened, own=own)
        did_not = [self.term(part, negated=True) for part in element.parts]
        if negated:
            few = self._joined(number - low + 1, did_not)
            return self._joined(1, [few, self._joined(high + 1, happened)], own=own)
        not_more = self._joined(number - high, did_not)
        return self._all([self._joined(low, happened), not_more], own=own)

    def _all(self, terms: Sequence[Term], *, own: bool = False) -> Term:
        return self._joined(len(terms), terms, own=own)

    def _joined(self, least: int, terms: Sequence[Term], *, own: bool = False) -> Term:
        """At least so many of the terms, with constants and repetitions worked out."""
        least -= sum(term is True for term in terms)
        parts = [term for term in terms if not isinstance(term, bool)]
        if least <= 0:
            return True
        if least > len(parts):
            return False
        every = None if least == len(parts) else least
        if every in {None, 1}:
            parts = list(dict.fromkeys(parts))
        if len(parts) == 1:
            return parts[0]
        name = self._gate.id if own else self._gates.fresh(self._gate)
        self._gates.written[name] = (every, tuple(parts))
        return name
