"""Somebody at work on a database: what they open is journalled first, and never shown without.

The file is opened anew for each thing that is asked, so that nobody who stays at the screen all
day stands in the way of others.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.pace import Tell
from tcplan.domain.changes import Change
from tcplan.domain.plan import Plan
from tcplan.errors import ReadOnlyDatabaseError, WrongUseError, shown
from tcplan.planner.guarding import refused_in_few_words, require_changes, require_permitted
from tcplan.planner.journal import redoable, undoable
from tcplan.planner.leaving import FromDatabase
from tcplan.planner.opening import (
    Request,
    known_words,
    looked_at,
    require_past,
    through,
    with_rules,
)
from tcplan.planner.own_rows import OwnRows
from tcplan.planner.saves import rows_of_change, rows_of_person, save_told, saves_of
from tcplan.planner.signing import Signed, written
from tcplan.planner.unlocking import Unlocking, open_at, open_for
from tcplan.planner.wording import finding
from tcplan.views.looking import Looking
from tcplan.views.saves import News, SavesView, SaveTold

if TYPE_CHECKING:
    from tcplan.store.database import Database
    from tcplan.store.held import Held
    from tcplan.store.interface import Entry, Head

_CHANGING = frozenset({"begin", "add", "amend", "remove", "undo", "redo", "erase"})
_PAST = "This is a past record; leave --known-at out to work on the plan as it stands."
_WAYS = {"undo": (undoable, "take back"), "redo": (redoable, "make again")}

Stamp = tuple[tuple[int, int], ...]
"""The sizes and times of a database's files, which change when somebody writes to it."""


@attrs.frozen
class Seen:
    """What the reader has seen of the journal: everything up to its head."""

    head: "Head"
    versions: Mapping[str, int] = attrs.field(factory=dict)
    """Entity to its version as it was read; empty for a past record, which nobody changes."""


