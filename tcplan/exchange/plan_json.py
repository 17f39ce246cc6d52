"""A plan file is read whole, or refused with everything that is wrong in it.

It is written in one form: the same plan always gives the same bytes, so that two versions can be
compared line by line, and nothing in them acts on the screen of whoever looks at the file.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from tcplan.analysis.pace import Tell, paced
from tcplan.domain.fields import Slug
from tcplan.domain.integrity import faults_among, ids
from tcplan.domain.plan import COLLECTIONS, FORMAT, About, Plan
from tcplan.errors import PlanInvalidError, PlanUnreadableError, Problem, shown_path
from tcplan.exchange import strict_json
from tcplan.exchange.atomic import write_whole
from tcplan.exchange.base import ExportedFrom
from tcplan.exchange.bounded import read_whole
from tcplan.exchange.strict_json import MOST_PROBLEMS, Tree, quoted
from tcplan.exchange.structure import PartlyReadError, converter, listed, under, unknown_keys

_KEYS = ("format", "exported_from", "about", *COLLECTIONS)
_ENTITY = re.compile(r"(\w+)(?:\[([0-9]+)\])?")
# Controls, direction marks and what cannot be seen are written as escapes, as in \u202e.
_ACTIVE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def read(path: str | Path, tell: Tell | None = None) -> Plan:
    """The plan in a file of up to 50 MB; ``tell`` hears how many of its records have been read.

    Raises ``PlanUnreadableError``, one sentence, for what is no plan file of a version that is
    read, and ``PlanInvalidError`` with every problem in it.
    """
    return _parsed(read_whole(path, strict_json.MOST_BYTES), str(path), tell)[0]


def read_with_base(path: str | Path) -> tuple[Plan, ExportedFrom | None]:
    """The plan in a file, and what it was exported from if it says so; raises as ``read`` does."""
    return _parsed(read_whole(path, strict_json.MOST_BYTES), str(path))


def parse(data: bytes, name: str = "the plan") -> Plan:
    """The plan in the bytes of a plan file that is called ``name``; raises as ``read`` does."""
    return _parsed(data, name)[0]


def _parsed(data: bytes, name: str, tell: Tell | None = None) -> tuple[Plan, ExportedFrom | None]:
    tree = strict_json.parse(data, name)
    document = _document(tree.value, name)
    base, strange = _part(document, "exported_from", ExportedFrom | None)
    about, collections, found = _entities(document, tell)
    problems = [*tree.problems, *strange, *found]
    if problems:
        faults = faults_among(about, collections, _stray_ids(tree, collections))
        problems += islice(faults, MOST_PROBLEMS)
    else:
        try:
            return Plan(about=about, **collections), base or None
        except PlanInvalidError as error:
            problems += error.problems
    raise PlanInvalidError(name, _told(problems, document))


def dump(plan: Plan, base: ExportedFrom | None = None) -> bytes:
    """The plan as the bytes of its file: fields in their order, defaults left out, UTF-8.

    ``base`` is written into it too; without one the same plan always gives the same bytes.
    """
    origin = {"exported_from": converter().unstructure(base)} if base else {}
    tree = {"format": FORMAT, **origin, **converter().unstructure(plan)}
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{_ACTIVE.sub(_escaped, text)}\n".encode()


def write(plan: Plan, path: str | Path) -> None:
    """Write the plan as the file ``path``, whole or not at all; raises ``CannotWriteError``."""
    write_whole(path, dump(plan))


def _document(value: Any, name: str) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(value, dict):
        found = quoted(value)
        raise PlanUnreadableError(
            f"{shown_path(name)} is no plan file: it holds {found}, no object."
        )
    version = value.get("format")
    if type(version) is not int or version != FORMAT:
        raise PlanUnreadableError(
            f'{shown_path(name)} has {quoted(version)} as its "format"; format {FORMAT} is read.'
        )
    return value


def _entities(
    document: Mapping[str, Any], tell: Tell | None
) -> tuple[Any, dict[str, tuple[Any, ...]], list[Problem]]:
    """What stands in the file, as far as it could be read, and the problems on the way."""
    problems = list(unknown_keys(document, _KEYS))
    about, found = _part(document, "about", About)
    problems += found
    collections = {}
    held = (document.get(name) for name in COLLECTIONS)
    far = _Far(sum(len(raw) for raw in held if isinstance(raw, list)), tell)
    for name, cls in COLLECTIONS.items():
        collections[name], found = _collection(document, name, cls, far)
        problems += found
    return about, collections, problems


@attrs.define
class _Far:
    """How many of all records have been read."""

    of: int
    tell: Tell | None
    done: int = 0

    def along(self, raw: list[Any]) -> Iterator[Any]:
        """The things in a list, one after another, while that is told."""
        before = self.done
        tell = self.tell
        yield from paced(raw, tell and (lambda done, _: tell(before + done, self.of)))
        self.done = before + len(raw)


def _collection(
    document: Mapping[str, Any], name: str, cls: type[Any], far: _Far
) -> tuple[tuple[Any, ...], Iterator[Problem]]:
    if name not in document:
        return (), iter(())
    try:
        return listed(document[name], cls, far.along), iter(())
    except PartlyReadError as error:
        return error.rest, under(name, error.problems)  # type: ignore[return-value]


def _part(document: Mapping[str, Any], name: str, kind: Any) -> tuple[Any, Iterator[Problem]]:  # noqa: ANN401
    if name not in document and kind is not About:
        return (), iter(())
    try:
        return converter().get_structure_hook(kind)(document.get(name), kind), iter(())
    except PartlyReadError as error:
        return error.rest, under(name, error.problems)


def _stray_ids(tree: Tree, collections: Mapping[str, Sequence[Any]]) -> set[str]:
    """Ids that stand in the file, but in nothing that could be read."""
    everywhere = {name for value in (tree.value, *tree.shadowed) for name in _ids_in(value)}
    return everywhere - {name for _, name, _ in ids(collections)}


def _ids_in(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from _ids_in(item)


def _told(problems: Iterable[Problem], document: Mapping[str, Any]) -> list[Problem]:
    """The problems in the order of the file, each with its entity; a cut is said."""
    told = [_located(problem, document) for problem in sorted(problems, key=_place)]
    if len(told) >= MOST_PROBLEMS:
        more = Problem("", f"{MOST_PROBLEMS} problems and more", "a plan without problems")
        told = [*told[:MOST_PROBLEMS], more]
    return told


def _place(problem: Problem) -> tuple[int, int]:
    """Collections in their saved order, entities in theirs, and within one as they were found."""
    part, at = _split(problem.path)
    return (_KEYS.index(part) if part in _KEYS else len(_KEYS)), at


def _split(path: str) -> tuple[str, int]:
    """The collection that a path begins with, and the place in it (-1 for none)."""
    begins = _ENTITY.match(path)
    return (begins[1], int(begins[2] or -1)) if begins else ("", -1)


def _located(problem: Problem, document: Mapping[str, Any]) -> Problem:
    """The problem with the id of its entity, because nobody counts to controls[137]."""
    part, at = _split(problem.path)
    held = document.get(part)
    raw = held[at] if isinstance(held, list) and 0 <= at < len(held) else None
    name = raw.get("id") if isinstance(raw, dict) else None
    return attrs.evolve(problem, entity=str(name)) if Slug().holds(name) else problem


def _escaped(character: re.Match[str]) -> str:
    return json.dumps(character[0])[1:-1]
