"""XML is read as plain elements with their lines: nothing in it is fetched, expanded or guessed.

A document type may be named, and no more: declarations of its own are how a small file becomes a
large one, or opens another.
"""

from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

import attrs

from tcplan.errors import TreeUnreadableError, shown, shown_path

MOST_BYTES = 50_000_000
"""Largest file that is read; the largest published models hold a few megabytes."""
MOST_ELEMENTS = 500_000
"""Most elements of a file."""
MOST_DEPTH = 100
"""Deepest nesting of elements; formulas are worked out as deep as they are nested."""

_CHUNK = 65_536


@attrs.frozen(eq=False)
class Element:
    """An element of a file: its name, what is said of it, what stands in it, and where."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    parts: list["Element"] = attrs.field(factory=list)


def parse(data: bytes, name: str, *, words: frozenset[str] = frozenset()) -> Element:
    """The outermost element of the XML in ``data``; ``words`` are elements that hold free text.

    Raises ``TreeUnreadableError``, one sentence with the line: for what is no well-formed XML, is
    larger or deeper than is read, declares or refers to entities, or has text where none belongs.
    The content of free text is left out. O(bytes).
    """
    return _Reading(name, words).done(data)


class _Reading:
    """One pass over a file."""

    def __init__(self, name: str, words: frozenset[str]) -> None:
        self._name = name
        self._words = words
        self._open: list[Element] = []
        self._root: Element | None = None
        self._elements = 0
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity
        parser.ExternalEntityRefHandler = self._entity

    def done(self, data: bytes) -> Element:
        """The outermost element."""
        try:
            # By pieces, so that somebody at the keyboard can stop it.
            for begin in range(0, len(data), _CHUNK):
                self._parser.Parse(data[begin : begin + _CHUNK], False)  # noqa: FBT003  (C code)
            self._parser.Parse(b"", True)  # noqa: FBT003
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise TreeUnreadableError(
                f"{shown_path(self._name)} is no XML from line {error.lineno}, "
                f"column {error.offset + 1} on: {reason}."
            ) from None
        except (LookupError, ValueError):
            raise self._refused("the encoding that the file names is not known") from None
        if self._root is None:
            raise self._refused("there is nothing in the file")
        return self._root

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise self._refused(f"up to {MOST_ELEMENTS:,} elements are read, and here is one more")
        if len(self._open) >= MOST_DEPTH:
            raise self._refused(f"elements are nested deeper than {MOST_DEPTH}")
        element = Element(tag, attributes, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if text.strip() and self._open[-1].tag not in self._words:
            tag = self._open[-1].tag
            raise self._refused(f"there is text in {shown_tag(tag)}, where only elements belong")

    def _doctype(self, _: str, system: str | None, public: str | None, inner: int) -> None:
        if system or public or inner:
            raise self._refused(
                "the document type declares something or names another file; only its name is read"
            )

    def _entity(self, *_: Any) -> int:  # noqa: ANN401  (each event hands over something else)
        raise self._refused("the file declares or uses an entity; none is read")

    def _refused(self, why: str) -> TreeUnreadableError:
        return refused(self._name, self._parser.CurrentLineNumber, why)


def refused(name: str, line: int, why: str) -> TreeUnreadableError:
    """The error that says what is wrong on a line of the file ``name``."""
    end = "" if why.endswith("?") else "."
    return TreeUnreadableError(f"{shown_path(name)}, line {line}: {why}{end}")


def shown_tag(tag: str) -> str:
    """An element as it is quoted in an error."""
    return f"<{shown(tag)[1:-1]}>"
