"""What a what-if shows: both sides, causes with their ways, suggestions that were counted."""

import re

import pytest

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import cover, rank
from tcplan.analysis.handover import ended
from tcplan.domain.changes import apply
from tcplan.domain.hospital import Restriction
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_adopting import save_option
from tcplan.domain.whatif_steps import carried_out
from tcplan.errors import UnknownIdError, WrongUseError
from tcplan.views.whatif.comparing import what_if
from tcplan.views.whatif.comparison import compare_options
from tcplan.views.whatif.staying import staying
from tcplan.views.whatif.view import WhatIfView
from tests.builders import (
    TODAY,
    amended,
    control,
    day,
    depends,
    individual,
    risk,
    small_plan,
    source,
    with_control,
    with_entity,
)
from tests.tcplan.whatif.plans import change, looking, new_control, stop, two_people

PLAN = two_people()


def tried(
    plan: Plan, *changes: WhatIfChange, me: str | None = "P-001", look: bool = False
) -> WhatIfView:
    """What would be different, without suggestions unless asked."""
    return what_if(looking(plan), changes, me, suggest=look)


def lines(view: WhatIfView) -> dict[str, tuple[str, str]]:
    """Each line of the comparison by its code."""
    return {one.code: (one.plan, one.what_if) for one in view.measures}


def test_nothing_tried_is_nothing_different() -> None:
    """The two sides of a what-if of nothing are the same everywhere."""
    view = tried(PLAN)

    assert () == view.differences
    assert {"same"} == {one.direction for one in view.measures if one.code != "cost"}
    assert not any(one.differs for one in view.risks)
    assert not any(one.differs for one in view.gates)


def test_a_stop_is_told_with_the_way_it_reaches_the_risk() -> None:
    """The parent company stops, so the provider does, so the night goes uncovered."""
    plan = amended(small_plan(), "oak", depends_on=(depends("trust"),))
    view = tried(plan, stop("trust"))
    (cover,) = [one for one in view.differences if one.measure == "cover"]

    assert ("Relies on one", "Not covered", "worse") == (cover.before, cover.after, cover.direction)
    (cause,) = cover.causes
    assert "by-itself" == cause.how
    assert ("“C-Oak” is lost: it needs Oak, which depends on Trust",) == cause.paths
    assert "Trust stops" == cover.causes_words


def test_what_only_two_stops_make_together_says_so() -> None:
    """Either provider covers for the other, so only both stopping opens the risk."""
    plan = with_control(small_plan(), "c-trust", "trust", prevents=("t-unnoticed",))
    view = tried(plan, stop("oak"), stop("trust"))
    (cover,) = [one for one in view.differences if one.measure == "cover"]

    assert "only together: Oak stops and Trust stops" == cover.causes_words
    assert {"together"} == {cause.how for cause in cover.causes}


def test_an_arrangement_that_restricts_is_said_to() -> None:
    """A rise in what restricts the person is a line of its own, and worse."""
    new = new_control(restrictive=True, authority="order", holder="oak")
    view = tried(PLAN, change("add-control", control=new))
    (line,) = [one for one in view.measures if one.code == "restrictive"]

    assert ("0", "1", "worse") == (line.plan, line.what_if, line.direction)
    assert view.changes[0].restrictive
    assert "(R, restricts the person)" in view.changes[0].words


def test_a_cost_that_nobody_has_said_is_not_known() -> None:
    """No figure is made up, and none is taken to be nothing."""
    view = tried(PLAN, stop("oak"), stop("elm", pounds_a_week=3_100))
    (line,) = [one for one in view.measures if one.code == "cost"]

    assert ("—", "£3,100") == (line.plan, line.what_if)
    assert "Nobody has said what 1 of 2 changes cost." == line.not_known


def test_a_later_move_is_told_day_by_day() -> None:
    """The day of the move, and the same calendar weeks on both sides."""
    view = tried(PLAN, change("slip", "move", days=14))

    assert (day(42), day(56)) == (view.move_before, view.move_after)
    assert ("3 Jan 2027", "17 Jan 2027") == lines(view)["move"]
    assert {25} == {len(one.weeks) for one in view.risks}


def test_what_only_begins_later_is_not_lost() -> None:
    """Support that comes with the move begins with it later, and the day is said."""
    plan = with_entity(
        PLAN,
        risk("r-home", "t-home"),
        control("c-home", "trust", prevents=("t-home",), start=day(42), name="A core team"),
    )
    view = tried(plan, change("slip", "move", days=14))
    ways = {path for one in view.differences for cause in one.causes for path in cause.paths}

    assert "“A core team” starts later, on 17 Jan 2027" in ways
    assert not any("is lost" in path for path in ways)


