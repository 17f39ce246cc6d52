"""The pack of a C(E)TR: the gate of consent, the hour, the panel, the papers and the questions."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.individual import Consent
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action, Document, Incident, Review
from tcplan.views.papers.cetr_pack import CetrPackView, cetr_pack
from tcplan.views.papers.given import Given
from tests.builders import amended, day, robin, small_plan, source, with_entity, without
from tests.tcplan.report.papers.of_a_person import at

GIVEN = Consent(purpose="cetr", state="given", on=day(-30), recorded_by="advocate")
SIX = (
    "Are they safe?",
    "What is their current care like?",
    "What is their daily life like?",
    "Are physical health needs met?",
    "Is there a plan for their future?",
    "Do they need to be in hospital?",
)


def review(name: str = "v", **fields: Any) -> Review:  # noqa: ANN401
    """A review of Robin that is due in three weeks."""
    given: dict[str, Any] = {"kind": "cetr-inpatient", "due": day(21), "held": None}
    return Review(id=name, source=source(), individual="P-001", **given | fields)


def paper(kind: str, name: str | None = None, **fields: Any) -> Document:  # noqa: ANN401
    """A paper about Robin of last week."""
    me = name or f"d-{kind}"
    given: dict[str, Any] = {
        "title": f"The {kind}",
        "version": "2",
        "on": day(-7),
        "owner": "trust",
    }
    return Document(id=me, source=source(), individual="P-001", kind=kind, **given | fields)


def agreed(plan: Plan | None = None) -> Plan:
    """Robin has agreed to the review."""
    return amended(plan or robin(), "P-001", consents=(GIVEN,))


def pack(plan: Plan) -> CetrPackView:
    """The pack of Robin's next C(E)TR."""
    return cetr_pack(at(plan), "P-001", Given())


@pytest.mark.parametrize("state", [None, "refused", "withdrawn", "not-asked"])
def test_without_consent_nothing_written_about_the_person_is_in_the_pack(state: str | None) -> None:
    """The panel must not read: no title, finding, question or action is told."""
    consents = (
        (Consent(purpose="cetr", state=state, on=day(-3), recorded_by="nurse"),) if state else ()
    )
    action = Action(
        id="x",
        source=source(),
        individual="P-001",
        what="Find an advocate",
        owner="icb",
        asked_on=day(-90),
        due=day(-60),
        from_review="v-last",
    )
    plan = with_entity(
        amended(robin(), "P-001", consents=consents),
        review("v-last", due=None, held=day(-90), outcome="Does not need to be in hospital"),
        paper("cetr-planner"),
        action,
    )
    view = pack(plan)
    assert not view.consent.open
    assert view.consent.needed is not None
    assert (view.kloe, view.actions) == ((), ())
    assert [None] == [one.outcome for one in view.held]
    assert [None] == [p.title for asked in view.before for p in asked.papers]


@pytest.mark.parametrize("state", ["given", "best-interests", "parental"])
def test_consent_or_a_best_interests_decision_opens_the_pack(state: str) -> None:
    """What stands for the person's yes opens the pack, with its day and who recorded it."""
    consent = Consent(purpose="cetr", state=state, on=day(-3), recorded_by="nurse")
    view = pack(amended(robin(), "P-001", consents=(consent,)))
    assert view.consent.open
    assert view.consent.needed is None
    assert tuple(one.heading for one in view.kloe) == SIX


def test_consent_to_something_else_does_not_open_it() -> None:
    """Consent is for one purpose; the register is another."""
    consent = Consent(purpose="register", state="given", on=day(-3), recorded_by="nurse")
    assert not pack(amended(robin(), "P-001", consents=(consent,))).consent.open


def test_the_last_consent_counts() -> None:
    """Who took back their consent is not read about."""
    taken_back = Consent(purpose="cetr", state="withdrawn", on=day(-1), recorded_by="advocate")
    assert not pack(amended(robin(), "P-001", consents=(GIVEN, taken_back))).consent.open


