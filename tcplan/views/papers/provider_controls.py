"""A provider is told what it does itself: the controls it delivers, stands in for or answers."""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.control import Control
from tcplan.domain.legal import LegalAuthority
from tcplan.views.controls import (
    delivery_words,
    hours_in_which_it_counts,
    hours_words,
    why_it_does_not_count,
)
from tcplan.views.papers.telling import Telling

_GONE = frozenset({"withdrawn"})


@attrs.frozen(kw_only=True)
class ProviderControl:
    """One control in which a provider has a part."""

    name: str
    description: str | None
    delivers: bool
    """Whether the reader delivers it; else it stands in or answers."""
    part: str
    """The reader's part in words."""
    delivery: str
    deputy: str | None
    against: tuple[str, ...]
    """The causes it prevents and the results it limits, in words."""
    state_words: str
    hours: str
    start: dt.date | None
    end: dt.date | None
    needs: tuple[str, ...]
    """What it rests on; a legal authority is told where something restricts the person."""
    restrictive: bool
    authority: str | None
    least_restrictive_rationale: str | None
    reduction_plan: str | None
    evidence: tuple[str, ...]
    last_tested: dt.date | None
    review_by: dt.date | None
    why_not: str
    """Why it does not count as cover on the day; empty when it does."""


def provider_controls(tell: Telling, family: frozenset[str]) -> tuple[ProviderControl, ...]:
    """The controls in which an agency or team of ``family`` has a part, in the plan's order."""
    return tuple(_control(tell, control, family) for control in in_hand(tell, family))


def in_hand(tell: Telling, family: frozenset[str]) -> Iterator[Control]:
    """The person's controls in which ``family`` has a part and that are not over on the day."""
    day = tell.looking.day
    for control in tell.looking.plan.of("controls", tell.me):
        named = {*control.delivery.holders, control.deputy, control.responder}
        over = control.state in _GONE or (control.end is not None and control.end < day)
        if not over and not family.isdisjoint(named):
            yield control


def _control(tell: Telling, control: Control, family: frozenset[str]) -> ProviderControl:
    plan, looking = tell.looking.plan, tell.looking
    counts = hours_in_which_it_counts(looking, control) is not None
    against = (*control.prevents, *control.limits)
    restrictive = control.restrictive
    return ProviderControl(
        name=tell.said(control.name),
        description=tell.text(control.description),
        delivers=not family.isdisjoint(control.delivery.holders),
        part=_part(control, family),
        delivery=tell.said(delivery_words(looking, control)),
        deputy=tell.name_or_none(control.deputy),
        against=tuple(tell.said(plan.by_id[name].text) for name in against),
        state_words=label("control-state", control.state),
        hours=hours_words(control.hours),
        start=control.start,
        end=control.end,
        needs=tell.names(
            name for name in control.requires if not isinstance(plan.by_id[name], LegalAuthority)
        ),
        restrictive=restrictive,
        authority=tell.name_or_none(control.authority) if restrictive else None,
        least_restrictive_rationale=tell.text(control.least_restrictive_rationale),
        reduction_plan=tell.text(control.reduction_plan),
        evidence=tuple(tell.said(item.what) for item in control.evidence),
        last_tested=control.last_tested,
        review_by=control.review_by,
        why_not="" if counts else why_it_does_not_count(looking, control),
    )


def _part(control: Control, family: frozenset[str]) -> str:
    parts = []
    if not family.isdisjoint(control.delivery.holders):
        alone = set(control.delivery.holders) <= family
        parts.append("You deliver it" if alone else "You deliver it with others")
    if control.deputy in family:
        parts.append("You stand in when it is not delivered")
    if control.responder in family:
        within = control.respond_within
        parts.append("You answer it" + (f" within {within} minutes" if within is not None else ""))
    return "; ".join(parts)
