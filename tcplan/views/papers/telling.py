"""In a paper about one person their name is hidden unless asked for, and things go by their names.

No id of a thing is ever told: what has no name to tell is left unsaid.
"""

from collections.abc import Iterable

import attrs

from tcplan.domain.network import Agency, Team
from tcplan.views.agencies import agency_of, holders_of
from tcplan.views.looking import Looking


@attrs.frozen
class Telling:
    """How the plan is told in a paper about one person."""

    looking: Looking
    me: str
    """Id of the person."""

    @property
    def label(self) -> str:
        """The person's id, with the name when names are shown."""
        return self.looking.person_label(self.me)

    def text(self, words: str | None) -> str | None:
        """Text about the person as it may be shown; None for none."""
        return self.looking.veiled(words, self.me) if words else None

    def said(self, words: str) -> str:
        """Text about the person that is there."""
        return self.looking.veiled(words, self.me)

    def named(self, thing: str) -> str:
        """What a thing of the plan is called."""
        return self.said(self.looking.thing_name(thing))

    def name_or_none(self, thing: str | None) -> str | None:
        """What a thing is called; None for nobody."""
        return self.named(thing) if thing else None

    def names(self, things: Iterable[str]) -> tuple[str, ...]:
        """What several things are called, each once."""
        return tuple(dict.fromkeys(self.named(thing) for thing in things))

    def reach(self, holder: str) -> str | None:
        """How an agency or team is reached when it is closed, if that is recorded."""
        by_id = self.looking.plan.by_id
        thing = by_id[holder]
        if isinstance(thing, Team) and thing.agency is not None:
            thing = by_id[thing.agency]
        return self.text(thing.out_of_hours) if isinstance(thing, Agency) else None

    def kind(self, holder: str) -> str:
        """The kind of the agency that a holder is or belongs to; ``other`` for a shared team."""
        thing = self.looking.plan.by_id[agency_of(self.looking, holder)]
        return str(thing.kind) if isinstance(thing, Agency) else "other"

    def family_of(self, agency: str) -> frozenset[str]:
        """An agency and its teams."""
        return holders_of(self.looking, agency)
