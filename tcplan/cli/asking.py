"""Whoever is asked sits at a terminal; what is asked never goes to stdout, nor is a secret shown.

A passphrase is only ever typed: arguments and the environment can be read by others.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tcplan.planner import Unlocking


def at_keyboard() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def need_somebody(why: str) -> None:
    """Refuse where nobody can be asked."""
    if not at_keyboard():
        raise click.UsageError(f"{why}, so it needs a terminal")


def unlocking(key_file: Path | None) -> "Unlocking":
    """How an encrypted database may be opened here: by a file, or by asking at the terminal."""
    from tcplan.planner import Unlocking

    return Unlocking(key_file, _passphrase if at_keyboard() else None)


def locking(key_file: Path | None) -> "Unlocking":
    """How a new database is given its key: by a file, or by asking twice at the terminal."""
    from tcplan.planner import Unlocking

    return Unlocking(key_file, _new_passphrase if at_keyboard() else None)


def agrees(question: str) -> bool:
    """Whether somebody at the terminal says yes; nobody there is no yes."""
    from tcplan.text import visible

    return at_keyboard() and click.confirm(visible(question, keep=""), default=False, err=True)


def typed(question: str) -> str:
    """What somebody at the terminal answers; nothing where nobody sits."""
    from tcplan.text import visible

    if not at_keyboard():
        return ""
    asked: str = click.prompt(visible(question, keep=""), default="", show_default=False, err=True)
    return asked


def _new_passphrase(name: str) -> str:
    from tcplan.planner.unlocking import SHORTEST
    from tcplan.text import visible

    asked: str = click.prompt(
        f"New passphrase of {visible(name, keep='')}, at least {SHORTEST} characters",
        hide_input=True,
        confirmation_prompt="The same again",
        err=True,
    )
    return asked


def _passphrase(name: str) -> str:
    from tcplan.text import visible

    asked: str = click.prompt(f"Passphrase of {visible(name, keep='')}", hide_input=True, err=True)
    return asked
