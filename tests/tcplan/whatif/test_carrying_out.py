"""Each kind of change does to the plan what its words say, or says why it cannot be done."""

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcplan.domain.codelists import code_list
from tcplan.domain.hours import EVERY_HOUR, Span
from tcplan.domain.network import CarerStanding
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Milestone, SupportPackage
from tcplan.domain.whatif import KINDS, WhatIfChange
from tcplan.domain.whatif_acts import ACTS, ASSUMED
from tcplan.domain.whatif_reach import naming_of
from tcplan.domain.whatif_steps import GONE, carried_out, carry_out
from tcplan.domain.whatif_words import words_of
from tcplan.views.withdrawals import withdrawal
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    amended,
    control,
    day,
    family,
    source,
    team,
    with_entity,
)
from tests.tcplan.whatif.plans import change, looking, new_control, stop, two_people

NIGHT = (Span(days=("mon",), start="22:00"),)
PLAN = two_people()


def after(change: WhatIfChange, plan: Plan = PLAN) -> Any:  # noqa: ANN401
    """What the change is about, once it is made; it must be possible."""
    done = carry_out(plan, [change], TODAY)
    assert done.steps[0].why_not is None
    return done.plan.by_id[change.about or ""]


def why_not(change: WhatIfChange, plan: Plan = PLAN) -> str:
    """Why a change cannot be made; the plan stays as it is."""
    done = carry_out(plan, [change], TODAY)
    assert plan is done.plan
    return done.steps[0].why_not or "it was made"


def test_every_kind_can_be_carried_out_and_told() -> None:
    """No kind of change is known to the list and to nothing else."""
    assert set(code_list(KINDS).codes) == set(ACTS)


def test_an_agency_that_stops_has_a_last_day() -> None:
    """From the day on it does not work; a stop for a while has both its days."""
    assert day(-1) == after(stop("oak")).end
    assert day(9) == after(stop("oak", on=day(10))).end
    (away,) = after(stop("oak", on=day(10), until=day(20))).absences
    assert (day(10), day(20)) == (away.start, away.end)


@pytest.mark.parametrize("about", ["on-call", "home", "alarm"])
def test_a_team_a_home_or_an_alarm_can_be_gone(about: str) -> None:
    """Whatever support leans on can be taken away in a what-if."""
    (away,) = after(stop(about, on=day(3))).absences

    assert (day(3), None, ()) == (away.start, away.end, away.hours)


@pytest.mark.parametrize("agency", ["oak", "elm", "grove", "trust", "mum"])
def test_a_stop_loses_what_a_withdrawal_loses(agency: str) -> None:
    """Two ways of asking what falls when somebody stops never tell different stories."""
    look = looking(PLAN)
    lost = {row.risk: row.after for row in withdrawal(look, [agency]).losses if row.when}
    gone = look.over(carried_out(PLAN, [stop(agency)], TODAY))

    for risk in PLAN.risks:
        worst = gone.cover(risk.id).worst.risk.answer
        assert worst == lost.get(risk.id, look.cover(risk.id).worst.risk.answer)


def test_hours_that_go_unfilled_are_gone_from_an_agency_and_its_teams() -> None:
    """A provider without night staff has no nights in any of its teams."""
    done = carried_out(PLAN, [change("short", "oak", hours=NIGHT, on=day(5))], TODAY)

    for holder in ("oak", "on-call"):
        (away,) = done.by_id[holder].absences
        assert (day(5), NIGHT) == (away.start, away.hours)


def test_posts_that_are_lost_are_not_filled_any_more() -> None:
    """Two of six left is four; of a team that never said, nothing can be taken."""
    rota = with_entity(PLAN, team("rota", "oak", posts=8, posts_filled=6))
    package = SupportPackage(
        id="pack",
        source=source(),
        individual="P-001",
        provider="oak",
        hours_a_week=20,
        ratio="2:1",
        core_team=6,
        core_team_in_post=1,
    )

    assert 4 == after(change("short", "rota", posts=2), rota).posts_filled
    assert (
        0 == after(change("short", "pack", posts=2), with_entity(PLAN, package)).core_team_in_post
    )
    assert "does not say how many" in why_not(change("short", "on-call", posts=2))


