"""Everything in a plan is added, changed and retired in one form, and nothing typed is lost."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tcplan.domain.changes import Add, Amend
from tcplan.store.database import open_database
from tests.builders import control
from tests.tui.payloads import PAYLOADS
from tests.tui.plans import three_people
from tests.tui.showing import NARROW, looking, press, screen_text, settled, showing
from tests.tui.working import at, at_work, begun, journal, save, session
from tui.forms.form import FormScreen
from tui.listing import Listing

CONTROL = ("3", "c")
NAMED = {
    " ": "space", "*": "asterisk", "/": "slash", "?": "question_mark", ":": "colon",
    "[": "left_square_bracket", "]": "right_square_bracket", "<": "less_than_sign",
    ">": "greater_than_sign", "(": "left_parenthesis", ")": "right_parenthesis", "-": "minus",
    "=": "equals_sign", "+": "plus", ".": "full_stop", "%": "percent_sign",
}  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin, Sam and Kit as Ann began the plan."""
    return begun(tmp_path, three_people())


def stands(path: Path, name: str) -> Any:  # noqa: ANN401  (an entity of any class)
    """An entry as the database has it; None when it has not."""
    with open_database(path, readonly=True) as store:
        return store.load().by_id.get(name)


def plainly(pilot: Pilot[int]) -> str:
    """The screen without the breaks of its lines."""
    return " ".join(screen_text(pilot).split())


async def typed(pilot: Pilot[int], text: str, *then: str) -> None:
    """Type a text in one go, then press keys one after the other."""
    await pilot.press(*(NAMED.get(letter, letter) for letter in text))
    await settled(pilot)
    await press(pilot, *then)


def form(pilot: Pilot[int]) -> FormScreen:
    """The form that is open."""
    assert isinstance(pilot.app.screen, FormScreen)
    return pilot.app.screen


def signs(listing: Listing) -> str:
    """The signs that stand before the rows of a list."""
    return "".join(listing.render_line(y).text[:1] for y in range(1, listing.size.height)).strip()


async def test_a_name_is_changed_and_the_journal_says_why(base: Path) -> None:
    """Whoever renames a control reads both names before it is written, and gives the reason."""
    async with at_work(session(base), *CONTROL) as pilot:
        await typed(pilot, " 2", "ctrl+o")
        before = plainly(pilot)
        choices = pilot.app.screen.query_one("#choices", Listing)
        marks = [signs(choices)]
        await typed(pilot, "moved", "enter")
        marks.append(signs(choices))
        await press(pilot, "enter")
        await settled(pilot)

    assert ["", "▌"] == marks
    assert "enter goes to the choices" in before
    assert "before C-Oak" in before
    assert "after C-Oak 2" in before
    assert "C-Oak 2" == stands(base, "c-oak").name
    assert ["moved"] == [row.why for row in journal(base, "amend")]


async def test_nothing_is_saved_where_nothing_was_changed(base: Path) -> None:
    """Who opens a form and saves it as it was is told that there is nothing to save."""
    async with at_work(session(base), *CONTROL, "ctrl+o") as pilot:
        assert "nothing to save" in plainly(pilot)
    assert [] == journal(base, "amend")


async def test_escape_asks_before_what_was_typed_is_thrown_away(base: Path) -> None:
    """One escape in haste loses nothing: the form asks, and enter stays in it."""
    async with at_work(session(base), *CONTROL) as pilot:
        await typed(pilot, "xyz", "ctrl+q", "escape")
        asked = plainly(pilot)
        await press(pilot, "enter")
        assert "C-Oakxyz" == form(pilot).draft.value("name")
        await press(pilot, "escape", "down", "enter")
        assert not isinstance(pilot.app.screen, FormScreen)

    assert "What you typed is not saved" in asked
    assert "C-Oak" == stands(base, "c-oak").name


async def test_a_day_that_is_none_is_said_at_its_field_when_one_has_left_it(base: Path) -> None:
    """Nobody is scolded while typing; below the field it then says what a day looks like."""
    async with at_work(session(base), *CONTROL) as pilot:
        form(pilot).row("start").editor.focus()
        await typed(pilot, "31/02/2026")
        typing = plainly(pilot)
        await press(pilot, "tab")
        left = plainly(pilot)

    assert "Must be a day such as" not in typing
    assert "Must be a day such as 27 Nov 2026" in left


