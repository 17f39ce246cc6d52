"""Log a concern in a real terminal, see it among the others, and take it back."""

import shutil

import pytest

from tests.e2e.terminals import Terminal
from tests.tui.test_concerns import some
from tests.tui.working import begun, journal

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

WORDS = "Shouting on the corner"


def test_a_concern_is_logged_seen_and_taken_back(terminal: Terminal) -> None:
    """Tension at the market: logged from the first screen, read in the calendar, undone with z."""
    base = begun(terminal.folder, some())
    terminal.start(80, 24, "browse", str(base), "--who", "Dora", "--today", "2026-11-22")
    terminal.shows("P-001", "predicts no one")
    terminal.press("L")
    terminal.shows("Log a concern", "Tension report")
    terminal.type("t")
    terminal.press("Enter")
    terminal.shows("What was reported")
    terminal.type(WORDS)
    terminal.press("Tab")
    terminal.type("mar")
    terminal.shows("Market")
    terminal.press("Enter")
    terminal.shows_no_more("letters shorten")
    terminal.press("C-o")
    terminal.shows("Log this tension report?")
    terminal.press("Enter")
    terminal.shows("is logged")
    terminal.press("4")
    terminal.shows("[what is due")
    terminal.press(".", ".", ".")
    terminal.shows("[concerns: 4]", "Shouting on")
    terminal.press("z")
    terminal.shows("Take it back")
    terminal.press("Down", "Enter")
    terminal.shows("was taken back")
    screen = terminal.shows("[concerns: 3]")
    terminal.press("q")
    terminal.shows("left with 0")

    assert "Shouting on" not in screen
    assert [("Dora", "co-tension")] == [(e.who, e.entity) for e in journal(base, "undo")]
