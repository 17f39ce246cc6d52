"""The failure logic of support in plain words: each rule with the smallest plan that shows it.

Every answer here was worked out by hand; the simulation of ADR 0010 must give it too.
"""

import datetime as dt

import pytest

from tcplan.domain.control import Control, Delivery
from tcplan.domain.hours import Span
from tcplan.domain.individual import Responsibility
from tcplan.domain.network import CarerStanding
from tcplan.domain.plan import Plan
from tcplan.domain.risk import CauseReview, EarlyWarningSign
from tests import oracle
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    agency,
    amended,
    authority,
    consequences,
    day,
    evidence,
    family,
    place,
    risk,
    system,
    team,
)
from tests.oracle import Moment
from tests.tcplan.analysis.asked import answers, bare, covers, held
from tests.tcplan.analysis.plans import (
    BANK_HOLIDAY,
    TOMORROW,
    YESTERDAY,
    condition,
    needs,
    on_pain,
    person,
    plan,
    standing,
)

NOON = Moment(TODAY, "mon", 12 * 60)
MIDNIGHT = Moment(TODAY, "mon", 0)
SATURDAY = Moment(TODAY, "sat", 12 * 60)
HOLIDAY = Moment(TODAY, "bank-holiday", 12 * 60)


def told(of: Plan, moment: Moment = NOON, aim: str = "r-pain") -> str:
    """The answer about the risk, on which product and simulation agree."""
    answer = answers(of, moment)[aim]
    assert oracle.answer(of, aim, moment) == answer
    return answer


def cuts(of: Plan, moment: Moment = NOON, aim: str = "r-pain") -> set[str]:
    """The cut sets that are shown, each as its ids in order."""
    shown = held(of, moment)[aim].cuts
    reading = oracle.strongest(of, aim, moment)
    assert bare(oracle.cut_sets(of, aim, moment, reading, most=3) if reading else set()) == set(
        shown
    )
    return {" ".join(sorted(cut)) for cut in shown}


def noticing(**fields: object) -> Control:
    """A control that only notices, with elm to answer within half an hour."""
    return on_pain(
        "c1", **{"kind": "monitoring", "responder": "elm", "respond_within": 30, **fields}
    )


def two_ways(*things: object, **fields: object) -> Plan:
    """One arrangement by oak and another by elm."""
    return plan(*things, on_pain("c1", **fields), on_pain("c2", "elm"))


# One agency is one event


def test_one_agency_behind_two_arrangements_is_one_way() -> None:
    """Two arrangements by one provider are no back-up for each other."""
    of = plan(on_pain("c1"), on_pain("c2"))

    assert "relies-on-one" == told(of)
    assert {"oak", "c1 c2"} == cuts(of)


def test_two_agencies_are_two_ways() -> None:
    """Arrangements by two separate providers back each other up."""
    of = two_ways()

    assert "has-back-up" == told(of)
    assert {"elm oak", "c1 elm", "c2 oak", "c1 c2"} == cuts(of)


@pytest.mark.parametrize(
    "shared",
    [
        agency("core", "parent-company"),
        team("core"),
        place("core"),
        system("core"),
    ],
    ids=["parent company", "staffing pool", "building", "record system"],
)
def test_what_two_agencies_share_is_one_event(shared: object) -> None:
    """Two providers who lean on the same thing rest on one thing together."""
    pair = [agency(name, depends_on=needs("core")) for name in ("oak", "elm")]

    assert "relies-on-one" == told(plan(shared, *pair, on_pain("c1"), on_pain("c2", "elm")))


def test_agencies_that_depend_on_each_other_fail_together() -> None:
    """Two providers who each need the other are down when either is."""
    pair = [agency("oak", depends_on=needs("elm")), agency("elm", depends_on=needs("oak"))]
    of = plan(*pair, on_pain("c1"), on_pain("c2", "elm"))

    assert {"oak", "elm", "c1 c2"} == cuts(of)


def test_a_dependency_reaches_through_others() -> None:
    """A provider needs its building, the building its alarm, the alarm its company."""
    of = plan(
        agency("oak", depends_on=needs("base")),
        place("base", depends_on=needs("bell")),
        system("bell", depends_on=needs("grove")),
        agency("grove"),
        on_pain("c1"),
    )

    assert {"c1", "oak", "base", "bell", "grove"} == cuts(of)


