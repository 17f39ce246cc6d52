"""What takes long is worked out beside the screen, one question after another, never on it.

A question that nobody waits for any more is not begun; its answer can never arrive late.
"""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class Thinker:
    """One thread that answers questions in the order asked, and ends with the program.

    A daemon, because no thread can be stopped and leaving must not wait for an answer.
    """

    def __init__(self) -> None:
        self._asked: SimpleQueue[Any] = SimpleQueue()
        self._thread: threading.Thread | None = None

    async def answer(self, question: Callable[[], Answer]) -> Answer:
        """The answer to a question; raises what the question raises."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[Answer] = loop.create_future()
        self._asked.put((loop, waiting, question))
        return await waiting

    def _work(self) -> None:
        while True:
            loop, waiting, question = self._asked.get()
            if waiting.cancelled():
                continue
            try:
                told = (waiting.set_result, question())
            except BaseException as error:  # noqa: BLE001  (whoever asked decides)
                told = (waiting.set_exception, error)
            try:
                loop.call_soon_threadsafe(_tell, waiting, *told)
            except RuntimeError:  # the screen has gone
                return
            del waiting, question, told


def _tell(waiting: "asyncio.Future[Any]", way: Callable[[Any], None], answer: object) -> None:
    if not waiting.done():
        way(answer)
