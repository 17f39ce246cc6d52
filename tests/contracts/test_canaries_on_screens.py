"""Nothing that is hidden from whoever looks stands on any screen, dialog or notice.

They work on a database on which others have worked. Every word of its plan stands nowhere else, so
what a screen tells too much is known by its words.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tcplan.domain.changes import Amend
from tests.contracts.canaried import CANARY, Forbidden, Reader, canaries, reader
from tests.tui.showing import press, screen_text
from tests.tui.working import at, at_work, begun, save, session

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

READERS = ("provider", "police")
LENSES = {"provider": "i", "police": "w"}
"""What would help, and who did what; the text of every lens is read in another test."""
PLACES = "234"
THEIRS, WHY = "Canary90001x", "Canary90002x"
"""Who changed what is hidden, and why."""
READ = ("v", "enter", "u", "x")
"""What is pressed wherever one is: each tells something, or does nothing there."""
ASKED = ("a", "c")
"""What opens a dialog, in which there is more below; papers are read in other tests."""
_STEPS_BACK = 6


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan as a database; somebody has changed what each of the readers may not see."""
    path = begun(tmp_path_factory.mktemp("screens"), canaries())
    hidden = {name for kind in READERS if (name := reader(kind).hidden_person)}
    for minute, name in enumerate(sorted(hidden)):
        change = Amend(name, {"born": "1990-01"})
        save(path, THEIRS, at(12, 10, minute), change, why=WHY, agency=canaries().about.holder)
    return path


class Walk:
    """Somebody who goes everywhere, and what stood on every screen."""

    def __init__(self, pilot: Pilot[int], forbidden: Forbidden) -> None:
        """Nothing has been seen yet."""
        self.pilot, self.forbidden = pilot, forbidden
        self.seen: set[str] = set()
        self.leaks: dict[str, set[str]] = {}

    async def go(self, *keys: str) -> None:
        """Press keys, and read the screen after each."""
        for number, key in enumerate(keys, 1):
            await press(self.pilot, key)
            text = screen_text(self.pilot)
            self.seen.update(CANARY.findall(text))
            found = self.forbidden.leaks(text) | {word for word in (THEIRS, WHY) if word in text}
            if found:
                self.leaks[" ".join(keys[:number])] = found

    async def about(self, *keys: str) -> None:
        """Go somewhere, and press there whatever can be pressed."""
        for key in (*READ, *ASKED):
            await self.go(*keys, key)
            if key in ASKED:
                await self.go("down", "enter")
            await self.back()

    async def back(self) -> None:
        """Leave every dialog, and every page that was opened from a list."""
        for _ in range(_STEPS_BACK):
            await self.go("escape")
            if len(self.pilot.app.screen_stack) == 1:
                return


@asynccontextmanager
async def walking(base: Path, who: Reader) -> AsyncIterator[Walk]:
    """The interface through the eyes of one agency, with names shown, on a large screen."""
    worker = session(base, "Olu", agency=who.id, names=True)
    async with at_work(worker, size=(160, 70)) as pilot:
        yield Walk(pilot, who)


async def test_no_place_tells_what_is_hidden(base: Path) -> None:
    """Lists, texts, what is used by what, what stops and forms hold nothing hidden."""
    async with walking(base, reader("provider")) as walk:
        await walk.about("1")
        for place in PLACES:
            await walk.about(place)

    assert walk.seen
    assert {} == walk.leaks


@pytest.mark.parametrize("kind", READERS)
async def test_no_lens_tells_what_is_hidden(base: Path, kind: str) -> None:
    """Whatever is asked of a person, what would help and who did what among it, holds nothing."""
    async with walking(base, reader(kind)) as walk:
        for lens in LENSES[kind]:
            await walk.about("1", "home", lens)

    assert walk.seen
    assert {} == walk.leaks