async def test_what_breaks_a_rule_is_said_and_the_form_goes_to_it(base: Path) -> None:
    """An end before the start stops the save, with the day, and the line to mend is in focus."""
    async with at_work(session(base), *CONTROL) as pilot:
        form(pilot).row("start").editor.focus()
        await typed(pilot, "today")
        form(pilot).row("end").editor.focus()
        await typed(pilot, "yesterday", "ctrl+o")

        assert "Must be 22 Nov 2026 (from) or a later date." in plainly(pilot)
        assert form(pilot).here is form(pilot).row("end")


async def test_letters_in_a_form_never_fire_a_command(base: Path) -> None:
    """Every letter and sign that is a command elsewhere is a letter here, and all of it is kept."""
    letters = "q1234onrtgwiaxcduvze*/?:[]<>()-=+ASDL.b%"
    async with at_work(session(base), *CONTROL) as pilot:
        for name in ("name", "description"):
            form(pilot).row(name).editor.focus()
            await typed(pilot, letters)

        assert "C-Oak" + letters == form(pilot).draft.value("name")
        assert letters == form(pilot).draft.value("description")


async def test_hostile_text_is_kept_and_acts_on_nothing(base: Path) -> None:
    """What somebody wrote stands in the form as it can be seen, and is stored as it was."""
    prose = "".join(PAYLOADS)
    line = prose.replace("\n", " ")[:400]
    save(base, "Ben", at(22, 13), Amend("c-oak", {"name": line, "description": prose}))
    async with at_work(session(base), *CONTROL, "end", *" and"):
        pass
    async with at_work(
        session(base), *CONTROL, "end", *" and", "ctrl+o", "enter", "enter"
    ) as pilot:
        await settled(pilot)
        shown = screen_text(pilot)

    assert not [c for c in shown if ord(c) < ord(" ") and c != "\n"]
    assert (line + " and", prose) == (
        stands(base, "c-oak").name,
        stands(base, "c-oak").description,
    )


async def test_a_person_is_added_with_what_is_needed(base: Path) -> None:
    """A new person gets the next id; who said so is proposed from whoever works here."""
    async with at_work(session(base, agency="icb"), "a", "enter") as pilot:
        await typed(pilot, "Lou", "tab")
        await typed(pilot, "1990-05", "tab", "l", "enter", "ctrl+o", "enter", "enter")
        await settled(pilot)
        assert "is added. z takes it back." in plainly(pilot)
    added = stands(base, "P-004")

    assert ("Lou", "Dora", "icb") == (
        added.preferred_name,
        added.source.said_by,
        added.source.agency,
    )


async def test_a_cause_is_added_to_the_risk_that_is_open(base: Path) -> None:
    """In Risks the first thing that can be added is a cause of this risk; its id is proposed."""
    async with at_work(session(base)) as pilot:
        pilot.app.open_person("P-001", "risks")  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "a", "enter")
        await typed(pilot, "Noise", "ctrl+o", "ctrl+o", "enter", "enter")
        await settled(pilot)

    assert ("t-unnoticed", "r-pain.t1") == tuple(t.id for t in stands(base, "r-pain").threats)
    assert "Noise" == stands(base, "r-pain.t1").text


async def test_a_proposed_id_follows_what_is_typed(base: Path) -> None:
    """The id of a new agency is made of its name, until somebody types another."""
    async with at_work(session(base), "2", "a", "enter") as pilot:
        await typed(pilot, "Rowan House")
        assert "rowan-house" == form(pilot).draft.value("id")
        form(pilot).row("id").editor.focus()
        await typed(pilot, "-2")
        form(pilot).row("name").editor.focus()
        await typed(pilot, "hold")

        assert "rowan-house-2" == form(pilot).draft.value("id")


async def test_a_control_is_withdrawn_with_its_last_day(base: Path) -> None:
    """Retiring a control keeps it in the plan, withdrawn, with its last day and the reason."""
    async with at_work(session(base), "3", "d") as pilot:
        await typed(pilot, "ended", "tab", "down", "enter")
        await settled(pilot)
    found = stands(base, "c-oak")

    assert ("withdrawn", "2026-11-22") == (found.state, str(found.end))
    assert ["ended"] == [row.why for row in journal(base, "amend")]


