"""Typical work on the way to a move is offered with its source; none of its times is statutory.

The names stand in the code list ``milestone-library``; the times stand in the file beside this
module, with how good the source of each is.
"""

import datetime as dt
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.legal import LegalStatus
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Milestone, Transition

_LONGEST_ID = 64
_INFORMAL = frozenset({"01"})
_PERHAPS_RESTRICTED = frozenset({"yes", "check", "resolve"})
_PERHAPS_AFTERCARE = frozenset({"yes", "check", "resolve", "underlying"})
_TENANCIES = frozenset({"own-tenancy", "supported-living"})


@attrs.frozen(kw_only=True)
class TypicalMilestone:
    """A piece of work that most moves need, with the days it tends to take."""

    id: str
    """A code of the list ``milestone-library``."""
    shortest: int
    likely: int
    longest: int
    after: tuple[str, ...]
    """Ids of what usually comes before."""
    only_if: str = "always"
    """For whom it is: a circumstance of ``MilestoneLibrary.only_if``."""
    owner: str
    owner_kinds: tuple[str, ...]
    """Codes of the list ``agency-kind``: who usually has it in hand."""
    quality: str
    """How good its source is: a key of ``MilestoneLibrary.quality``."""
    source: str
    address: str
    exact: str
    """Which of its figures the source gives; the others are ours."""

    @property
    def name(self) -> str:
        """The work in a few words."""
        return label("milestone-library", self.id)


@attrs.frozen(kw_only=True)
class MilestoneLibrary:
    """Every typical milestone, each after all that comes before it."""

    about: str
    quality: Mapping[str, str]
    """Each quality of a source in words."""
    only_if: Mapping[str, str]
    """Each circumstance in words."""
    milestones: Mapping[str, TypicalMilestone]


@cache
def library() -> MilestoneLibrary:
    """The library of typical milestones, read once from the file beside this module."""
    file = resources.files("tcplan.rules") / "milestones.toml"
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    found = {row["id"]: _milestone(row) for row in document["milestone"]}
    return MilestoneLibrary(
        about=document["about"],
        quality=MappingProxyType(document["quality"]),
        only_if=MappingProxyType(document["only_if"]),
        milestones=MappingProxyType(found),
    )


def circumstances(plan: Plan, individual: str, day: dt.date) -> frozenset[str]:
    """What holds for a person on a day, as far as it decides which milestones are typical.

    What is recorded as not known counts as holding: it is easier to strike out a milestone too many
    than to miss one.
    """
    statuses = [s for s in plan.of("legal_statuses", individual) if s.start <= day]
    now = [status for status in statuses if status.covers(day)]
    transitions = plan.of("transitions", individual)
    home = plan.by_id.get(transitions[-1].placement or "") if transitions else None
    routes = {route.kind for route in plan.of("legal_routes", individual)}
    held = {
        "always": True,
        "restricted": any(_restricted(status) for status in now),
        "detained": any(status.code not in _INFORMAL for status in now),
        "aftercare": any(_flag(status, "section_117") in _PERHAPS_AFTERCARE for status in statuses),
        "liberty": getattr(home, "deprives_of_liberty", None) is True
        or "court-of-protection" in routes,
        "victim": bool(plan.of("victim_markers", individual) or plan.of("mappa", individual)),
        "tenancy": home is None or home.tenure in _TENANCIES,
    }
    return frozenset(name for name, holds in held.items() if holds)


def typical_path(holding: Collection[str]) -> tuple[TypicalMilestone, ...]:
    """The milestones that are typical where these circumstances hold, each after its ``after``.

    What is left out is bridged: what came after it comes after what came before it.
    """
    found = library().milestones
    before: dict[str, tuple[str, ...]] = {}
    kept: list[TypicalMilestone] = []
    for one in found.values():
        after = tuple(dict.fromkeys(name for earlier in one.after for name in before[earlier]))
        if one.only_if in holding:
            kept.append(attrs.evolve(one, after=after))
            before[one.id] = (one.id,)
        else:
            before[one.id] = after
    return tuple(kept)


def lacking(transition: Transition, holding: Collection[str]) -> tuple[TypicalMilestone, ...]:
    """The typical milestones that no milestone of a transition says it is, in their order."""
    has = {milestone.typical for milestone in transition.milestones}
    return tuple(one for one in typical_path(holding) if one.id not in has)


def proposed(transition: Transition, holding: Collection[str]) -> tuple[Milestone, ...]:
    """The milestones that a transition lacks, ready to be added to it by whoever decides so.

    Their ids are made of the person's id and the typical one. They come after the milestones of
    the transition that say they are what usually comes before, as they come after one another;
    those that are there already are left as they are. The owner is for the planner to name.
    """
    missing = lacking(transition, holding)
    ids = {one.id: _id(transition.individual, one.id) for one in missing}
    for milestone in transition.milestones:
        if milestone.typical is not None:
            ids.setdefault(milestone.typical, milestone.id)
    return tuple(
        Milestone(
            id=ids[one.id],
            name=one.name,
            shortest=one.shortest,
            likely=one.likely,
            longest=one.longest,
            depends_on=tuple(ids[name] for name in one.after),
            typical=one.id,
        )
        for one in missing
    )


def _id(individual: str, typical: str) -> str:
    return f"{individual[: _LONGEST_ID - len(typical) - 1]}-{typical}"


def _restricted(status: LegalStatus) -> bool:
    flag = _flag(status, "restricted")
    if flag == "yes-while-direction":
        return status.limitation_direction is not False
    return flag in _PERHAPS_RESTRICTED


def _flag(status: LegalStatus, name: str) -> object:
    return code_list("legal-status").fact(status.code, name)


def _milestone(row: Mapping[str, Any]) -> TypicalMilestone:
    lists = {name: tuple(row[name]) for name in ("after", "owner_kinds")}
    return TypicalMilestone(**{**row, **lists})
