"""Checks about the person: their words, their rights, and who answers for them."""

import datetime as dt

from tcplan.domain.changes import Add, apply
from tcplan.domain.individual import Advocate, Capacity, Consent, RegisterEntry, ResponsibleBody
from tcplan.domain.transition import Funding
from tests.builders import TODAY, agency, amended, day, source
from tests.tcplan.findings.sound import altered, found, one, own, sound, with_fields


def test_a_plan_without_the_persons_own_words_is_found() -> None:
    """Nobody's plan passes without a word of theirs."""
    assert ["P-001"] == found(with_fields("P-001", what_matters=None), "no-own-words")


def test_own_words_about_a_risk_are_own_words() -> None:
    """What a person says about one risk counts as their voice in the plan."""
    plan = amended(with_fields("P-001", what_matters=None), "r-pain", own_view="It hurts at night.")
    assert [] == found(plan, "no-own-words")


def test_a_plan_confirmed_by_nobody_is_found() -> None:
    """A plan that no agency has confirmed is not an agreement."""
    plan = with_fields("P-001", confirmed_by=())
    assert "Nobody has confirmed the plan of P-001." == one(plan, "confirmed-by-too-few").what


def test_two_people_of_one_agency_are_one_agency() -> None:
    """Two confirmations from the same agency do not make an agreement between agencies."""
    plan = with_fields("P-001", confirmed_by=(source(), source(said_by="director")))
    assert "Only Icb has confirmed the plan of P-001." == one(plan, "confirmed-by-too-few").what


def test_a_confirmation_of_tomorrow_does_not_count_today() -> None:
    """Only what was confirmed by the day asked about counts."""
    plan = with_fields("P-001", confirmed_by=(source(), source(agency="trust", on=day(1))))
    assert ["P-001"] == found(plan, "confirmed-by-too-few")
    assert [] == found(plan, "confirmed-by-too-few", day(1))


def test_a_person_without_an_advocate_is_found() -> None:
    """Nobody goes without somebody on their side."""
    for advocate in (None, Advocate(kind="none")):
        assert ["P-001"] == found(with_fields("P-001", advocate=advocate), "no-advocate")


def test_being_on_the_register_without_consent_is_found() -> None:
    """Nobody is kept on the register when consent was never recorded."""
    assert ["P-001"] == found(with_fields("P-001", consents=()), "register-without-consent")


def test_consent_that_was_withdrawn_no_longer_counts() -> None:
    """The last word about being on the register is the one that counts."""
    given = Consent(purpose="register", state="given", on=day(-90), recorded_by="case manager")
    plan = with_fields("P-001", consents=(altered(given, state="withdrawn", on=day(-1)), given))
    assert "withdrawn" in one(plan, "register-without-consent").what


def test_a_best_interests_decision_stands_for_consent_to_the_register() -> None:
    """Somebody who cannot decide may be on the register when it was decided in their interests."""
    consent = Consent(
        purpose="register", state="best-interests", on=day(-90), recorded_by="case manager"
    )
    assert [] == found(with_fields("P-001", consents=(consent,)), "register-without-consent")


def test_nobody_is_asked_for_consent_to_a_register_they_are_not_on() -> None:
    """Without an entry there is nothing to consent to."""
    plan = with_fields("P-001", consents=(), register=())
    assert [] == found(plan, "register-without-consent")


def test_somebody_in_hospital_who_is_red_on_the_register_is_found() -> None:
    """The register says of everybody in hospital that they are in hospital."""
    red = RegisterEntry(rating="red", on=day(-90), review_by=day(90))
    assert "still says red" in one(with_fields("P-001", register=(red,)), "inpatient-not-blue").what


def test_somebody_at_home_may_be_red_on_the_register() -> None:
    """Another colour than blue is right for somebody who is not in hospital."""
    red = RegisterEntry(rating="red", on=day(-90), review_by=day(90))
    plan = amended(
        with_fields("P-001", register=(red,)),
        "spell",
        ended=day(-1),
        ended_as="supported-housing",
    )
    assert [] == found(plan, "inpatient-not-blue")


