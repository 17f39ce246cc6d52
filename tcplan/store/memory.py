"""Nothing that is read from a database is rubbish, so looking for rubbish meanwhile costs time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_sweep() -> Iterator[None]:
    """Look for rubbish again only when all has been read."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
