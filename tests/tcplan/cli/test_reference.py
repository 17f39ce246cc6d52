"""The reference in docs tells of the command line that there is."""

import re

import pytest

from tcplan.cli import command_line
from tcplan.cli.reference import reference, renewed
from tcplan.cli.schemas import OUTPUTS
from tests.tcplan.cli.samples import ROOT

PAGE = (ROOT / "docs" / "command-line.md").read_text("utf-8")


def test_the_reference_is_that_of_the_program() -> None:
    """What a planner reads about a command is what the command does today."""
    assert PAGE == renewed(PAGE)


@pytest.mark.parametrize("command", sorted(command_line.commands))
def test_every_command_is_in_the_reference(command: str) -> None:
    """No command is a secret."""
    assert f"## tcplan {command}\n" in reference()


@pytest.mark.parametrize("command", sorted(command_line.commands))
def test_every_option_says_what_it_does(command: str) -> None:
    """Each option has words beside it."""
    table = reference().partition(f"## tcplan {command}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \| (.*) \|$", table, re.MULTILINE)

    assert rows
    assert [] == [option for option, words in rows if not words.endswith((".", ")"))]


def test_every_schema_is_named_in_the_guide() -> None:
    """Whoever reads data finds the description of each kind of it."""
    named = re.findall(r"\(schemas/(.+?)\.schema\.json\)", PAGE)

    assert sorted(OUTPUTS) == sorted(named)
