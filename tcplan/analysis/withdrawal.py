"""What is lost when agencies stop: whose cover, whose back-up, in which slots, by which path."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import Held, RiskCover, SlotCover, grade, rank
from tcplan.analysis.formula import Formula, events, given, singles
from tcplan.analysis.pace import paced
from tcplan.analysis.reasons import READINGS, Reading
from tcplan.analysis.slots import Slot
from tcplan.domain.control import Control


@attrs.frozen
class LostControl:
    """A control that the withdrawal takes out, with the way from its holder to who stopped."""

    control: str
    chain: tuple[str, ...]
    """Ids from the control's holder, or what it requires, to the agency that stopped."""
    lost: bool = True
    """Whether it is out altogether; otherwise it is left with fewer ways of being delivered."""


@attrs.frozen
class Loss:
    """One risk in one slot that loses its cover or its back-up."""

    risk: str
    slot: Slot
    kind: str
    """``cover`` or ``back-up``."""
    reading: Reading
    """The strongest reading that covered it before."""
    before: str
    after: str
    threats: tuple[str, ...]
    """The threats (for a result, the consequence) that get through, or are left with one way."""
    controls: tuple[LostControl, ...]
    """The controls on those that are lost or weakened."""


def withdraw(
    arrangements: Arrangements, covers: Iterable[RiskCover], stopped: Collection[str]
) -> tuple[Loss, ...]:
    """Every loss if the agencies (or teams, places, systems) in ``stopped`` stop together.

    Exact: their events are made certain in each failure formula (ADR 10).
    """
    happened = frozenset(stopped)
    return tuple(
        _loss(arrangements, cover, at, happened, kind)
        for cover in paced(tuple(covers))
        for at, kind in losing(cover, happened)
    )


def withdraw_results(
    arrangements: Arrangements, covers: Iterable[RiskCover], stopped: Collection[str]
) -> tuple[Loss, ...]:
    """Every loss of what limits a consequence, one for each consequence and slot.

    A consequence is judged by its own controls, in its own strongest reading (ADR 10).
    """
    happened = frozenset(stopped)
    found: list[Loss] = []
    for cover in paced(tuple(covers)):
        for at in cover.slots:
            for held in at.consequences:
                kind = _lost_of(held, happened)
                if kind is not None and held.reading is not None:
                    a, b, c = (given(failure, happened) for failure in held.failure)
                    named = (held.target,)
                    lost = _lost_controls(arrangements, named, held.reading, at.slot, happened)
                    answers = (held.answer, grade((a, b, c)))
                    risk = cover.risk.id
                    found.append(Loss(risk, at.slot, kind, held.reading, *answers, named, lost))
    return tuple(found)


def losing(cover: RiskCover, happened: frozenset[str]) -> Iterator[tuple[SlotCover, str]]:
    """The slots in which a risk loses its ``cover`` or its ``back-up``, and which of them."""
    kinds: dict[int, str | None] = {}
    for at in cover.slots:
        same = id(at.risk.strongest)
        if same not in kinds:
            kinds[same] = _lost_of(at.risk, happened)
        kind = kinds[same]
        if kind is not None:
            yield at, kind


def _lost_of(held: Held, happened: frozenset[str]) -> str | None:
    """Whether something loses its cover or its back-up in its strongest reading.

    A single point of failure among what happened takes the cover. One thing that is none takes at
    most a back-up, and only where there is one.
    """
    failure = held.strongest
    if held.reading is None or happened.isdisjoint(events(failure)):
        return None
    alone = singles(failure)
    if not happened.isdisjoint(alone):
        return "cover"
    if alone and len(happened) == 1:
        return None
    return _kind(failure, given(failure, happened))


def _loss(
    arrangements: Arrangements,
    cover: RiskCover,
    at: SlotCover,
    happened: frozenset[str],
    kind: str,
) -> Loss:
    held = at.risk
    reading = READINGS[held.failure.index(held.strongest)]
    a, b, c = (given(failure, happened) for failure in held.failure)
    after = grade((a, b, c))
    if not cover.causes_reviewed and rank(after) > rank("not-confirmed"):
        after = "not-confirmed"
    threats = tuple(t.target for t in at.threats if _touched(t, held, happened, kind))
    lost = _lost_controls(arrangements, threats, reading, at.slot, happened)
    return Loss(cover.risk.id, at.slot, kind, reading, held.answer, after, threats, lost)


def _kind(before: Formula, after: Formula) -> str | None:
    """Whether cover or back-up is lost between two failure formulas of one reading."""
    if after is True:
        return "cover"
    if singles(after) and not singles(before):
        return "back-up"
    return None


def _touched(threat: Held, risk: Held, happened: frozenset[str], kind: str) -> bool:
    index = risk.failure.index(risk.strongest)
    before = threat.failure[index]
    return _kind(before, given(before, happened)) == kind


def _lost_controls(
    arrangements: Arrangements,
    threats: Sequence[str],
    reading: Reading,
    slot: Slot,
    happened: frozenset[str],
) -> tuple[LostControl, ...]:
    found: dict[str, LostControl] = {}
    for threat in threats:
        for control in arrangements.acting_on.get(threat, ()):
            out = arrangements.out(control, reading, slot)
            if out is not True and not happened.isdisjoint(events(out)):
                way = chain(arrangements, control, happened)
                found[control.id] = LostControl(control.id, way, given(out, happened) is True)
    return tuple(found.values())


def chain(
    arrangements: Arrangements, control: Control, happened: frozenset[str]
) -> tuple[str, ...]:
    """The shortest way from a control to something that happened; ids, the control left out."""
    came_from: dict[str, str | None] = dict.fromkeys(arrangements.leans_on(control))
    queue = list(came_from)
    while queue:
        name = queue.pop(0)
        if name in happened:
            way: list[str] = []
            at: str | None = name
            while at is not None:
                way.append(at)
                at = came_from[at]
            return tuple(reversed(way))
        for following in arrangements.leans_on(arrangements.find(name)):
            if following not in came_from:
                came_from[following] = name
                queue.append(following)
    return ()
