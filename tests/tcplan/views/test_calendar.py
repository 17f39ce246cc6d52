"""The calendar leaves nothing overdue out, and counts whatever it does not list."""

import datetime as dt

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.transition import Gate
from tcplan.errors import UnknownIdError, WrongUseError
from tcplan.views.calendar import AHEAD, CalendarView, calendar
from tcplan.views.looking import Looking
from tests.builders import TODAY, amended, day, individual, robin, with_entity


def gated(*days: int) -> Plan:
    """Robin's plan with one gate due on each of these days from today."""
    gates = tuple(
        Gate(id=f"g{n}", name=f"Gate {n}", basis="local", due=day(after))
        for n, after in enumerate(days)
    )
    return amended(robin(), "move", gates=gates, target=None)


def shown(plan: Plan, until: int | None = None, individual: str | None = None) -> CalendarView:
    """The calendar of a plan today, to a day so many days ahead."""
    last = None if until is None else day(until)
    return calendar(Looking(plan, "x", TODAY, TODAY), last, individual)


def gates(view: CalendarView) -> list[str]:
    """The gates in the calendar, in its order."""
    return [row.due.about for row in view.rows if row.due.kind == "gate"]


def test_the_last_day_belongs_to_the_calendar() -> None:
    """What is due on the last day is listed, what is due the day after is counted."""
    plan = gated(7, 8)
    listed, all_of_it = shown(plan, 7), shown(plan, 8)

    assert (["g0"], ["g0", "g1"]) == (gates(listed), gates(all_of_it))
    assert 1 == listed.later - all_of_it.later


def test_twelve_weeks_ahead_are_shown_unless_another_day_is_asked_for() -> None:
    """A day twelve weeks ahead is in the calendar, and the day after is not."""
    view = shown(gated(AHEAD.days, AHEAD.days + 1))

    assert (["g0"], day(84)) == (gates(view), view.until)
    assert day(85) <= (view.later_first or TODAY)


def test_the_first_day_left_out_is_named() -> None:
    """Who reads the calendar knows when it goes on."""
    view = shown(gated(3), 2)
    whole = [row.due.on for row in shown(gated(3), 9999).rows]

    assert min(on for on in whole if on > day(2)) == view.later_first
    assert len([on for on in whole if on > day(2)]) == view.later


def test_what_is_overdue_is_shown_however_old() -> None:
    """No overdue duty drops out of the calendar for having been overdue for long."""
    view = shown(gated(-4000, -1, 0), 0)

    assert ["g0", "g1", "g2"] == gates(view)
    assert ["overdue", "overdue", "due"] == [
        row.due.state for row in view.rows if row.due.kind == "gate"
    ]


def test_overdue_stands_first_and_then_the_days_follow() -> None:
    """The order is overdue, then by date, and nothing else."""
    view = shown(gated(40, -2, 9, -90), 200)
    order = [(row.due.state != "overdue", row.due.on) for row in view.rows]

    assert sorted(order) == order
    assert (view.overdue, view.ahead) == (
        sum(1 for late, _ in order if not late), sum(1 for late, _ in order if late),
    )  # fmt: skip


def test_everything_is_listed_or_counted() -> None:
    """Rows and what is counted as later make up everything that is due, on any last day."""
    plan = gated(1, 30, 300)
    totals = {len(view.rows) + view.later for view in (shown(plan, n) for n in (0, 29, 30, 400))}

    assert 1 == len(totals)


def test_every_line_has_an_id_of_its_own() -> None:
    """Two steps of one move on one day stay two lines."""
    ids = [row.id for row in shown(gated(5, 5, 5), 400).rows]

    assert len(ids) == len(set(ids))


def test_what_has_no_day_is_counted() -> None:
    """A gate, a move and a milestone without a day are said to be there."""
    view = shown(robin())

    assert (1, 0, 0) == (view.undated_gates, view.undated_moves, view.undated_milestones)
    assert 1 == shown(amended(robin(), "move", target=None)).undated_moves


def test_one_person_is_shown_alone() -> None:
    """The calendar of one person has nobody else's days."""
    plan = with_entity(gated(4), individual("P-002"))

    assert {"P-001"} == {row.due.individual for row in shown(plan, individual="p-001").rows}
    assert [] == gates(shown(plan, individual="P-002"))


def test_a_calendar_cannot_end_before_it_begins() -> None:
    """A last day before the day asked about is a slip, and is answered as one."""
    assert day(0) == shown(gated(), 0).until
    with pytest.raises(WrongUseError, match="cannot end on 21 November 2026"):
        shown(gated(), -1)


def test_nobody_elses_calendar_is_shown_for_a_slip() -> None:
    """An id that the plan does not have is answered with those it has."""
    with pytest.raises(UnknownIdError):
        shown(gated(), individual="P-009")


def test_a_rule_is_named_with_its_version_and_its_doubt() -> None:
    """A day that a rule sets says which version of it, and whether its source is uncertain."""
    looking = Looking(robin(), "x", TODAY, TODAY)
    rows = [row for row in calendar(looking, dt.date(2030, 1, 1)).rows if row.due.rule]

    assert rows
    for row in rows:
        rule = looking.book.rule(row.due.rule or "", TODAY)
        assert rule is not None
        assert (rule.version, rule.title) == (row.due.rule_version, row.rule_title)
        assert rule.certain == (row.rule_doubt is None)
