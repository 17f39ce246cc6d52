"""A file is written whole or left as it was: no half plan, no half paper, no stray copy.

The bytes go to a new file beside the target, readable by its owner alone, reach the disk, and
then take the target's name in one step.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from tcplan import durable
from tcplan.errors import CannotWriteError, shown_path

_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_whole(path: str | Path, data: bytes) -> None:
    """Write ``data`` as the file ``path``, in the place of a file that has that name.

    Raises ``CannotWriteError``, one sentence; the file that was there is then untouched, and
    nothing else is left in its folder. A symbolic link stays, and what it points to is written.
    """
    try:
        target = Path(os.path.realpath(path))
        _refuse_what_is_no_file(target)
        durable.replace(target, data)
    except OSError as error:
        raise CannotWriteError(_sentence(path, reason_of(error))) from None
    except ValueError:
        raise CannotWriteError(_sentence(path, "that is no file name")) from None


@contextlib.contextmanager
def written(path: str | Path, data: bytes) -> Iterator[None]:
    """Write as ``write_whole`` does; if what is then done fails, all is put back as it was.

    Raises ``CannotWriteError`` too where it cannot be put back.
    """
    target = Path(os.path.realpath(path))
    before = _held(target)
    write_whole(path, data)
    try:
        yield
    except BaseException as error:
        try:
            _put_back(target, before)
        except OSError:
            name = shown_path(path)
            raise CannotWriteError(f"{name} must be removed by hand. {error}") from None
        raise


def _held(target: Path) -> tuple[bytes, int] | None:
    """The bytes and the mode of a file that is there; what is no file is refused elsewhere."""
    try:
        return target.read_bytes(), stat.S_IMODE(target.stat().st_mode)
    except (OSError, ValueError):
        return None


def _put_back(target: Path, before: tuple[bytes, int] | None) -> None:
    if before is None:
        target.unlink()
        return
    data, mode = before
    durable.replace(target, data)
    target.chmod(mode)


def _refuse_what_is_no_file(target: Path) -> None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "a pipe or a device has that name")
    # The new name would go over a protected file without asking, and somebody protected it.
    if not mode & _MAY_WRITE:
        raise OSError(errno.EINVAL, "that file is protected against writing")


def reason_of(error: OSError) -> str:
    """Why something could not be written, in words."""
    reasons = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is full",
        errno.EFBIG: "the file would be larger than is allowed here",
        errno.EACCES: "you may not write in that folder",
        errno.EPERM: "you may not write in that folder",
        errno.EROFS: "that folder is read-only",
        errno.ENOENT: "that folder does not exist",
        errno.ENOTDIR: "that folder does not exist",
        errno.EISDIR: "a folder has that name",
        errno.ENAMETOOLONG: "the name is too long",
    }
    return reasons.get(error.errno or 0) or (error.strerror or "the system refused").lower()


def _sentence(path: str | Path, reason: str) -> str:
    return f"Nothing was written to {shown_path(path)}: {reason}."
