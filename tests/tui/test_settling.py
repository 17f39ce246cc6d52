"""While a list is worked out, nobody comes under the hand of whoever is about to open a row."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tcplan.views.people_so_far import PeopleSoFar, people_so_far
from tests.tui.plans import three_people
from tests.tui.showing import looking, press, screen_text, showing
from tui.listing import Listing
from tui.places.people import PeoplePlace


def parts() -> list[PeopleSoFar]:
    """What is known of three people: at first, once it is known what is due, and in the end."""
    found: list[PeopleSoFar] = []
    found.append(people_so_far(looking(three_people()), lambda so_far: found.append(so_far())))
    return [found[0], next(part for part in found if part.in_order), found[-1]]


def show(place: PeoplePlace, part: PeopleSoFar) -> Listing:
    """Have a part of the list shown."""
    place._heard(place.drawn(part, {}))  # noqa: SLF001  (what the thinking thread tells)
    return place.listing


@asynccontextmanager
async def beginning() -> AsyncIterator[tuple[Pilot[int], PeoplePlace]]:
    """The list of people as it is when nothing has been worked out."""
    async with showing(looking(three_people())) as pilot:
        place = pilot.app.screen
        assert isinstance(place, PeoplePlace)
        place.listing.key = None
        show(place, parts()[0])
        await pilot.pause()
        yield pilot, place


async def test_nobody_is_highlighted_before_the_order_is_settled() -> None:
    """Enter opens nobody while the first row may still become somebody else."""
    async with beginning() as (pilot, place):
        await press(pilot, "enter")
        assert (None, place) == (place.listing.key, pilot.app.screen)
        assert "P-002" == show(place, parts()[1]).key


async def test_whom_one_has_chosen_stays_highlighted_when_the_order_settles() -> None:
    """The highlight is a person's and not a row's: it goes where the person goes."""
    async with beginning() as (pilot, place):
        await press(pilot, "down")
        assert "P-001" == place.listing.key
        assert "P-001" == show(place, parts()[1]).key
        assert 1 == place.listing.at


async def test_a_lens_asked_for_too_early_says_that_the_list_is_not_done() -> None:
    """Nobody is blamed for highlighting nobody while the list is being worked out."""
    async with beginning() as (pilot, place):
        place.individual = None
        await press(pilot, "o")
        early = " ".join(screen_text(pilot).split())
        assert place is pilot.app.screen
        show(place, parts()[1])
        await pilot.pause()
        await press(pilot, "o")

        assert "P-002" in screen_text(pilot).splitlines()[0]
    assert "The list is still being worked out" in early
    assert "Highlight a person first" not in early


async def test_what_is_not_known_yet_says_so() -> None:
    """No blank that could be read as nothing due, or as no gap."""
    async with beginning() as (pilot, place):
        first = screen_text(pilot)
        assert "Still being worked out: what is due for 0 of 3 people" in first
        assert "with a gap in cover" not in first
        assert 2 == next(line for line in first.splitlines() if "P-002" in line).count("working…")
        show(place, parts()[1])
        await pilot.pause()
        assert "Still being worked out: the cover of 0 of 3 people" in screen_text(pilot)
        show(place, parts()[2])
        await pilot.pause()
        assert "with a gap in cover" in screen_text(pilot)
