"""Who chases an action is who asks again until it is done; nobody is filled in for nobody."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

import attrs

from tcplan.domain.records import Action
from tcplan.views.looking import Looking

NOBODY_CHASES = "nobody recorded"


class Owed(Protocol):
    """An open action, as far as it is told under who chases it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def due(self) -> dt.date:
        """The day by which it is due."""

    @property
    def overdue(self) -> bool:
        """Whether that day has passed."""

    @property
    def chased_by(self) -> str | None:
        """Id of the agency or team that chases it."""


@attrs.frozen
class Chaser:
    """An agency or team that chases open actions, or nobody."""

    chased_by: str | None
    """Id of the agency or team; null for what nobody is recorded to chase."""
    name: str
    open: int
    overdue: int
    earliest: dt.date
    """The earliest day by which something that it chases is due."""
    actions: tuple[str, ...]
    """Ids of the actions, the earliest due first."""


def chaser_of(looking: Looking, action: Action) -> str | None:
    """Who chases an action, with who of them it is; None where nobody is recorded."""
    if action.chased_by is None:
        return None
    by, who = looking.thing_name(action.chased_by), action.chased_by_name
    if who is None:
        return by
    me = action.individual
    return f"{by}, {looking.veiled(who, me) if me else looking.veiled_for_all(who)}"


def chasers(looking: Looking, rows: Iterable[Owed]) -> tuple[Chaser, ...]:
    """Who chases what: whoever chases what is due earliest first, nobody last."""
    found: dict[str | None, list[Owed]] = {}
    for row in rows:
        found.setdefault(row.chased_by, []).append(row)
    told = [_chaser(looking, *each) for each in found.items()]
    return tuple(sorted(told, key=lambda one: (one.chased_by is None, one.earliest, one.name)))


def _chaser(looking: Looking, by: str | None, rows: list[Owed]) -> Chaser:
    rows = sorted(rows, key=lambda row: (row.due, row.id))
    return Chaser(
        chased_by=by,
        name=NOBODY_CHASES if by is None else looking.thing_name(by),
        open=len(rows),
        overdue=sum(row.overdue for row in rows),
        earliest=rows[0].due,
        actions=tuple(row.id for row in rows),
    )
