"""Agencies: what each alone holds, and what would be lost if it stopped."""

import pytest

from tcplan import planner
from tcplan.domain.hours import EVERY_HOUR
from tests.builders import agency, amended, risk, tie, with_entity
from tests.tui.plans import empty_plan, robin, three_people, two_providers
from tests.tui.showing import DURHAM, in_words, looking, opened, press, screen_text, showing
from tui.app import PlannerApp
from tui.listing import Listing
from tui.person import PersonScreen
from tui.places.agency import AgencyScreen
from tui.stopped import StoppedScreen


async def test_the_agency_that_alone_holds_most_stands_first() -> None:
    """The one whose end would leave a risk uncovered is at the top."""
    async with showing(looking(three_people()), "2") as pilot:
        assert "oak" == pilot.app.screen.query_one("#main", Listing).rows[0].key


async def test_if_an_agency_stopped() -> None:
    """The key x says whose risks would lose cover, in which hours, and by which path."""
    async with showing(looking(three_people()), "2", "x") as pilot:
        text = screen_text(pilot)

        assert isinstance(pilot.app.screen, StoppedScreen)
        assert "If Oak stopped: 1 person would lose cover, for 1 risk" in text
        assert "Nothing in the plan is changed." in in_words(text)
        assert "P-001" in text
        assert "it needs" in text


@pytest.mark.parametrize("kind", ["provider", "support provider"])
async def test_kinds_are_found_by_the_filter(kind: str) -> None:
    """Whoever types provider sees providers, whatever the column has room for."""
    words = ["space" if letter == " " else letter for letter in kind]
    async with showing(looking(two_providers()), "2", "slash", *words, "enter") as pilot:
        rows = pilot.app.screen.query_one("#main", Listing).rows

        assert {"oak", "elm"} == {row.key for row in rows}


async def test_the_smallest_stands_first_when_asked() -> None:
    """The key s puts the smallest provider first, and the border says which order is on."""
    async with showing(looking(two_providers()), "2", "s", *["down"] * 3, "enter") as pilot:
        rows = pilot.app.screen.query_one("#main", Listing).rows

        assert ["elm", "oak"] == [row.key for row in rows[:2]]
        assert "sorted by smallest first, by people" in screen_text(pilot)
        assert "elm" == pilot.app.screen.query_one("#main", Listing).key


async def test_sorting_agencies_keeps_whom_somebody_chose() -> None:
    """Whoever has moved to an agency stays there, wherever it stands in the new order."""
    async with showing(looking(two_providers()), "2", "down") as pilot:
        before = pilot.app.screen.query_one("#main", Listing).key
        await press(pilot, "s", "down", "down", "enter")

        assert before == pilot.app.screen.query_one("#main", Listing).key


async def test_an_agency_says_how_large_it_is() -> None:
    """On its own page an agency says its place among its kind, by what, and its hours."""
    async with showing(looking(two_providers()), "2", "slash", *"small", "enter", "enter") as pilot:
        assert isinstance(pilot.app.screen, AgencyScreen)
        told = [line.text for line in pilot.app.screen.lines()]

        assert "Smallest of 2 support providers here, by people supported (1)." in (
            screen_text(pilot)
        )
        assert "Hours a week are not recorded for what it does here." in told


async def test_sizes_can_be_read_in_a_small_terminal() -> None:
    """At 80 columns people and what would be lost stand beside it; `p` has the hours too."""
    async with showing(looking(two_providers()), "2", size=(80, 24)) as pilot:
        head, *_, keys = screen_text(pilot).splitlines()[4:]
        await press(pilot, "p")
        whole = screen_text(pilot)

    assert all(name in head for name in ("People", "Lose cover", "At night", "Back-up"))
    assert all(words in keys for words in ("s Sort", "p In full"))
    assert "a week" in whole


@pytest.mark.parametrize(("key", "lens"), [("r", "risks"), ("enter", "what-if")])
async def test_a_loss_leads_to_whose_it_is(key: str, lens: str) -> None:
    """From a loss one goes to the person at that risk, or to what could be done about it."""
    async with showing(looking(three_people()), "2", "x", key) as pilot:
        screen = pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert ("P-001", lens, "r-pain") == (screen.individual, screen.lens, screen.risk)


async def test_the_same_key_takes_off_what_it_tried() -> None:
    """What was tried from a list is on while its screen is open; x there takes it off again."""
    async with showing(looking(three_people()), "2", "x") as pilot:
        assert isinstance(pilot.app, PlannerApp)
        assert ["oak"] == [one.change.about for one in pilot.app.trying.tried]
        await press(pilot, "x")
        assert () == pilot.app.trying.tried


async def test_an_agency_tells_whom_it_supports() -> None:
    """Each person of an agency stands with their tie and what they would lose."""
    async with showing(looking(three_people()), "2", "enter") as pilot:
        assert isinstance(pilot.app.screen, AgencyScreen)
        assert ["P-001", "P-002"] == [
            row.key for row in pilot.app.screen.query_one("#main", Listing).rows
        ]


async def test_nothing_lost_is_said() -> None:
    """An agency without which nothing would be lost says so, with how many risks were asked."""
    async with showing(looking(three_people()), "2", "end", "x") as pilot:
        assert "no risk would lose its cover or its back-up" in screen_text(pilot)


async def test_from_a_tie_to_its_agency_and_back() -> None:
    """The key u opens the agency behind a tie; minus goes back to the network one came from."""
    async with showing(looking(three_people()), "n", "u") as pilot:
        assert isinstance(pilot.app.screen, AgencyScreen)
        await press(pilot, "minus")
        assert isinstance(pilot.app.screen, PersonScreen)


