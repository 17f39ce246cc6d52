"""Tampering: what somebody with the key and the file does to the journal is found."""

import json
from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend, Remove
from tcplan.errors import CutJournalError, TcplanError
from tcplan.store.database import Database, open_database
from tests.builders import individual
from tests.tcplan.store.attacks import COLUMNS, CONTENTS, rows_of, told
from tests.tcplan.store.stores import by, key, made, path_of, provider, sql, unguarded


@pytest.fixture
def store(tmp_path: Path) -> Database:
    """A database with every kind of journal row in it."""
    store = made(tmp_path)
    store.load()
    saved = store.save([Amend("oak", {"name": "Elm"})], by=by(why="asked"), seen=store.versions)
    store.undo(saved.change, by=by(why="wrong"))
    store.redo(saved.change, by=by())
    store.looked("P-001", by=by("Ben", why="to ring"))
    store.save([Add(individual("P-002")), Add(provider("elm"))], by=by(), seen=store.versions)
    store.erase("P-002", by=by("Cat", why="asked by Sam"))
    store.save([Remove("elm")], by=by(), seen=store.versions)
    assert store.verify().whole
    return store


@pytest.mark.parametrize("column", COLUMNS)
def test_no_word_of_the_journal_can_be_changed_unseen(store: Database, column: str) -> None:
    """Whatever stands in a journal row, a change of it is found, and the row is named."""
    for seq in rows_of(store):
        attack = f"UPDATE journal SET {column} = ? WHERE seq = ?"  # noqa: S608
        assert seq == told(store, attack, COLUMNS[column], seq).broken, seq


def test_no_row_of_the_journal_can_be_taken_out(store: Database) -> None:
    """A row that is deleted is found, the last one too, with or without what it held."""
    for seq in rows_of(store):
        alone = "DELETE FROM journal WHERE seq = ?"
        clean = alone + CONTENTS
        assert seq == told(store, alone, seq).broken
        assert seq == told(store, clean.replace("?", str(seq))).broken


def test_a_row_deleted_and_the_rest_moved_up_is_found(store: Database) -> None:
    """Rows that are numbered anew after a deletion do not follow one another."""
    for seq in rows_of(store)[:-1]:
        attack = f"""
            DELETE FROM journal WHERE seq = {seq};
            UPDATE journal SET seq = -seq WHERE seq > {seq};
            UPDATE journal SET seq = -seq - 1 WHERE seq < 0
        """  # noqa: S608
        assert seq == told(store, attack).broken


def test_no_two_rows_of_the_journal_can_change_places(store: Database) -> None:
    """Neighbours that are swapped are found."""
    for seq in rows_of(store)[:-1]:
        attack = f"""
            UPDATE journal SET seq = -1 WHERE seq = {seq};
            UPDATE journal SET seq = {seq} WHERE seq = {seq + 1};
            UPDATE journal SET seq = {seq + 1} WHERE seq = -1
        """  # noqa: S608
        assert seq == told(store, attack).broken


def test_the_end_of_the_journal_cannot_be_cut(store: Database) -> None:
    """However many rows are cut from the end, with all that they did, the note tells."""
    for seq in rows_of(store)[1:]:
        attack = f"""
            DELETE FROM journal WHERE seq >= {seq};
            DELETE FROM images WHERE seq >= {seq};
            DELETE FROM reasons WHERE change >= {seq}
        """  # noqa: S608
        assert told(store, attack).fault


def test_a_cut_that_only_the_note_can_tell_is_told(store: Database) -> None:
    """A row that changed nothing in the plan is missed although the chain is whole."""
    store.looked("P-001", by=by())
    last = rows_of(store)[-1]
    found = told(store, f"DELETE FROM journal WHERE seq = {last}")  # noqa: S608

    assert (last, True) == (found.broken, "cut" in found.fault)


@pytest.mark.parametrize("column", ["salt", "before", "after"])
def test_no_image_can_be_changed_unseen(store: Database, column: str) -> None:
    """What a row held is as it was written, or the row is named."""
    value = bytes(16) if column == "salt" else '{"id":"oak"}'
    seqs = [seq for (seq,) in sql(store).execute("SELECT seq FROM images")]
    for seq in seqs:
        attack = f"UPDATE images SET {column} = ? WHERE seq = ?"  # noqa: S608
        assert seq == told(store, attack, value, seq).broken


