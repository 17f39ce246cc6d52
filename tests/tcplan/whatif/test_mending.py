"""What happens and what would be done about it are told apart, hour by hour and with causes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcplan.analysis.cover import rank
from tcplan.domain.hours import DAY_MINUTES, DAYS, EVERY_HOUR, Span
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_steps import carried_out
from tcplan.views.looking import Looking
from tcplan.views.whatif.comparing import what_if
from tcplan.views.whatif.mended import MendedRisk, MendingView
from tcplan.views.whatif.mending_hours import About, Parts, hours_of
from tcplan.views.whatif.sorts import happening
from tests.builders import TODAY, agency, amended, control, day, risk, small_plan, tie, with_entity
from tests.tcplan.whatif.plans import change, looking, new_control, stop, two_people
from tests.tui.plans import two_providers

PLAN = two_providers()
STOPS = stop("elm")
DEPUTY = change("deputy", "c-night", holder="oak")
SMALL_HOURS = (Span(days=DAYS, start="00:00", end="03:00"),)
_STEP = 30


def mended(*changes: WhatIfChange, plan: Plan = PLAN) -> MendingView | None:
    """The three sides of these changes for Robin."""
    return what_if(looking(plan), changes, "P-001", suggest=False).mending


def the_one(*changes: WhatIfChange, plan: Plan = PLAN) -> MendedRisk:
    """What becomes of Robin's one risk."""
    found = mended(*changes, plan=plan)
    assert found is not None
    return next(one for one in found.risks if not one.is_result)


def added(*hours: Span, holder: str = "oak", **fields: object) -> WhatIfChange:
    """An arrangement that is added for these hours."""
    given: dict[str, Any] = {"holder": holder, "hours": hours or EVERY_HOUR, **fields}
    return change("add-control", control=new_control(**given))


@pytest.mark.parametrize("changes", [(), (STOPS,), (DEPUTY,), (STOPS, change("stop", "oak"))])
def test_one_sort_of_change_has_two_sides(changes: tuple[WhatIfChange, ...]) -> None:
    """Where nothing is done about it, or nothing happens, there is nothing to set apart."""
    assert mended(*changes) is None


def test_a_fix_that_cannot_be_carried_out_is_none() -> None:
    """A deputy whom nobody has does not count as something done."""
    assert mended(STOPS, change("deputy", "c-night", holder="gone")) is None


def test_nights_that_a_deputy_gives_back() -> None:
    """The lost hours, who gives them back, and the three answers stand beside each other."""
    one = the_one(STOPS, DEPUTY)

    assert ("given-back", "every night 21:00–07:00", True) == (one.outcome, one.lost, one.at_night)
    assert (one.lost, "", "") == (one.given_back, one.in_part, one.still_lost)
    assert ["relies-on-one", "not-covered", "relies-on-one"] == [one.plan, one.happened, one.mended]
    assert ("“Nights at home” is lost: it needs Elm Small Supports",) == one.lost_because
    assert ("Oak is named as deputy for “Nights at home”",) == one.given_back_by
    assert () == one.still_because


def test_hours_that_a_fix_leaves_open() -> None:
    """A fix for the small hours gives those back; the rest of the night stays lost, with why."""
    one = the_one(STOPS, added(*SMALL_HOURS))

    assert ("in-part", "every day 00:00–03:00") == (one.outcome, one.given_back)
    assert "every day 03:00–07:00 and 21:00–24:00" == one.still_lost
    assert ("nothing that is tried holds these hours as the plan does",) == one.still_because


def test_a_weaker_answer_is_given_back_in_part() -> None:
    """Back-up lost with two providers is not given back by one; it is better than nothing."""
    plan = with_entity(PLAN, control("c-two", "oak", prevents=("t-unnoticed",)))
    one = the_one(STOPS, change("stop", "oak"), added(holder="trust"), plan=plan)

    assert ("in-part", "not-covered", "relies-on-one") == (one.outcome, one.happened, one.mended)
    assert one.in_part


def test_a_fix_that_falls_with_what_happens_says_so() -> None:
    """Whoever names the provider that stops to fill in for itself is told why that is no help."""
    one = the_one(STOPS, added(holder="elm"))

    assert "stays-lost" == one.outcome
    assert ("“C-New” is lost: it needs Elm Small Supports",) == one.still_because


