"""What one provider is told: its own part, the signs, the hours, the rules, and what is open."""

import attrs
import pytest

from tcplan.domain.individual import Consent
from tcplan.domain.legal import Condition, VictimMarker
from tcplan.domain.plan import Plan
from tcplan.domain.risk import EarlyWarningSign
from tcplan.domain.transition import SupportPackage
from tcplan.errors import WrongUseError
from tcplan.views.papers.given import Given
from tcplan.views.papers.provider import ProviderView, provider
from tests.builders import (
    agency,
    amended,
    consequences,
    control,
    day,
    least,
    risk,
    robin,
    source,
    tie,
    with_control,
    with_entity,
)
from tests.tcplan.report.papers.of_a_person import at, for_agency, looked


def told(plan: Plan, name: str = "oak") -> ProviderView:
    """The paper of one provider about Robin."""
    looking = at(plan)
    return provider(looking, "P-001", for_agency(looking, name))


def condition(text: str, kind: str, supervisor: str | None = None) -> Condition:
    """A condition of Robin's discharge."""
    return Condition(
        id=f"k-{kind}",
        source=source(),
        individual="P-001",
        kind=kind,
        text=text,
        lawful_source="Conditional discharge",
        supervisor=supervisor,
    )


def opens(view: ProviderView) -> list[str]:
    """What is open, in words."""
    return [one.what for one in view.open]


def test_it_has_the_controls_that_the_provider_or_its_teams_deliver() -> None:
    """Controls of others are not this provider's; those of its teams are."""
    plan = with_control(robin(), "c-night", "on-call")
    assert [c.name for c in told(plan).controls] == ["C-Oak", "C-Alarm", "C-Night"]


def test_a_deputy_is_told_where_it_stands_in() -> None:
    """Who takes over when another does not come reads that in its own paper."""
    found = next(c for c in told(robin(), "elm").controls if c.name == "C-Oak")
    assert (found.delivers, found.part) == (False, "You stand in when it is not delivered")


def test_who_answers_an_alarm_is_told_within_what_time() -> None:
    """A control that only notices tells its responder that they answer it, and how soon."""
    plan = with_control(
        robin(), "c-chime", "icb", kind="monitoring", responder="on-call", respond_within=20
    )
    found = next(c for c in told(plan).controls if c.name == "C-Chime")
    assert found.part == "You answer it within 20 minutes"


@pytest.mark.parametrize("fields", [{"state": "withdrawn"}, {"end": day(-1)}])
def test_a_control_that_is_over_is_no_longer_told(fields: dict[str, object]) -> None:
    """What was withdrawn or has ended is nothing that the provider does."""
    plan = with_control(robin(), "c-old", "oak", **fields)
    assert "C-Old" not in [c.name for c in told(plan).controls]


def test_a_restriction_is_told_with_its_authority() -> None:
    """A restrictive control carries its authority, why nothing less would do, and its way out."""
    plan = with_control(
        robin(),
        "c-lock",
        "oak",
        restrictive=True,
        authority="order",
        least_restrictive_rationale="Tried open",
        reduction_plan="Open by spring",
    )
    found = next(c for c in told(plan).controls if c.name == "C-Lock")
    assert (found.authority, found.least_restrictive_rationale, found.reduction_plan) == (
        "Order of the Court of Protection",
        "Tried open",
        "Open by spring",
    )


def test_a_restriction_without_authority_must_not_be_used() -> None:
    """What lacks authority, reason or a plan to reduce it is open, and says so."""
    plan = with_control(robin(), "c-lock", "oak", restrictive=True)
    assert (
        "C-Lock restricts the person and has no legal authority, no reason why nothing less would "
        "do, no plan to reduce it: it must not be used"
    ) in opens(told(plan))


def test_the_law_behind_a_control_that_restricts_nobody_is_not_told() -> None:
    """A legal authority on which an ordinary control rests is not the provider's to know."""
    plan = with_control(robin(), "c-visit", "oak", requires=("order", "home"))
    found = next(c for c in told(plan).controls if c.name == "C-Visit")
    assert (found.authority, found.needs) == (None, ("Home",))


def test_every_sign_is_told_and_the_providers_own_come_first() -> None:
    """Whoever is there notices most, so no sign is kept from a provider."""
    plan = with_entity(
        robin(),
        risk(
            "r-other",
            "t-other",
            early_warning_signs=(EarlyWarningSign(id="s-other", sign="Stops singing"),),
        ),
    )
    plan = with_entity(plan, *(r for r in reversed(plan.risks)))
    found = told(plan).signs
    assert [(s.sign, s.yours) for s in found] == [
        ("P-001 goes quiet at meals", True),
        ("Stops singing", False),
    ]
    assert "Nobody is named to notice or to answer “Stops singing”" in opens(told(plan))


def test_the_hours_without_anybody_are_open() -> None:
    """A week in which nobody comes is told as an action for services."""
    assert "Nobody is named to come in a crisis: at all times" in opens(told(robin()))


def test_who_comes_is_told_for_the_day_of_the_move() -> None:
    """The crisis plan of a move ahead is that of its day, and until then the ward answers."""
    plan = with_control(
        robin(), "c-crisis", "on-call", kind="recovery", limits=("k-admission",), respond_within=30
    )
    week = told(plan).crisis
    assert week is not None
    assert (week.asked_of, week.ahead, week.until_then) == (day(42), True, "Beech ward")
    assert [(h.when, [a.who for a in h.answers]) for h in week.hours] == [
        ("at all times", ["On-Call"])
    ]


