"""The command line opens the interface only where somebody can use it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tcplan.cli import Front, command_line
from tcplan.planner import Looking, Seen, Session
from tests.tcplan.cli.samples import robins_plan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Robin's plan as a file."""
    return robins_plan(tmp_path)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal."""
    monkeypatch.setattr("tcplan.cli.commands.on_terminal", lambda: True)


class Screen:
    """Stands in for the interface: keeps what it was opened on, and ends as it is told."""

    def __init__(self, ends: int = 0) -> None:
        self.opened: list[Looking] = []
        self._ends = ends

    def __call__(
        self,
        looking: Looking,
        _session: Session | None = None,
        _seen: Seen | None = None,
        /,
        *,
        ascii: bool = False,  # noqa: A002, ARG002
    ) -> int:
        """Open it."""
        self.opened.append(looking)
        return self._ends


def start(screen: Screen, *arguments: str | Path) -> Result:
    """Run the command line with a screen."""
    return CliRunner().invoke(command_line, [str(a) for a in arguments], obj=Front(screen))


@pytest.mark.usefixtures("terminal")
def test_browse_opens_the_plan_as_asked(plan: Path) -> None:
    """The interface opens on the plan, the day and the names that were asked for."""
    screen = Screen()
    done = start(screen, "browse", plan, "--as-at", "2027-01-02", "--names")
    (looking,) = screen.opened

    assert (0, "") == (done.exit_code, done.output)
    assert ("robin.plan.json", "2027-01-02", True) == (
        looking.file,
        looking.day.isoformat(),
        looking.names,
    )


@pytest.mark.usefixtures("terminal")
def test_the_demonstration_opens_the_sample() -> None:
    """At a terminal the demonstration opens the interface on County Durham, names hidden."""
    screen = Screen()

    assert 0 == start(screen, "demo").exit_code
    assert [("county-durham.plan.json", False)] == [(s.file, s.names) for s in screen.opened]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("manner", [("--plain",), ("--json",), ("--ascii",), ("--width", "80")])
def test_the_demonstration_prints_when_asked_how(manner: tuple[str, ...]) -> None:
    """Who asks for text at a terminal, such as with a screen reader, gets text."""
    screen = Screen()
    done = start(screen, "demo", *manner)

    assert (0, []) == (done.exit_code, screen.opened)
    assert "P-014" in done.stdout


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("command", ["demo", "browse"])
def test_a_fault_of_the_interface_is_no_success(command: str, plan: Path) -> None:
    """A script learns that the interface ended with a fault, and takes it for no finding."""
    arguments = (command, plan) if command == "browse" else (command,)

    assert 2 == start(Screen(ends=1), *arguments).exit_code


def test_the_interface_is_not_opened_without_a_terminal(plan: Path) -> None:
    """In a pipe or a job the interface is not opened, and the way to print is said."""
    screen = Screen()
    done = start(screen, "browse", plan)

    assert (2, []) == (done.exit_code, screen.opened)
    assert "needs a terminal" in done.stderr
