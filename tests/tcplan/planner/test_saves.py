"""A person's history is told save by save, in words, and other people in it are only counted."""

from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend, Remove
from tcplan.domain.records import Review
from tcplan.views.saves import SavesView
from tests.builders import day, source
from tests.tcplan.planner.sessions import database, renamed, save, session


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin and Sam, as Ann began the plan."""
    return database(tmp_path)


def told(base: Path, individual: str = "P-001", *, names: bool = False) -> SavesView:
    """The history of a person as Ben sees it."""
    ben = session(base)
    return ben.saves(ben.look(names=names)[0], individual)


def test_the_newest_stands_first(base: Path) -> None:
    """A planner sees first what was done last, and the beginning at the end."""
    save(base, "Ben", 10, renamed("Rowan"))
    save(base, "Cat", 20, renamed("Robyn"), agency="oak", why="asked for")
    last, _, first = told(base).saves

    assert ("Cat", "Oak", "asked for") == (last.who, last.agency, last.why)
    assert (True, "Ann") == (first.began, first.who)


def test_a_field_is_told_before_and_after(base: Path) -> None:
    """What changed is told in words on both sides, with what it was changed on."""
    save(base, "Ben", 10, Amend("c-oak", {"state": "failed"}))
    (deed,) = told(base).saves[0].deeds

    assert ("control", "changed") == (deed.kind, deed.done)
    assert [("State", "Tested", "Failed")] == [(f.label, f.before, f.after) for f in deed.fields]


def test_other_people_are_only_counted(base: Path) -> None:
    """Inside one person's record a change that touched others too says only how many entries."""
    save(base, "Ben", 10, renamed("Rowan"), Amend("P-002", {"preferred_name": "Sammy"}))
    last = told(base, names=True).saves[0]

    assert (1, 1) == (len(last.deeds), last.others)
    assert "Sam" not in str(last)


def test_what_concerns_somebody_else_is_not_there(base: Path) -> None:
    """A change of Sam's record is none of Robin's."""
    save(base, "Ben", 10, Amend("P-002", {"preferred_name": "Sammy"}))

    assert ["Ann"] == [one.who for one in told(base).saves]


def test_names_of_the_past_are_hidden_too(base: Path) -> None:
    """While names are hidden, neither the old name nor the new one is told."""
    save(base, "Ben", 10, renamed("Rowan"), why="Robin would rather be Rowan")
    last = told(base).saves[0]

    assert "P-001 would rather be P-001" == last.why
    assert not {"Robin", "Rowan"} & set(str(last).replace("'", " ").split())


def test_a_thing_that_is_gone_is_called_what_it_was_called(base: Path) -> None:
    """A holder that has left the plan since is still told by name."""
    save(base, "Ben", 10, Amend("c-oak", {"deputy": None}))
    save(base, "Ben", 20, Remove("tie-elm"), Remove("c-training"))
    save(base, "Ben", 30, Remove("elm"))
    (field,) = told(base).saves[1].deeds[0].fields

    assert ("Deputy", "agency “Elm”") == (field.label, field.before)


def test_an_undo_says_what_it_took_back(base: Path) -> None:
    """The change and its undoing name each other."""
    change = save(base, "Ben", 10, renamed("Rowan"))
    session(base).turn("undo", change, "")
    undo, taken = told(base).saves[:2]

    assert (True, change, False) == (undo.took_back, undo.undoes, undo.undone)
    assert (change, True) == (taken.change, taken.undone)


def test_who_opened_the_record_stands_beside(base: Path) -> None:
    """Openings are told apart from changes, the last first."""
    for who in ("Ben", "Cat"):
        one = session(base, who)
        one.opened(one.look(names=False)[0], "P-001")
    view = told(base)

    assert ["Cat", "Ben"] == [opened.who for opened in view.opened]
    assert ["Ann"] == [one.who for one in view.saves]


def test_what_changed_since_the_last_review_counts_its_own_day(base: Path) -> None:
    """What was recorded on the day of the review belongs to it; what came before does not."""
    held = Review(
        id="rev",
        source=source(),
        individual="P-001",
        kind="dsr",
        held=day(-1),
    )
    due = Review(id="rev-2", source=source(), individual="P-001", kind="dsr", due=day(30))
    save(base, "Ben", 10, renamed("Rowan"))
    save(base, "Cat", 60 * 24, Add(held), Add(due))
    save(base, "Dee", 60 * 30, renamed("Robyn"))
    view = told(base)

    assert view.reviewed is not None
    assert day(-1) == view.reviewed.on
    assert ["Dee", "Cat"] == [one.who for one in view.since_review()]


def test_without_a_review_there_is_nothing_to_count_from(base: Path) -> None:
    """No review held is said as none, and not taken for everything or nothing changed."""
    view = told(base)

    assert (None, ()) == (view.reviewed, view.since_review())
