"""Every agency and every pair, asked at once, lose what asking one by one finds."""

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.national import national
from fixtures.national.network import AS_AT
from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cohort.contingency import Contingencies, Lost, contingencies
from tcplan.analysis.cover import RiskCover, cover_of
from tcplan.analysis.withdrawal import losing, withdraw
from tcplan.domain.hours import DAYS
from tcplan.domain.plan import Plan
from tests import oracle
from tests.builders import TODAY
from tests.oracle import Moment
from tests.tcplan.analysis.plans import plans, share


class Cohort(NamedTuple):
    """A cohort, its cover, and what it loses by one and by two."""

    plan: Plan
    arrangements: Arrangements
    covers: tuple[RiskCover, ...]
    found: Contingencies


def asked(plan: Plan, day: dt.date) -> Cohort:
    """A plan with every question about it asked at once."""
    arrangements = Arrangements(plan, day)
    covers = cover_of(arrangements, plan.risks)
    names = [agency.id for agency in plan.agencies]
    return Cohort(plan, arrangements, covers, contingencies(covers, names, pairs=True))


@cache
def cohort(people: int, seed: int) -> Cohort:
    """A national cohort on its own day."""
    return asked(national(people, seed), AS_AT)


def one_by_one(of: Cohort, stopped: Collection[str]) -> Lost:
    """What these lose together, worked out for them alone."""
    happened = frozenset(stopped)
    kinds = {cover.risk.id: {k for _, k in losing(cover, happened)} for cover in of.covers}
    return lost_by(kinds)


def withdrawn(of: Cohort, stopped: Collection[str]) -> Lost:
    """What the screens tell of a withdrawal, loss by loss."""
    kinds: dict[str, set[str]] = {risk.id: set() for risk in of.plan.risks}
    for loss in withdraw(of.arrangements, of.covers, stopped):
        kinds[loss.risk].add(loss.kind)
    return lost_by(kinds)


def lost_by(kinds: Mapping[str, Collection[str]]) -> Lost:
    """Risks that lose cover and risks that lose back-up."""
    cover = tuple(risk for risk, lost in kinds.items() if "cover" in lost)
    return Lost(cover, tuple(risk for risk, lost in kinds.items() if "back-up" in lost))


COHORTS = [(40, 1), (60, 2)]
ids = [f"{people}-people-seed-{seed}" for people, seed in COHORTS]


@pytest.mark.no_cover
@pytest.mark.parametrize(("people", "seed"), COHORTS, ids=ids)
def test_every_agency_takes_what_it_takes_alone(people: int, seed: int) -> None:
    """For each agency of a cohort the same risks lose cover and back-up as asked singly."""
    of = cohort(people, seed)
    expected = {agency.id: withdrawn(of, [agency.id]) for agency in of.plan.agencies}

    assert expected == dict(of.found.alone)


@pytest.mark.no_cover
@pytest.mark.slow
@pytest.mark.parametrize(("people", "seed"), COHORTS, ids=ids)
def test_every_pair_takes_what_it_takes_together(people: int, seed: int) -> None:
    """For each pair of agencies the same risks lose cover and back-up as asked together."""
    of = cohort(people, seed)
    pairs = list(combinations(sorted(of.found.able), 2))

    assert {p: one_by_one(of, p) for p in pairs} == {p: of.found.together(*p) for p in pairs}


def test_sampled_pairs_take_what_the_screens_tell() -> None:
    """What is counted for a pair is what the page about the two tells, loss by loss."""
    of = cohort(60, 2)

    for pair in list(combinations(sorted(of.found.able), 2))[::29]:
        assert withdrawn(of, pair) == of.found.together(*pair)


@pytest.mark.parametrize(("people", "seed"), COHORTS, ids=ids)
def test_the_numbers_of_a_pair_are_those_of_its_risks(people: int, seed: int) -> None:
    """What is counted for a pair, without looking at its risks, is how many they are."""
    of = cohort(people, seed)

    for pair in of.found.pairs():
        lost = of.found.together(*pair.names)

        assert (len(lost.cover), len(lost.back_up)) == (pair.cover, pair.back_up)


