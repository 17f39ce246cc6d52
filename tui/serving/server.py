"""A plan is answered to one user's browsers on this machine; nothing of it is logged or left over.

No request is logged, because nobody needs to know when a record was looked at but the journal.
"""

import asyncio
import contextlib
import logging
import signal
import socket as sockets
from collections.abc import AsyncIterator, Awaitable, Callable

from aiohttp import WSCloseCode, WSMsgType, web

from tcplan.errors import WrongUseError
from tui.serving import pages
from tui.serving.door import Door, RefusedError
from tui.serving.handing import CutShortError, Files
from tui.serving.session import Session

SESSIONS = 8
"""So many tabs at most are open at once; each is a process."""
LONGEST = 65_536
"""Bytes of the longest message that a page may send; a pasted text is one message."""
_ORDINARY_PORT = 80
_FULL = f"{SESSIONS} sessions are open, which is the most; close one and load this page again."
_LOST = "There is nothing here. The address stands in the terminal in which tcplan serve runs."
_FAULT = "A page could not be answered ({kind}); the plan was not changed."

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """What is answered to whom, and the sessions that are open."""

    def __init__(
        self, door: Door, order: bytes, announce: Callable[[str], None], tell: Callable[[str], None]
    ) -> None:
        self.door = door
        self._order = order
        self._announce = announce
        self._tell = tell
        self._downloads = Files()
        self._parts = pages.parts()
        self._headers = pages.headers(door.socket)
        self._open: dict[web.WebSocketResponse, Session] = {}

    def app(self) -> web.Application:
        """The site as a web application."""
        app = web.Application(middlewares=[self._guard])
        room = f"/{self.door.room}"
        app.add_routes(
            [
                web.get(f"{room}/", self._page),
                web.get(f"{room}/ws", self._socket),
                web.get(f"{room}/static/{{name}}", self._part),
                web.get(f"{room}/download/{{key}}", self._download),
            ]
        )
        app.on_response_prepare.append(self._head)
        return app

    async def close(self) -> None:
        """End every session."""
        await asyncio.gather(*(session.stop() for session in self._open.values()))
        for socket in tuple(self._open):
            with contextlib.suppress(ConnectionError):
                await socket.close(code=WSCloseCode.GOING_AWAY)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            self.door.require_near(request)
            return await handler(request)
        except RefusedError as refused:
            return _said(str(refused), 403)
        except web.HTTPException as error:
            return _said(_LOST, error.status)
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception as error:  # noqa: BLE001  (told without its text, which may be a name)
            words = _FAULT.format(kind=type(error).__name__)
            self._tell(words)
            return _said(words, 500)

    async def _head(self, _request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self._headers)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("token")
        if ticket is None:
            self.door.require_key(request)
            if len(self._open) >= SESSIONS:
                return _said(_FULL, 503)
            return web.Response(text=pages.terminal(self.door.socket), content_type="text/html")
        taken = self.door.takes(ticket)
        if not taken:
            self.door.require_key(request)
        answer = web.Response(status=303, headers={"Location": f"/{self.door.room}/"})
        if taken:
            answer.headers["Set-Cookie"] = self.door.key()
            self._tell("The address was used. For another browser there is a new one:")
            self._announce(self.door.address)
        return answer

    async def _part(self, request: web.Request) -> web.StreamResponse:
        self.door.require_key(request)
        part = self._parts.get(request.match_info["name"])
        if part is None:
            return _said(_LOST, 404)
        data = await asyncio.to_thread(part.path.read_bytes)
        return web.Response(body=data, content_type=part.kind)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        self.door.require_key(request)
        key = request.match_info["key"]
        try:
            found = await self._downloads.get_download_metadata(key)
        except KeyError:
            return _said(_LOST, 404)
        answer = web.StreamResponse()
        answer.content_type = found.mime_type or "application/octet-stream"
        answer.headers["Content-Disposition"] = f'attachment; filename="{found.file_name}"'
        await answer.prepare(request)
        try:
            async for chunk in self._downloads.download(key):
                await answer.write(chunk)
        except CutShortError:
            # Without an end the browser says that the file is not whole.
            if request.transport:
                request.transport.abort()
            return answer
        await answer.write_eof()
        return answer

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        self.door.require_key(request, socket=True)
        if len(self._open) >= SESSIONS:
            return _said(_FULL, 503)
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LONGEST)
        session = Session(socket, self._downloads, self._order, self.door.room)
        self._open[socket] = session
        try:
            await socket.prepare(request)
            asked = request.query
            await session.begin(asked.get("width", ""), asked.get("height", ""))
            async for message in socket:
                heard = message.type is WSMsgType.TEXT and await session.hear(message.data)
                if not heard:
                    await socket.close(code=WSCloseCode.POLICY_VIOLATION)
        finally:
            await asyncio.shield(session.stop())
            self._open.pop(socket, None)
        return socket


def serve(
    order: bytes,
    at: tuple[str, int],
    announce: Callable[[str], None],
    tell: Callable[[str], None],
) -> int:
    """Answer browsers at a host and port (0: a free one) until it is interrupted.

    Raises ``WrongUseError`` when the port is taken.
    """
    # Whatever the library would log may be words of a request, and those are nobody's business.
    logging.getLogger("aiohttp").disabled = True
    for name in ("access", "client", "internal", "server", "web", "websocket"):
        logging.getLogger(f"aiohttp.{name}").disabled = True
    logging.getLogger("textual-serve").disabled = True
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(order, at, announce, tell))
    return 0


async def _serve(
    order: bytes,
    at: tuple[str, int],
    announce: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _loop, told: tell(_words_of(told.get("exception"))))
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, ended.set)
    with _listening(at) as listening:
        host, port = listening.getsockname()[:2]
        name = f"[{host}]" if ":" in host else host
        # A browser leaves the port out where it is the ordinary one.
        origin = f"http://{name}" if port == _ORDINARY_PORT else f"http://{name}:{port}"
        site = Site(Door(origin), order, announce, tell)
        async with _answering(site, listening):
            announce(site.door.address)
            await ended.wait()


@contextlib.asynccontextmanager
async def _answering(site: Site, listening: sockets.socket) -> AsyncIterator[None]:
    runner = web.AppRunner(site.app(), access_log=None, handle_signals=False, shutdown_timeout=1.0)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    try:
        yield
    finally:
        await site.close()
        await runner.cleanup()


def _listening(at: tuple[str, int]) -> sockets.socket:
    host, port = at
    family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
    try:
        return sockets.create_server((host, port), family=family)
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise WrongUseError(
            f"Port {port} cannot be listened on ({reason}); without --port a free one is taken."
        ) from None


def _said(words: str, status: int) -> web.Response:
    return web.Response(text=pages.sentence(words), content_type="text/html", status=status)


def _words_of(error: object) -> str:
    return _FAULT.format(kind=type(error).__name__)
