"""What is said about cover is what was found, in the panel's words, and never about the person."""

import ast
import inspect

import pytest
from hypothesis import given

from tcplan.analysis import reasons, standing
from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import cover
from tcplan.analysis.reasons import READINGS
from tcplan.analysis.slots import Slot, Stretch
from tcplan.analysis.standing import Fact
from tcplan.analysis.words import because, cut_words, event_words, fact_words, joined, said
from tcplan.domain.control import Delivery
from tcplan.domain.plan import Plan
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    agency,
    authority,
    day,
    evidence,
    family,
    place,
    system,
    team,
)
from tests.tcplan.analysis.plans import (
    NAME,
    TOMORROW,
    YESTERDAY,
    condition,
    needs,
    on_pain,
    plan,
    plans,
    share,
)
from tests.tcplan.analysis.saying import reason, sentences

ORDER = "Order of the Court of Protection"
NIGHT_HOUR = Slot((Stretch(0, 0, 60),))


def codes_in_use() -> set[str]:
    """Every code that the rules give to a fact, read from their source."""
    calls = (
        node
        for rules in (reasons, standing)
        for node in ast.walk(ast.parse(inspect.getsource(rules)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fact"
    )
    return {
        leaf.value
        for call in calls
        for leaf in ast.walk(call.args[0])
        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
    }


def test_every_reason_has_words() -> None:
    """Whatever keeps an arrangement from holding can be said to a panel."""
    of = plan(
        on_pain("c1", state="agreed", end=YESTERDAY, evidence=(), hours=OFFICE_HOURS),
        condition("stay", None),
        authority("order"),
    )
    about = {"closed": "oak", "stopped": "oak", "carer": "oak", "authority": "order"}
    about |= {"condition": "stay", "supervisor": "stay"}
    looking = Arrangements(of, TODAY)
    silent = {"holders"}
    codes = codes_in_use()

    assert {"state", "evidence", "hours", "nobody", "carer", "supervisor"} <= codes
    assert [] == [
        code
        for code in codes - silent
        if not fact_words(looking, Fact(code, about.get(code, "c1")))
    ]


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ([on_pain("c1", state="agreed")], "it is agreed, not yet in place"),
        ([on_pain("c1", state="withdrawn")], "it is withdrawn"),
        ([on_pain("c1", start=TOMORROW)], "it starts on 23 November 2026"),
        ([on_pain("c1", end=YESTERDAY)], "it ended on 21 November 2026"),
        ([on_pain("c1", evidence=())], "it has no evidence"),
        (
            [on_pain("c1", evidence=(evidence(review_by=day(-9)), evidence(review_by=day(-2))))],
            "its evidence ran out on 20 November 2026",
        ),
        ([on_pain("c1", "")], "nobody is named to deliver it"),
        ([agency("oak", end=YESTERDAY), on_pain("c1")], "Oak does not work on that day"),
        (
            [family("mum", carer=None), on_pain("c1", "mum")],
            "Mum is not recorded as willing, able and offered a carer's assessment",
        ),
        (
            [family("mum", carer=None), team("sisters", "mum"), on_pain("c1", "sisters")],
            "Mum is not recorded as willing, able and offered a carer's assessment",
        ),
        (
            [on_pain("c1", kind="monitoring")],
            "it only notices, and no responder and response time are named",
        ),
        (
            [
                agency("elm", end=YESTERDAY),
                on_pain("c1", kind="monitoring", responder="elm", respond_within=30),
            ],
            "Elm does not work on that day",
        ),
        (
            [on_pain("c2", prevents=(), state="failed"), on_pain("c1", requires=("c2",))],
            "it needs “C2”, and it is failed",
        ),
        (
            [
                authority("order", end=YESTERDAY, review_by=None),
                on_pain("c1", restrictive=True, authority="order"),
            ],
            f"it needs “{ORDER}”, and “{ORDER}” is not in force on that day",
        ),
        (
            [condition("stay", None), on_pain("c1", requires=("stay",))],
            "it needs “Condition stay”, and nobody supervises the condition",
        ),
        (
            [condition("stay", "trust", start=None), on_pain("c1", requires=("stay",))],
            "it needs “Condition stay”, and “Condition stay” is not in force on that day",
        ),
        (
            [
                agency("oak", end=YESTERDAY),
                place("base", depends_on=needs("oak")),
                on_pain("c1", "elm", requires=("base",)),
            ],
            "it needs “Base”, and Oak does not work on that day",
        ),
        (
            [
                agency("grove", end=YESTERDAY),
                *(agency(name, depends_on=needs("grove")) for name in ("oak", "elm")),
                on_pain("c1", delivery=Delivery(mode="all", holders=("oak", "elm"))),
            ],
            "Grove does not work on that day",
        ),
        ([on_pain("c1")], ""),
    ],
)
def test_why_an_arrangement_does_not_hold_is_said(things: list[object], words: str) -> None:
    """Each reason is said with the name, the thing and the date that it is about."""
    assert words == reason(plan(*things))


