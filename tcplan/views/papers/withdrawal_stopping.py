"""One agency that stops, with all that stops because of it; what is asked twice is kept."""

from functools import cached_property

import attrs

from tcplan.analysis.closing.candidates import Candidates, Work, candidates
from tcplan.analysis.slots import Slot
from tcplan.views.agencies import holders_of
from tcplan.views.looking import Looking


@attrs.frozen(kw_only=True)
class Left:
    """Somebody who is named already and is not taken along."""

    name: str
    reach: str | None
    """How to reach them when they are closed; null where that is not recorded."""


class Stopping:
    """One agency that stops on the day that is looked at."""

    def __init__(self, looking: Looking, agency: str) -> None:
        self.looking = looking
        self.agency = agency
        self.happened = frozenset({agency})
        self._people: dict[str, Candidates] = {}

    def takes(self, holder: str) -> bool:
        """Whether a holder, place or system stops with it, itself included."""
        standing = self.looking.arrangements.standing(holder)
        return not self.happened.isdisjoint(standing.events)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that stop with it, itself first."""
        others = (one.id for one in self.looking.plan.agencies if one.id != self.agency)
        return (self.agency, *(name for name in others if self.takes(name)))

    @cached_property
    def family(self) -> frozenset[str]:
        """Those agencies with their teams."""
        return frozenset().union(*(holders_of(self.looking, one) for one in self.agencies))

    def left(self, names: tuple[str, ...]) -> tuple[Left, ...]:
        """Those of these holders who are there on the day and do not stop with it."""
        arrangements = self.looking.arrangements
        stay = [n for n in names if not self.takes(n) and not arrangements.standing(n).facts]
        return tuple(self._left(name) for name in stay)

    def could(self, individual: str, work: Work, slot: Slot, named: tuple[str, ...]) -> list[str]:
        """Others who might be asked to do this work, services before family and friends."""
        fit = self.people(individual).fit(work, slot)
        return [self._asked(n) for n in fit if n not in named and not self.takes(n)]

    def _asked(self, holder: str) -> str:
        """What somebody is called who might be asked, with what may take both out."""
        arrangements = self.looking.arrangements
        rests = arrangements.standing(self.agency).events - self.happened
        both = sorted(rests & arrangements.standing(holder).events)
        name = self.looking.thing_name(holder)
        if not both:
            return name
        named = " and ".join(self.looking.thing_name(one) for one in both)
        return f"{name} (depends on {named} too)"

    def people(self, individual: str) -> Candidates:
        """Who is tied to a person on the day."""
        if individual not in self._people:
            self._people[individual] = candidates(self.looking.arrangements, individual)
        return self._people[individual]

    def lead(self, individual: str, risks: tuple[str, ...] = ()) -> str | None:
        """Who leads on the first of these risks, else who commissions for the person."""
        looking, plan = self.looking, self.looking.plan
        leads = [plan.by_id[risk].lead for risk in risks]
        on = looking.on_day
        for name in (*leads, on.commissioner(individual), on.council(individual)):
            if name is not None and not self.takes(name):
                return looking.thing_name(name)
        return None

    def _left(self, name: str) -> Left:
        thing = self.looking.plan.by_id[name]
        reach = getattr(thing, "out_of_hours", None)
        told = self.looking.veiled_for_all(reach) if reach else None
        return Left(name=self.looking.thing_name(name), reach=told)
