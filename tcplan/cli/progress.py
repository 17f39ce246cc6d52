"""Work that takes long says so on stderr, once it does; quick work says nothing."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tcplan.cli.output import narrate

QUIET = 2.0
"""Seconds before the first word, and between two."""


def progress(doing: str) -> Callable[[int, int], None]:
    """Something to be told how many of how many are done, and to say it now and then."""
    last = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= QUIET:
            last = now
            narrate(f"{doing}: {done:,} of {of:,}")

    return tell


def parts(doing: str) -> Callable[[str, int, int], None]:
    """Something to be told which part of long work is done, and how many of how many of it.

    It says so on a terminal alone: nobody reads it elsewhere.
    """
    if not sys.stderr.isatty():
        return _ignored
    last = time.monotonic()

    def hear(called: str, done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= QUIET:
            last = now
            narrate(f"{doing}: {called}" + (f", {done:,} of {of:,}" if of else ""))

    return hear


def _ignored(called: str, done: int, of: int) -> None:
    """Nobody listens."""


@contextmanager
def to_its_end() -> Iterator[Callable[[], None]]:
    """Something to call once what is done must not end half way: Ctrl-C is then not heard here."""
    before = signal.getsignal(signal.SIGINT)

    def begins() -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    try:
        yield begins
    finally:
        signal.signal(signal.SIGINT, before)
