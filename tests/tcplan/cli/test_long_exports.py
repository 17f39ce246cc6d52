"""A paper of many people says how far it has come, and Ctrl-C leaves nothing of it behind."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.national import national
from tcplan.cli import progress
from tests.tcplan.cli.databases import database, journal

PEOPLE = 60
PATIENCE = 120.0
_AT_ONCE = (
    "import tcplan.cli.progress as p; p.QUIET = 0.0; from tcplan.__main__ import main; main()"
)
"""The program, which says at once what it else says after two seconds: no test waits for that."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of many people."""
    return database(tmp_path_factory.mktemp("many"), plan=national(PEOPLE))


class _Export:
    """The export of a register from a database, on a terminal."""

    def __init__(self, base: Path, folder: Path) -> None:
        environment = os.environ | {"TCPLAN_SETTINGS": str(folder.parent / "settings.json")}
        words = ["export", str(base), "register", "--who", "Ann", "-o", str(folder)]
        self._terminal, stderr = pty.openpty()
        self.said = ""
        self.work = subprocess.Popen(
            [sys.executable, "-c", _AT_ONCE, *words],
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env=environment,
        )
        os.close(stderr)

    def read_until(self, ended: Callable[[str], bool]) -> None:
        """Read what it says until that is enough, or nothing more comes."""
        last = time.monotonic() + PATIENCE
        while not ended(self.said) and time.monotonic() < last:
            try:
                more = os.read(self._terminal, 65_536)
            except OSError:  # nobody writes there any more
                return
            self.said += more.decode("utf-8")


def _never(_: str) -> bool:
    return False


def test_ctrl_c_in_a_long_export_leaves_nothing(base: Path, tmp_path: Path) -> None:
    """Whoever stops a paper half way finds no file, no row in the journal and no message."""
    folder = tmp_path / "papers"
    folder.mkdir()
    before = journal(base)
    export = _Export(base, folder)
    export.read_until(lambda said: "Writing the " in said)
    export.work.send_signal(signal.SIGINT)
    export.read_until(_never)

    assert 130 == export.work.wait(PATIENCE)
    assert [] == list(folder.iterdir())
    assert before == journal(base)
    assert "Something went wrong" not in export.said


def test_a_long_export_says_how_far_it_has_come(base: Path, tmp_path: Path) -> None:
    """On a terminal each part of the work is told with how many of how many are done."""
    folder = tmp_path / "papers"
    folder.mkdir()
    export = _Export(base, folder)
    export.read_until(_never)

    assert 0 == export.work.wait(PATIENCE)
    assert f"risks, 100 of {len(national(PEOPLE).risks)}" in export.said
    assert "Wrote the " in export.said


def test_nobody_is_told_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script's error stream has no line about how far the work has come."""
    monkeypatch.setattr(progress, "QUIET", 0.0)
    progress.parts("Writing")("risks", 1, 2)

    assert "" == capsys.readouterr().err


def test_what_is_being_written_is_not_stopped_half_way() -> None:
    """Ctrl-C is heard until the writing begins, and again after it."""
    with progress.to_its_end() as begins:
        heard = signal.getsignal(signal.SIGINT)
        begins()
        within = signal.getsignal(signal.SIGINT)

    assert signal.SIG_IGN == within
    assert heard == signal.getsignal(signal.SIGINT) != signal.SIG_IGN
