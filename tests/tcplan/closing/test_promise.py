"""What a suggestion promises comes true when it is carried out, for any plan and any hours."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.closing import MOST, GapAnswer, suggestions
from tcplan.analysis.cover import RiskCover, SlotCover, cover, rank
from tcplan.analysis.slots import Slot
from tcplan.domain.changes import apply
from tcplan.domain.plan import Plan
from tests.builders import TODAY, tie, with_entity
from tests.oracle import Moment, answer
from tests.tcplan.analysis.plans import plans, share

STRENGTHS = ("strong", "steady", "steady", "tenuous", "strained")


@st.composite
def tied_plans(draw: st.DrawFn) -> Plan:
    """A random plan whose person has ties with most of the holders in it."""
    plan = draw(plans())
    holders = [holder.id for holder in (*plan.agencies, *plan.teams)]
    tied = draw(st.lists(st.sampled_from(holders), unique=True))
    return with_entity(
        plan,
        *(
            tie(f"tie-{holder}", holder, strength=draw(st.sampled_from(STRENGTHS)))
            for holder in tied
        ),
    )


def gaps(plan: Plan) -> list[tuple[RiskCover, SlotCover, GapAnswer]]:
    """Every slot of every risk, with what would close it."""
    arrangements = Arrangements(plan, TODAY)
    covers = [cover(arrangements, risk) for risk in plan.risks]
    return [(c, at, suggestions(arrangements, c, at)) for c in covers for at in c.slots]


def parts(slot: Slot, of: Slot) -> bool:
    """Whether two slots have minutes in common."""
    return any(
        a.day == b.day and a.start < b.end and b.start < a.end
        for a in slot.stretches
        for b in of.stretches
    )


def after(plan: Plan, risk: str, slot: Slot) -> tuple[dict[str, str], str]:
    """The worst answers of a plan in a slot: about each cause, and about the risk."""
    found = cover(Arrangements(plan, TODAY), plan.by_id[risk])
    there = [at for at in found.slots if parts(at.slot, slot)]
    causes = {
        held.target: min((at.threats[n].answer for at in there), key=rank)
        for n, held in enumerate(found.slots[0].threats)
    }
    return causes, min((at.risk.answer for at in there), key=rank)


@given(tied_plans())
@share(0.6)
def test_carrying_out_a_suggestion_gives_the_answer_it_promised(plan: Plan) -> None:
    """In every hour of the gap the plan, changed as suggested, answers as was promised."""
    for found, at, told in gaps(plan):
        for suggestion in told.suggestions:
            causes, whole = after(apply(plan, suggestion.amendments), found.risk.id, at.slot)
            assert suggestion.risk_after == whole
            first = causes[suggestion.improves[0]] if suggestion.improves else whole
            assert suggestion.threat_after == first


@given(tied_plans())
@share(0.3)
def test_the_oracle_agrees_with_what_a_suggestion_promises(plan: Plan) -> None:
    """A plain simulation of the changed plan comes to the promised answer as well."""
    for found, at, told in gaps(plan):
        moment = Moment(TODAY, at.slot.day, at.slot.minute)
        for suggestion in told.suggestions[:2]:
            changed = apply(plan, suggestion.amendments)
            assert suggestion.risk_after == answer(changed, found.risk.id, moment)


@given(tied_plans())
@share(0.3)
def test_every_suggestion_improves_an_answer_and_worsens_none(plan: Plan) -> None:
    """Nothing is suggested that does not help."""
    for found, at, told in gaps(plan):
        for suggestion in told.suggestions:
            assert max(suggestion.gain) > 0
            causes, whole = after(apply(plan, suggestion.amendments), found.risk.id, at.slot)
            assert all(rank(causes[h.target]) >= rank(h.answer) for h in at.threats)
            assert rank(whole) >= rank(at.risk.answer)


@given(tied_plans())
@share(0.3)
def test_what_does_not_restrict_comes_before_what_does(plan: Plan) -> None:
    """Restriction is never offered before something that does without it."""
    for _, _, told in gaps(plan):
        marks = [suggestion.restrictive for suggestion in told.suggestions]
        assert sorted(marks) == marks


@given(tied_plans())
@share(0.3)
def test_a_gap_is_answered_by_a_suggestion_or_by_who_is_ruled_out(plan: Plan) -> None:
    """Every cause without back-up has a suggestion or a reason; what has back-up has neither."""
    for found, at, told in gaps(plan):
        if at.risk.answer == "has-back-up":
            assert GapAnswer() == told
        elif found.risk.threats:
            assert told.suggestions or told.ruled_out


@given(tied_plans())
@share(0.3)
def test_what_is_not_listed_is_counted(plan: Plan) -> None:
    """At most five suggestions are listed for one cause, and the rest are counted."""
    for _, _, told in gaps(plan):
        first = [suggestion.improves[:1] for suggestion in told.suggestions]
        assert all(first.count(cause) <= MOST for cause in first)
        assert told.not_listed == 0 or MOST in {first.count(cause) for cause in first}


@given(tied_plans())
@share(0.3)
def test_the_same_question_has_the_same_answer(plan: Plan) -> None:
    """Answers can be compared and kept, and asking again gives the same."""
    for (_, _, one), (_, _, other) in zip(gaps(plan), gaps(plan), strict=True):
        assert one == other
        assert hash(one) == hash(attrs.evolve(other))
