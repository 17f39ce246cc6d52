"""An agency sees of a person what a relationship, consent and a decision to disclose allow."""

from pathlib import Path

import pytest

from tcplan.access import for_public, project, project_for_person
from tcplan.domain.individual import Consent
from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance, Action
from tcplan.domain.whatif import Option, WhatIfChange
from tcplan.errors import UnknownIdError
from tcplan.exchange.plan_json import read
from tests.builders import TODAY, about, agency, amended, day, least, source, with_entity
from tests.tcplan.access.readers import (
    consent,
    disclosure,
    mappa,
    of_two,
    papers,
    people,
    relationship,
    seen,
)

FIXTURES = Path(__file__).parents[3] / "fixtures"


def ids(plan: Plan, *names: str) -> list[str]:
    """Which of these stand in a plan."""
    return [name for name in names if name in plan.by_id]


def test_the_holder_sees_everything() -> None:
    """Whoever holds the plan answers for all of it."""
    whole = of_two()

    assert project(whole, "icb", TODAY) is whole


def test_without_a_relationship_nothing_is_seen() -> None:
    """To deliver something for Robin is no reason to read Robin's record."""
    shown = seen(of_two(), "oak")

    assert [] == [e.id for e in shown if getattr(e, "individual", None)]
    assert {"oak", "grove", "icb", "on-call"} == {e.id for e in shown}


def test_an_agency_that_the_plan_does_not_have_sees_nothing() -> None:
    """Nobody looks through the eyes of an agency that is not there, and no other id is told."""
    with pytest.raises(UnknownIdError) as told:
        project(of_two(), "oack", TODAY)

    assert "oak" not in str(told.value).replace("oack", "")


@pytest.mark.parametrize(
    ("after", "expected"), [(-11, []), (-10, ["P-001"]), (5, ["P-001"]), (6, [])]
)
def test_a_relationship_holds_on_its_first_day_and_its_last(
    after: int, expected: list[str]
) -> None:
    """Who may know is a question of the day, and both ends belong to it."""
    whole = of_two(relationship("oak", start=day(-10), end=day(5)))

    assert expected == people(whole, "oak", day(after))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((), []),
        ((("given", -50),), ["P-001"]),
        ((("refused", -50),), []),
        ((("not-asked", -50),), []),
        ((("best-interests", -50),), ["P-001"]),
        ((("parental", -50),), ["P-001"]),
        ((("given", -50), ("withdrawn", 0)), []),
        ((("given", -50), ("withdrawn", 1)), ["P-001"]),
        ((("withdrawn", 0), ("given", -50)), []),
        ((("withdrawn", -50), ("given", -50)), ["P-001"]),
        ((("given", 1),), []),
    ],
)
def test_a_purpose_that_needs_consent_is_shut_without_it(
    said: tuple[tuple[str, int], ...], expected: list[str]
) -> None:
    """The last that Robin said by the day decides, whether they or others said it for them."""
    consents = tuple(consent("share-provider", state, day(on)) for state, on in said)
    whole = of_two(relationship("oak", "support"), consents=consents)

    assert expected == people(whole, "oak")


def test_consent_for_one_purpose_is_none_for_another() -> None:
    """What Robin lets the provider know the police are not told by that."""
    whole = of_two(
        agency("police", "police"),
        relationship("oak", "support"),
        relationship("police", "policing"),
        consents=(consent("share-provider"), consent("share-police", "refused")),
    )

    assert (["P-001"], []) == (people(whole, "oak"), people(whole, "police"))


def test_what_the_law_asks_stands_beside_a_refusal() -> None:
    """Whoever has two purposes sees by the one that needs no consent."""
    whole = of_two(
        relationship("oak", "support"),
        relationship("oak", "direct-care"),
        consents=(consent("share-provider", "refused"),),
    )

    assert ["P-001"] == people(whole, "oak")


def test_a_provider_is_told_of_mappa_only_by_a_decision() -> None:
    """That MAPPA applies is told to a provider once somebody decides it, until its last day."""
    without = of_two(mappa(), relationship("oak"))
    told = with_entity(without, disclosure("mappa", "oak"))

    assert [] == ids(seen(without, "oak"), "mappa")
    assert ["mappa"] == ids(seen(told, "oak"), "mappa")
    assert [] == ids(seen(told, "oak", day(31)), "mappa")
    assert [] == ids(seen(told, "oak", day(-31)), "mappa")


def test_a_decision_to_disclose_tells_no_minutes() -> None:
    """The category and who leads are told, and neither a contact nor what the meeting said."""
    told = seen(of_two(mappa(), relationship("oak"), disclosure("mappa", "oak")), "oak")
    record = told.by_id["mappa"]

    assert ("2", "trust") == (record.category, record.lead)
    assert (None, ()) == (record.coordinator_contact, record.disclosure_decisions)


def test_a_decision_opens_no_record() -> None:
    """Without a relationship, or for another agency, a decision to disclose shows nothing."""
    whole = of_two(mappa(), relationship("elm"), disclosure("mappa", "oak"))

    assert [] == ids(seen(whole, "oak"), "mappa", "told-mappa-oak", "P-001")
    assert [] == ids(seen(whole, "elm"), "mappa", "told-mappa-oak")


