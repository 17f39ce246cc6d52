"""A user's settings are kept for that user alone, and broken ones stop nobody."""

import json
from pathlib import Path

import pytest

from tcplan.planner import settings
from tcplan.planner.settings import Kept, Settings


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings of this test are kept; nothing is there yet."""
    path = tmp_path / "config" / "tcplan" / "settings.json"
    monkeypatch.setenv("TCPLAN_SETTINGS", str(path))
    return path


def test_what_was_chosen_is_there_the_next_time(file: Path) -> None:
    """A planner says once who they are and which theme they can read."""
    assert ("", "") == (settings.keep(who="Dora", agency="icb"), settings.keep(theme="contrast"))

    assert Kept(Settings(who="Dora", agency="icb", theme="contrast")) == settings.read()
    assert 0o600 == file.stat().st_mode & 0o777
    assert 0o700 == file.parent.stat().st_mode & 0o777


def test_without_settings_nothing_is_chosen(file: Path) -> None:
    """A new user starts with nothing, and looking leaves nothing behind."""
    assert Kept() == settings.read()
    assert not file.parent.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[1]",
        '{"who": 7}',
        '{"tour_seen": "yes"}',
        '{"theme": "pink"}',
        '{"who": "' + "x" * 201 + '"}',
        "[" * 30_000,
        "x" * 70_000,
        "\udcff",
    ],
    ids=["empty", "words", "list", "number", "flag", "theme", "long", "deep", "large", "bytes"],
)
def test_broken_settings_are_said_and_left_alone(file: Path, text: str) -> None:
    """Settings that cannot be understood count for nothing, are told of, and are not lost."""
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8", "surrogateescape")
    kept = settings.read()

    assert Settings() == kept.settings
    assert kept.problem.startswith("Your settings in ")
    assert "\n" not in kept.problem
    assert kept.problem == settings.keep(who="Dora")
    assert text == file.read_text("utf-8", "surrogateescape")


def test_what_a_newer_program_keeps_is_not_lost(file: Path) -> None:
    """Two versions of the program on one machine do not take each other's settings away."""
    file.parent.mkdir(parents=True)
    file.write_text('{"who": "Dora", "font": "large"}', "utf-8")
    settings.keep(tour_seen=True)

    assert {"who": "Dora", "font": "large", "tour_seen": True} == json.loads(file.read_text())


def test_a_folder_that_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, the program goes on and says that it forgets."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "file" / "settings.json"))

    assert "they hold until you leave" in settings.keep(theme="dark")
    assert Settings() == settings.read().settings


def test_a_user_without_a_home_can_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an empty home folder nothing is read and nothing is written at the machine's root."""
    monkeypatch.delenv("TCPLAN_SETTINGS")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", "")

    assert None is settings.place()
    assert Kept() == settings.read()
    assert "they hold until you leave" in settings.keep(theme="dark")


def test_settings_lie_where_the_system_keeps_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Settings are found where every other program of this user has its own."""
    monkeypatch.delenv("TCPLAN_SETTINGS")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    found = settings.place()

    assert found is not None
    assert (True, "settings.json") == (found.is_relative_to(tmp_path), found.name)
