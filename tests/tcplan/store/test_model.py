"""Whatever is done in whatever order, the database and a plain dictionary tell the same."""

import contextlib
import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tcplan.domain.changes import Add, Amend, Remove
from tcplan.domain.plan import Plan
from tcplan.errors import StaleError, UnknownIdError
from tcplan.store import driver
from tcplan.store.database import open_database
from tcplan.store.interface import By, Saved
from tests.builders import individual, small_plan
from tests.tcplan.store.stores import START, key, made, path_of, provider, sql

AGENCIES = st.sampled_from(["ash", "beech", "cedar"])
PEOPLE = st.sampled_from(["P-101", "P-102"])
NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)

Names = dict[str, str]
"""Id to name: all that the model knows of an agency or a person."""


class Work(RuleBasedStateMachine):
    """Somebody works on a plan: the model is dictionaries, one for each moment."""

    @initialize()
    def begin(self) -> None:
        """A small plan, in which agencies and people come and go."""
        self.folder = tempfile.TemporaryDirectory()
        self.store = made(Path(self.folder.name), small_plan(), key())
        self.store.load()
        self.colleague = open_database(path_of(self.store), key=key())
        self.colleague.load()
        self.minute = 0
        self.names: Names = {}
        self.versions: dict[str, int] = {}
        self.moments: dict[int, Names] = {0: {}}
        self.done: list[tuple[int, Names, Names]] = []
        self.undone: list[tuple[int, Names, Names]] = []
        self.erased: set[str] = set()

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "store"):
            self.store.close()
            self.colleague.close()
            self.folder.cleanup()

    def by(self) -> By:
        """Ann, a minute later."""
        self.minute += 1
        return By(who="Ann", agency="icb", at=START + dt.timedelta(minutes=self.minute), why="so")

    def stands(self, saved: Saved, after: Names) -> None:
        """Note in the model what was saved."""
        for name in self.names.keys() | after.keys():
            if self.names.get(name) != after.get(name):
                self.versions[name] = self.versions.get(name, 0) + 1
        self.names = after
        self.moments[self.minute] = after
        plan = self.store.load()
        assert saved.plan == plan
        assert Plan(about=plan.about, **plan.collections()) == plan  # type: ignore[arg-type]

    def save(self, change: Add | Amend | Remove, after: Names) -> None:
        """Save one change, and note it."""
        before = self.names
        saved = self.store.save([change], by=self.by(), seen=self.store.versions)
        self.stands(saved, after)
        if saved.change:
            self.done.append((saved.change, before, after))
            self.undone.clear()

    @rule(name=AGENCIES, called=NAMES)
    def add_or_rename_an_agency(self, name: str, called: str) -> None:
        """An agency is added, or has another name."""
        known = name in self.names
        change = Amend(name, {"name": called}) if known else Add(provider(name, name=called))
        self.save(change, self.names | {name: called})

    @rule(name=PEOPLE, called=NAMES)
    def add_or_rename_a_person(self, name: str, called: str) -> None:
        """A person is added, or wants to be called something else."""
        known = name in self.names
        person = individual(name, preferred_name=called)
        change = Amend(name, {"preferred_name": called}) if known else Add(person)
        self.save(change, self.names | {name: called})

    @rule(name=AGENCIES)
    def remove(self, name: str) -> None:
        """An agency is taken out; nobody can take out what is not there."""
        if name in self.names:
            self.save(Remove(name), {k: v for k, v in self.names.items() if k != name})
        else:
            with contextlib.suppress(UnknownIdError):
                self.store.save([Remove(name)], by=self.by(), seen=self.store.versions)
                raise AssertionError

    @precondition(lambda self: self.names)
    @rule(data=st.data(), called=NAMES)
    def save_what_is_stale(self, data: st.DataObject, called: str) -> None:
        """A save with a version of before is refused, whatever it would change."""
        name = data.draw(st.sampled_from(sorted(self.names)))
        field = "preferred_name" if name.startswith("P-") else "name"
        seen = dict(self.store.versions) | {name: self.versions[name] - 1}
        with contextlib.suppress(StaleError):
            self.store.save([Amend(name, {field: called})], by=self.by(), seen=seen)
            raise AssertionError

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        """The last change is taken back."""
        change, before, after = self.done.pop()
        self.stands(self.store.undo(change, by=self.by()), before)
        self.undone.append((change, before, after))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """What was taken back last is done again."""
        change, before, after = self.undone.pop()
        self.stands(self.store.redo(change, by=self.by()), after)
        self.done.append((change, before, after))

    @rule(name=PEOPLE)
    def erase(self, name: str) -> None:
        """A person is erased, from every moment."""
        if name not in self.versions or (name in self.erased and name not in self.names):
            return
        self.store.erase(name, by=self.by())
        self.store.load()
        self.names = {k: v for k, v in self.names.items() if k != name}
        self.moments = {
            minute: {k: v for k, v in then.items() if k != name}
            for minute, then in self.moments.items()
        }
        self.moments[self.minute] = self.names
        self.erased.add(name)
        self.done.clear()
        self.undone.clear()

    @rule()
    def reopen(self) -> None:
        """The file is closed and opened again."""
        path = path_of(self.store)
        self.store.close()
        self.store = open_database(path, key=key())
        self.store.load()

    @rule()
    def go_to_the_other_desk(self) -> None:
        """A colleague, whose plan was last read at some earlier time, works on."""
        plan = self.store.load()
        self.store, self.colleague = self.colleague, self.store
        assert plan == self.store.load()
        assert dict(self.colleague.versions) == dict(self.store.versions)

    @rule(
        attack=st.sampled_from(
            [
                "DELETE FROM journal",
                "UPDATE journal SET who = 'Mallory'",
                "DELETE FROM images",
                "UPDATE images SET after = NULL",
                "UPDATE reasons SET why = 'x'",
                "UPDATE entities SET version = 1 WHERE version > 0",
                "UPDATE agencies SET kind = 'nobody'",
            ]
        )
    )
    def tamper(self, attack: str) -> None:
        """The guards refuse what no change does."""
        before = sql(self.store).execute("SELECT count(*) FROM journal").fetchone()
        with contextlib.suppress(driver.Error):
            changed = sql(self.store).execute(attack).rowcount
            assert changed == 0
        assert before == sql(self.store).execute("SELECT count(*) FROM journal").fetchone()

    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        """At every past moment the plan was what it was, without the erased."""
        minute = data.draw(st.sampled_from(sorted(self.moments)))
        plan = self.store.load(known_at=START + dt.timedelta(minutes=minute))
        assert self.moments[minute] == self.told(plan)

    @invariant()
    def tells_the_same(self) -> None:
        """The names and the versions are those of the model."""
        if not hasattr(self, "store"):
            return
        assert self.names == self.told(self.store.load())
        seen = {name: self.store.versions[name] for name in self.names}
        assert {name: self.versions[name] for name in self.names} == seen

    @invariant()
    def is_whole(self) -> None:
        """Nothing that a person can do breaks the journal."""
        if hasattr(self, "store"):
            assert "" == self.store.verify().fault

    @staticmethod
    def told(plan: Any) -> Names:  # noqa: ANN401
        """What a plan tells, as the model knows it."""
        start = small_plan().by_id
        people = {p.id: p.preferred_name for p in plan.individuals}
        called = people | {agency.id: agency.name for agency in plan.agencies}
        return {name: value for name, value in called.items() if name not in start}


TestWork = Work.TestCase
# A run takes a second; `--hypothesis-profile=full` makes two hundred of them.
TestWork.settings = settings(max_examples=settings().max_examples // 10, stateful_step_count=25)
