"""At whichever statement of a save the interface is killed, the plan stands as before or after."""

import os
import shutil
import signal
import sys
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tcplan.domain.changes import Amend, apply
from tcplan.domain.plan import Plan
from tcplan.store.database import open_database
from tests.e2e.raw import Raw
from tests.e2e.terminals import ROOT
from tests.tui.plans import three_people
from tests.tui.working import begun

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

NEVER, ITS_OWN = 0, "--"
AT_ONCE = 4
"""So many interfaces are started at a time."""
MOMENTS = 12
BEFORE = three_people()
AFTER = apply(BEFORE, [Amend("c-oak", {"name": "C-OakX"})])


def test_a_save_that_is_killed_at_any_statement_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of twelve moments spread over a save each leaves a whole journal, and the plan of one side.

    Up to some statement the plan stands as before; from there on it stands as after.
    """
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    base = begun(tmp_path, BEFORE)
    every = statements_of_a_save(tmp_path / "first", base)
    stands = stands_from(every)
    others = [at for at in range(1, len(every) + 1) if at not in {stands - 1, stands}]
    moments = sorted([stands - 1, stands, *Random(14).sample(others, MOMENTS - 2)])
    stood: list[Plan] = []
    for n in range(0, MOMENTS, AT_ONCE):
        stood += killed(tmp_path, base, moments[n : n + AT_ONCE])

    assert [AFTER if at >= stands else BEFORE for at in moments] == stood


def stands_from(every: list[str]) -> int:
    """The number of the first statement after the commit; those that it makes itself are marked."""
    committing = every.index("COMMIT")
    return next(n for n in range(committing + 1, len(every)) if every[n] != ITS_OWN) + 1


def statements_of_a_save(folder: Path, base: Path) -> list[str]:
    """The first words of all statements of a save that nobody kills, up to the last it keeps."""
    (raw,) = saving(folder, base, [NEVER])
    raw.until(lambda text: "C-OakX" in text and not in_front(text), "what was saved")
    os.kill(raw.pid, signal.SIGKILL)
    raw.left()
    assert AFTER == whole(folder / "0" / "plan.db")
    every = (folder / "0" / "mark").read_text().split()
    return every[: len(every) - every[::-1].index("COMMIT")]


def in_front(text: str) -> bool:
    """Whether the form or the question stands before the list."""
    return "Change control" in text or "Save this?" in text


def killed(folder: Path, base: Path, moments: list[int]) -> list[Plan]:
    """What stands after each of some interfaces was killed at its moment."""
    ended = [raw.left() for raw in saving(folder, base, moments)]
    assert [-signal.SIGKILL] * len(moments) == ended
    return [whole(folder / str(at) / "plan.db") for at in moments]


def holds(words: list[str], text: str) -> bool:
    """Whether a screen shows all of these words."""
    return all(one in text for one in words)


def saving(folder: Path, base: Path, moments: list[int]) -> list[Raw]:
    """Interfaces in which somebody has just agreed to a save, side by side."""
    raws = [started(folder / str(at), base, at) for at in moments]
    steps = (
        (b"", "[1 People]", "P-003"),
        (b"3", "[3 Controls]", "C-Oak"),
        (b"c", "Change control", "Leave  esc"),
        (b"X", "C-OakX", "1 changed"),
        (b"\x0f", "Save this?", "the reason"),
        (b"\r", "Save this?", "enter does it"),
    )
    for keys, *shown in steps:
        for raw in raws:
            if keys:
                raw.press(keys)
        for raw in raws:
            raw.until(partial(holds, shown), str(shown))
    for raw, at in zip(raws, moments, strict=True):
        (folder / str(at) / "mark").touch()
        raw.press(b"\r")
    return raws


def started(folder: Path, base: Path, at: int) -> Raw:
    """An interface on a copy of a database of its own."""
    folder.mkdir(parents=True)
    for file in base.parent.glob(f"{base.name}*"):
        shutil.copy(file, folder)
    program = [sys.executable, "-m", "tests.e2e.dying", str(at), str(folder / "mark")]
    day, who = ("--today", "2026-11-22"), ("--who", "Dora", "--agency", "icb")
    return Raw([*program, "browse", str(folder / "plan.db"), *day, *who], folder, 120, 36)


def whole(base: Path) -> Plan:
    """The plan of a database in which nothing is wrong."""
    with open_database(base) as store:
        told = store.verify()
        assert ("", True) == (told.fault, told.whole)
        return store.load()
