"""What stands beside a move and is no part of it: the other side of an offence, and life at home.

A victim is never named here. Restorative justice is voluntary on either side and never a gate.
"""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.views.looking import Looking

VOLUNTARY = (
    "Restorative justice is voluntary on either side. An answer counts neither for nor against "
    "anybody, and it is no gate."
)
_MEETINGS = ("cetr-community", "laep")
_AT_RISK = frozenset({"red", "amber"})


@attrs.frozen
class VictimRow:
    """What was offered through the liaison agency; never who the victim is."""

    liaison: str
    statement_offered_on: dt.date | None
    statement_made_on: dt.date | None
    views_sought_on: dt.date | None
    last_liaised_on: dt.date | None
    next_liaison_by: dt.date | None
    restorative_justice: str
    voluntary: str = VOLUNTARY


@attrs.frozen
class MeetingRow:
    """A community C(E)TR or emergency meeting, and whether admission was averted."""

    kind_words: str
    held: dt.date | None
    due: dt.date | None
    outcome_words: str
    why: str | None


def victim_rows(looking: Looking, me: str) -> tuple[VictimRow, ...]:
    """What was offered through each liaison agency."""
    return tuple(
        VictimRow(
            liaison=looking.thing_name(marker.liaison),
            statement_offered_on=marker.statement_offered_on,
            statement_made_on=marker.statement_made_on,
            views_sought_on=marker.views_sought_on,
            last_liaised_on=marker.last_liaised_on,
            next_liaison_by=marker.next_liaison_by,
            restorative_justice=(
                label("restorative-justice", marker.restorative_justice)
                if marker.restorative_justice
                else (
                    "Offered"
                    if marker.restorative_justice_offered_on
                    else "Not recorded whether it was offered"
                )
            ),
        )
        for marker in looking.plan.of("victim_markers", me)
    )


def at_risk(looking: Looking, me: str) -> bool:
    """Whether the person is at home and at risk of admission, as the register or the stage says."""
    on = looking.on_day
    if on.spell(me) is not None:
        return False
    entry, move = on.register_entry(me), on.move(me)
    red = entry is not None and entry.rating in _AT_RISK
    return red or (move is not None and move.stage == "at-risk-at-home")


def meeting_rows(looking: Looking, me: str) -> tuple[MeetingRow, ...]:
    """Meetings about somebody at risk of admission, by the day they were held or are due."""
    found = [
        MeetingRow(
            kind_words=label("review-kind", review.kind),
            held=review.held if review.held and review.held <= looking.day else None,
            due=review.due,
            outcome_words=(
                label("admission-outcome", review.admission)
                if review.admission and review.held and review.held <= looking.day
                else "Not recorded what came of it"
                if review.held and review.held <= looking.day
                else "Not held yet"
            ),
            why=(
                looking.veiled(review.outcome, me)
                if review.outcome and review.held and review.held <= looking.day
                else None
            ),
        )
        for review in looking.on_day.reviews(me, *_MEETINGS)
    ]
    return tuple(sorted(found, key=lambda row: row.held or row.due or dt.date.max))
