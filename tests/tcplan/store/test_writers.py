"""Several writers: nothing lost, nothing torn, no lock error, one chain, even when killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend, Change
from tcplan.store.database import open_database
from tests.tcplan.store.stores import FOLDER, by, key, made, path_of, provider, sql

WRITER = """
import sys
from pathlib import Path
from tcplan.domain.changes import Amend
from tcplan.errors import StaleError
from tcplan.store.database import open_database
from tests.tcplan.store.stores import by, key

path, who, edits = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
stale = 0
with open_database(path, key=key()) as store:
    for edit in range(edits):
        while True:
            more = str(int(store.load().by_id["shared"].name) + 1)
            change = [Amend(who, {"name": str(edit + 1)}), Amend("shared", {"name": more})]
            try:
                store.save(change, by=by(who), seen=store.versions)
                break
            except StaleError:
                stale += 1
print(stale)
"""


@pytest.mark.slow
def test_four_people_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    """Four processes count one shared number up by fifty each: it ends at two hundred.

    Whoever was overtaken was told so, read again and saved again; nobody met a locked database.
    """
    writers, edits = ("ann", "ben", "cat", "dan"), 50
    store = made(tmp_path, key=key())
    names = [provider(name, name="0") for name in ("shared", *writers)]
    store.save([Add(name) for name in names], by=by(), seen={})
    command = [sys.executable, "-c", WRITER, str(path_of(store))]
    started = [
        subprocess.Popen(
            [*command, name, str(edits)], cwd=FOLDER, stderr=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for name in writers
    ]
    told = [process.communicate() for process in started]

    assert [b""] * len(writers) == [error for _, error in told]
    plan = store.load()
    assert str(len(writers) * edits) == plan.by_id["shared"].name
    assert {str(edits)} == {plan.by_id[name].name for name in writers}
    assert store.verify().whole
    store.close()


def test_a_colleague_s_change_between_two_verifications_is_no_damage(tmp_path: Path) -> None:
    """Nobody is told that a file is damaged because somebody else has just saved in it."""
    with made(tmp_path) as mine, open_database(path_of(mine)) as theirs:
        before = mine.verify().fault
        theirs.load()
        theirs.save([Add(provider("ash"))], by=by("Ben", 1), seen=theirs.versions)

        assert ("", "") == (before, mine.verify().fault)


def test_only_what_a_colleague_changed_is_read_again(tmp_path: Path) -> None:
    """After a colleague's save the rest of the plan is what was held before, not read anew."""
    with made(tmp_path) as mine, open_database(path_of(mine)) as theirs:
        before = mine.load()
        theirs.load()
        changes: list[Change] = [Amend("oak", {"name": "Oak anew"}), Add(provider("ash"))]
        saved = theirs.save(changes, by=by("Ben", 1), seen=theirs.versions)
        told: list[str] = []
        sql(mine).set_trace_callback(told.append)
        after = mine.load()

        assert saved.plan == after
        assert dict(theirs.versions) == dict(mine.versions)
        assert {"oak", "ash"} == {
            agency.id for agency in after.agencies if agency not in before.agencies
        }
        assert all(after.by_id[e.id] is e for e in before if e.id != "oak")
        assert not [text for text in told if 'FROM entities e LEFT JOIN "risks"' in text]
