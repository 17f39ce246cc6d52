"""Cover is what a plain simulation of ADR 0010 finds, for any plan, at any minute of the week."""

from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.diagram import cut_sets
from tcplan.domain.hours import DAY_MINUTES, DAYS
from tcplan.domain.plan import Plan
from tests import oracle
from tests.builders import TODAY
from tests.oracle import READINGS, Moment
from tests.tcplan.analysis.asked import answers, at_start, bare, covers, held
from tests.tcplan.analysis.plans import AIMS, moments, plans, share


@given(plans(), moments())
def test_answers_are_those_of_the_simulation(plan: Plan, moment: Moment) -> None:
    """At any minute, each risk, cause and result gets the answer that walking the plan gives."""
    given = answers(plan, moment)

    assert {aim: oracle.answer(plan, aim, moment) for aim in given} == given


@share(0.4)
@given(plans(), moments(), st.sampled_from(range(len(READINGS))))
def test_cut_sets_are_those_of_the_simulation(plan: Plan, moment: Moment, reading: int) -> None:
    """The combinations of up to three failures that leave a risk open are exactly the true ones."""
    shown = held(plan, moment)
    for aim in AIMS:
        expected = oracle.cut_sets(plan, aim, moment, READINGS[reading], most=3)

        assert bare(expected) == set(cut_sets(shown[aim].failure[reading]))


@share(0.2)
@given(plans(most=3), moments())
def test_cut_sets_of_every_size_are_those_of_the_simulation(plan: Plan, moment: Moment) -> None:
    """No combination of failures of any size is missed or made up."""
    expected = oracle.cut_sets(plan, "r-pain", moment, oracle.ON_EVIDENCE)
    failure = held(plan, moment)["r-pain"].failure[0]

    assert bare(expected) == set(cut_sets(failure, most=len(oracle.events(plan, "r-pain"))))


@share(0.4)
@given(plans(), moments())
def test_the_cuts_shown_are_of_the_strongest_reading(plan: Plan, moment: Moment) -> None:
    """Failures are told for the best-founded reading that covers the risk; for none when open."""
    shown = held(plan, moment)
    for aim in AIMS:
        strongest = oracle.strongest(plan, aim, moment)
        few = oracle.cut_sets(plan, aim, moment, strongest, most=2) if strongest else set()

        assert strongest == shown[aim].reading
        assert bare(few) == {cut for cut in shown[aim].cuts if len(cut) <= 2}


@share(0.4)
@given(plans())
def test_every_minute_of_the_week_has_one_answer(plan: Plan) -> None:
    """No minute of the seven days and the bank holiday is left out or answered twice."""
    for one in covers(plan):
        marked = [[0] * DAY_MINUTES for _ in DAYS]
        for stretch in (s for at in one.slots for s in at.slot.stretches):
            for minute in range(stretch.start, stretch.end):
                marked[stretch.day][minute] += 1

        assert [[1] * DAY_MINUTES for _ in DAYS] == marked


@share(0.4)
@given(plans(), st.data())
def test_the_answer_is_the_same_throughout_a_slot(plan: Plan, data: st.DataObject) -> None:
    """Whatever minute of a slot is looked at, the risk has the answer shown for the slot."""
    for one in covers(plan):
        for at in one.slots:
            stretch = data.draw(st.sampled_from(at.slot.stretches))
            minute = data.draw(st.integers(stretch.start, stretch.end - 1))
            moment = Moment(TODAY, DAYS[stretch.day], minute)

            assert oracle.answer(plan, one.risk.id, moment) == at.risk.answer


@share(0.5)
@given(plans(), moments())
def test_back_up_by_restriction_is_marked(plan: Plan, moment: Moment) -> None:
    """The mark stands exactly where back-up would go if nothing restricted the person."""
    shown = {aim: one.by_restriction for aim, one in held(plan, moment).items()}

    assert {aim: oracle.by_restriction(plan, aim, moment) for aim in shown} == shown


@share(0.5)
@given(plans())
def test_the_causes_review_is_said_as_it_is(plan: Plan) -> None:
    """Whether the responsible team has reviewed the causes is told beside every risk."""
    shown = {one.risk.id: one.causes_reviewed for one in covers(plan)}

    assert {aim: oracle.causes_reviewed(plan, aim, TODAY) for aim in shown} == shown


@share(0.4)
@given(plans(), moments())
def test_the_worst_slot_is_no_better_than_any_minute(plan: Plan, moment: Moment) -> None:
    """The one answer of a list is no better than that of any minute, and is that of a slot."""
    for one in covers(plan):
        now = oracle.answer(plan, one.risk.id, moment)

        assert oracle.ANSWERS.index(one.worst.risk.answer) <= oracle.ANSWERS.index(now)
        assert one.worst in one.slots


@share(0.4)
@given(plans())
def test_the_worst_of_a_cause_is_its_worst_slot(plan: Plan) -> None:
    """A cause or a result is listed with its own worst answer, in the slot where that stands."""
    for one in covers(plan):
        for named in {each.target for at in one.slots for each in (*at.threats, *at.consequences)}:
            slot, shown = one.worst_of(named)
            every = [oracle.ANSWERS.index(each.answer) for _, each in one.of(named)]

            assert min(every) == oracle.ANSWERS.index(shown.answer)
            assert oracle.answer(plan, named, at_start(slot)) == shown.answer
