"""The calendar: what falls due across people, whom to chase, and what a filter hides."""

import time
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tests.builders import day, individual, small_plan, source
from tests.tcplan.rules.gates.moving import gate
from tests.tui.payloads import PAYLOADS
from tests.tui.plans import empty_plan, many, robin, three_people
from tests.tui.showing import (
    NARROW,
    WIDE,
    hostile,
    in_words,
    looking,
    opened,
    press,
    screen_text,
    settled,
    showing,
)
from tests.tui.test_hostile import hidden
from tui.calendar.falling_due import STEP, FallingDue
from tui.person import PersonScreen
from tui.rows import Rows


def action(name: str, due: int, /, individual: str | None = "P-001", **fields: object) -> Action:
    """Something that was asked of oak a month ago."""
    given = {
        "id": name,
        "source": source(),
        "individual": individual,
        "what": f"Mend the {name}",
        "owner": "oak",
        "asked_on": day(-30),
        "due": day(due),
        "status": "open",
    }
    return Action(**{**given, **fields})  # type: ignore[arg-type]


def asked(*actions: Action) -> Plan:
    """Robin and Sam, of whom only actions are recorded."""
    people = (individual("P-001"), individual("P-002", preferred_name="Sam"))
    return small_plan(individuals=people, risks=(), controls=(), actions=actions)


def some() -> Plan:
    """One late action for Robin, one next week for Sam, and one for nobody alone."""
    return asked(
        action("rail", 5, "P-002"),
        action("lock", -2, owner="icb", last_reply="On its way."),
        action("rota", 9, None),
    )


def listed(shown: str) -> list[str]:
    """The things to mend in the order in which the agenda lists them."""
    words = in_words(shown.split("shows the next")[1].split("┗", maxsplit=1)[0]).split()
    return [word for before, word in pairwise(words) if before == "the"]


def row(pilot: object) -> str:
    """The id of the highlighted row of the agenda."""
    chosen = pilot.app.screen.query_one(Rows).chosen  # type: ignore[attr-defined]
    return str(chosen[0].split(":")[1])


async def test_what_is_overdue_stands_first() -> None:
    """The lock that is late stands above what is still to come, with its own heading."""
    async with showing(looking(some()), "4") as pilot:
        text = screen_text(pilot)

    assert ["lock", "rail", "rota"] == listed(text)
    assert text.index("OVERDUE") < text.index("Mend the lock") < text.index("WEEK OF 23 Nov")


async def test_the_weeks_ahead_are_counted() -> None:
    """One look says how much is late and how much falls into each week."""
    async with showing(looking(some()), "4") as pilot:
        lines = screen_text(pilot).splitlines()
    at = next(n for n, line in enumerate(lines) if "WEEKS AHEAD" in line)

    assert ["overdue", "today", "23", "Nov"] == in_words(lines[at + 1]).split()[:4]
    assert ["1", "0", "1", "1", "0"] == in_words(lines[at + 2]).split()[:5]


async def test_a_row_says_why_it_stands_there_and_who_acts() -> None:
    """Below the agenda stands when it was asked, who is to act, what it is, what was answered."""
    async with showing(looking(some()), "4") as pilot:
        text = in_words(screen_text(pilot))

    assert "When 20 November 2026: overdue by 2 days" in text
    assert "Who acts Icb" in text
    assert "P-001 · Action" in text
    assert "Last reply On its way." in text
    assert "Ask again nothing heard for 30 days" in text


async def test_a_row_opens_its_person() -> None:
    """Enter on a row goes to the person, and escape comes back to the same row."""
    async with showing(looking(some()), "4", "down", "enter") as pilot:
        inside = pilot.app.screen
        where = isinstance(inside, PersonScreen) and inside.individual
        await press(pilot, "escape")

        assert "P-002" == where
        assert "rail" == row(pilot)


async def test_a_gate_opens_the_gates_of_its_person() -> None:
    """What is due at a gate is read where the gate and its evidence stand."""
    plan = three_people()
    move = robin().of("transitions", "P-001")[0]
    move = attrs.evolve(move, from_spell=None, placement=None, gates=(gate("g-keys", due=day(3)),))
    async with showing(
        looking(attrs.evolve(plan, transitions=(move,))), "4", *["down"], "enter"
    ) as pilot:
        screen = pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert "gates" == screen.lens
        assert "G-Keys" in screen_text(pilot)


