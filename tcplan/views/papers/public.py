"""A paper for the public takes nothing from the plan but what was counted, and says so by its day.

What was typed for it is taken as typed, and a day has to be a day.
"""

import datetime as dt
from collections.abc import Mapping

import attrs

from tcplan.errors import WrongUseError, shown
from tcplan.views.looking import Heading, Looking


def public_heading(looking: Looking) -> Heading:
    """The heading without the plan's title, its file, its journal and what is told to its users."""
    return attrs.evolve(
        looking.heading(), plan="", file="", head=None, agency=None, notes=(), names_shown=False
    )


def counts_everybody(looking: Looking) -> bool:
    """Whether whoever looks sees the whole plan, so that a count is one of everybody."""
    return looking.agency in {None, looking.plan.about.holder}


@attrs.frozen
class Typed:
    """What somebody typed for a paper, by its name."""

    settings: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """What was typed, without blanks around it; None where it is nothing."""
        return self.settings.get(name, "").strip() or None

    def day(self, name: str) -> dt.date | None:
        """A day that was typed; raises ``WrongUseError`` for what is none."""
        text = self.get(name)
        if text is None:
            return None
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise WrongUseError(
                f"{name}: {shown(text)} is no day; write it as 2027-01-31."
            ) from None

    def every(self, name: str) -> tuple[str, ...]:
        """Several things typed with semicolons between them, each once."""
        parts = (part.strip() for part in (self.get(name) or "").split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))
