"""Checks about restrictions: lawful, for a reason, and with a plan to need them less."""

import pytest

from tests.builders import amended, authority, day, evidence, with_entity
from tests.tcplan.findings.sound import found, held, one, sound, with_fields


@pytest.mark.parametrize(
    ("check", "field"),
    [
        ("restriction-without-authority", "authority"),
        ("restriction-without-rationale", "least_restrictive_rationale"),
        ("restriction-without-reduction-plan", "reduction_plan"),
    ],
)
def test_a_restriction_with_a_part_missing_is_found(check: str, field: str) -> None:
    """Authority, reason and a plan to reduce it are asked for one by one."""
    assert ["c-lock"] == found(with_fields("c-lock", **{field: None}), check)


@pytest.mark.parametrize(
    "check",
    [
        "restriction-without-authority",
        "restriction-without-rationale",
        "restriction-without-reduction-plan",
    ],
)
def test_support_that_does_not_restrict_needs_none_of_them(check: str) -> None:
    """Only what restricts the person is asked for its authority and its reason."""
    fields = dict.fromkeys(("authority", "least_restrictive_rationale", "reduction_plan"))
    assert [] == found(with_fields("c-lock", restrictive=False, **fields), check)


def test_a_restriction_whose_authority_has_lapsed_is_found() -> None:
    """From the day after the authority ends, the restriction cannot be counted on."""
    plan = with_fields("order", end=day(0))
    assert [] == found(plan, "authority-not-in-force")
    finding = one(plan, "authority-not-in-force", day(1))
    assert finding.what.endswith("not in force on 23 November 2026.")


def test_a_restriction_that_starts_later_is_asked_for_its_authority_then() -> None:
    """An authority that begins with the restriction is in time."""
    plan = amended(with_fields("order", start=day(30)), "c-lock", state="agreed", start=day(30))
    assert [] == found(plan, "authority-not-in-force")
    late = amended(plan, "c-lock", start=day(29))
    assert ["c-lock"] == found(late, "authority-not-in-force")


def test_support_that_needs_an_authority_is_asked_for_it_too() -> None:
    """What requires an authority or a condition needs it in force, restrictive or not."""
    plan = with_entity(
        sound(), authority("late", start=day(5)), held("c-more", "icb", requires=("late",))
    )
    assert ["c-more"] == found(plan, "authority-not-in-force")
    plan = amended(
        with_entity(sound(), held("c-more", "icb", requires=("k-area",))), "k-area", start=None
    )
    assert ["c-more"] == found(plan, "authority-not-in-force")


def test_an_authority_that_lapses_before_the_restriction_ends_is_found() -> None:
    """The restriction may not outlive what makes it lawful."""
    plan = with_fields("c-lock", end=day(401))
    assert "it goes on until 28 December 2027" in one(plan, "authority-lapses-first").what
    assert [] == found(with_fields("c-lock", end=day(400)), "authority-lapses-first")


def test_an_endless_restriction_is_reviewed_before_its_authority_lapses() -> None:
    """Without an end of its own, a restriction is looked at while it is still lawful."""
    plan = with_fields("c-lock", review_by=day(401))
    assert ["c-lock"] == found(plan, "authority-lapses-first")
    assert ["c-lock"] == found(with_fields("c-lock", review_by=None), "authority-lapses-first")
    assert [] == found(with_fields("c-lock", review_by=day(400)), "authority-lapses-first")


def test_an_authority_without_an_end_does_not_lapse() -> None:
    """Nothing lapses that has no end."""
    plan = amended(with_fields("c-lock", review_by=None, evidence=(evidence(),)), "order", end=None)
    assert [] == found(plan, "authority-lapses-first")
