"""A gate stands as its evidence stands: what has run out, or is only said, opens nothing.

A decision counts from its day on, and evidence from its own day through its review-by date. Of
evidence that is told in the same words the newest counts; where it rests on several kinds, all of
them must be in date.
"""

import datetime as dt
from types import MappingProxyType
from typing import Literal

import attrs

from tcplan.domain.common import Evidence
from tcplan.domain.dates import long_day
from tcplan.domain.transition import Gate
from tcplan.rules.book import Rulebook

GateState = Literal[
    "met",
    "not-applicable",
    "waived",
    "waiver-ended",
    "open-again",
    "asserted",
    "not-met",
    "undecided",
]

STATE_WORDS = MappingProxyType(
    {
        "met": "Met",
        "not-applicable": "Does not apply",
        "waived": "Waived",
        "waiver-ended": "Waiver has ended",
        "open-again": "Open again: its evidence has run out",
        "asserted": "Said to be met, with nothing to show it",
        "not-met": "Not met",
        "undecided": "Not decided",
    }
)
"""A state of a gate to words."""

_PASSES = frozenset({"met", "not-applicable", "waived"})
_DAY = dt.timedelta(days=1)


@attrs.frozen(kw_only=True)
class GateStanding:
    """How a gate stands on a day, and why."""

    gate: Gate
    state: GateState
    because: str
    """One sentence."""
    since: dt.date | None = None
    """The first day on which it stood so; ``None`` for a gate that nobody has decided on."""
    until: dt.date | None = None
    """The last day on which it stands so, where that is known."""
    holds: tuple[Evidence, ...] = ()
    """The evidence that is in date."""
    run_out: tuple[Evidence, ...] = ()
    """The evidence that is past its review-by date, with nothing newer in its place."""
    rule_note: str | None = None
    """That it was decided under another version of its rule, or names none."""

    @property
    def passes(self) -> bool:
        """Whether it lets the move through on the day."""
        return self.state in _PASSES

    @property
    def decided(self) -> bool:
        """Whether a decision had been made by the day."""
        return self.state != "undecided"

    @property
    def of_law(self) -> bool:
        """Whether its basis is law, so that it is never waived."""
        return self.gate.basis == "law"


def standing(gate: Gate, day: dt.date, book: Rulebook) -> GateStanding:
    """How a gate stands on a day.

    The day of a decision, the review-by date of evidence and the last day of a waiver count.
    Complexity: linear in the evidence.
    """
    decided = gate.decided_on
    if gate.decision == "undecided" or decided is None:
        return GateStanding(gate=gate, state="undecided", because="Nobody has decided on it.")
    if decided > day:
        because = f"The decision is dated {long_day(decided)}, after the day that is asked about."
        return GateStanding(gate=gate, state="undecided", because=because)
    found = _decided(gate, decided, day)
    return attrs.evolve(found, rule_note=_rule_note(gate, decided, day, book))


def _decided(gate: Gate, decided: dt.date, day: dt.date) -> GateStanding:
    on, reason = long_day(decided), f": {gate.reason}" if gate.reason else "."
    if gate.decision == "met":
        return _met(gate, decided, day)
    if gate.decision == "waived":
        return _waived(gate, decided, day)
    if gate.decision == "not-applicable":
        because = f"Decided on {on} that it does not apply{reason}"
        return GateStanding(gate=gate, state="not-applicable", because=because, since=decided)
    because = f"Decided on {on} as not met{reason}"
    return GateStanding(gate=gate, state="not-met", because=because, since=decided)


def _waived(gate: Gate, decided: dt.date, day: dt.date) -> GateStanding:
    last = gate.waived_until or decided
    on, reason = long_day(decided), f": {gate.reason}" if gate.reason else "."
    if day <= last:
        because = f"Waived on {on}, until {long_day(last)}{reason}"
        return GateStanding(gate=gate, state="waived", because=because, since=decided, until=last)
    because = f"It was waived on {on}, and the waiver ended on {long_day(last)}."
    return GateStanding(gate=gate, state="waiver-ended", because=because, since=last + _DAY)


def _met(gate: Gate, decided: dt.date, day: dt.date) -> GateStanding:
    shown = _newest(gate, day)
    holds = tuple(item for item in shown if day <= item.review_by)
    run_out = tuple(item for item in shown if item.review_by < day)
    on = long_day(decided)
    if not shown:
        because = f"Said on {on} to be met; no evidence is dated by {long_day(day)}."
        return GateStanding(gate=gate, state="asserted", because=because, since=decided)
    if run_out:
        first = min(run_out, key=lambda item: item.review_by)
        because = (
            f"Met on {on}, but “{first.what}” was to be looked at again by "
            f"{long_day(first.review_by)}, and nothing newer is recorded."
        )
        since = first.review_by + _DAY
        return GateStanding(
            gate=gate,
            state="open-again",
            because=because,
            since=since,
            holds=holds,
            run_out=run_out,
        )
    last = min(item.review_by for item in holds)
    because = f"Met on {on}; its evidence holds until {long_day(last)}."
    return GateStanding(
        gate=gate, state="met", because=because, since=decided, until=last, holds=holds
    )


def _newest(gate: Gate, day: dt.date) -> tuple[Evidence, ...]:
    """Of each kind of evidence the newest by the day, in the order of the gate."""
    kinds: dict[str, Evidence] = {}
    for item in gate.evidence:
        if item.on > day:
            continue
        kind = " ".join(item.what.casefold().split())
        held = kinds.get(kind)
        if held is None or (held.on, held.review_by) < (item.on, item.review_by):
            kinds[kind] = item
    return tuple(kinds.values())


def _rule_note(gate: Gate, decided: dt.date, day: dt.date, book: Rulebook) -> str | None:
    name = gate.rule.strip() if gate.rule else None
    if name not in book.ids:
        return None
    now = book.rule(name, day)
    if now is None:
        return f"{name}, by which it was decided, is not in force on {long_day(day)}."
    then = gate.rule_version
    if then is None:
        earlier = book.rule(name, decided)
        then = earlier.version if earlier else None
        told = f"It was decided when {then or 'no version'} of {name} was in force"
    else:
        told = f"It was decided under version {then} of {name}"
    if then == now.version:
        return None
    return f"{told}; on {long_day(day)} version {now.version} is."
