"""Answers come in slices: the more urgent first, none twice, none that nobody waits for."""

import asyncio
import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest

from tcplan.analysis.pace import paced
from tui import sweeping
from tui.thinking import AT_ONCE, SOON, Thinker


class Long:
    """Work of several slices that waits at one of them until it is let go on."""

    def __init__(self, held_at: int = 2, slices: int = 4) -> None:
        self.done: list[str] = []
        self.reached = threading.Event()
        self.go_on = threading.Event()
        self._held_at, self._slices = held_at, slices

    def __call__(self) -> str:
        """Work it out, slice by slice."""
        for number in paced(range(self._slices)):
            if number == self._held_at:
                self.reached.set()
                assert self.go_on.wait(10)
            self.done.append(f"slice {number}")
        return "all of it"

    def short(self, words: str) -> Callable[[], str]:
        """Something that is worked out in no time."""

        def work() -> str:
            self.done.append(words)
            return words

        return work

    async def held(self) -> None:
        """Wait until it stands at its slice."""
        await asyncio.to_thread(self.reached.wait, 10)


async def test_a_person_opened_does_not_wait_for_the_whole_list() -> None:
    """What somebody has just opened is answered between two slices of a long list."""
    thinker, long = Thinker(), Long()
    everything = asyncio.ensure_future(thinker.answer(long, SOON))
    await long.held()
    person = asyncio.ensure_future(thinker.answer(long.short("person"), AT_ONCE))
    await asyncio.sleep(0)
    long.go_on.set()
    assert ["person", "all of it"] == [await person, await everything]
    assert ["slice 0", "slice 1", "slice 2", "person", "slice 3"] == long.done


async def test_a_second_list_waits_for_the_first() -> None:
    """Of two lists the one asked for first is finished first."""
    thinker, long = Thinker(), Long()
    first = asyncio.ensure_future(thinker.answer(long, SOON))
    await long.held()
    second = asyncio.ensure_future(thinker.answer(long.short("second list"), SOON))
    await asyncio.sleep(0)
    long.go_on.set()
    await asyncio.gather(first, second)
    assert ["slice 3", "second list"] == long.done[-2:]


async def test_what_nobody_waits_for_ends_at_its_next_slice() -> None:
    """Going elsewhere ends the work on a list that is no longer looked at."""
    thinker, long = Thinker(), Long()
    left = asyncio.ensure_future(thinker.answer(long, SOON))
    await long.held()
    left.cancel()
    with pytest.raises(asyncio.CancelledError):
        await left
    long.go_on.set()
    assert await thinker.answer(long.short("elsewhere")) == "elsewhere"
    assert ["slice 0", "slice 1", "slice 2", "elsewhere"] == long.done


async def test_what_nobody_waits_for_is_not_begun() -> None:
    """A preview of somebody whom one has only passed over is never worked out."""
    thinker, long = Thinker(), Long()
    everything = asyncio.ensure_future(thinker.answer(long, SOON))
    await long.held()
    passed = asyncio.ensure_future(thinker.answer(long.short("passed over")))
    await asyncio.sleep(0)
    passed.cancel()
    long.go_on.set()
    await everything
    assert "passed over" not in long.done


async def test_a_fault_of_one_question_stops_no_other() -> None:
    """What cannot be worked out is told to whoever asked, and the next is answered."""

    def fault() -> str:
        raise ValueError("planted")

    thinker = Thinker()
    with pytest.raises(ValueError, match="planted"):
        await thinker.answer(fault)
    assert await thinker.answer(lambda: "next") == "next"


@pytest.fixture
def unswept() -> Iterator[None]:
    """Nothing goes but what is no longer held by anything."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("unswept")
async def test_what_was_asked_and_then_left_is_held_by_nothing() -> None:
    """Whoever is cancelled keeps the fault of it, but not the plan that the question held."""
    thinker, long = Thinker(), Long()
    gone = weakref.ref(long)
    left = asyncio.ensure_future(thinker.answer(long, SOON))
    await long.held()
    left.cancel()
    with pytest.raises(asyncio.CancelledError) as kept:
        await left
    long.go_on.set()
    assert await thinker.answer(lambda: "elsewhere") == "elsewhere"
    del long
    assert gone() is None
    assert kept.value.__traceback__ is not None


class Screen:
    """Something that holds itself, as screens do."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("unswept")
def test_a_question_within_another_leaves_nothing_out_of_the_search() -> None:
    """What the longer one has half made is not taken to last before it is whole."""
    before = gc.get_freeze_count()
    with sweeping.Sweeping().none():
        half: list[list[int]] = [[] for _ in range(10_000)]

    assert (before, 10_000) == (gc.get_freeze_count(), len(half))


@pytest.mark.parametrize("left_out", [1, 1_000])
async def test_old_screens_go_once_nothing_has_been_asked_for_a_while(
    monkeypatch: pytest.MonkeyPatch, left_out: int
) -> None:
    """What a long answer leaves behind is not searched; later all is, and what is left goes."""
    monkeypatch.setattr(sweeping, "_LEFT_OUT", left_out)
    monkeypatch.setattr(sweeping, "_QUIET", 0.05)
    thinker, screen = Thinker(), Screen()
    gone = weakref.ref(screen)
    long: list[list[int]] = await thinker.answer(lambda: [[] for _ in range(10_000)])
    del screen
    gc.collect()
    assert gone() is not None
    for _ in range(100):
        if gone() is None:
            break
        await asyncio.sleep(0.02)
    assert (gone() is None) is (left_out == 1)
    assert 10_000 == len(long)
    gc.unfreeze()
