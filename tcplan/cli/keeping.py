"""The commands with which a database is kept; what cannot be taken back is asked about first."""

from pathlib import Path

import click

from tcplan.cli.asking import agrees, locking, need_somebody, typed, unlocking
from tcplan.cli.commands import command_line
from tcplan.cli.ending import DONE, WRONG
from tcplan.cli.options import (
    BASE,
    EYES,
    KEY_FILE,
    NAMES,
    WHO,
    Signing,
    calendar_day,
    holding,
    login,
    now,
    printing,
)
from tcplan.cli.output import Manner, narrate, show

YES = click.option("--yes", is_flag=True, help="Agree to it without being asked.")


@command_line.command(name="import", short_help="Bring a changed plan file into a database.")
@BASE
@click.argument("file", metavar="PLAN.json", type=click.Path(path_type=Path))
@YES
@NAMES
@KEY_FILE
@holding
@printing
def import_(
    *,
    base: Path,
    file: Path,
    yes: bool,
    names: bool,
    key_file: Path | None,
    signing: Signing,
    manner: Manner,
) -> int:
    """Show what a plan file would change, entry by entry; then save all of it, or nothing.

    It is saved when somebody at the terminal agrees, or with --yes. Of a file that `export plan
    --for-import` wrote, only what was changed in it since is taken, and what others saved meanwhile
    stays; where the file and somebody else changed the same thing, both values are shown, nothing
    is saved, and it ends with 2. Any other file takes the place of the plan: what is not in it is
    removed. What others save while you read is never written over; then nothing is saved.
    """
    from tcplan.cli.pages.proposed import proposed_page
    from tcplan.planner import Request, import_plan
    from tcplan.views.proposed import ProposedView

    def agree(view: ProposedView) -> bool:
        if not manner.as_json:
            show(view, "tcplan/import/1", proposed_page(view), manner)
        return yes or (not manner.as_json and agrees(f"Save all of this in {base.name}?"))

    view = import_plan(
        base,
        file,
        Request(names=names),
        calendar_day=calendar_day(),
        unlocking=unlocking(key_file),
        signed=signing.signed(),
        agree=agree,
    )
    if manner.as_json or view.parted or not view.rows:
        show(view, "tcplan/import/1", proposed_page(view), manner)
    if view.parted:
        narrate(
            "Nothing was saved: the file and somebody else changed the same. Export the plan again "
            "with --for-import, and make your changes to that."
        )
        return WRONG
    if view.change is not None:
        narrate(f"Saved all of it as change {view.change}; `tcplan undo` takes it back.")
    elif view.rows:
        narrate("Nothing was saved; agree at a terminal, or give --yes.")
    return DONE


@command_line.command(short_help="Copy a database, verified, while others work.")
@BASE
@click.argument("copy", metavar="COPY.db", type=click.Path(path_type=Path))
@KEY_FILE
@holding
def backup(base: Path, copy: Path, key_file: Path | None, signing: Signing) -> None:
    """Write a verified copy of a database, with the same key, while others may be writing.

    It is journalled where the copy lies. Its note, COPY.db.anchor, belongs to it.
    """
    from tcplan.planner import backup as made

    done = made(base, copy, unlocking=unlocking(key_file), signed=signing.signed())
    narrate(f"Copied to {done.path}, verified; its journal ends at {done.head}.")


@command_line.command(short_help="Make a database from a copy.")
@click.argument("copy", metavar="COPY.db", type=click.Path(path_type=Path))
@BASE
@KEY_FILE
@holding
def restore(copy: Path, base: Path, key_file: Path | None, signing: Signing) -> None:
    """Make a database from a copy that `backup` wrote, verified before and after.

    The copy stays as it is, and a file that is there already is never written over: move a damaged
    database and its note away first, and keep them. Who restored it is journalled.
    """
    from tcplan.planner import restore as made

    done = made(copy, base, unlocking=unlocking(key_file), signed=signing.signed())
    narrate(
        f"Restored to {done.path}, verified; its journal ends at {done.head}. What was recorded "
        "after the copy is not in it, and whoever was erased after the copy is in it again."
    )


@command_line.command(name="subject-access", short_help="All that is held about one person.")
@BASE
@click.argument("individual", metavar="INDIVIDUAL")
@EYES
@NAMES
@KEY_FILE
@WHO
@printing
def subject_access(
    *,
    base: Path,
    individual: str,
    agency: str | None,
    names: bool,
    key_file: Path | None,
    who: str | None,
    manner: Manner,
) -> None:
    """All that is held about one person, what was done to it, and who opened their record.

    Asking is itself journalled. Names stay hidden until --names is given, as for the person's own
    copy; read it before you hand it over, because it may tell of others too. Through an agency's
    eyes it is not all: only what that agency may see, and what was journalled for it.
    """
    from tcplan import planner
    from tcplan.cli.pages.held import access_page

    view = planner.subject_access(
        base,
        individual,
        planner.Request(names=names, agency=agency),
        calendar_day=calendar_day(),
        unlocking=unlocking(key_file),
        visit=planner.Visit(who=who or login(), at=now(), opened=(individual,)),
    )
    show(view, "tcplan/subject-access/1", access_page(view), manner)


@command_line.command(short_help="Erase all that is held about one person, for good.")
@BASE
@click.argument("individual", metavar="INDIVIDUAL")
@KEY_FILE
@holding
@printing
def erase(
    base: Path, individual: str, key_file: Path | None, signing: Signing, manner: Manner
) -> None:
    """Erase all that is held about one person, for good; it asks twice and needs a terminal.

    Ids, times, and who did what stay in the journal, so that it can be verified; the reason stays
    too. It tells first which backups and exports still have the person: those it cannot reach.
    """
    from tcplan import planner
    from tcplan.cli.pages.held import erased_page, to_erase_words
    from tcplan.views.held import ToErase

    signed = signing.signed()
    need_somebody("An erasure is asked about twice")

    def agree(asked: ToErase) -> bool:
        name = asked.individual
        narrate(to_erase_words(asked))
        return agrees(f"Erase {name}?") and typed(f"Type {name} to erase it") == name

    view = planner.erase(
        base, individual, unlocking=unlocking(key_file), signed=signed, agree=agree
    )
    if view is None:
        return narrate("Nothing was erased.")
    return show(view, "tcplan/erased/1", erased_page(view), manner)


@command_line.command(short_help="Change the passphrase or key of a database.")
@BASE
@click.option(
    "--new-key-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The new key; else a new passphrase is asked twice.",
)
@KEY_FILE
@holding
def rekey(base: Path, new_key_file: Path | None, key_file: Path | None, signing: Signing) -> None:
    """Change the passphrase or key of an encrypted database, while nobody else has it open.

    Copies that were made before keep the old one.
    """
    from tcplan import planner

    head = planner.rekey(
        base,
        unlocking=unlocking(key_file),
        locking=locking(new_key_file),
        signed=signing.signed(),
    )
    narrate(f"The key of {base} is changed; copies made before keep the old one. Journal: {head}.")


@command_line.command(name="accept-journal", short_help="Accept a journal whose note is lost.")
@BASE
@KEY_FILE
@holding
def accept_journal(base: Path, key_file: Path | None, signing: Signing) -> None:
    """Take the journal of a database as the right one, although its note is lost or says more.

    Until then nothing can be written to it, because its end may have been cut off: compare the head
    that `verify-journal` prints with one kept elsewhere first. --why is needed and is journalled.
    """
    from tcplan import planner

    head = planner.accept_journal(base, unlocking=unlocking(key_file), signed=signing.signed())
    narrate(f"The journal of {base} is accepted as it stands; its head is now {head}.")
