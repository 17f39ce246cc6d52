"""What a change names is called as everywhere; inside one person nobody else's things are named."""

import attrs

from tcplan.domain.plan import Plan
from tcplan.domain.transition import SupportPackage, Transition
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_words import words_of
from tcplan.views.looking import Looking

ELSEWHERE = "something of another person"
"""Said in place of what belongs to somebody else."""
_LONGEST = 80


@attrs.frozen
class Calling:
    """What things are called in one person's what-if, or in one across the plan."""

    looking: Looking
    individual: str | None = None

    def of(self, name: str, plan: Plan | None = None) -> str:
        """What the thing of an id is called; ``plan`` may have more than the plan looked at."""
        plan = plan or self.looking.plan
        thing = plan.by_id[name]
        _, whose = plan.paths[name]
        if self.individual is not None and whose not in {None, self.individual}:
            return ELSEWHERE
        if whose is None:
            return self.looking.thing_name(name)
        if isinstance(thing, Transition):
            return "the move"
        if isinstance(thing, SupportPackage):
            return f"the support by {self.looking.thing_name(thing.provider)}"
        for field in ("name", "title", "text"):
            if (words := getattr(thing, field, None)) is not None:
                return self.looking.veiled(_short(str(words)), whose)
        return name

    def change(self, change: WhatIfChange, plan: Plan | None = None) -> str:
        """A change as a sentence without a stop."""
        plan = plan or self.looking.plan
        words = words_of(plan, change, lambda name: self.of(name, plan))
        new = change.control
        if new is not None and new.individual in self.looking.plan.by_id:
            words = self.looking.veiled(words, new.individual)
        return words if self.individual else self._whose(change, plan, words)

    def _whose(self, change: WhatIfChange, plan: Plan, words: str) -> str:
        """Across the plan a change of somebody's own things says whose they are."""
        about = change.control.individual if change.control else change.about or ""
        whose = plan.paths[about][1] if about in plan.paths else None
        return words if whose is None else f"{whose}: {words}"


def _short(text: str) -> str:
    """A name for a sentence; the whole text stands where it is recorded."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
