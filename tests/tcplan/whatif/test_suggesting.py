"""What restores the hours that were lost is suggested first, with the hours that it holds."""

import re

import pytest

from fixtures.build import county_durham
from tcplan.analysis.slots import Slot, slots
from tcplan.domain.hours import DAYS, Hours, Span, covers, outside
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_steps import carried_out
from tcplan.rules.threats import library
from tcplan.views.whatif.comparing import what_if
from tcplan.views.whatif.view import SuggestionsView, SuggestionView
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    agency,
    amended,
    control,
    day,
    risk,
    robin,
    small_plan,
    tie,
    with_entity,
)
from tests.tcplan.whatif.plans import change, looking, stop

NIGHT: Hours = (Span(days=DAYS, end="07:00"), Span(days=DAYS, start="22:00"))


def lost() -> Plan:
    """Oak alone holds Robin's risk; Spare, tied to Robin, does the same kind of work elsewhere."""
    return with_entity(
        small_plan(),
        agency("spare"),
        tie("tie-oak", "oak"),
        tie("tie-spare", "spare"),
        risk("r-other", "t-other"),
        control("c-spare", "spare", prevents=("t-other",)),
        control("c-late", "trust", prevents=("t-unnoticed",), state="agreed"),
    )


def suggested(plan: Plan, *changes: WhatIfChange) -> SuggestionsView:
    """What would help Robin after these changes."""
    return what_if(looking(plan), changes, "P-001").suggestions


def kinds(found: SuggestionsView) -> list[str]:
    """The kinds of the suggestions, in their order."""
    return [one.change.kind for one in found.found]


def first(found: SuggestionsView, kind: str) -> SuggestionView:
    """The first suggestion of a kind."""
    return next(one for one in found.found if one.change.kind == kind)


def test_another_holder_of_what_was_lost_stands_first() -> None:
    """Whoever does such work already is asked before any promise or paper."""
    found = suggested(lost(), stop("oak"))

    assert change("deputy", "c-oak", holder="spare") == found.found[0].change
    assert kinds(found).index("deputy") < kinds(found).index("in-place")


def test_a_promise_whose_holder_is_gone_is_lost_as_well() -> None:
    """Whoever could take on what was only agreed is asked before anything else."""
    plan = amended(amended(lost(), "c-oak", state="agreed"), "c-late", state="proposed")
    found = suggested(plan, stop("oak"))

    assert change("deputy", "c-oak", holder="spare") == found.found[0].change
    assert found.found[0].holds == ("Holds “Pain is not noticed”, at all times, only if promised.",)


def test_who_does_not_know_the_person_is_told_as_that() -> None:
    """A provider elsewhere that does the very work is asked too, and its missing tie is said."""
    plan = with_entity(
        small_plan(),
        agency("spare"),
        risk("r-other", "t-other"),
        control("c-spare", "spare", prevents=("t-other",)),
    )
    found = suggested(plan, stop("oak"))

    assert change("deputy", "c-oak", holder="spare") == found.found[0].change
    assert "Spare has no tie to the person in this plan yet." in found.found[0].assumes


def test_a_service_alike_that_knows_the_person_can_take_it_on() -> None:
    """It supports the person already, with other work; nobody else does work of the very kind."""
    plan = amended(lost(), "c-spare", kind="skills")
    found = suggested(plan, stop("oak"))

    assert change("deputy", "c-oak", holder="spare") == found.found[0].change


@pytest.mark.parametrize("kind", ["family", "friend", "advocacy", "housing", "voluntary"])
def test_nobody_of_another_person_is_suggested_or_named(kind: str) -> None:
    """Somebody else's aunt does such work for her own: here she is neither asked nor named."""
    plan = with_entity(
        amended(small_plan(), "oak", kind=kind),
        agency("aunt", kind),
        risk("r-other", "t-other"),
        control("c-aunt", "aunt", prevents=("t-other",)),
    )
    found = suggested(plan, stop("oak")).found

    assert not any("aunt" in repr(one).casefold() for one in found)


def test_where_the_deputy_is_gone_too_somebody_else_delivers() -> None:
    """A lost deputy is no reason to look at papers first."""
    plan = amended(with_entity(lost(), agency("elm")), "c-oak", deputy="elm")
    found = suggested(plan, stop("oak"), stop("elm"))

    assert change("deliver", "c-oak", holder="spare") == found.found[0].change


def test_a_suggestion_names_the_risk_and_the_hours_it_holds() -> None:
    """Exactly the hours that are held better once it is carried out, and none besides."""
    plan = amended(lost(), "c-late", hours=OFFICE_HOURS)
    plan = amended(plan, "oak", opening=NIGHT)
    found = first(suggested(plan, stop("oak")), "deputy")
    after = looking(carried_out(plan, [stop("oak"), found.change], TODAY)).cover("r-pain")
    open_then = [at.slot for at in after.slots if at.risk.answer == "not-covered"]

    assert [] == open_then
    assert ("Holds “Pain is not noticed”, at all times.",) == found.holds
    assert found.closes_words.startswith("once agreed, holds “Pain is not noticed”, at all times; ")


