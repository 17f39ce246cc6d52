"""Each writing command is struck at each step: the old state is left or the new, never a third.

Every attempt runs in a process of its own on a fresh copy of the databases. Afterwards the files
are asked as a planner would meet them: which key opens, which plan stands, what the journal tells,
is everything whole, can one go on working; after an erasure, whether the name is gone.
"""

import contextlib
import json
import os
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import attrs

from bench.store_trials.commands import (
    COMMANDS,
    LATE,
    NEEDS_KEY,
    NEW,
    Ended,
    Scene,
    Standing,
    Stands,
    again,
    fresh,
    prepare,
    stands,
)  # fmt: skip
from bench.store_trials.ground import (
    CANARY,
    Tally,
    Way,
    holding,
    in_child,
    is_one_sentence,
)  # fmt: skip
from bench.store_trials.steps import Steps
from tcplan.errors import ReadOnlyDatabaseError, TcplanError
from tcplan.store.database import Database, open_database
from tcplan.store.key import Key

Room = Callable[[Database | None], AbstractContextManager[None]]


@attrs.frozen
class Strike:
    """One way of striking one command once."""

    name: str
    steps: Steps
    set_up: Callable[[Steps], object]
    """Called in the child, before anything is opened."""
    room: Room = lambda _: contextlib.nullcontext()
    lasts: bool = False
    """Whether there is no room afterwards either."""
    after: float | None = None
    """Seconds after which the process is killed from outside."""


