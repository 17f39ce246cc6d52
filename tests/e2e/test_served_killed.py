"""Killing a session in a browser in the middle of a save halves nothing, and the rest goes on."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path

import aiohttp
import attrs
import pytest

from tests.e2e.test_killed import journalled, sizes, whole
from tests.served import drawn, gone, let_in, serving, tab
from tests.tui.plans import three_people
from tests.tui.working import begun

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc of Linux"),
]


async def typed(socket: aiohttp.ClientWebSocketResponse, keys: str, *shows: str) -> None:
    """Type as the page does, and wait until the screen has these words."""
    await socket.send_str(json.dumps(["stdin", keys]))
    await drawn(socket, *shows)


async def agreed(socket: aiohttp.ClientWebSocketResponse, base: Path) -> None:
    """Go on to the choices and take the first, until the database is written to."""
    before = sizes(base)
    for _ in range(100):
        await socket.send_str(json.dumps(["stdin", "\r"]))
        until = time.monotonic() + 0.4
        while time.monotonic() < until:
            if sizes(base) != before:
                return
            await asyncio.sleep(0.0005)
    raise AssertionError("nothing was written")


@pytest.mark.parametrize("after", [0.0, 0.01], ids=["at-once", "a-moment-later"])
async def test_a_session_that_is_killed_while_it_saves_halves_nothing(
    tmp_path: Path, after: float
) -> None:
    """The old name stands or the new, and whoever opens the page again reads it."""
    base = begun(tmp_path, three_people())
    with serving(base, "--who", "Dora", "--agency", "icb", "--today", "2026-11-22") as served:
        await let_in(served)
        async with tab(served) as socket:
            await drawn(socket, "[1 People]", "P-001", "P-003")
            (number,) = served.sessions()
            await typed(socket, "3", "[3 Controls]", "C-Oak")
            await typed(socket, "c", "Change control")
            await typed(socket, "X", "1 changed")
            await typed(socket, "\x0f", "Save this?")
            await agreed(socket, base)
            await asyncio.sleep(after)
            os.kill(number, signal.SIGKILL)
        assert gone(number)
        control = whole(base).by_id["c-oak"]
        async with tab(served) as socket:
            await drawn(socket, "[1 People]", "P-001")
            await typed(socket, "3", "[3 Controls]", control.name)

    plan = whole(base)
    assert control.name in {"C-Oak", "C-OakX"}
    assert journalled(base)[-1] == control.name
    renamed = (attrs.evolve(control, name="C-Oak"), plan.by_id["c-rail"])
    assert three_people() == plan.altered(controls=renamed)
