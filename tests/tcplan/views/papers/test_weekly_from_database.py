"""The weekly paper from a database, in which the record is known as it was when the week began."""

import datetime as dt
from pathlib import Path

from tcplan.domain.changes import Add, Amend, Change, Remove
from tcplan.domain.plan import Plan
from tcplan.planner.opening import Request, Visit, look
from tcplan.planner.papers_past import before
from tcplan.store.database import create, open_database
from tcplan.store.interface import By
from tcplan.views.as_data import as_json
from tcplan.views.papers.given import Given
from tcplan.views.papers.weekly import WeeklyView, weekly
from tests.builders import TODAY, control, day, individual, robin, with_entity
from tests.tcplan.rules.gates.moving import moving
from tests.tcplan.views.papers.test_weekly import action, dated, moved, week


def known(folder: Path, plan: Plan, *changes: Change, since: dt.date | None = None) -> WeeklyView:
    """The paper of a plan that was begun ten days ago and changed yesterday."""
    path = folder / "plan.db"
    begun = dt.datetime.combine(day(-10), dt.time(9), dt.UTC)
    create(path, plan, by=By(who="Ann", at=begun)).close()
    with open_database(path) as store:
        store.load()
        if changes:
            at = dt.datetime.combine(day(-1), dt.time(9), dt.UTC)
            store.save(list(changes), by=By(who="Ben", at=at), seen=store.versions)
    visit = Visit(who="Ann", at=dt.datetime.combine(TODAY, dt.time(9), dt.UTC))
    now = look(path, Request(), calendar_day=TODAY, visit=visit)
    return weekly(now, None, Given(since=since, before=before(now, since or day(-7))))


def test_a_day_that_was_put_off_says_from_when_to_when(tmp_path: Path) -> None:
    """A target that was moved by a fortnight slipped, though its first day never came."""
    plan = moving(target=day(20))
    view = known(tmp_path, plan, Amend(plan.transitions[0].id, {"target": day(34)}))
    (one,) = (slip for slip in week(view).slipped if slip.what == "Move")

    assert (day(20), day(34), "put off by 14 days") == (one.was, one.now, one.words)
    assert view.compared.startswith("Told from the record as it is known now beside")


def test_a_day_that_was_taken_away_has_slipped(tmp_path: Path) -> None:
    """A move that had a day and has none is no quiet change."""
    plan = moving(target=day(20))
    view = known(tmp_path, plan, Amend(plan.transitions[0].id, {"target": None}))
    (one,) = (slip for slip in week(view).slipped if slip.what == "Move")

    assert (day(20), None, "it has no day any more") == (one.was, one.now, one.words)


def test_a_day_that_was_brought_forward_has_moved(tmp_path: Path) -> None:
    """What comes sooner is told as moved, with both days."""
    plan = moving(target=day(20))
    view = known(tmp_path, plan, Amend(plan.transitions[0].id, {"target": day(13)}))

    assert "Move: 12 Dec 2026 → 5 Dec 2026, 7 days sooner" in moved(view)


def test_what_was_recorded_late_says_so(tmp_path: Path) -> None:
    """A review of a month ago that was written down yesterday is told, and said to be late."""
    view = known(tmp_path, robin(), Add(dated("v", held=day(-30))))
    (row,) = (row for row in week(view).moved if row.what.startswith("Review held"))

    assert (day(-30), "recorded in this time, dated before it") == (row.on, row.note)


def test_what_is_no_longer_recorded_says_so(tmp_path: Path) -> None:
    """A review that was struck out does not simply vanish from the week."""
    plan = with_entity(robin(), dated("v", held=day(-30)))
    view = known(tmp_path, plan, Remove("v"))
    (row,) = (row for row in week(view).moved if row.what.startswith("Review held"))

    assert "was recorded before, and is no longer" == row.note


def test_a_newer_reply_takes_no_older_one_back(tmp_path: Path) -> None:
    """The record keeps the last reply only, so an older one is not told as struck out."""
    plan = with_entity(robin(), action("a", 9, last_reply="No", last_reply_on=day(-20)))
    view = known(tmp_path, plan, Amend("a", {"last_reply": "Yes", "last_reply_on": day(-2)}))
    rows = [row for row in week(view).moved if row.what.startswith("Answered")]

    assert [(day(-2), None)] == [(row.on, row.note) for row in rows]


def test_a_renamed_milestone_has_not_moved(tmp_path: Path) -> None:
    """Calling something otherwise is no event of the week."""
    plan = with_entity(robin(), dated("v", held=day(-30)), action("a", 9, what="Ask"))
    view = known(tmp_path, plan, Amend("a", {"what": "Ask twice"}))

    assert [] == [words for words in moved_or_none(view) if "Ask" in words]


def moved_or_none(view: WeeklyView) -> list[str]:
    """What moved for anybody."""
    return [row.what for one in view.people for row in one.moved]


def test_stages_and_states_of_controls_are_told_without_a_day(tmp_path: Path) -> None:
    """What the record says otherwise is told even where nobody dated it."""
    plan = with_entity(moving(stage="planning"), control("c-new", "oak", state="agreed"))
    view = known(
        tmp_path,
        plan,
        Amend(plan.transitions[0].id, {"stage": "introductions"}),
        Amend("c-new", {"state": "in-place"}),
    )

    assert "Stage: Planning → Introductions" in moved(view)
    assert any(words.endswith("agreed, not yet in place → in place") for words in moved(view))


def test_somebody_who_came_into_the_plan_is_told(tmp_path: Path) -> None:
    """A new person is no blank in the week in which they came."""
    view = known(tmp_path, robin(), Add(individual("P-777", preferred_name="Sam")))

    assert ["Came into the plan"] == moved(view, "P-777")


def test_figures_of_both_days_are_known(tmp_path: Path) -> None:
    """With the past record every figure has both numbers."""
    view = known(tmp_path, robin(), Add(action("a", -1)))
    told = {one.words: one for one in view.figures}

    assert (1, 0) == (told["Actions that are open"].now, told["Actions that are open"].then)
    assert None not in {one.then for one in view.figures}


def test_a_database_that_began_later_says_so(tmp_path: Path) -> None:
    """Asked for a day before the plan began, the paper says that it is told from dates."""
    view = known(tmp_path, robin(), since=day(-40))

    assert "because the past record cannot be asked for" in view.compared


def test_a_name_that_somebody_had_stays_hidden(tmp_path: Path) -> None:
    """While names are hidden, a name of last week is hidden too."""
    plan = with_entity(robin(), control("c-old", "oak", name="Walks with Robin"))
    view = known(tmp_path, plan, Amend("P-001", {"preferred_name": "Robyn"}), Remove("c-old"))

    assert "Robin" not in as_json(view, "x").replace("robin", "")
    assert "Control taken out: Walks with P-001" in moved(view)
