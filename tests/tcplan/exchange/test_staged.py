"""Many files take their names together, or the folder is as it was."""

import stat
from pathlib import Path

import pytest

from tcplan.errors import CannotWriteError
from tcplan.exchange.staged import Staged


def found(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_nobody_finds_a_file_before_all_are_there(tmp_path: Path) -> None:
    """Until they stand there is no file under its name; then all are, for their owner alone."""
    with Staged(tmp_path / "out") as staged:
        staged.add("a.md", b"one")
        staged.add("oak/b.md", b"two")
        assert not (tmp_path / "out" / "a.md").exists()
        with staged.standing():
            assert (tmp_path / "out" / "a.md").exists()

    assert {"a.md": b"one", "oak/b.md": b"two"} == found(tmp_path / "out")
    assert 0o600 == stat.S_IMODE((tmp_path / "out" / "oak" / "b.md").stat().st_mode)


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("stops", ["before", "while"])
def test_what_is_stopped_leaves_the_folder_as_it_was(
    tmp_path: Path,
    there: bool,  # noqa: FBT001
    stops: str,
) -> None:
    """Stopped at any moment, even from the keyboard, nothing is new and nothing is gone."""
    out = tmp_path / "out"
    if there:
        out.mkdir()
        (out / "a.md").write_bytes(b"last week's")
    before = found(tmp_path)

    def work() -> None:
        with Staged(out) as staged:
            staged.add("a.md", b"one")
            staged.add("oak/b.md", b"two")
            if stops == "before":
                raise KeyboardInterrupt
            with staged.standing():
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()

    assert before == found(tmp_path)
    assert there == out.exists()
    assert not (out / "oak").exists()


@pytest.mark.parametrize("step", range(4))
def test_wherever_giving_names_fails_all_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Each of the moves fails once; the folder then holds what it held."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"last week's")
    before, moves = found(tmp_path), iter(range(100))
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if next(moves) == step:
            raise OSError(28, "No space left on device")
        return real(self, target)

    def work() -> None:
        with Staged(tmp_path) as staged:
            staged.add("a.md", b"one")
            staged.add("b.md", b"two")
            monkeypatch.setattr(Path, "replace", failing)
            with staged.standing():
                pass

    with pytest.raises(CannotWriteError, match="the disk is full"):
        work()

    assert before == found(tmp_path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A folder within one that is not there ends with a sentence."""
    with pytest.raises(CannotWriteError, match="does not exist"):
        Staged(tmp_path / "none" / "out")
