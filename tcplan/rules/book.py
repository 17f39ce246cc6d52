"""The rules that hold on a day: the national packs and the local ones, every override in sight.

Of each rule at most one version is in force on one day, and no local pack changes what the law
sets. What a pack says is data; what a rule finds in a plan stands in the duties.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import combinations

import attrs

from tcplan.domain.dates import long_day
from tcplan.errors import PackInvalidError, Problem, UnknownIdError, shown
from tcplan.rules.reading import Change, Pack, read_pack
from tcplan.rules.rule import Override, Parameter, Rule, Value

__all__ = [
    "Override",
    "Pack",
    "Parameter",
    "Rule",
    "Rulebook",
    "book_of",
    "local_packs",
    "missing_packs",
    "rulebook",
]

_ORDER = ("law", "national", "local-policy", "good-practice")


@attrs.frozen
class Rulebook:
    """Every version of every rule, as the packs in use make them."""

    packs: tuple[Pack, ...]
    """The national packs, then the local ones in the order in which they were named."""
    _versions: Mapping[str, tuple[Rule, ...]] = attrs.field(repr=False)

    @cached_property
    def _in_force(self) -> dict[tuple[str, dt.date], Rule | None]:
        return {}

    @cached_property
    def _of_check(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for name, versions in self._versions.items():
            for check in (check for rule in versions for check in rule.checks):
                found.setdefault(check, {})[name] = None
        return {check: tuple(names) for check, names in found.items()}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The id of every rule, in order."""
        return tuple(self._versions)

    def versions(self, name: str) -> tuple[Rule, ...]:
        """Every version of a rule, the oldest first and one without a date last.

        Raises ``UnknownIdError`` for a rule that there is not.
        """
        found = self._versions.get(name) or self._versions.get(name.upper())
        if found is None:
            raise UnknownIdError("rule", name, self._versions, "rulebook")
        return found

    def rule(self, name: str, day: dt.date) -> Rule | None:
        """The version of a rule that is in force on a day, or None.

        Raises ``UnknownIdError`` for a rule that there is not.
        """
        if (name, day) not in self._in_force:
            standing = (rule for rule in self.versions(name) if rule.status(day) == "in-force")
            self._in_force[name, day] = next(standing, None)
        return self._in_force[name, day]

    def on(self, name: str, day: dt.date) -> Rule:
        """The version of a rule that stands for it on a day: the one in force, if there is one.

        Else the next to come, else one without a date, else the last that was in force.
        """
        versions = self.versions(name)
        by_status = {rule.status(day): rule for rule in reversed(versions)}
        ended = [rule for rule in versions if rule.status(day) == "ended"]
        for status in ("in-force", "not-yet", "pending"):
            if status in by_status:
                return by_status[status]
        return ended[-1]

    def all_on(self, day: dt.date) -> tuple[Rule, ...]:
        """Every rule once, in order, in the version that stands for it on a day."""
        return tuple(self.on(name, day) for name in self._versions)

    def value(self, name: str, parameter: str, day: dt.date) -> Value:
        """A parameter of the version that is in force on a day.

        Raises ``UnknownIdError`` for a rule that there is not, ``KeyError`` for one that is not
        in force or has no such parameter.
        """
        rule = self.rule(name, day)
        if rule is None:
            raise KeyError(f"{name} is not in force on {day}")
        return rule.parameter(parameter).value

    @cached_property
    def overrides(self) -> tuple[Override, ...]:
        """What local packs set otherwise, each once, pack by pack; a later one wins."""
        order = {pack.name: number for number, pack in enumerate(self.packs)}
        found = dict.fromkeys(
            override
            for versions in self._versions.values()
            for rule in versions
            for parameter in rule.parameters
            for override in parameter.overrides
        )
        return tuple(sorted(found, key=lambda override: order[override.pack]))

    def for_check(self, finding: str, day: dt.date) -> tuple[Rule, ...]:
        """The rules in force on a day that a finding answers, in order."""
        names = self._of_check.get(finding, ())
        return tuple(rule for name in names if (rule := self.rule(name, day)) is not None)


def rulebook(packs: Sequence[str | Pack] = ()) -> Rulebook:
    """The national packs with local ones: shipped ones by name, others as they were read.

    A pack that is given twice counts once. Raises ``UnknownIdError`` for a name that is not
    shipped, ``PackInvalidError`` for packs that contradict one another or the law.
    """
    names = tuple(pack for pack in packs if isinstance(pack, str))
    if len(names) == len(packs):
        return _of_names(names)
    return _assembled([pack if isinstance(pack, Pack) else _local(pack) for pack in packs])


def book_of(named: Sequence[str], asked: Sequence[str | Pack] = ()) -> Rulebook:
    """The rules under the packs that a plan names and those that were asked for beside them.

    A pack that the plan names may be one that was given; of the others ``missing_packs`` tells.
    Raises what ``rulebook`` raises.
    """
    given = {pack.name: pack for pack in asked if isinstance(pack, Pack)}
    missing = missing_packs(named, asked)
    return rulebook([*(given.get(name, name) for name in named if name not in missing), *asked])


def missing_packs(named: Sequence[str], asked: Sequence[str | Pack] = ()) -> tuple[str, ...]:
    """The packs that a plan names and that are neither shipped nor given, each once."""
    known = {*_shipped_local(), *(pack.name for pack in asked if isinstance(pack, Pack))}
    return tuple(dict.fromkeys(name for name in named if name not in known))


def local_packs() -> tuple[Pack, ...]:
    """The local packs that are shipped, in the order of their names."""
    return tuple(_shipped_local().values())


@cache
def _of_names(names: tuple[str, ...]) -> Rulebook:
    return _assembled([_local(name) for name in names])


def _local(name: str) -> Pack:
    found = _shipped_local().get(name) or _shipped_local().get(name.lower())
    if found is None:
        raise UnknownIdError("rule pack", name, _shipped_local(), "program")
    return found


@cache
def _shipped_local() -> Mapping[str, Pack]:
    found = _packs_in(resources.files("tcplan.rules") / "packs" / "local")
    return {pack.name: pack for pack in sorted(found, key=lambda pack: pack.name)}


@cache
def _national() -> tuple[Pack, ...]:
    found = _packs_in(resources.files("tcplan.rules") / "packs")
    national = (attrs.evolve(pack, local=False) for pack in found)
    return tuple(sorted(national, key=lambda pack: _ORDER.index(pack.name)))


def _packs_in(folder: Traversable) -> Iterator[Pack]:
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            yield read_pack(file.read_bytes(), file.name)


def _assembled(local: Iterable[Pack]) -> Rulebook:
    packs = tuple(dict.fromkeys((*_national(), *local)))
    rules: dict[str, tuple[Rule, ...]] = {}
    named: dict[str, str] = {}
    for pack in packs:
        problems = list(_clashes(pack, rules, named))
        if not problems:
            rules |= _own(pack)
            problems = list(_overridden(pack, rules))
        if problems:
            raise PackInvalidError(pack.file, problems)
        named[pack.name] = pack.file
    ordered = {name: rules[name] for name in sorted(rules, key=lambda n: (n[0], int(n[1:])))}
    return Rulebook(packs, ordered)


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
