"""typst sets type from a constant template; it reads no file, and no font of the machine.

What goes in is data. What goes wrong is told without any word of the data.
"""

import json
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Literal

from tcplan.analysis.pace import waited_for
from tcplan.text import clusters

_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_LETTERS = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf")
"""Letters without serifs, which many people read more easily. Their package has each weight twice,
and which of them is found first differs by machine, so typst is given these two alone."""
_PROBE = b"""
#set document(title: "Which letters there are")
#set text(font: ("Source Sans Pro", "Libertinus Serif", "DejaVu Sans Mono"))
#for each in json(bytes(sys.inputs.letters)) { par(each) }
"""
_PICTURES = b"""
#set page(width: auto, height: auto, margin: 0pt)
#for (svg, wide) in json(bytes(sys.inputs.drawn)) {
  page(image(bytes(svg), format: "svg", width: wide * 1mm))
}
"""
_DOTS = 200
SURE = "\n -~\xa0-\xac\xae-\u017f\u2010-\u2022\u2026\u20ac\u2190-\u2193\u2500-\u25ff\u2713\u2717"
"""Ranges of what our letters and those of typst have for certain; a test asks for each of them."""
_SURE = re.compile(f"[{SURE}]*")
_UNSURE = re.compile(f".?[^{SURE}]+", re.DOTALL)


class TypesettingError(Exception):
    """Type that could not be set; its text holds no word of what was to be set."""

    def __init__(self, reason: str) -> None:
        """Keep what typst said out of the text, because it may quote the data."""
        self.reason = reason
        super().__init__("the paper could not be set in type")


def tagged_pdf(template: bytes, inputs: Mapping[str, str]) -> bytes:
    """What a template of ours makes of its data, as PDF/UA-1. Raises ``TypesettingError``."""
    (made,) = _set(template, inputs, "pdf")
    return made


def pictures(drawn: Sequence[tuple[str, float]]) -> list[bytes]:
    """Some SVGs, each with its width in mm, as pictures (PNG) for paper, in order."""
    return _set(_PICTURES, {"drawn": json.dumps(drawn)}, "png") if drawn else []


def undrawable(texts: Iterable[str]) -> frozenset[str]:
    """The characters of some visible texts that neither our letters nor typst's own fonts have."""
    asked = sorted({part for text in texts if not _SURE.fullmatch(text) for part in _parts(text)})
    if not asked:
        return frozenset()
    try:
        _set(_PROBE, {"letters": json.dumps(asked)}, "pdf")
    except TypesettingError as error:
        found = _CODE.sub(_decoded, "".join(_MISSING.findall(error.reason)))
        return frozenset(c for c in found if not _SURE.fullmatch(c))
    return frozenset()


def unsure(texts: Iterable[str]) -> frozenset[str]:
    """All characters of some texts but those that are there for certain."""
    return frozenset(c for text in texts for c in text if not _SURE.fullmatch(c))


def _set(template: bytes, inputs: Mapping[str, str], form: Literal["pdf", "png"]) -> list[bytes]:
    """A PDF, or a picture of each page, made in an empty folder beside one with our letters."""
    import typst

    with tempfile.TemporaryDirectory() as nothing, tempfile.TemporaryDirectory() as letters:
        for name in _LETTERS:
            font = files("font_source_sans_pro").joinpath("files", name)
            Path(letters, name).write_bytes(font.read_bytes())
        try:
            compiler = typst.Compiler(
                template,
                root=nothing,
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[letters]),
                sys_inputs=dict(inputs),
                package_path=nothing,
                package_cache_path=nothing,
            )
            made = waited_for(
                lambda: compiler.compile(
                    format=form, ppi=_DOTS, pdf_standards="ua-1" if form == "pdf" else []
                ),
                "pages set in type",
            )
        except typst.TypstError as error:
            raise TypesettingError(f"{error.message}\n{error.diagnostic}") from None
    return made if isinstance(made, list) else [made or b""]


def _parts(text: str) -> set[str]:
    runs = {found[0] for found in _UNSURE.finditer(text)}
    return {part for run in runs for part, _ in clusters(run) if not _SURE.fullmatch(part)}


def _decoded(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))
