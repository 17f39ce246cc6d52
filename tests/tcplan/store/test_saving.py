"""Saving: all or nothing, every rule asked, and never over what somebody else has changed."""

from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.domain.records import Acceptance, Action
from tcplan.errors import InvalidValueError, PlanInvalidError, StaleError, UnknownIdError
from tcplan.store.database import Database, open_database
from tcplan.store.interface import Asked
from tcplan.store.rows import ABOUT
from tests.builders import about, control, day, individual, risk, robin, small_plan, source
from tests.tcplan.store.stores import by, bytes_of, made, path_of, provider, sql


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
