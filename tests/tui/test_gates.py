"""The gates of a person: whether the move can go ahead, on what evidence, and who disagreed."""

from pathlib import Path

import attrs
import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.transition import Dissent
from tests.builders import amended, day, evidence, individual
from tests.tcplan.rules.gates.moving import (
    acceptance,
    decider,
    gate,
    go,
    met,
    visit,
    waived,
)
from tests.tui.payloads import PAYLOADS
from tests.tui.plans import robin, three_people
from tests.tui.showing import (
    NARROW,
    WIDE,
    hostile,
    in_words,
    looking,
    opened,
    press,
    screen_text,
    showing,
)
from tests.tui.test_hostile import hidden
from tui.listing import Listing
from tui.page import as_text
from tui.person import PersonScreen

ROBIN = ("ctrl+p", *"p-001", "enter", "g")


def moving(**fields: object) -> Plan:
    """Robin, whose move in six weeks has a gate of law, one that is met, and one waived."""
    law = gate("g-law", basis="law", due=day(-3), rule="R34", rule_version="1")
    given = {"gates": (law, met("g-met", due=day(7)), waived("g-waived"))}
    return amended(robin(), "move", **{**given, **fields})


def beside(shown: str) -> str:
    """What stands in the right half of a screen."""
    return in_words("\n".join(line[60:] for line in shown.splitlines()))


async def test_the_answer_stands_first_and_in_words() -> None:
    """A gate of law that is open means no, and says how many things stand against the move."""
    async with showing(looking(moving()), *ROBIN) as pilot:
        text = screen_text(pilot)

    assert "No. What the law asks for stands against it." in in_words(text)
    assert "THE LAW STANDS AGAINST IT: 1" in text
    assert "things stand against it · tab goes there" in text
    assert "%" not in text.split("Keys")[0].split("Can the move")[1]


async def test_every_gate_stands_with_sign_and_word() -> None:
    """How a gate stands is never told by a sign or a colour alone."""
    async with showing(looking(moving()), *ROBIN) as pilot:
        text = screen_text(pilot)

    assert "Gates · 1 open of 3" in text
    assert "◆ Not decided" in text
    assert "✓ Met" in text
    assert "◇ Waived" in text
    assert "19 Nov late" in text


async def test_a_gate_is_told_with_its_evidence_and_its_age() -> None:
    """Beside a gate stand who decided it, in what role, for whom, on which evidence, how old."""
    async with showing(looking(moving()), *ROBIN, "down") as pilot:
        text = beside(screen_text(pilot))

    assert "H. B., case manager, Icb" in text
    assert "days old" in text
    assert "review by" in text
    assert ": in date" in text
    assert "Basis Good practice" in text


async def test_a_waiver_is_told_with_its_reason_and_end() -> None:
    """A waived gate says until when, and why."""
    async with showing(looking(moving()), *ROBIN, "end") as pilot:
        text = beside(screen_text(pilot))

    assert "Waived since 12 Nov 2026, until 2 Dec 2026" in text
    assert "The nurse stands in." in text


async def test_dissent_stands_right_under_how_the_gate_stands() -> None:
    """Who disagreed is read before the evidence."""
    no = Dissent(by=decider(name="Q. Nay", role="advocate"), words="Nobody has asked her.")
    async with showing(looking(moving(gates=(met("g-met", dissent=(no,)),))), *ROBIN) as pilot:
        text = beside(screen_text(pilot))

    assert "Dissent Q. Nay, advocate" in text
    assert text.index("Nobody has asked her.") < text.index("Evidence")


async def test_evidence_that_has_run_out_opens_its_gate_again() -> None:
    """A gate that was met on evidence of long ago is not met, and says what ran out."""
    old = evidence(on=day(-300), review_by=day(-9))
    async with showing(looking(moving(gates=(met("g-met", evidence=(old,)),))), *ROBIN) as pilot:
        text = in_words(screen_text(pilot))

    assert "✗ Open again: its evidence has run out" in text
    assert "run out" in text.split("Evidence")[1]


async def test_a_rule_is_told_with_its_version_and_source() -> None:
    """A gate that answers a rule names it, its version and where it stands written."""
    async with showing(looking(moving()), *ROBIN) as pilot:
        text = in_words(screen_text(pilot))

    assert "Rule R34, version 1: " in text
    assert "Source " in text


