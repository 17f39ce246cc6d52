"""If one agency stops: what the plan says is lost, who is left, and what is done by whom."""

import pytest

from tcplan.analysis.arrangements import Arrangements
from tcplan.domain.control import PROMISED_STATES
from tcplan.domain.hours import covers
from tcplan.domain.legal import Condition
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tcplan.domain.transition import Placement, SupportPackage
from tcplan.errors import UnknownIdError, WrongUseError
from tcplan.rules.milestones import library
from tcplan.views.papers.given import Given, Recipient
from tcplan.views.papers.withdrawal import WithdrawalPaper, withdrawal_paper
from tcplan.views.papers.withdrawal_carried import Carried
from tests.builders import (
    OFFICE_HOURS,
    agency,
    amended,
    control,
    day,
    depends,
    family,
    risk,
    robin,
    small_plan,
    source,
    tie,
    with_entity,
)
from tests.tcplan.report.papers.partners import at, reader
from tests.tcplan.report.papers.work import looking


def stopping(plan: Plan, name: str = "oak", **given: object) -> WithdrawalPaper:
    """The paper about one agency of a built plan, for the holder."""
    return withdrawal_paper(at(plan), name, Given(**given))  # type: ignore[arg-type]


def row(view: WithdrawalPaper, name: str) -> Carried:
    """One arrangement of the paper."""
    return next(one for one in view.carried if one.control == name)


def said(view: WithdrawalPaper, stretch: int) -> list[str]:
    """What is to be done on the first day (0), in the first week (1), in the first month (2)."""
    return [step.what for step in view.stretches[stretch].steps]


def test_a_deputy_who_is_left_goes_on() -> None:
    """Where somebody else is named, the arrangement goes on, and they are told so first."""
    view = stopping(robin())
    found = row(view, "C-Oak")
    assert (False, ["Elm"]) == (found.stops, [one.name for one in found.left])
    first = view.stretches[0].steps[0]
    assert ("Elm", "P-001") == (first.who, first.individual_label)


def test_a_deputy_who_falls_with_the_agency_is_none() -> None:
    """A parent company takes both its providers, so neither stands in for the other."""
    found = row(stopping(robin(), "grove"), "C-Oak")
    assert (True, ()) == (found.stops, found.left)


