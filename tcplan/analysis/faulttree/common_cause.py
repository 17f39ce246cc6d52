"""Events that may fail together from one cause: each becomes a gate over the causes that reach it.

First model what is shared as an event of its own; a factor is for what is left after that.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb, prod
from typing import Self, TypeVar, cast

import attrs

from tcplan.analysis.faulttree.gates import Gate, Interval, Or
from tcplan.errors import FaultTreeError, shown

_MOST_CAUSES = 10_000
_SURE = 1e-4

P = TypeVar("P", bound=float | Interval)


@attrs.frozen
class CommonCause:
    """A group of like events, and how their common probability Q is spread over causes."""

    members: tuple[str, ...]
    shares: tuple[float, ...]
    """At position k-1: the probability of one cause that takes exactly k given members, over Q."""

    @classmethod
    def beta_factor(cls, members: Sequence[str], beta: float) -> Self:
        """Alone or all together: Q₁ = (1-β)Q, Qₙ = βQ (Fleming 1975)."""
        names, (share,) = _group(members, [beta], 1)
        return cls(names, (1 - share, *[0.0] * (len(names) - 2), share))

    @classmethod
    def mgl(cls, members: Sequence[str], factors: Sequence[float]) -> Self:
        """Multiple Greek letters: β, γ, δ …, each the chance that one more goes as well.

        Qₖ = Q · ρ₁…ρₖ · (1-ρₖ₊₁) / C(n-1, k-1), with ρ₁ = 1 and what is not given 0
        (Fleming and Kalinowski 1983; NUREG/CR-5485).
        """
        names, given = _group(members, factors, len(members) - 1)
        rho = [1.0, *given, 0.0]
        return cls(names, tuple(
            prod(rho[: k + 1]) * (1 - rho[k + 1]) / comb(len(names) - 1, k)
            for k in range(len(rho) - 1)
        ))  # fmt: skip

    @classmethod
    def alpha_factor(cls, members: Sequence[str], factors: Sequence[float]) -> Self:
        """Shares α₁, α₂ … of all failures that took exactly 1, 2 … members.

        Qₖ = Q · k · αₖ / (Σ j·αⱼ) / C(n-1, k-1), for tests that are not staggered
        (Mosleh and Siu 1987; NUREG/CR-5485).
        """
        names, given = _group(members, factors, len(members))
        total = sum(k * alpha for k, alpha in enumerate(given, 1))
        if not total:
            raise FaultTreeError("The alpha factors are all 0; expected at least one above 0.")
        return cls(names, tuple(
            k * alpha / total / comb(len(names) - 1, k - 1) for k, alpha in enumerate(given, 1)
        ))  # fmt: skip

    @classmethod
    def phi_factor(cls, members: Sequence[str], factors: Sequence[float]) -> Self:
        """The shares themselves: Qₖ = φₖ·Q, which add up to 1 (Open-PSA)."""
        names, given = _group(members, factors, len(members))
        if abs(sum(given) - 1) > _SURE:
            raise FaultTreeError(f"The phi factors add up to {sum(given):g}; expected 1.")
        return cls(names, tuple(given))


def _group(
    members: Sequence[str], factors: Sequence[float], most: int
) -> tuple[tuple[str, ...], list[float]]:
    """The members and factors of a group, when they can be one."""
    names = tuple(members)
    if len(names) != len(set(names)) or len(names) < 2:  # noqa: PLR2004  (one alone shares nothing)
        raise FaultTreeError(
            f"A common cause names {', '.join(map(shown, names)) or 'nothing'}; expected at least "
            "two events, each once."
        )
    if not 1 <= len(factors) <= most:
        raise FaultTreeError(
            f"A common cause of {len(names)} events has {len(factors)} factors; expected from 1 "
            f"to {most}."
        )
    for factor in factors:
        if not 0 <= factor <= 1:
            raise FaultTreeError(
                f"A factor of a common cause is {shown(factor)}; expected a number from 0 to 1."
            )
    return names, [float(factor) for factor in factors]


def spread(
    gates: Mapping[str, Gate], probabilities: Mapping[str, P], groups: Sequence[CommonCause]
) -> tuple[dict[str, Gate], dict[str, P]]:
    """Gates and probabilities with each member as a gate of that name over its causes.

    A cause is called "A by itself" or "A and B together". Members of one group have one
    probability, and no event is in two groups.
    """
    wider = dict(gates)
    each = dict(probabilities)
    for group in groups:
        common = _common(group, each, wider)
        reached: dict[str, list[str]] = {member: [] for member in group.members}
        for cause, struck, share in _causes(group):
            each[cause] = _times(common, share)
            for member in struck:
                reached[member].append(cause)
        for member, causes in reached.items():
            del each[member]
            wider[member] = Or(*causes)
    return wider, each


def _common(group: CommonCause, each: Mapping[str, P], gates: Mapping[str, Gate]) -> P:
    for member in group.members:
        if member in gates:
            raise FaultTreeError(
                f"A common cause names {shown(member)}, which is a gate or in another group; "
                "expected an event that is in one group."
            )
        if member not in each:
            raise FaultTreeError(f"There is no probability for {shown(member)}; give one.")
    values = [each[member] for member in group.members]
    if values.count(values[0]) != len(values):
        raise FaultTreeError(
            f"The events {', '.join(map(shown, group.members))} share a common cause and differ "
            "in probability; expected one probability for all."
        )
    number = sum(comb(len(group.members), k) for k, s in enumerate(group.shares, 1) if s)
    if number > _MOST_CAUSES:
        raise FaultTreeError(
            f"A common cause of {len(group.members)} events makes {number:,} events of its own; "
            f"expected at most {_MOST_CAUSES:,}. Give factors for fewer at a time."
        )
    return values[0]


def _causes(group: CommonCause) -> Iterator[tuple[str, tuple[str, ...], float]]:
    for number, share in enumerate(group.shares, 1):
        if share:
            for struck in combinations(group.members, number):
                *others, last = struck
                alone = f"{last} by itself"
                together = f"{', '.join(others)} and {last} together"
                yield together if others else alone, struck, share


def _times(probability: P, share: float) -> P:
    if isinstance(probability, Interval):
        scaled: float | Interval = Interval(probability.low * share, probability.high * share)
    else:
        scaled = probability * share
    return cast("P", scaled)
