"""Who could take something on at certain hours; who cannot is told with the reason."""

from collections.abc import Iterator, Mapping

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.closing.standing_in import KIN, can_take_on, has_trades, is_alike
from tcplan.analysis.deeds import RESPONDS, SUPERVISES, Specialty
from tcplan.analysis.slots import Slot
from tcplan.analysis.standing import Fact
from tcplan.analysis.words import event_words, name_of
from tcplan.domain.control import Control
from tcplan.domain.hours import DAYS, Hours, boundaries, covers
from tcplan.domain.legal import Condition
from tcplan.domain.network import Agency, Team, Tie, opening_on


@attrs.frozen
class Work:
    """What is asked of somebody; no kinds or agencies given means any."""

    kinds: frozenset[str] = frozenset()
    """Kinds of control, of which one must be delivered to somebody in the plan already."""
    agencies: frozenset[str] = frozenset()
    """Ids of the agencies that deliver it now; the holder must be of a kind that stands in."""
    specialties: frozenset[Specialty] = frozenset()
    """The work with the kind of risk: who does one of these does the very trade."""
    owners: bool = False
    """Whether it is paper-work of an office, which no kind of agency is kept from."""


RESPONDING = Work(frozenset({RESPONDS}))
SUPERVISING = Work(frozenset({SUPERVISES}))
_ACTS = frozenset({RESPONDS, SUPERVISES})
"""What is no control: whoever does it for somebody may be asked."""


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
        found = (self.agency_of(name) for name in named)
        return Work(
            frozenset({control.kind}),
            frozenset(one.id for one in found if one is not None),
            self._specialties(control),
        )

    def reason_against(self, holder: str, work: Work, slot: Slot) -> str | None:
        """Why a holder cannot take on the work in the slot, as words before a colon and a name."""
        reasons = self._reasons(holder, work, slot)
        return next(reasons, None)

    def _reasons(self, holder: str, work: Work, slot: Slot) -> Iterator[str]:
        does = self.does.get(holder, frozenset())
        opening = opening_on(self.arrangements.find(holder), self.arrangements.day)
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
        if work.kinds and work.kinds.isdisjoint(does):
            yield "Does no work of this kind in this plan"
        if not self.stands_in(holder, work):
            yield "Another kind of service, which cannot stand in"

    def stands_in(self, holder: str, work: Work) -> bool:
        """Whether the holder is of a kind that could do the work; a shared team always is."""
        agency = self.agency_of(holder)
        if agency is None:
            return True
        if not work.agencies:
            asks = work.owners or work.kinds <= _ACTS
            return asks or can_take_on(agency.kind, work.kinds)
        if holder == agency.id and holder in work.agencies:
            return True
        kinds = frozenset(self.arrangements.find(name).kind for name in work.agencies)
        if agency.id not in work.agencies and not is_alike(agency.kind, kinds):
            return False
        done = self.arrangements.specialties.get(holder, frozenset())
        return not has_trades(agency) or not work.specialties.isdisjoint(done)

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

    def agency_of(self, holder: str) -> Agency | None:
        """The agency that a holder is or belongs to; a shared team has none."""
        thing = self.arrangements.find(holder)
        if isinstance(thing, Team):
            thing = self.arrangements.find(thing.agency) if thing.agency else None
        return thing if isinstance(thing, Agency) else None

    def _specialties(self, control: Control) -> frozenset[Specialty]:
        risks = self.arrangements.plan.of("risks", control.individual)
        acts_on = {*control.prevents, *control.limits}
        return frozenset(
            (control.kind, risk.kind, control.setting == "hospital")
            for risk in risks
            if not acts_on.isdisjoint(one.id for one in (*risk.threats, *risk.consequences))
        )


def candidates(arrangements: Arrangements, individual: str) -> Candidates:
    """The holders whose support reaches the person on the day of the arrangements."""
    plan, day = arrangements.plan, arrangements.day
    ties = [
        tie for tie in plan.of("ties", individual) if tie.covers(day) and tie.direction != "from"
    ]
    ties.sort(key=lambda tie: getattr(arrangements.find(tie.holder), "kind", None) in KIN)
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
