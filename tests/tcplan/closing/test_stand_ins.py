"""Who may stand in where all hangs on one service, and who may not, with the reason."""

from typing import Any

import pytest

from tcplan.domain.control import Delivery
from tcplan.domain.plan import Plan
from tests.builders import (
    OFFICE_HOURS,
    agency,
    amended,
    control,
    day,
    depends,
    risk,
    team,
    with_entity,
)
from tests.tcplan.analysis.plans import NIGHT, condition
from tests.tcplan.closing.gaps import _kept, on_pain, plan, texts, told

TEAMS = (team("community-team", "trust"),)


def _two_of_one_company(*more: Any, tied: tuple[str, ...] = ("ash",)) -> Plan:  # noqa: ANN401
    of = plan(on_pain("c-1", "oak"), on_pain("c-2", "elm"), _kept("ash"), *more, tied=tied)
    of = with_entity(of, agency("grove", "parent-company"))
    for name in ("oak", "elm"):
        of = amended(of, name, depends_on=(depends("grove", "parent-company"),))
    return of


def test_a_separate_deputy_is_named_where_all_hangs_on_one_company() -> None:
    """Two arrangements of one parent company become two when one gets a deputy from elsewhere."""
    answer = told(_two_of_one_company())
    assert ["Name Ash as deputy for “C-1”", "Name Ash as deputy for “C-2”"] == [
        suggestion.text for suggestion in answer.suggestions
    ]
    assert {("relies-on-one", "has-back-up")} == {
        (s.risk_before, s.risk_after) for s in answer.suggestions
    }


def test_a_deputy_of_the_same_company_is_replaced() -> None:
    """A deputy who falls with the rest gives way to one who does not, and it is said why."""
    of = amended(_two_of_one_company(), "c-1", deputy="elm")
    of = amended(of, "c-2", deputy="oak")
    expected = "Name Ash as deputy for “C-1” instead of Elm, who falls too if Grove stops"
    assert expected == texts(of)[0]


def _barred(of: Plan) -> Plan:
    return with_entity(of, condition("k-no", "trust", kind="no-contact", excludes_holders=("ash",)))


@pytest.mark.parametrize(
    ("alter", "reason"),
    [
        (
            lambda of: amended(of, "ash", opening=OFFICE_HOURS),
            "Closed for part of these hours: Ash.",
        ),
        (lambda of: amended(of, "ash", end=day(-1)), "Not working on this day: Ash."),
        (
            lambda of: amended(of, "ash", depends_on=(depends("grove"),)),
            "Would fall too if Grove stops: Ash.",
        ),
        (lambda of: amended(of, "tie-ash", strength="strained"), "The tie is strained: Ash."),
        (_barred, "A condition stands against contact: Ash."),
        (
            lambda of: amended(of, "ash-elsewhere", kind="treatment"),
            "Does no work of this kind in this plan: Ash.",
        ),
        (
            lambda of: amended(of, "ash-elsewhere", delivery=Delivery(holders=("oak",))),
            "Delivers nothing to anybody in this plan: Ash.",
        ),
    ],
)
def test_who_cannot_stand_in_is_told_with_the_reason(alter: Any, reason: str) -> None:  # noqa: ANN401
    """Closed, stopped, hanging on the same company, strained, barred, or another kind of work."""
    answer = told(alter(_two_of_one_company()))
    assert () == answer.suggestions
    assert reason in answer.ruled_out


def test_somebody_closed_at_all_these_hours_is_closed_then() -> None:
    """Closed for part and closed throughout are told apart."""
    of = amended(_two_of_one_company(), "ash", opening=OFFICE_HOURS)
    for name in ("c-1", "c-2"):
        of = amended(of, name, hours=NIGHT)
    assert "Closed then: Ash." in told(of).ruled_out


def test_family_is_thought_of_after_services() -> None:
    """A mother is not the first to be asked."""
    of = _two_of_one_company(_kept("mum"), tied=("mum", "ash"))
    assert not any("Mum" in text for text in texts(of))
    by_kin = plan(
        on_pain("c-none", (), delivery=Delivery(holders=())),
        _kept("mum"),
        _kept("ash"),
        tied=("mum", "ash"),
    )
    assert ["Name Ash to deliver “C-None”"] == texts(by_kin)


def test_an_advocate_stands_in_for_nobody_but_an_advocate() -> None:
    """An advocate who became a night worker would no longer be independent."""
    of = amended(_two_of_one_company(), "ash", kind="advocacy")
    assert () == told(of).suggestions


def test_somebody_whom_the_person_supports_is_not_asked() -> None:
    """A tie in which support flows from the person names nobody who could help them."""
    of = amended(_two_of_one_company(), "tie-ash", direction="from")
    assert not any("Ash" in line for line in told(of).ruled_out)


def test_one_arrangement_alone_needs_a_second_and_no_deputy() -> None:
    """Whoever stands in, a single arrangement could fail by itself."""
    answer = told(plan(on_pain("c-1", "oak"), _kept("ash"), tied=("oak", "ash")))
    assert () == answer.suggestions
    why, *holders = answer.ruled_out
    assert why.startswith("“C-1” could fail by itself, whoever delivers it; “t-unnoticed happens”")
    assert why.endswith("needs a second, separate arrangement.")
    assert [
        "Already part of it: Oak.",
        "There then, and could be asked for something new: Ash.",
    ] == holders


@pytest.mark.parametrize("kind", ["housing", "gp", "police", "icb", "court", "parent-company"])
def test_only_a_service_alike_stands_in_for_support(kind: str) -> None:
    """A landlord, a surgery, the police or a commissioner is named for nobody's nights."""
    of = amended(_two_of_one_company(), "ash", kind=kind)
    answer = told(of)

    assert () == answer.suggestions
    assert "Another kind of service, which cannot stand in: Ash." in answer.ruled_out


@pytest.mark.parametrize(("about", "named"), [("physical-health", True), ("sexual-harm", False)])
def test_a_clinical_team_stands_in_for_its_own_trade_alone(about: str, named: bool) -> None:  # noqa: FBT001
    """A forensic team does no swallowing clinic, though both are of one trust and treat."""
    of = plan(
        on_pain("c-1", "clinic", kind="treatment"),
        on_pain("c-2", "clinic", kind="treatment"),
        control("c-else", "forensic", kind="treatment", prevents=("t-else",)),
        teams=(*TEAMS, team("clinic", "trust"), team("forensic", "elm")),
        tied=("forensic",),
        risks=(risk("r-pain", "t-unnoticed"), risk("r-else", "t-else", kind=about)),
    )
    of = amended(amended(of, "elm", kind="mh-trust"), "r-pain", kind="physical-health")

    assert named is any("Forensic" in text for text in texts(of))


def test_who_stands_in_on_a_ward_works_on_a_ward() -> None:
    """A community nurse who treats the same is no waking nurse of a ward."""
    of = plan(
        on_pain("c-1", "ward", kind="treatment", setting="hospital"),
        on_pain("c-2", "ward", kind="treatment", setting="hospital"),
        control("c-else", "nurses", kind="treatment", prevents=("t-else",)),
        teams=(*TEAMS, team("ward", "trust"), team("nurses", "elm")),
        tied=("nurses",),
        risks=(risk("r-pain", "t-unnoticed"), risk("r-else", "t-else")),
    )
    of = amended(of, "elm", kind="mh-trust")
    assert not any("Nurses" in text for text in texts(of))
    on_ward = amended(of, "c-else", setting="hospital")
    assert any("Nurses" in text for text in texts(on_ward))
