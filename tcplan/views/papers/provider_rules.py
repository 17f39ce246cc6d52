"""A provider is told the rules that bear on its work and whom to ring, never whose law or why.

What a rule rests on, MAPPA, and who else was hurt are no part of it; nor is an agency whose mere
name would tell of them, unless it answers in a crisis or supervises a rule.
"""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.domain.legal import Condition
from tcplan.domain.network import Agency, Team, Tie
from tcplan.rules.answering import Answering, answering
from tcplan.views.controls import hours_words
from tcplan.views.papers.telling import Telling

_AT_HOME = frozenset(
    {"residence", "no-contact", "exclusion", "curfew", "substances", "supervision"}
)
"""Kinds of condition that bear on whoever supports the person, whoever supervises them."""

_TELLING = frozenset(
    {"victim-liaison", "mhcs", "court", "prison", "police", "probation", "csp", "cqc", "fire"}
)
"""Kinds of agency whose tie alone may tell of an offence, a victim or a concern."""

_NO_ONE_TO_RING = frozenset({"parent-company", "victim-liaison", "court", "cqc", "csp"})


@attrs.frozen(kw_only=True)
class RuleTold:
    """A rule that the person lives under, as far as it bears on their support."""

    kind_words: str
    text: str
    start: dt.date | None
    end: dt.date | None
    settled: bool
    """Whether its wording is settled or it is in force; else it is still a proposal."""
    yours: bool
    """Whether the reader supervises it."""
    ring: str | None
    """Who supervises it, and is rung when it is not kept."""
    deputy: str | None
    reach: str | None
    unsupervised: bool
    """Whether somebody ought to supervise it and nobody is named."""


@attrs.frozen(kw_only=True)
class Other:
    """Somebody else who is there."""

    name: str
    role: str
    when: str
    """From when and until when, where that is not now and always."""
    hours: str | None
    """Opening hours, where they are recorded."""
    reach: str | None
    """How they are reached when closed."""


def rules_told(tell: Telling, family: frozenset[str]) -> tuple[RuleTold, ...]:
    """The conditions that bear on support, then rules of which only the wording is told."""
    conditions = [
        _condition(tell, one, family)
        for one in tell.looking.plan.of("conditions", tell.me)
        if (one.end is None or one.end >= tell.looking.day) and _bears(one, family)
    ]
    known = {one.text.casefold().rstrip(".") for one in conditions}
    wordings = dict.fromkeys(
        tell.said(marker.condition_text)
        for marker in tell.looking.plan.of("victim_markers", tell.me)
    )
    more = [_wording(text) for text in wordings if text.casefold().rstrip(".") not in known]
    return (*conditions, *more)


def others(tell: Telling, family: frozenset[str], day: dt.date) -> tuple[Other, ...]:
    """Who else supports the person on a day or from then on, in the plan's order."""
    called = {name for one in answering(tell.looking.on_day, tell.me, day) for name in _able(one)}
    called |= {
        name
        for one in tell.looking.plan.of("conditions", tell.me)
        for name in (one.supervisor, one.deputy)
        if name is not None
    }
    return tuple(
        _other(tell, tie)
        for tie in tell.looking.plan.of("ties", tell.me)
        if tie.holder not in family
        and (tie.end is None or tie.end >= day)
        and _may_be_rung(tell, tie, called)
    )


def _able(one: Answering) -> tuple[str, ...]:
    control = one.control
    return (*control.delivery.holders, *([control.deputy] if control.deputy else []))


def _may_be_rung(tell: Telling, tie: Tie, called: set[str]) -> bool:
    kind = tell.kind(tie.holder)
    if kind in _NO_ONE_TO_RING:
        return False
    return kind not in _TELLING or tie.holder in called


def _bears(condition: Condition, family: frozenset[str]) -> bool:
    supervised = not family.isdisjoint({condition.supervisor, condition.deputy})
    return supervised or condition.kind in _AT_HOME


def _condition(tell: Telling, condition: Condition, family: frozenset[str]) -> RuleTold:
    in_force = condition.start is not None or condition.settled_on is not None
    return RuleTold(
        kind_words=label("condition-kind", condition.kind),
        text=tell.said(condition.text),
        start=condition.start,
        end=condition.end,
        settled=in_force,
        yours=not family.isdisjoint({condition.supervisor, condition.deputy}),
        ring=tell.name_or_none(condition.supervisor),
        deputy=tell.name_or_none(condition.deputy),
        reach=tell.reach(condition.supervisor) if condition.supervisor else None,
        unsupervised=condition.supervisor is None,
    )


def _wording(text: str) -> RuleTold:
    return RuleTold(
        kind_words="Rule",
        text=text,
        start=None,
        end=None,
        settled=True,
        yours=False,
        ring=None,
        deputy=None,
        reach=None,
        unsupervised=False,
    )


def _other(tell: Telling, tie: Tie) -> Other:
    holder: Agency | Team = tell.looking.plan.by_id[tie.holder]
    return Other(
        name=tell.named(tie.holder),
        role=tell.said(tie.role),
        when=_when(tie, tell.looking.day),
        hours=hours_words(holder.opening) if holder.opening else None,
        reach=tell.reach(tie.holder),
    )


def _when(tie: Tie, day: dt.date) -> str:
    parts = []
    if tie.start is not None and tie.start > day:
        parts.append(f"from {short_day(tie.start)}")
    if tie.end is not None:
        parts.append(f"until {short_day(tie.end)}")
    return " ".join(parts) or "now"
