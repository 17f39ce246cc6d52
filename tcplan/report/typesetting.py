"""typst sets type from a constant template; it reads no file and no font but its own.

What goes in is data. What goes wrong is told without any word of the data.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from tcplan.text import clusters

_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PROBE = b"""
#set document(title: "Which letters there are")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#for each in json(bytes(sys.inputs.letters)) { par(each) }
"""
_SURE = re.compile(r"[\n -~\xa0-\xac\xae-\xff]*")
"""What the letters of typst have for certain."""


class TypesettingError(Exception):
    """Type that could not be set; ``reason`` holds no word of what was to be set."""

    def __init__(self, reason: str) -> None:
        """Keep what typst said, which may quote the data, out of the message."""
        self.reason = reason
        super().__init__("the paper could not be set in type")


def tagged_pdf(template: bytes, inputs: Mapping[str, str]) -> bytes:
    """What a template of ours makes of its data, as PDF/UA-1."""
    import typst

    with _nothing_to_read() as nothing:
        return typst.compile(
            template,
            root=nothing,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs=dict(inputs),
            pdf_standards="ua-1",
            package_path=nothing,
            package_cache_path=nothing,
        )


def picture(template: bytes, inputs: Mapping[str, str], dots: int) -> bytes:
    """The same as a picture of one page (PNG), so many dots an inch."""
    import typst

    with _nothing_to_read() as nothing:
        return typst.compile(
            template,
            root=nothing,
            ignore_system_fonts=True,
            format="png",
            ppi=dots,
            sys_inputs=dict(inputs),
            package_path=nothing,
            package_cache_path=nothing,
        )


@contextmanager
def _nothing_to_read() -> Iterator[str]:
    """An empty folder to work in; what typst says when it fails is told without the data in it."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        try:
            yield folder
        except typst.TypstError as error:
            raise TypesettingError(_without_data(error.message)) from None


def undrawable(texts: Iterable[str]) -> frozenset[str]:
    """The characters of some visible texts that none of typst's own fonts has."""
    import json

    import typst

    asked = sorted({part for text in texts if not _SURE.fullmatch(text) for part in _parts(text)})
    if not asked:
        return frozenset()
    with tempfile.TemporaryDirectory() as nothing:
        try:
            typst.compile(
                _PROBE,
                root=nothing,
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"letters": json.dumps(asked)},
                pdf_standards="ua-1",
                package_path=nothing,
                package_cache_path=nothing,
            )
        except typst.TypstError as error:
            told = f"{error.message}\n{error.diagnostic}"
            found = _CODE.sub(_decoded, "".join(_MISSING.findall(told)))
            return frozenset(c for c in found if not _SURE.fullmatch(c))
    return frozenset()


def _decoded(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _parts(text: str) -> set[str]:
    return {part for part, _ in clusters(text) if not _SURE.fullmatch(part)}


def _without_data(message: str) -> str:
    return message if message.startswith("assertion failed: pages: ") else "refused"