def test_rules_that_bear_on_support_are_told_without_their_law() -> None:
    """Where not to go is told to every provider; treatment is between others."""
    plan = with_entity(
        robin(),
        condition("Not to enter Mill Lane", "exclusion"),
        condition("To see the nurse", "treatment", supervisor="community-team"),
    )
    (rule,) = told(plan).rules
    assert (rule.text, rule.ring, rule.unsupervised) == ("Not to enter Mill Lane", None, True)
    assert "Conditional discharge" not in str(attrs.asdict(told(plan)))


def test_a_rule_that_the_provider_supervises_is_told_whatever_its_kind() -> None:
    """Who supervises a condition has to know it."""
    plan = with_entity(robin(), condition("To see the nurse", "treatment", supervisor="on-call"))
    (rule,) = told(plan).rules
    assert (rule.yours, rule.ring) == (True, "On-Call")


def test_a_rule_for_somebodys_safety_is_told_as_a_rule_and_no_more() -> None:
    """The wording is told once; that there is a victim, and who speaks with them, is not."""
    plan = with_entity(
        robin(),
        agency("vlu", "victim-liaison"),
        tie("tie-vlu", "vlu"),
        condition("Not to enter Mill Lane", "exclusion"),
        VictimMarker(
            id="v-1",
            source=source(),
            individual="P-001",
            condition_text="Not to enter Mill Lane.",
            liaison="vlu",
        ),
        VictimMarker(
            id="v-2",
            source=source(),
            individual="P-001",
            condition_text="No letters",
            liaison="vlu",
        ),
    )
    view = told(plan)
    assert [r.text for r in view.rules] == ["Not to enter Mill Lane", "No letters"]
    assert "vlu" not in str(attrs.asdict(view)).lower()
    assert "victim" not in str(attrs.asdict(view)).lower()


@pytest.mark.parametrize("kind", ["police", "probation", "mhcs", "court", "victim-liaison"])
def test_an_agency_whose_name_would_tell_too_much_is_not_listed(kind: str) -> None:
    """That the police or a court know somebody is nothing a provider learns from a list."""
    plan = with_entity(robin(), agency("known", kind), tie("tie-known", "known"))
    assert "Known" not in [one.name for one in told(plan).others]


def test_the_police_are_listed_where_they_answer_in_a_crisis() -> None:
    """Who is to be rung is named, whoever they are."""
    plan = with_entity(
        robin(),
        agency("force", "police"),
        tie("tie-force", "force"),
        control("c-force", "force", kind="recovery", limits=("k-admission",)),
    )
    assert "Force" in [one.name for one in told(plan).others]


def test_a_provider_with_no_part_gets_no_paper() -> None:
    """Without control, package or tie there is no reason for a provider to read of anybody."""
    plan = with_entity(robin(), agency("stranger"))
    with pytest.raises(WrongUseError, match="has no part in the support of P-001"):
        told(plan, "stranger")


def test_the_holder_is_asked_which_provider_where_there_are_several() -> None:
    """Nobody is handed the paper of another provider by guess."""
    with pytest.raises(WrongUseError, match="Say for which provider of P-001 with --for"):
        provider(at(robin()), "P-001", Given())


def test_the_only_provider_of_the_package_is_meant_when_the_holder_asks() -> None:
    """The holder sees the paper that the one provider would get."""
    package = least(SupportPackage, id="package", individual="P-001", provider="oak")
    assert provider(at(with_entity(robin(), package)), "P-001", Given()).provider == "Oak"


@pytest.mark.parametrize(
    ("state", "words"), [("refused", "refused"), ("withdrawn", "withdrawn"), (None, "not recorded")]
)
def test_consent_that_does_not_stand_is_the_first_thing_open(state: str | None, words: str) -> None:
    """Before the paper is handed over somebody asks the person."""
    plan = robin()
    if state:
        consent = Consent(purpose="share-provider", state=state, on=day(-3), recorded_by="advocate")
        plan = amended(plan, "P-001", consents=(consent,))
    assert opens(told(plan))[0].startswith(f"Consent to share with the provider is {words}")


def test_a_cause_that_nothing_holds_on_the_day_of_the_move_is_open() -> None:
    """Nights between the ward and the first waking night are told to who is to fill them."""
    looking = looked("county-durham")
    view = provider(looking, "P-014", for_agency(looking, "oak-support"))
    assert (
        "Nothing in place is known to hold “No waking staff at night” on 2 January 2027, every "
        "night 22:00–07:00"
    ) in opens(view)


def test_what_people_disagree_about_is_not_told_as_settled() -> None:
    """A disagreement about a risk stands with what is not yet agreed."""
    plan = with_entity(
        robin(),
        risk(
            "r-pain",
            "t-unnoticed",
            "t-untrained",
            consequences=consequences("k-admission"),
            disagreements=("Mum says three new faces are too many.",),
        ),
    )
    assert "Not agreed: Mum says three new faces are too many." in opens(told(plan))


def test_a_move_without_a_day_is_not_told_as_today() -> None:
    """While no day is set the provider reads of none."""
    assert told(amended(robin(), "move", target=None)).starts is None
