"""The commands that only a database knows; whoever writes says who they are."""

import datetime as dt
from pathlib import Path

import click

from tcplan.cli.asking import locking, unlocking
from tcplan.cli.commands import command_line
from tcplan.cli.ending import DONE, FOUND
from tcplan.cli.options import (
    BASE,
    EYES,
    HOLDER,
    KEY_FILE,
    MOMENT,
    NAMES,
    SINCE,
    SINCE_REVIEW,
    WHO,
    Signing,
    calendar_day,
    holding,
    login,
    now,
    printing,
    signing,
)
from tcplan.cli.output import Manner, narrate, show

_CHANGE = click.argument("change", type=click.IntRange(1, 2**63 - 1), required=False)


@command_line.command(short_help="Make a database, from a plan file or empty.")
@BASE
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="PLAN.json",
    help="The plan file that it begins with.",
)
@click.option("--title", metavar="TEXT", help="The title of a plan that begins empty.")
@click.option("--plain", is_flag=True, help="Leave it unencrypted; for invented people only.")
@KEY_FILE
@holding
def new(
    base: Path,
    file: Path | None,
    title: str | None,
    plain: bool,
    key_file: Path | None,
    signing: Signing,
) -> None:
    """Make a database, whole or not at all; a file that is there already is never written over.

    It is encrypted with a passphrase, which is asked twice at the terminal, or with the key in a
    file. Nobody can open it without: keep the passphrase where it cannot be lost.
    """
    from tcplan.planner import new_database

    begins = file or title
    if begins is None or (file and title):
        raise click.UsageError("Say what it begins with: --from PLAN.json or --title TEXT")
    if plain and key_file:
        raise click.UsageError("--plain leaves it unencrypted and takes no --key-file")
    made = new_database(
        base, begins, signed=signing.signed(), unlocking=locking(key_file), plain=plain
    )
    how = "encrypted" if made.encrypted else "NOT encrypted"
    narrate(
        f"Made {made.path}: {made.entities:,} entries, {how}; its journal begins at {made.head}."
    )


@command_line.command(short_help="Who changed or opened what, when, for whom and why.")
@BASE
@click.argument("about", metavar="[ID]", required=False)
@click.option("--done-for", metavar="ID", help="Only what was done for this agency.")
@EYES
@click.option("--since", type=SINCE, help="Only from then on; a day alone is its beginning.")
@SINCE_REVIEW
@click.option("--until", type=MOMENT, help="Only until then; a day alone is its end.")
@NAMES
@KEY_FILE
@WHO
@printing
def history(
    *,
    base: Path,
    about: str | None,
    done_for: str | None,
    agency: str | None,
    since: dt.datetime | None,
    since_review: bool,
    until: dt.datetime | None,
    names: bool,
    key_file: Path | None,
    who: str | None,
    manner: Manner,
) -> None:
    """Who changed or opened what, when, for which agency and why, the oldest first.

    With the id of a person: all that concerns them, and who opened their record; asking is itself
    journalled. With any other id: what was done to that entry. Times are UTC.

    With --since-review: what was changed in a person's own entries since the beginning of the day
    on which their last review was held, and which review that was.
    """
    from tcplan.cli.pages.history import history_page
    from tcplan.planner import Request, Visit, Wanted
    from tcplan.planner import history as told

    if since_review and (about is None or since is not None):
        raise click.UsageError("--since-review takes the id of a person, and no --since beside it")
    view = told(
        base,
        Request(names=names, agency=agency),
        Wanted(about=about, agency=done_for, since=since, until=until, since_review=since_review),
        calendar_day=calendar_day(),
        unlocking=unlocking(key_file),
        visit=Visit(who=who or login(), at=now(), opened=(about,) if about else ()),
    )
    show(view, "tcplan/history/1", history_page(view), manner)


@command_line.command(short_help="Take a change back.")
@BASE
@_CHANGE
@NAMES
@KEY_FILE
@signing
@printing
def undo(
    base: Path,
    change: int | None,
    names: bool,
    key_file: Path | None,
    signing: Signing,
    manner: Manner,
) -> None:
    """Take a change back: the one with this number in `history`, else the last that stands.

    Nothing is rubbed out: taking back is a new change, which `redo` takes back. It is refused while
    a later change of the same entries stands.
    """
    _turn("undo", base, change, names=names, key_file=key_file, signing=signing, manner=manner)


@command_line.command(short_help="Make a change again that was undone.")
@BASE
@_CHANGE
@NAMES
@KEY_FILE
@signing
@printing
def redo(
    base: Path,
    change: int | None,
    names: bool,
    key_file: Path | None,
    signing: Signing,
    manner: Manner,
) -> None:
    """Make a change again that was undone: the one with this number, else the last undone one."""
    _turn("redo", base, change, names=names, key_file=key_file, signing=signing, manner=manner)


@command_line.command(name="verify-journal", short_help="Whether a database is whole.")
@BASE
@HOLDER
@KEY_FILE
@printing
def verify_journal(base: Path, agency: str | None, key_file: Path | None, manner: Manner) -> int:
    """Ask every page, row and digest of a database, and the note beside it; nothing is written.

    Ends with 0 when the database is whole, and with 1 when it is not, naming the first broken row.
    """
    from tcplan.cli.pages.history import verified_page
    from tcplan.planner import verify

    view = verify(base, agency, unlocking=unlocking(key_file))
    show(view, "tcplan/verified/1", verified_page(view), manner)
    return DONE if view.whole else FOUND


def _turn(
    way: str,
    base: Path,
    change: int | None,
    *,
    names: bool,
    key_file: Path | None,
    signing: Signing,
    manner: Manner,
) -> None:
    from tcplan import planner
    from tcplan.cli.pages.history import history_page

    view = {"undo": planner.undo, "redo": planner.redo}[way](
        base,
        change,
        planner.Request(names=names),
        calendar_day=calendar_day(),
        unlocking=unlocking(key_file),
        signed=signing.signed(),
    )
    show(view, "tcplan/history/1", history_page(view), manner)
