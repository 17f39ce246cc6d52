"""The weekly paper: what moved, slipped, waits and is chased, and how much of it can be known."""

import datetime as dt
from typing import Any

import attrs
import pytest

from tcplan.domain.hospital import Delay
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action, Review
from tcplan.domain.transition import DecideBy
from tcplan.errors import WrongUseError
from tcplan.views.as_data import as_json
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given, Recipient
from tcplan.views.papers.weekly import FROM_DATES, WeeklyView, WeekOf, weekly
from tests.builders import (
    TODAY,
    agency,
    amended,
    day,
    empty_plan,
    individual,
    least,
    robin,
    source,
    with_entity,
)
from tests.tcplan.report.papers.work import DAY, looking, raw
from tests.tcplan.rules.gates.moving import gate, met, moving

WEEK = dt.timedelta(days=7)


def seen(plan: Plan, after: int = 0, **given: Any) -> WeeklyView:  # noqa: ANN401
    """The paper of a plan file."""
    return weekly(Looking(plan, "x", day(after), TODAY), None, Given(**given))


def week(view: WeeklyView, who: str = "P-001") -> WeekOf:
    """One person's week."""
    (found,) = (one for one in view.people if one.individual == who)
    return found


def moved(view: WeeklyView, who: str = "P-001") -> list[str]:
    """What moved for one person, in words."""
    return [row.what for row in week(view, who).moved]


def action(name: str, due: int, **fields: Any) -> Action:  # noqa: ANN401
    """Something asked of Oak sixty days ago."""
    given = {"what": "Ask Robin", "individual": "P-001", "asked_on": day(-60), **fields}
    made: Action = least(Action, id=name, source=source(), owner="oak", due=day(due), **given)
    return made


def dated(name: str, **fields: Any) -> Review:  # noqa: ANN401
    """A review of Robin's."""
    made: Review = least(Review, id=name, source=source(), individual="P-001", kind="dsr", **fields)
    return made


def test_what_the_file_dates_in_the_week_is_told() -> None:
    """Read by hand: each review held, action asked and gate decided within seven days is told."""
    view, plan = weekly(looking(), None, Given()), raw()
    first, last = (DAY - WEEK).isoformat(), DAY.isoformat()
    told = {(one.individual, str(row.on), row.what) for one in view.people for row in one.moved}
    days = {(who, on) for who, on, _ in told}

    reviews = {(r["individual"], r["held"]) for r in plan["reviews"] if "held" in r}
    asked = {(a["individual"], a["asked_on"]) for a in plan["actions"] if "individual" in a}
    gates = {
        (t["individual"], g["decided_on"])
        for t in plan["transitions"]
        for g in t.get("gates", [])
        if "decided_on" in g
    }
    for happened in (reviews, asked, gates):
        assert {pair for pair in happened if first <= pair[1] <= last} <= days
    assert {on for _, on in days} <= {str(DAY - dt.timedelta(days=n)) for n in range(8)}


def test_the_first_day_is_told_and_the_day_before_it_is_not() -> None:
    """A week begins with its first day and ends with the day asked about."""
    reviews = [dated(f"v{n}", held=day(n)) for n in (-8, -7, 0, 1)]
    view = seen(with_entity(robin(), *reviews))

    on = [row.on for row in week(view).moved if row.what.startswith("Review held")]
    assert [day(-7), day(0)] == on


def test_another_first_day_can_be_asked_for() -> None:
    """Asked for three days, only those are told; a day that is yet to come is refused."""
    plan = with_entity(robin(), dated("a", held=day(-5)), dated("b", held=day(-2)))

    on = [row.on for row in week(seen(plan, since=day(-3))).moved if "Review" in row.what]
    assert [day(-2)] == on
    with pytest.raises(WrongUseError, match="give an earlier day"):
        seen(plan, since=day(1))


def test_a_plan_file_says_that_it_is_told_from_dates_alone() -> None:
    """Nobody takes the absence of a slip in a file for a week in which nothing slipped."""
    assert FROM_DATES == seen(robin()).compared


