"""The registry of papers offers what there is, and the guide, the help and the schemas agree."""

from pathlib import Path
from typing import get_type_hints

import attrs
import pytest

from tcplan.cli.schemas import OUTPUTS
from tcplan.errors import WrongUseError
from tcplan.report.forms import BINARY, ENDS, formats_of
from tcplan.report.kinds import KINDS, kind_of, made, offered
from tcplan.report.kinds_page import renewed
from tcplan.views.held import COPY_WORDS

ROOT = Path(__file__).parents[3]


def test_every_kind_of_paper_can_be_written() -> None:
    """All fourteen kinds are there, and each in every format that it names."""
    assert 14 == len(KINDS)
    assert tuple(KINDS.values()) == offered()
    assert [] == [kind.name for kind in offered() if kind.formats != formats_of(kind)]


@pytest.mark.parametrize("name", list(KINDS))
def test_a_kind_is_made_of_what_it_promises(name: str) -> None:
    """Sheets where rows are offered, a report of what was withheld where people are counted."""
    kind, paper = KINDS[name], made(name)
    view = get_type_hints(paper.view)["return"]

    assert bool({"xlsx", "csv"} & set(kind.formats)) == (paper.workbook is not None)
    assert not paper.withheld or kind.figures
    assert "heading" == attrs.fields(view)[0].name
    assert view is OUTPUTS[kind.output]


@pytest.mark.parametrize("name", list(KINDS))
def test_a_kind_says_in_one_line_what_it_is_for(name: str) -> None:
    """Help, guide and dialog tell each kind without a code, and copies of it by the same words."""
    kind = KINDS[name]

    assert len(kind.line) <= 85
    assert not kind.line.endswith(".")
    assert name in COPY_WORDS
    assert set(kind.formats) <= ENDS.keys()
    assert kind.readers


def test_what_is_no_text_is_known() -> None:
    """No binary format goes to a terminal."""
    assert {"pdf", "docx", "xlsx"} == BINARY


def test_a_kind_that_there_is_not() -> None:
    """A mistyped kind is answered with those that there are."""
    with pytest.raises(WrongUseError, match="choose summary, easy-read"):
        kind_of("leaflet")


def test_the_guide_has_the_table_of_the_registry() -> None:
    """What a planner reads about the kinds is what the program offers."""
    page = (ROOT / "docs" / "documents.md").read_text("utf-8")

    assert page == renewed(page)
    assert [] == [name for name in KINDS if f"## `{name}`" not in page]
