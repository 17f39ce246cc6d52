"""Nothing that somebody wrote acts on a real terminal, byte by byte, on any screen."""

import base64
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tcplan.text import visible
from tests.e2e.raw import SEQUENCE, Raw
from tests.tui.payloads import PAYLOADS
from tests.tui.showing import ROOT
from tests.tui.test_hostile import hidden, hostile_base
from tests.tui.walks import WALK, Step

KEYS = {
    "enter": b"\r",
    "escape": b"\x1b[27u",
    "tab": b"\t",
    "down": b"\x1b[B",
    "home": b"\x1b[H",
    "full_stop": b".",
    "slash": b"/",
    "question_mark": b"?",
    "ctrl+p": b"\x10",
    "ctrl+o": b"\x0f",
    "asterisk": b"*",
}
OWN = frozenset(
    {
        *(
            f"\x1b[?{mode}{way}"
            for mode in (1000, 1003, 1004, 1006, 1015, 1049, 2004)
            for way in "hl"
        ),
        *("\x1b[?25l", "\x1b[?25h", "\x1b[?7l", "\x1b[?7h", "\x1b[>25u", "\x1b[<u"),
        *("\x1b[?2026$p", "\x1b[?2048$p", "\x1b]22;default\x07", "\x1b]22;pointer\x07"),
    }
)
"""Every sequence of the interface itself but looks and moves."""
LOOK = re.compile(r"\x1b\[(?:0|(?:(?:[1-9]|[34]8;2;\d{1,3};\d{1,3};\d{1,3});?)+)m")
MOVE = re.compile(r"\x1b\[(\d{1,3});(\d{1,3})H")


def foreign(sent: str, cells: int, rows: int) -> list[str]:
    """The sequences that are no look, no move within the terminal and none of our own."""
    return sorted(
        {
            found
            for found in SEQUENCE.findall(sent)
            if found not in OWN and not LOOK.fullmatch(found) and not _within(found, cells, rows)
        }
    )


def _within(found: str, cells: int, rows: int) -> bool:
    move = MOVE.fullmatch(found)
    return bool(move and int(move[1]) <= rows and int(move[2]) <= cells)


def go(terminal: Raw, step: Step, behind: Step) -> str:
    """The screen after the keys of a step; what stood in front of it has gone."""
    *before, last = step.keys
    for key in before:
        terminal.answer(KEYS.get(key, key.encode()), lambda _text: True, f"what {key} does")

    def shown(text: str) -> bool:
        closing = step.keys[-1] == "escape" and step.reach != "dialog"
        still = closing and behind.shows != step.shows and behind.shows in text
        return step.shows in text and "working…" not in text and not still

    return terminal.answer(KEYS.get(last, last.encode()), shown, f"{step.reach}: {step.shows}")


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which everything that people write acts, if it is let."""
    return hostile_base(tmp_path_factory.mktemp("hostile"))


@pytest.mark.slow
@pytest.mark.e2e
@pytest.mark.parametrize(("cells", "rows"), [(120, 36), (80, 24)])
def test_no_byte_of_a_plan_acts_on_a_terminal(base: Path, cells: int, rows: int) -> None:
    """On every screen what people wrote stands as it was written, and none of it does anything."""
    browse = (sys.executable, "-m", "tui", "browse", str(base), "--who", "Dora", "--names")
    terminal = Raw([*browse, "--today", "2026-11-22"], ROOT, cells, rows)
    screens = [go(terminal, step, behind) for behind, step in pairwise((WALK[0], *WALK))]
    walked = terminal.sent.decode()
    terminal.press(b"y")
    terminal.until(lambda text: "Copied" in text, "what was copied")
    copied = terminal.sent.decode()[len(walked) :]
    terminal.press(b"q")
    terminal.until(lambda text: "are trying (1 change)" in text, "what leaving would lose")
    terminal.press(b"q")

    assert 0 == terminal.left()
    assert [] == foreign(terminal.sent.decode().replace(copied, ""), cells, rows)
    assert [] == hidden(SEQUENCE.sub("", terminal.sent.decode()).replace("\r", ""))
    assert [] == [p for p in PAYLOADS if p != visible(p) and p in walked]
    assert [] == hidden(what_was_copied(copied))
    seen = {step.reach for step, text in zip(WALK, screens, strict=True) if "<U+" in text}
    assert {step.reach for step in WALK} - seen <= _FURTHER_DOWN


_FURTHER_DOWN = {"adopting"}
"""What people wrote stands below the fold of this in a small terminal."""


def what_was_copied(sent: str) -> str:
    """The text that the terminal was asked to put on the clipboard."""
    (found,) = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", sent)
    return base64.b64decode(found).decode()
