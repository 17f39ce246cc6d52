"""What is asked of a paper is understood before it is composed, or refused in one sentence."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.disclosure.settings import Settings
from tcplan.errors import WrongUseError, shown
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given, Recipient

if TYPE_CHECKING:
    from tcplan.report.kinds import Kind

APPROVED_BY = "approved-by"
"""What can be typed of every paper: who approved it. It is journalled with the paper."""
APPROVED_WORDS = "who approved the paper, by name and role; journalled with it"
_NOTHING: Mapping[str, str] = MappingProxyType({})
_WORDS = {
    "holder": "the plan's holder",
    "agency": "an agency",
    "person": "the person it is about",
    "public": "the public",
}
_EVERYBODY_ELSE = frozenset(_WORDS) - {"agency"}


@attrs.frozen(kw_only=True)
class PaperAsked:
    """Which paper is asked for, about whom and for whom."""

    kind: str
    """The name of one of the kinds of paper, for example ``crisis-card``."""
    about: str | None = None
    """The id of the person or the agency that it is about, as the plan has it."""
    reader: str | None = None
    """``holder``, ``person``, ``public`` or the id of an agency; None for the kind's usual one."""
    since: dt.date | None = None
    settings: Mapping[str, str] = _NOTHING
    """What was typed for it, by its name."""
    disclosure: Settings = attrs.field(factory=Settings)
    """Of figures: the smallest count that is told, and what counts are rounded to."""
    checked: bool = False
    """Whether somebody has read the places where free text may tell who somebody is."""


@attrs.frozen(kw_only=True)
class Ready:
    """A paper that has been understood: its kind, whom it is about, and who is to read it."""

    kind: "Kind"
    about: str | None
    """An id of the plan as the holder has it."""
    recipient: Recipient
    """Its agency is an id of the plan as the holder has it."""
    given: Given
    """What was typed; its recipient is the same."""
    checked: bool

    @property
    def individual(self) -> str | None:
        """The person it is about, if it is about one."""
        return None if self.kind.about == "agency" else self.about


def understood(looking: Looking, asked: PaperAsked) -> Ready:
    """What is asked for, with every id as the plan has it.

    Raises ``WrongUseError`` or ``UnknownIdError``, in one sentence.
    """
    from tcplan.report.kinds import kind_of, made

    kind = kind_of(asked.kind)
    about = _about(looking, kind, asked.about)
    recipient = _recipient(looking, kind, about, asked.reader)
    _require_no_names(looking, recipient)
    known = made(kind.name).settings
    for name in asked.settings:
        if name not in {*known, APPROVED_BY}:
            raise WrongUseError(f"{kind.title} has no setting {shown(name)}; {_settings(known)}.")
    if asked.since is not None and not kind.since:
        raise WrongUseError(f"{kind.title} tells how things stand, not what happened since a day.")
    given = Given(
        recipient=recipient,
        since=asked.since,
        settings=dict(asked.settings),
        disclosure=asked.disclosure,
    )
    return Ready(kind=kind, about=about, recipient=recipient, given=given, checked=asked.checked)


def figures_told(threshold: int | None, base: int | None, *, keep_zero: bool) -> Settings:
    """What figures are told; raises ``WrongUseError`` for rules that would protect nothing."""
    usual = Settings()
    try:
        return Settings(
            threshold=usual.threshold if threshold is None else threshold,
            base=usual.base if base is None else base,
            keep_zero=keep_zero,
        )
    except ValueError as error:
        raise WrongUseError(f"These figures would not be protected: {error}.") from None


def _settings(known: Mapping[str, str]) -> str:
    return f"it has {', '.join(known)}" if known else "nothing is set for it"


def _about(looking: Looking, kind: "Kind", name: str | None) -> str | None:
    if name is None:
        if kind.about == "plan":
            return None
        whom = "person" if kind.about == "person" else "agency"
        raise WrongUseError(f"{kind.title} is about one {whom}; say about whom.")
    if kind.about == "plan" and not kind.narrows:
        raise WrongUseError(f"{kind.title} is about the whole plan, and about nobody alone.")
    collection = "agencies" if kind.about == "agency" else "individuals"
    return str(looking.get(collection, name).id)


def _recipient(looking: Looking, kind: "Kind", about: str | None, reader: str | None) -> Recipient:
    if reader is None:
        reader = _usual(looking, kind, about)
    folded = reader.casefold()
    if folded in _EVERYBODY_ELSE:
        return _fitting(kind, Recipient(kind=folded, words=reader_words(looking, folded)))  # type: ignore[arg-type]
    agency = looking.get("agencies", reader).id
    if agency == looking.plan.about.holder and "holder" in kind.readers:
        return Recipient(words=reader_words(looking, "holder"))
    words = looking.thing_name(agency)
    return _fitting(kind, Recipient(kind="agency", agency=agency, words=words))


def _usual(looking: Looking, kind: "Kind", about: str | None) -> str:
    """Who reads it where nobody says: whoever looks, where that is no longer the holder."""
    if looking.agency not in {None, looking.plan.about.holder} and "agency" in kind.readers:
        return str(looking.agency)
    if kind.usual != "agency":
        return kind.usual
    if kind.about == "agency" and about is not None:
        return about
    raise WrongUseError(f"{kind.title} is written for one agency; say for which.")


def reader_words(looking: Looking, reader: str) -> str:
    """What a reader is called who is no agency: the holder by name, where the plan names them."""
    holder = looking.plan.about.holder
    if reader == "holder" and holder is not None:
        return looking.thing_name(holder)
    return _WORDS[reader]


def _require_no_names(looking: Looking, recipient: Recipient) -> None:
    """Raise ``WrongUseError`` where names were asked for in what goes to everybody."""
    if recipient.kind == "public" and looking.names:
        raise WrongUseError("A paper for the public has nobody's name in it; leave --names out.")


def _fitting(kind: "Kind", recipient: Recipient) -> Recipient:
    if recipient.kind == "person" and kind.about != "person":
        raise WrongUseError(f"{kind.title} is about nobody alone, so it is for no person.")
    if recipient.kind not in kind.readers:
        able = " or ".join(_WORDS[reader] for reader in kind.readers)
        raise WrongUseError(
            f"{kind.title} is written for {able}, and not for {_WORDS[recipient.kind]}."
        )
    return recipient
