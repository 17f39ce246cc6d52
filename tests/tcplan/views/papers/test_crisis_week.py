"""Who is called in which hours: every moment of the week is told, as an oracle works it out."""

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tcplan.domain.control import Delivery
from tcplan.domain.hours import DAYS, Hours, Span, clock, covers
from tcplan.domain.plan import Plan
from tcplan.rules.answering import answering
from tcplan.views.papers.crisis_week import crisis_week, week_of
from tcplan.views.papers.telling import Telling
from tests.builders import TODAY, agency, control, day, evidence, robin, with_entity, without
from tests.tcplan.report.papers.of_a_person import at

_STEP = 360
"""Hours are drawn in quarters of a day, so a moment in each quarter tells all of it."""
MOMENTS = list(product(DAYS, range(0, 1440, _STEP)))
HOLDERS = ("elm", "oak", "icb")


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """Some quarters of some days; never none."""
    spans = draw(
        st.lists(
            st.tuples(st.sampled_from(DAYS), st.integers(0, 3), st.integers(1, 4)),
            min_size=1,
            max_size=4,
        )
    )
    return tuple(
        Span(days=(of,), start=clock(start * _STEP), end=clock(min(start + long, 4) * _STEP))
        for of, start, long in spans
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Robin at home with up to three contingencies of up to three holders with opening hours."""
    plan = with_entity(
        without(robin(), "move", "spell", "tie-ward"),
        *(agency(name, opening=draw(st.just(()) | hours())) for name in HOLDERS),
    )
    found = []
    for number in range(draw(st.integers(0, 3))):
        holders = draw(st.lists(st.sampled_from(HOLDERS), min_size=1, max_size=3, unique=True))
        mode = draw(st.sampled_from(("any", "all", "at-least")))
        needed = draw(st.integers(1, len(holders))) if mode == "at-least" else None
        found.append(
            control(
                f"c-{number}",
                "oak",
                kind="recovery",
                limits=("k-admission",),
                delivery=Delivery(mode=mode, holders=tuple(holders), needed=needed),
                deputy=draw(st.none() | st.sampled_from(HOLDERS)),
                hours=draw(hours()),
                evidence=draw(st.sampled_from(((), (evidence(),)))),
            )
        )
    return with_entity(plan, *found)


def comes(plan: Plan, one: Any, of: str, minute: int) -> frozenset[str]:  # noqa: ANN401
    """Who comes by one control at a moment, worked out from the plan alone; nobody if too few."""
    able = [*one.delivery.holders, *([one.deputy] if one.deputy else [])]
    there = {
        name
        for name in able
        if not plan.by_id[name].opening or covers(plan.by_id[name].opening, of, minute)
    }
    enough = len(there & set(one.delivery.holders)) >= one.delivery.least_needed()
    held = covers(one.hours, of, minute) and (enough or one.deputy in there)
    return frozenset(there) if held else frozenset()


@settings(max_examples=40)
@given(plans())
def test_an_arrangement_holds_in_the_hours_in_which_enough_are_there(plan: Plan) -> None:
    """Moment by moment, an arrangement can be called on when it holds and enough are open."""
    on = at(plan).on_day
    for one in answering(on, "P-001", TODAY):
        for of, minute in MOMENTS:
            expected = bool(comes(plan, one.control, of, minute))
            assert expected == covers(one.hours, of, minute)


@settings(max_examples=40)
@given(plans())
def test_the_rows_of_the_week_are_the_moments_of_the_week(plan: Plan) -> None:
    """Every row tells who comes at some moment, and every moment is told by a row."""
    looking = at(plan)
    held = answering(looking.on_day, "P-001", TODAY)
    rows = week_of(Telling(looking, "P-001"), held, TODAY)
    found = {
        frozenset(
            (answer.what, answer.who.replace(" and ", ", ").replace(" or ", ", "))
            for answer in row.answers
        )
        for row in rows
    }
    expected = set()
    for of, minute in MOMENTS:
        came = []
        for one in held:
            there = comes(plan, one.control, of, minute)
            if there:
                order = dict.fromkeys((*one.control.delivery.holders, one.control.deputy))
                called = ", ".join(name.title() for name in order if name in there)
                came.append((one.control.name, called))
        expected.add(frozenset(came))
    assert expected == found
    assert len({row.when for row in rows}) == len(rows)


@settings(max_examples=40)
@given(plans())
def test_the_hours_without_anybody_are_those_that_the_rule_judges(plan: Plan) -> None:
    """Paper and check tell the same hours without anybody."""
    week = crisis_week(at(plan), "P-001")
    assert week is not None
    empty = [row.when for row in week.hours if not row.answers]
    assert bool(week.nobody) == bool(empty)
    assert empty in ([], [week.nobody])


def test_what_is_shown_stands_before_what_is_promised() -> None:
    """Who has shown that they come is called first."""
    promised = control("c-elm", "elm", kind="recovery", limits=("k-admission",), evidence=())
    shown = control("c-on-call", "on-call", kind="recovery", limits=("k-admission",))
    week = crisis_week(at(with_entity(robin(), promised, shown)), "P-001")
    assert week is not None
    assert [(one.who, one.shown) for one in week.hours[0].answers] == [
        ("On-Call", True),
        ("Elm", False),
    ]


def test_somebody_on_a_ward_without_a_move_has_no_crisis_plan_of_their_own() -> None:
    """While no move is planned the ward answers."""
    assert crisis_week(at(without(robin(), "move")), "P-001") is None


def test_a_move_ahead_is_asked_of_its_day() -> None:
    """What ends before the move is no answer after it."""
    short = control("c-old", "oak", kind="recovery", limits=("k-admission",), end=day(10))
    week = crisis_week(at(with_entity(robin(), short)), "P-001")
    assert week is not None
    assert (week.asked_of, week.moves_on, week.arrangements) == (day(42), day(42), 0)
