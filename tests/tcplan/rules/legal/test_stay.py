"""How long somebody has been in hospital, and how many calendar days they have waited to leave."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.hospital import Delay, HospitalSpell
from tcplan.rules.stay import Counted, merged, stay, total, uncoded, without
from tests.builders import TODAY, day
from tests.tcplan.rules.legal.people import on, spell

_DAY = dt.timedelta(days=1)
_SOON = st.integers(-60, 10)
_TIMES = st.lists(st.tuples(_SOON, _SOON).map(lambda two: (day(two[0]), day(two[1]))), max_size=6)


def delay(start: int, end: int | None = None, reason: str = "18", attribution: str = "04") -> Delay:
    """Days waited for one reason, both days included, in days from today."""
    last = None if end is None else day(end)
    return Delay(reason=reason, attribution=attribution, start=day(start), end=last)


def waits(*delays: Delay, ready: int | None = -20, **fields: Any) -> HospitalSpell:
    """A stay of 500 days in which Robin is clinically ready."""
    return spell(clinically_ready=None if ready is None else day(ready), delays=delays, **fields)


def days_of(times: tuple[tuple[dt.date, dt.date], ...]) -> set[dt.date]:
    """Each calendar day of some times."""
    return {first + n * _DAY for first, after in times for n in range(max((after - first).days, 0))}


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ((spell("a", -500),), (500, 1)),
        ((spell("a", -500, -100, "bed-transfer"), spell("b", -100)), (500, 2)),
        ((spell("a", -500, -101, "family-home"), spell("b", -100)), (500, 2)),
        ((spell("a", -500, -102, "family-home"), spell("b", -100)), (100, 1)),
        ((spell("a", -500, -40, "bed-transfer"), spell("b", -100)), (500, 2)),
        ((spell("a", -500), spell("b", -100)), (500, 2)),
        ((spell("a", -500, -90, "acute-transfer"), spell("b", -60)), (500, 2)),
        (
            (
                spell("a", -500),
                spell("b", -300, -200, "family-home"),
                spell("c", -100),
            ),
            (500, 3),
        ),
        ((spell("b", -100, admitted=day(-700)),), (700, 1)),
        ((spell("a", -500, 0, "family-home"),), (0, 0)),
        ((spell("a", 0),), (0, 1)),
        ((), (0, 0)),
    ],
    ids=[
        "one", "transfer", "one-day-apart", "two-days-apart", "overlapping", "both-open",
        "acute", "one-inside-another", "earlier-admission-recorded", "leaves-today",
        "admitted-today", "at-home",
    ],
)  # fmt: skip
def test_length_of_stay(spells: tuple[HospitalSpell, ...], expected: tuple[int, int]) -> None:
    """A transfer starts no new stay; two days at home do."""
    found = stay(on(*spells), "P-001")

    assert expected == (found.length, found.spells)


@pytest.mark.parametrize(
    ("ready", "since", "days"),
    [(-20, day(-20), 20), (0, day(0), 0), (1, None, 0), (None, None, 0)],
)
def test_days_beyond_clinically_ready(ready: int | None, since: dt.date | None, days: int) -> None:
    """Somebody who became ready yesterday has waited one day, and today none."""
    found = stay(on(waits(ready=ready)), "P-001")

    assert (since, days) == (found.ready_since, found.days_ready)


def test_waiting_goes_on_through_a_transfer() -> None:
    """Another ward ends no waiting, and no day of it counts twice."""
    before = spell("a", -500, -10, "bed-transfer", clinically_ready=day(-30), delays=(delay(-30),))
    after = spell("b", -10, admitted=day(-500), clinically_ready=day(-12), delays=(delay(-12),))
    found = stay(on(before, after), "P-001")

    assert (day(-30), 30, 0) == (found.ready_since, found.days_ready, found.days_uncoded)
    assert (Counted("18", 30),) == found.by_reason


def test_somebody_who_is_no_longer_ready_waits_no_more() -> None:
    """Days of waiting of an earlier ward stay counted when the present ward says not ready."""
    before = spell("a", -500, -10, "bed-transfer", clinically_ready=day(-30))
    found = stay(on(before, spell("b", -10)), "P-001")

    assert (None, 20) == (found.ready_since, found.days_ready)


@pytest.mark.parametrize(
    ("delays", "reasons", "attributed", "missing"),
    [
        ((delay(-20),), {"18": 20}, {"04": 20}, 0),
        ((delay(-20, -11), delay(-10)), {"18": 20}, {"04": 20}, 0),
        ((delay(-20, -11), delay(-15)), {"18": 20}, {"04": 20}, 0),
        ((delay(-20), delay(-10, None, "26")), {"18": 20, "26": 10}, {"04": 20}, 0),
        (
            (delay(-20), delay(-10, None, "26", "05")),
            {"18": 20, "26": 10},
            {"04": 20, "05": 10},
            0,
        ),
        ((delay(-20, -16), delay(-10)), {"18": 15}, {"04": 15}, 5),
        ((delay(-20, -20),), {"18": 1}, {"04": 1}, 19),
        ((delay(-1),), {"18": 1}, {"04": 1}, 19),
        ((delay(0),), {}, {}, 20),
        ((delay(5),), {}, {}, 20),
        ((), {}, {}, 20),
    ],
    ids=[
        "all", "touching", "overlapping-of-one-reason", "two-reasons", "two-bodies", "gap",
        "one-day", "yesterday", "from-today", "to-come", "none",
    ],
)  # fmt: skip
def test_days_by_reason_and_attribution(
    delays: tuple[Delay, ...], reasons: dict[str, int], attributed: dict[str, int], missing: int
) -> None:
    """Each calendar day counts once for each reason and once for each body, and no more."""
    found = stay(on(waits(*delays)), "P-001")

    assert reasons == {one.code: one.days for one in found.by_reason}
    assert attributed == {one.code: one.days for one in found.by_attribution}
    assert missing == found.days_uncoded


@pytest.mark.parametrize(
    ("left", "ended_as", "back", "expected"),
    [
        (-30, "family-home", -10, [20]),
        (-30, "family-home", -28, [2]),
        (-30, "family-home", -29, []),
        (-30, "bed-transfer", -10, []),
        (-30, "prison", -10, []),
        (-374, "family-home", -10, [364]),
        (-375, "family-home", -10, []),
    ],
)
def test_readmissions(left: int, ended_as: str, back: int, expected: list[int]) -> None:
    """Back in hospital less than a year after leaving for the community is a readmission."""
    found = stay(on(spell("a", -900, left, ended_as), spell("b", back)), "P-001")

    assert expected == [one.days_at_home for one in found.readmissions]


def test_a_readmission_is_remembered_at_home() -> None:
    """Somebody who is at home again was readmitted all the same."""
    spells = (spell("a", -400, -300, "family-home"), spell("b", -250, -200, "family-home"))
    found = stay(on(*spells), "P-001")

    assert (False, [50]) == (found.in_hospital, [one.days_at_home for one in found.readmissions])


@given(times=_TIMES, others=_TIMES)
def test_days_are_those_of_a_calendar(
    times: list[tuple[dt.date, dt.date]], others: list[tuple[dt.date, dt.date]]
) -> None:
    """Times are joined and taken away day by day, as somebody would who crosses out a calendar."""
    mine, theirs = merged(times), merged(others)

    assert days_of(tuple(times)) == days_of(mine)
    assert len(days_of(tuple(times))) == total(mine)
    assert days_of(tuple(times)) - days_of(tuple(others)) == days_of(without(mine, theirs))


@given(
    ready=st.integers(-60, 5),
    given=st.lists(st.tuples(_SOON, st.integers(0, 30), st.sampled_from(["18", "26"])), max_size=5),
)
def test_every_day_of_waiting_is_counted(ready: int, given: list[tuple[int, int, str]]) -> None:
    """Days of waiting, with a reason and without, are those found one calendar day at a time."""
    delays = tuple(delay(start, start + length, reason) for start, length, reason in given)
    found = stay(on(waits(*delays, ready=ready)), "P-001")
    waited = {TODAY + n * _DAY for n in range(ready, 0)}
    by_reason = {
        reason: {
            TODAY + n * _DAY
            for start, length, code in given
            if code == reason
            for n in range(start, min(start + length + 1, 0))
        }
        for reason in ("18", "26")
    }
    coded = by_reason["18"] | by_reason["26"]

    assert (len(waited), len(waited - coded)) == (found.days_ready, found.days_uncoded)
    assert {code: len(days) for code, days in by_reason.items() if days} == {
        one.code: one.days for one in found.by_reason
    }
    assert waited - coded == days_of(uncoded([waits(*delays, ready=ready)], TODAY))
