"""What the program promises of itself in its own rules, held from outside."""

import pytest

from tcplan.domain.codelists import CodeList, code_lists
from tcplan.report.kinds import made, offered


@pytest.mark.parametrize("codes", code_lists().values(), ids=lambda codes: str(codes.name))
def test_no_code_list_puts_a_number_on_a_person(codes: CodeList) -> None:
    """No code carries a weight, points or a likelihood: columns of code lists are words."""
    facts = [fact for code in codes.codes.values() for fact in code.facts.values()]
    single = [one for fact in facts for one in (fact if isinstance(fact, list) else [fact])]

    assert {type(one) for one in single} <= {str, bool}


def test_every_paper_of_figures_tells_its_approver_what_was_withheld() -> None:
    """No kind of paper has counts for others in it without a report for whoever approves it."""
    figures = [kind.name for kind in offered() if kind.figures]

    assert "committee" in figures
    assert [] == [name for name in figures if made(name).withheld is None]
