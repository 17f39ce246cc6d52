"""By which way a change reaches a risk: the arrangements that are lost or gained on the way."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.attribution import Attribution
from tcplan.analysis.formula import Formula, singles
from tcplan.analysis.handover import ended
from tcplan.analysis.reasons import READINGS
from tcplan.analysis.slots import Slot, slots
from tcplan.analysis.through import move_day
from tcplan.analysis.withdrawal import chain
from tcplan.domain.control import Control
from tcplan.domain.dates import short_day
from tcplan.views.looking import Looking
from tcplan.views.timeline.path import Names, worked_out
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.facts import Key, Span, move_ahead
from tcplan.views.whatif.sides import Sides

_LISTED = 4
"""So many ways are listed for one cause; how many more there are is said."""
_THROUGH = frozenset({"gap", "ahead"})
_NONE: frozenset[int] = frozenset()


def paths(
    sides: Sides, calling: Calling, key: Key, place: int, found: Attribution
) -> tuple[str, ...]:
    """How a change reaches a difference, each way in a sentence without a stop."""
    measure, person, about = key
    others = sides.every - {place} if place in found.needed or not found.alone else _NONE
    pair = (sides.look(others), sides.look(others | {place}))
    touched = _touched(sides, others, place)
    if measure in {"cover", "cover-move", "gap", "ahead", "result"}:
        days = _days(sides, key, others, place, pair)
        at = [on_day(look, day, person, measure) for look, day in zip(pair, days, strict=True)]
        told = list(through_controls(calling, (at[0], at[1]), _targets(pair[1], key), touched))
        if about in touched:
            told.insert(0, "the team responsible goes through its causes")
    elif measure in {"path", "begin-by", "move"}:
        told = list(_through_milestones(pair[1], person))
    else:
        told = list(_through_thing(calling, pair[1], about.rpartition(":")[2], touched))
    return listed(told)


def listed(told: Sequence[str]) -> tuple[str, ...]:
    """The first few of these, and how many more there are."""
    more = [f"and {len(told) - _LISTED} more"] if len(told) > _LISTED else []
    return (*told[:_LISTED], *more)


def _touched(sides: Sides, others: frozenset[int], place: int) -> frozenset[str]:
    """Ids of what the change itself touches, once the others are made."""
    places = others | {place}
    return sides.whole(places).steps[sorted(places).index(place)].touched


def _days(
    sides: Sides, key: Key, others: frozenset[int], place: int, pair: tuple[Looking, Looking]
) -> tuple[dt.date, dt.date]:
    """The day on which each side is looked at."""
    measure, person, _ = key
    day = sides.looking.day
    if measure == "cover-move":
        one, other = (move_ahead(look, person) or day for look in pair)
        return one, other
    if measure in _THROUGH:
        before, after = (sides.value(key, places) for places in (others, others | {place}))
        differing = first_differing(before, after)  # type: ignore[arg-type]
        return differing or day, differing or day
    return day, day


def first_differing(
    before: tuple[Span, ...] | None, after: tuple[Span, ...] | None
) -> dt.date | None:
    """The first day that has a gap on one side only, or another answer."""
    one, other = (
        {
            (span.first + dt.timedelta(days=n), getattr(span, "answer", None))
            for span in spans or ()
            for n in range(span.days)
        }
        for spans in (before, after)
    )
    return min((day for day, _ in one ^ other), default=None)


def on_day(look: Looking, day: dt.date, person: str, measure: str) -> Arrangements:
    """The arrangements of a day; of a day around the move those of the ward end with it."""
    if measure not in _THROUGH:
        return look.at(day).arrangements
    move = move_day(look.plan.of("transitions", person), look.day)
    controls = look.plan.of("controls", person)
    return Arrangements(look.plan, day, {one.id: ended(one, move) for one in controls})


def through_controls(
    calling: Calling,
    pair: tuple[Arrangements, Arrangements],
    targets: tuple[str, ...],
    touched: frozenset[str],
) -> Iterator[str]:
    """What becomes of the arrangements on these causes or results between two sides, in words."""
    before, after = pair
    acting = {
        control.id: control
        for on in pair
        for target in targets
        for control in on.acting_on.get(target, ())
    }
    hours = _slots(pair, targets)
    for control in acting.values():
        verb = _verb(_holding(before, control.id, hours), _holding(after, control.id, hours))
        if verb in {_LOST, _COMES}:
            verb = _on_other_days(pair, control.id) or verb
        if verb is not None:
            on = after if control.id in after.plan.by_id else before
            yield _sentence(calling, on, on.find(control.id), verb, touched)


def _targets(look: Looking, key: Key) -> tuple[str, ...]:
    """The causes of a risk, or the one result."""
    if key[0] == "result":
        return (key[2],)
    return tuple(threat.id for threat in look.plan.by_id[key[2]].threats)


def _slots(pair: tuple[Arrangements, Arrangements], targets: tuple[str, ...]) -> tuple[Slot, ...]:
    """Hours of the week, cut wherever anything that acts on these begins or ends on a side."""
    return slots(hours for on in pair for name in targets for hours in on.hours_concerned(name))


Holding = dict[tuple[Slot, str], Formula]
"""In which hours and readings a control may hold, to what would take it out then."""


_LOST, _COMES = "is lost", "comes in"


def _on_other_days(pair: tuple[Arrangements, Arrangements], control: str) -> str | None:
    """That a control only begins or ends on another day, with that day; None where it does not."""
    if not all(control in on.plan.by_id for on in pair):
        return None
    before, after = (on.find(control) for on in pair)
    day = pair[1].day
    if before.state != after.state:
        return None
    if before.start != after.start and after.start is not None:
        if after.start > day >= (before.start or day):
            return f"starts later, on {short_day(after.start)}"
        if before.start is not None and before.start > day >= after.start:
            return f"starts sooner, on {short_day(after.start)}"
    if before.end is not None and before.end < day and before.end != after.end:
        until = f", until {short_day(after.end)}" if after.end else ""
        return f"goes on for longer{until}"
    return None


def _verb(before: Holding, after: Holding) -> str | None:
    """What becomes of a control between two sides; None when nothing does."""
    first, second = set(before), set(after)
    if before == after:
        return None
    if not first or not second:
        return _COMES if second else _LOST
    if first == second:
        one, other = (sum(len(singles(out)) for out in side.values()) for side in (before, after))
        return f"{'is left with fewer' if other > one else 'has more'} people to deliver it"
    if second < first:
        return "holds at fewer hours or only on weaker evidence"
    return f"holds at {'more' if first < second else 'other'} hours or on better evidence"


def _holding(arrangements: Arrangements, control: str, slots: tuple[Slot, ...]) -> Holding:
    found: Holding = {}
    if control in arrangements.plan.by_id:
        thing = arrangements.find(control)
        for slot, reading in product(slots, READINGS):
            out = arrangements.out(thing, reading, slot)
            if out is not True:
                found[(slot, str(reading))] = out
    return found


def _sentence(
    calling: Calling,
    arrangements: Arrangements,
    control: Control,
    verb: str,
    touched: frozenset[str],
) -> str:
    words = f"“{calling.of(control.id, arrangements.plan)}” {verb}"
    if control.id in touched:
        return words
    names = [calling.of(name, arrangements.plan) for name in chain(arrangements, control, touched)]
    return f"{words}: it needs {', which depends on '.join(names)}" if names else words


def _through_milestones(after: Looking, person: str) -> Iterator[str]:
    """The work that decides the day, when a milestone of the person takes longer."""
    moves = after.plan.of("transitions", person)
    path = worked_out(after, moves[-1]).path if moves else None
    if path is not None and path.paths:
        yield f"what decides the day: {Names(after, moves[-1]).chain(path.paths[0])} → the move"


def _through_thing(
    calling: Calling, after: Looking, about: str, touched: frozenset[str]
) -> Iterator[str]:
    """What a thing needs, down to what the change touches."""
    thing = after.plan.by_id.get(about)
    if about in touched or not isinstance(thing, Control):
        return
    names = [calling.of(name, after.plan) for name in chain(after.arrangements, thing, touched)]
    if names:
        yield f"“{calling.of(about, after.plan)}” needs {', which depends on '.join(names)}"
