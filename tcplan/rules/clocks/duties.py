"""A clock that is overdue is a duty that is not met; each is found once, under one id."""

from collections.abc import Callable, Iterator

import attrs

from tcplan.domain.dates import days_said, long_day
from tcplan.domain.individual import Individual
from tcplan.domain.legal import LegalStatus
from tcplan.rules.clocks import (
    after,
    cetr,
    community,
    endings,
    isolation,
    looked_at,
    supervised,
)
from tcplan.rules.clocks.clock import Clock, soon
from tcplan.rules.clocks.counting import before_admission
from tcplan.rules.clocks.endings import end_missing
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay

Family = Callable[[OnDay, Individual], Iterator[Clock]]

_LAEP = "laep-cetr-owed"
_MISSING = "section-end-missing"


def verdict(on: OnDay, clock: Clock, rule: str, name: str | None = None) -> Verdict:
    """What a clock says of its rule; what is due later than its rule looks ahead is met by now."""
    state: State = "met"
    if clock.state == "overdue":
        state = "not-met"
    elif clock.state == "due":
        state = "due" if soon(clock, on.rule(rule)) else "met"
    elif clock.state == "not-applicable":
        state = "not-applicable"
    return Verdict(
        rule=rule,
        id=name or clock.kind,
        about=clock.about,
        individual=clock.individual,
        state=state,
        what=_told(clock),
        owner=clock.owner,
        due=clock.due,
    )


def _told(clock: Clock) -> str:
    whose = f" for {clock.individual}" if clock.individual else ""
    name = f"{clock.what}{whose}" + (f", “{clock.called}”" if clock.called else "")
    if clock.due is None:
        return f"{name}: {clock.standing}. {clock.because}"
    if clock.state == "done":
        return f"{name} was due on {long_day(clock.due)}, and is done. {clock.because}"
    if clock.state == "overdue" and clock.kind.endswith("-end"):
        return f"{name} was on {long_day(clock.due)}, {_ago(clock)}. {clock.because}"
    if clock.state == "overdue":
        return f"{name} was due on {long_day(clock.due)}, {clock.standing}. {clock.because}"
    return f"{name} is due on {long_day(clock.due)}. {clock.because}"


def _ago(clock: Clock) -> str:
    return f"{days_said(clock.days)} ago" if clock.days else "today"


def _duty(kind: Kind, family: Family, title: str) -> Duty:
    if kind.rule is None:
        raise ValueError(f"no rule asks for {kind.id}")
    rule = kind.rule

    def judge(on: OnDay) -> Iterator[Verdict]:
        for person in on.plan.individuals:
            for clock in family(on, person):
                if clock.kind == kind.id:
                    yield verdict(on, clock, rule)

    return Duty(rule, kind.id, title, judge)


def _after_meeting(on: OnDay, person: Individual) -> bool:
    """Whether an emergency meeting, and no community C(E)TR, led to the present admission."""
    admitted = on.admitted(person.id)
    rule = on.book.rule("R01", admitted) if admitted else None
    if admitted is None or rule is None or on.book.rule("R06", on.day) is None:
        return False
    return (
        before_admission(on, person, admitted, rule, "laep") is not None
        and before_admission(on, person, admitted, rule, "cetr-community") is None
    )


def _post_admission(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        if not _after_meeting(on, person):
            for clock in cetr.post_admission(on, person):
                yield verdict(on, clock, "R01")


def _owed_after_meeting(on: OnDay) -> Iterator[Verdict]:
    if on.book.rule("R01", on.day) is None:
        return
    for person in on.plan.individuals:
        if _after_meeting(on, person):
            for clock in cetr.post_admission(on, person):
                yield verdict(on, clock, "R06", _LAEP)


def _visits(on: OnDay) -> Iterator[Verdict]:
    """A visit that is owed only if the ward is out of area is a question, and no finding."""
    for person in on.plan.individuals:
        spell = on.spell(person.id)
        for clock in looked_at.oversight_visit(on, person):
            found = verdict(on, clock, "R07")
            if spell is not None and spell.out_of_area is None and found.state == "not-met":
                found = attrs.evolve(found, state="due", due=None)
            yield found


def _ends_missing(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        for status in on.statuses(person.id):
            yield _end_recorded(on, person, status)


def _end_recorded(on: OnDay, person: Individual, status: LegalStatus) -> Verdict:
    missing = end_missing(status)
    named = endings.named(status)
    said = "is not recorded; a section does not last by itself" if missing else "is not asked for"
    if status.expires is not None or status.end is not None:
        said = "is recorded"
    return Verdict(
        rule="R43",
        id=_MISSING,
        about=status.id,
        individual=person.id,
        state="not-met" if missing else ("met" if said == "is recorded" else "not-applicable"),
        what=f"The day on which {named} of {person.id} ends {said}.",
        owner=on.hospital(person.id),
    )


DUTIES: tuple[Duty, ...] = (
    _duty(community.COMMUNITY, community.community, "Community C(E)TR overdue"),
    Duty("R01", cetr.POST_ADMISSION.id, "Post-admission C(E)TR overdue", _post_admission),
    _duty(cetr.INPATIENT, cetr.inpatient, "Inpatient C(E)TR overdue"),
    Duty("R06", _LAEP, "C(E)TR after an emergency meeting overdue", _owed_after_meeting),
    _duty(isolation.INDEPENDENT, isolation.independent, "Independent C(E)TR overdue"),
    Duty("R07", looked_at.VISIT.id, "Commissioner's visit overdue", _visits),
    _duty(looked_at.REGISTER, looked_at.register_review, "Review of the register entry overdue"),
    *(
        _duty(kind, supervised.reports, f"Report of the {role} supervisor overdue")
        for role, kind in supervised.REPORTS.items()
    ),
    _duty(supervised.RETURN, supervised.tribunal_return, "Neither application nor reference"),
    _duty(after.CONTACT, after.first_contact, "First contact after leaving hospital overdue"),
    _duty(after.TWELVE_WEEKS, after.twelve_weeks, "12-week review overdue"),
    _duty(after.AFTERCARE, after.aftercare_review, "Section 117 review overdue"),
    _duty(endings.SECTION, endings.sections, "Section past its recorded end"),
    Duty("R43", _MISSING, "End of a section not recorded", _ends_missing),
    _duty(endings.SENTENCE, endings.sections, "Sentence past its recorded end"),
    _duty(endings.AUTHORISATION, endings.authorised, "Authorised route past its recorded end"),
    _duty(endings.MAPPA, endings.mappa, "MAPPA review overdue"),
    _duty(endings.LIAISON, endings.victim_liaison, "Liaison about a victim's views overdue"),
)
"""Duties that a clock answers; R13 is a right, and R23 and R27 are judged elsewhere."""
