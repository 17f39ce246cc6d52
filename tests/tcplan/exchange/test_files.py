"""Files are read whole or refused, and written whole or left as they were."""

import errno
import os
import resource
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tcplan.errors import CannotWriteError, PlanUnreadableError, shown_path
from tcplan.exchange.atomic import write_whole
from tcplan.exchange.bounded import read_whole
from tcplan.exchange.plan_json import read, write
from tests.builders import robin

OLD, NEW = b"the old plan\n", b"the new plan\n"


def refused(path: Path | str, most: int = 1_000) -> str:
    """The sentence with which reading the file is refused."""
    with pytest.raises(PlanUnreadableError) as caught:
        read_whole(path, most)
    return str(caught.value)


def not_written(path: Path | str) -> str:
    """The sentence with which writing the file is refused."""
    with pytest.raises(CannotWriteError) as caught:
        write_whole(path, NEW)
    return str(caught.value)


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """A file with an old plan in it."""
    path = tmp_path / "robin.plan.json"
    path.write_bytes(OLD)
    return path


def test_a_file_is_read_up_to_its_last_byte(plan_file: Path) -> None:
    """A file of exactly the allowed size is read, one byte more is not."""
    assert OLD == read_whole(plan_file, len(OLD))
    assert "holds 0.0 MB; plan files of up to" in refused(plan_file, len(OLD) - 1)


def test_a_file_of_200_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    """A mistaken file is refused at once, without being read."""
    path = tmp_path / "huge.plan.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(PlanUnreadableError, match=r"holds 200\.0 MB; plan files of up to 50 MB"):
        read(path)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit holds even when the file was small while its size was asked."""
    small = plan_file.stat()
    plan_file.write_bytes(OLD * 1_000)
    monkeypatch.setattr(Path, "stat", lambda _: small)
    monkeypatch.setattr(os, "fstat", lambda _: small)

    assert "plan files of up to" in refused(plan_file, len(OLD))


def test_a_missing_file_is_answered_with_near_names(plan_file: Path) -> None:
    """A slip in a file's name is met with the name that was probably meant."""
    told = refused(plan_file.with_name("robbin.plan.json"))

    assert told.endswith('robbin.plan.json". Did you mean "robin.plan.json"?')


def test_a_name_without_its_ending_is_completed(plan_file: Path) -> None:
    """Whoever leaves out the ending is told it."""
    assert refused(plan_file.with_name("robin")).endswith('Did you mean "robin.plan.json"?')


def test_a_missing_file_among_strangers_is_just_missing(tmp_path: Path) -> None:
    """Nothing is suggested that has nothing to do with what was asked for."""
    (tmp_path / "holiday.jpg").write_bytes(b"")

    assert refused(tmp_path / "x.plan.json").endswith('x.plan.json".')
    assert refused(tmp_path / "no" / "folder" / "x.json").endswith('x.json".')


def test_a_folder_is_no_plan_file(tmp_path: Path) -> None:
    """Naming a folder gives a sentence."""
    assert refused(tmp_path).endswith("is a folder, not a plan file.")


def test_a_pipe_or_a_device_is_refused_without_waiting(tmp_path: Path) -> None:
    """A name behind which nothing ever comes does not hang the program."""
    os.mkfifo(tmp_path / "pipe")

    assert refused(tmp_path / "pipe").endswith("is a pipe or a device, not a plan file.")
    assert refused("/dev/zero").endswith("is a pipe or a device, not a plan file.")


