"""Checks about the law: status, route, conditions, and the reason for a delay."""

from tcplan.domain.hospital import Delay
from tcplan.domain.legal import LegalRoute
from tcplan.domain.plan import Plan
from tests.builders import amended, day, place, tie, with_entity, without
from tests.tcplan.findings.sound import altered, found, one, own, sound, with_fields


def test_a_legal_status_that_is_not_known_is_found() -> None:
    """A status that says nothing must be resolved before any gate can be planned."""
    for code in ("98", "99"):
        plan = with_fields("status", code=code, limitation_direction=None)
        assert ["status"] == found(plan, "legal-status-unresolved")


def test_somebody_in_hospital_without_any_status_is_found() -> None:
    """Even an informal stay has a status."""
    assert ["spell"] == found(without(sound(), "status"), "legal-status-unresolved")


def test_a_status_that_is_over_needs_no_resolving() -> None:
    """What was not known of a past stay is past."""
    old = altered(sound().legal_statuses[0], id="old", code="99", end=day(-501), start=day(-600))
    assert [] == found(with_entity(sound(), old), "legal-status-unresolved")


def test_section_45a_without_a_word_about_the_direction_is_found() -> None:
    """Whether the limitation direction is in force decides who must consent."""
    plan = with_fields("status", limitation_direction=None)
    assert ["status"] == found(plan, "limitation-direction-unknown")


def test_a_direction_that_is_known_to_have_ended_is_no_finding() -> None:
    """That the direction is not in force is an answer too."""
    plan = with_fields("status", limitation_direction=False)
    assert [] == found(plan, "limitation-direction-unknown")


def _with_cto(plan: Plan) -> Plan:
    return with_entity(plan, own(LegalRoute, "route", kind="cto"))


def test_a_community_treatment_order_for_a_restricted_patient_is_found() -> None:
    """A route that the law does not allow is found before anybody plans on it."""
    assert ["route"] == found(_with_cto(sound()), "restricted-with-cto")
    plan = with_fields("status", code="09", limitation_direction=None)
    assert ["route"] == found(_with_cto(plan), "restricted-with-cto")


def test_a_community_treatment_order_may_follow_section_3() -> None:
    """For somebody who is not restricted the route exists."""
    plan = with_fields("status", code="03", limitation_direction=None)
    assert [] == found(_with_cto(plan), "restricted-with-cto")


def test_a_condition_that_nobody_supervises_is_found() -> None:
    """Each condition has somebody who sees to it."""
    assert ["k-area"] == found(with_fields("k-area", supervisor=None), "condition-unsupervised")


def test_a_condition_that_has_ended_needs_no_supervisor() -> None:
    """Nobody supervises what is over."""
    plan = with_fields("k-area", supervisor=None, end=day(-1))
    assert [] == found(plan, "condition-unsupervised")


def test_a_tie_against_a_no_contact_condition_is_found() -> None:
    """The plan must not lead the person into breaking a condition."""
    plan = with_entity(sound(), tie("tie-barred", "barred"))
    assert "the tie with Barred" in one(plan, "against-condition").what


def test_a_tie_that_has_ended_is_not_against_a_condition() -> None:
    """A tie of the past breaks nothing."""
    plan = with_entity(sound(), tie("tie-barred", "barred", end=day(-1)))
    assert [] == found(plan, "against-condition")


def test_support_from_an_agency_that_is_excluded_is_found_by_its_teams_too() -> None:
    """Excluding an agency excludes its teams."""
    plan = with_fields("k-contact", excludes_holders=("trust",))
    assert "“C-Trust”, which Community-Team delivers" in one(plan, "against-condition").what


def test_a_support_package_against_a_no_contact_condition_is_found() -> None:
    """The provider of the home is looked at as well."""
    plan = with_fields("k-contact", excludes_holders=("oak",))
    assert "the support package of Oak" in one(plan, "against-condition").what


def test_a_home_in_an_excluded_place_is_found() -> None:
    """A home is not planned where the person must not be."""
    plan = with_fields("k-area", excludes_places=("home",))
    assert "the home at Home" in one(plan, "against-condition").what


def test_a_home_in_an_excluded_area_is_found() -> None:
    """An area excludes the homes that are recorded as lying in it."""
    area = place("north", kind="area")
    plan = with_entity(sound(), altered(area, name="North End"))
    assert ["k-area"] == found(
        amended(plan, "k-area", excludes_places=("north",)), "against-condition"
    )


def test_a_tie_that_is_met_in_an_excluded_place_is_found() -> None:
    """Where people meet counts as much as where the person lives."""
    plan = with_fields("tie-mum", place="centre")
    assert "meeting Mum at Centre" in one(plan, "against-condition").what


def test_being_ready_without_a_recorded_delay_is_found() -> None:
    """A wait without a reason is asked about."""
    assert ["spell"] == found(with_fields("spell", delays=()), "delay-not-recorded")


def test_a_delay_that_ended_leaves_the_wait_without_a_reason() -> None:
    """The reason for last month's wait does not explain today's."""
    over = Delay(reason="18", attribution="06", start=day(-60), end=day(-1))
    plan = with_fields("spell", delays=(over,))
    assert ["spell"] == found(plan, "delay-not-recorded")
    assert [] == found(plan, "delay-not-recorded", day(-1))


def test_somebody_who_is_not_ready_has_no_delay() -> None:
    """Before somebody is clinically ready there is no delay to record."""
    plan = with_fields("spell", delays=(), clinically_ready=None)
    assert [] == found(plan, "delay-not-recorded")
