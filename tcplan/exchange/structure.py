"""A record is read with everything that is wrong in it, and with what is right in it.

cattrs leads from an annotation to the hook that reads it. Nothing is coerced: hooks only turn
lists into tuples, objects into records and ISO text into dates; the annotations of the domain
judge the rest. A hook that finds something wrong raises ``PartlyReadError`` with every problem
and with what could be read, so that the rules among entities can still be asked.
"""

import datetime as dt
import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import Annotated, Any, get_args, get_origin

import attrs
import cattrs

from tcplan.domain.fields import Checker, checker, checks, is_optional, words
from tcplan.errors import InvalidValueError, Problem
from tcplan.exchange.strict_json import MOST_PROBLEMS, Refused, quoted, step

Hook = Callable[[Any, Any], Any]

_LONGEST_KEY = 64
_SHORT = 40


class PartlyReadError(Exception):
    """A part of a tree that is no value of the domain."""

    def __init__(self, problems: Iterable[Problem], rest: object = None) -> None:
        """Keep the problems, their paths beginning here, and what could be read."""
        super().__init__("a part of the plan could not be read")
        self.problems = tuple(problems)
        self.rest = rest


@cache
def converter() -> cattrs.Converter:
    """The converter between trees and records of the domain, the same both ways."""
    made = cattrs.Converter()
    for plain in (str, int, bool):
        made.register_structure_hook(plain, _taken)
    for moment in (dt.date, dt.datetime):
        made.register_structure_hook(moment, _date_hook(moment))
        made.register_unstructure_hook(moment, moment.isoformat)
    made.register_structure_hook_func(_is_annotated, _taken)
    made.register_structure_hook_factory(is_optional, _optional_hook)
    made.register_structure_hook_factory(_is_list, _list_hook)
    made.register_structure_hook_factory(attrs.has, _record_hook)
    made.register_unstructure_hook_factory(attrs.has, _unstructure_hook)
    return made


