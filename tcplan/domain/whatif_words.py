"""Every change is told in one sentence that a panel would say, and so is what it takes to be so."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, short_day
from tcplan.domain.hours_said import hours_said
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Milestone, Transition
from tcplan.domain.whatif import WhatIfChange

Called = Callable[[str], str]
"""What a thing of the plan is called, from its id."""
Told = Callable[[Plan, WhatIfChange, Called], str]


def words_of(plan: Plan, change: WhatIfChange, called: Called) -> str:
    """One change as a sentence without a stop; ``called`` is asked only for ids of the plan."""
    named = (change.about, change.holder)
    if any(name is not None and name not in plan.by_id for name in named):
        gone = " and ".join(name for name in named if name is not None and name not in plan.by_id)
        return f"{label('what-if-kind', change.kind)}: {gone} (not in the plan)"
    return _TOLD[change.kind](plan, change, called)


def _from(change: WhatIfChange, before: str = " on") -> str:
    until = f" until {short_day(change.until)}" if change.until else ""
    return (f"{before} {short_day(change.on)}" if change.on else "") + until


def _about(change: WhatIfChange, called: Called) -> str:
    return called(change.about or "")


def _quoted(change: WhatIfChange, called: Called) -> str:
    return f"“{_about(change, called)}”"


def _holder(change: WhatIfChange, called: Called) -> str:
    return called(change.holder or "")


def _stop(_: Plan, change: WhatIfChange, called: Called) -> str:
    if change.until is None:
        return f"{_about(change, called)} stops{_from(change)}"
    return f"{_about(change, called)} is not there{_from(change, ' from')}"


def _short(_: Plan, change: WhatIfChange, called: Called) -> str:
    lost = []
    if change.posts:
        posts = "1 post fewer" if change.posts == 1 else f"{change.posts} posts fewer"
        lost.append(f"has {posts} filled")
    if change.hours:
        lost.append(f"is not there {hours_said(change.hours)}{_from(change, ' from')}")
    return f"{_about(change, called)} {' and '.join(lost)}"


def _slip(plan: Plan, change: WhatIfChange, called: Called) -> str:
    days = change.days or 0
    way = f"{days_said(abs(days))} {'later' if days > 0 else 'sooner'}"
    thing = plan.by_id[change.about or ""]
    if isinstance(thing, Transition):
        if thing.target is None:
            return f"The move is {way}"
        on = thing.target + dt.timedelta(days=days)
        return f"The move is {way}, on {short_day(on)}"
    if isinstance(thing, Milestone):
        more = "more" if days > 0 else "less"
        return f"{_quoted(change, called)} takes {days_said(abs(days))} {more}"
    return f"{_quoted(change, called)} is due {way}"


def _add(plan: Plan, change: WhatIfChange, called: Called) -> str:
    new = change.control
    if new is None:
        return label("what-if-kind", change.kind)
    names = [called(name) if name in plan.by_id else name for name in new.holders]
    mark = " (R, restricts the person)" if new.restrictive else ""
    return f"“{new.name}”{mark} by {' or '.join(names)}{_from(change, ' from')}"


def _of_control(words: str) -> Told:
    return lambda _, change, called: words.format(
        it=_quoted(change, called), on=_from(change), by=_from(change, " by")
    )


def _to_holder(words: str) -> Told:
    def told(_: Plan, change: WhatIfChange, called: Called) -> str:
        return words.format(it=_quoted(change, called), who=_holder(change, called))

    return told


def _begin(_: Plan, change: WhatIfChange, called: Called) -> str:
    return f"{_quoted(change, called)} begins{_from(change)}"


def _keep(plan: Plan, change: WhatIfChange, called: Called) -> str:
    thing = plan.by_id[change.about or ""]
    in_reach = " as in-reach" if getattr(thing, "setting", None) == "hospital" else ""
    return f"{_quoted(change, called)} goes on{in_reach}{_from(change)}"


def _extend(_: Plan, change: WhatIfChange, called: Called) -> str:
    return f"{_quoted(change, called)} also covers {hours_said(change.hours)}"


def _respond(_: Plan, change: WhatIfChange, called: Called) -> str:
    return (
        f"{_holder(change, called)} answers {_quoted(change, called)} within "
        f"{change.minutes} minutes"
    )


def _review(_: Plan, change: WhatIfChange, called: Called) -> str:
    return (
        f"{_holder(change, called)} reviews the causes of {_quoted(change, called)}{_from(change)}"
    )


def _offer(_: Plan, change: WhatIfChange, called: Called) -> str:
    return f"{_about(change, called)} is offered a carer's assessment{_from(change)}"


_TOLD: Mapping[str, Told] = MappingProxyType(
    {
        "stop": _stop,
        "short": _short,
        "slip": _slip,
        "add-control": _add,
        "fail-control": _of_control("{it} fails{on}"),
        "in-place": _of_control("{it} is in place{by}, as promised"),
        "confirm": _of_control("The evidence for {it} is renewed{on}"),
        "begin": _begin,
        "keep": _keep,
        "extend": _extend,
        "deputy": _to_holder("{who} is named as deputy for {it}"),
        "deliver": _to_holder("{who} delivers {it}"),
        "respond": _respond,
        "lift-condition": _of_control("The condition {it} ends{on}"),
        "supervise": _to_holder("{who} supervises the condition {it}"),
        "renew": _of_control("The authority {it} goes on{on}"),
        "review-causes": _review,
        "offer-assessment": _offer,
    }
)

ASSUMPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "add-control": "It is taken to be in place on evidence, for a year.",
        "in-place": "It is taken to be in place on evidence, for a year.",
        "confirm": "Whoever looks is taken to find it as it should be; that holds for a year.",
        "renew": "Whoever decides on it is taken to agree.",
        "lift-condition": "Only whoever made the condition can end it; they are taken to agree.",
        "review-causes": "No further cause is taken to come up.",
        "deputy": "They are taken to be able and willing.",
        "deliver": "They are taken to be able and willing.",
        "supervise": "They are taken to be able and willing.",
        "respond": "They are taken to be able and willing.",
        "extend": "Whoever delivers it is taken to have the staff for these hours.",
        "keep": "Whoever delivers it is taken to agree; its evidence stays as recorded.",
        "begin": "Whoever delivers it is taken to be ready by then; evidence stays as recorded.",
    }
)
"""Kind of change to what a what-if takes to be so."""

WITH_THE_MOVE = (
    "What begins or ends with the move goes with it: arrangements, ties, conditions, authorities "
    "and who is responsible. What is dated by itself stays."
)
"""What a what-if takes to be so when the day of the move changes."""


def assumptions(plan: Plan, change: WhatIfChange) -> tuple[str, ...]:
    """What a change takes to be so, in sentences."""
    told = [ASSUMPTIONS[change.kind]] if change.kind in ASSUMPTIONS else []
    thing = plan.by_id.get(change.about or "")
    if change.kind == "slip" and isinstance(thing, Transition):
        told.append(WITH_THE_MOVE)
    if change.kind == "short" and change.posts:
        told.append("Posts have no dates: fewer are taken to be filled from now on.")
    return tuple(told)
