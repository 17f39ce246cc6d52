"""The rules among entities: one id each, known references, nobody else's, and no loop.

An entity of which only a part could be read stands in its place with ``None`` for the rest, so
that paths keep their index and one bad entity hides nothing about the others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice
from typing import Annotated, Any, get_args, get_origin

import attrs

from tcplan.domain.fields import Record, RefTo
from tcplan.domain.telephone import numbers_of_kin
from tcplan.domain.unavailability import figure_of_a_person
from tcplan.errors import Problem, shown

_LOOP_CELLS = 400
_MOST_LOOPS = 100

NESTED_KINDS = {
    "threats": ("risks", "threats"),
    "consequences": ("risks", "consequences"),
    "signs": ("risks", "early_warning_signs"),
    "milestones": ("transitions", "milestones"),
    "gates": ("transitions", "gates"),
}
"""Kinds of things that live inside an entity and have ids of their own."""

PERSONAL_PARTS = ("threats", "consequences", "early_warning_signs", "gates")
"""Their fields in which each thing is the entity's person's, and nobody else's."""

_KIND_WORDS = {
    "individuals": "an individual",
    "agencies": "an agency",
    "teams": "a team",
    "places": "a place",
    "systems": "a system",
    "controls": "a control",
    "authorities": "a legal authority",
    "conditions": "a condition",
    "threats": "a threat",
    "consequences": "a consequence",
    "spells": "a hospital spell",
    "placements": "a placement",
    "milestones": "a milestone",
    "reviews": "a review",
    "documents": "a document",
    "tool_records": "a tool record",
    "formulations": "a formulation",
    "*": "anything",
}


def faults_among(
    about: Any,  # noqa: ANN401
    collections: Mapping[str, Sequence[Any]],
    elsewhere: AbstractSet[str] = frozenset(),
) -> Iterator[Problem]:
    """Every problem among the entities of a plan.

    ``elsewhere`` are ids of things that could not be read at all; to name them is no fault.
    """
    kinds: dict[str, set[str]] = {}
    yield from _duplicates(collections, kinds)
    known = (kinds, _whose(collections), elsewhere)
    yield from _misnamed("about", about, known)
    for name, entities in collections.items():
        for at, entity in enumerate(entities):
            yield from _misnamed(f"{name}[{at}]", entity, known)
    yield from of_kin(collections)
    yield from loops(collections.get("controls", ()))


def of_kin(collections: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """What is recorded of services, but of what is family's or a friend's."""
    yield from figure_of_a_person(collections)
    yield from numbers_of_kin(collections)


def _parts(entity: Any, field: str) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """The things in a list field that could be read, with their index."""
    for at, part in enumerate(getattr(entity, field, None) or ()):
        if part is not None:
            yield at, part


def ids(collections: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, str, str]]:
    """Every id: its kind, the id (empty where it could not be read), and the path to it."""
    for name, entities in collections.items():
        for at, entity in enumerate(entities):
            yield name, getattr(entity, "id", None) or "", f"{name}[{at}].id"
    for kind, (name, field) in NESTED_KINDS.items():
        for at, entity in enumerate(collections.get(name, ())):
            for within, part in _parts(entity, field):
                yield kind, part.id or "", f"{name}[{at}].{field}[{within}].id"


def _duplicates(
    collections: Mapping[str, Sequence[Any]], kinds: dict[str, set[str]]
) -> Iterator[Problem]:
    """Ids that only capitals tell apart are one id to somebody on the telephone."""
    number = 0
    for kind, name in _named_things(collections):
        if name:
            number += 1
            kinds.setdefault(kind, set()).add(name)
            kinds.setdefault("*", set()).add(name)
    if number == len({name.casefold() for name in kinds.get("*", ())}):
        return
    first: dict[str, tuple[str, str]] = {}
    for _, name, path in ids(collections):
        if not name:
            continue
        held, there = first.setdefault(name.casefold(), (name, path))
        if there != path:
            like = "" if held == name else f" as {held}"
            yield Problem(path, shown(name), f"an id of its own; {there} has it already{like}")


def _named_things(collections: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, str | None]]:
    """The kind and the id of everything, as ``ids`` finds them."""
    for name, entities in collections.items():
        for entity in entities:
            yield name, getattr(entity, "id", None)
    for kind, (name, field) in NESTED_KINDS.items():
        for entity in collections.get(name, ()):
            for part in getattr(entity, field, None) or ():
                if part is not None:
                    yield kind, part.id


