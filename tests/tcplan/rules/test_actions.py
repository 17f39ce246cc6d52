"""Actions: overdue, escalated, with a name; each found once."""

import datetime as dt
from typing import Any

import pytest

from tcplan.rules.actions import DUTIES
from tests.tcplan.rules.clocks.asking import DAY, action, review, verdicts

DUE = dt.date(2026, 6, 1)
CETR = review("cetr-inpatient", DUE - 60 * DAY)
OTHER = review("mdt", DUE - 60 * DAY)


def found(after: int, *, of: Any = CETR, **fields: Any) -> dict[str, str]:  # noqa: ANN401
    """Which duties say what of an action so many days after it was due."""
    asked = action(DUE, from_review=of.id if of else None, **fields)
    records = (CETR, OTHER, asked)
    day = DUE + after * DAY
    return {
        duty.id: one.state
        for duty in DUTIES
        for one in verdicts(duty.id, day, *records, duties=DUTIES).values()
    }


@pytest.mark.parametrize(
    ("after", "overdue", "escalated"),
    [(0, "due", "met"), (1, "not-met", "met"), (27, "not-met", "met"), (28, None, "not-met")],
)
def test_an_action_of_a_review_goes_to_the_panel(
    after: int, overdue: str | None, escalated: str
) -> None:
    """Overdue from the day after, and to the panel after 28 days; never found twice."""
    states = found(after, owner_name="B.")

    assert overdue == states.get("action-overdue")
    assert escalated == states["action-not-escalated"]


def test_what_was_escalated_is_still_overdue() -> None:
    """Telling the panel keeps the rule about telling, and the action stays to be done."""
    states = found(40, escalated_to="the panel")

    assert ("not-met", "met") == (states["action-overdue"], states["action-not-escalated"])


@pytest.mark.parametrize("of", [OTHER, None], ids=["another meeting", "nothing"])
def test_other_actions_do_not_go_to_the_panel(of: Any) -> None:  # noqa: ANN401
    """Only what a C(E)TR asked for goes there; the rest is overdue and no more."""
    assert {"action-overdue": "not-met"} == found(40, of=of)


@pytest.mark.parametrize(("name", "state"), [("B.", "met"), (None, "not-met")])
def test_an_action_of_a_review_names_somebody(name: str | None, state: str) -> None:
    """An agency is not somebody: a C(E)TR's action has a person's name."""
    assert state == found(0, owner_name=name)["action-names-nobody"]


def test_an_action_that_is_done_is_met() -> None:
    """Done is done, in time or not."""
    states = found(3, status="done", done_on=DUE + 2 * DAY)

    assert "met" == states["action-overdue"]
    assert "action-names-nobody" not in states


def test_an_action_of_several_people_is_found_once() -> None:
    """An action that concerns nobody alone is judged once, and goes to the panel too."""
    states = found(30, individual=None, owner_name="B.")

    assert {"action-not-escalated": "not-met", "action-names-nobody": "met"} == states
