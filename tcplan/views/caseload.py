"""A small set of measures about services and their duties, today and three months ago.

Every measure counts what services owe or how long people have waited for them. People are listed
by id: no list here says who is further down it for any reason of their own.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from tcplan.analysis.pace import Tell
from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import months_after
from tcplan.views.counted import Counted
from tcplan.views.due import Due
from tcplan.views.looking import Heading, Looking

MONTHS_BACK = 3

NOT_FOR_PUBLICATION = (
    "For the holder of the plan: small numbers stand here as they are. A published figure hides "
    "those below 5 and is rounded (rule R29), so nothing of this page is for publication."
)
WORKED_OUT = (
    "Earlier figures are worked out from the dates that stand in the plan now: what was corrected "
    "or removed since then is not in them."
)
_PLANS = "The plan does not say what was planned on that day."
_CHANGES = "The plan does not say what was owed on that day."

_EVENTS = frozenset(
    {
        "community-cetr", "post-admission-cetr", "inpatient-cetr", "independent-cetr",
        "oversight-visit", "register-review", "mhcs-report-social", "mhcs-report-clinical",
        "first-contact", "twelve-week-review", "s117-review",
        "concern-acknowledgement",
    }
)  # fmt: skip
"""Clocks that count from what happened on a recorded day, so that a past day can be asked about."""


@attrs.frozen(kw_only=True)
class Figure:
    """A number now and three months earlier."""

    current: int
    previous: int | None
    """Null where the plan does not tell."""
    direction: str
    """``more``, ``fewer``, ``the same`` or ``not known``."""


@attrs.frozen(kw_only=True)
class Measure:
    """One measure, of everybody and of the agency that looks."""

    id: str
    title: str
    unit: str
    """What is counted: ``people``, ``days``, ``gates`` or ``duties``."""
    everybody: Figure
    own: Figure | None
    """Of the people of the agency that looks; null when none was named."""
    previous_unknown: str | None
    """Why the earlier number is not known."""


@attrs.frozen(kw_only=True)
class DelayRow:
    """Days waited for one reason, by people who are in hospital on the day."""

    code: str
    reason: str
    people: Measure
    days: Measure


@attrs.frozen(kw_only=True)
class Waiting:
    """Somebody in hospital who is clinically ready to leave."""

    individual: str
    individual_label: str
    ready_since: dt.date | None
    days: int
    """Days in this time in hospital on which the person was ready and not let go."""
    uncoded: int
    """Those of them for which no reason is recorded."""


@attrs.frozen(kw_only=True)
class NearMove:
    """A move within thirty days with gates that are not met."""

    individual: str
    individual_label: str
    on: dt.date
    gates: tuple[str, ...]


@attrs.frozen
class CaseloadView:
    """The measures across everybody; small numbers are not hidden."""

    heading: Heading
    agency_name: str | None
    own_people: int | None
    """People whose responsible ICB or council, or hospital commissioner, the agency is."""
    previous_day: dt.date
    measures: tuple[Measure, ...]
    overdue: tuple[Measure, ...]
    """What is overdue, by kind, in the order of the words."""
    delays: tuple[DelayRow, ...]
    """By reason, in the order of the code list."""
    waiting: tuple[Waiting, ...]
    """By id."""
    near_moves: tuple[NearMove, ...]
    """By the day of the move."""
    without_plan: tuple[str, ...]
    """People in hospital with no move recorded, by id."""
    without_date: tuple[str, ...]
    """People in hospital whose move has no day, by id."""
    not_for_publication: str
    worked_out: str


def caseload(looking: Looking, tell: Tell | None = None) -> CaseloadView:
    """The measures of a plan on a day. Complexity: linear in the plan, but for sorting."""
    now = Counted(looking, looking.agency, tell)
    before = Counted(looking.at(months_after(looking.day, -MONTHS_BACK)), looking.agency, tell)
    compare = _Compared(now, before)
    waiting = [s for s in now.stays.values() if s.ready_since is not None]
    return CaseloadView(
        heading=looking.heading(),
        agency_name=looking.thing_name(looking.agency) if looking.agency else None,
        own_people=len(now.own) if now.own is not None else None,
        previous_day=before.on.day,
        measures=tuple(_measures(compare)),
        overdue=tuple(_overdue(compare)),
        delays=tuple(_delays(compare)),
        waiting=tuple(
            Waiting(
                individual=one.individual,
                individual_label=looking.person_label(one.individual),
                ready_since=one.ready_since,
                days=one.days_ready,
                uncoded=one.days_uncoded,
            )
            for one in sorted(waiting, key=lambda one: one.individual)
        ),
        near_moves=tuple(sorted(_near(now), key=lambda one: (one.on, one.individual))),
        without_plan=tuple(sorted(now.without_plan)),
        without_date=tuple(sorted(now.without_date)),
        not_for_publication=NOT_FOR_PUBLICATION,
        worked_out=WORKED_OUT,
    )


_Tally = Callable[[Counted], Iterable[tuple[str | None, int]]]
"""Whom each part of a number belongs to, and the part."""


@attrs.frozen
class _Compared:
    """Two days side by side."""

    now: Counted
    before: Counted

    def measure(
        self, name: str, title: str, unit: str, of: _Tally, unknown: str | None = None
    ) -> Measure:
        """One measure; ``unknown`` says why the earlier number cannot be told."""
        return Measure(
            id=name,
            title=title,
            unit=unit,
            everybody=self._figure(of, unknown, own=False),
            own=self._figure(of, unknown, own=True) if self.now.own is not None else None,
            previous_unknown=unknown,
        )

    def _figure(self, of: _Tally, unknown: str | None, *, own: bool) -> Figure:
        current = _sum(of(self.now), self.now.own if own else None)
        if unknown is not None:
            return Figure(current=current, previous=None, direction="not known")
        previous = _sum(of(self.before), self.before.own if own else None)
        change = (current > previous) - (current < previous)
        return Figure(current=current, previous=previous, direction=_DIRECTIONS[change])


_DIRECTIONS: Mapping[int, str] = MappingProxyType({-1: "fewer", 0: "the same", 1: "more"})


def _sum(parts: Iterable[tuple[str | None, int]], only: frozenset[str] | None) -> int:
    return sum(part for whose, part in parts if only is None or whose in only)


def _each(names: Iterable[str]) -> list[tuple[str | None, int]]:
    return [(name, 1) for name in names]


def _measures(compare: _Compared) -> Iterator[Measure]:
    of = compare.measure
    yield of("in-hospital", "People in hospital", "people", lambda c: _each(c.in_hospital))
    yield of(
        "without-plan", "In hospital without a planned move", "people",
        lambda c: _each(c.without_plan), _PLANS,
    )  # fmt: skip
    yield of(
        "without-date", "In hospital, the planned move without a day", "people",
        lambda c: _each(c.without_date), _PLANS,
    )  # fmt: skip
    yield of(
        "date-passed", "Not moved, and the planned day has passed", "people",
        lambda c: _each(c.late), _PLANS,
    )  # fmt: skip
    yield of(
        "ready", "In hospital and clinically ready to leave", "people",
        lambda c: _each(n for n, one in c.stays.items() if one.ready_since is not None),
    )  # fmt: skip
    yield of(
        "days-ready", "Days beyond clinically ready, added up", "days",
        lambda c: [(n, one.days_ready) for n, one in c.stays.items()],
    )  # fmt: skip
    yield of(
        "days-uncoded", "Those of them without a recorded reason", "days",
        lambda c: [(n, one.days_uncoded) for n, one in c.stays.items()],
    )  # fmt: skip
    yield of(
        "readmissions", "Readmissions in twelve months, each within a year of leaving",
        "readmissions", lambda c: _each(c.readmitted),
    )  # fmt: skip
    yield of(
        "gates-near", "Gates not met within thirty days of the move", "gates",
        lambda c: [(n, len(gates)) for n, gates in c.open_gates.items()], _PLANS,
    )  # fmt: skip
    yield of(
        "people-overdue", "People for whom something is overdue", "people",
        lambda c: _each({one.individual for one in c.overdue if one.individual}), _CHANGES,
    )  # fmt: skip


def _overdue(compare: _Compared) -> Iterator[Measure]:
    kinds = {_kind(one): _words(one) for one in (*compare.before.overdue, *compare.now.overdue)}
    now = Counter(map(_kind, compare.now.overdue))
    for kind, words in sorted(kinds.items(), key=lambda pair: (pair[1], pair[0])):
        known = kind in _EVENTS
        if known or now[kind]:
            yield compare.measure(
                kind, words, "duties", _of_kind(kind), None if known else _CHANGES
            )


def _of_kind(kind: str) -> _Tally:
    return lambda c: [(one.individual, 1) for one in c.overdue if _kind(one) == kind]


def _kind(one: Due) -> str:
    return one.clock or one.kind


def _words(one: Due) -> str:
    return one.plain if one.kind == "duty" else one.kind_words


def _delays(compare: _Compared) -> Iterator[DelayRow]:
    for code in code_list("delay-reason").codes:
        people = compare.measure(code, "People", "people", _people_by(code))
        days = compare.measure(code, "Days", "days", _days_by(code))
        if days.everybody.current or days.everybody.previous:
            yield DelayRow(code=code, reason=label("delay-reason", code), people=people, days=days)


def _days_by(code: str) -> _Tally:
    return lambda c: [
        (name, reason.days)
        for name, one in c.stays.items()
        for reason in one.by_reason
        if reason.code == code
    ]


def _people_by(code: str) -> _Tally:
    return lambda c: [(name, 1) for name, _ in _days_by(code)(c)]


def _near(now: Counted) -> Iterator[NearMove]:
    for name, gates in now.open_gates.items():
        day = now.moves[name].move_day()
        if day is not None:
            yield NearMove(
                individual=name,
                individual_label=now.looking.person_label(name),
                on=day,
                gates=tuple(now.looking.veiled(gate, name) for gate in gates),
            )
