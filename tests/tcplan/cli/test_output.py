"""What cannot be written is said, and what nobody reads any more is no fault."""

import errno
import io
import sys

import pytest

from tcplan.cli import main
from tcplan.cli.output import Manner, OutputClosedError, narrate, put
from tcplan.errors import CannotWriteError


class Failing(io.StringIO):
    """An output that fails as soon as it is written to."""

    encoding = "utf-8"

    def __init__(self, fault: OSError) -> None:
        super().__init__()
        self._fault = fault

    def write(self, _: str) -> int:
        """Fail."""
        raise self._fault


def test_a_reader_that_has_gone_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of which somebody read only the first lines is not a page that was lost."""
    monkeypatch.setattr(sys, "stdout", Failing(BrokenPipeError()))

    with pytest.raises(OutputClosedError):
        put("page")


def test_output_that_was_lost_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that a full disk did not keep is not taken for kept."""
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(sys, "stdout", Failing(full))

    with pytest.raises(CannotWriteError, match="could not be written: no space left on device"):
        put("page")


def test_narration_that_nobody_hears_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where even stderr is gone, the exit code still tells how the run ended."""
    silent = Failing(OSError(errno.EIO, "Input/output error"))
    monkeypatch.setattr(sys, "stderr", silent)

    narrate("heard by nobody")

    assert "" == silent.getvalue()


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", "Brück\n"), ("ascii", "Br<U+00FC>ck\n")])
def test_narration_keeps_to_the_letters_of_the_console(
    encoding: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence that quotes a name reaches an old console too."""
    heard = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    monkeypatch.setattr(sys, "stderr", heard)

    narrate("Brück")

    assert said == heard.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("at_terminal", "columns"), [(False, 100), (True, 72)], ids=["a pipe", "a terminal"]
)
def test_the_page_is_as_wide_as_the_terminal(
    at_terminal: bool,  # noqa: FBT001
    columns: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page fits the terminal in front of the planner; a file gets the same width everywhere."""
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: at_terminal, raising=False)

    assert columns == Manner(as_json=False, plain=False, ascii=False, width=None).columns()


def test_the_command_line_runs_as_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    """Started by its entry point, the program prints and ends with its number."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert 0 == ended.value.code
    assert capsys.readouterr().out.startswith("tcplan ")
