"""Coherent failure formulas over shared events: and, or, at least k, true and false; never not.

An event is the id of what may fail. A formula is true when what it stands for has failed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

Formula = Any
"""``bool`` | ``str`` (an event) | ``And`` | ``Or`` | ``AtLeast``."""

_NO_EVENT: frozenset[str] = frozenset()
"""One for all gates that need it: most have no single point of failure, and each set weighs."""


@attrs.frozen(cache_hash=True)
class And:
    """True when every part is."""

    parts: frozenset[Formula]

    @cached_property
    def singles(self) -> frozenset[str]:
        """The events that make it true each by itself: those of every part."""
        return frozenset.intersection(*map(singles, self.parts)) or _NO_EVENT

    @cached_property
    def events(self) -> frozenset[str]:
        """Every event that occurs in it."""
        return _events_in(self.parts)


@attrs.frozen(cache_hash=True)
class Or:
    """True when any part is."""

    parts: frozenset[Formula]

    @cached_property
    def singles(self) -> frozenset[str]:
        """The events that make it true each by itself: those of any part."""
        alone = {part for part in self.parts if isinstance(part, str)}
        return frozenset(alone.union(*[p.singles for p in self.parts if not isinstance(p, str)]))

    @cached_property
    def events(self) -> frozenset[str]:
        """Every event that occurs in it."""
        return _events_in(self.parts)


@attrs.frozen(cache_hash=True)
class AtLeast:
    """True when at least ``k`` of the parts are; the same part may stand more than once."""

    k: int
    parts: tuple[Formula, ...]

    @cached_property
    def singles(self) -> frozenset[str]:
        """The events that make it true each by itself: those of at least ``k`` parts."""
        in_parts = Counter(event for part in self.parts for event in singles(part))
        return frozenset(event for event, number in in_parts.items() if number >= self.k)

    @cached_property
    def events(self) -> frozenset[str]:
        """Every event that occurs in it."""
        return _events_in(self.parts)


def any_of(parts: Iterable[Formula]) -> Formula:
    """Or, simplified: false parts and repetitions go, inner ors merge, one part stands alone."""
    kept: set[Formula] = set()
    for part in parts:
        if part is True:
            return True
        if isinstance(part, Or):
            kept |= part.parts
        elif part is not False:
            kept.add(part)
    return _one_or(kept, Or, empty=False)


def all_of(parts: Iterable[Formula]) -> Formula:
    """And, simplified like ``any_of``; the and of nothing is true."""
    kept: set[Formula] = set()
    for part in parts:
        if part is False:
            return False
        if isinstance(part, And):
            kept |= part.parts
        elif part is not True:
            kept.add(part)
    return _one_or(kept, And, empty=True)


def _one_or(kept: set[Formula], gate: type[And | Or], *, empty: bool) -> Formula:
    if not kept:
        return empty
    if len(kept) == 1:
        return next(iter(kept))
    return gate(frozenset(kept))


def at_least(k: int, parts: Iterable[Formula]) -> Formula:
    """At least ``k`` of the parts, simplified: constants are counted, 1-of is or, all-of is and."""
    rest: list[Formula] = []
    for part in parts:
        if part is True:
            k -= 1
        elif part is not False:
            rest.append(part)
    if k <= 0:
        return True
    if k > len(rest):
        return False
    if k == 1:
        return any_of(rest)
    if k == len(rest):
        return all_of(rest)
    return AtLeast(k, tuple(rest))


def given(formula: Formula, happened: frozenset[str]) -> Formula:
    """The formula when the events in ``happened`` are certain."""
    return _given(formula, happened, {})


def _given(formula: Formula, happened: frozenset[str], seen: dict[Formula, Formula]) -> Formula:
    if isinstance(formula, bool):
        return formula
    if isinstance(formula, str):
        return True if formula in happened else formula
    if formula not in seen:
        parts = (_given(part, happened, seen) for part in formula.parts)
        if isinstance(formula, And):
            seen[formula] = all_of(parts)
        elif isinstance(formula, Or):
            seen[formula] = any_of(parts)
        else:
            seen[formula] = at_least(formula.k, parts)
    return seen[formula]


def _events_in(parts: Iterable[Formula]) -> frozenset[str]:
    """Every event below some parts; each gate once, and nothing is remembered of those between."""
    found: set[str] = set()
    seen: set[int] = set()
    ahead = [parts]
    while ahead:
        for part in ahead.pop():
            if isinstance(part, str):
                found.add(part)
            elif not isinstance(part, bool) and id(part) not in seen:
                seen.add(id(part))
                ahead.append(part.parts)
    return frozenset(found)


def events(formula: Formula) -> frozenset[str]:
    """Every event that occurs in the formula."""
    if isinstance(formula, str):
        return frozenset((formula,))
    return frozenset() if isinstance(formula, bool) else formula.events


def singles(formula: Formula) -> frozenset[str]:
    """The single points of failure: every event that makes the formula true by itself.

    Exact, because an event makes an and true when it makes every part true, an or when any part,
    and so on: the formula is evaluated with that one event, for all events at once. No event is
    needed where the formula is true already, so that ``True`` gives none. Complexity: each gate
    once, however often it is shared.
    """
    if isinstance(formula, str):
        return frozenset((formula,))
    return frozenset() if isinstance(formula, bool) else formula.singles


def holds(formula: Formula, happened: Mapping[str, bool]) -> bool:
    """Whether the formula is true when each event has happened or not; for checks and tests."""
    if isinstance(formula, bool):
        return formula
    if isinstance(formula, str):
        return happened[formula]
    true = sum(holds(part, happened) for part in formula.parts)
    if isinstance(formula, And):
        return true == len(formula.parts)
    return true >= (formula.k if isinstance(formula, AtLeast) else 1)
