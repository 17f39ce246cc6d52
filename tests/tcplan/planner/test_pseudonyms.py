"""Pseudonyms are made and traced back with a secret that only the holder has."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest

from tcplan.access.renaming import renamed
from tcplan.errors import CannotWriteError, UnknownIdError, WrongUseError
from tcplan.planner.opening import Request, look
from tcplan.planner.pseudonyms import names_for, pseudonyms_of, reader, secret_of
from tcplan.planner.unlocking import Unlocking
from tcplan.store.database import open_database, restore
from tcplan.store.interface import By
from tcplan.views.looking import Looking
from tests.builders import TODAY, about, robin
from tests.tcplan.cli.databases import MADE, database, key_file
from tests.tcplan.cli.samples import robins_plan, run


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the secret of this test is kept; nothing is there yet."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "config" / "settings.json"))
    return tmp_path / "config" / "pseudonyms.key"


def looking() -> Looking:
    """Robin's plan as its holder looks at it."""
    return Looking(robin(), "robin.plan.json", TODAY, TODAY, names=True)


def opened(path: Path, key: Path | None = None) -> Looking:
    """A database as its holder looks at it."""
    unlocking = Unlocking(key_file=key)
    return look(path, Request(names=True), calendar_day=TODAY, unlocking=unlocking)


def test_a_secret_is_made_once_and_for_its_owner_alone(file: Path) -> None:
    """The second paper goes out under the same pseudonyms, and nobody else reads the secret."""
    first = secret_of(looking())

    assert first == secret_of(looking())
    assert 32 == len(first)
    assert 0o600 == file.stat().st_mode & 0o777
    assert ["pseudonyms.key"] == [found.name for found in file.parent.iterdir()]


def test_two_papers_begun_at_once_share_one_secret() -> None:
    """Two windows that need the first secret at the same moment end with the same one."""
    with ThreadPoolExecutor(8) as several:
        found = set(several.map(lambda _: secret_of(looking()), range(16)))

    assert 1 == len(found)


def test_the_plans_of_two_holders_have_nobody_in_common() -> None:
    """P-001 of one plan and P-001 of another are two people, and stay two to their reader."""
    held = attrs.evolve(robin(), about=about(holder="trust"))
    other = attrs.evolve(looking(), plan=held)

    assert secret_of(looking()) != secret_of(other)


@pytest.mark.parametrize("found", [b"", b"no digits", b"00" * 31, b"00" * 33, b"\xff" * 64])
def test_a_broken_secret_is_said_and_left_alone(file: Path, found: bytes) -> None:
    """New pseudonyms begin only when somebody decides so, never because a file was damaged."""
    file.parent.mkdir()
    file.write_bytes(found)

    with pytest.raises(WrongUseError, match="not as tcplan wrote it; put a copy of it back"):
        secret_of(looking())
    assert found == file.read_bytes()


def test_without_a_place_for_it_no_paper_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pseudonyms that nobody could trace back tomorrow are not given out today."""
    monkeypatch.setenv("TCPLAN_SETTINGS", "")

    with pytest.raises(WrongUseError, match="there is no folder for them"):
        secret_of(looking())


def test_a_folder_that_takes_nothing_is_said(file: Path) -> None:
    """Where the secret cannot be kept, one sentence says so."""
    file.parent.write_text("no folder")

    with pytest.raises((CannotWriteError, WrongUseError), match=r"^The secret of your pseudonyms"):
        secret_of(looking())


def test_a_database_brings_its_own_secret(tmp_path: Path, file: Path) -> None:
    """A colleague with the same database makes and reads the same pseudonyms."""
    path = database(tmp_path)

    assert secret_of(opened(path)) == secret_of(opened(path))
    assert not file.exists()


def test_a_restored_copy_goes_on_with_the_same_pseudonyms(tmp_path: Path) -> None:
    """After a broken disk the police still know everybody by the name they had."""
    path = database(tmp_path)
    with open_database(path) as store:
        store.back_up(tmp_path / "copy.db", by=By(who="Ann", agency="icb", at=MADE))
    restore(tmp_path / "copy.db", tmp_path / "again.db")

    assert secret_of(opened(path)) == secret_of(opened(tmp_path / "again.db"))


def test_two_databases_of_one_plan_have_nobody_in_common(tmp_path: Path) -> None:
    """A database that is made anew begins with new pseudonyms."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = (opened(database(tmp_path / name)) for name in ("one", "two"))

    assert secret_of(one) != secret_of(two)


