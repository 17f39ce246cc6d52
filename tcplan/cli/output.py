"""Data goes to stdout and narration to stderr; what cannot be written is said, never dropped."""

import contextlib
import errno
import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import attrs

    from tcplan.cli.page import Block

NARROWEST = 40
"""Fewest columns that a page is printed for."""
WITHOUT_TERMINAL = 100
"""Columns that a page is printed for when no terminal says how many it has."""


class Manner(NamedTuple):
    """How a command was asked to print."""

    as_json: bool
    plain: bool
    ascii: bool
    width: int | None

    def columns(self) -> int:
        """Columns to print for."""
        if self.width is not None:
            return self.width
        if not sys.stdout.isatty():
            return WITHOUT_TERMINAL
        return max(shutil.get_terminal_size().columns, NARROWEST)


class OutputClosedError(Exception):
    """Whoever read the output has stopped reading; there is nothing left to say."""


def show(view: "attrs.AttrsInstance", schema: str, page: "Sequence[Block]", manner: Manner) -> None:
    """Print a view as it was asked for: as data, one fact a line, or laid out."""
    if manner.as_json:
        from tcplan.views.as_data import as_json

        return put(as_json(view, schema))
    from tcplan.cli.page import laid_out, one_fact_a_line

    plain_signs = manner.ascii or _signs_would_be_lost()
    if manner.plain:
        return put(one_fact_a_line(page, ascii=plain_signs))
    return put(laid_out(page, manner.columns(), ascii=plain_signs))


def put(text: str) -> None:
    """Write to stdout, and know that it has arrived.

    Raises ``CannotWriteError`` when it cannot be written, ``OutputClosedError`` when nobody reads.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop(sys.stdout)
        raise OutputClosedError from None
    except OSError as error:
        told = lost(error)
        if error.errno == errno.EINVAL and os.name == "nt":
            raise OutputClosedError from None
        from tcplan.errors import CannotWriteError

        raise CannotWriteError(told) from None


def lost(error: OSError) -> str:
    """What is said of output that could not be written; the rest of it goes nowhere."""
    _drop(sys.stdout)
    reason = (error.strerror or "the system refused").lower()
    return f"The output could not be written: {reason}."


def open_closed_streams() -> None:
    """Put something in the place of standard streams with which the program was not started.

    A database would else be opened in their place, and what is said on stderr be written into it.
    Stdout leads to where nothing can be written, so that a page that nobody gets is told of.
    """
    for name, mode, opened in (
        ("stdin", "r", os.O_RDONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, opened)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))


def on_terminal() -> bool:
    """Whether somebody sits at a terminal, where the interface can be opened."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def narrate(text: str) -> None:
    """Say something to the person at the keyboard, on stderr."""
    from tcplan.text import ascii_only, visible

    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    shown = visible(text)
    with contextlib.suppress(OSError):
        sys.stderr.write((shown if _carries(encoding, shown) else ascii_only(shown)) + "\n")
        sys.stderr.flush()


def called() -> str:
    """What to type to run this program again from here: its name, or where it is."""
    program, name = Path(sys.argv[0]), "tcplan"
    if program.stem != name:
        return name
    found = shutil.which(name)
    if found is not None and Path(found).resolve() == program.resolve():
        return name
    with contextlib.suppress(ValueError):
        program = program.absolute().relative_to(Path.cwd())
    return shlex.quote(str(program) if len(program.parts) > 1 else f"./{program}")


def _signs_would_be_lost() -> bool:
    """Whether stdout carries only some characters: a name must not end in a fault."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    if encoding.lower().startswith("utf"):
        return False
    narrate(f"The output's encoding ({encoding}) does not carry every character: ASCII is printed.")
    return True


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _drop(stream: IO[str]) -> None:
    """Let the interpreter's last flush find nowhere to fail."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
