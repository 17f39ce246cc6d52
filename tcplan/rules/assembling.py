"""Packs make one set of rules only when they agree: no id, version or day is claimed twice.

What a local pack sets otherwise is put into the rules here, and refused where the law sets it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

import attrs

from tcplan.domain.dates import long_day
from tcplan.errors import PackInvalidError, Problem, shown
from tcplan.rules.reading import MOST_PROBLEMS, Change, Pack
from tcplan.rules.rule import Override, Parameter, Rule, Value

_NATIONAL = "R"


def together(packs: Iterable[Pack]) -> dict[str, tuple[Rule, ...]]:
    """Id of each rule of the packs, in order, to its versions with what later packs set.

    The oldest version stands first, one without a day last. Raises ``PackInvalidError`` with the
    problems of the first pack that contradicts those before it, or the law.
    """
    rules: dict[str, tuple[Rule, ...]] = {}
    named: dict[str, str] = {}
    for pack in packs:
        problems = list(islice(_clashes(pack, rules, named), MOST_PROBLEMS))
        if not problems:
            rules |= _own(pack)
            problems = list(_overridden(pack, rules))
        if problems:
            raise PackInvalidError(pack.file, problems)
        named[pack.name] = pack.file
    return {name: rules[name] for name in sorted(rules, key=lambda n: (n[0], int(n[1:])))}


def _own(pack: Pack) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in pack.rules:
        found.setdefault(rule.id, []).append(rule)
    return {
        name: tuple(sorted(rules, key=lambda rule: rule.effective_from or dt.date.max))
        for name, rules in found.items()
    }


def _clashes(
    pack: Pack, rules: Mapping[str, tuple[Rule, ...]], named: Mapping[str, str]
) -> Iterator[Problem]:
    if pack.name in named:
        yield Problem("name", shown(pack.name), f"another name: {named[pack.name]} has it")
    for at, rule in enumerate(pack.rules):
        if rule.id in rules:
            holder = rules[rule.id][0].pack
            yield Problem(f"rule[{at}].id", shown(rule.id), f"an id of its own: {holder} has it")
        elif pack.local and rule.id.startswith(_NATIONAL):
            # A rule that is added nationally later must not take the id of an area's own.
            expected = f"a letter of your own, such as L01: {_NATIONAL} is kept for national rules"
            yield Problem(f"rule[{at}].id", shown(rule.id), expected)
    for (first, one), (second, other) in _pairs(pack.rules):
        if one.version == other.version:
            expected = f"a version of its own: rule[{first}] has it"
            yield Problem(f"rule[{second}].version", shown(other.version), expected, other.id)
        shared = _first_shared(one, other)
        if shared is not None:
            expected = f"days on which rule[{first}] is not in force, unlike {long_day(shared)}"
            found = shown(other.effective_from)
            yield Problem(f"rule[{second}].effective_from", found, expected, other.id)


def _pairs(rules: Sequence[Rule]) -> Iterator[tuple[tuple[int, Rule], tuple[int, Rule]]]:
    """Every two versions of one rule, each with its place in the pack."""
    versions: dict[str, list[tuple[int, Rule]]] = {}
    for at, rule in enumerate(rules):
        versions.setdefault(rule.id, []).append((at, rule))
    for placed in versions.values():
        yield from combinations(placed, 2)


def _first_shared(one: Rule, other: Rule) -> dt.date | None:
    """The first day on which two versions are both in force."""
    if one.effective_from is None or other.effective_from is None:
        return None
    later = max(one.effective_from, other.effective_from)
    ends = (rule.effective_to for rule in (one, other) if rule.effective_to is not None)
    return later if all(later <= end for end in ends) else None


def _overridden(pack: Pack, rules: dict[str, tuple[Rule, ...]]) -> Iterator[Problem]:
    """Set in ``rules`` what the pack sets otherwise; a problem for each that cannot be set."""
    seen: dict[tuple[str, str], int] = {}
    for at, (change, value) in enumerate(pack.changes):
        place = f"override[{at}]"
        versions = rules.get(change.rule)
        if versions is None:
            yield Problem(f"{place}.rule", shown(change.rule), "the id of a rule that there is")
            continue
        first = seen.setdefault((change.rule, change.parameter), at)
        if first != at:
            expected = f"each parameter once; override[{first}] has it"
            yield Problem(f"{place}.parameter", shown(change.parameter), expected, change.rule)
            continue
        problem = _refused(change, value, versions)
        if problem is not None:
            yield attrs.evolve(problem, path=f"{place}.{problem.path}", entity=change.rule)
            continue
        rules[change.rule] = tuple(_set(rule, pack, change, value) for rule in versions)


def _refused(change: Change, value: Value, versions: Iterable[Rule]) -> Problem | None:
    known = {p.name: p for rule in versions for p in rule.parameters}
    parameter = known.get(change.parameter)
    if parameter is None:
        expected = f"one of {', '.join(known)}" if known else "a rule that has parameters"
        return Problem("parameter", shown(change.parameter), expected)
    if parameter.fixed:
        expected = "a parameter that may be set locally: this one is set by the law"
        return Problem("parameter", shown(change.parameter), expected)
    if type(value) is not type(parameter.value):
        kind = {bool: "true or false", int: "a whole number"}.get(type(parameter.value), "a word")
        return Problem("value", shown(value), f"{kind} ({parameter.unit})")
    if parameter.choices and value not in parameter.choices:
        return Problem("value", shown(value), f"one of {', '.join(parameter.choices)}")
    return None


def _set(rule: Rule, pack: Pack, change: Change, value: Value) -> Rule:
    return attrs.evolve(  # type: ignore[misc]
        rule,
        parameters=tuple(
            _with(parameter, rule, pack, change, value)
            if parameter.name == change.parameter
            else parameter
            for parameter in rule.parameters
        ),
    )


def _with(parameter: Parameter, rule: Rule, pack: Pack, change: Change, value: Value) -> Parameter:
    override = Override(
        rule=rule.id,
        parameter=parameter.name,
        value=value,
        was=parameter.value,
        pack=pack.name,
        area=pack.area,
        source=change.source,
        address=change.address,
        certain=change.certain,
        doubt=change.doubt,
    )
    return attrs.evolve(parameter, value=value, overrides=(*parameter.overrides, override))
