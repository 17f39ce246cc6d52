"""Adopting writes what was decided; what was only taken to be so is asked for and not written."""

import pytest

from tcplan.domain.changes import apply
from tcplan.domain.legal import Condition
from tcplan.domain.network import CarerStanding
from tcplan.domain.whatif import Option, WhatIfChange
from tcplan.domain.whatif_acts import ASSUMED
from tcplan.domain.whatif_adopting import (
    adopt_option,
    adopted,
    adopted_words,
    fresh_id,
    named_by,
    save_option,
)
from tcplan.errors import InvalidValueError
from tests.builders import TODAY, amended, day, family, least, source, with_entity
from tests.tcplan.whatif.plans import change, new_control, stop, two_people

PLAN = with_entity(two_people(), family("gran", carer=CarerStanding(willing=True, able=True)))
EACH = (
    stop("oak", on=day(9)),
    change("slip", "move", days=7),
    change("deputy", "c-trust", holder="spare"),
    change("add-control", control=new_control()),
    change("in-place", "c-training", on=day(20)),
    change("confirm", "c-oak"),
    change("review-causes", "r-pain", holder="trust"),
    change("offer-assessment", "gran"),
)


def test_no_evidence_is_written_that_nobody_has_seen() -> None:
    """What a what-if took to be so never stands in the plan as if it were."""
    after = apply(PLAN, adopted(PLAN, EACH, TODAY, source()))

    assert PLAN.by_id["c-oak"] == after.by_id["c-oak"]
    assert PLAN.by_id["r-pain"].cause_reviews == after.by_id["r-pain"].cause_reviews
    assert [] == [c.id for c in after.controls for e in c.evidence if e.what == ASSUMED]
    assert ("agreed", ()) == (after.by_id["c-new"].state, after.by_id["c-new"].evidence)
    assert ("agreed", day(20)) == (after.by_id["c-training"].state, after.by_id["c-training"].start)


def test_what_has_to_be_done_is_asked_of_somebody_by_a_day() -> None:
    """Each promise, look, review and offer becomes an action of whoever can do it."""
    after = apply(PLAN, adopted(PLAN, EACH, TODAY, source()))
    asked = [a for a in after.actions if a not in PLAN.actions]

    assert [
        ("trust", "Put “C-New” in place and record evidence of it", day(14)),
        ("elm", "Put “C-Training” in place and record evidence of it", day(20)),
        ("oak", "See whether “C-Oak” is as it should be, and record evidence of it", day(14)),
        ("trust", "Go through the causes of “Pain is not noticed” and record the review", day(14)),
        ("icb", "Offer Gran a carer's assessment", day(14)),
    ] == [(one.owner, one.what, one.due) for one in asked]
    assert len(asked) == len({one.id for one in asked})


def test_what_was_decided_is_written() -> None:
    """A last day, a later move and a deputy are facts once they are adopted."""
    after = apply(PLAN, adopted(PLAN, EACH, TODAY, source()))

    assert day(8) == after.by_id["oak"].end
    assert day(49) == after.by_id["move"].target
    assert "spare" == after.by_id["c-trust"].deputy


@pytest.mark.parametrize(
    ("one", "asked"),
    [
        (
            change("renew", "order", until=day(99)),
            "Ask for “Order of the Court of Protection” to go",
        ),
        (
            change("lift-condition", "stay-away"),
            "Ask whoever made the condition “Keep away” whether",
        ),
    ],
    ids=["renew", "lift-condition"],
)
def test_no_authority_or_condition_changes_by_being_adopted(one: WhatIfChange, asked: str) -> None:
    """Only whoever made an order or a condition can renew or end it, so they are asked."""
    condition = least(
        Condition, id="stay-away", individual="P-001", text="Keep away", start=day(-9)
    )
    plan = with_entity(amended(PLAN, "order", end=day(9)), condition)
    after = apply(plan, adopted(plan, [one], TODAY, source()))
    (action,) = after.actions

    assert plan.by_id[one.about or ""] == after.by_id[one.about or ""]
    assert action.what.startswith(asked)
    assert "P-001" == action.individual


def test_what_cannot_be_carried_out_writes_nothing() -> None:
    """A change that names nothing leaves the others and the plan alone."""
    assert () == adopted(PLAN, [stop("nobody")], TODAY, source())
    assert ("Nothing would be written.",) == adopted_words(PLAN, stop("nobody"), TODAY, str)


@pytest.mark.parametrize(
    ("one", "until"),
    [
        (change("confirm", "c-oak"), "Until there is evidence it does not count."),
        (
            change("offer-assessment", "gran"),
            "Until that is done and recorded it does not count.",
        ),
    ],
)
def test_what_is_asked_does_not_count_before_it_is_done(one: WhatIfChange, until: str) -> None:
    """Whoever agrees reads that writing it down covers nobody."""
    plan = amended(PLAN, "c-oak", evidence=())

    assert until in adopted_words(plan, one, TODAY, str)


def test_an_adopted_option_says_when() -> None:
    """Whoever opens the option later sees that it was adopted, and on what day."""
    kept = apply(PLAN, [save_option(PLAN, EACH[:2], "Later", source(), individual="P-001")])
    (option,) = kept.options
    after = apply(kept, adopt_option(kept, option, TODAY, source()))

    assert TODAY == after.by_id[option.id].adopted_on
    assert day(49) == after.by_id["move"].target


def test_options_get_ids_of_their_own() -> None:
    """Two options of one person are two."""
    one = save_option(PLAN, EACH[:1], "First", source(), individual="P-001")
    two = save_option(apply(PLAN, [one]), EACH[:1], "Second", source(), individual="P-001")

    assert ["option-P-001-1", "option-P-001-2"] == [one.entity.id, two.entity.id]
    assert "c-oak-1" == fresh_id(PLAN, "c-oak")


@pytest.mark.parametrize("whose", [None, "P-002"])
def test_an_option_keeps_nothing_of_somebody_else(whose: str | None) -> None:
    """What is about one person stays with that person, so that it can be erased with them."""
    with pytest.raises(InvalidValueError, match="of the option's own person"):
        save_option(PLAN, EACH, "All", source(), individual=whose)


def test_an_option_that_names_what_is_gone_shuts_nobody_out() -> None:
    """The plan is sound with it: what it names is no reference."""
    option = Option(
        id="kept",
        source=source(),
        name="Old",
        changes=(stop("gone"), change("add-control", control=new_control(holder="gone"))),
    )
    plan = with_entity(PLAN, option)

    assert option == plan.by_id["kept"]
    assert {"gone", "P-001", "t-unnoticed"} == {n for c in option.changes for n in named_by(c)}
    assert WhatIfChange(kind="stop", about="gone") == option.changes[0]
