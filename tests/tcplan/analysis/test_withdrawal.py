"""What is lost when agencies stop is what a plain simulation of ADR 0010 finds."""

from collections.abc import Collection
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.withdrawal import Loss, withdraw, withdraw_results
from tcplan.domain.control import Delivery
from tcplan.domain.hours import DAYS
from tcplan.domain.plan import Plan
from tests import oracle
from tests.builders import OFFICE_HOURS, TODAY, agency, risk, system, team
from tests.oracle import Moment, World
from tests.tcplan.analysis.asked import covers
from tests.tcplan.analysis.plans import NIGHT, moments, needs, on_pain, person, plan, plans, share


def losses(of: Plan, *stopped: str) -> tuple[Loss, ...]:
    """Every loss of the plan today when these stop together."""
    return withdraw(Arrangements(of, TODAY), covers(of), stopped)


def losses_at(of: Plan, moment: Moment, stopped: Collection[str]) -> dict[str, Loss]:
    """The loss of each risk at a moment; a risk loses at most one thing at a time."""
    day = DAYS.index(moment.day)
    found: dict[str, Loss] = {}
    for loss in losses(of, *stopped):
        for stretch in loss.slot.stretches:
            if stretch.day == day and stretch.start <= moment.at < stretch.end:
                assert loss.risk not in found
                found[loss.risk] = loss
    return found


def kinds(of: Plan, *stopped: str) -> list[str]:
    """What is lost, slot by slot."""
    return [loss.kind for loss in losses(of, *stopped)]


def able_to_stop(of: Plan) -> list[str]:
    """All that can stop in a random plan; the usual agencies take no part in it."""
    every = (*of.agencies, *of.teams, *of.places, *of.systems)
    return [one.id for one in every if one.id[1:].isdigit()]


def stopped_in(of: Plan, data: st.DataObject, number: int) -> tuple[str, ...]:
    """So many different things that stop; fewer when the plan has no more."""
    able = able_to_stop(of)
    some = st.lists(st.sampled_from(able), unique=True, min_size=min(number, len(able)))
    return tuple(data.draw(some)[:number])


def expected(of: Plan, moment: Moment, stopped: Collection[str]) -> dict[str, str]:
    """The losses of the risks as the simulation finds them."""
    found = {r.id: oracle.withdrawal_loss(of, r.id, moment, stopped) for r in of.risks}
    return {name: kind for name, kind in found.items() if kind is not None}


@given(plans(), moments(), st.data())
def test_one_withdrawal_loses_what_the_simulation_loses(
    of: Plan, moment: Moment, data: st.DataObject
) -> None:
    """When one agency, team, place or system stops, just the right risks lose just the right."""
    stopped = stopped_in(of, data, 1)
    shown = {name: loss.kind for name, loss in losses_at(of, moment, stopped).items()}

    assert expected(of, moment, stopped) == shown


@given(plans(), moments(), st.data())
def test_two_withdrawals_lose_what_the_simulation_loses(
    of: Plan, moment: Moment, data: st.DataObject
) -> None:
    """Two that stop together lose what they lose together, which may be more than each alone."""
    stopped = stopped_in(of, data, 2)
    shown = {name: loss.kind for name, loss in losses_at(of, moment, stopped).items()}

    assert expected(of, moment, stopped) == shown


@share(0.5)
@given(plans(), moments(), st.data())
def test_what_limits_a_result_is_lost_as_the_simulation_loses_it(
    of: Plan, moment: Moment, data: st.DataObject
) -> None:
    """Each consequence loses its cover or back-up exactly where the simulation says so."""
    stopped = stopped_in(of, data, 2)
    day = DAYS.index(moment.day)
    told = {
        loss.threats[0]: (loss.kind, loss.before, loss.after)
        for loss in withdraw_results(Arrangements(of, TODAY), covers(of), stopped)
        for part in loss.slot.stretches
        if part.day == day and part.start <= moment.at < part.end
    }
    gone = oracle.stopping(of, stopped)
    results = [result.id for one in of.risks for result in one.consequences]
    lost = {name: oracle.withdrawal_loss(of, name, moment, stopped) for name in results}
    wanted = {
        name: (kind, oracle.answer(of, name, moment), oracle.answer(of, name, moment, gone))
        for name, kind in lost.items()
        if kind is not None
    }

    assert wanted == told


