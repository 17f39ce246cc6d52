"""An agency's own figures beside those of all the others, which are published figures.

The others are counted without the agency: it knows its own numbers, and could take them away from
those of everybody.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

import attrs

from tcplan.analysis.disclosure import Counts, Dimension, Settings, Share, Withheld, key, publish
from tcplan.analysis.disclosure.settings import percentage
from tcplan.analysis.standing import holders_of
from tcplan.domain.codelists import code_list
from tcplan.domain.control import WORKING_STATES, Control
from tcplan.domain.dates import months_after
from tcplan.domain.records import Action, Concern
from tcplan.views.actions import is_open
from tcplan.views.agencies import agency_of
from tcplan.views.agencies import holders_of as family_of
from tcplan.views.looking import Looking
from tcplan.views.papers.public import counts_everybody
from tcplan.views.papers.published import WITHHELD

IN_PLACE = "arrangements in place"
FOR_A_CRISIS = "arrangements for a crisis, and alarms"
ASKED = "actions that are open"
REPORTED = "reports of concern in six months"

NOT_COUNTED = "only the plan's holder can count the others"

_NO = "no"


@attrs.frozen(kw_only=True)
class Beside:
    """One measure: the agency's own result, and that of all the others."""

    title: str
    own: str
    others: str
    """As published: a star where it is withheld."""


@attrs.frozen
class Tally:
    """So many of so many."""

    yes: int
    of: int

    def words(self) -> str:
        """In words: "12 of 15 (80 %)"; "none" where there is nothing to count."""
        if not self.of:
            return "none"
        return f"{self.yes:,} of {self.of:,} ({percentage(self.yes, self.of)} %)"


@attrs.frozen
class OneSide:
    """What is counted of one agency, or of all others."""

    looking: Looking
    family: frozenset[str]
    own: bool

    def _mine(self, holders: Collection[str]) -> bool:
        return self.own != self.family.isdisjoint(holders)

    @cached_property
    def _controls(self) -> tuple[Control, ...]:
        day = self.looking.day
        return tuple(
            one
            for one in self.looking.plan.controls
            if one.state in WORKING_STATES and one.in_date(day) and self._mine(holders_of(one))
        )

    @cached_property
    def _actions(self) -> tuple[Action, ...]:
        actions = self.looking.plan.actions
        open_ones = (a for a in actions if is_open(a, self.looking.day))
        return tuple(
            a for a in open_ones if a.asked_on <= self.looking.day and self._mine((a.owner,))
        )

    @cached_property
    def reports(self) -> tuple[Concern, ...]:
        """Reports of concern of the six months that end with the day."""
        day, first = self.looking.day, months_after(self.looking.day, -6)
        known = (c for c in self.looking.plan.concerns if first < c.on <= day)
        return tuple(c for c in known if self._mine((c.reported_by,)))

    def tallies(self) -> dict[str, Tally]:
        """Each measure's title to how many of how many."""
        day = self.looking.day
        return {
            EVIDENCE: _tally(one.has_evidence(day) for one in self._controls),
            TRIED: _tally(
                one.last_tested is not None and one.last_tested <= day
                for one in self._controls
                if _for_a_crisis(one)
            ),
            SHARED: _tally(self._shared(one) for one in self._controls),
            IN_TIME: _tally(one.due >= day for one in self._actions),
        }

    def _shared(self, control: Control) -> bool:
        """Whether more than one agency is named for it, the deputy included."""
        return len({agency_of(self.looking, name) for name in holders_of(control)}) > 1


EVIDENCE = "Arrangements in place with evidence in date"
TRIED = "Arrangements for a crisis, and alarms, that were tried out"
SHARED = "Arrangements in place for which another agency is named too"
IN_TIME = "Open actions that are not overdue"
REPORTS = "Reports of concern in six months"

_OF: Mapping[str, tuple[str, str | None]] = {
    EVIDENCE: (IN_PLACE, None),
    TRIED: (FOR_A_CRISIS, IN_PLACE),
    SHARED: (IN_PLACE, None),
    IN_TIME: (ASKED, None),
}
"""Measure to whom it counts, and of whom those are a part."""


def _for_a_crisis(control: Control) -> bool:
    notices = code_list("control-kind").where("notices", value=True)
    return control.kind == "recovery" or control.kind in notices


def _tally(answers: Iterator[bool] | Collection[bool]) -> Tally:
    found = list(answers)
    return Tally(sum(found), len(found))


@attrs.frozen
class Compared:
    """The measures of one agency beside the others', and what was withheld of these."""

    rows: tuple[Beside, ...]
    withheld: Withheld


def beside(
    own: Looking, agency: str, whole: Looking, whole_agency: str, settings: Settings
) -> Compared:
    """The agency's figures as its own plan has them, beside the others' of the whole plan."""
    mine = OneSide(own, family_of(own, agency), own=True)
    if not counts_everybody(whole):
        return Compared(tuple(_rows(mine, {}, NOT_COUNTED)), publish((), (), settings).withheld)
    others = OneSide(whole, family_of(whole, whole_agency), own=False)
    theirs = others.tallies()
    tables = [_table(title, tally) for title, tally in theirs.items()]
    shares = [_share(title) for title, tally in theirs.items() if tally.of]
    published = publish((*tables, _reports(others)), shares, settings)
    percents = {one.title: _percent(one.percent.value) for one in published.shares}
    told = published.table(REPORTS).figures[-1][-1].value
    if told is not None:
        percents[REPORTS] = f"{told:,}"
    return Compared(tuple(_rows(mine, percents, WITHHELD)), published.withheld)


def _rows(mine: OneSide, others: Mapping[str, str], otherwise: str) -> Iterator[Beside]:
    own = {title: tally.words() for title, tally in mine.tallies().items()}
    own[REPORTS] = f"{len(mine.reports):,}"
    for title, words in own.items():
        yield Beside(title=title, own=words, others=others.get(title, otherwise))


def _percent(value: int | None) -> str:
    return WITHHELD if value is None else f"{value} %"


def _table(title: str, tally: Tally) -> Counts:
    population, within = _OF[title]
    return Counts(
        title=title,
        population=population,
        within=within,
        by=(Dimension(title, (title, _NO)),),
        counts={(title,): tally.yes, (_NO,): tally.of - tally.yes},
    )


def _share(title: str) -> Share:
    population, _ = _OF[title]
    return Share(title, key(population, {title: title}), key(population))


def _reports(others: OneSide) -> Counts:
    return Counts(
        title=REPORTS,
        population=REPORTED,
        by=(Dimension("report", ("reports",)),),
        counts={("reports",): len(others.reports)},
    )