def test_a_day_that_passed_with_nothing_recorded_has_slipped() -> None:
    """An action that fell overdue this week slipped; one that was overdue before is due still."""
    view = seen(with_entity(robin(), action("new", -2), action("old", -30)))
    slipped = {one.about: one for one in week(view).slipped}

    assert "new" in slipped
    assert "old" not in slipped
    assert (day(-2), None) == (slipped["new"].was, slipped["new"].now)
    assert ["overdue by 30 days"] == [r.standing for r in week(view).next if r.on == day(-30)]


def test_a_move_that_was_made_later_than_meant_has_slipped() -> None:
    """A move made this week says from which day to which, even in a plan file."""
    view = seen(moving(target=day(-20), moved_on=day(-4)))
    (one,) = (slip for slip in week(view).slipped if slip.what == "Move")

    assert (day(-20), day(-4)) == (one.was, one.now)
    assert "made 16 days later than meant" == one.words


def test_delays_stand_with_their_code_and_attribution() -> None:
    """Read by hand: each delay that runs on the day, with its MHSDS reason and attribution."""
    view = weekly(looking(), None, Given())
    today = DAY.isoformat()
    runs = {
        (s["individual"], d["reason"], d["start"])
        for s in raw()["spells"]
        if s["on_this_ward_since"] <= today < s.get("ended", "9999")
        for d in s.get("delays", [])
        if d["start"] <= today <= d.get("end", "9999")
    }

    told = {
        (one.individual, row.code, str(row.since))
        for one in view.people
        for row in one.blocked
        if row.kind == "delay"
    }
    assert runs == told
    assert {"NHS", "Both NHS and social care (not housing)"} == {
        row.attribution for one in view.people for row in one.blocked if row.kind == "delay"
    }


def test_somebody_ready_without_a_reason_is_told() -> None:
    """Waiting for which nobody has recorded a reason blocks as a reason does."""
    view = weekly(looking(), None, Given())
    (row,) = (row for row in week(view, "P-071").blocked if row.kind == "no-reason")

    assert (dt.date(2026, 10, 20), "ready for 33 days") == (row.since, row.standing)


def test_gates_and_decisions_that_are_open_are_told_with_their_owner() -> None:
    """A gate that is met blocks nothing; one that is open does, with its day and its owner."""
    open_one = gate("g-keys", name="Keys", due=day(9))
    step = DecideBy(what="Who has the nights", by=day(-3), owner="icb")
    view = seen(moving(gates=(open_one, met(id="g-met")), decide_by=(step,)))
    rows = {row.about: row for row in week(view).blocked if row.kind == "gate"}

    assert ["g-keys"] == list(rows)
    assert day(9) == rows["g-keys"].due
    (decision,) = (row for row in week(view).blocked if row.kind == "decision")
    assert ("Who has the nights", "overdue by 3 days", "Icb") == (
        decision.what,
        decision.standing,
        decision.owner,
    )


def test_a_move_that_was_made_waits_for_nothing() -> None:
    """Gates of somebody who has moved block no move."""
    view = seen(moving(gates=(gate("g-keys", due=day(9)),), moved_on=day(-30), stage="settled"))

    assert [] == [row for one in view.people for row in one.blocked if row.kind == "gate"]


def test_every_open_action_is_chased_once() -> None:
    """Read by hand: each open action stands with one person, or with nobody, once."""
    view = weekly(looking(), None, Given())
    weeks = [*view.people, *([view.shared] if view.shared else [])]
    told = [row.id for one in weeks for row in one.chasing]

    asked = [a["id"] for a in raw()["actions"] if a.get("status", "open") == "open"]
    assert sorted(asked) == sorted(told)


def test_who_is_chasing_says_what_was_heard_and_who_was_told_next() -> None:
    """Owner, name, last reply with its day, and to whom it was escalated."""
    heard = action(
        "a", -3, owner_name="L. P.", last_reply="Soon, says Robin", last_reply_on=day(-1),
        escalated_to="director",
    )  # fmt: skip
    (row,) = week(seen(with_entity(robin(), heard))).chasing

    assert ("Oak", "L. P.", "director") == (row.owner, row.named, row.escalated_to)
    assert ("Soon, says P-001", day(-1), True) == (row.last_reply, row.last_reply_on, row.overdue)


