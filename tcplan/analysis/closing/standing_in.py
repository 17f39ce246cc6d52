"""Whoever stands in is of a kind that can: no landlord works a night, no aunt of somebody else.

A provider stands in for a provider. Where the same name stands for many trades (clinical teams,
schools, voluntary groups), the stand-in must do such work against such a risk already. What hangs
on a building, a ward, a decision or a duty in law is taken over by nobody else.
"""

from collections.abc import Mapping

from tcplan.domain.codelists import code_list
from tcplan.domain.network import Agency

KIN = code_list("agency-kind").where("informal", value=True)
"""Family and friends."""
ELSEWHERE = frozenset({"provider", "pharmacy"})
"""Who is asked though no tie leads to the person: never somebody else's family or advocate, and
no trust or council, which serve an area by contract or by law."""
_FOR: Mapping[str, frozenset[str]] = {
    "provider": frozenset({"provider"}),
    "mh-trust": frozenset({"mh-trust", "independent-hospital"}),
    "independent-hospital": frozenset({"mh-trust"}),
    "acute-trust": frozenset({"acute-trust"}),
    "pharmacy": frozenset({"pharmacy"}),
    "advocacy": frozenset({"advocacy"}),
    "voluntary": frozenset({"voluntary"}),
    "education": frozenset({"education"}),
    "employment": frozenset({"employment"}),
    "other": frozenset({"other"}),
    "family": KIN,
    "friend": KIN,
}
"""Kind of agency to the kinds that may stand in for it from outside; others: none."""
_TRADES = frozenset(
    {"mh-trust", "independent-hospital", "acute-trust", "council-asc", "council-children"}
    | {"voluntary", "education", "employment", "other"}
)
"""Kinds of agency that stand for many trades."""
_ONLY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("housing", "council-housing"), frozenset({"environmental"})),
    **dict.fromkeys(("gp", "pharmacy", "acute-trust"), frozenset({"treatment"})),
    **dict.fromkeys(
        ("police", "probation", "victim-liaison", "prison", "csp"), frozenset({"victim-safety"})
    ),
    **dict.fromkeys(
        ("icb", "nhse-collaborative", "cqc", "mhcs", "court", "parent-company", "fire"),
        frozenset(),
    ),
    "ambulance": frozenset({"recovery"}),
}
"""The kinds of control that a kind of agency can newly take on; those not named here: any."""


def is_alike(kind: str, kinds: frozenset[str]) -> bool:
    """Whether an agency of a kind may stand in for others of one of these kinds."""
    return any(kind in _FOR.get(one, ()) for one in kinds)


def can_take_on(kind: str, controls: frozenset[str]) -> bool:
    """Whether an agency of a kind can newly take on any of these kinds of control."""
    return kind not in _ONLY or not _ONLY[kind].isdisjoint(controls)


def has_trades(agency: Agency) -> bool:
    """Whether agencies of its kind do such different work that only the same work counts."""
    return agency.kind in _TRADES
