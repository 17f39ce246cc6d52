"""What a report to the public counts, exactly: it leaves through disclosure control or not at all.

Each table says whom it counts, so that tables which count the same people are protected together.
Every person belongs to one category of each division: whoever stands in two is counted in neither.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

import attrs

from tcplan.analysis.cover import ANSWERS, rank
from tcplan.analysis.disclosure.tables import Counts, Dimension
from tcplan.domain.codelists import code_list
from tcplan.domain.control import PROMISED_STATES
from tcplan.domain.dates import months_after, years_after
from tcplan.domain.hospital import Delay
from tcplan.domain.records import Concern
from tcplan.views.concerns.where import area_of
from tcplan.views.counted import Counted
from tcplan.views.due import Due, due
from tcplan.views.looking import Looking

_T = TypeVar("_T")

PEOPLE = "people in the plan"
AGENCIES = "agencies that deliver support"
IN_HOSPITAL = "people in hospital"
VISITED = "people in hospital to whom the commissioner owes visits"
READY = "people in hospital who are clinically ready to leave"
REPORTS = "reports of concern in six months"

BACK_UP, ONE, GAP, NO_RISK = (
    "Every risk has back-up",
    "A risk relies on one arrangement",
    "A gap: an action for services",
    "No risk recorded",
)
ALONE, NOT_ALONE = "Would be without cover for a risk", "Would keep cover for every risk"
HOLDS, HOLDS_NONE = "Would leave a risk without cover", "Would leave none without cover"
AHEAD, PASSED, NO_DAY, NO_MOVE = (
    "A move with a day ahead",
    "A move whose day has passed",
    "A move without a day",
    "No move planned yet",
)
LONG, SHORT = "Two years or more", "Less than two years"
IN_TIME, OVERDUE, NONE_DUE = "In time", "Overdue", "None due"
NHS, SOCIAL, BOTH, NO_REASON = "NHS", "Social care", "Both", "No reason recorded"
HATE, TENSION, OTHER = "Hate incidents", "Tension at a place", "Other concerns"
RECENT, BEFORE = "Last three months", "Three months before"
ELSEWHERE = "Elsewhere or not recorded"

_CETR = frozenset({"inpatient-cetr", "post-admission-cetr"})
_VISIT = "oversight-visit"
_ATTRIBUTED: Mapping[frozenset[str], str] = {
    frozenset(): NO_REASON,
    frozenset({"04"}): NHS,
    frozenset({"05"}): SOCIAL,
}
_KINDS: Mapping[str, str] = {"hate-incident": HATE, "tension": TENSION}


@attrs.frozen
class Part:
    """A part of the area as its author names it, with the areas of the plan that belong to it."""

    name: str
    areas: tuple[str, ...]


@attrs.frozen
class Counting:
    """A plan on a day, counted for everybody."""

    looking: Looking

    @cached_property
    def on_day(self) -> Counted:
        """What the caseload counts."""
        return Counted(self.looking, None)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody."""
        return tuple(person.id for person in self.looking.plan.individuals)

    @cached_property
    def in_hospital(self) -> tuple[str, ...]:
        """Who is in hospital."""
        return tuple(self.on_day.in_hospital)

    @cached_property
    def ready(self) -> tuple[str, ...]:
        """Who is in hospital and clinically ready to leave."""
        stays = self.on_day.stays
        return tuple(n for n in self.in_hospital if stays[n].ready_since is not None)

    @cached_property
    def visited(self) -> tuple[str, ...]:
        """To whom a visit of the commissioner is owed."""
        return tuple(n for n in self.in_hospital if any(self._of(n, {_VISIT})))

    @cached_property
    def reports(self) -> tuple[Concern, ...]:
        """What was reported in the six months that end with the day."""
        first = months_after(self.looking.day, -6)
        plan = self.looking.plan
        return tuple(one for one in plan.concerns if first < one.on <= self.looking.day)

    @cached_property
    def held(self) -> Mapping[str, int]:
        """Each person with a risk, and the place of their worst answer among the five."""
        found: dict[str, int] = {}
        for cover in self.looking.covers():
            me = cover.risk.individual
            answer = rank(cover.worst.risk.answer)
            found[me] = min(found.get(me, answer), answer)
        return found

    @cached_property
    def alone(self) -> frozenset[str]:
        """Who would lose the cover of a risk if one agency stopped, family and friends aside."""
        of_people = self.looking.contingencies().of_people
        return frozenset(
            person
            for person, lost in of_people.items()
            if any(one.cover for name, one in lost.items() if name in self._formal)
        )

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that deliver something, or are deputies; family and friends left out."""
        return tuple(name for name in self._formal if self._delivers(name))

    @cached_property
    def _formal(self) -> Mapping[str, None]:
        informal = code_list("agency-kind").where("informal", value=True)
        found = (one.id for one in self.looking.plan.agencies if one.kind not in informal)
        return dict.fromkeys(found)

    def _delivers(self, agency: str) -> bool:
        plan = self.looking.plan
        family = (agency, *(team.id for team in plan.teams_of.get(agency, ())))
        carried = (c for name in family for c in plan.carried_by.get(name, ()))
        return any(c.state in PROMISED_STATES for c in carried)

    def holds_alone(self, agency: str) -> str:
        """Whether an agency would leave a risk without cover if it stopped."""
        return HOLDS if self.looking.contingencies().alone[agency].cover else HOLDS_NONE

    def cover(self, name: str) -> str:
        """Which answer a person's risks have at worst."""
        answer = self.held.get(name)
        if answer is None:
            return NO_RISK
        return {"has-back-up": BACK_UP, "relies-on-one": ONE}.get(ANSWERS[answer], GAP)

    def relies(self, name: str) -> str:
        """Whether a person would be without cover for a risk if one agency stopped."""
        return ALONE if name in self.alone else NOT_ALONE

    def move(self, name: str) -> str:
        """How far the move of somebody in hospital is planned."""
        move = self.on_day.moves.get(name)
        if move is None:
            return NO_MOVE
        day = move.move_day()
        if day is None:
            return NO_DAY
        return AHEAD if day >= self.looking.day else PASSED

    def stay(self, name: str) -> str:
        """How long somebody has been in hospital, from the original admission."""
        admitted = self.on_day.stays[name].admitted
        long = admitted is not None and years_after(admitted, 2) <= self.looking.day
        return LONG if long else SHORT

    def review(self, name: str) -> str:
        """Whether a care and treatment review of somebody in hospital is overdue."""
        return _standing(self._of(name, _CETR))

    def visit(self, name: str) -> str:
        """Whether a visit of the commissioner is overdue."""
        return _standing(self._of(name, {_VISIT}))

    def attributed(self, name: str) -> str:
        """To whom the waiting of somebody who is ready is attributed on the day."""
        spell = self.on_day.on.spell(name)
        codes = {one.attribution for one in spell.delays if self._open(one)} if spell else set()
        return _ATTRIBUTED.get(frozenset(codes), BOTH)

    def _open(self, delay: Delay) -> bool:
        day = self.looking.day
        return delay.start <= day and (delay.end is None or day <= delay.end)

    def _of(self, name: str, clocks: Collection[str]) -> list[Due]:
        return [one for one in due(self.looking, name) if one.clock in clocks]


