"""A plan is served to browsers of this machine alone, because need-to-know is a view of it only.

What a session needs goes to it through a pipe: others can read arguments and environments.
"""

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from tcplan.cli.browsing import begun
from tcplan.cli.commands import command_line
from tcplan.cli.ending import DONE, WRONG, Answering
from tcplan.cli.options import ASCII, PLAN, Asked, Front, Within, looking
from tcplan.cli.output import OutputClosedError, narrate, put

HOSTS = ("127.0.0.1", "::1")
_ELSEWHERE = (
    "tcplan serve stays on this machine (127.0.0.1): nobody who opens the page is asked who they "
    "are, so whoever reached it from another one would see what you see. Leave --host out."
)
_OPEN = "Open this address in a browser on this machine; it works once, and Ctrl-C ends it:"
_WARNING = (
    "Whoever has the page sees what you see: what --agency may see, and without it the whole plan."
)
_PORTS = click.IntRange(0, 65_535)
_LONGEST_ORDER = 1 << 20


@command_line.command(short_help="Open a plan in a browser on this machine.")
@PLAN
@click.option(
    "--port", type=_PORTS, default=0, metavar="N", help="The port to listen on; else a free one."
)
@click.option(
    "--host", default=HOSTS[0], metavar="ADDRESS", help="127.0.0.1 or ::1; no other is taken."
)
@ASCII
@looking
@click.pass_obj
def serve(
    front: Front | None,
    *,
    plan: Path,
    port: int,
    host: str,
    ascii: bool,  # noqa: A002
    asked: Asked,
) -> int:
    """Open a plan in a browser: the same interface as `tcplan browse`, on this machine alone.

    Prints an address that works once, for one browser; when it has been used, the next one is
    printed. Each tab is a session of its own. Nobody who opens it is asked who they are, so nothing
    but this machine itself (127.0.0.1) is answered; with --agency it shows what that agency may
    see. For a database it is asked once, here, who works
    and what the passphrase is. Ctrl-C ends it and every session.
    """
    from tcplan.errors import WrongUseError

    if front is None or front.serve is None:
        raise WrongUseError("This is the command line alone; `tcplan serve` needs the interface.")
    if host not in {*HOSTS, "localhost"}:
        raise WrongUseError(_ELSEWHERE)
    found = begun(asked, plan)
    unlocked = found[1].unlocking if len(found) > 1 else None
    who = found[1].who if len(found) > 1 else asked.who
    passphrase = None
    if unlocked is not None and asked.key_file is None and unlocked.ask is not None:
        from tcplan.planner.unlocking import is_encrypted

        passphrase = unlocked.ask(plan.name) if is_encrypted(plan) else None
    order = ordered(asked._replace(who=who), plan.absolute(), passphrase, ascii=ascii)
    narrate(f"{_WARNING}\n{_OPEN}")
    at = (HOSTS[0] if host == "localhost" else host, port)
    return DONE if front.serve(order, at, _address, narrate) == DONE else WRONG


@click.group(cls=Answering, invoke_without_command=True)
@click.pass_obj
def served(session: Within) -> int:
    """One session in a browser; `tcplan serve` starts it and says on its standard input of what."""
    if sys.stdin.isatty():
        raise click.UsageError("A session in a browser is started by `tcplan serve` alone")
    asked, plan, passphrase, plain = understood(_read_order())

    def begin() -> Any:  # noqa: ANN401  (a look, for a database with its session)
        from tcplan.planner import Unlocking

        ask = None if passphrase is None else (lambda _name: passphrase)
        return begun(asked, plan, Unlocking(asked.key_file, ask))

    return DONE if session(begin, ascii=plain) == DONE else WRONG


def ordered(asked: Asked, plan: Path, passphrase: str | None, *, ascii: bool) -> bytes:  # noqa: A002
    """What a session is asked to show, for its standard input, after four bytes with its length."""
    told = asked._asdict() | {"plan": plan, "passphrase": passphrase, "ascii": ascii}
    if asked.key_file is not None:
        told["key_file"] = asked.key_file.absolute()
    data = json.dumps(told, default=_written).encode()
    return len(data).to_bytes(4, "big") + data


def understood(data: bytes) -> tuple[Asked, Path, str | None, bool]:
    """What a session was asked to show: how, of which plan, with which passphrase, in ASCII."""
    told = json.loads(data)
    plan, passphrase, plain = Path(told.pop("plan")), told.pop("passphrase"), told.pop("ascii")
    for name in ("as_at", "today"):
        told[name] = told[name] and dt.date.fromisoformat(told[name])
    told["known_at"] = told["known_at"] and dt.datetime.fromisoformat(told["known_at"])
    told["key_file"] = told["key_file"] and Path(told["key_file"])
    told["packs"] = tuple(told["packs"])
    return Asked(**told), plan, passphrase, plain


def _written(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def _read_order() -> bytes:
    """Read unbuffered, because what comes after it is for the interface."""
    pipe = sys.stdin.fileno()
    size = int.from_bytes(_read(pipe, 4), "big")
    if size > _LONGEST_ORDER:
        raise click.UsageError("What this session is to show was not told")
    return _read(pipe, size)


def _read(pipe: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = os.read(pipe, size - len(data))
        if not more:
            raise click.Abort
        data += more
    return data


def _address(address: str) -> None:
    try:
        put(f"{address}\n")
    except OutputClosedError:
        narrate(address)
