"""Whoever works on a database leaves a trace first, sees what is new, and can take it back."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tcplan.domain.changes import Amend
from tcplan.errors import CannotUndoError, CutJournalError, ReadOnlyDatabaseError, WrongUseError
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.tcplan.planner.sessions import NOW, START, database, entries, renamed, save, session


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin and Sam, as Ann began the plan."""
    return database(tmp_path)


def test_who_opens_a_record_is_in_the_journal(base: Path) -> None:
    """The person can be told who opened their record, for which agency and when."""
    ben = session(base, agency="OAK")
    looking, _ = ben.look(names=False)
    ben.opened(looking, "P-001")
    (entry,) = entries(base)

    assert ("look", "P-001", "Ben", "oak", NOW) == (
        entry.action,
        entry.individual,
        entry.who,
        entry.agency,
        entry.at,
    )


def test_a_record_that_cannot_be_journalled_is_not_opened(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file can only be read, or its note is lost, opening a record is refused."""
    ben = session(base)
    looking, _ = ben.look(names=False)
    with monkeypatch.context() as patched:
        patched.setattr("tcplan.planner.unlocking.os.access", lambda _, mode: mode != os.W_OK)
        with pytest.raises(ReadOnlyDatabaseError, match="only be read"):
            ben.opened(looking, "P-001")
    base.with_name("plan.db.anchor").unlink()
    with pytest.raises(CutJournalError):
        ben.opened(looking, "P-001")

    assert () == entries(base)


def test_looking_writes_nothing(base: Path) -> None:
    """A list opens nobody's record."""
    session(base).look(names=False)

    assert () == entries(base)


def test_a_past_record_is_what_was_known_then(base: Path) -> None:
    """A panel reads what was known, and what was known of the changes, and is told so."""
    save(base, "Ben", 60, renamed("Rowan"))
    then = session(base, known_at=START + dt.timedelta(minutes=30))
    looking, _ = then.look(names=True)

    assert "Robin" == looking.person_name("P-001")
    assert "as it was known on 2026-11-20 09:30" in looking.notes[0]
    assert ["Ann"] == [told.who for told in then.saves(looking, "P-001").saves]


def test_nobody_knows_the_future(base: Path) -> None:
    """A slip in the year is refused."""
    with pytest.raises(WrongUseError, match="yet to come"):
        session(base, known_at=NOW + dt.timedelta(days=9)).look(names=False)


def test_nothing_new_is_no_news(base: Path) -> None:
    """Who opened a record, oneself or another, has changed nothing that is shown."""
    ben = session(base)
    looking, seen = ben.look(names=False)
    ben.opened(looking, "P-001")

    assert ben.news(seen) is None


def test_what_another_saves_is_news(base: Path) -> None:
    """The screen can say who saved how much since it was read, and when."""
    ben = session(base)
    _, seen = ben.look(names=False)
    save(base, "Cat", 4000, renamed("Rowan"))
    save(base, "Ann", 4001, renamed("Robyn"))
    found = ben.news(seen)

    assert found is not None
    assert (2, ("Ann", "Cat")) == (found.saves, found.who)


def test_news_is_found_behind_a_clock_that_is_wrong(base: Path) -> None:
    """A colleague whose clock is days behind is not overlooked."""
    save(base, "Cat", 60 * 24 * 30, renamed("Rowan"))
    ben = session(base)
    _, seen = ben.look(names=False)
    save(base, "Ann", -9_000, renamed("Robyn"))
    found = ben.news(seen)

    assert found is not None
    assert ("Ann",) == found.who


def test_another_file_in_the_place_of_the_first_is_news(base: Path, tmp_path: Path) -> None:
    """A copy that is put in the place of the database is not taken for what was read."""
    ben = session(base)
    _, seen = ben.look(names=False)
    (tmp_path / "other").mkdir()
    other = database(tmp_path / "other")
    other.replace(base)
    found = ben.news(seen)

    assert found is not None
    assert 0 == found.saves


def test_a_past_record_has_no_news_but_an_erasure(base: Path) -> None:
    """What is saved today changes nothing of the past; an erased person is gone from it too."""
    save(base, "Cat", 1, renamed("Rowan"))
    then = session(base, known_at=START + dt.timedelta(minutes=30))
    _, seen = then.look(names=False)
    save(base, "Cat", 60, renamed("Robyn"))
    before = then.news(seen)
    with open_database(base) as store:
        store.load()
        store.erase("P-002", by=By(who="Ann", at=NOW, why="asked for"))
    after = then.news(seen)

    assert before is None
    assert after is not None


def test_the_stamp_changes_when_somebody_saves(base: Path) -> None:
    """Whether anything was written is seen without opening the file; reading leaves it alone."""
    ben = session(base)
    looking, seen = ben.look(names=False)
    first = ben.stamp()
    ben.news(seen)
    ben.saves(looking, "P-001")
    second = ben.stamp()
    save(base, "Cat", 60, renamed("Rowan"))

    assert first == second
    assert second != ben.stamp()


def test_a_save_while_another_has_the_file_open_changes_the_stamp(base: Path) -> None:
    """What stands only in the log beside the file is seen too."""
    ben = session(base)
    with open_database(base) as store:
        store.load()
        before = ben.stamp()
        store.save([renamed("Rowan")], by=By(who="Cat", at=NOW), seen=store.versions)

        assert before != ben.stamp()


def test_the_last_change_is_ones_own(base: Path) -> None:
    """The key that takes back one's last change passes over what others saved since."""
    mine = save(base, "Ben", 10, renamed("Rowan"))
    save(base, "Cat", 20, Amend("P-002", {"preferred_name": "Sammy"}))
    ben = session(base)
    looking, _ = ben.look(names=False)

    assert mine == ben.last(looking, "undo").change


def test_who_has_changed_nothing_has_nothing_to_take_back(base: Path) -> None:
    """Nobody takes back another's change by a slip of the key."""
    save(base, "Cat", 20, renamed("Rowan"))
    ben = session(base)
    looking, _ = ben.look(names=False)

    with pytest.raises(WrongUseError, match="no change of yours"):
        ben.last(looking, "undo")


def test_a_change_is_taken_back_and_made_again(base: Path) -> None:
    """Both are changes of their own, with who, for which agency and why."""
    change = save(base, "Ben", 10, renamed("Rowan"))
    ben = session(base, agency="icb")
    back = ben.turn("undo", change, "wrong record")
    robin = ben.look(names=True)[0].person_name("P-001")
    last = ben.last(ben.look(names=False)[0], "redo").change
    ben.turn("redo", last, "")
    rowan = ben.look(names=True)[0].person_name("P-001")
    undone = [entry for entry in entries(base) if entry.change == back]

    assert ("Robin", "Rowan", change) == (robin, rowan, last)
    assert [("Ben", "icb", "wrong record")] == [(e.who, e.agency, e.why) for e in undone]


def test_a_change_under_a_later_one_is_not_taken_back(base: Path) -> None:
    """What somebody has built on stays, and the sentence says so."""
    first = save(base, "Ben", 10, renamed("Rowan"))
    save(base, "Cat", 20, renamed("Robyn"))

    with pytest.raises(CannotUndoError):
        session(base).turn("undo", first, "")


@pytest.mark.parametrize("act", ["last", "save", "turn"])
def test_a_past_record_is_not_worked_on(base: Path, act: str) -> None:
    """Nobody takes back a change of today while reading last month's record."""
    change = save(base, "Ben", 10, renamed("Rowan"))
    then = session(base, known_at=START + dt.timedelta(minutes=30))
    looking, _ = then.look(names=False)
    acts: dict[str, Callable[[], object]] = {
        "last": lambda: then.last(looking, "undo"),
        "save": lambda: then.save(looking, change, None),
        "turn": lambda: then.turn("undo", change, ""),
    }

    with pytest.raises(WrongUseError, match="past record"):
        acts[act]()


def test_a_change_that_is_not_there_is_said(base: Path) -> None:
    """A number that the journal does not have is answered in one sentence."""
    ben = session(base)
    looking, _ = ben.look(names=False)

    with pytest.raises(WrongUseError, match="no change 999"):
        ben.save(looking, 999, None)
