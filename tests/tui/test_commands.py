"""One table of commands: no key with two meanings, no key a terminal swallows, nothing untold."""

import itertools
from pathlib import Path

import pytest

from tcplan.text import width
from tui import commands
from tui.commands import COMMANDS, FOOTER_KEYS, REACHES, SCOPES
from tui.key import FORBIDDEN, Command
from tui.keys_page import keys_page

KEYS_PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def size(found: Command) -> int:
    """The cells that a command takes in the footer."""
    return sum(map(width, commands.footer_words(found))) + 3


@pytest.mark.parametrize("screen", REACHES)
def test_a_key_has_one_meaning_on_a_screen(screen: str) -> None:
    """A planner who presses a key gets what it meant the last time."""
    keys = [(key, c.name) for c in commands.within(*REACHES[screen]) for key in c.keys]

    assert [] == [
        (key, name, other)
        for (key, name), (same, other) in itertools.combinations(keys, 2)
        if key == same and name != other
    ]


def test_a_key_that_is_used_twice_means_the_same_everywhere() -> None:
    """Only escape is used by two commands, and it leaves what is in front in both."""
    by_key: dict[str, set[str]] = {}
    for found in COMMANDS:
        for key in found.keys:
            by_key.setdefault(key, set()).add(found.name)

    assert {"escape": {"back", "close"}} == {k: v for k, v in by_key.items() if len(v) > 1}


def test_no_key_is_one_that_terminals_swallow() -> None:
    """Function keys and look-alikes of tab, enter, backspace and escape are not used."""
    assert set() == {key for found in COMMANDS for key in found.keys} & FORBIDDEN


def test_every_command_can_be_reached_and_is_told() -> None:
    """No command is without a screen, words for the palette and a sentence for the help."""
    reached = {scope for scopes in REACHES.values() for scope in scopes}

    assert set(SCOPES) == reached
    assert [] == [
        c.name for c in COMMANDS if c.scope not in SCOPES or not c.words or not c.help.endswith(".")
    ]


@pytest.mark.parametrize("screen", REACHES)
@pytest.mark.parametrize("cells", [80, 120])
def test_the_footer_fits(screen: str, cells: int) -> None:
    """The footer has at most eight keys, fits the terminal, and the help is among them."""
    found = commands.footer(screen, cells - 1, size)

    assert len(found) <= FOOTER_KEYS
    assert sum(map(size, found)) <= cells - 1
    assert "dialog" in REACHES[screen] or "help" in {c.name for c in found}


@pytest.mark.parametrize("cells", [80, 120])
def test_what_a_row_asks_for_leads_the_footer(cells: int) -> None:
    """Where an action or a concern is highlighted, Done and Log stand before Open."""
    found = commands.footer("calendar", cells - 1, size, ("done", "log"))

    assert ["up", "done", "log", "open"] == [c.name for c in found[:4]]
    assert "help" == found[-1].name
    assert len(found) <= FOOTER_KEYS
    assert sum(map(size, found)) <= cells - 1


def test_the_page_of_text_does_not_offer_to_record() -> None:
    """Nothing is highlighted on the page of text, so its footer has no Done."""
    assert "done" not in {c.name for c in commands.footer("text", 119, size)}


def test_the_help_of_the_calendar_begins_with_its_own_work() -> None:
    """Done, Log a concern and Undo stand on the first page of the help, before what works anywhere.

    The dialog shows some twenty lines at a time, of which each heading takes two.
    """
    parts = commands.for_help("calendar")
    before = list(itertools.takewhile(lambda part: part[0] != SCOPES["anywhere"], parts))
    first = [c.name for _, found in parts[:2] for c in found]

    assert {"open", "done", "log", "undo"} <= set(first)
    assert len(first) <= 11
    assert [SCOPES["anywhere"], SCOPES["move"]] == [words for words, _ in parts[len(before) :]]


@pytest.mark.parametrize("screen", REACHES)
def test_the_help_has_every_command_of_a_screen(screen: str) -> None:
    """Whatever can be done on a screen has its line in the help, which can be pointed at."""
    told = [c.name for _, found in commands.for_help(screen) for c in found]

    assert sorted(c.name for c in commands.within(*REACHES[screen])) == sorted(told)


@pytest.mark.parametrize("screen", [name for name in REACHES if "anywhere" in REACHES[name]])
def test_a_newcomer_sees_how_to_go_on_and_how_to_get_back(screen: str) -> None:
    """In a small terminal too the footer leads to anything, to the help, and one step back."""
    told = {c.name for c in commands.footer(screen, 79, size)}
    top = {"people", "agencies", "controls", "calendar"}

    assert {"go", "help", *(() if screen in top else ("back",))} <= told


def test_every_command_is_answered() -> None:
    """No key is dead: each command of a screen has something that carries it out."""
    from tui.dialogs.dialog import Dialog
    from tui.dialogs.export import Export
    from tui.framed import Framed
    from tui.person import PersonScreen
    from tui.places.calendar import CalendarPlace
    from tui.places.place import Place

    carry_out: dict[str, tuple[type, ...]] = {
        "anywhere": (Framed,),
        "listed": (Place, CalendarPlace, PersonScreen),
        "place": (Place,),
        "lens": (Framed,),
        "holder": (Framed,),
        "person": (PersonScreen,),
        "dated": (PersonScreen,),
        "risks": (PersonScreen,),
        "timeline": (PersonScreen,),
        "parts": (CalendarPlace, PersonScreen),
        "dialog": (Dialog,),
        "peek": (Framed, Export),
        "marks": (Place, CalendarPlace),
    }

    assert [] == [
        c.name
        for c in COMMANDS
        for owner in carry_out.get(c.scope, ())
        if not hasattr(owner, f"do_{c.name.replace('-', '_')}")
    ]


def test_the_page_of_keys_is_the_table() -> None:
    """The documentation of the keys says what the keys do; it is made from the same table."""
    assert keys_page() == KEYS_PAGE.read_text("utf-8")


def test_the_footer_of_what_if_leads_on_in_a_small_terminal() -> None:
    """At 80 columns one sees how a suggestion is tried, put off, saved and adopted."""

    def here(command: Command) -> int:
        return sum(map(width, commands.footer_words(command, "what-if"))) + 3

    found = [command.name for command in commands.footer("what-if", 79, here)]

    assert ["open", "mark"] == found[:2]
    assert {"save-option", "adopt"} <= set(found)


@pytest.mark.parametrize(("screen", "asked"), [("people", "log"), ("agencies", "sort")])
def test_in_a_small_terminal_lists_keep_what_nobody_would_guess(screen: str, asked: str) -> None:
    """At 80 columns arrows give way, so that adding, a concern and sorting are in the footer."""

    def here(command: Command) -> int:
        return sum(map(width, commands.footer_words(command, screen, narrow=True))) + 3

    after = ("log",) if screen == "people" else ()
    found = {command.name for command in commands.footer(screen, 79, here, after=after)}

    assert {asked, "open", "filter", "add", "go", "help"} <= found
    assert "up" not in found
    assert "up" in {command.name for command in commands.footer(screen, 119, size, after=after)}