async def test_what_concerns_nobody_alone_says_so() -> None:
    """A row without a person opens nobody, and says what can be opened."""
    async with showing(looking(some()), "4", "end", "enter") as pilot:
        assert "This is about nobody alone" in screen_text(pilot)
        assert "rota" == row(pilot)


async def test_the_one_who_owes_it_is_one_key_away() -> None:
    """From a row one comes to the agency that is to act."""
    async with showing(looking(some()), "4", "u") as pilot:
        assert "Agencies › Icb" in screen_text(pilot)


@pytest.mark.parametrize(
    ("words", "found"),
    [("p-002", ["rail"]), ("icb", ["lock"]), ("action", ["lock", "rail", "rota"])],
    ids=["person", "owner", "kind"],
)
async def test_the_filter_finds_people_owners_and_kinds(words: str, found: list[str]) -> None:
    """A planner finds rows by whom they are about, who is to act, and what kind they are."""
    async with showing(looking(some()), "4", "slash", *words, "enter") as pilot:
        assert found == listed(screen_text(pilot))


async def test_the_filter_says_what_it_hides() -> None:
    """Nothing is out of sight without being counted, until escape brings it back."""
    async with showing(looking(some()), "4", "slash", *"icb", "enter") as pilot:
        filtered = screen_text(pilot)
        await press(pilot, "escape")
        whole = screen_text(pilot)

    assert "[what is due: 1 of 3]" in filtered
    assert "filter: icb · 2 hidden by the filter, esc clears it" in filtered
    assert "[what is due: 3]" in whole


async def test_a_filter_that_lets_nothing_through_says_so() -> None:
    """An empty list is told from a calendar without anything due."""
    async with showing(looking(some()), "4", "slash", *"zebra", "enter") as pilot:
        text = screen_text(pilot)

    assert "No row has these words. esc clears the filter." in text
    assert "3 hidden by the filter" in text


async def test_p_shows_a_row_whole() -> None:
    """In a small terminal p shows what there is no room for beside the list."""
    async with showing(looking(some()), "4", "p", size=NARROW) as pilot:
        text = screen_text(pilot)

    assert "Full text" in text
    assert "overdue by 2 days" in text


async def test_actions_stand_under_who_owes_them() -> None:
    """One key goes on to the actions by owner, with the last reply and who was told next."""
    async with showing(looking(some()), "4", "full_stop") as pilot:
        text = screen_text(pilot)

    assert "[actions by owner: 3]" in text
    assert text.index("Mend the lock") < text.index("Mend the rail")
    assert "On its way." in text
    assert "1 open in all; 1 overdue" in in_words(text)


async def test_an_action_opens_its_person() -> None:
    """Enter on an action goes to the person for whom it was asked."""
    async with showing(looking(some()), "4", "full_stop", "down", "enter") as pilot:
        screen = pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert "P-002" == screen.individual


async def test_the_caseload_is_two_keys_away_and_the_first_part_five() -> None:
    """Going on from part to part comes round to the first."""
    async with showing(looking(some()), "4", "full_stop", "full_stop") as pilot:
        caseload = screen_text(pilot)
        await press(pilot, "full_stop", "full_stop", "full_stop")
        first = screen_text(pilot)

    assert "[caseload: " in caseload
    assert "People for whom something is overdue" in caseload
    assert "[what is due: 3]" in first


async def test_a_measure_is_told_with_whom_it_counts() -> None:
    """Beside the number of people who wait stands who waits, and since when."""
    keys = ("4", "full_stop", "full_stop", "slash", *"ready to", "enter")
    async with showing(looking(robin()), *keys) as pilot:
        text = in_words(screen_text(pilot))

    assert "P-001: since 23 Sep 2026, 60 days" in text


async def test_names_stay_hidden_until_they_are_shown() -> None:
    """The calendar names people by id alone, until names are asked for."""
    async with showing(looking(some()), "4") as pilot:
        without = screen_text(pilot)
        await press(pilot, "asterisk")
        shown = screen_text(pilot)

    assert "Sam" not in without
    assert "Sam" in shown


