"""Cover through the move is the cover of every single day, asked for one day after another."""

import datetime as dt
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.build import county_durham
from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import cover
from tcplan.analysis.through import RiskThrough, Through, through, through_of
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Transition
from tests.builders import TODAY, amended, control, day, evidence, least, robin, with_entity
from tests.tcplan.analysis.plans import plans, share

MOVE = 42
"""Robin moves in six weeks."""


def left(plan: Plan, move: dt.date | None) -> Plan:
    """The plan in which what a ward does without an end is withdrawn: the person has left it."""
    kept = tuple(
        attrs.evolve(one, state="withdrawn") if one.setting == "hospital" and not one.end else one  # type: ignore[misc]
        for one in plan.controls
    )
    return plan if move is None else attrs.evolve(plan, controls=kept)


def every_day(plan: Plan, found: Through) -> dict[str, list[str]]:
    """The answer about each risk on each day, by nothing but the plan as it stands on that day."""
    gone = left(plan, found.move)
    answers: dict[str, list[str]] = {one.risk.id: [] for one in found.risks}
    on = found.first
    while on <= found.last:
        there = gone if found.move is not None and on >= found.move else plan
        arrangements = Arrangements(there, on)
        for risk in there.of("risks", found.individual):
            answers[risk.id].append(cover(arrangements, risk).worst.risk.answer)
        on += dt.timedelta(days=1)
    return answers


def told(found: RiskThrough) -> list[str]:
    """The answers of the stretches, a day each."""
    return [one.answer for one in found.stretches for _ in range(one.days)]


@pytest.mark.no_cover
@share(0.3)
@given(plans(), st.integers(0, 1_000_000), st.sampled_from((None, -30, -1, 0, 1, 2, 60)))
def test_every_day_has_the_answer_of_that_day(plan: Plan, seed: int, moves: int | None) -> None:
    """No day around the move, or ahead, has another answer than it has when asked for alone."""
    chance = Random(seed)
    controls = tuple(
        attrs.evolve(one, setting=chance.choice(("hospital", "community", "both")))  # type: ignore[misc]
        for one in plan.controls
    )
    when = None if moves is None else day(moves)
    move = least(
        Transition,
        id="move",
        individual="P-001",
        stage="introductions",
        target=when,
        moved_on=when if moves is not None and moves < 0 else None,
    )
    plan = attrs.evolve(plan, controls=controls, transitions=(move,))
    found = through(plan, "P-001", day(-2) if moves is None else TODAY)

    assert every_day(plan, found) == {one.risk.id: told(one) for one in found.risks}


@pytest.mark.no_cover
@pytest.mark.slow
def test_the_sample_people_have_the_answers_of_every_day() -> None:
    """Sixteen people, a hundred days and more: none is passed over."""
    plan = county_durham()
    names = [one.id for one in plan.individuals]
    for found in through_of(plan, names, dt.date(2026, 11, 22)):
        assert every_day(plan, found) == {one.risk.id: told(one) for one in found.risks}


def on_ward() -> Plan:
    """Robin with one cause, held by the ward until the move and by Oak from then on."""
    risk = attrs.evolve(robin().risks[0], threats=robin().risks[0].threats[:1])  # type: ignore[misc]
    lasting = {"evidence": (evidence(review_by=day(400)),), "prevents": ("t-unnoticed",)}
    plan = amended(robin(), "c-training", prevents=("t-unnoticed",))
    plan = attrs.evolve(plan, risks=(risk,), controls=())
    return with_entity(
        plan,
        control("c-home", "oak", start=day(MOVE), **lasting),
        control("c-ward", "hospital", setting="hospital", successor="c-home", **lasting),
    )


def test_a_gap_of_one_day_shows_in_its_week() -> None:
    """A week with six covered days is a week with a gap, and says of how many days."""
    found = through(amended(on_ward(), "c-home", start=day(MOVE + 1)), "P-001", TODAY)
    (risk,) = found.risks
    weeks = {one.number: (one.answer, one.gap_days) for one in risk.weeks}

    assert ("not-covered", 1) == weeks[0]
    assert (("relies-on-one", 0), ("not-confirmed", 0)) == (weeks[-1], ("not-confirmed", 0))
    assert [(day(MOVE), day(MOVE))] == [(gap.first, gap.last) for gap in risk.gaps]
    assert 1 == risk.gap_days


