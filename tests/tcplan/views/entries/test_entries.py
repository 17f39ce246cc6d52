"""Short forms propose what is known, ask for little, and change nothing that was not asked for."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.changes import apply
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action, Concern, Review
from tcplan.domain.transition import Milestone, Transition
from tcplan.views.due import Due, due
from tcplan.views.entries import actions, concerns, milestones, reviews, settling
from tcplan.views.entries.entering import Entering
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.draft import Draft
from tcplan.views.looking import Looking
from tests.builders import TODAY, day, least, place, robin, small_plan, source, with_entity

ME = "P-001"
TENSION = "tension"


def around(plan: Plan, person: str | None = ME) -> Around:
    """What Ann, of the commissioner, has around her."""
    return Around(Looking(plan, "x", TODAY, TODAY), person, who="Ann")


def saved(plan: Plan, entering: Entering, **typed: str) -> Plan:
    """The plan after a short form was filled in and saved."""
    draft: Draft = entering.draft
    for name, text in typed.items():
        draft = draft.typed(name, text)
    assert () == draft.faults
    return apply(plan, entering.changes(draft.built()))


def asked(**fields: Any) -> Action:  # noqa: ANN401
    """Something asked of oak a month ago, due yesterday."""
    given = {"id": "x", "individual": ME, "what": "Ring Robin's mum", "owner": "oak"}
    days = {"asked_on": day(-30), "due": day(-1)}
    made: Action = least(Action, source=source(), **given, **days, **fields)
    return made


def moving(*steps: Milestone) -> Transition:
    """Robin's move with these milestones."""
    made: Transition = least(
        Transition, id="move", source=source(), individual=ME, stage="planning", milestones=steps,
        target=day(60),
    )  # fmt: skip
    return made


def step(name: str, **fields: Any) -> Milestone:  # noqa: ANN401
    """A milestone of a week."""
    return Milestone(id=name, name=f"Step {name}", shortest=5, likely=7, longest=9, **fields)


def review(kind: str, **fields: Any) -> Review:  # noqa: ANN401
    """A review of Robin."""
    return Review(id=f"v-{kind}", source=source(), individual=ME, kind=kind, **fields)


@pytest.mark.parametrize("kind", [code for code, _ in concerns.kinds() if code != TENSION])
def test_a_concern_needs_its_words_alone(kind: str) -> None:
    """Who reports, about whom, and on which day are known; one types what was reported."""
    plan = robin()
    after = saved(plan, concerns.log(around(plan), kind), text="Shouted at from a car.")
    (told,) = after.concerns

    assert (kind, ME, TODAY, "icb", "open") == (
        told.kind,
        told.individual,
        told.on,
        told.reported_by,
        told.status,
    )
    assert ("Ann", "icb", TODAY) == (told.source.said_by, told.source.agency, told.source.on)


def test_a_concern_about_nobody_yet_asks_about_whom() -> None:
    """Without a person in front of one, the form says that a person is needed."""
    draft = concerns.log(around(robin(), None), "exploitation").draft.typed("text", "Money gone.")

    assert ["individual"] == [one.field for one in draft.faults]


def test_tension_asks_for_a_place_and_never_for_a_person() -> None:
    """Even with a person highlighted there is no field for one, and none is saved."""
    plan = with_entity(robin(), place("market"))
    entering = concerns.log(around(plan), TENSION)
    after = saved(plan, entering, text="Shouting at night.", place="market")

    assert "individual" not in {field.name for field in entering.draft.form.fields}
    assert [(None, "market")] == [(one.individual, one.place) for one in after.concerns]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("Robin was seen there.", True), ("P-001 was seen there.", True), ("Shouting.", False)],
    ids=["a name", "an id", "nobody"],
)
def test_a_person_in_the_words_of_a_tension_report_is_asked_about(
    text: str, *, doubted: bool
) -> None:
    """Before it is saved one is told that somebody's name stands in it."""
    plan = with_entity(robin(), place("market"))
    entering = concerns.log(around(plan), TENSION)
    built = entering.draft.typed("text", text).typed("place", "market").built()

    assert entering.doubt is not None
    assert doubted is bool(entering.doubt(built))


def test_the_id_of_a_concern_says_nothing_of_its_words() -> None:
    """A name in what was reported must not stand in an id, which is printed everywhere."""
    plan = robin()
    entering = concerns.log(around(plan), "exploitation")
    built = entering.draft.typed("text", "Robin's card is gone").built()

    assert "co001-exploitation" == built.id


