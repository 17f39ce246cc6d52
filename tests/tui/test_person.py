"""One person: their words first, their network, what holds each risk."""

import pytest
from textual import events

from tcplan.analysis.words import ANSWER_WORDS
from tcplan.views.gaps import GapView, Suggestion
from tests.builders import amended, day
from tests.tui.plans import robin, three_people
from tests.tui.showing import NARROW, looking, press, screen_text, settled, showing
from tui.app import PlannerApp
from tui.lenses.risks import RisksLens
from tui.page import as_text
from tui.person import PersonScreen
from tui.sheet import Picture
from tui.told.risk import gap_lines, library_line


async def test_own_words_stand_above_any_risk() -> None:
    """The overview begins with what matters to the person."""
    plan = amended(robin(), "P-001", what_matters="My own front door")
    async with showing(looking(plan), "enter", size=NARROW) as pilot:
        text = screen_text(pilot)

        assert "“My own front door”" in text
        assert "WHAT HOLDS EACH RISK" not in text.partition("My own front door")[0]


async def test_every_lens_says_whose_life_this_is_and_when_they_move() -> None:
    """The id and the day of the move stand above each lens."""
    async with showing(looking(robin()), "enter") as pilot:
        for key in ("o", "n", "r"):
            await press(pilot, key)
            assert "P-001 · 35 · moves 3 Jan 2027, in 42 days" in screen_text(pilot)


async def test_brackets_go_to_the_next_person_in_the_same_lens() -> None:
    """A panel reads everybody's network in turn without going back to the list."""
    async with showing(looking(three_people()), "n", "right_square_bracket") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, PersonScreen)
        assert ("P-001", "network") == (screen.individual, screen.lens)
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert "P-003" == screen.individual


@pytest.mark.parametrize(("key", "begins"), [("2", "Agencies"), ("j", "People"), ("R", "People")])
async def test_esc_and_the_next_key_read_at_once_are_two_keys(key: str, begins: str) -> None:
    """On a slow line both come together; whoever leaves a record has left it, and goes on."""
    async with showing(looking(robin()), "n") as pilot:
        await pilot.app.on_event(events.Key(f"alt+{key.lower()}", key))
        await settled(pilot)

        assert f"tcplan  {begins}  " in screen_text(pilot)


async def test_brackets_keep_to_the_filter() -> None:
    """Whoever the filter hides is not walked into."""
    async with showing(looking(three_people()), "slash", *"covered", "enter", "enter") as pilot:
        await press(pilot, "right_square_bracket")

        assert "There is nobody else in the list" in screen_text(pilot)


async def test_arrows_go_from_tie_to_tie() -> None:
    """The arrows move over the ties, and the pane below tells of the one that is chosen."""
    async with showing(looking(robin()), "n") as pilot:
        picture = pilot.app.screen.query_one("#ecomap", Picture)
        first = picture.chosen
        await press(pilot, "right")

        assert ("tie-mum", "") == first
        assert picture.chosen is not None
        assert "tie-mum" != picture.chosen[0]


async def test_a_tie_tells_what_would_fall_without_it() -> None:
    """The chosen tie says what it carries and what the person would lose."""
    async with showing(looking(three_people()), "n") as pilot:
        await press(pilot, "right_square_bracket")
        text = screen_text(pilot)

        assert "Carries" in text
        assert "C-Oak" in text


async def test_others_are_a_count_inside_a_person() -> None:
    """Inside one person's record nobody else's id appears."""
    async with showing(looking(three_people()), "n", "v") as pilot:
        text = screen_text(pilot)

        assert "supports 1 other person" in text
        assert "P-001" not in text


async def test_a_stop_tried_inside_a_person_names_nobody_else() -> None:
    """Who else would lose something is a number here, and a list only among the agencies."""
    async with showing(looking(three_people()), "down", "n", "x") as pilot:
        text, screen = screen_text(pilot), pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert ("P-001", "what-if") == (screen.individual, screen.lens)
        assert "[x]" in text
        assert "P-002" not in text


async def test_the_network_can_be_seen_on_the_day_of_the_move() -> None:
    """Ties of the ward end and planned ones begin: f shows the network on another day."""
    async with showing(looking(robin()), "n") as pilot:
        assert "f Day: [now] · move day 3 Jan 2027 · +12 weeks" in screen_text(pilot)
        await press(pilot, "f", "f")
        text = screen_text(pilot)
        assert "as at 28 Mar 2027" in text
        assert "now · move day 3 Jan 2027 · [+12 weeks]" in text
        assert "ended" in text


async def test_a_bow_tie_names_what_is_not_held() -> None:
    """A cause without any control that counts is said to be not covered."""
    async with showing(looking(robin()), "r") as pilot:
        text = screen_text(pilot)

        assert "WHAT WE WANT TO" in text
        assert "▲ Not covered" in text


