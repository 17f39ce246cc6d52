"""A view as data is the view itself, field by field; nothing is renamed, left out or reworded.

Text stays as recorded. The JSON is plain ASCII, so that what acts on a terminal (escapes, direction
marks) is written by its code point and reads back as it was.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import attrs

_DELETE = "\x7f"


def as_data(view: attrs.AttrsInstance) -> dict[str, Any]:
    """A view as what JSON can hold: tuples as lists, dates as ``2027-01-02``, no date as null.

    Raises ``TypeError`` for a value that has no agreed form.
    """
    fields = attrs.fields(type(view))
    return {field.name: _plain(getattr(view, field.name)) for field in fields}


def as_json(view: attrs.AttrsInstance, schema: str) -> str:
    """A view as a JSON document that begins with the name of its schema.

    ``schema`` is for example ``tcplan/summary/1``; the schemas stand in ``docs/schemas``.
    """
    document = {"schema": schema, **as_data(view)}
    text = json.dumps(document, ensure_ascii=True, allow_nan=False, indent=1)
    return text.replace(_DELETE, "\\u007f") + "\n"


def _plain(value: object) -> Any:  # noqa: ANN401
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if attrs.has(type(value)):
        return as_data(value)  # type: ignore[arg-type]
    raise TypeError(f"{type(value).__name__} has no agreed form in JSON")
