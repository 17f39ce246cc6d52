"""In a paper about one person their name is hidden unless asked for, and things go by their names.

No id of a thing is ever told: what has no name to tell is left unsaid.
"""

from collections.abc import Iterable

import attrs

from tcplan.domain.hours_said import hours_said
from tcplan.domain.network import Agency, Team
from tcplan.views.agencies import agency_of, holders_of
from tcplan.views.looking import Looking


@attrs.frozen
class Number:
    """By which number somebody who is called can be rung."""

    who: str | None
    """Whose it is, where several are told together; null beside a single name."""
    number: str | None
    """Null where none is recorded, as of family and friends; it is then written in by hand."""
    of: str | None
    """The agency whose number it is, where a team has none of its own."""
    answered: str | None
    """The hours in which it is answered, where they are recorded."""


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

    def numbers(self, holders: Iterable[str]) -> tuple[Number, ...]:
        """The numbers of agencies and teams; of a team without one, that of its agency."""
        found = tuple(dict.fromkeys(map(self.number, holders)))
        return found if len(found) > 1 else tuple(attrs.evolve(one, who=None) for one in found)

    def number(self, holder: str) -> Number:
        """The number of one agency or team."""
        by_id = self.looking.plan.by_id
        thing: Agency | Team = by_id[holder]
        at = by_id.get(thing.agency or "") if isinstance(thing, Team) else None
        has = thing if thing.telephone is not None or at is None else at
        if has.telephone is None:
            return Number(who=self.named(holder), number=None, of=None, answered=None)
        return Number(
            who=self.named(holder),
            number=has.telephone,
            of=None if has is thing else self.named(has.id),
            answered=hours_said(has.opening) if has.opening else None,
        )

    def kind(self, holder: str) -> str:
        """The kind of the agency that a holder is or belongs to; ``other`` for a shared team."""
        thing = self.looking.plan.by_id[agency_of(self.looking, holder)]
        return str(thing.kind) if isinstance(thing, Agency) else "other"

    def family_of(self, agency: str) -> frozenset[str]:
        """An agency and its teams."""
        return holders_of(self.looking, agency)