def test_two_concerns_of_a_kind_have_two_ids() -> None:
    """What is reported again is logged beside what was reported before."""
    plan = robin()
    for _ in range(2):
        plan = saved(plan, concerns.log(around(plan), "safeguarding"), text="A bruise.")

    assert ["co001-safeguarding", "co001-safeguarding-2"] == [one.id for one in plan.concerns]


def test_only_a_hate_incident_asks_for_its_strand() -> None:
    """The strand has no place in a form about money that is gone."""
    shown = {
        kind: "strand" in {f.name for f in concerns.log(around(robin()), kind).draft.form.fields}
        for kind, _ in concerns.kinds()
    }

    assert ["hate-incident"] == [kind for kind, there in shown.items() if there]


def test_an_answer_to_a_concern_takes_it_in_hand() -> None:
    """Acknowledged today; what was open is in hand, and what was closed stays closed."""
    for status, then in (("open", "in-hand"), ("closed", "closed")):
        told = Concern(
            id="co", source=source(), kind="exploitation", on=day(-5), reported_by="oak",
            individual=ME, text="Money gone.", status=status,
        )  # fmt: skip
        plan = with_entity(robin(), told)
        (after,) = saved(plan, concerns.acknowledge(around(plan), told)).concerns

        assert (TODAY, then) == (after.acknowledged_on, after.status)


def test_an_action_is_done_today_unless_another_day_is_typed() -> None:
    """Nothing has to be typed; evidence may be."""
    plan = with_entity(robin(), asked(last_reply="On its way.", last_reply_on=day(-4)))
    entering = actions.done(around(plan), plan.actions[-1])

    assert ("done", TODAY, None) == _done(saved(plan, entering))
    other = saved(plan, entering, done_on="yesterday", evidence="A letter")
    assert ("done", day(-1), "A letter") == _done(other)
    assert "On its way." == saved(plan, entering).actions[-1].last_reply


def _done(plan: Plan) -> tuple[str, dt.date | None, str | None]:
    action = plan.actions[-1]
    return (action.status, action.done_on, action.evidence)


def test_a_reply_is_todays_and_needs_its_words() -> None:
    """The last reply gives way to the new one, which cannot be empty."""
    plan = with_entity(robin(), asked(last_reply="On its way.", last_reply_on=day(-4)))
    entering = actions.reply(around(plan), plan.actions[-1])
    after = saved(plan, entering, last_reply="It is there.").actions[-1]

    assert ["last_reply"] == [one.field for one in entering.draft.faults]
    assert ("It is there.", TODAY, "open") == (after.last_reply, after.last_reply_on, after.status)


def test_escalating_says_to_whom_and_leaves_it_open() -> None:
    """An action that was taken further is still owed."""
    plan = with_entity(robin(), asked())
    after = saved(plan, actions.escalate(around(plan), plan.actions[-1]), escalated_to="director")

    assert ("director", "open") == (after.actions[-1].escalated_to, after.actions[-1].status)


def test_a_review_that_was_agreed_is_the_one_that_was_held() -> None:
    """The agreed entry gets its day; no second one appears beside it."""
    plan = with_entity(robin(), review("mdt", due=day(-2)))
    entering = reviews.held(around(plan), ME, "mdt", plan.reviews[-1])
    after = saved(plan, entering, outcome="All agreed.", chair="A. B.")

    assert [("v-mdt", day(-2), TODAY, "All agreed.")] == [
        (one.id, one.due, one.held, one.outcome) for one in after.reviews
    ]


def test_a_review_that_was_held_before_is_not_written_over() -> None:
    """An entry that tells of June keeps telling of June; today has one of its own."""
    plan = with_entity(robin(), review("cetr-inpatient", held=day(-160), due=day(20)))
    entering = reviews.held(around(plan), ME, "cetr-inpatient", plan.reviews[-1])

    assert [day(-160), TODAY] == [one.held for one in saved(plan, entering).reviews]


def test_the_day_of_the_next_review_is_offered_where_a_rule_owes_one() -> None:
    """After a C(E)TR on the ward the next is owed, and its day is proposed with the rule."""
    plan = robin()
    entering = reviews.held(around(plan), ME, "cetr-inpatient", None)
    built = entering.draft.built()

    assert entering.then is not None
    following = entering.then(built)
    assert following is not None
    assert "R02" in following.why_then
    (agreed,) = (one for one in saved(saved(plan, entering), following).reviews if one.held is None)
    assert ("cetr-inpatient", True) == (agreed.kind, (agreed.due or TODAY) > TODAY)


