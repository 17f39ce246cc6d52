"""Opening the interface in a test, and reading its screen as a person would."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tcplan.domain.plan import Plan
from tcplan.planner import Looking, Request, look
from tests import builders
from tests.tui.payloads import MANY_LINES, PAYLOADS
from tui.app import PlannerApp

ROOT = Path(__file__).parents[2]
WIDE, NARROW = (120, 36), (80, 24)
DURHAM = ROOT / "fixtures" / "county-durham.plan.json"


def looking(plan: Plan, *, names: bool = False) -> Looking:
    """A plan as it is looked at on the day of the builders."""
    return Looking(
        plan=plan,
        file="test.plan.json",
        day=builders.TODAY,
        today=builders.TODAY,
        names=names,
    )


def opened(path: Path, *, names: bool = False) -> Looking:
    """A plan file as it is looked at on the day of the builders."""
    return look(path, Request(names=names), calendar_day=builders.TODAY)


@asynccontextmanager
async def showing(
    looked: Looking, *keys: str, size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[int]]:
    """The interface after some keys, when everything asked has been answered."""
    app = PlannerApp(looked)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        yield pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, each when the one before has been answered."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Pilot[int]) -> None:
    """Wait until nothing is being worked out."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def screen_text(pilot: Pilot[int]) -> str:
    """The terminal as a reader sees it: one line per row, no styles."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  (the only way in)
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in strips) + "\n"


def in_passing(pilot: Pilot[int]) -> list[str]:
    """What is said in passing, in a corner of the screen."""
    return [note.message for note in pilot.app._notifications]  # noqa: SLF001  (the only way in)


def in_words(shown: str) -> str:
    """What a screen says, without its frames and folds."""
    return " ".join(shown.translate(_FRAMES).split())


_FRAMES = str.maketrans(dict.fromkeys("│┃", " "))
_WRITTEN_BY_PEOPLE = frozenset(
    {
        "action", "adaptations", "answer", "baseline", "circumstances", "communication_needs",
        "confirmed_by", "description", "least_restrictive_rationale", "my_hopes", "name", "note",
        "own_view", "preferred_name", "role", "said_by", "seen_by", "sign", "text",
        "title", "to_prevent", "unit", "what", "what_matters", "words",
    }
)  # fmt: skip
_PROSE = frozenset({"what_matters", "note"})


def hostile(folder: Path) -> Path:
    """The plan of Robin with a payload in every field that people write freely."""
    plan = json.loads((ROOT / "fixtures" / "robin.plan.json").read_text("utf-8"))
    numbers = iter(range(1_000_000))

    def spoiled(value: Any, key: str = "") -> Any:  # noqa: ANN401  (any part of a JSON document)
        if isinstance(value, dict):
            return {k: spoiled(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spoiled(v, key) for v in value]
        if isinstance(value, str) and key in _WRITTEN_BY_PEOPLE:
            if key in _PROSE:
                return f"{MANY_LINES}{value} {PAYLOADS[next(numbers) % len(PAYLOADS)]}"
            payload = PAYLOADS[next(numbers) % len(PAYLOADS)]
            return f"{value} {payload}" if payload.endswith(("\x1b", "[")) else f"{payload} {value}"
        return value

    for name, rows in plan.items():
        if name not in {"format", "about"}:
            plan[name] = spoiled(rows)
    path = folder / "hostile.plan.json"
    path.write_text(json.dumps(plan), "utf-8")
    return path