@attrs.define
class Memory:
    """What has been read of the database, so that after a change only that is read again."""

    held: "Held | None" = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class Session:
    """Who works on which database, how it is opened, and on which day."""

    path: Path
    request: Request
    unlocking: Unlocking
    who: str
    clock: Callable[[], dt.datetime]
    """Gives this moment, with its time zone."""
    calendar_day: dt.date
    memory: Memory = attrs.field(factory=Memory, eq=False, repr=False)

    @property
    def known_at(self) -> dt.datetime | None:
        """The past moment whose record is shown; None for the plan as it stands."""
        return self.request.known_at

    def try_key(self) -> None:
        """Open the database and let go of it; raises one of the errors of opening one."""
        store, _ = open_for(self.path, self.unlocking)
        store.close()

    def look(self, *, names: bool, tell: Tell | None = None) -> tuple[Looking, Seen]:
        """The plan, looked at as asked, and what has been seen of its journal with it.

        ``tell`` hears how much has been read. Raises one of the errors of opening a database.
        """
        require_past(self.known_at, self.clock())
        store, _ = open_for(self.path, self.unlocking)
        with self._remembering(store):
            # Asked first: what is saved in between is then told as news and never missed.
            head = store.head
            now = None if self.known_at is None else store.load()
            plan = store.load(self.known_at, tell)
            seen = Seen(head, store.versions)
            origin = FromDatabase.of(
                store, self.path, self.unlocking, who=self.who, clock=self.clock
            )
        notes = [] if self.known_at is None else [known_words(self.known_at)]
        request = attrs.evolve(self.request, names=names)
        found = looked_at(
            plan, self.path.name, request, notes, calendar_day=self.calendar_day, now=now
        )
        return with_rules(attrs.evolve(found, origin=origin)), seen

    def through(self, looking: Looking, agency: str) -> "tuple[Looking, Session]":
        """The same look through the eyes of an agency of the plan, and the work for it."""
        now = None
        if self.known_at is not None:
            with self._reading() as store:
                now = store.load()
        request = attrs.evolve(self.request, agency=agency)
        return through(looking, agency, now), attrs.evolve(self, request=request)

    def opened(self, looking: Looking, individual: str) -> None:
        """Note in the journal that this person's record is opened.

        Raises one of the errors of opening or saving when it cannot be noted.
        """
        from tcplan.store.interface import By

        store, writable = open_for(self.path, self.unlocking)
        with store:
            if not writable:
                raise ReadOnlyDatabaseError(
                    f"{shown(self.path.name)} can only be read here, not written."
                )
            by = By(who=self._signature, agency=looking.agency, at=self.clock())
            store.looked(individual, by=by)

    def saves(self, looking: Looking, individual: str) -> SavesView:
        """What was done to a person's record, as far as it was known at the moment shown."""
        with self._reading() as store:
            rows = self._until(rows_of_person(store, individual))
            told = OwnRows.of(store, looking).bearing(rows)
            return saves_of(looking, individual, told, finding(store))

    def last(self, looking: Looking, way: str) -> SaveTold:
        """The last change of whoever works here that can be taken back, or made again.

        ``way`` is ``undo`` or ``redo``. Raises ``WrongUseError`` when there is none.
        """
        self._require_present()
        find, verb = _WAYS[way]
        with self._reading() as store:
            everything = OwnRows.of(store, looking).told(store.journal())
            mine = list(find(everything, self._signature))
            told = save_told(looking, mine[-1], everything, None, finding(store)) if mine else None
        if told is None:
            raise WrongUseError(
                f"There is no change of yours to {verb}; a person's History has everybody's."
            )
        return told

    def save(self, looking: Looking, change: int, individual: str | None) -> SaveTold:
        """One change with what it did, for whoever is about to take it back.

        With an ``individual``, entries of other people are only counted.
        """
        self._require_present()
        with self._reading() as store:
            own = OwnRows.of(store, looking)
            rows = own.bearing(rows_of_change(store, own.real(change) or change))
            told = save_told(looking, change, rows, individual, finding(store))
        if told is None:
            raise WrongUseError(f"The journal has no change {change}.")
        return told

    def turn(self, way: str, change: int, why: str) -> int:
        """Take a change back (``undo``) or make it again (``redo``); the number of doing so.

        Raises ``CannotUndoError``, ``WrongUseError``, or an error of opening or saving.
        """
        self._require_present()
        with self._remembering(open_at(self.path, self.unlocking)) as store:
            signed = Signed(
                who=self.who, at=self.clock(), agency=self.request.agency, why=why or None
            )
            looking = self._looked_at(store.load())
            by = signed.by(looking.plan)
            real = OwnRows.of(store, looking).real(change) or change
            turn = store.undo if way == "undo" else store.redo
            allow = partial(require_permitted, agency=looking.agency, day=looking.today)
            with refused_in_few_words(looking):
                return self._number(store, turn(real, by=by, allow=allow).change)

    def change(
        self, looking: Looking, changes: Sequence[Change], seen: Seen, why: str | None
    ) -> int:
        """Save changes of the plan as it was seen; their number, 0 when nothing was to change.

        All of them stand or none. Raises ``StaleError`` when somebody has changed one of these
        entities since, ``InvalidValueError`` or ``PlanInvalidError`` when a rule would be broken,
        or one of the errors of opening a database.
        """
        self._require_present()
        signed = Signed(who=self.who, at=self.clock(), agency=self.request.agency, why=why or None)
        by = signed.by(looking.plan)
        with self._remembering(open_at(self.path, self.unlocking)) as store:
            require_changes(looking, store.load(), changes, by.agency)
            with refused_in_few_words(looking):
                saved = store.save(changes, by=by, seen=seen.versions)
            return self._number(store, saved.change) if looking.restricted else saved.change

    def stamp(self) -> Stamp:
        """What tells at no cost that somebody may have written; raises ``OSError``."""
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        found = [file.stat() for file in files if file is self.path or file.exists()]
        return tuple((state.st_size, state.st_mtime_ns) for state in found if state.st_size)

    def news(self, seen: Seen) -> News | None:
        """What others have done to the plan since; None when it stands as it was read."""
        from tcplan.store.interface import Asked

        with self._reading() as store:
            head = store.head
            if head == seen.head:
                return None
            rows = store.journal(Asked(after=seen.head.seq))
            if self.request.agency is not None:
                then, now = self._looked_at(store.at(seen.head)), self._looked_at(store.load())
                if now.restricted:
                    # Whose work it was, and how much, tells of what is hidden.
                    same = self.known_at is not None or then.plan == now.plan
                    return None if same else News(0, (), self.clock(), in_part=True)
        told = [row for row in rows if row.action in _CHANGING]
        if not 0 < head.seq - seen.head.seq == len(rows):
            return News(0, (), self.clock())
        if self.known_at is not None:
            told = [row for row in told if row.action == "erase"]
        if not told:
            return None
        changes = {row.change for row in told if row.action != "erase"}
        who = tuple(dict.fromkeys(row.who for row in reversed(told)))
        return News(len(changes), who, told[-1].at)

    def _looked_at(self, plan: Plan) -> Looking:
        return looked_at(plan, self.path.name, self.request, [], calendar_day=self.calendar_day)

    def _number(self, store: "Database", change: int) -> int:
        """The number of a change as it is told to whoever works here."""
        own = OwnRows.of(store, self._looked_at(store.load()))
        return own.changes.get(change, change)

    def _until(self, everything: Sequence["Entry"]) -> Sequence["Entry"]:
        moment = self.known_at
        return [row for row in everything if moment is None or row.at <= moment]

    @contextmanager
    def _remembering(self, store: "Database") -> Iterator["Database"]:
        """The database, which goes on from what was read of it before."""
        with store:
            store.held = self.memory.held
            try:
                yield store
            finally:
                self.memory.held = store.held

    def _reading(self) -> "Database":
        return open_at(self.path, self.unlocking, readonly=True)

    @property
    def _signature(self) -> str:
        """Who works here, as the journal writes it."""
        return written(self.who)

    def _require_present(self) -> None:
        if self.known_at is not None:
            raise WrongUseError(_PAST)
