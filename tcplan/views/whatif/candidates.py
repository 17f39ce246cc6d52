"""What could be tried is in the plan or the library already, and weakens nobody's rights.

What brings back the hours that were lost is tried first; papers, teaching and settings last, and
they are counted in office hours alone, because they hold no night by themselves.
No condition is lifted, no authority renewed, nobody is taken to be willing, and what failed or was
withdrawn is not brought back. A control of the library that restricts a person is never tried.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

import attrs

from tcplan.analysis.closing.candidates import RESPONDING, Candidates, Work, candidates
from tcplan.analysis.closing.mending import spans_of
from tcplan.analysis.closing.standing_in import ELSEWHERE
from tcplan.analysis.cover import RiskCover
from tcplan.analysis.slots import Slot, slots
from tcplan.analysis.standing import holders_of
from tcplan.domain.codelists import code_list
from tcplan.domain.control import WORKING_STATES, Control
from tcplan.domain.hours import DAYS, Hours, covers, within
from tcplan.domain.hours import Span as HoursSpan
from tcplan.domain.risk import Risk
from tcplan.domain.whatif import NewControl, WhatIfChange
from tcplan.domain.whatif_adopting import fresh_id
from tcplan.rules.suggestions import suggested
from tcplan.rules.threats import library
from tcplan.views.looking import Looking
from tcplan.views.whatif.facts import Facts, Span, move_ahead

_EACH = 3
"""So many holders are tried for one arrangement, and so many of the library for one risk."""
_LATEST = 92
"""A move is not tried more days later than these."""
_MINUTES = 60
_DAY = dt.timedelta(days=1)
RESTORED, ADDED, DATED, DELIVERED, WRITTEN = range(5)
"""Another holder for the very control that was lost; hours or holders added to what acts already;
a promise, evidence or a date made real; the library in person; its papers, teaching, settings."""
_OFFICE: Hours = (HoursSpan(days=DAYS[:5], start="09:00", end="17:00"),)
_TIERS = {"deputy": ADDED, "extend": ADDED, "keep": ADDED, "begin": ADDED, "respond": ADDED}
_OPEN = frozenset({"not-covered", "only-if-promised", "not-confirmed"})


@attrs.frozen
class Tried:
    """A change to try, and the entry of the library from which it comes, if any."""

    change: WhatIfChange
    entry: str | None = None
    tier: int = DATED
    """How directly it restores what was lost; smaller stands first."""
    holds_hours: bool = True
    """False for what nobody delivers hour by hour."""


@attrs.frozen(eq=False)
class Trying:
    """What could be tried for one person."""

    look: Looking
    person: str
    facts: Facts
    """Cover and gaps of the person, before anything is tried."""
    wide: Looking
    """The same what-if with everybody in it, which shows who does what kind of work."""

    def changes(self) -> Iterator[Tried]:
        """Every change to try, each once, those for the risks in the plan's order."""
        seen: set[WhatIfChange] = set()
        for change in sorted(self._every(), key=lambda tried: tried.tier):
            if change.change not in seen:
                seen.add(change.change)
                yield change

    def _every(self) -> Iterator[Tried]:
        for risk in self.look.plan.of("risks", self.person):
            if not self._is_open(risk):
                continue
            gaps = self._gaps(risk)
            # A service that stops next month is no help, so a gap is looked at on its first day.
            day = gaps[0].first if gaps else self.look.day
            for_risk = ForRisk(self.look, self.wide, risk, day, gaps)
            yield from for_risk.changes()
            hidden = self.facts.get(("hidden", self.person, risk.id))
            if isinstance(hidden, Slot):
                yield from ForRisk(self.look, self.wide, risk, self.look.day, (), hidden).changes()
        yield from map(Tried, self._carers())
        yield from map(Tried, self._later())

    def _is_open(self, risk: Risk) -> bool:
        answers = {self.facts.get((m, self.person, risk.id)) for m in ("cover", "cover-move")}
        return bool(self._gaps(risk)) or bool(answers - {"has-back-up", None})

    def _gaps(self, risk: Risk) -> tuple[Span, ...]:
        return self.facts.get(("gap", self.person, risk.id), ())  # type: ignore[return-value]

    def _carers(self) -> Iterator[WhatIfChange]:
        for tie in self.look.plan.of("ties", self.person):
            carer = getattr(self.look.plan.by_id[tie.holder], "carer", None)
            if carer is None or not (carer.willing and carer.able):
                continue
            if not carer.holds(self.look.day):
                yield WhatIfChange(kind="offer-assessment", about=tie.holder)

    def _later(self) -> Iterator[WhatIfChange]:
        """A later move, to the day after a gap that begins with it."""
        move = move_ahead(self.look, self.person)
        if move is None:
            return
        transition = self.look.plan.of("transitions", self.person)[-1]
        gaps: Mapping[int, None] = {
            (span.last - move).days + 1: None
            for key, spans in self.facts.items()
            if key[0] == "gap"
            for span in spans  # type: ignore[attr-defined]
            if span.first <= move <= span.last
        }
        for days in sorted(gaps):
            if 0 < days <= _LATEST:
                yield WhatIfChange(kind="slip", about=transition.id, days=days)


