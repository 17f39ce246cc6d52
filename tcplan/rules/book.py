"""The rules that hold on a day: the national packs and the local ones, every override in sight.

Of each rule at most one version is in force on one day, and no local pack changes what the law
sets. What a pack says is data; what a rule finds in a plan stands in the duties.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable

import attrs

from tcplan.errors import UnknownIdError
from tcplan.rules.assembling import together
from tcplan.rules.reading import Pack, read_pack
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

    def asks(self, finding: str, day: dt.date) -> bool:
        """Whether a finding counts on a day: not when it answers only rules not in force."""
        return finding not in self._of_check or bool(self.for_check(finding, day))

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
    return Rulebook(packs, together(packs))