def test_a_team_is_out_with_its_agency() -> None:
    """A team is lost by itself, or when the agency that it belongs to stops."""
    assert {"c1", "rota", "oak"} == cuts(plan(team("rota", "oak"), on_pain("c1", "rota")))


def test_one_arrangement_is_one_event_on_every_cause() -> None:
    """An arrangement that holds two causes is one thing, and can fail but once."""
    both = risk("r-pain", "t-pain", "t-fall")

    assert {"c1", "oak"} == cuts(plan(both, on_pain("c1", prevents=("t-pain", "t-fall"))))


# Who is needed


def test_any_of_the_holders_is_enough() -> None:
    """If any of two agencies can deliver it, both must be out."""
    assert {"c1", "elm oak"} == cuts(plan(on_pain("c1", "oak elm")))


def test_all_of_the_holders_are_needed() -> None:
    """If all of two agencies are needed, either being out is enough."""
    both = Delivery(mode="all", holders=("oak", "elm"))

    assert {"c1", "oak", "elm"} == cuts(plan(on_pain("c1", delivery=both)))


def test_at_least_two_of_three_are_needed() -> None:
    """If two of three agencies are needed, any two being out is enough, and no one alone."""
    two = Delivery(mode="at-least", holders=("oak", "elm", "trust"), needed=2)

    assert {"c1", "elm oak", "oak trust", "elm trust"} == cuts(plan(on_pain("c1", delivery=two)))


def test_nobody_delivers_nothing() -> None:
    """An arrangement for which nobody is named holds nothing."""
    assert "not-covered" == told(plan(on_pain("c1", "")))


def test_a_deputy_is_one_more_way() -> None:
    """A deputy can deliver the whole of it alone, even where two are needed."""
    both = Delivery(mode="all", holders=("oak", "elm"))
    of = plan(on_pain("c1", delivery=both, deputy="trust"))

    assert {"c1", "oak trust", "elm trust"} == cuts(of)


def test_a_deputy_of_the_same_agency_is_no_other_way() -> None:
    """A deputy from the agency that has stopped has stopped too."""
    of = plan(team("bank-staff", "oak"), on_pain("c1", "oak", deputy="bank-staff"))

    assert {"c1", "oak"} == cuts(of)


def test_a_deputy_can_be_the_only_one() -> None:
    """Where nobody but a deputy is named, the deputy delivers it."""
    assert {"c1", "elm"} == cuts(plan(on_pain("c1", "", deputy="elm")))


# Causes and results


def test_a_cause_without_an_arrangement_is_open() -> None:
    """A cause that nothing acts on leaves the risk not covered."""
    assert "not-covered" == told(plan())


def test_one_open_cause_opens_the_risk() -> None:
    """However well one cause is held, another that nothing holds leaves the risk not covered."""
    both = risk("r-pain", "t-pain", "t-fall")

    assert "not-covered" == told(plan(both, on_pain("c1"), on_pain("c2", "elm")))


def test_an_arrangement_counts_only_on_the_causes_it_names() -> None:
    """Back-up on one cause does not make up for a single way on another."""
    both = risk("r-pain", "t-pain", "t-fall")
    of = plan(
        both, on_pain("c1"), on_pain("c2", "elm"), on_pain("c3", "trust", prevents=("t-fall",))
    )

    assert "relies-on-one" == told(of)
    assert "has-back-up" == told(of, aim="t-pain")


def test_a_risk_without_a_cause_is_not_confirmed() -> None:
    """A risk for which no cause is written down must never look safe."""
    of = plan(risk("r-pain"), on_pain("c1", prevents=()))

    assert "not-confirmed" == told(of)
    assert held(of, NOON)["r-pain"].reading is None


def test_a_result_has_its_own_answer() -> None:
    """What limits the harm is told beside the risk and does not stand in for preventing it."""
    with_result = risk("r-pain", "t-pain", consequences=consequences("k-burst"))
    of = plan(with_result, on_pain("c1", prevents=(), limits=("k-burst",)))

    assert ("not-covered", "relies-on-one") == (told(of), told(of, aim="k-burst"))