def test_a_partner_of_mappa_needs_no_decision() -> None:
    """The trust that leads knows what it leads."""
    shown = seen(of_two(mappa(), relationship("trust", "treatment")), "trust")

    assert mappa() == shown.by_id["mappa"]


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ((), ["care-plan"]),
        ((consent("cetr", "refused"),), ["care-plan"]),
        ((consent("cetr"),), ["cetr", "cetr-report", "care-plan"]),
        ((consent("cetr", "best-interests"),), ["cetr", "cetr-report", "care-plan"]),
    ],
)
def test_papers_of_a_review_are_shut_without_consent(
    consents: tuple[Consent, ...], expected: list[str]
) -> None:
    """A C(E)TR and its papers are read by others when Robin agreed or it was decided for them."""
    whole = of_two(*papers(), relationship("trust", "treatment"), consents=consents)

    assert expected == ids(seen(whole, "trust"), "cetr", "cetr-report", "care-plan")


def test_a_summary_leaves_out_what_is_sensitive_and_keeps_what_is_needed() -> None:
    """The police see that Robin has a control and when it holds, and not how it is described."""
    described = amended(of_two(), "c-oak", description="Sits with Robin after meals.")
    whole = with_entity(
        described, agency("police", "police"), relationship("police", "public-protection")
    )
    control, held = seen(whole, "police").by_id["c-oak"], whole.by_id["c-oak"]

    assert (held.hours, held.state, None) == (control.hours, control.state, control.description)
    assert "Not shown" == control.evidence[0].what
    assert held.evidence[0].review_by == control.evidence[0].review_by


def test_the_diagnosis_is_a_word_that_nobody_says() -> None:
    """Where a diagnosis may not be shown it reads as not shown, and as no other diagnosis."""
    shown = seen(of_two(relationship("landlord", "tenancy")), "landlord")

    assert "not-shown" == shown.by_id["P-001"].diagnosis


def test_an_agency_sees_its_own_part_where_it_sees_no_other() -> None:
    """A landlord sees what it delivers itself, and of the rest not even that it is there."""
    whole = amended(of_two(relationship("landlord", "tenancy")), "c-alarm", deputy="landlord")

    assert ["c-alarm"] == [control.id for control in seen(whole, "landlord").controls]


def test_what_names_what_is_hidden_names_it_no_more() -> None:
    """No id of something hidden is left over in what is shown."""
    whole = of_two(
        relationship("landlord", "tenancy"),
        least(Action, id="fix", individual="P-001", owner="landlord", closes=("r-pain", "P-001")),
        least(Acceptance, id="accepted", about="c-oak", source=source(agency="landlord")),
    )
    shown = seen(whole, "landlord")

    assert ("P-001",) == shown.by_id["fix"].closes
    assert "accepted" not in shown.by_id


def test_a_kept_what_if_stands_only_if_all_it_names_does() -> None:
    """A thought about something hidden would tell that it is there."""
    change = WhatIfChange(kind="stop", about="elm")
    own = Option(id="if-elm", source=source(agency="oak"), name="Without Elm", changes=(change,))
    hidden = of_two(own)
    shown = of_two(own, relationship("oak"))

    assert [] == ids(seen(hidden, "oak"), "if-elm")
    assert ["if-elm"] == ids(seen(shown, "oak"), "if-elm")


def test_another_person_leaves_no_trace() -> None:
    """Whatever is added about Sam, what Oak sees of Robin is the same to the last field."""
    alone = of_two(relationship("oak"))
    more = with_entity(
        alone,
        relationship("elm", individual="P-002"),
        agency("quay"),
        least(Action, id="x-sam", individual="P-002", owner="quay"),
    )
    newer = more.altered(about=about(title="Robin and Sam", version=8, recorded_on=day(3)))

    assert seen(alone, "oak") == seen(newer, "oak")


def test_a_person_reads_their_own_record() -> None:
    """Robin sees all that holds for them, nobody else, and not who told of it."""
    whole = of_two(mappa(), disclosure("mappa", "oak"), relationship("oak"))
    shown = project_for_person(whole, "P-001", TODAY)

    assert ["P-001"] == [one.id for one in shown.individuals]
    assert len(whole.controls) == len(shown.controls)
    assert {"Not shown"} == {entity.source.said_by for entity in shown}
    assert ((), ()) == (shown.by_id["mappa"].disclosure_decisions, shown.disclosures)


def test_the_public_sees_nobody() -> None:
    """What everybody may read holds no fact about anybody."""
    shown = for_public(of_two(mappa(), relationship("oak")))

    assert {"icb", "not-shown"} == {entity.id for entity in shown}


@pytest.mark.parametrize("name", ["county-durham", "robin", "hostile"])
@pytest.mark.slow
def test_looking_twice_shows_the_same(name: str) -> None:
    """What an agency sees of what it sees is all of it, and it keeps every rule of a plan."""
    plan = read(FIXTURES / f"{name}.plan.json")
    once = {one.id: seen(plan, one.id) for one in plan.agencies}

    assert [] == [name for name, shown in once.items() if project(shown, name, TODAY) != shown]


def test_more_relationships_show_no_less() -> None:
    """Whoever may know of one person more still knows what they knew."""
    one = of_two(relationship("oak"))
    both = with_entity(one, relationship("oak", individual="P-002"))
    before, after = seen(one, "oak"), seen(both, "oak")

    assert {e.id for e in before} < {e.id for e in after}
    assert [] == [e.id for e in before if after.by_id[e.id] != e]
