"""Outside the holder no id of the plan is left: every one gives way, in fields and in sentences.

People get their bare pseudonym, everything else the word for what it is and a pseudonym of its own.
An id of letters alone that is no person's stays where it stands in a sentence, because there it is
a word (``words_of_ids``).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, get_origin

import attrs

from tcplan.access.words_of_ids import is_word, replaced
from tcplan.domain.fields import Record, Slug, Words
from tcplan.domain.integrity import leaves
from tcplan.domain.plan import COLLECTIONS, Plan

Names = Callable[[str], str]
"""From an id to letters and digits that stand for it, the same each time it is asked."""
Each = Callable[[Sequence[tuple[str, Any]]], Iterable[tuple[str, Any]]]
"""From entries to the same entries, one after another."""

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
    plan, and the words of its sentences; the whole plan costs nothing more.
    """
    return renamed_to(plan, new_ids(plan, names, whole))


def renamed_to(plan: Plan, ids: "NewIds", each: Each = iter) -> Plan:
    """The plan under ids that were made for it, as ``renamed`` gives it.

    ``each`` gives the entries one after another to whoever counts them.
    """
    return _Renaming(ids).of_plan(plan, each)


def new_ids(plan: Plan, names: Names, whole: Plan | None = None) -> "NewIds":
    """Id of everything in a plan and in the whole of it, and of what its options name, to the new.

    No two are alike without regard to capitals, nor like one of the ids before; one that would be
    gets more letters. Those of the whole plan follow those of its part.
    """
    return NewIds(plan, names, whole)


class NewIds(Mapping[str, str]):
    """The ids that everything gets; that of what was left out is made when it is asked for."""

    def __init__(self, plan: Plan, names: Names, whole: Plan | None) -> None:
        """Make those of the plan at once, so that nothing left out can change any of them."""
        self._names = names
        self._plans = (plan,) if whole is None else (plan, whole)
        self._tried = self._named_in_options()
        self._made: dict[str, str] = {}
        self._taken: set[str] = set()
        for thing in plan.index.things.values():
            self._make(thing.id, thing.kind)

    def __getitem__(self, name: str) -> str:
        """The new id; ``KeyError`` for what is not in the plan."""
        if name not in self._made:
            kind = self._kind(name)
            if kind is None:
                raise KeyError(name)
            self._make(name, kind)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Every id before."""
        things = (thing.id for plan in self._plans for thing in plan.index.things.values())
        yield from dict.fromkeys((*things, *self._tried.values()))

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return any(True for _ in self)

    def known(self, folded: str) -> str | None:
        """The id that letters are in a sentence, without capitals: people's, and no mere word."""
        for plan in self._plans:
            thing = plan.index.things.get(folded)
            if thing is not None:
                person = thing.kind == "individuals"
                return thing.id if person or not is_word(thing.id) else None
        tried = self._tried.get(folded)
        return None if tried is None or is_word(tried) else tried

    def person(self, folded: str) -> str | None:
        """The same, of people alone."""
        name = self.known(folded)
        return name if name is not None and self._kind(name) == "individuals" else None

    def _kind(self, name: str) -> str | None:
        folded = name.casefold()
        kinds = (plan.index.kind(name) for plan in self._plans)
        found = next((kind for kind in kinds if kind is not None), None)
        return found or (_UNKNOWN if folded in self._tried else None)

    def _named_in_options(self) -> dict[str, str]:
        """What options name, which may be gone: everything else that is named is there."""
        found = (name for plan in self._plans for one in plan.options for name in _ids_of(one))
        return {name.casefold(): name for name in found}

    def _make(self, name: str, kind: str) -> None:
        letters = self._names(name)
        for number in range(_MOST_ROUNDS):
            new = letters if kind == "individuals" else f"{_prefix(kind)}-{letters.lower()}"
            if new and not self._is_taken(new.casefold()):
                self._made[name] = new
                self._taken.add(new.casefold())
                return
            letters += self._names(f"{name}{_MORE}{number}")[:2]
        raise ValueError("the new names of a plan cannot be told apart")

    def _is_taken(self, folded: str) -> bool:
        before = any(folded in plan.index.things for plan in self._plans)
        return before or folded in self._taken or folded in self._tried


@cache
def _prefix(kind: str) -> str:
    if kind == _UNKNOWN:
        return kind
    cls = COLLECTIONS.get(kind)
    # Letters alone, so that no id of more than one part can stand in a new one.
    word = re.findall("[A-Z][a-z]*", cls.__name__)[-1] if cls else kind.removesuffix("s")
    return str(word).lower()


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

    def __init__(self, new: NewIds) -> None:
        self._new = new

    def of_plan(self, plan: Plan, each: Each) -> Plan:
        """People are put in the order of their new ids: the order of the old ones tells of them."""
        every = tuple((n, one) for n, held in plan.collections().items() for one in held)
        collections: dict[str, Any] = {name: [] for name in COLLECTIONS}
        for name, entity in each(every):
            collections[name].append(self._of_record(entity))
        collections["individuals"].sort(key=lambda person: str(person.id))
        found = {name: tuple(entities) for name, entities in collections.items()}
        return Plan(about=self._of_record(plan.about), **found)

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
        in_code = (type(record).__name__, field.name) in _CODES
        known = self._new.person if in_code else self._new.known
        text = replaced(value, known, self._new.__getitem__)
        return text if len(text) <= field.longest else replaced(value, known, lambda _: _GONE)
