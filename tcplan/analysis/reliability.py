"""A figure belongs to an arrangement of services on request, and to nothing and nobody else.

What is not a service has no figure: an arrangement failing by itself, the law and conditions are
left out of the question, and family and friends are not counted on.
"""

import datetime as dt
import random
from collections.abc import Mapping

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Interval, Or
from tcplan.analysis.formula import And as AllOf
from tcplan.analysis.formula import Formula, events
from tcplan.analysis.formula import Or as AnyOf
from tcplan.domain.codelists import code_list
from tcplan.domain.network import Agency, Place, System, Team
from tcplan.domain.unavailability import OF, Unavailability

DRAWS = 1_000
SEED = 1
NOT_KNOWN = Interval(0.0, 1.0)
"""What is taken of a service without a figure that can be used: anything."""


@attrs.frozen
class Swing:
    """How far the range of one service alone moves the range of the arrangement."""

    event: str
    least: float
    """The lower end of the arrangement when this service is at its worst and all else at best."""
    most: float
    """The upper end when this service is at its best and all else at worst."""
    moves: float
    """The larger of what it moves the lower end up and the upper end down."""


@attrs.frozen
class Steadiness:
    """In what share of the draws a service is among the first few that matter most."""

    event: str
    share: float


@attrs.frozen
class Reliability:
    """What can be said in figures of one arrangement of services."""

    chance: Interval | None
    """The chance that it is missing when called upon; ``None`` without a figure to go by."""
    known: tuple[str, ...]
    """Services whose figures were used."""
    not_known: tuple[str, ...]
    """Services that were taken to be missing anything from never to always."""
    kin: tuple[str, ...]
    """Family and friends: taken not to be there, because no figure is kept of a person."""
    swings: tuple[Swing, ...] = ()
    """What moves the range most, first."""
    first: int = 0
    """How many services count as the first few; 0 when the draws would have to be invented."""
    steadiness: tuple[Steadiness, ...] = ()
    """Given only where every service has a figure: what lies in "anything" is nobody's guess."""


def reliability(arrangements: Arrangements, failure: Formula) -> Reliability:
    """The chance that an arrangement of services is missing when called upon, as a range.

    Definition: the probability of the failure formula over its services, each independent of the
    others, from all at the lower ends of their ranges to all at the upper ends; exact, because the
    formula is coherent. Services without a usable figure range from 0 to 1. Steadiness: ``DRAWS``
    draws from ``SEED``, each service evenly within its range, ranked by p times its Birnbaum
    importance, which is its criticality times the chance of the whole.
    Complexity: one small decision diagram; then linear in it for each service and each draw.
    """
    sorted_out = _Services(arrangements, failure)
    untold = Reliability(None, sorted_out.known, sorted_out.not_known, sorted_out.kin)
    if not sorted_out.known:
        return untold
    tree = _tree(failure, sorted_out.certain)
    needed = {name: sorted_out.ranges[name] for name in tree.events}
    if not set(tree.needed) & set(sorted_out.known):
        return untold
    chance = tree.probability(needed)
    assert isinstance(chance, Interval)  # noqa: S101  (intervals in, interval out)
    first = 0 if sorted_out.not_known else min(3, len(needed) - 1)
    return attrs.evolve(
        untold,
        chance=chance,
        swings=_swings(tree, needed, chance),
        first=first,
        steadiness=_steadiness(tree, needed, first) if first else (),
    )


class _Services:
    """The events of a formula: services with and without figures, people, and the rest."""

    def __init__(self, arrangements: Arrangements, failure: Formula) -> None:
        informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003
        self.ranges: dict[str, Interval] = {}
        self.certain: dict[str, bool] = {}
        known: list[str] = []
        not_known: list[str] = []
        kin: list[str] = []
        for name in sorted(events(failure)):
            thing = arrangements.find(name)
            if not isinstance(thing, Agency | Team | Place | System):
                self.certain[name] = False
            elif any(
                isinstance(of := arrangements.find(reached), Agency) and of.kind in informal
                for reached in arrangements.standing(name).events
            ):
                self.certain[name] = True
                kin.append(name)
            else:
                figure = usable(thing.out_of_service, arrangements.day)
                (known if figure else not_known).append(name)
                self.ranges[name] = figure or NOT_KNOWN
        self.known, self.not_known, self.kin = tuple(known), tuple(not_known), tuple(kin)


def usable(figure: Unavailability | None, day: dt.date) -> Interval | None:
    """The range of a figure that may be used on that day."""
    if figure is None or not figure.usable(day):
        return None
    return Interval(figure.least / OF, figure.most / OF)


def _tree(failure: Formula, certain: Mapping[str, bool]) -> FaultTree:
    """The formula as a fault tree; gates are named as no id of a plan can be."""
    gates: dict[str, Gate] = {}
    names: dict[Formula, str] = {}

    def named(formula: Formula) -> str | bool:
        if isinstance(formula, str | bool):
            return formula
        if formula not in names:
            parts = [named(part) for part in _parts(formula)]
            names[formula] = f"({len(names)})"
            gates[names[formula]] = _gate(formula, parts)
        return names[formula]

    gates["(top)"] = Or(named(failure))
    return FaultTree("(top)", gates, certain)


def _parts(formula: Formula) -> list[Formula]:
    """The parts of a gate, events in the order of their names, so that no two runs differ."""
    parts = list(formula.parts)
    return sorted(parts, key=lambda part: (not isinstance(part, str), sorted(events(part))))


def _gate(formula: Formula, parts: list[str | bool]) -> Gate:
    if isinstance(formula, AllOf):
        return And(*parts)
    return Or(*parts) if isinstance(formula, AnyOf) else AtLeast(formula.k, *parts)


def _swings(tree: FaultTree, ranges: Mapping[str, Interval], chance: Interval) -> tuple[Swing, ...]:
    best = {name: of.low for name, of in ranges.items()}
    worst = {name: of.high for name, of in ranges.items()}
    found = []
    for name, of in ranges.items():
        least = _point(tree, best | {name: of.high})
        most = _point(tree, worst | {name: of.low})
        moves = max(least - chance.low, chance.high - most)
        found.append(Swing(name, least, most, moves))
    return tuple(sorted(found, key=lambda swing: (-swing.moves, swing.event)))


def _point(tree: FaultTree, values: Mapping[str, float]) -> float:
    chance = tree.probability(values)
    assert isinstance(chance, float)  # noqa: S101  (numbers in, number out)
    return chance


def _steadiness(
    tree: FaultTree, ranges: Mapping[str, Interval], first: int
) -> tuple[Steadiness, ...]:
    drawing = random.Random(SEED)  # noqa: S311  (no secret hangs on it)
    times = dict.fromkeys(sorted(ranges), 0)
    for _ in range(DRAWS):
        drawn = {name: drawing.uniform(ranges[name].low, ranges[name].high) for name in times}
        adds = tree.birnbaum(drawn)
        for name in sorted(times, key=lambda n: (-drawn[n] * adds[n], n))[:first]:
            times[name] += 1
    shares = (Steadiness(name, number / DRAWS) for name, number in times.items())
    return tuple(sorted(shares, key=lambda one: (-one.share, one.event)))
