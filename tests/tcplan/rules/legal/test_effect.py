"""Restricted or not follows from the legal effect, and what is unknown is said to be unknown."""

import pytest

from tcplan.domain.individual import ResponsibleBody
from tcplan.rules.effect import blocks, effect, restricted
from tests.builders import day
from tests.tcplan.rules.legal.people import on, spell, states, status


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("09", {}, "yes"),
        ("15", {}, "yes"),
        ("17", {}, "yes"),
        ("10", {}, "no"),
        ("16", {}, "no"),
        ("03", {}, "no"),
        ("01", {}, "no"),
        ("CTO", {}, "no"),
        ("07", {}, "court"),
        ("12", {}, "court"),
        ("34", {}, "unknown"),
        ("34", {"limitation_direction": True}, "yes"),
        ("34", {"limitation_direction": False}, "no"),
        ("37", {"limitation_direction": True}, "yes"),
        ("31", {}, "unknown"),
        ("31", {"restrictions": True}, "yes"),
        ("31", {"restrictions": False}, "no"),
        ("98", {}, "unknown"),
        ("99", {}, "unknown"),
    ],
)
def test_restricted_by_legal_effect(code: str, fields: dict[str, bool], expected: str) -> None:
    """Section 45A is restricted while its direction is in force, whatever statistics call it."""
    assert expected == effect(on(status(code, **fields)), "P-001").restricted


def test_the_direction_that_is_not_recorded_is_named() -> None:
    """Whoever reads of an unknown section 45A learns what has to be found out."""
    found = effect(on(status("34")), "P-001")

    assert "whether the limitation direction is in force is not recorded" in found.because


def test_a_restriction_counts_before_anything_else() -> None:
    """Somebody with two statuses in force is restricted when one of them restricts."""
    asked = on(status("03"), status("09", -400))

    assert restricted(asked, "P-001")


def test_the_last_day_of_a_status_counts() -> None:
    """On the day on which an order ends the person is restricted, on the next no more."""
    asked = on(status("09", -500, -1), status("10", 0))

    assert ("yes", "no") == (
        effect(asked, "P-001", day(-1)).restricted,
        effect(asked, "P-001", day(0)).restricted,
    )


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ((status("98"), spell()), 1),
        ((status("99"),), 1),
        ((spell(),), 1),
        ((), 0),
        ((status("01"), spell()), 0),
        ((status("34"), spell()), 1),
        ((status("34", limitation_direction=False), spell()), 0),
        ((status("32"), spell()), 1),
        ((status("03"), status("99", -10), spell()), 1),
        ((status("99", -10, -1), status("03", 0), spell()), 0),
    ],
    ids=[
        "not-applicable", "not-known", "no-status-in-hospital", "at-home", "informal",
        "direction-unknown", "direction-known", "other-acts", "two-statuses", "resolved-today",
    ],
)  # fmt: skip
def test_an_unknown_status_blocks(entities: tuple[object, ...], expected: int) -> None:
    """Nothing is planned on a status that is unknown or missing until it is resolved."""
    found = blocks(on(*entities), "P-001")  # type: ignore[arg-type]

    assert expected == len(found)
    assert all(sentence.endswith("Resolve it first.") for sentence in found)


def test_a_dispute_about_money_blocks_nothing() -> None:
    """Two bodies may dispute who pays; the person's way out does not wait for them."""
    body = ResponsibleBody(agency="icb", in_dispute=True)

    assert () == blocks(on(status("03"), spell(), responsible_icb=body), "P-001")


@pytest.mark.parametrize(("answer", "expected"), [(None, "not-met"), (False, "met"), (True, "met")])
def test_other_acts_say_whether_they_restrict(answer: bool | None, expected: str) -> None:  # noqa: FBT001
    """Under the Insanity Acts it is recorded whether restrictions are in force."""
    assert [expected] == states("restrictions-unknown", status("31", restrictions=answer))
