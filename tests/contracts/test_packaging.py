"""What is installed is whole: both packages, the code lists, the sample plans, one command."""

import configparser
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import tcplan

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built the way a packager builds it, without reaching for the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    build += ["--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), "."]
    done = subprocess.run(build, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """The path of every file in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files(folder: str, pattern: str) -> set[str]:
    """The files of the checkout under a folder, as paths from its root."""
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob(pattern)}


def test_the_wheel_holds_two_packages_and_nothing_else(names: set[str]) -> None:
    """Installing tcplan adds tcplan and tui, and no stray folder of tests or fixtures."""
    assert {"tcplan", "tui", f"tcplan-{tcplan.__version__}.dist-info"} == {
        name.split("/")[0] for name in names
    }


@pytest.mark.parametrize("package", ["tcplan", "tui"])
def test_every_module_is_in_the_wheel(names: set[str], package: str) -> None:
    """No module that works in the checkout is missing after an install."""
    modules = files(package, "**/*.py")

    assert f"{package}/__init__.py" in modules
    assert modules == {n for n in names if n.startswith(f"{package}/") and n.endswith(".py")}


@pytest.mark.parametrize("package", ["tcplan", "tui"])
def test_both_packages_say_that_they_are_typed(names: set[str], package: str) -> None:
    """Whoever builds on tcplan gets its types checked."""
    assert f"{package}/py.typed" in names


def test_the_sample_plans_travel_with_the_wheel(names: set[str]) -> None:
    """The demonstration opens on a laptop that has never seen the checkout."""
    samples = {Path(name).name for name in names if name.startswith("tcplan/samples/")}

    assert "county-durham.plan.json" in samples
    assert {Path(name).name for name in files("fixtures", "*.plan.json")} == samples


def test_lists_and_rules_travel_with_the_wheel(names: set[str]) -> None:
    """Delay codes, legal statuses and retention periods are there after an install."""
    lists, rules = files("tcplan/domain/codes", "*.toml"), files("tcplan/rules", "**/*.toml")

    assert lists
    assert rules
    assert files("tcplan", "**/*.toml") == {name for name in names if name.endswith(".toml")}


def test_the_template_of_the_pdfs_travels_with_the_wheel(names: set[str]) -> None:
    """A PDF is written on a laptop that has never seen the checkout."""
    assert "tcplan/report/paper.typ" in names


def test_the_page_of_the_browser_travels_with_the_wheel(names: set[str]) -> None:
    """The interface opens in a browser on a laptop that has never seen the checkout."""
    page = {f"tui/serving/page.{kind}" for kind in ("html", "css", "js")}

    assert page == {name for name in names if name.startswith("tui/serving/page.")}


def test_the_command_is_called_tcplan(wheel: Path) -> None:
    """A planner types tcplan, and the front end with the screen answers."""
    commands = configparser.ConfigParser()
    with zipfile.ZipFile(wheel) as archive:
        info = f"tcplan-{tcplan.__version__}.dist-info/entry_points.txt"
        commands.read_string(archive.read(info).decode())

    assert {"tcplan": "tui.__main__:main"} == dict(commands["console_scripts"])


def test_an_installed_tcplan_shows_its_demonstration(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout and without a terminal, the demonstration prints its overview."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    # The unpacked wheel stands before the checkout, which an editable install offers as well.
    program = (
        "import sys; sys.meta_path[:] = [f for f in sys.meta_path if 'Redirecting' not in repr(f)];"
        "sys.path.insert(0, 'installed'); from tui.__main__ import main; main(['demo'])"
    )

    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )

    assert done.returncode == 0, done.stderr
    assert re.search(r"\bP-\d{3}\b", done.stdout)


@pytest.mark.parametrize("folder", ["tests", "fixtures"])
def test_an_editable_install_offers_only_the_packages(folder: str, tmp_path: Path) -> None:
    """A developer cannot import by accident what a planner will not have."""
    program = f"import importlib.util as u; print(u.find_spec({folder!r}))"

    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.strip() == "None"
