"""Erasure: no byte of the person stays, the chain holds, and what is out of reach is told."""

from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend
from tcplan.domain.plan import Plan
from tcplan.domain.records import Concern, ExportRecord
from tcplan.errors import CannotUndoError, PlanInvalidError, UnknownIdError, WrongUseError
from tcplan.store.database import Database, open_database
from tcplan.store.interface import Asked
from tcplan.store.key import Key
from tests.builders import day, individual, risk, robin, small_plan, source
from tests.tcplan.store.stores import by, files_of, holds, made, path_of, provider, sql

CANARY = "Zaphkiel-Quillfeather"


def named(plan: Plan | None = None, name: str = CANARY) -> Plan:
    """A plan whose person has a name that stands nowhere else."""
    plan = plan or small_plan()
    return small_plan(
        individuals=(individual(preferred_name=name),),
        risks=(risk("r-pain", "t-unnoticed", title=f"{name} is in pain"),),
    )


def worked_on(store: Database) -> None:
    """Change, undo and look at what is held about the person, with the name in the reasons."""
    store.load()
    changed = store.save(
        [Amend("r-pain", {"title": f"{CANARY} has toothache"})],
        by=by(why=f"{CANARY} said so"),
        seen=store.versions,
    )
    store.undo(changed.change, by=by(why=f"{CANARY} said no"))
    store.save(
        [Amend("oak", {"name": "Oak Lodge"}), Amend("P-001", {"born": "1991-05"})],
        by=by(why=f"{CANARY} moves"),
        seen=store.versions,
    )
    store.looked("P-001", by=by("Ben", why=f"to ring {CANARY}"))


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_an_erased_name_is_in_no_byte(tmp_path: Path, journal: str) -> None:
    """After an erasure the name stands in no file of even an unencrypted database."""
    made(tmp_path, named()).close()
    with open_database(tmp_path / "plan.db", journal=journal) as store:
        worked_on(store)
        assert holds(store, CANARY)
        erased = store.erase("P-001", by=by(why="asked by the person"))

        assert [] == holds(store, CANARY)
        assert erased.scrubbed
        assert {"P-001", "r-pain", "c-oak"} == set(erased.entities)
        assert store.verify().whole
    with open_database(tmp_path / "plan.db") as again:
        assert [] == holds(again, CANARY)
        assert () == again.load().individuals
        assert () == again.search(CANARY)


def test_nothing_plain_is_in_any_file_of_an_encrypted_database(tmp_path: Path) -> None:
    """Database, log and copy of an encrypted plan hold no readable name."""
    opener = Key(passphrase="a quiet heron")
    with made(tmp_path, named(), opener) as store:
        worked_on(store)
        store.back_up(tmp_path / "plan.db.copy", by=by())
        found = {path.name for path in files_of(store)}

        assert [] == holds(store, CANARY) + holds(store, "SQLite format") + holds(store, "journal")
        assert {"plan.db", "plan.db-wal", "plan.db.copy", "plan.db.copy.anchor"} <= found


def test_the_journal_keeps_ids_and_digests_of_the_erased(tmp_path: Path) -> None:
    """The rows about an erased person stay, without a word of what they held."""
    with made(tmp_path, named()) as store:
        worked_on(store)
        rows = len(store.journal(Asked(individual="P-001")))
        store.erase("P-001", by=by("Cat", why="asked"))
        told = store.journal(Asked(individual="P-001"))

        assert rows + 1 == len(told)
        assert all((row.before, row.after, row.why) == (None, None, None) for row in told[:-1])
        assert all(row.erased for row in told[:-1])
        assert ("erase", "Cat", "asked") == (told[-1].action, told[-1].who, told[-1].why)


def test_what_stood_before_is_known_without_the_erased(tmp_path: Path) -> None:
    """The plan of an earlier day is shown without the person who was erased since."""
    with made(tmp_path, named()) as store:
        worked_on(store)
        store.erase("P-001", by=by("Ann", 60))
        earlier = store.load(known_at=by("", 30).at)

        assert () == earlier.individuals
        assert "Oak Lodge" == next(a for a in earlier.agencies if a.id == "oak").name


def test_an_erased_change_cannot_be_undone(tmp_path: Path) -> None:
    """Nothing brings back what was erased."""
    with made(tmp_path, named()) as store:
        worked_on(store)
        change = store.journal(Asked(entity="oak"))[-1].change
        store.erase("P-001", by=by())

        with pytest.raises(CannotUndoError, match="erased"):
            store.undo(change, by=by())