def test_an_open_result_does_not_open_the_risk() -> None:
    """That nothing limits the harm is told of the harm, not of the risk."""
    with_result = risk("r-pain", "t-pain", consequences=consequences("k-burst"))
    of = plan(with_result, on_pain("c1"))

    assert ("relies-on-one", "not-covered") == (told(of), told(of, aim="k-burst"))


# What counts as in force


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("proposed", "not-covered"),
        ("agreed", "only-if-promised"),
        ("in-place", "relies-on-one"),
        ("tested", "relies-on-one"),
        ("failed", "not-covered"),
        ("withdrawn", "not-covered"),
    ],
)
def test_only_what_is_in_place_counts(state: str, answer: str) -> None:
    """In place or tested counts; agreed counts as a promise; anything else never."""
    assert answer == told(plan(on_pain("c1", state=state)))


def test_a_promise_needs_no_evidence_and_gains_nothing_by_it() -> None:
    """An agreed arrangement is a promise, whether or not somebody has written evidence for it."""
    promises = [on_pain("c1", state="agreed", evidence=proof) for proof in ((), (evidence(),))]

    assert ["only-if-promised"] * 2 == [told(plan(promise)) for promise in promises]


@pytest.mark.parametrize(
    ("proof", "answer"),
    [
        ((), "not-confirmed"),
        ((evidence(review_by=YESTERDAY),), "not-confirmed"),
        ((evidence(on=TOMORROW),), "not-confirmed"),
        ((evidence(review_by=TODAY),), "relies-on-one"),
        ((evidence(on=TODAY),), "relies-on-one"),
        ((evidence(review_by=YESTERDAY), evidence()), "relies-on-one"),
    ],
    ids=["none", "past its date", "of tomorrow", "on its last day", "of today", "renewed"],
)
def test_evidence_counts_until_its_date(proof: tuple[object, ...], answer: str) -> None:
    """In place without evidence that holds today is not confirmed; one that holds is enough."""
    assert answer == told(plan(on_pain("c1", evidence=proof)))


@pytest.mark.parametrize("setting", ["hospital", "community", "both"])
def test_ward_arrangements_need_evidence_like_any_other(setting: str) -> None:
    """That the person is on a ward is no evidence that the ward does what is written down."""
    assert "not-confirmed" == told(plan(on_pain("c1", setting=setting, evidence=())))


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        (TODAY, TODAY, "relies-on-one"),
        (TOMORROW, None, "not-covered"),
        (None, YESTERDAY, "not-covered"),
        (YESTERDAY, TOMORROW, "relies-on-one"),
    ],
)
def test_first_and_last_day_count(start: dt.date | None, end: dt.date | None, answer: str) -> None:
    """An arrangement holds from its first day to its last, both included, and on no other."""
    assert answer == told(plan(on_pain("c1", start=start, end=end)))


def test_a_promise_that_has_not_begun_covers_nothing_today() -> None:
    """What is agreed from tomorrow is not even promised for today."""
    assert "not-covered" == told(plan(on_pain("c1", state="agreed", start=TOMORROW)))


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        (None, TODAY, "relies-on-one"),
        (None, YESTERDAY, "not-covered"),
        (TOMORROW, None, "not-covered"),
    ],
)
def test_an_agency_that_does_not_work_delivers_nothing(
    start: dt.date | None, end: dt.date | None, answer: str
) -> None:
    """A provider delivers up to its last day, and nobody who leans on it delivers after that."""
    directly = plan(agency("oak", start=start, end=end), on_pain("c1"))
    behind = plan(
        agency("oak", depends_on=needs("grove")),
        agency("grove", start=start, end=end),
        on_pain("c1"),
    )

    assert (answer, answer) == (told(directly), told(behind))


# Hours


def test_outside_its_hours_nothing_is_held() -> None:
    """A team of office hours holds nothing at night, at weekends or on bank holidays."""
    of = plan(on_pain("c1", hours=OFFICE_HOURS))

    assert ["relies-on-one", "not-covered", "not-covered", "not-covered"] == [
        told(of, moment) for moment in (NOON, MIDNIGHT, SATURDAY, HOLIDAY)
    ]


