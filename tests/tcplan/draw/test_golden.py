"""The drawings as a reader sees them, so that a change is seen by a reviewer."""

import pytest

from tests.tcplan.draw.samples import GOLDEN, PICTURES, picture


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_the_drawing_is_the_one_that_was_agreed(name: str) -> None:
    """A drawing looks as it did when somebody last looked at it."""
    assert (GOLDEN / f"{name}.txt").read_text("utf-8") == picture(PICTURES[name]())


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_the_same_input_draws_the_same_bytes(name: str) -> None:
    """Two people with the same plan hold the same picture."""
    assert picture(PICTURES[name]()) == picture(PICTURES[name]())
