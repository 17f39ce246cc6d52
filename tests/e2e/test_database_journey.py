"""Work on an encrypted database in a real terminal: the key, a person, their history, leave."""

import shutil
from pathlib import Path

import pytest

from tcplan.store.database import create, open_database
from tcplan.store.interface import By, Entry
from tcplan.store.key import Key
from tests.e2e.terminals import Terminal
from tests.tui.plans import three_people
from tests.tui.working import at

PASSPHRASE = "it's a heron"  # noqa: S105  (invented)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def encrypted(folder: Path) -> Path:
    """Robin, Sam and Kit in an encrypted database."""
    path = folder / "plan.db"
    key = Key(passphrase=PASSPHRASE)
    create(path, three_people(), by=By(who="Ann", agency="icb", at=at(1, 9)), key=key).close()
    return path


def looks(path: Path) -> list[Entry]:
    """Who opened whose record."""
    with open_database(path, key=Key(passphrase=PASSPHRASE), readonly=True) as store:
        return [entry for entry in store.journal() if entry.action == "look"]


@pytest.mark.parametrize(("cells", "rows"), [(120, 36), (80, 24)])
def test_a_persons_history_in_an_encrypted_database(
    terminal: Terminal, cells: int, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commissioner says who they are, types the passphrase, and reads who changed what."""
    monkeypatch.delenv("TCPLAN_WHO", raising=False)
    base = encrypted(terminal.folder)
    terminal.start(cells, rows, "browse", str(base), "--today", "2026-11-22", "--agency", "icb")
    terminal.shows("Who works here")
    terminal.type("Dora")
    terminal.press("Enter")
    terminal.shows("Passphrase of plan.db")
    terminal.type("it's a crow")
    terminal.press("Enter")
    terminal.shows("does not open", "Type it again.")
    terminal.type(PASSPHRASE)
    terminal.press("Enter")
    terminal.shows("[1 People]", "P-001", "predicts no one")
    terminal.press("C-p")
    terminal.shows("Go to")
    terminal.type("p-001")
    terminal.shows("p-001")
    terminal.press("Enter")
    terminal.shows("[o Overview]", "WHAT MATTERS TO ME")
    terminal.press("i")
    screen = terminal.shows("[i History]", "Ann", "began the plan")
    terminal.press("q")
    left = terminal.shows("left with 0")

    assert [("P-001", "Dora", "icb")] == [(e.individual, e.who, e.agency) for e in looks(base)]
    assert "heron" not in screen + left


def test_a_wrong_passphrase_is_one_sentence(terminal: Terminal) -> None:
    """Who cannot open the database is told so, gets the terminal back, and sees nothing of it."""
    base = encrypted(terminal.folder)
    terminal.start(80, 24, "browse", str(base), "--who", "Dora")
    for tries in (1, 2, 3):
        terminal.shows_times("Passphrase of plan.db", tries)
        terminal.type("wrong")
        terminal.press("Enter")
    screen = terminal.shows("left with 2")

    assert "P-001" not in screen
    assert "Traceback" not in screen
    assert [] == looks(base)
