"""Which papers a C(E)TR asks for, which are there, and why one is not looked for.

A paper that is only for the day never stands in the way of a community C(E)TR. The list is data.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import attrs

from tcplan.domain.dates import long_day
from tcplan.domain.records import Document
from tcplan.rules.clocks.counting import CETRS
from tcplan.rules.on_day import OnDay

_YEAR = dt.timedelta(days=365)
PANELS = (*CETRS, "icetr")
"""Kinds of review that have the panel of a C(E)TR."""


@attrs.frozen(kw_only=True)
class Asked:
    """One paper that the checklist asks for."""

    words: str
    kinds: frozenset[str]
    settings: frozenset[str]
    shared: str
    """``before``: no later than a day before; ``on-the-day``: also there on the day."""
    expected: str


@attrs.frozen(kw_only=True)
class Looked:
    """A paper that is asked for, and what is there of it on a day."""

    asked: Asked
    found: tuple[Document, ...]
    """The latest of each kind that is recorded by the day."""
    not_looked_for: str | None
    """Why it is not looked for, as a phrase; None where it is."""

    @property
    def missing(self) -> bool:
        """Whether it is looked for and nothing is there."""
        return not self.found and self.not_looked_for is None


@cache
def checklist() -> tuple[Asked, ...]:
    """The papers in the order of the checklist."""
    text = (resources.files("tcplan.rules") / "cetr_papers.toml").read_text(encoding="utf-8")
    return tuple(
        Asked(
            words=row["words"],
            kinds=frozenset(row["kinds"]),
            settings=frozenset(row["settings"]),
            shared=row["shared"],
            expected=row["expected"],
        )
        for row in tomllib.loads(text)["paper"]
    )


def looked_for(on: OnDay, individual: str) -> Iterator[Looked]:
    """Each paper of the checklist of where the person is, with what is there of it by the day."""
    setting = "inpatient" if on.spell(individual) is not None else "community"
    documents: tuple[Document, ...] = on.plan.of("documents", individual)
    for asked in checklist():
        if setting not in asked.settings:
            continue
        since = on.day - _YEAR if asked.expected == "last-year" else dt.date.min
        latest: dict[str, Document] = {}
        for paper in documents:
            known = latest.get(paper.kind)
            newer = known is None or known.on <= paper.on
            if paper.kind in asked.kinds and since <= paper.on <= on.day and newer:
                latest[paper.kind] = paper
        yield Looked(
            asked=asked,
            found=tuple(latest.values()),
            not_looked_for=_why_not(on, individual, asked.expected),
        )


def _why_not(on: OnDay, individual: str, expected: str) -> str | None:
    """Why a paper is not looked for, as a phrase."""
    previous = on.latest(individual, *PANELS)
    if expected == "had-one":
        return "no earlier C(E)TR is recorded" if previous is None else None
    if expected == "last-year":
        since = on.day - _YEAR
        concerns = on.plan.of("concerns", individual)
        had = any(c.kind == "safeguarding" and since <= c.on <= on.day for c in concerns)
        return None if had else "no safeguarding concern of the last year is recorded"
    if expected == "detained":
        informal = all(status.code == "01" for status in on.statuses(individual))
        return "no detention is recorded" if informal else None
    if expected == "education":
        return None if on.child(individual) else "no education, health and care plan is recorded"
    if expected == "restraint":
        return _no_restraint(on, individual, previous.held if previous else None)
    return None


def _no_restraint(on: OnDay, individual: str, last: dt.date | None) -> str | None:
    admitted = on.admitted(individual)
    since = max(day for day in (last, admitted, dt.date.min) if day is not None)
    incidents = on.plan.of("incidents", individual)
    had = any(one.interventions and since <= one.on <= on.day for one in incidents)
    return None if had else f"no incident with restraint since {long_day(since)} is recorded"