def test_whoever_might_be_asked_is_not_said_to_be_named() -> None:
    """Somebody who does such work and is tied to the person is told apart from who is named."""
    plan = small_plan(
        agencies=(agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak"), agency("ash")),
        controls=(
            control("c-oak", "oak", prevents=("t-unnoticed",)),
            control("c-ash", "ash", hours=OFFICE_HOURS),
        ),
        ties=(tie("tie-ash", "ash"),),
    )
    found = row(stopping(plan), "C-Oak")
    assert ((), ("Ash",)) == (found.left, found.could)


def test_what_may_take_both_is_said_of_whoever_might_be_asked() -> None:
    """A provider of the same parent company is named with that company."""
    plan = small_plan(
        agencies=(
            agency("icb", "icb"),
            agency("trust", "mh-trust"),
            agency("grove", "parent-company"),
            agency("oak", depends_on=(depends("grove"),)),
            agency("ash", depends_on=(depends("grove"),)),
        ),
        controls=(
            control("c-oak", "oak", prevents=("t-unnoticed",)),
            control("c-ash", "ash", hours=OFFICE_HOURS),
        ),
        ties=(tie("tie-ash", "ash"),),
    )
    view = stopping(plan)
    assert ("Ash (depends on Grove too)",) == row(view, "C-Oak").could
    assert ("Ash (on Grove)",) == view.shares


def test_what_leaves_a_risk_without_cover_is_done_first() -> None:
    """The first thing to do is about the risk that nothing else holds."""
    plan = small_plan(
        risks=(risk("r-other", "t-other", title="Tablets are missed"), risk("r-pain", "t-pain")),
        controls=(
            control("c-spare", "oak", prevents=("t-other",)),
            control("c-trust", "trust", prevents=("t-other",)),
            control("c-alone", "oak", prevents=("t-pain",)),
        ),
    )
    first = said(stopping(plan), 0)[0]
    assert "“C-Alone”" in first
    assert "It leaves without cover: Pain is not noticed." in first


@pytest.mark.parametrize("name", ["oak-support", "wear-vale", "p014-mum", "harthope", "northfield"])
def test_an_arrangement_stops_when_nobody_is_left_at_some_hour(name: str) -> None:
    """What the paper calls stopped is out once the agency's last day is past, and no other is."""
    before = looking().plan
    yesterday = looking().day.fromordinal(looking().day.toordinal() - 1)
    begun = before.by_id[name].start
    after = amended(before, name, end=yesterday, start=begun and min(begun, yesterday))
    view = withdrawal_paper(looking(), name, Given())
    stops = {(one.individual, one.control) for one in view.carried if one.stops}
    assert _out_after(before, after) == stops


def _out_after(before: Plan, after: Plan) -> set[tuple[str, str]]:
    """The promised arrangements that hold at some hour before, and no longer at it after."""
    today = looking().day
    was, now = Arrangements(before, today), Arrangements(after, today)
    found = set()
    for one in before.controls:
        if one.state in PROMISED_STATES:
            for each in (was, now):
                each.known(each.find(one.id))
            concerned = was.known(one).concerned
            for slot in was.week.slots(concerned):
                if covers(one.hours, slot.day, slot.minute):
                    held = was.out(one, "as-promised", slot) is not True
                    out = now.out(after.by_id[one.id], "as-promised", slot) is True
                    if held and out:
                        found.add((one.individual, looking().veiled(one.name, one.individual)))
    return found


def test_a_condition_without_another_supervisor_has_to_have_one_named() -> None:
    """Where nobody else supervises, naming somebody is work of the first week."""
    plan = with_entity(
        robin(),
        Condition(
            id="k-live", source=source(), individual="P-001", kind="residence",
            text="Live at the home", lawful_source="section 42", supervisor="oak", start=day(-9),
        ),
    )  # fmt: skip
    assert any("Name who supervises" in words for words in said(stopping(plan), 1))


def test_what_the_agency_owes_within_a_week_is_taken_over() -> None:
    """An action of the agency that is due on Thursday is somebody else's now."""
    plan = with_entity(
        small_plan(),
        Action(
            id="a-rota", source=source(), individual="P-001", what="Send the rota", owner="oak",
            asked_on=day(-3), due=day(4),
        ),
    )  # fmt: skip
    assert [True] == ["Send the rota" in words for words in said(stopping(plan), 1)]


@pytest.mark.parametrize(("ahead", "stretch"), [(5, 1), (42, 2)])
def test_a_move_to_the_agencys_support_is_decided_in_time(ahead: int, stretch: int) -> None:
    """A move within the week is decided in the week, a later one in the month."""
    plan = with_entity(
        amended(robin(), "move", target=day(ahead)),
        SupportPackage(
            id="package", source=source(), individual="P-001", placement="placement",
            provider="oak", hours_a_week=100, ratio="2:1", core_team=6, core_team_in_post=4,
            notice_days=56,
        ),
    )  # fmt: skip
    view = stopping(plan)
    assert any("Decide how the move goes on" in words for words in said(view, stretch))
    assert [(100, "56 days")] == [(p.hours_a_week, p.notice) for p in view.notice.packages]


def test_a_home_of_a_landlord_that_stops_is_lost_too() -> None:
    """A landlord's paper tells of the move into its home."""
    assert any(
        "the home cannot be counted on" in words for words in said(stopping(robin(), "landlord"), 2)
    )
    assert isinstance(robin().by_id["placement"], Placement)


def test_where_somebody_lives_is_settled_in_the_first_week() -> None:
    """A care home that stops takes the home too; who only waits for one is told with the move."""
    view = withdrawal_paper(looking("county-durham"), "larchgarth", Given())
    settle = "Settle where to live: P-101 lives in South room at Larch Garth, which goes with it"
    assert settle in said(view, 1)
    care = said(withdrawal_paper(looking("county-durham"), "larkhill", Given()), 2)
    assert any("the home and the support cannot be counted on" in words for words in care)


def test_a_parent_company_takes_its_providers_with_all_that_they_owe() -> None:
    """Their hours, their packages, their notice and what they owe are in its paper."""
    plan = with_entity(
        amended(robin(), "oak", notice_days=28, capacity_hours=100),
        SupportPackage(
            id="package", source=source(), individual="P-001", placement="placement",
            provider="oak", hours_a_week=90, ratio="2:1", core_team=6, core_team_in_post=4,
        ),
        Action(
            id="a-rota", source=source(), individual="P-001", what="Send the rota", owner="on-call",
            asked_on=day(-3), due=day(4),
        ),
    )  # fmt: skip
    view = stopping(plan, "grove")
    assert ("Oak (notice of 28 days)", "Elm") == view.takes
    assert ["Oak"] == [one.provider for one in view.notice.packages]
    assert any("Send the rota" in words for words in said(view, 1))
    assert any("Decide how the move goes on" in words for words in said(view, 2))


def test_notice_is_held_against_the_time_it_takes_to_replace() -> None:
    """Four weeks of notice are shorter than finding, paying and training another provider."""
    plan = amended(small_plan(), "oak", notice_days=28)
    notice = stopping(plan).notice
    path = ("provider-search", "funding-panel", "recruitment", "dbs", "training")
    likely = sum(library().milestones[name].likely for name in path)
    assert [library().milestones[name].name for name in path] == [w.name for w in notice.work]
    assert day(28) == notice.last_day
    assert f"28 days is {likely - 28} days shorter" in notice.compared


def test_without_a_notice_period_it_is_said_that_it_may_stop_tomorrow() -> None:
    """No notice recorded is not long notice."""
    notice = stopping(small_plan()).notice
    assert notice.last_day is None
    assert "one day to the next" in notice.words


def test_family_owe_no_notice_and_are_not_replaced() -> None:
    """A mother is not an agency whose replacement takes so many days."""
    plan = with_entity(small_plan(), family())
    notice = stopping(plan, "mum").notice
    assert ("Family and friends owe no notice.", ()) == (notice.words, notice.work)


def test_the_counts_are_those_of_the_withdrawal_itself() -> None:
    """The paper and the command that asks what is lost give the same figures."""
    view = stopping(small_plan())
    assert (1, 1, 1) == (
        view.people_losing_cover,
        view.risks_losing_cover,
        sum(1 for loss in view.losses if loss.kind == "cover"),
    )


def test_an_agency_on_which_nothing_rests_has_a_paper_that_says_so() -> None:
    """Nothing lost, nothing carried, nothing to do: said, and not left blank."""
    plan = with_entity(small_plan(), agency("quiet"))
    view = stopping(plan, "quiet")
    assert ((), (), ()) == (view.losses, view.carried, view.people)
    assert all(stretch.nothing for stretch in view.stretches)


def test_the_agency_itself_is_not_given_the_paper_about_doing_without_it() -> None:
    """It has a paper of its own, about what others rely on it for."""
    with pytest.raises(WrongUseError, match="rely on it"):
        stopping(small_plan(), recipient=reader("oak"))


def test_an_agency_that_commissions_nothing_there_is_refused() -> None:
    """What is lost with one provider is no business of another."""
    plan = with_entity(small_plan(), agency("elm"))
    with pytest.raises(WrongUseError, match="neither commissions nor pays"):
        stopping(plan, recipient=reader("elm"))


@pytest.mark.parametrize("kind", ["person", "public"])
def test_it_is_no_paper_for_the_public_or_for_one_person(kind: str) -> None:
    """It tells of several people, so it goes to those who commission for them."""
    with pytest.raises(WrongUseError, match="commission"):
        stopping(small_plan(), recipient=Recipient(kind=kind, words=kind))  # type: ignore[arg-type]


def test_whoever_commissions_for_somebody_there_may_have_it() -> None:
    """Their commissioner is told what is lost with a provider, and with its parent company."""
    for name in ("oak", "grove"):
        assert "Icb" == stopping(robin(), name, recipient=reader("icb")).reader


def test_an_unknown_agency_is_refused_with_near_ids() -> None:
    """A slip of the pen is answered with what may have been meant."""
    with pytest.raises(UnknownIdError):
        stopping(small_plan(), "aok")
    with pytest.raises(WrongUseError, match="which agency"):
        withdrawal_paper(at(small_plan()), None, Given())