def test_the_end_of_the_hours_is_the_first_minute_without() -> None:
    """Until 17:00 means that at 17:00 nobody is there any more."""
    of = plan(on_pain("c1", hours=OFFICE_HOURS))
    minutes = [9 * 60 - 1, 9 * 60, 17 * 60 - 1, 17 * 60]

    assert ["not-covered", "relies-on-one", "relies-on-one", "not-covered"] == [
        told(of, Moment(TODAY, "mon", minute)) for minute in minutes
    ]


def test_a_bank_holiday_is_a_day_of_its_own() -> None:
    """Somebody who works on bank holidays only is there on no ordinary Monday."""
    of = plan(on_pain("c1", hours=BANK_HOLIDAY))

    assert ("not-covered", "relies-on-one") == (told(of, NOON), told(of, HOLIDAY))


def test_the_date_asked_about_does_not_choose_the_day() -> None:
    """Asked on a Sunday, the answer is for the whole typical week, weekdays included."""
    assert "relies-on-one" == told(plan(on_pain("c1", hours=OFFICE_HOURS)), NOON)


def test_opening_hours_of_the_holder_count() -> None:
    """An all-week arrangement is not delivered while the team named for it is closed."""
    of = plan(team("clinic", "trust", opening=OFFICE_HOURS), on_pain("c1", "clinic"))

    assert ("relies-on-one", "not-covered") == (told(of, NOON), told(of, SATURDAY))


def test_opening_hours_not_recorded_limit_nothing() -> None:
    """A provider whose opening hours nobody has written down is not taken to be closed."""
    assert "relies-on-one" == told(plan(on_pain("c1")), MIDNIGHT)


def test_opening_hours_behind_the_holder_are_not_asked() -> None:
    """A night team is there at night although the office of its agency is closed."""
    of = plan(
        agency("trust", "mh-trust", opening=OFFICE_HOURS),
        team("night", "trust"),
        on_pain("c1", "night"),
    )

    assert "relies-on-one" == told(of, MIDNIGHT)


def test_a_deputy_who_is_closed_is_no_deputy() -> None:
    """At the weekend a deputy of office hours does not stand in."""
    of = plan(agency("elm", opening=OFFICE_HOURS), on_pain("c1", "oak", deputy="elm"))

    assert {"c1", "elm oak"} == cuts(of, NOON)
    assert {"c1", "oak"} == cuts(of, SATURDAY)


def test_each_slot_has_its_own_answer_and_the_worst_is_shown() -> None:
    """Days with back-up do not hide nights that rest on one provider."""
    of = plan(on_pain("c1"), on_pain("c2", "elm", hours=OFFICE_HOURS))
    (cover,) = covers(of)

    assert ("has-back-up", "relies-on-one") == (told(of, NOON), told(of, MIDNIGHT))
    assert "relies-on-one" == cover.worst.risk.answer


def test_of_equally_bad_slots_the_longest_is_shown() -> None:
    """Between an open Monday and six open days the longer stretch is named, though it is later."""
    of = plan(on_pain("c1", state="proposed", hours=(Span(days=("mon",)),)))
    (cover,) = covers(of)
    slot, _ = cover.worst_of("t-pain")

    assert [24, 168] == [at.slot.hours() for at in cover.slots]
    assert (168, 168) == (cover.worst.slot.hours(), slot.hours())


# What only notices


def test_an_alarm_without_a_responder_holds_nothing() -> None:
    """Noticing alone prevents nothing: somebody must answer, within a time that is written down."""
    assert "not-covered" == told(plan(noticing(responder=None)))
    assert "not-covered" == told(plan(noticing(respond_within=None)))


def test_alarm_and_responder_count_once() -> None:
    """Who notices and who answers are one arrangement together: either being out is enough."""
    of = plan(noticing())

    assert "relies-on-one" == told(of)
    assert {"c1", "oak", "elm"} == cuts(of)


def test_a_responder_who_is_closed_answers_nobody() -> None:
    """An alarm at night that is answered in office hours holds nothing at night."""
    of = plan(agency("elm", opening=OFFICE_HOURS), noticing())

    assert ("relies-on-one", "not-covered") == (told(of, NOON), told(of, MIDNIGHT))


