"""Dates drawn are those of closed forms where there are any, and else of a plain second way.

The second way draws normal scores with NumPy, turns each into a duration with SciPy's quantiles,
and follows each draw by asking every milestone for its ancestors. It shares no code with ours.
Samples differ by chance; a bound of five standard errors is passed by chance once in a million.
"""

import datetime as dt
import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from scipy.integrate import quad
from scipy.special import ndtr
from scipy.stats import beta, norm

from tcplan.analysis.path.critical import critical_path
from tcplan.analysis.path.dates import (
    Asked,
    DateDistribution,
    Drawing,
    date_distribution,
    date_distributions,
)
from tcplan.analysis.path.draws import Block
from tcplan.analysis.path.network import Activity
from tcplan.analysis.path.room import Room
from tcplan.errors import WrongUseError
from tests.builders import TODAY
from tests.tcplan.analysis.plans import share
from tests.tcplan.path.networks import asked, at, networks, of, work

Doubles = npt.NDArray[np.float64]
MANY = 200_000
APART = Drawing(samples=MANY, together=0.0)


def ends(*activities: Activity, together: float = 0.0, draws: int = MANY) -> Doubles:
    """Days until all is done, of many draws, before they are made into dates."""
    generator = np.random.default_rng(7)
    block = Block(of(*activities), TODAY, together)
    room = Room(draws)

    def numbers(rows: int) -> npt.NDArray[np.uint16]:
        return generator.integers(0, 65_536, (rows, room.pairs), dtype=np.uint16)

    return np.sort(block.drawn(numbers, room)[0]).astype(float)


def shape(one: Activity) -> tuple[float, float]:
    """Alpha and beta of the beta-PERT distribution, from its definition."""
    width = one.longest - one.shortest
    return 1 + 4 * (one.likely - one.shortest) / width, 1 + 4 * (one.longest - one.likely) / width


def frozen(one: Activity) -> Any:  # noqa: ANN401
    """SciPy's distribution of a duration."""
    return beta(*shape(one), loc=one.shortest, scale=one.longest - one.shortest)


def standard_error(chance: float, draws: int) -> float:
    """The standard error of a share of so many draws, and a little for figures near 0 and 1."""
    return math.sqrt(chance * (1 - chance) / draws) + 1e-6


A, B = work("a", (14, 28, 60)), work("b", (5, 30, 35))


