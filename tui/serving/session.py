"""A session in a browser is one child process: it knows nothing it need not, and none is left over.

The child is told on its standard input what to show. Its environment is an allow-list, its
arguments say nothing, and when the server is gone, even killed, the end of that input ends it.
"""

import asyncio
import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePath

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

COMMAND = (sys.executable, "-P", "-m", "tui.serving")
PATIENCE = 5.0
"""Seconds that a session has for ending by itself."""
PASSED_ON = frozenset(
    {
        "APPDATA", "HOME", "HOMEDRIVE", "HOMEPATH", "LANG", "LANGUAGE", "LD_LIBRARY_PATH",
        "LOCALAPPDATA", "NO_COLOR", "PATH", "PYTHONPATH", "PYTHONUTF8", "SYSTEMROOT",
        "TCPLAN_SETTINGS", "TEMP", "TMP", "TMPDIR", "TZ", "USERPROFILE", "XDG_CONFIG_HOME",
    }
)  # fmt: skip
"""Names in the environment that a session is given; anything else may be somebody's secret."""
_MOST_CELLS, _MOST_ROWS = 400, 200
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]")


def environment(ours: Mapping[str, str], cells: int, rows: int) -> dict[str, str]:
    """The environment of a session, out of that of the server."""
    passed = {
        name: value for name, value in ours.items() if name in PASSED_ON or name.startswith("LC_")
    }
    return passed | {
        "COLUMNS": str(cells),
        "ROWS": str(rows),
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
    }


def within(value: object, most: int, otherwise: int) -> int:
    """A number of cells or rows as a page may ask for it."""
    try:
        return min(max(int(str(value)), 1), most)
    except ValueError:
        return otherwise


class Session(AppService):
    """One tab of a browser, and the process that draws for it."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        downloads: DownloadManager,
        order: bytes,
        room: str,
    ) -> None:
        async def close() -> None:
            await socket.close()

        super().__init__(
            " ".join(COMMAND),
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=downloads,
        )
        self._order = order
        self._room = room
        self._drawn = False

    async def _open_app_process(
        self, width: int = 80, height: int = 24
    ) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment(os.environ, width, height),
            # The keyboard's Ctrl-C is for the server, which ends its sessions in good order.
            start_new_session=True,
        )
        # What a session has to say goes to the terminal of the server; there is nothing to collect.
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        self._process, self._stdin = process, process.stdin
        self.stdin.write(self._order)
        return process

    async def run(self) -> None:
        """Pass on what is drawn, and end the page with the process."""
        await super().run()
        with suppress(ConnectionError, RuntimeError):
            await self.remote_close()

    async def on_data(self, payload: bytes) -> None:
        """Pass on what is drawn for as long as somebody looks."""
        self._drawn = True
        with suppress(ConnectionError, RuntimeError):
            await super().on_data(payload)

    async def on_meta(self, data: bytes) -> None:
        """Answer an end or a file that is handed over; no page is opened for anything else."""
        told = json.loads(data)
        if told["type"] == "exit":
            await self.remote_close()
        elif told["type"] == "deliver_file_start":
            key = str(told["key"])
            await self._download_manager.create_download(
                app_service=self,
                delivery_key=key,
                file_name=_NOT_IN_A_NAME.sub("-", PurePath(told["path"]).name),
                open_method="download",
                mime_type=str(told["mime_type"]),
                encoding=str(told["encoding"]),
            )
            handed = {"url": f"/{self._room}/download/{key}", "new_tab": True}
            await self.remote_write_str(json.dumps(["open_url", handed]))

    async def hear(self, text: str) -> bool:
        """Do what a page says; whether it was understood."""
        try:
            kind, *rest = json.loads(text)
        except (ValueError, TypeError, RecursionError):
            return False
        match kind, rest:
            case "stdin", [str(typed)]:
                await self.send_bytes(typed.encode("utf-8", "replace"))
            case "resize", [{"width": int(cells), "height": int(rows)}]:
                await self.set_terminal_size(
                    within(cells, _MOST_CELLS, 80), within(rows, _MOST_ROWS, 24)
                )
            case "ping", [str(moment)]:
                await self.remote_write_str(json.dumps(["pong", moment]))
            case "focus", []:
                await self.focus()
            case "blur", []:
                await self.blur()
            case _:
                return False
        return True

    async def begin(self, cells: str, rows: str) -> None:
        """Start the process for a page of so many cells and rows."""
        await self.start(within(cells, _MOST_CELLS, 80), within(rows, _MOST_ROWS, 24))

    async def stop(self) -> None:
        """End the process, by force if it does not end by itself."""
        process, task, self._task = self._process, self._task, None
        if process is None or task is None:
            return
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        # Before anything was drawn there is nothing to end in good order.
        with suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(PATIENCE if self._drawn else 0):
                await self.send_meta({"type": "quit"})
                self.stdin.close()
                await process.wait()
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        await process.wait()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
