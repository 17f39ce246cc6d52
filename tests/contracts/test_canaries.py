"""What a reader may not see stands in nothing that the program tells them, in no form and no place.

Every word of a plan is replaced by a word of its own. The oracle of need-to-know says which of them
a reader may see; every other one, and every id of what is hidden, must be found nowhere.
"""

import asyncio
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import attrs
import pytest

from tcplan.domain.fields import Record, Words
from tcplan.domain.individual import Individual
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.exchange.plan_json import dump, read
from tcplan.planner import Request, look
from tcplan.report.kinds import KINDS
from tests.tcplan.access.oracle import for_agency
from tests.tcplan.access.raw_plans import everything, hints, raw_plan
from tests.tcplan.cli.samples import Run, run
from tests.tui.showing import press, screen_text, settled
from tui.app import PlannerApp

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

DURHAM = Path(__file__).parents[2] / "fixtures" / "county-durham.plan.json"
DAY = "2026-11-22"
TODAY = dt.date(2026, 11, 22)
PEOPLE = 8
CANARY = re.compile(r"Canary\d{5}x")
KINDS_OF_READERS = ("provider", "police", "housing", "council-asc")
LENSES = ("overview", "network", "risks", "timeline", "gates", "what-if")
LISTS = ("people", "agencies", "controls", "risks", "calendar", "actions", "concerns")


@cache
def canaries() -> Plan:
    """A few people of the sample; each text of the plan is a word that stands nowhere else."""
    whole = read(DURHAM)
    with_mappa = {one.individual for one in whole.mappa}
    order = sorted(whole.individuals, key=lambda one: one.id not in with_mappa)
    kept = {one.id for one in order[:PEOPLE]}
    numbers = count(1)
    entities: dict[str, Any] = {}
    for name in COLLECTIONS:
        if name in {"options", "exports", "rules", "acceptances"}:
            entities[name] = ()
            continue
        mine = [e for e in getattr(whole, name) if _whose(e) in {None, *kept}]
        entities[name] = tuple(_said(entity, numbers) for entity in mine)
    about = altered(whole.about, title=_word(numbers))
    return Plan(about=about, **_without_loose_ends(entities))


def _whose(entity: Any) -> str | None:  # noqa: ANN401
    if isinstance(entity, Individual):
        return entity.id
    found: str | None = getattr(entity, "individual", None)
    return found


def _without_loose_ends(entities: dict[str, Any]) -> dict[str, Any]:
    """Nothing waits for a milestone, or touches support, of somebody who is not here."""
    own = {one.id for move in entities["transitions"] for one in move.milestones}

    def loose(one: Any) -> Any:  # noqa: ANN401
        return altered(one, depends_on=tuple(name for name in one.depends_on if name in own))

    moves = tuple(
        altered(move, milestones=tuple(loose(one) for one in move.milestones))
        for move in entities["transitions"]
    )
    support = {control.id for control in entities["controls"]}
    concerns = tuple(
        altered(one, touches=tuple(name for name in one.touches if name in support))
        for one in entities["concerns"]
    )
    return {**entities, "transitions": moves, "concerns": concerns}


def altered(record: Any, **fields: Any) -> Any:  # noqa: ANN401
    """A record with other values in some fields."""
    return attrs.evolve(record, **fields)


def _word(numbers: Iterator[int]) -> str:
    return f"Canary{next(numbers):05}x"


def _said(record: Any, numbers: Iterator[int]) -> Any:  # noqa: ANN401
    """A record with a word of its own in every text."""
    changed: dict[str, Any] = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        text = _is_text(type(record), field.name)
        if isinstance(value, Record):
            changed[field.name] = _said(value, numbers)
        elif isinstance(value, tuple):
            changed[field.name] = tuple(
                _said(one, numbers) if isinstance(one, Record) else _word(numbers) if text else one
                for one in value
            )
        elif text and isinstance(value, str):
            changed[field.name] = _word(numbers)
    return altered(record, **changed)


def _is_text(cls: Any, name: str) -> bool:  # noqa: ANN401
    return any(isinstance(note, Words) for note in hints(cls).get(name, ()))


def words_in(shown: dict[str, Any]) -> set[str]:
    """Every such word of a plan."""
    return set(CANARY.findall(repr(shown)))


class Reader:
    """One agency that looks, and what it must never meet."""

    def __init__(self, kind: str) -> None:
        """The agency of that kind that knows most people, and not all of them."""
        plan = canaries()
        seen = {a.id: for_agency(plan, a.id, TODAY) for a in plan.agencies if a.kind == kind}
        self.id = max(seen, key=lambda name: len(seen[name]["individuals"]))
        shown = seen[self.id]
        whole = raw_plan(plan)
        self.words = words_in(whole) - words_in(shown)
        there = {one["id"] for one in everything(shown)}
        hidden = {one["id"] for one in everything(whole)} - there
        # Some ids are also words of the language: prison, college.
        told_apart = [name for name in sorted(hidden) if re.search(r"[-\d]", name)]
        self.ids = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, told_apart))})(?![\w-])", re.IGNORECASE
        )
        self.people = [one["id"] for one in shown["individuals"]]
        self.hidden_person = next(iter(sorted({p.id for p in plan.individuals} & hidden)), None)

    def leaks(self, text: str) -> set[str]:
        """What must not stand in a text and does."""
        return (set(CANARY.findall(text)) & self.words) | set(self.ids.findall(text))


@cache
def reader(kind: str) -> Reader:
    """The reader of one kind of agency."""
    return Reader(kind)


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan as a file."""
    path = tmp_path_factory.mktemp("canaries") / "canaries.plan.json"
    path.write_bytes(dump(canaries()))
    return path


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
