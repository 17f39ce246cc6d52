"""A what-if is a list of changes: it gives a new plan or says why not, and alters nothing."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.errors import InvalidValueError, PlanInvalidError, UnknownIdError
from tests.builders import about, agency, control, robin, small_plan, tie, with_entity

CHANGES: list[Change] = [
    Add(agency("ash")),
    Add(control("c-ash", "oak", prevents=("t-unnoticed",))),
    Amend("oak", {"name": "Oak Support"}),
    Amend("c-oak", {"state": "failed"}),
    Remove("c-ward"),
    Remove("tie-oak"),
]


@given(st.permutations(CHANGES), st.integers(0, len(CHANGES)))
def test_changes_made_one_after_another_are_the_changes_made_together(
    changes: list[Change], cut: int
) -> None:
    """A what-if in two steps gives the plan of the same what-if in one."""
    plan = robin()

    assert apply(plan, changes) == apply(apply(plan, changes[:cut]), changes[cut:])


def test_no_change_gives_the_same_plan() -> None:
    """A what-if with nothing in it alters nothing."""
    assert robin() == apply(robin(), [])


def test_the_plan_that_was_asked_about_stays_as_it_was() -> None:
    """A what-if never touches the record itself."""
    plan = robin()
    apply(plan, CHANGES)

    assert robin() == plan


def test_an_amended_entity_keeps_its_place() -> None:
    """A change of one word does not move a line elsewhere in the saved file."""
    plan = apply(robin(), [Amend("trust", {"name": "The trust"})])

    assert [a.id for a in robin().agencies] == [a.id for a in plan.agencies]
    assert "The trust" == plan.by_id["trust"].name


def test_adding_an_id_again_puts_the_new_in_the_place_of_the_old() -> None:
    """Whoever records an agency anew does not have it twice."""
    plan = apply(robin(), [Add(agency("oak", name="Oak anew"))])

    assert len(robin().agencies) == len(plan.agencies)
    assert "Oak anew" == plan.by_id["oak"].name


def test_what_others_name_cannot_be_taken_out() -> None:
    """Removing an agency that still delivers a control is refused, not half done."""
    with pytest.raises(PlanInvalidError) as caught:
        apply(small_plan(), [Remove("oak")])

    assert ["controls[0].delivery.holders[0]"] == [p.path for p in caught.value.problems]


def test_it_can_be_taken_out_together_with_what_names_it() -> None:
    """The order of changes within one what-if does not matter to the rules of the whole."""
    plan = apply(small_plan(), [Remove("oak"), Remove("c-oak")])

    assert "oak" not in plan.by_id


@pytest.mark.parametrize("change", [Amend("oka", {}), Remove("oka")])
def test_an_unknown_id_is_refused_with_a_near_one(change: Change) -> None:
    """A slip in an id is met with the id that was probably meant."""
    with pytest.raises(UnknownIdError, match=r"Did you mean .*oak"):
        apply(small_plan(), [change])


@pytest.mark.parametrize("fields", [{"stat": "failed"}, {"id": "c-new"}])
def test_a_field_that_cannot_be_changed_is_named(fields: dict[str, str]) -> None:
    """A slip in a field's name, or a changed id, is told with the fields that there are."""
    with pytest.raises(InvalidValueError, match="state") as caught:
        apply(small_plan(), [Amend("c-oak", fields)])

    assert list(fields) == [problem.path for problem in caught.value.problems]


def test_a_value_that_breaks_a_rule_is_refused() -> None:
    """A what-if cannot make a value that could not have been recorded."""
    with pytest.raises(InvalidValueError, match="code list control-state"):
        apply(small_plan(), [Amend("c-oak", {"state": "probably"})])


def test_every_kind_of_entity_finds_its_collection() -> None:
    """Whatever is added stands where its kind is looked for."""
    plan = apply(small_plan(), [Add(tie("tie-oak", "oak"))])

    assert ("tie-oak",) == tuple(entity.id for entity in plan.ties)


def test_a_plan_passes_to_another_holder_at_once() -> None:
    """The old holder goes and the new one comes in one change, judged as a whole."""
    plan = with_entity(small_plan(), agency("old-icb", "icb"))
    plan = attrs.evolve(plan, about=about(holder="old-icb"))
    changes: list[Change] = [Remove("old-icb"), Add(agency("council"))]
    with pytest.raises(PlanInvalidError):
        apply(plan, changes)
    after = apply(plan, changes, about(holder="council"))

    assert ("council", False) == (after.about.holder, "old-icb" in after.by_id)
