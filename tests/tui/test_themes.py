"""Whoever cannot see colours, or sees them badly, reads the same; nothing moves or blinks."""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style
from textual.pilot import Pilot
from textual.widgets import Input

from tcplan.planner.settings import THEMES, Kept, Settings, read
from tests.builders import individual, small_plan
from tests.tui.plans import three_people
from tests.tui.showing import ROOT, WIDE, looking, press, screen_text, settled, showing
from tui import themes
from tui.app import PlannerApp

ROBIN = ROOT / "fixtures" / "robin.plan.json"
LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}
FRAMES = 3.0
"""What frames and bars need, which are no text (success criterion 1.4.11)."""
WALK = ("r", "t", "2", "ctrl+p", "escape", "1", "slash")
_FRAME = re.compile(r"[\s\u2500-\u259f]*")
_COLOUR = re.compile(r"\x1b\[(?:[0-9;:]*[;:])?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")


def contrast(style: Style) -> float:
    """The contrast of a style: from 1, none, to 21, black on white."""
    assert style.color
    assert style.bgcolor
    text, ground = map(luminance, (style.color, style.bgcolor))
    return (max(text, ground) + 0.05) / (min(text, ground) + 0.05)


def luminance(color: Color) -> float:
    """How light a colour is to an eye, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def poor(pilot: Pilot[int], least: float) -> Iterator[tuple[str, float]]:
    """What is drawn on the screen in front with too little contrast."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  (the only way in)
    if pilot.app.screen.is_modal:
        box = pilot.app.screen.query_one(".dialog").region
        strips = [strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom]]
    for strip in strips:
        for text, style, _ in strip:
            frame = _FRAME.fullmatch(text) is not None
            if text.strip() and style is not None:
                found = contrast(style)
                if found < (FRAMES if frame else least):
                    yield text, round(found, 2)


def test_every_theme_has_a_name_that_the_settings_know() -> None:
    """A theme that is chosen can be kept."""
    assert set(THEMES) == set(themes.ALL)


@pytest.mark.slow
async def test_every_style_can_be_read() -> None:
    """All that is drawn, on every kind of screen, has the contrast that its theme promises."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    app = PlannerApp(looking(three_people()))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        for key in ("", *WALK):
            await press(pilot, *filter(None, [key]))
            for theme, least in LEAST.items():
                app.theme = themes.full_name(theme)
                await pilot.pause()
                found[key, theme] = list(poor(pilot, least))

    assert {} == {at: poorly for at, poorly in found.items() if poorly}


async def test_t_goes_through_the_themes_and_keeps_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planner who needs high contrast chooses it once."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "settings.json"))
    app = PlannerApp(looking(three_people()), kept=Kept(Settings(tour_seen=True)))
    seen = []
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        for _ in THEMES:
            seen.append(app.theme.removeprefix("tcplan-"))
            await press(pilot, "T")
        await press(pilot, "T", "T")
        said = screen_text(pilot)

    assert list(THEMES) == seen
    assert "contrast" == read().settings.theme
    assert "Theme: high contrast." in said


async def test_what_cannot_be_kept_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written, the theme changes all the same and says that it is not kept."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "file" / "settings.json"))
    app = PlannerApp(looking(three_people()), kept=Kept(Settings(tour_seen=True)))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "T")
        said = " ".join(screen_text(pilot).split())

    assert "tcplan-light" == app.theme
    assert "could not be kept" in said


async def test_nothing_blinks_and_nothing_moves() -> None:
    """The cursor of a line of text stands still, and no change on the screen is animated."""
    async with showing(looking(three_people()), "slash") as pilot:
        focused = pilot.app.focused
        assert isinstance(focused, Input)
        blinks, moves = focused.cursor_blink, pilot.app.animation_level

    assert (False, "none") == (blinks, moves)


@pytest.mark.slow
async def test_ascii_draws_every_screen_with_ascii() -> None:
    """On an old console signs and frames are ASCII, so that none of them is lost."""
    app = PlannerApp(looking(three_people()), ascii=True)
    wrong: dict[str, list[str]] = {}
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        for key in ("", *WALK, "escape", "T"):
            await press(pilot, *filter(None, [key]))
            wrong[key] = [line for line in screen_text(pilot).splitlines() if not line.isascii()]

    assert {} == {key: lines for key, lines in wrong.items() if lines}


async def test_ascii_leaves_letters_as_they_were_written() -> None:
    """A name keeps its accents, because without them it is another name."""
    plan = small_plan(individuals=(individual("P-001", preferred_name="Zoë Łukasz"),))
    app = PlannerApp(looking(plan, names=True), ascii=True)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Zoë Łukasz" in screen_text(pilot)


def drawn(**environment: str) -> str:
    """Every byte that reaches a real terminal while somebody walks through some screens."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", "browse", str(ROBIN)],
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "36"} | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    found = b""
    try:
        for words, key in ((b"P-014", b"o"), (b"WHAT MATTERS TO ME", b"r"), (b"COULD START", b"q")):
            while words not in found:
                assert select.select([ours], [], [], 40)[0], found
                found += os.read(ours, 65_536)
            os.write(ours, key)
        program.wait(40)
    finally:
        program.kill()
        program.wait()
        os.close(ours)
    return found.decode("utf-8", "replace")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_no_colour_leaves_the_program_when_none_is_wanted() -> None:
    """With NO_COLOR not one colour reaches the terminal, and all the words and signs do."""
    found = drawn(NO_COLOR="1")

    assert _COLOUR.search("\x1b[1;38;2;18;18;18mred")
    assert _COLOUR.search("\x1b[31mred")
    assert None is _COLOUR.search(found)
    assert "▌" in found
    assert "\x1b[5m" not in found
