"""A paper in each format is the same view written by another writer; none composes anything.

A writer is loaded when its format is first asked for, because some bring large libraries.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.errors import WrongUseError
from tcplan.report.kinds import Kind, made
from tcplan.views.as_data import as_json

BINARY = frozenset({"pdf", "docx", "xlsx"})
"""The formats that are no text, so that none goes to a terminal."""

ENDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "html": (".html", ".htm"),
        "pdf": (".pdf",),
        "docx": (".docx",),
        "md": (".md", ".markdown", ".txt"),
        "xlsx": (".xlsx",),
        "csv": (".csv",),
        "svg": (".svg",),
        "json": (".json",),
        "ics": (".ics",),
    }
)
"""How the name of a file in each format may end, the usual end first."""


@attrs.frozen
class Part:
    """One file of a paper; only one of several sheets as csv, or drawings as svg, has more."""

    word: str
    """What is added to the name of the paper's file; empty for the file itself."""
    data: bytes


def formats_of(kind: Kind) -> tuple[str, ...]:
    """How a kind can be written here, the usual way first."""
    return tuple(form for form in kind.formats if _is_here(form))


def parts(kind: Kind, view: Any, form: str) -> tuple[Part, ...]:  # noqa: ANN401
    """The files of a paper in a format; the same view gives the same bytes.

    Raises ``WrongUseError`` for a format that the kind does not have.
    """
    if form not in formats_of(kind):
        raise WrongUseError(
            f"{kind.title} cannot be written as {form}; choose {', '.join(formats_of(kind))}."
        )
    if form == "csv":
        return _sheets(kind, view)
    if form == "svg":
        return _drawings(kind, view)
    return (Part("", _one(kind, view, form)),)


def text(kind: Kind, view: Any, form: str = "md") -> str:  # noqa: ANN401
    """A paper as text to be read on a screen: as it would be written, or as Markdown."""
    plain = form if form in {"md", "json"} else "md"
    return _one(kind, view, plain).decode("utf-8")


def _one(kind: Kind, view: Any, form: str) -> bytes:  # noqa: ANN401
    if form == "json":
        return as_json(view, kind.schema).encode("utf-8")
    paper = made(kind.name)
    if form == "xlsx":
        if paper.workbook is None:
            raise TypeError(f"{kind.name} is offered as sheets and has none")
        return _bytes(_writer(form)(paper.workbook(view)))
    return _bytes(_writer(form)(paper.document(view)))


def _sheets(kind: Kind, view: Any) -> tuple[Part, ...]:  # noqa: ANN401
    """A file for each sheet, because a csv holds one and none may be left out unsaid."""
    paper = made(kind.name)
    if paper.workbook is None:
        raise TypeError(f"{kind.name} is offered as sheets and has none")
    first, *others = paper.workbook(view).sheets
    words = [sheet.name.casefold().replace(" ", "-") for sheet in others]
    write = _writer("csv")
    return (
        Part("", _bytes(write(first))),
        *(Part(word, _bytes(write(sheet))) for word, sheet in zip(words, others, strict=True)),
    )


def _drawings(kind: Kind, view: Any) -> tuple[Part, ...]:  # noqa: ANN401
    """A file for each drawing of the paper, numbered: what a drawing is called may tell too much.

    Raises ``WrongUseError`` where this paper has none.
    """
    pictures: tuple[str, ...] = import_module("tcplan.report.as_svg").as_svg(
        made(kind.name).document(view)
    )
    if not pictures:
        raise WrongUseError(f"{kind.title} has no drawing here; choose another format.")
    return tuple(
        Part(str(number) if number > 1 else "", picture.encode("utf-8"))
        for number, picture in enumerate(pictures, start=1)
    )


_MODULES = MappingProxyType({"md": "as_markdown"})


def _module(form: str) -> str:
    return _MODULES.get(form, f"as_{form}")


def _is_here(form: str) -> bool:
    return form == "json" or find_spec(f"tcplan.report.{_module(form)}") is not None


def _writer(form: str) -> Callable[[Any], str | bytes]:
    name = _module(form)
    found: Callable[[Any], str | bytes] = getattr(import_module(f"tcplan.report.{name}"), name)
    return found


def _bytes(written: str | bytes) -> bytes:
    return written.encode("utf-8") if isinstance(written, str) else written
