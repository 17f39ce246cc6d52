"""What a reader may not see stands in nothing that the program tells them, in no form and no place.

Every word of a plan is replaced by a word of its own. The oracle of need-to-know says which of them
a reader may see; every other one, and every id of what is hidden, must be found nowhere.
"""

import asyncio
from pathlib import Path

import pytest

from tcplan.exchange.plan_json import dump
from tcplan.planner import Request, look
from tcplan.report.kinds import KINDS
from tests.contracts.canaried import CANARY, DAY, KINDS_OF_READERS, TODAY, Reader, canaries, reader
from tests.tcplan.cli.samples import Run, run
from tests.tui.showing import press, screen_text, settled
from tui.app import PlannerApp

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

LENSES = ("overview", "network", "risks", "timeline", "gates", "what-if")
LISTS = ("people", "agencies", "controls", "risks", "calendar", "actions", "concerns")


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan as a file."""
    path = tmp_path_factory.mktemp("canaries") / "canaries.plan.json"
    path.write_bytes(dump(canaries()))
    return path


@pytest.fixture(autouse=True)
def _pseudonyms(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers for others need a secret, which is kept beside the settings."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(plan_file.with_name("settings.json")))


@pytest.fixture(params=KINDS_OF_READERS)
def who(request: pytest.FixtureRequest) -> Reader:
    """One reader after the other."""
    return reader(request.param)


def told(*arguments: str | Path) -> str:
    """Everything that a command prints, faults as well."""
    done: Run = run(*arguments, "--today", DAY)
    assert "fault of the program" not in done.err.lower(), done.err
    return f"{done.out}\n{done.err}"


def test_the_readers_are_told_something_and_not_everything(who: Reader) -> None:
    """The words that must not be met are many, and so are the people whom the reader knows."""
    assert who.people
    assert who.hidden_person is not None
    assert 200 < len(who.words)


def test_no_list_tells_what_is_hidden(plan_file: Path, who: Reader) -> None:
    """Every list, in words and as data, with names shown, holds nothing that is hidden."""
    eyes = ("--agency", who.id, "--names")
    found = {
        (name, form): leaks
        for name in LISTS
        for form in ((), ("--json",))
        if (leaks := who.leaks(told("show", plan_file, name, *eyes, *form)))
    }
    found |= {
        (name, ()): leaks
        for name in ("check", "withdraw")
        if (leaks := who.leaks(told(name, plan_file, "--agency", who.id)))
    }
    assert {} == found


def test_no_lens_tells_what_is_hidden(plan_file: Path, who: Reader) -> None:
    """Whatever is asked of one person, in words or as data, holds nothing that is hidden."""
    eyes = ("--agency", who.id, "--names")
    found = {
        (lens, form): leaks
        for lens in LENSES
        for form in ((), ("--json",))
        if (leaks := who.leaks(told("show", plan_file, who.people[0], lens, *eyes, *form)))
    }
    assert {} == found


def test_somebody_hidden_is_unknown_like_somebody_who_never_was(
    plan_file: Path, who: Reader
) -> None:
    """The id of a hidden person is answered as one that nobody has, and near ones are not told."""
    hidden = str(who.hidden_person)
    for command in (("show", plan_file), ("export", plan_file, "summary", "--individual")):
        real = told(*command, hidden, "--agency", who.id)
        never = told(*command, "P-999", "--agency", who.id)
        begins = "There is no"
        assert begins in real
        assert _first_sentence(real).replace(hidden, "") == _first_sentence(never).replace(
            "P-999", ""
        )
        assert set() == who.leaks(real.replace(hidden, ""))


def _first_sentence(text: str) -> str:
    return text.strip().split(". ")[0].removesuffix(".")


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "holding-lines"])
def test_no_paper_tells_what_is_hidden(plan_file: Path, kind: str) -> None:
    """No paper that a reader is given, or makes, holds anything that is hidden from them."""
    found = {}
    for reading in map(reader, KINDS_OF_READERS[:3]):
        for option, form in (("--agency", "md"), ("--for", "json")):
            what: tuple[str, ...] = ()
            if KINDS[kind].about == "person":
                what = ("--individual", reading.people[0])
            elif KINDS[kind].about == "agency":
                what = ("--about", reading.id)
            asked: tuple[str | Path, ...] = (
                "export",
                plan_file,
                kind,
                *what,
                option,
                reading.id,
                "--names",
                "--checked",
            )
            if leaks := reading.leaks(told(*asked, "--format", form)):
                found[reading.id, option] = leaks
    assert {} == found


async def test_no_screen_tells_what_is_hidden(plan_file: Path) -> None:
    """Every place and lens, the text of each and the search over all hold nothing hidden."""
    who = reader("provider")
    looking = look(plan_file, Request(agency=who.id, today=TODAY, names=True), calendar_day=TODAY)
    seen: list[str] = []
    app = PlannerApp(looking)
    async with app.run_test(size=(160, 60)) as pilot:
        await settled(pilot)
        for key in ("o", "n", "r", "t", "g", "w"):
            await press(pilot, "1", "home", key)
            seen.append(screen_text(pilot))
            await press(pilot, "v")
            seen.append(screen_text(pilot))
            await press(pilot, "escape", "escape")
        for key in ("2", "3", "4"):
            await press(pilot, key)
            seen.append(screen_text(pilot))
            await press(pilot, "v")
            seen.append(screen_text(pilot))
            await press(pilot, "escape")
        await press(pilot, "ctrl+p", *"Canary")
        await asyncio.sleep(0.2)
        await settled(pilot)
        seen.append(screen_text(pilot))
    assert any(CANARY.search(text) for text in seen)
    assert set() == {leak for text in seen for leak in who.leaks(text)}
