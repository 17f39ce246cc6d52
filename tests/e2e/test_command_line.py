"""The command line in a process of its own: pipes, full disks, other encodings, no terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "fixtures" / "county-durham.plan.json"
FULL = Path("/dev/full")


def start(
    *arguments: str | Path, module: str = "tui", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a line of bash, where ``$tcplan`` and ``$plan`` stand for themselves."""
    names = {"tcplan": f"{sys.executable} -m tui", "plan": str(PLAN)}
    return subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env=os.environ | names,
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("module", ["tui", "tcplan"])
def test_help_is_there_with_and_without_the_screen(module: str) -> None:
    """Both ways of starting the program answer, also where no screen is installed."""
    done = start("--help", module=module)

    assert (0, b"") == (done.returncode, done.stderr)
    assert b"Usage: tcplan" in done.stdout


@pytest.mark.parametrize("module", ["tui", "tcplan"])
def test_help_imports_neither_the_screen_nor_the_analysis(module: str) -> None:
    """Help comes at once, because nothing is loaded that help does not need."""
    program = (
        f"import sys; from {module}.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'textual', 'networkx', 'relibmss', 'cattrs', 'attr'}\n"
        "heavy |= {'typst', 'docx', 'lxml', 'xlsxwriter'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert "[]\n" == done.stderr


def test_the_demonstration_runs_without_a_terminal() -> None:
    """In a job without a terminal the demonstration prints the people and ends well."""
    done = start("demo")

    assert 0 == done.returncode
    assert b"P-014" in done.stdout


def test_the_interface_asks_for_a_terminal() -> None:
    """In a pipe the interface is not opened, and the way to print is said."""
    done = start("browse", PLAN)

    assert (2, b"") == (done.returncode, done.stdout)
    assert b"needs a terminal" in done.stderr


@pytest.mark.parametrize("command", ["show $plan P-014 risks", "show --help"])
def test_a_reader_that_stops_reading_is_no_fault(command: str) -> None:
    """Looking at the first lines of a long page prints no message about a fault."""
    done = shell(
        f"set -o pipefail; $tcplan {command} --width 60 2>&1 | head -1; exit $?".replace(
            "--help --width 60", "--help"
        )
    )

    assert done.returncode in {0, 141}
    assert b"rror" not in done.stdout
    assert 1 == len(done.stdout.splitlines())


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, which Linux has")
def test_a_full_disk_is_said() -> None:
    """Output that could not be kept is not taken for kept."""
    done = shell("$tcplan show $plan people > /dev/full")

    assert 2 == done.returncode
    assert b"could not be written: no space left on device" in done.stderr
    assert 1 == len(done.stderr.splitlines())


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, which Linux has")
def test_an_export_to_a_full_disk_is_said() -> None:
    """A paper that could not be kept is not taken for kept."""
    done = shell("$tcplan export $plan summary --individual P-014 > /dev/full")

    assert 2 == done.returncode
    assert 1 == len(done.stderr.splitlines())


def test_a_terminal_that_lacks_the_signs_gets_ascii() -> None:
    """An old console prints ASCII and a note, and never ends in a fault over one letter."""
    done = start("show", PLAN, "P-014", "network", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert 0 == done.returncode
    assert done.stdout.isascii()
    assert b"ASCII is printed" in done.stderr


def test_a_file_name_that_is_no_text_is_said() -> None:
    """A file name with stray bytes is answered like every other missing file."""
    done = shell("$tcplan show $'no\\xffsuch.plan.json' people")

    assert 2 == done.returncode
    assert b"There is no file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_unreadable_folder_is_said(tmp_path: Path) -> None:
    """A path through a file, not a folder, is answered with one sentence."""
    done = start("show", PLAN / "plan.json", "people", HOME=str(tmp_path))

    assert 2 == done.returncode
    assert 1 == len(done.stderr.splitlines())


def test_a_run_changes_no_file(tmp_path: Path) -> None:
    """Looking at a plan leaves the plan and its folder as they were."""
    copy = tmp_path / "plan.json"
    copy.write_bytes(PLAN.read_bytes())
    for command in (("show", copy, "people"), ("check", copy), ("withdraw", copy)):
        start(*command)

    assert [copy] == list(tmp_path.iterdir())
    assert PLAN.read_bytes() == copy.read_bytes()


def test_the_same_question_gets_the_same_bytes() -> None:
    """Two planners who ask the same get the same page."""
    pages = {
        start("show", PLAN, "P-014", "risks", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")
    }

    assert 1 == len(pages)
