"""Several people write at once: no edit is lost, nobody meets a lock, and there is one chain.

Each writer counts a name of its own up in every edit, and in every so many edits also one number
that all share; whoever is overtaken there reads again and saves again. The time of an edit is from
its first attempt until it is acknowledged, every reading again included.
"""

import json
import os
import shutil
import time
import traceback
from pathlib import Path
from typing import Any

from bench.store_trials.ground import WAL, Tally, Way, in_child, somebody
from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.errors import StaleError
from tests.builders import about, agency


def run(
    folder: Path, *, writers: int = 8, edits: int = 1000, shared_every: int = 10, way: Way = WAL
) -> Tally:
    """Let so many processes make so many edits each."""
    tally, base = Tally(), folder / "writers"
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    path = base / "plan.db"
    names = ["shared", *(f"w{writer}" for writer in range(writers))]
    agencies = (agency("icb", "icb"), *(agency(name, name="0") for name in names))
    way.made(path, Plan(about=about(), agencies=agencies))
    began = time.monotonic()
    children = [
        in_child(lambda w=w: _write(path, way, w, edits, shared_every)) for w in range(writers)
    ]
    for child in children:
        os.waitpid(child, 0)
    tally.seen["seconds"] = round(time.monotonic() - began, 1)
    told = [json.loads(path.with_name(f"{w}.told").read_text()) for w in range(writers)]
    _ask(path, way, names, (edits, shared_every), told, tally)
    shutil.rmtree(base)
    return tally


def _write(path: Path, way: Way, writer: int, edits: int, shared_every: int) -> None:
    times: list[float] = []
    stale, fault = 0, ""
    try:
        with way.opened(path) as store:
            store.load()
            for edit in range(1, edits + 1):
                began = time.perf_counter()
                while True:
                    changes = [Amend(f"w{writer}", {"name": str(edit)})]
                    if edit % shared_every == 0:
                        more = int(store.load().by_id["shared"].name) + 1
                        changes.append(Amend("shared", {"name": str(more)}))
                    try:
                        store.save(changes, by=somebody(f"w{writer}"), seen=store.versions)
                        break
                    except StaleError:
                        stale += 1
                times.append(time.perf_counter() - began)
    except Exception:  # noqa: BLE001  (whatever it is, it is told)
        fault = traceback.format_exc()[-600:]
    told = {"times": times, "stale": stale, "fault": fault}
    path.with_name(f"{writer}.told").write_text(json.dumps(told))


def _ask(
    path: Path, way: Way, names: list[str], work: tuple[int, int],
    told: list[dict[str, Any]], tally: Tally,
) -> None:  # fmt: skip
    edits, shared_every = work
    for writer in told:
        tally.judge(good=not writer["fault"], otherwise=f"a writer gave up: {writer['fault']}")
        tally.counted["edits"] += len(writer["times"])
        tally.counted["overtaken and saved again"] += writer["stale"]
    with way.opened(path) as store:
        plan, whole = store.load(), store.verify()
        rows = sum(row.action == "amend" for row in store.journal())
    for name in names[1:]:
        found = plan.by_id[name].name
        tally.judge(good=found == str(edits), otherwise=f"{name} counted to {found}")
    together = len(told) * (edits // shared_every)
    found = plan.by_id["shared"].name
    tally.judge(good=found == str(together), otherwise=f"the shared number is {found}")
    expected = len(told) * edits + together
    tally.judge(good=rows == expected, otherwise=f"{rows} rows instead of {expected}")
    tally.judge(good=whole.whole, otherwise=f"not whole: {whole.fault}")
    times = sorted(time for writer in told for time in writer["times"])
    for part in (50, 99, 100):
        place = min(len(times) - 1, len(times) * part // 100)
        tally.seen[f"p{part}, ms"] = round(1000 * times[place], 1) if times else None
