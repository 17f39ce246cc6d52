"""A process is struck at the n-th step that could reach the disk: killed, cut short, or refused.

Steps are each statement to the database, each write, cut, opening and removal that SQLite asks of
the operating system, and each file that Python opens for writing, renames or removes. All of it is
set up in a child process, because nothing of it can be taken back.
"""

import contextlib
import ctypes
import errno
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from tcplan.store import driver

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_FILE_EVENTS = frozenset({"os.rename", "os.remove", "os.link", "os.truncate", "tempfile.mkstemp"})
_WINDOW = 50
"""Opcodes of SQLite between two moments at which a statement can be interrupted."""


@attrs.define
class Steps:
    """Which step is struck, and how: ``kill``, ``tear`` (half a write, then killed), ``refuse``."""

    at: int
    how: str
    count: int = 0
    armed: bool = False
    called: list[Any] = attrs.field(factory=list, repr=False)
    """What SQLite calls, which must not be swept away while it does."""

    @property
    def struck(self) -> bool:
        """Whether the step was reached."""
        return self.count >= self.at

    def arrive(self) -> bool:
        """Count a step; True when it is to be refused, and no return when it is to be killed."""
        if not self.armed or self.how not in {"kill", "refuse"}:
            return False
        return self._counted()

    def arrive_at_write(self, half: Callable[[], object]) -> bool:
        """The same for a write of the operating system, half of which can be done."""
        if self.armed and self.how == "tear":
            if self._here():
                half()
                os.kill(os.getpid(), signal.SIGKILL)
            return False
        return self.arrive()

    def _counted(self) -> bool:
        here = self._here()
        if here and self.how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return here

    def _here(self) -> bool:
        self.count += 1
        return self.count == self.at

    @contextlib.contextmanager
    def arming(self) -> Iterator[None]:
        """Count steps only in here."""
        self.armed = True
        try:
            yield
        finally:
            self.armed = False


def watch(steps: Steps) -> bool:
    """Watch every step of this process; False where SQLite's own calls cannot be watched."""
    sys.dont_write_bytecode = True
    _watch_statements(steps)
    _watch_files(steps)
    return _watch_calls(steps)


def interrupt(steps: Steps) -> None:
    """Interrupt whatever statement runs when so many opcodes have passed while armed."""
    module: Any = _driver()
    plain = module.connect

    def count() -> int:
        if steps.armed:
            steps.count += 1
        return int(steps.armed and steps.count == steps.at)

    def connect(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        connection = plain(*given, **named)
        connection.set_progress_handler(count, _WINDOW)
        return connection

    module.connect = connect


@contextlib.contextmanager
def limited_files(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes; a write beyond it is an error."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def _driver() -> Any:  # noqa: ANN401
    """The driver's own module, which only the store may import."""
    return vars(driver)["driver"]


def _watch_statements(steps: Steps) -> None:
    module: Any = _driver()
    plain = module.connect

    class Stepping(module.Connection):  # type: ignore[misc]
        """A connection whose every statement is a step; rolling back always works."""

        def execute(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
            if not sql.startswith("ROLLBACK") and steps.arrive():
                raise driver.Error("disk I/O error")
            return super().execute(sql, *values)

        def executemany(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
            if steps.arrive():
                raise driver.Error("disk I/O error")
            return super().executemany(sql, *values)

    def connect(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        return plain(*given, factory=Stepping, **named)

    module.connect = connect


def _watch_files(steps: Steps) -> None:
    def hear(event: str, given: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(given[2], int) and given[2] & _WRITES
        if (writes or event in _FILE_EVENTS) and steps.arrive():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hear)


class _Vfs(ctypes.Structure):
    """SQLite's own table of what it asks of the operating system (sqlite.org/c3ref/vfs.html)."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        *((name, ctypes.c_void_p) for name in ("next", "name", "data")),
        *((f"method_{n}", ctypes.c_void_p) for n in range(13)),
        ("set_call", ctypes.c_void_p),
        ("get_call", ctypes.c_void_p),
    )


_NUMBER, _SIZE, _PLACE, _BYTES = ctypes.c_int, ctypes.c_size_t, ctypes.c_int64, ctypes.c_void_p
_CALLS: dict[bytes, tuple[Any, ...]] = {
    b"pwrite": (ctypes.c_ssize_t, _NUMBER, _BYTES, _SIZE, _PLACE),
    b"pwrite64": (ctypes.c_ssize_t, _NUMBER, _BYTES, _SIZE, _PLACE),
    b"write": (ctypes.c_ssize_t, _NUMBER, _BYTES, _SIZE),
    b"ftruncate": (_NUMBER, _NUMBER, _PLACE),
    b"unlink": (_NUMBER, ctypes.c_char_p),
    b"open": (_NUMBER, ctypes.c_char_p, _NUMBER, _NUMBER),
}


def _watch_calls(steps: Steps) -> bool:
    """Stand between SQLite and the operating system, as SQLite's own tests do."""
    import sqlcipher3._sqlite3 as extension

    library = ctypes.CDLL(extension.__file__)
    try:
        find = library.sqlite3_vfs_find
    except AttributeError:
        return False
    find.restype = ctypes.POINTER(_Vfs)
    vfs = find(None)
    getting = ctypes.CFUNCTYPE(_BYTES, _BYTES, ctypes.c_char_p)(vfs.contents.get_call)
    setting = ctypes.CFUNCTYPE(_NUMBER, _BYTES, ctypes.c_char_p, _BYTES)(vfs.contents.set_call)
    for name, kind in _CALLS.items():
        if found := getting(vfs, name):
            prototype = ctypes.CFUNCTYPE(*kind, use_errno=True)
            ours = prototype(_between(steps, name, prototype(found)))
            steps.called.append(ours)
            setting(vfs, name, ctypes.cast(ours, _BYTES))
    return True


def _between(steps: Steps, name: bytes, real: Any) -> Callable[..., int]:  # noqa: ANN401
    refusal = errno.EMFILE if name == b"open" else errno.ENOSPC if steps.at % 2 else errno.EIO

    def call(*given: Any) -> int:  # noqa: ANN401
        if b"write" in name:
            number, content, size, *place = given
            refused = steps.arrive_at_write(lambda: real(number, content, size // 2, *place))
        elif name == b"open" and not given[1] & _WRITES:
            refused = False
        else:
            refused = steps.arrive()
        if refused:
            ctypes.set_errno(refusal)
            return -1
        return int(real(*given))

    return call
