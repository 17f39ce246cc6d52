"""A C(E)TR itself: consent, the day, the hour by which its papers are out, and its panel."""

import datetime as dt

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import days_said, latest_before, long_day
from tcplan.domain.records import Review
from tcplan.views.due import due
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
class NextDue:
    """When a C(E)TR is owed next, by the rule that holds."""

    what: str
    on: dt.date
    standing: str
    because: str


def consent_to_it(tell: Telling) -> Consent:
    """How consent to the review stands on the day, and what is needed if it does not."""
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


def meeting_told(tell: Telling, review: Review) -> Meeting:
    """A review that is ahead, with the exact hour by which its papers have to be out."""
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


def owed(tell: Telling, next_due: tuple[NextDue, ...]) -> Meeting | None:
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


def panel_of(tell: Telling, review: Review | None) -> tuple[Seat, ...]:
    """The three places on the panel, and who fills each."""
    chair = tell.text(review.chair) if review else None
    clinician = review is not None and review.independent_clinician
    expert = review is not None and review.expert_by_experience
    return (
        Seat("Chair", chair),
        Seat("Independent clinical expert", "booked" if clinician else None),
        Seat("Independent expert by experience", "booked" if expert else None),
    )


def quorum_of(panel: tuple[Seat, ...]) -> str:
    """Whether the panel is whole, and else who is missing, as a sentence."""
    empty = [seat.who.lower() for seat in panel if seat.there is None]
    if not empty:
        return "The panel is whole."
    return f"Not quorate: nobody is recorded as {', or as '.join(empty)}."


def delegated_chair(tell: Telling, review: Review | None) -> str | None:
    """What to ask of a chair who stands in; None where the chair does not."""
    if review is None or not review.chair_delegated:
        return None
    return (
        f"The chair stands in for the commissioner. Do they know {tell.label}, and may they "
        "decide? They are not independent."
    )


def next_owed(tell: Telling) -> tuple[NextDue, ...]:
    """The days by which a C(E)TR is owed, the earliest first."""
    return tuple(
        NextDue(what=one.what, on=one.on, standing=one.standing, because=one.because)
        for one in due(tell.looking, tell.me)
        if one.clock in _CLOCKS
    )
