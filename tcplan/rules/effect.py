"""Whether somebody is restricted follows from the legal effect, never from a statistical group.

What the record leaves open is said to be open: an unknown status is no status without restrictions.
"""

import datetime as dt
from typing import Literal

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.legal import LegalStatus
from tcplan.rules.on_day import OnDay

Restricted = Literal["yes", "no", "court", "unknown"]
"""``court``: while a court has the case. ``unknown``: what it turns on is not recorded."""

WORDS: dict[Restricted, str] = {
    "yes": "restricted",
    "no": "not restricted",
    "court": "under the control of the court",
    "unknown": "not known whether restricted",
}

_STRONGEST_FIRST: tuple[Restricted, ...] = ("yes", "unknown", "court", "no")


@attrs.frozen(kw_only=True)
class Effect:
    """Whether somebody is restricted on a day, and what that rests on."""

    restricted: Restricted
    because: str
    """One sentence; the person is named by the id."""
    status: LegalStatus | None = None
    """The status that it follows from; ``None`` when no status is in force."""
    resolve: bool = False
    """Whether the status itself is unknown or missing, so that nothing can be planned on it."""

    @property
    def words(self) -> str:
        """Whether somebody is restricted, in words."""
        return WORDS[self.restricted]


def statuses_on(on: OnDay, individual: str, day: dt.date | None = None) -> tuple[LegalStatus, ...]:
    """The legal statuses in force on a day, by default the day that is asked about."""
    if day is None or day == on.day:
        return on.statuses(individual)
    return tuple(s for s in on.plan.of("legal_statuses", individual) if s.covers(day))


def in_hospital(on: OnDay, individual: str, day: dt.date) -> bool:
    """Whether the person is on a ward on a day, as far as the plan tells today."""
    return any(spell.covers(day) for spell in on.plan.of("spells", individual))


def effect(on: OnDay, individual: str, day: dt.date | None = None) -> Effect:
    """Whether somebody is restricted on a day; of several statuses the strongest counts.

    Restricted comes before not known, that before the control of a court.
    """
    found = [_of(status) for status in statuses_on(on, individual, day)]
    if found:
        return min(found, key=lambda one: (not one.resolve, _STRONGEST_FIRST.index(one.restricted)))
    if in_hospital(on, individual, day or on.day):
        because = f"{individual} is in hospital with no legal status in force, not even informal."
        return Effect(restricted="unknown", because=because, resolve=True)
    because = f"{individual} is not in hospital, and no section is recorded."
    return Effect(restricted="no", because=because)


def restricted(on: OnDay, individual: str, day: dt.date | None = None) -> bool:
    """Whether somebody is restricted for certain."""
    return effect(on, individual, day).restricted == "yes"


def blocks(on: OnDay, individual: str) -> tuple[str, ...]:
    """Why nothing can be planned on the legal status yet, as sentences; empty when it is known.

    A gate or a decision to go waits for these. A dispute about money is never among them.
    """
    found = [_of(status) for status in on.statuses(individual)]
    if not found:
        found = [effect(on, individual)]
    return tuple(f"{one.because} Resolve it first." for one in found if one.restricted == "unknown")


def _of(status: LegalStatus) -> Effect:
    person, said = status.individual, label("legal-status", status.code)
    recorded = code_list("legal-status").fact(status.code, "restricted")
    if recorded == "resolve":
        because = f"The legal status of {person} is recorded as “{said.lower()}”."
        return Effect(restricted="unknown", because=because, status=status, resolve=True)
    if recorded == "yes-while-direction":
        return _by(status, status.limitation_direction, "the limitation direction is in force")
    if recorded == "check":
        return _by(status, status.restrictions, "restrictions are in force")
    under = "informal" if status.code == "01" else f"under: {said}"
    sure: dict[str, Restricted] = {"yes": "yes", "court": "court"}
    effect = sure.get(str(recorded), "no")
    because = f"{person} is {under}, and so {WORDS[effect]}."
    return Effect(restricted=effect, because=because, status=status)


def _by(status: LegalStatus, answer: bool | None, question: str) -> Effect:  # noqa: FBT001
    """What follows from a status whose effect turns on one more fact."""
    said = f"{status.individual} is under: {label('legal-status', status.code)}"
    if answer is None:
        because = f"{said}; whether {question} is not recorded."
        return Effect(restricted="unknown", because=because, status=status)
    if answer:
        return Effect(restricted="yes", because=f"{said}, and {question}.", status=status)
    because = f"{said}; it is recorded as not so that {question}."
    return Effect(restricted="no", because=because, status=status)
