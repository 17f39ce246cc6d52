"""What is asked of one agency, each thing once, by the day by which it is asked."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import attrs

from tcplan.analysis.findings import findings
from tcplan.domain.dates import days_said
from tcplan.rules.duties import DUTIES
from tcplan.rules.visits import replied
from tcplan.views.actions import OwnerActions, actions
from tcplan.views.due import everything_due
from tcplan.views.looking import Looking

AHEAD = dt.timedelta(days=30)
"""So far ahead is told what falls due."""

_TITLES: Mapping[str, str] = MappingProxyType({duty.id: duty.title for duty in DUTIES})


@attrs.frozen(kw_only=True)
class Asked:
    """Something that is asked of the agency."""

    kind: str
    """In words: an action, a duty, a reply, or what was found that is to be put right."""
    what: str
    individual: str | None
    individual_label: str | None
    """Null for what concerns several people or none."""
    on: dt.date | None
    """By when; null where no day is set."""
    standing: str
    """Where it stands, in words."""
    why: str


def asked_of(looking: Looking, family: frozenset[str]) -> tuple[Asked, ...]:
    """What is asked of an agency and its teams, what has a day first, the earliest first."""
    found = [
        *_actions(looking, family),
        *_due(looking, family),
        *_replies(looking, family),
        *_unconfirmed(looking, family),
        *_to_put_right(looking, family),
    ]
    return tuple(sorted(found, key=lambda one: one.on or dt.date.max))


def _actions(looking: Looking, family: frozenset[str]) -> Iterator[Asked]:
    for owner in actions(looking).owners:
        if owner.owner in family:
            yield from _of_owner(owner)


def _of_owner(owner: OwnerActions) -> Iterator[Asked]:
    for row in owner.rows:
        answered = "no reply is recorded" if row.last_reply is None else "answered"
        again = "; asked again now" if row.ask_again else ""
        review = f" by a {row.from_review}" if row.from_review else ""
        to_do = f" ({row.named})" if row.named else ""
        yield Asked(
            kind="Action",
            what=f"{row.what}{to_do}",
            individual=row.individual,
            individual_label=row.individual_label,
            on=row.due,
            standing=f"{row.standing}; {answered}{again}",
            why=f"asked{review} of {owner.owner_name}",
        )


def _due(looking: Looking, family: frozenset[str]) -> Iterator[Asked]:
    last = looking.day + AHEAD
    for one in everything_due(looking):
        if one.owner in family and one.kind != "action" and one.on <= last:
            me = one.individual
            yield Asked(
                kind=one.kind_words,
                what=one.what,
                individual=me,
                individual_label=looking.person_label(me) if me else None,
                on=one.on,
                standing=one.standing,
                why=one.because,
            )


def _replies(looking: Looking, family: frozenset[str]) -> Iterator[Asked]:
    for move in looking.plan.transitions:
        for one in move.provider_search:
            waits = one.asked_on <= looking.day and not replied(looking.on_day, one)
            if one.provider in family and waits:
                days = (looking.day - one.asked_on).days
                yield Asked(
                    kind="Reply",
                    what="Say whether you can offer support",
                    individual=move.individual,
                    individual_label=looking.person_label(move.individual),
                    on=None,
                    standing=f"asked {days_said(days)} ago",
                    why="no reply is recorded",
                )


def _unconfirmed(looking: Looking, family: frozenset[str]) -> Iterator[Asked]:
    """Ties that nobody has confirmed: whoever is tied knows best whether it is still so."""
    for tie in looking.plan.ties:
        open_one = tie.confirmed_on is None or tie.confirmed_on > looking.day
        if tie.holder in family and tie.covers(looking.day) and open_one:
            yield Asked(
                kind="Confirmation",
                what=f"Say whether this is still so: {looking.veiled(tie.role, tie.individual)}",
                individual=tie.individual,
                individual_label=looking.person_label(tie.individual),
                on=None,
                standing="nobody has confirmed it",
                why="a tie that nobody confirms may have ended",
            )


def _to_put_right(looking: Looking, family: frozenset[str]) -> Iterator[Asked]:
    """What checks and duties find that is this agency's to do, unless somebody accepted it."""
    day = looking.day
    for one in findings(looking.plan, day):
        accepted = one.accepted is not None
        if one.owner in family and not accepted and looking.book.asks(one.id, day):
            yield _found(looking, one.title, one.what, one.individual, one.why)
    for duty in looking.verdicts:
        holds, _ = looking.plan.acceptance(duty.id, duty.about, day)
        open_one = duty.state == "not-met" and duty.due is None and holds is None
        if duty.owner in family and open_one:
            why = looking.book.on(duty.rule, day).why
            yield _found(looking, _TITLES[duty.id], duty.what, duty.individual, why)


def _found(looking: Looking, title: str, what: str, individual: str | None, why: str) -> Asked:
    said = looking.veiled(what, individual) if individual else looking.veiled_for_all(what)
    return Asked(
        kind=title,
        what=said,
        individual=individual,
        individual_label=looking.person_label(individual) if individual else None,
        on=None,
        standing="to be put right; no day is set",
        why=why,
    )
