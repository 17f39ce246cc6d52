"""The random plans of these tests reach what they are meant to reach."""

from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings

from tcplan.domain.plan import Plan
from tests import oracle
from tests.oracle import Moment
from tests.tcplan.analysis.plans import moments, plans

LOSSES = [(reading, kind) for reading in oracle.READINGS for kind in ("cover", "back-up")]


def marks(plan: Plan, moment: Moment) -> Iterator[object]:
    """What a plan and a moment are an example of."""
    yield oracle.answer(plan, "r-pain", moment)
    reading = oracle.strongest(plan, "r-pain", moment)
    if reading is not None:
        for holder in plan.controls[0].delivery.holders:
            yield reading, oracle.withdrawal_loss(plan, "r-pain", moment, [holder])
    if oracle.by_restriction(plan, "r-pain", moment):
        yield "by restriction"
    on = {agency.id: {d.on for d in agency.depends_on} for agency in plan.agencies}
    if any(one in on.get(other, ()) and one != other for one in on for other in on[one]):
        yield "agencies in a circle"


@pytest.fixture(scope="module")
def met() -> set[object]:
    """All that some hundred random plans are examples of."""
    found: set[object] = set()

    @settings(
        max_examples=400,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
    )
    @given(plans(), moments())
    def look(plan: Plan, moment: Moment) -> None:
        found.update(marks(plan, moment))

    look()
    return found


@pytest.mark.parametrize("answer", oracle.ANSWERS)
def test_every_answer_is_met(met: set[object], answer: str) -> None:
    """Each of the five answers is compared with the simulation."""
    assert answer in met


@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_is_met(met: set[object], loss: tuple[str, str]) -> None:
    """Cover and back-up are lost in every reading, so that each is compared."""
    assert loss in met


def test_back_up_by_restriction_is_met(met: set[object]) -> None:
    """Some random plans have back-up that is there only by restricting the person."""
    assert "by restriction" in met


def test_agencies_in_a_circle_are_met(met: set[object]) -> None:
    """Some random plans have agencies that depend on each other in a circle."""
    assert "agencies in a circle" in met