@pytest.mark.parametrize(("people", "seed"), COHORTS, ids=ids)
def test_synergy_is_what_two_take_beyond_each(people: int, seed: int) -> None:
    """loss(a,b) − loss(a) − loss(b), and the risks that only both together uncover."""
    of = cohort(people, seed)

    for pair in of.found.pairs():
        one, other = (of.found.alone[name] for name in pair.names)
        lost = of.found.together(*pair.names)
        only = set(lost.cover) - set(one.cover) - set(other.cover)

        assert len(lost.cover) - len(one.cover) - len(other.cover) == pair.synergy.cover
        assert len(lost.back_up) - len(one.back_up) - len(other.back_up) == pair.synergy.back_up
        assert only == set(pair.synergy.only_together)
        alone = {*one.back_up, *other.back_up}
        assert set(lost.back_up) - alone == set(pair.synergy.back_up_only_together)
        assert (not one.cover and not other.cover) == pair.harmless_alone


def test_the_cohort_has_pairs_of_every_sort() -> None:
    """Some pairs take more together, some less, some uncover a risk that neither does alone."""
    pairs = list(cohort(60, 2).found.pairs())

    assert any(pair.synergy.cover > 0 for pair in pairs)
    assert any(pair.synergy.cover < 0 for pair in pairs)
    assert any(pair.synergy.back_up > 0 for pair in pairs)
    assert any(pair.synergy.only_together for pair in pairs)
    assert 40 * 39 // 2 == len(pairs) == cohort(60, 2).found.number_of_pairs


@pytest.mark.no_cover
def test_a_cohort_loses_what_the_simulation_loses() -> None:
    """A plain simulation, hour by hour, finds the same losses for sampled agencies and pairs."""
    of = cohort(40, 1)
    taking = [name for name in of.found.able if of.found.alone[name].cover]
    stopped = [*((name,) for name in taking[::4]), *combinations(taking[:12:3], 2)]

    for names in stopped:
        lost = of.found.together(*names) if len(names) == 2 else of.found.alone[names[0]]
        kinds = {c.risk.id: simulated(of, c, names) for c in of.covers[::7]}
        sampled = lost_by(kinds)

        assert sampled.cover == tuple(risk for risk in lost.cover if risk in kinds)
        assert sampled.back_up == tuple(risk for risk in lost.back_up if risk in kinds)


def simulated(of: Cohort, cover: RiskCover, names: tuple[str, ...]) -> set[str]:
    """What the simulation finds lost of a risk in the slots of its week."""
    firsts = (at.slot.stretches[0] for at in cover.slots)
    moments = (Moment(AS_AT, DAYS[first.day], first.start) for first in firsts)
    kinds = {oracle.withdrawal_loss(of.plan, cover.risk.id, moment, names) for moment in moments}
    return {kind for kind in kinds if kind is not None}


@share(0.5)
@given(plans(), st.data())
def test_random_plans_lose_the_same_at_once_and_one_by_one(of: Plan, data: st.DataObject) -> None:
    """Any plan, with circles of dependencies and teams of nobody, gives the same both ways."""
    found = asked(of, TODAY)
    pairs = list(combinations(sorted(found.found.able), 2))
    pair = data.draw(st.sampled_from(pairs))

    assert one_by_one(found, pair) == found.found.together(*pair)
    assert one_by_one(found, pair[:1]) == found.found.alone[pair[0]]


def test_the_worst_agency_of_a_person_is_told_from_their_own_risks() -> None:
    """What an agency takes from a person is what it takes from the person's risks."""
    of = cohort(40, 1)
    for person, by_agency in of.found.of_people.items():
        own = {risk.id for risk in of.plan.of("risks", person)}
        for agency, lost in by_agency.items():
            alone = of.found.alone[agency]

            assert tuple(r for r in alone.cover if r in own) == lost.cover
            assert tuple(r for r in alone.back_up if r in own) == lost.back_up


def test_work_on_a_cohort_can_be_stopped() -> None:
    """Whoever listens may end the work, and the collector of rubbish works again afterwards."""
    import gc

    def tell(done: int, of: int) -> None:
        assert of == len(cohort(40, 1).covers)
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        contingencies(cohort(40, 1).covers, ("icb-1",), tell=tell)

    assert gc.isenabled()