def test_closed_hours_are_said_for_the_slot() -> None:
    """At night the reason is that hours are over: of the arrangement, or of who delivers it."""
    of = plan(
        on_pain("c1", hours=OFFICE_HOURS), on_pain("c2", "elm"), agency("elm", opening=OFFICE_HOURS)
    )

    assert "it is outside its hours" == reason(of, "c1", NIGHT_HOUR)
    assert "Elm is closed then" == reason(of, "c2", NIGHT_HOUR)


def test_several_reasons_are_all_said() -> None:
    """Where two things are missing, remedying one would not be enough, so both are said."""
    of = plan(on_pain("c1", "", state="proposed"))

    assert "it is proposed and nobody is named to deliver it" == reason(of, reading=2)


@share(0.3)
@given(plans())
def test_there_is_a_reason_exactly_when_an_arrangement_is_out(of: Plan) -> None:
    """What is out for certain has a reason in words, and what may hold has none."""
    looking = Arrangements(of, TODAY)
    for risk_of_plan in of.risks:
        for at in cover(looking, risk_of_plan).slots:
            for control in of.controls:
                for reading in READINGS:
                    out = looking.out(control, reading, at.slot) is True

                    assert out == bool(because(looking, control, reading, at.slot))


# Events and lists


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("oak", "Oak stops"),
        ("rota", "Rota is not there"),
        ("home", "Home is lost"),
        ("line", "Line is down"),
        ("order", f"“{ORDER}” lapses"),
        ("stay", "“Condition stay” lapses"),
        ("c1", "“C1” fails"),
    ],
)
def test_every_kind_of_failure_has_its_word(event: str, words: str) -> None:
    """Agencies stop, rotas are not there, homes are lost, lines are down, orders lapse."""
    of = plan(
        team("rota", "oak"),
        place("home"),
        system("line"),
        authority("order"),
        condition("stay", "trust"),
        on_pain("c1"),
    )

    assert words == event_words(Arrangements(of, TODAY), event)


def test_a_cut_set_is_said_with_services_first() -> None:
    """Failures that must come together are said in one sentence, services before arrangements."""
    of = plan(team("rota", "oak"), on_pain("c1"))
    looking = Arrangements(of, TODAY)

    assert "Oak stops, Rota is not there and “C1” fails" == cut_words(
        looking, {"c1", "rota", "oak"}
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_read_like_sentences(words: list[str], text: str) -> None:
    """One, two and three things are listed as one says them."""
    assert text == joined(words)


@share(0.3)
@given(plans())
def test_no_sentence_names_the_person(of: Plan) -> None:
    """What is said is about arrangements: the person's name is in none of it."""
    looking = Arrangements(of, TODAY)
    spoken = sentences(of)
    for one in (cover(looking, risk_of_plan) for risk_of_plan in of.risks):
        for at in one.slots:
            spoken += [cut_words(looking, cut) for cut in at.risk.cuts]
            spoken += [because(looking, c, r, at.slot) for c in of.controls for r in READINGS]

    assert [] == [words for words in spoken if NAME in words]
    assert all(words == words.strip() and "  " not in words for words in spoken)


@share(0.3)
@given(plans())
def test_every_slot_has_a_sentence_that_fits_its_answer(of: Plan) -> None:
    """Each of the five answers is said in its own way, so that none passes for another."""
    begins = {
        "not-covered": ("Nothing in place covers “",),
        "only-if-promised": ("Covered only by promise",),
        "not-confirmed": (
            "Evidence ran out",
            "Arrangements are in place without evidence",
            "The list of causes has not been reviewed",
            "No cause is recorded",
        ),
        "relies-on-one": ("If ",),
        "has-back-up": ("At least ",),
    }
    looking = Arrangements(of, TODAY)
    for one in (cover(looking, risk_of_plan) for risk_of_plan in of.risks):
        for at in one.slots:
            assert said(looking, one, at).startswith(begins[at.risk.answer])
            assert " 0 " not in said(looking, one, at)
