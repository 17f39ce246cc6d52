"""What the program promises of itself in its own rules, held from outside."""

import re
from pathlib import Path

import click
import pytest

from tcplan.cli.commands import command_line
from tcplan.domain.codelists import CodeList, code_lists

ROOT = Path(__file__).parents[2]


def choices(command: str, parameter: str) -> list[str]:
    """What may be given for a parameter of a command."""
    found = next(p for p in command_line.commands[command].params if p.name == parameter)
    assert isinstance(found.type, click.Choice)
    return list(found.type.choices)


@pytest.mark.parametrize("codes", code_lists().values(), ids=lambda codes: str(codes.name))
def test_no_code_list_puts_a_number_on_a_person(codes: CodeList) -> None:
    """No code carries a weight, points or a likelihood: columns of code lists are words."""
    facts = [fact for code in codes.codes.values() for fact in code.facts.values()]
    single = [one for fact in facts for one in (fact if isinstance(fact, list) else [fact])]

    assert {type(one) for one in single} <= {str, bool}


def test_nothing_is_exported_for_publication_yet() -> None:
    """A person's summary, a calendar of duties and the plan itself leave; none is made of counts.

    An export of counts must hide small numbers first (rule R29), and then changes this test.
    """
    assert ["summary", "calendar", "plan"] == choices("export", "kind")


def test_no_committee_paper_is_written_yet() -> None:
    """No part of the program writes the implications of a committee paper.

    A paper for a committee must print every heading first (rule R30), and then changes this test.
    """
    heading = re.compile(r"Disability Issues|Public Sector Equality Duty|is recommended to:")
    texts = {path: path.read_text("utf-8") for path in sorted((ROOT / "tcplan").rglob("*.py"))}

    assert texts
    assert [] == [path.name for path, text in texts.items() if heading.search(text)]
