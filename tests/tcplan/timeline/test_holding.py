"""A gap in who holds a risk is told with its days and hours, and how a handover overlaps."""

import datetime as dt

from tcplan.domain.plan import Plan
from tcplan.views.timeline.holding import HeldThrough
from tests.builders import amended, control, day, risk, robin, with_entity, without
from tests.tcplan.timeline.ways import full, seen


def night(plan: Plan) -> HeldThrough:
    """The risk of the nights in Robin's timeline."""
    return next(each for each in seen(plan).risks if each.id == "r-night")


def alone(**home: object) -> Plan:
    """Nights that a ward holds until the move on day 42, and oak from then on as given."""
    return with_entity(
        robin(),
        risk("r-night", "t-night", title="Nights in the new flat"),
        control(
            "ward-nights",
            "hospital",
            prevents=("t-night",),
            setting="hospital",
            successor="home-nights",
        ),
        control("home-nights", "elm", prevents=("t-night",), **home),
    )


def test_a_gap_after_the_move_is_told_with_its_days() -> None:
    """The ward leaves on the day before the move, and nights at home begin ten days later."""
    found = seen(full())
    (gap,) = [each for each in found.gaps if each.risk == "r-night"]

    assert (dt.date(2027, 1, 3), dt.date(2027, 1, 12)) == (gap.first, gap.last)
    assert (10, 10) == (gap.days, gap.days_ahead)
    assert "3 Jan 2027 to 12 Jan 2027, 10 days: not covered at all times." == gap.sentence
    assert "10 day gap" == night(full()).word


def test_the_days_of_the_gap_are_those_that_are_drawn_as_one() -> None:
    """Every day of a gap shows the answer “not covered”, and no other day does."""
    held = night(full())
    bare = [each for each in held.days if each.answer == "not-covered"]

    assert [(day(42), day(51))] == [(each.first, each.last) for each in bare]
    assert held.gap_days == sum((each.last - each.first).days + 1 for each in bare)


def test_the_days_follow_one_another_without_a_hole() -> None:
    """From the first day looked at to the last each day belongs to exactly one stretch."""
    found = seen(full())

    for held in found.risks:
        assert (found.first, found.last) == (held.days[0].first, held.days[-1].last)
        for one, other in zip(held.days, held.days[1:], strict=False):
            assert one.last + dt.timedelta(days=1) == other.first


def test_while_only_the_ward_holds_a_risk_the_hospital_holds_it() -> None:
    """What ends with the move is not shown as if it went on."""
    held = night(full())
    there = {each.by_hospital for each in held.days if each.first <= day(0) <= each.last}

    assert {True} == there
    assert [] == [each for each in held.days if each.by_hospital and each.last >= day(42)]


def test_a_handover_with_days_between_says_how_many() -> None:
    """Ten nights lie between the ward and the team at home."""
    (handover,) = seen(full()).handovers

    assert -10 == handover.overlap_days
    assert "10 days between the one and the other, with neither" in handover.sentence
    assert -10 == night(full()).overlap_days


def test_a_handover_that_overlaps_says_for_how_many_days() -> None:
    """The team at home works beside the ward for the last seven days."""
    held = night(alone(start=day(35)))

    assert (0, 7, "7 day overlap") == (held.gap_days_ahead, held.overlap_days, held.word)
    assert "shortest handover: 7 days of overlap" in held.closing


def test_a_handover_on_the_next_day_has_no_overlap() -> None:
    """No gap, and yet nobody hands anything over in person: that is said."""
    held = night(alone(start=day(42)))

    assert (0, 0, "0 day overlap") == (held.gap_days_ahead, held.overlap_days, held.word)
    assert "no overlap, the one begins on the day after the other ends" in held.closing


def test_a_promise_is_no_known_overlap() -> None:
    """A control that is only proposed hands nothing over: its overlap is not known."""
    plan = alone(state="proposed", evidence=())
    (handover,) = seen(plan).handovers

    assert handover.overlap_days is None
    assert "not known" in handover.sentence


def test_days_that_are_past_are_not_counted_as_ahead() -> None:
    """A gap that was closed last week is told as past, and does not close the line."""
    held = with_entity(
        robin(),
        risk("r-night", "t-night"),
        control("oak-nights", "oak", prevents=("t-night",), start=day(-7)),
    )
    (gap,) = [each for each in seen(held).gaps if each.risk == "r-night"]

    assert (day(-8), 0) == (gap.last, gap.days_ahead)
    assert "these days are past" in gap.sentence
    assert "gap" not in night(held).word


def test_with_no_move_planned_twelve_weeks_ahead_are_looked_at() -> None:
    """Who holds a risk at home is asked for today and the weeks to come."""
    found = seen(without(full(), "move"))

    assert (day(0), day(13 * 7 - 1), None) == (found.first, found.last, found.centre)
    assert "No move is planned" in found.when_words
    assert 2 == len(found.risks)


def test_a_move_far_ahead_is_looked_at_from_today_on() -> None:
    """Between today and the twelfth week before a move no day is left out."""
    found = seen(amended(full(), "move", target=day(150)))

    assert found.first <= day(0) < found.first + dt.timedelta(days=7)
    assert day(150 + 13 * 7 - 1) == found.last


def test_a_gap_that_goes_on_says_so() -> None:
    """Where nothing is arranged at all, no end of the gap is made up."""
    plan = with_entity(without(robin(), "move"), risk("r-night", "t-night"))
    (gap,) = [each for each in seen(plan).gaps if each.risk == "r-night"]

    assert gap.days == gap.days_ahead
    assert "what was before was not looked at" in gap.sentence
    assert "it goes on beyond the days looked at" in gap.sentence
