"""A review is recorded as held once; what is owed next is offered, and never entered unasked."""

import datetime as dt

import attrs

from tcplan.domain.changes import Add, Amend, Change, apply
from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.records import Review
from tcplan.rules.clocks import Clock, clocks_on
from tcplan.rules.clocks.asked import SHOWN_BY
from tcplan.rules.clocks.counting import CETRS
from tcplan.views.entries.entering import Entering
from tcplan.views.entries.short import begun, short_form, standing
from tcplan.views.forms.candidates import Around

_PANEL = ("independent_clinician", "expert_by_experience", "chair_delegated")
_MEETINGS = frozenset({"laep", "cetr-community"})


def kinds_of(clock: str) -> tuple[str, ...]:
    """The kinds of review that settle a clock; one that settles nothing else comes first."""
    found = [kind for kind, told in SHOWN_BY.items() if clock in told]
    return tuple(sorted(found, key=lambda kind: len(SHOWN_BY[kind])))


def planned(around: Around, individual: str, kind: str) -> Review | None:
    """The review of a kind that was agreed and not held yet."""
    return around.looking.on_day.next_due(individual, kind)


def held(around: Around, individual: str, kind: str, review: Review | None) -> Entering:
    """That a review was held, today; on ``review`` where that was agreed and never held."""
    words = label("review-kind", kind)
    panel = _PANEL if kind in CETRS else ()
    visit = ("on_site",) if kind == "oversight-visit" else ()
    averted = ("admission",) if kind in _MEETINGS else ()
    names = ("outcome", "chair", "held", *visit, *panel, *averted)
    form = short_form(Review, *names, needed=("held",))
    today = around.looking.today
    if review is None or review.held is not None:
        given = {"individual": individual, "kind": kind, "held": today}
        draft = begun("reviews", form, around, given, unnamed=("outcome", "chair"))
    else:
        draft = standing(form, around, review, {"held": today})
    read = draft.read

    def changes(built: Review) -> tuple[Change, ...]:
        if read is None:
            return (Add(built),)
        return (Amend(read.id, {name: getattr(built, name) for name in names}),)

    def then(built: Review) -> Entering | None:
        plan = apply(around.looking.plan, changes(built))
        after = attrs.evolve(around, looking=attrs.evolve(around.looking, plan=plan))
        return following(after, individual, kind)

    return Entering(
        collection="reviews",
        title=f"Record as held: {words}",
        draft=draft,
        ask=f"Record this {words} as held?",
        changes=changes,
        said=f"The {words} is recorded as held.",
        then=then,
    )


def following(around: Around, individual: str, kind: str) -> Entering | None:
    """The day of the next review of that kind, where a rule owes one and none is agreed."""
    if planned(around, individual, kind) is not None:
        return None
    owed = _next(around, individual, kind)
    if owed is None or owed.due is None:
        return None
    words = label("review-kind", kind)
    form = short_form(Review, "due", "chair", needed=("due",))
    given = {"individual": individual, "kind": kind, "due": owed.due}
    return Entering(
        collection="reviews",
        title=f"Agree the day of the next one: {words}",
        draft=begun("reviews", form, around, given, unnamed=("chair",)),
        ask=f"Agree this day for the next {words}?",
        changes=lambda built: (Add(built),),
        said=f"The day of the next {words} is agreed.",
        why_then=_why(owed, owed.due),
    )


def _next(around: Around, individual: str, kind: str) -> Clock | None:
    told = SHOWN_BY.get(kind, frozenset())
    on = around.looking.on_day
    running = (
        clock
        for clock in clocks_on(on, individual)
        if clock.kind in told and clock.state == "due" and clock.rule is not None
    )
    return next(running, None)


def _why(clock: Clock, due: dt.date) -> str:
    rule = f"Rule {clock.rule}, version {clock.version}"
    return f"{rule} owes the next one by {long_day(due)}. Agree its day now?"
