"""Which provider is smaller is told by people supported; ties and silence are told honestly."""

import pytest

from tcplan.domain.plan import Plan
from tcplan.views.agencies import agencies, agency
from tests.builders import agency as new
from tests.builders import control, family, individual, small_plan, with_control
from tests.tcplan.whatif.plans import looking


def supporting(**people: int) -> Plan:
    """Providers that support so many people each."""
    many = max(people.values(), default=0)
    names = [f"P-{n:03}" for n in range(1, many + 1)]
    return small_plan(
        individuals=tuple(map(individual, names)),
        agencies=(
            new("icb", "icb"),
            new("trust", "mh-trust"),
            *(new(name) for name in people),
            family("mum"),
        ),
        risks=(),
        controls=tuple(
            control(f"c-{name}-{whom}", name, individual=whom)
            for name, number in people.items()
            for whom in names[:number]
        ),
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a", "Smallest of 5 support providers here, by people supported (1)."),
        (
            "b",
            "Joint second smallest of 5 support providers here, by people supported (2).",
        ),
        ("d", "Second largest of 5 support providers here, by people supported (4)."),
        ("e", "Largest of 5 support providers here, by people supported (6)."),
        ("none", "It supports nobody here on this day; support providers are compared by people"),
        ("mum", ""),
    ],
)
def test_the_place_among_those_of_its_kind(name: str, told: str) -> None:
    """The unit is named, who is as large is named, and a family is no larger than another."""
    plan = supporting(a=1, b=2, c=2, d=4, e=6, none=0)

    assert agency(looking(plan), name).size.startswith(told)
    assert bool(told) == bool(agency(looking(plan), name).size)


def test_all_of_one_size_are_told_as_that() -> None:
    """Nobody is called smallest where all support as many."""
    size = agency(looking(supporting(a=2, b=2)), "a").size

    assert "All 2 support providers here support the same number of people (2 each)." == size


def test_the_only_one_of_its_kind() -> None:
    """One provider alone is neither small nor large."""
    size = agency(looking(supporting(a=2, b=0)), "a").size

    assert "The only one of the support providers here that supports anybody" in size


def test_many_ties_are_counted() -> None:
    """Two that are as large are named, and the others are counted."""
    size = agency(looking(supporting(a=1, b=1, c=1, d=1, e=3)), "a").size

    assert size.endswith("by people supported (1).")


def test_hours_a_week_where_somebody_recorded_them() -> None:
    """Hours are what is asked of an agency; where none is recorded that is no nought."""
    plan = with_control(supporting(a=1, b=1), "c-hours", "a", hours_a_week=40)
    rows = {row.id: row.hours_a_week for row in agencies(looking(plan)).rows}

    assert (40, None) == (rows["a"], rows["b"])
