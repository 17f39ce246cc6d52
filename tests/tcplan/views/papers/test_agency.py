"""What one agency is told: what it does, what is asked of it, and figures of the others."""

import datetime as dt

import attrs
import pytest

from tcplan.analysis.disclosure import Settings
from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance, Action, Concern
from tcplan.domain.transition import ProviderApproach
from tcplan.errors import UnknownIdError, WrongUseError
from tcplan.views.papers.agency import AgencyPaper, Relied, agency_paper, agency_withheld
from tcplan.views.papers.agency_figures import EVIDENCE, IN_TIME, REPORTS, SHARED, TRIED
from tcplan.views.papers.given import Given, Recipient
from tests.builders import (
    agency,
    amended,
    control,
    day,
    depends,
    evidence,
    individual,
    place,
    robin,
    small_plan,
    source,
    team,
    tie,
    with_control,
    with_entity,
)
from tests.tcplan.report.papers.partners import at, reader
from tests.tcplan.report.papers.work import DAY, looking, raw


def told(plan: Plan, name: str = "oak", **given: object) -> AgencyPaper:
    """What an agency of a built plan is told."""
    return agency_paper(at(plan), name, Given(recipient=reader(name), **given))  # type: ignore[arg-type]


def relied(view: AgencyPaper, name: str) -> Relied:
    """One arrangement of the paper."""
    return next(one for one in view.relied if one.control == name)


def figure(view: AgencyPaper, title: str) -> tuple[str, str]:
    """The agency's own result and that of the others."""
    return next((one.own, one.others) for one in view.figures if one.title == title)


def test_it_is_told_where_nobody_else_is_named() -> None:
    """An arrangement that names the agency alone is one for which nobody else is named."""
    plan = with_control(small_plan(), "c-both", ("oak", "trust"), prevents=("t-unnoticed",))
    view = told(plan)
    assert (True, "nobody else is named") == (
        relied(view, "C-Oak").only,
        relied(view, "C-Oak").with_whom,
    )
    assert (False, "also named: Trust") == (
        relied(view, "C-Both").only,
        relied(view, "C-Both").with_whom,
    )
    assert 1 == view.only_you


def test_its_own_teams_are_nobody_else() -> None:
    """Two teams of one agency are that agency twice."""
    plan = small_plan(
        teams=(team("community-team", "trust"), team("day", "oak"), team("night", "oak")),
        controls=(control("c-oak", ("day", "night"), prevents=("t-unnoticed",)),),
    )
    assert relied(told(plan), "C-Oak").only


def test_a_deputy_is_told_that_it_is_one() -> None:
    """Standing in is not delivering."""
    plan = small_plan(controls=(control("c-1", "trust", deputy="oak"),))
    assert "you are the deputy" == relied(told(plan), "C-1").part


def test_what_has_ended_or_is_only_proposed_is_not_relied_on() -> None:
    """Nobody relies on an arrangement that is over, or that nobody has agreed to."""
    plan = small_plan(
        controls=(
            control("c-over", "oak", end=day(-1)),
            control("c-idea", "oak", state="proposed", evidence=()),
        )
    )
    assert () == told(plan).relied


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((), "no evidence recorded"),
        ((evidence(),), "evidence holds until 21 January 2027"),
        (
            (evidence(on=day(-90), review_by=day(-2)),),
            "evidence past its date since 20 November 2026",
        ),
    ],
    ids=["none", "in date", "past"],
)
def test_the_age_of_its_evidence_is_told(items: tuple[object, ...], said: str) -> None:
    """Whoever delivers something is told until when what shows it holds."""
    plan = small_plan(controls=(control("c-1", "oak", evidence=items),))
    assert said == relied(told(plan), "C-1").evidence


def test_open_actions_are_asked_the_earliest_first() -> None:
    """What is overdue stands before what is due, and says that no reply is recorded."""
    later, sooner = (
        Action(
            id=name, source=source(), individual="P-001", what=f"Do {name}", owner="oak",
            asked_on=day(-9), due=day(ahead),
        )
        for name, ahead in (("a-later", 20), ("a-sooner", -3))
    )  # fmt: skip
    view = told(with_entity(small_plan(), later, sooner))
    actions = [one for one in view.asked if one.kind == "Action"]
    assert ["Do a-sooner", "Do a-later"] == [one.what for one in actions]
    assert actions[0].standing.startswith("overdue by 3 days; no reply is recorded")
    assert 1 == view.overdue