def test_the_move_takes_with_it_what_begins_and_ends_with_it() -> None:
    """The ward stays until the move and the new team begins with it; the rest keeps its day."""
    plan = with_entity(
        PLAN,
        control("c-leaves", "hospital", end=day(41)),
        control("c-comes", "elm", start=day(42)),
        control("c-stays", "elm", start=day(43)),
    )
    done = carried_out(plan, [change("slip", "move", days=7)], TODAY)

    assert day(49) == done.by_id["move"].target
    assert [day(48), day(49), day(43)] == [
        done.by_id["c-leaves"].end,
        done.by_id["c-comes"].start,
        done.by_id["c-stays"].start,
    ]
    assert day(49) == done.by_id["tie-elm"].start


def test_a_milestone_takes_longer_and_a_gate_is_due_later() -> None:
    """Work that slips has its three durations moved; a gate has its day moved."""
    move = PLAN.by_id["move"]
    work = Milestone(id="work", name="Adaptations", shortest=2, likely=4, longest=9)
    gate = attrs.evolve(move.gates[0], due=day(20))
    plan = amended(PLAN, "move", milestones=(work,), gates=(gate,))

    later = after(change("slip", "work", days=3), plan)
    assert (5, 7, 12) == (later.shortest, later.likely, later.longest)
    sooner = after(change("slip", "work", days=-3), plan)
    assert (0, 1, 6) == (sooner.shortest, sooner.likely, sooner.longest)
    assert day(24) == after(change("slip", "g-team", days=4), plan).due
    assert "No day is set for it" == why_not(change("slip", "g-team", days=4))


def test_a_new_arrangement_counts_on_evidence_that_is_only_taken_to_be_there() -> None:
    """It stands in the what-if as in place, and its evidence says that nobody has seen it."""
    done = carry_out(PLAN, [change("add-control", control=new_control(), on=day(5))], TODAY)
    made = done.plan.by_id["c-new"]

    assert ("in-place", day(5), ("t-unnoticed",)) == (made.state, made.start, made.prevents)
    assert [(ASSUMED, "Nobody yet")] == [(e.what, e.seen_by) for e in made.evidence]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"against": ("gone",)}, "A cause or consequence"),
        ({"individual": "P-999"}, "The person is no longer"),
        ({"restrictive": True}, "names no legal authority"),
        ({"id": "c-oak"}, "has its id already"),
        ({"holders": ("gone",)}, "expected the id of an agency or a team"),
        ({"against": ("t-other",)}, "expected something of P-001, not of P-002"),
    ],
)
def test_an_arrangement_that_does_not_fit_says_why(fields: dict[str, Any], said: str) -> None:
    """What is no longer there, restricts without authority or is another person's is refused."""
    assert said in why_not(change("add-control", control=new_control(**fields)))


def test_a_promise_is_kept_from_its_day_on() -> None:
    """Before that day nothing is held by it, and what failed is not brought back."""
    kept = after(change("in-place", "c-training", on=day(10)))

    assert ("in-place", day(10)) == (kept.state, kept.start)
    assert kept.has_evidence(day(10))
    assert "has failed or was withdrawn" in why_not(change("in-place", "c-ward"))


def test_what_is_not_in_place_cannot_be_confirmed() -> None:
    """Evidence of a promise would be no evidence."""
    assert "not in place" in why_not(change("confirm", "c-training"))
    assert after(change("confirm", "c-oak")).has_evidence(day(300))


def test_a_ward_s_restriction_cannot_go_with_the_person() -> None:
    """In-reach brings people and what they do, never a locked door."""
    plan = with_entity(
        PLAN,
        control("c-nurses", "hospital", setting="hospital"),
        control("c-door", "hospital", setting="hospital", kind="environmental"),
    )

    assert day(60) == after(change("keep", "c-nurses", until=day(60)), plan).end
    assert "cannot go with the person" in why_not(change("keep", "c-door", until=day(60)), plan)


