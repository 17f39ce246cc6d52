"""What is said about cover is what was found, in the panel's words, and never about the person."""

import ast
import inspect

import pytest
from hypothesis import given

from tcplan.analysis import reasons, standing
from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import ANSWERS, Held, cover
from tcplan.analysis.reasons import READINGS
from tcplan.analysis.slots import Slot, Stretch
from tcplan.analysis.standing import Fact
from tcplan.analysis.words import (
    ANSWER_WORDS,
    READING_WORDS,
    answer_label,
    because,
    cut_words,
    event_words,
    fact_words,
    joined,
    said,
)
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
    risk,
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
    person,
    plan,
    plans,
    share,
)

ORDER = "Order of the Court of Protection"
NOON = Slot((Stretch(0, 720, 721),))
NIGHT_HOUR = Slot((Stretch(0, 0, 60),))


def sentences(of: Plan) -> list[str]:
    """The sentence about each risk in each of its slots."""
    looking = Arrangements(of, TODAY)
    covers = [cover(looking, one) for one in of.risks]
    return [said(looking, one, at) for one in covers for at in one.slots]


def sentence(of: Plan) -> str:
    """The sentence about a risk that has one slot."""
    (only,) = sentences(of)
    return only


def reason(of: Plan, control: str = "c1", slot: Slot = NOON, reading: int = 0) -> str:
    """Why an arrangement does not hold."""
    return because(Arrangements(of, TODAY), of.by_id[control], READINGS[reading], slot)


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


# The five answers


def test_not_covered_names_the_cause_and_the_time() -> None:
    """A gap is told with the cause that nothing holds and the hours in which it is open."""
    assert ["Nothing in place covers “t-fall happens”, at all times."] == sentences(
        plan(risk("r-pain", "t-pain", "t-fall"), on_pain("c1"))
    )


def test_a_cause_that_is_promised_for_is_not_called_open() -> None:
    """Beside a cause that nothing covers, one that is promised for is not named as open."""
    promised = on_pain("c1", state="agreed")

    assert "Nothing in place covers “t-fall happens”, at all times." == sentence(
        plan(risk("r-pain", "t-pain", "t-fall"), promised)
    )


def test_a_gap_at_night_is_said_of_the_night() -> None:
    """Where the days are held and the nights are not, the nights are named."""
    of = plan(on_pain("c1", hours=OFFICE_HOURS))

    assert (
        "Nothing in place covers “t-pain happens”, "
        "Mon–Fri before 09:00 and from 17:00; Sat–Sun, bank holidays." in sentences(of)
    )


def test_only_if_promised_says_how_many_and_by_when() -> None:
    """Promises are counted, and the last of their days is said."""
    promised = {"state": "agreed", "evidence": ()}
    of = plan(
        on_pain("c1", start=day(-1), **promised), on_pain("c2", "elm", start=day(-3), **promised)
    )

    assert (
        "Covered only by promise, at all times: 2 arrangements are agreed due by "
        "21 November 2026 and not yet in place." == sentence(of)
    )


def test_the_promise_that_is_waited_for_is_the_one_that_is_counted() -> None:
    """Where one promise keeps two arrangements waiting, it is one promise."""
    waited = on_pain("c3", prevents=(), state="agreed")
    of = plan(on_pain("c1", requires=("c3",)), on_pain("c2", "elm", requires=("c3",)), waited)

    assert (
        "Covered only by promise, at all times: One arrangement is agreed and not yet in place."
        == sentence(of)
    )


def test_evidence_that_ran_out_is_said_with_its_last_day() -> None:
    """The day is that on which the newest evidence ran out, not an older one."""
    of = plan(on_pain("c1", evidence=(evidence(review_by=day(-25)), evidence(review_by=day(-2)))))

    assert "Evidence ran out on 20 November 2026, at all times." == sentence(of)


def test_of_several_the_oldest_evidence_is_said() -> None:
    """Where evidence of several arrangements ran out, the one longest overdue is told."""
    stale = [(evidence(review_by=day(-2)),), (evidence(review_by=day(-5)),)]
    of = plan(on_pain("c1", evidence=stale[0]), on_pain("c2", "elm", evidence=stale[1]))

    assert "Evidence ran out, the oldest on 17 November 2026, at all times." == sentence(of)


def test_missing_evidence_is_said_beside_old_evidence() -> None:
    """That something has no evidence at all is not hidden by evidence that ran out."""
    of = plan(
        on_pain("c1", evidence=(evidence(review_by=day(-2)),)), on_pain("c2", "elm", evidence=())
    )

    assert (
        "Evidence ran out on 20 November 2026, at all times. "
        "Arrangements are in place without evidence, at all times." == sentence(of)
    )


def test_causes_not_reviewed_are_said() -> None:
    """Where the list of causes is not confirmed, that is what has to be done."""
    assert (
        "The list of causes has not been reviewed by the team responsible on that day."
        == sentence(plan(person(responsible_teams=()), on_pain("c1")))
    )


def test_no_cause_is_said() -> None:
    """A risk without a cause is told as what it is: not looked into."""
    assert (
        "No cause is recorded for this risk, so nothing can be said about what holds it."
        == sentence(plan(risk("r-pain")))
    )


def test_relies_on_one_says_whose_failure() -> None:
    """The service whose stop leaves nothing is named, and how many more there are like it."""
    assert (
        "If Oak stops, nothing else covers it, at all times. "
        "One other single failure would do the same." == sentence(plan(on_pain("c1")))
    )


def test_relies_on_one_counts_the_other_single_failures() -> None:
    """Every other single failure is counted, though one is named."""
    of = plan(system("line"), on_pain("c1", requires=("line",)))

    assert (
        "If Line is down, nothing else covers it, at all times. "
        "2 other single failures would do the same." == sentence(of)
    )


def test_the_only_single_failure_is_told_alone() -> None:
    """Where one arrangement is shared by two providers, only it can fail alone."""
    assert "If “C1” fails, nothing else covers it, at all times." == sentence(
        plan(on_pain("c1", "oak elm"))
    )


@pytest.mark.parametrize(
    ("holders", "number"),
    [
        (["oak", "elm"], "two"),
        (["oak", "elm", "trust"], "three"),
        (["oak", "elm", "trust", "icb"], "more than three"),
    ],
)
def test_has_back_up_says_how_many_would_have_to_fail(holders: list[str], number: str) -> None:
    """The number of separate things that must fail together is said, up to three."""
    of = plan(*(on_pain(f"c-{name}", name) for name in holders))

    assert f"At least {number} separate things would have to fail, at all times." == sentence(of)


def test_back_up_by_restriction_says_so() -> None:
    """Back-up that is there only by restricting the person is never told as plain back-up."""
    of = plan(on_pain("c1"), on_pain("c2", "elm", restrictive=True))

    assert sentence(of).endswith(" The back-up restricts the person.")
    assert "Has back-up, by restriction" == answer_label(
        Held("r-pain", (False, False, False), "has-back-up", by_restriction=True)
    )


def test_every_answer_and_reading_has_words() -> None:
    """No answer and no reading is shown as a code."""
    assert set(ANSWERS) == set(ANSWER_WORDS)
    assert set(READINGS) == set(READING_WORDS)
    assert list(ANSWER_WORDS.values()) == [
        answer_label(Held("r-pain", (False, False, False), answer)) for answer in ANSWERS
    ]


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
