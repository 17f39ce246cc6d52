"""Which ways out are open on a day, who decides, and what they rest on."""

import datetime as dt

import pytest

from tcplan.domain.codelists import code_list
from tcplan.rules.routes import route, routes
from tests.builders import TODAY
from tests.tcplan.rules.legal.people import (
    AFTER,
    BEFORE,
    capacity,
    consent,
    home,
    move,
    on,
    status,
)

RESTRICTED = status("09", -2000)
LACKS = capacity("lacks-capacity", on=-1000)
HAS = capacity("has-capacity", on=-1000)


def test_every_way_out_is_told() -> None:
    """Nobody has to guess about a way: each is told, with who decides and a reason."""
    found = routes(on(status("03")), "P-001")

    assert list(code_list("legal-route").codes) == [one.kind for one in found]
    assert all(one.reasons and one.who and one.version for one in found)


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("03", {}, "open"),
        ("10", {}, "open"),
        ("16", {}, "open"),
        ("18", {}, "open"),
        ("34", {"limitation_direction": False}, "open"),
        ("34", {"limitation_direction": True}, "closed"),
        ("34", {}, "open-if"),
        ("09", {}, "closed"),
        ("15", {}, "closed"),
        ("02", {}, "closed"),
        ("01", {}, "closed"),
        ("04", {}, "closed"),
        ("12", {}, "closed"),
        ("35", {}, "closed"),
        ("99", {}, "open-if"),
    ],
)
def test_a_community_treatment_order(code: str, fields: dict[str, bool], expected: str) -> None:
    """A CTO is never for a restricted patient, and never follows section 2."""
    assert expected == route(on(status(code, **fields)), "P-001", "cto").state


def test_a_community_treatment_order_deprives_nobody_of_liberty() -> None:
    """Where the support deprives of liberty, a CTO says that it cannot authorise that."""
    found = route(on(status("03"), move(), home(deprives=True)), "P-001", "cto")

    assert any("another route must do that" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("09", {}, "open"),
        ("31", {"restrictions": True}, "open"),
        ("15", {}, "open-if"),
        ("17", {}, "open-if"),
        ("34", {"limitation_direction": True}, "open-if"),
        ("34", {"limitation_direction": False}, "closed"),
        ("34", {}, "open-if"),
        ("10", {}, "closed"),
        ("03", {}, "closed"),
        ("07", {}, "closed"),
    ],
)
def test_a_conditional_discharge(code: str, fields: dict[str, bool], expected: str) -> None:
    """A conditional discharge is for restricted patients; from prison it is no simple discharge."""
    found = route(on(status(code, **fields)), "P-001", "conditional-discharge")

    assert expected == found.state


@pytest.mark.parametrize(
    ("code", "expected"), [("09", "open"), ("03", "open"), ("01", "closed"), ("12", "closed")]
)
def test_an_absolute_discharge(code: str, expected: str) -> None:
    """Whoever is under a section can be discharged from it; whoever is under none cannot."""
    assert expected == route(on(status(code)), "P-001", "absolute-discharge").state


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [(-10, None, "open"), (0, 0, "open"), (-10, -1, "open-if"), (1, None, "open-if")],
)
def test_leave_of_a_restricted_patient(since: int, until: int | None, expected: str) -> None:
    """Leave is open while the Secretary of State's consent is in force, and only then."""
    asked = on(RESTRICTED, consent("sos-leave", since, until))
    found = route(asked, "P-001", "s17-leave")

    assert (expected, "R12") == (found.state, found.rule)
    assert any(reason.startswith("Leave is not a discharge") for reason in found.reasons)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("02", "open"), ("03", "open"), ("05", "closed"), ("01", "closed"), ("07", "closed"),
     ("34", "open-if"), ("CTO", "closed")],
)  # fmt: skip
def test_leave_of_anybody_else(code: str, expected: str) -> None:
    """Leave is for people who are detained, and a holding power of hours is no such thing."""
    assert expected == route(on(status(code)), "P-001", "s17-leave").state


@pytest.mark.parametrize(
    ("code", "expected"),
    [("15", "open-if"), ("17", "open-if"), ("16", "open-if"), ("09", "closed"), ("03", "closed")],
)
def test_release_on_licence(code: str, expected: str) -> None:
    """A licence needs a sentence: there is none under section 3 or a hospital order."""
    assert expected == route(on(status(code)), "P-001", "licence").state


@pytest.mark.parametrize(
    ("code", "expected"),
    [("01", "open"), ("03", "open"), ("02", "open"), ("09", "closed"), ("12", "closed"),
     ("99", "open-if")],
)  # fmt: skip
def test_leaving_without_an_order(code: str, expected: str) -> None:
    """Leaving without any order is closed to restricted patients and while a court has the case."""
    assert expected == route(on(status(code)), "P-001", "informal").state


