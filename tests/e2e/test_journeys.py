"""The main job in a real terminal: find somebody, see what is held, ask what if, export, leave."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).parents[2]
DURHAM = ROOT / "fixtures" / "county-durham.plan.json"
PATIENCE = 40.0

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


@attrs.frozen
class Terminal:
    """A terminal of a given size that runs one program, driven through tmux."""

    server: str
    folder: Path

    def tmux(self, *given: str) -> str:
        """What a command of tmux prints."""
        return subprocess.run(
            ["tmux", "-L", self.server, *given], check=True, capture_output=True, text=True
        ).stdout

    def start(self, cells: int, rows: int, *arguments: str) -> None:
        """Run tcplan in a new terminal of so many cells and rows; its exit status is printed."""
        program = shlex.join([sys.executable, "-m", "tui", *arguments])
        line = f"cd {shlex.quote(str(self.folder))}; {program}; echo left with $?; sleep 600"
        size = ["-x", str(cells), "-y", str(rows)]
        self.tmux("-f", "/dev/null", "new-session", "-d", *size, line)

    def press(self, *keys: str) -> None:
        """Press keys, named as tmux names them."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type some text."""
        self.tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What the terminal shows."""
        return self.tmux("capture-pane", "-p")

    def shows(self, *texts: str) -> str:
        """The screen, as soon as it shows all these texts."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.screen()
            if all(text in screen for text in texts):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{texts} did not appear on:\n{self.screen()}")


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal of its own, gone when the test ends."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found = Terminal(f"tcplan-{os.getpid()}-{tmp_path.name}", tmp_path)
    yield found
    subprocess.run(["tmux", "-L", found.server, "kill-server"], check=False, capture_output=True)


@pytest.mark.parametrize(("cells", "rows"), [(120, 36), (80, 24)])
def test_the_main_job_from_start_to_export(terminal: Terminal, cells: int, rows: int) -> None:
    """A commissioner filters, opens a person, looks, asks what if, exports, and leaves."""
    terminal.start(cells, rows, "browse", str(DURHAM), "--today", "2026-11-22")
    terminal.shows("[1 People]", "P-014", "predicts no one")
    terminal.press("/")
    terminal.shows("Filter")
    terminal.type("introduc")
    terminal.shows("filter: introduc", "hidden by the filter")
    terminal.press("Enter")
    terminal.press("o")
    terminal.shows("[o Overview]", "P-014", "WHAT MATTERS TO ME")
    terminal.press("n")
    terminal.shows("[n Network]", "Support network", "FAMILY & FRIENDS")
    terminal.press("r")
    terminal.shows("[r Risks]", "WHAT COULD START IT")
    terminal.press("2")
    terminal.shows("[2 Agencies]", "Alone")
    terminal.press("/")
    terminal.type("harthope")
    terminal.shows("filter: harthope")
    terminal.press("Enter")
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
    terminal.shows("[1 People]", "P-014")
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
