"""A program started without a standard stream, as by some schedulers, ends as it promises."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tcplan.cli.databases import database
from tests.tcplan.cli.samples import COUNTY_DURHAM, ROOT

PLAN = str(COUNTY_DURHAM.with_name("robin.plan.json"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")


def run(closed: str, *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a run with some of its streams closed."""
    command = shlex.join([sys.executable, "-m", "tcplan", *arguments])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} {closed}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_nothing_to_read_from_is_no_keyboard() -> None:
    """Without stdin a page is printed, because nobody has to be asked."""
    code, out, err = run("<&-", "show", PLAN, "people")

    assert (0, "") == (code, err)
    assert "P-014" in out


@pytest.mark.parametrize("arguments", [("show", PLAN, "people"), ("--help",)], ids=["page", "help"])
def test_a_page_that_goes_nowhere_is_told(arguments: tuple[str, ...]) -> None:
    """Without stdout the run says that its page was lost, and does not end as done."""
    assert (2, "", "The output could not be written: bad file descriptor.\n") == run(
        ">&-", *arguments
    )


def test_an_error_that_nobody_hears_keeps_its_number() -> None:
    """Without stderr a file that is not there still ends with 2, not with what `check` found."""
    assert (2, "", "") == run("2>&-", "show", "none.plan.json", "people")


def test_no_error_is_written_into_a_database(tmp_path: Path) -> None:
    """Without any stream a database is opened beside their places, and stays whole."""
    file = str(database(tmp_path))
    before = Path(file).read_bytes()

    assert (2, "", "") == run("<&- >&- 2>&-", "show", file, "nobody")
    assert before == Path(file).read_bytes()
