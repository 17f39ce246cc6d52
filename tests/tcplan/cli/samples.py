"""Runs of the command line for the tests; run as a program it writes the golden pages anew."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

from click.testing import CliRunner

from tcplan.cli import command_line
from tcplan.cli.page import Block
from tcplan.cli.showing import LISTS
from tcplan.exchange.plan_json import write
from tests.builders import robin

ROOT = Path(__file__).parents[3]
FIXTURES = ROOT / "fixtures"
GOLDEN = Path(__file__).parent / "golden"
STOPS = FIXTURES / "what-if" / "smaller-provider-stops.json"
COUNTY_DURHAM = FIXTURES / "county-durham.plan.json"

PAGES: dict[str, tuple[str, ...]] = {
    "people": ("show", "{plan}", "people"),
    "people-plain": ("show", "{plan}", "people", "--plain"),
    "people-60": ("show", "{plan}", "people", "--width", "60"),
    "overview": ("show", "{plan}", "P-001"),
    "network": ("show", "{plan}", "P-001", "network"),
    "network-plain": ("show", "{plan}", "P-001", "network", "--plain"),
    "risks": ("show", "{plan}", "P-001", "risks"),
    "risks-80-ascii": ("show", "{plan}", "P-001", "risks", "--width", "80", "--ascii"),
    "risks-plain": ("show", "{plan}", "P-001", "risks", "--plain"),
    "agency": ("show", "{plan}", "oak"),
    "withdraw": ("withdraw", "{plan}", "oak"),
    "withdraw-each": ("withdraw", "{plan}"),
    "withdraw-pairs": ("withdraw", str(COUNTY_DURHAM), "--pairs", "--most", "5"),
    "withdraw-pairs-of-one": ("withdraw", str(COUNTY_DURHAM), "p022-aunt", "--pairs"),
    "withdraw-each-person": ("withdraw", str(FIXTURES / "robin.plan.json"), "--each-person"),
    "check": ("check", str(COUNTY_DURHAM), "--individual", "P-097"),
    "check-plain": ("check", str(COUNTY_DURHAM), "--individual", "P-014", "--plain"),
    "rules": ("rules", "--as-at", "2026-11-22", "--pack", "Lincolnshire"),
    "calendar": ("show", str(COUNTY_DURHAM), "calendar", "--until", "2026-12-06"),
    "actions": ("show", str(COUNTY_DURHAM), "actions"),
    "concerns": ("show", str(COUNTY_DURHAM), "concerns"),
    "concerns-plain": ("show", str(COUNTY_DURHAM), "concerns", "--plain"),
    "caseload": ("show", str(COUNTY_DURHAM), "caseload"),
    "timeline": ("show", str(COUNTY_DURHAM), "P-014", "timeline"),
    "timeline-of-a-loop": ("show", str(COUNTY_DURHAM), "P-035", "timeline", "--width", "80"),
    "gates": ("show", str(COUNTY_DURHAM), "P-014", "gates"),
    "gates-plain": ("show", str(COUNTY_DURHAM), "P-097", "gates", "--plain"),
    "whatif": ("whatif", str(COUNTY_DURHAM), str(STOPS)),
    "whatif-of-one-80": (
        "whatif",
        str(COUNTY_DURHAM),
        str(STOPS),
        "--individual",
        "P-100",
        "--width",
        "80",
    ),
    "verify": ("verify",),
    "verify-60-ascii": ("verify", "--width", "60", "--ascii"),
}
"""Name of a golden page to the command that prints it; ``{plan}`` is Robin's plan."""


class Run(NamedTuple):
    """How one run of the command line ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path) -> Run:
    """Run the command line alone, without a terminal and without the screen."""
    done = CliRunner().invoke(command_line, [str(argument) for argument in arguments])
    return Run(done.exit_code, done.stdout, done.stderr)


class Shown(NamedTuple):
    """What one command would print: the command, its view, the schema of that, and the page."""

    command: tuple[str, ...]
    view: Any
    schema: str
    page: Sequence[Block]


def document(path: Path) -> dict[str, list[dict[str, str]]]:
    """A plan file as it stands on the disk."""
    loaded: dict[str, list[dict[str, str]]] = json.loads(path.read_text("utf-8"))
    return loaded


def ids(path: Path, collection: str) -> list[str]:
    """The ids of one collection of a plan file."""
    return [entity["id"] for entity in document(path).get(collection, [])]


def everything(path: Path, *, names: bool = False) -> tuple[Shown, ...]:
    """What every command prints of a plan: lists, each person through each lens, agencies."""
    return _everything(path, names)


@cache
def _everything(path: Path, names: bool) -> tuple[Shown, ...]:  # noqa: FBT001
    some = ids(path, "agencies")[:3]
    commands = [
        *(("show", place) for place in LISTS),
        *(
            ("show", person, lens)
            for person in ids(path, "individuals")
            for lens in ("overview", "network", "risks", "timeline")
        ),
        *(("show", agency) for agency in some),
        ("check", "--all"),
        ("withdraw",),
        ("withdraw", "--pairs"),
        ("withdraw", "--each-person"),
        *([("withdraw", *some)] if some else []),
    ]
    return tuple(_shown(path, command, names=names) for command in commands)


def _shown(path: Path, command: tuple[str, ...], *, names: bool) -> Shown:
    name, *more = command
    with patch("tcplan.cli.commands.show") as show:
        done = run(name, path, *more, *(["--names"] if names else []))
    assert done.err == ""
    view, schema, page, _ = show.call_args.args
    return Shown(command, view, schema, page)


def robins_plan(folder: Path) -> Path:
    """Robin's plan as a file."""
    path = folder / "robin.plan.json"
    write(robin(), path)
    return path


def page(name: str, plan: Path) -> str:
    """A golden page as it is printed now."""
    return run(*(part.format(plan=plan) for part in PAGES[name])).out


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        plan = robins_plan(Path(folder))
        for name in PAGES:
            (GOLDEN / f"{name}.txt").write_text(page(name, plan), "utf-8")
        from tests.tcplan.cli.histories import HISTORIES, told, worked_on

        for name in HISTORIES:
            (here := Path(folder) / name).mkdir()
            (GOLDEN / f"{name}.txt").write_text(told(name, worked_on(here)), "utf-8")
