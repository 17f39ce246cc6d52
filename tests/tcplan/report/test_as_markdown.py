"""A Markdown paper: whatever was written in the plan stays itself and nothing of it acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import Canvas
from tcplan.report.as_markdown import as_markdown
from tcplan.report.document import (
    Bullets,
    Document,
    Drawing,
    Fact,
    Facts,
    Lettered,
    Notice,
    Numbered,
    Paragraph,
    Quote,
    Run,
    Section,
    Symbol,
    Table,
    cell,
    line,
)
from tcplan.text import one_line, visible
from tests.tcplan.report.reading import read_markdown

NASTY = [
    "<script>alert(1)</script>",
    "[link](javascript:alert(1))",
    "![picture](https://example.org/x.png)",
    "<https://example.org>",
    "https://example.org and www.example.org",
    "`code` ``more``",
    "```\nfence\n```",
    "~~~\nfence\n~~~",
    "# heading\n## another #",
    "- item\n+ item\n* item",
    "1. item\n2) item",
    "> quote",
    "a | b | c\n--- | --- | ---",
    "---\n===\n***",
    "    code by blanks\n\tcode by tab",
    "[ref]: https://example.org",
    "**bold** _slanted_ ~~gone~~",
    "&lt;b&gt; &#60;",
    "trailing blanks  \nthen more\\",
    "\n\nempty rows\n\n",
    "=1+1",
    "O'Neill \x1b[31m \u202e \u200b",
    "$x^2$ and <!-- hidden -->",
    " leading and trailing ",
]
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.sampled_from("\\`*_[]<>|~&#^$!-+=:.)(1 a\n\t\"'/{}%@"), max_size=24),
    st.text(max_size=24),
)


def shown(text: str) -> str:
    """Text as it is read; Markdown can end in a row break only with a blank after it."""
    return visible(text) + (" " if text.endswith("\n") else "")


def document(*blocks: object) -> Document:
    """A paper with these blocks and nothing else."""
    return Document("T", (), (), (Section("S", blocks),))  # type: ignore[arg-type]


@given(texts)
def test_a_paragraph_reads_back_as_it_was_written(text: str) -> None:
    """Words of the plan stay the words of the plan, row by row."""
    read = read_markdown(as_markdown(document(Paragraph(line(text, "")))))
    assert [shown(text)] == (read.of("p") or [""])
    assert () == read.acting


@given(texts)
def test_headings_lists_and_quotes_read_back_as_they_were_written(text: str) -> None:
    """Nothing written in a plan can end a list, a quote or a heading."""
    blocks = (
        Bullets((line("* ", text), line("next"))),
        Facts((Fact("Term", (line("- ", text),)), Fact("Many", (line("1. ", text), line("end"))))),
        Quote(f"> {text}"),
        Notice("Label", (line("# ", text), line("after"))),
        Section(f"# {text}", ()),
    )
    read = read_markdown(as_markdown(document(*blocks)))
    expected = [
        "T",
        "S",
        f"* {shown(text)}",
        "next",
        f"Term: - {shown(text)}",
        "Many:",
        f"1. {shown(text)}",
        "end",
        f"> {shown(text)}",
        "Label",
        f"# {shown(text)}",
        "after",
        f"# {one_line(text)}",
    ]
    assert expected == [leaf.text for leaf in read.leaves]
    assert () == read.acting


@given(texts)
def test_numbers_letters_and_easy_read_are_read_as_words(text: str) -> None:
    """The number of a paragraph is part of it, and no converter counts it anew."""
    blocks = (
        Numbered((line("# ", text), line("b"))),
        Lettered((line("- ", text), line("d"))),
        Symbol("home", (line("* ", text), line("after"))),
        Numbered((line("c"),)),
    )
    paper = Document("T", (), (), (Section("S", blocks),), marking=f"+ {text}")
    read = read_markdown(as_markdown(paper))
    expected = [
        f"+ {one_line(text)}",
        "T",
        "S",
        f"1. # {shown(text)}",
        "2. b",
        f"(i) - {shown(text)}",
        "(ii) d",
        f"* {shown(text)}",
        "after",
        "3. c",
    ]
    assert expected == [leaf.text for leaf in read.leaves]
    assert () == read.acting


@given(texts)
def test_a_table_of_single_lines_stays_a_table(text: str) -> None:
    """A bar written in a plan cannot shift an answer into another column."""
    table = Table("C", ("A", "B"), ((cell(f"|{text}"), cell(f"{text}|")),), (50, 50))
    read = read_markdown(as_markdown(document(table)))
    assert [f"|{one_line(text)}", f"{one_line(text)}|"] == read.of("td")
    assert () == read.acting


@given(texts)
def test_a_table_of_several_lines_becomes_a_list_with_every_line(text: str) -> None:
    """What stands line by line in a table is not squeezed into one."""
    table = Table("C", ("A", "B"), ((cell("row"), cell(f"-{text}", "second")),), (50, 50))
    read = read_markdown(as_markdown(document(table)))
    assert ["T", "S", "C", "row", "B:", f"-{shown(text)}", "second"] == [
        leaf.text for leaf in read.leaves
    ]
    assert () == read.acting


@pytest.mark.parametrize("ticks", ["`", "```", "``` ````", "``````````"])
def test_a_drawing_cannot_be_ended_by_what_is_drawn(ticks: str) -> None:
    """Accents in a drawing do not close it early."""
    canvas = Canvas(20, 2)
    canvas.put(0, 0, ticks)
    canvas.put(0, 1, "# after")
    drawing = Drawing(canvas, "Title", "What it shows.")
    read = read_markdown(as_markdown(document(drawing)))
    assert (f"{ticks}\n# after\n",) == read.fences
    assert ["T", "S", "Title What it shows."] == [leaf.text for leaf in read.leaves]


def test_a_sign_stands_before_its_words() -> None:
    """Where there is no colour, the sign and the words still say the answer."""
    read = read_markdown(as_markdown(document(Paragraph((Run("Not covered", "gap", "▲"),)))))
    assert ["▲ Not covered"] == read.of("p")


def test_the_same_document_gives_the_same_text() -> None:
    """Two exports of one plan on one day can be compared byte by byte."""
    paper = document(Paragraph(line("a")), Bullets((line("b"),)))
    assert as_markdown(paper) == as_markdown(paper)
