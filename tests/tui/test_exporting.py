"""The export dialog: which paper, for whom, in which format, under which names, and where to."""

from pathlib import Path

import pytest

from tcplan import planner
from tcplan.planner import formats
from tests.tui.plans import robin
from tests.tui.showing import looking, press, screen_text, settled, showing
from tui.dialogs.export import Export


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "md", "json"])
async def test_a_summary_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """The export writes the summary under the person's id, without their name, and says so."""
    monkeypatch.chdir(tmp_path)
    right = formats().index(form)
    async with showing(looking(robin()), "e", *["right"] * right, "enter") as pilot:
        written = tmp_path / f"P-001-summary-2026-11-22.{form}"

        assert [written.name] == sorted(names_in(tmp_path))
        assert b"Robin" not in written.read_bytes()
        assert f"Written · {form} · ids only" in screen_text(pilot)


async def test_names_are_in_a_summary_only_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names shown on the screen do not slip into a file: the dialog asks anew."""
    monkeypatch.chdir(tmp_path)
    async with showing(looking(robin(), names=True), "e") as pilot:
        assert "(•) hidden, ids only" in screen_text(pilot)
        await press(pilot, *["right"] * formats().index("md"), "down", "right", "enter")

        assert "Robin" in (tmp_path / "P-001-summary-2026-11-22.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("answer", "kept"), [("enter", "mine"), ("escape", "mine"), ("j", "<!doctype html>")]
)
async def test_a_file_that_is_there_is_replaced_only_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, kept: str
) -> None:
    """The export asks before it writes over a file, and keeping it is what enter does."""
    monkeypatch.chdir(tmp_path)
    there = tmp_path / "P-001-summary-2026-11-22.html"
    there.write_text("mine", "utf-8")
    async with showing(looking(robin()), "e", "enter") as pilot:
        assert "is there already" in screen_text(pilot)
        await press(pilot, answer, *(["enter"] if answer == "j" else []))

        assert there.read_text("utf-8").lower().startswith(kept)


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A summary that cannot be written leaves the dialog open and says why."""
    async with showing(looking(robin()), "e") as pilot:
        field = pilot.app.screen.query_one("#file")
        field.value = str(tmp_path / "nowhere" / "x.html")  # type: ignore[attr-defined]
        await press(pilot, "enter")

        assert "Export · risk summary of P-001" in screen_text(pilot)
        assert [] == sorted(names_in(tmp_path))


async def test_a_summary_can_be_read_before_it_is_written() -> None:
    """The key p shows the summary as it would be written."""
    async with showing(looking(robin()), "e", "p") as pilot:
        assert "Preview, as md" in screen_text(pilot)
        assert "P-001" in screen_text(pilot)


async def test_another_paper_is_chosen_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to the first line, and another kind of paper is offered with its own readers."""
    monkeypatch.chdir(tmp_path)
    async with showing(looking(robin()), "e", "up", "up", "right") as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, Export)
        assert "summary" != dialog.kind.name
        assert planner.paper_words(dialog.kind.name) in screen_text(pilot)


async def test_on_an_agency_papers_about_it_are_offered() -> None:
    """What can be written on the page of an agency is about that agency, or about everybody."""
    async with showing(looking(robin()), "2", "e") as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, Export)
        assert {"agency"} == {dialog.kind.about}
        assert dialog.about is not None


async def test_enter_is_answered_before_anything_has_the_focus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever presses enter the moment the dialog appears gets the file."""
    monkeypatch.chdir(tmp_path)
    async with showing(looking(robin()), "e") as pilot:
        pilot.app.screen.set_focus(None)
        await press(pilot, "enter")

        assert ["P-001-summary-2026-11-22.html"] == sorted(names_in(tmp_path))


async def test_enter_before_the_dialog_stands_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An enter that comes before the dialog is on the screen is carried out once it is."""
    monkeypatch.chdir(tmp_path)
    async with showing(looking(robin())) as pilot:
        dialog = Export("P-001")
        dialog.do_open()
        await pilot.app.push_screen(dialog)
        await settled(pilot)

        assert ["P-001-summary-2026-11-22.html"] == sorted(names_in(tmp_path))