@share(0.5)
@given(plans(), moments(), st.data())
def test_answers_before_and_after_are_those_of_the_simulation(
    of: Plan, moment: Moment, data: st.DataObject
) -> None:
    """Each loss says the answer before, the answer after and the reading that was relied on."""
    stopped = stopped_in(of, data, 2)
    gone = oracle.stopping(of, stopped)
    for name, loss in losses_at(of, moment, stopped).items():
        assert oracle.answer(of, name, moment) == loss.before
        assert oracle.answer(of, name, moment, gone) == loss.after
        assert oracle.strongest(of, name, moment) == loss.reading


@share(0.5)
@given(plans(), moments(), st.data())
def test_the_threats_named_are_the_ones_touched(
    of: Plan, moment: Moment, data: st.DataObject
) -> None:
    """A loss names every cause that is no longer held, or held by one thing only, and no other."""
    stopped = stopped_in(of, data, 2)
    gone = oracle.stopping(of, stopped)
    for name, loss in losses_at(of, moment, stopped).items():
        touched = {
            cause
            for cause in oracle.causes(of, name)
            if loss_of(of, cause, moment, loss.reading, gone) == loss.kind
        }

        assert touched == set(loss.threats)


def loss_of(of: Plan, cause: str, moment: Moment, reading: str, gone: frozenset[str]) -> str | None:
    """What one cause loses in a reading that held it before."""
    if not oracle.covered(of, cause, moment, reading, gone):
        return "cover"
    before = oracle.cut_sets(of, cause, moment, reading, most=1)
    after = oracle.cut_sets(of, cause, moment, reading, most=1, already=gone)
    return "back-up" if after and not before else None


@share(0.5)
@given(plans(), moments(), st.data())
def test_the_controls_named_are_the_ones_lost(
    of: Plan, moment: Moment, data: st.DataObject
) -> None:
    """A loss names each arrangement that falls away, and calls none lost that still holds."""
    stopped = stopped_in(of, data, 2)
    gone = oracle.stopping(of, stopped)
    for loss in losses_at(of, moment, stopped).values():
        before = World(of, moment, loss.reading)
        after = World(of, moment, loss.reading, gone)
        acting = [c for c in of.controls if set(c.prevents) & set(loss.threats)]
        fallen = {c.id for c in acting if before.holds(c) and not after.holds(c)}
        weakened = {one.control for one in loss.controls if not one.lost}

        assert fallen == {one.control for one in loss.controls if one.lost}
        assert all(after.holds(of.by_id[name]) for name in weakened)


@share(0.5)
@given(plans(), st.data())
def test_the_way_to_who_stopped_is_a_way(of: Plan, data: st.DataObject) -> None:
    """From a lost arrangement to who stopped, each step leans on the next one in the plan."""
    stopped = stopped_in(of, data, 2)
    for loss in losses(of, *stopped):
        for lost in loss.controls:
            steps = (lost.control, *lost.chain)

            assert lost.chain[-1] in stopped
            assert [] == [
                (one, following)
                for one, following in pairwise(steps)
                if following not in oracle.named_by(of.by_id[one])
            ]


@share(0.5)
@given(plans(), moments(), st.data())
def test_one_more_withdrawal_never_brings_cover_back(
    of: Plan, moment: Moment, data: st.DataObject
) -> None:
    """What is uncovered when one agency stops stays uncovered when another stops too."""
    stopped = stopped_in(of, data, 2)
    alone = losses_at(of, moment, stopped[:1])
    together = losses_at(of, moment, stopped)
    lost = {name for name, loss in alone.items() if loss.kind == "cover"}

    assert lost <= {name for name, loss in together.items() if loss.kind == "cover"}


@share(0.5)
@given(plans())
def test_if_nobody_stops_nothing_is_lost(of: Plan) -> None:
    """A withdrawal of nobody, or of one who takes no part, loses nothing."""
    assert () == losses(of) == losses(of, "elm")


def test_the_only_provider_stops() -> None:
    """When the only provider stops, the risk loses its cover at all times."""
    (loss,) = losses(plan(on_pain("c-day")), "oak")

    assert ("cover", "relies-on-one", "not-covered") == (loss.kind, loss.before, loss.after)
    assert (("t-pain",), "c-day", ("oak",)) == (
        loss.threats,
        loss.controls[0].control,
        loss.controls[0].chain,
    )


def test_the_second_of_two_ways_stops() -> None:
    """When one of two separate providers stops, the risk keeps cover and loses its back-up."""
    (loss,) = losses(plan(on_pain("c-day"), on_pain("c-other", "elm")), "elm")

    assert ("back-up", "has-back-up", "relies-on-one") == (loss.kind, loss.before, loss.after)