def test_a_later_move_holds_no_hours() -> None:
    """Waiting is told by the days in hospital, not as cover."""
    plan = with_entity(
        robin(),
        risk("r-home", "t-home"),
        control("c-ward", "hospital", setting="hospital", prevents=("t-home",)),
        control("c-home", "trust", prevents=("t-home",), start=day(49)),
    )
    later = first(suggested(plan), "slip")

    assert () == later.holds
    assert later.closes_words.startswith("7 more days in hospital, ")


def test_what_covers_no_nights_says_so() -> None:
    """Help in office hours is not taken for help at night, and what stays open is said."""
    plan = amended(lost(), "c-late", hours=OFFICE_HOURS)
    plan = with_entity(plan, control("c-wait", "trust", prevents=("t-unnoticed",), state="agreed"))
    plan = amended(plan, "c-wait", hours=NIGHT)
    found = first(suggested(plan, stop("oak")), "extend")

    assert "c-late" == found.change.about
    assert found.holds[0].startswith("Holds “Pain is not noticed”, Mon–Fri 07:00–09:00 and 17:00")
    assert "covers no nights, still not covered on evidence" in found.holds[0]


@pytest.mark.parametrize("entry", list(library().threats))
def test_no_paper_of_the_library_holds_a_night(entry: str) -> None:
    """What nobody delivers hour by hour is counted in office hours alone."""
    plan = amended(lost(), "r-pain", threats=(risk_threat(lost(), entry),))
    in_person = {c.text for c in library().threats[entry].controls if c.in_person}

    for one in suggested(plan, stop("oak")).found:
        new = one.change.control
        if new is not None and new.name not in in_person:
            held = [s for s in slots([new.hours]) if covers(new.hours, s.day, s.minute)]
            assert not any(_at_night(slot) for slot in held)


def with_papers(**fields: object) -> Plan:
    """Robin's cause names an entry of the library, and Spare does work of its kinds."""
    plan = amended(lost(), "r-pain", threats=(risk_threat(lost(), "T04"),))
    return amended(plan, "c-spare", kind="treatment", **fields)


def test_what_is_left_out_at_night_is_said() -> None:
    """Papers of the library do not vanish: that they hold no hours is told with the list."""
    found = suggested(with_papers(), stop("oak"))

    assert not any(one.from_library for one in found.found)
    assert "hold no hours by themselves" in found.bound
    assert "and not as cover at night" in found.bound


def test_a_paper_that_helps_in_office_hours_stands_last_and_says_so() -> None:
    """It is told as holding no hours by itself, after everything that somebody delivers."""
    plan = amended(with_papers(), "c-late", state="in-place", hours=outside(OFFICE_HOURS))
    found = suggested(plan, stop("oak")).found
    papers = [one.from_library is not None for one in found]

    assert papers == sorted(papers)
    assert papers[-1]
    assert found[-1].change.control is not None
    assert OFFICE_HOURS == found[-1].change.control.hours
    assert "It holds no hours by itself: not counted as cover at night." in found[-1].assumes


def risk_threat(plan: Plan, entry: str) -> object:
    """Robin's cause as one that names an entry of the library."""
    import attrs

    return attrs.evolve(plan.by_id["r-pain"].threats[0], library=entry)


def _at_night(slot: Slot) -> bool:
    return any(part.start < 6 * 60 or part.end > 22 * 60 for part in slot.stretches)


@pytest.mark.parametrize(
    ("stops", "individual"),
    [("burnhope", "P-100"), ("burnhope", "P-093"), ("wear-vale", "P-014")],
)
def test_a_fix_has_one_figure_before_and_after_it_is_tried(stops: str, individual: str) -> None:
    """What a suggestion says it gives back is what its result counts as given back."""
    look, happens = looking(county_durham()), stop(stops)
    told = {}
    for one in what_if(look, [happens], individual).suggestions.found:
        after = what_if(look, [happens, one.change], individual, suggest=False).mending
        found = re.findall(r"given back: ([^;.(]+)", after.summary if after else "")
        told[given_back(one)] = [words.strip() for words in found]
    told.pop(None, None)

    assert told
    assert {words: [words] for words in told} == told


def test_a_second_fix_counts_only_what_it_adds() -> None:
    """What is given back already is not given back again, and results are no risks."""
    fix = change("deliver", "c100-two-looks", holder="birch-ward")
    found = what_if(looking(county_durham()), [stop("burnhope"), fix], "P-100").suggestions.found

    assert {"1 risk"} == {given_back(one) for one in found} - {None}


def given_back(one: SuggestionView) -> str | None:
    """What a suggestion says it gives back in whole."""
    found = re.search(r"gives back ([^,;]+)", one.closes_words)
    return found[1] if found and not found[1].endswith(" in part") else None
