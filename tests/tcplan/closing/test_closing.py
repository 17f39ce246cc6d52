"""What would close a gap, case by case, in the words a panel reads."""

import pytest

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.closing import GapAnswer, suggestions
from tcplan.analysis.cover import cover
from tcplan.domain.control import Delivery
from tcplan.domain.network import CarerStanding
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Transition
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    amended,
    authority,
    control,
    day,
    evidence,
    risk,
    source,
    team,
    with_entity,
)
from tests.tcplan.analysis.plans import condition
from tests.tcplan.closing.gaps import _kept, on_pain, only, plan, texts, told


def test_a_risk_with_back_up_needs_no_suggestion() -> None:
    """Where two separate arrangements hold, nothing is asked for."""
    assert GapAnswer() == told(plan(on_pain("c-1", "oak"), on_pain("c-2", "elm")))


def test_a_proposal_is_put_in_place() -> None:
    """What is proposed already is the first thing to try; before and after are told."""
    suggestion = only(plan(on_pain("c-new", state="proposed", evidence=())))
    assert "Put “C-New” in place and record evidence of it" == suggestion.text
    assert ("not-covered", "relies-on-one") == (suggestion.threat_before, suggestion.threat_after)
    assert ("not-covered", "relies-on-one") == (suggestion.risk_before, suggestion.risk_after)
    assert ("t-unnoticed",) == suggestion.improves
    assert "t-unnoticed happens" == suggestion.about


def test_a_promise_is_kept() -> None:
    """What is agreed is put in place as agreed; evidence that is there is enough."""
    assert ["Put “C-New” in place, as agreed"] == texts(plan(on_pain("c-new", state="agreed")))


def test_evidence_that_ran_out_is_renewed() -> None:
    """The day on which the evidence ran out is said."""
    of = plan(on_pain("c-old", evidence=(evidence(review_by=day(-1)),)))
    suggestion = only(of)
    assert "Renew the evidence for “C-Old”, which ran out on 21 November 2026" == suggestion.text
    assert ("not-confirmed", "relies-on-one") == (suggestion.risk_before, suggestion.risk_after)


def test_evidence_that_was_never_recorded_is_recorded() -> None:
    """What is in place is shown to be."""
    assert ["Record evidence that “C-Old” is in place"] == texts(
        plan(on_pain("c-old", evidence=()))
    )


def test_a_late_start_is_brought_forward() -> None:
    """Steps about the same arrangement are told as one sentence."""
    of = plan(on_pain("c-new", state="proposed", start=day(9)))
    expected = "Put “C-New” in place; start it by 22 November 2026, not on 1 December 2026"
    assert [expected] == texts(of)


def _moving(of: Plan) -> Plan:
    move = Transition(
        id="move", source=source(), individual="P-001", stage="introductions", target=day(9)
    )
    return with_entity(of, move)


def test_what_begins_at_the_new_home_cannot_begin_on_the_ward() -> None:
    """Support in the flat is not suggested for the weeks before the person lives there."""
    of = _moving(plan(on_pain("c-new", state="agreed", start=day(9))))
    assert [] == texts(of)
    on_the_day = _moving(plan(on_pain("c-new", state="agreed", start=day(12))))
    assert ["start it by 1 December 2026"] == [
        text.split("; ")[1].partition(",")[0] for text in texts(on_the_day, day(9))
    ]


def test_ward_staff_may_reach_in_after_the_move() -> None:
    """What the ward did can go on as in-reach, unless it belongs to the ward itself."""
    ward = {"setting": "hospital", "end": day(8)}
    of = _moving(plan(on_pain("c-ward", **ward)))
    assert ["Keep “C-Ward” going as in-reach after 30 November 2026"] == texts(of, day(9))
    for stays in ({"kind": "environmental"}, {"restrictive": True, "authority": "order"}):
        of = _moving(plan(on_pain("c-ward", **ward, **stays), authorities=(authority(),)))
        assert [] == texts(of, day(9))


def test_hours_are_extended_to_the_gap() -> None:
    """The gap's own hours are asked for, and no others."""
    of = plan(on_pain("c-day", hours=OFFICE_HOURS))
    when = "Mon–Fri before 09:00 and from 17:00; Sat–Sun, bank holidays (128 more hours a week)"
    assert [f"Extend “C-Day” to {when}"] == texts(of)


