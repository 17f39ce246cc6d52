"""JSON is read strictly, and everything that JSON lets slip is found in one pass.

Other readers let the last of two equal keys win, take ``NaN`` for a number, and hand on text that
no file can hold. Here each is a problem with its path; what the file says is never guessed.
"""

import json
import math
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import attrs

from tcplan.errors import PlanUnreadableError, Problem, shown, shown_path
from tcplan.text import clip

MOST_BYTES = 50_000_000
"""Largest file that is read: thirty times a plan for every person of a large region."""
MOST_DEPTH = 40
"""Deepest nesting of lists and objects; a plan needs 7."""
MOST_VALUES = 4_000_000
"""Most commas and brackets in a file: a small file of empty lists could fill the memory."""
MOST_PROBLEMS = 10_000
"""Most problems that are kept; nobody reads further, and a hostile file could hold millions."""

_PART = 1_000_000
_CELLS = 80
_WHOLE = 2**53
_MOST_DIGITS = len(str(-_WHOLE))
_TEXTS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_DOUBTFUL_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_NOT_IN_TEXT = re.compile("[\0\ud800-\udfff]")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")
_OTHER_FILES = {
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"PK\x03\x04": "a ZIP archive or an Office file",
    b"SQLite format 3\0": "a database",
    b"%PDF": "a PDF document",
    b"\xff\xfe": "text in UTF-16; save it as UTF-8",
    b"\xfe\xff": "text in UTF-16; save it as UTF-8",
    b"<": "HTML or XML",
}
_WORDS = {
    "Expecting value": "a value was expected",
    "Expecting ',' delimiter": "a comma or a closing bracket was expected",
    "Expecting ':' delimiter": "a colon was expected",
    "Expecting property name enclosed in double quotes": "a key in double quotes was expected",
    "Illegal trailing comma": "a closing bracket cannot follow a comma",
    "Invalid control character at": "a raw control character stands in text",
    "Invalid \\escape": "a backslash in text begins no known escape",
    "Invalid \\uXXXX escape": "a \\u in text is not followed by four hexadecimal digits",
    "Unterminated string starting at": "the text that begins there is never closed",
    "Extra data": "the end of the file was expected",
}


@attrs.frozen
class Refused:
    """Stands in a tree where a value was refused, so that it is reported once and never used."""

    text: str
    """The value as it may be quoted."""
    expected: str


@attrs.frozen
class Tree:
    """What a JSON file holds: objects, lists, text, numbers, true, false and nothing."""

    value: Any
    problems: tuple[Problem, ...] = ()
    shadowed: tuple[Any, ...] = ()
    """Values whose key stands again later in the same object."""


class _Doubled(dict[str, Any]):
    """An object in which a key stands more than once; the last of each stands in it."""

    earlier: list[tuple[str, Any]]


def parse(data: bytes, name: str) -> Tree:
    """The tree that the bytes of a JSON file hold, with every problem in it.

    Raises ``PlanUnreadableError``, one sentence with line and column, for what is no JSON.
    ``name`` is what the file is called in that sentence.
    """
    if len(data) > MOST_BYTES:
        raise PlanUnreadableError(f"{shown_path(name)} holds more than {MOST_BYTES:,} bytes.")
    text = _decoded(data, name)
    _refuse_unwieldy(text, name)
    strange: list[Any] = []
    value = _loaded(text, name, strange)
    if not strange and not _DOUBTFUL_ESCAPE.search(text):
        return Tree(value)
    walk = _Walk()
    value = walk.cleaned(value, "")
    return Tree(value, tuple(walk.problems), tuple(walk.shadowed))


def quoted(value: object) -> str:
    """A value of a tree as it may be quoted in an error."""
    return value.text if isinstance(value, Refused) else shown(value)


def step(path: str, key: str) -> str:
    """The path to what stands under a key of the object at ``path``."""
    if not _PLAIN_KEY.fullmatch(key):
        return f"{path}[{shown(key)}]"
    return f"{path}.{key}" if path else key


