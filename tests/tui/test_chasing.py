"""Whoever chases finds the coming week, who is silent, and what was said only while it is true."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.builders import day
from tests.tui.plans import three_people
from tests.tui.showing import NARROW, in_passing, looking, press, screen_text, showing
from tests.tui.test_calendar import action, asked
from tests.tui.working import at_work, begun, session
from tui.calendar.by_owner import ByOwner
from tui.calendar.falling_due import FallingDue

PLAN = asked(
    action("lock", -9),
    action("lamp", -2),
    action("rail", 1),
    action("rota", 7),
    action("bell", 8),
)
"""As on Sunday 22 November 2026: two are late, two fall due next week, one the week after."""


def shown(pilot: Pilot[int]) -> list[str]:
    """What the calendar lists."""
    rows = pilot.app.screen.query_one(FallingDue).shown
    return [row.due.about for row in rows]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("this week", ["lamp"]),
        ("next week", ["rail", "rota"]),
        ("week of 30 nov", ["bell"]),
        ("next 7 days", ["rail"]),
        ("next week rail", ["rail"]),
    ],
)
async def test_a_week_is_words_to_filter_by(words: str, found: list[str]) -> None:
    """Whoever types a week sees what falls due in it, and nothing of another week."""
    keys = ["space" if sign == " " else sign for sign in words]
    async with showing(looking(PLAN), "4", "slash", *keys) as pilot:
        assert found == shown(pilot)


async def test_a_key_leads_past_all_that_is_overdue() -> None:
    """The comma highlights the first row of the next week, and then of the week after."""
    async with showing(looking(PLAN), "4", "home") as pilot:
        rows, seen = pilot.app.screen.query_one(FallingDue), []
        for _ in range(3):
            await press(pilot, "comma")
            seen.append(rows.row.due.about if rows.row else None)

        assert ["rail", "bell", "bell"] == seen
        assert ["No later week is listed here; home goes to the first row."] == in_passing(pilot)


async def test_the_last_reply_is_kept_in_a_small_terminal() -> None:
    """At 80 columns one sees who is to be asked again, and words find them."""
    plan = asked(
        action("lock", -9),
        action("rail", 5, last_reply_on=day(-1), last_reply="Asked; rings again."),
    )
    async with showing(looking(plan), "4", "full_stop", size=NARROW) as pilot:
        part = pilot.app.screen.query_one(ByOwner)
        again = {one.id for _, one in part.shown if one.ask_again}

        assert "Last reply" in screen_text(pilot)
        assert "ask again" in screen_text(pilot)
        await press(pilot, "slash", *"ask", "space", *"again")
        assert again == {one.id for _, one in part.shown}
        assert again


async def test_where_no_pane_shows_the_row_the_footer_says_how_to_read_it() -> None:
    """In a small terminal the whole text is one key away, and the footer names that key."""
    async with showing(looking(PLAN), "4", size=NARROW) as pilot:
        assert "p In full" in screen_text(pilot).splitlines()[-1]


async def test_what_is_said_takes_the_place_of_what_was_said() -> None:
    """Nothing that was said before stands beside what is true now, or in front of a question."""
    async with showing(looking(three_people()), "z", "asterisk", "asterisk") as pilot:
        assert ["Names are hidden."] == in_passing(pilot)
        await press(pilot, "s")
        assert [] == in_passing(pilot)


async def test_that_no_way_leads_back_is_said_once() -> None:
    """Escape pressed again on a list does not say again that it is the list."""
    async with showing(looking(three_people()), "escape") as pilot:
        assert 1 == len(in_passing(pilot))
        await press(pilot, "s", "escape", "escape")
        assert [] == in_passing(pilot)


async def test_the_head_says_that_names_are_hidden_in_a_small_terminal() -> None:
    """Who shares the screen reads at 80 columns too whether names are shown."""
    async with showing(looking(three_people()), "2", "enter", size=NARROW) as pilot:
        assert "names hidden" in screen_text(pilot).splitlines()[0]


async def test_the_footer_of_people_leads_to_logging_a_concern(tmp_path: Path) -> None:
    """In a database the key for a concern stands where people begin, before that for sorting."""
    async with at_work(session(begun(tmp_path, three_people()))) as pilot:
        assert "L Log" in screen_text(pilot).splitlines()[-1]


async def test_words_that_nothing_has_lose_no_row() -> None:
    """After words were mistyped and given up, the row one was at is highlighted again."""
    async with showing(looking(PLAN), "4", "full_stop", "down", "down") as pilot:
        rows = pilot.app.screen.query_one(ByOwner).listing
        before = rows.key
        await press(pilot, "slash", *"xyz", "escape")

        assert rows.at > 0
        assert before == rows.key


async def test_a_week_finds_actions_of_an_owner_too() -> None:
    """Whoever chases by owner filters by the week in which an action is due."""
    keys = ("4", "full_stop", "slash", *"next", "space", *"week")
    async with showing(looking(PLAN), *keys) as pilot:
        assert ["rail", "rota"] == list(pilot.app.screen.query_one(ByOwner).shown_keys())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("chased by icb", {"lock", "lamp"}),
        ("chased by icb lamp", {"lamp"}),
        ("chased by nobody", {"rail"}),
    ],
)
@pytest.mark.parametrize("keys", [[], ["full_stop"]], ids=["calendar", "actions"])
async def test_who_chases_is_words_to_filter_by(
    words: str, found: set[str], keys: list[str]
) -> None:
    """Whoever types who chases sees what they chase, and not what else they have to do with."""
    plan = asked(
        action("lock", -9, chased_by="icb", chased_by_name="case manager"),
        action("lamp", -2, chased_by="icb"),
        action("rail", 1, owner="icb"),
    )
    typed = ["space" if sign == " " else sign for sign in words]
    async with showing(looking(plan), "4", *keys, "slash", *typed) as pilot:
        part = pilot.app.screen.query_one(ByOwner) if keys else None

        assert found == ({one.id for _, one in part.shown} if part else set(shown(pilot)))


async def test_actions_can_stand_by_who_chases_them() -> None:
    """Sorted by who chases, a meeting goes from one to the next; what nobody chases stands last."""
    plan = asked(
        action("lock", -9),
        action("lamp", -2, chased_by="icb"),
        action("rail", 1, chased_by="trust"),
        action("rota", 7, chased_by="icb"),
    )
    async with showing(looking(plan), "4", "full_stop", "s", "end", "enter") as pilot:
        part = pilot.app.screen.query_one(ByOwner)

        assert ["lamp", "rota", "rail", "lock"] == [one.id for _, one in part.shown]
        assert "nobody recorded" in screen_text(pilot)
