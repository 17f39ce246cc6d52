"""Who loses nights if the smaller provider stops, and what would help, in a real terminal."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tcplan.store.database import open_database
from tests.e2e.terminals import Terminal
from tests.tui.plans import two_providers
from tests.tui.working import begun, journal

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def stored(path: Path, name: str) -> Any:  # noqa: ANN401  (whatever has that id)
    """What the database has under an id."""
    with open_database(path, readonly=True) as store:
        return store.load().by_id[name]


@pytest.mark.parametrize(("cells", "rows"), [(120, 36), (80, 24)])
def test_the_smaller_provider_stops_and_a_fix_is_adopted(
    terminal: Terminal, cells: int, rows: int
) -> None:
    """Somebody new finds who loses nights, tries a fix, keeps it, adopts it, and takes it back."""
    path = begun(terminal.folder, two_providers())
    today = ("--today", "2026-11-22")
    terminal.start(cells, rows, "browse", str(path), "--who", "Dora", *today)
    terminal.shows("[1 People]", "P-001", "predicts no one")
    terminal.press("2")
    terminal.shows("[2 Agencies]", "x Try without")
    terminal.press("/")
    terminal.type("small")
    terminal.shows("filter: small")
    terminal.press("Enter")
    terminal.shows_no_more("enter keeps it")
    terminal.press("x")
    terminal.shows("At night 1 person would lose cover", "every night 21:00", "Try a fix")
    terminal.press("Enter")
    terminal.shows("[x] Elm Small Supports stops", "named as deputy", "6 worse")
    terminal.shows("▌+   Oak is named as deputy")
    terminal.press("Enter")
    terminal.shows("2 on of 2", "If settled")
    terminal.press("S")
    terminal.shows("Save what is tried")
    terminal.type("without Elm")
    terminal.press("Enter", "Enter")
    terminal.shows("Saved for others to see")
    terminal.press("A")
    terminal.shows("WHAT WILL BE WRITTEN", "Leave the plan as it is")
    terminal.press("Down", "Enter")
    terminal.shows("Adopted: 1 change")

    assert "oak" == stored(path, "c-night").deputy
    assert stored(path, "elm").end is None

    terminal.press("z")
    terminal.shows("Take it back")
    terminal.press("Down", "Enter")
    terminal.shows("taken back")
    terminal.press("q")
    terminal.shows("left with 0")

    assert stored(path, "c-night").deputy is None
    assert ["undo"] == [entry.action for entry in journal(path, "undo")]
