"""A C(E)TR has its whole panel, its papers in time, and the person's consent before they are read.

The last review of a person that was held is judged, and those ahead whose hour is fixed; an
emergency meeting (LAEP) is no C(E)TR. By when a review is owed is told by the clocks.
"""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import days_said, least_elapsed, long_day
from tcplan.domain.individual import Consent, Individual
from tcplan.domain.records import Review
from tcplan.rules.clocks.counting import CETRS
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay

_PANELS = (*CETRS, "icetr")
_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)


def _verdict(
    on: OnDay,
    rule: str,
    name: str,
    review: Review,
    state: State,
    what: str,
    due: dt.date | None = None,
) -> Verdict:
    return Verdict(
        rule=rule,
        id=name,
        about=review.id,
        individual=review.individual,
        state=state,
        what=what,
        owner=on.commissioner(review.individual),
        due=due,
    )


def _last(on: OnDay, person: Individual, rule: str) -> Iterator[Review]:
    """The last C(E)TR that was held, if the rule was in force when it was."""
    review = on.latest(person.id, *_PANELS)
    if review is not None and review.held is not None and on.book.rule(rule, review.held):
        yield review


def _ahead(on: OnDay, person: Individual) -> Iterator[Review]:
    """C(E)TRs that were not held by the day."""
    for review in on.reviews(person.id, *_PANELS):
        if review.held is None or review.held > on.day:
            yield review


def _named(review: Review) -> str:
    held = f" of {long_day(review.held)}" if review.held else ""
    return f"The {label('review-kind', review.kind)}{held} for {review.individual}"


