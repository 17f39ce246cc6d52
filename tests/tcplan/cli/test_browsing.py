"""Whoever opens a database on the screen has said who they are and has its key."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tcplan.cli import Front, command_line
from tcplan.planner import Looking, Seen, Session, settings
from tcplan.store.key import Key
from tests.tcplan.cli.databases import MADE, PASSPHRASE, RAW, database, key_file
from tests.tcplan.cli.samples import Run, robins_plan


class Screen:
    """Stands in for the interface: keeps what it was opened on."""

    def __init__(self) -> None:
        self.opened: list[tuple[Looking, Session | None, Seen | None]] = []

    def __call__(
        self,
        looking: Looking,
        session: Session | None = None,
        seen: Seen | None = None,
        /,
        *,
        ascii: bool = False,  # noqa: A002, ARG002
    ) -> int:
        """Open it."""
        self.opened.append((looking, session, seen))
        return 0


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal, and has not said who they are."""
    monkeypatch.setattr("tcplan.cli.commands.on_terminal", lambda: True)
    monkeypatch.setattr("tcplan.cli.asking.at_keyboard", lambda: True)
    monkeypatch.delenv("TCPLAN_WHO", raising=False)


def browse(screen: Screen, typed: str, *arguments: str | Path) -> Run:
    """Browse a plan as somebody who types these lines."""
    given = ["browse", *map(str, arguments)]
    done = CliRunner().invoke(command_line, given, obj=Front(screen), input=typed)
    return Run(done.exit_code, done.stdout, done.stderr)


def test_who_works_is_asked_where_nobody_has_said(tmp_path: Path) -> None:
    """The journal gets the name that was typed, and the interface opens on the database."""
    screen = Screen()
    done = browse(screen, "Dora\n", database(tmp_path))
    ((looking, session, _),) = screen.opened

    assert (0, "robin.db") == (done.code, looking.file)
    assert session is not None
    assert "Dora" == session.who


@pytest.mark.parametrize("typed", ["\n", "   \n"])
def test_nobody_works_without_a_name(tmp_path: Path, typed: str) -> None:
    """Where no name is given, the interface does not open, and the way to say it is told."""
    screen = Screen()
    done = browse(screen, typed, database(tmp_path))

    assert (2, []) == (done.code, screen.opened)
    assert "--who NAME, or TCPLAN_WHO" in done.err


def test_who_has_said_it_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option and the setting both spare the question."""
    screen = Screen()
    base = database(tmp_path)
    first = browse(screen, "", base, "--who", "Ben")
    monkeypatch.setenv("TCPLAN_WHO", "Cat")
    second = browse(screen, "", base)

    assert (0, 0, "", "") == (first.code, second.code, first.err, second.err)
    assert ["Ben", "Cat"] == [session.who for _, session, _ in screen.opened if session]


def test_a_plan_file_asks_nothing(tmp_path: Path) -> None:
    """A plan file opens at once and without a session."""
    screen = Screen()
    done = browse(screen, "", robins_plan(tmp_path))

    assert (0, "") == (done.code, done.err)
    assert [None] == [session for _, session, _ in screen.opened]


def test_a_wrong_passphrase_may_be_typed_again(tmp_path: Path) -> None:
    """A slip costs one sentence and not the name that was typed before."""
    screen = Screen()
    base = database(tmp_path, Key(passphrase=PASSPHRASE))
    done = browse(screen, f"its a heron\n{PASSPHRASE}\n", base, "--who", "Ben")

    assert (0, 1) == (done.code, len(screen.opened))
    assert 1 == done.err.count("does not open")
    assert "heron" not in done.err


def test_three_wrong_passphrases_end_it(tmp_path: Path) -> None:
    """After the third the database stays shut, and nothing was opened."""
    screen = Screen()
    base = database(tmp_path, Key(passphrase=PASSPHRASE))
    done = browse(screen, "a\nb\nc\n", base, "--who", "Ben")

    assert (2, []) == (done.code, screen.opened)
    assert 3 == done.err.count("does not open")


def test_a_key_file_is_tried_once(tmp_path: Path) -> None:
    """Where nobody types, there is nothing to type again."""
    screen = Screen()
    base = database(tmp_path, Key(passphrase=PASSPHRASE))
    done = browse(screen, "", base, "--who", "Ben", "--key-file", key_file(tmp_path))

    assert (2, []) == (done.code, screen.opened)
    assert 1 == done.err.count("does not open")


def test_the_session_opens_the_database_again_without_asking(tmp_path: Path) -> None:
    """The passphrase that was typed, or the key file, serves until the interface is left."""
    screen = Screen()
    (tmp_path / "typed").mkdir()
    typed = database(tmp_path / "typed", Key(passphrase=PASSPHRASE))
    filed = database(tmp_path, Key(raw=RAW))
    browse(screen, f"{PASSPHRASE}\n", typed, "--who", "Ben")
    browse(screen, "", filed, "--who", "Ben", "--key-file", key_file(tmp_path))
    for looking, session, seen in screen.opened:
        assert session is not None
        assert seen is not None
        session.opened(looking, "P-001")

        assert session.news(seen) is None


def test_the_past_is_opened_as_it_was(tmp_path: Path) -> None:
    """The moment that is asked for reaches the interface, which says so."""
    screen = Screen()
    browse(screen, "", database(tmp_path), "--who", "Ben", "--known-at", "2026-11-21")
    ((looking, session, _),) = screen.opened

    assert session is not None
    assert session.known_at is not None
    assert session.known_at > MADE
    assert "as it was known on 2026-11-21" in looking.notes[0]


def test_an_agency_that_the_plan_does_not_have_is_refused(tmp_path: Path) -> None:
    """The journal names no agency by a slip of the pen."""
    screen = Screen()
    done = browse(screen, "", database(tmp_path), "--who", "Ben", "--agency", "nobody")

    assert (2, []) == (done.code, screen.opened)


@pytest.mark.parametrize(
    ("kept", "given", "expected"),
    [
        ("OAK", (), "oak"),
        ("oak", ("--agency", "icb"), "icb"),
        ("elsewhere", (), None),
    ],
)
def test_the_agency_that_is_kept_is_worked_for(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kept: str,
    given: tuple[str, ...],
    expected: str | None,
) -> None:
    """Who keeps their name and agency is asked nothing, and works for it where the plan has it."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "settings.json"))
    settings.keep(who="Dora", agency=kept)
    screen = Screen()
    done = browse(screen, "", database(tmp_path), *given)
    ((looking, session, _),) = screen.opened

    assert (0, "") == (done.code, done.err)
    assert session is not None
    assert ("Dora", expected, expected) == (session.who, session.request.agency, looking.agency)
