"""All that a file tells to whoever looks into it: text, parts that nobody sees, properties, names.

Nothing here knows how the files were written: a ZIP is unpacked, each stream of a PDF inflated.
"""

import html
import io
import re
import shutil
import subprocess
import zipfile
import zlib
from pathlib import Path

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2}\s*){4,})>")
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"\s+")


def told(path: Path) -> str:
    """Everything in a file, each part as it stands and once more without tags and blanks."""
    return "\n".join([path.name, *(_both_ways(part) for part in parts(path.read_bytes()))])


def parts(data: bytes) -> list[str]:
    """The parts of a file, as text: of a ZIP each name and member, of a PDF each stream."""
    if data.startswith(b"PK"):
        return _of_zip(data)
    if data.startswith(b"%PDF"):
        return [*_of_pdf(data), _read_aloud(data)]
    return [_decoded(data)]


def _of_zip(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = [_decoded(archive.comment)]
        for member in archive.infolist():
            found += [member.filename, _decoded(member.comment), _decoded(member.extra)]
            found += parts(archive.read(member))
    return found


def _of_pdf(data: bytes) -> list[str]:
    """The file, each of its streams inflated, and its strings: in brackets, in hex, in UTF-16."""
    found = [data]
    for stream in _STREAM.findall(data):
        inflater = zlib.decompressobj()
        try:
            found.append(inflater.decompress(stream) + inflater.flush())
        except zlib.error:
            found.append(stream)
    found += [bytes.fromhex(text.decode()) for part in found[:] for text in _HEX.findall(part)]
    escaped = [_ESCAPED.sub(lambda code: bytes([int(code[1], 8) % 256]), part) for part in found]
    return [
        text for part in escaped for text in (_decoded(part), _decoded(part.replace(b"\0", b"")))
    ]


def _read_aloud(data: bytes) -> str:
    """What is set in letters of the file's own, by a program that knows them; "" without it."""
    if shutil.which("pdftotext") is None:
        return ""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"],
        input=data,
        check=True,
        capture_output=True,
    )
    return ran.stdout.decode()


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _both_ways(part: str) -> str:
    """A word may be parted by a tag or by the end of a line."""
    bare = _BLANK.sub("", html.unescape(_TAG.sub("", part)))
    return f"{html.unescape(part)}\n{bare}"
