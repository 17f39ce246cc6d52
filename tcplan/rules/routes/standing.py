"""What decides which ways out are open to somebody, read from the plan once for one day.

What is not recorded stays unknown: no capacity and no home is guessed.
"""

import datetime as dt
from typing import Literal

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import age_on, born_between
from tcplan.domain.individual import Individual
from tcplan.domain.transition import Placement
from tcplan.rules.book import Rulebook
from tcplan.rules.effect import Effect, effect, statuses_on
from tcplan.rules.on_day import OnDay
from tcplan.rules.rule import Rule
from tcplan.rules.tribunal import ordered_on

HasCapacity = Literal["has", "lacks", "fluctuates", "unknown"]

UNRESTRICTED = frozenset({"03", "10", "16", "18", "34", "37"})
"""Detained for treatment; 34 and 37 (section 45A) once the limitation direction has ended."""
TRANSFERRED = frozenset({"15", "16", "17", "18", "34", "37"})
"""Transferred from prison, or sentenced and sent to hospital at once."""
HOLDING = frozenset({"04", "05", "06", "19", "20"})
"""Powers to hold somebody for hours or days until an assessment."""
ASSESSMENT = frozenset({"02"})
GUARDIANSHIP = frozenset({"35", "36"})
CARE_HOMES = frozenset({"care-home", "nursing-home"})
_ASKED = ("residence", "care")


@attrs.frozen(kw_only=True)
class Standing:
    """How somebody stands in law on a day, as far as the plan tells."""

    individual: str
    day: dt.date
    book: Rulebook
    effect: Effect
    codes: frozenset[str]
    """The legal statuses in force."""
    authorities: frozenset[str]
    """The kinds of legal authority in force."""
    home: Placement | None
    """The home that is planned or lived in."""
    capacity: HasCapacity
    """Whether they can agree to where they live and to the care there."""
    capacity_said: str
    """The same as a sentence, without the person."""
    least_age: int
    """Completed years of age; the lesser while the birthday is not known."""
    ordered_on: dt.date | None = None
    """The day of the hospital order with restrictions, where one is in force."""

    @property
    def detained_unrestricted(self) -> bool:
        """Whether they are detained for treatment and for certain not restricted."""
        return self.effect.restricted == "no" and not self.codes.isdisjoint(UNRESTRICTED)

    @property
    def deprives(self) -> bool | None:
        """Whether the support at home deprives of liberty; ``None`` when nobody has said."""
        return self.home.deprives_of_liberty if self.home else None

    @property
    def under(self) -> str:
        """The status in words, for a sentence."""
        status = self.effect.status
        return label("legal-status", status.code) if status else "no section"

    def rule(self, name: str) -> Rule | None:
        """The version of a rule that is in force on the day."""
        return self.book.rule(name, self.day)


def standing(on: OnDay, individual: str, day: dt.date | None = None) -> Standing:
    """How somebody stands on a day, by default the day that is asked about."""
    day = day or on.day
    person = on.person(individual)
    capacity, said = capacity_for_home(person, day)
    return Standing(
        individual=individual,
        day=day,
        book=on.book,
        effect=effect(on, individual, day),
        codes=frozenset(s.code for s in statuses_on(on, individual, day)),
        authorities=frozenset(
            a.kind for a in on.plan.of("authorities", individual) if a.covers(day)
        ),
        home=home_of(on, individual),
        capacity=capacity,
        capacity_said=said,
        least_age=age_on(born_between(person.born)[1], day),
        ordered_on=ordered_on(on, individual, day),
    )


def home_of(on: OnDay, individual: str) -> Placement | None:
    """The home of the last move, else the last home that is recorded."""
    move = on.move(individual)
    if move is not None and move.placement is not None:
        home: Placement = on.plan.by_id[move.placement]
        return home
    homes: tuple[Placement, ...] = on.plan.of("placements", individual)
    return homes[-1] if homes else None


def capacity_for_home(person: Individual, day: dt.date) -> tuple[HasCapacity, str]:
    """Whether somebody can agree to living somewhere with care, and that as a sentence.

    Of each decision the last assessment by the day counts. Lacking capacity for either is lacking
    it; having it needs both, since capacity for one decision says nothing of the other.
    """
    latest = {}
    for capacity in sorted(person.capacity, key=lambda one: one.on):
        if capacity.on <= day and capacity.decision in _ASKED:
            latest[capacity.decision] = capacity.outcome
    said = "; ".join(
        f"{label('capacity-decision', decision).lower()}: "
        + (
            label("capacity-outcome", latest[decision]).lower()
            if decision in latest
            else "not recorded"
        )
        for decision in _ASKED
    )
    outcomes = set(latest.values())
    if "lacks-capacity" in outcomes:
        return "lacks", f"Capacity ({said})."
    if "fluctuates" in outcomes:
        return "fluctuates", f"Capacity ({said})."
    both = len(latest) == len(_ASKED)
    return ("has" if both and outcomes == {"has-capacity"} else "unknown"), f"Capacity ({said})."
