"""Bytes reach the disk under their name whole or not at all, and only their owner reads them."""

import contextlib
import os
import tempfile
from pathlib import Path


def replace(target: Path, data: bytes) -> None:
    """Write a new file beside ``target`` to the disk, and give it that name in one step.

    Raises ``OSError``; what had the name is then untouched, and nothing else is left behind.
    """
    # mkstemp makes the file readable by its owner alone: a plan is personal data.
    descriptor, beside = tempfile.mkstemp(prefix=".tcplan-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
    settle(target.parent)


def settle(folder: Path) -> None:
    """Let a new name reach the disk too, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