def test_the_smaller_changes_do_what_they_say() -> None:
    """Hours, deputies, deliverers, responders, reviews, assessments and failures."""
    plan = with_entity(
        PLAN,
        family("gran", carer=CarerStanding(willing=True, able=True)),
        family("uncle", carer=CarerStanding(willing=False, able=True)),
    )

    assert 2 == len(after(change("extend", "c-trust", hours=NIGHT)).hours)
    assert EVERY_HOUR == after(change("extend", "c-oak", hours=OFFICE_HOURS)).hours
    assert "spare" == after(change("deputy", "c-trust", holder="spare")).deputy
    assert "deliver it already" in why_not(change("deputy", "c-oak", holder="oak"))
    assert ("spare",) == after(change("deliver", "c-oak", holder="spare")).delivery.holders
    answered = after(change("respond", "c-oak", holder="trust", minutes=30))
    assert ("trust", 30) == (answered.responder, answered.respond_within)
    assert 2 == len(after(change("review-causes", "r-pain", holder="trust")).cause_reviews)
    assert TODAY == after(change("offer-assessment", "gran"), plan).carer.assessment_offered_on
    assert "only they can say" in why_not(change("offer-assessment", "uncle"), plan)
    assert "failed" == after(change("fail-control", "c-oak")).state
    assert day(4) == after(change("fail-control", "c-oak", on=day(5))).end
    assert (
        day(300)
        == after(change("renew", "order", until=day(300)), amended(PLAN, "order", end=day(9))).end
    )


@pytest.mark.parametrize("about", ["nobody", "P-001"])
def test_what_is_not_there_is_said_and_the_rest_still_counts(about: str) -> None:
    """One slip in a list of changes never hides what the others do."""
    done = carry_out(PLAN, [stop(about), stop("elm")], TODAY)

    assert done.steps[0].why_not in {GONE, "It is about something of another kind"}
    assert day(-1) == done.plan.by_id["elm"].end


REPEATABLE = (
    stop("oak"),
    stop("alarm", until=day(9)),
    change("short", "oak", hours=NIGHT),
    change("add-control", control=new_control()),
    change("fail-control", "c-trust"),
    change("in-place", "c-training"),
    change("confirm", "c-oak"),
    change("deputy", "c-trust", holder="spare"),
    change("extend", "c-trust", hours=NIGHT),
    change("review-causes", "r-pain", holder="trust"),
)
APART = (
    stop("oak"),
    change("slip", "move", days=7),
    change("fail-control", "c-trust"),
    change("review-causes", "r-pain", holder="trust"),
    stop("alarm"),
    change("add-control", control=new_control()),
)


@pytest.mark.parametrize("one", REPEATABLE, ids=lambda one: f"{one.kind}-{one.about}")
def test_what_is_so_already_changes_nothing_more(one: WhatIfChange) -> None:
    """A change that is made twice is the same as one that is made once."""
    once = carried_out(PLAN, [one], TODAY)

    assert PLAN != once
    assert once is carried_out(once, [one], TODAY)


@given(st.permutations(APART))
@settings(max_examples=25)
def test_changes_that_touch_different_things_may_come_in_any_order(
    order: list[WhatIfChange],
) -> None:
    """Whoever switches changes on in another order sees the same plan."""
    first, other = (carried_out(PLAN, one, TODAY) for one in (APART, order))

    assert dict(first.by_id) == dict(other.by_id)


def test_no_change_is_no_difference() -> None:
    """A what-if of nothing is the plan itself."""
    assert PLAN is carried_out(PLAN, [], TODAY)


@pytest.mark.parametrize("one", [*REPEATABLE, *APART], ids=lambda one: f"{one.kind}-{one.about}")
def test_whoever_a_change_can_touch_is_found(one: WhatIfChange) -> None:
    """A provider's stop reaches everybody with it in their plan; one person's matter only them."""
    done = carry_out(PLAN, [one], TODAY)
    found = naming_of(PLAN).touched(done.plan, done.steps[0].touched)
    leaning = {"oak": {"P-001", "P-002"}}

    assert leaning.get(one.about or "", {"P-001"}) == found


def test_a_change_is_told_in_words_and_never_by_a_code() -> None:
    """A panel reads what would happen, to what, and from when."""

    def called(name: str) -> str:
        return str(getattr(PLAN.by_id[name], "name", name))

    told = [words_of(PLAN, one, called) for one in (*APART, stop("gone"))]

    assert [
        "Oak stops",
        "The move is 7 days later, on 10 Jan 2027",
        "“C-Trust” fails",
        "Trust reviews the causes of “r-pain”",
        "Alarm stops",
        "“C-New” by Trust",
        "A service stops: gone (not in the plan)",
    ] == told
