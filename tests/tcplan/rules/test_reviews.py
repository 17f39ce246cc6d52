"""How reviews are held: panel, consent, papers, what came of them."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.individual import Consent
from tcplan.domain.records import Document, Review
from tcplan.rules.judging import Verdict
from tcplan.rules.reviews import DUTIES
from tests.builders import least, source
from tests.tcplan.rules.clocks.asking import DAY, review, verdicts

HELD = dt.date(2026, 6, 1)
WHOLE = {"chair": "B.", "independent_clinician": True, "expert_by_experience": True}


def judged(
    name: str,
    *records: Any,  # noqa: ANN401
    day: dt.date = HELD + 30 * DAY,
    **person: Any,  # noqa: ANN401
) -> list[Verdict]:
    """What a duty about reviews says."""
    return list(verdicts(name, day, *records, duties=DUTIES, **person).values())


def states(name: str, *records: Any, **more: Any) -> list[str]:  # noqa: ANN401
    """The states that a duty about reviews finds."""
    return [one.state for one in judged(name, *records, **more)]


@pytest.mark.parametrize("lacks", [None, *WHOLE])
def test_a_panel_is_whole_or_it_is_not(lacks: str | None) -> None:
    """Without a chair, or one of the two independent experts, the panel was not whole."""
    fields = {key: value for key, value in WHOLE.items() if key != lacks}
    (found,) = judged("cetr-panel-incomplete", review("cetr-inpatient", HELD, **fields))

    assert ("met" if lacks is None else "not-met", "R03") == (found.state, found.rule)


def test_a_delegated_chair_is_flagged_and_not_failed() -> None:
    """Somebody who chairs for the commissioner is asked about, and the panel is whole."""
    held = review("cetr-inpatient", HELD, chair_delegated=True, **WHOLE)
    (asked,) = judged("cetr-chair-delegated", held)

    assert ["met"] == states("cetr-panel-incomplete", held)
    assert ("due", None) == (asked.state, asked.due)
    assert "Did they know P-001" in asked.what


def test_a_chair_who_is_the_commissioner_is_not_asked_about() -> None:
    """Nobody is asked about a chair who was not delegated."""
    held = review("cetr-inpatient", HELD, **WHOLE)

    assert ["met"] == states("cetr-chair-delegated", held)


def test_an_emergency_meeting_needs_no_panel() -> None:
    """An emergency meeting is no C(E)TR and is not judged as one."""
    assert [] == judged("cetr-panel-incomplete", review("laep", HELD))


def test_only_the_last_review_is_judged() -> None:
    """A panel of years ago cannot be mended; the last one is what people rely on."""
    old, new = review("cetr-inpatient", HELD - 90 * DAY), review("cetr-requested", HELD, **WHOLE)

    assert ["met"] == states("cetr-panel-incomplete", old, new)


@pytest.mark.parametrize(("held", "count"), [(dt.date(2023, 4, 30), 0), (dt.date(2023, 5, 1), 1)])
def test_a_review_before_the_rule_is_not_judged(held: dt.date, count: int) -> None:
    """Nobody is told today that a panel broke a rule that there was not."""
    assert count == len(judged("cetr-panel-incomplete", review("cetr-inpatient", held)))


def paper(*, consent_needed: bool = True) -> Document:
    """A paper about Robin."""
    made: Document = least(
        Document, id="paper", source=source(), individual="P-001", owner="icb",
        consent_needed=consent_needed,
    )  # fmt: skip
    return made


def said(state: str, on: dt.date) -> Consent:
    """What was said about being reviewed."""
    return Consent(purpose="cetr", state=state, on=on, recorded_by="nurse")


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ((), "not-met"),
        ((said("given", HELD - DAY),), "met"),
        ((said("given", HELD),), "met"),
        ((said("given", HELD + DAY),), "not-met"),
        ((said("best-interests", HELD - DAY),), "met"),
        ((said("parental", HELD - DAY),), "met"),
        ((said("refused", HELD - DAY),), "not-met"),
        ((said("given", HELD - 9 * DAY), said("withdrawn", HELD - DAY)), "not-met"),
        ((said("given", HELD - 9 * DAY), said("withdrawn", HELD + DAY)), "met"),
    ],
    ids=[
        "nothing", "given", "given that day", "given afterwards", "best interests", "a parent",
        "refused", "withdrawn before", "withdrawn afterwards",
    ],
)  # fmt: skip
def test_papers_are_read_with_consent_alone(consents: tuple[Consent, ...], expected: str) -> None:
    """Consent counts as it stood on the day of the review; what came later changes nothing."""
    held = review("cetr-inpatient", HELD, circulated=("paper",))

    assert [expected] == states("cetr-read-without-consent", paper(), held, consents=consents)


def test_consent_counts_when_the_papers_went_out() -> None:
    """Papers that went out the day before consent was given went out without it."""
    sent = dt.datetime(2026, 5, 29, 9, 0)  # noqa: DTZ001
    held = review("cetr-inpatient", HELD, circulated=("paper",), pack_sent_at=sent)
    late = (said("given", dt.date(2026, 5, 30)),)
    (found,) = judged("cetr-read-without-consent", paper(), held, consents=late)

    assert "not-met" == found.state
    assert "The panel must not read them." in found.what


def test_papers_that_need_no_consent() -> None:
    """A paper that needs no consent may be read; where nothing was sent out nothing is judged."""
    held = review("cetr-inpatient", HELD, circulated=("paper",))
    free = paper(consent_needed=False)

    assert ["not-applicable"] == states("cetr-read-without-consent", free, held)
    assert [] == states("cetr-read-without-consent", review("cetr-inpatient", HELD))


def at(text: str) -> dt.datetime:
    """A local time."""
    return dt.datetime.fromisoformat(text)


def timed(begins: str, sent: str | None) -> Review:
    """A review that was held, and when its papers went out."""
    start = at(begins)
    return review(
        "cetr-inpatient", start.date(), begins_at=start, pack_sent_at=at(sent) if sent else None
    )


@pytest.mark.parametrize(
    ("begins", "sent", "state"),
    [
        ("2026-06-02T10:00", "2026-06-01T10:00", "met"),
        ("2026-06-02T10:00", "2026-06-01T10:01", "not-met"),
        ("2026-06-02T10:00", None, "not-met"),
        ("2026-06-02T10:00", "2026-06-02T11:00", "not-met"),
        ("2026-03-29T10:00", "2026-03-28T10:00", "not-met"),
        ("2026-03-29T10:00", "2026-03-28T09:00", "met"),
        ("2026-03-29T10:00", "2026-03-28T09:01", "not-met"),
        ("2026-10-25T10:00", "2026-10-24T11:00", "met"),
        ("2026-10-25T10:00", "2026-10-24T11:01", "not-met"),
        ("2026-10-25T01:30", "2026-10-24T01:30", "met"),
        ("2026-10-26T01:30", "2026-10-25T01:30", "met"),
        ("2026-10-26T01:29", "2026-10-25T01:30", "not-met"),
    ],
)
def test_papers_a_whole_day_before(begins: str, sent: str | None, state: str) -> None:
    """At least 24 hours pass, also over the nights on which clocks are put forward or back."""
    held = timed(begins, sent)

    assert [state] == states("cetr-papers-late", held, day=at(begins).date())


def test_how_much_too_late_papers_were() -> None:
    """The sentence says how many hours there were."""
    (found,) = judged("cetr-papers-late", timed("2026-03-29T10:00", "2026-03-28T10:00"))

    assert "were sent 23 hours and 0 minutes before it" in found.what


@pytest.mark.parametrize(("before", "state"), [(1, "due"), (0, "not-met")])
def test_papers_of_a_review_ahead(before: int, state: str) -> None:
    """Until the day before, papers can still go out in time."""
    ahead = review("cetr-inpatient", due=HELD, begins_at=dt.datetime(2026, 6, 1, 10, 0))  # noqa: DTZ001
    (found,) = judged("cetr-papers-late", ahead, day=HELD - before * DAY)

    assert (state, HELD - DAY if before else None) == (found.state, found.due)


def test_without_an_hour_nothing_is_judged() -> None:
    """Where the hour is not recorded, it is not said that papers were in time."""
    assert ["not-applicable"] == states("cetr-papers-late", review("cetr-inpatient", HELD))


@pytest.mark.parametrize(("before", "state"), [(14, "met"), (13, "not-met")])
def test_two_weeks_to_decide(before: int, state: str) -> None:
    """The person has two weeks to decide whether and with whom they want it."""
    held = review("cetr-inpatient", HELD, consent_asked_on=HELD - before * DAY)

    assert [state] == states("cetr-asked-late", held)


@pytest.mark.parametrize(
    ("day", "state"),
    [(HELD - 14 * DAY, "due"), (HELD - 13 * DAY, "not-met")],
)
def test_asking_about_a_review_ahead(day: dt.date, state: str) -> None:
    """It can be asked in time until two weeks before; afterwards it was too late."""
    assert [state] == states("cetr-asked-late", review("cetr-inpatient", due=HELD), day=day)


def test_a_review_that_is_over_is_not_asked_about() -> None:
    """That nobody recorded the question cannot be mended, and is not shown as kept either."""
    assert ["not-applicable"] == states("cetr-asked-late", review("cetr-inpatient", HELD))


@pytest.mark.parametrize("kind", ["laep", "cetr-community"])
def test_what_came_of_a_meeting_about_admission(kind: str) -> None:
    """Whether admission was averted is recorded for the last meeting."""
    told = review(kind, HELD, admission="averted", outcome="Support at night.")

    assert ["met"] == states("admission-outcome-missing", told)
    assert ["not-met"] == states("admission-outcome-missing", review(kind, HELD))