def _misnamed(
    path: str,
    entity: Any,  # noqa: ANN401
    known: tuple[Mapping[str, AbstractSet[str]], Mapping[str, str], AbstractSet[str]],
) -> Iterator[Problem]:
    """A reference names what there is, of the right kind, and nothing of another person."""
    kinds, whose, elsewhere = known
    person = getattr(entity, "individual", None)
    if entity is None or all(
        any(name in kinds.get(kind, ()) for kind in wanted)
        and (person is None or whose.get(name, person) == person)
        for name, wanted in named(entity)
    ):
        return
    for where, name, wanted in references(path, entity):
        if not any(name in kinds.get(kind, ()) for kind in wanted):
            if name not in elsewhere:
                words = " or ".join(_KIND_WORDS[kind] for kind in wanted)
                yield Problem(where, shown(name), f"the id of {words} of this plan")
        elif person is not None and whose.get(name, person) != person:
            yield Problem(where, shown(name), f"something of {person}, not of {whose[name]}")


def references(path: str, value: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:  # noqa: ANN401
    """Every reference in a record: its path, the id, and the kinds that it may name."""
    if value is None:
        return
    cls: Any = type(value)
    for name, wanted, nested in _reference_fields(cls):
        items = getattr(value, name)
        single = not isinstance(items, tuple)
        for at, item in enumerate((items,) if single else items):
            where = f"{path}.{name}" if single else f"{path}.{name}[{at}]"
            if item is None:
                continue
            if nested:
                yield from references(where, item)
            else:
                yield where, item, wanted


def named(value: Any) -> list[tuple[str, tuple[str, ...]]]:  # noqa: ANN401
    """Every id that a record names and the kinds that it may name, as ``references`` finds them."""
    found: list[tuple[str, tuple[str, ...]]] = []
    cls: Any = type(value)
    for name, wanted, nested in _reference_fields(cls):
        items = getattr(value, name)
        for item in items if isinstance(items, tuple) else (items,):
            if item is None:
                continue
            if nested:
                found += named(item)
            else:
                found.append((item, wanted))
    return found


@cache
def _reference_fields(cls: Any) -> tuple[tuple[str, tuple[str, ...], bool], ...]:  # noqa: ANN401
    found: list[tuple[str, tuple[str, ...], bool]] = []
    for field in attrs.fields(cls):
        for leaf in leaves(field.type):
            rule = leaf.__metadata__[0] if get_origin(leaf) is Annotated else None
            if isinstance(rule, RefTo):
                found.append((field.name, rule.kinds, False))
            elif _holds_references(leaf):
                found.append((field.name, (), True))
    return tuple(found)


def _holds_references(leaf: Any) -> bool:  # noqa: ANN401
    return isinstance(leaf, type) and issubclass(leaf, Record) and bool(_reference_fields(leaf))  # type: ignore[arg-type]


def leaves(annotation: Any) -> Iterator[Any]:  # noqa: ANN401
    """The annotations of single values inside one of lists and optional values."""
    if get_origin(annotation) is Annotated or not get_args(annotation):
        yield annotation
        return
    for part in get_args(annotation):
        if part not in {type(None), Ellipsis}:
            yield from leaves(part)


def _whose(collections: Mapping[str, Sequence[Any]]) -> Mapping[str, str]:
    """Whose each thing is, by its id; people who move together may share milestones."""
    whose: dict[str, str] = {}
    for entities in collections.values():
        for entity in entities:
            person = getattr(entity, "individual", None)
            if person is None:
                continue
            held = [part for f in PERSONAL_PARTS for _, part in _parts(entity, f)]
            whose |= {part.id: person for part in (entity, *held) if part.id is not None}
    return whose


def loops(controls: Iterable[Any]) -> Iterator[Problem]:
    """One problem for each loop among what controls require, naming the whole loop."""
    requires: dict[str, Sequence[str | None]] = {}
    places: dict[str, int] = {}
    for at, control in enumerate(controls):
        if control is not None and control.id is not None:
            requires[control.id] = control.requires or ()
            places[control.id] = at
    expected = "no control that requires itself, even by way of others"
    walks = _closed_walks(requires)
    for loop in islice(walks, _MOST_LOOPS):
        path = f"controls[{places[loop[0]]}].requires"
        yield Problem(path, shown(" → ".join(loop), _LOOP_CELLS), expected)
    if next(walks, None):
        yield Problem("controls", f"more than {_MOST_LOOPS} loops", expected)


def _closed_walks(requires: Mapping[Any, Sequence[Any]]) -> Iterator[list[str]]:
    """Walk depth first, without recursion; a step back onto the path closes a loop."""
    done: set[str] = set()
    for start in requires:
        path = {start: iter(requires[start])} if start not in done else {}
        while path:
            node, rest = next(reversed(path.items()))
            for following in rest:
                if following in path:
                    walk = list(path)
                    yield [*walk[walk.index(following) :], following]
                elif following in requires and following not in done:
                    path[following] = iter(requires[following])
                    break
            else:
                done.add(node)
                del path[node]