def under(place: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, their paths beginning at ``place``."""
    for problem in problems:
        joint = "." if problem.path and not problem.path.startswith("[") else ""
        yield attrs.evolve(problem, path=f"{place}{joint}{problem.path}")


def unknown_keys(raw: Mapping[str, Any], known: Iterable[str]) -> Iterator[Problem]:
    """A problem for each key that nothing reads, with the key that was probably meant."""
    names = tuple(known)
    strange = (key for key in raw if key not in names)
    for key in islice(strange, MOST_PROBLEMS):
        yield Problem(step("", key), quoted(raw[key]), _meant(key[:_LONGEST_KEY], names))


@lru_cache(maxsize=1_000)
def _meant(key: str, names: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, names, n=1)
    return f'the key "{near[0]}"' if near else f"one of the keys {', '.join(names)}"


def once(value: Any) -> Any:  # noqa: ANN401
    """A short text, held once however often it stands in a plan: ids and codes mostly."""
    return sys.intern(value) if type(value) is str and len(value) <= _SHORT else value


def _is_annotated(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) is Annotated


def _is_list(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) is tuple


def _taken(raw: Any, _: Any) -> Any:  # noqa: ANN401
    if type(raw) is Refused:
        raise PartlyReadError(())
    return raw


def _date_hook(kind: type[dt.date]) -> Hook:
    def read(raw: Any, _: Any) -> Any:  # noqa: ANN401
        if type(raw) is Refused:
            raise PartlyReadError(())
        try:
            moment = kind.fromisoformat(raw)
        except (TypeError, ValueError):
            moment = None
        # fromisoformat also takes 20261122 and 2026-W47-7, which no reader of the file expects.
        if moment is None or moment.isoformat() != raw:
            raise PartlyReadError([Problem("", quoted(raw), words(kind))])
        return moment

    return read


def _optional_hook(kind: Any, within: cattrs.BaseConverter) -> Hook:  # noqa: ANN401
    (inner,) = [part for part in get_args(kind) if part is not type(None)]
    hook = within.get_structure_hook(inner)
    return lambda raw, _: None if raw is None else hook(raw, inner)


def _list_hook(kind: Any, within: cattrs.BaseConverter) -> Hook:  # noqa: ANN401
    inner = get_args(kind)[0]
    hook = within.get_structure_hook(inner)
    plain = hook is _taken

    def read(raw: Any, _: Any) -> tuple[Any, ...]:  # noqa: ANN401
        if type(raw) is not list:
            raise PartlyReadError(_wrong(raw, kind), ())
        if plain and Refused not in map(type, raw):
            return tuple(map(once, raw))
        return _items(raw, hook, inner)

    return read


def listed(raw: Any, kind: Any, along: Callable[[list[Any]], Iterable[Any]]) -> tuple[Any, ...]:  # noqa: ANN401
    """The values of a list of a kind; ``along`` leads through what is to be read of it."""
    if type(raw) is not list:
        raise PartlyReadError(_wrong(raw, tuple[kind, ...]), ())
    return _items(along(raw), converter().get_structure_hook(kind), kind)


def _items(raw: Iterable[Any], hook: Hook, inner: Any) -> tuple[Any, ...]:  # noqa: ANN401
    problems: list[Problem] = []
    items = []
    failed = 0
    for at, item in enumerate(raw):
        try:
            items.append(hook(item, inner))
        except PartlyReadError as error:
            problems.extend(under(f"[{at}]", error.problems))
            items.append(error.rest)
            failed += 1
            if max(failed, len(problems)) >= MOST_PROBLEMS:
                break
    if failed:
        raise PartlyReadError(problems, tuple(items))
    return tuple(items)


def _wrong(raw: Any, kind: Any) -> list[Problem]:  # noqa: ANN401
    """That something else was expected; nothing when the value has been refused already."""
    return [] if type(raw) is Refused else [Problem("", quoted(raw), words(kind))]


def _record_hook(cls: Any, within: cattrs.BaseConverter) -> Hook:  # noqa: ANN401
    hooks = {f.name: (within.get_structure_hook(f.type), f.type) for f in attrs.fields(cls)}
    required = {f.name: f.type for f in attrs.fields(cls) if f.default is attrs.NOTHING}
    names = tuple(hooks)

    def read(raw: Any, _: Any) -> Any:  # noqa: ANN401
        if type(raw) is not dict:
            raise PartlyReadError(_wrong(raw, cls))
        values: dict[str, Any] = {}
        rest: dict[str, Any] = {}
        wrong: dict[str, Iterable[Problem]] = {}
        for name, item in raw.items():
            if name not in hooks:
                continue
            hook, kind = hooks[name]
            if hook is _taken and type(item) is not Refused:
                values[name] = once(item)
                continue
            try:
                values[name] = hook(item, kind)
            except PartlyReadError as error:
                wrong[name] = under(name, error.problems)
                rest[name] = error.rest
        problems = [p for name in names if name in wrong for p in wrong[name]]
        missing = required.keys() - raw.keys()
        if not rest and not missing and len(values) == len(raw):
            try:
                return cls(**values)
            except InvalidValueError as error:
                problems.extend(error.problems)
        else:
            problems.extend(unknown_keys(raw, names))
            problems.extend(
                Problem(name, "nothing", words(kind))
                for name, kind in required.items()
                if name in missing
            )
            problems.extend(_judged(cls, values))
        raise PartlyReadError(problems, _half(cls, values, rest))

    return read


def _judged(cls: Any, values: Mapping[str, Any]) -> Iterator[Problem]:  # noqa: ANN401
    for name, check in checks(cls):
        if name in values:
            yield from check(values[name], name)


def _half(cls: Any, values: Mapping[str, Any], rest: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """A record with what is right in it and ``None`` for the rest; it never leaves this package."""
    half = object.__new__(cls)
    for field in attrs.fields(cls):
        value = rest.get(field.name)
        if field.name in values:
            value = _sound(values[field.name], checker(field.type), field.type)
        object.__setattr__(half, field.name, value)
    return half


def _sound(value: Any, check: Checker, kind: Any) -> Any:  # noqa: ANN401
    if type(value) is tuple and _is_list(kind):
        inner = get_args(kind)[0]
        return tuple(_sound(item, checker(inner), inner) for item in value)
    return None if any(check(value, "")) else value


def _unstructure_hook(cls: Any, within: cattrs.BaseConverter) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401
    fields = [(f.name, f.default, within.get_unstructure_hook(f.type)) for f in attrs.fields(cls)]

    def written(record: Any) -> dict[str, Any]:  # noqa: ANN401
        values = ((name, getattr(record, name), default, hook) for name, default, hook in fields)
        return {name: hook(value) for name, value, default, hook in values if value != default}

    return written