def test_what_gives_something_back_only_together_says_so() -> None:
    """Two causes let in by one stop need both fixes; neither is told as enough."""
    plan = with_entity(
        small_plan(risks=(), controls=()),
        risk("r-two", "t-one", "t-two"),
        agency("elm"),
        agency("spare"),
        control("c-both", "elm", prevents=("t-one", "t-two")),
    )
    fixes = [
        added(holder="spare", id=f"c-{name}", against=(f"t-{name}",)) for name in ("one", "two")
    ]
    one = the_one(STOPS, *fixes, plan=plan)

    assert ("given-back", True, 2) == (one.outcome, one.only_together, len(one.given_back_by))


def test_the_order_of_changes_does_not_matter() -> None:
    """A fix that was thought of before what happens gives back the same."""
    first, second = mended(STOPS, DEPUTY), mended(DEPUTY, STOPS)

    assert first is not None
    assert second is not None
    assert first.summary == second.summary
    assert first.risks == second.risks
    assert ((0,), (1,)) == (first.happens, first.done)
    assert ((1,), (0,)) == (second.happens, second.done)


def test_what_happens_is_never_called_better() -> None:
    """No figure gets better because a service is gone; what the fix does is in words."""
    view = mended(STOPS, DEPUTY)

    assert view is not None
    assert {one.happened_direction for one in view.measures} <= {"worse", "other", "same"}
    uncovered = next(one for one in view.measures if one.code == "not-covered")
    assert ("0", "1", "0") == (uncovered.plan, uncovered.happened, uncovered.mended)
    assert ("worse", "better", "as in the plan") == (
        *(uncovered.happened_direction, uncovered.mended_direction),
        uncovered.told,
    )


def test_the_summary_counts_what_comes_back_and_what_does_not() -> None:
    """In one sentence: what loses cover, at night too, and what the fix gives back."""
    view = mended(STOPS, DEPUTY)

    assert view is not None
    assert "Without the fix, P-001 would lose cover for 1 risk, at night too." in view.summary
    assert "Once it is, given back: 1 risk (at night too)." in view.summary


def test_one_word_for_what_is_neither_better_nor_worse() -> None:
    """The summary and the lines say “different”, and no other word for the same."""
    view = what_if(looking(PLAN), (STOPS,), "P-001", suggest=False)

    assert "different" in view.summary
    assert "otherwise" not in view.summary


def test_a_delay_is_never_a_fix() -> None:
    """Waiting is what happens, with a provider that stops, with a deputy, and by itself."""
    plan = two_people()
    later = change("slip", "move", days=7)

    assert {0, 1} == happening(plan, [(0, stop("oak")), (1, later)])
    assert {1} == happening(plan, [(0, DEPUTY), (1, later)])
    assert {0} == happening(plan, [(0, later)])
    assert set() == happening(plan, [(0, change("slip", "move", days=-7))])


def test_a_stop_and_a_later_move_leave_nothing_to_call_given_back() -> None:
    """Both happen, so there is no fix, and nothing is better than in the plan."""
    plan = two_people()
    view = what_if(looking(plan), (stop("oak"), change("slip", "move", days=30)), "P-001")

    assert view.mending is None
    assert "better" not in {one.direction for one in view.differences}


def test_what_happens_later_is_told_with_its_day() -> None:
    """A provider that stops in a month takes nothing today, and the day says from when."""
    one = the_one(stop("elm", on=day(30)), DEPUTY)

    assert (day(30), "given-back") == (one.day, one.outcome)


def open_at_night() -> Plan:
    """Nobody holds Robin's risk at night, and elm alone by day; spare does such work elsewhere."""
    days = (Span(days=DAYS, start="09:00", end="17:00"),)
    return with_entity(
        small_plan(risks=(), controls=()),
        risk("r-flat", "t-flat", title="The flat itself"),
        risk("r-other", "t-other"),
        agency("elm"),
        agency("spare"),
        tie("t-spare", "spare"),
        control("c-stair", "elm", prevents=("t-flat",), hours=days, name="Somebody on the stair"),
        control("c-spare", "spare", prevents=("t-other",)),
    )


