"""The library of known causes is whole, speaks of services, and says how sure its sources are."""

import re

import pytest

from tcplan.domain.codelists import code_list
from tcplan.errors import UnknownIdError
from tcplan.rules.threats import KnownThreat, library

THREATS = tuple(library().threats.values())
EACH = pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat.id)


def test_the_library_and_the_list_of_codes_agree() -> None:
    """Every cause that a plan can name has its entry, and every entry can be named by a plan."""
    assert list(code_list("threat-library").codes) == list(library().threats)
    assert [f"T{number:02}" for number in range(1, 26)] == list(library().threats)


@EACH
def test_an_entry_says_what_it_rests_on(threat: KnownThreat) -> None:
    """Whoever doubts an entry finds its source, and where that is thin, in what way."""
    assert threat.source.strip()
    assert threat.certain != bool(threat.doubt.strip())
    assert threat.address == "" or re.fullmatch(r"https://\S+", threat.address)


@EACH
def test_an_entry_is_rich_enough_to_help(threat: KnownThreat) -> None:
    """Each cause has a few early signs and a few things that could be arranged."""
    texts = [*threat.indicators, *(control.text for control in threat.controls)]

    assert 2 <= len(threat.indicators) <= 5
    assert 3 <= len(threat.controls) <= 7
    assert len(texts) == len(set(texts))
    assert all(text.strip() and not text.endswith(".") for text in texts)


@EACH
def test_an_entry_uses_the_codes_of_the_plan(threat: KnownThreat) -> None:
    """Kinds of risk, of control and of agency are those that a plan records."""
    kinds = {control.kind for control in threat.controls}

    assert set(threat.risk_kinds) <= set(code_list("risk-kind").codes)
    assert set(threat.owner_kinds) <= set(code_list("agency-kind").codes)
    assert kinds <= set(code_list("control-kind").codes)
    assert threat.risk_kinds
    assert threat.owner_kinds


@EACH
def test_what_does_not_restrict_stands_first(threat: KnownThreat) -> None:
    """A planner meets every gentler arrangement before one that restricts the person."""
    restrictive = [control.restrictive for control in threat.controls]

    assert sorted(restrictive) == restrictive
    assert restrictive.count(True) < len(restrictive)


def test_what_restricts_says_what_it_must_have() -> None:
    """Restrictions come with the words authority, rationale and plan to reduce them."""
    needs = library().restrictive_needs

    assert [] == [
        word for word in ("authority", "least-restrictive rationale", "reduce") if word not in needs
    ]


def test_the_library_says_that_it_is_a_proposal() -> None:
    """Nobody takes the library for advice about one person."""
    assert "proposal for review by practitioners" in library().about


def test_every_kind_of_risk_has_something_to_look_at() -> None:
    """Whatever kind of risk is recorded, the library has at least one cause for it."""
    assert [] == [kind for kind in code_list("risk-kind").codes if not library().of_kind(kind)]


def test_the_nearest_cause_stands_first() -> None:
    """For exploitation the library begins with exploitation, not with the first of its list."""
    assert ["T13", "T22", "T23", "T06"] == [one.id for one in library().of_kind("exploitation")]


@pytest.mark.parametrize(
    "word",
    ["online-safety", "privacy", "appointee", "alerts", "third-party", "safeguarding"],
)
def test_exploitation_has_online_safety_and_money(word: str) -> None:
    """Against exploitation it has online and money controls that the person chooses."""
    gentle = [c.text.casefold() for c in library().threats["T13"].controls if not c.restrictive]

    assert [text for text in gentle if word in text]


@EACH
def test_an_entry_speaks_of_services(threat: KnownThreat) -> None:
    """No entry calls a person an offender, challenging, failed, or gives a likelihood."""
    told = " ".join(
        (threat.name, threat.source, *threat.indicators, *(c.text for c in threat.controls))
    ).casefold()

    assert [] == re.findall(r"offender|challenging patient|likelihood|probab|\d\s*%|score", told)


def test_an_id_is_found_in_small_letters() -> None:
    """Whoever types t07 gets T07."""
    assert "T07" == library().get("t07").id


def test_an_unknown_id_is_told_with_near_ones() -> None:
    """Whoever types an id that there is not is told which are near."""
    with pytest.raises(UnknownIdError, match=r"There is no cause 'T77' in this library\."):
        library().get("T77")
