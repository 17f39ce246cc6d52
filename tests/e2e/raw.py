"""A terminal of which every byte is kept, and a screen that is read from these bytes alone."""

import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Callable, Sequence
from fcntl import ioctl
from pathlib import Path

from tcplan.text import clusters

PATIENCE = 30.0
QUIET = 0.08
"""Seconds without a byte after which a screen counts as painted."""

SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[PX^_\]].*?(?:\x1b\\|\x07|$)"
    r"|\x1b[ -/]*[0-~]|\x1b",
    re.DOTALL,
)
_MOVE = re.compile(r"\x1b\[(\d*)(?:;(\d*))?[Hf]")
_REST = ""
"""What stands in the second cell of a wide character."""


class Grid:
    """What a terminal shows after some text: the moves of the cursor are carried out, no more."""

    def __init__(self, cells: int, rows: int) -> None:
        self.cells, self.rows = cells, rows
        self.x = self.y = 0
        self._lines = [[" "] * cells for _ in range(rows)]

    def feed(self, text: str) -> None:
        """Carry out and show what was sent."""
        at = 0
        for found in SEQUENCE.finditer(text):
            self._write(text[at : found.start()])
            self._obey(found[0])
            at = found.end()
        self._write(text[at:])

    def _obey(self, sequence: str) -> None:
        move = _MOVE.fullmatch(sequence)
        if move:
            self.y = int(move[1] or 1) - 1
            self.x = int(move[2] or 1) - 1

    def _write(self, text: str) -> None:
        for cluster, cells in clusters(text):
            if cluster == "\n":
                self.x, self.y = 0, self.y + 1
            elif cluster != "\r" and self.y < self.rows and self.x + cells <= self.cells:
                line = self._lines[self.y]
                line[self.x : self.x + cells] = [cluster, *[_REST] * (cells - 1)][:cells]
                self.x += cells

    def text(self) -> str:
        """The screen, one line a row."""
        return "\n".join("".join(line).rstrip() for line in self._lines)


class Raw:
    """A program in a terminal of its own."""

    def __init__(self, command: Sequence[str], folder: Path, cells: int, rows: int) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:  # pragma: no cover  (the child becomes the program)
            os.chdir(folder)
            here = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            kept = {k: v for k, v in os.environ.items() if k not in {"TMUX", "TERM_PROGRAM"}}
            os.execvpe(command[0], list(command), {**kept, **here})  # noqa: S606
        ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cells, 0, 0))
        self.sent = bytearray()
        self.grid = Grid(cells, rows)
        self._fed = 0
        self.ended = False

    def press(self, keys: bytes) -> None:
        """Type these bytes."""
        os.write(self._terminal, keys)

    def read(self, seconds: float) -> bool:
        """Take in what comes within so many seconds; false when nothing did."""
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return False
        try:
            piece = os.read(self._terminal, 65_536)
        except OSError:
            piece = b""
        self.ended = not piece
        self.sent += piece
        return not self.ended

    def until(self, shown: Callable[[str], bool], what: str) -> str:
        """The screen, as soon as it shows something and stands still."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not self.ended:
            if self.read(QUIET):
                continue
            self.grid.feed(self.sent[self._fed :].decode("utf-8"))
            self._fed = len(self.sent)
            text = self.grid.text()
            if shown(text):
                return text
        raise AssertionError(f"{what} did not appear on:\n{self.grid.text()}")

    def answer(self, keys: bytes, shown: Callable[[str], bool], what: str) -> str:
        """The screen after some keys, as soon as they are answered with something."""
        before = len(self.sent)
        self.press(keys)
        return self.until(lambda text: len(self.sent) > before and shown(text), what)

    def left(self) -> int:
        """The exit status, once the program has ended."""
        until = time.monotonic() + PATIENCE
        while not self.ended and time.monotonic() < until:
            self.read(0.2)
        os.close(self._terminal)
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)
