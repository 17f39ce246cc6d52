"""The lines of the comparison: each counts the same facts on both sides."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from tcplan.analysis.cover import ANSWERS
from tcplan.domain.dates import short_day
from tcplan.views.whatif.directions import days_more_in_hospital, of_measure
from tcplan.views.whatif.facts import Facts, Key
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.telling import BETTER, OTHER, SAME, WORSE, gap_days
from tcplan.views.whatif.view import MeasureView

_WEEK = 7
_ANSWER_WORDS = {
    "not-covered": "Risks not covered on {day}",
    "only-if-promised": "Risks only if promised on {day}",
    "not-confirmed": "Risks not confirmed on {day}",
    "relies-on-one": "Risks that rely on one on {day}",
    "has-back-up": "Risks with back-up on {day}",
}


@attrs.frozen
class Counted:
    """One line: a code, its words, how it is counted, and which way is better."""

    code: str
    words: str
    """With ``{day}`` where what is counted is that of the day asked about."""
    measure: str
    """Measure of the facts that are counted."""
    count: Callable[[Facts], int]
    better: int = -1
    """-1 when fewer are better, 1 when more are, 0 when neither is."""
    in_full: bool = True
    """Whether it is counted only where weeks, gates and findings are looked at."""


def _of(measure: str, holds: Callable[[object], bool] = bool) -> Callable[[Facts], int]:
    return lambda facts: sum(1 for key, v in facts.items() if key[0] == measure and holds(v))


def _sum(measure: str, number: Callable[..., int]) -> Callable[[Facts], int]:
    return lambda facts: sum(number(value) for key, value in facts.items() if key[0] == measure)


def _answered(answer: str) -> Callable[[Facts], int]:
    return _of("cover", lambda value: value == answer)


def _gap_weeks(facts: Facts) -> int:
    """Weeks from Monday to Sunday with a gap, each counted once for each person."""
    weeks: set[tuple[str, int]] = set()
    for (measure, person, _), spans in facts.items():
        if measure == "gap":
            for span in spans:  # type: ignore[attr-defined]
                first, last = (day.toordinal() - 1 for day in (span.first, span.last))
                weeks |= {(person, n) for n in range(first // _WEEK, last // _WEEK + 1)}
    return len(weeks)


LINES: Sequence[Counted] = (
    *(
        Counted(
            answer,
            _ANSWER_WORDS[answer],
            "cover",
            _answered(answer),
            better={"not-covered": -1, "has-back-up": 1}.get(answer, 0),
            in_full=False,
        )
        for answer in ANSWERS
    ),
    Counted(
        "move-not-covered",
        "Risks not covered on the day of the move",
        "cover-move",
        _of("cover-move", lambda value: value == "not-covered"),
        in_full=False,
    ),
    Counted(
        "results-not-covered",
        "Results that nothing limits on {day}",
        "result",
        _of("result", lambda value: value == "not-covered"),
        in_full=False,
    ),
    Counted("gap-risks", "Risks with a gap on any day ahead", "gap", _of("gap")),
    Counted("gap-weeks", "Weeks with a gap on one day or more", "gap", _gap_weeks),
    Counted("gap-days", "Days with a gap, added up by risk", "gap", _sum("gap", gap_days)),
    Counted("gates-open", "Gates that are not met", "gate", _of("gate")),
    Counted(
        "gates-missed",
        "Gates whose day is missed",
        "gate",
        _of("gate", lambda value: bool(value.missed)),  # type: ignore[attr-defined]
    ),
    Counted("begin-by", "Steps that are too late for the move", "begin-by", _of("begin-by")),
    Counted(
        "sole",
        "Agencies and teams without whom a risk is not held",
        "sole",
        _of("sole"),
        in_full=False,
    ),
    Counted(
        "restrictive",
        "Arrangements that restrict the person (R)",
        "restrictive",
        _of("restrictive"),
    ),
    Counted("findings", "Findings to be put right", "finding", _of("finding")),
    Counted(
        "hours",
        "Hours a week asked beyond what is offered",
        "hours",
        _sum("hours", int),
        in_full=False,
    ),
)
"""The lines that are numbers, in their order."""


def facts_of(sides: Sides, places: frozenset[int]) -> Facts:
    """Every fact about everybody who is asked about, after the changes of these places."""
    found: dict[Key, object] = dict(sides.shared(places))
    for person in sides.people:
        found |= sides.facts(person, places)
    return found


def measures(sides: Sides) -> Iterator[MeasureView]:
    """Every line, the plan beside the what-if."""
    before, after = facts_of(sides, frozenset()), facts_of(sides, sides.every)
    for line in LINES:
        if line.in_full and not sides.in_full:
            continue
        yield _number(sides, line, line.count(before), line.count(after))
    if sides.individual is not None:
        yield from _dates(sides, before, after)
    yield _cost(sides, before, after)
    if sides.individual is None:
        people = len({key[1] for key in sides.differences if key[1]})
        yield _line(("people", "People for whom something differs"), ("—", str(people)), OTHER)


def words_on(line: Counted, day: dt.date) -> str:
    """What a line counts, in words, with the day asked about."""
    return line.words.format(day=short_day(day))


def _number(sides: Sides, line: Counted, before: int, after: int) -> MeasureView:
    by = after - before
    direction = of_measure(sides, line.measure, _direction(line.better, by)) if by else SAME
    change = "" if before == after else f"{'+' if after > before else '−'}{abs(after - before)}"
    return _line(
        (line.code, words_on(line, sides.looking.day)), (str(before), str(after)), direction, change
    )


def _direction(better: int, by: int) -> str:
    return OTHER if not better else BETTER if better * by > 0 else WORSE


def _line(
    named: tuple[str, str], sides: tuple[str, str], direction: str, change: str = ""
) -> MeasureView:
    same = sides[0] == sides[1]
    return MeasureView(
        code=named[0],
        words=named[1],
        plan=sides[0],
        what_if=sides[1],
        direction=SAME if same else direction,
        change=change,
        about="",
        not_known=None,
    )


def _dates(
    sides: Sides, before: Mapping[Key, object], after: Mapping[Key, object]
) -> Iterator[MeasureView]:
    first, second = _only("move", before), _only("move", after)
    if isinstance(first, dt.date) and isinstance(second, dt.date):
        days = (second - first).days
        change = f"{'+' if days > 0 else '−'}{abs(days)} d" if days else ""
        days_told = (short_day(first), short_day(second))
        yield _line(("move", "Day of the move"), days_told, OTHER, change)
    yield from _in_hospital(sides)
    one, other = _only("path", before), _only("path", after)
    if one is not None and other is not None:
        finishes = (one.finish, other.finish)  # type: ignore[attr-defined]
        told = tuple(short_day(finish) for finish in finishes)
        days = (finishes[1] - finishes[0]).days
        change = f"{'+' if days > 0 else '−'}{abs(days)} d" if days else ""
        named = ("path", "Work for the move done at the earliest")
        way = of_measure(sides, "path", _direction(-1, days))
        yield _line(named, (told[0], told[1]), way, change)


def _in_hospital(sides: Sides) -> Iterator[MeasureView]:
    """Days until the move of somebody who waits for it in hospital."""
    days = days_more_in_hospital(sides)
    if days is not None:
        by = days[1] - days[0]
        change = f"{'+' if by > 0 else '−'}{abs(by)} d" if by else ""
        named = ("hospital-days", "Days in hospital until the move")
        line = _line(named, (str(days[0]), str(days[1])), OTHER, change)
        yield attrs.evolve(line, about=hospital_words(by))


def hospital_words(days: int) -> str:
    """So many days more or fewer in hospital, in words; empty for none."""
    if not days:
        return ""
    number = f"{abs(days)} {'more' if days > 0 else 'fewer'}"
    return f"{number} {'day' if abs(days) == 1 else 'days'} in hospital"


def _only(measure: str, facts: Mapping[Key, object]) -> object:
    return next((value for key, value in facts.items() if key[0] == measure), None)


def _cost(sides: Sides, before: Mapping[Key, object], after: Mapping[Key, object]) -> MeasureView:
    told = [f"£{value:,}" if (value := _only("cost", facts)) else "—" for facts in (before, after)]
    said = [step.change.pounds_a_week is not None for step in sides.steps if step.why_not is None]
    line = _line(("cost", "Extra cost a week"), (told[0], told[1]), WORSE)
    if all(said):
        return line
    missing = said.count(False)
    nobody = (
        "Nobody has said what this costs."
        if missing == len(said)
        else (f"Nobody has said what {missing} of {len(said)} changes cost.")
    )
    return attrs.evolve(line, what_if=told[1] if any(said) else "not known", not_known=nobody)
