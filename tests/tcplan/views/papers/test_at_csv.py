"""Fields shaped after the return: what the plan's file says and no more, and what differs."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.codelists import code_list
from tcplan.domain.hospital import Delay
from tcplan.domain.legal import LegalRoute
from tcplan.domain.plan import Plan
from tcplan.errors import UnknownIdError
from tcplan.exchange.live_csv import parsed
from tcplan.views.looking import Looking
from tcplan.views.papers.at_csv import AtView, at_fields
from tcplan.views.papers.at_fields import FIELDS, Value
from tcplan.views.papers.at_inpatient import planned_band, stay_band
from tcplan.views.papers.given import Given
from tests.builders import TODAY, amended, day, empty_plan, least, robin, source, with_entity
from tests.tcplan.report.papers.work import DAY, looking, raw

NOW = DAY.isoformat()


def seen(plan: Plan, live: bytes | None = None, **settings: str) -> AtView:
    """The fields of a plan, beside a live return where one is given."""
    given = Given(settings=settings, live=parsed(live, "live.csv") if live is not None else None)
    return at_fields(Looking(plan, "x", TODAY, TODAY), None, given)


def named(plan: Plan, people: str) -> AtView:
    """The fields of a plan of which some people are said to be on extended leave."""
    given = Given(settings={"extended-leave": people})
    return at_fields(Looking(plan, "x", TODAY, TODAY), None, given)


def sample(**given: Any) -> AtView:  # noqa: ANN401
    """The fields of the sample plan."""
    return at_fields(looking(), None, Given(**given))


def values(view: AtView) -> dict[str, dict[str, Value]]:
    """Each person to the values of their row."""
    return {row.individual: {cell.key: cell.value for cell in row.cells} for row in view.rows}


def current() -> dict[str, dict[str, Any]]:
    """Read by hand: each person in hospital to their present stay."""
    return {
        one["individual"]: one
        for one in raw()["spells"]
        if one["on_this_ward_since"] <= NOW < one.get("ended", "9999")
    }


def test_everybody_in_hospital_has_one_row_and_nobody_else_has() -> None:
    """Read by hand: the people whose stay runs on the day, each once, by id."""
    assert sorted(current()) == [row.individual for row in sample().rows]


def test_the_stay_is_told_as_the_file_has_it() -> None:
    """Ward, security, type, bed, distance and commissioner are codes of the file."""
    told = values(sample())
    for who, spell in current().items():
        row = told[who]
        assert spell["unit"] == row["ward"]
        assert spell["security"] == row["ward-security"]
        assert spell["ward_type"] == row["ward-type"]
        assert spell["bed_category"] == row["bed-category"]
        assert spell.get("distance", "unknown") == row["distance"]
        assert spell["commissioner_kind"] == row["commissioner-kind"]
        assert spell.get("out_of_area") == row["out-of-area"]


def test_the_original_admission_runs_over_transfers() -> None:
    """Somebody moved from ward to ward is told from the first day on the first ward."""
    told = values(sample())

    assert dt.date(2023, 5, 15) == told["P-095"]["admitted"]
    assert dt.date(2025, 9, 8) == told["P-095"]["on-ward-since"]
    assert (DAY - dt.date(2023, 5, 15)).days == told["P-095"]["stay-days"]
    assert "2 to 5 years" == told["P-095"]["stay-band"]
    assert dt.date(2024, 4, 15) == told["P-097"]["admitted"]


def test_somebody_who_came_back_is_told_from_the_day_they_came_back() -> None:
    """Leaving for a home and coming back is no transfer, so the stay begins again."""
    assert dt.date(2026, 11, 2) == values(sample())["P-098"]["admitted"]


def test_the_legal_status_is_the_code_in_force() -> None:
    """Read by hand: the code of the statuses in force on the day, and never a group."""
    told = values(sample())
    for who in current():
        codes = [
            one["code"] for one in raw()["legal_statuses"]
            if one["individual"] == who and one["start"] <= NOW <= one.get("end", "9999")
        ]  # fmt: skip
        assert ("; ".join(codes) or None) == told[who]["legal-status"]


def test_delays_that_run_are_told_with_code_attribution_and_day() -> None:
    """Read by hand: the delays that run on the day, and no delay that has ended."""
    told = values(sample())
    for who, spell in current().items():
        runs = [d for d in spell.get("delays", []) if d["start"] <= NOW <= d.get("end", "9999")]
        first = min((d["start"] for d in runs), default=None)
        assert ("; ".join(d["reason"] for d in runs) or None) == told[who]["delay-reason"]
        assert {d["attribution"] for d in runs} == set(_codes(told[who]["delay-attribution"]))
        assert first == (str(told[who]["delay-since"]) if told[who]["delay-since"] else None)


def _codes(value: Value) -> list[str]:
    return str(value).split("; ") if value else []


def test_the_planned_day_is_the_target_of_a_move_that_is_not_made() -> None:
    """Read by hand: the target, whether there is one, and that one which passed is overdue."""
    told = values(sample())
    for move in raw()["transitions"]:
        row = told.get(move["individual"])
        if row is None:
            continue
        target = None if "moved_on" in move else move.get("target")
        assert target == (str(row["planned-date"]) if row["planned-date"] else None)
        assert (target is not None) == row["planned"]
    assert "Planned discharge overdue" == told["P-100"]["planned-band"]
    assert "0 to 3 months" == told["P-014"]["planned-band"]


def test_the_last_cetr_is_the_last_that_was_held() -> None:
    """Read by hand: the latest day of a C(E)TR of any kind by the day; a meeting (LAEP) is none."""
    told = values(sample())
    for who in current():
        held = [
            one["held"] for one in raw()["reviews"]
            if one["individual"] == who and one["kind"].startswith("cetr-")
            and one.get("held", "9999") <= NOW
        ]  # fmt: skip
        assert max(held, default=None) == (str(told[who]["cetr-last"]) if held else None)


def test_the_next_cetr_of_an_adult_is_six_or_twelve_months_after_the_last() -> None:
    """Counted by hand: six months where no ward is secure, else twelve; sooner where agreed."""
    told, counted = values(sample()), 0
    for who, spell in current().items():
        last = told[who]["cetr-last"]
        if str(told[who]["born"]) > "2008" or told[who]["ehc-plan"]:
            continue
        if isinstance(last, dt.date) and last >= spell_since(spell):
            months = 12 if spell["security"] in {"low", "medium", "high"} else 6
            sooner = [one for one in agreed(who) if one > last]
            assert min([months_later(last, months), *sooner]) == told[who]["cetr-next"], who
            counted += 1
    assert counted > 9


def agreed(who: str) -> list[dt.date]:
    """The days for which a C(E)TR in hospital was agreed."""
    return [
        dt.date.fromisoformat(one["due"])
        for one in raw()["reviews"]
        if one["individual"] == who and one["kind"] == "cetr-inpatient" and "due" in one
    ]


def spell_since(spell: dict[str, Any]) -> dt.date:
    """The first day on the present ward."""
    return dt.date.fromisoformat(spell["on_this_ward_since"])


def months_later(on: dt.date, months: int) -> dt.date:
    """The same day so many months later; the days of the sample are early in their months."""
    years, month = divmod(on.month - 1 + months, 12)
    return dt.date(on.year + years, month + 1, on.day)


def test_the_next_visit_of_an_adult_out_of_area_is_eight_weeks_after_the_last_on_site() -> None:
    """Counted by hand; sooner where agreed. In the own area it is the day agreed, if any."""
    told, counted = values(sample()), 0
    for who, spell in current().items():
        visits = [
            one for one in raw()["reviews"]
            if one["individual"] == who and one["kind"] == "oversight-visit"
        ]  # fmt: skip
        held = [one for one in visits if one.get("held", "9999") <= NOW]
        assert max((one["held"] for one in held), default=None) == (
            str(told[who]["visit-last"]) if held else None
        )
        seen_there = [dt.date.fromisoformat(one["held"]) for one in held if one.get("on_site")]
        if not seen_there or str(told[who]["born"]) > "2008":
            continue
        last = max(seen_there)
        days = [dt.date.fromisoformat(one["due"]) for one in visits if "due" in one]
        asked = [] if spell.get("out_of_area") is False else [last + dt.timedelta(weeks=8)]
        found = [*asked, *(one for one in days if one > last)]
        assert min(found) == told[who]["visit-next"], who
        counted += 1
    assert counted > 5


def test_the_register_before_admission_is_yes_or_not_said() -> None:
    """An entry before the admission says yes; that there is none proves nothing."""
    told = values(sample())
    people = {one["id"]: one for one in raw()["individuals"]}
    for who, row in told.items():
        before = any(e["on"] < str(row["admitted"]) for e in people[who].get("register", []))
        assert (True if before else None) is row["register-before"]


def test_advocate_and_plan_for_education_are_told() -> None:
    """Read by hand: the kind of advocate, and whether there is an EHC plan."""
    told = values(sample())
    for person in raw()["individuals"]:
        if person["id"] in told:
            assert person.get("education_plan", False) is told[person["id"]]["ehc-plan"]
            assert person.get("advocate", {}).get("kind") == told[person["id"]]["advocate"]


def test_every_code_is_told_with_its_label() -> None:
    """Each coded value of each row is a code of its list, and its words stand beside it."""
    lists = {field.key: field.codes for field in FIELDS if field.codes}
    for row in sample().rows:
        for cell in row.cells:
            if cell.key in lists and cell.value is not None:
                known = code_list(lists[cell.key] or "").codes
                parts = str(cell.value).split("; ")
                assert cell.words == "; ".join(known[part].label for part in parts)


def test_fields_and_codes_say_where_they_come_from() -> None:
    """Every field has a source and a place in the plan, and every code of a field is listed."""
    view = sample()
    assert [] == [one.heading for one in view.fields if not one.source or not one.held]
    listed = {(one.codes, one.code) for one in view.codes}
    for name in {field.codes for field in FIELDS if field.codes} | {"spell-end"}:
        known = code_list(name)
        assert {(known.title, code) for code in known.codes} <= listed


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 to 3 days"), (3, "0 to 3 days"), (4, "4 to 7 days"), (7, "4 to 7 days"),
        (8, "1 to 2 weeks"), (14, "1 to 2 weeks"), (15, "2 to 4 weeks"), (28, "2 to 4 weeks"),
        (29, "1 to 3 months"),
    ],
    ids=str,
)  # fmt: skip
def test_short_stays_fall_into_the_published_bands(days: int, words: str) -> None:
    """Days and weeks are counted in days."""
    assert words == stay_band(TODAY - dt.timedelta(days=days), TODAY)


@pytest.mark.parametrize(
    ("admitted", "words"),
    [
        (dt.date(2026, 8, 23), "1 to 3 months"), (dt.date(2026, 8, 22), "3 to 6 months"),
        (dt.date(2026, 5, 22), "6 to 12 months"), (dt.date(2025, 11, 23), "6 to 12 months"),
        (dt.date(2025, 11, 22), "1 to 2 years"), (dt.date(2024, 11, 22), "2 to 5 years"),
        (dt.date(2021, 11, 22), "5 to 10 years"), (dt.date(2016, 11, 22), "10 years or more"),
    ],
    ids=str,
)  # fmt: skip
def test_long_stays_fall_into_the_published_bands(admitted: dt.date, words: str) -> None:
    """Months and years are those of the calendar; the day on which they are full is the next."""
    assert words == stay_band(admitted, dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        (dt.date(2026, 11, 21), "Planned discharge overdue"),
        (dt.date(2026, 11, 22), "0 to 3 months"),
        (dt.date(2027, 2, 21), "0 to 3 months"), (dt.date(2027, 2, 22), "3 to 6 months"),
        (dt.date(2027, 11, 22), "1 to 2 years"), (dt.date(2031, 11, 22), "More than 5 years"),
    ],
    ids=str,
)  # fmt: skip
def test_planned_days_fall_into_the_published_bands(planned: dt.date, words: str) -> None:
    """A day that has passed is overdue; today is not."""
    assert words == planned_band(planned, dt.date(2026, 11, 22))


# Who is left out, and what is asked


def on_leave(reason: str | None = None) -> Plan:
    """Robin with leave that is authorised, and a delay of some reason."""
    route = least(
        LegalRoute, id="lr", source=source(), individual="P-001", kind="s17-leave",
        authorised_on=day(-30),
    )  # fmt: skip
    plan = with_entity(robin(), route)
    delays = (Delay(reason=reason, attribution="04", start=day(-9)),) if reason else ()
    (spell,) = (one for one in plan.spells if one.individual == "P-001")
    return amended(plan, spell.id, clinically_ready=day(-20), delays=delays)


def test_extended_leave_because_of_judgments_has_no_row() -> None:
    """Leave with the delay recorded as one of court judgments is left out, and told so."""
    view = seen(on_leave("28"))

    assert () == view.rows
    assert ["leave is authorised, and the delay is recorded as MHSDS reason 28"] == [
        one.because for one in view.left_out
    ]


def test_leave_alone_is_asked_about_and_stays_in() -> None:
    """Nobody is left out on a guess: leave for visits is no extended leave."""
    view = seen(on_leave("18"))

    assert ["P-001"] == [row.individual for row in view.rows]
    assert ["Section 17 leave authorised"] == [
        one.about for one in view.questions if "judgment" in one.question
    ]


def test_whoever_is_named_as_on_extended_leave_is_left_out() -> None:
    """What somebody said for the paper counts, and is said to have been said."""
    view = named(on_leave("18"), " p-001 ")

    assert ["as was said for this paper"] == [one.because for one in view.left_out]
    with pytest.raises(UnknownIdError):
        named(robin(), "P-404")


def test_leave_that_has_ended_is_no_leave() -> None:
    """Leave counts through its last day."""
    ended, last = (amended(on_leave("28"), "lr", expires=day(n)) for n in (-1, 0))

    assert (1, 0) == (len(seen(ended).rows), len(seen(last).rows))


def test_somebody_ready_without_a_reason_is_asked_about() -> None:
    """A clinically ready person with no reason recorded is a question to the record."""
    questions = [one.question for one in seen(on_leave()).questions]

    assert any("no reason for the delay" in words for words in questions)


def test_closures_say_where_they_led_and_whether_they_are_discharges() -> None:
    """Read by hand: each stay that ended in twelve months; a transfer is no discharge."""
    view = sample()
    ended = {
        one["id"]: one["ended_as"] for one in raw()["spells"]
        if "2025-11-22" <= one.get("ended", "") <= NOW
    }  # fmt: skip

    assert ended == {one.spell: one.destination for one in view.closures}
    assert {"bed-transfer"} == {one.destination for one in view.closures if not one.to_community}
    days = [one.ended for one in view.closures]
    assert sorted(days) == days


def test_a_closure_counts_the_stay_from_its_original_admission() -> None:
    """Eight years on three wards are told as eight years."""
    (one,) = (one for one in sample().closures if one.spell == "sp096-rowan")

    assert (dt.date(2014, 6, 2), dt.date(2026, 3, 9)) == (one.admitted, one.ended)
    assert (one.ended - one.admitted).days == one.stay_days


def test_closures_may_be_asked_for_since_a_day() -> None:
    """Asked since November, only what closed since then is told."""
    view = sample(since=dt.date(2026, 11, 1))

    assert ["sp094-keel", "sp102-keel"] == [one.spell for one in view.closures]


def test_a_plan_without_anybody_has_no_row() -> None:
    """Nothing recorded gives fields and codes and no row."""
    view = seen(empty_plan())

    assert ((), (), (), ()) == (view.rows, view.left_out, view.questions, view.closures)
    assert view.fields
