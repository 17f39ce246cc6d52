"""A person's support network on a day: who, how strongly, which way, and what rests on each."""

import datetime as dt

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.control import PROMISED_STATES
from tcplan.domain.dates import days_said
from tcplan.domain.network import Agency, Tie
from tcplan.views.agencies import agency_of, holders_of, others_supported
from tcplan.views.controls import carried_words
from tcplan.views.looking import Heading, Looking
from tcplan.views.people import current_spell
from tcplan.views.withdrawals import LossView, losses_for

GROUPS = (
    ("left", "FAMILY & FRIENDS"),
    ("left", "CLINICAL"),
    ("left", "SAFETY"),
    ("right", "HOSPITAL"),
    ("right", "COMMISSIONING"),
    ("right", "HOME & TEAM"),
    ("right", "COMMUNITY"),
)
"""The wings of the ecomap and their groups, from top to bottom."""


@attrs.frozen
class TieView:
    """One tie: who supports the person, and what would fall if it broke."""

    id: str
    holder: str
    name: str
    agency: str
    role: str
    group: str
    wing: str
    kind: str
    """``strong``, ``steady``, ``tenuous``, ``strained``, ``planned`` or ``ended``."""
    kind_words: str
    direction: str
    direction_words: str
    start: dt.date | None
    end: dt.date | None
    confirmed_on: dt.date | None
    confirmed_by: str | None
    only: bool
    """Whether something rests on this holder that nobody else carries."""
    carries: tuple[str, ...]
    """Controls in place or agreed that the holder delivers for this person, in words, with what
    keeps them from counting."""
    restrictive: bool
    """Whether one of them restricts the person."""
    depends_on: tuple[str, ...]
    also_supports: int
    """How many other people the agency supports; never who."""
    if_lost: tuple[LossView, ...]


@attrs.frozen
class NetworkView:
    """All ties of one person on one day."""

    heading: Heading
    individual: str
    individual_label: str
    hub: tuple[str, ...]
    """Lines for the middle of the drawing."""
    ties: tuple[TieView, ...]
    """Grouped by wing and group, in the order of ``GROUPS``."""
    rest_on_one: int
    """How many holders carry something that nobody else does."""


def network(looking: Looking, individual: str) -> NetworkView:
    """The support network of one person on the day asked about."""
    person = looking.get("individuals", individual).id
    order = {name: place for place, (_, name) in enumerate(GROUPS)}
    ties = [_tie(looking, person, tie) for tie in looking.plan.of("ties", person)]
    ties.sort(key=lambda tie: order[tie.group])
    return NetworkView(
        looking.heading(),
        person,
        looking.person_label(person),
        _hub(looking, person),
        tuple(ties),
        len({tie.holder for tie in ties if tie.only}),
    )


def _hub(looking: Looking, individual: str) -> tuple[str, ...]:
    spell = current_spell(looking, individual)
    homes = looking.plan.of("placements", individual)
    home = label("tenure", homes[-1].tenure) if homes else None
    transitions = looking.plan.of("transitions", individual)
    move = transitions[-1].move_day() if transitions else None
    lines = [looking.person_label(individual)]
    if spell is not None:
        lines.append(f"{spell.unit} ▸ {home}" if home else spell.unit)
    elif home:
        lines.append(home)
    if move is not None and move >= looking.day:
        days = (move - looking.day).days
        lines.append(f"move in {days_said(days)}" if days else "moves on this day")
    return tuple(lines)


def _tie(looking: Looking, individual: str, tie: Tie) -> TieView:
    plan, day = looking.plan, looking.day
    agency = agency_of(looking, tie.holder)
    thing = plan.by_id[agency]
    kind = thing.kind if isinstance(thing, Agency) else "other"
    group = code_list("agency-kind").fact(kind, "group")
    if _on_a_ward(looking, tie, agency):
        group = "HOSPITAL"
    state = "ended" if tie.end and tie.end < day else tie.strength
    if tie.start is not None and day < tie.start:
        state = "planned"
    family = holders_of(looking, agency) if tie.holder == agency else frozenset({tie.holder})
    carried = [
        control
        for control in plan.of("controls", individual)
        if control.state in PROMISED_STATES
        and not family.isdisjoint({*control.delivery.holders, control.deputy})
    ]
    lost = losses_for(looking, (tie.holder,), individual) if state != "ended" else ()
    return TieView(
        id=tie.id,
        holder=tie.holder,
        name=looking.thing_name(tie.holder),
        agency=agency,
        role=looking.veiled(tie.role, individual),
        group=group,
        wing=next(wing for wing, name in GROUPS if name == group),
        kind=state,
        kind_words={"planned": "Planned, not yet there", "ended": "Ended"}.get(
            state, label("tie-strength", tie.strength)
        ),
        direction=tie.direction,
        direction_words=label("tie-direction", tie.direction),
        start=tie.start,
        end=tie.end,
        confirmed_on=tie.confirmed_on,
        confirmed_by=looking.veiled(tie.confirmed_by, individual) if tie.confirmed_by else None,
        only=any(loss.kind == "cover" for loss in lost),
        carries=tuple(carried_words(looking, control) for control in carried),
        restrictive=any(control.restrictive for control in carried),
        depends_on=tuple(looking.thing_name(d.on) for d in plan.by_id[tie.holder].depends_on),
        also_supports=others_supported(looking, (agency,), individual),
        if_lost=lost,
    )


def _on_a_ward(looking: Looking, tie: Tie, agency: str) -> bool:
    """Whether a tie is to a ward: a trust's community teams are no part of the hospital."""
    plan = looking.plan
    spells = [s for s in plan.of("spells", tie.individual) if s.hospital == agency]
    if not spells:
        return False
    if tie.holder == agency or (tie.place and plan.by_id[tie.place].kind == "ward"):
        return True
    called = str(plan.by_id[tie.holder].name).casefold()
    return any(spell.unit.casefold() in called for spell in spells)