@pytest.mark.parametrize("together", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("one", [A, B], ids=["skewed right", "skewed left"])
def test_one_milestone_has_its_beta_distribution(one: Activity, together: float) -> None:
    """P10 to P95 and the chance of a day are those of the closed form, however it is tied."""
    drawn, exact = ends(one, together=together), frozen(one)
    for days in range(one.shortest, one.longest + 1, 3):
        chance = float(exact.cdf(days))
        counted = float(np.searchsorted(drawn, days, side="right")) / MANY
        # 8e-4 of the width is the error of reading the table in days; density makes it a share.
        bound = 5 * standard_error(chance, MANY) + 8e-4 * 46 * float(exact.pdf(days))
        assert abs(chance - counted) <= bound


def test_two_in_a_row_have_the_sum_of_means_and_variances() -> None:
    """Independent milestones in series: moments add."""
    drawn = ends(A, work("b", (5, 30, 35), "a"))
    mean = float(frozen(A).mean() + frozen(B).mean())
    variance = float(frozen(A).var() + frozen(B).var())

    assert abs(drawn.mean() - mean) <= 5 * math.sqrt(variance / MANY)
    assert abs(drawn.var() - variance) <= 5 * variance * math.sqrt(2 / MANY)


def test_two_at_once_have_the_product_of_their_chances() -> None:
    """The later of two: its mean and chances by numerical integration of F·G."""
    drawn = ends(A, B)
    mean = quad(lambda x: 1 - frozen(A).cdf(x) * frozen(B).cdf(x), 0, 60, limit=200)[0]

    assert abs(drawn.mean() - mean) <= 5 * drawn.std() / math.sqrt(MANY)
    for days in (20, 25, 30, 35, 45):
        chance = float(frozen(A).cdf(days) * frozen(B).cdf(days))
        counted = float((drawn <= days).mean())
        assert abs(chance - counted) <= 5 * standard_error(chance, MANY) + 1e-3


@pytest.mark.parametrize("together", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_the_common_factor_spreads_a_chain_as_the_copula_says(together: float) -> None:
    """The variance of two in series, by integrating the covariance of their normal scores."""
    drawn = ends(A, work("b", (5, 30, 35), "a"), together=together)
    points, weights = np.polynomial.hermite_e.hermegauss(80)
    weights = weights / weights.sum()
    first, second = np.meshgrid(points, points)
    tied = together * first + math.sqrt(1 - together**2) * second
    a, b = frozen(A).ppf(ndtr(first)), frozen(B).ppf(ndtr(tied))
    both = np.outer(weights, weights)
    mean = float((both * (a + b)).sum())
    variance = float((both * (a + b - mean) ** 2).sum())

    assert abs(drawn.mean() - mean) <= 5 * math.sqrt(variance / MANY) + 1e-3
    assert abs(drawn.var() - variance) <= 8 * variance * math.sqrt(2 / MANY)


def test_slipping_together_widens_a_chain_and_moves_no_mean() -> None:
    """Ten equal steps: about 1.9 times as wide at 0.3 as when they are independent."""
    steps = [work(f"m{n}", (5, 10, 21), f"m{n - 1}" if n else "") for n in range(10)]
    spreads = [ends(*steps, together=r, draws=40_000).std() for r in (0.0, 0.1, 0.3, 0.6, 1.0)]

    assert spreads == sorted(spreads)
    assert 1.92 == pytest.approx(spreads[2] / spreads[0], rel=0.03)


def second_way(
    activities: list[Activity], together: float, draws: int, seed: int
) -> tuple[Doubles, dict[str, Doubles]]:
    """Days until each is done, drawn and followed in the plainest way."""
    generator = np.random.default_rng(seed)
    common = generator.standard_normal(draws)
    known = {one.id: one for one in activities}
    days: dict[str, Doubles] = {}
    for one in activities:
        own = generator.standard_normal(draws)
        chance = norm.cdf(math.sqrt(together) * common + math.sqrt(1 - together) * own)
        width = one.longest - one.shortest
        passed = (TODAY - one.started_on).days if one.started_on else 0
        if passed >= max(one.longest, 1):
            days[one.id] = np.full(draws, float(passed))
        elif width == 0:
            days[one.id] = np.full(draws, float(one.shortest))
        else:
            before = frozen(one).cdf(passed) if passed > 0 else 0.0
            days[one.id] = frozen(one).ppf(before + (1 - before) * chance)
        again = generator.random(draws) < one.second_try_in_100 / 100
        days[one.id] = days[one.id] + again * one.second_try_days
    done: dict[str, Doubles] = {}

    def finish(name: str) -> Doubles:
        if name not in done:
            one = known[name]
            if one.done_on is not None:
                done[name] = np.full(draws, float((one.done_on - TODAY).days))
                return done[name]
            ready = np.max([np.zeros(draws), *(finish(before) for before in one.after)], axis=0)
            began = (one.started_on - TODAY).days if one.started_on else None
            if began is not None and began <= 0:
                done[name] = np.maximum(began + days[name], ready)
            else:
                done[name] = np.maximum(ready, began or 0) + days[name]
        return done[name]

    every = {name: finish(name) for name in known}
    return np.max(list(every.values()), axis=0), every


@share(0.3)
@given(networks(12))
def test_any_network_is_drawn_as_in_the_second_way(activities: list[Activity]) -> None:
    """Done, under way, booked or open, in any order: the same mean, spread and quantiles."""
    draws = 20_000
    expected = np.sort(second_way(activities, 0.3, draws, 11)[0])
    found = ends(*activities, together=0.3, draws=draws)
    spread = float(expected.std())

    assert abs(expected.mean() - found.mean()) <= 8 * spread / math.sqrt(draws) + 0.02
    assert abs(spread - found.std()) <= 0.06 * spread + 0.02
    for level in (0.001, 0.1, 0.5, 0.8, 0.95, 0.999):
        place = int(level * draws)
        low = expected[max(place - 6 * int(math.sqrt(draws * level * (1 - level)) + 2), 0)]
        high = expected[min(place + 6 * int(math.sqrt(draws * level * (1 - level)) + 2), draws - 1)]
        assert low - 0.1 <= found[place] <= high + 0.1


def drawn(*activities: Activity, drawing: Drawing = APART, **fields: Any) -> DateDistribution:  # noqa: ANN401
    """The dates of a move, many draws, independent unless it is said."""
    return date_distribution(asked(*activities, **fields), TODAY, drawing)


def test_dates_are_the_first_days_by_which_enough_draws_are_done() -> None:
    """A part of a day counts as the whole day."""
    found = drawn(A)

    assert {
        share: at(math.ceil(float(frozen(A).ppf(share / 100)))) for share in (10, 50, 80, 95)
    } == dict(found.dates)


def test_the_chance_of_the_target_is_its_share_of_draws() -> None:
    """The day itself counts as kept."""
    assert pytest.approx(float(frozen(A).cdf(33)), abs=0.005) == drawn(A, target=at(33)).on_time
    assert 1.0 == drawn(work("a", 10), target=at(10)).on_time
    assert 0.0 == drawn(work("a", 10), target=at(9)).on_time
    assert drawn(A).on_time is None


@given(networks(24))
def test_without_spread_the_dates_are_those_of_the_critical_path(
    activities: list[Activity],
) -> None:
    """Where shortest, likely and longest are one, every draw is the critical path."""
    fixed = [
        Activity(one.id, one.likely, one.likely, one.likely, one.after, one.started_on, one.done_on)
        for one in activities
    ]
    path = critical_path(of(*fixed), TODAY)
    found = drawn(*fixed, drawing=Drawing(samples=11))

    assert {path.finish} == set(found.dates.values())
    assert {one.id: float(one.critical) for one in path.milestones if one.state != "done"} == dict(
        found.criticality
    )


def test_criticality_is_the_share_of_draws_on_the_longest_way() -> None:
    """Of two at once, the one that ends later; what both wait for and lead to is always on it."""
    found = drawn(
        work("start", (1, 2, 9)),
        work("a", (14, 28, 60), "start"),
        work("b", (5, 30, 35), "start"),
        work("end", (1, 1, 2), "a b"),
    ).criticality
    later = quad(lambda x: frozen(A).pdf(x) * frozen(B).cdf(x), 14, 60)[0]

    assert pytest.approx({"start": 1, "a": later, "b": 1 - later, "end": 1}, abs=0.01) == dict(
        found
    )


def test_a_second_try_takes_its_days_in_its_share_of_draws() -> None:
    """Thirty in a hundred panels send it back for four weeks."""
    panel = work("panel", 10, second_try_in_100=30, second_try_days=28)

    assert pytest.approx(0.7, abs=0.006) == drawn(panel, target=at(10)).on_time
    assert pytest.approx(0.7, abs=0.006) == drawn(panel, target=at(37)).on_time
    assert 1.0 == drawn(panel, target=at(38)).on_time


@pytest.mark.parametrize(("in_100", "day"), [(0, 10), (100, 38)])
def test_a_second_try_never_or_always(in_100: int, day: int) -> None:
    """At the ends of its range nothing is left to chance."""
    panel = work("panel", 10, second_try_in_100=in_100, second_try_days=28)

    assert {at(day)} == set(drawn(panel).dates.values())


def test_second_tries_far_apart_are_drawn_for_themselves() -> None:
    """Twelve steps in a row, two of which may come back: each of the four ends has its share."""
    tries = {
        5: {"second_try_in_100": 30, "second_try_days": 10},
        10: {"second_try_in_100": 20, "second_try_days": 100},
    }
    steps = [work(f"m{n}", 1, f"m{n - 1}" if n else "", **tries.get(n, {})) for n in range(12)]
    ended = ends(*steps)

    for days, chance in {12: 0.56, 22: 0.24, 112: 0.14, 122: 0.06}.items():
        assert abs(float((ended == days).mean()) - chance) <= 5 * standard_error(chance, MANY)


def test_work_beyond_its_longest_days_is_named() -> None:
    """It is taken as done today, and whoever reads the dates is told."""
    found = drawn(work("a", (1, 2, 9), started_on=at(-9)), work("b", (1, 2, 9), started_on=at(-8)))

    assert ("a",) == found.overdue


def test_what_is_all_done_has_the_day_on_which_it_was() -> None:
    """Nothing is drawn any more."""
    found = drawn(work("a", 3, done_on=at(-5)), target=at(-5))

    assert ({at(-5)}, 1.0, {}) == (set(found.dates.values()), found.on_time, found.criticality)


def test_the_same_seed_gives_the_same_dates_on_every_machine() -> None:
    """These figures were drawn once and are kept."""
    found = date_distribution(asked(A, work("b", (5, 30, 35), "a"), target=at(60)), TODAY)
    days = [(found.dates[share] - TODAY).days for share in (10, 50, 80, 95)]

    assert ([44, 58, 68, 77], 0.5872, 10_000, 2_020, 0.3) == (
        days,
        found.on_time,
        found.samples,
        found.seed,
        found.together,
    )


def test_one_persons_dates_depend_on_nobody_else() -> None:
    """Alone, among others, in any order and in blocks: the same draws for the same person."""
    people = [Asked(f"P-{n:03}", of(A, work("b", (5, 30, 35), "a")), at(60)) for n in range(5)]
    drawing = Drawing(samples=25_001)
    alone = [date_distribution(one, TODAY, drawing) for one in people]

    assert alone == list(date_distributions(people, TODAY, drawing))
    assert alone[::-1] == list(date_distributions(people[::-1], TODAY, drawing))
    assert 5 == len({one.on_time for one in alone})


def test_another_seed_draws_anew() -> None:
    """The draws can be repeated with other numbers, to see how steady they are."""
    one = asked(A, target=at(33))

    assert date_distribution(one, TODAY) != date_distribution(one, TODAY, Drawing(seed=1))


def test_the_work_can_be_called_off() -> None:
    """Whoever is told how far it has come can end it there."""
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise KeyboardInterrupt

    people = [asked(work("a", 3), name=f"P-{n}") for n in range(250)]
    with pytest.raises(KeyboardInterrupt):
        date_distributions(people, TODAY, Drawing(samples=4), tell)

    assert [(0, 250), (100, 250)] == told


@pytest.mark.parametrize(
    "fields", [{"samples": 0}, {"samples": 1_000_001}, {"seed": -1}, {"together": 1.1}]
)
def test_what_cannot_be_drawn_is_refused(fields: dict[str, Any]) -> None:
    """A request out of range is told in one sentence."""
    with pytest.raises(WrongUseError):
        Drawing(**fields)


def test_dates_are_days() -> None:
    """A date is a day without a time, ready to be shown."""
    assert {dt.date} == {type(one) for one in drawn(A).dates.values()}