def test_what_would_give_hidden_hours_back_is_suggested() -> None:
    """Days that are lost to a risk open at night have a fix too, told with its hours."""
    found = what_if(looking(open_at_night()), (STOPS,), "P-001").suggestions.found
    fix = next(one for one in found if one.change == change("deputy", "c-stair", holder="spare"))

    assert (
        "“The flat itself”: held worse every day 09:00–17:00 → held as in the plan",
    ) == fix.closes
    assert "covers no nights" in fix.holds[0]


def test_hours_that_the_worst_answer_hides_are_told() -> None:
    """Days lost to a risk that nobody holds at night do not vanish because nights were worse."""
    view = what_if(looking(open_at_night()), (STOPS,), "P-001", suggest=False)

    assert ("“The flat itself” is held worse every day 09:00–17:00",) == view.also_lost
    assert () == what_if(looking(PLAN), (STOPS,), "P-001", suggest=False).also_lost


def test_across_the_plan_each_risk_says_whose_it_is() -> None:
    """Asked of everybody, the summary counts the people too."""
    view = what_if(looking(PLAN), (STOPS, DEPUTY), suggest=False).mending

    assert view is not None
    assert "Without the fix, 1 person would lose cover for 1 risk, at night too." in view.summary
    assert {"P-001"} == {one.individual for one in view.risks}


def test_names_stay_hidden_on_all_three_sides() -> None:
    """What is lost, by which way and what gives it back name nobody while names are hidden."""
    plan = amended(amended(PLAN, "c-night", name="Robin's nights"), "r-pain", title="Robin in pain")

    assert "Robin" not in str(mended(STOPS, DEPUTY, plan=plan))
    assert "P-001's nights" in str(mended(STOPS, DEPUTY, plan=plan))


def answer(look: Looking, name: str, at: tuple[int, int]) -> int:
    """How a risk is held at one moment of the week, found by going through every slot."""
    for slot in look.cover(name).slots:
        for one in slot.slot.stretches:
            if one.day == at[0] and one.start <= at[1] < one.end:
                return rank(slot.risk.answer)
    raise AssertionError(at)


clocks = st.integers(0, 48).map(lambda n: f"{n // 2:02}:{n % 2 * 30:02}")
spans = st.tuples(clocks, clocks, st.sets(st.sampled_from(DAYS), min_size=1)).filter(
    lambda found: found[0] < found[1]
)


@settings(max_examples=25)
@given(spans, st.sampled_from(["oak", "trust", "elm"]), st.booleans())
def test_hours_are_those_of_every_half_hour(
    span: tuple[str, str, set[str]],
    holder: str,
    also_oak: bool,  # noqa: FBT001
) -> None:
    """Lost, given back, in part and lost still agree with asking each half hour by itself."""
    start, end, days = span
    hours = (Span(days=tuple(d for d in DAYS if d in days), start=start, end=end),)
    fix = change("add-control", control=new_control(holder=holder, hours=hours))
    harm = [STOPS, *([change("stop", "oak")] if also_oak else [])]
    plans = (PLAN, carried_out(PLAN, harm, TODAY), carried_out(PLAN, [*harm, fix], TODAY))
    looks = tuple(map(looking, plans))
    (one,) = PLAN.of("risks", "P-001")
    parts = Parts(hours_of(About(one), (looks[0], looks[1], looks[2]), TODAY))
    found = {
        name: {
            (s.day, at) for s in parts.where(name).stretches for at in range(s.start, s.end, _STEP)
        }
        for name in ("lost", "back", "part", "still", "better", "worse")
    }
    expected: dict[str, set[tuple[int, int]]] = {name: set() for name in found}
    for moment in ((n, at) for n in range(len(DAYS)) for at in range(0, DAY_MINUTES, _STEP)):
        plan, happened, after = (answer(look, one.id, moment) for look in looks)
        if happened < plan:
            expected["lost"].add(moment)
            fate = "still" if after <= happened else "back" if after >= plan else "part"
            expected[fate].add(moment)
        elif after > happened:
            expected["better"].add(moment)
        elif after < happened:
            expected["worse"].add(moment)
    assert expected == found
