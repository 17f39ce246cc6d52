"""What is owed around a move is due until its day, and what is only said counts for nothing."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

from typing import Any

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.risk import ToolRecord
from tcplan.domain.transition import DayOne, ProviderApproach, SupportPackage
from tests.builders import agency, amended, day, least, source, with_entity
from tests.tcplan.rules.gates.moving import gate, met, moving, states, verdicts, visit, waived


def package(**fields: Any) -> SupportPackage:
    """A core team of six, all in post, trained and introduced."""
    given: dict[str, Any] = {
        "id": "package",
        "source": source(),
        "individual": "P-001",
        "provider": "oak",
        "core_team": 6,
        "core_team_in_post": 6,
        "core_team_trained": 6,
        "introduced_on": day(-3),
    }
    made: SupportPackage = least(SupportPackage, **given | fields)
    return made


def with_team(**fields: Any) -> Plan:
    """The move with such a team; the fields are those of the team."""
    return with_entity(moving(), package(**fields))


def test_a_team_is_in_post_four_weeks_before() -> None:
    """A team that lacks somebody is due until four weeks before the move, and late from then."""
    assert ["due", "not-met"] == states(with_team(core_team_in_post=5), "team-not-in-post", 14, 15)
    assert ["met"] == states(with_team(), "team-not-in-post", 15)


def test_a_team_is_trained_before_the_move() -> None:
    """Training is due until the day before the move; a number that nobody said is not all."""
    assert ["due", "not-met"] == states(with_team(core_team_trained=5), "team-not-trained", 41, 42)
    (unsaid,) = verdicts(with_team(core_team_trained=None), "team-not-trained")
    assert "nobody has said" in unsaid.what
    assert ["met"] == states(with_team(), "team-not-trained", 41)


def test_a_team_has_met_the_person_from_that_day_on() -> None:
    """A meeting that lies ahead is a plan; on its day it counts."""
    assert ["due", "met"] == states(with_team(introduced_on=day(5)), "team-not-introduced", 4, 5)


def test_a_team_of_nobody_is_no_team() -> None:
    """None of none in post does not pass for everybody."""
    plan = with_team(core_team=0, core_team_in_post=0, core_team_trained=0)

    assert ["due"] == states(plan, "team-not-in-post", 0)
    assert ["due"] == states(plan, "team-not-trained", 0)


def test_a_move_without_support_says_so() -> None:
    """Where no support is recorded, it is the move that lacks a team."""
    (found,) = verdicts(moving(), "team-not-in-post")

    assert ("move", "due") == (found.about, found.state)


def test_pausing_is_thought_of_before_the_first_visit() -> None:
    """What would make everybody pause is due until the day before the first visit."""
    plan = moving(visits=(visit(5),))

    assert ["due", "not-met"] == states(plan, "no-pause-criteria", 4, 5)
    assert ["met"] == states(amended(plan, "move", pause_criteria="He asks to."),
                             "no-pause-criteria", 5)  # fmt: skip


def test_the_first_day_is_ready_a_week_before() -> None:
    """An item that nobody has seen ready is due until a week before the move, and late after."""
    plan = moving(day_one=(DayOne(item="keys"),))

    assert ["due", "not-met"] == states(plan, "day-one-not-ready", 35, 36)


def test_the_own_day_of_an_item_counts() -> None:
    """An item with a day of its own is late from the day after that."""
    plan = moving(day_one=(DayOne(item="keys", due=day(3)),))

    assert ["due", "not-met"] == states(plan, "day-one-not-ready", 3, 4)


def test_an_item_is_ready_from_the_day_it_was_seen() -> None:
    """What will be ready later is not ready yet; what is not needed needs no one to see it."""
    seen = DayOne(item="keys", ready_on=day(2), seen_by="key worker")
    plan = moving(day_one=(seen, DayOne(item="rent", not_needed="The home is his mother's.")))

    assert ["due", "met"] == states(plan, "day-one-not-ready", 1, 2)


def test_what_nobody_thought_of_is_due() -> None:
    """Items that are not on the list are asked for until the move, and named."""
    plan = moving(day_one=(DayOne(item="keys"),))
    (found,) = verdicts(plan, "day-one-not-recorded")

    assert "due" == found.state
    assert "“Bank account and card”" in found.what
    assert "Keys" not in found.what
    assert ["due", "not-met"] == states(plan, "day-one-not-recorded", 42, 43)


def test_a_visit_is_told_within_a_week() -> None:
    """A visit of which nothing is told is found on the eighth day after it."""
    plan = moving(visits=(visit(-7, "planned", how_it_went=None, own_view=None),))

    assert ["due", "not-met"] == states(plan, "visit-not-recorded", 0, 1)


def test_the_persons_own_view_of_a_visit_is_asked_for() -> None:
    """A visit without the person's own view is not told in full; with it, it is."""
    assert ["not-met"] == states(moving(visits=(visit(-20, own_view=None),)),
                                 "visit-not-recorded", 0)  # fmt: skip
    assert ["met"] == states(moving(visits=(visit(-20),)), "visit-not-recorded", 0)


