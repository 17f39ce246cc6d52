"""Hours of support, and what only notices: each rule with the smallest plan that shows it."""

from tcplan.domain.hours import Span
from tcplan.domain.risk import EarlyWarningSign
from tests.builders import OFFICE_HOURS, TODAY, agency, risk, team
from tests.oracle import Moment
from tests.tcplan.analysis.asked import covers
from tests.tcplan.analysis.clinic import HOLIDAY, MIDNIGHT, NOON, SATURDAY, cuts, noticing, told
from tests.tcplan.analysis.plans import BANK_HOLIDAY, on_pain, plan

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
