"""Every command that writes a database, on a small plan, and what it may leave behind.

A command leaves the old state or the new one. A copy is journalled before it is made, on purpose:
an erasure must tell of every copy that may exist.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import attrs

from bench.store_trials.ground import Way, named_plan, somebody
from bench.store_trials.steps import Steps
from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.domain.plan import Plan
from tcplan.errors import TcplanError, WrongKeyError
from tcplan.exchange import plan_json
from tcplan.store import database, driver, saving, schema
from tcplan.store.anchor import Anchor
from tcplan.store.database import Database, open_database
from tcplan.store.journal import head
from tcplan.store.key import Key
from tests.builders import agency, individual, small_plan, tie

NEW = bytes(reversed(range(32)))
"""The key after a change of key."""
_SAME = "Again"
_MANY = 40


@attrs.define
class Ended:
    """How a command ended in a process: ``done``, ``refused`` in one sentence, or a ``fault``."""

    how: str = "done"
    said: str = ""
    usable: str = ""
    """What was wrong when the same open database was used again."""


@attrs.define
class Scene:
    """A folder with databases, in which one command is carried out and struck."""

    folder: Path
    way: Way
    steps: Steps
    room: Callable[[Database | None], AbstractContextManager[None]]
    """Around the command, to take its room away."""
    ended: Ended = attrs.field(factory=Ended)

    @property
    def path(self) -> Path:
        """The database."""
        return self.folder / "plan.db"

    @contextlib.contextmanager
    def struck(self, store: Database | None = None) -> Iterator[None]:
        """Strike what is done in here, and note how it ended."""
        try:
            with self.room(store), self.steps.arming():
                yield
        except TcplanError as error:
            self.ended = Ended("refused", str(error))
        except Exception as error:  # noqa: BLE001  (whatever it is, it is told)
            self.ended = Ended("fault", repr(error))

    @contextlib.contextmanager
    def working(self) -> Iterator[Database]:
        """The database, opened and loaded; afterwards it is used once more."""
        with self.way.opened(self.path) as store:
            store.load()
            yield store
            try:
                again(store)
            except Exception as error:  # noqa: BLE001  (as above)
                self.ended.usable = repr(error)


def again(store: Database) -> None:
    """One more change, which shows that a database can still be worked on."""
    store.load()
    store.save([Amend("icb", {"name": _SAME})], by=somebody("again"), seen=store.versions)


def prepare(folder: Path, way: Way) -> None:
    """Make the databases that the commands need: one in work, a copy, an old one, a cut one."""
    folder.mkdir()
    way.made(folder / "plan.db", named_plan())
    with way.opened(folder / "plan.db") as store:
        store.load()
        changes: list[Change] = [Amend("oak", {"name": "Oaks"}), Add(agency("ash"))]
        store.save(changes, by=somebody("Ann", "first"), seen=store.versions)
        store.save([Add(agency("yew"))], by=somebody("Ann"), seen=store.versions)
        store.undo(store.journal()[-1].change, by=somebody("Ben"))
        store.back_up(folder / "kept.db", by=somebody("Ann"))
    _first_shape(folder / "old.db", way)


def _first_shape(path: Path, way: Way) -> None:
    """A database as the first version of tcplan made it."""
    tables = driver.connect(path, way.key, mode="rwc")
    with driver.write(tables) as connection:
        last = [name for name in vars(schema) if name.startswith("m0002")]
        schema.migrations.apply(tables, stop_before=tuple(last))
        connection.execute("PRAGMA user_version=1")
        saving.begin(connection, small_plan(), somebody("old"))
    Anchor.beside(path).note(tables.conn, head(tables.conn))
    tables.close()


def _save(scene: Scene) -> None:
    changes: list[Change] = [
        Add(individual("P-002")), Add(agency("elm")), Add(tie("tie-elm", "elm")),
        Amend("oak", {"name": "Oak Lodge"}), Remove("c-oak"),
    ]  # fmt: skip
    with scene.working() as store, scene.struck(store):
        store.save(changes, by=somebody("Cat", "several"), seen=store.versions)


def _import(scene: Scene) -> None:
    many: list[Change] = [Add(agency(f"a-{n}", name=f"Agency {n}" * 20)) for n in range(_MANY)]
    with scene.working() as store, scene.struck(store):
        store.save(many, by=somebody("Cat", "import"), seen=store.versions)


def _undo(scene: Scene) -> None:
    with scene.working() as store:
        first = next(row.change for row in store.journal() if row.why == "first")
        with scene.struck(store):
            store.undo(first, by=somebody("Cat"))


def _redo(scene: Scene) -> None:
    with scene.working() as store:
        undone = next(row.undoes for row in store.journal() if row.undoes)
        with scene.struck(store):
            store.redo(undone, by=somebody("Cat"))


def _look(scene: Scene) -> None:
    with scene.working() as store, scene.struck(store):
        store.looked("P-001", by=somebody("Cat"))


def _erase(scene: Scene) -> None:
    with scene.working() as store, scene.struck(store):
        store.erase("P-001", by=somebody("Cat", "asked"))


def _accept(scene: Scene) -> None:
    with scene.working() as store, scene.struck(store):
        store.accept(by=somebody("Cat", "compared"))


def _backup(scene: Scene) -> None:
    with scene.working() as store, scene.struck(store):
        store.back_up(scene.folder / "made.db", by=somebody("Cat"))


def _rekey(scene: Scene) -> None:
    with scene.working() as store, scene.struck(store):
        store.rekey(Key(raw=NEW), by=somebody("Cat"))


def _restore(scene: Scene) -> None:
    with scene.struck():
        database.restore(
            scene.folder / "kept.db",
            scene.folder / "made.db",
            key=scene.way.key,
            by=somebody("Cat"),
        )  # fmt: skip


def _create(scene: Scene) -> None:
    with scene.struck():
        database.create(
            scene.folder / "made.db", named_plan(), by=somebody("Cat"), key=scene.way.key
        ).close()


def _migrate(scene: Scene) -> None:
    with scene.struck():
        scene.way.opened(scene.folder / "old.db").close()


COMMANDS: dict[str, Callable[[Scene], None]] = {
    "save": _save, "import": _import, "undo": _undo, "redo": _redo, "look": _look,
    "erase": _erase, "accept": _accept, "backup": _backup, "rekey": _rekey,
    "restore": _restore, "create": _create, "migrate": _migrate,
}  # fmt: skip
"""Every command that writes, by the name under which its trials are counted."""
NEEDS_KEY = frozenset({"rekey"})
LATE = frozenset({"create", "migrate", "accept"})
"""Of these the last step, opening the database or writing its note, can be refused after the deed;
the refusal then says so, and doing it again is harmless."""


_CONCERNED = {
    "backup": ("plan.db", "made.db"),
    "restore": ("kept.db", "made.db"),
    "create": ("made.db",),
}


@attrs.frozen
class Standing:
    """How one database stands: its plan, what its journal tells, whether whole, and its key."""

    plan: bytes
    deeds: tuple[tuple[str, str | None], ...]
    fault: str
    key: str


Stands = dict[str, Standing | None]


def stands(folder: Path, way: Way, command: str, *, new_first: bool = False) -> Stands:
    """How each database of a folder stands that a command may have changed or made.

    With ``new_first`` the new key is tried before the old one. What ``again`` added is left out.
    """
    if command == "migrate":
        return {"old.db": _shape(folder / "old.db", way)}
    names = _CONCERNED.get(command, ("plan.db",))
    return {name: _standing(folder / name, way, new_first=new_first) for name in names}


def _standing(path: Path, way: Way, *, new_first: bool) -> Standing | None:
    if not path.exists():
        return None
    keys = {"old": way.key} | ({"new": Key(raw=NEW)} if way.encrypted else {})
    for name in sorted(keys, reverse=not new_first):
        with contextlib.suppress(WrongKeyError), _at(path, keys[name], way) as store:
            plan, fault = store.load(), store.verify().fault
            deeds = [(row.action, row.entity) for row in store.journal() if row.who != "again"]
            return Standing(_bytes(plan), tuple(deeds), fault, name)
    raise WrongKeyError("Neither key opens it.")


def _at(path: Path, key: Key | None, way: Way) -> Database:
    return open_database(path, key=key, journal=way.journal)


def _shape(path: Path, way: Way) -> Standing:
    """An older database, before opening it for work brings it up to date."""
    tables = driver.connect(path, way.key)
    try:
        shape = tables.conn.execute("SELECT name, sql FROM sqlite_master ORDER BY 1").fetchall()
        (version,) = tables.conn.execute("PRAGMA user_version").fetchone()
        rows = tables.conn.execute("SELECT action, entity FROM journal ORDER BY seq").fetchall()
        return Standing(repr(shape).encode(), tuple(rows), "", f"shape {version}")
    finally:
        tables.close()


def _bytes(plan: Plan) -> bytes:
    """The plan without what ``again`` changed."""
    return plan_json.dump(apply(plan, [Amend("icb", {"name": "Icb"})]))


def fresh(original: Path, folder: Path, command: str) -> None:
    """A copy of the prepared folder, as the command finds it."""
    shutil.copytree(original, folder, dirs_exist_ok=True)
    if command == "accept":
        (folder / "plan.db.anchor").unlink()
