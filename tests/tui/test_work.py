"""On a database a record is journalled before it is shown; nothing is stale or undone unasked."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tcplan.domain.changes import Amend
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.tui.plans import three_people
from tests.tui.showing import looking, press, screen_text, settled, showing
from tests.tui.working import NOW, at, at_work, begun, journal, save, session


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin, Sam and Kit as Ann began the plan."""
    return begun(tmp_path, three_people())


async def news(pilot: Pilot[int]) -> str:
    """The screen after the interface has asked whether somebody has saved."""
    pilot.app.look_for_news()  # type: ignore[attr-defined]
    await settled(pilot)
    return screen_text(pilot)


async def test_who_opens_a_record_is_journalled_once(base: Path) -> None:
    """Robin can be told who opened the record; opening it again writes no second row."""
    keys = (
        "ctrl+p",
        *"p-001",
        "enter",
        "escape",
        "ctrl+p",
        *"p-001",
        "enter",
        "n",
        "i",
        "v",
        "escape",
        "r",
        "o",
    )
    async with at_work(session(base, agency="icb"), *keys):
        pass

    assert [("P-001", "Dora", "icb", NOW)] == [
        (e.individual, e.who, e.agency, e.at) for e in journal(base, "look")
    ]


async def test_each_person_gone_to_is_journalled(base: Path) -> None:
    """Stepping through the list opens each record on the way, and the journal has each."""
    keys = ("ctrl+p", *"p-001", "enter", "right_square_bracket", "right_square_bracket")
    async with at_work(session(base), *keys):
        pass

    assert ["P-001", "P-002", "P-003"] == [e.individual for e in journal(base, "look")]


async def test_lists_and_previews_open_nobodys_record(base: Path) -> None:
    """Who only looks through the lists has opened no record, and is shown none beside the list."""
    async with at_work(session(base), "down", "up", "p", "escape", "2", "3", "1") as pilot:
        text = screen_text(pilot)

    assert [] == journal(base, "look")
    assert "enter opens the record, which the" in text
    assert "WHAT HOLDS EACH RISK" not in text


async def test_an_export_from_the_list_opens_the_record(base: Path) -> None:
    """A paper about somebody cannot be made without a trace."""
    async with at_work(session(base), "e") as pilot:
        text = screen_text(pilot)

    assert "Export · risk summary of P-002" in text
    assert ["P-002"] == [entry.individual for entry in journal(base, "look")]


