"""Saving: all or nothing, every rule asked, and never over what somebody else has changed."""

import datetime as dt
from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.domain.records import Acceptance, Action
from tcplan.errors import (
    CannotUndoError,
    InvalidValueError,
    PlanInvalidError,
    StaleError,
    UnknownIdError,
    WrongUseError,
)
from tcplan.store.database import Database, open_database
from tcplan.store.interface import Asked
from tcplan.store.rows import ABOUT
from tests.builders import about, control, day, individual, risk, robin, small_plan, source
from tests.tcplan.store.stores import by, bytes_of, made, path_of, provider, sql


@pytest.fixture
def store(tmp_path: Path) -> Database:
    """A small plan in a database, loaded."""
    store = made(tmp_path)
    store.load()
    return store


def test_a_saved_change_is_there_for_everybody(store: Database) -> None:
    """What one person saves, the next one reads."""
    changes: list[Change] = [Amend("oak", {"name": "Oak Lodge"}), Add(provider("elm"))]
    store.save(changes, by=by(), seen=store.versions)

    with open_database(path_of(store)) as other:
        assert apply(small_plan(), changes) == other.load()


def test_a_plan_that_breaks_a_rule_is_not_saved(store: Database) -> None:
    """A control that nobody holds any more is found before anything is written."""
    with pytest.raises(PlanInvalidError):
        store.save([Remove("oak")], by=by(), seen=store.versions)

    assert small_plan() == store.load()
    assert store.verify().whole


def test_a_wrong_value_is_not_saved(store: Database) -> None:
    """A state that no code list has is refused, and so is everything saved with it."""
    changes: list[Change] = [
        Amend("oak", {"name": "Oak Lodge"}),
        Amend("c-oak", {"state": "perhaps"}),
    ]
    with pytest.raises(InvalidValueError):
        store.save(changes, by=by(), seen=store.versions)

    assert small_plan() == store.load()


def test_a_stale_save_is_refused_with_both_values(store: Database) -> None:
    """Nobody overwrites a colleague's change unseen: both values and the name are told."""
    with open_database(path_of(store)) as other:
        other.load()
        other.save([Amend("oak", {"name": "Oak House"})], by=by("Ben"), seen=other.versions)
    with pytest.raises(StaleError) as refused:
        store.save([Amend("oak", {"name": "Oak Lodge"})], by=by(), seen=store.versions)

    (clash,) = refused.value.clashes
    assert ("oak", "name", "Oak Lodge", "Oak House", "Ben") == (
        clash.entity,
        clash.field,
        clash.yours,
        clash.theirs,
        clash.who,
    )
    assert "Oak House" in str(refused.value)
    assert "Oak House" == store.load().by_id["oak"].name


def test_a_change_of_another_field_is_not_merged_silently(store: Database) -> None:
    """Two changes of one control may contradict each other, so a person decides."""
    with open_database(path_of(store)) as other:
        other.load()
        other.save([Amend("c-oak", {"state": "failed"})], by=by("Ben"), seen=other.versions)

    with pytest.raises(StaleError):
        store.save([Amend("c-oak", {"owner": "night lead"})], by=by(), seen=store.versions)


def test_changes_of_different_things_both_stand(store: Database) -> None:
    """Two people who change two things do not get in each other's way."""
    with open_database(path_of(store)) as other:
        other.load()
        other.save([Amend("oak", {"name": "Oak House"})], by=by("Ben"), seen=other.versions)
    saved = store.save([Amend("icb", {"name": "The ICB"})], by=by(), seen=store.versions)

    assert ("Oak House", "The ICB") == (
        saved.plan.by_id["oak"].name,
        saved.plan.by_id["icb"].name,
    )


@pytest.mark.parametrize("mine", [Amend("elm", {"name": "Elm House"}), Remove("elm")])
def test_what_somebody_removed_is_not_changed(store: Database, mine: Amend | Remove) -> None:
    """A change of what is gone by now says who took it out."""
    store.save([Add(provider("elm"))], by=by(), seen=store.versions)
    with open_database(path_of(store)) as other:
        other.load()
        other.save([Remove("elm")], by=by("Ben"), seen=other.versions)

    with pytest.raises(StaleError, match="by Ben"):
        store.save([mine], by=by(), seen=store.versions)


def test_two_people_cannot_add_the_same_id(store: Database) -> None:
    """The second to add an id is told that the first has it."""
    with open_database(path_of(store)) as other:
        other.load()
        other.save([Add(provider("elm"))], by=by("Ben"), seen=other.versions)

    with pytest.raises(StaleError, match="Ben"):
        store.save([Add(provider("elm", name="Elm House"))], by=by(), seen=store.versions)


def test_what_was_never_seen_is_not_changed(store: Database) -> None:
    """A change without a version is no change of something that was read."""
    with pytest.raises(StaleError):
        store.save([Amend("oak", {"name": "Oak Lodge"})], by=by(), seen={})


def test_a_removed_id_that_comes_back_is_another_version(store: Database) -> None:
    """What was seen of an entity before it was removed stays stale after it has come back."""
    store.save([Add(provider("elm"))], by=by(), seen=store.versions)
    before = store.versions
    store.save([Remove("elm")], by=by(), seen=store.versions)
    store.save([Add(provider("elm"))], by=by(), seen=store.versions)

    assert 3 == store.versions["elm"]
    with pytest.raises(StaleError):
        store.save([Remove("elm")], by=by(), seen=before)


