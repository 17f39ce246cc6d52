"""The pack of a C(E)TR: without consent nothing that was written about the person is in it.

What the organiser needs stays: which papers are there, by when they go out, who sits on the panel.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import days_said, latest_before, long_day
from tcplan.domain.records import Action, Document, Review
from tcplan.rules.cetr_papers import PANELS, Looked, looked_for
from tcplan.rules.clocks.cetr import SECURE
from tcplan.views.due import due
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.cetr_kloe import Kloe, kloe
from tcplan.views.papers.given import Given
from tcplan.views.papers.telling import Telling

_CLOCKS = frozenset(
    {
        "post-admission-cetr",
        "inpatient-cetr",
        "requested-cetr",
        "community-cetr",
        "independent-cetr",
    }
)


@attrs.frozen(kw_only=True)
class Consent:
    """Consent to this review, and what is needed where it does not stand."""

    stands: str
    """The state in words, with its day and who recorded it."""
    open: bool
    """Whether the panel may read."""
    needed: str | None


@attrs.frozen(kw_only=True)
class PackPaper:
    """One paper that is there."""

    title: str | None
    """None while the panel must not read."""
    version: str
    on: dt.date
    owner: str
    sent: bool
    """Whether it is recorded as sent to the panel."""


@attrs.frozen(kw_only=True)
class Asked:
    """One paper of the checklist."""

    words: str
    papers: tuple[PackPaper, ...]
    missing: bool
    not_looked_for: str | None


@attrs.frozen(kw_only=True)
class Meeting:
    """The review that is ahead."""

    kind_words: str
    when: str
    """The day, with the hour where it is fixed."""
    asked: str
    """Whether the person was asked in time, in a sentence."""
    last_hour: str
    """Until when the papers have to be out, in a sentence with the exact time."""
    sent: str
    """Whether they are, in a sentence."""
    late: bool


@attrs.frozen
class Seat:
    """One place on the panel."""

    who: str
    there: str | None
    """Who fills it, or that it is filled; None for an empty place."""


@attrs.frozen(kw_only=True)
class Held:
    """A C(E)TR that was held."""

    kind_words: str
    on: dt.date
    outcome: str | None
    """What it found; None where nothing is recorded or the panel must not read."""


@attrs.frozen(kw_only=True)
class NextDue:
    """When a C(E)TR is owed next, by the rule that holds."""

    what: str
    on: dt.date
    standing: str
    because: str


@attrs.frozen(kw_only=True)
class ActionTold:
    """An action of an earlier C(E)TR."""

    what: str
    of: str
    """Which review asked it."""
    owner: str
    due: dt.date
    status: str
    reply: str | None


@attrs.frozen(kw_only=True)
class CetrPackView:
    """The pack of the C(E)TR that comes next."""

    heading: Heading
    recipient: str
    individual_label: str
    workbook: str
    """Which set of key lines of enquiry: age group and setting."""
    community: bool
    consent: Consent
    meeting: Meeting | None
    panel: tuple[Seat, ...]
    quorum: str
    delegated: str | None
    """What to ask of a chair who stands in."""
    before: tuple[Asked, ...]
    """Papers to be shared no later than a day before."""
    on_the_day: tuple[Asked, ...]
    missing: tuple[str, ...]
    """Papers to be shared before that are not there."""
    held: tuple[Held, ...]
    """The last C(E)TRs, the newest first."""
    next_due: tuple[NextDue, ...]
    kloe: tuple[Kloe, ...]
    """Empty while the panel must not read."""
    actions: tuple[ActionTold, ...]
    """Actions of earlier C(E)TRs that are open, and all of the last; none without consent."""


def cetr_pack(looking: Looking, about: str | None, given: Given) -> CetrPackView:
    """The pack of one person's next C(E)TR; raises ``UnknownIdError`` for an unknown person."""
    who = looking.get("individuals", about or "")
    tell = Telling(looking, who.id)
    consent = _consent(tell)
    review = looking.on_day.next_due(who.id, *PANELS)
    papers = tuple(looked_for(looking.on_day, who.id))
    next_due = _next_due(tell)
    sent = frozenset(review.circulated) if review else frozenset[str]()
    before, on_the_day = (
        tuple(_asked(tell, one, sent, consent) for one in papers if one.asked.shared == shared)
        for shared in ("before", "on-the-day")
    )
    return CetrPackView(
        heading=looking.heading(),
        recipient=given.recipient.words,
        individual_label=tell.label,
        workbook=_workbook(tell),
        community=looking.on_day.spell(who.id) is None,
        consent=consent,
        meeting=_meeting(tell, review) if review else _owed(tell, next_due),
        panel=_panel(tell, review),
        quorum=_quorum(_panel(tell, review)),
        delegated=_delegated(tell, review),
        before=before,
        on_the_day=on_the_day,
        missing=tuple(one.words for one in before if one.missing),
        held=tuple(_held(tell, consent)),
        next_due=next_due,
        kloe=kloe(tell) if consent.open else (),
        actions=tuple(_actions(tell)) if consent.open else (),
    )


