"""The interface with as many people as a country has: ``python -m bench.interface``.

The program itself is started on a pseudo-terminal with a plan file and with a database of the
national cohort; keys are typed and its screen is read as a terminal would show it. How long the
screen stands still while the engine works is measured inside, by a clock that ticks beside it.
"""

import argparse
import asyncio
import datetime as dt
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from fixtures.national import national
from tcplan.exchange import plan_json
from tcplan.planner import Looking, Request, look
from tcplan.store.database import create
from tcplan.store.interface import By

PEOPLE = 2_000
ROWS, COLUMNS = 36, 120
DAY = dt.date(2026, 11, 22)
PATIENCE = 120.0
SAVES = 10
TYPED = "clock"
"""What is typed to filter and to find; it stands in many rows and in none whole."""

BUDGETS = {
    "first paint": 2_000.0,
    "everybody in sight": 10_000.0,
    "open a person while all is worked out": 300.0,
    "filter keystroke": 250.0,
    "go-to keystroke": 250.0,
    "calendar": 3_000.0,
    "agencies": 3_000.0,
    "controls": 3_000.0,
    "worst stall of the screen": 100.0,
    "memory": 400.0,
}
"""Milliseconds, but for memory, which is megabytes."""

_ESCAPE = re.compile(
    r"\x1b\[(?P<given>[?<>=0-9;:]*)(?P<what>[@-~])|\x1b[PX^_\]].*?(?:\x1b\\|\x07)|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


class Terminal:
    """The program on a pseudo-terminal, and what a terminal would show of it."""

    def __init__(self, plan: Path, *arguments: str) -> None:
        """Start it."""
        self.begun = time.monotonic()
        self.peak = 0.0
        self._rows = [[" "] * COLUMNS for _ in range(ROWS)]
        self._x = self._y = 0
        self._rest = ""
        child, self._terminal = pty.fork()
        if child == 0:
            os.environ |= {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
            os.environ["XDG_CONFIG_HOME"] = str(plan.parent)
            program = [sys.executable, "-m", "tui", "browse", str(plan), *arguments]
            os.execv(sys.executable, program)  # noqa: S606
        self._child = child
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self._terminal, keys.encode())

    def text(self) -> str:
        """What is on the screen."""
        return "\n".join("".join(row).rstrip() for row in self._rows)

    def until(self, seen: Callable[[str], bool], what: str) -> float:
        """Milliseconds until that can be seen."""
        start = time.monotonic()
        while not seen(self.text()):
            if time.monotonic() - start > PATIENCE:
                raise TimeoutError(f"{what} never came:\n{self.text()}")
            self._read(0.05)
        return (time.monotonic() - start) * 1000

    def quiet(self) -> None:
        """Wait until nothing more is painted for a while."""
        while self._read(0.4):
            pass

    def end(self) -> None:
        """End the program."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        os.close(self._terminal)

    def memory(self) -> float:
        """The most memory that it has had, in megabytes."""
        status = Path(f"/proc/{self._child}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else float("nan")

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return False
        self._paint(os.read(self._terminal, 65_536).decode("utf-8", "replace"))
        return True

    def _paint(self, written: str) -> None:
        """Only what Textual writes: text, where it goes, and what is cleared."""
        text = self._rest + written
        self._rest = ""
        at = 0
        while at < len(text):
            if text[at] != "\x1b":
                self._put(text[at])
                at += 1
                continue
            found = _ESCAPE.match(text, at)
            if found is None:
                self._rest = text[at:]
                return
            self._act(found["what"], found["given"] or "")
            at = found.end()

    def _put(self, character: str) -> None:
        if character == "\r":
            self._x = 0
        elif character == "\n":
            self._y = min(self._y + 1, ROWS - 1)
        elif character >= " ":
            if self._x < COLUMNS:
                self._rows[self._y][self._x] = character
            self._x += 1

    def _act(self, what: str | None, given: str) -> None:
        if what == "H":
            row, _, column = given.partition(";")
            self._y = min(int(row or 1), ROWS) - 1
            self._x = min(int(column or 1), COLUMNS) - 1
        elif what == "J":
            self._rows = [[" "] * COLUMNS for _ in range(ROWS)]


@attrs.define
class Table:
    """What was measured, beside its budget."""

    kept: bool = True

    def row(self, what: str, value: float, unit: str = "ms") -> None:
        """One figure."""
        budget = next((b for name, b in BUDGETS.items() if what.startswith(name)), None)
        if budget is None:
            print(f"  {what:52}{value:9,.0f} {unit}")
            return
        self.kept = self.kept and value <= budget
        print(f"  {what:52}{value:9,.0f} {unit:3}{budget:9,.0f}{value / budget:8.0%}")


def written(people: int, folder: Path) -> tuple[Path, Path]:
    """The national cohort as a plan file and as a database."""
    plan = national(people)
    file, base = folder / "national.plan.json", folder / "national.db"
    file.write_bytes(plan_json.dump(plan))
    icb = next(agency.id for agency in plan.agencies if agency.kind == "icb")
    create(base, plan, by=By(who="Bench", agency=icb, at=dt.datetime.now(dt.UTC))).close()
    return file, base


def walked(plan: Path, table: Table, *arguments: str, saves: int = 0) -> None:
    """Go through every place with the whole cohort, and again after each of some saves."""
    found = Terminal(plan, *arguments)
    try:
        found.until(lambda text: "tcplan" in text, "the first paint")
        table.row("first paint: the frame, reading", (time.monotonic() - found.begun) * 1000)
        found.until(lambda text: "P-0" in text, "the list")
        table.row("everybody in sight", (time.monotonic() - found.begun) * 1000)
        _people(found, table)
        _places(found, table)
        table.row("memory: the most after all places", found.memory(), "MB")
        if saves:
            longest = max(_saved(found, f"said again {n}") for n in range(saves))
            table.row(f"a save, until it is shown: the longest of {saves}", longest)
            table.row(f"memory: the most after {saves} saves", found.memory(), "MB")
    finally:
        found.end()


def _people(found: Terminal, table: Table) -> None:
    worked = "Still being worked out"
    if found.until(lambda text: "People · " in text, "the list") and "Welcome" in found.text():
        found.press(" ")
        found.until(lambda text: "Welcome" not in text, "the list without the greeting")
    found.press("\x1b[B")
    found.until(lambda text: "▌" in text, "a highlighted person")
    found.press("\r")
    busy = worked in found.text()
    took = found.until(lambda text: "WHAT MATTERS TO ME" in text, "a person")
    table.row(f"open a person while all is worked out{'' if busy else ' (it was done)'}", took)
    found.press("\x1b")
    found.until(lambda text: "with a gap in cover" in text, "cover of all")
    table.row("all due and all cover known", (time.monotonic() - found.begun) * 1000)
    found.quiet()
    found.press("\r")
    table.row("open a person", found.until(lambda text: "WHAT MATTERS TO ME" in text, "a person"))
    found.press("\x1b")
    found.until(lambda text: "People · 2" in text or "People · " in text, "the list")
    found.quiet()
    found.press("/")
    found.quiet()
    table.row("filter keystroke, the longest of five", _typed(found, "filter: {words}"))
    found.press("\x1b")
    found.quiet()


def _saved(found: Terminal, words: str) -> float:
    """Change the first control in its form and go through every place; how long the save took."""
    found.press("3")
    found.until(lambda text: "count on evidence" in text, "controls")
    found.quiet()
    found.press("c")
    found.until(lambda text: "Change control" in text, "its form")
    found.quiet()
    found.press("\t")
    found.quiet()
    found.press(words)
    found.until(lambda text: "1 changed" in text, "what was typed")
    found.press("\x0f")
    found.until(lambda text: "Save this?" in text, "what will be written")
    for _ in range(2):
        found.quiet()
        found.press("\r")
    took = found.until(lambda text: words in text and "[3 Controls]" in text, "the save")
    found.quiet()
    for key, seen in (("4", "WEEKS AHEAD"), ("2", "each leave"), ("1", "with a gap in cover")):
        found.press(key)
        found.until(lambda text, seen=seen: seen in text, seen)  # type: ignore[misc]
        found.quiet()
    return took


def _typed(found: Terminal, shown: str) -> float:
    """The longest time from a key until the screen shows what it leads to."""
    longest = 0.0
    for n in range(1, len(TYPED) + 1):
        found.press(TYPED[n - 1])
        words = shown.format(words=TYPED[:n])
        longest = max(longest, found.until(lambda text, words=words: words in text, words))  # type: ignore[misc]
        found.quiet()
    return longest


def _places(found: Terminal, table: Table) -> None:
    seen = {
        "calendar": ("4", "WEEKS AHEAD"),
        "agencies": ("2", "each leave somebody without cover"),
        "controls": ("3", "count on evidence"),
    }
    for name, (key, words) in seen.items():
        found.press(key)
        table.row(name, found.until(lambda text, words=words: words in text, name))  # type: ignore[misc]
        found.quiet()
    found.press("\x10")
    took = found.until(lambda text: "Go to" in text and "person" in text, "go to")
    table.row("go to anything, opened", took)
    found.quiet()
    longest = 0.0
    for n in range(1, len(TYPED) + 1):
        start = time.monotonic()
        found.press(TYPED[n - 1])
        before = found.text()
        found.until(lambda text, before=before: text != before, "what was found")  # type: ignore[misc]
        longest = max(longest, (time.monotonic() - start) * 1000)
        found.quiet()
    table.row("go-to keystroke, the longest of five", longest)
    found.press("\x1b")
    found.quiet()


def stalls(looking: Looking) -> float:
    """The longest time in milliseconds for which the screen stands still while all is worked out.

    The list comes in, somebody is opened and left, and every place is gone to.
    """
    from tui.app import PlannerApp
    from tui.opening import load_ahead

    load_ahead()
    worst = 0.0

    async def watched() -> None:
        nonlocal worst
        app = PlannerApp(looking)
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            ticking = asyncio.create_task(tick())
            for key in ("down", "enter", "escape", "4", "2", "3", "1"):
                await asyncio.sleep(1.5)
                await pilot.press(key)
            await app.workers.wait_for_complete()
            ticking.cancel()

    async def tick() -> None:
        nonlocal worst
        last = time.monotonic()
        while True:
            await asyncio.sleep(0.005)
            now = time.monotonic()
            worst = max(worst, (now - last - 0.005) * 1000)
            last = now

    asyncio.run(watched())
    return worst


def report(people: int = PEOPLE) -> bool:
    """Print the table; whether every budget was kept."""
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        file, base = written(people, Path(name))
        print(f"\ninterface, {people:,} people {'':25}{'took':>9}    {'budget':>9}{'of it':>8}")
        print(f" plan file, {file.stat().st_size / 1e6:,.0f} MB")
        walked(file, table)
        print(f" database, {base.stat().st_size / 1e6:,.0f} MB")
        walked(base, table, "--who", "Bench", saves=SAVES)
        looking = look(file, Request(), calendar_day=DAY)
        table.row("worst stall of the screen, all places", stalls(looking))
    return table.kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    sys.exit(not report(parser.parse_args().people))
