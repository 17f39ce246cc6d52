"""What is not worked out yet is said to be so, for each person and for everybody; never left blank.

A blank would be read as nothing due, and as no risk.
"""

import datetime as dt
from collections.abc import Iterable

from tcplan.domain.dates import short_day
from tcplan.views.due import Due
from tcplan.views.people_so_far import PeopleSoFar, PersonSoFar
from tui.page import Line, answered, field, para
from tui.told.person import move_words, people_said

STILL = "working…"
"""Stands where something about a person is still being worked out."""
_STILL = "still being worked out"


def said(view: PeopleSoFar) -> tuple[str, ...]:
    """What the list of people says at a glance: how far it has come, or what it says of all."""
    if view.view is not None:
        return people_said(view.view)
    of = f"{len(view.rows):,} people"
    if not view.in_order:
        return (f"Still being worked out: what is due for {view.due_of:,} of {of}", "keys work")
    return (f"Still being worked out: the cover of {view.cover_of:,} of {of}", "keys work")


def row_lines(one: PersonSoFar, today: dt.date) -> Iterable[Line]:
    """One person of the list, whole."""
    listed, soon, held = one.listed, one.soon, one.held
    named = f" {listed.name}" if listed.name else ""
    yield para(f"{listed.id}{named}", "strong")
    yield field("Next due", _STILL if soon is None else due_said(soon.next_due))
    yield field("Move", move_words(listed, today))
    yield field("Stage", listed.stage_words)
    yield field("Now", listed.now)
    if held is None:
        yield field("Cover", _STILL)
        yield field("Gaps", _STILL)
        return
    words = held.cover_words
    yield answered(held.cover, words) if held.cover else field("Cover", words)
    yield field("Gaps", f"{held.gaps} of {sum(held.answers.values())} risks")


def due_said(due: Due | None) -> str:
    """What is due next, in words."""
    return f"{short_day(due.on)}: {due.what}" if due else "nothing recorded as due"
