"""Homes and hospital beds that go with whoever stops; no answer about cover counts them."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from tcplan.analysis.words import joined
from tcplan.views.looking import Looking
from tcplan.views.people import current_spell
from tcplan.views.risks import move_ahead

_NAMED = 20
"""So many people are named in a sentence; how many more there are is said."""
NOT_COUNTED = (
    "No figure counts that, no fix replaces it, and what a fix gives back may not hold elsewhere."
)
"""Said with every home and bed that goes."""
_DOES = {"home": "lives in", "bed": "stays in", "home-ahead": "is to live in"}
_WHAT = {"home": ("a home", "homes"), "bed": ("a bed", "beds"), "home-ahead": ("a home", "homes")}


@attrs.frozen(kw_only=True)
class HomeLost:
    """Where somebody lives, stays or is to live, which whoever stops has or is the landlord of."""

    individual: str
    individual_label: str
    kind: str
    """``home`` that is lived in, ``bed`` in hospital, or ``home-ahead``, that of a move."""
    place: str
    """The home, or the ward."""

    @property
    def words(self) -> str:
        """Who lives where, as a clause."""
        return f"{self.individual_label} {_DOES[self.kind]} {self.place}"


def homes_lost(looking: Looking, stopped: Collection[str]) -> tuple[HomeLost, ...]:
    """The homes and beds that rest on any of these agencies, teams, places or systems.

    A home rests on its place, on whoever owns that, on its landlord, and on what each of them
    depends on. Of several homes of a person the last recorded counts.
    """
    return tuple(
        one for person in looking.plan.individuals for one in _of(looking, person.id, stopped)
    )


def homes_words(found: Sequence[HomeLost]) -> str:
    """Whose homes and beds go too, in two sentences; empty where none does."""
    if not found:
        return ""
    kinds = dict.fromkeys(_WHAT[one.kind] for one in found)
    several = len(found) > 1
    what = joined([many if several else one for one, many in kinds])
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    told = "; ".join(one.words for one in found[:_NAMED])
    verb = "go" if several else "goes"
    return f"{what[:1].upper()}{what[1:]} {verb} too: {told}{more}. {NOT_COUNTED}"


def _of(looking: Looking, person: str, stopped: Collection[str]) -> Iterator[HomeLost]:
    label = looking.person_label(person)
    spell = current_spell(looking, person)
    if spell is not None and _rests(looking, (spell.hospital, spell.place), stopped):
        unit = looking.veiled(spell.unit, person)
        yield HomeLost(individual=person, individual_label=label, kind="bed", place=unit)
    homes = looking.plan.of("placements", person)
    if homes:
        home = homes[-1]
        owner = getattr(looking.plan.by_id.get(home.place), "owner", None)
        if _rests(looking, (home.place, owner, home.landlord), stopped):
            ahead = spell is not None or move_ahead(looking, person) is not None
            yield HomeLost(
                individual=person,
                individual_label=label,
                kind="home-ahead" if ahead else "home",
                place=looking.veiled(looking.thing_name(home.place), person),
            )


def _rests(looking: Looking, on: Iterable[str | None], stopped: Collection[str]) -> bool:
    known = (name for name in on if name in looking.plan.by_id)
    reached = (looking.arrangements.standing(name).events for name in known if name)
    return any(not events.isdisjoint(stopped) for events in reached)
