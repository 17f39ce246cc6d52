"""Where somebody stands is what has been recorded, and never more."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.individual import RegisterEntry
from tcplan.views.looking import Looking
from tcplan.views.people import people
from tests.builders import TODAY, individual, robin, small_plan


def register(rating: str) -> tuple[RegisterEntry, ...]:
    """One entry on the register."""
    return (RegisterEntry(rating=rating, on=TODAY, review_by=TODAY + dt.timedelta(days=7)),)


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({}, "nothing-recorded", "Nothing recorded yet"),
        ({"register": register("amber")}, "at-risk-at-home", "At risk at home"),
        ({"register": register("blue")}, "in-hospital", "In hospital, not started"),
    ],
    ids=["nothing", "at home", "in hospital"],
)
def test_nobody_is_called_at_risk_for_want_of_a_record(
    fields: dict[str, Any], code: str, words: str
) -> None:
    """Without a move, a stay or a register entry there is nothing to say yet, and that is said."""
    plan = small_plan(individuals=(individual(**fields),))
    (row,) = people(Looking(plan=plan, file="x", day=TODAY, today=TODAY)).rows

    assert (code, words) == (row.stage, row.stage_words)


def test_a_move_says_where_somebody_stands() -> None:
    """The stage of the move is the stage of the person."""
    (row,) = people(Looking(plan=robin(), file="x", day=TODAY, today=TODAY)).rows

    assert robin().transitions[-1].stage == row.stage
