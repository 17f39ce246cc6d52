"""Each of the five answers is said in a sentence that names what is missing, and by when."""

import pytest

from tcplan.analysis.cover import ANSWERS, Held
from tcplan.analysis.reasons import READINGS
from tcplan.analysis.words import ANSWER_WORDS, READING_WORDS, answer_label
from tests.builders import OFFICE_HOURS, day, evidence, risk, system
from tests.tcplan.analysis.plans import on_pain, person, plan
from tests.tcplan.analysis.saying import sentence, sentences

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
