"""A terminal for each journey."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminals import ROOT, Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal of its own, gone when the test ends."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found = Terminal(f"tcplan-{os.getpid()}-{tmp_path.name}", tmp_path)
    yield found
    subprocess.run(["tmux", "-L", found.server, "kill-server"], check=False, capture_output=True)