def _consent(tell: Telling) -> Consent:
    found = tell.looking.on_day.consent(tell.me, "cetr")
    if found is None:
        return Consent(stands="not recorded", open=False, needed=_needed(tell))
    by = tell.said(found.recorded_by)
    stands = f"{label('consent-state', found.state).lower()}, {long_day(found.on)}, {by}"
    may = code_list("consent-state").fact(found.state, "open") is True
    return Consent(stands=stands, open=may, needed=None if may else _needed(tell))


def _needed(tell: Telling) -> str:
    child = tell.looking.on_day.ages(tell.me).least < 18  # noqa: PLR2004  (majority)
    parent = ", or consent of who has parental responsibility" if child else ""
    return (
        f"The person's own consent to this review, asked with an advocate{parent}; where they "
        "lack capacity for this decision, a recorded best-interests decision."
    )


def _workbook(tell: Telling) -> str:
    on = tell.looking.on_day
    age = "Children and young people" if on.child(tell.me) else "Adults"
    spell = on.spell(tell.me)
    if spell is None:
        return f"{age}, in the community"
    secure = "secure" if spell.security in SECURE else "not secure"
    return f"{age}, in hospital, {secure}"


def _meeting(tell: Telling, review: Review) -> Meeting:
    on, begins = tell.looking.on_day, review.begins_at
    rule = on.rule("R05")
    hours = rule.number("hours_papers")
    day = begins.date() if begins else review.due or review.held
    when = "no day is set" if day is None else long_day(day)
    if begins is None:
        last = _without_hour(day, hours)
        late = day is not None and day <= tell.looking.day and review.pack_sent_at is None
    else:
        when = f"{when}, {begins:%H:%M}"
        out = latest_before(begins, hours)
        last = f"By {long_day(out.date())}, {out:%H:%M}: {hours} hours before it begins."
        posted = review.pack_sent_at
        late = posted > out if posted else out.date() < tell.looking.day
    return Meeting(
        kind_words=label("review-kind", review.kind),
        when=when,
        asked=_was_asked(tell, review, day, rule.number("days_consent")),
        last_hour=last,
        sent=_sent(tell, review),
        late=late,
    )


def _owed(tell: Telling, next_due: tuple[NextDue, ...]) -> Meeting | None:
    """A review that is owed by a day and not fixed yet."""
    if not next_due:
        return None
    first, rule = next_due[0], tell.looking.on_day.rule("R05")
    return Meeting(
        kind_words=first.what,
        when=f"Not fixed yet; owed by {long_day(first.on)}",
        asked=f"Ideally the person has {days_said(rule.number('days_consent'))} to decide whom "
        "to invite.",
        last_hour=_without_hour(first.on, rule.number("hours_papers")),
        sent="Not yet sent.",
        late=False,
    )


def _without_hour(day: dt.date | None, hours: int) -> str:
    before = f"At least {hours} hours before it begins"
    if day is None:
        return f"{before}; no day is set."
    on = long_day((dt.datetime.combine(day, dt.time.min) - dt.timedelta(hours=hours)).date())
    return f"{before}: for {long_day(day)}, at the same hour on {on}; the hour is not recorded."


