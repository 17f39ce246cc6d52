"""What must stay true of cover when a plan is changed: more support never looks like less."""

from collections.abc import Mapping
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import cover
from tcplan.analysis.formula import Formula, events, holds
from tcplan.domain.control import Control
from tcplan.domain.hours import EVERY_HOUR
from tcplan.domain.plan import Plan
from tests.builders import TODAY, amended, evidence, with_entity
from tests.oracle import ANSWERS, Moment
from tests.tcplan.analysis.asked import answers, covers, held
from tests.tcplan.analysis.plans import moments, on_pain, plans, share


def ranks(plan: Plan, moment: Moment) -> dict[str, int]:
    """The place of each answer among the five; a higher one is the better cover."""
    return {aim: ANSWERS.index(answer) for aim, answer in answers(plan, moment).items()}


def one_of(plan: Plan, data: st.DataObject) -> Control:
    """Any control of the plan."""
    return data.draw(st.sampled_from(plan.controls))


def fails_with(failure: Formula, happened: frozenset[str]) -> bool:
    """Whether a formula is true when just these events have happened."""
    return holds(failure, {event: event in happened for event in events(failure)})


def renamed(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401
    """A value of the domain with every id replaced, wherever it stands."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(renamed(item, names) for item in value)
    if attrs.has(type(value)):
        fields = (field.name for field in attrs.fields(type(value)))
        return attrs.evolve(value, **{f: renamed(getattr(value, f), names) for f in fields})
    return value


@share(0.3)
@given(plans(), moments())
def test_what_things_are_called_changes_nothing(plan: Plan, moment: Moment) -> None:
    """Other ids, sorted the other way round, give the same answers and the same cut sets.

    The commissioner keeps its id, which is a code of agencies too.
    """
    known = sorted(name for name in plan.by_id if name != "icb")
    names = {"icb": "icb"} | {name: f"n{len(known) - at:03}" for at, name in enumerate(known)}
    before, after = held(plan, moment), held(renamed(plan, names), moment)

    assert {names[aim]: one.answer for aim, one in before.items()} == {
        aim: one.answer for aim, one in after.items()
    }
    assert {
        names[aim]: {renamed_cut(cut, names) for cut in one.cuts} for aim, one in before.items()
    } == {aim: set(one.cuts) for aim, one in after.items()}


def renamed_cut(cut: frozenset[str], names: Mapping[str, str]) -> frozenset[str]:
    """A cut set in the new names."""
    return frozenset(names[event] for event in cut)


@share(0.3)
@given(plans(), moments())
def test_the_order_of_the_plan_changes_nothing(plan: Plan, moment: Moment) -> None:
    """Which arrangement was written down first makes no difference to any answer."""
    turned: dict[str, Any] = {
        name: tuple(reversed(getattr(plan, name)))
        for name in ("agencies", "teams", "controls", "risks", "conditions")
    }

    assert answers(plan, moment) == answers(attrs.evolve(plan, **turned), moment)


@share(0.3)
@given(plans(), moments(), st.data())
def test_fresh_evidence_never_worsens_an_answer(
    plan: Plan, moment: Moment, data: st.DataObject
) -> None:
    """Seeing for oneself that an arrangement is there can only show more cover."""
    before = ranks(plan, moment)
    after = ranks(amended(plan, one_of(plan, data).id, evidence=(evidence(),)), moment)

    assert [] == [aim for aim in before if after[aim] < before[aim]]


@share(0.3)
@given(plans(), moments(), st.data())
def test_longer_hours_never_worsen_an_answer(
    plan: Plan, moment: Moment, data: st.DataObject
) -> None:
    """An arrangement that is there all week covers no minute less than before."""
    before = ranks(plan, moment)
    after = ranks(amended(plan, one_of(plan, data).id, hours=EVERY_HOUR), moment)

    assert [] == [aim for aim in before if after[aim] < before[aim]]


@share(0.3)
@given(plans(), moments(), st.data())
def test_one_more_arrangement_never_worsens_an_answer(
    plan: Plan, moment: Moment, data: st.DataObject
) -> None:
    """Another control on a cause can only add to what holds it."""
    cause = data.draw(st.sampled_from([t.id for risk in plan.risks for t in risk.threats]))
    before = ranks(plan, moment)
    after = ranks(with_entity(plan, on_pain("C9", "elm", prevents=(cause,))), moment)

    assert [] == [aim for aim in before if after[aim] < before[aim]]


@share(0.3)
@given(plans(), moments(), st.data())
def test_a_requirement_never_betters_an_answer(
    plan: Plan, moment: Moment, data: st.DataObject
) -> None:
    """An arrangement that needs one more thing to work holds no better for it."""
    control = one_of(plan, data)
    needed = data.draw(st.sampled_from([*plan.places, *plan.systems, *plan.conditions, None]))
    requires = tuple(dict.fromkeys((*control.requires, *([needed.id] if needed else []))))
    before = ranks(plan, moment)
    after = ranks(amended(plan, control.id, requires=requires), moment)

    assert [] == [aim for aim in before if after[aim] > before[aim]]


@share(0.3)
@given(plans(), moments(), st.data())
def test_a_weaker_reading_covers_whatever_a_stronger_one_does(
    plan: Plan, moment: Moment, data: st.DataObject
) -> None:
    """What holds on evidence holds if still true, and what holds then holds as promised."""
    for one in held(plan, moment).values():
        able = sorted(frozenset().union(*(events(failure) for failure in one.failure)))
        happened = data.draw(st.frozensets(st.sampled_from(able))) if able else frozenset()
        on_evidence, if_still_true, as_promised = (fails_with(f, happened) for f in one.failure)

        assert on_evidence >= if_still_true >= as_promised


@share(0.3)
@given(plans(), st.data())
def test_a_small_what_if_is_the_changed_plan(plan: Plan, data: st.DataObject) -> None:
    """Looking at one changed arrangement without a new plan gives what the new plan gives."""
    fields = {"evidence": (evidence(),), "hours": EVERY_HOUR, "deputy": "elm", "requires": ()}
    changed = amended(plan, one_of(plan, data).id, **fields)
    instead = {one.id: one for one in changed.controls if one not in plan.controls}
    looking = Arrangements(plan, TODAY, instead)

    assert covers(changed) == tuple(cover(looking, risk) for risk in plan.risks)


@share(0.3)
@given(plans())
def test_asking_again_gives_the_same(plan: Plan) -> None:
    """The same plan on the same day is answered alike every time it is asked about."""
    assert covers(plan) == covers(plan)
