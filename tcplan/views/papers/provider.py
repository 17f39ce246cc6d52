"""What one provider needs to support one person, and nothing beside it.

Diagnosis, notes, offences, MAPPA, money and other people's parts are no field of this view, so no
way of looking can bring them in.
"""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.network import Agency
from tcplan.domain.transition import SupportPackage, Transition
from tcplan.errors import WrongUseError, shown
from tcplan.rules.acceptance import STATE_WORDS, accepted
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.crisis_week import CrisisWeek, crisis_week
from tcplan.views.papers.given import Given
from tcplan.views.papers.own_words import OwnWords, own_words
from tcplan.views.papers.provider_controls import ProviderControl, in_hand, provider_controls
from tcplan.views.papers.provider_open import Open, not_yet_agreed
from tcplan.views.papers.provider_rules import Other, RuleTold, others, rules_told
from tcplan.views.papers.signs import SignTold, signs
from tcplan.views.papers.telling import Telling


@attrs.frozen(kw_only=True)
class Slipping:
    """What would be seen first if something that the provider prevents were to begin."""

    cause: str
    indicator: str


@attrs.frozen(kw_only=True)
class PackageTold:
    """The support that the provider was asked for; never what it costs."""

    hours_a_week: int
    ratio: str
    core_team: int
    core_team_in_post: int
    core_team_trained: int | None
    competencies: tuple[str, ...]
    in_reach: str | None
    notice_days: int | None


@attrs.frozen(kw_only=True)
class ProviderView:
    """The paper of one provider about one person."""

    heading: Heading
    recipient: str
    """What the reader is called."""
    provider: str
    individual_label: str
    called: str | None
    """The name the person wants to be called by; None while names are hidden."""
    words: OwnWords
    advocate: str | None
    starts: dt.date | None
    """The day of a move ahead."""
    package: tuple[PackageTold, ...]
    controls: tuple[ProviderControl, ...]
    signs: tuple[SignTold, ...]
    slipping: tuple[Slipping, ...]
    crisis: CrisisWeek | None
    rules: tuple[RuleTold, ...]
    others: tuple[Other, ...]
    open: tuple[Open, ...]
    acceptance: tuple[str, ...]
    """What is recorded of who has accepted the risk plan."""


def provider(looking: Looking, about: str | None, given: Given) -> ProviderView:
    """The paper of one provider about one person.

    The provider is the reader, or the only one that supports the person when the holder reads.
    Raises ``UnknownIdError`` for an unknown person, ``WrongUseError`` where no provider is meant or
    the reader has no part in the person's support.
    """
    who = looking.get("individuals", about or "")
    tell = Telling(looking, who.id)
    agency = _agency(tell, given)
    family = tell.family_of(agency.id)
    crisis = crisis_week(looking, who.id)
    day = crisis.asked_of if crisis else looking.day
    rules, found = rules_told(tell, family), signs(tell, family)
    return ProviderView(
        heading=looking.heading(),
        recipient=given.recipient.words,
        provider=tell.named(agency.id),
        individual_label=tell.label,
        called=looking.person_name(who.id),
        words=own_words(tell),
        advocate=tell.name_or_none(who.advocate.holder) if who.advocate else None,
        starts=crisis.moves_on if crisis else None,
        package=tuple(_package(tell, one) for one in _packages(tell, family)),
        controls=provider_controls(tell, family),
        signs=found,
        slipping=_slipping(tell, family),
        crisis=crisis,
        rules=rules,
        others=others(tell, family, day),
        open=not_yet_agreed(tell, family, crisis, rules, found),
        acceptance=_acceptance(tell),
    )


def _agency(tell: Telling, given: Given) -> Agency:
    """The provider that is meant, if it has a part in the person's support."""
    plan, asked = tell.looking.plan, given.recipient.agency
    if asked is not None:
        agency: Agency = tell.looking.get("agencies", asked)
        if not _has_a_part(tell, agency.id):
            raise WrongUseError(
                f"{shown(tell.named(agency.id))} has no part in the support of {tell.label}: "
                "no control, no support package and no tie."
            )
        return agency
    named = {package.provider for package in plan.of("packages", tell.me)}
    able = [a for a in plan.agencies if a.id in named] or [
        a for a in plan.agencies if a.kind == "provider" and _has_a_part(tell, a.id)
    ]
    if len(able) != 1:
        known = ", ".join(shown(tell.named(one.id)) for one in able) or "none is recorded"
        raise WrongUseError(
            f"Say for which provider of {tell.label} with --for; it is supported by: {known}."
        )
    return able[0]


def _has_a_part(tell: Telling, agency: str) -> bool:
    plan, family = tell.looking.plan, tell.family_of(agency)
    day = tell.looking.day
    ties = (t.holder for t in plan.of("ties", tell.me) if t.end is None or t.end >= day)
    return (
        any(True for _ in in_hand(tell, family))
        or any(one.provider == agency for one in plan.of("packages", tell.me))
        or not family.isdisjoint(ties)
    )


def _packages(tell: Telling, family: frozenset[str]) -> tuple[SupportPackage, ...]:
    found: tuple[SupportPackage, ...] = tell.looking.plan.of("packages", tell.me)
    return tuple(one for one in found if one.provider in family)


def _package(tell: Telling, one: SupportPackage) -> PackageTold:
    return PackageTold(
        hours_a_week=one.hours_a_week,
        ratio=tell.said(one.ratio),
        core_team=one.core_team,
        core_team_in_post=one.core_team_in_post,
        core_team_trained=one.core_team_trained,
        competencies=tuple(tell.said(words) for words in one.competencies),
        in_reach=tell.text(one.in_reach),
        notice_days=one.notice_days,
    )


def _slipping(tell: Telling, family: frozenset[str]) -> tuple[Slipping, ...]:
    plan = tell.looking.plan
    causes = dict.fromkeys(name for one in in_hand(tell, family) for name in one.prevents)
    return tuple(
        Slipping(cause=tell.said(threat.text), indicator=tell.said(threat.indicator))
        for threat in (plan.by_id[name] for name in causes)
        if threat.indicator
    )


def _acceptance(tell: Telling) -> tuple[str, ...]:
    moves: tuple[Transition, ...] = tell.looking.plan.of("transitions", tell.me)
    if not moves:
        return ()
    on = tell.looking.on_day
    return tuple(
        f"{label('acceptance-role', role)}: "
        + (f"{tell.named(one.holder)}: " if one.holder else "")
        + STATE_WORDS[one.state].lower()
        for role in ("receiving-team", "provider")
        for one in accepted(on, moves[-1], role)
    )
