"""Each measure has one way of being told: what a fact says in words, and which way is better."""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.analysis.cover import ANSWERS, rank
from tcplan.analysis.slots import Slot, slot_words
from tcplan.analysis.words import ANSWER_WORDS
from tcplan.domain.dates import days_said, short_day
from tcplan.rules.gates import STATE_WORDS
from tcplan.views.whatif.facts import Days, Finding, GateFact, PathFact, Span

BETTER, WORSE, OTHER, SAME = "better", "worse", "other", "same"
WAY_WORDS = MappingProxyType(
    {BETTER: "better", WORSE: "worse", OTHER: "different", SAME: "the same"}
)
"""Which way something goes, in the one word that is used for it everywhere."""


@attrs.frozen
class Telling:
    """How the facts of one measure are told."""

    words: str
    """What is compared, as the beginning of a sentence."""
    told: Callable[[Any], str]
    """A fact in words; asked with None where there is none."""
    weight: Callable[[Any], int] | None = None
    """A number that is to be small; without one neither way is better."""

    def direction(self, before: Hashable, after: Hashable) -> str:
        """Which way a difference goes."""
        if self.weight is None:
            return OTHER
        first, second = self.weight(before), self.weight(after)
        return OTHER if first == second else BETTER if second < first else WORSE


def _answer(value: str | None) -> str:
    return ANSWER_WORDS[value] if value else "not asked"


def _answer_weight(value: str | None) -> int:
    return len(ANSWERS) - rank(value) if value else 0


def gap_days(spans: tuple[Span, ...] | None) -> int:
    """Days with a gap."""
    return sum(span.days for span in spans or ())


def _gap(spans: tuple[Span, ...] | None) -> str:
    if not spans:
        return "no gap"
    first = spans[0]
    until = f" to {short_day(first.last)}" if first.last > first.first else ""
    more = f" and {len(spans) - 1} more" if len(spans) > 1 else ""
    return f"{days_said(gap_days(spans))} with a gap, {short_day(first.first)}{until}{more}"


def _ahead(days: tuple[Days, ...] | None) -> str:
    """How many days ahead have each answer, the worst first."""
    counts = dict.fromkeys(ANSWERS, 0)
    for span in days or ():
        counts[span.answer] += span.days
    told = [f"{days_said(n)} {ANSWER_WORDS[one].lower()}" for one, n in counts.items() if n]
    return ", ".join(told) or "not looked at"


def _ahead_weight(days: tuple[Days, ...] | None) -> int:
    return sum(span.days * _answer_weight(span.answer) for span in days or ())


def _gate(value: GateFact | None) -> str:
    if value is None:
        return "lets the move through"
    due = f", due {short_day(value.due)}" if value.due else ", no day set"
    why = {"overdue": ", its day has passed", "after-the-move": ", after the move", "": ""}
    return f"{STATE_WORDS[value.state].lower()}{due}{why[value.missed]}"


def _gate_weight(value: GateFact | None) -> int:
    return 0 if value is None else 2 if value.missed else 1


def _day(value: dt.date | None) -> str:
    return short_day(value) if value else "no day"


def _path(value: PathFact | None) -> str:
    if value is None:
        return "nothing left to do"
    if value.slack is None:
        return short_day(value.finish)
    spare = "to spare" if value.slack >= 0 else "too late"
    return f"{short_day(value.finish)}, {days_said(abs(value.slack))} {spare}"


def _path_weight(value: PathFact | None) -> int:
    return 0 if value is None else -value.slack if value.slack is not None else 0


def _begin(value: str | None) -> str:
    late = {"past": "the last day for it has passed", "late": "done too late for the move"}
    return "can still be in time" if value is None else late[value]


def _sole(value: int | None) -> str:
    if not value:
        return "holds no risk alone"
    return "alone holds 1 risk at some hours" if value == 1 else f"alone holds {value} risks"


def _restrictive(value: object) -> str:
    return "R, restricts the person" if value else "not there"


def _finding(value: Finding | None) -> str:
    return "to be put right" if value else "nothing to put right"


def _hours(value: int | None) -> str:
    return f"asked for {value} hours a week more than it offers" if value else "can be delivered"


def _lost_hours(value: Slot | None) -> str:
    return f"held worse {slot_words(value)}" if value else "held as in the plan"


def _minutes(value: Slot | None) -> int:
    return round(value.hours() * 60) if value else 0


def _cost(value: int | None) -> str:
    return f"£{value:,} a week" if value else "none"


def _number(value: Any) -> int:  # noqa: ANN401
    return int(value or 0)


def _there(value: object) -> int:
    return int(value is not None)


TELLINGS: Mapping[str, Telling] = MappingProxyType(
    {
        "cover": Telling("Cover on the day", _answer, _answer_weight),
        "cover-move": Telling("Cover on the day of the move", _answer, _answer_weight),
        "result": Telling("What limits a result", _answer, _answer_weight),
        "hidden": Telling("Hours held worse than in the plan", _lost_hours, _minutes),
        "gap": Telling("Days with a gap", _gap, gap_days),
        "ahead": Telling("Cover on the days ahead", _ahead, _ahead_weight),
        "gate": Telling("Gate", _gate, _gate_weight),
        "move": Telling("Day of the move", _day),
        "path": Telling("Work done at the earliest", _path, _path_weight),
        "begin-by": Telling("Day by which it must begin", _begin, _there),
        "sole": Telling("Holds a risk alone", _sole, _number),
        "restrictive": Telling("Restricts the person", _restrictive, _there),
        "finding": Telling("Findings", _finding, _there),
        "hours": Telling("Hours asked and offered", _hours, _number),
        "cost": Telling("Extra cost", _cost, _number),
    }
)
"""Measure to how it is told, in the order in which differences are told."""
