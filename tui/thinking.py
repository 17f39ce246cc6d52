"""What takes long is worked out beside the screen, in slices, and never on it.

Between two slices whatever is more urgent goes first. A question that nobody waits for any more is
not begun, or ends at its next slice; its answer can never arrive late.
"""

import asyncio
import heapq
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any, TypeVar

import attrs

from tcplan.planner import let_go_first
from tui.sweeping import Sweeping

Answer = TypeVar("Answer")

AT_ONCE, SOON = 0, 1
"""How urgent a question is: somebody has opened something, or a whole list is worked out."""

_TURN = 0.001
"""Seconds after which the screen has its turn while something is worked out."""
_WHILE = 0.004
"""Seconds between two looks at whether the screen is busy."""
_BUSY, _STEP, _LONG = 0.0003, 0.002, 1.0
"""Seconds: so long a busy screen works; so long it is stood back at a time; the longest slice."""


class AbandonedError(BaseException):
    """Nobody waits any more for what is being worked out; no part of the engine catches it."""


@attrs.frozen(order=True)
class _Question:
    urgency: int
    number: int
    """Of equally urgent ones the first asked is answered first."""
    loop: asyncio.AbstractEventLoop = attrs.field(order=False)
    waiting: "asyncio.Future[Any]" = attrs.field(order=False)
    ask: Callable[[], Any] = attrs.field(order=False)


class Thinker:
    """One thread that answers questions, the more urgent first, and ends with the program.

    A daemon, because no thread can be stopped and leaving must not wait for an answer.
    """

    def __init__(self) -> None:
        self._asked: list[_Question] = []
        self._more = threading.Condition()
        self._numbers = count()
        self._thinking: list[_Question] = []
        """What is being worked out; each has gone before the one in front of it."""
        self._giving_way: Callable[[], None] = lambda: None
        self._sweeping = Sweeping()
        self._thread: threading.Thread | None = None

    async def answer(self, question: Callable[[], Answer], urgency: int = AT_ONCE) -> Answer:
        """The answer to a question; raises what the question raises."""
        waiting = self._ask(question, urgency)
        # Whoever is cancelled here is held by the fault of it, and would hold what was asked for.
        del question
        return await waiting

    def _ask(self, question: Callable[[], Answer], urgency: int) -> "asyncio.Future[Answer]":
        if self._thread is None:
            sys.setswitchinterval(_TURN)
            self._giving_way = GivingWay(threading.get_ident())
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[Answer] = loop.create_future()
        asked = _Question(urgency, next(self._numbers), loop, waiting, question)
        with self._more:
            heapq.heappush(self._asked, asked)
            self._more.notify()
        return waiting

    def _work(self) -> None:
        with let_go_first(self._rest):
            while True:
                question = self._next()
                if not self._think(question):
                    return
                del question

    def _next(self) -> _Question:
        while True:
            with self._more:
                if self._more.wait_for(lambda: self._asked, self._sweeping.patience):
                    return heapq.heappop(self._asked)
            self._sweeping.all()

    def _rest(self) -> None:
        """Between two slices: end what nobody waits for, and answer what is more urgent."""
        here = self._thinking[-1]
        if here.waiting.cancelled():
            raise AbandonedError
        self._giving_way()
        while self._asked:
            with self._more:
                if not self._asked or self._asked[0].urgency >= here.urgency:
                    return
                question = heapq.heappop(self._asked)
            self._think(question)

    def _think(self, question: _Question) -> bool:
        """Answer one question; whether there is still a screen to tell."""
        waiting = question.waiting
        if waiting.cancelled():
            return True
        self._thinking.append(question)
        try:
            with self._sweeping.none():
                told = (waiting.set_result, question.ask())
        except BaseException as error:  # noqa: BLE001  (whoever asked decides)
            told = (waiting.set_exception, error)
        self._thinking.pop()
        try:
            question.loop.call_soon_threadsafe(_tell, waiting, *told)
        except RuntimeError:  # the screen has gone
            return False
        finally:
            # A fault holds this frame, and would be held by it, with all that had been worked out.
            del told
        return True


class GivingWay:
    """Stands back while the screen is busy, but never for longer than has been worked.

    Two threads of Python take turns. A screen that needs a tenth of a second to draw would need
    two, with every other turn taken by what is worked out behind it. It looks only once in a
    while: to look after every thing costs more than most things take.
    """

    def __init__(self, screen: int) -> None:
        """Give way to the thread of that number."""
        clock_of = getattr(time, "pthread_getcpuclockid", None)
        self._clock = clock_of(screen) if clock_of else None
        self._worked = self._stood = self._used = 0.0
        self._since = time.monotonic()

    def __call__(self) -> None:
        """Let the screen draw to its end, if it is about to."""
        if self._clock is None:
            return
        now = time.monotonic()
        if now - self._since < _WHILE:
            return
        self._worked += min(now - self._since, _LONG)
        while self._screen_works() and self._stood < self._worked:
            time.sleep(_STEP)
            self._stood += _STEP
        self._since = time.monotonic()

    def _screen_works(self) -> bool:
        """Whether the screen has been at work since this was last asked."""
        before, self._used = self._used, time.clock_gettime(self._clock or 0)
        return self._used - before > _BUSY


class Gate:
    """Either whoever asked has left, or what they asked for is being written; never both."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._left = self._begun = False

    def begin(self) -> None:
        """What was worked out is now written; ``AbandonedError`` where nobody wants it any more."""
        with self._lock:
            if self._left:
                raise AbandonedError
            self._begun = True

    def leave(self) -> bool:
        """Whether it could still be left; then nothing will be written."""
        with self._lock:
            self._left = not self._begun
            return self._left


_OFTEN = 0.25
"""Seconds between two looks at how far a question has come; before the first, too."""


class Far:
    """Tells the screen how far a question has come, no more often than it can be read.

    Made on the screen's loop; what it tells is made by whoever works the answer out.
    """

    def __init__(self, show: Callable[[Any], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._show = show
        self._told = time.monotonic()
        self._seen = True
        self.ended = False
        """Whether nobody wants to hear more."""

    def hear(self, part: Callable[[], object]) -> None:
        """Have shown what ``part`` gives, unless something was shown just now."""
        if self._seen and time.monotonic() - self._told > _OFTEN:
            self._seen = False
            shown = part()
            with suppress(RuntimeError):  # the screen has gone
                self._loop.call_soon_threadsafe(self._shown, shown)

    def count(self, done: int, of: int) -> None:
        """Have shown how many of how many are done."""
        self.hear(lambda: (done, of))

    def _shown(self, part: object) -> None:
        if not self.ended:
            self._show(part)
        self._told = time.monotonic()
        self._seen = True


def _tell(waiting: "asyncio.Future[Any]", way: Callable[[Any], None], answer: object) -> None:
    if not waiting.done():
        way(answer)
