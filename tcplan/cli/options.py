"""The same option means the same on every command, and a bad value is answered in one sentence."""

import datetime as dt
import getpass
import re
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import click

from tcplan.cli.asking import unlocking
from tcplan.cli.output import NARROWEST, Manner, narrate

if TYPE_CHECKING:
    from tcplan.planner import Request, Seen, Session, Signed, Tell
    from tcplan.planner.settings import Settings
    from tcplan.views.looking import Looking

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_WIDEST = 400
_Command = Callable[..., Any]
_Begun = tuple[Any, ...]


class Screen(Protocol):
    """The terminal interface, as the command line knows it."""

    def __call__(
        self,
        looking: "Looking",
        session: "Session | None" = None,
        seen: "Seen | None" = None,
        /,
        *,
        ascii: bool = False,  # noqa: A002
    ) -> int:
        """Open the interface on a plan, for a database with the session of whoever works on it.

        0 when the planner left it, else after a fault.
        """


class ReadingScreen(Protocol):
    """The interface that opens before its plan has been read."""

    def __call__(
        self,
        begin: Callable[["Tell"], "_Begun"],
        file: str,
        *,
        ascii: bool = False,  # noqa: A002
    ) -> int:
        """Open the interface; raises the error of opening the plan once the screen is gone."""


class Server(Protocol):
    """What shows the interface to browsers, as the command line knows it."""

    def __call__(
        self,
        order: bytes,
        at: tuple[str, int],
        announce: Callable[[str], None],
        tell: Callable[[str], None],
    ) -> int:
        """Answer browsers at a host and port until it is interrupted.

        Each session gets ``order`` on its standard input. ``announce`` is given each new address,
        ``tell`` what else is to be said.
        """


class Within(Protocol):
    """One session of the interface in a browser, as the command line knows it."""

    def __call__(self, begin: Callable[[], "_Begun"], *, ascii: bool = False) -> int:  # noqa: A002
        """Open the interface on what ``begin`` opens; it says in the browser why it cannot."""


class Front(NamedTuple):
    """The ways of showing a plan that the command line was given."""

    screen: Screen | None = None
    serve: Server | None = None
    reading: ReadingScreen | None = None
    """For a plan that takes long to read; without it the screen opens once it has been read."""


class Asked(NamedTuple):
    """What every command may be asked with."""

    as_at: dt.date | None
    today: dt.date | None
    agency: str | None
    names: bool
    known_at: dt.datetime | None
    key_file: Path | None
    who: str | None
    packs: tuple[str, ...] = ()

    def request(self) -> "Request":
        """The day, the eyes, the names, the moment and the rules, as the planner takes them."""
        from tcplan.planner import Request, packs_named

        return Request(
            as_at=self.as_at,
            today=self.today,
            names=self.names,
            agency=self.agency,
            known_at=self.known_at,
            packs=packs_named(self.packs) if self.packs else (),
        )

    def look(self, plan: Path, *opened: str | None, tell: "Tell | None" = None) -> "Looking":
        """The plan in a file or a database, looked at as asked; ``opened`` may name a person.

        ``tell`` hears how much of it has been read, unless an agency looks that may not know how
        much there is.
        """
        from tcplan.planner import Visit, look

        visit = Visit(
            who=self.who or own().who or login(),
            at=now(),
            opened=tuple(word for word in opened if word),
        )
        return look(
            plan,
            self.request(),
            calendar_day=calendar_day(),
            unlocking=unlocking(self.key_file),
            visit=visit,
            tell=tell if self.agency is None else None,
        )


class Signing(NamedTuple):
    """Who works on a database, for which agency, and why."""

    who: str | None
    agency: str | None
    why: str | None

    def signed(self) -> "Signed":
        """The same with this moment; nobody works without a name."""
        from tcplan.planner import Signed

        mine = own()
        who = (self.who or "").strip() or mine.who
        if not who:
            raise click.UsageError(
                "Say who works here, for the journal: --who NAME, or TCPLAN_WHO to keep it; "
                "`tcplan settings --who NAME` keeps it for good."
            )
        return Signed(who=who, at=now(), agency=self.agency, why=self.why, own_agency=mine.agency)


def own() -> "Settings":
    """What the user keeps about themselves; why it cannot be used is said."""
    from tcplan.planner.settings import read

    kept = read()
    if kept.problem:
        narrate(kept.problem)
    return kept.settings


def calendar_day() -> dt.date:
    """The day of this machine's calendar; the one place at which the command line reads it."""
    return dt.date.today()  # noqa: DTZ011


def now() -> dt.datetime:
    """This moment; the one place at which the command line reads the clock."""
    return dt.datetime.now(dt.UTC)


