"""What-if counts what is lost as the screen does that tells what goes if somebody stops."""

import datetime as dt

import pytest

from fixtures.build import county_durham
from tcplan.domain.plan import Plan
from tcplan.domain.risk import CauseReview
from tcplan.views.looking import Looking
from tcplan.views.whatif.comparing import what_if
from tcplan.views.whatif.lost_words import Losing, lost_words
from tcplan.views.whatif.mended import risks_and_limits
from tcplan.views.withdrawals import LossView, WithdrawalView, withdrawal
from tests.builders import agency, amended, control, day, evidence, small_plan, with_entity
from tests.tcplan.whatif.plans import change, looking, stop
from tests.tui.plans import two_providers

DAY = dt.date(2026, 11, 22)
DURHAM = Looking(county_durham(), "county-durham.plan.json", DAY, DAY)


def first_clause(view: WithdrawalView) -> str:
    """The clause about cover as it follows from what would be lost if somebody stopped."""
    lost: dict[str, list[LossView]] = {}
    for one in (*view.losses, *view.result_losses):
        if one.kind == "cover":
            lost.setdefault(one.threats[0] if one in view.result_losses else one.risk, []).append(
                one
            )
    if not lost:
        return ""
    people = len({one.individual for losses in lost.values() for one in losses})
    results = {one.threats for one in view.result_losses if one.kind == "cover"}
    risks = {one.risk for one in view.losses if one.kind == "cover"}
    counted = risks_and_limits([False] * len(risks) + [True] * len(results))
    return f"{'1 person' if people == 1 else f'{people} people'} would lose cover for {counted}"


def back_up_clause(view: WithdrawalView) -> str:
    """The clause about what would lose a back-up and no cover."""
    lost: dict[str, set[tuple[str, bool]]] = {"cover": set(), "back-up": set()}
    whose: dict[tuple[str, bool], str] = {}
    for one in (*view.losses, *view.result_losses):
        is_result = one in view.result_losses
        about = (f"{one.risk} {one.threats[0]}" if is_result else one.risk, is_result)
        lost[one.kind].add(about)
        whose[about] = one.individual
    found = lost["back-up"] - lost["cover"]
    people = len({whose[about] for about in found})
    who = "1 person" if people == 1 else f"{people} people"
    counted = risks_and_limits([is_result for _, is_result in found])
    return f"{who} would lose back-up for {counted}" if found else ""


@pytest.mark.parametrize("stopped", [one.id for one in DURHAM.plan.agencies])
def test_what_if_and_the_screen_of_x_lose_the_same(stopped: str) -> None:
    """For every agency: as many people, risks and limits lose cover or back-up, and nights."""
    view = withdrawal(DURHAM, (stopped,))
    told = what_if(DURHAM, (stop(stopped, on=DAY),), suggest=False).summary
    first = first_clause(view)

    now = told.partition("on a later day")[0]
    assert first in now
    assert back_up_clause(view) in now
    assert bool(back_up_clause(view)) == ("back-up for" in now)
    assert bool(first) == ("would lose cover" in now)
    nights = {
        (one.risk, one.threats if one in view.result_losses else None)
        for one in (*view.losses, *view.result_losses)
        if one.kind == "cover" and one.at_night
    }
    assert bool(nights) == ("at night too" in now)


def losing(about: str, loses: str, *, night: bool = False, result: bool = False) -> Losing:
    """Something of Robin that loses cover or back-up."""
    return Losing(about, "P-001", is_result=result, loses=loses, cover_at_night=night)


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        ((), "no risk and no limit on harm would lose its cover or its back-up on the days that"),
        ((losing("a", "back-up"),), "Robin would lose back-up for 1 risk."),
        ((losing("a", "cover"),), "Robin would lose cover for 1 risk, none of it at night."),
        (
            (losing("a", "cover", night=True), losing("b", "back-up")),
            "Robin would lose cover for 1 risk, at night too, and back-up for 1 risk.",
        ),
        (
            (losing("a", "cover", night=True), losing("b", "cover", result=True)),
            "Robin would lose cover for 1 risk and 1 limit on harm, 1 of them at night too.",
        ),
        (
            (losing("a", "cover", night=True), losing("b", "cover", night=True)),
            "Robin would lose cover for 2 risks, all of it at night too.",
        ),
        (
            (losing("a", "back-up"), losing("a", "cover")),
            "Robin would lose cover for 1 risk, none of it at night.",
        ),
    ],
)
def test_cover_nights_and_back_up_stand_apart(lost: tuple[Losing, ...], words: str) -> None:
    """Cover first, with its nights; a risk that loses both counts once."""
    assert lost_words(lost, "Robin").startswith(f"If that happened, {words}")


def not_looked_at_again() -> Plan:
    """Robin's risk is held by Oak, by Ash if that is still true, and its causes are out of date."""
    late = evidence(on=day(-200), review_by=day(-10))
    plan = with_entity(
        small_plan(),
        agency("ash"),
        control("c-ash", "ash", prevents=("t-unnoticed",), evidence=(late,), review_by=day(-10)),
    )
    review = CauseReview(on=day(-200), by="community-team", review_by=day(-10))
    return amended(plan, "r-pain", cause_reviews=(review,))


def test_a_loss_that_the_answer_of_the_risk_hides_is_counted() -> None:
    """Not confirmed before and after, because of its causes; what held it is lost all the same."""
    look = looking(not_looked_at_again())
    lost = withdrawal(look, ("oak",)).losses
    deputy = change("deputy", "c-oak", holder="trust")
    after = what_if(look, (stop("oak"), deputy), "P-001", suggest=False).mending

    assert ["not-confirmed"] * 2 == [lost[0].before, lost[0].after]
    summary = what_if(look, (stop("oak"),), "P-001", suggest=False).summary
    assert summary.startswith("If that happened, P-001 would lose cover for 1 risk, at night too.")
    assert after is not None
    assert "Once it is, given back: 1 risk (at night too)." in after.summary
    assert ["“Pain is not noticed” (cause “t-unnoticed happens”)"] == [
        one.title for one in after.risks
    ]


def test_what_was_only_promised_comes_back_as_a_promise() -> None:
    """A promise that is given back is not told as if it were cover."""
    plan = amended(two_providers(), "c-night", state="agreed")
    view = what_if(
        looking(plan), (stop("elm"), change("deputy", "c-night", holder="oak")), "P-001"
    ).mending

    assert view is not None
    assert "given back: 1 risk (at night too, only promised, as in the plan)" in view.summary


def test_a_back_up_that_was_only_promised_is_missed() -> None:
    """Only if promised before and after: that one promise stands alone now is told all the same."""
    plan = amended(small_plan(), "c-oak", state="agreed")
    second = control("c-ash", "ash", prevents=("t-unnoticed",), state="agreed")
    look = looking(with_entity(plan, agency("ash"), second))
    stops = what_if(look, (stop("ash"),), "P-001", suggest=False)
    deputy = change("deputy", "c-ash", holder="trust")
    after = what_if(look, (stop("ash"), deputy), "P-001", suggest=False).mending

    assert stops.summary.startswith("If that happened, P-001 would lose back-up for 1 risk.")
    assert after is not None
    assert "Once it is, given back: 1 risk (only promised, as in the plan)." in after.summary
    assert [("“Pain is not noticed”, if promises are kept", "has-back-up", "relies-on-one")] == [
        (one.title, one.plan, one.happened) for one in after.risks
    ]
