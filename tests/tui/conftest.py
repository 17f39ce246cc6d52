"""Golden screens stand still: no blinking cursor, no animation, one theme, one day."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.showing import screen_text
from tui import pressing

SCREENS = Path(__file__).parents[1] / "screens"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on the screen moves by itself, and keys may come faster than any hand's."""
    monkeypatch.setattr(pressing, "TWICE", 0.0)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _self: None)


@pytest.fixture(autouse=True)
def no_cover() -> None:
    """Coverage is counted where tcplan is tested by itself; counting here doubles the time.

    pytest-cov knows by this name which tests it leaves out.
    """


@pytest.fixture
def assert_screen(request: pytest.FixtureRequest) -> Callable[[Pilot[int], str], None]:
    """Compare the screen with the one kept under that name; `--update-screens` keeps it anew."""
    update = request.config.getoption("--update-screens")

    def check(pilot: Pilot[int], name: str) -> None:
        path = SCREENS / f"{name}.txt"
        shown = screen_text(pilot)
        if update:
            path.write_text(shown, "utf-8")
        assert path.read_text("utf-8") == shown

    return check
