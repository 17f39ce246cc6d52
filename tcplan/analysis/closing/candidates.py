"""Who could take something on at certain hours; who cannot is told with the reason."""

from collections.abc import Iterator, Mapping

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.deeds import RESPONDS, SUPERVISES
from tcplan.analysis.slots import Slot
from tcplan.analysis.standing import Fact
from tcplan.analysis.words import event_words, name_of
from tcplan.domain.codelists import code_list
from tcplan.domain.control import Control
from tcplan.domain.hours import DAYS, Hours, boundaries, covers
from tcplan.domain.legal import Condition
from tcplan.domain.network import Agency, Team, Tie, opening_on

_ALIKE = {"HOSPITAL": "CLINICAL"}
"""A ward and a community team do the same kind of work."""
_INDEPENDENT = "advocacy"
"""An advocate stands in for an advocate and for nobody else, so as to stay independent."""


@attrs.frozen
class Work:
    """What is asked of somebody; no kinds or groups given means any."""

    kinds: frozenset[str] = frozenset()
    """Kinds of control, of which one must be delivered to somebody in the plan already."""
    groups: frozenset[str] = frozenset()
    """Groups of agencies, of which the holder must be one: a neighbour is no night nurse."""


RESPONDING = Work(frozenset({RESPONDS}))
SUPERVISING = Work(frozenset({SUPERVISES}))


@attrs.frozen
class Candidates:
    """The holders that are tied to a person on a day, services before family and friends."""

    arrangements: Arrangements
    ties: tuple[Tie, ...]
    does: Mapping[str, frozenset[str]]
    """Holder to the kinds of control that it delivers to anybody in the plan, and more."""
    conditions: tuple[Condition, ...]

    def __iter__(self) -> Iterator[str]:
        """Ids of the holders, each once."""
        return iter(dict.fromkeys(tie.holder for tie in self.ties))

    def fit(self, work: Work, slot: Slot) -> Iterator[str]:
        """Holders who could do a kind of work all through the slot."""
        return (holder for holder in self if self.reason_against(holder, work, slot) is None)

    def delivering(self, control: Control) -> Work:
        """The work of delivering a control, as those do who are named for it."""
        named = (*control.delivery.holders, *([control.deputy] if control.deputy else []))
        groups = (self._group(name) for name in named)
        return Work(frozenset({control.kind}), frozenset(g for g in groups if g is not None))

    def reason_against(self, holder: str, work: Work, slot: Slot) -> str | None:
        """Why a holder cannot take on the work in the slot, as words before a colon and a name."""
        reasons = self._reasons(holder, work, slot)
        return next(reasons, None)

    def _reasons(self, holder: str, work: Work, slot: Slot) -> Iterator[str]:
        does = self.does.get(holder, frozenset())
        opening = opening_on(self.arrangements.find(holder), self.arrangements.day)
        group = self._group(holder)
        if self._is_barred(holder):
            yield "A condition stands against contact"
        if all(tie.strength == "strained" for tie in self.ties if tie.holder == holder):
            yield "The tie is strained"
        for fact in self.arrangements.standing(holder).facts:
            yield self._standing_words(holder, fact)
        if opening and not all(_moments(opening, slot)):
            part = any(_moments(opening, slot))
            yield "Closed for part of these hours" if part else "Closed then"
        if not does:
            yield "Delivers nothing to anybody in this plan"
        if (work.kinds and work.kinds.isdisjoint(does)) or (
            work.groups and group is not None and group not in work.groups
        ):
            yield "Does no work of this kind in this plan"

    def _standing_words(self, holder: str, fact: Fact) -> str:
        said = {
            "away": "not there on this day",
            "stopped": "not working on this day",
            "carer": "not recorded as willing, able and offered a carer's assessment",
        }[fact.code]
        if fact.about == holder:
            return f"{said[:1].upper()}{said[1:]}"
        return f"Depends on {name_of(self.arrangements, fact.about)}, which is {said}"

    def shares(self, holder: str, singles: frozenset[str]) -> str | None:
        """The single failure that would take the holder out as well, as words that follow "if"."""
        both = sorted(singles & self.arrangements.standing(holder).events)
        return event_words(self.arrangements, both[0]) if both else None

    def _is_barred(self, holder: str) -> bool:
        thing = self.arrangements.find(holder)
        own = {holder, thing.agency} if isinstance(thing, Team) else {holder}
        return any(not own.isdisjoint(condition.excludes_holders) for condition in self.conditions)

    def _group(self, holder: str) -> str | None:
        """The group of the agency that a holder is or belongs to; a shared team has none."""
        thing = self.arrangements.find(holder)
        if isinstance(thing, Team):
            thing = self.arrangements.find(thing.agency) if thing.agency else None
        if not isinstance(thing, Agency):
            return None
        if thing.kind == _INDEPENDENT:
            return thing.kind
        group = str(code_list("agency-kind").fact(thing.kind, "group"))
        return _ALIKE.get(group, group)


def candidates(arrangements: Arrangements, individual: str) -> Candidates:
    """The holders whose support reaches the person on the day of the arrangements."""
    plan, day = arrangements.plan, arrangements.day
    ties = [
        tie for tie in plan.of("ties", individual) if tie.covers(day) and tie.direction != "from"
    ]
    informal = code_list("agency-kind").where("informal", value=True)
    ties.sort(key=lambda tie: getattr(arrangements.find(tie.holder), "kind", None) in informal)
    conditions = plan.of("conditions", individual)
    return Candidates(
        arrangements,
        tuple(ties),
        arrangements.does,
        tuple(c for c in conditions if c.end is None or c.end >= day),
    )


def _moments(opening: Hours, slot: Slot) -> Iterator[bool]:
    """Whether it is open, at each moment of the slot at which that may change."""
    for part in slot.stretches:
        day = DAYS[part.day]
        for at in {part.start, *boundaries(opening, day)}:
            if part.start <= at < part.end:
                yield covers(opening, day, at)
