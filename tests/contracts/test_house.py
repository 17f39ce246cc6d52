"""What the house style promises and no linter checks."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tcplan

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
FULL_MODULE = 400
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def modules(*folders: str) -> Iterator[Path]:
    """Every Python file under these folders of the checkout."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def at(path: Path, line: int = 0) -> str:
    """A place in the checkout as a reader would look it up."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def locked(name: str) -> dict[str, str]:
    """The version that a lock pins for each package."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def wanted() -> list[Requirement]:
    """What the project asks for by name, at run time and for development."""
    groups = PROJECT["dependency-groups"]
    asked = [*PROJECT["project"]["dependencies"], *groups["build"], *groups["dev"]]
    return [Requirement(entry) for entry in asked if isinstance(entry, str)]


def test_every_test_says_what_it_shows() -> None:
    """A clinician can read, in one sentence each, what the tests hold."""
    silent = [
        at(path, node.lineno)
        for path in modules("tests")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]

    assert [] == silent


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    """A module past 400 lines is two modules."""
    long = {
        at(path): lines
        for path in modules("tcplan", "tui")
        if (lines := len(path.read_text("utf-8").splitlines())) > FULL_MODULE
    }

    assert {} == long


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_download_from(lock: str) -> None:
    """A hospital's own package mirror serves the same locks, so they name no host and no folder."""
    place = re.compile(r"://|^\s*-(?!-hash=)|file:|(?<![\w-])/[a-z]+/|[A-Z]:\\", re.MULTILINE)

    assert [] == place.findall((ROOT / lock).read_text("utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    """A package that was changed on the way cannot be installed."""
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    pinned = [entry for entry in entries if "==" in entry.partition("\n")[0]]

    assert pinned
    assert [] == [entry for entry in pinned if "--hash=sha256:" not in entry]


def test_the_development_lock_contains_the_planners_lock() -> None:
    """Tests run on exactly the packages that a planner runs."""
    planner, development = map(locked, LOCKS)

    assert planner == {name: development.get(name) for name in planner}


def test_the_locks_answer_what_the_project_asks() -> None:
    """Nobody changes what the project needs and forgets to lock it."""
    pins = locked("requirements-dev.lock")

    assert [] == [
        str(need)
        for need in wanted()
        if not need.specifier.contains(pins.get(canonicalize_name(need.name), "0"))
    ]


@pytest.mark.parametrize("name", sorted({need.name for need in wanted()}))
def test_every_dependency_is_accounted_for(name: str) -> None:
    """Each package that tcplan or its tests ask for has its reason written down."""
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")

    assert re.search(rf"^\| {re.escape(name)} \|", reasons, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(locked("requirements.lock")))
def test_every_installed_package_has_its_licence_written_down(name: str) -> None:
    """An information-governance lead finds the licence of all that is installed."""
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    row = re.search(rf"^\| {re.escape(name)} \|.*$", told, re.MULTILINE)

    assert row
    assert re.search(r"MIT|BSD|Apache|PSF|MPL|OFL|public domain", row[0])


def test_the_changelog_tells_of_this_version() -> None:
    """A planner can read what the version in front of them can do."""
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert re.search(rf"^## {re.escape(tcplan.__version__)}\b", changes, re.MULTILINE)


def test_the_diagram_library_has_one_door() -> None:
    """The library behind the cover answers can be replaced, because one module knows it."""
    doors = [
        at(path)
        for path in modules("tcplan", "tui")
        if re.search(r"^\s*(import|from) relibmss\b", path.read_text("utf-8"), re.MULTILINE)
    ]

    assert len(doors) == 1, doors


def test_every_rule_that_is_switched_off_says_why() -> None:
    """No check of the code is silenced for the whole project without a reason beside it."""
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    block = re.search(r"^ignore = \[\n(.*?)^\]", settings, re.MULTILINE | re.DOTALL)

    assert block
    assert [] == [line for line in block[1].splitlines() if "# " not in line]


def test_a_decision_can_be_found_by_its_number() -> None:
    """No two decision records share a number, so a number in a hazard log means one decision."""
    numbers = [path.name.partition("-")[0] for path in (ROOT / "docs" / "adr").glob("*.md")]

    assert sorted(set(numbers)) == sorted(numbers)
    assert [] == [number for number in numbers if not re.fullmatch(r"\d{4}", number)]


@pytest.mark.parametrize("record", sorted(path.name for path in (ROOT / "docs/adr").glob("*.md")))
def test_a_decision_says_what_was_weighed(record: str) -> None:
    """Each decision record gives its context, the decision and what follows from it."""
    text = (ROOT / "docs" / "adr" / record).read_text("utf-8")

    assert ["Context", "Decision", "Consequences"] == re.findall(r"^## (.+)$", text, re.MULTILINE)