def test_a_child_may_have_a_parents_consent() -> None:
    """What is needed for a child names who has parental responsibility."""
    needed = pack(amended(robin(), "P-001", born="2010-09")).consent.needed
    assert "parental responsibility" in (needed or "")


def test_the_exact_hour_by_which_the_papers_go_out_is_told() -> None:
    """Twenty-four hours before the review begins, to the minute."""
    begins = dt.datetime(2026, 12, 10, 14, 30)  # noqa: DTZ001
    meeting = pack(
        with_entity(robin(), review(due=None, held=begins.date(), begins_at=begins))
    ).meeting
    assert meeting is not None
    assert meeting.when == "10 December 2026, 14:30"
    assert meeting.last_hour == "By 9 December 2026, 14:30: 24 hours before it begins."
    assert (meeting.sent, meeting.late) == ("Not yet sent.", False)


def test_on_the_night_when_clocks_change_twenty_four_hours_are_counted_and_not_read_off() -> None:
    """The day before a Sunday with 25 hours the papers go out an hour later by the clock."""
    begins = dt.datetime(2027, 10, 31, 14, 0)  # noqa: DTZ001
    meeting = pack(
        with_entity(robin(), review(due=None, held=begins.date(), begins_at=begins))
    ).meeting
    assert meeting is not None
    assert meeting.last_hour.startswith("By 30 October 2027, 15:00")


def test_papers_that_went_out_too_late_are_told_as_late() -> None:
    """Sent in the evening for the next morning is late, and said to be."""
    begins = dt.datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001
    sent = dt.datetime(2026, 11, 22, 18, 0)  # noqa: DTZ001
    plan = with_entity(robin(), review(due=day(1), begins_at=begins, pack_sent_at=sent))
    meeting = pack(plan).meeting
    assert meeting is not None
    assert (meeting.late, meeting.sent) == (True, "Sent on 22 November 2026, 18:00.")


def test_without_an_hour_the_day_before_is_told_and_that_the_hour_is_missing() -> None:
    """A review with a day and no hour still has its warning."""
    meeting = pack(with_entity(robin(), review(due=dt.date(2026, 12, 10)))).meeting
    assert meeting is not None
    assert meeting.last_hour == (
        "At least 24 hours before it begins: for 10 December 2026, at the same hour on 9 December "
        "2026; the hour is not recorded."
    )


def test_two_weeks_to_decide_are_counted() -> None:
    """Asked a week before, the person had less time than is ideal, and the pack says so."""
    plan = with_entity(robin(), review(due=day(4), consent_asked_on=day(-3)))
    meeting = pack(plan).meeting
    assert meeting is not None
    assert meeting.asked == "On 19 November 2026, 7 days before it; ideally they have 14 days."


@pytest.mark.parametrize(
    ("fields", "quorum"),
    [
        (
            {"chair": "case manager", "independent_clinician": True, "expert_by_experience": True},
            "The panel is whole.",
        ),
        (
            {"chair": "case manager", "independent_clinician": True},
            "Not quorate: nobody is recorded as independent expert by experience.",
        ),
        (
            {},
            (
                "Not quorate: nobody is recorded as chair, or as independent clinical expert, or "
                "as independent expert by experience."
            ),
        ),
    ],
)
def test_a_panel_is_whole_with_its_three(fields: dict[str, Any], quorum: str) -> None:
    """Chair, independent clinical expert and expert by experience, or it is not quorate."""
    assert pack(with_entity(robin(), review(**fields))).quorum == quorum


def test_a_chair_who_stands_in_is_asked_about() -> None:
    """A delegated chair has to know the person and be able to decide, and is not independent."""
    plan = with_entity(robin(), review(chair="deputy", chair_delegated=True))
    assert "They are not independent." in (pack(plan).delegated or "")
    assert pack(robin()).delegated is None


