"""A database is made whole, encrypted unless told otherwise, and gives its plan back as it was."""

from pathlib import Path

import pytest

from tcplan.store.database import open_database
from tcplan.store.key import Key
from tests.tcplan.cli.databases import PASSPHRASE, database, key_file, typed
from tests.tcplan.cli.samples import COUNTY_DURHAM, FIXTURES, robins_plan, run

WHO = ("--who", "Ann")


@pytest.mark.no_cover
@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.glob("*.plan.json")))
def test_a_plan_comes_back_byte_for_byte(tmp_path: Path, name: str) -> None:
    """Nothing of a plan is lost or changed on its way into a database and out again."""
    base, back = tmp_path / "plan.db", tmp_path / "back.plan.json"
    made = run("new", base, "--from", FIXTURES / name, "--plain", *WHO)
    written = run("export", base, "plan", "--format", "json", "-o", back)

    assert (0, "", 0, "") == (made.code, made.out, written.code, written.out)
    assert (FIXTURES / name).read_bytes() == back.read_bytes()
    assert "every name in it" in written.err


def test_a_new_database_is_encrypted_with_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passphrase is asked twice, opens the database, and is shown nowhere."""
    base = tmp_path / "plan.db"
    twice = f"{PASSPHRASE}\n" * 2
    done = typed(monkeypatch, twice, "new", base, "--from", robins_plan(tmp_path), *WHO)

    assert (0, "") == (done.code, done.out)
    assert "encrypted; its journal begins at" in done.err
    assert "heron" not in done.err
    assert b"Robin" not in base.read_bytes()
    with open_database(base, key=Key(passphrase=PASSPHRASE)) as store:
        assert "Ann" == store.journal()[0].who


def test_a_key_file_encrypts(tmp_path: Path) -> None:
    """Where nobody can type, the key comes from a file, and without it nothing opens."""
    base = tmp_path / "plan.db"
    key = ("--key-file", key_file(tmp_path))

    assert 0 == run("new", base, "--from", robins_plan(tmp_path), *key, *WHO).code
    assert [0, 2] == [run("show", base, "people", *more).code for more in (key, ())]


def test_a_plan_may_begin_empty(tmp_path: Path) -> None:
    """A locality can begin its plan with nobody in it."""
    base = tmp_path / "plan.db"

    assert 0 == run("new", base, "--title", "Tees Valley", "--plain", *WHO).code
    assert run("show", base, "people", "--plain").out.startswith("Plan: Tees Valley\n")


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    """A plan of years cannot be replaced by a new one."""
    base = database(tmp_path)
    before = base.read_bytes()
    done = run("new", base, "--from", COUNTY_DURHAM, "--plain", *WHO)

    assert (2, before) == (done.code, base.read_bytes())
    assert "exists already" in done.err


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("plan.db", ("--from", "{plan}", *WHO), "needs a key"),
        ("plan.db", ("--from", "{plan}", "--plain"), "who works here"),
        ("plan.db", ("--from", "{plan}", "--plain", "--who", "  "), "who works here"),
        ("plan.db", ("--from", "{plan}", "--plain", "--agency", "nobody", *WHO), "no agency"),
        ("plan.db", ("--from", "{key}", "--plain", *WHO), "no complete JSON"),
        ("plan.db", ("--from", "{plan}", "--key-file", "{plan}", *WHO), "neither 32 bytes"),
        ("plan.db", ("--from", "{plan}", "--plain", "--key-file", "{key}", *WHO), "unencrypted"),
        ("plan.db", ("--plain", *WHO), "what it begins with"),
        ("plan", ("--from", "{plan}", "--plain", *WHO), "end its name with .db"),
        ("none/plan.db", ("--from", "{plan}", "--plain", *WHO), "Nothing was written"),
    ],
)
def test_what_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, name: str, more: tuple[str, ...], said: str
) -> None:
    """A database that cannot be made is one sentence and not half a file."""
    plan, key = robins_plan(tmp_path), tmp_path / "letter"
    key.write_text("This is a letter about Robin, not a plan.")
    before = sorted(tmp_path.iterdir())
    done = run("new", tmp_path / name, *(word.format(plan=plan, key=key) for word in more))

    assert (2, "", 1) == (done.code, done.out, len(done.err.splitlines()))
    assert said in done.err
    assert before == sorted(tmp_path.iterdir())


def test_two_passphrases_that_differ_make_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip of the finger does not lock a plan away for ever."""
    base = tmp_path / "plan.db"
    lines = f"{PASSPHRASE}\nits a heron\n"
    done = typed(monkeypatch, lines, "new", base, "--title", "Tees Valley", *WHO)

    assert 0 != done.code
    assert not base.exists()


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("a heron flew", None),
        ("a heron sat", "at least 12 characters"),
        ("           a heron           ", "at least 12 characters"),
        ("aaaabbbbAAAABBBBccccdddd", "at least 5 different characters"),
    ],
)
def test_a_new_passphrase_is_not_tried_out_in_an_afternoon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str, said: str | None
) -> None:
    """A short passphrase is refused in a sentence that says how to choose a better one."""
    base = tmp_path / "plan.db"
    done = typed(monkeypatch, f"{passphrase}\n" * 2, "new", base, "--title", "Tees Valley", *WHO)

    assert (0 if said is None else 2, said is None) == (done.code, base.exists())
    assert (said or "Made") in done.err
    assert passphrase.strip() not in done.err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "-o FILE"),
        (("-o", "{file}", "--format", "html"), "as json"),
        (("-o", "{file}", "--individual", "P-001"), "whole"),
        (("-o", "{there}"), "there already"),
    ],
)
def test_a_plan_is_exported_whole_and_to_a_file(
    tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    """Every name at once never lands on a shared screen, nor over another file."""
    plan, file = robins_plan(tmp_path), tmp_path / "out.json"
    done = run("export", plan, "plan", *(word.format(file=file, there=plan) for word in more))

    assert (2, "") == (done.code, done.out)
    assert said in done.err
    assert not file.exists()


def test_a_past_plan_can_be_exported(tmp_path: Path) -> None:
    """A panel gets the plan as it was known on a day as a file."""
    base, file = database(tmp_path), tmp_path / "then.plan.json"
    done = run("export", base, "plan", "-o", file, "--known-at", "2026-11-20T12:00+00:00")

    assert 0 == done.code
    assert robins_plan(tmp_path).read_bytes() == file.read_bytes()