def test_a_question_that_waits_for_a_reply_is_asked_again() -> None:
    """A provider that was asked whether it can support somebody owes an answer."""
    asked = ProviderApproach(provider="oak", asked_on=day(-12))
    answered = ProviderApproach(provider="elm", asked_on=day(-12), reply="declined")
    plan = amended(robin(), "move", provider_search=(asked, answered))
    replies = [one for one in told(plan).asked if one.kind == "Reply"]
    assert ["asked 12 days ago"] == [one.standing for one in replies]
    assert [] == [one for one in told(plan, "elm").asked if one.kind == "Reply"]


def test_evidence_past_its_date_is_asked_for() -> None:
    """What is found about an arrangement of the agency is asked of it."""
    past = (evidence(on=day(-90), review_by=day(-2)),)
    plan = small_plan(controls=(control("c-1", "oak", evidence=past, prevents=("t-unnoticed",)),))
    assert "Evidence past its date" in [one.kind for one in told(plan).asked]
    assert "Evidence past its date" not in [one.kind for one in told(plan, "trust").asked]


def test_a_tie_that_nobody_has_confirmed_is_asked_about() -> None:
    """Whoever is tied to somebody is asked whether it is still so, until they have said it."""
    plan = small_plan(ties=(tie("tie-oak", "oak", role="day support"),))
    asked = [one.what for one in told(plan).asked if one.kind == "Confirmation"]
    assert ["Say whether this is still so: day support"] == asked
    said = amended(plan, "tie-oak", confirmed_on=day(-3), confirmed_by="manager")
    assert [] == [one for one in told(said).asked if one.kind == "Confirmation"]


def test_what_somebody_accepted_is_not_asked() -> None:
    """A finding that was accepted for a while is not put to the agency meanwhile."""
    past = (evidence(on=day(-90), review_by=day(-2)),)
    plan = small_plan(controls=(control("c-1", "oak", evidence=past, prevents=("t-unnoticed",)),))
    accepted = Acceptance(
        id="x-1", source=source(), finding="evidence-out-of-date", about="c-1",
        reason="The visit is on Friday.", owner="case manager", until=day(9),
    )  # fmt: skip
    found = told(with_entity(plan, accepted)).asked
    assert "Evidence past its date" not in [one.kind for one in found]


