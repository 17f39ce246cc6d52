"""Everybody at once, and what has to be worked out as it becomes known; never half as if whole.

What is not known yet of a person is ``None``, and no figure about everybody is given before it is
known of everybody.
"""

from collections.abc import Callable

import attrs

from tcplan.analysis.pace import paced
from tcplan.views.due import due
from tcplan.views.looking import Heading, Looking
from tcplan.views.people import (
    HeldSo,
    Listed,
    PeopleView,
    PersonRow,
    Soonest,
    held_so,
    listed_person,
    place_among,
    soonest,
    view_of,
    whole_row,
)


@attrs.frozen(kw_only=True)
class PersonSoFar:
    """One person in the list, as far as it is known."""

    listed: Listed
    soon: Soonest | None = None
    """``None`` while what is due for the person is not worked out."""
    held: HeldSo | None = None
    """``None`` while the cover of the person's risks is not worked out."""

    @property
    def id(self) -> str:
        """The person's id."""
        return self.listed.id

    @property
    def whole(self) -> PersonRow | None:
        """The row of the person once all of it is known."""
        if self.soon is None or self.held is None:
            return None
        return whole_row(self.listed, self.soon, self.held)


@attrs.frozen(kw_only=True)
class PeopleSoFar:
    """Everybody in the plan, as far as it is known.

    In the plan's order until it is known of everybody what is due; then in the order of the list.
    """

    heading: Heading
    rows: tuple[PersonSoFar, ...]
    due_of: int
    """Of how many it is known what is due for them."""
    cover_of: int
    """Of how many it is known how their risks are held."""
    view: PeopleView | None
    """The list once all of it is known."""

    @property
    def in_order(self) -> bool:
        """Whether the order is that of the list, and will not change."""
        return self.due_of == len(self.rows)


SoFar = Callable[[], PeopleSoFar]
"""What is known at the moment of asking."""


def people_so_far(looking: Looking, tell: Callable[[SoFar], None]) -> PeopleSoFar:
    """The list of people, all of it known.

    ``tell`` hears, whenever more is known of somebody, how to ask for what is known so far; it may
    raise, and the work ends there. What was known of anybody is kept, and found at once when the
    same is asked again.
    """
    everybody = [listed_person(looking, one.id) for one in paced(looking.plan.individuals)]
    rows = {listed.id: PersonSoFar(listed=listed) for listed in everybody}
    found = _Found(looking, rows)
    tell(found.so_far)
    for individual in paced(tuple(rows)):
        soon = soonest(due(looking, individual))
        rows[individual] = attrs.evolve(rows[individual], soon=soon)
        found.due_of += 1
        tell(found.so_far)
    for individual in paced(tuple(found.in_order())):
        held = held_so(looking, individual)
        rows[individual] = attrs.evolve(rows[individual], held=held)
        found.cover_of += 1
        tell(found.so_far)
    return found.so_far()


@attrs.define
class _Found:
    """What has been worked out up to now."""

    looking: Looking
    rows: dict[str, PersonSoFar]
    due_of: int = 0
    cover_of: int = 0

    def so_far(self) -> PeopleSoFar:
        """What has been worked out, as a value of its own."""
        known = self.cover_of == len(self.rows)
        whole = [row for one in self.rows.values() if (row := one.whole)] if known else []
        return PeopleSoFar(
            heading=self.looking.heading(),
            rows=tuple(self.rows[name] for name in self.in_order()),
            due_of=self.due_of,
            cover_of=self.cover_of,
            view=view_of(self.looking, whole) if known else None,
        )

    def in_order(self) -> list[str]:
        """Everybody's id, in the order of the list as soon as that can be known."""
        if self.due_of < len(self.rows):
            return list(self.rows)
        return sorted(self.rows, key=self._place)

    def _place(self, individual: str) -> tuple[object, ...]:
        soon = self.rows[individual].soon
        if soon is None:
            raise ValueError(f"what is due for {individual} is not known")
        return place_among(soon.next_due, soon.open_decisions, individual)
