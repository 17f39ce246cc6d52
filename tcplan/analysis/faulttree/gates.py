"""What a fault tree is written with: gates over names, nested gates and constants; never a not."""

from typing import TypeAlias

import attrs


@attrs.frozen(init=False)
class And:
    """True when every part is; of no parts, true."""

    parts: tuple["Part", ...]

    def __init__(self, *parts: "Part") -> None:
        self.__attrs_init__(parts)


@attrs.frozen(init=False)
class Or:
    """True when any part is; of no parts, false."""

    parts: tuple["Part", ...]

    def __init__(self, *parts: "Part") -> None:
        self.__attrs_init__(parts)


@attrs.frozen(init=False)
class AtLeast:
    """True when at least ``k`` of the parts are; a part that stands twice counts twice."""

    k: int
    parts: tuple["Part", ...]

    def __init__(self, k: int, *parts: "Part") -> None:
        self.__attrs_init__(k, parts)


Gate: TypeAlias = And | Or | AtLeast
Part: TypeAlias = str | bool | Gate
"""The name of an event or a gate, a constant (a house event), or a gate written in place."""


@attrs.frozen
class Interval:
    """A probability known to lie from ``low`` to ``high``, both included."""

    low: float
    high: float