def _decoded(data: bytes, name: str) -> str:
    for start, what in _OTHER_FILES.items():
        if data.startswith(start):
            raise PlanUnreadableError(f"{shown_path(name)} is no plan file: it looks like {what}.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        place = _place(before, len(before))
        raise PlanUnreadableError(f"{shown_path(name)} is not UTF-8 text at {place}.") from None
    if not text.strip():
        raise PlanUnreadableError(f"{shown_path(name)} is empty.")
    return text


def _place(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"line {line}, column {at - (text.rfind(chr(10), 0, at) + 1) + 1}"


def _refuse_unwieldy(text: str, name: str) -> None:
    """Refuse what would exhaust the reader, before anything is built from it."""
    values = depth = 0
    for part in _in_parts(text):
        skeleton = _TEXTS.sub("", part)
        values += sum(map(skeleton.count, ",[]{}"))
        if values > MOST_VALUES:
            raise PlanUnreadableError(f"{shown_path(name)} holds more than {MOST_VALUES:,} values.")
        steps = map(_STEP.__getitem__, _BRACKETS.findall(skeleton))
        depths = list(accumulate(steps, initial=depth))
        depth = depths[-1]
        if max(depths) > MOST_DEPTH:
            place = _place(text, _too_deep(text))
            raise PlanUnreadableError(
                f"{shown_path(name)} nests deeper than {MOST_DEPTH} at {place}."
            )


def _in_parts(text: str) -> Iterator[str]:
    """The text in parts that end with a line, so that no other thread waits for all of it.

    No text of JSON goes on over a line: where one does, reading ends there, and nothing after it
    is ever built.
    """
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + _PART) + 1 or len(text)
        yield text[begin:end]
        begin = end


def _too_deep(text: str) -> int:
    depth = 0
    for found in re.finditer(f"{_TEXTS.pattern}|{_BRACKETS.pattern}", text, re.DOTALL):
        depth += _STEP.get(found[0], 0)
        if depth > MOST_DEPTH:
            return found.start()
    return 0


def _loaded(text: str, name: str, strange: list[Any]) -> Any:  # noqa: ANN401
    def refused(text: str, expected: str) -> Refused:
        strange.append(found := Refused(clip(text, _CELLS), expected))
        return found

    def whole(digits: str) -> int | Refused:
        # Past 2**53 two programs may read two different numbers.
        if len(digits) > _MOST_DIGITS or abs(int(digits)) >= _WHOLE:
            return refused(digits, f"a whole number between -{_WHOLE} and {_WHOLE}")
        return int(digits) if digits != "-0" else refused(digits, "0 without a sign")

    def fraction(digits: str) -> float | Refused:
        number = float(digits)
        if math.isinf(number):
            return refused(digits, "a number of usual size")
        return refused(digits, "0 without a sign") if str(number) == "-0.0" else number

    def joined(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        strange.append(doubled := _Doubled(found))
        doubled.earlier = _earlier(pairs)
        return doubled

    decoder = json.JSONDecoder(
        object_pairs_hook=joined,
        parse_int=whole,
        parse_float=fraction,
        parse_constant=lambda word: refused(word, "a number"),
    )
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        raise PlanUnreadableError(_sentence(name, text, error)) from None


def _earlier(pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    last = {key: at for at, (key, _) in enumerate(pairs)}
    return [pair for at, pair in enumerate(pairs) if last[pair[0]] != at]


def _sentence(name: str, text: str, error: json.JSONDecodeError) -> str:
    place = f"line {error.lineno}, column {error.colno}"
    unclosed = error.msg.startswith("Unterminated")
    if error.pos >= len(text.rstrip()) and not unclosed:
        return f"{shown_path(name)} ends too early, at {place}."
    # Before Python 3.13 a comma too many is told as the lack of what should follow it.
    dangling = text[: error.pos].rstrip().endswith(",") and text[error.pos] in "]}"
    message = "Illegal trailing comma" if dangling else error.msg
    words = next((w for start, w in _WORDS.items() if message.startswith(start)), message)
    return f"{shown_path(name)} is no complete JSON at {place}: {words}."


@attrs.frozen
class _Walk:
    """One walk through a tree that holds something strange."""

    problems: list[Problem] = attrs.field(factory=list)
    shadowed: list[Any] = attrs.field(factory=list)

    def cleaned(self, value: Any, path: str) -> Any:  # noqa: ANN401
        """The value with ``Refused`` for all that is refused in it; its depth is bounded."""
        if isinstance(value, Refused):
            self._note(path, value.text, value.expected)
        elif isinstance(value, str):
            return self._text(value, path)
        elif isinstance(value, list):
            return [self.cleaned(item, f"{path}[{at}]") for at, item in enumerate(value)]
        elif isinstance(value, dict):
            return self._object(value, path)
        return value

    def _object(self, value: dict[str, Any], path: str) -> dict[str, Any]:
        if isinstance(value, _Doubled):
            for key, item in value.earlier:
                expected = f"this key once; later it is {quoted(value[key])}"
                self._note(step(path, key), quoted(item), expected)
                self.shadowed.append(self.cleaned(item, f"{step(path, key)} (earlier)"))
        return {
            key: self.cleaned(item, step(path, key))
            for key, item in value.items()
            if self._text(key, step(path, key)) is key
        }

    def _text(self, value: str, path: str) -> str | Refused:
        if not _NOT_IN_TEXT.search(value):
            return value
        expected = "text without NUL and lone surrogates"
        self._note(path, shown(value), expected)
        return Refused(shown(value), expected)

    def _note(self, path: str, text: str, expected: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(path, text, expected))