@attrs.frozen(eq=False)
class ForRisk:
    """What could be tried for one risk, looked at on one day."""

    look: Looking
    wide: Looking
    risk: Risk
    day: dt.date
    gaps: tuple[Span, ...]
    hours: Slot | None = None
    """The hours that are lost, where those are not the worst of the week."""

    @property
    def _person(self) -> str:
        return self.risk.individual

    @cached_property
    def _cover(self) -> RiskCover:
        return self.look.at(self.day).cover(self.risk.id)

    @property
    def _slot(self) -> Slot:
        return self.hours or self._cover.worst.slot

    @cached_property
    def _people(self) -> Candidates:
        return candidates(self.wide.at(self.day).arrangements, self._person)

    @cached_property
    def _notices(self) -> frozenset[str]:
        return code_list("control-kind").where("notices", value=True)

    def changes(self) -> Iterator[Tried]:
        """Every change to try for the risk: of its causes, its arrangements, then the library."""
        yield from map(Tried, self._review())
        for control in self._acting():
            if not control.restrictive or control.authority is not None:
                lost = self._is_lost(control)
                for change in self._of_control(control):
                    restores = lost and change.kind in {"deputy", "deliver"}
                    tier = RESTORED if restores else _TIERS.get(change.kind, DATED)
                    yield Tried(change, tier=tier)
        yield from self._of_library()

    def _acting(self) -> Sequence[Control]:
        acting = self.look.plan.acting_on
        found = {c.id: c for threat in self.risk.threats for c in acting.get(threat.id, ())}
        return [one for one in found.values() if one.state not in {"failed", "withdrawn"}]

    def _is_lost(self, control: Control) -> bool:
        """Whether it would hold but for those who deliver it, who are gone or shut."""
        arrangements = self.look.at(self.day).arrangements
        facts = arrangements.facts(control, "as-promised", self._slot)
        return bool(facts) and {fact.code for fact in facts} <= {"holders"}

    def _review(self) -> Iterator[WhatIfChange]:
        teams = self.look.plan.by_id[self._person].responsible_teams
        holders = [team.holder for team in teams if team.covers(self.day)]
        if self.risk.threats and not self._cover.causes_reviewed:
            for holder in holders[:1]:
                yield WhatIfChange(kind="review-causes", about=self.risk.id, holder=holder)

    def _of_control(self, control: Control) -> Iterator[WhatIfChange]:
        if control.state not in WORKING_STATES:
            yield WhatIfChange(kind="in-place", about=control.id)
            for first in self._sooner(control):
                yield WhatIfChange(kind="in-place", about=control.id, on=first)
        elif not control.has_evidence(self.look.day):
            yield WhatIfChange(kind="confirm", about=control.id)
        if control.state in WORKING_STATES:
            for first in self._sooner(control):
                yield WhatIfChange(kind="begin", about=control.id, on=first)
            yield from self._answered(control)
        yield from self._longer(control)
        yield from self._deputies(control)
        if self._cover.worst.risk.answer in _OPEN and control.in_date(self.day):
            yield WhatIfChange(kind="extend", about=control.id, hours=spans_of(self._slot))

    def _answered(self, control: Control) -> Iterator[WhatIfChange]:
        if control.kind in self._notices and control.respond_within is None:
            for holder in islice(self._people.fit(RESPONDING, self._slot), _EACH):
                yield WhatIfChange(
                    kind="respond", about=control.id, holder=holder, minutes=_MINUTES
                )

    def _sooner(self, control: Control) -> Iterator[dt.date]:
        """The first day of a gap that ends when the control begins, or lasts beyond that."""
        for gap in self.gaps:
            if control.start is not None and gap.first < control.start <= gap.last + _DAY:
                yield gap.first

    def _longer(self, control: Control) -> Iterator[WhatIfChange]:
        """Until the end of a gap that begins when the control ends, as a ward's does on leaving."""
        move = move_ahead(self.look, self._person)
        end = control.end
        if end is None and control.setting == "hospital" and move is not None:
            end = move - _DAY
        for gap in self.gaps:
            if end is not None and gap.first - _DAY <= end < gap.last:
                yield WhatIfChange(kind="keep", about=control.id, until=gap.last)

    def _deputies(self, control: Control) -> Iterator[WhatIfChange]:
        """Holders tied to the person who do such work, then others nearby who do.

        For a control that was lost also those tied to the person whose service is alike.
        """
        kind = "deputy"
        if control.deputy is not None:
            if not self._is_lost(control):
                return
            kind = "deliver"
        present, work = set(holders_of(control)), self._people.delivering(control)
        tied = [name for name in self._people.fit(work, self._slot) if name not in present]
        if control.setting != "hospital":
            tied = [name for name in tied if self._stays(name)]
        near = [name for name in self._nearby(control) if name not in {*present, *tied}]
        if self._is_lost(control):
            alike = self._people.fit(attrs.evolve(work, kinds=frozenset()), self._slot)
            known = {*present, *tied}
            near = [*(n for n in alike if n not in known and self._stays(n)), *near]
            near = list(dict.fromkeys(near))
        for holder in [*tied[:_EACH], *near[:_EACH]]:
            yield WhatIfChange(kind=kind, about=control.id, holder=holder)

    def _nearby(self, control: Control) -> Iterator[str]:
        """Agencies in the area of whoever delivers a control, that deliver the same kind.

        For a control that was lost those of other areas too, after them. Nobody from elsewhere
        comes for what is done on a ward.
        """
        if control.setting == "hospital":
            return
        arrangements, people = self.wide.at(self.day).arrangements, self._people
        work = people.delivering(control)
        areas = {self.look.plan.by_id[name].area for name in work.agencies}
        barred = {name for one in people.conditions for name in one.excludes_holders}
        far, lost = [], self._is_lost(control)
        for agency in self.look.plan.agencies:
            asked = agency.kind in ELSEWHERE or agency.id in work.agencies
            asked = asked and agency.id not in barred
            does = asked and control.kind in people.does.get(agency.id, ())
            if not does or not work.agencies or not people.stands_in(agency.id, work):
                continue
            if arrangements.holder_facts(agency.id, self._slot):
                continue
            if agency.area is not None and agency.area in areas:
                yield agency.id
            elif lost:
                far.append(agency.id)
        yield from far

    def _of_library(self) -> Iterator[Tried]:
        """Controls of the library that do not restrict, by whoever does such work already."""
        weak = {held.target for held in self._cover.worst.threats if held.answer in _OPEN}
        for group in suggested(library(), self.look.plan, self.risk, weak):
            gentle = [c for c in group.candidates if not c.control.restrictive]
            gentle.sort(key=lambda candidate: not candidate.control.in_person)
            for candidate in gentle[:_EACH]:
                proposed = candidate.control
                slot = self._slot if proposed.in_person else _office_part(self._slot)
                if slot is None or proposed.kind in self._notices:
                    continue
                # A paper is for whoever has such causes in hand, not for who does such work.
                owners = None if proposed.in_person else candidate.entry.owner_kinds
                holder = next(self._doing(proposed.kind, slot, owners), None)
                if holder is None:
                    continue
                new = NewControl(
                    id=fresh_id(self.look.plan, f"new-{self.risk.id}"[:55]),
                    individual=self._person,
                    name=proposed.text,
                    kind=proposed.kind,
                    against=tuple(target.id for target in group.targets),
                    holders=(holder,),
                    hours=spans_of(slot),
                )
                on = self.day if self.day > self.look.day else None
                change = WhatIfChange(kind="add-control", control=new, on=on)
                tier = DELIVERED if proposed.in_person else WRITTEN
                yield Tried(change, candidate.entry.id, tier, proposed.in_person)

    def _doing(self, kind: str, slot: Slot, owners: Sequence[str] | None = None) -> Iterator[str]:
        """Who does such work for somebody already; of a paper only its usual owners."""
        for name in self._people.fit(Work(frozenset({kind}), owners=owners is not None), slot):
            agency = self._people.agency_of(name)
            usual = owners is None or (agency is not None and agency.kind in owners)
            if usual and self._stays(name):
                yield name

    def _stays(self, holder: str) -> bool:
        """Whether the holder is still tied to the person on the day of a move that lies ahead."""
        move = move_ahead(self.look, self._person)
        ties = self.look.plan.of("ties", self._person)
        return move is None or any(tie.covers(move) for tie in ties if tie.holder == holder)


def _office_part(slot: Slot) -> Slot | None:
    """The office hours of a slot; nothing where it has none."""
    hours = within(spans_of(slot), _OFFICE)
    return next((s for s in slots([hours]) if covers(hours, s.day, s.minute)), None)
