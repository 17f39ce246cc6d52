"""Leave, transfer and discharge of a restricted patient wait for the Secretary of State."""

import pytest

from tcplan.domain.transition import Visit
from tests.builders import day
from tests.tcplan.rules.legal.people import (
    consent,
    move,
    on,
    plan_of,
    route,
    spell,
    states,
    status,
    verdicts,
)

RESTRICTED = status("09", -2000)


def visits(*planned: tuple[int, str]) -> tuple[Visit, ...]:
    """Visits of these kinds, so many days from today."""
    return tuple(Visit(on=day(after), kind=kind) for after, kind in planned)


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ([(0, "overnight")], "not-met"),
        ([(0, "s17-leave")], "not-met"),
        ([(1, "overnight")], "due"),
        ([(1, "meal")], "due"),
        ([(-10, "overnight"), (5, "overnight")], "not-met"),
        ([(-365, "s17-leave")], "not-met"),
    ],
)
def test_leave_needs_consent(planned: list[tuple[int, str]], expected: str) -> None:
    """Leave ahead waits for consent; leave of today or before that had none is told."""
    found = states("leave-without-consent", RESTRICTED, spell(), move(visits=visits(*planned)))

    assert [expected] == found


@pytest.mark.parametrize(("after", "expected"), [(10, "met"), (11, "due")])
def test_consent_to_leave_has_a_last_day(after: int, expected: str) -> None:
    """Consent covers leave on its last day, and none on the day after."""
    found = states(
        "leave-without-consent",
        RESTRICTED,
        consent("sos-leave", -10, 10),
        move(visits=visits((after, "overnight"))),
    )

    assert [expected] == found


@pytest.mark.parametrize("code", ["03", "10", "16", "01"])
def test_leave_of_others_needs_no_consent(code: str) -> None:
    """Nobody asks the Secretary of State about somebody who is not restricted."""
    assert [] == states(
        "leave-without-consent", status(code), move(visits=visits((0, "overnight")))
    )


def test_leave_under_an_unknown_direction_is_a_question() -> None:
    """While the limitation direction is unknown, leave is no finding but a thing to settle."""
    found = verdicts(
        plan_of(status("34"), move(visits=visits((0, "overnight")))), "leave-without-consent"
    )

    assert ["due"] == [one.state for one in found]
    assert "not known whether they are restricted" in found[0].what


def test_what_is_over_a_year_old_is_left_alone() -> None:
    """Leave of more than twelve months ago is not held against anybody."""
    found = states("leave-without-consent", RESTRICTED, move(visits=visits((-366, "overnight"))))

    assert [] == found


@pytest.mark.parametrize(
    ("since", "given", "expected"),
    [
        (0, (), ["not-met"]),
        (1, (), ["due"]),
        (0, (consent("sos-transfer", 0, 0),), ["met"]),
        (0, (consent("sos-transfer", -10, -1),), ["not-met"]),
        (-400, (), []),
    ],
    ids=["today", "tomorrow", "with-consent", "consent-ended", "long-ago"],
)
def test_a_transfer_needs_consent(
    since: int, given: tuple[object, ...], expected: list[str]
) -> None:
    """A move to another hospital has the Secretary of State's consent on its day."""
    stays = (
        spell("old", -900, since, "bed-transfer"),
        spell("new", since, hospital="hospital", admitted=day(-900)),
    )

    assert expected == states("transfer-without-consent", RESTRICTED, *stays, *given)  # type: ignore[arg-type]


def test_another_ward_of_the_same_hospital_is_no_transfer() -> None:
    """A change of ward within one hospital is not asked about."""
    stays = (spell("old", -900, -10, "bed-transfer"), spell("new", -10))

    assert [] == states("transfer-without-consent", RESTRICTED, *stays)


@pytest.mark.parametrize(
    ("target", "expected"), [(56, "not-met"), (57, "due"), (None, "due"), (0, "not-met")]
)
def test_discharge_needs_the_tribunal_or_the_secretary(target: int | None, expected: str) -> None:
    """Fifty-six days before the move what lets a restricted patient leave has to be there."""
    found = states("discharge-without-consent", RESTRICTED, spell(), move(target))

    assert [expected] == found


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((route("conditional-discharge", -5),), "met"),
        ((route("conditional-discharge"),), "not-met"),
        ((route("conditional-discharge", 10),), "met"),
        ((route("conditional-discharge", 11),), "not-met"),
        ((consent("sos-discharge", -5),), "met"),
        ((consent("sos-discharge", -5, 9),), "not-met"),
        ((route("s17-leave"), consent("sos-leave", -5)), "met"),
        ((consent("sos-leave", -5),), "not-met"),
        ((route("cto", -5),), "not-met"),
    ],
    ids=[
        "discharged", "not-authorised", "on-the-day", "a-day-late", "consent", "consent-ended",
        "long-leave", "leave-that-is-no-route", "order-that-is-not-available",
    ],
)  # fmt: skip
def test_what_lets_a_restricted_patient_leave(given: tuple[object, ...], expected: str) -> None:
    """A discharge of the tribunal, a consent, or long leave with consent: nothing else."""
    found = states("discharge-without-consent", RESTRICTED, spell(), move(10), *given)  # type: ignore[arg-type]

    assert [expected] == found


def test_long_leave_is_not_told_as_a_discharge() -> None:
    """Where somebody leaves on leave, the sentence says that leave is not a discharge."""
    plan = plan_of(RESTRICTED, move(10), route("s17-leave"), consent("sos-leave", -5))

    assert "leave is not a discharge" in verdicts(plan, "discharge-without-consent")[0].what


@pytest.mark.parametrize("code", ["03", "10", "01", "CTO"])
def test_discharge_of_others_is_not_asked_about(code: str) -> None:
    """Nobody waits for the Secretary of State for somebody who is not restricted."""
    assert [] == states("discharge-without-consent", status(code), spell(), move(10))


def test_the_day_asked_about_is_the_last() -> None:
    """A consent that is recorded for tomorrow covers nothing today."""
    asked = on(RESTRICTED, consent("sos-leave", 1), move(visits=visits((0, "overnight"))))

    assert ["not-met"] == [one.state for one in verdicts(asked.plan, "leave-without-consent")]
