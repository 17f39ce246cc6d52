"""Every pair of agencies that might stop, and for each person the one that matters most.

Agencies and pairs are put in order, never people: they stand in the order of the plan.
"""

from collections.abc import Mapping
from heapq import nsmallest

import attrs

from tcplan.analysis.cohort.contingency import Contingencies, Lost, Pair
from tcplan.analysis.pace import Tell
from tcplan.analysis.withdrawal import losing
from tcplan.views.hours import when
from tcplan.views.looking import Heading, Looking
from tcplan.views.withdrawals import LossView, losses_for, not_told, people_of

MOST_PAIRS = 40
"""So many pairs are told unless more are asked for."""

NOT_TRIED = (
    "Agencies are tried; teams, places and systems are not. Name one of them to ask about it. "
    "A parent company, or whatever else an agency depends on, takes the agency with it."
)


@attrs.frozen
class PairRow:
    """Two agencies that stop together."""

    ids: tuple[str, str]
    names: tuple[str, str]
    risks_losing_cover: int
    people_losing_cover: int
    risks_losing_back_up: int
    people_losing_back_up: int
    only_together: tuple[str, ...]
    """Risks that lose their cover when both stop and keep it when only one does."""
    back_up_only_together: tuple[str, ...]
    """Risks that lose their back-up when both stop and keep it when only one does."""
    synergy_cover: int
    """Risks losing cover together, less those that each takes alone; below 0 where both take
    the same."""
    synergy_back_up: int
    harmless_alone: bool
    """Whether neither alone would leave any risk uncovered."""
    reason: str
    """Why the pair stands where it stands, in a sentence."""


@attrs.frozen
class PairsView:
    """Pairs that take more together than each alone, those that uncover most so first."""

    heading: Heading
    sorted_by: str
    within: str | None
    """The agency of which every pair was asked; all pairs when none is named."""
    within_name: str | None
    agencies: int
    pairs_tried: int
    pairs_uncovering: int
    """Pairs that leave a risk uncovered which neither of the two leaves uncovered alone."""
    pairs_harmless_alone: int
    """Of those, pairs of which neither alone leaves any risk uncovered."""
    pairs_adding_up: int
    """Pairs that would take just what each of the two takes alone; they are not told."""
    not_told: str
    not_tried: str
    rows: tuple[PairRow, ...]
    left_out: int
    """Further pairs that would take more than each of the two alone and are not told."""


@attrs.frozen
class PersonRow:
    """One person, and the one agency whose stopping would take most from them."""

    individual: str
    individual_label: str
    agency: str
    name: str
    risks_losing_cover: int
    risks_losing_back_up: int
    others: int
    """Further agencies of which each alone would take something from the person."""
    losses: tuple[LossView, ...]
    """What they would lose, when, and by which path."""


@attrs.frozen
class EachPersonView:
    """Each person's worst single withdrawal, in the order of the plan."""

    heading: Heading
    people_asked: int
    people_losing_nothing: int
    not_told: str
    not_tried: str
    rows: tuple[PersonRow, ...]


def every_pair(
    looking: Looking,
    within: str | None = None,
    most: int = MOST_PAIRS,
    tell: Tell | None = None,
) -> PairsView:
    """Every pair of agencies, or every pair with one of them; at most ``most`` are told."""
    if within is not None:
        within = looking.get("agencies", within).id
    found = looking.contingencies(pairs=True, tell=tell)
    tried = list(found.pairs(within))
    more = [p for p in tried if p.synergy.only_together or p.synergy.back_up_only_together]
    uncovering = [pair for pair in more if pair.synergy.only_together]
    told = nsmallest(most, more, key=_order)
    return PairsView(
        heading=looking.heading(),
        sorted_by=(
            "risks left uncovered only when both stop, then back-ups lost only so, "
            "then all that is lost"
        ),
        within=within,
        within_name=looking.thing_name(within) if within else None,
        agencies=len(found.able),
        pairs_tried=len(tried),
        pairs_uncovering=len(uncovering),
        pairs_harmless_alone=sum(1 for pair in uncovering if pair.harmless_alone),
        pairs_adding_up=sum(1 for pair in tried if pair.cover or pair.back_up) - len(more),
        not_told=not_told(looking),
        not_tried=NOT_TRIED,
        rows=tuple(_pair_row(looking, found, pair) for pair in told),
        left_out=len(more) - len(told),
    )


def _order(pair: Pair) -> tuple[int, int, int, tuple[str, str]]:
    only = pair.synergy
    both = pair.cover + pair.back_up
    return -len(only.only_together), -len(only.back_up_only_together), -both, pair.names


def _pair_row(looking: Looking, found: Contingencies, pair: Pair) -> PairRow:
    lost = found.together(*pair.names)
    first, second = (looking.thing_name(name) for name in pair.names)
    return PairRow(
        ids=pair.names,
        names=(first, second),
        risks_losing_cover=pair.cover,
        people_losing_cover=people_of(looking, lost.cover),
        risks_losing_back_up=pair.back_up,
        people_losing_back_up=people_of(looking, lost.back_up),
        only_together=pair.synergy.only_together,
        back_up_only_together=pair.synergy.back_up_only_together,
        synergy_cover=pair.synergy.cover,
        synergy_back_up=pair.synergy.back_up,
        harmless_alone=pair.harmless_alone,
        reason=_reason(looking, pair),
    )


def _reason(looking: Looking, pair: Pair) -> str:
    """The first risk from which only the two together take something, with its hours."""
    kind = "cover" if pair.synergy.only_together else "back-up"
    risks = pair.synergy.only_together or pair.synergy.back_up_only_together
    risk = looking.plan.by_id[risks[0]]
    both = losing(looking.cover(risk.id), frozenset(pair.names))
    hours = when(at.slot for at, lost in both if lost == kind)
    title = looking.veiled(risk.title, risk.individual)
    further = f"; so would {len(risks) - 1} more" if len(risks) > 1 else ""
    return (
        f"{looking.person_label(risk.individual)}: {title} ({risk.id}) would lose its {kind} only "
        f"if both stopped, {hours}{further}."
    )


def each_person(looking: Looking, tell: Tell | None = None) -> EachPersonView:
    """For each person the agency whose stopping alone would take most, and by which path.

    Most risks losing cover, then most losing back-up, then the first id. People of whom nothing
    would be lost are counted.
    """
    of_people = looking.contingencies(tell=tell).of_people
    plan = looking.plan
    held = [person.id for person in plan.individuals if person.id in of_people]
    return EachPersonView(
        heading=looking.heading(),
        people_asked=len(plan.individuals),
        people_losing_nothing=len(plan.individuals) - len(held),
        not_told=not_told(looking),
        not_tried=NOT_TRIED,
        rows=tuple(_person_row(looking, person, of_people[person]) for person in held),
    )


def _person_row(looking: Looking, person: str, by_agency: Mapping[str, Lost]) -> PersonRow:
    worst = min(by_agency, key=lambda a: (-len(by_agency[a].cover), -len(by_agency[a].back_up), a))
    lost = by_agency[worst]
    return PersonRow(
        individual=person,
        individual_label=looking.person_label(person),
        agency=worst,
        name=looking.thing_name(worst),
        risks_losing_cover=len(lost.cover),
        risks_losing_back_up=len(lost.back_up),
        others=len(by_agency) - 1,
        losses=losses_for(looking, (worst,), person),
    )
