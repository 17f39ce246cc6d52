"""One file that needs nothing else: no script, no address, no font; it opens offline and prints.

The page is built as a tree of elements and written by the standard library, so that no text of a
plan can become an element, an attribute or an address. Nothing of a plan goes into an attribute.
"""

from itertools import count
from typing import assert_never
from xml.etree import ElementTree as ET

from tcplan.draw import symbol_svg, to_svg
from tcplan.report.document import (
    Block,
    Bullets,
    Document,
    Drawing,
    Facts,
    Lettered,
    Line,
    Notice,
    Numbered,
    Paragraph,
    Quote,
    Section,
    Symbol,
    Table,
    numbered_through,
)
from tcplan.report.one_page import require_one_page
from tcplan.report.style_sheet import style_sheet
from tcplan.text import visible

_NOTHING_FROM_ELSEWHERE = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_DEEPEST_HEADING = 6
_LISTED_LEVELS = 2
_LINES_KEPT_TOGETHER = 5


def as_html(document: Document) -> str:
    """The document as one HTML page; the same document gives the same bytes.

    Raises ``WrongUseError`` when it has to fit on one page of paper and does not.
    """
    require_one_page(document)
    document = numbered_through(document)
    page = ET.Element("html", {"lang": "en-GB", **_looks(document)})
    _head(page, document)
    body = ET.SubElement(page, "body")
    _put(body, "a", "Skip to the text", {"class": "skip", "href": "#content"})
    header = ET.SubElement(body, "header")
    if document.marking:
        _put(header, "p", document.marking, {"class": "marking"})
    _put(header, "h1", document.title)
    _blocks(header, document.opening, "o", 2)
    if document.contents:
        _contents(body, document.sections)
    main = ET.SubElement(body, "main", {"id": "content", "tabindex": "-1"})
    _blocks(main, document.sections, "s", 2)
    text = ET.tostring(page, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{text}\n"


def _looks(document: Document) -> dict[str, str]:
    told = {
        "large": document.large,
        "clear": document.clear,
        "card": document.one_page,
        "two": document.columns > 1,
    }
    looks = [name for name, has in told.items() if has]
    return {"class": " ".join(looks)} if looks else {}


def _head(page: ET.Element, document: Document) -> None:
    head = ET.SubElement(page, "head")
    ET.SubElement(head, "meta", {"charset": "utf-8"})
    ET.SubElement(
        head,
        "meta",
        {"http-equiv": "Content-Security-Policy", "content": _NOTHING_FROM_ELSEWHERE},
    )
    ET.SubElement(
        head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    )
    ET.SubElement(head, "meta", {"name": "referrer", "content": "no-referrer"})
    _put(head, "title", document.title)
    ET.SubElement(head, "style").text = style_sheet(document.footer, document.marking)


def _contents(body: ET.Element, sections: tuple[Section, ...]) -> None:
    nav = ET.SubElement(body, "nav", {"aria-labelledby": "contents"})
    _put(nav, "h2", "Contents", {"id": "contents"})
    _entries(nav, sections, "s", _LISTED_LEVELS)


def _entries(parent: ET.Element, blocks: tuple[Block, ...], path: str, levels: int) -> None:
    inside = [(n, block) for n, block in enumerate(blocks, 1) if isinstance(block, Section)]
    if not inside or not levels:
        return
    entries = ET.SubElement(parent, "ol")
    for number, section in inside:
        entry = ET.SubElement(entries, "li")
        _put(entry, "a", section.title, {"href": f"#{path}-{number}"})
        if section.listed:
            _entries(entry, section.blocks, f"{path}-{number}", levels - 1)


def _blocks(parent: ET.Element, blocks: tuple[Block, ...], path: str, level: int) -> None:
    for number, block in zip(count(1), blocks, strict=False):
        _block(parent, block, f"{path}-{number}", level)
        parent[-1].tail = "\n"


def _block(parent: ET.Element, block: Block, path: str, level: int) -> None:
    match block:
        case Notice():
            _notice(parent, block, path)
        case Symbol():
            _symbol(parent, block)
        case Facts():
            _facts(parent, block)
        case Table():
            _table(parent, block, path)
        case Drawing():
            _drawing(parent, block, path)
        case Section():
            section = ET.SubElement(parent, "section")
            _put(section, f"h{min(level, _DEEPEST_HEADING)}", block.title, {"id": path})
            _blocks(section, block.blocks, path, level + 1)
        case _:
            _words(parent, block)


def _words(parent: ET.Element, block: Paragraph | Quote | Bullets | Numbered | Lettered) -> None:
    match block:
        case Paragraph():
            _lines(
                ET.SubElement(parent, "p", {"class": "quiet"} if block.quiet else {}), block.line
            )
        case Quote():
            _put(ET.SubElement(parent, "blockquote"), "p", block.text)
        case Bullets():
            _items(ET.SubElement(parent, "ul"), block.items)
        case Numbered():
            named = {"class": "numbered", "start": str(block.first)}
            _items(ET.SubElement(parent, "ol", named), block.paragraphs)
        case Lettered():
            _items(ET.SubElement(parent, "ol", {"class": "lettered", "type": "i"}), block.items)
        case _:
            assert_never(block)


def _notice(parent: ET.Element, notice: Notice, path: str) -> None:
    box = ET.SubElement(
        parent, "div", {"class": "notice", "role": "note", "aria-labelledby": f"{path}-label"}
    )
    _put(box, "p", notice.label, {"class": "label", "id": f"{path}-label"})
    for line in notice.lines:
        _lines(ET.SubElement(box, "p"), line)


def _items(entries: ET.Element, items: tuple[Line, ...]) -> None:
    for item in items:
        _lines(ET.SubElement(entries, "li"), item)


def _symbol(parent: ET.Element, symbol: Symbol) -> None:
    """The picture is not read aloud: the words beside it say the same."""
    idea = ET.SubElement(parent, "div", {"class": "idea"})
    picture = _as_part_of_a_page(symbol_svg(symbol.name))
    picture.set("aria-hidden", "true")
    del picture.attrib["role"], picture[0]
    idea.append(picture)
    words = ET.SubElement(idea, "div")
    for line in symbol.words:
        _lines(ET.SubElement(words, "p"), line)


def _facts(parent: ET.Element, facts: Facts) -> None:
    terms = ET.SubElement(parent, "dl")
    for fact in facts.facts:
        whole = len(fact.lines) <= _LINES_KEPT_TOGETHER
        group = ET.SubElement(terms, "div", {"class": "whole"} if whole else {})
        _put(group, "dt", fact.term)
        for line in fact.lines:
            _lines(ET.SubElement(group, "dd"), line)


def _table(parent: ET.Element, table: Table, path: str) -> None:
    frame = _frame(parent, f"{path}-caption")
    if table.short:
        frame.set("class", "wide whole")
    grid = ET.SubElement(frame, "table", {"class": f"of-{len(table.columns)}"})
    _put(grid, "caption", table.caption, {"id": f"{path}-caption"})
    shares = ET.SubElement(grid, "colgroup")
    for share in table.widths:
        ET.SubElement(shares, "col", {"style": f"width: {share}%"})
    titles = ET.SubElement(ET.SubElement(grid, "thead"), "tr")
    for column in table.columns:
        _put(titles, "th", column, {"scope": "col"})
    body = ET.SubElement(grid, "tbody")
    for cells in table.rows:
        row = ET.SubElement(body, "tr")
        row.tail = "\n"
        for number, lines in enumerate(cells):
            where = ET.SubElement(row, "td") if number else ET.SubElement(row, "th", scope="row")
            for line in lines:
                _lines(ET.SubElement(where, "p"), line)


def _frame(parent: ET.Element, label: str) -> ET.Element:
    """What is wider than a narrow screen scrolls by itself, by keyboard too."""
    named = {"class": "wide", "role": "group", "aria-labelledby": label, "tabindex": "0"}
    return ET.SubElement(parent, "div", named)


def _drawing(parent: ET.Element, drawing: Drawing, path: str) -> None:
    figure = ET.SubElement(parent, "figure")
    frame = _frame(figure, f"{path}-title")
    svg = to_svg(drawing.canvas, title=drawing.title, description=drawing.description)
    frame.append(_as_part_of_a_page(svg))
    caption = ET.SubElement(figure, "figcaption")
    _put(caption, "strong", drawing.title, {"id": f"{path}-title"})
    caption[-1].tail = f" {visible(drawing.description)}"


def _as_part_of_a_page(svg: str) -> ET.Element:
    """The drawing's elements under their own names: within a page they need no namespace."""
    picture = ET.fromstring(svg)  # noqa: S314  (our own drawing, just made)
    for element in picture.iter():
        element.tag = element.tag.rpartition("}")[2]
    return picture


def _lines(element: ET.Element, line: Line) -> None:
    for run in line:
        if run.sign:
            sign = _put(element, "span", visible(run.sign), {"aria-hidden": "true"})
            if run.tone:
                sign.set("class", f"tone {run.tone}")
            sign.tail = "\u00a0"
        if run.tone:
            _put(element, "span", run.text, {"class": f"tone {run.tone}"})
        else:
            _append(element, visible(run.text))


def _append(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _put(
    parent: ET.Element, tag: str, text: str, attributes: dict[str, str] | None = None
) -> ET.Element:
    """Add an element with text of a plan or of ours; its attributes are ours alone."""
    element = ET.SubElement(parent, tag, attributes or {})
    element.text = visible(text)
    return element
