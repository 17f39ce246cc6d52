"""The journal tells who did what, and any change can be taken back in the open."""

import datetime as dt

import pytest

from tcplan.domain.changes import Add, Amend, Change, Remove
from tcplan.errors import CannotUndoError, PlanInvalidError, WrongUseError
from tcplan.store.database import Database
from tcplan.store.interface import Asked
from tests.builders import control, small_plan
from tests.tcplan.store.stores import by, bytes_of, provider


def test_the_journal_tells_who_did_what(store: Database) -> None:
    """A change is told with its before, its after, its reason, the person, the agency, the time."""
    reason = by("Ben", 5, agency="oak", why="They told us")
    store.save([Amend("oak", {"name": "Oak Lodge"})], by=reason, seen=store.versions)
    row = store.journal()[-1]

    assert ("amend", "agencies", "oak", "Ben", "oak", "They told us", 2) == (
        row.action,
        row.collection,
        row.entity,
        row.who,
        row.agency,
        row.why,
        row.version,
    )
    assert row.before is not None
    assert row.after is not None
    assert ("Oak", "Oak Lodge") == (row.before["name"], row.after["name"])
    assert reason.at == row.at


def test_the_journal_is_asked_by_person_agency_and_date(store: Database) -> None:
    """What changed for a person, for an agency, or since the last review is found."""
    store.save([Amend("oak", {"name": "Oak Lodge"})], by=by("Ben", 60), seen=store.versions)
    changed = by("Cat", 120, agency="oak")
    store.save([Amend("P-001", {"preferred_name": "Rob"})], by=changed, seen=store.versions)
    since = by("", 90).at

    def who(asked: Asked) -> list[str]:
        return [row.who for row in store.journal(asked)]

    assert ["Cat"] == who(Asked(since=since))
    assert ["Ben"] == who(Asked(since=by("", 30).at, until=since))
    assert ["Cat"] == who(Asked(agency="oak"))
    assert ["Ann", "Cat"] == who(Asked(individual="P-001", entity="P-001"))


def test_a_clock_that_runs_behind_cannot_turn_the_journal_round(store: Database) -> None:
    """A row is never earlier than the row before it."""
    store.save([Amend("oak", {"name": "Oak Lodge"})], by=by("Ben", 60), seen=store.versions)
    store.save([Amend("oak", {"name": "Oak"})], by=by("Cat", 30), seen=store.versions)

    assert by("", 60).at == store.journal()[-1].at


def test_a_moment_has_its_time_zone(store: Database) -> None:
    """A journal without time zones would say two things in October."""
    with pytest.raises(WrongUseError, match="time zone"):
        store.save(
            [Amend("oak", {"name": "Elm"})],
            by=by(at=dt.datetime(2026, 11, 22)),  # noqa: DTZ001
            seen=store.versions,
        )


def test_a_change_is_undone_and_redone_in_the_open(store: Database) -> None:
    """An undone change is gone from the plan and stands in the journal, and so does its redo."""
    saved = store.save([Amend("oak", {"name": "Oak Lodge"})], by=by(), seen=store.versions)
    undone = store.undo(saved.change, by=by("Ben"))
    redone = store.redo(saved.change, by=by("Cat"))

    assert (small_plan(), saved.plan) == (undone.plan, redone.plan)
    assert [
        ("amend", "Ann", None),
        ("undo", "Ben", saved.change),
        ("redo", "Cat", undone.change),
    ] == [(row.action, row.who, row.undoes) for row in store.journal()[-3:]]
    assert store.verify().whole


def test_an_undo_never_takes_back_what_came_later(store: Database) -> None:
    """A change is not undone under a later change, and the later one is named."""
    first = store.save([Amend("oak", {"name": "Oak Lodge"})], by=by(), seen=store.versions)
    later = store.save([Amend("oak", {"name": "Oaks"})], by=by("Ben"), seen=store.versions)

    with pytest.raises(CannotUndoError, match=f"Ben.*change {later.change}"):
        store.undo(first.change, by=by())
    store.undo(later.change, by=by())
    assert small_plan() == store.undo(first.change, by=by()).plan


def test_changes_are_undone_and_redone_in_any_number(store: Database) -> None:
    """Undo and redo walk back and forth along the changes."""
    plans = [store.load()]
    saves = []
    for name in ("One", "Two", "Three"):
        change = store.save([Amend("oak", {"name": name})], by=by(), seen=store.versions)
        saves.append(change.change)
        plans.append(change.plan)
    back = [store.undo(change, by=by()).plan for change in reversed(saves)]
    forth = [store.redo(change, by=by()).plan for change in saves]
    again = store.undo(saves[-1], by=by()).plan

    assert (plans[2::-1], plans[1:], plans[2]) == (back, forth, again)


@pytest.mark.parametrize("twice", ["undo", "redo", "undo of an undo", "nothing", "the beginning"])
def test_what_cannot_be_undone_is_said(store: Database, twice: str) -> None:
    """An undo of what is undone already, or of the beginning, is refused and changes nothing."""
    saved = store.save([Amend("oak", {"name": "Oak Lodge"})], by=by(), seen=store.versions)
    undone = store.undo(saved.change, by=by())
    head = store.head
    ask, change = {
        "undo": (store.undo, saved.change),
        "undo of an undo": (store.undo, undone.change),
        "redo": (store.redo, undone.change),
        "nothing": (store.undo, 999),
        "the beginning": (store.undo, 1),
    }[twice]
    with pytest.raises(CannotUndoError):
        ask(change, by=by())

    assert head == store.head


def test_an_undo_that_would_break_the_plan_is_refused(store: Database) -> None:
    """An agency that something relies on by now is not taken out by an undo."""
    added = store.save([Add(provider("elm"))], by=by(), seen=store.versions)
    store.save([Add(control("c-elm", "elm"))], by=by(), seen=store.versions)

    with pytest.raises(PlanInvalidError):
        store.undo(added.change, by=by())


def test_the_plan_is_shown_as_it_was_known(store: Database) -> None:
    """For any moment the plan is what had been written until then, and no more."""
    plans = {0: store.load()}
    changes: list[Change] = [Add(provider("elm")), Amend("oak", {"name": "Oaks"}), Remove("elm")]
    for at, change in enumerate(changes, 1):
        plans[at] = store.save([change], by=by("Ann", 10 * at), seen=store.versions).plan

    for at, plan in plans.items():
        assert bytes_of(plan) == bytes_of(store.load(known_at=by("", 10 * at + 9).at))
    with pytest.raises(WrongUseError, match="begins later"):
        store.load(known_at=by("", -1).at)