async def test_a_row_of_the_calendar_opens_what_is_due(base: Path) -> None:
    """What is changed in the calendar is the action that is due, not the agency that owes it."""
    async with at_work(session(base), "4", "c") as pilot:
        assert "Change action “Fit the second rail” · P-002" in plainly(pilot)


async def test_what_others_name_is_not_removed(base: Path) -> None:
    """An agency that holds a control is not taken out: it says what names it, in words."""
    async with at_work(session(base), "2", "slash") as pilot:
        await typed(pilot, "oak", "enter", "d")
        told = plainly(pilot)
        await typed(pilot, "gone", "tab", "down", "down", "enter")
        refused = plainly(pilot)

    assert "control “C-Oak”" in told
    assert "other entries name it; change or remove those first." in refused
    assert stands(base, "oak") is not None


async def test_a_reason_is_wanted_before_something_is_retired(base: Path) -> None:
    """Nothing is retired without a reason for the journal."""
    async with at_work(session(base), "3", "d", "tab", "down", "enter") as pilot:
        assert "Type a reason first" in plainly(pilot)
    assert "in-place" == stands(base, "c-oak").state


async def test_the_highlight_stays_when_a_row_is_removed(base: Path) -> None:
    """After a removal one stands at the row that took its place, not at the top of the list."""
    extra = [Add(control(f"c-{n}", "oak", name=f"Extra {n}")) for n in range(3)]
    save(base, "Ben", at(22, 13), *extra)
    async with at_work(session(base), "3", "down", "down", "d") as pilot:
        listing = pilot.app.screen_stack[-2].query_one("#main", Listing)
        gone, follows = (listing.rows[listing.at + n].key for n in range(2))
        await typed(pilot, "by mistake", "tab", "down", "down", "enter")
        await settled(pilot)

        assert (None, follows) == (stands(base, gone), listing.key)


async def test_somebody_elses_change_is_shown_beside_what_was_typed(base: Path) -> None:
    """Both values stand there; back in the form, what was typed is still typed."""
    async with at_work(session(base), *CONTROL, *"X") as pilot:
        save(base, "Ben", at(22, 13), Amend("c-oak", {"name": "Ben's", "owner": "Ben"}))
        await press(pilot, "ctrl+o", "enter", "enter")
        await settled(pilot)
        both = plainly(pilot)
        await press(pilot, "escape")
        await settled(pilot)
        draft = form(pilot).draft

        assert all(words in both for words in ("Ben's", "C-OakX", "you read C-Oak"))
        assert ("C-OakX", "Ben") == (draft.value("name"), draft.value("owner"))
        await press(pilot, "ctrl+o", "enter", "enter")
        await settled(pilot)

    found = stands(base, "c-oak")
    assert ("C-OakX", "Ben") == (found.name, found.owner)


async def test_a_plan_file_keeps_its_forms_closed() -> None:
    """In a plan file the command is there, dim, and says how a database is made of it."""
    async with showing(looking(three_people()), "3", "c") as pilot:
        assert "tcplan new test.db --from test.plan.json" in plainly(pilot)


async def test_a_record_is_journalled_before_its_form_is_shown(base: Path) -> None:
    """Whoever changes a control of Robin's has opened Robin's record, and the journal says so."""
    async with at_work(session(base), *CONTROL):
        pass

    assert ["P-001"] == [row.individual for row in journal(base, "look")]


async def test_a_text_with_a_hidden_name_cannot_be_changed(base: Path) -> None:
    """While names are hidden no text that holds one is shown, and none is overwritten by its id."""
    save(base, "Ben", at(22, 13), Amend("c-oak", {"name": "Robin's night staff"}))
    async with at_work(session(base), *CONTROL) as pilot:
        hidden = plainly(pilot)
        assert "" != form(pilot).row("name").locked
        await press(pilot, "escape", "asterisk", "c")
        named = plainly(pilot)

    assert "Robin's" not in hidden
    assert "Robin's night staff" in named


async def test_a_form_can_be_filled_in_with_the_mouse(base: Path) -> None:
    """A choice opens where one points, and the save is pressed with the mouse."""
    async with at_work(session(base), *CONTROL, size=NARROW) as pilot:
        await pilot.click("#field-kind Slot")
        await settled(pilot)
        await press(pilot, *"notices", "enter")
        await pilot.click("Press")
        await settled(pilot)

        assert "Save this?" in plainly(pilot)
        assert "before" in plainly(pilot)
