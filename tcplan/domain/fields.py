"""A field's annotation says all that its values must keep; construction and reading both ask it.

``@record`` makes a frozen, slotted, keyword-only attrs class whose fields are checked on
construction against their annotations, so that no invalid value of the domain can exist.
"""

import datetime as dt
import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, Union, dataclass_transform, get_args, get_origin

import attrs

from tcplan.domain.codelists import code_list
from tcplan.errors import InvalidValueError, Problem, shown

Checker = Callable[[Any, str], Iterable[Problem]]

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
"""A day outside these is a slip of the pen; within them, weeks can be counted either way."""

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.frozen
class Slug:
    """The id of an entity: letters, digits, dot, dash and underscore, at most 64."""

    expected = "an id of up to 64 letters, digits, '.', '-' or '_', starting with a letter or digit"

    def holds(self, value: object) -> bool:
        """Whether ``value`` is such an id."""
        return isinstance(value, str) and _SLUG.fullmatch(value) is not None


@attrs.frozen
class RefTo(Slug):
    """The id of another entity of the plan, of one of the given kinds."""

    kinds: tuple[str, ...] = ()
    """Names of plan collections (``agencies``, ``teams`` …) or nested kinds (``threats`` …)."""


@attrs.frozen
class Words:
    """Free text: not blank, no NUL, no lone surrogate, and within its length."""

    longest: int
    lines: bool = False

    @property
    def expected(self) -> str:
        """What is expected, as a phrase."""
        kind = "text" if self.lines else "one line of text"
        return f"{kind} of 1 to {self.longest} characters without NUL or lone surrogates"

    def holds(self, value: object) -> bool:
        """Whether ``value`` is such text."""
        if not isinstance(value, str) or not 0 < len(value) <= self.longest or not value.strip():
            return False
        if "\0" in value or (not self.lines and "\n" in value):
            return False
        return value.isascii() or not _SURROGATE.search(value)


@attrs.frozen
class Coded:
    """A code of the named code list."""

    list_name: str

    @property
    def expected(self) -> str:
        """What is expected, as a phrase."""
        codes = list(code_list(self.list_name).codes)
        few = ", ".join(codes[:12]) + (f" … ({len(codes)} codes)" if len(codes) > 12 else "")  # noqa: PLR2004
        return f"one of {few} (code list {self.list_name})"

    def holds(self, value: object) -> bool:
        """Whether ``value`` is a code of the list."""
        return isinstance(value, str) and value in code_list(self.list_name).codes


@attrs.frozen
class Between:
    """A whole number within bounds; the unit is named for the reader."""

    least: int
    most: int
    unit: str

    @property
    def expected(self) -> str:
        """What is expected, as a phrase."""
        return f"a whole number of {self.unit} from {self.least} to {self.most}"

    def holds(self, value: object) -> bool:
        """Whether ``value`` is such a number."""
        return type(value) is int and self.least <= value <= self.most


@attrs.frozen
class Pattern:
    """Text of a fixed shape; its digits are 0 to 9 and no other script's."""

    regex: str
    expected: str

    def holds(self, value: object) -> bool:
        """Whether ``value`` has the shape."""
        if not isinstance(value, str):
            return False
        return re.fullmatch(self.regex, value, re.ASCII) is not None


Id = Annotated[str, Slug()]
Line = Annotated[str, Words(500)]
Prose = Annotated[str, Words(20_000, lines=True)]
Minutes = Annotated[int, Between(1, 525_600, "minutes")]
Days = Annotated[int, Between(0, 3_660, "days")]
Count = Annotated[int, Between(0, 10_000, "people, places or things")]
HoursAWeek = Annotated[int, Between(0, 1_680, "hours a week")]
PoundsAWeek = Annotated[int, Between(0, 1_000_000, "pounds a week")]

IndividualId = Annotated[str, RefTo(("individuals",))]
AgencyId = Annotated[str, RefTo(("agencies",))]
HolderId = Annotated[str, RefTo(("agencies", "teams"))]
DependencyId = Annotated[str, RefTo(("agencies", "teams", "places", "systems"))]
PlaceId = Annotated[str, RefTo(("places",))]
ControlId = Annotated[str, RefTo(("controls",))]
ThreatId = Annotated[str, RefTo(("threats",))]
ConsequenceId = Annotated[str, RefTo(("consequences",))]
AuthorityId = Annotated[str, RefTo(("authorities",))]
RequiredId = Annotated[str, RefTo(("controls", "authorities", "conditions", "places", "systems"))]
SpellId = Annotated[str, RefTo(("spells",))]
PlacementId = Annotated[str, RefTo(("placements",))]
AnyId = Annotated[str, RefTo(("*",))]


def is_optional(annotation: Any) -> bool:  # noqa: ANN401  (annotations have no common type)
    """Whether values of an annotation may be ``None``."""
    return get_origin(annotation) in {Union, types.UnionType}


def words(annotation: Any) -> str:  # noqa: ANN401
    """What is expected where a value of an annotation stands, as a phrase."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return str(annotation.__metadata__[0].expected)
    if is_optional(annotation):
        return words(_without_none(annotation))
    if origin is tuple:
        return "a list"
    return _TYPE_WORDS.get(annotation) or f"an object ({annotation.__name__})"


@cache
def checker(annotation: Any) -> Checker:  # noqa: ANN401
    """The check for values of an annotation: gives a problem for each fault, with its path."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _checker_of(annotation.__metadata__[0].holds, annotation)
    if is_optional(annotation):
        return _optional_checker(checker(_without_none(annotation)))
    if origin is tuple:
        return _items_checker(checker(get_args(annotation)[0]))
    return _checker_of(_TYPE_RULES.get(annotation) or _instance_of(annotation), annotation)


