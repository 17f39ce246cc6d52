"""What restricts a person needs a lawful authority, a reason, and a plan to need it less."""

import datetime as dt
from collections.abc import Callable, Iterator

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OnDay
from tcplan.domain.control import Control
from tcplan.domain.dates import long_day
from tcplan.domain.legal import Condition, LegalAuthority

_LAW = "Human Rights Act 1998, article 5 and 8 rights; Mental Capacity Act 2005, section 6"
_PRACTICE = "Known causes of failed moves, T24 (restriction creep)"


def _restrictive(lacks: Callable[[Control], bool], said: str) -> Callable[[OnDay], Iterator[Found]]:
    """A question that a restrictive control answers by itself; ``said`` has ``{}`` for its name."""

    def find(on: OnDay) -> Iterator[Found]:
        for control in on.promised:
            if control.restrictive and lacks(control):
                yield Found(control.id, said.format(on.quoted(control.id)), on.acts(control))

    return find


def _authorities(on: OnDay, control: Control) -> Iterator[LegalAuthority | Condition]:
    """The authorities and conditions on which a control rests."""
    for name in dict.fromkeys((*control.requires, control.authority)):
        thing = on.plan.by_id[name] if name is not None else None
        if isinstance(thing, LegalAuthority | Condition):
            yield thing


def _not_in_force(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        day = on.first_day(control)
        idle = [thing for thing in _authorities(on, control) if not thing.covers(day)]
        if idle:
            yield Found(
                control.id,
                f"{on.quoted(control.id)} rests on {on.quoted(*(thing.id for thing in idle))}, "
                f"not in force on {long_day(day)}.",
                on.acts(control),
            )


def _lapses_first(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        for thing in _authorities(on, control):
            if thing.end is None or not thing.covers(on.first_day(control)):
                continue
            after = _goes_on(control, thing.end)
            if after:
                yield Found(
                    control.id,
                    f"{on.quoted(thing.id)}, on which {on.quoted(control.id)} rests, lapses on "
                    f"{long_day(thing.end)}; {after}.",
                    on.acts(control),
                )
                break


def _goes_on(control: Control, lapse: dt.date) -> str | None:
    """How a control outlasts the lapse; one that is reviewed before it has its chance."""
    if control.end is not None:
        return f"it goes on until {long_day(control.end)}" if lapse < control.end else None
    if control.review_by is not None and control.review_by <= lapse:
        return None
    return "it goes on without an end and is not reviewed before that"


CHECKS: tuple[Check, ...] = (
    Check(
        "restriction-without-authority",
        "Restriction without a legal authority",
        "Without an authority it may be unlawful, and staff may be asked to do what they must not.",
        _LAW,
        "law",
        _restrictive(
            lambda c: c.authority is None,
            "{} restricts the person, and no legal authority is named.",
        ),
    ),
    Check(
        "restriction-without-rationale",
        "Restriction without a reason",
        "Nobody can tell whether something less restrictive was tried or thought of.",
        "Mental Capacity Act 2005, section 1(6); NICE NG11 (least restrictive)",
        "good-practice",
        _restrictive(
            lambda c: c.least_restrictive_rationale is None,
            "{} restricts the person, and it is not said why nothing less would do.",
        ),
    ),
    Check(
        "restriction-without-reduction-plan",
        "Restriction without a plan to reduce it",
        "Restrictions that nobody plans to end tend to grow.",
        f"{_PRACTICE}; Out of sight – who cares?, CQC",
        "good-practice",
        _restrictive(
            lambda c: c.reduction_plan is None,
            "{} restricts the person, and there is no plan to need it less.",
        ),
    ),
    Check(
        "authority-not-in-force",
        "Rests on an authority or condition that is not in force",
        "What it rests on does not apply on that day, so it cannot be counted on and may be "
        "unlawful.",
        _LAW,
        "law",
        _not_in_force,
    ),
    Check(
        "authority-lapses-first",
        "Authority lapses before the arrangement ends",
        "On the day after, the same support goes on without being lawful.",
        f"{_LAW}; known causes of failed moves, T09",
        "law",
        _lapses_first,
    ),
)
"""Checks about restrictions, in the order in which they are told."""
