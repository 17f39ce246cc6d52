"""Which legal ways out of hospital are open on a day, who decides on each, and on what rule."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tcplan.domain.codelists import code_list
from tcplan.rules.on_day import OnDay
from tcplan.rules.routes.liberty import (
    AUTHORISING,
    conditional_discharge_dol,
    court_of_protection,
    dols,
)
from tcplan.rules.routes.restricted import absolute_discharge, conditional_discharge, licence
from tcplan.rules.routes.route import Route, RouteState
from tcplan.rules.routes.standing import Standing, capacity_for_home, home_of, standing
from tcplan.rules.routes.unrestricted import cto, guardianship, informal, leave

__all__ = [
    "AUTHORISING",
    "Route",
    "RouteState",
    "Standing",
    "capacity_for_home",
    "home_of",
    "route",
    "routes",
    "standing",
]

_WAYS: Mapping[str, Callable[[Standing], Route]] = MappingProxyType(
    {
        "cto": cto,
        "conditional-discharge": conditional_discharge,
        "absolute-discharge": absolute_discharge,
        "s17-leave": leave,
        "licence": licence,
        "informal": informal,
        "guardianship": guardianship,
        "dols": dols,
        "court-of-protection": court_of_protection,
        "conditional-discharge-dol": conditional_discharge_dol,
    }
)


def routes(on: OnDay, individual: str, day: dt.date | None = None) -> tuple[Route, ...]:
    """Every legal way out as it stands for somebody, in the order of the code list.

    ``day`` is by default the day that is asked about; the law of that day holds, and what is
    recorded of statuses, capacity and authorities by that day. The home is that of the last move.
    """
    found = standing(on, individual, day)
    return tuple(_WAYS[kind](found) for kind in code_list("legal-route").codes)


def route(on: OnDay, individual: str, kind: str, day: dt.date | None = None) -> Route:
    """One legal way out; ``kind`` is a code of the list ``legal-route``."""
    return _WAYS[kind](standing(on, individual, day))
