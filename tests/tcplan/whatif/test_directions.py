"""What is called better is a help to the person: never a service that is gone, never waiting."""

from tcplan.domain.changes import apply
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_adopting import save_option
from tcplan.views.whatif.comparing import what_if
from tcplan.views.whatif.comparison import compare_options
from tcplan.views.whatif.view import MeasureView, WhatIfView
from tests.builders import control, day, risk, small_plan, source, with_control, with_entity
from tests.tcplan.whatif.plans import change, looking, new_control, stop, two_people

PLAN = two_people()
BEGINS_LATE = with_entity(
    PLAN,
    risk("r-home", "t-home"),
    control("c-ward", "hospital", setting="hospital", prevents=("t-home",)),
    control("c-home", "trust", prevents=("t-home",), start=day(49)),
)
"""Nothing acts on a cause in the week after the move."""


def tried(plan: Plan, *changes: WhatIfChange) -> WhatIfView:
    """What would be different for Robin."""
    return what_if(looking(plan), changes, "P-001", suggest=False)


def line(view: WhatIfView, code: str) -> MeasureView:
    """One line of the comparison."""
    (found,) = [one for one in view.measures if one.code == code]
    return found


def test_a_later_move_is_never_called_better() -> None:
    """Days with a gap are counted to a fixed day, so that waiting has fewer of them."""
    view = tried(BEGINS_LATE, change("slip", "move", days=7))

    fewer = line(view, "gap-days")
    assert int(fewer.what_if) < int(fewer.plan)
    assert "other" == fewer.direction
    assert "better" not in {one.direction for one in view.differences}
    assert "better" not in {one.direction for one in view.measures}


def test_what_helps_without_waiting_is_better_still() -> None:
    """The same gap closed by beginning sooner is a help, and said to be one."""
    view = tried(BEGINS_LATE, change("begin", "c-home", on=day(42)))

    assert "better" == line(view, "gap-days").direction


def test_a_later_move_says_how_much_longer_in_hospital() -> None:
    """Somebody on a ward waits there, and the line says for how long."""
    view = tried(PLAN, change("slip", "move", days=7))
    waiting = line(view, "hospital-days")

    assert ("42", "49", "+7 d") == (waiting.plan, waiting.what_if, waiting.change)
    assert ("other", "7 more days in hospital") == (waiting.direction, waiting.about)
    assert view.summary.endswith("7 more days in hospital.")


def test_somebody_at_home_waits_in_no_hospital() -> None:
    """Where nobody is in hospital, no day is counted there."""
    view = what_if(looking(PLAN), [stop("oak")], "P-002", suggest=False)

    assert "hospital-days" not in {one.code for one in view.measures}


def test_an_option_that_waits_is_not_better_beside_others() -> None:
    """Neither a later move nor staying in hospital is called better in any line."""
    kept = save_option(
        BEGINS_LATE, [change("slip", "move", days=7)], "Wait", source(), individual="P-001"
    )
    view = compare_options(looking(apply(BEGINS_LATE, [kept])), ["option-P-001-1"], "P-001")
    (gaps,) = [row for row in view.rows if row.code == "gap-days"]

    assert ["plan", "option-P-001-1", "stay"] == [side.id for side in view.sides]
    assert int(gaps.values[1]) < int(gaps.values[0])
    assert not any("better" in row.directions for row in view.rows)


def test_an_agency_that_is_gone_and_holds_nothing_alone_is_no_help() -> None:
    """Another takes the place, yet that the first holds nothing any more is not better."""
    plan = small_plan()
    view = tried(plan, stop("oak"), change("add-control", control=new_control()))
    (gone,) = [one for one in view.differences if (one.measure, one.about) == ("sole", "oak")]

    assert ("alone holds 1 risk at some hours", "holds no risk alone") == (gone.before, gone.after)
    assert "other" == gone.direction


def test_an_agency_that_gets_a_back_up_is_relieved() -> None:
    """It still delivers, and somebody else could: that is better, and counted so."""
    plan = with_control(small_plan(), "c-late", "icb", prevents=("t-unnoticed",), state="agreed")
    view = tried(plan, change("in-place", "c-late"))
    (relieved,) = [one for one in view.differences if (one.measure, one.about) == ("sole", "oak")]

    assert ("better", "better") == (relieved.direction, line(view, "sole").direction)
    assert "holds a risk alone" in view.summary


def test_lines_say_what_they_count() -> None:
    """A day, any day ahead, and parts of weeks are not taken for each other."""
    words = {one.code: one.words for one in tried(PLAN).measures}

    assert "Risks not covered on 22 Nov 2026" == words["not-covered"]
    assert "Risks with a gap on any day ahead" == words["gap-risks"]
    assert "Weeks with a gap on one day or more" == words["gap-weeks"]
    assert "Days with a gap, added up by risk" == words["gap-days"]