@pytest.mark.parametrize("state", ["failed", "withdrawn"])
def test_what_failed_or_was_withdrawn_is_never_brought_back(state: str) -> None:
    """Somebody had a reason; it is told as a reason, not offered as a way."""
    answer = told(plan(on_pain("c-old", state=state)))
    assert () == answer.suggestions
    assert f"“C-Old” does not count: it is {state}." in answer.ruled_out


def test_a_restriction_without_an_authority_is_never_suggested() -> None:
    """No gap is closed by something that may be unlawful."""
    of = plan(on_pain("c-lock", state="proposed", restrictive=True))
    assert [] == texts(of)
    assert [] == texts(plan(on_pain("c-lock", evidence=(), restrictive=True)))


def test_support_comes_before_restriction() -> None:
    """A restriction is listed last and marked, even when it takes fewer steps."""
    of = plan(
        on_pain("c-lock", "elm", evidence=(), restrictive=True, authority="order"),
        on_pain("c-day", "oak", state="proposed", start=day(5)),
        authorities=(authority(),),
    )
    marked = [(s.restrictive, len(s.steps)) for s in told(of).suggestions]
    assert [(False, 2), (True, 1)] == marked


def test_fewer_steps_come_first() -> None:
    """What can be done by one step is told before what takes two."""
    of = plan(
        on_pain("c-far", "oak", state="proposed", start=day(5)),
        on_pain("c-near", "elm", evidence=()),
    )
    assert [1, 2] == [len(s.steps) for s in told(of).suggestions]


def test_an_authority_that_lapsed_is_asked_for_again() -> None:
    """A restriction that lost its authority needs it again, and that is for others to grant."""
    of = plan(
        on_pain("c-lock", restrictive=True, authority="order"),
        authorities=(authority(end=day(-1)),),
    )
    expected = (
        "Ask for “Order of the Court of Protection” to be renewed, which ended on 21 November 2026"
    )
    assert expected == only(of).text
    later = amended(of, "order", start=day(3), end=None)
    assert "to be in force by 22 November 2026" in only(later).text


def test_a_carer_who_was_not_offered_an_assessment_is_offered_one() -> None:
    """A mother who is willing and able is offered an assessment of her own needs."""
    of = amended(plan(on_pain("c-mum", "mum")), "mum", carer=CarerStanding(willing=True, able=True))
    assert ["Offer Mum a carer's assessment"] == texts(of)


@pytest.mark.parametrize(
    "carer",
    [None, CarerStanding(willing=False, able=True), CarerStanding(willing=True, able=False)],
)
def test_a_carer_is_never_taken_to_be_willing(carer: CarerStanding | None) -> None:
    """Nobody's mother is put down as willing or able by a computer."""
    of = amended(plan(on_pain("c-mum", "mum"), tied=("mum",)), "mum", carer=carer)
    assert [] == texts(of)


def test_an_alarm_gets_somebody_who_comes() -> None:
    """Who responds elsewhere is asked, and a time is to be agreed."""
    other = control("c-bell", "elm", kind="monitoring", responder="ash", respond_within=30)
    of = plan(on_pain("c-alarm", kind="monitoring"), other, tied=("ash",))
    expected = "Name Ash to respond to “C-Alarm”, and agree within what time"
    assert expected == only(of).text
    named = plan(on_pain("c-alarm", kind="monitoring", responder="elm"))
    assert "Agree within what time Elm responds to “C-Alarm”" == only(named).text


def test_what_a_control_needs_is_mended_too() -> None:
    """A control that needs another is made to count by putting the other in place."""
    base = control("c-base", "elm", state="agreed")
    of = plan(base, on_pain("c-more", requires=("c-base",)))
    assert ["Put “C-Base” in place, as agreed"] == texts(of)


def test_a_condition_gets_a_supervisor() -> None:
    """Who supervises conditions already is asked to supervise this one."""
    of = plan(
        on_pain("c-home", requires=("k-open",)),
        tied=("trust",),
        conditions=(condition("k-open", None), condition("k-other", "trust")),
    )
    assert ["Name Trust to supervise the condition “Condition k-open”"] == texts(of)


def test_nobody_named_to_deliver_gets_somebody() -> None:
    """A promise without anybody to keep it gets somebody who does this kind of work."""
    of = plan(
        on_pain("c-none", (), delivery=Delivery(holders=())), _kept("elm"), tied=("ash", "elm")
    )
    assert ["Name Elm to deliver “C-None”"] == texts(of)


