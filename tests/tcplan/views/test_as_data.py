"""A view as data: field by field, nothing reworded, and nothing that acts on a terminal."""

import datetime as dt
import json

import attrs
import pytest

from tcplan.views.as_data import as_data, as_json


@attrs.frozen
class _Inner:
    words: str


@attrs.frozen
class _View:
    day: dt.date | None
    parts: tuple[_Inner, ...]
    counts: dict[str, int]
    yes: bool = True


def test_every_field_of_a_view_is_in_the_data_under_its_own_name() -> None:
    """What the screen was given is what the data hold, field by field."""
    view = _View(dt.date(2027, 1, 2), (_Inner("gate"),), {"In place": 3})
    expected = {
        "day": "2027-01-02",
        "parts": [{"words": "gate"}],
        "counts": {"In place": 3},
        "yes": True,
    }
    assert expected == as_data(view)


def test_no_date_is_null_and_never_a_word() -> None:
    """A date that was not recorded reads back as missing, not as some day."""
    assert as_data(_View(None, (), {}))["day"] is None


def test_the_document_begins_with_the_name_of_its_schema() -> None:
    """A reader of the file can tell what it is before reading on."""
    document = json.loads(as_json(_Inner("x"), "tcplan/example/1"))
    assert ["schema", "words"] == list(document)
    assert document["schema"] == "tcplan/example/1"


def test_text_that_acts_on_a_terminal_is_plain_in_the_file_and_whole_when_read() -> None:
    """An escape or a direction mark cannot act when the file is printed, and is not lost."""
    nasty = "a\x1b[31m\x07\x7f\u202e\u0085ł"
    text = as_json(_Inner(nasty), "tcplan/example/1")
    assert set(text) <= {chr(n) for n in range(32, 127)} | {"\n"}
    assert nasty == json.loads(text)["words"]


def test_a_value_without_an_agreed_form_is_refused() -> None:
    """Nothing is turned into text by guess."""
    with pytest.raises(TypeError, match="set has no agreed form"):
        as_data(_Inner({"x"}))  # type: ignore[arg-type]