def test_the_deputy_of_the_alarm_does_not_answer_it() -> None:
    """A deputy stands in for those who notice, not for the one who answers."""
    assert "elm" in cuts(plan(noticing(deputy="trust")))


def test_other_arrangements_need_no_responder() -> None:
    """A responder named for something that does not merely notice is not asked for."""
    assert {"c1", "oak"} == cuts(plan(on_pain("c1", responder="elm", respond_within=30)))


def test_an_early_warning_sign_holds_nothing_by_itself() -> None:
    """That a sign is known and somebody would answer it is no arrangement on the cause."""
    sign = EarlyWarningSign(id="s1", sign="Goes quiet", responder="oak", respond_within=30)

    assert "not-covered" == told(plan(risk("r-pain", "t-pain", early_warning_signs=(sign,))))


# Family and friends

UNABLE = [
    ("nothing recorded", None),
    ("not willing", standing(willing=False)),
    ("not able", standing(able=False)),
    ("no assessment offered", standing(offered=None)),
    ("assessment offered tomorrow", standing(offered=TOMORROW)),
]


@pytest.mark.parametrize("carer", [c for _, c in UNABLE], ids=[words for words, _ in UNABLE])
@pytest.mark.parametrize("kind", ["family", "friend"])
def test_a_carer_holds_nothing_unless_asked_and_offered(
    carer: CarerStanding | None, kind: str
) -> None:
    """Family and friends count only if willing, able and offered a carer's assessment by then."""
    assert "not-covered" == told(plan(family("mum", carer=carer, kind=kind), on_pain("c1", "mum")))


def test_a_carer_who_was_offered_an_assessment_today_counts() -> None:
    """From the day of the offer on, a willing and able carer is counted on."""
    of = plan(family("mum", carer=standing(offered=TODAY)), on_pain("c1", "mum"))

    assert {"c1", "mum"} == cuts(of)


@pytest.mark.parametrize("carer", [c for _, c in UNABLE], ids=[words for words, _ in UNABLE])
def test_who_leans_on_a_carer_is_out_with_them(carer: CarerStanding | None) -> None:
    """A rota of the family, or a service in their house, is not there when the family is not."""
    mum = family("mum", carer=carer)
    rota = plan(mum, team("sisters", "mum"), on_pain("c1", "sisters"))
    house = plan(mum, place("annexe", depends_on=needs("mum")), on_pain("c1", requires=("annexe",)))

    assert ("not-covered", "not-covered") == (told(rota), told(house))


def test_the_standing_of_a_service_is_not_asked() -> None:
    """A provider is no carer, whatever has been recorded of one."""
    of = plan(agency("oak", carer=standing(willing=False)), on_pain("c1"))

    assert "relies-on-one" == told(of)


# What an arrangement requires


def test_everything_required_must_be_there() -> None:
    """An arrangement falls with its building, its telephone, its order and its condition."""
    of = plan(
        place("home"),
        system("line"),
        authority("order"),
        condition("stay", "trust"),
        on_pain("c1", requires=("home", "line", "order", "stay")),
    )

    assert {"c1", "oak", "home", "line", "order", "stay", "trust"} == cuts(of)


def test_a_required_arrangement_is_out_when_its_own_are() -> None:
    """What needs training needs the trainer, and whoever the trainer needs."""
    of = plan(
        on_pain("c1", requires=("c-training",)),
        on_pain("c-training", "elm", prevents=(), requires=("c-plan",)),
        on_pain("c-plan", "trust", prevents=()),
    )

    assert {"c1", "oak", "c-training", "elm", "c-plan", "trust"} == cuts(of)