def test_an_unknown_id_is_named(store: Database) -> None:
    """A change of what the plan never had suggests what was meant."""
    with pytest.raises(UnknownIdError, match="oak"):
        store.save([Remove("oaks")], by=by(), seen=store.versions)


def test_a_save_that_changes_nothing_writes_nothing(store: Database) -> None:
    """The journal tells of changes only."""
    saved = store.save([Amend("oak", {"name": "Oak"})], by=by(), seen=store.versions)

    assert 0 == saved.change
    assert [] == [entry for entry in store.journal() if entry.action == "amend"]


def test_the_plans_own_particulars_are_saved_and_undone(store: Database) -> None:
    """The title of a plan is journalled like everything else."""
    saved = store.save([], by=by(), seen=store.versions, about=about(title="New title"))
    with pytest.raises(StaleError):
        store.save([], by=by(), seen={ABOUT: 1}, about=about(title="Other title"))
    undone = store.undo(saved.change, by=by())

    assert ("New title", "Test plan") == (saved.plan.about.title, undone.plan.about.title)
    assert store.verify().whole


def test_the_order_of_a_plan_is_kept(store: Database) -> None:
    """What is removed and put back by undo stands where it stood; what is added stands last."""
    before = bytes_of(store.load())
    removed = store.save([Remove("c-oak"), Remove("r-pain")], by=by(), seen=store.versions)
    store.save([Add(risk("r-late", "t-late"))], by=by(), seen=store.versions)
    store.undo(removed.change, by=by())
    plan = store.load()

    assert ["r-pain", "r-late"] == [found.id for found in plan.risks]
    store.save([Remove("r-late")], by=by(), seen=store.versions)
    assert before == bytes_of(store.load())


def test_what_is_removed_and_added_again_in_one_change_stands_last(store: Database) -> None:
    """The plan that is shown after a save is the plan that the next reader loads."""
    changes: list[Change] = [
        Remove("c-oak"),
        Add(control("c-elm", "oak")),
        Add(control("c-oak", "oak")),
    ]
    saved = store.save(changes, by=by(), seen=store.versions)

    with open_database(path_of(store)) as other:
        assert saved.plan == other.load()
        assert ["c-elm", "c-oak"] == [found.id for found in other.load().controls]
    store.undo(saved.change, by=by())
    assert small_plan() == store.load()
    assert store.verify().whole


def test_an_action_that_passes_to_another_person_leaves_nothing_behind(store: Database) -> None:
    """No journal row of one person holds words about another."""
    action = Action(
        id="a-1",
        source=source(),
        individual="P-001",
        what="Ask Robin",
        owner="oak",
        asked_on=day(-9),
        due=day(9),
    )
    store.save([Add(individual("P-002")), Add(action)], by=by(), seen=store.versions)
    changes: list[Change] = [Amend("a-1", {"individual": "P-002", "what": "Ask Sam"})]
    store.save(changes, by=by(), seen=store.versions)
    rows = store.journal(Asked(entity="a-1"))

    assert [("add", "P-001"), ("remove", "P-001"), ("add", "P-002")] == [
        (row.action, row.individual) for row in rows
    ]
    assert store.verify().whole


def test_an_acceptance_belongs_to_the_person_whose_gap_it_accepts(store: Database) -> None:
    """What is said about a person's gap is found, and goes, with the person."""
    accepted = Acceptance(
        id="ok-1",
        source=source(),
        finding="no-deputy",
        about="t-unnoticed",
        reason="Recruiting",
        owner="Ann",
        until=day(30),
    )
    store.save([Add(accepted)], by=by(), seen=store.versions)

    assert "P-001" == store.journal(Asked(entity="ok-1"))[0].individual


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


def test_words_are_found_wherever_they_stand(tmp_path: Path) -> None:
    """Search finds a beginning of a word, ignores accents, and takes no word for a command."""
    with made(tmp_path, robin()) as store:
        store.load()
        changes: list[Change] = [Amend("oak", {"name": 'Café OR "Oak" NEAR(x) * -'})]
        store.save(changes, by=by(), seen=store.versions)

        assert "oak" in {hit.entity for hit in store.search("cafe near(x")}
        assert "s-quiet" not in {hit.entity for hit in store.search("quiet at mea")}
        assert ["r-pain"] == [hit.entity for hit in store.search("quiet at mea")]
        for odd in ('"', "* - ^", "AND", "a:b", "\0", "\ud800", 'x" OR "y'):
            store.search(odd)


def test_the_index_follows_the_plan(store: Database) -> None:
    """What is changed or removed is not found by its old words."""
    store.save([Add(provider("elm", name="Heron"))], by=by(), seen=store.versions)
    store.save([Amend("elm", {"name": "Egret"})], by=by(), seen=store.versions)

    assert ([], ["elm"]) == (
        [hit.entity for hit in store.search("heron")],
        [hit.entity for hit in store.search("egret")],
    )
    store.save([Remove("elm")], by=by(), seen=store.versions)
    assert () == store.search("egret")


def test_a_code_that_no_list_has_cannot_be_stored_at_all(store: Database) -> None:
    """The database itself refuses a value that the domain does not know."""
    with pytest.raises(Exception, match="CHECK constraint"):
        sql(store).execute("UPDATE controls SET state = 'perhaps'")
