"""Answers, cut sets and facts in the panel's words; every word about cover is chosen here."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import IF_STILL_TRUE, ON_EVIDENCE, Held, RiskCover, SlotCover
from tcplan.analysis.reasons import READINGS, Reading
from tcplan.analysis.slots import Slot, slot_words
from tcplan.analysis.standing import Fact
from tcplan.domain.codelists import label
from tcplan.domain.control import Control
from tcplan.domain.dates import long_day
from tcplan.domain.legal import Condition, LegalAuthority
from tcplan.domain.network import Agency, Place, System, Team

ANSWER_WORDS = {
    "not-covered": "Not covered",
    "only-if-promised": "Only if promised",
    "not-confirmed": "Not confirmed",
    "relies-on-one": "Relies on one",
    "has-back-up": "Has back-up",
}

READING_WORDS = {
    "on-evidence": "on evidence",
    "if-still-true": "if what is out of date is still true",
    "as-promised": "if promises are kept",
}


def answer_label(held: Held) -> str:
    """The answer in two or three words."""
    words = ANSWER_WORDS[held.answer]
    return f"{words}, by restriction" if held.by_restriction else words


def name_of(arrangements: Arrangements, name: str) -> str:
    """What a thing of the plan is called."""
    thing = arrangements.find(name)
    for field in ("name", "text", "title", "preferred_name"):
        if (words := getattr(thing, field, None)) is not None:
            return str(words)
    return name


def event_words(arrangements: Arrangements, event: str) -> str:
    """A basic event as something that happens: "Oak Support stops"."""
    thing = arrangements.find(event)
    called = name_of(arrangements, event)
    if isinstance(thing, Control):
        return f"“{called}” fails"
    if isinstance(thing, Team):
        return f"{called} is not there"
    if isinstance(thing, Place):
        return f"{called} is lost"
    if isinstance(thing, System):
        return f"{called} is down"
    if isinstance(thing, LegalAuthority | Condition):
        return f"“{called}” lapses"
    return f"{called} stops"


def cut_words(arrangements: Arrangements, cut: Iterable[str]) -> str:
    """A cut set in words: "Oak Support stops and the night rota is not there"."""
    order = (Agency, Team, Place, System, LegalAuthority, Condition, Control)

    def key(event: str) -> tuple[int, str]:
        return next(
            i for i, cls in enumerate(order) if isinstance(arrangements.find(event), cls)
        ), event

    said = [event_words(arrangements, event) for event in sorted(cut, key=key)]
    return joined(said)


def joined(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def fact_words(arrangements: Arrangements, fact: Fact) -> str:
    """Why something does not hold, as a phrase that can follow "because"."""
    thing = arrangements.find(fact.about)
    called = name_of(arrangements, fact.about)
    behind = joined(list(dict.fromkeys(fact_words(arrangements, f) for f in fact.by)))
    if fact.code in {"state", "dates", "evidence", "hours"}:
        return _control_fact(thing, fact.code, arrangements.day)
    return {
        "nobody": "nobody is named to deliver it",
        "holders": behind,
        "closed": f"{called} is closed then",
        "away": f"{called} is not there on that day",
        "stopped": f"{called} does not work on that day",
        "carer": f"{called} is not recorded as willing, able and offered a carer's assessment",
        "responder": behind or "it only notices, and no responder and response time are named",
        "requires": f"it needs “{called}”, and {behind}",
        "authority": f"“{called}” is not in force on that day",
        "condition": f"“{called}” is not in force on that day",
        "supervisor": behind or "nobody supervises the condition",
    }[fact.code]


def _control_fact(control: Control, code: str, day: dt.date) -> str:
    if code == "state":
        return f"it is {label('control-state', control.state).lower()}"
    if code == "hours":
        return "it is outside its hours"
    if code == "dates":
        if control.start is not None and day < control.start:
            return f"it starts on {long_day(control.start)}"
        return f"it ended on {long_day(control.end or day)}"
    last = evidence_until(control, day)
    return f"its evidence ran out on {long_day(last)}" if last else "it has no evidence"


def evidence_until(control: Control, day: dt.date) -> dt.date | None:
    """The last day of the evidence that was there by ``day``; nothing when there was none."""
    return max((item.review_by for item in control.evidence if item.on <= day), default=None)


def because(arrangements: Arrangements, control: Control, reading: Reading, slot: Slot) -> str:
    """All facts against a control in one phrase; empty when there are none."""
    facts = arrangements.facts(control, reading, slot)
    return joined(list(dict.fromkeys(fact_words(arrangements, fact) for fact in facts)))


def said(arrangements: Arrangements, cover: RiskCover, at: SlotCover) -> str:
    """The answer about a risk in a slot as one sentence for a panel."""
    held = at.risk
    when = slot_words(at.slot)
    if not cover.risk.threats:
        return "No cause is recorded for this risk, so nothing can be said about what holds it."
    if held.answer == "not-covered":
        through = [t.target for t in at.threats if t.failure[2] is True]
        return f"Nothing in place covers {_quoted(arrangements, through)}, {when}."
    if held.answer == "only-if-promised":
        return _promised(arrangements, at, when)
    if held.answer == "not-confirmed":
        return _unconfirmed(arrangements, cover, at, when)
    if held.answer == "relies-on-one":
        singles = [next(iter(cut)) for cut in held.cuts if len(cut) == 1]
        first = event_words(arrangements, _tellable(arrangements, singles))
        others = {1: "", 2: " One other single failure would do the same."}
        more = f" {len(singles) - 1} other single failures would do the same."
        return f"If {first}, nothing else covers it, {when}.{others.get(len(singles), more)}"
    least = len(held.cuts[0]) if held.cuts else 4
    number = {2: "two", 3: "three"}.get(least, "more than three")
    restricted = " The back-up restricts the person." if held.by_restriction else ""
    return f"At least {number} separate things would have to fail, {when}.{restricted}"


def _tellable(arrangements: Arrangements, singles: Sequence[str]) -> str:
    """The single failure to tell first: a whole service before one arrangement by itself."""
    return min(singles, key=lambda e: (isinstance(arrangements.find(e), Control), e))


def _quoted(arrangements: Arrangements, ids: Sequence[str]) -> str:
    return joined([f"“{name_of(arrangements, name)}”" for name in ids])


def _waited_for(arrangements: Arrangements, at: SlotCover, stronger: int) -> list[Control]:
    """The controls whose own state or evidence keeps the stronger reading from covering the risk.

    They act on a threat that gets through in that reading but not in the next weaker one, or are
    required by a control that does.
    """
    found: dict[str, None] = {}
    for threat in at.threats:
        if threat.failure[stronger] is True:
            for control in arrangements.acting_on.get(threat.target, ()):
                if arrangements.out(control, READINGS[stronger + 1], at.slot) is not True:
                    facts = arrangements.facts(control, READINGS[stronger], at.slot)
                    found.update(dict.fromkeys(fact.about for fact in _at_bottom(facts)))
    return [arrangements.find(name) for name in found]


def _at_bottom(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        if fact.by:
            yield from _at_bottom(fact.by)
        else:
            yield fact


def _promised(arrangements: Arrangements, at: SlotCover, when: str) -> str:
    waiting = _waited_for(arrangements, at, IF_STILL_TRUE)
    number = "One arrangement is" if len(waiting) == 1 else f"{len(waiting)} arrangements are"
    starts = [c.start for c in waiting if c.start is not None]
    due = f" due by {long_day(max(starts))}" if starts else ""
    return f"Covered only by promise, {when}: {number} agreed{due} and not yet in place."


def _unconfirmed(arrangements: Arrangements, cover: RiskCover, at: SlotCover, when: str) -> str:
    parts = []
    if at.risk.failure[ON_EVIDENCE] is True:
        stale = _waited_for(arrangements, at, ON_EVIDENCE)
        last = [evidence_until(control, arrangements.day) for control in stale]
        dates = [day for day in last if day is not None]
        if dates:
            which = "" if len(dates) == 1 else ", the oldest"
            parts.append(f"Evidence ran out{which} on {long_day(min(dates))}, {when}.")
        if len(dates) < len(stale):
            parts.append(f"Arrangements are in place without evidence, {when}.")
    if not cover.causes_reviewed:
        parts.append(
            "The list of causes has not been reviewed by the team responsible on that day."
        )
    return " ".join(parts)
