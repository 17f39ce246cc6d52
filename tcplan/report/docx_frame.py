"""What every DOCX paper stands in: A4, British English, real styles, and nothing of day or machine.

What is the same for every paper is here, and what is written in it is not.
"""

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.report.document import Document
from tcplan.report.docx_styles import dress
from tcplan.text import one_line, visible

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section as WordSection
    from docx.text.paragraph import Paragraph

_NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_IN_ZIP = (1980, 1, 1, 0, 0, 0)
_WIDE, _HIGH = 210, 297
_SIDE, _SIDE_OF_CARD = 18, 14
_BETWEEN_COLUMNS = 8
_POINTS, _POINTS_CLEAR, _POINTS_LARGE, _POINTS_OF_CARD = 10.0, 13.5, 16.0, 9.0
_NUMBERED, _LETTERED = 90, 91
_LISTS = (
    (_NUMBERED, "decimal", "%1.", 567, 567),
    (_LETTERED, "lowerRoman", "(%1)", 1134, 567),
)


@attrs.frozen
class Frame:
    """An empty paper to write into: the document of python-docx and the measures of its page."""

    word: "Word"
    width: float
    """Of a column of text, in mm."""
    points: float


def empty_paper(document: Document) -> Frame:
    """A paper with its page, styles, header, footer and properties, and nothing written in it."""
    import docx

    word = docx.Document()
    points = _points(document)
    _properties(word, document)
    dress(word, points, close=document.one_page)
    _lists(word)
    section = word.sections[0]
    side = _SIDE_OF_CARD if document.one_page else _SIDE
    _page(section, side)
    _head_and_foot(section, document)
    width: float = _WIDE - 2 * side
    if document.columns > 1:
        width = (width - _BETWEEN_COLUMNS) / document.columns
    return Frame(word, width, points)


def in_columns(word: "Word", columns: int) -> None:
    """What follows stands in columns, below what was written so far."""
    from docx.enum.section import WD_SECTION
    from docx.oxml.ns import qn

    word.add_section(WD_SECTION.CONTINUOUS)
    cols = word.element.body.sectPr.find(qn("w:cols"))
    cols.set(qn("w:num"), str(columns))
    cols.set(qn("w:space"), str(round(_BETWEEN_COLUMNS * 1440 / 25.4)))


def list_numbers(word: "Word") -> tuple[int, "Letters"]:
    """The one list of numbered paragraphs, and a maker of lists that begin with (i) again."""
    numbering: Any = word.part.numbering_part.element
    return numbering.add_num(_NUMBERED).numId, Letters(numbering)


@attrs.frozen
class Letters:
    """Lists that each begin with (i)."""

    numbering: Any

    def another(self) -> int:
        """The number of a new list."""
        made = self.numbering.add_num(_LETTERED)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)


def as_bytes(word: "Word") -> bytes:
    """The file, packed again without the moment at which it was made."""
    first, packed = io.BytesIO(), io.BytesIO()
    word.save(first)
    with (
        zipfile.ZipFile(first) as made,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in made.namelist():
            part = zipfile.ZipInfo(name, _IN_ZIP)
            part.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(part, made.read(name))
    return packed.getvalue()


def _field(paragraph: "Paragraph", code: str, shown: str) -> None:
    """A field that the word processor works out, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    made.append(run)
    # python-docx has fields nowhere in its interface.
    paragraph._element.append(made)  # noqa: SLF001


def _points(document: Document) -> float:
    if document.large:
        return _POINTS_LARGE
    if document.one_page:
        return _POINTS_OF_CARD
    return _POINTS_CLEAR if document.clear else _POINTS


def _properties(word: "Word", document: Document) -> None:
    core = word.core_properties
    core.title = one_line(document.title)[:255]
    core.author = core.last_modified_by = document.author
    core.subject = document.subject
    core.language = "en-GB"
    core.comments = core.keywords = core.category = ""
    core.revision = 1
    core.created = core.modified = _NO_DAY.replace(tzinfo=None)
    relations = word.part.package.rels
    for name in [n for n, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[name]


def _lists(word: "Word") -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    numbering: Any = word.part.numbering_part.element
    for number, form, shown, indent, hanging in _LISTS:
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr>'
                "</w:lvl></w:abstractNum>"
            ),
        )


def _page(section: "WordSection", side: int) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(_WIDE), Mm(_HIGH)
    section.left_margin = section.right_margin = Mm(side)
    section.top_margin, section.bottom_margin = Mm(16), Mm(20)
    section.header_distance = section.footer_distance = Mm(8)


def _head_and_foot(section: "WordSection", document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if document.marking:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run(one_line(document.marking)).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run("\n".join(visible(one_line(text)) for text in document.footer))
    pages = section.footer.add_paragraph(style="Footer")
    pages.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if document.marking:
        pages.add_run(f"{one_line(document.marking)}    ").bold = True
    pages.add_run("Page ")
    _field(pages, "PAGE", "1")
    pages.add_run(" of ")
    _field(pages, "NUMPAGES", "1")
