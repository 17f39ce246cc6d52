"""What is suggested to be typed works where it is typed."""

import sys
from pathlib import Path

import pytest

from tcplan.cli.output import called


@pytest.mark.parametrize(
    ("started", "found", "expected"),
    [
        (".venv/bin/tcplan", None, ".venv/bin/tcplan"),
        ("{here}/.venv/bin/tcplan", None, ".venv/bin/tcplan"),
        ("{here}/.venv/bin/tcplan", "{here}/.venv/bin/tcplan", "tcplan"),
        ("{here}/.venv/bin/tcplan", "{here}/other/tcplan", ".venv/bin/tcplan"),
        ("{here}/tcplan", None, "./tcplan"),
        ("/opt/my tools/tcplan", None, "'/opt/my tools/tcplan'"),
        ("{here}/pytest", None, "tcplan"),
    ],
)
def test_the_program_is_called_as_it_can_be_called_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: str, found: str | None, expected: str
) -> None:
    """From a checkout it is called by its place, once it is installed by its name."""
    monkeypatch.chdir(tmp_path)
    place = found.format(here=tmp_path) if found else None
    monkeypatch.setattr(sys, "argv", [started.format(here=tmp_path)])
    monkeypatch.setattr("tcplan.cli.output.shutil.which", lambda _: place)

    assert expected == called()
