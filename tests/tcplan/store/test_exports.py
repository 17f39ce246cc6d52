"""Papers and copies are journalled as they are: each that there is, and none that there is not."""

import hashlib
from pathlib import Path

import attrs
import pytest

from tcplan.domain.changes import Add, Amend
from tcplan.errors import CannotWriteError, WrongUseError
from tcplan.store.database import Database, open_database, restore
from tcplan.store.interface import Head, Paper
from tests.builders import individual, small_plan
from tests.tcplan.store.stores import by, made, path_of, provider, sql, unguarded

GUESS = hashlib.sha256(b"a plan").hexdigest()


def paper(individual: str | None = None, where: str = "out.json") -> Paper:
    """A paper from the beginning of the journal."""
    return Paper(
        kind="summary" if individual else "plan",
        form="md" if individual else "json",
        individual=individual,
        names=individual is None,
        head=Head(3, "abc"),
        digest=GUESS,
        where=where,
    )


def copies(store: Database, whose: str) -> list[tuple[str, str, str]]:
    """What a person's record says about copies of it."""
    return [(c.what, c.where, c.who) for c in store.subject_access(whose).copies]


def test_a_paper_is_journalled_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    """Whoever asks later finds who took what, for whom, from which state, and where it went."""
    with made(tmp_path) as store:
        store.exported(paper("P-001"), by=by("Ben", why="for the panel"))
        (entry,) = (entry for entry in store.journal() if entry.action == "export")

        assert ("P-001", "Ben", "icb", "out.json: for the panel") == (
            entry.individual,
            entry.who,
            entry.agency,
            entry.why,
        )
        told = {
            "kind": "summary",
            "form": "md",
            "names": False,
            "head": "3:abc",
            "digest": GUESS,
            "audience": "holder",
        }
        assert told == entry.after
        assert store.verify().whole


def test_each_person_is_told_of_their_own_papers_and_of_whole_plans(tmp_path: Path) -> None:
    """A summary of one person is no copy of another; an exported plan is a copy of everybody."""
    with made(tmp_path) as store:
        store.exported(paper(), by=by("Ann"))
        store.load()
        store.save([Add(individual("P-002"))], by=by(), seen=store.versions)
        store.exported(paper("P-001", "one.md"), by=by("Ben"))
        store.exported(paper("P-002", "two.md"), by=by("Cat"))
        store.exported(paper(where="all.json"), by=by("Dan"))

        assert [
            ("plan", "out.json", "Ann"),
            ("summary", "one.md", "Ben"),
            ("plan", "all.json", "Dan"),
        ] == copies(store, "P-001")
        assert [("summary", "two.md", "Cat"), ("plan", "all.json", "Dan")] == copies(store, "P-002")


def test_a_person_is_told_who_was_to_read_a_paper(tmp_path: Path) -> None:
    """A paper for an agency names the agency; what went to the public is nobody's copy."""
    with made(tmp_path) as store:
        for_oak = attrs.evolve(paper("P-001"), audience="agency", recipient="oak", version=4)
        store.exported(for_oak, by=by())
        store.exported(attrs.evolve(paper(), kind="committee", audience="public"), by=by())
        (copy,) = store.subject_access("P-001").copies
        first, second = (entry.after or {} for entry in store.journal()[-2:])

        assert ("agency", "oak") == (copy.audience, copy.recipient)
        assert ("agency", "oak", 4) == (first["audience"], first["recipient"], first["version"])
        assert ("committee", "public") == (second["kind"], second["audience"])


def test_papers_that_leave_together_are_journalled_together(tmp_path: Path) -> None:
    """Each paper has its row and its place; where one cannot be journalled, none is."""
    with made(tmp_path) as store:
        store.exported(paper("P-001", "one.md"), paper(where="all.json"), by=by())
        with pytest.raises(AttributeError):
            store.exported(paper(where="two.md"), "no paper", by=by())  # type: ignore[arg-type]
        told = [(e.individual, e.why) for e in store.journal() if e.action == "export"]

        assert [("P-001", "one.md"), (None, "all.json")] == told
        assert store.verify().whole


