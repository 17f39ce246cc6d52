"""What the record says ends or is reviewed by a day, in law: the recorded day, nothing guessed."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import long_day
from tcplan.domain.individual import Individual
from tcplan.domain.legal import LegalStatus
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay

SECTION = Kind("section-end", "End of a section or order", "R43")
SENTENCE = Kind("sentence-end", "End of a sentence and its restriction", "R43")
AUTHORISATION = Kind("authorisation-end", "End of an authorised route", "R43")
AUTHORITY = Kind("authority-end", "End of a legal authority", "R43")
AUTHORITY_REVIEW = Kind("authority-review", "Review of a legal authority")
MAPPA = Kind("mappa-review", "MAPPA review", "R45")
LIAISON = Kind("victim-liaison", "Liaison about a victim's views", "R21")

RENEWED = frozenset(
    {"02", "03", "04", "05", "06", "07", "08", "10", "12", "16", "19", "20", "35", "36", "CTO"}
)
"""Statuses that end on a day unless they are renewed or replaced, so that a day is missing.

Not here: restriction orders and directions, which have no renewal; unrestricted section 48, which
ends with the remand; and codes whose effect is to be resolved first.
"""
_RESTRICTED = frozenset({"yes", "yes-while-direction"})


def sections(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The end of each section that is in force, and of a sentence that a restriction goes with."""
    statuses = on.statuses(person.id)
    if not statuses:
        said = f"no legal status of {person.id} is recorded on this day"
        yield SECTION.not_applicable(on, person, said)
    for status in statuses:
        yield _section(on, person, status)
        if status.sentence_ends is not None:
            yield SENTENCE.owed(
                on, person, status.sentence_ends,
                f"recorded for {named(status)}: after that day the restriction no longer holds",
                about=status.id, owner=on.hospital(person.id),
            )  # fmt: skip


def named(status: LegalStatus) -> str:
    """What a legal status is called."""
    return label("legal-status", status.code)


def _section(on: OnDay, person: Individual, status: LegalStatus) -> Clock:
    days = [day for day in (status.expires, status.end) if day is not None]
    if days:
        said = f"{named(status)} is recorded as ending on this day"
        gone = "no renewal and no other end is recorded" if min(days) < on.day else None
        return SECTION.owed(
            on, person, min(days), said, gone,
            about=status.id, owner=on.hospital(person.id),
        )  # fmt: skip
    return SECTION.not_applicable(on, person, _endless(status), about=status.id)


def _endless(status: LegalStatus) -> str:
    restricted = code_list("legal-status").fact(status.code, "restricted")
    if restricted in _RESTRICTED:
        return f"{named(status)}: a restriction has no day of renewal"
    if status.code == "01":
        return "an informal stay has no end in law"
    if end_missing(status):
        return f"{named(status)} ends unless it is renewed, and its end is not recorded"
    return f"{named(status)}: not modelled, ask the Mental Health Act office"


def end_missing(status: LegalStatus) -> bool:
    """Whether a status ends on a day by law and that day is not recorded."""
    return status.code in RENEWED and status.expires is None and status.end is None


def authorised(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The end of each route, order or authorisation, and the next look at an authority."""
    owner = on.commissioner(person.id)
    for route in on.plan.of("legal_routes", person.id):
        begun = route.authorised_on is not None and route.authorised_on <= on.day
        if begun and route.expires is not None:
            said = f"{label('legal-route', route.kind)}: it ends unless it is renewed"
            yield AUTHORISATION.owed(on, person, route.expires, said, about=route.id, owner=owner)
    for authority in on.plan.of("authorities", person.id):
        if authority.start > on.day:
            continue
        kind, granted = label("authority-kind", authority.kind), long_day(authority.start)
        said = f"{kind}, in force since {granted}"
        if authority.end is not None and authority.end < on.day:
            ended = f"{kind} ended on {long_day(authority.end)}"
            yield AUTHORITY.done(
                on, person, authority.end, ended, about=authority.id, due=authority.end,
                called=authority.text,
            )  # fmt: skip
            continue
        for what, day in ((AUTHORITY, authority.end), (AUTHORITY_REVIEW, authority.review_by)):
            if day is not None:
                yield what.owed(
                    on, person, day, said, about=authority.id, owner=owner, called=authority.text
                )


def mappa(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The recorded day of the next MAPPA review."""
    records = [one for one in on.plan.of("mappa", person.id) if one.start <= on.day]
    if not records:
        yield MAPPA.not_applicable(on, person, f"MAPPA is not recorded for {person.id}")
    for record in records:
        held = _met(on, person, record.start)
        said = f"{label('mappa-level', record.level)}, recorded from {long_day(record.start)}"
        later = None
        if held is not None and held >= record.review_by:
            later = f"a meeting was held on {long_day(held)}, and no next day is recorded"
        yield MAPPA.owed(
            on, person, record.review_by, said, later,
            about=record.id, done=held, owner=record.lead,
        )  # fmt: skip


def _met(on: OnDay, person: Individual, since: dt.date) -> dt.date | None:
    meeting = on.latest(person.id, "mappa-2", "mappa-3")
    held = meeting.held if meeting else None
    return held if held is not None and held >= since else None


def victim_liaison(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The next day of liaison about a victim's views; nothing here says who a victim is."""
    markers = on.plan.of("victim_markers", person.id)
    if not markers:
        yield LIAISON.not_applicable(on, person, f"no victim marker is recorded for {person.id}")
    for marker in markers:
        last = marker.last_liaised_on
        last = last if last is not None and last <= on.day else None
        said = f"last on {long_day(last)}" if last else "no liaison is recorded yet"
        if marker.next_liaison_by is None:
            none = "no next day of liaison is recorded"
            yield LIAISON.not_applicable(on, person, none, said, about=marker.id)
        elif last is not None and last >= marker.next_liaison_by:
            yield LIAISON.done(
                on, person, last, said, "no next day is recorded",
                about=marker.id, due=marker.next_liaison_by, owner=marker.liaison,
            )  # fmt: skip
        else:
            yield LIAISON.owed(
                on, person, marker.next_liaison_by, said,
                about=marker.id, done=last, owner=marker.liaison,
            )  # fmt: skip