def test_a_required_arrangement_counts_in_the_same_hour_only() -> None:
    """At night an arrangement that needs a team of office hours holds nothing."""
    day_team = on_pain("c2", "elm", prevents=(), hours=OFFICE_HOURS)
    of = plan(on_pain("c1", requires=("c2",)), day_team)

    assert ("relies-on-one", "not-covered") == (told(of, NOON), told(of, MIDNIGHT))


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"evidence": ()}, "not-confirmed"),
        ({"state": "agreed"}, "only-if-promised"),
        ({"state": "withdrawn"}, "not-covered"),
        ({"end": YESTERDAY}, "not-covered"),
    ],
)
def test_an_arrangement_is_no_better_founded_than_what_it_requires(
    fields: dict[str, object], answer: str
) -> None:
    """An arrangement with evidence that needs one without is no better confirmed than that one."""
    required = on_pain("c2", "elm", prevents=(), **fields)

    assert answer == told(plan(on_pain("c1", requires=("c2",)), required))


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        (day(-100), None, "relies-on-one"),
        (TODAY, TODAY, "relies-on-one"),
        (day(-100), YESTERDAY, "not-covered"),
        (TOMORROW, None, "not-covered"),
    ],
)
def test_a_restriction_needs_its_authority(
    start: dt.date, end: dt.date | None, answer: str
) -> None:
    """A restriction holds nothing when the order that it names is not in force."""
    order = authority("order", start=start, end=end, review_by=None)

    assert answer == told(plan(order, on_pain("c1", restrictive=True, authority="order")))


def test_a_restriction_falls_with_its_authority() -> None:
    """That the order could lapse is one of the single things that a restriction rests on."""
    of = plan(authority("order"), on_pain("c1", restrictive=True, authority="order"))

    assert {"c1", "oak", "order"} == cuts(of)


def test_what_does_not_restrict_needs_no_authority() -> None:
    """An order named beside an arrangement that restricts nobody is not asked for."""
    of = plan(authority("order", end=YESTERDAY, review_by=None), on_pain("c1", authority="order"))

    assert {"c1", "oak"} == cuts(of)


@pytest.mark.parametrize(
    ("supervisor", "fields", "answer"),
    [
        ("trust", {}, "relies-on-one"),
        (None, {}, "not-covered"),
        ("trust", {"start": None}, "not-covered"),
        ("trust", {"start": TOMORROW}, "not-covered"),
        ("trust", {"start": TODAY, "end": TODAY}, "relies-on-one"),
        ("trust", {"end": YESTERDAY}, "not-covered"),
    ],
)
def test_a_condition_needs_a_start_and_a_supervisor(
    supervisor: str | None, fields: dict[str, object], answer: str
) -> None:
    """A condition that has not begun, has ended or that nobody supervises supports nothing."""
    stay = condition("stay", supervisor, **fields)

    assert answer == told(plan(stay, on_pain("c1", requires=("stay",))))


def test_a_deputy_supervisor_is_one_more_way() -> None:
    """A condition is supervised as long as supervisor or deputy is there."""
    of = plan(condition("stay", "trust", deputy="elm"), on_pain("c1", requires=("stay",)))

    assert {"c1", "oak", "stay", "elm trust"} == cuts(of)


def test_a_supervisor_who_is_closed_supervises_nothing() -> None:
    """A condition supervised in office hours supports nothing at night."""
    closed = agency("trust", "mh-trust", opening=OFFICE_HOURS)
    of = plan(closed, condition("stay", "trust"), on_pain("c1", requires=("stay",)))

    assert ("relies-on-one", "not-covered") == (told(of, NOON), told(of, MIDNIGHT))


def test_a_condition_falls_with_the_authority_it_names() -> None:
    """A condition whose lawful authority has ended supports nothing; one that may end, may fail."""
    stay = condition("stay", "trust", authority="order")
    needing = on_pain("c1", requires=("stay",))
    ended = authority("order", end=YESTERDAY, review_by=None)

    assert "not-covered" == told(plan(ended, stay, needing))
    assert {"c1", "oak", "stay", "trust", "order"} == cuts(plan(authority("order"), stay, needing))


# The list of causes