def test_the_weeks_run_from_twelve_before_to_twelve_after() -> None:
    """Twenty-five weeks; that of the move begins with it."""
    found = through(on_ward(), "P-001", TODAY)
    weeks = found.risks[0].weeks

    assert list(range(-12, 13)) == [one.number for one in weeks]
    assert (day(MOVE), day(MOVE + 6)) == (weeks[12].first, weeks[12].last)
    assert (weeks[0].first, weeks[-1].last) == (found.first, found.last)


@pytest.mark.parametrize(
    "fields",
    [{"target": None}, {"target": day(-1)}, {"stage": "failed", "moved_on": day(-30)}],
    ids=["no day", "a day that passed without a move", "a move that did not hold"],
)
def test_without_a_move_cover_runs_twelve_weeks_ahead(fields: dict[str, dt.date]) -> None:
    """Somebody who stays where they are keeps what the ward does, and is looked at from today."""
    found = through(amended(on_ward(), "move", **fields), "P-001", TODAY)

    assert (None, TODAY, list(range(13))) == (
        found.move,
        found.first,
        [one.number for one in found.risks[0].weeks],
    )
    assert 0 == found.risks[0].gap_days


def test_after_a_move_long_ago_the_ward_holds_nothing() -> None:
    """The weeks run from today, and what the ward did ended when the person left."""
    plan = amended(on_ward(), "move", moved_on=day(-300), stage="settled")
    plan = amended(plan, "c-home", start=day(-300), end=day(9))
    found = through(plan, "P-001", TODAY)

    assert (TODAY, day(10)) == (found.first, found.risks[0].gaps[0].first)


def test_who_holds_is_named_day_by_day() -> None:
    """The ward until the day before the move, the home from the day of the move."""
    (risk,) = through(on_ward(), "P-001", TODAY).risks

    held = [(one.first, one.last, one.holding) for one in risk.stretches]
    before = [names for _, last, names in held if last < day(MOVE)]
    after = [names for first, _, names in held if first >= day(MOVE)]

    assert ([("c-ward",)], [("c-home",)]) == (sorted(set(before)), sorted(set(after)))
    assert len(held) == len(before) + len(after)


@pytest.mark.parametrize(
    ("starts", "overlap"),
    [(MOVE - 7, 7), (MOVE - 1, 1), (MOVE, 0), (MOVE + 1, -1), (MOVE + 30, -30)],
)
def test_handover_is_counted_in_days(starts: int, overlap: int) -> None:
    """Days on which both hold; none when the one follows the other; below none for a gap."""
    (handover,) = through(amended(on_ward(), "c-home", start=day(starts)), "P-001", TODAY).handovers

    assert ("c-ward", "c-home", day(MOVE - 1), day(starts), overlap) == (
        handover.control,
        handover.successor,
        handover.last,
        handover.first,
        handover.overlap,
    )


def test_without_a_first_day_the_days_asked_about_are_counted() -> None:
    """What is there already overlaps for the twelve weeks before the move."""
    (handover,) = through(amended(on_ward(), "c-home", start=None), "P-001", TODAY).handovers

    assert 84 == handover.overlap


@pytest.mark.parametrize("state", ["proposed", "failed", "withdrawn"])
def test_nothing_is_handed_to_what_is_not_promised(state: str) -> None:
    """A successor that nobody has agreed to gives no days."""
    (handover,) = through(amended(on_ward(), "c-home", state=state), "P-001", TODAY).handovers

    assert handover.overlap is None


def test_ward_work_that_is_to_go_on_after_the_move_keeps_its_end() -> None:
    """In-reach with a recorded end is not cut off on the day of the move."""
    plan = amended(on_ward(), "c-ward", end=day(MOVE + 6))
    (handover,) = through(plan, "P-001", TODAY).handovers

    assert 7 == handover.overlap
