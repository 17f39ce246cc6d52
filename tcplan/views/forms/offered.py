"""What makes sense where one is stands first among what can be added; nothing is left out."""

from collections.abc import Mapping, Sequence

import attrs

from tcplan.domain.common import Entity
from tcplan.domain.dates import short_day
from tcplan.domain.plan import COLLECTIONS, collection_of
from tcplan.domain.transition import Transition
from tcplan.views.forms.fields import form_for
from tcplan.views.forms.image import named
from tcplan.views.in_words import kind_words
from tcplan.views.looking import Looking

CAUSE, CONSEQUENCE, SIGN = "threats", "consequences", "early_warning_signs"
MILESTONE, GATE, VISIT, DECISION = "milestones", "gates", "visits", "decisions"

_PART_WORDS = {
    CAUSE: "cause of this risk",
    CONSEQUENCE: "consequence of this risk",
    SIGN: "early warning sign of this risk",
    MILESTONE: "milestone of the move",
    GATE: "gate of the move",
    VISIT: "visit or leave before the move",
    DECISION: "go or no-go decision",
    "provider_search": "provider that was asked",
    "day_one": "thing for the first day",
}
_RISK_PARTS = (CAUSE, CONSEQUENCE, SIGN)
_FIRST: Mapping[str, tuple[str, ...]] = {
    "people": ("individuals", "actions", "reviews"),
    "agencies": ("agencies", "teams", "places", "systems"),
    "agency": ("teams", "ties", "controls", "places", "systems"),
    "controls": ("controls",),
    "calendar": ("actions", "reviews", "concerns"),
    "overview": ("actions", "reviews", "concerns", "legal_statuses", "spells", "incidents"),
    "network": ("ties", "agencies", "teams", "places", "systems"),
    "risks": (CAUSE, "controls", "risks", CONSEQUENCE, SIGN),
    "timeline": (MILESTONE, VISIT, "transitions", "funding", "placements", "packages"),
    "gates": (GATE, DECISION, VISIT, "provider_search", "day_one", "transitions", "documents"),
}
_LEGAL = frozenset(
    {
        "legal_statuses",
        "legal_routes",
        "conditions",
        "authorities",
        "mappa",
        "victim_markers",
    }
)
_DECIDED = ("gates", "decisions", "plan_accepted")
_DATED_BY = ("due", "held", "start", "on", "admitted", "target")
_SELDOM = ("rules", "exports", "acceptances")


@attrs.frozen
class Offer:
    """Something that can be added here."""

    collection: str
    """The collection of the new entry; for a part, that of the entry it is added to."""
    words: str
    part: str = ""
    """The field of an entry to which a part is added; empty for an entry of its own."""
    of: str = ""
    """The entry to which a part is added."""


def offers(
    looking: Looking, screen: str, person: str | None, risk: str | None = None
) -> tuple[Offer, ...]:
    """What can be added on a screen, what makes sense there first."""
    found = [
        offer
        for name in _FIRST.get(screen, ())
        if (offer := _offer(looking, name, person, risk)) is not None
    ]
    rest = [name for name in COLLECTIONS if name not in _SELDOM]
    for name in (*rest, *_SELDOM):
        offer = _offer(looking, name, person, risk)
        if offer is not None and offer not in found:
            found.append(offer)
    return tuple(found)


def changeable(looking: Looking, screen: str, person: str) -> tuple[Entity, ...]:
    """The entries of a person that can be changed from a screen: what it is about first."""
    first = [name for name in _FIRST.get(screen, ()) if name in COLLECTIONS]
    whole: list[Entity] = [looking.plan.by_id[person]]
    for name in dict.fromkeys((*first, *COLLECTIONS)):
        whole += looking.plan.of(name, person)
    return tuple(whole)


def entry_words(looking: Looking, entity: Entity) -> str:
    """An entry with what tells it from others like it."""
    days = (getattr(entity, name, None) for name in _DATED_BY)
    day = next((day for day in days if day is not None), None)
    words = named(looking, entity)
    return f"{words}, {short_day(day)}" if day else words


def needs_reason(entity: Entity, fields: Sequence[str], *, is_new: bool) -> bool:
    """Whether the journal wants a reason: for what is legal, and for decisions about a move."""
    if collection_of(entity) in _LEGAL:
        return not is_new
    return isinstance(entity, Transition) and any(name in _DECIDED for name in fields)


def _offer(looking: Looking, name: str, person: str | None, risk: str | None) -> Offer | None:
    if name in COLLECTIONS:
        personal = "individual" in form_for(name).by_name
        required = personal and form_for(name).by_name["individual"].required
        if required and person is None and not looking.plan.individuals:
            return None
        return Offer(name, "person" if name == "individuals" else kind_words(name))
    if name in _RISK_PARTS:
        return Offer("risks", _PART_WORDS[name], name, risk) if risk else None
    moves = looking.plan.of("transitions", person) if person else ()
    return Offer("transitions", _PART_WORDS[name], name, moves[-1].id) if moves else None
