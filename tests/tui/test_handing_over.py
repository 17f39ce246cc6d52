"""What a session draws and what it hands over share a pipe, and a file is whole or has failed."""

import os
import threading
from typing import Any, cast

import pytest
from textual.app import App

from tui.serving import handing
from tui.serving.child import BrowserDriver
from tui.serving.handing import CutShortError, Files

LONG = 200_000
"""Bytes that no pipe takes at once."""
TIMES = 20


class Session:
    """A session that sends the parts that it was given, as they are asked for."""

    app_service_id = "one"

    def __init__(self, files: Files, *parts: bytes | None) -> None:
        self._files, self._parts = files, list(parts)

    async def send_meta(self, wish: dict[str, Any]) -> bool:
        """Queue the next part; without one stay silent."""
        if self._parts:
            told = await self._files.get_download_metadata(wish["key"])
            await told.incoming_chunks.put(self._parts.pop(0))
        return True


async def taken(*parts: bytes | None) -> list[bytes]:
    """The parts of a file as a browser takes them; nothing of it is kept."""
    files = Files()
    await files.create_download(
        app_service=cast("Any", Session(files, *parts)),
        delivery_key="key",
        file_name="a.html",
        open_method="download",
        mime_type="text/html",
    )
    try:
        return [part async for part in files.download("key")]
    finally:
        with pytest.raises(KeyError):
            await files.get_download_metadata("key")


async def test_a_file_arrives_whole() -> None:
    """A file ends with its empty part, and is then no longer kept."""
    found = await taken(b"one", b"two", b"")

    assert [b"one", b"two"] == found


@pytest.mark.parametrize("parts", [(b"one",), (b"one", None)], ids=["silent", "gone"])
async def test_half_a_file_has_failed(
    parts: tuple[bytes | None, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that is silent or gone before the end never looks like the end."""
    monkeypatch.setattr(handing, "PATIENCE", 0.05)

    with pytest.raises(CutShortError):
        await taken(*parts)


async def test_drawing_does_not_cut_a_file_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads write long messages into one pipe, and each is read whole."""
    out, into = os.pipe()
    with os.fdopen(out, "rb") as read, os.fdopen(into, "wb") as written:
        monkeypatch.setattr("sys.__stdin__", read)
        monkeypatch.setattr("sys.__stdout__", written)
        driver = BrowserDriver(App[None]())
        found: list[tuple[bytes, bytes]] = []

        def listen() -> None:
            while kind := read.read(1):
                found.append((kind, read.read(int.from_bytes(read.read(4), "big"))))

        def draw() -> None:
            for _ in range(TIMES):
                driver.write("d" * LONG)

        listening, drawing = threading.Thread(target=listen), threading.Thread(target=draw)
        listening.start()
        drawing.start()
        for _ in range(TIMES):
            driver.write_meta({"m": "m" * LONG})
        drawing.join()
        written.close()
        listening.join()

    assert TIMES == found.count((b"D", b"d" * LONG))
    assert 2 * TIMES == len(found)
