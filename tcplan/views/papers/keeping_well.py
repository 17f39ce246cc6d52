"""What keeps somebody at home well: who sustains it, what to notice, whom to ring, what is missing.

A gap is told as something services have to do, with who has it in hand; never as the person's.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.individual import Individual, Protective
from tcplan.errors import WrongUseError
from tcplan.rules.answering import answering
from tcplan.views.due import due
from tcplan.views.gaps import gaps
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.crisis_week import Answer, CrisisWeek, crisis_week, week_of
from tcplan.views.papers.given import Given
from tcplan.views.papers.signs import SignTold, signs
from tcplan.views.papers.telling import Telling
from tcplan.views.people import current_spell

_PRESENCE = frozenset({"supervision", "skills", "relationship", "treatment"})
"""Kinds of control that are somebody being there."""

_REVIEWS = frozenset(
    {
        "first-contact",
        "twelve-week-review",
        "s117-review",
        "crisis-plan-exercise",
        "post-admission-cetr",
        "requested-cetr",
        "community-cetr",
        "register-review",
    }
)
"""Reviews of support; what the law, MAPPA or a victim asks for is told in no paper for the home."""

_PLANNED = frozenset({"s117", "mdt", "dsr", "twelve-week", "first-contact", "cetr-community"})


@attrs.frozen(kw_only=True)
class Keeps:
    """Something that keeps the person well."""

    what: str
    sustained_by: tuple[str, ...]
    said_by: str | None
    gone: tuple[str, ...]
    """Those of them whose tie with the person is not there on the day."""


@attrs.frozen
class SupportHours:
    """Hours of the week with who is there beside those who are there at all times."""

    when: str
    there: tuple[Answer, ...]


@attrs.frozen(kw_only=True)
class ServiceAction:
    """A gap, as something that services have to do."""

    what: str
    when: str
    who: str | None
    """Who leads on it; None when nobody is named."""
    ideas: tuple[str, ...]
    """What would close it, worked out from arrangements that are there."""


@attrs.frozen(kw_only=True)
class NextReview:
    """A review of the support, and who owes it."""

    what: str
    on: dt.date
    standing: str
    who: str | None


@attrs.frozen(kw_only=True)
class KeepingWellView:
    """The paper of somebody who lives at home."""

    heading: Heading
    recipient: str
    for_the_person: bool
    individual_label: str
    called: str | None
    communication_needs: str | None
    what_matters: str | None
    keeps_well: tuple[Keeps, ...]
    register: str | None
    """The entry on the dynamic support register, with its review."""
    signs: tuple[SignTold, ...]
    always: tuple[Answer, ...]
    """Who is there at all times."""
    hours: tuple[SupportHours, ...]
    crisis: CrisisWeek | None
    actions: tuple[ServiceAction, ...]
    reviews: tuple[NextReview, ...]


def keeping_well(looking: Looking, about: str | None, given: Given) -> KeepingWellView:
    """The paper of somebody at home.

    Raises ``UnknownIdError`` for an unknown person, ``WrongUseError`` for somebody in hospital.
    """
    who: Individual = looking.get("individuals", about or "")
    tell = Telling(looking, who.id)
    spell = current_spell(looking, who.id)
    if spell is not None:
        raise WrongUseError(
            f"{tell.label} is in hospital on {long_day(looking.day)}; this paper is for somebody "
            "at home. Give a day after the move with --as-at, or ask for the summary."
        )
    always, hours = _support(tell)
    crisis = crisis_week(looking, who.id)
    return KeepingWellView(
        heading=looking.heading(),
        recipient=given.recipient.words,
        for_the_person=given.recipient.kind == "person",
        individual_label=tell.label,
        called=looking.person_name(who.id),
        communication_needs=tell.text(who.communication_needs),
        what_matters=tell.text(who.what_matters),
        keeps_well=tuple(_keeps(tell, one) for one in who.keeps_me_well),
        register=_register(tell),
        signs=signs(tell),
        always=always,
        hours=hours,
        crisis=crisis,
        actions=tuple(_actions(tell, crisis)),
        reviews=tuple(_reviews(tell)),
    )


def _keeps(tell: Telling, one: Protective) -> Keeps:
    looking = tell.looking
    there = {t.holder for t in looking.plan.of("ties", tell.me) if t.covers(looking.day)}
    known = {t.holder for t in looking.plan.of("ties", tell.me)}
    return Keeps(
        what=tell.said(one.what),
        sustained_by=tell.names(one.sustained_by),
        said_by=tell.text(one.said_by),
        gone=tell.names(name for name in one.sustained_by if name in known - there),
    )


def _register(tell: Telling) -> str | None:
    entry = tell.looking.on_day.register_entry(tell.me)
    if entry is None:
        return None
    rating = label("dsr-rating", entry.rating)
    late = "; the review is late" if entry.review_by < tell.looking.day else ""
    return f"{rating}. To be looked at again by {long_day(entry.review_by)}{late}"


def _support(tell: Telling) -> tuple[tuple[Answer, ...], tuple[SupportHours, ...]]:
    """Who is there at all times, and the hours of the week with who is there beside them."""
    day = tell.looking.day
    week = week_of(tell, answering(tell.looking.on_day, tell.me, day, _PRESENCE), day)
    first = week[0].answers if week else ()
    always = tuple(one for one in first if all(one in hours.answers for hours in week))
    return always, tuple(
        SupportHours(hours.when, tuple(one for one in hours.answers if one not in always))
        for hours in week
    )


def _actions(tell: Telling, crisis: CrisisWeek | None) -> Iterator[ServiceAction]:
    if crisis is not None and crisis.nobody:
        who = tell.name_or_none(tell.looking.on_day.commissioner(tell.me))
        what = "Find somebody who comes when it does not hold"
        yield ServiceAction(what=what, when=crisis.nobody, who=who, ideas=())
    for risk in tell.looking.plan.of("risks", tell.me):
        for gap in gaps(tell.looking, risk):
            if gap.answer in {"not-covered", "only-if-promised", "not-confirmed"}:
                ideas = [one.text for one in gap.suggestions if not one.restrictive]
                yield ServiceAction(
                    what=gap.sentence, when=gap.when, who=gap.owner, ideas=tuple(ideas)
                )


def _reviews(tell: Telling) -> Iterator[NextReview]:
    planned = {
        review.id for review in tell.looking.plan.of("reviews", tell.me) if review.kind in _PLANNED
    }
    for one in due(tell.looking, tell.me):
        if one.clock in _REVIEWS or one.about in planned:
            yield NextReview(
                what=one.what,
                on=one.on,
                standing=one.standing,
                who=tell.name_or_none(one.owner),
            )
