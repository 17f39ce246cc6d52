"""Serving an encrypted database from a real terminal: the passphrase goes to nobody else."""

import re
import shutil
from pathlib import Path

import pytest

from tests.e2e.terminals import Terminal
from tests.e2e.test_database_journey import PASSPHRASE, encrypted
from tests.served import At, drawn, gone, let_in, tab

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def processes(folder: Path) -> dict[int, str]:
    """The arguments and environment of every process that works in a folder (Linux)."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder:
                told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
                found[int(process.name)] = told.decode("utf-8", "replace")
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="needs /proc, which Linux has")
async def test_a_passphrase_is_asked_once_and_told_to_nobody(terminal: Terminal) -> None:
    """It is typed where serve runs; no list of processes has it, and Ctrl-C ends everything."""
    base = encrypted(terminal.folder)
    terminal.start(160, 36, "serve", str(base), "--who", "Dora", "--today", "2026-11-22")
    terminal.shows("Passphrase of plan.db")
    terminal.type(PASSPHRASE)
    terminal.press("Enter")
    screen = terminal.shows("Whoever has the page sees what you see", "?token=")
    (address,) = re.findall(r"^http://\S+$", screen, re.MULTILINE)
    served = At(address)
    await let_in(served)
    async with tab(served) as socket:
        await drawn(socket, "[1 People]", "P-001", "journal: Dora")
        told = processes(terminal.folder)
        sessions = [number for number, words in told.items() if "tui.serving" in words]
        terminal.press("C-c")
        terminal.shows("left with 0")

    assert 1 == len(sessions)
    assert [] == [number for number, words in told.items() if "heron" in words]
    assert "heron" not in screen
    assert all(gone(number) for number in sessions)
