"""A plan with one cause, and what would close its gap."""

import datetime as dt
from typing import Any

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.closing import GapAnswer, Suggestion, suggestions
from tcplan.analysis.cover import cover
from tcplan.domain.control import Control
from tcplan.domain.plan import Plan
from tests.builders import TODAY, agency, control, family, small_plan, tie


def on_pain(name: str, holder: str | tuple[str, ...] = "oak", /, **fields: Any) -> Control:  # noqa: ANN401
    """A control on the one cause."""
    return control(name, holder, **{"prevents": ("t-unnoticed",), **fields})


def plan(*controls: Any, tied: tuple[str, ...] = (), **collections: Any) -> Plan:  # noqa: ANN401
    """A plan with these controls on one cause, and ties with these holders."""
    given: dict[str, Any] = {
        "agencies": (
            agency("icb", "icb"),
            agency("trust", "mh-trust"),
            agency("oak"),
            agency("elm"),
            agency("ash"),
            family(),
        ),
        "controls": controls,
        "ties": tuple(tie(f"tie-{holder}", holder) for holder in tied),
    }
    return small_plan(**given | collections)


def told(of: Plan, on: dt.date = TODAY, slot: int = 0) -> GapAnswer:
    """What would close the gap of the one risk in one of its slots."""
    arrangements = Arrangements(of, on)
    found = cover(arrangements, of.by_id["r-pain"])
    return suggestions(arrangements, found, found.slots[slot])


def texts(of: Plan, on: dt.date = TODAY, slot: int = 0) -> list[str]:
    """The suggestions in words."""
    return [suggestion.text for suggestion in told(of, on, slot).suggestions]


def only(of: Plan, on: dt.date = TODAY, slot: int = 0) -> Suggestion:
    """The only suggestion."""
    (suggestion,) = told(of, on, slot).suggestions
    return suggestion


def _kept(control_name: str) -> Control:
    """A control by somebody else of the same kind of work, elsewhere in the plan."""
    return control(f"{control_name}-elsewhere", control_name, prevents=())
