"""A server of a plan in a process of its own, and a browser's way in."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import attrs
from aiohttp import web

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0
COOKIE = "Set-Cookie"


@attrs.define
class At:
    """A server somewhere, and the one browser that knows it."""

    address: str
    """What was printed first; it works once."""
    key: str = ""
    """The cookie of a browser that was let in."""

    @property
    def origin(self) -> str:
        """Where it answers."""
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.address))

    @property
    def room(self) -> str:
        """The path of its page."""
        return urlsplit(self.address).path

    @property
    def socket(self) -> str:
        """Where its page sends keys."""
        return f"{self.origin}{self.room}ws?width=120&height=36"

    def ours(self) -> dict[str, str]:
        """What the browser that was let in sends from the page."""
        return {"Cookie": self.key, "Origin": self.origin}


@attrs.define
class Served(At):
    """A server that runs in a process of ours."""

    process: subprocess.Popen[str] = attrs.field(kw_only=True)

    def sessions(self) -> list[int]:
        """The processes of the sessions that are open; none where the system does not tell."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in found.read_text().split()] if found.exists() else []

    def end(self, number: int = signal.SIGINT) -> int:
        """End it; its exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@attrs.frozen
class Answer:
    """What was answered."""

    status: int
    headers: Mapping[str, str]
    body: str


@contextmanager
def serving(
    plan: Path, *given: str, typed: str | None = None, **environment: str
) -> Iterator[Served]:
    """Serve a plan for as long as the block lasts."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "serve", str(plan), *given],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdin=subprocess.DEVNULL if typed is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        yield Served(process.stdout.readline().strip(), process=process)
    finally:
        process.kill()
        process.communicate()


async def ask(
    served: At, path: str, headers: Mapping[str, str] | None = None, **given: str
) -> Answer:
    """What is answered to a request; a redirection is an answer."""
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client,
        client.get(
            served.origin + path, headers=headers, params=given, allow_redirects=False
        ) as answer,
    ):
        body = await answer.read()
        return Answer(answer.status, dict(answer.headers), body.decode("utf-8", "replace"))


async def let_in(served: At) -> Answer:
    """Open the printed address as a browser would, and keep the key."""
    answer = await ask(served, served.address.removeprefix(served.origin))
    served.key = answer.headers.get(COOKIE, "").partition(";")[0]
    return answer


@asynccontextmanager
async def tab(served: At) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """One session, as the page of the browser that was let in opens it."""
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(served.socket, headers=served.ours(), max_msg_size=0) as socket,
    ):
        yield socket


async def refused(served: At, headers: Mapping[str, str]) -> int:
    """How a session is refused to whoever sends these headers."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        try:
            async with client.ws_connect(served.socket, headers=headers):
                return web.WebSocketResponse().status
        except aiohttp.WSServerHandshakeError as error:
            return error.status


async def drawn(socket: aiohttp.ClientWebSocketResponse, *texts: str) -> str:
    """What is drawn for a page, until all these texts were drawn."""
    found = ""
    while not all(text in found for text in texts):
        message = await socket.receive(PATIENCE)
        assert message.type is aiohttp.WSMsgType.BINARY, (message, found[-2000:])
        found += message.data.decode()
    return found


def gone(number: int, within: float = 15.0) -> bool:
    """Whether a process has ended, waiting so many seconds for it."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