def _panel(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        for review in _last(on, person, "R03"):
            missing = [
                what
                for what, there in (
                    ("a chair", review.chair is not None),
                    ("an independent clinical expert", review.independent_clinician),
                    ("an independent expert by experience", review.expert_by_experience),
                )
                if not there
            ]
            if missing:
                said = f"{_named(review)} had no record of: {', '.join(missing)}."
            else:
                said = f"{_named(review)} had its whole panel."
            state: State = "not-met" if missing else "met"
            yield _verdict(on, "R03", "cetr-panel-incomplete", review, state, said)


def _chair(on: OnDay) -> Iterator[Verdict]:
    """Somebody who chairs for the commissioner is a question to look at, and no failing."""
    for person in on.plan.individuals:
        for review in _last(on, person, "R03"):
            said = f"{_named(review)}: the chair was not delegated."
            if review.chair_delegated:
                said = (
                    f"{_named(review)}: the chair was delegated. Did they know {person.id}, and "
                    "had they the authority to decide? They are not independent."
                )
            state: State = "due" if review.chair_delegated else "met"
            yield _verdict(on, "R03", "cetr-chair-delegated", review, state, said)


def _consent_on(person: Individual, day: dt.date) -> Consent | None:
    given = [one for one in person.consents if one.purpose == "cetr" and one.on <= day]
    return max(given, key=lambda one: one.on, default=None)


def _read(on: OnDay) -> Iterator[Verdict]:
    """Consent counts as it stood when the papers went out, else when the review was held."""
    for person in on.plan.individuals:
        for review in (*_last(on, person, "R04"), *_ahead(on, person)):
            papers = [on.plan.by_id[name] for name in review.circulated]
            if not papers:
                continue
            sent = review.pack_sent_at.date() if review.pack_sent_at else review.held or on.day
            if sent > on.day:
                continue
            needing = [paper for paper in papers if paper.consent_needed]
            consent = _consent_on(person, sent)
            stands = consent is not None and consent.state in code_list("consent-state").where(
                "open", value=True
            )
            state: State = "not-met" if needing and not stands else "met"
            stood = label("consent-state", consent.state).lower() if consent else "not recorded"
            said = (
                f"{_named(review)}: papers that need consent were sent out on {long_day(sent)}; "
                f"consent to the review was then: {stood}."
            )
            if not needing:
                state, said = "not-applicable", f"{_named(review)}: no paper needs consent."
            elif not stands:
                said += " The panel must not read them."
            yield _verdict(on, "R04", "cetr-read-without-consent", review, state, said)


def _papers(on: OnDay) -> Iterator[Verdict]:
    hours = on.rule("R05").number("hours_papers")
    for person in on.plan.individuals:
        for review in (*_last(on, person, "R05"), *_ahead(on, person)):
            yield _papers_of(on, review, hours)


def _papers_of(on: OnDay, review: Review, hours: int) -> Verdict:
    """Hours are those that passed, so the night on which clocks change makes no difference."""
    begins, sent = review.begins_at, review.pack_sent_at
    name = "cetr-papers-late"
    sent = sent if sent is not None and sent.date() <= on.day else None
    if begins is None:
        said = f"{_named(review)}: the hour at which it begins is not recorded."
        return _verdict(on, "R05", name, review, "not-applicable", said)
    asked_for = f"at least {hours} hours before it"
    if sent is None and on.day < begins.date():
        said = f"{_named(review)}: the papers are still to be sent, {asked_for}."
        return _verdict(on, "R05", name, review, "due", said, (begins - hours * _HOUR).date())
    if sent is None:
        said = f"{_named(review)}: it is not recorded that papers were sent, {asked_for}."
        return _verdict(on, "R05", name, review, "not-met", said)
    before = least_elapsed(sent, begins)
    if before >= dt.timedelta(hours=hours):
        said = f"{_named(review)}: the papers were sent {asked_for}."
        return _verdict(on, "R05", name, review, "met", said)
    minutes = int(before.total_seconds()) // 60
    between = f"{minutes // 60} hours and {minutes % 60} minutes before it"
    between = between if minutes >= 0 else "after it had begun"
    said = f"{_named(review)}: the papers were sent {between}, not {asked_for}."
    return _verdict(on, "R05", name, review, "not-met", said)


def _asked_in_time(on: OnDay) -> Iterator[Verdict]:
    days = on.rule("R05").number("days_consent")
    for person in on.plan.individuals:
        for review in (*_last(on, person, "R05"), *_ahead(on, person)):
            begins = review.begins_at.date() if review.begins_at else review.held or review.due
            if begins is not None:
                yield _question(on, review, begins, days)


def _question(on: OnDay, review: Review, begins: dt.date, days: int) -> Verdict:
    name, asked_on = "cetr-asked-late", review.consent_asked_on
    asked_on = asked_on if asked_on is not None and asked_on <= on.day else None
    last = begins - days * _DAY
    if asked_on is None:
        return _not_asked(on, review, last, days)
    before = (begins - asked_on).days
    said = f"{_named(review)}: {review.individual} was asked {days_said(before)} before it"
    state: State = "met" if before >= days else "not-met"
    more = "." if state == "met" else f"; ideally they have {days_said(days)} to decide."
    return _verdict(on, "R05", name, review, state, said + more)


def _not_asked(on: OnDay, review: Review, last: dt.date, days: int) -> Verdict:
    me, name = review.individual, "cetr-asked-late"
    question = f"when {me} was asked whether and with whom they want it is not recorded"
    if review.held is not None and review.held <= on.day:
        said = f"{_named(review)}: {question}, and now it is over."
        return _verdict(on, "R05", name, review, "not-applicable", said)
    if on.day <= last:
        said = f"{_named(review)}: {me} is to be asked by {long_day(last)}, "
        said += f"{days_said(days)} before it."
        return _verdict(on, "R05", name, review, "due", said, last)
    said = f"{_named(review)}: {question}; ideally they have {days_said(days)} to decide."
    return _verdict(on, "R05", name, review, "not-met", said)


def _came_of(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        review = on.latest(person.id, "cetr-community", "laep")
        if review is None or review.held is None or not on.book.rule("R46", review.held):
            continue
        said = f"{_named(review)}: what came of it is not recorded, admission averted or admitted."
        if review.admission is not None:
            said = f"{_named(review)}: {label('admission-outcome', review.admission).lower()}."
        state: State = "not-met" if review.admission is None else "met"
        yield _verdict(on, "R46", "admission-outcome-missing", review, state, said)


DUTIES: tuple[Duty, ...] = (
    Duty("R03", "cetr-panel-incomplete", "C(E)TR without its whole panel", _panel),
    Duty("R03", "cetr-chair-delegated", "C(E)TR with a delegated chair", _chair),
    Duty("R04", "cetr-read-without-consent", "Papers sent out without consent", _read),
    Duty("R05", "cetr-papers-late", "Papers of a C(E)TR late", _papers),
    Duty("R05", "cetr-asked-late", "Asked too late about a C(E)TR", _asked_in_time),
    Duty("R46", "admission-outcome-missing", "What came of a meeting not recorded", _came_of),
)
"""Duties about how reviews are held and what comes of them."""
