"""What somebody wrote is read once more before it leaves; what is found is never repeated.

A finding names the place and the kind of thing, so that whoever approves the paper looks there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Annotated, Any, get_origin

import attrs

from tcplan.access.identifiers import KINDS, as_typed
from tcplan.domain.codelists import code_list
from tcplan.domain.dates import long_day
from tcplan.domain.fields import Record, Words
from tcplan.domain.individual import Individual
from tcplan.domain.integrity import leaves
from tcplan.domain.network import Agency, Place
from tcplan.domain.plan import Plan

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "nhs-number": "an NHS number",
        "postcode": "a postcode",
        "telephone": "a telephone number",
        "e-mail": "an e-mail address",
        "person": "the name of a person of the plan",
        "family": "the name of somebody's family, friend or home",
    }
)
"""Kind of thing to what it is, in words."""

_OWN_NAMES = ((Individual, "preferred_name"), (Agency, "name"), (Place, "name"))
"""Fields that are names: who may see these is decided elsewhere."""


@attrs.frozen
class Found:
    """Something that may tell who or where somebody is; the thing itself is nowhere here."""

    place: str
    """Where it stands, in words: “control c014-nights, description”."""
    entity: str
    """The id of the entry; empty for the text of a paper."""
    kind: str
    """One of ``KIND_WORDS``."""
    times: int = 1
    """How often in that place."""

    def sentence(self) -> str:
        """The finding in one line."""
        often = f", {self.times} times" if self.times > 1 else ""
        return f"{self.place}: {KIND_WORDS[self.kind]}{often}."


@attrs.frozen
class Watched:
    """The names for which text is searched."""

    people: tuple[str, ...] = attrs.field(repr=False)
    family: tuple[str, ...] = attrs.field(repr=False)
    """Names of families, friends and homes."""

    @classmethod
    def of(cls, plan: Plan, known: Plan | None = None) -> "Watched":
        """Every name in a plan that tells of a person.

        ``known`` is what a reader may see of it: a home, a relative or a friend that stands there
        under this name tells that reader nothing. A person's own name always does.
        """
        informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003
        shown = {} if known is None else known.by_id
        people = (one.preferred_name for one in plan.individuals)
        kin = _names_beyond(shown, (one for one in plan.agencies if one.kind in informal))
        homes = _names_beyond(shown, (one for one in plan.places if one.kind == "home"))
        return cls(tuple(dict.fromkeys(people)), tuple(dict.fromkeys((*kin, *homes))))

    def kinds_in(self, text: str) -> Iterator[tuple[str, int]]:
        """Kind of everything in a text that may tell who or where somebody is, and how often."""
        typed = as_typed(text)
        for kind, finder in KINDS.items():
            if times := sum(1 for _ in finder(typed)):
                yield kind, times
        for kind, names in (("person", self.people), ("family", self.family)):
            pattern = _pattern(names, exact=kind == "person")
            if pattern and (times := sum(1 for _ in pattern.finditer(typed))):
                yield kind, times


def found_in_text(plan: Plan, watched: Watched | None = None) -> tuple[Found, ...]:
    """What stands in the sentences of a plan that may tell who or where somebody is.

    ``watched`` are the names; those of the plan itself when none are given. Complexity: the text,
    times the number of patterns.
    """
    names = watched or Watched.of(plan)
    return tuple(
        Found(place, getattr(record, "id", ""), kind, times)
        for record in (plan.about, *plan)
        for place, text in _texts(record, _called(record))
        for kind, times in names.kinds_in(text)
    )


def found_in_words(texts: Iterable[tuple[str, str]], watched: Watched) -> tuple[Found, ...]:
    """The same in any text, such as that of a composed paper: each with words for its place."""
    return tuple(
        Found(place, "", kind, times)
        for place, text in texts
        for kind, times in watched.kinds_in(text)
    )


def _names_beyond(shown: Mapping[str, Any], things: Iterable[Agency | Place]) -> Iterator[str]:
    """The names of those that a reader does not know by them."""
    for thing in things:
        if getattr(shown.get(thing.id), "name", None) != thing.name:
            yield thing.name


def _called(record: Any) -> str:  # noqa: ANN401  (records of every class)
    if not hasattr(record, "id"):
        return "the plan itself"
    return f"{_spaced(type(record).__name__)} {record.id}"


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _texts(record: Any, place: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Every piece of free text of a record, with words for where it stands."""
    cls: Any = type(record)
    for name, is_record in _fields(cls):
        value = getattr(record, name)
        several = isinstance(value, tuple)
        for at, item in enumerate(value if several else (value,), start=1):
            if item is None:
                continue
            words = f"{place}, {name.replace('_', ' ')}{f' {at}' if several else ''}"
            if is_record:
                yield from _texts(item, words)
            else:
                yield words, item


@cache
def _fields(cls: Any) -> tuple[tuple[str, bool], ...]:  # noqa: ANN401
    """Fields of free text, and of records within a record."""
    found = []
    for field in attrs.fields(cls):
        if any(cls is own and field.name == name for own, name in _OWN_NAMES):
            continue
        for leaf in leaves(field.type):
            rule = leaf.__metadata__[0] if get_origin(leaf) is Annotated else None
            if isinstance(rule, Words):
                found.append((field.name, False))
            elif isinstance(leaf, type) and issubclass(leaf, Record):
                found.append((field.name, True))
    return tuple(found)


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...], *, exact: bool) -> re.Pattern[str] | None:
    """Any of the names as words of their own; people's only as written, or all in capitals."""
    cleaned = {" ".join(as_typed(name).split()) for name in names}
    told = sorted((name for name in cleaned if any(map(str.isalpha, name))), key=len, reverse=True)
    forms = dict.fromkeys(form for name in told for form in (name, name.upper()))
    if not forms:
        return None
    written = "|".join(_one(form) for form in (forms if exact else told))
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", 0 if exact else re.IGNORECASE)


def _one(name: str) -> str:
    words = r"\s+".join(re.escape(word) for word in name.split())
    # Somebody called May is not in "2 May 2027".
    return rf"(?<!\d ){words}(?! \d{{4}})" if name.title() in _months() else words


@cache
def _months() -> frozenset[str]:
    import datetime as dt

    days = (dt.date(2000, month, 1) for month in range(1, 13))
    return frozenset(long_day(day).split()[1] for day in days)
