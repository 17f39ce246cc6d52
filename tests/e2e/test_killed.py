"""Killing the interface in the middle of an edit loses nothing saved and leaves nothing halved."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import attrs
import pytest

from tcplan.domain.plan import Plan
from tcplan.store.database import open_database
from tests.e2e.terminals import Terminal
from tests.tui.plans import three_people
from tests.tui.working import begun

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def at_work(terminal: Terminal) -> tuple[Path, int]:
    """A database at which somebody works in a terminal, and the process in which they do."""
    base = begun(terminal.folder, three_people())
    day, who = ("--today", "2026-11-22"), ("--who", "Dora", "--agency", "icb")
    terminal.start(120, 36, "browse", str(base), *day, *who)
    terminal.shows("[1 People]", "P-001", "P-003")
    shell = terminal.tmux("list-panes", "-F", "#{pane_pid}").strip()
    found = subprocess.run(["pgrep", "-P", shell], check=True, capture_output=True, text=True)
    return base, int(found.stdout.split()[0])


def open_form(terminal: Terminal) -> None:
    """Open the form of Robin's control."""
    terminal.press("3")
    terminal.shows("[3 Controls]", "▌ P-001", "C-Oak", "? Keys")
    terminal.press("c")
    terminal.shows("Change control", "Leave  esc")


def whole(base: Path) -> Plan:
    """The plan of a database in which nothing is wrong."""
    with open_database(base) as store:
        told = store.verify()
        assert ("", True) == (told.fault, told.whole)
        return store.load()


def test_a_form_that_is_killed_leaves_the_plan_as_it_was(terminal: Terminal) -> None:
    """What was only typed is gone, as it was never saved; the plan stands as before."""
    base, process = at_work(terminal)
    open_form(terminal)
    terminal.type(" never saved")
    terminal.shows("never saved", "1 changed")
    os.kill(process, signal.SIGKILL)
    terminal.shows("left with 137")

    assert three_people() == whole(base)


@pytest.mark.parametrize("after", [0.0, 0.01], ids=["at-once", "a-moment-later"])
def test_a_save_that_is_killed_is_there_whole_or_not_at_all(
    terminal: Terminal, after: float
) -> None:
    """However soon after the first byte was written it ends: the old name stands, or the new."""
    base, process = at_work(terminal)
    for name in ("C-OakX", "C-OakXX"):
        open_form(terminal)
        terminal.type("X")
        terminal.press("C-o")
        terminal.shows("Save this?", name)
        agree(terminal, base)
        if name == "C-OakX":
            terminal.shows("[3 Controls]", "▌ P-001   C-OakX")
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    terminal.shows("left with 137")
    plan = whole(base)
    control = plan.by_id["c-oak"]

    assert control.name in {"C-OakX", "C-OakXX"}
    assert journalled(base)[-1] == control.name
    renamed = (attrs.evolve(control, name="C-Oak"), plan.by_id["c-rail"])
    assert three_people() == plan.altered(controls=renamed)


def agree(terminal: Terminal, base: Path) -> None:
    """Go on to the choices and take the first, until the database is written to."""
    before = sizes(base)
    for _ in range(100):
        terminal.press("Enter")
        until = time.monotonic() + 0.4
        while time.monotonic() < until:
            if sizes(base) != before:
                return
            time.sleep(0.0005)
    raise AssertionError("nothing was written")


def sizes(base: Path) -> list[tuple[str, int, int]]:
    """The files of a database that hold something, with their sizes and times."""
    found = []
    for file in sorted(base.parent.glob("plan.db*")):
        with contextlib.suppress(FileNotFoundError):
            state = file.stat()
            if state.st_size and not file.name.endswith("-shm"):
                found.append((file.name, state.st_size, state.st_mtime_ns))
    return found


def journalled(base: Path) -> list[str]:
    """Every name that the journal has for the control of Robin, the last that was saved last."""
    with open_database(base, readonly=True) as store:
        rows = [row for row in store.journal() if row.entity == "c-oak" and row.after]
    return [str(row.after["name"]) for row in rows if row.after]
