"""What the person's own paper tells: help, home, the move and what comes first, and rights."""

import pytest

from tcplan.domain.individual import Advocate, Consent
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Decider, Gate, Visit
from tcplan.views.papers.easy_read import EasyReadView, Step, easy_read
from tests.builders import (
    OFFICE_HOURS,
    agency,
    amended,
    day,
    evidence,
    family,
    robin,
    team,
    tie,
    with_entity,
    without,
)
from tests.tcplan.report.papers.of_a_person import FOR_THE_PERSON, at


def told(plan: Plan, *, names: bool = False) -> EasyReadView:
    """Robin's own paper."""
    return easy_read(at(plan, names=names), "P-001", FOR_THE_PERSON)


def gate(**fields: object) -> Gate:
    """A gate that nobody has decided on."""
    return Gate(**{"id": "g", "name": "Keys cut", "basis": "local", **fields})  # type: ignore[arg-type]


def steps(**fields: object) -> tuple[Step, ...]:
    """The steps of a move with one gate."""
    return told(amended(robin(), "move", gates=(gate(**fields),))).steps


def test_a_step_that_the_plan_calls_by_a_rule_is_told_in_plain_words() -> None:
    """A term of the trade becomes a sentence; its owner and day stay."""
    assert steps(rule="R25", owner="oak", due=day(10)) == (
        Step(
            plain="Your support team is there, is trained and has met you.",
            quoted=None,
            who="Oak",
            done=False,
            by="2 December 2026",
            late=False,
        ),
    )


def test_a_step_without_plain_words_is_quoted_as_it_was_written() -> None:
    """Nothing that somebody wrote is put into other words."""
    (step,) = steps(due=day(-1))
    assert (step.plain, step.quoted, step.late) == (None, "Keys cut", True)


def test_a_step_that_is_done_says_so() -> None:
    """A gate that is met on evidence is a step that is done."""
    (step,) = steps(
        decision="met",
        evidence=(evidence(),),
        decided_on=day(-5),
        decided_by=Decider(name="A", role="manager", organisation="icb"),
    )
    assert step.done


def test_who_else_is_asked_about_the_move_is_told_to_nobody() -> None:
    """That somebody speaks for a victim stands in no paper of the person."""
    plan = with_entity(robin(), agency("vlu", "victim-liaison"))
    plan = amended(plan, "move", gates=(gate(name="Liaison officer consulted", owner="vlu"),))
    (step,) = told(plan).steps
    assert (step.plain, step.quoted, step.who) == ("Other people have been asked.", None, None)


def test_family_go_by_who_they_are_until_names_are_asked_for() -> None:
    """Without names "mother" helps; with names she goes by hers."""
    assert told(robin()).helpers[0].who == "mother"
    assert told(robin(), names=True).helpers[0].who == "Mum"


def test_who_helps_later_is_told_after_who_helps_now_and_with_the_day() -> None:
    """The ward until the move, the new team from then on."""
    assert [(h.who, h.when) for h in told(robin()).helpers] == [
        ("mother", "When: now."),
        ("Oak", "When: now."),
        ("Hospital", "When: until 3 January 2027."),
        ("Elm", "When: from 3 January 2027."),
    ]


def test_hours_in_which_somebody_is_there_are_told() -> None:
    """A team with opening hours is told with them."""
    plan = with_entity(
        robin(), team("nurses", "trust", opening=OFFICE_HOURS), tie("tie-nurses", "nurses")
    )
    found = next(h for h in told(plan).helpers if h.who == "Nurses")
    assert found.when == "When: Mon–Fri 09:00–17:00."


@pytest.mark.parametrize("kind", ["victim-liaison", "parent-company", "csp"])
def test_who_does_not_help_the_person_is_not_listed(kind: str) -> None:
    """A tie alone makes nobody a helper."""
    plan = with_entity(robin(), agency("known", kind), tie("tie-known", "known"))
    assert "Known" not in [h.who for h in told(plan).helpers]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "You may move on 3 January 2027."),
        ({"target": None}, "No day is set yet."),
        ({"target": day(-7)}, "You should have moved on 15 November 2026. A new day is needed."),
        ({"moved_on": day(-7), "from_spell": None}, "You moved on 15 November 2026."),
    ],
)
def test_when_the_person_may_move(fields: dict[str, object], said: str) -> None:
    """A day that has passed is said to have passed."""
    plan = amended(robin(), "move", **fields)
    plan = without(plan, "spell") if "moved_on" in fields else plan
    assert told(plan).move == (said,)


def test_who_is_in_hospital_again_reads_that_it_is_not_their_fault() -> None:
    """A move that did not hold is told as support that did not hold."""
    view = told(amended(robin(), "move", moved_on=day(-60), stage="failed"))
    assert view.move == (
        "You moved, and the support did not hold.",
        "That is not your fault.",
        "No new day is set yet.",
    )
    assert view.home is not None
    assert (view.moved, view.home.kind) == (False, "People must say if it is still your home.")


def test_after_the_move_there_are_no_steps_before_it() -> None:
    """Who has moved reads no list of what has to happen first."""
    assert told(amended(robin(), "move", moved_on=day(-7), stage="settled")).steps == ()


def test_visits_that_are_planned_are_told_with_their_day() -> None:
    """A night there, on a day that lies ahead."""
    visits = (Visit(on=day(10), kind="overnight"), Visit(on=day(-10), kind="meal"))
    assert told(amended(robin(), "move", visits=visits)).visits == (
        "You have a night there on 2 December 2026.",
    )


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("given", "You said yes to telling the police about you."),
        ("refused", "You said no to telling the police about you."),
        ("withdrawn", "You said yes, then no, to telling the police about you."),
        ("not-asked", "Nobody has asked you yet about telling the police about you."),
        ("best-interests", "Other people said yes for you to telling the police about you."),
        ("parental", "Your parent said yes for you to telling the police about you."),
    ],
)
def test_what_the_person_was_asked_is_told_with_their_last_answer(state: str, said: str) -> None:
    """Consent is told for each purpose, as it stands."""
    before = Consent(purpose="share-police", state="refused", on=day(-90), recorded_by="nurse")
    last = Consent(purpose="share-police", state=state, on=day(-3), recorded_by="nurse")
    assert told(amended(robin(), "P-001", consents=(before, last))).consents == (said,)


def test_the_advocate_is_named() -> None:
    """Who speaks up for the person is told by name."""
    plan = with_entity(robin(), agency("voice", "advocacy"))
    plan = amended(plan, "P-001", advocate=Advocate(kind="imha", holder="voice"))
    assert told(plan).advocate == "Voice"
    assert told(robin()).advocate is None


def test_a_review_that_is_late_is_said_to_be_late() -> None:
    """The person reads that a review was due and has not come."""
    assert "It is late." in (told(robin()).review or "")


def test_a_friend_named_after_the_person_goes_by_who_they_are() -> None:
    """Without names no family name stands in the paper."""
    plan = with_entity(
        robin(), family("gran", name="Robin's gran"), tie("tie-gran", "gran", role="Gran")
    )
    assert "Gran" in [h.who for h in told(plan).helpers]