async def test_the_text_has_everything_and_what_is_not_listed() -> None:
    """As plain text the calendar has each row whole, and counts what lies after its last day."""
    plan = asked(action("rail", 5), action("roof", 300))
    async with showing(looking(plan), "4", "v") as pilot:
        text = in_words(screen_text(pilot))

    assert "Not listed: 1 more thing after that day, the first on 18 September 2027." in text
    assert "Why this day Asked on 23 Oct 2026" in text.replace("23 October", "23 Oct")


async def test_an_empty_calendar_says_so() -> None:
    """A plan in which nothing falls due is told from one that is still being looked at."""
    async with showing(looking(empty_plan()), "4") as pilot:
        text = in_words(screen_text(pilot))

    assert "Nothing is overdue, and nothing falls due in the next twelve weeks." in text


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_a_hostile_plan_is_shown_as_it_was_written(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Nothing that somebody wrote into an action acts on any part of the calendar."""
    keys = ("4", "p", "escape", "v", "escape", "full_stop", "p", "escape", "v", "escape")
    seen = ""
    async with showing(opened(hostile(tmp_path), names=True), size=size) as pilot:
        for key in (*keys, "full_stop", "v", "escape"):
            await press(pilot, key)
            seen += screen_text(pilot)

    assert [] == hidden(seen)
    assert any(payload in seen for payload in PAYLOADS)
    assert "<U+" in seen


def busy(people: int, each: int) -> Plan:
    """So many people, each with so many late and coming actions."""
    actions = tuple(
        action(f"a-{n}-{k}", k * 3 - 6, f"P-{n:03}")
        for n in range(1, people + 1)
        for k in range(each)
    )
    return attrs.evolve(many(people), actions=actions)


async def test_a_long_calendar_counts_what_it_does_not_list_and_goes_on() -> None:
    """Past the last row more is listed, so that everything can be reached with one key."""
    async with showing(looking(busy(80, 3)), "4", "end") as pilot:
        before = screen_text(pilot)
        await press(pilot, "down")
        after = screen_text(pilot)

    assert f"{STEP} of 240 listed, ↓ past the last lists more" in before
    assert f"{240 - STEP} more are not listed here." in before
    assert "more are not listed here." not in after
    assert "overdue first, then by date" in after


@pytest.mark.slow
async def test_the_calendar_of_two_thousand_people_answers_at_once() -> None:
    """Moving and filtering stay quick among ten thousand rows; the bounds are generous."""
    async with showing(looking(busy(2_000, 5)), size=WIDE) as pilot:
        await press(pilot, "4")
        began = time.perf_counter()
        for _ in range(10):
            await pilot.press("down")
        moved = time.perf_counter() - began
        began = time.perf_counter()
        await pilot.press("slash", *"p-077")
        await settled(pilot)
        typed = time.perf_counter() - began
        text = screen_text(pilot)

    assert "[what is due: 5 of 10,000]" in text
    assert moved < 3.0
    assert typed < 9.0


async def test_a_part_that_is_left_keeps_no_name() -> None:
    """Coming back to a part after names were hidden shows none of them, not even for a moment."""
    async with showing(looking(some()), "4", "asterisk", "full_stop", "asterisk") as pilot:
        part = pilot.app.screen.query_one(FallingDue)
        drawn = part.rows.canvas

        assert drawn is not None
        assert "Sam" not in "\n".join(drawn.lines())
        await press(pilot, *["full_stop"] * 4)
        assert ["lock", "rail", "rota"] == listed(screen_text(pilot))


async def test_actions_can_stand_by_their_day_or_by_who_has_been_silent() -> None:
    """`s` sorts the actions; the other parts have one order, and say so."""
    plan = asked(
        action("a-oak", 9, last_reply_on=day(-1)),
        action("b-oak", -9, last_reply_on=day(-2)),
        action("c-icb", -5, owner="icb"),
    )
    found = []
    async with showing(looking(plan), "4", "s") as pilot:
        assert "This part has one order" in in_words(screen_text(pilot))
        await press(pilot, "full_stop")
        for keys in ((), ("s", "down", "enter"), ("s", "down", "enter")):
            await press(pilot, *keys)
            found.append(list(pilot.app.screen.shown_keys()))  # type: ignore[attr-defined]

    assert [
        ["b-oak", "a-oak", "c-icb"],
        ["b-oak", "c-icb", "a-oak"],
        ["c-icb", "b-oak", "a-oak"],
    ] == found
