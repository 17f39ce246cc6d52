"""The discharge checklist is local and editable; what a local file changed of it stays visible.

It is never called anybody's national checklist. A local file is TOML::

    name = "County Durham"
    remove = ["checklist-06"]

    [[item]]  # with the id of an item it replaces that, else it is added
    id = "durham-01"
    words = "Fire safety visit held"
    evidence = "Letter of the fire service"
    owner = "support provider"
    basis = "local"
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.fields import Slug, Words
from tcplan.domain.transition import Gate, Transition
from tcplan.errors import InvalidValueError, Problem, WrongUseError, shown, shown_path

_WORDS = Words(500)
_TEXTS = ("words", "evidence", "owner", "basis")
_SOURCES = ("source", "address", "doubt")
_KNOWN = frozenset({"id", *_TEXTS, *_SOURCES})
_LONGEST = 1_000_000
_OPEN_FIRST = ("not-met", "undecided", "waived", "not-applicable", "met")


@attrs.frozen(kw_only=True)
class Item:
    """One thing to have answered before somebody moves, and what would show it."""

    id: str
    words: str
    evidence: str
    """What is asked for as evidence."""
    owner: str
    """Whose it usually is, in words."""
    owner_kinds: tuple[str, ...] = ()
    """Codes of the list ``agency-kind``; empty for an item of a local file."""
    basis: str
    """A code of the list ``basis``."""
    source: str
    address: str = ""
    certain: bool
    """Whether a source that was read asks for it."""
    doubt: str
    origin: str = ""
    """The name of the local checklist that gave it; "" for one that tcplan brings."""
    replaces: bool = False
    """Whether it stands in the place of an item that tcplan brings."""


@attrs.frozen(kw_only=True)
class Checklist:
    """The items in order, and what a local file took out."""

    name: str
    about: str
    version: str
    items: tuple[Item, ...]
    removed: tuple[Item, ...] = ()
    local: str = ""
    """The name of the local file's checklist; "" when there is none."""


@cache
def checklist() -> Checklist:
    """The checklist that tcplan brings, read once from the file beside this module."""
    file = resources.files("tcplan.rules") / "checklist.toml"
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    rows = document.pop("item")
    items = [Item(**{**row, "owner_kinds": tuple(row["owner_kinds"])}) for row in rows]
    return Checklist(**document, items=tuple(items))


def with_local(base: Checklist, file: Path) -> Checklist:
    """The checklist with what a local file replaces, adds and removes.

    Raises ``WrongUseError`` for a file that cannot be read as TOML, ``InvalidValueError`` with
    every problem and its place for one whose content is wrong; nothing of such a file is used.
    """
    path = shown_path(file)
    try:
        if file.exists() and not file.is_file():
            raise WrongUseError(f"{path}: a local checklist is a file.")
        with file.open("rb") as opened:
            raw = opened.read(_LONGEST + 1)
        if len(raw) > _LONGEST:
            raise WrongUseError(f"{path}: a local checklist has at most {_LONGEST:,} bytes.")
        document = tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise WrongUseError(f"{path}: the local checklist cannot be read: {reason}.") from None
    except UnicodeDecodeError as error:
        text = f"{path}: byte {error.start} is not UTF-8 text; save the file as UTF-8."
        raise WrongUseError(text) from None
    except RecursionError:
        raise WrongUseError(f"{path}: lists stand in lists too deep to be read.") from None
    except tomllib.TOMLDecodeError as error:
        text = f"{path}: this is not TOML: {shown(str(error))}; write key = value lines."
        raise WrongUseError(text) from None
    problems = list(_faults(base, document))
    if problems:
        raise InvalidValueError(f"The local checklist {path}", problems)
    return _changed(base, document)