def test_it_is_told_what_it_reports_and_where_it_never_has() -> None:
    """Reports are counted, and an area where it supports somebody and is silent is named."""
    plan = with_entity(
        small_plan(
            agencies=(agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak")),
            ties=(tie("tie-oak", "oak"),),
            places=(place("street", kind="community", area="Crook"),),
        ),
        Concern(
            id="n-1", source=source(), kind="tension", on=day(-5), reported_by="oak",
            place="street", text="Shouting", third_party=True,
        ),
    )  # fmt: skip
    reporting = told(plan).reporting
    assert (1, 1, 1, day(-5)) == (
        reporting.reports,
        reporting.tension,
        reporting.third_party,
        reporting.last_on,
    )
    assert (0, None) == (
        told(plan, "trust").reporting.reports,
        told(plan, "trust").reporting.last_on,
    )


def test_what_it_needs_is_told_with_what_for() -> None:
    """Its parent company, and whoever must be there beside it, are what it relies on."""
    plan = small_plan(
        agencies=(
            agency("icb", "icb"),
            agency("trust", "mh-trust"),
            agency("grove", "parent-company"),
            agency("oak", depends_on=(depends("grove", "parent-company"),)),
        ),
        controls=(control("c-1", "oak", kind="monitoring", responder="trust", respond_within=60),),
    )
    assert [
        ("Grove", "you depend on it: parent company"),
        ("Trust", "needed for “C-1”"),
    ] == [(one.what, one.why) for one in told(plan).needs]


# Figures


def test_its_own_figures_are_exact() -> None:
    """The agency is told its own results as they are."""
    past = (evidence(on=day(-90), review_by=day(-2)),)
    plan = small_plan(
        controls=(
            control("c-1", "oak", prevents=("t-unnoticed",)),
            control("c-2", "oak", evidence=past),
            control("c-3", ("oak", "trust"), kind="recovery", last_tested=day(-3)),
        )
    )
    view = told(plan)
    assert "2 of 3 (67 %)" == figure(view, EVIDENCE)[0]
    assert "1 of 1 (100 %)" == figure(view, TRIED)[0]
    assert "1 of 3 (33 %)" == figure(view, SHARED)[0]
    assert "none" == figure(view, IN_TIME)[0]


def test_few_others_are_a_star() -> None:
    """With two other arrangements in the area, nothing is told of them."""
    view = told(small_plan())
    assert {"*"} == {one.others for one in view.figures}


def others(number: int, past: int) -> Plan:
    """One arrangement of oak, and so many of others, some with evidence past its date."""
    old = (evidence(on=day(-90), review_by=day(-2)),)
    held = tuple(
        control(f"c-{n}", "trust", **({"evidence": old} if n < past else {})) for n in range(number)
    )
    return small_plan(controls=(control("c-oak", "oak"), *held))


def test_the_others_are_counted_without_the_agency() -> None:
    """Thirty of forty are 75 %, whatever the agency itself has."""
    assert "75 %" == figure(told(others(40, 10)), EVIDENCE)[1]


def test_a_share_of_which_a_part_is_small_is_withheld() -> None:
    """Two of forty would tell of two."""
    assert "*" == figure(told(others(40, 38)), EVIDENCE)[1]


def test_how_figures_are_shown_can_be_made_stricter() -> None:
    """With a threshold of twenty, ten is small."""
    strict = Settings(threshold=20)
    assert "*" == figure(told(others(40, 30), disclosure=strict), EVIDENCE)[1]


def test_the_others_are_counted_on_the_whole_plan() -> None:
    """An agency that sees a part of the plan is told published figures of all of it."""
    whole = at(others(40, 10))
    given = Given(recipient=reader("oak"), whole=whole, whole_about="oak")
    view = agency_paper(at(small_plan()), "oak", given)
    assert "75 %" == figure(view, EVIDENCE)[1]


def test_whoever_sees_a_part_of_the_plan_counts_no_others() -> None:
    """Through the eyes of one agency the others are not all there, and no figure pretends so."""
    eyes = attrs.evolve(at(others(40, 10)), agency="oak")
    view = agency_paper(eyes, "oak", Given(recipient=reader("oak")))
    assert {"only the plan's holder can count the others"} == {one.others for one in view.figures}


def test_what_it_does_not_see_changes_nothing_but_published_figures() -> None:
    """Somebody else's record is in no list and no count of the agency's paper."""
    seen = small_plan()
    hidden = with_entity(seen, individual("P-900"), agency("elm"))
    hidden = with_control(hidden, "c-elm", "elm", individual="P-900")
    papers = [
        agency_paper(
            at(seen), "oak", Given(recipient=reader("oak"), whole=at(w), whole_about="oak")
        )
        for w in (seen, hidden)
    ]
    first, second = (attrs.evolve(one, figures=()) for one in papers)
    assert first == second


def test_its_approver_is_told_what_was_withheld_of_the_others() -> None:
    """Each star of the others has its reason in the approver's report."""
    name, report = agency_withheld(at(small_plan()), "oak", Given(recipient=reader("oak")))
    assert "Oak" == name
    assert report.figures


def test_own_figures_of_the_county_are_those_of_its_file() -> None:
    """Arrangements in place of one provider, counted by hand from the plan's file."""
    teams = {"oak-support"} | {
        one["id"] for one in raw()["teams"] if one.get("agency") == "oak-support"
    }
    held, shown = 0, 0
    for one in raw()["controls"]:
        named = {*one["delivery"]["holders"], one.get("deputy")}
        start, end = one.get("start", "0000"), one.get("end", "9999")
        inside = start <= DAY.isoformat() <= end
        if one["state"] in {"in-place", "tested"} and inside and named & teams:
            held += 1
            items = one.get("evidence", ())
            shown += any(i["on"] <= DAY.isoformat() <= i["review_by"] for i in items)
    view = agency_paper(looking(), "oak-support", Given(recipient=reader("oak-support")))
    assert figure(view, EVIDENCE)[0].startswith(f"{shown} of {held} (")
    six = (DAY - dt.timedelta(days=184)).isoformat()
    own = [c for c in raw()["concerns"] if c["reported_by"] == "oak-support" and c["on"] > six]
    assert str(len(own)) == figure(view, REPORTS)[0]


# Readers


def test_it_is_for_that_agency_alone() -> None:
    """Nobody else is told what is asked of an agency, but whoever holds the plan."""
    for other in (reader("elm"), Recipient(kind="public", words="the public")):
        with pytest.raises(WrongUseError, match="that agency alone"):
            agency_paper(at(robin()), "oak", Given(recipient=other))
    assert "Oak" == agency_paper(at(robin()), "oak", Given()).name


def test_an_agency_that_there_is_not_is_refused() -> None:
    """A slip of the pen is answered; nothing asked is refused too."""
    with pytest.raises(UnknownIdError):
        told(small_plan(), "aok")
    with pytest.raises(WrongUseError, match="which agency"):
        agency_paper(at(small_plan()), None, Given())
