"""All that is held about one person, and what an erasure did and could not reach."""

import datetime as dt

import attrs

from tcplan.views.history import HistoryLine
from tcplan.views.looking import Heading


@attrs.frozen
class FieldValue:
    """One field that is filled in; text as recorded, all else as JSON."""

    field: str
    value: str


@attrs.frozen
class HeldEntry:
    """One entry of the plan that belongs to the person."""

    collection: str
    id: str
    fields: tuple[FieldValue, ...]


@attrs.frozen
class Mention:
    """An entry that belongs to somebody or something else, in which the person's name stands."""

    entity: str
    collection: str
    individual: str | None


@attrs.frozen
class KnownCopy:
    """A copy of the plan, or a paper from it, that was made while the person was in it."""

    at: dt.datetime
    what: str
    """backup, plan, calendar or the kind of paper; of one that was recorded by hand its template.
    """
    what_words: str
    """What it is, for whom where that is anybody but the plan's holder, and who approved it."""
    where: str
    """The path, or whom the paper was for; then, after a colon, the reason if one was given."""
    who: str


COPY_WORDS = {
    "backup": "copy of the database",
    "plan": "plan file with everybody in it",
    "calendar": "calendar of what is due",
    "summary": "risk summary",
    "easy-read": "easy-read plan",
    "cetr-pack": "C(E)TR pack",
    "provider": "provider's paper",
    "crisis-card": "crisis card",
    "agency": "paper of what others rely on",
    "withdrawal": "contingency paper",
    "committee": "report to committee",
    "weekly": "weekly paper",
    "keeping-well": "keeping-well plan",
    "holding-lines": "holding lines",
    "decision-log": "decision log",
    "register": "control and risk register",
    "at-csv": "Assuring Transformation fields",
}
"""What a copy is, by the journal's word for it; a test compares them with the kinds of paper."""


def for_whom(audience: str | None, recipient: str | None) -> str:
    """Who was to read a paper, in words, an agency by what it is called; empty for the holder.

    Before readers were journalled every paper was the holder's.
    """
    if audience == "agency":
        return f"for {recipient or 'an agency'}"
    return {"person": "for the person", "public": "for the public"}.get(audience or "", "")


def copy_words(
    what: str,
    audience: str | None = None,
    recipient: str | None = None,
    approved_by: str | None = None,
) -> str:
    """What a copy is, for whom and who approved it, in words."""
    approved = f"approved by {approved_by}" if approved_by else ""
    told = (COPY_WORDS.get(what, what), for_whom(audience, recipient), approved)
    return ", ".join(words for words in told if words)


@attrs.frozen
class AccessView:
    """All that is held about one person, what was done to it, and who opened it."""

    heading: Heading
    individual: str
    individual_label: str
    entries: tuple[HeldEntry, ...]
    history: tuple[HistoryLine, ...]
    """Every journal row about the person, who opened the record among them."""
    mentions: tuple[Mention, ...]
    copies: tuple[KnownCopy, ...]
    """Backups and exports that have the person."""


@attrs.frozen
class ToErase:
    """What an erasure would take, and what it would not reach, for whoever is asked."""

    individual: str
    entries: int
    journal_rows: int
    copies: tuple[KnownCopy, ...]


@attrs.frozen
class ErasedView:
    """What an erasure did, and what it could not reach."""

    individual: str
    entries: tuple[str, ...]
    """Ids of the entries that were erased."""
    journal_rows: int
    """How many journal rows lost what they held; who and when stay."""
    copies: tuple[KnownCopy, ...]
    """Backups and exports that still have the person."""
    mentions: tuple[Mention, ...]
    """Entries of others in which the person's name still stands."""
    cleared: bool
    """Whether the file has been rewritten; if not, that is done when it is next opened alone."""
