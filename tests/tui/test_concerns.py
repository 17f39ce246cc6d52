"""Concerns in the calendar: who waits for an answer, the trend, and places that are nobody."""

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.records import Concern
from tests.builders import day, individual, place, small_plan, source
from tests.tui.plans import three_people
from tests.tui.showing import NARROW, in_words, looking, press, screen_text, showing

CONCERNS = ("4", *["full_stop"] * 3)


def reported(name: str, after: int, **given: object) -> Concern:
    """A report of exploitation of Robin by oak."""
    fields = {
        "kind": "exploitation",
        "individual": "P-001",
        "reported_by": "oak",
        "text": f"Robin told of the {name}.",
    }
    return Concern(id=f"co-{name}", source=source(), on=day(after), **{**fields, **given})  # type: ignore[arg-type]


def some() -> Plan:
    """Two reports about Robin, of which one is answered, and tension at the market."""
    return small_plan(
        individuals=(individual("P-001"), individual("P-002", preferred_name="Sam")),
        risks=(),
        controls=(),
        places=(place("market", kind="community", area="Crook"),),
        concerns=(
            reported("card", -40, status="closed", acknowledged_on=day(-39)),
            reported("purse", -6),
            reported("shouting", -20, kind="tension", individual=None, place="market"),
        ),
    )


async def test_who_waits_longest_for_an_answer_stands_first() -> None:
    """The tension of three weeks ago, then the purse; the card was answered."""
    async with showing(looking(some()), *CONCERNS) as pilot:
        shown = screen_text(pilot)
    rows = shown.split("[concerns: 3]")[1]

    assert rows.index("shouting") < rows.index("purse") < rows.index("card")
    assert "none, 20 days" in rows
    assert "3 reports · 2 not acknowledged, 2 overdue · 1 closed · reports, not incidents" in shown


async def test_the_trend_stands_above_with_its_numbers() -> None:
    """Six months, each kind on its line, also those of which nothing was reported."""
    async with showing(looking(some()), *CONCERNS, size=NARROW) as pilot:
        lines = screen_text(pilot).splitlines()
    told = {word: line.split() for line in lines for word in line.split()[:1]}

    assert ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "all"] == next(
        line.split() for line in lines if "Jun" in line
    )
    assert ["0", "0", "0", "0", "0", "0", "0"] == told["Safeguarding"][2:]
    assert "2" == told["Exploitation"][-1]


async def test_a_report_opens_whole_and_leads_to_its_person() -> None:
    """Enter shows all of it; o opens Robin, and of a place it says that nobody is meant."""
    async with showing(looking(some()), *CONCERNS, "enter") as pilot:
        assert "Answer not acknowledged, overdue by 18 days" in in_words(screen_text(pilot))
        await press(pilot, "escape", "o")
        assert "Highlight a person first" in in_words(screen_text(pilot))
        await press(pilot, "down", "o")
        assert "P-001 › Overview" in screen_text(pilot)


async def test_names_stay_hidden_until_they_are_asked_for() -> None:
    """What was written about Robin says P-001; the star shows the name."""
    async with showing(looking(some()), *CONCERNS, "down") as pilot:
        hidden = screen_text(pilot)
        await press(pilot, "asterisk")
        named = screen_text(pilot)

    assert ("Robin" in hidden, "Robin" in named) == (False, True)
    assert "P-001 told of the purse." in hidden


async def test_words_filter_the_reports_and_say_what_they_hide() -> None:
    """An area, a kind or a reporter finds a report; the rest is counted."""
    async with showing(looking(some()), *CONCERNS, "slash", *"crook", "enter") as pilot:
        shown = screen_text(pilot)

    assert "[concerns: 1 of 3]" in shown
    assert "2 hidden by the filter" in shown


async def test_as_text_it_tells_who_never_reports() -> None:
    """`v` has everything: each report, the rule, tension by place, and who is silent."""
    async with showing(looking(some()), *CONCERNS, "v") as pilot:
        await press(pilot, "end")
        shown = in_words(screen_text(pilot))

    assert "No report yet" in shown
    assert "Who reports – Oak: 3 reports (1 of tension)" in shown


async def test_as_text_begins_as_the_screen_does() -> None:
    """Reports by month come before the reports themselves, in both."""
    async with showing(looking(some()), *CONCERNS, "v") as pilot:
        assert "Reports by month" in screen_text(pilot)


async def test_who_reports_is_a_part_of_its_own() -> None:
    """Oak has reported; another dot after the concerns shows it, and u opens it."""
    async with showing(looking(some()), *CONCERNS, "full_stop") as pilot:
        shown = in_words(screen_text(pilot))
        await press(pilot, "u")
        opened = screen_text(pilot)

    assert "[who reports: 1]" in shown
    assert "▌ Oak 3 8 Nov 2026" in shown or "▌ Oak 3 16 Nov 2026" in shown
    assert "› Oak" in opened


async def test_enter_leads_from_the_detail_back_to_the_list() -> None:
    """After tab the footer says so, and enter does it."""
    async with showing(looking(some()), *CONCERNS, "tab") as pilot:
        shown = screen_text(pilot).splitlines()[-1]
        assert "row" == (pilot.app.focused and pilot.app.focused.id)
        await press(pilot, "enter")
        back = screen_text(pilot).splitlines()[-1]

        assert "concerns-listed" == (pilot.app.focused and pilot.app.focused.id)
    assert ("enter List" in shown, "enter Open" in back) == (True, True)


async def test_reports_can_stand_newest_first() -> None:
    """The purse of six days ago comes before the tension of three weeks ago."""
    async with showing(looking(some()), *CONCERNS, "s", "down", "enter") as pilot:
        rows = screen_text(pilot).split("[concerns: 3]")[1]

    assert rows.index("purse") < rows.index("shouting") < rows.index("card")


async def test_without_a_report_it_says_what_that_does_not_mean() -> None:
    """No report is no proof that nothing happened."""
    async with showing(looking(three_people()), *CONCERNS) as pilot:
        assert "it may be that nobody was asked" in screen_text(pilot)


@pytest.mark.parametrize("size", [NARROW, (60, 20)], ids=["80x24", "60x20"])
async def test_a_narrow_screen_still_shows_rows(size: tuple[int, int]) -> None:
    """The trend never pushes the list out of sight."""
    async with showing(looking(some()), *CONCERNS, size=size) as pilot:
        shown = screen_text(pilot)

    assert "▌ 2 Nov 2026" in shown


async def test_at_eighty_columns_a_row_says_who_reported() -> None:
    """What is owed is owed to somebody, so their column is never the one without room."""
    async with showing(looking(some()), *CONCERNS, size=NARROW) as pilot:
        rows = screen_text(pilot).split("[concerns: 3]")[1]

    assert "By" in rows.splitlines()[1]
    assert "Oak" in rows