def test_a_pipe_that_takes_the_name_meanwhile_does_not_hang(
    plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at a file and its opening nothing can make the program wait."""
    look = plan_file.stat()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(Path, "stat", lambda _: look)

    assert refused(tmp_path / "pipe").endswith("is a pipe or a device, not a plan file.")


def test_a_file_that_may_not_be_read_is_said_so(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of another user is refused in a sentence."""

    def denied(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", denied)

    assert refused(plan_file) == f"You may not read {shown_path(plan_file)}."


def test_another_fault_of_the_system_is_told_in_its_words(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failing disk is named as one."""

    def failing(*_: object) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "open", failing)

    assert refused(plan_file).endswith("cannot be read: input/output error.")


@pytest.mark.parametrize("name", ["nul\0byte", "\ud800"])
def test_what_can_be_no_file_name_is_refused(name: str) -> None:
    """A name typed into a dialog that no file can have gives a sentence both ways."""
    assert "no file name" in refused(name)
    assert "no file name" in not_written(name)


def test_a_name_with_escapes_is_shown_and_does_not_act(tmp_path: Path) -> None:
    """A hostile file name cannot clear the screen from within an error."""
    assert "<U+001B>[2J" in refused(tmp_path / "\x1b[2J")


def test_a_new_file_is_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    """A saved plan is complete, and no other user of the machine can read it."""
    write_whole(tmp_path / "new", NEW)

    assert NEW == (tmp_path / "new").read_bytes()
    assert 0o600 == stat.S_IMODE((tmp_path / "new").stat().st_mode)
    assert ["new"] == names(tmp_path)


def test_an_old_file_is_replaced_whole(plan_file: Path) -> None:
    """Saving over a file leaves the new content alone, also when it is shorter."""
    plan_file.write_bytes(OLD * 100)
    write_whole(plan_file, NEW)

    assert NEW == plan_file.read_bytes()
    assert [plan_file.name] == names(plan_file.parent)


def test_a_link_stays_a_link(plan_file: Path, tmp_path: Path) -> None:
    """Saving through a link writes the file that it points to."""
    link = tmp_path / "link"
    link.symlink_to(plan_file)
    write_whole(link, NEW)

    assert link.is_symlink()
    assert NEW == plan_file.read_bytes()


@pytest.mark.parametrize(
    ("step", "number", "words"),
    [
        ("os.fsync", errno.ENOSPC, "the disk is full"),
        ("os.fsync", errno.EDQUOT, "your share of the disk is full"),
        ("os.fsync", errno.EIO, "input/output error"),
        ("os.fdopen", errno.ENOSPC, "the disk is full"),
        ("tempfile.mkstemp", errno.EACCES, "you may not write in that folder"),
        ("tempfile.mkstemp", errno.EROFS, "that folder is read-only"),
        ("tempfile.mkstemp", errno.ENOSPC, "the disk is full"),
        ("pathlib.Path.replace", errno.EACCES, "you may not write in that folder"),
    ],
)
def test_a_fault_at_any_step_leaves_the_old_file(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    """A full disk or a read-only folder costs the save, never the plan, and leaves no litter."""

    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(step, failing)

    assert not_written(plan_file) == f"Nothing was written to {shown_path(plan_file)}: {words}."
    assert OLD == plan_file.read_bytes()
    assert [plan_file.name] == names(plan_file.parent)


def test_stopping_the_program_while_it_writes_leaves_the_old_file(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C during a save leaves the old plan and no half file beside it."""

    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)

    with pytest.raises(KeyboardInterrupt):
        write_whole(plan_file, NEW)
    assert OLD == plan_file.read_bytes()
    assert [plan_file.name] == names(plan_file.parent)


@pytest.mark.parametrize("most", [0, 1, 500, 4_095, 4_096, 4_097, 9_000])
def test_a_disk_that_takes_only_so_many_bytes_leaves_the_old_file(
    plan_file: Path, most: int
) -> None:
    """However far a write gets before the disk is full, the old plan is still there, whole."""
    program = (
        "import resource, signal, sys; from tcplan.exchange.atomic import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
        "try: write_whole(sys.argv[1], b'n' * 10_000)\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, plan_file],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )

    assert "the file would be larger than is allowed here" in done.stdout
    assert OLD == plan_file.read_bytes()
    assert [plan_file.name] == names(plan_file.parent)


def test_a_folder_that_cannot_be_settled_is_no_failure(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On systems that cannot flush a folder, a finished save is still a finished save."""
    flush = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write_whole(plan_file, NEW)

    assert NEW == plan_file.read_bytes()


def test_where_nothing_can_be_written_is_said(tmp_path: Path, plan_file: Path) -> None:
    """A missing folder, a folder's own name, a pipe and a name too long each give a sentence."""
    os.mkfifo(tmp_path / "pipe")

    assert not_written(tmp_path / "no" / "x").endswith("that folder does not exist.")
    assert not_written(plan_file / "x").endswith("that folder does not exist.")
    assert not_written(tmp_path).endswith("a folder has that name.")
    assert not_written(tmp_path / "pipe").endswith("a pipe or a device has that name.")
    assert not_written(tmp_path / ("x" * 300)).endswith("the name is too long.")


def test_a_protected_file_is_not_replaced(plan_file: Path) -> None:
    """A plan that somebody has protected against writing stays as it is."""
    plan_file.chmod(0o444)

    assert not_written(plan_file).endswith("that file is protected against writing.")
    assert OLD == plan_file.read_bytes()


def test_a_read_only_folder_keeps_its_old_file() -> None:
    """Where the folder cannot be written to, the plan in it stays as it was."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "robin.plan.json"
        write(robin(), path)
        before = path.read_bytes()
        Path(folder).chmod(0o555)
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write in read-only folders")
        assert "you may not write in that folder" in not_written(path)
        assert before == path.read_bytes()
        Path(folder).chmod(0o755)


def test_a_long_path_keeps_the_name_of_the_file() -> None:
    """What tells one file from another is never what is cut off."""
    long = Path("/a" + "/folder" * 40) / "robin.plan.json"

    assert shown_path(long).endswith('/robin.plan.json"')
    assert shown_path(long).startswith('"…/')
    assert len(shown_path(long)) <= 80


def test_a_file_name_that_is_too_long_by_itself_is_cut() -> None:
    """Even a name of hundreds of letters gives an error of one line."""
    assert shown_path("/home/" + "x" * 300).endswith("…")