async def test_an_uncertain_rule_says_so() -> None:
    """Where the source of a rule is not sure, that stands beside the gate."""
    unsure = gate("g-unsure", rule="R38", rule_version="1")
    async with showing(looking(moving(gates=(unsure,))), *ROBIN) as pilot:
        text = in_words(screen_text(pilot))

    assert "Not certain No national interval could be confirmed" in text


async def test_what_lies_around_the_move_is_all_there() -> None:
    """Decisions, acceptance, first day, checklist, visits, search, way back and law are told."""
    move = {
        "gates": (met("g-met"),),
        "decisions": (go(decision="no-go"),),
        "plan_accepted": (acceptance(),),
        "visits": (visit(-4, "pause"),),
    }
    async with showing(looking(moving(**move)), *ROBIN) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, PersonScreen)
        text = as_text(screen.lines())

    for heading in (
        "GO OR NO GO, SO FAR",
        "WHO HAS ACCEPTED THE PLAN",
        "THE FIRST DAY AT HOME",
        "CHECKLIST",
        "VISITS AND LEAVE",
        "SEARCH FOR A PROVIDER",
        "THE WAY BACK",
        "LEGAL STATUS",
        "WAYS OUT OF HOSPITAL",
    ):
        assert heading in text
    assert "All is ready." in text
    assert "Community-Team" in text
    assert "is not authorised by that, and it is no advice" in text


async def test_p_shows_a_gate_whole() -> None:
    """In a small terminal p shows the gate, for which there is no room beside the list."""
    async with showing(looking(moving()), *ROBIN, "down", "p", size=NARROW) as pilot:
        text = in_words(screen_text(pilot))

    assert "Full text" in text
    assert "G-Met" in text
    assert "case manager" in text


async def test_the_small_screen_tells_the_rest_below_the_answer() -> None:
    """What stands beside the gates in a large terminal is read by scrolling in a small one."""
    async with showing(looking(moving()), *ROBIN, "tab", "end", size=NARROW) as pilot:
        assert "MAPPA" in screen_text(pilot)


async def test_the_gates_can_be_looked_at_on_the_day_of_the_move() -> None:
    """A waiver that ends before the move is open again on its day."""
    async with showing(looking(moving()), *ROBIN, "f") as pilot:
        text = in_words(screen_text(pilot))

    assert "✗ Waiver has ended" in text


async def test_the_gates_of_the_next_person_are_their_own() -> None:
    """Going on to somebody without a move shows nothing of the one before."""
    plan = moving()
    sam = individual("P-002", preferred_name="Sam")
    plan = attrs.evolve(plan, individuals=(*plan.individuals, sam))
    async with showing(looking(plan), *ROBIN[:-1], "escape", "g", "right_square_bracket") as pilot:
        text = screen_text(pilot)

    assert "P-002 › Gates" in text
    assert "No move is recorded, so there is nothing to decide." in in_words(text)
    assert "G-Law" not in text


async def test_the_owner_of_a_gate_is_one_key_away() -> None:
    """From a gate one comes to the agency that owns it."""
    async with showing(looking(moving()), *ROBIN, "u") as pilot:
        assert "Agencies › Oak" in screen_text(pilot)


async def test_a_move_without_gates_says_so() -> None:
    """No gate at all is not shown as all gates met."""
    async with showing(looking(moving(gates=())), *ROBIN) as pilot:
        text = in_words(screen_text(pilot))

    assert "No gate is recorded for this move." in text
    assert "nothing shows that the move can go ahead" in text


async def test_a_person_without_a_move_has_no_gates() -> None:
    """For somebody who stays, there is nothing to decide."""
    async with showing(looking(three_people()), *ROBIN) as pilot:
        text = in_words(screen_text(pilot))

    assert "No move is recorded, so there are no gates." in text


async def test_the_highlight_stays_on_its_gate() -> None:
    """Showing names does not move the highlight to another gate."""
    async with showing(looking(moving()), *ROBIN, "down", "asterisk") as pilot:
        assert "g-met" == pilot.app.screen.query_one("#gates-listed", Listing).key


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_hostile_gates_are_shown_as_they_were_written(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Nothing that somebody wrote about a gate or a visit acts on the screen."""
    keys = ("enter", "g", "p", "escape", "tab", "end", "v", *["pagedown"] * 5)
    seen = ""
    async with showing(opened(hostile(tmp_path), names=True), size=size) as pilot:
        for key in keys:
            await press(pilot, key)
            seen += screen_text(pilot)

    assert [] == hidden(seen)
    assert any(payload in seen for payload in PAYLOADS)
    assert "<U+" in seen