def test_nothing_to_guess_from_stays_of_an_exported_plan(tmp_path: Path) -> None:
    """An erasure takes the digests of plans in which the person stood, and only of those."""
    with made(tmp_path) as store:
        store.load()
        store.exported(paper(where="before.json"), by=by())
        store.save([Add(individual("P-002"))], by=by(), seen=store.versions)
        store.exported(paper(where="all.json"), by=by())
        store.erase("P-002", by=by("Ann", 1))
        kept = [entry for entry in store.journal() if entry.action == "export"]

        assert [(False, "before.json"), (True, "all.json")] == [(e.erased, e.why) for e in kept]
        assert store.verify().whole
        assert [("plan", "before.json"), ("plan", "all.json")] == [
            told[:2] for told in copies(store, "P-001")
        ]


@pytest.mark.parametrize("erased", [(), ("P-002",)])
def test_details_that_vanish_without_an_erasure_are_found(
    tmp_path: Path, erased: tuple[str, ...]
) -> None:
    """Only the erasure of somebody who stood in it explains that a paper's details are gone."""
    with made(tmp_path) as store:
        store.load()
        store.exported(paper(), by=by())
        row = store.head.seq
        store.save([Add(individual("P-002"))], by=by(), seen=store.versions)
        for name in erased:
            store.erase(name, by=by())
        triggers = (
            sql(store).execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        )
        unguarded(store).execute("DELETE FROM images WHERE seq = ?", (row,))
        for (trigger,) in triggers:
            sql(store).execute(trigger)

        assert row == store.verify().broken


def test_a_paper_does_not_make_others_read_the_plan_anew(tmp_path: Path) -> None:
    """What stands in the plan is as it was after a paper has left it."""
    with made(tmp_path) as store:
        before = store.load()
        with open_database(path_of(store)) as other:
            other.exported(paper(), by=by("Ben"))

        assert before == store.load()
        saved = store.save([Amend("oak", {"name": "Oaks"})], by=by(), seen=store.versions)
        assert "Oaks" == saved.plan.by_id["oak"].name


def test_a_copy_that_came_to_nothing_is_not_listed(tmp_path: Path) -> None:
    """A stick that was not there is journalled as a copy that failed, and is no copy."""
    with made(tmp_path) as store:
        store.back_up(tmp_path / "there.db", by=by())
        with pytest.raises(CannotWriteError):
            store.back_up(tmp_path / "stick" / "copy.db", by=by("Ben"))

        assert [("backup", str(tmp_path / "there.db"), "Ann")] == copies(store, "P-001")
        assert ["backup", "backup", "failed"] == [e.action for e in store.journal()[-3:]]
        assert store.journal()[-2].change == store.journal()[-1].undoes
        assert store.verify().whole


def test_a_restored_copy_knows_of_itself(tmp_path: Path) -> None:
    """Whoever erases somebody from a restored plan is told of the copy that it came from."""
    copy = tmp_path / "copy.db"
    with made(tmp_path) as store:
        store.back_up(copy, by=by())
    restore(copy, tmp_path / "again.db")

    with open_database(tmp_path / "again.db") as again:
        assert [("backup", str(copy), "Ann")] == copies(again, "P-001")


def test_a_plan_can_be_had_as_it_stood_at_any_row(tmp_path: Path) -> None:
    """Whoever kept the head of a plan can have that plan again, whatever was done since."""
    with made(tmp_path) as store:
        store.load()
        first = store.loaded
        store.save([Amend("oak", {"name": "Oaks"})], by=by(), seen=store.versions)
        second = store.loaded
        store.save([Add(provider("elm"))], by=by(), seen=store.versions)

        assert small_plan() == store.at(first)
        assert "Oaks" == store.at(second).by_id["oak"].name
        assert store.load() == store.at(store.head)
        for strange in (Head(second.seq, first.digest), Head(999, first.digest)):
            with pytest.raises(WrongUseError, match="has no row"):
                store.at(strange)


def test_what_was_loaded_says_of_which_row_it_tells(tmp_path: Path) -> None:
    """A plan of the past names the row of the past, and a plan of today the last row."""
    with made(tmp_path) as store:
        store.load()
        began = store.loaded
        store.save([Amend("oak", {"name": "Oaks"})], by=by("Ann", 5), seen=store.versions)
        store.looked("P-001", by=by("Ann", 6))
        now = (store.load(), store.loaded)[1]
        then = (store.load(known_at=by("", 1).at), store.loaded)[1]

    assert (store.loaded, began) == (then, then)
    assert began.seq + 2 == now.seq
