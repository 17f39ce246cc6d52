"""Actions are shown under whoever owes them, with what was asked, answered and escalated."""

from typing import Any

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tcplan.views.actions import ActionRow, actions
from tcplan.views.due import due
from tcplan.views.looking import Looking
from tests.builders import TODAY, day, least, robin, source, with_entity


def action(name: str, days: int, owner: str = "oak", **fields: Any) -> Action:  # noqa: ANN401
    """Something asked of an owner sixty days ago, due so many days from today."""
    given = {"what": "Ask Robin", "individual": "P-001", "asked_on": day(-60), **fields}
    made: Action = least(Action, id=name, source=source(), owner=owner, due=day(days), **given)
    return made


def plan(*asked: Action) -> Plan:
    """Robin's plan with these actions."""
    return with_entity(robin(), *asked)


def rows(of: Plan, after: int = 0) -> list[ActionRow]:
    """The actions that are listed on a day."""
    view = actions(Looking(of, "x", day(after), TODAY))
    return [row for owner in view.owners for row in owner.rows]


def test_an_action_is_in_time_on_its_day() -> None:
    """An action is overdue from the day after, and says by how many days."""
    listed = rows(plan(action("a", -1), action("b", 0), action("c", 1)))

    assert ["overdue by 1 day", "due today", "due in 1 day"] == [row.standing for row in listed]
    assert [True, False, False] == [row.overdue for row in listed]


def test_an_action_that_is_done_or_stopped_is_counted() -> None:
    """What nobody owes any more is not listed, and not forgotten."""
    done = action("a", -1, status="done", done_on=day(-2))
    view = actions(Looking(plan(done, action("b", 3, status="stopped")), "x", TODAY, TODAY))

    assert (0, 1, 1, 0) == (view.open, view.done, view.stopped, view.not_asked)


def test_an_action_was_open_until_it_was_done() -> None:
    """Asked about a day before it was done, it was open; before it was asked, it was not."""
    done = plan(action("a", 5, status="done", done_on=day(0)))

    assert [] == rows(done, 0)
    assert ["a"] == [row.id for row in rows(done, -1)]
    assert ["a"] == [row.id for row in rows(done, -60)]
    assert [] == rows(done, -61)
    assert 1 == actions(Looking(done, "x", day(-61), TODAY)).not_asked


def test_owners_stand_by_what_they_owe_earliest() -> None:
    """Whoever owes something first stands first, however little else they owe."""
    view = actions(
        Looking(
            plan(action("a", 9), action("b", 2), action("c", 1, "icb"), action("d", 2, "elm")),
            "x", TODAY, TODAY,
        )
    )  # fmt: skip

    assert ["icb", "elm", "oak"] == [owner.owner for owner in view.owners]
    assert ["b", "a"] == [row.id for row in view.owners[-1].rows]


def test_silence_is_counted_where_something_is_overdue() -> None:
    """Overdue and never answered is the first thing to chase."""
    view = actions(
        Looking(
            plan(
                action("a", -3),
                action("b", -3, last_reply="Robin was told", last_reply_on=day(-1)),
                action("c", 3, escalated_to="director"),
            ),
            "x", TODAY, TODAY,
        )
    )  # fmt: skip
    (oak,) = view.owners

    assert (2, 1, 1) == (oak.overdue, oak.unanswered, view.escalated)
    assert ["P-001 was told"] == [row.last_reply for row in oak.rows if row.last_reply]
    assert {"Ask P-001"} == {row.what for row in oak.rows}


@pytest.mark.parametrize(
    ("silent", "again"), [(27, False), (28, True), (400, True)], ids=["27 days", "28 days", "long"]
)
def test_silence_is_asked_about_again_as_the_rule_says(silent: int, *, again: bool) -> None:
    """Twenty-eight days after the last reply somebody is asked again, and it says how long."""
    asked_on, replied = day(-500), day(-silent)
    (row,) = rows(plan(action("a", 9, asked_on=asked_on, last_reply="Soon", last_reply_on=replied)))

    assert (again, silent) == (row.ask_again, row.silent_days)


def test_silence_counts_from_the_day_of_asking_when_nobody_ever_replied() -> None:
    """Asked sixty days ago and never answered: it is asked about again, and the rule is cited."""
    view = actions(Looking(plan(action("a", 9)), "x", TODAY, TODAY))

    assert (1, 60) == (view.ask_again, view.owners[0].rows[0].silent_days)
    assert "rule R08, version 2017: no reply for 28 days" == view.ask_again_rule


def test_who_chases_is_told_and_nobody_is_filled_in() -> None:
    """Whoever asks again is named with their role; where nobody is recorded, nobody is."""
    listed = rows(
        plan(
            action("a", -1, chased_by="icb", chased_by_name="case manager"),
            action("b", 0, chased_by="icb"),
            action("c", 1),
        )
    )

    assert ["Icb, case manager", "Icb", None] == [row.chaser for row in listed]
    assert ["icb", "icb", None] == [row.chased_by for row in listed]


def test_what_each_chases_stands_together_and_what_nobody_does_last() -> None:
    """A meeting goes through who chases what, by what is due earliest, and ends with the rest."""
    view = actions(
        Looking(
            plan(
                action("a", -9),
                action("b", 4, chased_by="icb"),
                action("c", -2, "elm", chased_by="icb"),
                action("d", -3, chased_by="trust"),
            ),
            "x", TODAY, TODAY,
        )
    )  # fmt: skip

    told = [(one.chased_by, one.actions, one.open, one.overdue) for one in view.chasers]
    assert [
        ("trust", ("d",), 1, 1),
        ("icb", ("c", "b"), 2, 1),
        (None, ("a",), 1, 1),
    ] == told
    assert "nobody recorded" == view.chasers[-1].name


def test_an_action_in_the_calendar_says_who_chases_it() -> None:
    """What is due says who asks again, as the list of actions does."""
    chased = plan(action("a", 2, chased_by="icb", chased_by_name="case manager"))
    (told,) = [one for one in due(Looking(chased, "x", TODAY, TODAY), "P-001") if one.about == "a"]

    assert ("icb", "Icb, case manager") == (told.chased_by, told.chaser)