def test_a_paper_about_the_person_goes_and_is_listed(tmp_path: Path) -> None:
    """The record of a paper goes with the person, and whoever has the paper is told."""
    export = ExportRecord(
        id="x-1", source=source(), audience="person", template="My plan", individual="P-001",
        at=by().at.replace(tzinfo=None), plan_version="1:abc", content_digest="abc",
    )  # fmt: skip
    with made(tmp_path, robin()) as store:
        store.load()
        store.save([Add(export)], by=by(), seen=store.versions)
        erased = store.erase("P-001", by=by())

    assert "x-1" in erased.entities
    assert [("My plan", "for person")] == [(copy.what, copy.where) for copy in erased.copies]


def tension(*touches: str) -> Concern:
    """A report about a place, which is nobody's own record."""
    return Concern(
        id="tension",
        source=source(),
        kind="tension",
        on=day(-3),
        reported_by="icb",
        place="home",
        text="Shouting in the street",
        touches=touches,
    )


def test_a_person_others_refer_to_is_not_half_erased(tmp_path: Path) -> None:
    """While somebody else's record names the person's, the erasure says which and does nothing.

    Once it has been taken out there, the person is erased; a past plan in which it still stands
    is not shown with holes.
    """
    with made(tmp_path, robin()) as store:
        store.load()
        store.save([Add(tension("c-oak"))], by=by("Ann", 1), seen=store.versions)
        with pytest.raises(PlanInvalidError, match="c-oak"):
            store.erase("P-001", by=by())
        assert "P-001" in store.load().by_id
        assert store.verify().whole

        store.save([Amend("tension", {"touches": ()})], by=by("Ann", 2), seen=store.versions)
        store.erase("P-001", by=by("Ann", 3))
        assert () == store.load().individuals
        with pytest.raises(WrongUseError, match="erased since"):
            store.load(known_at=by("", 1).at)


def test_copies_that_still_have_the_person_are_listed(tmp_path: Path) -> None:
    """Whoever erases is told of each backup made while the person was in the plan."""
    with made(tmp_path, named()) as store:
        store.load()
        store.back_up(tmp_path / "first.db", by=by())
        store.erase("P-001", by=by())
        store.save([Add(individual("P-002"))], by=by(), seen=store.versions)
        store.back_up(tmp_path / "second.db", by=by())
        erased = store.erase("P-002", by=by())

    assert [str(tmp_path / "second.db")] == [copy.where for copy in erased.copies]


def test_mentions_elsewhere_are_told(tmp_path: Path) -> None:
    """A name that stands in somebody else's record is told, because no program can judge it."""
    with made(tmp_path, named()) as store:
        store.load()
        store.save([Add(provider("elm", name=f"Home of {CANARY}"))], by=by(), seen=store.versions)
        held = store.subject_access("P-001")
        erased = store.erase("P-001", by=by())

    assert ["elm"] == [hit.entity for hit in held.mentions]
    assert held.mentions == erased.mentions


def test_a_person_can_ask_for_everything(tmp_path: Path) -> None:
    """All that is held about a person, and everybody who looked, is told at once."""
    with made(tmp_path, named()) as store:
        worked_on(store)
        held = store.subject_access("P-001")

    assert ["P-001", "r-pain", "c-oak"] == [entity.id for entity in held.entities]
    assert ["Ben"] == [row.who for row in held.entries if row.action == "look"]
    assert ["add"] * 3 + ["amend", "undo", "amend", "look"] == [row.action for row in held.entries]


def test_nobody_unknown_is_erased(tmp_path: Path) -> None:
    """A mistyped id erases nobody."""
    with made(tmp_path) as store:
        for ask in (store.subject_access, lambda name: store.erase(name, by=by())):
            with pytest.raises(UnknownIdError, match="P-001"):
                ask("P-0011")
        assert small_plan() == store.load()


def test_a_scrub_that_was_prevented_is_made_up_for(tmp_path: Path) -> None:
    """While somebody reads, the old pages stay; they are cleared when that reader is gone."""
    with made(tmp_path, named()) as store:
        worked_on(store)
        sql(store).execute("PRAGMA busy_timeout=50")
        with open_database(path_of(store)) as reader:
            sql(reader).execute("BEGIN")
            sql(reader).execute("SELECT * FROM individuals").fetchall()
            erased = store.erase("P-001", by=by())
            assert not erased.scrubbed
            sql(reader).execute("ROLLBACK")
    with open_database(tmp_path / "plan.db") as again:
        assert [] == holds(again, CANARY)
