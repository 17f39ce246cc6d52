"""The page on plan files lists its fields from the classes themselves, so the two cannot drift.

``python -m tcplan.exchange.dictionary FILE`` writes the list anew below the marker in that file.
"""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import attrs

from tcplan.domain.codelists import CodeList, code_lists
from tcplan.domain.described import field_notes, first_sentence
from tcplan.domain.fields import Coded, Record, RefTo, Slug, Words, is_optional, words
from tcplan.domain.hours import EVERY_HOUR
from tcplan.domain.integrity import leaves
from tcplan.domain.plan import COLLECTIONS, About
from tcplan.domain.whatif import NameOf
from tcplan.exchange.base import ExportedFrom

MARKER = "<!-- Below this line: python -m tcplan.exchange.dictionary docs/plan-format.md -->\n"
"""What stands between the words of the page and the list."""


def dictionary() -> str:
    """Every collection, every record in it and every code list, as Markdown."""
    inner = [cls for cls in _records() if cls not in {About, *COLLECTIONS.values()}]
    return "\n".join(
        [
            "\n## Collections\n",
            "| key | holds | |\n|---|---|---|",
            *(f"| `{name}` | {_link(cls)} | {_about(cls)} |" for name, cls in COLLECTIONS.items()),
            "\n## Fields\n",
            *map(table, [ExportedFrom, About, *COLLECTIONS.values(), *inner]),
            "## Code lists\n",
            *map(_codes, sorted(code_lists().values(), key=lambda codes: codes.name)),
        ]
    )


def renewed(page: str) -> str:
    """The page with the list below its marker written anew."""
    above, _, _ = page.partition(MARKER)
    return above + MARKER + dictionary()


def _records() -> Iterator[Any]:
    """Every class of record, each once, what stands in an entity after it."""
    seen: dict[Any, None] = {}
    waiting: list[Any] = [About, *COLLECTIONS.values()]
    while waiting:
        cls = waiting.pop(0)
        if cls not in seen:
            seen[cls] = None
            found = [leaf for field in attrs.fields(cls) for leaf in leaves(field.type)]
            waiting += [
                leaf for leaf in found if isinstance(leaf, type) and issubclass(leaf, Record)
            ]
    yield from seen


def table(cls: Any) -> str:  # noqa: ANN401
    """The fields of one record as Markdown."""
    notes = field_notes(cls)
    rows = [
        f"| `{f.name}` | {_kind(f.type)} | {_default(f)} | {notes.get(f.name, '')} |"
        for f in attrs.fields(cls)
    ]
    rule = "" if cls.faults is Record.faults else f"\n{first_sentence(cls.faults)}\n"
    head = f"### {cls.__name__}\n\n{_about(cls)}\n{rule}\n"
    return head + "| key | value | | |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _kind(kind: Any) -> str:  # noqa: ANN401
    if is_optional(kind):
        (kind,) = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) is tuple:
        return f"list: {_kind(get_args(kind)[0])}"
    if get_origin(kind) is Annotated:
        return _ruled(kind.__metadata__[0])
    plain = {dt.date: "date", dt.datetime: "date and time", bool: words(bool)}
    return plain.get(kind) or _link(kind)


def _ruled(rule: Any) -> str:  # noqa: ANN401
    if isinstance(rule, Coded):
        return f"code of [{rule.list_name}](#{rule.list_name})"
    if isinstance(rule, RefTo):
        kinds = ", ".join(f"`{kind}`" for kind in rule.kinds)
        return "id of anything" if "*" in rule.kinds else f"id in {kinds}"
    if isinstance(rule, Words):
        what = "text" if rule.lines else "one line"
        return f"{what}, at most {rule.longest:,} characters"
    if isinstance(rule, NameOf):
        return "id of something in the plan"
    return "id of its own" if isinstance(rule, Slug) else str(rule.expected)


def _default(field: Any) -> str:  # noqa: ANN401
    if field.default is attrs.NOTHING:
        return "required"
    if field.default is EVERY_HOUR:
        return "every hour"
    if field.default in (None, ()):
        return ""
    return f"`{str(field.default).lower() if field.default is False else field.default}`"


def _link(cls: Any) -> str:  # noqa: ANN401
    return f"[{cls.__name__}](#{cls.__name__.lower()})"


def _codes(codes: CodeList) -> str:
    rows = [f"| `{entry.code}` | {entry.label} |" for entry in codes.codes.values()]
    head = (
        f"### {codes.name}\n\n{codes.title}. Source: {codes.source}; version {codes.version}.\n\n"
    )
    return head + "| code | |\n|---|---|\n" + "\n".join(rows) + "\n"


def _about(cls: Any) -> str:  # noqa: ANN401
    return first_sentence(cls)


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(renewed(page.read_text("utf-8")), "utf-8")
