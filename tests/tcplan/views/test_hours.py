"""Hours with the same answer are told together, so that no hour seems to be held that is not."""

from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.slots import Slot, Stretch
from tcplan.views.gaps import gaps
from tcplan.views.hours import together, when
from tcplan.views.looking import Looking
from tcplan.views.risks import risk_view
from tests.builders import OFFICE_HOURS, TODAY, control, risk, small_plan

STRETCHES = st.builds(
    lambda day, start, length: Stretch(day, start, min(start + length, 1440)),
    st.integers(0, 7),
    st.integers(0, 1439),
    st.integers(1, 600),
)
SLOTS = st.lists(st.lists(STRETCHES, min_size=1, max_size=4).map(tuple).map(Slot), max_size=4)

# One cause is open at all times; the other is held in office hours only, which cuts the week.
PLAN = small_plan(
    risks=(risk("r-pain", "t-unnoticed", "t-open"),),
    controls=(control("c-oak", "oak", prevents=("t-unnoticed",), hours=OFFICE_HOURS),),
)
LOOKING = Looking(PLAN, "test.plan.json", TODAY, TODAY)


def minutes(slots: list[Slot]) -> set[tuple[int, int]]:
    """Every minute of some slots, by day and minute of the day."""
    stretches = [stretch for slot in slots for stretch in slot.stretches]
    return {(s.day, minute) for s in stretches for minute in range(s.start, s.end)}


@given(SLOTS)
def test_slots_together_have_the_same_minutes(slots: list[Slot]) -> None:
    """Putting hours together loses none and adds none."""
    assert minutes(slots) == minutes([together(slots)])


@given(SLOTS)
def test_slots_together_do_not_touch(slots: list[Slot]) -> None:
    """Hours that follow one another are told as one stretch."""
    found = together(slots).stretches
    ends = {(stretch.day, stretch.end) for stretch in found}

    assert [] == [stretch for stretch in found if (stretch.day, stretch.start) in ends]


def test_two_halves_of_the_week_are_all_of_it() -> None:
    """Day and night together are told as at all times."""
    day = Slot(tuple(Stretch(n, 420, 1320) for n in range(8)))
    early = tuple(Stretch(n, 0, 420) for n in range(8))
    late = tuple(Stretch(n, 1320, 1440) for n in range(8))

    assert "at all times" == when([day, Slot((*early, *late))])


def test_a_cause_that_is_open_all_week_is_told_as_open_all_week() -> None:
    """Hours of another control do not make an open cause look held for part of the week."""
    view = risk_view(LOOKING, PLAN.risks[0])
    open_cause = next(strand for strand in view.threats if strand.id == "t-open")

    assert ("not-covered", "at all times") == (view.answer, view.when)
    assert ("not-covered", "at all times") == (open_cause.answer, open_cause.when)


def test_hours_of_which_different_things_are_told_stay_apart() -> None:
    """The hours in which a second cause is open as well are told by themselves."""
    view = risk_view(LOOKING, PLAN.risks[0])

    assert [
        ("Mon–Fri before 09:00 and from 17:00; Sat–Sun, bank holidays", 2),
        ("Mon–Fri 09:00–17:00", 1),
    ] == [(slot.when, len(slot.not_held)) for slot in view.slots]


def test_every_hour_of_the_week_is_told_once() -> None:
    """The hours that are told add up to seven days and a bank holiday."""
    view = risk_view(LOOKING, PLAN.risks[0])

    assert 8 * 24 == sum(slot.hours for slot in view.slots)
    assert 8 * 24 * 60 == sum(part.end - part.start for part in view.week)


def test_gaps_leave_no_uncovered_hour_out() -> None:
    """Each hour without back-up stands in one gap."""
    found = gaps(LOOKING, PLAN.risks[0])

    assert {slot.when for slot in risk_view(LOOKING, PLAN.risks[0]).slots} == {
        gap.when for gap in found
    }
