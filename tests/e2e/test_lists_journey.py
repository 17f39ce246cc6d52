"""Lists in a real terminal: rows are marked, things are pointed at, and no hidden name is seen."""

import re
import shutil

import pytest

from tcplan.exchange.plan_json import read
from tests.e2e.terminals import ROOT, Terminal

DURHAM = ROOT / "fixtures" / "county-durham.plan.json"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def point(terminal: Terminal, words: str) -> None:
    """Press and release the button of the mouse on the first of these words."""
    lines = terminal.shows(words).split("\n")
    y = next(n for n, line in enumerate(lines) if words in line)
    at = f"0;{lines[y].index(words) + 1};{y + 1}"
    terminal.type(f"\x1b[<{at}M")
    terminal.type(f"\x1b[<{at}m")


def test_people_are_marked_and_gone_through_by_pointing(terminal: Terminal) -> None:
    """Two people are kept together while the terminal shrinks, with the mouse as with the keys."""
    terminal.start(120, 36, "browse", str(DURHAM), "--today", "2026-11-22")
    terminal.shows("[1 People]", "P-014", "sorted by earliest due")
    terminal.press("Space")
    terminal.shows("1 marked", "▌»P-")
    terminal.press("Down")
    terminal.press("Space")
    terminal.shows("2 marked")
    point(terminal, "2 Agencies")
    terminal.shows("[2 Agencies]", "Lose cover")
    point(terminal, "1 People")
    terminal.shows("[1 People]", "2 marked")
    terminal.press("o")
    first = terminal.shows("[o Overview]", " of 2", "WHAT MATTERS TO ME")
    point(terminal, "next ]")
    other = "2 of 2" if "1 of 2" in first else "1 of 2"
    terminal.shows(other, "WHAT MATTERS TO ME")
    for cells in (80, 60):
        terminal.tmux("resize-window", "-x", str(cells), "-y", "24")
        screen = terminal.shows("[o Overview]", "? Keys", "predicts no one")
        assert cells >= max(map(len, screen.splitlines()))
    point(terminal, "esc Back")
    terminal.shows("[1 People]", "2 marked")
    terminal.press("q")
    terminal.shows("left with 0")


def test_no_name_is_seen_while_names_are_hidden(terminal: Terminal) -> None:
    """Whoever looks over a shoulder in a meeting reads ids, on every list and after leaving too."""
    names = {person.preferred_name for person in read(DURHAM).individuals if person.preferred_name}
    terminal.start(120, 36, "browse", str(DURHAM), "--today", "2026-11-22")
    seen = terminal.shows("[1 People]", "P-014", "sorted by earliest due")
    for key, shows in (("o", "WHAT MATTERS"), ("n", "Support network"), ("r", "WHAT COULD START")):
        terminal.press(key)
        seen += terminal.shows(shows)
    for key, shows in (("2", "Lose cover"), ("3", "Delivered by"), ("4", "OVERDUE")):
        terminal.press(key)
        seen += terminal.shows(shows)
    terminal.press("1")
    terminal.press("*")
    shown = terminal.shows("names shown", "Who", "sorted by earliest due")
    terminal.press("*")
    seen += terminal.shows("names hidden")
    terminal.press("q")
    terminal.shows("left with 0")
    seen += terminal.tmux("capture-pane", "-p", "-S", "-")

    assert set() == names & words_of(seen)
    assert names & words_of(shown)


def words_of(text: str) -> set[str]:
    """The words of a screen."""
    return set(re.findall(r"\w+", text))
