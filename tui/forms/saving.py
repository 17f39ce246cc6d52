"""What somebody typed is saved against what they had read, and is never lost on the way."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.changes import Change
from tcplan.errors import StaleError, TcplanError
from tcplan.planner import Looking, Seen
from tcplan.views.forms.conflict import conflicts, over
from tui import say
from tui.forms.conflict import BOTH_SHOWN, PUT_MINE, ConflictDialog
from tui.work import read_only

if TYPE_CHECKING:
    from tui.app import PlannerApp
    from tui.work import Work


@attrs.frozen(kw_only=True)
class Wish:
    """What is to be saved, against what was read, and who is told how it went."""

    changes: tuple[Change, ...]
    why: str | None
    said: str
    """What will have been done, as a sentence."""
    read: Looking
    """The plan in front of whoever made the changes."""
    seen: Seen
    saved: Callable[[], None] | None = None
    refused: Callable[[TcplanError], None] | None = None
    """Told why it was not saved, where the reader can do something about it."""
    back: Callable[[], None] | None = None
    """Leads back to what was typed, when the newest values are wanted beside it."""


class Saving:
    """Saves beside the screen, one wish after another; none that is under way is dropped."""

    def __init__(self, app: "PlannerApp") -> None:
        self._app = app

    def save(self, wish: Wish) -> None:
        """Save, read again and say what was done; ask where somebody else was there first."""
        work = self._app.work
        if work is None:
            say.toast(self._app, read_only(self._app.looking), "warning")
            return
        # Not exclusive: nobody takes the place of somebody's save.
        self._app.run_worker(self._saved(work, wish), group="save", exit_on_error=False)

    async def _saved(self, work: "Work", wish: Wish) -> None:
        try:
            number = await work.change(wish.read, wish.changes, wish.seen, wish.why)
        except StaleError as error:
            await self._clashed(work, wish, error)
        except TcplanError as error:
            self._refused(wish, error)
        except Exception as error:  # noqa: BLE001  (told without its text, which may be a name)
            self._app.failed(error)
        else:
            if wish.saved is not None:
                self._app.guarded(wish.saved)
            done = f"{wish.said} z takes it back." if number else "It stands so already."
            await self._read_after(work, done)

    async def _read_after(self, work: "Work", done: str) -> None:
        """Show what stands now; that it was saved is said even when it cannot be read again."""
        try:
            self._app.show_newest(await work.read(self._app.looking))
        except TcplanError as error:
            say.toast(self._app, f"{done} It cannot be shown yet: {error}", "warning")
        except Exception as error:  # noqa: BLE001  (told without its text, which may be a name)
            fault = f"It cannot be shown yet ({type(error).__name__})."
            say.toast(self._app, f"{done} {fault}", "error")
        else:
            say.toast(self._app, done)

    def _refused(self, wish: Wish, error: TcplanError) -> None:
        if wish.refused is None:
            say.toast(self._app, str(error), "error")
        else:
            self._app.guarded(partial(wish.refused, error))

    async def _clashed(self, work: "Work", wish: Wish, error: StaleError) -> None:
        """Read what stands now, tell both, and ask."""
        try:
            newest = await work.read(self._app.looking)
        except TcplanError as unread:
            self._refused(wish, unread)
            return
        self._app.show_newest(newest)
        told = conflicts(wish.read, newest, wish.changes, error.clashes)
        seen = work.seen

        def answered(choice: str | None) -> None:
            self._answered(wish, newest, seen, choice)

        self._app.push_screen(ConflictDialog(told, can_go_back=wish.back is not None), answered)

    def _answered(self, wish: Wish, newest: Looking, seen: Seen, choice: str | None) -> None:
        if choice == PUT_MINE:
            try:
                changes = over(wish.read, newest, wish.changes)
            except TcplanError as error:
                self._refused(wish, error)
                return
            self.save(attrs.evolve(wish, changes=changes, read=newest, seen=seen))
        elif choice == BOTH_SHOWN and wish.back is not None:
            self._app.guarded(wish.back)
        else:
            if wish.saved is not None:
                self._app.guarded(wish.saved)
            say.toast(self._app, "Yours was not saved; what they saved stands.")