def test_a_visit_ahead_asks_nothing() -> None:
    """A visit that is planned is told after it."""
    assert ["not-applicable", "due"] == states(
        moving(visits=(visit(3, "planned", how_it_went=None),)), "visit-not-recorded", 2, 3
    )


def test_a_silent_provider_is_asked_again() -> None:
    """A provider is waited for four weeks, and then asked again."""
    plan = moving(provider_search=(ProviderApproach(provider="oak", asked_on=day(-28)),))

    assert ["due", "not-met"] == states(plan, "provider-no-reply", 0, 1)


def test_a_reply_counts_from_its_day() -> None:
    """Asked about a day before the reply, the provider had not answered."""
    asked = ProviderApproach(
        provider="oak", asked_on=day(-40), reply="declined", replied_on=day(-2)
    )
    plan = moving(provider_search=(asked,))

    assert ["not-met", "met"] == states(plan, "provider-no-reply", -3, -2)


def test_the_search_ends_with_a_choice() -> None:
    """Once a provider is chosen nobody chases the others."""
    asked = (
        ProviderApproach(provider="elm", asked_on=day(-90)),
        ProviderApproach(provider="oak", asked_on=day(-90), reply="chosen"),
    )

    assert ["not-applicable"] == states(moving(provider_search=asked), "provider-no-reply", 0)


RATED = {"cqc_rating": "Good", "cqc_rated_on": day(-10)}


def away(**fields: Any) -> Plan:
    """A move out of area to a provider with these fields."""
    plan = with_entity(with_team(), agency("oak", **fields))
    return amended(plan, "placement", out_of_area=True, host_commissioner="icb")


def test_a_rating_is_looked_up_again_after_six_months() -> None:
    """A rating holds through the day six months after it, 12 May 2027 here."""
    plan = amended(away(**RATED), "move", target=day(400))

    assert ["met", "due"] == states(plan, "rating-not-known", 171, 172)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "no rating by the Care Quality Commission"),
        ({"cqc_rating": "Good"}, "without the day"),
        (RATED | {"cqc_rating": "Inadequate"}, "is rated “Inadequate”"),
        (RATED | {"cqc_rated_on": day(1)}, "after the day that is asked about"),
    ],
    ids=["none", "undated", "inadequate", "later"],
)
def test_a_rating_that_says_too_little_is_told(fields: dict[str, object], said: str) -> None:
    """A missing, undated, later or lowest rating is named before the decision."""
    (found,) = verdicts(away(**fields), "rating-not-known")

    assert "due" == found.state
    assert said in found.what


def test_in_area_no_rating_is_asked_for() -> None:
    """The rule is about moves out of area."""
    assert ["not-applicable"] == states(with_team(), "rating-not-known", 0)


def test_a_gate_of_law_says_by_which_rule() -> None:
    """A decision of law that names no rule lacks something; one of good practice need not."""
    bare = moving(gates=(met("g-law", basis="law"),))

    assert ["not-met"] == states(bare, "gate-decision-incomplete", 0)
    assert ["met"] == states(moving(gates=(met(),)), "gate-decision-incomplete", 0)
    assert ["not-applicable"] == states(moving(gates=(gate(),)), "gate-decision-incomplete", 0)


def test_a_decision_names_the_version_of_its_rule() -> None:
    """Who decides by a rule says by which version."""
    assert ["not-met"] == states(moving(gates=(met(rule="R22"),)), "gate-decision-incomplete", 0)
    full = moving(gates=(met(rule="R22", rule_version="1"),))
    assert ["met"] == states(full, "gate-decision-incomplete", 0)


def test_evidence_of_a_gate_is_seen_running_out() -> None:
    """Thirty days ahead the end of the evidence is shown; on the day after it, it is missing."""
    found = states(moving(gates=(met(),), target=day(90)), "gate-open-again", 29, 30, 60, 61)

    assert ["met", "due", "due", "not-met"] == found


def test_a_waiver_that_ended_is_found() -> None:
    """A waiver is kept on its last day, and found ended on the day after."""
    assert ["met", "not-met"] == states(moving(gates=(waived(),)), "waiver-ended", 10, 11)


def test_gates_of_a_settled_move_are_history() -> None:
    """After the person has settled, old evidence of a gate is nobody's duty."""
    plan = moving(gates=(met(),), stage="settled", moved_on=day(-5))

    assert ["not-applicable"] == states(plan, "gate-open-again", 200)


def test_a_judgement_runs_out_after_its_review_date() -> None:
    """A tool record holds through its review-by date and is run out on the day after."""
    record = least(
        ToolRecord,
        id="tool",
        source=source(),
        individual="P-001",
        on=day(-10),
        review_by=day(5),
    )
    plan = with_entity(moving(), record)

    assert ["due", "not-met"] == states(plan, "judgement-expired", 5, 6)
