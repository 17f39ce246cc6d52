"""A rule pack is read with everything that is wrong in it, or not at all.

A pack is TOML: its name, title and area, its rules, and for a local pack the parameters of other
rules that it sets otherwise. Nothing is coerced and no unknown key is passed over.
"""

import datetime as dt
import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Annotated, Any

import attrs

from tcplan.domain.fields import (
    FIRST_DAY,
    Line,
    Pattern,
    Prose,
    Record,
    Words,
    checks,
    record,
    words,
)
from tcplan.errors import InvalidValueError, PackInvalidError, PackUnreadableError, Problem, shown
from tcplan.rules.rule import Parameter, Rule, RuleId

MOST_BYTES = 1_000_000
MOST_ROWS = 500
MOST_PROBLEMS = 200
_MOST = 10_000
_ALWAYS = "always"
_PARAMETER_KEYS = ("value", "unit", "words", "choices", "fixed")
_OUTER_KEYS = ("name", "title", "area", "rule", "override")
_NAME = Pattern(r"[a-z][a-z0-9-]{0,39}", "a name of small letters, digits and '-', such as devon")
_LINE, _WORD = Words(500), Words(100)
_VALUE = f"a whole number from 0 to {_MOST:,}, a word, or true or false"


@record
class Change(Record):
    """What a local pack asks to be set otherwise, before the rule is looked up."""

    rule: RuleId
    parameter: Line
    source: Line
    address: Line | None = None
    certain: bool
    doubt: Prose | None = None

    def faults(self) -> Iterator[Problem]:
        """A doubt is said exactly where there is one."""
        if not self.certain and self.doubt is None:
            yield Problem("doubt", "nothing", "what is not sure about it, as certain is false")
        if self.certain and self.doubt is not None:
            yield Problem("certain", "true", "false, as a doubt is told")


@record
class _Outer(Record):
    name: Annotated[str, _NAME]
    title: Line
    area: Line


@attrs.frozen(kw_only=True)
class Pack:
    """A rule pack as it was read."""

    name: str
    title: str
    area: str
    file: str
    """What it was read from, as an error names it."""
    rules: tuple[Rule, ...]
    changes: tuple[tuple[Change, int | str | bool], ...] = ()
    """What it sets otherwise, each with the value."""
    local: bool = True
    """Whether it is one area's, and not of the packs that everybody has."""


def read_pack(data: bytes, file: str) -> Pack:
    """The rule pack that the bytes of a TOML file hold; ``file`` is how an error names it.

    Raises ``PackUnreadableError``, one sentence, for what is no TOML or too large, and
    ``PackInvalidError`` with every problem for what is no rule pack.
    """
    tree = _tree(data, file)
    problems: list[Problem] = list(_unknown(tree, _OUTER_KEYS))
    outer = _made(_Outer, tree, "", problems, _OUTER_KEYS)
    name = tree.get("name")
    told = name if isinstance(name, str) and _NAME.holds(name) else "unknown"
    rules = [_rule(row, place, told, problems) for place, row in _rows(tree, "rule", problems)]
    changes = [_change(row, at, problems) for at, row in _rows(tree, "override", problems)]
    if outer is None or problems:
        raise PackInvalidError(file, problems[:MOST_PROBLEMS])
    return Pack(
        name=outer.name,
        title=outer.title,
        area=outer.area,
        file=file,
        rules=tuple(rule for rule in rules if rule is not None),
        changes=tuple(change for change in changes if change is not None),
    )


def is_value(value: object) -> bool:
    """Whether a parameter may hold it."""
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return 0 <= value <= _MOST
    return _WORD.holds(value)


def _tree(data: bytes, file: str) -> Mapping[str, Any]:
    if len(data) > MOST_BYTES:
        raise PackUnreadableError(f"{file} holds more than {MOST_BYTES:,} bytes.")
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PackUnreadableError(f"{file} is not UTF-8 text at byte {error.start + 1}.") from None
    except RecursionError:
        raise PackUnreadableError(f"{file} nests too deep.") from None
    except ValueError as error:
        raise PackUnreadableError(f"{file} is not TOML: {shown(str(error))[1:-1]}.") from None


