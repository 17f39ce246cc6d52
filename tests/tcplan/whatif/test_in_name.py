"""What rests on nobody's word, or on hours that nobody has, is given back in name, and said so."""

import pytest

from tcplan.domain.hours import DAYS, Span
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.views.whatif.comparing import what_if
from tcplan.views.whatif.view import WhatIfView
from tests.builders import amended
from tests.tcplan.whatif.plans import change, looking, new_control, stop
from tests.tui.plans import two_providers

PLAN = two_providers()
STOPS = stop("elm")
DEPUTY = change("deputy", "c-night", holder="oak")
EARLY = (Span(days=DAYS, start="00:00", end="07:00"),)
LATE = (Span(days=DAYS, start="21:00", end="24:00"),)


def added(hours_a_week: int, holder: str = "oak") -> WhatIfChange:
    """Support at every hour that takes so many hours a week."""
    return change("add-control", control=new_control(holder=holder, hours_a_week=hours_a_week))


def split_nights() -> tuple[WhatIfChange, WhatIfChange]:
    """Each half of the night rests on another agency alone."""
    first = new_control("c-early", "trust", hours=EARLY)
    last = new_control("c-late", "icb", hours=LATE)
    return change("add-control", control=first), change("add-control", control=last)


def tried(*changes: WhatIfChange, plan: Plan = PLAN) -> WhatIfView:
    """What would be different for Robin."""
    return what_if(looking(plan), changes, "P-001", suggest=False)


def said(*changes: WhatIfChange, plan: Plan = PLAN) -> tuple[str, ...]:
    """What is said of the one risk that is given back."""
    view = tried(*changes, plan=plan).mending
    assert view is not None
    (one,) = view.risks
    return one.in_name


def test_a_named_deputy_has_not_agreed() -> None:
    """Beside what a deputy gives back stands that nobody has its word."""
    view = tried(STOPS, DEPUTY).mending

    assert view is not None
    assert ("Oak has not agreed",) == said(STOPS, DEPUTY)
    assert view.summary.endswith(
        "The fix is not settled: Oak has not agreed. Once it is, given back: 1 risk (at night too)."
    )
    assert ("given back, if settled", "Oak has not agreed") == (
        view.risks[0].outcome_words,
        view.to_settle,
    )


def test_hours_beyond_what_is_offered_are_said() -> None:
    """The agency offers 16 hours a week and would be asked for 100."""
    plan = amended(PLAN, "oak", capacity_hours=16)

    assert (
        "Oak has not agreed, and would be asked for 84 hours a week more than it offers",
    ) == said(STOPS, added(100), plan=plan)


def test_hours_that_it_has_are_not_held_against_it() -> None:
    """Where the hours are there, only the word is missing."""
    plan = amended(PLAN, "oak", capacity_hours=100)

    assert ("Oak has not agreed",) == said(STOPS, added(100), plan=plan)


def test_a_shortage_that_was_there_before_is_not_of_the_fix() -> None:
    """Whoever is asked for too much already and for no more by the fix has it not told again."""
    plan = amended(amended(PLAN, "oak", capacity_hours=16), "c-day", hours_a_week=100)

    assert ("Trust has not agreed",) == said(STOPS, added(10, "trust"), plan=plan)


def test_only_what_helps_is_told_of_a_risk() -> None:
    """A deputy for somebody else's mornings has no part in what Robin gets back."""
    other = change("deputy", "c-day", holder="trust")

    assert ("Oak has not agreed",) == said(STOPS, DEPUTY, other)


def test_what_stays_lost_is_given_back_by_nobody() -> None:
    """Where nothing comes back nobody's word is missing for it."""
    assert () == said(STOPS, added(10, "elm"))


@pytest.mark.parametrize(
    "changes",
    [(STOPS, DEPUTY), (STOPS, *split_nights()), (STOPS, split_nights()[0])],
    ids=["deputy", "split", "half"],
)
def test_a_figure_goes_one_way_in_both_tables(changes: tuple[WhatIfChange, ...]) -> None:
    """Better, worse or different with the fix is the same word against the plan."""
    view = tried(*changes)
    assert view.mending is not None
    against_plan = {one.code: one.direction for one in view.measures}
    neither = {"as in the plan", "as without the fix", "better, not as in the plan"}
    told = {
        one.code: one.mended_direction for one in view.mending.measures if one.told not in neither
    }
    assert told == {code: against_plan[code] for code in told}


def test_more_who_alone_hold_a_risk_than_in_the_plan_is_worse() -> None:
    """Three agencies that nobody could stand in for, where there were two."""
    view = tried(STOPS, *split_nights())
    assert view.mending is not None
    (alone,) = [one for one in view.mending.measures if one.code == "sole"]

    assert ("2", "1", "3") == (alone.plan, alone.happened, alone.mended)
    assert ("worse", "worse than the plan") == (alone.mended_direction, alone.told)