def reviewed(**fields: object) -> CauseReview:
    """A review of the causes by the community team, which is responsible."""
    return CauseReview(**{"on": day(-20), "by": "community-team", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("review", "answer"),
    [
        (reviewed(), "has-back-up"),
        (reviewed(by="trust"), "has-back-up"),
        (reviewed(by="oak"), "not-confirmed"),
        (reviewed(by="ward-team"), "not-confirmed"),
        (reviewed(on=TODAY), "has-back-up"),
        (reviewed(on=TOMORROW), "not-confirmed"),
        (reviewed(review_by=TODAY), "has-back-up"),
        (reviewed(review_by=YESTERDAY), "not-confirmed"),
        (None, "not-confirmed"),
    ],
)
def test_a_list_of_causes_counts_when_the_responsible_team_has_reviewed_it(
    review: CauseReview | None, answer: str
) -> None:
    """A thin list of causes must never look safe: the responsible team has to go through it."""
    causes = risk("r-pain", "t-pain", cause_reviews=(review,) if review else ())

    assert answer == told(two_ways(causes, team("ward-team", "trust")))


@pytest.mark.parametrize(
    ("responsible", "answer"),
    [
        ((), "not-confirmed"),
        ((Responsibility(holder="trust", start=day(-9)),), "has-back-up"),
        ((Responsibility(holder="oak", start=day(-9)),), "not-confirmed"),
        ((Responsibility(holder="community-team", start=TOMORROW),), "not-confirmed"),
        ((Responsibility(holder="community-team", start=day(-9), end=YESTERDAY),), "not-confirmed"),
        ((Responsibility(holder="community-team", start=day(-9), end=TODAY),), "has-back-up"),
    ],
)
def test_responsible_is_who_is_responsible_on_that_day(
    responsible: tuple[Responsibility, ...], answer: str
) -> None:
    """A review by the team of last month, or where nobody is responsible, confirms nothing."""
    assert answer == told(two_ways(person(responsible_teams=responsible)))


def test_a_review_of_the_causes_makes_nothing_better() -> None:
    """Going through the causes does not cover what nothing covers, nor back up one way."""
    assert "not-covered" == told(plan())
    assert "relies-on-one" == told(plan(on_pain("c1")))


def test_the_causes_review_is_not_asked_for_a_result() -> None:
    """What limits a harm is judged by its own arrangements."""
    unreviewed = risk("r-pain", "t-pain", consequences=consequences("k-burst"), cause_reviews=())
    of = plan(unreviewed, on_pain("c1", limits=("k-burst",)))

    assert ("not-confirmed", "relies-on-one") == (told(of), told(of, aim="k-burst"))


# Restriction


def test_back_up_that_only_restricts_is_marked() -> None:
    """Back-up by a locked door is said to be by restriction."""
    assert held(two_ways(restrictive=True), NOON)["r-pain"].by_restriction


def test_back_up_without_restriction_is_not_marked() -> None:
    """A restriction beside two ways that restrict nobody is not what backs them up."""
    of = plan(on_pain("c1"), on_pain("c2", "elm"), on_pain("c3", "trust", restrictive=True))

    assert not held(of, NOON)["r-pain"].by_restriction


def test_back_up_that_needs_a_restriction_is_marked() -> None:
    """Back-up that works only behind a locked door is by restriction too."""
    door = on_pain("c-door", "trust", prevents=(), restrictive=True)

    assert held(two_ways(door, requires=("c-door",)), NOON)["r-pain"].by_restriction


def test_what_has_no_back_up_is_not_marked() -> None:
    """The mark belongs to back-up; a single restriction is told as relying on one."""
    only = held(plan(on_pain("c1", restrictive=True)), NOON)["r-pain"]

    assert ("relies-on-one", False) == (only.answer, only.by_restriction)


# How many must fail together


def test_three_separate_ways_need_three_failures() -> None:
    """With three separate providers, three things have to fail together."""
    of = plan(on_pain("c1"), on_pain("c2", "elm"), on_pain("c3", "trust"))

    assert 8 == len(cuts(of))
    assert {3} == {len(cut.split()) for cut in cuts(of)}


def test_the_number_of_failures_is_not_the_number_of_separate_ways() -> None:
    """Two of three staff are out by two failures, though no two ways of staffing are separate."""
    two = Delivery(mode="at-least", holders=("oak", "elm", "trust"), needed=2)
    of = plan(on_pain("c1", delivery=two), on_pain("c2", delivery=two))

    assert {"elm oak", "oak trust", "elm trust", "c1 c2"} == cuts(of)


def test_a_changed_plan_gives_a_changed_answer() -> None:
    """When evidence runs out, the same plan is no longer confirmed."""
    of = plan(on_pain("c1"))

    assert "relies-on-one" == told(of)
    assert "not-confirmed" == told(amended(of, "c1", evidence=()))