def _rows(
    tree: Mapping[str, Any], key: str, problems: list[Problem]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = tree.get(key, [])
    if not isinstance(rows, list):
        problems.append(Problem(key, shown(rows), f"a list, each one beginning with [[{key}]]"))
        return
    if len(rows) > MOST_ROWS:
        problems.append(Problem(key, shown(rows), f"at most {MOST_ROWS:,} of them"))
        return
    for at, row in enumerate(rows):
        if isinstance(row, dict):
            yield f"{key}[{at}]", row
        else:
            problems.append(Problem(f"{key}[{at}]", shown(row), f"a table [[{key}]]"))


def _rule(row: Mapping[str, Any], place: str, pack: str, problems: list[Problem]) -> Rule | None:
    known = tuple(name for name, _ in checks(Rule) if name != "pack")
    own: list[Problem] = list(_unknown(row, known))
    given = {**row, "pack": pack}
    if given.get("effective_from") == _ALWAYS:
        given["effective_from"] = FIRST_DAY
    given["parameters"] = tuple(_parameters(row.get("parameters", {}), own))
    made: Rule | None = _made(Rule, given, "", own, known)
    named = row.get("id")
    entity = named if isinstance(named, str) else ""
    problems.extend(attrs.evolve(p, path=f"{place}.{p.path}", entity=entity) for p in own)
    return made


def _parameters(rows: object, problems: list[Problem]) -> Iterator[Parameter]:
    if not isinstance(rows, dict):
        problems.append(Problem("parameters", shown(rows), "a table of parameters"))
        return
    for name, row in rows.items():
        found = list(_parameter_faults(row)) if isinstance(row, dict) else [_no_table(row)]
        problems.extend(
            attrs.evolve(p, path=f"parameters.{_key(name)}" + (p.path and f".{p.path}"))
            for p in found
        )
        if not found:
            yield Parameter(name=name, **{**row, "choices": tuple(row.get("choices", ()))})


def _no_table(row: object) -> Problem:
    return Problem("", shown(row), 'a table such as { value = 28, unit = "days", words = "…" }')


def _parameter_faults(row: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _unknown(row, _PARAMETER_KEYS)
    if not is_value(row.get("value")):
        yield Problem("value", shown(row.get("value")), _VALUE)
    for key in ("unit", "words"):
        if not _LINE.holds(row.get(key)):
            yield Problem(key, shown(row.get(key)), _LINE.expected)
    if not isinstance(row.get("fixed", False), bool):
        yield Problem("fixed", shown(row["fixed"]), "true or false")
    choices = row.get("choices", [])
    if not isinstance(choices, list) or not all(_WORD.holds(one) for one in choices):
        yield Problem("choices", shown(choices), "a list of words")
    elif choices and row.get("value") not in choices:
        yield Problem("value", shown(row.get("value")), f"one of {', '.join(choices)}")


def _change(
    row: Mapping[str, Any], place: str, problems: list[Problem]
) -> tuple[Change, int | str | bool] | None:
    known = (*(name for name, _ in checks(Change)), "value")
    own: list[Problem] = list(_unknown(row, known))
    if not is_value(row.get("value")):
        own.append(Problem("value", shown(row.get("value")), _VALUE))
    made = _made(Change, row, "", own, known)
    problems.extend(attrs.evolve(p, path=f"{place}.{p.path}") for p in own)
    return None if made is None or own else (made, row["value"])


def _made(
    cls: Any,  # noqa: ANN401
    row: Mapping[str, Any],
    place: str,
    problems: list[Problem],
    known: Iterable[str],
) -> Any:  # noqa: ANN401
    """The record that a table holds, or None with the problems told."""
    names = {name for name, _ in checks(cls)}
    given = {key: _as_tuple(value) for key, value in row.items() if key in names}
    needed = [f.name for f in attrs.fields(cls) if f.default is attrs.NOTHING]
    missing = [name for name in needed if name not in given]
    problems.extend(Problem(place + name, "nothing", _expected(cls, name)) for name in missing)
    if missing:
        for name, check in checks(cls):
            if name in given and name in known:
                problems.extend(check(given[name], place + name))
        return None
    try:
        return cls(**given)
    except InvalidValueError as error:
        problems.extend(error.problems)
        return None


def _expected(cls: Any, name: str) -> str:  # noqa: ANN401
    return next(words(f.type) for f in attrs.fields(cls) if f.name == name)


def _as_tuple(value: Any) -> Any:  # noqa: ANN401
    # A moment is a day to Python and none to a rule.
    if isinstance(value, dt.datetime):
        return str(value)
    return tuple(value) if isinstance(value, list) else value


def _unknown(row: Mapping[str, Any], known: Iterable[str]) -> Iterator[Problem]:
    names = tuple(known)
    for key in islice((key for key in row if key not in names), MOST_PROBLEMS):
        near = difflib.get_close_matches(key[:40], names, n=1)
        expected = f'the key "{near[0]}"' if near else f"one of the keys {', '.join(names)}"
        yield Problem(_key(key), shown(row[key]), expected)


def _key(name: str) -> str:
    return shown(name)[1:-1]
