"""Options stand side by side in the order in which they were named; nothing ranks them.

Every side is asked the same about the same days: those of the plan as it stands.
"""

from collections.abc import Sequence

import attrs

from tcplan.analysis.cover import rank
from tcplan.analysis.pace import Tell, paced
from tcplan.analysis.words import ANSWER_WORDS
from tcplan.domain.dates import short_day
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import Option, WhatIfChange
from tcplan.errors import WrongUseError
from tcplan.views.looking import Looking
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.counting import LINES, Counted, facts_of, words_on
from tcplan.views.whatif.facts import Facts, person_facts
from tcplan.views.whatif.sides import Sides, cost_of
from tcplan.views.whatif.staying import stay_view, staying
from tcplan.views.whatif.telling import BETTER, OTHER, SAME, WORSE, gap_days
from tcplan.views.whatif.view import CompareRisk, CompareRow, CompareView, SideView

PLAN, STAY = "plan", "stay"
_NONE: frozenset[int] = frozenset()
_NOT_KNOWN = "not-known"


@attrs.frozen
class _Side:
    view: SideView
    facts: Facts
    cost: str


def compare_options(
    looking: Looking,
    options: Sequence[str],
    individual: str | None = None,
    trying: Sequence[WhatIfChange] = (),
    tell: Tell | None = None,
) -> CompareView:
    """The plan, the named options, what is being tried and, for one person, staying in hospital.

    ``options`` are ids of kept options. Raises ``UnknownIdError`` for an unknown id, and
    ``WrongUseError`` for an option of another person or one that is named twice.
    """
    person = looking.get("individuals", individual).id if individual else None
    named = [looking.get("options", name) for name in options]
    _require_fit([(one.id, one.individual) for one in named], person)
    lists = [(one.id, one.name, _note(one), one.changes) for one in named]
    if trying:
        lists.append(("trying", "This what-if", None, tuple(trying)))
    every = Sides(looking, tuple(c for _, _, _, changes in lists for c in changes), person)
    sides = [_plan_side(every)]
    for name, called, note, changes in paced(lists, tell):
        sides.append(_option_side(every, name, (called, note), changes))
    stay = stay_view(looking, person) if person else None
    if person and stay and stay.possible:
        sides.append(_stay_side(every, person))
    return CompareView(
        heading=looking.heading(),
        individual=person,
        individual_label=looking.person_label(person) if person else None,
        sides=tuple(side.view for side in sides),
        rows=_rows(every, sides),
        risks=_risks(every, sides),
        stay=stay,
    )


def _note(option: Option) -> str | None:
    """What was noted about an option, and that its changes have been made already."""
    if option.adopted_on is None:
        return option.note
    made = (
        f"Adopted on {short_day(option.adopted_on)}: the plan has its changes, which are made here "
        "once more."
    )
    return f"{made} {option.note}" if option.note else made


def _require_fit(named: Sequence[tuple[str, str | None]], person: str | None) -> None:
    for at, (name, whose) in enumerate(named):
        if whose not in {None, person}:
            raise WrongUseError(f"The option {name} is about one person: name that person with it.")
        if (name, whose) in named[:at]:
            raise WrongUseError(f"The option {name} is named twice.")


def _plan_side(every: Sides) -> _Side:
    view = SideView(id=PLAN, name="The plan as it stands", note=None, words=(), not_done=())
    return _Side(view, facts_of(every, _NONE), "—")


def _option_side(
    every: Sides, name: str, called: tuple[str, str | None], changes: Sequence[WhatIfChange]
) -> _Side:
    looking, person = every.looking, every.individual
    calling = Calling(looking, person)
    places = _places(every, changes)
    steps = every.whole(places).steps
    hide = looking.veiled_for_all
    pounds = [step.change.pounds_a_week for step in steps if step.why_not is None]
    view = SideView(
        id=name,
        name=hide(called[0]),
        note=hide(called[1]) if called[1] else None,
        words=tuple(calling.change(step.change) for step in steps),
        not_done=tuple(
            f"{calling.change(step.change)}: {step.why_not}" for step in steps if step.why_not
        ),
    )
    cost = f"£{sum(map(cost_of, steps)):,}" if None not in pounds else "not known"
    return _Side(view, facts_of(every, places), cost)