def test_a_summary_says_of_what_it_counts() -> None:
    """So many differences, each of which is told with its cause."""
    view = tried(PLAN, stop("oak"))

    assert view.summary.endswith(" 1 difference from the plan, with the cause below: 1 worse.")
    assert 1 == len(view.differences)


def test_what_cannot_be_carried_out_is_said_and_the_rest_counts() -> None:
    """One slip hides nothing."""
    view = tried(PLAN, stop("nobody"), stop("oak"), stop("elm"))

    assert [False, True, True] == [one.done for one in view.changes]
    assert "1 change could not be carried out and counts for nothing here." in view.not_known
    assert any(one.measure == "finding" for one in view.differences)


def test_other_people_are_a_count_inside_one_person() -> None:
    """Robin's panel learns that somebody else leans on the provider, and not who."""
    view = tried(PLAN, stop("oak"), look=True)

    assert 1 == view.others_touched
    assert () == view.people_touched
    assert not re.search(r"P-002|Sam\b", str(view))


def test_across_the_plan_everybody_for_whom_it_differs_is_named_by_id() -> None:
    """Whoever plans for all sees whose arrangements fall."""
    view = tried(PLAN, stop("oak"), me=None)

    assert {"P-002"} <= {*view.people_touched}
    assert view.stay is None


def test_names_are_hidden_in_every_word() -> None:
    """A what-if on a shared screen tells ids."""
    view = tried(amended(PLAN, "c-oak", name="Night cover for Robin"), stop("oak"), look=True)

    assert not re.search(r"\bRobin\b", str(view))


def test_what_is_suggested_was_counted() -> None:
    """Each suggestion, carried out as it is, gives what it says it would."""
    plan = with_control(small_plan(), "c-late", "icb", prevents=("t-unnoticed",), state="agreed")
    view = tried(plan, stop("oak"), look=True)
    first = view.suggestions.found[0]
    after = looking(carried_out(plan, [stop("oak"), first.change], TODAY))

    assert change("in-place", "c-late") == first.change
    assert "relies-on-one" == after.cover("r-pain").worst.risk.answer
    assert any("Only if promised → Relies on one" in words for words in first.closes)


def test_what_restricts_is_suggested_last() -> None:
    """A gentle way stands before one that restricts, however much that would close."""
    plan = with_entity(
        small_plan(authorities=PLAN.authorities),
        control(
            "c-locked",
            "icb",
            prevents=("t-unnoticed",),
            state="agreed",
            restrictive=True,
            authority="order",
        ),
        control("c-gentle", "trust", prevents=("t-unnoticed",), state="agreed"),
    )
    found = tried(plan, stop("oak"), look=True).suggestions.found

    assert ["c-gentle", "c-locked"] == [
        one.change.about for one in found if one.change.kind == "in-place"
    ]
    assert [False] * (len(found) - 1) + [True] == [one.restrictive for one in found]


def test_no_suggestion_weakens_a_right() -> None:
    """No condition is lifted, no authority renewed, and nothing restricts from the library."""
    for me in ("P-001", "P-002"):
        found = tried(PLAN, stop("oak"), me=me, look=True).suggestions.found
        assert not {"lift-condition", "renew", "stop", "fail-control"} & {
            one.change.kind for one in found
        }
        assert not any(one.change.restrictive for one in found)


def test_whoever_waits_for_suggestions_can_stop() -> None:
    """Whatever the told one raises ends the work."""

    class StoppedError(Exception):
        pass

    def stops(done: int, of: int) -> None:
        raise StoppedError(done, of)

    with pytest.raises(StoppedError):
        what_if(looking(PLAN), [stop("oak")], "P-001", stops)


def test_staying_in_hospital_has_its_own_risks() -> None:
    """Restraint, distance and waiting are told with it, and that it is no safe default."""
    spell = PLAN.by_id["spell"]
    held = Restriction(state="seclusion", start=day(-40), end=day(-39))
    plan = amended(PLAN, spell.id, restrictions=(held,), out_of_area=True)
    stay = tried(plan).stay

    assert stay is not None
    assert stay.possible
    assert "Staying is no safe default." in stay.general
    assert any(words.startswith("Seclusion") for words in stay.risks_of_staying)
    assert any("outside the area" in words for words in stay.risks_of_staying)


def test_at_home_staying_is_no_option() -> None:
    """Somebody who lives at home is not offered a ward."""
    stay = tried(PLAN, me="P-002").stay

    assert stay is not None
    assert not stay.possible


def test_if_the_person_stays_the_ward_goes_on() -> None:
    """No day of a move; what begins at home does not begin."""
    plan = with_entity(
        PLAN,
        control("c-nurses", "hospital", setting="hospital", end=day(41)),
        control("c-home", "elm", start=day(42), state="agreed"),
    )
    stays = staying(plan, "P-001")

    assert stays.by_id["move"].target is None
    assert stays.by_id["c-nurses"].end is None
    assert "proposed" == stays.by_id["c-home"].state


