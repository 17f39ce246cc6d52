"""At work on a database: no record is shown before the journal has it, and nothing grows stale.

What is asked of the database waits behind no long answer, because it has a thread of its own.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from tcplan.domain.changes import Change
from tcplan.errors import TcplanError
from tcplan.planner import Looking, Seen, Session, kept_after
from tui.thinking import Thinker
from tui.told.history import making_of, news_words

POLL = 4.0
"""Seconds between two looks at whether somebody else has saved."""

PAST_ONLY = "This is a past record; open the plan as it stands to change it."


def read_only(looking: Looking) -> str:
    """Why nothing can be changed in a plan file, and what to do."""
    return (
        "This is a plan file, which is only ever read. To change things, make a database of it: "
        f"leave with q, then, in its folder: {making_of(looking)}"
    )


class Work:
    """What the interface knows of the session: whose records are open, and what has been read."""

    def __init__(self, session: Session, seen: Seen) -> None:
        self.session = session
        self.opened: set[str] = set()
        """Those whose record has been opened, as the journal says; noted once in a session."""
        self.news = ""
        """What others have done since the plan was read, as a sentence."""
        self._seen = seen
        self._stamp: object = None
        self._keeper = Thinker()
        self._writing: set[asyncio.Future[int]] = set()

    async def open(self, looking: Looking, individual: str) -> None:
        """Have it journalled that a record is opened; raises when that cannot be done."""
        await self._keeper.answer(partial(self.session.opened, looking, individual))
        self.opened.add(individual)

    async def read(self, before: Looking) -> Looking:
        """The plan as it stands now, looked at as before; what still holds is not asked again."""

        def question() -> tuple[Looking, Seen]:
            found, seen = self.session.look(names=before.names)
            return kept_after(before, found), seen

        looking, self._seen = await self._keeper.answer(question)
        self.news = ""
        self._stamp = None
        return looking

    async def turn(self, way: str, change: int, why: str) -> int:
        """Take a change back or make it again; the number of doing so."""
        return await self._written(partial(self.session.turn, way, change, why))

    @property
    def seen(self) -> Seen:
        """What has been read; what is typed against it is saved against it."""
        return self._seen

    async def change(
        self, looking: Looking, changes: Sequence[Change], seen: Seen, why: str | None
    ) -> int:
        """Save changes to the plan as it was seen; their number, 0 when nothing was to change."""
        return await self._written(partial(self.session.change, looking, changes, seen, why))

    async def _written(self, question: Callable[[], int]) -> int:
        writing = asyncio.ensure_future(self._keeper.answer(question))
        self._writing.add(writing)
        writing.add_done_callback(self._writing.discard)
        return await writing

    @property
    def writes(self) -> bool:
        """Whether something is being written at this moment."""
        return bool(self._writing)

    async def written(self) -> bool:
        """Whether what is being written now stands, as soon as that is known."""
        if not self._writing:
            return True
        ended, _ = await asyncio.wait(set(self._writing))
        return not any(one.cancelled() or one.exception() for one in ended)

    async def look_for_news(self) -> None:
        """Ask whether somebody has saved since; a database that cannot be asked is news too."""
        seen = self._seen
        news = await self._keeper.answer(partial(self._news, seen))
        if seen is self._seen:
            self.news = news
        else:  # The plan was read again meanwhile, so that this is no news any more.
            self._stamp = None

    def _news(self, seen: Seen) -> str:
        try:
            stamp = self.session.stamp()
            if stamp == self._stamp:
                return self.news
            found = self.session.news(seen)
        except (OSError, TcplanError):
            self._stamp = None
            return (
                "The database cannot be read just now, so what is shown may be old. "
                "ctrl+r tries again."
            )
        self._stamp = stamp
        return news_words(found) if found else ""
