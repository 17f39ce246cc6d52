"""Outside the holder no id of the plan is left: every one gives way, in fields and in sentences.

People get their bare pseudonym, everything else the word for what it is and a pseudonym of its own.
An id of letters alone that is no person's stays where it stands in a sentence, because there it is
a word (``words_of_ids``).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, get_origin

import attrs

from tcplan.access.words_of_ids import is_word, replaced
from tcplan.domain.fields import Record, Slug, Words
from tcplan.domain.integrity import leaves
from tcplan.domain.plan import COLLECTIONS, Plan

Names = Callable[[str], str]
"""From an id to letters and digits that stand for it, the same each time it is asked."""

_MORE = "\0more"
_MOST_ROUNDS = 8
_GONE = "…"
_UNKNOWN = "thing"
_CODES = frozenset(
    {
        ("Acceptance", "finding"),
        ("Gate", "rule"),
        ("Gate", "rule_version"),
        ("About", "rule_packs"),
    }
)
"""Lines that hold the id of a duty or of a pack of rules, of which only a person's gives way."""


def renamed(plan: Plan, names: Names, whole: Plan | None = None) -> Plan:
    """The plan with other ids throughout, in which every rule among its entities still holds.

    ``whole`` is the plan of which it is a part: ids of what was left out give way in sentences too.
    Where a sentence would become longer than its field allows, the ids in it give way to “…”.
    Raises ``ValueError`` when ``names`` cannot tell the ids apart. Complexity: one walk through the
    plan, and the words of its sentences.
    """
    return _Renaming(new_ids(plan, names, whole), _people(plan, whole)).of_plan(plan)


def new_ids(plan: Plan, names: Names, whole: Plan | None = None) -> Mapping[str, str]:
    """Id of everything in a plan, and of all that it names, to the id that it gets.

    No two are alike without regard to capitals, nor like one of the ids before; one that would be
    gets more letters. Those of the whole plan follow those of its part.
    """
    kinds = _kinds(plan)
    kinds |= {name: kind for name, kind in _kinds(whole).items() if name not in kinds}
    kinds |= {name: _UNKNOWN for p in (plan, whole) for name in _named(p) if name not in kinds}
    taken = {name.casefold() for name in kinds}
    made: dict[str, str] = {}
    for name, kind in kinds.items():
        made[name] = _one_of_its_own(name, kind, names, taken)
        taken.add(made[name].casefold())
    return MappingProxyType(made)


def _one_of_its_own(name: str, kind: str, names: Names, taken: set[str]) -> str:
    letters = names(name)
    for number in range(_MOST_ROUNDS):
        new = letters if kind == "individuals" else f"{_prefix(kind)}-{letters.lower()}"
        if new.casefold() not in taken:
            return new
        letters += names(f"{name}{_MORE}{number}")[:2]
    raise ValueError("the new names of a plan cannot be told apart")


def _kinds(plan: Plan | None) -> dict[str, str]:
    if plan is None:
        return {}
    return {thing.id: thing.kind for thing in plan.index.things.values()}


@cache
def _prefix(kind: str) -> str:
    if kind == _UNKNOWN:
        return kind
    cls = COLLECTIONS.get(kind)
    # Letters alone, so that no id of more than one part can stand in a new one.
    word = re.findall("[A-Z][a-z]*", cls.__name__)[-1] if cls else kind.removesuffix("s")
    return str(word).lower()


def _people(plan: Plan, whole: Plan | None) -> frozenset[str]:
    return frozenset(one.id for p in (plan, whole) if p is not None for one in p.individuals)


def _named(plan: Plan | None) -> Iterator[str]:
    """Every id that stands in a field, of what there is and of what there was."""
    if plan is not None:
        for record in (plan.about, *plan):
            yield from _ids_of(record)


def _ids_of(record: Any) -> Iterator[str]:  # noqa: ANN401  (records of every class)
    cls: Any = type(record)
    for field in _fields(cls):
        for value in _items(getattr(record, field.name)):
            if field.what == "record":
                yield from _ids_of(value)
            elif field.what == "id":
                yield value


@attrs.frozen
class _Field:
    """What stands in a field of a class of the domain, as far as renaming goes."""

    name: str
    what: str
    """id, words or record."""
    longest: int = 0
    """Of words, in characters."""


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:  # noqa: ANN401
    return tuple(found for field in attrs.fields(cls) for found in _field(field.name, field.type))


def _field(name: str, annotation: Any) -> Iterable[_Field]:  # noqa: ANN401
    for leaf in leaves(annotation):
        rule = leaf.__metadata__[0] if get_origin(leaf) is Annotated else None
        if isinstance(rule, Slug):
            yield _Field(name, "id")
        elif isinstance(rule, Words):
            yield _Field(name, "words", rule.longest)
        elif isinstance(leaf, type) and issubclass(leaf, Record):
            yield _Field(name, "record")


def _items(value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


class _Renaming:
    """Gives the records of one plan their new ids."""

    def __init__(self, new: Mapping[str, str], people: frozenset[str]) -> None:
        self._new = new
        self._people = {name.casefold(): name for name in people}
        # What there is comes before what was only named, should capitals alone part them.
        others = {name.casefold(): name for name in reversed([*new]) if not is_word(name)}
        self._known = others | self._people

    def of_plan(self, plan: Plan) -> Plan:
        """People are put in the order of their new ids: the order of the old ones tells of them."""
        collections = {
            name: tuple(map(self._of_record, entities))
            for name, entities in plan.collections().items()
        }
        people = sorted(collections["individuals"], key=lambda person: str(person.id))
        collections["individuals"] = tuple(people)
        return Plan(about=self._of_record(plan.about), **collections)

    def _of_record(self, record: Any) -> Any:  # noqa: ANN401
        cls: Any = type(record)
        changed = {}
        for field in _fields(cls):
            value = getattr(record, field.name)
            after = tuple(self._of_value(record, field, item) for item in _items(value))
            if after != _items(value):
                changed[field.name] = after if isinstance(value, tuple) else after[0]
        return attrs.evolve(record, **changed) if changed else record

    def _of_value(self, record: Any, field: _Field, value: Any) -> Any:  # noqa: ANN401
        if field.what == "record":
            return self._of_record(value)
        if field.what == "id":
            return self._new[value]
        known = self._people if (type(record).__name__, field.name) in _CODES else self._known
        text = replaced(value, known, self._new.__getitem__)
        return text if len(text) <= field.longest else replaced(value, known, lambda _: _GONE)