@cache
def checks(cls: Any) -> tuple[tuple[str, Checker], ...]:  # noqa: ANN401
    """The name and the check of every field of a class of the domain, in their order."""
    return tuple((field.name, checker(field.type)) for field in attrs.fields(cls))


@cache
def _rule(annotation: Any) -> Callable[[Any], bool]:  # noqa: ANN401
    """Whether a value of an annotation is right: what its checker finds no problem with."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return annotation.__metadata__[0].holds  # type: ignore[no-any-return]
    if is_optional(annotation):
        inner = _rule(_without_none(annotation))
        return lambda value: value is None or inner(value)
    if origin is tuple:
        each = _rule(get_args(annotation)[0])
        return lambda value: type(value) is tuple and all(map(each, value))
    return _TYPE_RULES.get(annotation) or _instance_of(annotation)


@cache
def _rules(cls: Any) -> tuple[tuple[str, Callable[[Any], bool]], ...]:  # noqa: ANN401
    return tuple((field.name, _rule(field.type)) for field in attrs.fields(cls))


def _without_none(annotation: Any) -> Any:  # noqa: ANN401
    (inner,) = [part for part in get_args(annotation) if part is not type(None)]
    return inner


def _checker_of(holds: Callable[[Any], bool], annotation: Any) -> Checker:  # noqa: ANN401
    def check(value: Any, path: str) -> Iterable[Problem]:  # noqa: ANN401
        return () if holds(value) else (Problem(path, shown(value), words(annotation)),)

    return check


def _optional_checker(inner: Checker) -> Checker:
    def check(value: Any, path: str) -> Iterable[Problem]:  # noqa: ANN401
        return () if value is None else inner(value, path)

    return check


def _items_checker(inner: Checker) -> Checker:
    def check(value: Any, path: str) -> Iterable[Problem]:  # noqa: ANN401
        if type(value) is not tuple:
            return (Problem(path, shown(value), "a list"),)
        return [p for at, item in enumerate(value) for p in inner(item, f"{path}[{at}]")]

    return check


def _instance_of(cls: type) -> Callable[[Any], bool]:
    return lambda value: type(value) is cls


def _is_day(value: object) -> bool:
    return type(value) is dt.date and FIRST_DAY <= value <= LAST_DAY


def _is_moment(value: object) -> bool:
    if type(value) is not dt.datetime or value.tzinfo is not None:
        return False
    return FIRST_DAY <= value.date() <= LAST_DAY


_TYPE_RULES: Mapping[Any, Callable[[Any], bool]] = MappingProxyType(
    {dt.date: _is_day, dt.datetime: _is_moment}
)
_TYPE_WORDS: Mapping[Any, str] = MappingProxyType(
    {
        bool: "true or false",
        int: "a whole number",
        str: "text",
        dt.date: "a date such as 2026-11-22, from 1900 to 2199",
        dt.datetime: "a local date and time such as 2026-11-22T14:30:00",
    }
)


class Record:
    """Base of every class of the domain: checks its fields, then the rules among them."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        """Raise ``InvalidValueError`` with every problem of this value."""
        problems: list[Problem] = []
        cls: Any = type(self)
        # Nearly always all is right, which is known sooner without the paths of what is not.
        if not all(right(getattr(self, name)) for name, right in _rules(cls)):
            for name, check in checks(cls):
                problems.extend(check(getattr(self, name), name))
        if not problems:
            problems.extend(self.faults())
        if problems:
            own = getattr(self, "id", None)
            what = cls.__name__ + (f" {shown(own)}" if isinstance(own, str) else "")
            raise InvalidValueError(what, problems)

    def __repr__(self) -> str:
        """The class and the id, never what is recorded: representations end up in crash output."""
        return f"{type(self).__name__}({getattr(self, 'id', '…')})"

    def faults(self) -> Iterator[Problem]:
        """The rules among several fields; asked only when each field is right by itself."""
        yield from ()


_Class = TypeVar("_Class")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(attrs.field,))
def record(cls: type[_Class]) -> type[_Class]:
    """Make a frozen, slotted, keyword-only class of the domain."""
    return attrs.frozen(cls, kw_only=True, repr=False, match_args=False)


def each_once(name: str, value: Any) -> Iterator[Problem]:  # noqa: ANN401
    """A problem for everything that stands more than once in a record's list ``name``."""
    first: dict[Any, int] = {}
    for at, item in enumerate(getattr(value, name)):
        if first.setdefault(item, at) != at:
            yield Problem(f"{name}[{at}]", shown(item), f"each one once; [{first[item]}] has it")


def in_order(earlier: str, later: str, value: Any) -> Iterator[Problem]:  # noqa: ANN401
    """The problem that a record's field ``later`` lies before its field ``earlier``, if it does."""
    first, second = getattr(value, earlier), getattr(value, later)
    if first is not None and second is not None and second < first:
        yield Problem(later, shown(second), f"{first} ({earlier}) or a later date")
