"""A gap gets candidates by the cause that the plan names, else by the kind of risk."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.codelists import code_list
from tcplan.domain.plan import Plan
from tcplan.domain.risk import Risk, Threat
from tcplan.rules.suggestions import Candidate, Suggested, suggested
from tcplan.rules.threats import library
from tests.builders import consequences, control, risk, small_plan

ENTRIES = library().threats


def cause(name: str, entry: str | None = None) -> Threat:
    """A cause that names an entry of the library, or none."""
    return Threat(id=name, text=f"{name} happens", library=entry)


def of(*causes: Threat, controls: tuple[Any, ...] = (), **fields: Any) -> tuple[Plan, Risk]:  # noqa: ANN401
    """Robin with one risk of these causes, and these controls."""
    found = risk("r-one", threats=causes, **{"kind": "exploitation"} | fields)
    return small_plan(risks=(found,), controls=controls), found


def look(plan: Plan, found: Risk, *not_covered: str) -> tuple[Suggested, ...]:
    """What the library has for the gaps of the risk."""
    return suggested(library(), plan, found, not_covered)


def texts(candidates: tuple[Candidate, ...]) -> list[str]:
    """The words of candidates, in their order."""
    return [candidate.control.text for candidate in candidates]


def test_a_cause_that_names_its_entry_gets_the_controls_of_that_entry() -> None:
    """A planner who says that it is money and mate crime is shown what helps with that."""
    (found,) = look(*of(cause("t-money", "T13"), kind="physical-health"))

    assert found.named
    assert ["T13"] == [entry.id for entry in found.entries]
    assert [c.text for c in ENTRIES["T13"].controls if not c.limits] == texts(found.candidates)


def test_a_cause_that_names_no_entry_is_looked_up_by_the_kind_of_risk() -> None:
    """Words are not guessed at: without a named entry every entry for the kind is shown."""
    (found,) = look(*of(cause("t-online-money-mate-crime")))

    assert not found.named
    assert library().of_kind("exploitation") == found.entries


def test_causes_that_are_looked_up_alike_stand_together() -> None:
    """Two causes without an entry are not told the same list twice."""
    plan, found = of(cause("t-one"), cause("t-two", "T13"), cause("t-three"))

    assert [["t-one", "t-three"], ["t-two"]] == [
        [target.id for target in group.targets] for group in look(plan, found)
    ]


def test_a_cause_that_something_covers_gets_no_suggestion() -> None:
    """Where there is no gap nothing is proposed."""
    acting = control("c-oak", "oak", prevents=("t-one",))

    assert () == look(*of(cause("t-one", "T13"), controls=(acting,)))


def test_a_cause_that_is_not_covered_gets_suggestions_although_a_control_acts() -> None:
    """A control that does not hold leaves a gap, and is named beside the proposals."""
    acting = control("c-oak", "oak", prevents=("t-one",))
    (found,) = look(*of(cause("t-one", "T13"), controls=(acting,)), "t-one")

    assert (acting,) == found.there
    assert found.candidates


def test_what_is_there_already_is_left_out_and_said() -> None:
    """The same kind in the same words is not proposed again; capitals and a stop do not matter."""
    known = next(c for c in ENTRIES["T13"].controls if c.kind == "preventive")
    acting = control(
        "c-oak", "oak", prevents=("t-one",), kind="preventive", name=f"{known.text.upper()}."
    )
    (found,) = look(*of(cause("t-one", "T13"), controls=(acting,)), "t-one")

    assert [known.text] == texts(found.left_out)
    assert known.text not in texts(found.candidates)


def test_the_same_words_of_another_kind_are_still_proposed() -> None:
    """What only notices does not stand in the way of what prevents."""
    known = next(c for c in ENTRIES["T13"].controls if c.kind == "preventive")
    acting = control("c-oak", "oak", prevents=("t-one",), kind="monitoring", name=known.text)
    (found,) = look(*of(cause("t-one", "T13"), controls=(acting,)), "t-one")

    assert known.text in texts(found.candidates)


@pytest.mark.parametrize("state", ["failed", "withdrawn"])
def test_what_failed_or_was_withdrawn_is_not_there(state: str) -> None:
    """A control that has ended leaves its cause open, and may be thought of anew."""
    known = ENTRIES["T13"].controls[0]
    ended = control(
        "c-oak", "oak", prevents=("t-one",), kind=known.kind, name=known.text, state=state
    )
    (found,) = look(*of(cause("t-one", "T13"), controls=(ended,)))

    assert () == found.there
    assert known.text in texts(found.candidates)


def test_a_result_gets_what_limits_and_a_cause_gets_what_prevents() -> None:
    """Reporting after the event is proposed for what follows, teaching for what comes before."""
    plan, found = of(cause("t-one", "T13"), consequences=consequences("q-hurt"))
    for_cause, for_result = look(plan, found)

    assert {False} == {candidate.control.limits for candidate in for_cause.candidates}
    assert [c.text for c in ENTRIES["T13"].controls if c.limits] == texts(for_result.candidates)


def test_a_result_follows_the_entries_that_the_causes_name() -> None:
    """A result is looked up where its causes are, and by the kind of risk when they name none."""
    result = consequences("q-hurt")
    named = look(*of(cause("t-one", "T02"), consequences=result))[-1]
    unnamed = look(*of(cause("t-one"), consequences=result))[-1]

    assert ["T02"] == [entry.id for entry in named.entries]
    assert library().of_kind("exploitation") == unnamed.entries


@given(st.lists(st.sampled_from([None, *ENTRIES]), min_size=1, max_size=4), st.data())
def test_no_proposal_that_restricts_stands_before_one_that_does_not(
    entries: list[str | None], data: st.DataObject
) -> None:
    """Whatever the risk, gentler arrangements come first, each text stands once, none is lost."""
    kind = data.draw(st.sampled_from(list(code_list("risk-kind").codes)))
    causes = [cause(f"t-{at}", entry) for at, entry in enumerate(entries)]
    plan, found = of(*causes, kind=kind, consequences=consequences("q-one"))

    for group in look(plan, found):
        restricts = [candidate.control.restrictive for candidate in group.candidates]
        wanted = {
            control.text
            for entry in group.entries
            for control in entry.controls
            if control.limits == (group.targets[0].id == "q-one")
        }
        assert sorted(restricts) == restricts
        assert sorted(wanted) == sorted(texts(group.candidates))


@given(st.permutations(["c-a", "c-b", "c-c"]))
def test_the_order_of_controls_changes_no_proposal(names: list[str]) -> None:
    """The same plan written in another order is told the same proposals in the same order."""
    acting = tuple(control(name, "oak", prevents=("t-one",)) for name in names)
    plan, found = of(cause("t-one", "T07"), controls=acting)
    other = attrs.evolve(plan, controls=tuple(sorted(acting, key=lambda c: c.id)))

    assert [g.candidates for g in look(other, found, "t-one")] == [
        g.candidates for g in look(plan, found, "t-one")
    ]
