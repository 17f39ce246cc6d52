"""What is wrong is said where it is wrong, in the words of the form, and never as a path."""

import pytest

from tcplan.domain.changes import Add, apply
from tcplan.errors import PlanInvalidError, WrongUseError
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.draft import standing
from tcplan.views.forms.faults import Placed, placed_error
from tcplan.views.forms.fields import form_for
from tests.builders import TODAY, control, robin, small_plan
from tests.tui.showing import looking


def test_a_rule_among_fields_is_said_at_the_field_that_breaks_it() -> None:
    """That a control ends before it starts is said where its end is typed, with the day."""
    begun = standing(control("c-1", "oak", start=TODAY), Around(looking(robin()), "P-001"))

    (said,) = begun.typed("end", "-1").faults

    assert ("end", "Must be 22 Nov 2026 (from) or a later date.") == (said.field, said.sentence)


def test_a_number_that_is_left_out_is_asked_for_in_words() -> None:
    """Who chooses “at least k of” is told to say how many, without any code."""
    entity = control("c-1", "oak")
    draft = standing(entity.delivery, Around(looking(robin()))).put("mode", "at-least")

    assert (Placed("needed", "Must be a number for mode at least k of, else nothing."),) == (
        draft.faults
    )


def test_what_the_plan_refuses_is_said_at_the_field() -> None:
    """A reference to nothing stops the save and is said at the field that has it."""
    plan = small_plan(controls=(control("c-1", "oak"),))
    with pytest.raises(PlanInvalidError) as refused:
        apply(plan, [Add(control("c-2", "nobody"))])

    (said,) = placed_error(form_for("controls"), refused.value, "controls", 1)

    assert Placed("delivery", "Must be the id of an agency or a team of this plan.") == said


def test_an_id_that_something_else_has_is_said_at_the_id() -> None:
    """Nobody reads in which place of a file the other one stands."""
    plan = small_plan(controls=(control("c-1", "oak"),))
    with pytest.raises(PlanInvalidError) as refused:
        apply(plan, [Add(control("OAK", "oak"))])

    found = placed_error(form_for("controls"), refused.value, "controls", 1)

    assert Placed("id", "Must be an id of its own; something else has it already.") in found


def test_an_error_of_another_kind_is_said_as_it_is() -> None:
    """That the journal needs a name is no fault of any field."""
    error = WrongUseError("The journal needs the name of whoever works here.")

    assert (Placed(None, str(error)),) == placed_error(form_for("controls"), error, "controls", 0)
