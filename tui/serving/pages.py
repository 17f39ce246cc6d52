"""A page fetches nothing from another host, runs no script but ours, and is kept by no browser."""

from html import escape
from importlib import resources
from pathlib import Path
from string import Template

import attrs

NOTICE = (
    "Whoever has this page sees what whoever started it sees. It is answered on this machine alone."
)
_LIBRARY = "textual_serve"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src data:; connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), clipboard-read=(), geolocation=(), microphone=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Server": "tcplan",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@attrs.frozen
class Part:
    """A file that a page is made of."""

    path: Path
    kind: str
    """Its media type."""


def headers(socket: str) -> dict[str, str]:
    """What every answer tells the browser; ``socket`` is the one address that a page may call."""
    return _HEADERS | {"Content-Security-Policy": _POLICY.format(socket=socket)}


def parts() -> dict[str, Part]:
    """The files of a page by the name under which it asks for them."""
    ours, library = (Path(str(resources.files(p))) for p in ("tui.serving", _LIBRARY))
    static = library / "static"
    return {
        "page.css": Part(ours / "page.css", "text/css"),
        "page.js": Part(ours / "page.js", "text/javascript"),
        "xterm.css": Part(static / "css" / "xterm.css", "text/css"),
        "textual.js": Part(static / "js" / "textual.js", "text/javascript"),
        "mono.ttf": Part(static / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    }


def terminal(socket: str) -> str:
    """The page with the terminal in it."""
    text = Path(str(resources.files("tui.serving"))).joinpath("page.html").read_text("utf-8")
    return Template(text).substitute(notice=escape(NOTICE), socket=escape(socket))


def sentence(words: str) -> str:
    """A page that says one thing."""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>tcplan</title></head>'
        f"<body><p>{escape(words)}</p></body></html>"
    )
