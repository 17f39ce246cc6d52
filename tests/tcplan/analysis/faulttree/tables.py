"""Random fault trees and their truth tables; nothing here asks tcplan.analysis for an answer.

A table has a row for each set of events that happened: row ``r`` is the set whose bits are set in
``r``, and the table is true where the top happens.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Or, Part

_LEAST = 1e-12

Table = NDArray[np.bool_]
Weights = NDArray[np.float64]


@attrs.frozen(eq=False)
class Drawn:
    """A tree as drawn, over events ``e0``, ``e1`` …, all of which a table knows."""

    top: str
    gates: dict[str, Gate]
    house: dict[str, bool]
    number: int
    """How many events the table has; some may stand in no gate."""

    @property
    def tree(self) -> FaultTree:
        """The tree of the product."""
        return FaultTree(self.top, self.gates, self.house, events=self.events)

    @property
    def events(self) -> tuple[str, ...]:
        """The names of the events."""
        return tuple(f"e{at}" for at in range(self.number))


@st.composite
def trees(draw: st.DrawFn, most: int = 18) -> Drawn:
    """A tree of up to so many events, in which events and gates are shared, some gates in place."""
    chance = draw(st.randoms(use_true_random=False))
    number = chance.randint(1, most)
    house = {"on": True, "off": False}
    known: list[Part] = [f"e{at}" for at in range(number)]
    gates: dict[str, Gate] = {}
    for at in range(chance.randint(1, 14)):
        parts = [chance.choice(known) for _ in range(chance.randint(1, 5))]
        if chance.randrange(12) == 0:
            parts.append(chance.choice((True, False, "on", "off")))
        gate = _gate(chance, parts)
        if chance.randrange(5) == 0:
            known.append(gate)
        gates[f"g{at}"] = gate
        known += [f"g{at}"] * 3
    return Drawn(f"g{len(gates) - 1}", gates, house, number)


def _gate(chance: Any, parts: list[Part]) -> Gate:  # noqa: ANN401  (Hypothesis's own Random)
    kind = chance.choice(("and", "or", "some"))
    if kind == "some":
        return AtLeast(chance.randint(1, len(parts)), *parts)
    return And(*parts) if kind == "and" else Or(*parts)


def table(drawn: Drawn) -> Table:
    """The rows in which the top happens."""
    rows = np.arange(1 << drawn.number)
    known: dict[str, Table] = {
        name: (rows >> at & 1).astype(bool) for at, name in enumerate(drawn.events)
    }
    known |= {name: np.full(rows.shape, value) for name, value in drawn.house.items()}

    def of(part: Part) -> Table:
        if isinstance(part, bool):
            return np.full(rows.shape, part)
        if isinstance(part, str):
            if part not in known:
                known[part] = of(drawn.gates[part])
            return known[part]
        true = sum(of(inner).astype(int) for inner in part.parts)
        if isinstance(part, AtLeast):
            return np.asarray(true >= part.k)
        return np.asarray(true == len(part.parts) if isinstance(part, And) else true > 0)

    return of(drawn.top)


def minimal(of: Table, number: int) -> list[int]:
    """The rows that are true and false in every row with one event less."""
    rows = np.arange(1 << number)
    found = of.copy()
    for at in range(number):
        found &= ~((rows >> at & 1 == 1) & of[rows & ~(1 << at)])
    return [int(row) for row in rows[found]]


def dual(of: Table) -> Table:
    """The rows of events whose absence keeps the top from happening."""
    return ~of[::-1]


def named(rows: list[int]) -> set[frozenset[str]]:
    """The sets of events that rows stand for."""
    return {frozenset(f"e{at}" for at in range(row.bit_length()) if row >> at & 1) for row in rows}


def weights(p: Mapping[str, float]) -> Weights:
    """The probability of each row."""
    found = np.ones(1)
    for chance in p.values():
        found = np.concatenate([found * (1 - chance), found * chance])
    return found


@st.composite
def chances(draw: st.DrawFn, drawn: Drawn) -> dict[str, float]:
    """A probability for each event: even, small, very small, or certain.

    None lies between 0 and 1e-12: of products below 1e-308 a float keeps fewer than twelve digits.
    """
    chance = draw(st.randoms(use_true_random=False))
    kinds = (chance.random, lambda: 10 ** -chance.uniform(0, 9), lambda: chance.choice((0.0, 1.0)))
    drawn_chances = {event: chance.choices(kinds, (8, 6, 1))[0]() for event in drawn.events}
    return {event: max(p, _LEAST) if p else 0.0 for event, p in drawn_chances.items()}
