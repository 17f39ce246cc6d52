"""What was done, and what was reported, is recorded in a few keystrokes that ask once."""

import asyncio
from pathlib import Path

import attrs
import pytest
from textual.events import Key
from textual.pilot import Pilot

from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action, Concern, Review
from tcplan.planner import Looking, Seen
from tcplan.store.database import open_database
from tcplan.views.due import Due
from tests.builders import TODAY, day, individual, place, small_plan, source
from tests.tui.plans import three_people
from tests.tui.showing import looking, press, screen_text, settled, showing
from tests.tui.working import at, at_work, begun, save, session
from tui import pressing
from tui.listing import Listing
from tui.places.calendar import CalendarPlace
from tui.work import Work

MOST = 12
"""Keystrokes beside the words themselves in which a concern can be logged."""
NOT_CHANGED = "This is a plan file"


def some() -> Plan:
    """Robin and Sam with an action, a review and a concern, and a market."""
    people = (individual("P-001"), individual("P-002", preferred_name="Sam"))
    action = Action(
        id="x-rail", source=source(), individual="P-001", what="Mend the rail", owner="oak",
        asked_on=day(-30), due=day(-2),
    )  # fmt: skip
    review = Review(id="v-mdt", source=source(), individual="P-001", kind="mdt", due=day(-1))
    concern = Concern(
        id="co-card", source=source(), individual="P-002", kind="exploitation", on=day(-6),
        reported_by="oak", text="A card was gone.",
    )  # fmt: skip
    return small_plan(
        individuals=people, risks=(), controls=(), actions=(action,), reviews=(review,),
        concerns=(concern,), places=(place("market", kind="community", area="Crook"),),
    )  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin and Sam as Ann began the plan."""
    return begun(tmp_path, some())


def stored(path: Path) -> Plan:
    """The plan as it stands in the database."""
    with open_database(path, readonly=True) as store:
        return store.load()


async def typed(pilot: Pilot[int], *keys: str) -> int:
    """Press keys; how many they were."""
    await press(pilot, *keys)
    return len(keys)


@pytest.mark.parametrize(
    ("kind", "beside", "logged"),
    [
        (
            ("enter", *"02", "enter", "tab"),
            ("tab", "d", "enter"),
            ("hate-incident", "P-002", None, "disability"),
        ),
        (("t", "enter"), ("tab", "m", "enter"), ("tension", None, "market", None)),
    ],
    ids=["hate incident", "tension"],
)
async def test_a_concern_is_logged_in_a_few_keystrokes(
    kind: tuple[str, ...],
    beside: tuple[str, ...],
    logged: tuple[str | None, ...],
    base: Path,
) -> None:
    """Kind, whom, words, what belongs to it, save, agree: twelve keys at most beside the words."""
    async with at_work(session(base)) as pilot:
        used = await typed(pilot, "L", *kind)
        await press(pilot, *"Bad")
        used += await typed(pilot, *beside, "ctrl+o", "enter")
        said = screen_text(pilot)
    (new,) = (one for one in stored(base).concerns if one.id != "co-card")

    assert used <= MOST
    assert ("Bad", TODAY, "icb") == (new.text, new.on, new.reported_by)
    assert logged == (new.kind, new.individual, new.place, new.strand)
    assert "is logged. z takes" in " ".join(said.split())


async def test_from_a_list_one_says_about_whom(base: Path) -> None:
    """Whoever happens to be highlighted is not meant; inside a person that person is proposed."""
    async with at_work(session(base), "L", "e", "enter") as pilot:
        assert "P-00" not in screen_text(pilot).split("About whom")[1].splitlines()[0]
        await press(pilot, "escape", "enter", "L", "e", "enter")
        assert "P-002" in screen_text(pilot).split("About whom")[1].splitlines()[0]


async def test_who_is_highlighted_is_offered_first(base: Path) -> None:
    """Whoever logs from a row takes its person with one key, and may choose anybody else."""
    async with at_work(session(base), "down", "L", "e", "enter", "enter") as pilot:
        rows = pilot.app.screen.query_one("#found", Listing).rows
        near = pilot.app.screen_stack[0].individual  # type: ignore[attr-defined]

        assert near in rows[0].text.upper()
        assert len(rows) > 1


async def test_a_place_that_is_not_in_the_plan_is_told_in_the_words(base: Path) -> None:
    """Whoever looks for another place than those of the plan reads where it is to be told."""
    keys = ("L", "e", "enter", "tab", "tab", *"chip")
    async with at_work(session(base), *keys) as pilot:
        assert "Where" in screen_text(pilot)
        assert "tell any other place in the words." in screen_text(pilot)


async def test_nothing_is_logged_before_one_has_agreed(base: Path) -> None:
    """Escape at the question goes back to what was typed; the database has nothing of it."""
    keys = ("L", "e", "enter", *"02", "enter", "tab", *"Bad", "ctrl+o")
    async with at_work(session(base), *keys) as pilot:
        assert "It is about P-002, reported by" in screen_text(pilot)
        assert "Is that who reported it?" in screen_text(pilot)
        await press(pilot, "escape")
        assert "Bad" in screen_text(pilot)
        assert "What was reported" in screen_text(pilot)

    assert ["co-card"] == [one.id for one in stored(base).concerns]


async def test_a_name_in_a_tension_report_puts_saving_second(base: Path) -> None:
    """Enter in haste goes back to the words, because somebody's name stands in them."""
    keys = ("L", "t", "enter", *"Sam", "tab", "m", "enter", "ctrl+o")
    async with at_work(session(base), *keys) as pilot:
        assert "It is about Market, reported by Icb on 22 Nov 2026." in screen_text(pilot)
        assert "never a person" in screen_text(pilot)
        await press(pilot, "enter")
        assert "What was reported" in screen_text(pilot)

    assert ["co-card"] == [one.id for one in stored(base).concerns]