@pytest.mark.parametrize("fault", ["read-only", "cut"])
async def test_a_record_that_cannot_be_journalled_stays_closed(
    base: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the journal cannot be told, nothing of the record is shown, and the reason is."""
    if fault == "read-only":
        monkeypatch.setattr("tcplan.planner.unlocking.os.access", lambda _, way: way != os.W_OK)
    else:
        base.with_name("plan.db.anchor").unlink()
    async with at_work(session(base), "ctrl+p", *"p-001", "enter") as pilot:
        text = screen_text(pilot)
        for key in ("n", "r", "i", "v", "p", "y", "e", "o"):
            await press(pilot, key)
            text += screen_text(pilot)

    assert "This record stays closed" in text
    assert "Pain" not in text
    assert "supported living" not in text.casefold()
    assert [] == journal(base, "look")


async def test_a_closed_record_opens_once_the_journal_can_be_told(base: Path) -> None:
    """When the note is back, the lens that is asked for opens the record."""
    anchor = base.with_name("plan.db.anchor")
    kept = anchor.read_bytes()
    anchor.unlink()
    async with at_work(session(base), "ctrl+p", *"p-001", "enter") as pilot:
        closed = screen_text(pilot)
        anchor.write_bytes(kept)
        await press(pilot, "o")
        text = screen_text(pilot)

    assert "This record stays closed" in closed
    assert "WHAT MATTERS TO ME" in text


async def test_what_others_save_is_said_and_read_again(base: Path) -> None:
    """The screen says who saved, stays as it was, and shows the new state when asked to."""
    async with at_work(session(base), "3") as pilot:
        save(base, "Zoe", at(22, 15), Amend("c-oak", {"name": "Two staff at night"}))
        told = await news(pilot)
        await press(pilot, "ctrl+r")
        after = screen_text(pilot)

    assert "Zoe saved 1 change after this was read, the last at 15:00 UTC." in told
    assert "ctrl+r reads it again." in told
    assert "Two staff" not in told
    assert "Two staff" in after
    assert "Zoe saved" not in after


async def test_an_agency_is_told_of_what_it_may_see_and_not_by_whom(base: Path) -> None:
    """Who works on what is hidden is not said; of what is seen it is said that it changed."""
    async with at_work(session(base, agency="oak"), "2") as pilot:
        save(base, "Zoe", at(22, 15), Amend("P-001", {"born": "1990-01"}))
        hidden = await news(pilot)
        save(base, "Zoe", at(22, 16), Amend("oak", {"note": "A new rota"}))
        shown = await news(pilot)

    assert "ctrl+r reads it again" not in hidden
    assert "Something that you may see has been changed since this was read." in shown
    assert "Zoe" not in shown


async def test_news_is_said_in_every_place(base: Path) -> None:
    """Whoever goes to another list still reads that what is shown is not the newest."""
    async with at_work(session(base), "2", "1") as pilot:
        save(base, "Zoe", at(22, 15), Amend("c-oak", {"name": "Two staff at night"}))
        await news(pilot)
        await press(pilot, "2")
        text = screen_text(pilot)

    assert "[2 Agencies]" in text
    assert "Zoe saved 1 change" in text


async def test_who_opens_a_record_elsewhere_is_no_news(base: Path) -> None:
    """A colleague who only reads does not ask anybody to read again."""
    async with at_work(session(base)) as pilot:
        with open_database(base) as store:
            store.looked("P-001", by=By(who="Zoe", at=at(22, 15)))
        text = await news(pilot)

    assert "ctrl+r reads" not in text


async def test_a_database_that_cannot_be_asked_is_said(base: Path) -> None:
    """When the file is gone, the screen does not pretend to be up to date."""
    away = base.with_name("away.db")
    async with at_work(session(base)) as pilot:
        os.rename(base, away)  # noqa: PTH104  (pathlib is for code that may wait)
        lost = await news(pilot)
        os.rename(away, base)  # noqa: PTH104
        found = await news(pilot)

    assert "may be old" in lost
    assert "may be old" not in found


async def test_a_person_who_is_gone_is_shown_no_more(base: Path) -> None:
    """After an erasure the open record closes when the plan is read again."""
    async with at_work(session(base), "ctrl+p", *"p-003", "enter") as pilot:
        with open_database(base) as store:
            store.load()
            store.erase("P-003", by=By(who="Zoe", at=at(22, 15), why="asked for"))
        told = await news(pilot)
        await press(pilot, "ctrl+r")
        text = screen_text(pilot)

    assert "changed as a whole" in told
    assert "P-003 is no longer in the plan" in text


async def test_a_change_is_taken_back_after_it_was_read(base: Path) -> None:
    """The dialog says what will stand again; only then, and with the reason, it is taken back."""
    change = save(base, "Ben", at(10, 9), Amend("c-oak", {"state": "failed"}))
    async with at_work(session(base), "ctrl+p", *"p-001", "enter", "i", "z") as pilot:
        asked = screen_text(pilot)
        await press(pilot, "shift+tab", *"slip", "enter", "down", "enter")
        text = screen_text(pilot)

    assert f"Take back change {change}?" in asked
    assert "Failed → In place" in asked
    assert "Leave it as it is" in asked
    assert [("Dora", "slip", change)] == [(e.who, e.why, e.undoes) for e in journal(base, "undo")]
    assert "took back" in text


@pytest.mark.parametrize("keys", [("enter",), ("escape",)])
async def test_nothing_is_taken_back_unasked(base: Path, keys: tuple[str, ...]) -> None:
    """Who presses enter at once, or escape, has changed nothing."""
    save(base, "Dora", at(10, 9), Amend("c-oak", {"state": "failed"}))
    async with at_work(session(base), "z", *keys):
        pass

    assert [] == journal(base, "undo")


async def test_what_was_taken_back_is_made_again(base: Path) -> None:
    """The same change stands again, as a new one."""
    change = save(base, "Dora", at(10, 9), Amend("c-oak", {"state": "failed"}))
    async with at_work(session(base), "z", "down", "enter", "ctrl+y", "down", "enter"):
        pass
    with open_database(base, readonly=True) as store:
        state = store.load().by_id["c-oak"].state

    assert [change] == [entry.undoes for entry in journal(base, "undo")]
    assert "failed" == state


async def test_outside_history_only_ones_own_change_is_taken_back(base: Path) -> None:
    """A slip of the key does not take back what a colleague saved."""
    save(base, "Ben", at(10, 9), Amend("c-oak", {"state": "failed"}))
    async with at_work(session(base), "z") as pilot:
        text = " ".join(screen_text(pilot).split())

    assert "There is no change of yours" in text
    assert [] == journal(base, "undo")


async def test_a_past_record_says_so_and_is_not_changed(base: Path) -> None:
    """The head and a sentence say that it is a past record, and no key changes anything."""
    save(base, "Dora", at(10, 9), Amend("c-oak", {"state": "failed"}))
    async with at_work(session(base, known_at=at(5, 12)), "z") as pilot:
        text = screen_text(pilot)

    assert "PAST RECORD" in text.splitlines()[0]
    assert "as it was known on 2026-11-05 12:00" in text
    assert "This is a past record; open the plan" in text
    assert [] == journal(base, "undo")


async def test_a_plan_file_cannot_be_worked_on() -> None:
    """The keys of a database say why they do nothing on a plan file."""
    for key in ("z", "ctrl+y", "ctrl+r"):
        async with showing(looking(three_people()), key) as pilot:
            text = screen_text(pilot)

        assert "This is a plan file" in text


async def test_whoever_works_is_named_on_the_screen(base: Path) -> None:
    """The head says in whose name records are opened."""
    async with at_work(session(base)) as pilot:
        text = screen_text(pilot)

    assert "journal: Dora" in text.splitlines()[0]
