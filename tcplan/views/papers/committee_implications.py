"""Every implication is printed, and none is put as not applicable by itself.

Risk and Human Rights are told from the plan's figures; a report about people who leave hospital
that says nothing of either has to say why.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import attrs

from tcplan.views.papers.public import Typed

NOT_APPLICABLE = "N/A"

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "finance": "Finance",
        "staffing": "Staffing",
        "risk": "Risk",
        "equality": "Equality and Diversity / Public Sector Equality Duty",
        "accommodation": "Accommodation",
        "crime-and-disorder": "Crime and Disorder",
        "human-rights": "Human Rights",
        "consultation": "Consultation",
        "procurement": "Procurement",
        "disability": "Disability Issues",
        "legal": "Legal Implications",
        "climate": "Climate Change",
    }
)
"""What each implication is typed as, and what it is called."""

ORDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "durham-2017": (
            "finance",
            "staffing",
            "risk",
            "equality",
            "accommodation",
            "crime-and-disorder",
            "human-rights",
            "consultation",
            "procurement",
            "disability",
            "legal",
        ),
        "durham-current": (
            "legal",
            "finance",
            "consultation",
            "equality",
            "climate",
            "human-rights",
            "crime-and-disorder",
            "staffing",
            "accommodation",
            "risk",
            "procurement",
        ),
    }
)
"""Each form of the report to the implications that it prints, in its order."""

_RISK = (
    "Arrangements may fail: a provider may stop, a home may be late, staff may not be found. The "
    "partners record for each risk which arrangements hold it, who delivers them and what is left "
    "if one fails. Of the people in the plan, {gap} have at least one risk with a gap, which is an "
    "action for services and never a reason against discharge; a further {one} rely on one "
    "arrangement for at least one risk. {alone} would be without cover for a risk if one agency "
    "stopped."
)
_RIGHTS = (
    "People have a right to liberty, to a private and family life and to a home (articles 5 and 8 "
    "of the European Convention on Human Rights). A stay in hospital that is longer than it has to "
    "be bears on both. Of the people in hospital, {ready} are clinically ready to leave and wait, "
    "and {reviews} have a care and treatment review that is overdue. A restriction needs an "
    "authority in law, a reason why nothing less would do, and a plan to end it."
)
_TOLD: Mapping[str, str] = MappingProxyType({"risk": _RISK, "human-rights": _RIGHTS})
"""What is told of the plan where the author adds nothing."""


@attrs.frozen(kw_only=True)
class Implication:
    """One heading of the appendix with what is printed under it."""

    name: str
    title: str
    text: str


@attrs.frozen(kw_only=True)
class Confirmed:
    """That one heading does not apply: who confirmed it and why, for whoever approves the paper."""

    title: str
    by: str
    why: str


def settings() -> Iterator[tuple[str, str]]:
    """What can be typed for each implication, and what it is."""
    for name, title in HEADINGS.items():
        yield f"implication.{name}", f"the text under {title}, or N/A"
        yield f"implication.{name}.by", f"who confirmed that {title} does not apply"
        yield f"implication.{name}.why", f"why {title} does not apply"


def implications(
    typed: Typed, template: str, figures: Mapping[str, str]
) -> tuple[tuple[Implication, ...], tuple[Confirmed, ...]]:
    """The appendix, and what was confirmed as not applicable; a heading left open is not in it.

    ``figures`` are the published figures that Risk and Human Rights tell.
    """
    found, confirmed = [], []
    for name in ORDERS[template]:
        text = _text(typed, name, figures)
        if text is not None:
            found.append(Implication(name=name, title=HEADINGS[name], text=text))
        by, why = _confirmation(typed, name)
        if by and why and _is_none(typed.get(f"implication.{name}")):
            confirmed.append(Confirmed(title=HEADINGS[name], by=by, why=why))
    return tuple(found), tuple(confirmed)


def undecided(typed: Typed, template: str) -> str | None:
    """What is said where nobody has decided about headings, naming each; None where all are."""
    blank: Mapping[str, str] = defaultdict(str)
    keys = [name for name in ORDERS[template] if _text(typed, name, blank) is None]
    if not keys:
        return None
    first, titles = keys[0], "; ".join(HEADINGS[name] for name in keys)
    return (
        f"Nobody has decided about {titles}. For each give a text, for example "
        f"implication.{first}=…, or implication.{first}=N/A with who confirmed that and why "
        f"(implication.{first}.by=…, implication.{first}.why=…). The names are {', '.join(keys)}."
    )


def _text(typed: Typed, name: str, figures: Mapping[str, str]) -> str | None:
    """What is printed under a heading; None where nobody has decided it."""
    given = typed.get(f"implication.{name}")
    if _is_none(given):
        by, why = _confirmation(typed, name)
        if by is None or why is None:
            return None
        return f"{NOT_APPLICABLE}: {why}" if name in _TOLD else NOT_APPLICABLE
    told = _TOLD[name].format_map(figures) if name in _TOLD else None
    if given is None:
        return told
    return f"{given} {told}" if told else given


def _confirmation(typed: Typed, name: str) -> tuple[str | None, str | None]:
    """Who confirmed that a heading does not apply, and why."""
    return typed.get(f"implication.{name}.by"), typed.get(f"implication.{name}.why")


def _is_none(given: str | None) -> bool:
    return given is not None and given.casefold().rstrip(".") in {"n/a", "na", "not applicable"}
