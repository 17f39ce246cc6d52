"""What every DOCX paper stands in: A4, British English, real styles, and nothing of day or machine.

A planner changes a style once and the whole paper follows, so every look is a style's.
"""

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.report.document import Document
from tcplan.text import one_line, visible

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section as WordSection
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

_SANS = "Arial"
_NAVY = "1F3D6B"
_QUIET = "444444"
_EDGE = "B8C0CC"
_NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_IN_ZIP = (1980, 1, 1, 0, 0, 0)
_WIDE, _HIGH = 210, 297
_SIDE, _SIDE_OF_CARD = 18, 14
_BETWEEN_COLUMNS = 8
_POINTS, _POINTS_LARGE, _POINTS_OF_CARD = 10.0, 16.0, 9.0
_LEAST_POINTS = 9.0
_HEADINGS = (1.5, 1.25, 1.1, 1.0, 1.0, 1.0)
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
    _styles(word, points)
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
    return _POINTS_OF_CARD if document.one_page else _POINTS


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


def _styles(word: "Word", points: float) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), "en-GB")
    small = max(_LEAST_POINTS, points * 0.9)
    _look(word, "Normal", points, after=4)
    word.styles["Normal"].paragraph_format.line_spacing = 1.5 if points > _POINTS else 1.15
    _look(word, "Title", points * 2, bold=True, ink=_NAVY, after=8)
    for level, scale in enumerate(_HEADINGS, 1):
        _look(word, f"Heading {level}", points * scale, bold=True, ink=_NAVY, before=12, after=4)
    _look(word, "Caption", small, bold=True, ink=_NAVY, before=6, after=3)
    word.styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _look(word, name, points, after=2)
    _look(word, "Quote", points * 1.1, before=2, after=6)
    word.styles["Quote"].font.italic = False
    word.styles["Quote"].paragraph_format.left_indent = Mm(6)
    for name in ("Header", "Footer"):
        _look(word, name, _LEAST_POINTS, ink=_QUIET)
    for name, size, ink in (
        ("Numbered Paragraph", points, None),
        ("Lettered Entry", points, None),
        ("Small Print", small, _QUIET),
        ("Notice", points, None),
        ("Table Text", small, None),
        ("Fact", points, None),
        ("Marking", points, None),
    ):
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles["Normal"]
        made.quick_style = True
        _look(word, name, size, bold=name == "Marking", ink=ink, after=4)
    for name in ("Table Text", "Fact"):
        tight = word.styles[name].paragraph_format
        tight.space_after, tight.line_spacing = Pt(1), 1.0
    word.styles["Marking"].paragraph_format.alignment = 1
    _boxed(word.styles["Notice"])
    for edge in word.styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
        edge.set(qn("w:color"), _EDGE)


def _look(
    word: "Word",
    name: str,
    points: float,
    *,
    bold: bool = False,
    ink: str | None = None,
    before: float = 0,
    after: float = 0,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = word.styles[name]
    style.font.name = _SANS
    fonts = style.element.rPr.rFonts
    for of in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{of}"), None)
    for of in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{of}"), _SANS)
    style.font.size, style.font.bold, style.font.italic = Pt(round(points * 2) / 2), bold, False
    style.font.color.rgb = RGBColor.from_string(ink or "1A1A1A")
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _boxed(style: "ParagraphStyle") -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Mm

    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(2)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{36 if side == "left" else 4}" w:space="6"'
        f' w:color="{_NAVY}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties = style.element.get_or_add_pPr()
    boxes = (
        f"<w:pBdr {nsdecls('w')}>{edges}</w:pBdr>",
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F3F5F8"/>',
    )
    spacing = properties.find(qn("w:spacing"))
    for box in boxes:
        spacing.addprevious(parse_xml(box))


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
