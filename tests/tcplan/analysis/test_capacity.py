"""Hours wanted against hours offered: by making every timetable there could be."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement, pairwise, product
from typing import Any

import attrs
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tcplan.analysis.bottleneck import bottlenecks
from tcplan.analysis.capacity import Period, Wanted, asked_of, periods
from tcplan.domain.control import Delivery
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Placement, SupportPackage, Transition
from tcplan.errors import TooLargeError
from tests.builders import (
    TODAY,
    agency,
    control,
    day,
    least,
    robin,
    source,
    team,
    with_entity,
)

HOLDERS = ("oak", "oak-nights", "elm", "ash")
"""Three agencies, and a team of the first."""


def network() -> Plan:
    """Robin's plan with two more agencies and a night team of Oak."""
    return with_entity(robin(), agency("elm"), agency("ash"), team("oak-nights", "oak"))


PLAN = network()


@st.composite
def needs(draw: st.DrawFn) -> tuple[list[Wanted], dict[str, int]]:
    """One to three controls that want a few hours, and what some of the holders offer."""
    wanted = []
    for at in range(draw(st.integers(1, 3))):
        holders = tuple(draw(st.lists(st.sampled_from(HOLDERS), min_size=1, unique=True)))
        needed = draw(st.integers(1, len(holders)))
        deputy = draw(st.sampled_from((None, None, *HOLDERS)))
        wanted.append(Wanted(f"c{at}", draw(st.integers(0, 3)), needed, holders, deputy))
    offered = draw(st.dictionaries(st.sampled_from(HOLDERS), st.integers(0, 5)))
    return wanted, offered


def can_be_done(wanted: list[Wanted], offered: dict[str, int]) -> bool:
    """Whether some timetable serves all: for every hour of a control so many of its holders."""
    return any(
        all(loads.get(name, 0) <= hours for name, hours in offered.items())
        for chosen in product(*(list(timetables(one)) for one in wanted))
        for loads in [added(chosen)]
    )


def timetables(one: Wanted) -> Iterator[dict[str, int]]:
    """The hours that each holder would work, for each choice of who is there at each hour."""
    holders = list(one.holders)
    if one.deputy and one.deputy not in holders and one.needed == 1:
        holders.append(one.deputy)
    groups = list(combinations(holders, one.needed))
    for hours in combinations_with_replacement(groups, one.hours):
        yield {name: sum(name in group for group in hours) for name in holders}


def added(chosen: tuple[dict[str, int], ...]) -> dict[str, int]:
    """Everybody's hours, those of a team counted at its agency too."""
    loads: dict[str, int] = {}
    for hours in chosen:
        for name, worked in hours.items():
            for at in (name, "oak") if name == "oak-nights" else (name,):
                loads[at] = loads.get(at, 0) + worked
    return loads


def asked(wanted: list[Wanted], offered: dict[str, int]) -> Any:  # noqa: ANN401
    """The bottlenecks of one week in which these are wanted and offered."""
    return bottlenecks(PLAN, Period(TODAY, None, tuple(wanted), offered))


@drawn(needs())
@settings(max_examples=150, deadline=None)
def test_somebody_is_short_exactly_when_no_timetable_can_be_made(
    drawn_needs: tuple[list[Wanted], dict[str, int]],
) -> None:
    """A shortage is told if and only if no choice of who works when serves everybody."""
    wanted, offered = drawn_needs

    assert can_be_done(wanted, offered) == (asked(wanted, offered) == ())


def most_worked(wanted: list[Wanted], offered: dict[str, int]) -> int:
    """The most hours that any timetable serves, when hours may be left without anybody."""
    return max(
        sum(chosen)
        for chosen in product(*(range(one.hours + 1) for one in wanted))
        if can_be_done(
            [attrs.evolve(one, hours=n) for one, n in zip(wanted, chosen, strict=True)], offered
        )
    )


@drawn(needs())
@settings(max_examples=100, deadline=None)
def test_the_hours_that_are_missing_are_counted_once_each(
    drawn_needs: tuple[list[Wanted], dict[str, int]],
) -> None:
    """What is asked beyond what is offered is what no timetable can serve, no hour more."""
    wanted = [attrs.evolve(one, needed=1) for one in drawn_needs[0]]
    offered = drawn_needs[1]
    found = asked(wanted, offered)

    assert all(one.asked > one.offered == sum(offered[n] for n in one.holders) for one in found)
    missing = sum(one.asked - one.offered for one in found)
    assert sum(one.hours for one in wanted) - most_worked(wanted, offered) == missing


def test_a_bottleneck_counts_what_only_it_may_deliver() -> None:
    """Oak is asked for 62 hours a week, offers 40, and nobody else may deliver them."""
    wanted = [Wanted("nights", 42, 1, ("oak",)), Wanted("days", 20, 1, ("oak-nights",))]
    (found,) = asked(wanted, {"oak": 40})

    assert (("oak",), 62, 40, ("nights", "days")) == (
        found.holders,
        found.asked,
        found.offered,
        found.wanted,
    )
    assert not found.others_help


def test_whoever_may_help_is_asked_first() -> None:
    """Hours that Elm may work too are no shortage of Oak until Elm has given what it offers."""
    wanted = [Wanted("nights", 42, 1, ("oak",)), Wanted("days", 20, 1, ("oak", "elm"))]

    assert () == asked(wanted, {"oak": 42, "elm": 20})
    (found,) = asked(wanted, {"oak": 42, "elm": 5})
    assert (("elm", "oak"), 62, 47) == (found.holders, found.asked, found.offered)


