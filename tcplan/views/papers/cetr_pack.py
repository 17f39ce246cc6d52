"""The pack of a C(E)TR: without consent nothing that was written about the person is in it.

What the organiser needs stays: which papers are there, by when they go out, who sits on the panel.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.records import Action, Document, Review
from tcplan.rules.cetr_papers import PANELS, Looked, looked_for
from tcplan.rules.clocks.cetr import SECURE
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.cetr_kloe import Kloe, kloe
from tcplan.views.papers.cetr_meeting import (
    Consent,
    Meeting,
    NextDue,
    Seat,
    consent_to_it,
    delegated_chair,
    meeting_told,
    next_owed,
    owed,
    panel_of,
    quorum_of,
)
from tcplan.views.papers.given import Given
from tcplan.views.papers.telling import Telling


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
class Held:
    """A C(E)TR that was held."""

    kind_words: str
    on: dt.date
    outcome: str | None
    """What it found; None where nothing is recorded or the panel must not read."""


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
    consent = consent_to_it(tell)
    review = looking.on_day.next_due(who.id, *PANELS)
    papers = tuple(looked_for(looking.on_day, who.id))
    next_due = next_owed(tell)
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
        meeting=meeting_told(tell, review) if review else owed(tell, next_due),
        panel=panel_of(tell, review),
        quorum=quorum_of(panel_of(tell, review)),
        delegated=delegated_chair(tell, review),
        before=before,
        on_the_day=on_the_day,
        missing=tuple(one.words for one in before if one.missing),
        held=tuple(_held(tell, consent)),
        next_due=next_due,
        kloe=kloe(tell) if consent.open else (),
        actions=tuple(_actions(tell)) if consent.open else (),
    )


def _workbook(tell: Telling) -> str:
    on = tell.looking.on_day
    age = "Children and young people" if on.child(tell.me) else "Adults"
    spell = on.spell(tell.me)
    if spell is None:
        return f"{age}, in the community"
    secure = "secure" if spell.security in SECURE else "not secure"
    return f"{age}, in hospital, {secure}"


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