async def test_a_digit_always_goes_to_the_list() -> None:
    """1 shows the list of people from anywhere; pressed twice it does nothing more."""
    async with showing(looking(three_people()), "n", "2", "enter", "1", "1") as pilot:
        assert "People · 3" in screen_text(pilot)


async def test_the_list_of_controls() -> None:
    """Every control stands with its state, who delivers it, and whether it counts."""
    async with showing(looking(robin()), "3") as pilot:
        text = screen_text(pilot)

        assert "Controls · 6" in text
        assert "2 of 6 count on evidence" in text


async def test_a_control_leads_to_its_bow_tie() -> None:
    """Enter on a control opens the person at the risk on which it acts."""
    async with showing(looking(robin()), "3", "enter") as pilot:
        screen = pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert ("risks", "r-pain") == (screen.lens, screen.risk)


async def test_lists_of_an_empty_plan_say_what_to_do() -> None:
    """No agencies and no controls is said in words."""
    async with showing(looking(empty_plan()), "2") as pilot:
        assert "This plan has no agencies yet." in screen_text(pilot)
        await press(pilot, "3")
        assert "This plan has no controls yet." in screen_text(pilot)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("oakgill", "At night 1 person would lose cover, for 1 risk: P-007"),
        ("larkhill", "At night (any hour from 00:00 to 06:00) nobody would lose cover."),
        ("larkhill", "but 1 possible result would have nothing left to limit the harm: P-040"),
    ],
)
async def test_beside_the_list_stands_who_loses_nights(name: str, said: str) -> None:
    """Nobody has to open each agency to see who would lose nights, in a small terminal too."""
    keys = ("2", "slash", *name, "enter")
    async with showing(opened(DURHAM), *keys, size=(100, 30)) as pilot:
        assert said in in_words(screen_text(pilot))


async def test_by_nights_the_one_that_most_people_need_stands_first() -> None:
    """Cover at night has a column and an order of its own, and both count people."""
    async with showing(looking(two_providers()), "2", "s", "down", "enter") as pilot:
        listing = pilot.app.screen.query_one("#main", Listing)

        assert "sorted by night cover lost, most people first" in screen_text(pilot)
        assert ["elm", "1"] == [listing.rows[0].key, listing.rows[0].cells[4].text]
        assert {"0"} == {row.cells[4].text for row in listing.rows[1:]}


async def test_the_smaller_provider_is_the_smallest_that_holds_a_night() -> None:
    """A provider that holds no night stands after one that does, however small it is."""
    plan = with_entity(two_providers(), agency("ash"), tie("t-ash", "ash"))
    plan = with_entity(plan, risk("r-other", "t-other", individual="P-002"))
    plan = amended(plan, "c-sam", hours=EVERY_HOUR, prevents=("t-other",))
    look = looking(plan)
    async with showing(look, "2", "s", "down", "down", "enter") as pilot:
        rows = pilot.app.screen.query_one("#main", Listing).rows

    assert ["elm", "oak", "ash"] == [row.key for row in rows[:3]]
    among = "Among the 2 of them that would each take somebody's cover at night it is the"
    assert planner.agency(look, "elm").size.endswith(f"{among} smallest.")
    assert planner.agency(look, "oak").size.endswith(f"{among} largest.")
    assert among not in planner.agency(look, "ash").size


async def test_who_holds_a_night_is_found_by_that_word() -> None:
    """Whoever types night sees only who would take cover at night with them."""
    async with showing(looking(two_providers()), "2", "slash", *"night", "enter") as pilot:
        rows = pilot.app.screen.query_one("#main", Listing).rows

        assert ["elm"] == [row.key for row in rows]


async def test_the_palette_sorts_a_list() -> None:
    """Whoever looks for night cover there comes to the agencies, sorted by it."""
    async with showing(
        looking(two_providers()), "ctrl+p", *"night", "space", *"cover", "enter"
    ) as pilot:
        assert "sorted by night cover lost, most people first" in screen_text(pilot)
        assert "elm" == pilot.app.screen.query_one("#main", Listing).key


async def test_the_order_by_size_is_found_by_what_one_is_asked_for() -> None:
    """Whoever looks for the smaller provider finds the order under that word, and takes it."""
    keys = ("2", "ctrl+p", *"smaller", "enter")
    async with showing(looking(two_providers()), *keys) as pilot:
        assert "s: sorted by nights lost, smaller support providers first" in screen_text(pilot)


async def test_how_large_an_agency_is_can_be_read_without_a_second_pane() -> None:
    """`p` says what the pane beside a wide list says, in the same words."""
    look = looking(two_providers())
    async with showing(look, "2", "slash", *"small", "enter", "p", size=(80, 24)) as pilot:
        text = in_words(screen_text(pilot))

    said = planner.agency(look, "elm").size.split()
    assert all(word in text for word in said)
    assert f"Size {said[0]}" in text


@pytest.mark.parametrize(
    ("name", "size"),
    [("larch", " · smallest of 4 support providers with nights ─"), ("larkhill", "")],
)
async def test_without_whom_it_is_tried_is_said_with_its_size(name: str, size: str) -> None:
    """In a small terminal too nobody wonders whether this is the smaller provider."""
    keys = ("2", "slash", *name, "enter", "x")
    async with showing(opened(DURHAM), *keys, size=(80, 24)) as pilot:
        title = next(x for x in screen_text(pilot).splitlines() if x.startswith("╭─ If "))
        assert f"stopped{size or ' ─'}" in title
