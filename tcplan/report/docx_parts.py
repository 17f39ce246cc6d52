"""The marks of a DOCX for which python-docx has no words of its own, each set in one place."""

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, Any

from tcplan.draw import LOOKS
from tcplan.report.document import Cell, Line
from tcplan.text import visible

if TYPE_CHECKING:
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_RULE = "D9DEE6"
_HEAD = "E8ECF2"


def put(paragraph: "Paragraph", line: Line) -> None:
    """Write a line of words, each run in its tone, its sign before it."""
    from docx.shared import RGBColor

    for part in line:
        sign = f"{visible(part.sign)}\u00a0" if part.sign else ""
        run = paragraph.add_run(sign + visible(part.text))
        if part.tone:
            ink, bold = LOOKS[part.tone]
            run.font.color.rgb = RGBColor.from_string(ink.removeprefix("#").upper())
            run.font.bold = bold or None


def styled(paragraph: "Paragraph", style: str) -> None:
    """Give a paragraph its style by name; python-docx would look through all of them each time."""
    _element(paragraph).style = style.replace(" ", "")


def styled_table(table: "Table", style: str | None) -> None:
    """The same for a table; without a style it has no lines."""
    _element(table).tblStyle_val = style and style.replace(" ", "")


def fill(cells: Iterable["_Cell"], told: Iterable[Cell], style: str) -> None:
    """Write the lines of each cell, a paragraph each."""
    for cell, lines in zip(cells, told, strict=True):
        for number, line in zip(count(), lines, strict=False):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            put(paragraph, line)
        for paragraph in cell.paragraphs:
            styled(paragraph, style)


def list_as(paragraph: "Paragraph", number: int) -> None:
    """Make a paragraph an entry of a list."""
    properties: Any = _element(paragraph).get_or_add_pPr()
    found = properties.get_or_add_numPr()
    found.get_or_add_ilvl().val = 0
    found.get_or_add_numId().val = number


def mark(paragraph: "Paragraph", name: str, number: int) -> None:
    """Let entries of the contents lead to a paragraph; each mark has a number of its own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = _element(paragraph)
    for tag, at in (("w:bookmarkStart", 1), ("w:bookmarkEnd", len(element) + 1)):
        made = OxmlElement(tag)
        made.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            made.set(qn("w:name"), name)
        element.insert(at, made)


def lead(paragraph: "Paragraph", name: str, text: str) -> None:
    """Write a text that leads to a marked paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    run = paragraph.add_run(text)
    link.append(_element(run))
    _element(paragraph).append(link)


def mark_row(row: "_Row", name: str) -> None:
    """Keep a row on one page (``w:cantSplit``), or repeat it on every page (``w:tblHeader``)."""
    from docx.oxml import OxmlElement

    _element(row).get_or_add_trPr().append(OxmlElement(name))


def keep_together(table: "Table") -> None:
    """Keep all rows of a table on one page."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def shade(cell: "_Cell") -> None:
    """Give a cell the ground of a heading."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    _element(cell).get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_HEAD}"/>')
    )


def rule(table: "Table") -> None:
    """Draw a thin line below each row, and say that the first column names the rows."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        for edge in ("bottom", "insideH")
    )
    properties = _element(table).tblPr
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>")
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    (look if layout is None else layout).addprevious(borders)
    look.set(qn("w:firstRow"), "0")
    look.set(qn("w:firstColumn"), "1")


def _element(thing: Any) -> Any:  # noqa: ANN401
    """What python-docx wraps, because its interface has no word for these marks."""
    return thing._element  # noqa: SLF001
