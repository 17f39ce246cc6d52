"""Who may see what is data: the matrix of readers, and what each field of the plan tells."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal, get_args

import attrs

Level = Literal["none", "own", "summary", "full"]
LEVELS: tuple[str, ...] = get_args(Level)
"""Each shows all that the one before it shows."""

WITHIN = "within"
"""The category of a record's field that is that of the field in which the record stands."""
PERSON, PUBLIC = "person", "public"
"""Columns of readers that are no agency."""


@attrs.frozen
class Reader:
    """A column of the matrix, as it reads a plan."""

    column: str
    mappa: bool
    """Whether it belongs to the responsible authority or has a duty to co-operate."""
    levels: Mapping[str, Level] = attrs.field(eq=False)
    """Content category to how much of it may be seen."""


@attrs.frozen
class Told:
    """What a field tells."""

    category: str
    sensitive: bool


@attrs.frozen
class ClassTold:
    """What the fields of a class tell, and which of them make an entry an agency's own."""

    fields: Mapping[str, Told]
    own: tuple[tuple[str, ...], ...]
    """Paths of fields: ``("source", "agency")``."""


@attrs.frozen
class Row:
    """One row of the matrix."""

    category: str
    title: str
    basis: str
    levels: Mapping[str, Level]


@attrs.frozen
class Gates:
    """What stays shut until consent or a decision to disclose is recorded."""

    cetr_consent: str
    cetr_reviews: frozenset[str]
    cetr_documents: frozenset[str]
    register_consent: str
    mappa_collections: frozenset[str]
    mappa_reviews: frozenset[str]


@cache
def columns() -> Mapping[str, str]:
    """Column to what it is called, in the order of the table."""
    return MappingProxyType(_table("matrix")["columns"])


@cache
def rows() -> tuple[Row, ...]:
    """The rows of the matrix in their order."""
    return tuple(
        Row(
            category,
            row["title"],
            row["basis"],
            MappingProxyType({column: row[column] for column in columns()}),
        )
        for category, row in _table("matrix")["levels"].items()
    )


@cache
def kinds() -> Mapping[str, Reader]:
    """Kind of agency to how agencies of that kind read."""
    return MappingProxyType(
        {
            kind: reader_of(entry["column"], mappa=entry["mappa"])
            for kind, entry in _table("matrix")["readers"].items()
        }
    )


@cache
def reader_of(column: str, *, mappa: bool) -> Reader:
    """How a column of the matrix reads."""
    levels = {row.category: row.levels[column] for row in rows()}
    return Reader(column, mappa, MappingProxyType(levels))


@cache
def gates() -> Gates:
    """What stays shut, and what opens it."""
    given = _table("matrix")["gates"]
    return Gates(
        given["cetr"]["consent"],
        frozenset(given["cetr"]["reviews"]),
        frozenset(given["cetr"]["documents"]),
        given["register"]["consent"],
        frozenset(given["mappa"]["collections"]),
        frozenset(given["mappa"]["reviews"]),
    )


@cache
def told() -> Mapping[str, ClassTold]:
    """Name of a class of the domain to what its fields tell."""
    return MappingProxyType(
        {
            name: ClassTold(
                MappingProxyType(
                    {
                        field: Told(category, sensitivity == "sensitive")
                        for field, (category, sensitivity) in entry["fields"].items()
                    }
                ),
                tuple(tuple(path.split(".")) for path in entry.get("own", ())),
            )
            for name, entry in _table("fields").items()
        }
    )


@cache
def _table(name: str) -> Mapping[str, Any]:
    text = (resources.files("tcplan.access") / f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