def test_two_at_a_time_are_two_different_ones() -> None:
    """Where two of three are needed at every hour, nobody can be counted twice at one hour."""
    two_of_three = Wanted("pairs", 10, 2, ("oak", "elm", "ash"))

    assert () == asked([two_of_three], {"oak": 10, "elm": 5, "ash": 5})
    (found,) = asked([two_of_three], {"oak": 99, "elm": 5, "ash": 4})
    assert (("ash", "elm"), 10, 9, True) == (
        found.holders,
        found.asked,
        found.offered,
        found.others_help,
    )


def test_a_deputy_is_asked_only_when_it_cannot_be_done_without() -> None:
    """What a deputy would work stays out of it while those who deliver have the hours."""
    deputised = Wanted("nights", 10, 1, ("oak",), "elm")
    elm = Wanted("days", 10, 1, ("elm",))

    assert () == asked([deputised, elm], {"oak": 10, "elm": 10})
    assert () == asked([deputised, elm], {"oak": 5, "elm": 15})
    (found,) = asked([deputised, elm], {"oak": 5, "elm": 10})
    assert (20, 15) == (found.asked, found.offered)


def test_shortages_that_have_nothing_to_do_with_each_other_are_told_apart() -> None:
    """Two agencies that are both short for different people are two actions, not one."""
    wanted = [Wanted("nights", 9, 1, ("oak",)), Wanted("days", 9, 1, ("elm",))]

    found = asked(wanted, {"oak": 1, "elm": 2})
    assert {(("oak",), 9, 1), (("elm",), 9, 2)} == {
        (one.holders, one.asked, one.offered) for one in found
    }


def test_who_offers_no_number_of_hours_is_not_said_to_be_short() -> None:
    """Hours that were never recorded limit nothing."""
    assert () == asked([Wanted("nights", 1_000, 1, ("oak",))], {})


@drawn(needs())
def test_what_can_be_asked_lies_between_alone_and_all(
    drawn_needs: tuple[list[Wanted], dict[str, int]],
) -> None:
    """The hours that only these holders may deliver are never more than what they may be asked."""
    for one in drawn_needs[0]:
        plain = attrs.evolve(one, deputy=None)
        worked = [sum(hours.get(name, 0) for name in HOLDERS[:2]) for hours in timetables(plain)]
        assert (min(worked), max(worked)) == asked_of(frozenset(HOLDERS[:2]), plain)


def nights(**fields: Any) -> Any:  # noqa: ANN401
    """Nights that take 70 hours a week of Oak."""
    return control("c-nights", "oak", **{"hours_a_week": 70, **fields})


def test_time_is_cut_where_something_begins_or_ends() -> None:
    """Between two changes of who does what, one answer holds for every day."""
    plan = with_entity(robin(), nights(start=day(10), end=day(20)))
    found = periods(plan, TODAY)

    spans = [(period.start, period.end) for period in found if period.wanted]
    assert [(day(10), day(20))] == spans
    assert TODAY == found[0].start
    assert found[-1].end is None
    assert all(a.end == b.start - dt.timedelta(days=1) for a, b in pairwise(found))


def test_a_proposal_and_what_names_nobody_want_no_hours() -> None:
    """Only what is promised or in place takes anybody's hours."""
    for fields in (
        {"state": "proposed"},
        {"state": "withdrawn"},
        {"delivery": Delivery(holders=())},
    ):
        assert [()] == [p.wanted for p in periods(with_entity(robin(), nights(**fields)), TODAY)]


def test_an_agency_that_has_stopped_offers_nothing() -> None:
    """After its last day an agency has no hours, whatever was recorded."""
    gone = agency("elm", end=day(5))
    plan = with_entity(robin(), gone, control("c-elm", "elm", hours_a_week=8))
    before, after = periods(plan, TODAY)

    assert ((), 1) == (bottlenecks(plan, before), len(bottlenecks(plan, after)))
    assert (day(6), 0) == (after.start, bottlenecks(plan, after)[0].offered)


def test_a_support_package_runs_from_the_move() -> None:
    """The hours of a home's support are wanted from the day of the move, not before."""
    whose = {"source": source(), "individual": "P-001"}
    home = least(Placement, id="pl-2", place="home", **whose)
    move = least(Transition, id="tr-2", placement="pl-2", target=day(30), **whose)
    package = least(
        SupportPackage, id="pk-2", placement="pl-2", provider="oak", hours_a_week=168, **whose
    )
    plan = with_entity(robin(), home, move, package)

    assert [day(30)] == [p.start for p in periods(plan, TODAY) if p.wanted]


def test_more_hours_than_can_be_counted_are_refused_in_words() -> None:
    """A slip of many noughts is told as such, and never as a rota that is well staffed."""
    wanted = [Wanted(f"c{at}", 1_680, 1, ("oak",)) for at in range(2)]
    many = [attrs.evolve(one, hours=2**30) for one in wanted]

    with pytest.raises(TooLargeError, match="Look at hours_a_week"):
        asked(many, {"oak": 1})


def test_a_whole_region_is_answered_part_by_part() -> None:
    """What is wanted of the same holders flows together; who is short is named all the same."""
    wanted = [Wanted(f"c{at}", 2, 1, ("oak", "elm")) for at in range(2_000)]
    (found,) = asked(wanted, {"oak": 1_000, "elm": 2_999})

    assert (4_000, 3_999, 2_000) == (found.asked, found.offered, len(found.wanted))
