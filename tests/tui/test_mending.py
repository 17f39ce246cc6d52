"""From who would lose nights to what a fix gives back, in a large terminal and in a small one."""

import pytest
from textual.pilot import Pilot

from tcplan.domain.hours import DAYS, Span
from tcplan.domain.plan import Plan
from tests.builders import amended
from tests.tui.plans import two_providers
from tests.tui.showing import DURHAM, looking, opened, press, screen_text, settled, showing
from tui.lenses.what_if import WhatIfLens
from tui.lenses.what_if_rows import TriedRows
from tui.listing import Listing
from tui.sheet import Sheet

SMALLER = ("2", "slash", *"small", "enter", "x")
"""From the first screen to who loses what when the smaller provider stops."""
NARROW, WIDE = (80, 24), (120, 36)


def footer(pilot: Pilot[int]) -> str:
    """The keys below."""
    return screen_text(pilot).splitlines()[-1]


def said(pilot: Pilot[int], sheet: str = "#about") -> str:
    """What a pane says, as one line."""
    canvas = pilot.app.screen.query_one(sheet, Sheet).canvas
    assert canvas is not None
    return " ".join(" ".join(canvas.lines()).split())


async def try_the_deputy(pilot: Pilot[int]) -> None:
    """Enter on a row, then on the first deputy among what would help."""
    await press(pilot, "enter")
    rows = pilot.app.screen.query_one(TriedRows)
    rows.choose(next(part for part in rows.parts() if "deputy" in part.label))
    await settled(pilot)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
async def test_whose_nights_are_lost_is_the_first_thing_said(size: tuple[int, int]) -> None:
    """Without a filter: who, for which risk, in which hours, and which key leads to a fix."""
    async with showing(looking(two_providers()), *SMALLER, size=size) as pilot:
        text = said(pilot)

        assert "At night 1 person would lose cover, for 1 risk: P-001" in text
        assert "every night 21:00–07:00" in text
        assert "cover + night" in screen_text(pilot)
        assert "enter on a row tries a fix, in that person's What-if" in text
        assert "enter Try a fix" in footer(pilot)


async def test_where_nobody_loses_nights_it_says_so() -> None:
    """The larger provider holds days only, and that no night is lost is said."""
    async with showing(looking(two_providers()), "2", "slash", *"oak", "enter", "x") as pilot:
        assert "nobody would lose cover" in said(pilot)
        assert pilot.app.screen.query_one("#main", Listing).rows


async def test_hours_are_not_cut_in_a_small_terminal() -> None:
    """At 80 columns the hours of a loss stand whole, whatever the name of the risk."""
    async with showing(looking(two_providers()), *SMALLER, size=NARROW) as pilot:
        (row,) = [one for one in screen_text(pilot).splitlines() if "▌P-001" in one]

        assert "every night 21:00–07:00" in row


def all_but_evenings() -> Plan:
    """Robin's days and nights rest on elm from 21:00 to 17:00 the next day."""
    early, late = Span(days=DAYS, end="17:00"), Span(days=DAYS, start="21:00")
    evening = (Span(days=DAYS, start="17:00", end="21:00"),)
    plan = amended(two_providers(), "c-day", hours=evening)
    return amended(plan, "c-night", hours=(early, late))


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
async def test_the_longest_hours_leave_no_column_out(size: tuple[int, int]) -> None:
    """Hours over midnight stand whole at 80 columns too, beside what is lost and of which risk."""
    async with showing(looking(all_but_evenings()), *SMALLER, size=size) as pilot:
        (row,) = [one for one in screen_text(pilot).splitlines() if "▌P-001" in one]

        assert "cover + night" in row
        assert "the next day" in row


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
async def test_a_fix_says_what_it_gives_back(size: tuple[int, int]) -> None:
    """Beside the stop, the fix tells what comes back before anything else, in words."""
    async with showing(looking(two_providers()), *SMALLER, size=size) as pilot:
        await try_the_deputy(pilot)

        text = said(pilot, "#difference")
        assert "Without the fix, P-001 would lose cover for 1 risk, at night too." in text
        assert "The fix is not settled: Oak has not agreed. Once it is, given back: 1 risk" in text
        assert "Given back" in text
        assert "Without the fix" in screen_text(pilot)


