"""A real terminal in which a program runs, driven through tmux."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0


@attrs.frozen
class Terminal:
    """A terminal of a given size that runs one program, driven through tmux."""

    server: str
    folder: Path

    def tmux(self, *given: str) -> str:
        """What a command of tmux prints."""
        command = ["tmux", "-L", self.server, *given]
        # Readline sets COLUMNS and LINES for whoever is started next, and the program would obey.
        environment = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES"}}
        return subprocess.run(
            command, check=True, capture_output=True, text=True, env=environment
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

    def shows_no_more(self, text: str) -> None:
        """Wait until the screen no longer shows a text."""
        until = time.monotonic() + PATIENCE
        while text in self.screen():
            if time.monotonic() > until:
                raise AssertionError(f"{text} did not go from:\n{self.screen()}")
            time.sleep(0.1)

    def shows_times(self, text: str, times: int) -> None:
        """Wait until the screen shows a text so many times."""
        until = time.monotonic() + PATIENCE
        while self.screen().count(text) < times:
            if time.monotonic() > until:
                raise AssertionError(f"{text} did not appear {times} times on:\n{self.screen()}")
            time.sleep(0.1)
