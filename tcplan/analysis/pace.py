"""Work on very many things says how far it has come, and can be stopped between two of them."""

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

Tell = Callable[[int, int], None]
"""Told how many of how many are done; it may raise, and the work ends there."""

EVERY = 100
"""So many things are done between two reports."""


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
            yield thing
        if tell is not None:
            tell(len(things), len(things))
    finally:
        if resting:
            gc.enable()