def test_the_secret_tells_nothing_of_the_journals_key(tmp_path: Path) -> None:
    """What papers are made with is neither the key of the journal nor the mark of the database."""
    path = database(tmp_path)
    with open_database(path) as store:
        held = {bytes(row[0]) for row in store._tables.conn.execute("SELECT value FROM secrets")}  # noqa: SLF001
        assert store.pseudonyms not in held


def test_an_encrypted_database_is_asked_with_its_key(tmp_path: Path) -> None:
    """The secret of an encrypted database needs the same key as everything else in it."""
    from tcplan.store.key import Key

    key = key_file(tmp_path)
    path = database(tmp_path, Key.from_file(key))

    assert 32 == len(secret_of(opened(path, key)))


def test_the_holder_finds_the_way_back() -> None:
    """When the police ring about a pseudonym, the holder can tell whom they mean."""
    after = renamed(robin(), names_for(looking(), reader("agency", "trust")))
    view = pseudonyms_of(looking(), "TRUST")

    assert [one.id for one in after.individuals] == [row.pseudonym for row in view.rows]
    assert ["P-001"] == [row.individual for row in view.rows]
    assert ["Robin"] == [row.name for row in view.rows]


@pytest.mark.parametrize("who", ["trust", "P-001", "public"])
def test_every_reader_has_a_list_of_their_own(who: str) -> None:
    """What an agency, the person and the public know somebody by are three different things."""
    others = {"trust", "P-001", "public"} - {who}
    (own,) = pseudonyms_of(looking(), who).rows

    assert own.pseudonym not in {pseudonyms_of(looking(), one).rows[0].pseudonym for one in others}


def test_nobody_but_the_holder_is_told() -> None:
    """An agency that looks through its own eyes cannot undo anybody's pseudonyms."""
    with pytest.raises(WrongUseError, match="Only the plan's holder"):
        pseudonyms_of(attrs.evolve(looking(), agency="trust"), "trust")


def test_an_agency_that_is_not_there_has_no_list() -> None:
    """A slip of the finger gives a sentence and no list of anybody."""
    with pytest.raises(UnknownIdError, match="no agency 'trst'"):
        pseudonyms_of(looking(), "trst")


def test_the_list_is_printed(tmp_path: Path) -> None:
    """A planner asks on the command line whom a pseudonym stands for."""
    path = robins_plan(tmp_path)
    told = json.loads(run("show", path, "pseudonyms", "--for", "trust", "--json").out)
    page = run("show", path, "pseudonyms", "--for", "trust", "--names").out

    assert "tcplan/pseudonyms/1" == told["schema"]
    assert [None] == [row["name"] for row in told["rows"]]
    assert all(word in page for word in (told["rows"][0]["pseudonym"], "P-001", "Robin"))
    assert "For the plan's holder alone" in page


@pytest.mark.parametrize(
    "words", [("pseudonyms",), ("people", "--for", "trust"), ("P-001", "--for", "trust")]
)
def test_pseudonyms_and_their_reader_go_together(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Nobody gets a list of pseudonyms without saying whose, nor another list instead."""
    told = run("show", robins_plan(tmp_path), *words)

    assert 2 == told.code
    assert "--for goes with pseudonyms: show PLAN pseudonyms --for AGENCY" in told.err
