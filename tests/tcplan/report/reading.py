"""Readers of the papers that share nothing with the writers: what a browser or a converter sees."""

from html.parser import HTMLParser

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token

_VOID = {"meta", "br", "col", "hr", "img", "link", "input"}
_WITHIN_A_LINE = {"span", "strong", "a"}
_BETWEEN_BLOCKS = "\x1f"


@attrs.frozen
class Element:
    """One element of a page: what it is, what is written on it, what it stands in, its own text."""

    tag: str
    attributes: dict[str, str | None]
    within: tuple[str, ...]
    text: list[str]

    def said(self) -> str:
        """All text within the element."""
        return "".join(self.text)


class Page(HTMLParser):
    """A page read strictly: every element is closed, in order; ``faults`` names what is not."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self.visible: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.faults += [f"{element.tag} is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.faults.append(f"{tag} has an attribute twice")
        within = tuple(element.tag for element in self._open)
        element = Element(tag, dict(attrs), within, [])
        self.elements.append(element)
        self._apart(tag)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself stands only in drawings."""
        if "svg" not in (element.tag for element in self._open):
            self.faults.append(f"{tag} closes itself")
        self.elements.append(Element(tag, dict(attrs), ("svg",), []))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"{tag} is closed out of order")
            return
        self._open.pop()
        self._apart(tag)

    def handle_data(self, data: str) -> None:
        """Text belongs to every element that is open."""
        for element in self._open:
            element.text.append(data)
        if not {"svg", "style", "title"} & {element.tag for element in self._open}:
            self.visible.append(data)

    def text(self) -> str:
        """All that is read on the page, drawings left out; blocks are kept apart."""
        return "".join(self.visible)

    def all(self, *tags: str) -> list[Element]:
        """The elements of these names, in order."""
        return [element for element in self.elements if element.tag in tags]

    def _apart(self, tag: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self.visible.append(_BETWEEN_BLOCKS)


@attrs.frozen
class Leaf:
    """One block of text of a Markdown paper: what it stands in, and its text."""

    kind: str
    text: str


@attrs.frozen
class Reading:
    """A Markdown paper as a converter reads it."""

    leaves: tuple[Leaf, ...]
    fences: tuple[str, ...]
    acting: tuple[str, ...]
    """Everything that would act: elements, links, pictures, code, rules, lists nobody wrote."""

    def text(self) -> str:
        """All that is read, drawings left out; blocks are kept apart."""
        return _BETWEEN_BLOCKS.join(leaf.text for leaf in self.leaves)

    def of(self, kind: str) -> list[str]:
        """The texts that stand in blocks of one kind."""
        return [leaf.text for leaf in self.leaves if leaf.kind == kind]


def read_markdown(text: str) -> Reading:
    """Read with tables and with addresses made into links, as the strictest converters do."""
    reader = MarkdownIt("gfm-like")
    if reader.linkify is not None:
        reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    leaves: list[Leaf] = []
    fences: list[str] = []
    acting: list[str] = []
    kind = ""
    for token in reader.parse(text):
        if token.type == "inline":
            leaves.append(Leaf(kind, _inline(token.children or [], acting)))
        elif token.type == "fence":
            fences.append(token.content)
        elif token.type in {"html_block", "code_block", "hr"}:
            acting.append(f"{token.type} {token.content!r}")
        elif token.nesting == 1:
            kind = token.tag
    return Reading(tuple(leaves), tuple(fences), tuple(acting))


def _inline(children: list[Token], acting: list[str]) -> str:
    parts = []
    for token in children:
        if token.type in {"text", "text_special"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type not in {"strong_open", "strong_close"}:
            acting.append(f"{token.type} {token.content!r}")
            parts.append(token.content)
    return "".join(parts)
