"""What keeps somebody at home well, who is there in which hours, and what services still owe."""

import datetime as dt

import pytest

from tcplan.domain.hours import DAYS, EVERY_HOUR, Span
from tcplan.domain.individual import Protective, RegisterEntry
from tcplan.domain.plan import Plan
from tcplan.errors import WrongUseError
from tcplan.views.papers.given import Given
from tcplan.views.papers.keeping_well import KeepingWellView, keeping_well
from tests.builders import (
    OFFICE_HOURS,
    amended,
    control,
    day,
    robin,
    tie,
    with_entity,
    without,
)
from tests.tcplan.report.papers.of_a_person import FOR_THE_PERSON, at

EVENINGS = (Span(days=DAYS, start="17:00", end="22:00"),)


def at_home() -> Plan:
    """Robin, who moved two months ago."""
    plan = amended(robin(), "move", from_spell=None, moved_on=day(-60), stage="settled")
    return without(plan, "spell", "tie-ward")


def told(plan: Plan) -> KeepingWellView:
    """Robin's paper."""
    return keeping_well(at(plan), "P-001", Given())


def test_who_is_in_hospital_gets_no_paper_for_the_home() -> None:
    """The paper says what to ask for instead."""
    with pytest.raises(WrongUseError, match="P-001 is in hospital on 22 November 2026"):
        told(robin())


def test_what_keeps_the_person_well_is_told_with_who_sustains_it() -> None:
    """Somebody who sustained it and is no longer there is said to be gone."""
    plan = with_entity(at_home(), tie("tie-old", "landlord", end=day(-10)))
    plan = amended(
        plan,
        "P-001",
        keeps_me_well=(
            Protective(what="Music", sustained_by=("mum", "landlord"), said_by="Robin"),
        ),
    )
    (found,) = told(plan).keeps_well
    assert (found.what, found.sustained_by, found.gone) == (
        "Music",
        ("Mum", "Landlord"),
        ("Landlord",),
    )


def test_the_register_entry_says_when_it_is_looked_at_again() -> None:
    """A review of the entry that is past is said to be late."""
    entry = RegisterEntry(rating="amber", on=day(-60), review_by=day(-1))
    found = told(amended(at_home(), "P-001", register=(entry,))).register
    assert (found or "").startswith("Amber: ")
    assert (found or "").endswith("again by 21 November 2026; the review is late")


def test_who_is_there_at_all_times_is_told_once() -> None:
    """Each stretch of the week then tells only who is there beside them."""
    plan = with_entity(
        at_home(),
        control("c-evening", "elm", hours=EVENINGS),
        control("c-walk", "mum", kind="relationship", hours=EVERY_HOUR),
    )
    plan = without(plan, "c-trust", "c-oak")
    view = told(plan)
    assert [one.who for one in view.always] == ["Mum"]
    assert [(h.when, [one.who for one in h.there]) for h in view.hours] == [
        ("every day 22:00 to 17:00 the next day", []),
        ("every day 17:00–22:00", ["Elm"]),
    ]


def test_hours_are_those_in_which_who_comes_is_open() -> None:
    """A team that is closed is not told as there."""
    plan = without(at_home(), "c-oak")
    assert [(h.when, [one.who for one in h.there]) for h in told(plan).hours] == [
        ("Mon–Fri before 09:00 and from 17:00; Sat–Sun, bank holidays", []),
        ("Mon–Fri 09:00–17:00", ["Community-Team"]),
    ]


def test_a_gap_is_an_action_for_services_with_who_has_it() -> None:
    """Hours in which nobody comes are for the commissioner to fill."""
    first = told(at_home()).actions[0]
    assert (first.what, first.when, first.who) == (
        "Find somebody who comes when it does not hold",
        "at all times",
        "Icb",
    )


def test_a_cause_that_nothing_holds_is_an_action() -> None:
    """The sentence is that of the analysis, about support and never about the person."""
    found = [one.what for one in told(without(at_home(), "c-oak")).actions]
    assert any(words.startswith("Nothing in place covers") for words in found)


def test_no_restriction_is_told_as_an_idea() -> None:
    """What would restrict the person is not what is thought of first."""
    plan = with_entity(
        at_home(),
        control("c-lock", "oak", restrictive=True, authority="order", state="proposed"),
    )
    assert [] == [idea for one in told(plan).actions for idea in one.ideas if "C-Lock" in idea]


def test_the_next_reviews_of_support_are_told() -> None:
    """Twelve weeks after the move somebody looks at it again."""
    found = {one.what: one.on for one in told(at_home()).reviews}
    assert found["12-week review after the move"] == dt.date(2026, 12, 16)


def test_the_law_has_no_review_in_a_paper_for_the_home() -> None:
    """Neither the end of a section nor a report to a ministry is told here."""
    found = " ".join(one.what for one in told(at_home()).reviews).lower()
    assert [] == [word for word in ("section or order", "mappa", "tribunal") if word in found]


def test_the_persons_copy_is_known_as_theirs() -> None:
    """A paper that is the person's own is not marked as an office's."""
    assert keeping_well(at(at_home()), "P-001", FOR_THE_PERSON).for_the_person
    assert not told(at_home()).for_the_person


def test_office_hours_are_no_cover_at_night() -> None:
    """A team of the day is not among those who are there at all times."""
    plan = with_entity(at_home(), control("c-day", "elm", hours=OFFICE_HOURS))
    assert "Elm" not in [one.who for one in told(plan).always]
