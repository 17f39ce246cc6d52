"""What the pages tell a newcomer to type works when it is typed."""

import re
import shlex
from pathlib import Path

import pytest

from tests.tcplan.cli.samples import FIXTURES, ROOT, run

PAGES = ("README.md", "docs/command-line.md", "docs/what-if.md")
NEEDS_A_TERMINAL = ("browse", "serve", "new", "settings")
STANDS_FOR_SOMETHING = ("…", "FILE.db")
"""What nobody types as it stands."""

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]


def examples() -> list[str]:
    """Each command of the pages that prints or writes something, once."""
    blocks = [
        block
        for page in PAGES
        for block in re.findall("```sh\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    ]
    lines = [line.split("|")[0].strip() for block in blocks for line in block.splitlines()]
    commands = [line.removeprefix(".venv/bin/") for line in lines]
    return [
        command
        for command in dict.fromkeys(commands)
        if command.startswith("tcplan ")
        and command.split()[1] not in NEEDS_A_TERMINAL
        and not any(sign in command for sign in STANDS_FOR_SOMETHING)
    ]


def test_there_are_examples() -> None:
    """The pages are read as they are: a newcomer finds more than a few commands in them."""
    assert len(examples()) > 20


@pytest.mark.parametrize("example", examples())
def test_an_example_works(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer who types what a page says gets what it promises, and no error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "settings.toml"))
    typed = re.sub(r"\$?\bPLAN\b", "fixtures/county-durham.plan.json", example)
    arguments = [re.sub("^fixtures/", f"{FIXTURES}/", part) for part in shlex.split(typed)]
    for folder in [part for part in arguments if part.endswith("/")]:
        Path(folder).mkdir()

    done = run(*arguments[1:])

    assert (1 if arguments[1] == "check" else 0) == done.code, done.err
