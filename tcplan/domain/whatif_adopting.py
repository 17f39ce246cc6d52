"""Adopting writes what was decided, never what a what-if only took to be so.

A promise is not kept by being written down, evidence is not renewed by it, and no authority or
condition changes by it: for these, whoever can do it is asked, in an action with a day.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import attrs

from tcplan.domain.changes import Add, Amend, Change, apply
from tcplan.domain.common import Source
from tcplan.domain.control import Control
from tcplan.domain.dates import short_day
from tcplan.domain.fields import LAST_DAY
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tcplan.domain.whatif import Option, WhatIfChange
from tcplan.domain.whatif_acts import CannotBeCarriedOutError, as_control
from tcplan.domain.whatif_steps import step_of
from tcplan.domain.whatif_words import words_of
from tcplan.errors import InvalidValueError, PlanInvalidError, Problem, UnknownIdError, shown

ASKED = frozenset(
    {"add-control", "in-place", "confirm", "renew", "lift-condition", "review-causes"}
    | {"offer-assessment"}
)
"""Kinds of which the doing is asked for, because writing it down does not make it so."""

EVIDENCED = frozenset({"add-control", "in-place", "confirm"})
"""Kinds that count once there is evidence; the others of those asked for, once they are done."""
_UNTIL_EVIDENCE = "Until there is evidence it does not count."
_UNTIL_DONE = "Until that is done and recorded it does not count."

_TO_ANSWER = dt.timedelta(days=14)


def adopted(
    plan: Plan, changes: Sequence[WhatIfChange], day: dt.date, source: Source
) -> tuple[Change, ...]:
    """What is written into the plan when these changes are adopted on a day, in order.

    Those that cannot be carried out write nothing.
    """
    written: list[Change] = []
    for change in changes:
        edits = tuple(_written(plan, change, day, source))
        try:
            plan = apply(plan, edits)
        except (InvalidValueError, PlanInvalidError, UnknownIdError):
            continue
        written += edits
    return tuple(written)


def adopt_option(plan: Plan, option: Option, day: dt.date, source: Source) -> tuple[Change, ...]:
    """The same for a kept option, which then says on what day it was adopted."""
    return (*adopted(plan, option.changes, day, source), Amend(option.id, {"adopted_on": day}))


def save_option(
    plan: Plan,
    changes: Sequence[WhatIfChange],
    name: str,
    source: Source,
    *,
    individual: str | None = None,
    note: str | None = None,
) -> Add:
    """Keep changes under a name; raises ``InvalidValueError`` for what is no such option.

    One that is about nobody, or about somebody else, names no things of a person: these would stay
    behind in it when the person is erased.
    """
    strange = [
        Problem(f"changes[{at}]", shown(name), "something shared, or of the option's own person")
        for at, change in enumerate(changes)
        for name in named_by(change)
        if plan.paths.get(name, ("", None))[1] not in {None, individual}
    ]
    if strange:
        raise InvalidValueError("option", strange)
    option = Option(
        id=fresh_id(plan, f"option-{individual}" if individual else "option"),
        source=source,
        individual=individual,
        name=name,
        note=note,
        changes=tuple(changes),
    )
    return Add(option)


def named_by(change: WhatIfChange) -> tuple[str, ...]:
    """Every id that a change names."""
    named = [change.about, change.holder]
    if change.control is not None:
        new = change.control
        named += [new.individual, *new.against, *new.holders]
        named += [new.deputy, new.responder, new.authority]
    return tuple(name for name in named if name is not None)


def fresh_id(plan: Plan, like: str) -> str:
    """An id that nothing in the plan has: this one with a number."""
    number = 1
    while plan.index.things.get(f"{like}-{number}".casefold()) is not None:
        number += 1
    return f"{like}-{number}"


def _written(plan: Plan, change: WhatIfChange, day: dt.date, source: Source) -> Iterator[Change]:
    step = step_of(plan, change, day)
    if step.why_not is not None or not step.edits:
        return
    if change.kind not in ASKED:
        yield from step.edits
        return
    yield from _decided(plan, change, day, source)
    yield Add(_asked(plan, change, day, source))


def _decided(plan: Plan, change: WhatIfChange, day: dt.date, source: Source) -> Iterator[Change]:
    """What adopting decides of a change whose doing is asked for."""
    start = change.on or day
    if change.control is not None:
        try:
            control = as_control(plan, change.control, start, change.until, promised=True)
        except CannotBeCarriedOutError:
            return
        yield Add(attrs.evolve(control, source=source))  # type: ignore[misc]
    elif change.kind == "in-place":
        control = plan.by_id[change.about or ""]
        fields = {"state": "agreed"} | ({"start": change.on} if change.on else {})
        differing = {name: v for name, v in fields.items() if getattr(control, name) != v}
        if differing:
            yield Amend(control.id, differing)


def _asked(plan: Plan, change: WhatIfChange, day: dt.date, source: Source) -> Action:
    """The action that asks for what writing down does not do."""
    thing = plan.by_id.get(change.about or "")
    new = change.control
    holders = thing.delivery.holders if isinstance(thing, Control) else new.holders if new else ()
    owner = change.holder or next(iter(holders), None) or plan.about.holder or source.agency
    about = change.about if change.control is None else None
    due = change.on if change.on is not None and change.on > day else day + _TO_ANSWER
    return Action(
        id=fresh_id(plan, "ask"),
        source=source,
        individual=new.individual if new else getattr(thing, "individual", None),
        what=action_words(plan, change, lambda name: _plain_name(plan, name)),
        owner=owner,
        asked_on=day,
        due=min(due, LAST_DAY),
        closes=(about,) if about is not None else (),
    )


def action_words(plan: Plan, change: WhatIfChange, called: Callable[[str], str]) -> str:
    """What is asked of somebody, in a sentence without a stop."""
    if change.control is not None:
        return f"Put “{change.control.name}” in place and record evidence of it"
    it = f"“{called(change.about or '')}”"
    until = f" until {short_day(change.until)}" if change.until else ""
    on = f" on {short_day(change.on)}" if change.on else ""
    return {
        "in-place": f"Put {it} in place and record evidence of it",
        "confirm": f"See whether {it} is as it should be, and record evidence of it",
        "renew": f"Ask for {it} to go on{until}",
        "lift-condition": f"Ask whoever made the condition {it} whether it can end{on}",
        "review-causes": f"Go through the causes of {it} and record the review",
        "offer-assessment": f"Offer {called(change.about or '')} a carer's assessment",
    }.get(change.kind) or words_of(plan, change, called)


def _plain_name(plan: Plan, name: str) -> str:
    thing = plan.by_id[name]
    for field in ("name", "title", "text"):
        if (words := getattr(thing, field, None)) is not None:
            return str(words)
    return name


def adopted_words(
    plan: Plan, change: WhatIfChange, day: dt.date, called: Callable[[str], str]
) -> tuple[str, ...]:
    """What adopting a change would write into the plan, in sentences."""
    step = step_of(plan, change, day)
    if step.why_not is not None or not step.edits:
        return ("Nothing would be written.",)
    if change.kind not in ASKED:
        return (f"Written as decided: {words_of(plan, change, called)}.",)
    told = [f"Asked for in an action: {action_words(plan, change, called)}."]
    if change.kind == "add-control":
        told.insert(0, "Written as agreed, not yet in place, and without evidence.")
    if change.kind == "in-place":
        told.insert(0, "It stays agreed, and not yet in place, until evidence is recorded.")
    return (*told, _UNTIL_EVIDENCE if change.kind in EVIDENCED else _UNTIL_DONE)