def test_in_hospital_the_sections_on_health_are_asked_for_and_at_home_the_crisis_plan() -> None:
    """Each setting has its own list of what is shared before."""
    at_home = without(amended(robin(), "move", from_spell=None), "spell")
    last = [[asked.words for asked in pack(plan).before][-1] for plan in (robin(), at_home)]
    assert last == [
        "Key lines of enquiry: the sections on physical health and medication, filled in",
        "Crisis and contingency plan",
    ]


def test_what_is_there_is_told_with_version_day_and_owner() -> None:
    """Of several versions the latest is told, and whether it went to the panel."""
    plan = with_entity(
        agreed(),
        paper("cetr-planner"),
        paper("cetr-planner", "d-old", version="1", on=day(-90)),
        review(circulated=("d-cetr-planner",)),
    )
    view = pack(plan)
    (found,) = view.before[0].papers
    assert (found.title, found.version, found.on, found.owner, found.sent) == (
        "The cetr-planner",
        "2",
        day(-7),
        "Trust",
        True,
    )
    assert view.before[0].words not in view.missing


def test_what_is_not_there_is_on_the_missing_list() -> None:
    """The organiser sees what has to be shared before and is not there."""
    assert pack(agreed()).missing == (
        "My C(E)TR planner, with consent or the best-interests decision",
        "Key lines of enquiry: the sections on physical health and medication, filled in",
    )


def test_a_paper_that_cannot_be_there_is_not_missing() -> None:
    """Without an earlier C(E)TR there is no report; without restraint there are no forms."""
    view = pack(agreed())
    reasons = {one.words: one.not_looked_for for one in (*view.before, *view.on_the_day)}
    assert reasons["Report and action plan of the previous C(E)TR"] == (
        "no earlier C(E)TR is recorded"
    )
    forms = "Incident forms with restraint since the admission or the last C(E)TR"
    assert "no incident with restraint" in (reasons[forms] or "")


def test_after_restraint_the_forms_are_looked_for() -> None:
    """An incident with restraint since the last C(E)TR asks for its form."""
    held = Incident(
        id="i",
        source=source(),
        individual="P-001",
        kind="restraint",
        on=day(-10),
        service="hospital",
        interventions=("physical-seated",),
        text="Four minutes.",
    )
    forms = next(
        one for one in pack(with_entity(agreed(), held)).on_the_day if "restraint" in one.words
    )
    assert forms.missing


def test_actions_of_the_last_review_are_told_with_owner_day_and_where_they_stand() -> None:
    """What the last panel asked is on the table of the next, overdue by how much."""
    action = Action(
        id="x",
        source=source(),
        individual="P-001",
        what="Find an advocate",
        owner="icb",
        owner_name="case manager",
        asked_on=day(-90),
        due=day(-10),
        escalated_to="oversight panel",
        from_review="v-last",
    )
    plan = with_entity(agreed(), review("v-last", due=None, held=day(-90)), action)
    (told,) = pack(plan).actions
    assert (told.what, told.owner, told.due, told.status) == (
        "Find an advocate",
        "case manager, Icb",
        day(-10),
        "Overdue by 10 days, escalated to oversight panel",
    )


@pytest.mark.parametrize(
    ("security", "born", "workbook"),
    [
        ("general", "1991-04", "Adults, in hospital, not secure"),
        ("medium", "1991-04", "Adults, in hospital, secure"),
        ("general", "2010-09", "Children and young people, in hospital, not secure"),
    ],
)
def test_the_key_lines_are_those_of_age_and_setting(
    security: str, born: str, workbook: str
) -> None:
    """Each age group and setting has its own set of key lines of enquiry."""
    plan = amended(amended(robin(), "spell", security=security), "P-001", born=born)
    assert pack(plan).workbook == workbook


def test_somebody_of_whom_nothing_is_recorded_has_a_pack() -> None:
    """Nobody owes a review, nothing is there, and the pack says so without failing."""
    view = pack(small_plan(risks=(), controls=()))
    assert (view.meeting, view.held, view.next_due, view.community) == (None, (), (), True)
    assert view.workbook == "Adults, in the community"
