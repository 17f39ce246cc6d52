"""What the library proposes is told in words, few at a time, and hides names like everything."""

import attrs

from tcplan.domain.control import Control
from tcplan.domain.risk import Consequence, Threat
from tcplan.rules.threats import library
from tcplan.views.gaps import held
from tcplan.views.looking import Looking
from tcplan.views.suggestions import MOST, FromLibrary, Proposal, RiskLibrary
from tests.builders import TODAY, control, risk, small_plan

MONEY = (Threat(id="t-money", text="Robin's money goes missing", library="T13"),)


def look(*controls: Control, names: bool = False, **fields: object) -> RiskLibrary:
    """What the library has for Robin's one risk, whose cause names an entry."""
    given: dict[str, object] = {"kind": "exploitation", "threats": MONEY}
    plan = small_plan(risks=(risk("r-one", **given | fields),), controls=controls)
    (found,) = held(Looking(plan, "a.plan.json", TODAY, TODAY, names=names), "P-001").library
    return found


def only(found: RiskLibrary) -> FromLibrary:
    """What is told of the one gap."""
    (gap,) = found.found
    return gap


def test_a_few_are_listed_and_the_rest_is_counted() -> None:
    """The page stays short, says how many more there are, and how to read them."""
    told = only(look())
    preventing = [c for c in library().threats["T13"].controls if not c.limits]

    assert MOST == len(told.proposals)
    assert len(preventing) == len(told.proposals) + told.not_listed
    assert f"and {told.not_listed} more: tcplan library T13" == told.more


def test_where_all_are_listed_nothing_more_is_said() -> None:
    """No page speaks of more where there is none."""
    result = (Consequence(id="q-one", text="The person is alone"),)
    told = look(threats=(), consequences=result, kind="self-neglect").found[-1]

    assert 0 == told.not_listed
    assert told.more is None


def test_what_is_promised_stands_beside_the_proposals() -> None:
    """A promise is no cover, so proposals are made; but nobody forgets what is promised."""
    promise = control("c-oak", "oak", prevents=("t-money",), state="agreed", evidence=())

    assert ("C-Oak (Agreed, not yet in place)",) == only(look(promise)).there


def test_a_cause_that_relies_on_one_is_left_alone() -> None:
    """What one arrangement holds on evidence gets other help: proposals are for open causes."""
    assert () == look(control("c-oak", "oak", prevents=("t-money",))).found


def test_a_cause_whose_evidence_has_lapsed_is_open_again() -> None:
    """Evidence that is past its day covers nothing, so the library is asked."""
    lapsed = control("c-oak", "oak", prevents=("t-money",), evidence=())

    assert ("C-Oak (In place)",) == only(look(lapsed)).there


def test_names_are_hidden_here_too() -> None:
    """The words of a cause show the person's id until names are asked for."""
    assert ("P-001's money goes missing",) == only(look()).about
    assert ("Robin's money goes missing",) == only(look(names=True)).about


def test_it_is_said_how_an_entry_was_found() -> None:
    """A reader sees whether a planner named the entry or the kind of risk led to it."""
    unnamed = (Threat(id="t-money", text="Money goes missing"),)

    assert only(look()).looked_up.endswith(": named in the plan")
    assert "by the kind of risk" in only(look(threats=unnamed)).looked_up


def test_a_restriction_is_marked() -> None:
    """Wherever a proposal restricts the person, its line says so."""
    gentle = Proposal("Evenings with company", "Skills", "provider", restrictive=False, entry="T23")
    strict = attrs.evolve(gentle, restrictive=True)

    assert "(R, restricts the person)" in strict.words
    assert "restricts" not in gentle.words