async def test_a_control_says_why_it_does_not_count() -> None:
    """A control that is only agreed tells that it is not yet in place and when it starts."""
    async with showing(looking(robin()), "r") as pilot:
        picture = pilot.app.screen.query_one("#bowtie", Picture)
        picture.choose(next(p for p in picture.parts() if p.id == "c-training"))
        await settled(pilot)

        assert "no: it is agreed, not yet in place" in screen_text(pilot)


async def test_angle_brackets_go_from_risk_to_risk() -> None:
    """< and > go through the bow-ties; with one risk they say that there is no other."""
    async with showing(looking(robin()), "r", "greater_than_sign") as pilot:
        assert "There is no other risk recorded." in screen_text(pilot)


async def test_what_would_close_a_gap_is_worked_out_beside_the_screen() -> None:
    """The gaps of a risk come with what would close them, for the risk that is shown."""
    async with showing(looking(robin()), "r") as pilot:
        gaps = pilot.app.screen.query_one(RisksLens).gaps

        assert gaps
        assert "not-covered" == gaps[0].answer


async def test_a_peek_at_a_gap_has_what_the_library_proposes() -> None:
    """The lens says that the library has something; p shows it, with what it is."""
    async with showing(looking(robin()), "r") as pilot:
        lens = pilot.app.screen.query_one(RisksLens)
        line = [*library_line(lens.known)][-1].text
        peeked = [line.text for line in lens.peek_lines()]

        assert lens.known
        assert "p shows it." in line
        assert lens.known.about in peeked
        assert [
            proposal.words
            for found in lens.known.found
            for proposal in found.proposals
            if not any(proposal.words in text for text in peeked)
        ] == []


async def test_the_text_of_a_lens_has_everything() -> None:
    """As text, a lens says every tie and control whole, at any width."""
    async with showing(looking(robin()), "r", "v", size=NARROW) as pilot:
        await press(pilot, "end")
        screen = pilot.app.screen
        text = "\n".join(line.text for line in screen.lines())  # type: ignore[attr-defined]

        for name in ("C-Oak", "C-Trust", "C-Training", "C-Mum", "C-Alarm", "C-Ward"):
            assert name in text


async def test_a_person_without_risks_is_told_so() -> None:
    """No risk recorded is said, not drawn as an empty bow-tie."""
    async with showing(looking(three_people()), "end", "r") as pilot:
        assert "No risk is recorded for this person." in screen_text(pilot)


async def test_detail_is_left_before_the_person() -> None:
    """Escape goes from the detail to the drawing, then from the person to the list."""
    async with showing(looking(robin()), "n", "enter") as pilot:
        assert pilot.app.focused is not None
        assert "tie" == pilot.app.focused.id
        await press(pilot, "escape")
        assert "ecomap" == pilot.app.focused.id
        await press(pilot, "escape")
        assert "People" in screen_text(pilot).splitlines()[3]


async def test_a_small_terminal_opens_the_detail_in_front() -> None:
    """Where there is no room for the pane, enter shows the detail in front of the drawing."""
    async with showing(looking(robin()), "n", "enter", size=NARROW) as pilot:
        assert "Full text" in screen_text(pilot)
        assert "Mum" in screen_text(pilot)


async def test_a_key_of_another_lens_says_where_it_works() -> None:
    """A command that cannot run here is not dead: it says why."""
    async with showing(looking(robin()), "o", "f") as pilot:
        assert "works under" in screen_text(pilot)


async def test_what_is_asked_of_the_day_of_the_move_is_answered_for_that_day() -> None:
    """Whoever looks at the move day and tries without somebody is not answered about today."""
    async with showing(looking(robin()), "n", "f", "x") as pilot:
        assert isinstance(pilot.app, PlannerApp)
        assert [day(42)] == [one.change.on for one in pilot.app.trying.tried]


async def test_the_text_of_the_day_of_the_move_bears_its_date() -> None:
    """The plain text of a lens says which day it tells of."""
    async with showing(looking(robin()), "n", "f", "v") as pilot:
        await settled(pilot)

        assert "as at 3 Jan 2027" in screen_text(pilot)


@pytest.mark.parametrize(("code", "words"), ANSWER_WORDS.items())
def test_what_closes_a_gap_is_told_in_words(code: str, words: str) -> None:
    """The answer after a suggestion is said in words and not as a code."""
    found = Suggestion("Ask Elm for nights", False, "No night staff", code, code)  # noqa: FBT003
    gap = GapView("nights", code, words, "", None, (found,), 0, ())

    assert f"Ask Elm for nights ▸ the risk would then be: {words.lower()}" in as_text(
        gap_lines([gap])
    )
