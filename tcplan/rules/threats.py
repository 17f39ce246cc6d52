"""What could go wrong is looked up by id, never guessed from words; it is a proposal throughout.

The names of the causes stand in the code list ``threat-library``; what is known of each stands in
the file beside this module.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.domain.codelists import label
from tcplan.errors import UnknownIdError


@attrs.frozen(kw_only=True)
class ProposedControl:
    """Something that could be arranged against a cause, for practitioners to consider."""

    text: str
    kind: str
    """A code of the list ``control-kind``."""
    owner: str
    """Whose it usually is, in words."""
    restrictive: bool = False
    limits: bool = False
    """Whether it limits what follows; else it prevents the cause."""
    in_person: bool = False
    """Whether somebody delivers it hour by hour. A paper, a talk or a setting holds no hours."""


@attrs.frozen(kw_only=True)
class KnownThreat:
    """A cause that moves are known to have broken down for, as an arrangement of services."""

    id: str
    """A code of the list ``threat-library``."""
    risk_kinds: tuple[str, ...]
    """Codes of the list ``risk-kind`` for which it is worth a look, the nearest first."""
    indicators: tuple[str, ...]
    """What would be seen first, in services and arrangements."""
    controls: tuple[ProposedControl, ...]
    """Those that do not restrict the person first."""
    owner: str
    owner_kinds: tuple[str, ...]
    """Codes of the list ``agency-kind``: who usually has it in hand."""
    source: str
    address: str
    """Where the source can be read; "" where it has no address."""
    certain: bool
    """Whether a source that was read names the cause. Signs and controls are proposals anyway."""
    doubt: str

    @property
    def name(self) -> str:
        """The cause in a few words."""
        return label("threat-library", self.id)


@attrs.frozen(kw_only=True)
class ThreatLibrary:
    """Every known cause, in the order of their ids, with what is true of all of them."""

    about: str
    restrictive_needs: str
    """What a control that restricts a person must have."""
    threats: Mapping[str, KnownThreat]

    def of_kind(self, risk_kind: str) -> tuple[KnownThreat, ...]:
        """The causes that are worth a look for a kind of risk, the nearest first, then by id."""
        fit = (one for one in self.threats.values() if risk_kind in one.risk_kinds)
        return tuple(sorted(fit, key=lambda one: one.risk_kinds.index(risk_kind)))

    def get(self, given: str) -> KnownThreat:
        """The cause of that id, in capitals or not; raises ``UnknownIdError``."""
        found = self.threats.get(given.upper())
        if found is None:
            raise UnknownIdError("cause", given, self.threats, "library")
        return found


@cache
def library() -> ThreatLibrary:
    """The library of known causes, read once from the file beside this module."""
    file = resources.files("tcplan.rules") / "threats.toml"
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    found = [_threat(row) for row in document["threat"]]
    return ThreatLibrary(
        about=document["about"],
        restrictive_needs=document["restrictive_needs"],
        threats=MappingProxyType({one.id: one for one in found}),
    )


def _threat(row: Mapping[str, Any]) -> KnownThreat:
    lists = {name: tuple(row[name]) for name in ("risk_kinds", "indicators", "owner_kinds")}
    controls = tuple(ProposedControl(**control) for control in row["controls"])
    return KnownThreat(**{**row, **lists, "controls": controls})