def _places(every: Sides, changes: Sequence[WhatIfChange]) -> frozenset[int]:
    """Where this list of changes stands among those of all options, one after the other."""
    size = len(changes)
    for start in range(len(every.changes) - size + 1):
        if every.changes[start : start + size] == tuple(changes):
            return frozenset(range(start, start + size))
    return _NONE


def _stay_side(every: Sides, person: str) -> _Side:
    base = every.look(_NONE)
    after: Plan = staying(base.plan, person)
    facts = dict(person_facts(base.over(after), person, every.last[person]))
    words = ("No day of a move; the ward goes on, and what begins at home does not begin",)
    view = SideView(id=STAY, name="Staying in hospital", note=None, words=words, not_done=())
    return _Side(view, {**every.shared(_NONE), **facts}, "not known")


def _rows(every: Sides, sides: Sequence[_Side]) -> tuple[CompareRow, ...]:
    waits = [_waits(sides[0].facts, side.facts) for side in sides]
    rows = [
        _row(line, words_on(line, every.looking.day), [line.count(s.facts) for s in sides], waits)
        for line in LINES
        if every.in_full or not line.in_full
    ]
    if every.individual is not None:
        moves = [
            next((short_day(v) for k, v in side.facts.items() if k[0] == "move"), "no day")  # type: ignore[arg-type]
            for side in sides
        ]
        rows.append(_told("move", "Day of the move", moves))
    rows.append(_told("cost", "Extra cost a week", [side.cost for side in sides]))
    return tuple(rows)


def _waits(plan: Facts, side: Facts) -> bool:
    """Whether the person would move later than in the plan, or not at all."""
    before, after = (
        next((value for key, value in facts.items() if key[0] == "move"), None)
        for facts in (plan, side)
    )
    return before is not None and (after is None or after > before)  # type: ignore[operator]


def _row(line: Counted, words: str, counts: Sequence[int], waits: Sequence[bool]) -> CompareRow:
    ways = [
        _way(line, count - counts[0], waits=wait) for count, wait in zip(counts, waits, strict=True)
    ]
    return CompareRow(
        code=line.code,
        words=words,
        values=tuple(map(str, counts)),
        directions=tuple(ways),
    )


def _way(line: Counted, by: int, *, waits: bool) -> str:
    """Which way a number goes; who holds nothing alone may be gone, and waiting is not better."""
    if not by:
        return SAME
    better = line.better * by
    return WORSE if better < 0 else OTHER if not better or waits or line.code == "sole" else BETTER


def _told(code: str, words: str, values: Sequence[str]) -> CompareRow:
    ways = [
        _NOT_KNOWN if one == "not known" else SAME if one == values[0] else OTHER for one in values
    ]
    return CompareRow(code=code, words=words, values=tuple(values), directions=tuple(ways))


def _risks(every: Sides, sides: Sequence[_Side]) -> tuple[CompareRisk, ...]:
    keys = [key for key in sides[0].facts if key[0] == "cover"]
    if every.individual is None:
        keys = [key for key in keys if len({_worst(side.facts, key[1:]) for side in sides}) > 1]
    plan = every.looking.plan
    return tuple(
        CompareRisk(
            id=risk,
            individual_label=every.looking.person_label(person),
            title=every.looking.veiled(plan.by_id[risk].title, person),
            values=tuple(_worst(side.facts, (person, risk)) for side in sides),
        )
        for _, person, risk in keys
    )


def _worst(facts: Facts, about: tuple[str, str]) -> str:
    """The worse of the answers on the day and on the day of the move, and the days with a gap."""
    answers = [facts.get((measure, *about)) for measure in ("cover", "cover-move")]
    worst = min((str(one) for one in answers if one is not None), key=rank)
    days = gap_days(facts.get(("gap", *about), ()))  # type: ignore[arg-type]
    gaps = f", {days} days with a gap" if days else ""
    return f"{ANSWER_WORDS[worst]}{gaps}"