def test_no_image_can_be_taken_out_or_slipped_in(store: Database) -> None:
    """An image that is gone without an erasure is tampering, and so is one more."""
    for (seq,) in sql(store).execute("SELECT seq FROM images").fetchall():
        assert seq == told(store, "DELETE FROM images WHERE seq = ?", seq).broken
    for seq in {row.seq for row in store.journal() if row.erased}:
        attack = "INSERT INTO images VALUES (?, zeroblob(16), 1, '{}', NULL)"
        assert seq == told(store, attack, seq).broken


@pytest.mark.parametrize("attack", ["DELETE FROM reasons", "UPDATE reasons SET why = 'x'"])
def test_no_reason_can_be_changed_or_taken_out(store: Database, attack: str) -> None:
    """The reason of a change is as it was written, or its row is named."""
    for (change,) in sql(store).execute("SELECT change FROM reasons").fetchall():
        assert change == told(store, f"{attack} WHERE change = ?", change).broken


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE agencies SET name = 'Elm' WHERE id = 'icb'",
        "UPDATE controls SET state = 'tested'",
        "UPDATE about SET body = replace(body, 'Test', 'True')",
        "UPDATE about SET version = 9",
        "UPDATE entities SET version = version + 1 WHERE id = 'oak'",
        "UPDATE entities SET place = 99 WHERE id = 'oak'",
        "UPDATE entities SET individual = 'P-001' WHERE id = 'oak'",
        "DELETE FROM controls; DELETE FROM entities WHERE id = 'c-oak'",
        "DELETE FROM controls",
        "DELETE FROM search WHERE rowid = 3",
        "UPDATE search SET words = 'nothing' WHERE rowid = 3",
    ],
)
def test_the_plan_is_what_the_journal_says(store: Database, attack: str) -> None:
    """A line that is changed past the journal is found."""
    assert told(store, attack).fault


def test_a_database_whose_end_was_cut_is_not_written(store: Database) -> None:
    """No new row covers up that the journal was cut, until a person accepts it with a reason."""
    store.looked("P-001", by=by())
    connection = unguarded(store)
    connection.execute("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    with pytest.raises(CutJournalError, match="cut"):
        store.looked("P-001", by=by())

    store.accept(by=by("Ann", why="restored from the backup of Monday"))
    store.looked("P-001", by=by())
    assert ["accept", "look"] == [row.action for row in store.journal()[-2:]]


@pytest.mark.parametrize("wrong", ["missing", "torn", "another database's", "another row's"])
def test_a_note_that_does_not_fit_is_told(store: Database, tmp_path: Path, wrong: str) -> None:
    """Without its note nobody can say that a journal is whole, so nobody does."""
    note = tmp_path / "plan.db.anchor"
    tree = json.loads(note.read_text())
    if wrong == "missing":
        note.unlink()
    else:
        store_id = "00" if wrong.endswith("base's") else tree["store"]
        text = json.dumps(tree | {"store": store_id, "digest": "00" * 32})
        note.write_text(text[:20] if wrong == "torn" else text)

    assert "plan.db.anchor" in store.verify().fault or "not as noted" in store.verify().fault
    with pytest.raises(CutJournalError):
        store.looked("P-001", by=by())


def test_a_note_that_lags_behind_raises_no_alarm(store: Database, tmp_path: Path) -> None:
    """A writer killed between its commit and its note leaves a journal longer than the note."""
    note = tmp_path / "plan.db.anchor"
    before = note.read_bytes()
    store.looked("P-001", by=by())
    note.write_bytes(before)

    assert store.verify().whole
    store.looked("P-001", by=by())
    assert store.head.seq == json.loads(note.read_text())["seq"]


@pytest.mark.parametrize("step", range(10))
def test_a_flipped_bit_of_an_encrypted_file_is_found(tmp_path: Path, step: int) -> None:
    """A single bit that has changed on the disk is found in one sentence, and nothing is mended."""
    with made(tmp_path, key=key()) as store:
        path = path_of(store)
    content = bytearray(path.read_bytes())
    content[(len(content) // 10) * step + 7 * step] ^= 1 << (step % 8)
    path.write_bytes(content)

    try:
        with open_database(path, key=key(), readonly=True) as flipped:
            fault = flipped.verify().fault
    except TcplanError as error:
        fault = str(error)
    assert fault
    assert bytes(content) == path.read_bytes()