def test_a_cause_that_nothing_acts_on_needs_a_new_arrangement() -> None:
    """Where there is nothing to change, that is said."""
    answer = told(plan())
    expected = "Nothing in the plan acts on “t-unnoticed happens” yet; it needs a new arrangement."
    assert expected == answer.ruled_out[0]


def test_causes_are_reviewed_by_the_team_responsible() -> None:
    """Where only the review is missing, the team responsible on the day is asked for it."""
    of = plan(on_pain("c-1", "oak"), on_pain("c-2", "elm"))
    suggestion = only(amended(of, "r-pain", cause_reviews=()))
    assert "Let Community-Team review the causes of “Pain is not noticed”" == suggestion.text
    assert ("not-confirmed", "has-back-up") == (suggestion.risk_before, suggestion.risk_after)
    assert ((), "Pain is not noticed") == (suggestion.improves, suggestion.about)


def test_without_a_team_responsible_nobody_can_review() -> None:
    """That no team is responsible is the gap."""
    of = amended(plan(on_pain("c-1"), on_pain("c-2", "elm")), "r-pain", cause_reviews=())
    answer = told(amended(of, "P-001", responsible_teams=()))
    expected = "No team is recorded as responsible on this day, so nobody can review the causes."
    assert ((), (expected,)) == (answer.suggestions, answer.ruled_out)


def test_a_risk_without_a_cause_asks_for_its_causes() -> None:
    """Nothing can be suggested for a cause that nobody has named."""
    of = plan(controls=(), risks=(risk("r-pain"),))
    expected = "No cause is recorded; the team responsible has to think through what starts it."
    assert (expected,) == told(of).ruled_out


def test_a_suggestion_for_one_cause_tells_of_the_risk_as_it_stays() -> None:
    """Closing one of two gaps is worth doing and is not told as closing the risk."""
    of = plan(
        on_pain("c-new", state="proposed"),
        risks=(risk("r-pain", "t-unnoticed", "t-other"),),
    )
    suggestion = only(of)
    assert ("not-covered", "relies-on-one") == (suggestion.threat_before, suggestion.threat_after)
    assert ("not-covered", "not-covered") == (suggestion.risk_before, suggestion.risk_after)
    assert "“t-other happens”" in told(of).ruled_out[0]


def test_one_change_that_helps_two_causes_is_told_once() -> None:
    """Both causes are named."""
    of = plan(
        on_pain("c-new", state="proposed", prevents=("t-unnoticed", "t-other")),
        risks=(risk("r-pain", "t-unnoticed", "t-other"),),
    )
    suggestion = only(of)
    assert ("t-unnoticed", "t-other") == suggestion.improves
    assert "t-unnoticed happens and t-other happens" == suggestion.about


def test_more_than_five_suggestions_for_a_cause_are_counted() -> None:
    """Five are listed; how many more there are is said."""
    answer = told(plan(*(on_pain(f"c-{n}", state="proposed") for n in range(8))))
    assert (5, 3) == (len(answer.suggestions), answer.not_listed)


def test_what_is_asked_within_a_what_if_builds_on_it() -> None:
    """Suggestions on top of an imagined change take that change as given."""
    of = plan(on_pain("c-1"), on_pain("c-2", "elm", state="proposed"))
    changed = amended(of, "c-2", state="agreed").by_id["c-2"]
    arrangements = Arrangements(of, TODAY, {"c-2": changed})
    found = cover(arrangements, of.by_id["r-pain"])
    (suggestion,) = suggestions(arrangements, found, found.slots[0]).suggestions
    assert "Put “C-2” in place, as agreed" == suggestion.text


def test_the_plan_itself_is_not_changed() -> None:
    """Looking for a way changes nothing."""
    of = plan(on_pain("c-new", state="proposed", evidence=()))
    before = of.by_id["c-new"]
    told(of)
    assert before is of.by_id["c-new"]
    assert "proposed" == before.state


def test_a_team_that_is_closed_is_backed_by_one_that_is_open() -> None:
    """For hours at which those who deliver are closed, somebody open is named as deputy."""
    of = plan(
        on_pain("c-day", "days"),
        _kept("ash"),
        tied=("ash",),
        teams=(team("community-team", "trust"), team("days", "oak", opening=OFFICE_HOURS)),
    )
    assert ["Name Ash as deputy for “C-Day”"] == texts(of)
