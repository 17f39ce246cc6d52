"""Papers about everybody are the papers that are written one by one, all of them or none."""

import re
from pathlib import Path

import attrs
import pytest

from tcplan.domain.plan import Plan
from tcplan.errors import CheckFirstError, TcplanError, WrongUseError
from tcplan.planner import Looking, export_paper, export_papers
from tests.tcplan.cli.databases import journal
from tests.tcplan.planner.papers import asked, county, names_in, robins, telling


@pytest.fixture(autouse=True)
def _secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pseudonyms are made under a secret of the test's own."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "own" / "settings.json"))


def few() -> Looking:
    """Three people of the county, with everything that is shared."""
    from tcplan.domain.part import part_of

    plan: Plan = part_of(county().plan, ["P-014", "P-019", "P-022"])
    return attrs.evolve(county(), plan=plan)


def test_a_paper_of_many_is_the_paper_that_is_written_alone(tmp_path: Path) -> None:
    """Byte for byte and name for name, whoever the reader is."""
    looking = few()
    for reader in ("holder", "oak-support"):
        folder, alone = tmp_path / reader, tmp_path / f"{reader}-alone"
        alone.mkdir()
        wanted = asked("crisis-card", None, reader=reader, checked=True)
        done = export_papers(looking, wanted, "md", folder)
        for person in looking.plan.individuals:
            one = attrs.evolve(wanted, about=person.id)
            if reader == "holder" or any(
                tie.agency == reader and tie.individual == person.id
                for tie in looking.plan.relationships
                if tie.covers(looking.today)
            ):
                export_paper(looking, one, "md", alone)

        assert names_in(alone)
        assert done.papers == len(names_in(folder))
        for file in alone.iterdir():
            assert file.read_bytes() == (folder / file.name).read_bytes()


def test_each_provider_has_a_folder_of_its_own(tmp_path: Path) -> None:
    """Providers' papers lie apart, and what cannot be written is told under the holder's id."""
    done = export_papers(
        few(), asked(about=None, reader=None, checked=True), "md", tmp_path / "out"
    )
    folders = sorted(path.name for path in (tmp_path / "out").iterdir())

    assert "oakgill-support" in folders
    assert done.papers == len(names_in(tmp_path / "out"))
    for one in done.left_out:
        assert re.fullmatch(r"P-\d+", one.about)
        assert not re.search(r"\b[A-Z2-7]{10}\b", one.why)


def test_what_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    """Stopped in the middle there is no paper, no hidden file and no folder."""

    def stop(done: int, of: int) -> None:
        if done:
            raise KeyboardInterrupt(of)

    with pytest.raises(KeyboardInterrupt):
        export_papers(few(), asked("cetr-pack", None), "md", tmp_path / "out", tell=stop)

    assert not (tmp_path / "out").exists()


def test_many_papers_are_journalled_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has its row with its place; where the journal cannot be written none stands."""
    looking = robins(tmp_path)
    wanted, base = asked("cetr-pack", None), tmp_path / "robin.db"
    export_papers(looking, wanted, "md", tmp_path / "first")
    rows = [entry for entry in journal(base) if entry.action == "export"]

    def refuse(*_: object, **__: object) -> None:
        raise TcplanError("The journal is full.")

    monkeypatch.setattr("tcplan.store.database.Database.exported", refuse)
    with pytest.raises(TcplanError, match="full"):
        export_papers(looking, wanted, "md", tmp_path / "second")

    assert [str(tmp_path / "first" / "P-001-cetr-pack-2026-11-22.md")] == [e.why for e in rows]
    assert not (tmp_path / "second").exists()


def test_the_secret_is_read_once_for_many_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many people are handed their own paper, the database is opened for it once."""
    asked_for = []

    def secret(looking: Looking) -> bytes:
        asked_for.append(looking)
        return bytes(range(32))

    monkeypatch.setattr("tcplan.planner.papers_many.secret_of", secret)
    wanted = asked("easy-read", None, checked=True)
    done = export_papers(few(), wanted, "md", tmp_path / "out")

    assert (3, 1) == (done.papers, len(asked_for))


def test_one_paper_to_be_read_first_holds_all(tmp_path: Path) -> None:
    """While free text in one of them may tell who it is, none is written; each is named."""
    with pytest.raises(CheckFirstError, match="P-014 for the person it is about"):
        export_papers(telling(few()), asked("easy-read", None), "md", tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_files_that_are_there_are_kept(tmp_path: Path) -> None:
    """A folder of last week's papers is replaced only when that is allowed."""
    wanted = asked("cetr-pack", None)
    export_papers(few(), wanted, "md", tmp_path / "out")
    (tmp_path / "out" / "P-014-cetr-pack-2026-11-22.md").write_text("mine", "utf-8")
    with pytest.raises(WrongUseError, match="is there already"):
        export_papers(few(), wanted, "md", tmp_path / "out")

    assert "mine" == (tmp_path / "out" / "P-014-cetr-pack-2026-11-22.md").read_text("utf-8")
    export_papers(few(), wanted, "md", tmp_path / "out", replace=True)
    assert "mine" != (tmp_path / "out" / "P-014-cetr-pack-2026-11-22.md").read_text("utf-8")


def test_one_paper_about_everybody_is_not_one_for_each(tmp_path: Path) -> None:
    """A weekly paper is written once."""
    with pytest.raises(WrongUseError, match="is one paper"):
        export_papers(few(), asked("weekly", None), "md", tmp_path / "out")

    assert not (tmp_path / "out").exists()