def test_the_parent_company_of_both_stops() -> None:
    """Two providers of one company are lost together when the company stops."""
    grove = [agency(name, depends_on=needs("grove")) for name in ("oak", "elm")]
    of = plan(agency("grove", "parent-company"), *grove, on_pain("c1"), on_pain("c2", "elm"))
    (loss,) = losses(of, "grove")

    assert "cover" == loss.kind
    assert [("oak", "grove"), ("elm", "grove")] == [lost.chain for lost in loss.controls]


def test_a_deputy_keeps_the_cover() -> None:
    """When the provider stops, a deputy of another agency keeps the risk covered."""
    of = plan(on_pain("c1", "oak", deputy="elm"))

    assert ([], []) == (kinds(of, "oak"), kinds(of, "elm"))
    assert ["cover"] == kinds(of, "oak", "elm")


def test_two_of_three_staff_hold_when_one_stops() -> None:
    """Any two of three agencies deliver it, so one may stop, but not two."""
    rota = Delivery(mode="at-least", holders=("oak", "elm", "trust"), needed=2)
    of = plan(on_pain("c1", delivery=rota))

    assert [] == kinds(of, "oak")
    assert ["cover"] == kinds(of, "oak", "elm")


def test_a_loss_at_night_is_told_for_the_night() -> None:
    """When the second way of the nights stops, back-up is lost at night and at no other time."""
    of = plan(on_pain("c-always", "elm"), on_pain("c-night", "oak", hours=NIGHT))
    (loss,) = losses(of, "oak")

    assert "back-up" == loss.kind
    assert {(0, 420), (1320, 1440)} == {(s.start, s.end) for s in loss.slot.stretches}


def test_a_promise_can_be_lost_too() -> None:
    """When the agency that has promised stops, the risk loses the cover that was promised."""
    (loss,) = losses(plan(on_pain("c1", state="agreed")), "oak")

    assert ("cover", "as-promised") == (loss.kind, loss.reading)
    assert ("only-if-promised", "not-covered") == (loss.before, loss.after)


def test_a_risk_that_was_open_loses_nothing() -> None:
    """A risk that nothing covers cannot be uncovered once more."""
    assert [] == kinds(plan(on_pain("c1", state="proposed")), "oak")


def test_a_risk_without_a_cause_loses_nothing() -> None:
    """A risk with no cause recorded is never said to lose what nobody has looked at."""
    assert [] == kinds(plan(risk("r-pain"), on_pain("c1", prevents=())), "oak")


def test_causes_not_reviewed_stay_not_confirmed() -> None:
    """Losing back-up does not confirm a list of causes that nobody has reviewed."""
    of = plan(person(responsible_teams=()), on_pain("c1"), on_pain("c2", "elm"))
    (loss,) = losses(of, "elm")

    assert ("back-up", "not-confirmed", "not-confirmed") == (loss.kind, loss.before, loss.after)


def test_the_responder_of_a_required_alarm_is_found() -> None:
    """When the responder of an alarm that an arrangement needs stops, the way to them is shown."""
    answered = {"kind": "monitoring", "responder": "elm", "respond_within": 30}
    alarm = on_pain("c-alarm", "oak", prevents=(), **answered)
    (loss,) = losses(plan(alarm, on_pain("c1", requires=("c-alarm",))), "elm")

    assert ("c-alarm", "elm") == loss.controls[0].chain


def test_a_team_of_the_agency_goes_with_it() -> None:
    """When an agency stops, so do its teams, and so does what rests on their telephone line."""
    of = plan(
        team("night-rota", "elm"),
        system("line", depends_on=needs("night-rota")),
        on_pain("c1", requires=("line",)),
    )
    (loss,) = losses(of, "elm")

    assert ("line", "night-rota", "elm") == loss.controls[0].chain


def test_a_loss_differs_from_slot_to_slot() -> None:
    """Office hours lose their back-up and the rest its cover when the agency of all hours stops."""
    of = plan(on_pain("c-all", "elm"), on_pain("c-office", "oak", hours=OFFICE_HOURS))
    office, evening = Moment(TODAY, "mon", 600), Moment(TODAY, "mon", 1200)

    assert "back-up" == losses_at(of, office, ["elm"])["r-pain"].kind
    assert "cover" == losses_at(of, evening, ["elm"])["r-pain"].kind


def test_a_cause_that_stays_covered_is_not_named_as_lost() -> None:
    """Where one cause loses its cover and another its back-up, only the first is told as lost."""
    of = plan(
        risk("r-pain", "t-pain", "t-fall"),
        on_pain("c1", "oak", prevents=("t-pain", "t-fall")),
        on_pain("c2", "elm", prevents=("t-fall",)),
    )
    (loss,) = losses(of, "oak")

    assert ("cover", ("t-pain",)) == (loss.kind, loss.threats)
