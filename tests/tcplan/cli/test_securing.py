"""A passphrase can be changed, and a lost note does not lock a plan up for ever."""

from pathlib import Path

import pytest

from tcplan.store.database import open_database
from tcplan.store.key import Key
from tests.tcplan.cli.databases import PASSPHRASE, RAW, database, journal, key_file, typed
from tests.tcplan.cli.samples import run

WHO = ("--who", "Cat")
NEW = "a quiet bittern"


def test_a_passphrase_can_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the change the new passphrase opens, the old one does not, and neither is shown."""
    base = database(tmp_path, Key(passphrase=PASSPHRASE))
    done = typed(monkeypatch, f"{PASSPHRASE}\n{NEW}\n{NEW}\n", "rekey", base, *WHO)
    opened = [
        typed(monkeypatch, f"{passphrase}\n", "show", base, "people").code
        for passphrase in (NEW, PASSPHRASE)
    ]

    assert (0, "", [0, 2]) == (done.code, done.out, opened)
    assert ("heron" in done.err, "bittern" in done.err) == (False, False)
    assert ["rekey"] == [entry.action for entry in journal(base, Key(passphrase=NEW))]


def test_a_key_file_can_be_changed(tmp_path: Path) -> None:
    """A key that too many people have is replaced by another."""
    base, old, new = database(tmp_path, Key(raw=RAW)), key_file(tmp_path), tmp_path / "new"
    new.write_bytes(bytes(reversed(RAW)))
    done = run("rekey", base, "--key-file", old, "--new-key-file", new, *WHO)

    assert (0, "") == (done.code, done.out)
    assert [0, 2] == [run("show", base, "people", "--key-file", key).code for key in (new, old)]


def test_a_slip_keeps_the_old_key(tmp_path: Path) -> None:
    """A new key that is none, or none at all, leaves the database as it was."""
    base, old = database(tmp_path, Key(raw=RAW)), key_file(tmp_path)
    short = tmp_path / "short"
    short.write_bytes(b"key")
    runs = [
        run("rekey", base, "--key-file", old, *more, *WHO)
        for more in ((), ("--new-key-file", short))
    ]

    assert [2, 2] == [done.code for done in runs]
    assert () == journal(base, Key(raw=RAW))


def test_what_is_not_encrypted_has_no_key_to_change(tmp_path: Path) -> None:
    """Nobody believes that a plain database was encrypted by changing its key."""
    base = database(tmp_path)
    done = run("rekey", base, "--new-key-file", key_file(tmp_path), *WHO)

    assert (2, "") == (done.code, done.out)
    assert (1, True) == (len(done.err.splitlines()), "is not encrypted" in done.err)
    assert "`tcplan new … --from`" in done.err
    assert () == journal(base)


def test_a_short_passphrase_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old short passphrase still opens; a new one that is short is refused."""
    base = database(tmp_path, Key(passphrase="heron"))
    done = typed(monkeypatch, "heron\nbittern\nbittern\n", "rekey", base, *WHO)

    assert (2, "") == (done.code, done.out)
    assert "at least 12 characters" in done.err
    assert () == journal(base, Key(passphrase="heron"))


def test_a_lost_note_is_accepted_with_a_reason(tmp_path: Path) -> None:
    """Without its note nothing is written; once somebody accepts that, work goes on."""
    base = database(tmp_path)
    base.with_name("robin.db.anchor").unlink()
    silent, said = (
        run("accept-journal", base, *WHO, *why) for why in ((), ("--why", "moved without it"))
    )

    assert [2, 0] == [silent.code, said.code]
    assert "needs its reason" in silent.err
    assert [("accept", "Cat", "moved without it")] == [
        (entry.action, entry.who, entry.why) for entry in journal(base)
    ]
    assert 0 == run("verify-journal", base).code


def test_a_broken_journal_is_not_accepted(tmp_path: Path) -> None:
    """What somebody changed behind tcplan's back cannot be waved through."""
    base = database(tmp_path)
    with open_database(base) as store:
        connection = store._tables.conn  # noqa: SLF001  (a test looks behind the door)
        (guard,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'journal_no_update'"
        ).fetchone()
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET who = 'Eve' WHERE seq = 3")
        connection.execute(guard)
    done = run("accept-journal", base, *WHO, "--why", "never mind")

    assert (2, "", ()) == (done.code, done.out, journal(base))
    assert "broken" in done.err
