"""Many files take their names together or not at all; until then nobody finds one of them.

They are written into a hidden folder beside where they are to stand, readable by their owner alone.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from tcplan import durable
from tcplan.errors import CannotWriteError, shown_path
from tcplan.exchange.atomic import reason_of

_ASIDE = "aside"
_NEW = "new"


class Staged:
    """Files on their way into one folder."""

    def __init__(self, folder: Path) -> None:
        """Begin beside ``folder``, which is made if it is not there.

        Raises ``CannotWriteError``.
        """
        self._folder = folder
        self._names: list[str] = []
        self._made = not folder.exists()
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            self._stage = Path(tempfile.mkdtemp(prefix=".tcplan-", suffix=".part", dir=folder))
        except OSError as error:
            self._let_go_of_folder()
            raise self._refused(error) from None

    def __enter__(self) -> Self:
        """Give the stage."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of whatever has not taken its name."""
        shutil.rmtree(self._stage, ignore_errors=True)
        self._let_go_of_folder()

    def add(self, name: str, data: bytes) -> None:
        """Write one more file; ``name`` may begin with the name of a folder within.

        Raises ``CannotWriteError``.
        """
        file = self._stage / _NEW / name
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
        except OSError as error:
            raise self._refused(error) from None
        self._names.append(name)

    @contextlib.contextmanager
    def standing(self) -> Iterator[None]:
        """Give all of them their names; if what is then done fails, all is put back as it was.

        Raises ``CannotWriteError``.
        """
        done: list[str] = []
        try:
            for name in self._names:
                done.append(name)
                self._place(name)
            for folder in {(self._folder / name).parent for name in self._names}:
                durable.settle(folder)
            yield
        except BaseException as error:
            for name in reversed(done):
                with contextlib.suppress(OSError):
                    self._put_back(name)
            if isinstance(error, OSError):
                raise self._refused(error) from None
            raise

    def _place(self, name: str) -> None:
        target, aside = self._folder / name, self._stage / _ASIDE / name
        target.parent.mkdir(mode=0o700, exist_ok=True)
        if target.exists():
            aside.parent.mkdir(parents=True, exist_ok=True)
            target.replace(aside)
        (self._stage / _NEW / name).replace(target)

    def _put_back(self, name: str) -> None:
        target, aside = self._folder / name, self._stage / _ASIDE / name
        if aside.exists():
            aside.replace(target)
        elif not (self._stage / _NEW / name).exists():
            target.unlink()
        if target.parent != self._folder:
            with contextlib.suppress(OSError):
                target.parent.rmdir()

    def _let_go_of_folder(self) -> None:
        if self._made:
            with contextlib.suppress(OSError):
                self._folder.rmdir()

    def _refused(self, error: OSError) -> CannotWriteError:
        return CannotWriteError(
            f"Nothing was written to {shown_path(self._folder)}: {reason_of(error)}."
        )
