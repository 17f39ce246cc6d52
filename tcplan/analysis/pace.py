"""Work on very many things says how far it has come, and can be stopped between two of them.

Between two of them it also lets go first whatever the thread that works has to do more urgently.
That belongs to the thread and not to the question: whoever asks the same elsewhere is not delayed.
"""

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TypeVar

Thing = TypeVar("Thing")

Tell = Callable[[int, int], None]
"""Told how many of how many are done; it may raise, and the work ends there."""

Hear = Callable[[str, int, int], None]
"""Told what is being done and how many of how many are done, 0 of 0 where that is not known; it may
raise, and the work ends there."""

EVERY = 100
"""So many things are done between two reports."""


_first: ContextVar[Callable[[], None] | None] = ContextVar("first", default=None)
_heard: ContextVar[Hear | None] = ContextVar("heard", default=None)
_TURN = 0.1
"""Seconds between two looks at a library that is at work."""


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


@contextmanager
def heard_by(hear: Hear | None) -> Iterator[None]:
    """Have ``hear`` told how far the work of this thread has come, whatever its parts are called.

    Work of many parts is told so part by part, and no part has to know who asked for the whole.
    """
    token = _heard.set(hear)
    try:
        yield
    finally:
        _heard.reset(token)


def rest() -> None:
    """The end of a slice: everything that has been worked out so far is whole."""
    others = _first.get()
    if others is not None:
        # What is more urgent is another question, of which whoever hears this one is not told.
        with heard_by(None):
            others()


def waited_for(work: Callable[[], Thing], called: str) -> Thing:
    """What a library gives that cannot be stopped; whoever waits for it can be, and is told."""
    hear = _heard.get()
    if hear is None:
        return work()
    answers: list[Thing] = []
    faults: list[BaseException] = []
    done = threading.Event()

    def working() -> None:
        try:
            answers.append(work())
        except BaseException as fault:  # noqa: BLE001  (whoever waits decides)
            faults.append(fault)
        done.set()

    threading.Thread(target=working, daemon=True).start()
    while not done.wait(_TURN):
        hear(called, 0, 0)
        rest()
    if faults:
        raise faults[0]
    return answers[0]


@contextmanager
def resting() -> Iterator[None]:
    """While the cyclic garbage collector rests, which would walk a whole plan and find nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def paced(
    things: Sequence[Thing], tell: Tell | None = None, *, called: str = ""
) -> Iterator[Thing]:
    """The things one after another, while the cyclic garbage collector rests.

    Where nobody is given to ``tell``, whoever hears of this thread's work is told under the words
    ``called``.

    Thousands of lasting values are made on the way and none in a circle. The collector would walk
    the whole plan again and again, and find nothing: it doubles the time.
    """
    hear = _heard.get()
    if tell is None and called and hear is not None:
        tell = partial(hear, called)
    with resting():
        for done, thing in enumerate(things):
            if tell is not None and done % EVERY == 0:
                tell(done, len(things))
            rest()
            yield thing
        if tell is not None:
            tell(len(things), len(things))
