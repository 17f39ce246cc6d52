"""What is no plan file is refused in one sentence that says where it breaks."""

import gzip

import pytest

from tcplan.errors import PlanUnreadableError
from tcplan.exchange.strict_json import MOST_BYTES, MOST_DEPTH, MOST_VALUES, parse

UNREADABLE = [
    (b"", "is empty."),
    (b" \r\n\t", "is empty."),
    (b"\xef\xbb\xbf", "is empty."),
    (b'{"format": 1, "about": {', "ends too early, at line 1, column 25."),
    (b'{"format": 1,\n "about": [1,', "ends too early, at line 2, column 14."),
    (b'{"a":\n "b', "no complete JSON at line 2, column 2: the text that begins there is never"),
    (b'{"a": 1,}', ": a closing bracket cannot follow a comma."),
    (b'{"a": [1, ]}', ": a closing bracket cannot follow a comma."),
    (b'{"a": 1, b: 2}', "at line 1, column 10: a key in double quotes was expected."),
    (b'{"a": [1 2]}', "at line 1, column 10: a comma or a closing bracket was expected."),
    (b'{"a" 1}', "at line 1, column 6: a colon was expected."),
    (b"{'a': 1}", "at line 1, column 2: a key in double quotes was expected."),
    (b'{"a": yes}', "at line 1, column 7: a value was expected."),
    (b'{"a": 01}', "at line 1, column 8: a comma or a closing bracket was expected."),
    (b'{"a": 1} {"a": 2}', "at line 1, column 10: the end of the file was expected."),
    (b'{"a": "\x1b[2J"}', "at line 1, column 8: a raw control character stands in text."),
    (b'{"a": "\\x"}', "at line 1, column 8: a backslash in text begins no known escape."),
    (b'{"a": "\\u12"}', "is not followed by four hexadecimal digits."),
    (b'{"a": 1}\n\xff', "is not UTF-8 text at line 2, column 1."),
    (b'{"a": "\xed\xa0\x80"}', "is not UTF-8 text at line 1, column 8."),
    (b'{"a": "\xc0\xaf"}', "is not UTF-8 text at line 1, column 8."),
    (b"\0\0\0\0", "at line 1, column 1: a value was expected."),
    (b"\x89PNG\r\n", "is not UTF-8 text at line 1, column 1."),
    (gzip.compress(b"{}", mtime=0), "it looks like a gzip archive; unpack it first."),
    (b"PK\x03\x04rest", "it looks like a ZIP archive or an Office file."),
    (b"SQLite format 3\0rest", "it looks like a database."),
    (b"%PDF-1.7", "it looks like a PDF document."),
    ("{}".encode("utf-16"), "it looks like text in UTF-16; save it as UTF-8."),
    (b"<html>", "it looks like HTML or XML."),
]


def sentence(data: bytes) -> str:
    """The sentence with which the bytes are refused."""
    with pytest.raises(PlanUnreadableError) as caught:
        parse(data, "x.plan.json")
    return str(caught.value)


@pytest.mark.parametrize(("data", "words"), UNREADABLE)
def test_what_is_no_plan_file_is_refused_where_it_breaks(data: bytes, words: str) -> None:
    """A file that was cut off, mistyped or is of another kind is named with line and column."""
    told = sentence(data)

    assert told.startswith('"x.plan.json" ')
    assert words in told
    assert "\n" not in told


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_nesting_is_bounded_before_anything_is_built(opening: str, closing: str) -> None:
    """A file of brackets within brackets is refused in a sentence, however deep they go."""

    def nested(depth: int) -> bytes:
        return (opening * depth + "1" + closing * depth).encode()

    assert parse(nested(MOST_DEPTH), "x").value
    for depth in (MOST_DEPTH + 1, 100_000):
        place = f"line 1, column {MOST_DEPTH * len(opening) + 1}."
        assert f'"x.plan.json" nests deeper than 40 at {place}' == sentence(nested(depth))


def test_brackets_in_text_are_no_nesting() -> None:
    """Somebody's words may hold as many brackets as they like."""
    words = "[" * 100 + '\\"{' * 100

    assert {"a": "[" * 100 + '"{' * 100} == parse(f'{{"a": "{words}"}}'.encode(), "x").value


@pytest.mark.parametrize("character", [b"[", b"]", b'"', b'\\"', b" ", b"{}", b"[],"])
def test_a_large_file_of_nonsense_is_refused_soon(character: bytes) -> None:
    """Megabytes of the same character neither hang nor crash the program."""
    assert sentence(character * 3_000_000)


def test_a_file_of_very_many_values_is_refused() -> None:
    """A file of empty lists that would fill the memory is refused by its count."""
    assert f"more than {MOST_VALUES:,} values" in sentence(
        b"[" + b"[]," * (MOST_VALUES // 3) + b"]"
    )


def test_more_bytes_than_are_read_are_refused() -> None:
    """The limit on size holds for plans that come from elsewhere than a file."""
    assert "more than 50,000,000 bytes" in sentence(b" " * (MOST_BYTES + 1))
