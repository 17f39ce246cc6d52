"""A suggestion counts what it gives back as its result will, once it is tried.

Both ask the same of the same hours, so that one fix has one figure before and after.
"""

from functools import cached_property

import attrs

from tcplan.domain.whatif import WhatIfChange
from tcplan.views.whatif.mended import GIVEN_BACK, IN_PART, STAYS_LOST, risks_and_limits
from tcplan.views.whatif.mending import fates
from tcplan.views.whatif.mending_hours import About
from tcplan.views.whatif.sides import Sides


@attrs.frozen(eq=False)
class GivingBack:
    """What is lost by what happens to one person's plan, and what one more change gives back."""

    sides: Sides
    person: str

    @cached_property
    def _lost(self) -> dict[About, str]:
        return fates(self._with(), self.person)

    def _with(self, *more: WhatIfChange) -> Sides:
        return Sides(self.sides.looking, (*self.sides.changes, *more), self.person)

    def words(self, change: WhatIfChange) -> str:
        """As "gives back 1 risk and 1 result, 2 risks in part"; empty where nothing is."""
        told = []
        if self._lost:
            after = fates(self._with(change), self.person)
            for outcome, less, words in _TOLD:
                found = {
                    about.id: about.result is not None
                    for about, was in self._lost.items()
                    if was in less and after.get(about) == outcome
                }
                told += [f"{risks_and_limits(found.values())}{words}"] if found else []
        return f"gives back {', '.join(told)}" if told else ""


_TOLD = (
    (GIVEN_BACK, frozenset({STAYS_LOST, IN_PART}), ""),
    (IN_PART, frozenset({STAYS_LOST}), " in part"),
)
