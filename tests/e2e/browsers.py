"""A real browser without a window, driven over its debugging protocol."""

import asyncio
import base64
import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp

PATIENCE = 40.0
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAM = next(filter(None, map(shutil.which, PROGRAMS)), None)
# The page keeps its terminal to itself; caught as it is made, it tells what it shows.
_CAUGHT = """
Object.defineProperty(Object.prototype, "terminal", {
  configurable: true,
  set(made) {
    Object.defineProperty(this, "terminal", {value: made, writable: true});
    window.shownInTest = made;
  },
});
"""
_SCREEN = """
(() => {
  const buffer = window.shownInTest?.buffer.active;
  if (!buffer) return "";
  return Array.from({length: window.shownInTest.rows},
    (_, row) => buffer.getLine(row)?.translateToString(true) ?? "").join("\\n");
})()
"""
# Where a cell of the terminal stands in the page.
_PLACE = """
(() => {
  const at = document.querySelector(".xterm-screen").getBoundingClientRect();
  return [at.left + %s * at.width / window.shownInTest.cols,
    at.top + %s * at.height / window.shownInTest.rows];
})()
"""


class Page:
    """One tab of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.asked: list[str] = []
        """The address of everything that the page asked for."""
        self.said: list[str] = []
        """What the browser says of the page: refused parts, faults in scripts."""

    async def ask(self, method: str, **given: Any) -> dict[str, Any]:  # noqa: ANN401
        """What a command of the protocol answers."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": given})
        while True:
            told = json.loads((await self._socket.receive(PATIENCE)).data)
            if told.get("id") == number:
                assert "error" not in told, told
                return dict(told["result"])
            self._note(told)

    def _note(self, told: dict[str, Any]) -> None:
        match told:
            case {"method": "Network.requestWillBeSent", "params": {"request": {"url": url}}}:
                self.asked.append(url)
            case {"method": "Network.webSocketCreated", "params": {"url": url}}:
                self.asked.append(url)
            case {"method": "Log.entryAdded", "params": {"entry": {"text": text}}}:
                self.said.append(text)
            case {"method": "Runtime.exceptionThrown", "params": {"exceptionDetails": details}}:
                self.said.append(str(details.get("text")))

    async def script(self, words: str) -> Any:  # noqa: ANN401
        """What a line of JavaScript gives in the page."""
        told = await self.ask("Runtime.evaluate", expression=words, returnByValue=True)
        return told["result"].get("value")

    async def open(self, address: str) -> None:
        """Open an address, and watch the page from its first moment."""
        for domain in ("Page", "Network", "Log", "Runtime"):
            await self.ask(f"{domain}.enable")
        await self.ask("Page.addScriptToEvaluateOnNewDocument", source=_CAUGHT)
        await self.ask("Page.navigate", url=address)

    async def screen(self) -> str:
        """What the terminal in the page shows."""
        return str(await self.script(_SCREEN))

    async def shows(self, *texts: str) -> str:
        """The screen, as soon as it shows all these texts."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = await self.screen()
            if all(text in screen for text in texts):
                return screen
            await asyncio.sleep(0.1)
        raise AssertionError(f"{texts} did not appear on:\n{await self.screen()}\n{self.said}")

    async def shows_no_more(self, text: str) -> None:
        """Wait until the screen no longer shows a text."""
        until = time.monotonic() + PATIENCE
        while text in await self.screen():
            assert time.monotonic() < until, f"{text} did not go"
            await asyncio.sleep(0.1)

    async def until(self, words: str) -> None:
        """Wait until a line of JavaScript is true in the page."""
        until = time.monotonic() + PATIENCE
        while not await self.script(words):
            assert time.monotonic() < until, f"{words} did not become true"
            await asyncio.sleep(0.1)

    async def keep_files(self, folder: Path) -> None:
        """Have files that are handed over kept in a folder, without asking."""
        await self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))

    async def type(self, text: str) -> None:
        """Type some text, letter by letter."""
        for letter in text:
            await self.ask("Input.dispatchKeyEvent", type="char", text=letter)

    async def press(self, key: str, code: int, *, ctrl: bool = False) -> None:
        """Press a key by its name and number."""
        pressed = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": 2 * ctrl}
        await self.ask("Input.dispatchKeyEvent", type="rawKeyDown", **pressed)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def click(self, text: str) -> None:
        """Point at some text in the terminal."""
        rows = (await self.screen()).splitlines()
        y, row = next((y, row) for y, row in enumerate(rows) if text in row)
        at = await self.script(_PLACE % (row.index(text) + 0.5, y + 0.5))
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask(
                "Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1
            )

    async def picture(self) -> bytes:
        """The page as a picture (PNG)."""
        told = await self.ask("Page.captureScreenshot")
        return base64.b64decode(told["data"])


@contextmanager
def _started(folder: Path) -> Iterator[str]:
    """A browser of its own; the address at which it is driven."""
    given = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}"]
    given += [
        "--no-first-run",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,800",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        given.append("--no-sandbox")
    assert PROGRAM
    browser = subprocess.Popen(
        [PROGRAM, *given, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    port = folder / "DevToolsActivePort"
    until = time.monotonic() + PATIENCE
    try:
        while not port.exists() or not port.read_text().count("\n"):
            assert time.monotonic() < until, "the browser did not start"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port.read_text().splitlines()[0]}"
    finally:
        browser.terminate()
        browser.wait(PATIENCE)


@asynccontextmanager
async def page_in_a_browser(folder: Path) -> AsyncIterator[Page]:
    """The one tab of a browser of its own, which ends with it."""
    with _started(folder) as address:
        async with aiohttp.ClientSession() as client:
            async with client.get(f"{address}/json/list") as answer:
                tabs = [tab for tab in await answer.json() if tab["type"] == "page"]
            async with client.ws_connect(tabs[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Page(socket)
