"""What duties ask of one day: the stay, the age, the reviews, who should act."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.individual import Consent, RegisterEntry, ResponsibleBody
from tcplan.domain.legal import LegalStatus
from tcplan.domain.plan import Plan
from tcplan.domain.records import Review
from tcplan.rules.book import rulebook
from tcplan.rules.on_day import Ages, OnDay
from tests.builders import TODAY, agency, day, individual, least, robin, small_plan, source

BOOK = rulebook()


def on(plan: Plan, asked: dt.date = TODAY) -> OnDay:
    """The plan on a day under the national rules."""
    return OnDay(plan, asked, BOOK)


def stay(name: str, since: int, until: int | None, ended_as: str | None = None) -> HospitalSpell:
    """A stay of Robin's, in days from today; its own original admission is its first day."""
    made: HospitalSpell = least(
        HospitalSpell,
        id=name,
        source=source(),
        individual="P-001",
        commissioner="icb",
        hospital="trust",
        admitted=day(since),
        on_this_ward_since=day(since),
        ended=None if until is None else day(until),
        ended_as=ended_as,
    )
    return made


def born(text: str, **fields: Any) -> OnDay:  # noqa: ANN401
    """Robin, born then, today."""
    return on(small_plan(individuals=(individual(born=text, **fields),)))


def review(name: str, kind: str, due: int | None = None, held: int | None = None) -> Review:
    """A review of Robin's, in days from today."""
    return Review(
        id=name,
        source=source(),
        individual="P-001",
        kind=kind,
        due=None if due is None else day(due),
        held=None if held is None else day(held),
    )


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        ((stay("now", -10, None),), -10),
        ((stay("old", -90, -10, "bed-transfer"), stay("now", -10, None)), -90),
        ((stay("now", -10, None), stay("old", -90, -10, "bed-transfer")), -90),
        ((stay("old", -90, -11, "family-home"), stay("now", -10, None)), -90),
        ((stay("old", -90, -12, "family-home"), stay("now", -10, None)), -10),
        ((stay("old", -90, -30, "acute-transfer"), stay("now", -10, None)), -90),
        (
            (
                stay("first", -900, -800, "bed-transfer"),
                stay("home-after", -700, -600, "family-home"),
                stay("now", -10, None),
            ),
            -10,
        ),
        ((stay("left", -90, -10, "family-home"),), None),
        ((stay("leaves", -90, 0, "family-home"),), None),
        ((stay("tomorrow", 1, None),), None),
    ],
    ids=[
        "one stay",
        "a transfer",
        "written in another order",
        "the day after",
        "two days at home",
        "away to an acute ward",
        "home in between",
        "left",
        "leaves today",
        "comes tomorrow",
    ],
)
def test_the_original_admission(stays: tuple[HospitalSpell, ...], expected: int | None) -> None:
    """Time in hospital runs from the first admission; a transfer is no discharge."""
    asked = on(small_plan(spells=stays))

    assert (None if expected is None else day(expected)) == asked.admitted("P-001")


def test_a_stay_may_say_an_earlier_admission() -> None:
    """The original admission that is recorded holds, when the earlier stays are not."""
    assert day(-900) == on(robin()).admitted("P-001")


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        ((stay("left", -90, -10, "family-home"),), "left"),
        ((stay("left", -90, -10, "prison"),), None),
        ((stay("left", -90, -10, "family-home"), stay("now", -5, None)), None),
        ((stay("one", -90, -40, "family-home"), stay("two", -30, -10, "care-home")), "two"),
        ((), None),
    ],
    ids=["home", "prison", "back in hospital", "the last of two", "never there"],
)
def test_who_has_left_hospital(stays: tuple[HospitalSpell, ...], expected: str | None) -> None:
    """Somebody has left hospital when their last stay ended in the community."""
    left = on(small_plan(spells=stays)).left("P-001")

    assert expected == (left.id if left else None)


@pytest.mark.parametrize(
    ("text", "ages", "because"),
    [
        ("1991-04", Ages(35, 35), None),
        ("2008-12-01", Ages(17, 17), "under 18"),
        ("2008-11-23", Ages(17, 17), "under 18"),
        ("2008-11-22", Ages(18, 18), None),
        ("2008-11", Ages(17, 18), "may still be 17"),
        ("2008-10", Ages(18, 18), None),
        ("2008-12", Ages(17, 17), "under 18"),
    ],
)
def test_whose_reviews_are_a_childs(
    text: str,
    ages: Ages,
    because: str | None,
) -> None:
    """Under 18 is a child; who may still be 17 counts as one, because that is due sooner."""
    asked = born(text)

    assert ages == asked.ages("P-001")
    assert (because is not None) == asked.child("P-001")
    assert (ages.least == ages.most) == ages.certain
    assert (because or "") in (asked.child_because("P-001") or "")
    assert (because is None) == (asked.child_because("P-001") is None)


