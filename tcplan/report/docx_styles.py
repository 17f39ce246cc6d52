"""Every look of a DOCX is a style's, so that a planner changes it once and the paper follows."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle

LEAST_POINTS = 9.0
"""Nothing is smaller, the foot of the page included."""

_SANS = "Arial"
_NAVY = "1F3D6B"
_QUIET = "444444"
_EDGE = "B8C0CC"
_LARGE = 14
_HEADINGS = (1.5, 1.25, 1.1, 1.0, 1.0, 1.0)


def dress(word: "Word", points: float, *, close: bool = False) -> None:
    """Give every style its look; the text is so many points high, and a card stands close."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), "en-GB")
    small = max(LEAST_POINTS, points * 0.9)
    gap = 2 if close else 4
    _look(word, "Normal", points, after=gap)
    lines = 1.5 if points > _LARGE else 1.0 if close else 1.15
    word.styles["Normal"].paragraph_format.line_spacing = lines
    _look(word, "Title", points * (1.75 if close else 2), bold=True, ink=_NAVY, after=2 * gap)
    for level, scale in enumerate(_HEADINGS, 1):
        size, before = points * min(scale, 1.25 if close else scale), 1.5 * gap if close else 12
        _look(word, f"Heading {level}", size, bold=True, ink=_NAVY, before=before, after=gap)
    _look(word, "Caption", small, bold=True, ink=_NAVY, before=1.5 * gap, after=3)
    word.styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _look(word, name, points, after=gap / 2)
    _look(word, "Quote", points * 1.1, before=gap / 2, after=1.5 * gap)
    word.styles["Quote"].font.italic = False
    word.styles["Quote"].paragraph_format.left_indent = Mm(6)
    for name in ("Header", "Footer"):
        _look(word, name, LEAST_POINTS, ink=_QUIET)
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
        _look(word, name, size, bold=name == "Marking", ink=ink, after=gap)
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