def login() -> str:
    """What to call somebody who did not say who they are."""
    try:
        return f"{getpass.getuser()} (login name)"
    except (KeyError, OSError):
        return "somebody without a login name"


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day such as 2027-01-02, and nothing that could be read as two different days."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """The day that was written."""
        if isinstance(value, dt.date):
            return value
        found = None
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            try:
                found = dt.date.fromisoformat(value)
            except ValueError:
                found = None
        if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            self.fail(
                f"{value!r} is no day from {_FIRST_YEAR} to {_LAST_YEAR}; "
                "write year-month-day, for example 2027-01-02",
                param,
                ctx,
            )
        return found


class Moment(click.ParamType):  # type: ignore[type-arg]
    """A moment such as 2027-01-02T14:30, in this machine's time zone unless it names another."""

    name = "time"

    def __init__(self, *, ends: bool = True) -> None:
        """``ends`` says that a day alone is its last moment, else it is its first."""
        self._clock = "23:59:59.999999" if ends else "00:00"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.datetime:
        """The moment that was written."""
        if isinstance(value, dt.datetime):
            return value
        found = None
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}\S*)?", value, re.ASCII):
            whole = value if len(value) > len("2027-01-02") else f"{value}T{self._clock}"
            try:
                found = dt.datetime.fromisoformat(whole).astimezone()
            except (ValueError, OverflowError):
                found = None
        if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            self.fail(
                f"{value!r} is no moment from {_FIRST_YEAR} to {_LAST_YEAR}; "
                "write for example 2027-01-02 or 2027-01-02T14:30",
                param,
                ctx,
            )
        return found


DAY = Day()
MOMENT = Moment()
SINCE = Moment(ends=False)
KEY_FILE = click.option(
    "--key-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The key of an encrypted database; else its passphrase is asked.",
)
WHO = click.option(
    "--who",
    metavar="NAME",
    envvar="TCPLAN_WHO",
    help="Who works here, for the journal; TCPLAN_WHO keeps it between runs.",
)
SINCE_REVIEW = click.option(
    "--since-review",
    is_flag=True,
    help="With a person's history: only since their last review was held.",
)
ASCII = click.option(
    "--ascii", is_flag=True, help="Draw with ASCII alone; what people wrote stays as it is."
)
BASE = click.argument("base", metavar="FILE.db", type=click.Path(path_type=Path))
PLAN = click.argument("plan", type=click.Path(path_type=Path))

NAMES = click.option("--names", is_flag=True, help="Show the names of people; they start hidden.")
EYES = click.option(
    "--agency", metavar="ID", help="Look through this agency's eyes; else the holder looks."
)
HOLDER = click.option(
    "--agency",
    metavar="ID",
    help="For which agency: only the plan's holder can, and any other is refused.",
)
_WORKING = click.option(
    "--agency",
    metavar="ID",
    help="Work for this agency, on what it may see; else the holder works.",
)
_LOOKING = (
    click.option("--as-at", type=DAY, help="The day that is asked about; else the day of asking."),
    click.option("--today", type=DAY, help="The day of asking; else the calendar's."),
    EYES,
    NAMES,
    click.option(
        "--known-at",
        type=MOMENT,
        help="Read a database as it was known then; a day alone is its end.",
    ),
    KEY_FILE,
    WHO,
    click.option(
        "--pack",
        "packs",
        multiple=True,
        metavar="NAME|FILE",
        help="A local rule pack, by name or file; may be given again, and a later one wins.",
    ),
)
_WHY = click.option("--why", metavar="TEXT", help="The reason, for the journal.")
_PRINTING = (
    click.option("--json", "as_json", is_flag=True, help="Print data for another program."),
    click.option(
        "--plain", is_flag=True, help="Print one fact a line, for a screen reader or grep."
    ),
    click.option("--ascii", is_flag=True, help="Print nothing but ASCII."),
    click.option(
        "--width",
        type=click.IntRange(NARROWEST, _WIDEST),
        metavar="N",
        help="Columns to print for; else the terminal's, or 100 without a terminal.",
    ),
)


def looking(command: _Command) -> _Command:
    """Give a command the options of the day, the eyes and the names, as one value ``asked``."""

    def gathered(
        *,
        as_at: dt.date | None,
        today: dt.date | None,
        agency: str | None,
        names: bool,
        known_at: dt.datetime | None,
        key_file: Path | None,
        who: str | None,
        packs: tuple[str, ...],
        **others: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        asked = Asked(as_at, today, agency, names, known_at, key_file, who, packs)
        return command(asked=asked, **others)

    return _optioned(gathered, command, _LOOKING)


def signing(command: _Command) -> _Command:
    """Give a command the options of who works on what they may see, as one value ``signing``."""
    return _signed(command, _WORKING)


def holding(command: _Command) -> _Command:
    """The same for a command that only the plan's holder can give."""
    return _signed(command, HOLDER)


def _signed(command: _Command, agency: Callable[..., Any]) -> _Command:
    def gathered(
        *,
        who: str | None,
        agency: str | None,
        why: str | None,
        **others: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        return command(signing=Signing(who, agency, why), **others)

    return _optioned(gathered, command, (WHO, agency, _WHY))


def printing(command: _Command) -> _Command:
    """Give a command the options of how it prints, as one value ``manner``."""

    def gathered(
        *,
        as_json: bool,
        plain: bool,
        ascii: bool,  # noqa: A002
        width: int | None,
        **others: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        if as_json and plain:
            raise click.UsageError("--json and --plain are two different outputs; give one.")
        return command(manner=Manner(as_json, plain, ascii, width), **others)

    return _optioned(gathered, command, _PRINTING)


def _optioned(
    gathered: Callable[..., Any], command: _Command, options: tuple[Callable[..., Any], ...]
) -> _Command:
    gathered.__name__ = command.__name__
    gathered.__doc__ = command.__doc__
    gathered.__click_params__ = list(getattr(command, "__click_params__", []))  # type: ignore[attr-defined]
    return reduce(lambda function, option: option(function), reversed(options), gathered)
