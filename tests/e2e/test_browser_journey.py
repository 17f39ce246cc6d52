"""The interface in a real browser: a person's screen, a file, and nothing from elsewhere."""

import asyncio
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tcplan.store.database import create, open_database
from tcplan.store.interface import By
from tcplan.store.key import Key
from tests.e2e.browsers import PROGRAM, page_in_a_browser
from tests.served import ROOT, gone, serving
from tests.tui.plans import three_people
from tests.tui.working import at

DURHAM = ROOT / "fixtures" / "county-durham.plan.json"
ENTER, ESCAPE = 13, 27

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed"),
]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A browser that nobody used before."""
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


async def test_a_planner_reads_a_persons_screen_in_a_browser(profile: Path, tmp_path: Path) -> None:
    """A planner opens the printed address, finds somebody, sees their support, takes a summary."""
    with serving(DURHAM, "--today", "2026-11-22") as served:
        async with page_in_a_browser(profile) as page:
            await page.open(served.address)
            await page.shows("[1 People]", "P-014", "predicts no one")
            notice = await page.script("document.getElementById('notice').textContent")
            await page.until(
                "getComputedStyle(document.getElementById('opening')).display === 'none'"
            )
            await page.type("/")
            await page.shows("Filter")
            await page.type("introduc")
            await page.shows("filter: introduc")
            await page.press("Enter", ENTER)
            await page.type("n")
            await page.shows("[n Network]", "FAMILY & FRIENDS")
            await page.type("o")
            await page.shows("[o Overview]", "P-014", "WHAT MATTERS TO ME")
            await page.press("p", ord("P"), ctrl=True)
            await page.shows("an id, a word")
            await page.press("Escape", ESCAPE)
            await page.shows_no_more("an id, a word")
            await page.click("r Risks")
            await page.shows("[r Risks]", "WHAT COULD START IT")
            await page.keep_files(tmp_path)
            await page.type("e")
            await page.shows("Export · risk summary of P-014")
            await page.press("Enter", ENTER)
            await page.shows("Handed to the browser")
            summary = await file_in(tmp_path, "P-014-summary-2026-11-22.html")
            pictures = await page.picture()
            where = str(await page.script("location.href"))
            await page.type("q")
            await page.until("document.body.classList.contains('-closed')")
        left = served.sessions()

    assert "Whoever has this page sees" in str(notice)
    assert "P-014" in summary
    assert pictures.startswith(b"\x89PNG")
    assert f"{served.origin}{served.room}" == where
    assert {urlsplit(served.address).netloc} == {urlsplit(url).netloc for url in page.asked}
    assert [] == [said for said in page.said if "Content Security Policy" in said]
    assert all(map(gone, left))


async def test_an_encrypted_database_is_worked_on_in_a_browser(
    profile: Path, tmp_path: Path
) -> None:
    """A record that is opened in the browser is journalled in the name that was given."""
    path, key = tmp_path / "plan.db", tmp_path / "key"
    key.write_bytes(bytes(range(32)))
    icb = By(who="Ann", agency="icb", at=at(1, 9))
    create(path, three_people(), by=icb, key=Key.from_file(key)).close()
    given = ("--who", "Dora", "--key-file", str(key), "--agency", "icb", "--today", "2026-11-22")
    with serving(path, *given) as served:
        async with page_in_a_browser(profile) as page:
            await page.open(served.address)
            await page.shows("[1 People]", "P-001", "journal: Dora")
            await page.type("o")
            await page.shows("[o Overview]", "WHAT MATTERS TO ME")
    with open_database(path, key=Key.from_file(key), readonly=True) as store:
        looks = [entry for entry in store.journal() if entry.action == "look"]

    assert [("Dora", "icb")] == [(entry.who, entry.agency) for entry in looks]


async def file_in(folder: Path, name: str) -> str:
    """What stands in a file, as soon as the browser has all of it."""
    path = folder / name
    until = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < until, f"there is no {name}"
        await asyncio.sleep(0.1)
    return path.read_text("utf-8")