def test_nothing_is_offered_where_the_next_is_agreed_or_no_rule_owes_one() -> None:
    """Whoever has agreed the next day is not asked again."""
    plan = with_entity(robin(), review("cetr-inpatient", due=day(90)))
    again = reviews.held(around(plan), ME, "cetr-inpatient", None)
    other = reviews.held(around(plan), ME, "mdt", None)

    assert again.then is not None
    assert other.then is not None
    assert [None, None] == [again.then(again.draft.built()), other.then(other.draft.built())]


def test_a_milestone_is_done_and_the_others_stay() -> None:
    """Only the days of that one are written."""
    plan = with_entity(small_plan(), moving(step("a"), step("b", started_on=day(-3)), step("c")))
    move = plan.transitions[0]
    after = saved(plan, milestones.done(around(plan), move, move.milestones[1])).transitions[0]

    assert [(None, None), (day(-3), TODAY), (None, None)] == [
        (one.started_on, one.done_on) for one in after.milestones
    ]
    assert [move.milestones[0], move.milestones[2]] == [after.milestones[0], after.milestones[2]]


def test_a_milestone_may_only_be_started() -> None:
    """Without a day on which it was done, the day on which it began is recorded."""
    plan = with_entity(small_plan(), moving(step("a")))
    move = plan.transitions[0]
    entering = milestones.done(around(plan), move, move.milestones[0])
    (after,) = saved(plan, entering, done_on="", started_on="today").transitions[0].milestones

    assert (TODAY, None) == (after.started_on, after.done_on)


def test_a_milestone_cannot_be_done_before_it_began() -> None:
    """What the domain forbids, the short form says."""
    plan = with_entity(small_plan(), moving(step("a", started_on=TODAY)))
    move = plan.transitions[0]
    draft = milestones.done(around(plan), move, move.milestones[0]).draft

    assert draft.typed("done_on", "yesterday").faults


def test_everything_that_is_offered_as_done_can_be_saved() -> None:
    """Each row that `D` offers for Robin opens a form whose proposals stand by themselves."""
    told = Concern(
        id="co", source=source(), kind="exploitation", on=day(-5), reported_by="oak",
        individual=ME, text="Money gone.",
    )  # fmt: skip
    plan = with_entity(robin(), asked(), told, review("mdt", due=day(5)), moving(step("a")))
    offered = settling.to_settle(around(plan).looking, ME)

    assert {"action", "duty", "review", "milestone"} <= {one.kind for one in offered}
    for one in offered:
        entering = settling.settle(around(plan), one)
        assert isinstance(entering, Entering)
        assert plan != saved(plan, entering)


def test_what_is_due_and_is_done_is_due_no_more() -> None:
    """Marked as done, an action and a concern leave the list of what is due."""
    told = Concern(
        id="co", source=source(), kind="exploitation", on=day(-5), reported_by="oak",
        individual=ME, text="Money gone.",
    )  # fmt: skip
    plan = with_entity(robin(), asked(), told)
    for about in ("x", "co"):
        (one,) = _due(plan, about)
        entering = settling.settle(around(plan), one)
        assert isinstance(entering, Entering)
        plan = saved(plan, entering)
        assert [] == _due(plan, about)


def _due(plan: Plan, about: str) -> list[Due]:
    return [one for one in due(around(plan).looking, ME) if one.about == about]


def test_a_clock_is_settled_by_the_review_that_settles_nothing_else() -> None:
    """An inpatient C(E)TR is recorded as that, though a first one in hospital would count too."""
    assert ("cetr-inpatient", "cetr-post-admission") == reviews.kinds_of("inpatient-cetr")
    assert () == reviews.kinds_of("action")


@pytest.mark.parametrize("kind", ["gate", "move", "visit", "panel", "decide-by", "day-one"])
def test_what_needs_more_than_a_line_says_where_it_is_done(kind: str) -> None:
    """A gate is decided with its evidence; the key says where."""
    one = Due(
        on=TODAY, what="x", kind=kind, kind_words="x", plain="x", state="due", days=0,
        individual=ME, about="nothing", owner=None, owner_name=None, because="x",
    )  # fmt: skip

    assert isinstance(settling.settle(around(robin()), one), str)
