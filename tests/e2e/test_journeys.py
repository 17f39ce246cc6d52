"""The main job in a real terminal: find somebody, see what is held, ask what if, export, leave."""

import shutil
import time

import pytest

from tests.e2e.terminals import ROOT, Terminal

DURHAM = ROOT / "fixtures" / "county-durham.plan.json"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


@pytest.mark.parametrize(("cells", "rows"), [(120, 36), (80, 24)])
def test_the_main_job_from_start_to_export(terminal: Terminal, cells: int, rows: int) -> None:
    """A commissioner filters, opens a person, looks, asks what if, exports, and leaves."""
    terminal.start(cells, rows, "browse", str(DURHAM), "--today", "2026-11-22")
    terminal.shows("[1 People]", "P-014", "predicts no one", "sorted by earliest due")
    terminal.press("/")
    terminal.shows("Filter")
    terminal.type("introduc")
    terminal.shows("filter: introduc", "hidden by the filter")
    terminal.press("Enter")
    terminal.shows_no_more("enter keeps it")
    terminal.press("o")
    terminal.shows("[o Overview]", "P-014", "WHAT MATTERS TO ME")
    terminal.press("n")
    terminal.shows("[n Network]", "Support network", "FAMILY & FRIENDS")
    terminal.press("r")
    terminal.shows("[r Risks]", "WHAT COULD START IT")
    terminal.press("2")
    terminal.shows("[2 Agencies]", "Lose cover")
    terminal.press("/")
    terminal.type("harthope")
    terminal.shows("filter: harthope")
    terminal.press("Enter")
    terminal.shows_no_more("enter keeps it")
    terminal.press("x")
    terminal.shows("If Harthope Care Group stopped", "would lose cover", "What would be lost")
    terminal.press("-")
    terminal.shows("[r Risks]", "P-014")
    terminal.press("e")
    terminal.shows("Export · risk summary of P-014", "hidden, ids only")
    terminal.press("Enter")
    terminal.shows("Written")
    terminal.press("q")
    terminal.shows("left with 0")

    summary = terminal.folder / "P-014-summary-2026-11-22.html"
    assert "P-014" in summary.read_text("utf-8")
    assert 0o600 == summary.stat().st_mode & 0o777


def test_a_terminal_may_change_its_size(terminal: Terminal) -> None:
    """Made smaller, the screen keeps its place and everything stays within reach."""
    terminal.start(120, 36, "browse", str(DURHAM), "--today", "2026-11-22")
    terminal.shows("[1 People]", "P-014", "sorted by earliest due")
    terminal.press("n")
    terminal.shows("[n Network]", "Support network")
    terminal.tmux("resize-window", "-x", "80", "-y", "24")
    screen = terminal.shows("[n Network]", "^p Go to  ? Keys")
    terminal.press("q")
    terminal.shows("left with 0")

    assert 80 >= max(map(len, screen.splitlines()))


def test_the_screen_is_painted_soon(terminal: Terminal) -> None:
    """The list of County Durham is on the screen soon after the program is started."""
    began = time.monotonic()
    terminal.start(120, 36, "browse", str(DURHAM), "--today", "2026-11-22")
    terminal.shows("[1 People]", "P-014")
    took = time.monotonic() - began
    terminal.press("q")
    terminal.shows("left with 0")

    assert took < 3 * 1.5, "the budget is 1.5 s on a quiet machine; the test allows three times"
