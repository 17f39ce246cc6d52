"""An entity is a row and a row is an entity, by nothing but the annotations of its class.

Plain fields are columns of their own, and lists of things stand in theirs as JSON text. Every
field is written, defaults too, so that a default that changes later changes no old record.
"""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import attrs
import cattrs

from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.fields import Coded, RefTo
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.plan import COLLECTIONS, About
from tcplan.errors import DatabaseUnreadableError, InvalidValueError

ABOUT = "@about"
"""Stands for the plan's own particulars where the id of an entity stands; it is no such id."""

_SHORT = 40
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@attrs.frozen
class Column:
    """One column of a collection's table."""

    name: str
    sql_type: str = "TEXT"
    nullable: bool = False
    codes: tuple[str, ...] = ()
    refers: bool = False
    """Whether it names another entity; things inside entities have no row to refer to."""
    json: bool = False
    boolean: bool = False

    def ddl(self) -> str:
        """The column as SQL."""
        parts = [f'"{self.name}" {self.sql_type}']
        if not self.nullable:
            parts.append("NOT NULL")
        if self.codes:
            listed = ", ".join("'" + code.replace("'", "''") + "'" for code in self.codes)
            parts.append(f'CHECK ("{self.name}" IN ({listed}))')
        if self.boolean:
            parts.append(f'CHECK ("{self.name}" IN (0, 1))')
        if self.json:
            parts.append(f'CHECK (json_valid("{self.name}"))')
        if self.refers:
            parts.append("REFERENCES entities(id) DEFERRABLE INITIALLY DEFERRED")
        return " ".join(parts)


@cache
def columns(collection: str) -> tuple[Column, ...]:
    """The columns of a collection except its id, in the order of the fields."""
    cls: Any = COLLECTIONS[collection]
    return tuple(_column(f.name, f.type) for f in attrs.fields(cls) if f.name != "id")


def table(collection: str) -> str:
    """The SQL that makes a collection's table."""
    inner = "".join(f",\n  {column.ddl()}" for column in columns(collection))
    refers = "REFERENCES entities(id) DEFERRABLE INITIALLY DEFERRED"
    return f'CREATE TABLE "{collection}"(\n  id TEXT PRIMARY KEY {refers}{inner}\n) STRICT'


def canonical(tree: object) -> str:
    """A tree as JSON text, always the same for the same tree."""
    return _CANONICAL.encode(tree)


def image(value: Entity | About) -> str:
    """Everything in a value as JSON text, always the same for the same value."""
    return canonical(converter().unstructure(value))


def entity_in(collection: str, tree: Mapping[str, Any]) -> Entity:
    """The entity that a tree describes; raises ``DatabaseUnreadableError`` if it is none."""
    found: Entity = _structured(tree, COLLECTIONS[collection])
    return found


def about_in(text: str) -> About:
    """The plan's own particulars from their image."""
    found: About = _structured(json.loads(text), About)
    return found


def to_row(collection: str, entity: Entity) -> tuple[Any, ...]:
    """The values of an entity's row: its id, then the columns in their order."""
    return values_of(collection, converter().unstructure(entity))


def values_of(collection: str, tree: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values of the row of an entity that a tree describes."""
    values = (_stored(column, tree[column.name]) for column in columns(collection))
    return (tree["id"], *values)


def from_values(collection: str, values: Mapping[str, Any]) -> Entity:
    """The entity of a row; columns that its class has gained since are left to their default.

    Raises ``DatabaseUnreadableError`` for what is no such entity.
    """
    tree = {
        column.name: _loaded(column, values[column.name])
        for column in columns(collection)
        if column.name in values
    }
    return entity_in(collection, {"id": values["id"], **tree})


def words(tree: object) -> Iterator[str]:
    """Every text in a tree, for the search index."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for value in tree.values():
            yield from words(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from words(value)


@cache
def converter() -> cattrs.Converter:
    """The converter between records and trees of a database that tcplan itself has written."""
    made = cattrs.Converter(detailed_validation=False)
    for plain in (str, int, bool):
        made.register_structure_hook(plain, _once)
    made.register_structure_hook_func(_is_annotated, _once)
    for moment in (dt.date, dt.datetime):
        made.register_structure_hook(moment, _read_moment(moment))
        made.register_unstructure_hook(moment, moment.isoformat)
    return made


def _once(raw: Any, _: Any) -> Any:  # noqa: ANN401
    """A short text, held once however often it stands in a plan: ids and codes mostly."""
    return sys.intern(raw) if type(raw) is str and len(raw) <= _SHORT else raw


def _is_annotated(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) is Annotated


def _read_moment(kind: type[dt.date]) -> Callable[[Any, Any], Any]:
    return lambda raw, _: kind.fromisoformat(raw)


def _structured(tree: Mapping[str, Any], cls: Any) -> Any:  # noqa: ANN401
    try:
        return converter().structure(tree, cls)
    except InvalidValueError as error:
        raise DatabaseUnreadableError(f"A row of this database breaks a rule: {error}") from None
    except (TypeError, ValueError, KeyError, AttributeError, cattrs.BaseValidationError):
        # The error would quote what is held.
        raise DatabaseUnreadableError(
            f"A row of this database is no {cls.__name__} that this version of tcplan can read."
        ) from None


def _stored(column: Column, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if column.json:
        return canonical(value)
    return int(value) if column.boolean else value


def _loaded(column: Column, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if column.json:
        return json.loads(value)
    return bool(value) if column.boolean else value


def _column(name: str, kind: Any) -> Column:  # noqa: ANN401
    nullable = get_origin(kind) in {Union, UnionType}
    if nullable:
        (kind,) = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) is Annotated:
        plain, rule = get_args(kind)[0], kind.__metadata__[0]
        codes = tuple(code_list(rule.list_name).codes) if isinstance(rule, Coded) else ()
        sql_type = "INTEGER" if plain is int else "TEXT"
        return Column(name, sql_type, nullable, codes, refers=_names_an_entity(rule))
    if kind is bool:
        return Column(name, "INTEGER", nullable, boolean=True)
    if kind is int:
        return Column(name, "INTEGER", nullable)
    if kind in {str, dt.date, dt.datetime}:
        return Column(name, "TEXT", nullable)
    return Column(name, "TEXT", nullable, json=True)


def _names_an_entity(rule: object) -> bool:
    return isinstance(rule, RefTo) and not {"*", *NESTED_KINDS}.intersection(rule.kinds)