def _was_asked(tell: Telling, review: Review, day: dt.date | None, days: int) -> str:
    asked = review.consent_asked_on
    if asked is None or asked > tell.looking.day:
        return f"Not recorded. Ideally the person has {days_said(days)} to decide whom to invite."
    if day is None:
        return f"On {long_day(asked)}."
    before = (day - asked).days
    ideal = "" if before >= days else f"; ideally they have {days_said(days)}"
    return f"On {long_day(asked)}, {days_said(before)} before it{ideal}."


def _sent(tell: Telling, review: Review) -> str:
    sent = review.pack_sent_at
    if sent is None or sent.date() > tell.looking.day:
        return "Not yet sent."
    return f"Sent on {long_day(sent.date())}, {sent:%H:%M}."


def _panel(tell: Telling, review: Review | None) -> tuple[Seat, ...]:
    chair = tell.text(review.chair) if review else None
    clinician = review is not None and review.independent_clinician
    expert = review is not None and review.expert_by_experience
    return (
        Seat("Chair", chair),
        Seat("Independent clinical expert", "booked" if clinician else None),
        Seat("Independent expert by experience", "booked" if expert else None),
    )


def _quorum(panel: tuple[Seat, ...]) -> str:
    empty = [seat.who.lower() for seat in panel if seat.there is None]
    if not empty:
        return "The panel is whole."
    return f"Not quorate: nobody is recorded as {', or as '.join(empty)}."


def _delegated(tell: Telling, review: Review | None) -> str | None:
    if review is None or not review.chair_delegated:
        return None
    return (
        f"The chair stands in for the commissioner. Do they know {tell.label}, and may they "
        "decide? They are not independent."
    )


def _asked(tell: Telling, looked: Looked, sent: frozenset[str], consent: Consent) -> Asked:
    return Asked(
        words=looked.asked.words,
        papers=tuple(_paper(tell, one, sent, consent) for one in looked.found),
        missing=looked.missing,
        not_looked_for=None if looked.found else looked.not_looked_for,
    )


def _paper(tell: Telling, paper: Document, sent: frozenset[str], consent: Consent) -> PackPaper:
    return PackPaper(
        title=tell.said(paper.title) if consent.open else None,
        version=tell.said(paper.version),
        on=paper.on,
        owner=tell.named(paper.owner),
        sent=paper.id in sent,
    )


def _held(tell: Telling, consent: Consent) -> Iterator[Held]:
    on = tell.looking.on_day
    done = [
        (review.held, review)
        for review in on.reviews(tell.me, *PANELS)
        if review.held is not None and review.held <= on.day
    ]
    for day, review in sorted(done, key=lambda one: one[0], reverse=True):
        yield Held(
            kind_words=label("review-kind", review.kind),
            on=day,
            outcome=tell.text(review.outcome) if consent.open else None,
        )


def _next_due(tell: Telling) -> tuple[NextDue, ...]:
    return tuple(
        NextDue(what=one.what, on=one.on, standing=one.standing, because=one.because)
        for one in due(tell.looking, tell.me)
        if one.clock in _CLOCKS
    )


def _actions(tell: Telling) -> Iterator[ActionTold]:
    on = tell.looking.on_day
    reviews = {one.id: one for one in on.reviews(tell.me, *PANELS)}
    last = on.latest(tell.me, *PANELS)
    actions: tuple[Action, ...] = tell.looking.plan.of("actions", tell.me)
    for action in actions:
        review = reviews.get(action.from_review or "")
        if review is None or action.asked_on > on.day:
            continue
        if action.status == "open" or (last is not None and review.id == last.id):
            yield _action(tell, action, review)


def _action(tell: Telling, action: Action, review: Review) -> ActionTold:
    status = label("action-status", action.status)
    if action.status == "open" and action.due < tell.looking.day:
        status = f"Overdue by {days_said((tell.looking.day - action.due).days)}"
        status += f", escalated to {tell.said(action.escalated_to)}" if action.escalated_to else ""
    if action.done_on is not None:
        status = f"{status} on {long_day(action.done_on)}"
    name = tell.text(action.owner_name)
    of = label("review-kind", review.kind)
    return ActionTold(
        what=tell.said(action.what),
        of=f"{of} of {long_day(review.held)}" if review.held else of,
        owner=f"{name}, {tell.named(action.owner)}" if name else tell.named(action.owner),
        due=action.due,
        status=status,
        reply=tell.text(action.last_reply) or tell.text(action.evidence),
    )