@attrs.define
class Ground:
    """One command on one kind of database: what stood before, and what stands when it is done."""

    command: str
    way: Way
    folder: Path
    tally: Tally
    before: Stands = attrs.field(factory=dict)
    after: Stands = attrs.field(factory=dict)
    took: float = 0.0
    """Seconds that the command's process takes when nothing is struck."""

    @property
    def original(self) -> Path:
        """The databases as every attempt finds them."""
        return self.folder / "original"

    def prepare(self, make: Callable[[Path, Way], None] = prepare) -> None:
        """Make the databases, and see what the command makes of them when nothing fails."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        make(self.original, self.way)
        calm = self.folder / "calm"
        fresh(self.original, calm, self.command)
        self.before = stands(calm, self.way, self.command)
        shutil.rmtree(calm)
        fresh(self.original, calm, self.command)
        began = time.monotonic()
        ended = self._ended(calm, Strike("calm", Steps(0, "none"), lambda _: None))
        self.took = time.monotonic() - began
        self.after = stands(calm, self.way, self.command)
        shutil.rmtree(calm)
        good = ended == Ended() and self.before != self.after
        self.tally.judge(good=good, otherwise=f"{self.command} does nothing: {ended}")

    def strike(self, strike: Strike, folder: Path | None = None) -> Ended | None:
        """One attempt; how it ended, None when it was killed."""
        where = folder or self.folder / "attempt"
        fresh(self.original, where, self.command)
        ended = self._ended(where, strike)
        if folder:
            where = self.folder / "attempt"
            shutil.copytree(folder, where)
        told = f"{self.command} ({self.way}), {strike.name} {strike.steps.at}"
        if ended and strike.lasts:
            ended.usable = ""
        self._ask(where, ended, told, new_first=bool(strike.steps.at % 2))
        shutil.rmtree(where)
        kind = strike.name.rstrip("0123456789 ")
        self.tally.counted[f"{self.command}: {kind}"] += 1
        return ended

    def _ended(self, folder: Path, strike: Strike) -> Ended | None:
        reading, writing = os.pipe()

        def work() -> None:
            strike.set_up(strike.steps)
            scene = Scene(folder, self.way, strike.steps, strike.room)
            os.write(writing, b"{}\n")
            try:
                COMMANDS[self.command](scene)
            except TcplanError as error:
                # Without room it could not even be opened.
                scene.ended = Ended("refused", str(error))
            told = attrs.asdict(scene.ended) | {"reached": strike.steps.struck}
            os.write(writing, json.dumps(told).encode())

        child = in_child(work)
        os.close(writing)
        if strike.after is not None:
            os.read(reading, 3)
            time.sleep(strike.after)
            os.kill(child, signal.SIGKILL)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read().decode().split("\n")[-1]
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            return None
        if not told:
            return Ended("fault", f"the process ended by itself with {status}")
        held = json.loads(told)
        strike.steps.count = strike.steps.at if held.pop("reached") else 0
        return Ended(**held)

    def _ask(self, folder: Path, ended: Ended | None, told: str, *, new_first: bool) -> None:
        judge = self.tally.judge
        try:
            if self.command == "erase":
                self._ask_unsaid(folder, told)
            found = stands(folder, self.way, self.command, new_first=new_first)
            self._ask_usable(folder, found)
        except Exception as error:  # noqa: BLE001  (whatever it is, it is told)
            judge(good=False, otherwise=f"{told}: afterwards {error!r}; it ended as {ended}")
            return
        old, new = self._is_old(found), self._is_new(found)
        judge(good=old or new, otherwise=f"{told}: neither old nor new: {_differing(found, self)}")
        if ended is None:
            self.tally.counted["killed"] += 1
            return
        self.tally.counted[ended.how] += 1
        judge(good=ended.how != "fault", otherwise=f"{told}: {ended.said}")
        judge(good=ended.how != "done" or new, otherwise=f"{told}: acknowledged, and is not there")
        late = new and self.command in LATE
        good = ended.how != "refused" or ((old or late) and is_one_sentence(ended.said))
        judge(good=good, otherwise=f"{told}: refused with {ended.said!r}, and is {old=} {new=}")
        excused = self.command == "accept" and ended.how == "refused"
        judge(good=not ended.usable or excused, otherwise=f"{told}: then {ended.usable}")
        if ended.said:
            self.tally.seen.setdefault("sentences", {})[_general(ended.said)] = told
        if self.command == "erase" and not self.way.encrypted and new:
            left = holding(folder / "plan.db", [CANARY])
            judge(good=not left, otherwise=f"{told}: {left}")

    def _is_old(self, found: Stands) -> bool:
        """Whether the old state stands, with the rows that are journalled before the deed."""
        if self.command == "backup":
            return found["made.db"] is None and any(
                found["plan.db"] == _with_deeds(self.before["plan.db"], more)
                for more in ((), ("backup",), ("backup", "failed"))
            )
        return found == self.before

    def _is_new(self, found: Stands) -> bool:
        """Whether the new state stands; a note that still lacks says so, and is accepted again."""
        held, after = found.get("plan.db"), self.after.get("plan.db")
        if self.command == "accept" and held and after and "is missing" in held.fault:
            return attrs.evolve(held, fault="") == after
        return found == self.after

    def _ask_unsaid(self, folder: Path, told: str) -> None:
        """Looking alone already tells of an erasure whose pages have not been cleared."""
        if self.way.encrypted or not holding(folder / "plan.db", [CANARY]):
            return
        try:
            with open_database(folder / "plan.db", readonly=True) as store:
                erased = "P-001" not in store.load().by_id
                unsaid = erased and store.verify().whole
        except ReadOnlyDatabaseError as error:
            # A rollback journal waits, so nothing is shown before it has been played back.
            unsaid = "middle of a change" not in str(error)
        self.tally.judge(good=not unsaid, otherwise=f"{told}: erased, not cleared, and not said")

    def _ask_usable(self, folder: Path, found: Stands) -> None:
        """One more change can be made to each database that is whole, with its own key."""
        for name, held in found.items():
            if held and not held.fault and not held.key.startswith("shape"):
                key = _key_of(held.key, self.way)
                with open_database(folder / name, key=key, journal=self.way.journal) as store:
                    again(store)
                    self.tally.judge(
                        good=store.verify().whole, otherwise=f"{name} breaks when it is used again"
                    )


def _with_deeds(held: Standing | None, actions: tuple[str, ...]) -> Standing | None:
    more = tuple((action, None) for action in actions)
    return attrs.evolve(held, deeds=held.deeds + more) if held else None


def _key_of(name: str, way: Way) -> Key | None:
    return Key(raw=NEW) if name == "new" else way.key


def _general(said: str) -> str:
    """A sentence without the folder of its file."""
    return " ".join("FILE" if "/" in word else word for word in said.split())


def _differing(found: Stands, ground: Ground) -> str:
    told = []
    for name, held in found.items():
        for which, other in (("old", ground.before[name]), ("new", ground.after[name])):
            parts = [
                field
                for field in ("plan", "deeds", "fault", "key")
                if getattr(held, field, None) != getattr(other, field, None)
            ]
            fault = held.fault if held else ""
            told.append(f"{name} is not the {which} in {', '.join(parts) or 'nothing'} {fault}")
    return "; ".join(told)


def concerned(way: Way, only: str = "") -> list[str]:
    """The commands that there are for a database that is kept so."""
    names = [name for name in COMMANDS if way.encrypted or name not in NEEDS_KEY]
    return [name for name in names if only in {"", name}]
