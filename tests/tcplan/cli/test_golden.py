"""Pages as a planner reads them, so that a change of words is seen by a reviewer."""

from pathlib import Path

import pytest

from tests.tcplan.cli.samples import GOLDEN, PAGES, page, robins_plan


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Robin's plan as a file."""
    return robins_plan(tmp_path_factory.mktemp("plan"))


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_the_one_that_was_agreed(name: str, plan: Path) -> None:
    """A page reads as it did when somebody last read it."""
    assert (GOLDEN / f"{name}.txt").read_text("utf-8") == page(name, plan)