def answered(transition: Transition | None, items: Iterable[Item]) -> Mapping[str, Gate | None]:
    """For the id of each item the gate that names it in its ``rule``; ``None`` when none does.

    Where several gates name one item, the one that is furthest from met is given, so that a met
    gate never hides one that is open; among equals the first.
    """
    naming: dict[str, list[Gate]] = {}
    for gate in transition.gates if transition else ():
        if gate.rule is not None:
            naming.setdefault(gate.rule.strip(), []).append(gate)
    return {
        item.id: min(
            naming.get(item.id, ()), key=lambda g: _OPEN_FIRST.index(g.decision), default=None
        )
        for item in items
    }


def _changed(base: Checklist, document: Mapping[str, Any]) -> Checklist:
    name, gone = document["name"], frozenset(document.get("remove", ()))
    given = {row["id"]: row for row in document.get("item", ())}
    kept = [
        _local(given.pop(item.id), name, base=item) if item.id in given else item
        for item in base.items
        if item.id not in gone
    ]
    return attrs.evolve(
        base,
        items=(*kept, *(_local(row, name) for row in given.values())),
        removed=(*base.removed, *(item for item in base.items if item.id in gone)),
        local=name,
    )


def _local(row: Mapping[str, str], name: str, base: Item | None = None) -> Item:
    source = row.get("source", "")
    return Item(
        id=row["id"],
        words=row["words"],
        evidence=row["evidence"],
        owner=row["owner"],
        basis=row["basis"],
        source=source or name,
        address=row.get("address", ""),
        certain=bool(source) and "doubt" not in row,
        doubt=row.get("doubt", "" if source else "The local file names no source."),
        origin=name,
        replaces=base is not None,
    )


def _faults(base: Checklist, document: Mapping[str, Any]) -> Iterator[Problem]:
    for key in sorted(document.keys() - {"name", "remove", "item"}):
        yield Problem(key, shown(document[key]), "name, remove or item")
    if not _WORDS.holds(document.get("name")):
        yield Problem("name", shown(document.get("name")), _WORDS.expected)
    yield from _faults_of_removals(base, document)
    rows = document.get("item", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield Problem("item", shown(rows), "a table [[item]] for each item")
        return
    first: dict[Any, int] = {}
    for at, row in enumerate(rows):
        path = f"item[{at}]"
        yield from _faults_of_item(path, row)
        name = row.get("id")
        if isinstance(name, str) and first.setdefault(name, at) != at:
            yield Problem(f"{path}.id", shown(name), f"each id once; item[{first[name]}] has it")
        if name in _listed(document.get("remove")):
            yield Problem(f"{path}.id", shown(name), "an id that is not removed as well")


def _faults_of_removals(base: Checklist, document: Mapping[str, Any]) -> Iterator[Problem]:
    gone = document.get("remove", [])
    if not isinstance(gone, list):
        yield Problem("remove", shown(gone), "a list of ids of items")
    known = [item.id for item in base.items]
    for at, name in enumerate(_listed(gone)):
        if name not in known:
            expected = f"the id of an item: {', '.join(known)}"
            yield Problem(f"remove[{at}]", shown(name), expected)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _faults_of_item(path: str, row: Mapping[str, Any]) -> Iterator[Problem]:
    slug, bases = Slug(), code_list("basis").codes
    if not slug.holds(row.get("id")):
        yield Problem(f"{path}.id", shown(row.get("id")), slug.expected)
    for key in _TEXTS:
        if key == "basis":
            if row.get(key) not in list(bases):
                yield Problem(f"{path}.basis", shown(row.get(key)), f"one of {', '.join(bases)}")
        elif not _WORDS.holds(row.get(key)):
            yield Problem(f"{path}.{key}", shown(row.get(key)), _WORDS.expected)
    for key in _SOURCES:
        if key in row and not _WORDS.holds(row[key]):
            yield Problem(f"{path}.{key}", shown(row[key]), _WORDS.expected)
    for key in sorted(row.keys() - _KNOWN):
        yield Problem(f"{path}.{key}", shown(row[key]), f"one of {', '.join(sorted(_KNOWN))}")