async def test_an_action_is_done_in_three_keystrokes(base: Path) -> None:
    """Done today, from the calendar; the calendar lists it no more."""
    async with at_work(session(base), "4", "full_stop") as pilot:
        used = await typed(pilot, "D", "ctrl+o")
        assert "Nothing is written down that shows it was done." in screen_text(pilot)
        assert 3 == used + await typed(pilot, "enter")
        assert "No action is open." in screen_text(pilot)
        assert "Done: Mend the rail. z takes" in " ".join(screen_text(pilot).split())
    (action,) = stored(base).actions

    assert ("done", TODAY) == (action.status, action.done_on)


def three_owed(folder: Path) -> Path:
    """One action of the commissioner and two of Oak, the oldest first."""
    named = {"a": ("icb", -9), "b": ("oak", -8), "c": ("oak", -7)}
    owed = [
        Action(id=f"x-{key}", source=source(), individual="P-001", what=f"Do {key}", owner=owner,
               asked_on=day(-30), due=day(due))
        for key, (owner, due) in named.items()
    ]  # fmt: skip
    return begun(folder, attrs.evolve(some(), actions=tuple(owed)))


async def test_after_done_the_next_action_of_the_same_owner_is_highlighted(tmp_path: Path) -> None:
    """A second D in haste is about the same owner, never about whoever stands first by then."""
    base = three_owed(tmp_path)
    async with at_work(session(base), "4", "full_stop", "down", "D", "ctrl+o", "enter") as pilot:
        here = pilot.app.screen.query_one("#actions-listed", Listing).key

    assert "x-c" == here


@pytest.mark.parametrize("parts", [(), ("full_stop",)])
@pytest.mark.parametrize("moved", [False, True])
async def test_what_is_taken_back_is_highlighted_again(
    tmp_path: Path, parts: tuple[str, ...], *, moved: bool
) -> None:
    """A key pressed after z is about what was just put right, unless one has gone elsewhere."""
    base = three_owed(tmp_path)
    keys = ("4", *parts, "down", "D", "ctrl+o", "enter", *(["up"] if moved else []))
    async with at_work(session(base), *keys, "z", "down", "enter") as pilot:
        await settled(pilot)
        screen, text = pilot.app.screen, screen_text(pilot)
        assert isinstance(screen, CalendarPlace)
        here = screen.to_settle()

    assert "was taken back, as change" in " ".join(text.split())
    assert ("x-a" if moved else "x-b") == (
        here.about if isinstance(here, Due) else here and here.id
    )


async def test_a_reply_and_an_escalation_are_recorded(base: Path) -> None:
    """What was answered today, and to whom it went further, stand beside the action."""
    keys = ("R", *"Soon", "ctrl+o", "enter", "E", *"boss", "ctrl+o", "enter")
    async with at_work(session(base), "4", "full_stop", *keys) as pilot:
        text = screen_text(pilot)
    (action,) = stored(base).actions

    assert ("Soon", TODAY, "boss") == (
        action.last_reply,
        action.last_reply_on,
        action.escalated_to,
    )
    assert "22 Nov 2026: Soon" in text


async def test_a_review_is_recorded_as_held_from_a_person(base: Path) -> None:
    """On a person, D lists what is due for them; the agreed review gets its day."""
    keys = ("down", "D", *"rev", "enter", *"Fine", "ctrl+o", "enter")
    async with at_work(session(base), *keys):
        pass
    (review,) = stored(base).reviews

    assert (day(-1), TODAY, "Fine") == (review.due, review.held, review.outcome)


async def test_a_concern_is_acknowledged_from_its_row(base: Path) -> None:
    """D on a report that waits for an answer records the answer."""
    keys = ("4", *["full_stop"] * 3, "D", "ctrl+o", "enter")
    async with at_work(session(base), *keys) as pilot:
        assert "acknowledged after 6 days, late" in screen_text(pilot)
    (told,) = stored(base).concerns

    assert (TODAY, "in-hand") == (told.acknowledged_on, told.status)


