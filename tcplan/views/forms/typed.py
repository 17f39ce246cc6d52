"""Every value has a text that can be typed, and reading that text gives the same value."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from tcplan.domain.codelists import code_list
from tcplan.text import visible
from tcplan.views.forms import fields
from tcplan.views.forms.candidates import Around, NotFoundError
from tcplan.views.forms.days_typed import (
    NotADayError,
    day_text,
    day_typed,
    moment_text,
    moment_typed,
)
from tcplan.views.forms.fields import Field
from tcplan.views.forms.hours_typed import NotHoursError, hours_text, hours_typed

_YES = {"yes": True, "y": True, "no": False, "n": False}
_NUMBER = re.compile(r"-?\d+")
_HIDDEN = re.compile(r"<U\+([0-9A-F]{4,6})>")
_TAB_SHOWN = "⇥ "
_LONGEST_NUMBER = 12


class NotUnderstoodError(ValueError):
    """What was typed is no value of its field; the text says in words what was expected."""


def text_of(field: Field, value: Any) -> str:  # noqa: ANN401  (what any field may hold)
    """A value as it can be typed; nothing is an empty text."""
    if value is None or value == ():
        return ""
    if field.kind == fields.CODE:
        return code_list(field.codes).label(value)
    writer = _WRITERS.get(field.kind)
    return str(value) if writer is None else writer(value)


def parsed(field: Field, text: str, around: Around) -> Any:  # noqa: ANN401
    """The value that was typed into a field; nothing for a text without a word.

    Raises ``NotUnderstoodError`` with what was expected, as a sentence.
    """
    if not text.strip():
        return () if field.kind == fields.HOURS else None
    try:
        return _READERS.get(field.kind, _words)(field, text, around)
    except (NotADayError, NotHoursError, NotFoundError) as error:
        raise NotUnderstoodError(f"Must be {error}.") from None


def restored(typed: str, before: str) -> str:
    """What was typed, with what was shown as ``<U+XXXX>`` put back where it stood before.

    Only signs that the text had before come back; the same letters typed stay letters.
    """
    if "<U+" not in typed and _TAB_SHOWN not in typed:
        return typed
    hidden = {sign for sign in set(before) if visible(sign, keep="\n") != sign}
    put_back = _HIDDEN.sub(
        lambda found: sign if (sign := _sign(found[1])) in hidden else found[0], typed
    )
    return put_back.replace(_TAB_SHOWN, "\t") if "\t" in hidden else put_back


def _sign(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else ""  # noqa: PLR2004  (the last code point)


def _day(_: Field, text: str, around: Around) -> dt.date:
    return day_typed(text, around.looking.today)


def _moment(_: Field, text: str, around: Around) -> dt.datetime:
    return moment_typed(text, around.looking.today)


def _hours(_: Field, text: str, __: Around) -> Any:  # noqa: ANN401
    return hours_typed(text)


def _reference(field: Field, text: str, around: Around) -> str:
    return around.found(text, field.refers)


def _yes_no(_: Field, text: str, __: Around) -> bool:
    said = _YES.get(text.strip().casefold())
    if said is None:
        raise NotUnderstoodError("Must be yes or no.")
    return said


def _code(field: Field, text: str, _: Around) -> str:
    asked = " ".join(text.casefold().split())
    choices = field.choices()
    exact = [c for c in choices if asked in (str(c.value).casefold(), c.words.casefold())]
    hits = exact or [c for c in choices if asked in c.words.casefold()]
    if len({choice.value for choice in hits}) == 1:
        return str(hits[0].value)
    few = "; ".join(choice.words for choice in (hits or choices)[:8])
    raise NotUnderstoodError(f"Must be one of the choices, such as {few}.")


def _number(field: Field, text: str, _: Around) -> int:
    plain = re.sub(r"[\s,£_]", "", text)
    if not _NUMBER.fullmatch(plain) or len(plain) > _LONGEST_NUMBER:
        raise NotUnderstoodError(f"Must be {field.expected}.")
    return int(_held(field, int(plain)))


def _shape(field: Field, text: str, _: Around) -> str:
    return str(_held(field, text.strip()))


def _words(field: Field, text: str, _: Around) -> str:
    return str(_held(field, text))


def _held(field: Field, value: Any) -> Any:  # noqa: ANN401
    """The value, when the domain's own rule for it holds."""
    if field.rule is not None and not field.rule.holds(value):
        raise NotUnderstoodError(f"Must be {field.expected}.")
    return value


_READERS: dict[str, Any] = {
    fields.DAY: _day,
    fields.MOMENT: _moment,
    fields.HOURS: _hours,
    fields.REFERENCE: _reference,
    fields.YES_NO: _yes_no,
    fields.CODE: _code,
    fields.NUMBER: _number,
    fields.SHAPE: _shape,
    fields.OWN_ID: _shape,
}
_WRITERS: dict[str, Callable[[Any], str]] = {
    fields.DAY: day_text,
    fields.MOMENT: moment_text,
    fields.HOURS: hours_text,
    fields.YES_NO: lambda value: "yes" if value else "no",
}
