"""Time whole commands and the engine against their budgets, interleaved in one run.

Every command is also given as a ratio to an empty Python process timed beside it, because the
machine's own speed drifts. Run with ``make bench``; nothing here is a test.
"""

import datetime as dt
import os
import pty
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import cohort, everybody, faulttrees, interface, need_to_know, path, rules, whatif
from tcplan.planner import Request, look, sample

RUNS = 5
PROGRAM = [sys.executable, "-m", "tui"]


def seconds(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(*arguments: str) -> Callable[[], object]:
    """Run the program with arguments and throw its output away."""

    def run() -> object:
        return subprocess.run([*PROGRAM, *arguments], stdout=subprocess.DEVNULL, check=True)

    return run


def first_paint(plan: Path) -> Callable[[], object]:
    """Start the interface on a pseudo-terminal and wait until the first person is painted."""
    wanted = look(plan, Request(), calendar_day=dt.date(2026, 11, 22)).plan.individuals[0].id

    def run() -> object:
        child, terminal = pty.fork()
        if child == 0:
            os.environ |= {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "36"}
            os.execv(sys.executable, [*PROGRAM, "browse", str(plan)])  # noqa: S606
        seen = b""
        while wanted.encode() not in seen:
            ready, _, _ = select.select([terminal], [], [], 20)
            if not ready:
                break
            seen += os.read(terminal, 65_536)
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)
        return seen

    return run


def cover_everything(plan: Path) -> Callable[[], object]:
    """Work out cover of every risk of everybody in every slot, from a plan already read."""

    def run() -> object:
        from tcplan.analysis.diagram import cut_sets

        cut_sets.cache_clear()
        fresh = look_at(plan)
        start = time.perf_counter()
        covers = fresh.covers()
        run.took = time.perf_counter() - start  # type: ignore[attr-defined]
        return covers

    return run


def look_at(plan: Path):  # noqa: ANN201
    """Look at the plan as the commands do."""
    return look(plan, Request(), calendar_day=dt.date(2026, 11, 22))


def main() -> None:
    """Print the table."""
    plan = sample()
    rows: list[tuple[str, float, Callable[[], object]]] = [
        ("tcplan --help", 0.25, command("--help")),
        ("tcplan show PLAN people", 0.8, command("show", str(plan), "people")),
        ("first paint of the interface", 1.5, first_paint(plan)),
        ("cover of every risk, every slot", 1.0, cover_everything(plan)),
    ]
    empty: Callable[[], object] = lambda: subprocess.run(  # noqa: E731
        [sys.executable, "-c", "pass"], check=True
    )
    took: dict[str, list[float]] = {name: [] for name, _, _ in rows}
    idle: list[float] = []
    for _ in range(RUNS):
        idle.append(seconds(empty))
        for name, _, work in rows:
            whole = seconds(work)
            took[name].append(getattr(work, "took", whole))
    base = statistics.median(idle)
    print(f"{RUNS} runs each, medians; an empty Python process takes {base:.3f} s")
    print(f"{'what':36}{'seconds':>9}{'budget':>8}{'of budget':>11}{'× empty':>9}")
    for name, budget, _ in rows:
        middle = statistics.median(took[name])
        print(f"{name:36}{middle:9.3f}{budget:8.2f}{middle / budget:11.0%}{middle / base:9.1f}")
    cohort.report()
    faulttrees.growth()
    path.report()
    rules.report()
    everybody.report()
    interface.report()
    whatif.report()
    need_to_know.report()


if __name__ == "__main__":
    main()