def test_what_is_overdue_and_what_is_due_within_a_week_is_told() -> None:
    """The seventh day is within the week, and the eighth is not; nothing overdue is left out."""
    plan = with_entity(robin(), *(action(f"a{n}", n) for n in (-50, 0, 7, 8)))
    told = [row.on for row in week(seen(plan)).next if row.kind_words == "Action"]

    assert [day(-50), day(0), day(7)] == told


def test_people_stand_by_what_is_due_and_by_nothing_else() -> None:
    """No kind of risk moves anybody up or down."""
    view = weekly(looking(), None, Given())
    first = [min((row.on for row in one.next), default=dt.date.max) for one in view.people]
    plan: Any = looking().plan
    fires = tuple(attrs.evolve(risk, kind="fire") for risk in plan.risks)
    swapped = weekly(looking().over(attrs.evolve(plan, risks=fires)), None, Given())

    assert sorted(first) == first
    assert [one.individual for one in view.people] == [one.individual for one in swapped.people]


def test_figures_are_what_the_file_holds() -> None:
    """Counted by hand: who is in hospital, and which actions are open and overdue."""
    told = {one.words: one for one in weekly(looking(), None, Given()).figures}
    today, plan = DAY.isoformat(), raw()
    inside = {
        s["individual"] for s in plan["spells"]
        if s["on_this_ward_since"] <= today < s.get("ended", "9999")
    }  # fmt: skip
    asked = [a for a in plan["actions"] if a.get("status", "open") == "open"]

    assert len(inside) == told["People in hospital"].now
    assert len(asked) == told["Actions that are open"].now
    assert sum(1 for a in asked if a["due"] < today) == told["Of them overdue"].now
    assert told["Things that are overdue"].then is None


def test_of_one_person_nobody_else_is_told() -> None:
    """Asked for one person, figures and rows are theirs."""
    view = weekly(looking(), "P-014", Given())
    others = {one["id"] for one in raw()["individuals"]} - {"P-014"}
    text = as_json(view, "x")

    assert ["P-014"] == [one.individual for one in view.people]
    assert 1 == {one.words: one.now for one in view.figures}["People in hospital"]
    assert set() == {name for name in others if name in text}
    assert view.shared is None


def test_whoever_has_nothing_to_tell_is_named_as_such() -> None:
    """Nobody vanishes from the paper because their week was quiet."""
    someone = individual("P-900", responsible_teams=())
    plan = with_entity(empty_plan(), agency("icb", "icb"), someone)
    view = seen(plan)

    assert ((), ("P-900",)) == (view.people, view.quiet)


def test_a_plan_without_anybody_gives_an_empty_paper() -> None:
    """Nothing recorded gives figures of nought and no rows."""
    view = seen(empty_plan())

    assert ((), (), None) == (view.people, view.quiet, view.shared)
    assert {0} == {one.now for one in view.figures}


def test_a_partner_is_told_nothing_of_the_past_record() -> None:
    """What the record was known as before is compared for the holder alone."""
    plan = moving(target=day(20))
    now = Looking(amended(plan, plan.transitions[0].id, target=day(34)), "x", TODAY, TODAY)
    then = Looking(plan, "x", TODAY, TODAY)
    reader = Recipient(kind="agency", agency="oak", words="Oak")

    assert ["Move"] == [one.what for one in week(weekly(now, None, Given(before=then))).slipped]
    theirs = weekly(now, None, Given(before=then, recipient=reader))
    assert ([], FROM_DATES) == ([*week(theirs).slipped], theirs.compared)


def test_a_delay_that_began_is_told_with_its_reason() -> None:
    """The days on which a delay began and ended are steps of the week."""
    spell = robin().spells[0]
    delay = Delay(reason="18", attribution="04", start=day(-3))
    plan = amended(robin(), spell.id, clinically_ready=day(-3), delays=(delay,))

    assert "Delay began: 18 Housing - Awaiting supported accommodation" in moved(seen(plan))