def _standing(found: Iterable[Due]) -> str:
    states = [one.state for one in found]
    if not states:
        return NONE_DUE
    return OVERDUE if "overdue" in states else IN_TIME


def tables(counting: Counting, parts: Collection[Part]) -> dict[str, Counts]:
    """Every table of a report by a word, each person and each report counted once."""
    of = counting
    return {
        "cover": _table(
            "What holds people's risks", PEOPLE, None, of.people,
            ("answer", (BACK_UP, ONE, GAP, NO_RISK), of.cover),
        ),
        "alone": _table(
            "People who rely on one agency", PEOPLE, None, of.people,
            ("if one agency stopped", (ALONE, NOT_ALONE), of.relies),
        ),
        "agencies": _table(
            "Agencies that deliver support", AGENCIES, None, of.agencies,
            ("if it stopped", (HOLDS, HOLDS_NONE), of.holds_alone),
        ),
        "moves": _table(
            "People in hospital and their moves", IN_HOSPITAL, PEOPLE, of.in_hospital,
            ("move", (AHEAD, PASSED, NO_DAY, NO_MOVE), of.move),
        ),
        "stays": _table(
            "How long people have been in hospital", IN_HOSPITAL, PEOPLE, of.in_hospital,
            ("length of stay", (SHORT, LONG), of.stay),
        ),
        "reviews": _table(
            "Care (education) and treatment reviews", IN_HOSPITAL, PEOPLE, of.in_hospital,
            ("review", (IN_TIME, OVERDUE, NONE_DUE), of.review),
        ),
        "visits": _table(
            "Visits of commissioners to people out of area", VISITED, IN_HOSPITAL, of.visited,
            ("visit", (IN_TIME, OVERDUE), of.visit),
        ),
        "delays": _table(
            "People ready to leave, by whom their waiting is attributed to", READY, IN_HOSPITAL,
            of.ready, ("attribution", (NHS, SOCIAL, BOTH, NO_REASON), of.attributed),
        ),
        "kinds": _table(
            "Reports by kind", REPORTS, None, of.reports,
            ("kind", (HATE, TENSION, OTHER), lambda one: _KINDS.get(one.kind, OTHER)),
            ("time", (RECENT, BEFORE), _time(of.looking.day)),
        ),
        **(_areas(of, parts) if parts else {}),
    }  # fmt: skip


def _areas(of: Counting, parts: Collection[Part]) -> dict[str, Counts]:
    part_of = {area.casefold(): part.name for part in parts for area in part.areas}
    plan = of.looking.plan

    def where(one: Concern) -> str:
        return part_of.get(area_of(plan, one).casefold(), ELSEWHERE)

    names = (*(part.name for part in parts), ELSEWHERE)
    by_time = ("time", (RECENT, BEFORE), _time(of.looking.day))
    by_kind = ("kind", (HATE, TENSION, OTHER), lambda one: _KINDS.get(one.kind, OTHER))
    return {
        "areas": _table(
            "Reports by part of the area", REPORTS, None, of.reports,
            ("part", names, where), by_time,
        ),
        "areas-by-kind": _table(
            "Reports by part of the area and kind", REPORTS, None, of.reports,
            ("part", names, where), by_kind,
        ),
    }  # fmt: skip


def _time(day: dt.date) -> Callable[[Concern], str]:
    half = months_after(day, -3)
    return lambda one: RECENT if one.on > half else BEFORE


def _table(
    title: str,
    population: str,
    within: str | None,
    counted: Collection[_T],
    *by: tuple[str, tuple[str, ...], Callable[[_T], str]],
) -> Counts:
    found = Counter(tuple(of(one) for _, _, of in by) for one in counted)
    return Counts(
        title=title,
        population=population,
        within=within,
        by=tuple(Dimension(name, categories) for name, categories, _ in by),
        counts=dict(found),
    )