async def test_the_three_sides_and_their_causes_stand_together() -> None:
    """The plan, without the fix and with it: for the figures and for each risk, with why."""
    async with showing(looking(two_providers()), *SMALLER, size=WIDE) as pilot:
        await try_the_deputy(pilot)
        text = said(pilot, "#difference")

        assert "plan without fix fix, if settled" in text
        assert "0 1 worse 0 as in plan" in text
        assert "“Nights at home” is lost: it needs Elm Small Supports" in text
        assert "Given back every night 21:00–07:00" in text
        assert "To settle Oak has not agreed" in text
        assert "BOTH TOGETHER, AGAINST THE PLAN" in text


async def test_as_text_has_the_three_sides_too() -> None:
    """Whoever reads by ear gets each side by its name, and the direction in words."""
    async with showing(looking(two_providers()), *SMALLER, size=WIDE) as pilot:
        await try_the_deputy(pilot)
        lens = pilot.app.screen.query_one(WhatIfLens)
        told = [line.text for line in lens.lines()]

        assert any(
            "plan 0, without fix 1, with fix 0 (worse; as in the plan)" in one for one in told
        )


async def test_what_only_happens_says_its_nights_first() -> None:
    """With only the stop on cover and nights come first, in one table and nothing of a fix."""
    async with showing(looking(two_providers()), *SMALLER, "enter", size=WIDE) as pilot:
        text = said(pilot, "#difference")

        assert text.startswith("If that happened, P-001 would lose cover for 1 risk, at night too.")
        assert "7 differences from the plan, with the cause below: 6 worse and 1 different." in text
        assert "WITH FIX" not in text


async def test_enter_says_what_it_does_to_what_is_tried() -> None:
    """On a change that is on, enter takes it off; the footer does not call that a try."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "home", size=WIDE) as pilot:
        assert "enter On/off" in footer(pilot)


async def test_what_is_worse_besides_is_said_with_what_is_given_back() -> None:
    """A fix that gives cover back leaves hours beyond what is offered: both stand at the top."""
    plan = amended(two_providers(), "oak", capacity_hours=84)
    plan = amended(plan, "c-day", hours_a_week=84)
    plan = amended(plan, "c-night", hours_a_week=70)
    async with showing(looking(plan), *SMALLER) as pilot:
        await try_the_deputy(pilot)
        top = said(pilot, "#difference")

    assert "Hours a week asked beyond what is offered: plan 0, without fix 70, with fix 70" in top
    assert "The fix is not settled: Oak has not agreed" in top
    assert "somebody has still to agree to supply 70 hours a week" in top
    assert top.index("If settled") < top.index("Still worse") < top.index("Happens")


async def test_a_new_answer_is_read_from_its_top() -> None:
    """Whoever has read on to the end sees what the next fix does, not where they had read to."""
    async with showing(looking(two_providers()), *SMALLER, "enter", size=NARROW) as pilot:
        sheet = pilot.app.screen.query_one("#difference", Sheet)
        await press(pilot, "tab", "end")
        below = sheet.scroll_offset.y
        await press(pilot, "tab", "enter")

        assert below > 0
        assert 0 == sheet.scroll_offset.y


async def test_what_enter_would_try_is_in_sight() -> None:
    """Come back to a fix that is on, the next one is highlighted where one sees it, or none is."""
    async with showing(
        opened(DURHAM), "2", "slash", *"larch", "enter", "x", "enter", "enter", size=NARROW
    ) as pilot:
        await press(pilot, "escape", "enter")
        rows = pilot.app.screen.query_one(TriedRows)
        part = rows.part
        seen = range(rows.scroll_offset.y, rows.scroll_offset.y + rows.content_size.height)

    assert part is not None
    assert part.y in seen


async def test_a_fix_in_full_says_what_of_it_is_not_settled() -> None:
    """Whoever asks for the fix alone reads that nobody has agreed to it."""
    async with showing(looking(two_providers()), *SMALLER) as pilot:
        await try_the_deputy(pilot)
        await press(pilot, "p")
        assert "Not settled  Oak has not agreed." in screen_text(pilot)
        await press(pilot, "escape", "home", "p")
        assert "Not settled" not in screen_text(pilot)
