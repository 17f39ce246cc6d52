"""Work on very many things says how far it has come, and can be stopped between two of them.

Between two of them it also lets go first whatever the thread that works has to do more urgently.
That belongs to the thread and not to the question: whoever asks the same elsewhere is not delayed.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Thing = TypeVar("Thing")

Tell = Callable[[int, int], None]
"""Told how many of how many are done; it may raise, and the work ends there."""

EVERY = 100
"""So many things are done between two reports."""


_first: ContextVar[Callable[[], None] | None] = ContextVar("first", default=None)


@contextmanager
def let_go_first(others: Callable[[], None]) -> Iterator[None]:
    """Have ``others`` called between two slices of whatever this thread works out meanwhile.

    It may raise, and the work ends there.
    """
    token = _first.set(others)
    try:
        yield
    finally:
        _first.reset(token)


def rest() -> None:
    """The end of a slice: everything that has been worked out so far is whole."""
    others = _first.get()
    if others is not None:
        others()


@contextmanager
def resting() -> Iterator[None]:
    """While the cyclic garbage collector rests, as in ``paced``."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def paced(things: Sequence[Thing], tell: Tell | None = None) -> Iterator[Thing]:
    """The things one after another, while the cyclic garbage collector rests.

    Thousands of lasting values are made on the way and none in a circle. The collector would walk
    the whole plan again and again, and find nothing: it doubles the time.
    """
    resting = gc.isenabled()
    gc.disable()
    try:
        for done, thing in enumerate(things):
            if tell is not None and done % EVERY == 0:
                tell(done, len(things))
            rest()
            yield thing
        if tell is not None:
            tell(len(things), len(things))
    finally:
        if resting:
            gc.enable()
