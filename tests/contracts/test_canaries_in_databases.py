"""What a reader may not see stands in nothing that a database tells them: now, before, and by whom.

Others have worked on the database: what they changed, why, and what stood there before are words of
their own too, and belong to nobody who may not see what was changed.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from tcplan.domain.changes import Amend
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.contracts.canaried import CANARY, DAY, Reader, canaries, is_text, reader
from tests.tcplan.cli.databases import MADE, database
from tests.tcplan.cli.samples import run

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

KINDS_OF_READERS = ("provider", "police")
AFTER = MADE + dt.timedelta(days=1)
BEFORE = (MADE + dt.timedelta(hours=1)).isoformat()
WHO, WHY, OWN_WHY = "Canary80001x", "Canary80002x", "Canary80003x"
EVERY = 4


def reworded(plan: Plan) -> Iterator[Amend]:
    """A text of every fourth entry, in another word."""
    for name in COLLECTIONS:
        for entity in getattr(plan, name)[::EVERY]:
            texts = [
                field.name
                for field in attrs.fields(type(entity))
                if is_text(type(entity), field.name)
                and isinstance(getattr(entity, field.name), str)
            ]
            if texts:
                was = getattr(entity, texts[0])
                yield Amend(entity.id, {texts[0]: was.replace("Canary0", "Canary9")})


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan as a database in which the holder, and then the provider, changed something."""
    path = database(tmp_path_factory.mktemp("canaries"), plan=canaries())
    who = reader("provider")
    own = next(one for one in canaries().agencies if one.id == who.id)
    with open_database(path) as store:
        store.load()
        changes = [each for each in reworded(canaries()) if each.id != own.id]
        holder = By(who=WHO, agency=canaries().about.holder, at=AFTER, why=WHY)
        store.save(changes, by=holder, seen=store.versions)
        mine = By(who="Ben", agency=who.id, at=AFTER + dt.timedelta(hours=1), why=OWN_WHY)
        store.load()
        store.save([Amend(own.id, {"name": "Canary99999x"})], by=mine, seen=store.versions)
    return path


@pytest.fixture(params=KINDS_OF_READERS)
def who(request: pytest.FixtureRequest) -> Reader:
    """One reader after the other."""
    return reader(request.param)


def leaks(who: Reader, text: str, *typed: str | None) -> set[str]:
    """Hidden words, as they were or as they are, the holder's reasons, and hidden ids."""
    for one in typed:
        text = text.replace(str(one), "")
    was = {word.replace("Canary9", "Canary0") for word in CANARY.findall(text)}
    return who.leaks(f"{text} {' '.join(was)}") | ({WHO, WHY} & set(CANARY.findall(text)))


def told(*arguments: Any) -> str:  # noqa: ANN401
    """Everything that a command prints, faults as well."""
    done = run(*arguments)
    assert "inside tcplan" not in done.err, done.err
    return f"{done.out}\n{done.err}"


def looked(
    base: Path, who: Reader, *command: str, more: tuple[str, ...] = ()
) -> dict[Any, set[str]]:
    """What a command tells this reader that it must not, in words and as data."""
    first, *rest = command
    eyes = ("--agency", who.id, "--names", *more)
    return {
        (command, form): found
        for form in ((), ("--json",))
        if (found := leaks(who, told(first, base, *rest, *eyes, *form), who.hidden_person))
    }


def test_the_journal_tells_nobody_what_was_not_done_for_them(base: Path, who: Reader) -> None:
    """Who changed what and why is told of the reader's own work alone, whatever is asked."""
    signed = ("--who", "Olu")
    found = looked(base, who, "history", more=signed)
    found |= looked(base, who, "history", who.people[0], more=signed)
    found |= looked(base, who, "history", str(who.hidden_person), more=signed)
    found |= looked(
        base, who, "history", more=(*signed, "--done-for", str(canaries().about.holder))
    )
    found |= looked(base, who, "history", who.people[0], more=(*signed, "--since-review"))
    assert {} == found


def test_a_reader_is_told_of_their_own_work(base: Path) -> None:
    """The search can fail: the provider meets its own reason, and the holder everybody's."""
    own = told("history", base, "--agency", reader("provider").id, "--who", "Olu")
    every = told("history", base, "--who", "Olu")
    assert OWN_WHY in own
    assert {WHO, WHY, OWN_WHY} <= set(CANARY.findall(every))


def test_the_past_tells_no_more_than_today(base: Path, who: Reader) -> None:
    """The record as it was known before is seen through the same eyes."""
    before = ("--known-at", BEFORE, "--today", DAY, "--who", "Olu")
    found = looked(base, who, "show", "people", more=before)
    for lens in ("overview", "network", "risks"):
        found |= looked(base, who, "show", who.people[0], lens, more=before)
    found |= looked(base, who, "show", str(who.hidden_person), more=before)
    assert {} == found
    assert CANARY.search(told("show", base, who.people[0], "--agency", who.id, *before))


def test_what_is_held_about_somebody_is_told_through_the_same_eyes(base: Path, who: Reader) -> None:
    """Neither a subject access nor what is kept until when tells of anything hidden."""
    found = looked(base, who, "retention")
    for person in (who.people[0], str(who.hidden_person)):
        found |= looked(base, who, "subject-access", person, more=("--who", "Olu"))
    assert {} == found


def test_a_paper_about_changes_tells_none_that_is_hidden(base: Path, who: Reader) -> None:
    """Papers that compare the record with how it was leave the past to the holder."""
    asked = ("--who", "Olu", "--today", DAY, "--agency", who.id, "--names", "--checked")
    weekly = told("export", base, "weekly", "--since", "2026-11-20", *asked)
    log = told("export", base, "decision-log", "--individual", who.people[0], *asked)
    assert "# " in weekly
    assert "# " in log
    assert set() == leaks(who, weekly) | leaks(who, log)


def test_what_is_refused_is_refused_without_a_hidden_word(base: Path, who: Reader) -> None:
    """An error names what was typed, and nothing that is near it or behind it."""
    hidden, eyes = str(who.hidden_person), ("--agency", who.id, "--who", "Olu")
    found = {}
    for command in (
        ("show", base, hidden[:-1]),
        ("show", base, "people", "--individual", hidden),
        ("export", base, "crisis-card", "--individual", hidden),
        ("export", base, "withdrawal", "--about", min(who.hidden)),
        ("withdraw", base, min(who.hidden)),
        ("undo", base, "2"),
        ("undo", base),
        ("redo", base, "2"),
        ("backup", base, base.with_name("copy.db")),
        ("verify-journal", base),
    ):
        more = eyes if command[0] != "verify-journal" else eyes[:2]
        if got := leaks(who, told(*command, *more), *map(str, command[2:])):
            found[command] = got
    assert {} == found
