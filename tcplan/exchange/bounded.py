"""A file is read whole or refused: nothing that could block is opened, no limit is passed."""

import difflib
import errno
import os
import stat
from itertools import islice
from pathlib import Path

import attrs

from tcplan.errors import PlanUnreadableError, TcplanError, shown, shown_path

_NAMES_LOOKED_AT = 2_000
_MEGABYTE = 1_000_000


@attrs.frozen
class Kind:
    """A kind of file: what it is called, how its name ends, and the error that refuses one."""

    name: str
    endings: tuple[str, ...]
    error: type[TcplanError]


PLAN_FILE = Kind("plan file", (".json", ".db"), PlanUnreadableError)


def read_whole(path: str | Path, most: int, kind: Kind = PLAN_FILE) -> bytes:
    """The bytes of the file ``path``, of which there may be up to ``most``.

    Raises the error of the ``kind``, one sentence, for what is missing (near names are suggested),
    no file, not readable, or too large; the size is asked before the content is read.
    """
    try:
        _refuse(path, Path(path).stat(), most, kind)
        with open(_opened(path), "rb") as file:
            _refuse(path, os.fstat(file.fileno()), most, kind)
            data = file.read(most + 1)
    except OSError as error:
        raise kind.error(_sentence(path, error, kind)) from None
    except ValueError:
        raise kind.error(f"{shown_path(path)} is no file name.") from None
    if len(data) > most:
        raise kind.error(_too_large(path, len(data), most, kind))
    return data


def _opened(path: str | Path) -> int:
    # Between the look and the opening, a pipe could have taken the name; it must not block.
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _refuse(path: str | Path, status: os.stat_result, most: int, kind: Kind) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise kind.error(f"{shown_path(path)} is a folder, not a {kind.name}.")
    if not stat.S_ISREG(status.st_mode):
        raise kind.error(f"{shown_path(path)} is a pipe or a device, not a {kind.name}.")
    if status.st_size > most:
        raise kind.error(_too_large(path, status.st_size, most, kind))


def _too_large(path: str | Path, size: int, most: int, kind: Kind) -> str:
    return (
        f"{shown_path(path)} holds {size / _MEGABYTE:,.1f} MB; "
        f"{kind.name}s of up to {most / _MEGABYTE:g} MB are read."
    )


def _sentence(path: str | Path, error: OSError, kind: Kind) -> str:
    name = shown_path(path)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return f"There is no file {name}.{_near(Path(path), kind)}"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"You may not read {name}."
    return f"{name} cannot be read: {(error.strerror or 'the system refused').lower()}."


def _near(path: Path, kind: Kind) -> str:
    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in islice(entries, _NAMES_LOOKED_AT))
    except (OSError, ValueError):
        return ""
    files = [name for name in names if name.endswith(kind.endings)]
    near = difflib.get_close_matches(path.name, files, n=2)
    near = near or [n for n in files if n.startswith(f"{path.name}.")][:2]
    return f" Did you mean {' or '.join(shown(n) for n in near)}?" if near else ""
