"""The plan beside what would be: both are asked the same, and every difference is explained."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tcplan.analysis.pace import Tell, resting
from tcplan.analysis.words import joined
from tcplan.domain.codelists import label
from tcplan.domain.network import Agency, Team
from tcplan.domain.whatif import KINDS, WhatIfChange
from tcplan.domain.whatif_adopting import adopted_words
from tcplan.domain.whatif_words import assumptions
from tcplan.views.homes import HomeLost, homes_lost, homes_words
from tcplan.views.looking import Looking
from tcplan.views.whatif.beside import gates_beside, risks_beside
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.counting import hospital_words, measures
from tcplan.views.whatif.differing import differences
from tcplan.views.whatif.directions import days_more_in_hospital
from tcplan.views.whatif.facts import move_ahead
from tcplan.views.whatif.mended import LIMIT_ON_HARM
from tcplan.views.whatif.mending import also_lost, harm, losing, mending
from tcplan.views.whatif.mending_lines import agreeing
from tcplan.views.whatif.options import option_views
from tcplan.views.whatif.sides import MOST_IN_FULL, Sides
from tcplan.views.whatif.staying import stay_view
from tcplan.views.whatif.suggesting import not_looked, suggestions
from tcplan.views.whatif.supposing import until_evidence
from tcplan.views.whatif.telling import BETTER, OTHER, TELLINGS, WAY_WORDS, WORSE
from tcplan.views.whatif.view import ChangeView, DifferenceView, WhatIfView

_NONE: frozenset[int] = frozenset()
_TAKING_ON = frozenset({"deputy", "deliver", "supervise", "respond"})


def what_if(
    looking: Looking,
    changes: Sequence[WhatIfChange],
    individual: str | None = None,
    tell: Tell | None = None,
    *,
    suggest: bool = True,
) -> WhatIfView:
    """The plan beside the plan after these changes, for one person or for everybody touched.

    Without ``suggest`` no suggestions are looked for, which takes longest. Raises
    ``UnknownIdError`` for an unknown individual, and whatever ``tell`` raises.
    """
    person = looking.get("individuals", individual).id if individual else None
    sides = Sides(looking, tuple(changes), person, tell)
    with resting():
        return _told(sides, Calling(looking, person), suggest=suggest)


def _told(sides: Sides, calling: Calling, *, suggest: bool) -> WhatIfView:
    looking, person, tell = sides.looking, sides.individual, sides.tell
    told = tuple(_changes(sides, calling))
    words = [change.words for change in told]
    found = differences(sides, calling, words)
    before, after = sides.look(_NONE), sides.look(sides.every)
    lost, homes = losing(sides), _homes(sides)
    first = " ".join(filter(None, (harm(sides, lost), homes_words(homes))))
    mended = mending(sides, calling, words, first, homes)
    harmed = first if mended is None else ""
    return WhatIfView(
        heading=looking.heading(),
        individual=person,
        individual_label=looking.person_label(person) if person else None,
        day=looking.day,
        move_before=move_ahead(before, person) if person else None,
        move_after=move_ahead(after, person) if person else None,
        changes=told,
        measures=tuple(agreeing(measures(sides), mended.measures if mended else ())),
        differences=found,
        summary=" ".join(filter(None, (harmed, summary(found), *_waiting(sides)))),
        explained=LIMIT_ON_HARM if any(one.is_result for one in lost) else "",
        mending=mended,
        also_lost=tuple(also_lost(sides, calling)),
        homes=homes_words(homes),
        until_evidence=until_evidence(sides),
        risks=risks_beside(sides),
        gates=gates_beside(sides),
        others_touched=len(sides.others) if person else 0,
        others_supported=len(sides.others & sides.supported) if person else 0,
        people_touched=() if person else _people(found),
        not_known=tuple(_not_known(sides, calling)),
        suggestions=suggestions(sides, calling, tell) if suggest else not_looked(),
        stay=stay_view(looking, person) if person else None,
        options=option_views(looking, person),
    )


def _changes(sides: Sides, calling: Calling) -> Iterator[ChangeView]:
    after = sides.whole(sides.every).plan
    for at, step in enumerate(sides.steps):
        change = step.change
        about = after.by_id.get(change.about or "")
        yield ChangeView(
            at=at,
            change=change,
            kind_words=label(KINDS, change.kind),
            words=calling.change(change),
            done=step.why_not is None,
            why_not=step.why_not,
            differs=bool(step.edits),
            restrictive=change.restrictive or bool(getattr(about, "restrictive", False)),
            assumes=assumptions(sides.looking.plan, change),
            on_adopting=tuple(
                sides.looking.veiled_for_all(words)
                for words in adopted_words(
                    sides.looking.plan, change, sides.looking.day, calling.of
                )
            ),
        )


def _homes(sides: Sides) -> tuple[HomeLost, ...]:
    """Homes that go with whatever stops, today or later; a fix of support gives none back."""
    stopped = {c.about for c in sides.changes if c.kind == "stop" and c.about is not None}
    found = homes_lost(sides.looking, stopped) if stopped else ()
    return tuple(home for home in found if sides.individual in {None, home.individual})


def _people(found: Sequence[DifferenceView]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.individual for one in found if one.individual))


def summary(found: Sequence[DifferenceView]) -> str:
    """What would be different, in one sentence of numbers."""
    if not found:
        return "Nothing that is compared would change."
    ways = [one.direction for one in found]
    better, worse = ways.count(BETTER), ways.count(WORSE)
    which = Counter(one.measure for one in found if one.direction == BETTER)
    other = len(ways) - better - worse
    told = [
        f"{number} {words}"
        for number, words in (
            (better, f"better ({joined([_of(*one) for one in which.items()])})"),
            (worse, "worse"),
            (other, WAY_WORDS[OTHER]),
        )
        if number
    ]
    number = "1 difference" if len(found) == 1 else f"{len(found)} differences"
    return f"{number} from the plan, with the cause below: {joined(told)}."


def _of(measure: str, number: int) -> str:
    """Of what so many differences are; findings come and go, so that it is said how many."""
    if measure == "finding":
        return "1 finding that goes" if number == 1 else f"{number} findings that go"
    return TELLINGS[measure].words.lower()


def _waiting(sides: Sides) -> Iterator[str]:
    days = days_more_in_hospital(sides)
    if days is not None and days[0] != days[1]:
        yield f"{hospital_words(days[1] - days[0])}."


def _not_known(sides: Sides, calling: Calling) -> Iterator[str]:
    """What nobody has said, so that the comparison cannot tell it."""
    not_done = [step for step in sides.steps if step.why_not is not None]
    if not_done:
        number = "1 change" if len(not_done) == 1 else f"{len(not_done)} changes"
        yield f"{number} could not be carried out and counts for nothing here."
    if sides.individual is None and sides.people:
        yield f"Counts are of the {len(sides.people)} people whose plans name what would change."
    if not sides.in_full:
        yield (
            f"For more than {MOST_IN_FULL} people only cover is compared. Weeks, gates and "
            "findings are told inside one person's what-if."
        )
    elif sides.individual and move_ahead(sides.look(_NONE), sides.individual) is None:
        yield "No day of a move lies ahead, so the weeks are counted from the day asked about."
    yield from _takers(sides, calling)


def _takers(sides: Sides, calling: Calling) -> Iterator[str]:
    """Whoever would take something on and does not say what hours they have for it."""
    plan = sides.looking.plan
    takers: dict[str, None] = {}
    for step in sides.steps:
        change, new = step.change, step.change.control
        if step.edits and change.kind in _TAKING_ON and change.holder:
            takers[change.holder] = None
        if step.edits and new is not None:
            takers |= dict.fromkeys(new.holders)
    for name in takers:
        thing = plan.by_id.get(name)
        if isinstance(thing, Agency | Team) and thing.capacity_hours is None:
            called = calling.of(name)
            yield f"{called} does not say how many hours it offers, so whether it can is not known."
