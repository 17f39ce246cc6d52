"""What front ends may ask for is listed once for the reader and once for the machine."""

import ast
from pathlib import Path

import pytest

from tcplan import planner


def imported() -> dict[str, tuple[str, ...]]:
    """Module to names, as the imports for readers and type checkers have them."""
    tree = ast.parse(Path(planner.__file__).read_text("utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    return {
        str(line.module): tuple(name.name for name in line.names)
        for line in block.body
        if isinstance(line, ast.ImportFrom)
    }


def test_each_name_comes_from_where_the_reader_is_told() -> None:
    """What is loaded on demand is what the imports say, name by name."""
    assert imported() == planner._HOMES  # noqa: SLF001


def test_every_name_is_offered_once() -> None:
    """Everything that is imported is offered, and nothing else."""
    names = [name for found in imported().values() for name in found]

    assert sorted(names) == sorted(planner.__all__)


def test_no_name_is_that_of_a_module() -> None:
    """A module of the same name would take the place of the function once it is loaded."""
    modules = {path.stem for path in Path(planner.__file__).parent.glob("*.py")}

    assert set() == modules & set(planner.__all__)


@pytest.mark.parametrize("name", planner.__all__)
def test_every_name_is_there(name: str) -> None:
    """No front end finds out on a planner's screen that a name is missing."""
    assert getattr(planner, name) is not None


def test_a_name_that_there_is_not() -> None:
    """A slip of a programmer is an error at once, and names itself."""
    with pytest.raises(AttributeError, match="no_such_thing"):
        planner.__getattr__("no_such_thing")