def test_options_are_compared_in_the_order_in_which_they_are_named() -> None:
    """Nothing is ranked: the plan first, then as named, then what is tried, then staying."""
    plan = PLAN
    for name, kept in (("Wait", change("slip", "move", days=7)), ("Swap", stop("elm"))):
        plan = apply(plan, [save_option(plan, [kept], name, source(), individual="P-001")])
    names = ["option-P-001-2", "option-P-001-1"]
    view = compare_options(looking(plan), names, "P-001", [stop("oak")])

    assert ["plan", *names, "trying", "stay"] == [side.id for side in view.sides]
    assert {5} == {len(row.values) for row in view.rows} | {len(r.values) for r in view.risks}
    (move,) = [row for row in view.rows if row.code == "move"]
    assert ("3 Jan 2027", "3 Jan 2027", "10 Jan 2027", "3 Jan 2027", "no day") == move.values


def test_each_side_is_what_that_option_alone_would_be() -> None:
    """Options are not mixed: the lines of a side are those of its own what-if."""
    plan = PLAN
    for name, kept in (("One", stop("elm")), ("Two", stop("oak"))):
        plan = apply(plan, [save_option(plan, [kept], name, source(), individual="P-001")])
    view = compare_options(looking(plan), ["option-P-001-1", "option-P-001-2"], "P-001")
    rows = {row.code: row.values for row in view.rows if row.code != "cost"}

    for at, kept in ((1, stop("elm")), (2, stop("oak"))):
        own = lines(tried(plan, kept))
        assert {code: values[at] for code, values in rows.items()} == {
            code: own[code][1] for code in rows
        }


def test_an_option_that_was_adopted_says_so_beside_others() -> None:
    """Nobody takes what the plan has already for something still to be decided."""
    kept = save_option(PLAN, [stop("elm")], "One", source(), individual="P-001")
    plan = amended(apply(PLAN, [kept]), "option-P-001-1", adopted_on=TODAY)
    view = compare_options(looking(plan), ["option-P-001-1"], "P-001")

    assert (view.sides[1].note or "").startswith("Adopted on 22 Nov 2026: the plan has its changes")


@pytest.mark.parametrize("days", [-28, 14])
def test_both_sides_have_the_same_calendar_weeks(days: int) -> None:
    """However far the move is put off or brought forward, each week is that of its own days."""
    plan = with_entity(
        PLAN,
        control("c-nurses", "hospital", setting="hospital", prevents=("t-unnoticed",)),
        control("c-home", "elm", start=day(42), prevents=("t-untrained",)),
    )
    moved = carried_out(plan, [change("slip", "move", days=days)], TODAY)
    (told,) = tried(plan, change("slip", "move", days=days)).risks
    target = moved.by_id["move"].target

    for week in told.weeks:
        answers = []
        for number in range(7):
            on = week.first + (day(number) - TODAY)
            ward = {c.id: ended(c, target) for c in moved.of("controls", "P-001")}
            held = cover(Arrangements(moved, on, ward), moved.by_id["r-pain"])
            answers.append(held.worst.risk.answer)
        assert min(answers, key=rank) == week.what_if
        assert answers.count("not-covered") == week.what_if_gap_days


def test_an_unknown_or_another_s_option_is_refused() -> None:
    """A slip of the finger compares nothing by accident."""
    plan = apply(PLAN, [save_option(PLAN, [stop("oak")], "One", source(), individual="P-001")])

    with pytest.raises(UnknownIdError):
        compare_options(looking(plan), ["option-P-001-2"], "P-001")
    with pytest.raises(WrongUseError, match="name that person"):
        compare_options(looking(plan), ["option-P-001-1"], "P-002")
    with pytest.raises(WrongUseError, match="named twice"):
        compare_options(looking(plan), ["option-P-001-1"] * 2, "P-001")


def test_for_very_many_people_only_cover_is_compared_and_that_is_said() -> None:
    """Nothing is left out in silence."""
    people = [f"P-{n:03}" for n in range(100, 150)]
    plan = with_entity(
        PLAN,
        *(individual(one) for one in people),
        *(risk(f"r-{one}", f"t-{one}", individual=one) for one in people),
        *(control(f"c-{one}", "oak", individual=one, prevents=(f"t-{one}",)) for one in people),
    )
    view = tried(plan, stop("oak"), me=None)

    assert "gap-days" not in lines(view)
    assert any("only cover is compared" in words for words in view.not_known)
    assert {*people} <= {*view.people_touched}