async def test_the_next_day_owed_is_offered_after_a_review(tmp_path: Path) -> None:
    """After a C(E)TR on the ward the rule's next day is proposed, and enter agrees to it."""
    from tests.builders import robin

    base = begun(tmp_path, robin())
    keys = ("D", *"c(e", "enter", "ctrl+o", "enter")
    async with at_work(session(base), *keys) as pilot:
        assert "owes the next one by" in " ".join(screen_text(pilot).split())
        await press(pilot, "enter", "ctrl+o", "enter")
    held = [one for one in stored(base).reviews if one.held == TODAY]
    agreed = [one for one in stored(base).reviews if one.held is None]

    assert [1, 1] == [len(held), len(agreed)]


async def test_a_plan_file_says_why_and_what_to_do() -> None:
    """The keys stay in sight, dim, and say how to make a database of the file."""
    async with showing(looking(three_people())) as pilot:
        for key in ("D", "L", "R", "E"):
            await press(pilot, key)
            assert NOT_CHANGED in screen_text(pilot)
            pilot.app.clear_notifications()


async def test_what_somebody_else_changed_is_shown_before_mine_is_put_over_it(base: Path) -> None:
    """Ben has done it meanwhile: both are shown, and nothing is written unasked."""
    async with at_work(session(base), "4", "full_stop", "D") as pilot:
        save(base, "Ben", at(22, 14), Amend("x-rail", {"last_reply": "Mine", "owner": "icb"}))
        await press(pilot, "ctrl+o", "enter")
        assert "Somebody else saved this" in screen_text(pilot)
    (action,) = stored(base).actions

    assert ("open", "Mine") == (action.status, action.last_reply)


async def test_without_a_row_the_key_says_what_to_highlight(base: Path) -> None:
    """Among agencies nothing can be done, and it says where something can."""
    async with at_work(session(base), "2", "D") as pilot:
        assert "Highlight what was done first" in " ".join(screen_text(pilot).split())


async def test_what_was_read_again_is_no_news(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """News that was asked for before the plan was read again is not told after it."""
    worker = session(base)
    work = Work(worker, worker.look(names=False)[1])
    save(base, "Ben", at(22, 14), Amend("x-rail", {"last_reply": "Mine"}))
    asked = Work._news  # noqa: SLF001

    def late(self: Work, seen: Seen) -> str:
        told = asked(self, seen)
        self._seen = read[1]
        return told

    read: tuple[Looking, Seen] = worker.look(names=False)
    monkeypatch.setattr(Work, "_news", late)
    await work.look_for_news()
    await asyncio.sleep(0)

    assert not work.news


async def test_a_key_pressed_right_after_one_that_leads_on_is_for_the_next_field(
    base: Path,
) -> None:
    """Down and a letter in one breath: the letter stands in the next field, not in this one."""
    async with at_work(session(base), "4", "full_stop", "R", *"Soon") as pilot:
        for key in ("down", "x"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        reply, when = (pilot.app.screen.draft.text(n) for n in ("last_reply", "last_reply_on"))  # type: ignore[attr-defined]

    assert ("Soon", True) == (reply, "x" in when)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80", "120"])
@pytest.mark.parametrize(
    ("dots", "leads"), [(0, "D Done"), (1, "D Done"), (3, "D Done  L Log")], ids=["due", "by", "co"]
)
async def test_the_footer_of_the_calendar_leads_with_what_the_row_asks(
    tmp_path: Path, dots: int, leads: str, size: tuple[int, int]
) -> None:
    """Whoever looks at what is due, asked or reported reads first how to record that it is done."""
    path = begun(tmp_path, some())
    async with at_work(session(path), "4", *["full_stop"] * dots, size=size) as pilot:
        footer = screen_text(pilot).splitlines()[-1]
        await press(pilot, "v")
        as_text = screen_text(pilot).splitlines()[-1]

    assert footer.strip().startswith(f"↑↓ Move  {leads}  enter Open")
    assert "D Done" not in as_text


async def test_enter_pressed_twice_opens_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second enter of an unsure hand is the dialog's too: nobody's record is opened by it."""
    path = three_owed(tmp_path)
    monkeypatch.setattr(pressing, "TWICE", 60.0)
    async with at_work(session(path), "4", "full_stop", "D", "ctrl+o", "enter") as pilot:
        await press(pilot, "enter")
        stays = isinstance(pilot.app.screen, CalendarPlace)
        monkeypatch.setattr(pressing, "TWICE", 0.0)
        await press(pilot, "enter")

        assert stays
        assert not isinstance(pilot.app.screen, CalendarPlace)
    assert ["done"] == [one.status for one in stored(path).actions if one.status != "open"]
