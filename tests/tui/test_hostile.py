"""Whatever somebody wrote is seen as it was written, and nothing in it acts, on every screen."""

import os
import pty
import re
import select
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pytest

from tcplan.domain.changes import Amend
from tcplan.exchange.plan_json import read
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.tui.showing import (
    NARROW,
    PAYLOADS,
    ROOT,
    WIDE,
    hostile,
    opened,
    press,
    screen_text,
    showing,
)
from tests.tui.working import at, at_work, begun, save, session

WALK = (
    *("enter", "v", "escape", "n", "v", "escape", "r", "v", "escape", "p", "escape"),
    *("t", "p", "escape", "v", "escape", "r"),
    *("g", "p", "escape", "v", "escape", "tab", "end", "r"),
)
PLACES = (
    *("2", "p", "escape", "enter", "x", "v", "escape", "3", "p", "escape", "v", "escape"),
    *("4", "p", "escape", "v", "escape", "full_stop", "p", "escape", "v", "escape"),
    *("full_stop", "v"),
)
PAYLOAD = re.compile(rb"\x1b\]0;owned|\x1b\]52;c;b3duZWQ=|\x9b31m|\xc2\x9b|\xc2\x90|\xe2\x80\xae")


async def walked(plan: Path, size: tuple[int, int]) -> str:
    """All that is seen on a walk over every place, lens and dialog."""
    seen = ""
    async with showing(opened(plan, names=True), size=size) as pilot:
        for key in (*WALK, *PLACES):
            await press(pilot, key)
            seen += screen_text(pilot)
    return seen


def hidden(seen: str) -> list[str]:
    """The characters that act or cannot be seen; what joins two emoji into one is neither."""
    return [sign for sign in sorted(set(seen)) if not sign.isprintable() and sign not in "\n\u200d"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_screen_shows_the_hostile_sample(size: tuple[int, int]) -> None:
    """The sample plan that is full of traps is walked through without any of them closing."""
    seen = await walked(ROOT / "fixtures" / "hostile.plan.json", size)

    assert [] == hidden(seen)
    assert "<U+" in seen


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_screen_shows_a_hostile_plan(tmp_path: Path, size: tuple[int, int]) -> None:
    """No screen fails on brackets, escapes or direction marks, and none lets one through."""
    seen = await walked(hostile(tmp_path), size)

    assert [] == hidden(seen)
    assert "bad [/nope] end" in seen
    assert "Ward [B] note" in seen
    assert "[@click=app.bell]press[/]" in seen
    assert "<U+001B>]0;owned<U+0007>" in seen
    assert "<U+202E>" in seen


def hostile_base(folder: Path) -> Path:
    """The hostile plan as a database, changed by people with hostile names and reasons."""
    path = begun(folder, read(hostile(folder)))
    with open_database(path) as store:
        plan = store.load()
        me = plan.individuals[0].id
        for number, payload in enumerate(PAYLOADS):
            by = By(who=f"{payload} {number}", at=at(2, number), why=f"because {payload}")
            words = {"what_matters": f"{number} {payload}", "preferred_name": f"{payload} R"}
            store.save([Amend(me, words)], by=by, seen=store.versions)
    return path


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_hostile_history_is_shown_as_it_was_written(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """No name, reason or value in a history acts on the screen, in the dialog or in the notice."""
    base = hostile_base(tmp_path)
    seen = ""
    keys = ("enter", "i", "v", "escape", "p", "escape", *["down"] * 7, "up", *["full_stop"] * 3)
    async with at_work(session(base, names=True), size=size) as pilot:
        save(base, "\x1b]0;owned\x07 Zoe \u202e", at(22, 15), Amend("P-014", {"my_hopes": "x"}))
        pilot.app.look_for_news()  # type: ignore[attr-defined]
        for key in (*keys, "z", "escape", "slash", *"because", "enter"):
            await press(pilot, key)
            seen += screen_text(pilot)

    assert [] == hidden(seen)
    assert "bad [/nope] end" in seen
    assert "[@click=app.bell]press[/]" in seen
    assert "<U+001B>]0;owned<U+0007>" in seen
    assert "<U+202E>" in seen
    assert "Take back change" in seen
    assert "saved 1 change after this was read" in seen


def in_a_terminal(command: list[str], keys: bytes, folder: Path) -> tuple[bytes, int]:
    """All bytes that a program sends to its terminal while keys are pressed, and its status."""
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover  (the child becomes the program)
        os.chdir(folder)
        os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color"})  # noqa: S606
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    sent = b""
    waiting = [bytes([key]) for key in keys]
    quiet_since = began = time.monotonic()
    while time.monotonic() - began < 90:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                piece = os.read(terminal, 65_536)
            except OSError:
                break
            if not piece:
                break
            sent += piece
            quiet_since = time.monotonic()
        elif b"read only" in sent and waiting and time.monotonic() - quiet_since > 0.5:
            os.write(terminal, waiting.pop(0))
            quiet_since = time.monotonic()
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return sent, os.waitstatus_to_exitcode(status)


@pytest.mark.slow
@pytest.mark.e2e
def test_nothing_written_in_a_plan_reaches_the_terminal(tmp_path: Path) -> None:
    """In a real terminal no title is set, no clipboard written, nothing reordered by a note."""
    plan = hostile(tmp_path)
    program = (
        "import sys; from pathlib import Path; from tcplan.planner import Request, look; "
        "from tests.builders import TODAY; from tui.app import browse; "
        f"sys.exit(browse(look(Path({str(plan)!r}), Request(names=True), calendar_day=TODAY)))"
    )
    run = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}"
    sent, status = in_a_terminal([sys.executable, "-c", run], b"*onrv2x3q", tmp_path)

    assert 0 == status
    assert b"<U+001B>" in sent
    assert [] == PAYLOAD.findall(sent)
    assert b"\x1b]0;" not in sent
    assert b"\x1b]52;" not in sent


@pytest.mark.slow
@pytest.mark.e2e
def test_a_crash_in_a_real_terminal_prints_no_name(tmp_path: Path) -> None:
    """After a fault the terminal is given back, the status is 1, and no name was printed."""
    program = (
        "import sys; from tests import builders; from tests.tui.showing import looking; "
        "from tui.app import browse; from tui.places.people import PeoplePlace\n"
        "def broken(self, one):\n"
        "    name = 'Quentin Secretname'\n"
        "    raise RuntimeError(name)\n"
        "PeoplePlace.highlighted = broken\n"
        "sys.exit(browse(looking(builders.robin())))"
    )
    run = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{program}"
    sent, status = in_a_terminal([sys.executable, "-c", run], b"", tmp_path)

    assert 1 == status
    assert b"Secretname" not in sent
    assert b"tcplan stopped because of a fault in the program" in sent
    assert sent.rindex(b"\x1b[?1049l") < sent.rindex(b"tcplan stopped")
