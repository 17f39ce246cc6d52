"""What a timeline draws is all that the view has: no milestone, gate or risk drops out."""

import attrs
import pytest

from fixtures.build import county_durham
from tcplan.domain.transition import DecideBy, Transition
from tcplan.rules.milestones import library
from tcplan.views.timeline.drawn import GATES, TYPICAL, drawing_of, timeline_of, weeks_of
from tcplan.views.timeline.view import TimelineView, timeline
from tests.builders import TODAY, amended, day, robin, without
from tests.tcplan.rules.gates.moving import gate, met, waived
from tests.tcplan.timeline.ways import full, looked, on_the_way, seen, step


def rows(view: TimelineView) -> set[str]:
    """The ids of everything that the view has a row for."""
    found = {one.id for one in view.milestones} | {one.id for one in view.risks}
    found |= {one.id for one in view.gates} | {one.id for one in view.decisions}
    steps = view.typical.steps if view.typical.whole_path else ()
    return found | {f"{TYPICAL}{one.id}" for one in steps}


@pytest.mark.parametrize("width", [60, 118])
@pytest.mark.parametrize("person", [each.id for each in county_durham().individuals])
def test_everything_has_its_row(person: str, width: int) -> None:
    """Whoever is looked at, at any width, everything can be chosen in the drawing."""
    view = timeline(looked(county_durham()), person, drawn=False)
    canvas = timeline_of(view, width)

    assert rows(view) == {part.id for part in canvas.regions if not part.within}
    assert all(len(line) <= width for line in canvas.lines())


def lanes(view: TimelineView) -> dict[str, tuple[str, ...]]:
    """The states that are drawn of each gate or decision."""
    found = [one for one in drawing_of(view).lanes if one.group == GATES]
    return {one.id: tuple(gate.state for gate in one.gates) for one in found}


def test_a_gate_is_drawn_as_it_stands() -> None:
    """Met is met, waived is set aside, and what is not decided or has run out opens nothing."""
    plan = on_the_way(
        gates=(
            met("g-met"),
            waived("g-waived"),
            gate("g-open", due=day(5)),
            met("g-old", evidence=(attrs.evolve(met().evidence[0], review_by=day(-1)),)),  # type: ignore[misc]
        )
    )

    assert {
        "g-met": ("met",),
        "g-waived": ("set-aside",),
        "g-open": ("to-decide",),
        "g-old": ("not-met",),
    } == lanes(seen(plan))


def test_a_gate_or_decision_whose_day_has_passed_is_late() -> None:
    """What should have been decided yesterday is marked, until it is."""
    plan = on_the_way(
        gates=(gate("g-open", due=day(-1)), met("g-met", due=day(-1)), gate("g-now", due=day(0))),
        decide_by=(
            DecideBy(what="Nights", by=day(-1), owner="oak"),
            DecideBy(what="Keys", by=day(-1), owner="oak", decided_on=day(-2)),
        ),
    )
    late = {one.id for one in drawing_of(seen(plan)).lanes if one.late}

    assert {"g-open", "move:decision-1"} == late


def test_a_gate_without_a_day_is_listed_and_says_so() -> None:
    """A gate that nobody gave a day is not left out of the drawing."""
    view = seen(on_the_way(gates=(gate("g-open"),)))

    assert {"g-open": ()} == lanes(view)
    assert "No day is set." in view.gates[0].sentence


def test_the_float_stands_behind_the_work() -> None:
    """Ten days of work that may slip by 32 are drawn as work, then as days that it may slip."""
    (lane,) = drawing_of(seen(on_the_way(step("keys", 10)))).lanes

    assert [
        ("planned", TODAY, day(9)),
        ("float", day(10), day(41)),
    ] == [(each.state, each.start, each.end) for each in lane.stretches]


def test_the_group_that_begins_first_stands_first() -> None:
    """The drawing is read from what comes first to what comes last."""
    plan = on_the_way(step("panel", 3, "keys", owner="icb"), step("keys", 10, owner="landlord"))

    assert ["HOME & TEAM", "COMMISSIONING"] == [one.group for one in drawing_of(seen(plan)).lanes]


def test_a_move_far_ahead_opens_with_today_in_sight() -> None:
    """What must be decided now is not outside the weeks that are shown first."""
    view = seen(amended(full(), "move", target=day(113)))
    weeks = weeks_of(view, 118)

    assert TODAY.toordinal() in weeks.days
    assert day(113).toordinal() in weeks.days


def test_ascii_is_ascii() -> None:
    """On an old console every sign is one that it has."""
    assert "\n".join(timeline_of(seen(full()), 80, ascii=True).lines()).isascii()


def test_without_milestones_the_typical_path_is_offered_as_a_proposal() -> None:
    """The whole path is drawn as what it is: nothing of it is planned or owned."""
    view = seen(on_the_way())
    groups = {one.group for one in drawing_of(view).lanes}

    assert view.typical.whole_path
    assert view.typical.sentence.startswith("PROPOSAL")
    assert {"PROPOSAL, NOT PLANNED"} == groups
    assert view.milestones == ()
    assert view.path is None


def test_a_proposal_says_how_good_its_sources_are() -> None:
    """Each lead time has the quality of its source beside it, and none is called statutory."""
    found = seen(on_the_way()).typical

    assert "none of them is statutory" in found.sentence
    assert {one.quality for one in found.steps} <= {*library().quality.values()}
    assert all(one.source and one.lead_words for one in found.steps)


def test_what_the_plan_lacks_is_listed_beside_its_own_steps() -> None:
    """A step that says which typical one it is, is no longer missing."""
    without_any = seen(on_the_way(step("keys", 5))).typical
    with_one = seen(on_the_way(step("keys", 5, typical="tenancy"))).typical

    assert not without_any.whole_path
    assert {"tenancy"} == {one.id for one in without_any.steps} - {one.id for one in with_one.steps}


def test_nobody_at_home_is_offered_a_path_out_of_hospital() -> None:
    """Without a stay in hospital there is nothing to move out of, and the page says so."""
    plan = without(amended(robin(), "move", from_spell=None), "spell")
    found = seen(plan).typical

    assert ((), False) == (found.steps, found.whole_path)
    assert "no stay in hospital" in found.sentence


def test_a_person_without_any_move_is_offered_the_path_too() -> None:
    """In hospital with no move begun is where a path is needed most."""
    view = seen(without(robin(), "move"))

    assert view.typical.whole_path
    assert isinstance(robin().transitions[0], Transition)
    assert "No milestone is recorded" in (view.no_dates or "")
