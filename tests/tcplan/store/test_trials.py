"""Small trials of the plan database; ``python -m bench.store_trials`` has the full size."""

from pathlib import Path

import pytest

from bench.store_trials import backups, cuts, erasures, faults, flips, kills, tampering, writers
from bench.store_trials.commands import COMMANDS
from bench.store_trials.faults import full_disk
from bench.store_trials.ground import PLAIN, ROLLBACK, WAL, Way

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]


def test_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Whoever was told "saved" has saved, and nothing is half saved, when the power goes."""
    told = kills.run(tmp_path, kills=12, commits=1, rows=60, seconds=0.3)

    assert [] == told.wrong
    assert 12 <= told.counted["kills"]
    assert 0 < told.counted["acknowledged"]


def test_killed_writers_add_up_over_several_runs(tmp_path: Path) -> None:
    """A trial that was broken off is continued, and not begun again."""
    total = tmp_path / "total"
    first = kills.run(tmp_path, kills=1, commits=1, rows=20, seconds=0.1, total=total)
    again = kills.run(tmp_path, kills=1, commits=1, rows=20, seconds=0.1, total=total)

    assert 0 < first.counted["kills"]
    assert first.counted == again.counted


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_killed_leaves_old_or_new(tmp_path: Path, command: str) -> None:
    """Wherever a command is killed, the plan is as before or as after, and can be worked on."""
    told = cuts.run(tmp_path, ways=(WAL,), every=29, moments=1, only=command)

    assert [] == told.wrong
    assert 2 < told.counted["killed"]


@pytest.mark.parametrize("way", [ROLLBACK, PLAIN], ids=str)
def test_an_erasure_that_is_killed_is_finished_or_told(tmp_path: Path, way: Way) -> None:
    """No name of an erased person stays unsaid in a file, whenever the erasure was broken off."""
    told = cuts.run(tmp_path, ways=(way,), every=29, moments=1, only="erase")

    assert [] == told.wrong


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_refused_leaves_old_or_new(tmp_path: Path, command: str) -> None:
    """Whatever the disk refuses, the plan is as before or as after, and one sentence says so."""
    told = faults.run(tmp_path, ways=(WAL,), every=43, only=command)

    assert [] == told.wrong
    assert 0 < told.counted["refused"]


def test_a_full_disk_leaves_the_old_plan(tmp_path: Path) -> None:
    """A disk without any room left costs the change, never the plan."""
    with full_disk(tmp_path / "disk", 8192) as disk:
        if disk is None:
            pytest.skip("this user cannot mount a disk")
    told = faults.run(tmp_path, ways=(PLAIN,), every=29, only="save")

    assert [] == told.wrong
    assert 0 < told.counted["save: full disk"]


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Several who write at once lose no edit, meet no lock, and leave one chain."""
    told = writers.run(tmp_path, writers=3, edits=20, shared_every=2)

    assert [] == told.wrong
    assert 60 == told.counted["edits"]


def test_copies_hold_what_was_acknowledged(tmp_path: Path) -> None:
    """A copy that is made while others write is whole, and has what was saved before it."""
    told = backups.run(tmp_path, copies=3)

    assert [] == told.wrong
    assert 3 == told.counted["copies"]


def test_erased_names_are_in_no_byte(tmp_path: Path) -> None:
    """However a database is kept, the names of the erased are in no byte of any of its files."""
    told = erasures.run(tmp_path, people=3)

    assert [] == told.wrong
    assert 12 == sum(told.counted.values())


def test_flipped_bits_are_found(tmp_path: Path) -> None:
    """A bit that has changed on the disk is told in one sentence, and nothing is mended."""
    told = flips.run(tmp_path, flips=12)

    assert [] == told.wrong


def test_tampering_with_a_longer_journal_is_found(tmp_path: Path) -> None:
    """Whatever is changed, deleted, moved or cut in a journal is found and named."""
    told = tampering.run(tmp_path, rows=20)

    assert [] == told.wrong