@pytest.mark.parametrize(
    ("code", "born", "expected"),
    [("03", "1991-04", "open-if"), ("36", "1991-04", "open"), ("09", "1991-04", "open-if"),
     ("03", "2010-11-22", "open-if"), ("03", "2010-11-23", "closed"), ("03", "2010-11", "closed")],
)  # fmt: skip
def test_guardianship(code: str, born: str, expected: str) -> None:
    """Guardianship is for people of 16 and over whom the council accepts."""
    assert expected == route(on(status(code), born=born), "P-001", "guardianship").state


@pytest.mark.parametrize(
    ("tenure", "residence", "care", "expected"),
    [
        ("care-home", "lacks-capacity", None, ("open", "closed")),
        ("nursing-home", "lacks-capacity", None, ("open", "closed")),
        ("supported-living", "lacks-capacity", None, ("closed", "open")),
        ("own-tenancy", "lacks-capacity", None, ("closed", "open")),
        ("care-home", "has-capacity", None, ("closed", "closed")),
        ("supported-living", "has-capacity", None, ("closed", "closed")),
        ("supported-living", "has-capacity", "lacks-capacity", ("closed", "open")),
        ("supported-living", "has-capacity", "not-assessed", ("closed", "open-if")),
        ("supported-living", "fluctuates", None, ("closed", "open-if")),
        ("care-home", "not-assessed", None, ("open-if", "closed")),
    ],
)
def test_a_deprivation_of_liberty_by_home_and_capacity(
    tenure: str, residence: str, care: str | None, expected: tuple[str, str]
) -> None:
    """A standard authorisation is for care homes, the court for others, where capacity lacks."""
    asked = on(
        status("03"), move(), home(tenure, deprives=True), capacity=capacity(residence, care)
    )

    assert expected == tuple(
        route(asked, "P-001", kind).state for kind in ("dols", "court-of-protection")
    )


def test_the_latest_assessment_of_capacity_counts() -> None:
    """Capacity is that of the last assessment by the day, and none is taken from the future."""
    found = (*capacity("has-capacity", on=-60), *capacity("lacks-capacity", on=-30))
    later = (*found, *capacity("has-capacity", on=1))
    asked = on(status("03"), move(), home(deprives=True), capacity=later)

    assert ("open", "closed") == (
        route(asked, "P-001", "court-of-protection").state,
        route(asked, "P-001", "court-of-protection", TODAY - dt.timedelta(days=31)).state,
    )


@pytest.mark.parametrize(
    ("born", "expected"), [("2008-11-22", "open"), ("2008-11-23", "closed"), ("2008-11", "closed")]
)
def test_a_standard_authorisation_is_for_adults(born: str, expected: str) -> None:
    """On the eighteenth birthday a standard authorisation is open, on the day before it is not."""
    asked = on(
        status("03"), move(), home("care-home", deprives=True), born=born,
        capacity=capacity("lacks-capacity"),
    )  # fmt: skip

    assert expected == route(asked, "P-001", "dols").state


@pytest.mark.parametrize("person", [HAS, LACKS, ()], ids=["has", "lacks", "unknown"])
@pytest.mark.parametrize(
    ("asked", "expected", "version"),
    [(BEFORE, "closed", "2018-11-28"), (AFTER, "open-if", "2026-02-18")],
    ids=["17-february", "18-february"],
)
def test_conditions_that_deprive_of_liberty(
    asked: dt.date, expected: str, version: str, person: tuple[object, ...]
) -> None:
    """Until 17 February 2026 no condition may deprive anybody of liberty; from the 18th it may."""
    found = route(
        on(RESTRICTED, move(), home(deprives=True), asked=asked, capacity=person),
        "P-001",
        "conditional-discharge-dol",
    )

    assert (expected, "R15", version) == (found.state, found.rule, found.version)


@pytest.mark.parametrize(("person", "said"), [(HAS, "no order authorises it"), (LACKS, "beside")])
def test_why_conditions_could_not_deprive_of_liberty(person: tuple[object, ...], said: str) -> None:
    """Before the change, capacity decided whether anything at all could authorise it."""
    found = route(on(RESTRICTED, capacity=person), "P-001", "conditional-discharge-dol", BEFORE)

    assert said in " ".join(found.reasons)


def test_the_law_of_a_later_day_is_not_the_law_of_today() -> None:
    """A move on 18 February 2026 is judged by the law of its day, asked about the day before."""
    asked = on(RESTRICTED, asked=BEFORE)

    assert ("closed", "open-if") == (
        route(asked, "P-001", "conditional-discharge-dol").state,
        route(asked, "P-001", "conditional-discharge-dol", AFTER).state,
    )


@pytest.mark.parametrize(
    ("code", "expected"), [("03", "closed"), ("07", "closed"), ("15", "open-if"), ("34", "open-if")]
)
def test_conditions_are_for_restricted_patients(code: str, expected: str) -> None:
    """Also under the new law nobody who is not restricted is discharged with such conditions."""
    assert expected == route(on(status(code)), "P-001", "conditional-discharge-dol").state


def test_what_is_doubtful_about_a_rule_goes_with_the_way() -> None:
    """A way that rests on a rule that was not read in its source says so."""
    found = route(on(status("03")), "P-001", "cto")

    assert found.doubt is not None
    assert "lawyer" in found.doubt
