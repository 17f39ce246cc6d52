"""A control counts in the hours in which no fact stands against it, however that is worked out."""

from hypothesis import given

from tcplan.analysis.slots import Slot, Stretch
from tcplan.domain.hours import DAYS
from tcplan.domain.plan import Plan
from tcplan.views.controls import hours_in_which_it_counts
from tcplan.views.looking import Looking
from tests.builders import TODAY
from tests.oracle import Moment
from tests.tcplan.analysis.plans import moments, plans, share


@share(0.5)
@given(plans(), moments())
def test_a_control_counts_where_no_fact_stands_against_it(plan: Plan, moment: Moment) -> None:
    """The hours that a planner reads are those in which nothing keeps the control from counting."""
    looking = Looking(plan, "test.plan.json", moment.date, TODAY)
    at = Slot((Stretch(DAYS.index(moment.day), moment.at, moment.at + 1),))
    acting = [control for control in plan.controls if control.prevents or control.limits]
    facts = looking.arrangements.facts

    assert [(c.id, not facts(c, "on-evidence", at)) for c in acting] == [
        (c.id, lies_in(at, hours_in_which_it_counts(looking, c))) for c in acting
    ]


def lies_in(at: Slot, hours: Slot | None) -> bool:
    """Whether a minute lies in some hours."""
    (minute,) = at.stretches
    stretches = hours.stretches if hours else ()
    return any(s.day == minute.day and s.start <= minute.start < s.end for s in stretches)
