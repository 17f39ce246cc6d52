"""A PDF read by programs that share nothing with the one that wrote it (poppler)."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest

NEEDS_POPPLER = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)
_NO_WORDS = re.compile(r"[\s\u202a-\u202e\u2066-\u2069]+")


@attrs.frozen
class Word:
    """A word where it stands on its page, in points from the left edge."""

    text: str
    left: float
    right: float


def _ran(folder: Path, data: bytes, *command: str) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    ran = subprocess.run(
        [part if part != "PDF" else str(path) for part in command],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return ran.stdout


def text(folder: Path, data: bytes) -> str:
    """Everything that can be copied out of the PDF, in the order of reading."""
    return _ran(folder, data, "pdftotext", "-raw", "-enc", "UTF-8", "PDF", "-")


def pages(folder: Path, data: bytes) -> list[str]:
    """The text of each page as it lies there."""
    whole = _ran(folder, data, "pdftotext", "-layout", "-enc", "UTF-8", "PDF", "-")
    return whole.removesuffix("\f").split("\f")


def info(folder: Path, data: bytes, *options: str) -> str:
    """What the file says of itself."""
    return _ran(folder, data, "pdfinfo", *options, "PDF")


def fonts(folder: Path, data: bytes) -> set[str]:
    """The names of the letters that the file brings along."""
    told = _ran(folder, data, "pdffonts", "PDF").splitlines()[2:]
    return {row.split()[0].partition("+")[2] for row in told}


def words(folder: Path, data: bytes) -> list[Word]:
    """Every word with its place."""
    page = ET.fromstring(_ran(folder, data, "pdftotext", "-bbox", "PDF", "-"))  # noqa: S314
    return [
        Word(each.text or "", float(each.attrib["xMin"]), float(each.attrib["xMax"]))
        for each in page.iter()
        if each.tag.endswith("word")
    ]


def sizes(folder: Path, data: bytes) -> list[tuple[str, float]]:
    """Each line of type with its height in points."""
    told = _ran(folder, data, "pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", "PDF")
    page = ET.fromstring(told)  # noqa: S314
    fonts = {each.attrib["id"]: float(each.attrib["size"]) / 3 for each in page.iter("fontspec")}
    return [("".join(each.itertext()), fonts[each.attrib["font"]]) for each in page.iter("text")]


def squeezed(told: str) -> str:
    """The text without blanks, line ends and marks of direction, which a page has of its own."""
    return _NO_WORDS.sub("", told)


def told_in(words: str, page: str) -> bool:
    """Whether the squeezed page holds these words, each character as itself or as its code.

    Words that are read from right to left are looked for one by one, because the reader of the
    page lines them up from left to right.
    """
    backwards = any(unicodedata.bidirectional(c) in {"R", "AL"} for c in words)
    return all(_holds(page, part) for part in (words.split() if backwards else [words]))


def _holds(page: str, words: str) -> bool:
    parts = [
        re.escape(c) if c.isascii() else f"(?:{re.escape(c)}|<U\\+{ord(c):04X}>)"
        for c in squeezed(words)
    ]
    return re.search("".join(parts), page) is not None
