"""Work that takes long says so on stderr, once it does; quick work says nothing."""

import time
from collections.abc import Callable

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