def test_lacking_capacity_without_a_best_interests_decision_is_found() -> None:
    """Where the person cannot decide, the decision in their interests must be written down."""
    lacks = Capacity(
        decision="residence", outcome="lacks-capacity", on=day(-9), assessed_by="doctor"
    )
    finding = one(with_fields("P-001", capacity=(lacks,)), "lacks-capacity-no-decision")
    assert finding.what.endswith("about: where to live.")


def test_capacity_that_came_back_needs_no_best_interests_decision() -> None:
    """Only the latest assessment of a decision counts."""
    lacks = Capacity(
        decision="residence", outcome="lacks-capacity", on=day(-9), assessed_by="doctor"
    )
    has = altered(lacks, outcome="has-capacity", on=day(-2))
    plan = with_fields("P-001", capacity=(has, lacks))
    assert [] == found(plan, "lacks-capacity-no-decision")


def test_a_person_without_a_responsible_council_is_found() -> None:
    """Responsible ICB and responsible council are asked for separately."""
    finding = one(with_fields("P-001", responsible_council=None), "no-responsible-body")
    assert "P-001 has no responsible council recorded." == finding.what


def test_a_dispute_between_payers_without_an_interim_funder_is_found() -> None:
    """While payers argue, somebody is named who pays."""
    disputed = ResponsibleBody(agency="icb", in_dispute=True)
    plan = with_fields("P-001", responsible_icb=disputed)
    assert ["P-001"] == found(plan, "dispute-without-interim-funder")


def test_money_in_dispute_without_an_interim_funder_is_found() -> None:
    """The same is asked of each stream of money."""
    plan = with_fields("money", interim_funder=None)
    assert ["money"] == found(plan, "dispute-without-interim-funder")


def test_money_that_nobody_disputes_needs_no_interim_funder() -> None:
    """An undisputed stream has nobody to pay in the meantime."""
    money = own(Funding, "money", stream="s117", payer="icb")
    plan = with_fields("money", in_dispute=money.in_dispute, interim_funder=None)
    assert [] == found(plan, "dispute-without-interim-funder")


def test_the_full_birth_date_of_an_adult_is_found_from_the_nineteenth_birthday() -> None:
    """A full date is kept only while it changes somebody's duty."""
    born = dt.date(TODAY.year - 19, TODAY.month, TODAY.day)
    plan = with_fields("P-001", born=born.isoformat())
    assert [] == found(plan, "full-birth-date", day(-1))
    assert ["P-001"] == found(plan, "full-birth-date", TODAY)


def test_an_id_with_a_persons_name_in_it_is_found() -> None:
    """Ids are printed where names are hidden, so a sister's id must not say whose sister."""
    name = sound().individuals[0].preferred_name
    plan = apply(sound(), [Add(agency(f"{name.lower()}-sister", kind="voluntary"))])
    assert [f"{name.lower()}-sister"] == found(plan, "name-in-id")


def test_an_id_that_only_begins_like_a_name_is_not_found() -> None:
    """Words that merely contain the letters of a name are left alone."""
    name = sound().individuals[0].preferred_name
    plan = apply(sound(), [Add(agency(f"{name.lower()}son-road", kind="voluntary"))])
    assert [] == found(plan, "name-in-id")


def test_findings_about_a_person_go_to_who_commissions_for_them() -> None:
    """The responsible ICB acts; without one, whoever pays for the hospital stay."""
    assert "icb" == one(with_fields("P-001", what_matters=None), "no-own-words").owner
    plan = with_fields("P-001", responsible_icb=None)
    plan = amended(plan, "spell", commissioner="council")
    assert "council" == one(plan, "no-responsible-body").owner


def test_a_finding_names_the_person_by_their_id_alone() -> None:
    """No finding about a person says the name they go by."""
    plan = with_fields("P-001", what_matters=None, confirmed_by=(), advocate=None)
    checks = ("no-own-words", "confirmed-by-too-few", "no-advocate")
    assert not any(sound().individuals[0].preferred_name in one(plan, c).what for c in checks)
