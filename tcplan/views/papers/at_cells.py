"""A cell of a live return is read as its field is, or it is refused; nothing is guessed."""

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType

from tcplan.domain.codelists import CodeList, code_list
from tcplan.views.papers.at_fields import PARTED, Field, Value

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YES, _NO = frozenset({"yes", "y", "true"}), frozenset({"no", "n", "false"})
EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        "date": "a day such as 2026-11-22 or 22/11/2026, or nothing",
        "number": "a whole number, or nothing",
        "yes-no": "yes or no, or nothing",
    }
)
"""What is expected in a cell, by the kind of its field."""


def read_cell(field: Field, text: str) -> Value:
    """A cell as its field is read; raises ``ValueError`` for what is none of its kind."""
    if not text:
        return None
    match field.kind:
        case "date":
            return _day(text)
        case "number":
            if not re.fullmatch(r"\d{1,9}", text):
                raise ValueError(field.key)
            return int(text)
        case "yes-no":
            return _yes(text)
        case "coded":
            known = code_list(field.codes or "")
            parts = re.split(r"[;|]", text)
            return PARTED.join(code_of(known, part.strip()) for part in parts if part.strip())
        case _:
            return text


def _day(text: str) -> dt.date:
    written = _DAY.fullmatch(text)
    if written:
        day, month, year = map(int, written.groups())
        return dt.date(year, month, day)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return dt.date.fromisoformat(text)


def _yes(text: str) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise ValueError(word)
    return word in _YES


def code_of(known: CodeList, text: str) -> str:
    """The code that a text is, or is the label of; else the text itself.

    A single figure stands for its code of two, because spreadsheets drop the nought before it.
    """
    if text in known.codes:
        return text
    if text.isdigit() and text.zfill(2) in known.codes:
        return text.zfill(2)
    labels = {folded(entry.label): code for code, entry in known.codes.items()}
    codes = {code.casefold(): code for code in known.codes}
    return labels.get(folded(text)) or codes.get(text.casefold()) or text


def said(field: Field, value: Value) -> str | None:
    """A value in words: a code with its label, a day as it is sorted, yes or no."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.kind != "coded" or not isinstance(value, str):
        return str(value)
    known = code_list(field.codes or "")
    parts = value.split(PARTED)
    return PARTED.join(
        f"{one} ({known.label(one)})" if one in known.codes else one for one in parts
    )


def folded(text: str) -> str:
    """Text without the difference of capitals and blanks."""
    return " ".join(text.casefold().split())