def test_an_adult_with_an_education_plan_has_a_childs_reviews() -> None:
    """An education, health and care plan keeps reviews a child's after the 18th birthday."""
    asked = born("2004-02", education_plan=True)

    assert asked.child("P-001")
    assert "has an education, health and care plan" == asked.child_because("P-001")


def test_the_latest_review_is_the_last_one_held_by_the_day() -> None:
    """A review of tomorrow is not held yet, whatever the record says."""
    asked = on(
        small_plan(
            reviews=(
                review("r-new", "cetr-inpatient", held=-5),
                review("r-old", "cetr-inpatient", held=-90),
                review("r-ahead", "cetr-inpatient", held=1),
                review("r-other", "oversight-visit", held=0),
            )
        )
    )
    latest = asked.latest("P-001", "cetr-inpatient")
    either = asked.latest("P-001", "cetr-inpatient", "oversight-visit")
    first = asked.first_since("P-001", day(-90), "cetr-inpatient")

    assert ["r-new", "r-other", "r-old"] == [
        one.id if one else None for one in (latest, either, first)
    ]
    assert asked.latest("P-001", "laep") is None
    assert asked.first_since("P-001", day(-4), "cetr-inpatient") is None


def test_the_next_review_is_the_one_that_is_owed_first() -> None:
    """A review that was to be held last week and was not comes before one of next week."""
    asked = on(
        small_plan(
            reviews=(
                review("r-next", "dsr", due=7),
                review("r-owed", "dsr", due=-7),
                review("r-done", "dsr", due=-30, held=-30),
                review("r-fixed", "dsr", held=3),
            )
        )
    )
    owed = asked.next_due("P-001", "dsr")

    assert "r-owed" == (owed.id if owed else None)
    assert asked.next_due("P-001", "laep") is None


def test_the_legal_status_of_the_day() -> None:
    """Only the sections that are in force on the day count."""
    before = LegalStatus(
        id="before", source=source(), individual="P-001", code="02", start=day(-30), end=day(-1)
    )
    now = LegalStatus(id="now", source=source(), individual="P-001", code="03", start=day(0))
    asked = on(small_plan(legal_statuses=(before, now)))

    assert ["now"] == [status.id for status in asked.statuses("P-001")]


def test_consent_is_what_was_said_last() -> None:
    """Consent that was withdrawn does not stand, and one of tomorrow does not stand yet."""
    said = [("given", -30), ("withdrawn", -3), ("given", 1)]
    consents = tuple(
        Consent(purpose="cetr", state=state, on=day(at), recorded_by="nurse") for state, at in said
    )
    plan = small_plan(individuals=(individual(consents=consents),))

    assert [False, True] == [on(plan, day(at)).consented("P-001", "cetr") for at in (0, 1)]
    assert not on(plan).consented("P-001", "register")


def test_the_register_entry_of_the_day() -> None:
    """The colour of a day is the last one that was given by then."""
    entries = tuple(
        RegisterEntry(rating=rating, on=day(at), review_by=day(at + 30))
        for rating, at in (("blue", -100), ("red", -1), ("green", 1))
    )
    entry = on(small_plan(individuals=(individual(register=entries),))).register_entry("P-001")

    assert "red" == (entry.rating if entry else None)


def test_who_should_act() -> None:
    """The responsible bodies act; where none is recorded, whoever commissions the bed."""
    nobody = on(robin())
    bodies = {
        "responsible_icb": ResponsibleBody(agency="icb"),
        "responsible_council": ResponsibleBody(agency="council"),
    }
    named = on(
        small_plan(
            individuals=(individual(**bodies),),
            agencies=(
                agency("icb", "icb"),
                agency("council", "council-asc"),
                agency("trust"),
                agency("oak"),
            ),
        )
    )

    assert ("icb", "hospital", "icb") == (
        nobody.commissioner("P-001"),
        nobody.hospital("P-001"),
        nobody.council("P-001"),
    )
    assert ("icb", "icb", "council") == (
        named.commissioner("P-001"),
        named.hospital("P-001"),
        named.council("P-001"),
    )


def test_everything_has_its_place_in_the_plan() -> None:
    """Whatever a duty is about, nested parts too, has a place in the plan's order."""
    asked = on(robin())

    assert sorted(asked.order.values()) == list(asked.order.values())
    assert asked.order["move"] < asked.order["g-team"]
    assert asked.plan.by_id.keys() == asked.order.keys()


def test_a_rule_that_is_not_in_force_is_not_handed_out() -> None:
    """A duty never reads a number of a rule that does not hold on the day."""
    assert "R02" == on(robin()).rule("R02").id
    with pytest.raises(KeyError, match="not in force"):
        on(robin(), dt.date(2010, 1, 1)).rule("R02")
