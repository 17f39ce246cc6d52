"""Whoever asks shows that they were told the address: its ticket once, then the key it gave them.

A ticket is printed and works once, so an address that others read over a shoulder or in a list of
processes is worth nothing afterwards. The key is a cookie of one path with a random name, because
cookies of 127.0.0.1 would else go to every server on this machine, whoever started it.
"""

import secrets
from hmac import compare_digest
from http.cookies import SimpleCookie

import attrs
from aiohttp import hdrs, web

COOKIE = "tcplan"
_OTHER_SITES = frozenset({"cross-site", "same-site"})
_ELSEWHERE = "This page is answered at the address that tcplan printed, and at no other."
_FOREIGN = "Another page asked for this one; only the page itself and its address are answered."
_CLOSED = (
    "This address does not open the plan: it works once, for one browser. The next address stands "
    "in the terminal in which tcplan serve runs; open that one."
)


class RefusedError(Exception):
    """Somebody is not answered; the reason is a sentence for a page."""


@attrs.define
class Door:
    """Who is let in at an origin such as ``http://127.0.0.1:8765``."""

    origin: str
    room: str = attrs.field(factory=lambda: secrets.token_urlsafe(12))
    """The first part of every path."""
    _key: str = attrs.field(factory=lambda: secrets.token_urlsafe(32), repr=False)
    _ticket: str = attrs.field(factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def address(self) -> str:
        """What to open in a browser; it works once."""
        return f"{self.origin}/{self.room}/?token={self._ticket}"

    @property
    def socket(self) -> str:
        """Where the page of this room sends its keys."""
        return f"{self.origin.replace('http', 'ws', 1)}/{self.room}/ws"

    def require_near(self, request: web.Request) -> None:
        """Refuse a request for another host, or one that another page makes.

        A name that leads here from elsewhere (DNS rebinding) has another host in its request.
        """
        if request.headers.get(hdrs.HOST) != self.origin.removeprefix("http://"):
            raise RefusedError(_ELSEWHERE)
        origin = request.headers.get(hdrs.ORIGIN)
        if origin is not None and origin != self.origin:
            raise RefusedError(_FOREIGN)

    def require_key(self, request: web.Request, *, socket: bool = False) -> None:
        """Refuse whoever has no key; a ``socket`` also has to say that this page opens it."""
        if request.headers.get("Sec-Fetch-Site") in _OTHER_SITES:
            raise RefusedError(_FOREIGN)
        if socket and request.headers.get(hdrs.ORIGIN) != self.origin:
            raise RefusedError(_FOREIGN)
        if not self.has_key(request):
            raise RefusedError(_CLOSED)

    def has_key(self, request: web.Request) -> bool:
        """Whether a request comes with the key."""
        return _same(request.cookies.get(COOKIE, ""), self._key)

    def takes(self, ticket: str) -> bool:
        """Whether this is the ticket; if so, it is used up and there is a new one."""
        taken = _same(ticket, self._ticket)
        if taken:
            self._ticket = secrets.token_urlsafe(32)
        return taken

    def key(self) -> str:
        """The header that gives a browser its key."""
        cookie = SimpleCookie({COOKIE: self._key})
        cookie[COOKIE]["path"] = f"/{self.room}/"
        cookie[COOKIE]["samesite"] = "Strict"
        cookie[COOKIE]["httponly"] = True
        return cookie[COOKIE].OutputString()


def _same(given: str, expected: str) -> bool:
    """Compared in a time that does not tell how much of it is right."""
    return compare_digest(given.encode("utf-8", "replace"), expected.encode())
