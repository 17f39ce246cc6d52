"""What one session in a browser runs: the interface, ended with the input that it listens to."""

import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from textual import messages
from textual.drivers.web_driver import WebDriver

from tcplan.errors import TcplanError
from tcplan.text import visible
from tui.app import browse
from tui.faults import fault_words

_PATIENCE = 10.0
_BEGINS = b"__GANGLION__\n"


class BrowserDriver(WebDriver):
    """Draws for a page; when whoever listens to the page is gone, so is the session.

    What is drawn and the files that are handed over come from two threads and leave through one
    pipe, in which a longer message of one may not be cut by the other.
    """

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self._write = partial(_write_whole, self.fileno, threading.Lock())

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if self.exit_event.is_set():
            return
        self._app.post_message(messages.ExitApp())
        # A session that hangs ends all the same: what was saved is saved, and nobody sees the rest.
        last = threading.Timer(_PATIENCE, os._exit, (1,))
        last.daemon = True
        last.start()


def _write_whole(number: int, alone: threading.Lock, message: bytes) -> int:
    with alone:
        written = 0
        while written < len(message):
            written += os.write(number, message[written:])
    return written


def session(begin: Callable[[], tuple[Any, ...]], *, ascii: bool = False) -> int:  # noqa: A002
    """Open the interface on what ``begin`` opens, and return the exit status.

    Why it could not be opened is said on the page too.
    """
    threading.excepthook = _say_without_data
    try:
        found = begin()
    except TcplanError as error:
        _say_on_the_page(str(error))
        raise
    return browse(*found, ascii=ascii, driver=BrowserDriver)


def _say_without_data(fault: threading.ExceptHookArgs) -> None:
    sys.stderr.write(fault_words(fault.exc_value) + "\n")


def _say_on_the_page(words: str) -> None:
    """Written as a screen is, before there is one; the page keeps showing it."""
    text = visible(words).replace("\n", "\r\n").encode()
    os.write(sys.stdout.fileno(), _BEGINS + b"D" + len(text).to_bytes(4, "big") + text)
    # The page ends with the session, and what it says has to be read first.
    while os.read(sys.stdin.fileno(), 4096):
        pass
