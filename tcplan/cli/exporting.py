"""What leaves the plan as a file says on stderr what it holds: whose, names or none, how much."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tcplan.cli.commands import command_line
from tcplan.cli.options import DAY, PLAN, Asked, looking
from tcplan.cli.output import narrate, put

if TYPE_CHECKING:
    from tcplan.views.calendar import CalendarView
    from tcplan.views.looking import Looking

_SUMMARIES = ("html", "md", "json")
_CALENDAR = "ics"
_SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
_KINDS = ("summary", "calendar", "plan")


@command_line.command(short_help="Write a person's risk summary, a calendar, or the plan.")
@PLAN
@click.argument("kind", metavar="|".join(_KINDS), type=click.Choice(_KINDS))
@click.option("--individual", metavar="ID", help="Whose summary; of a calendar, only this person.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*_SUMMARIES, _CALENDAR]),
    help="Else by the name of the file; Markdown without a file. A calendar is ics.",
)
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    help="The file to write; else stdout.",
)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.option(
    "--until",
    type=DAY,
    help="With a calendar: its last day; else twelve weeks ahead.",
)
@click.option(
    "--for-import",
    is_flag=True,
    help="Let the plan file say what it came from, so that import takes only your changes.",
)
@looking
def export(
    *,
    plan: Path,
    kind: str,
    individual: str | None,
    form: str | None,
    file: Path | None,
    replace: bool,
    until: dt.date | None,
    for_import: bool,
    asked: Asked,
) -> None:
    """Write a risk summary, a calendar, or the whole plan, whole or not at all.

    A summary is a page to open in a browser and to print (html), text (md), or data for another
    program (json). Names are hidden unless --names is given.

    A calendar is a file for another calendar program (ics): an all-day event for whatever is
    overdue or falls due. It has ids, kinds and rules, and no words of the plan, unless --names
    is given.

    A plan is written as a plan file (json), names and all, and only to a file. To change it and
    bring it back with `import`, export it with --for-import.
    """
    if for_import and kind != "plan":
        raise click.UsageError(f"--for-import goes with a plan, not with a {kind}")
    if until is not None and kind != "calendar":
        raise click.UsageError(f"--until goes with a calendar, not with a {kind}")
    if kind == "plan":
        _plan(plan, individual, form, file, replace=replace, for_import=for_import, asked=asked)
    elif kind == "calendar":
        if form not in {None, _CALENDAR}:
            raise click.UsageError(f"A calendar is exported as ics, not as {form}")
        _calendar(asked.look(plan, individual), individual, until, file, replace=replace)
    elif form == _CALENDAR:
        raise click.UsageError("A summary is exported as html, md or json, not as ics")
    elif individual is None:
        raise click.UsageError("Say whose summary: --individual ID")
    else:
        _summary(asked.look(plan, individual), individual, form, file, replace=replace)


def _summary(
    found: "Looking", individual: str, form: str | None, file: Path | None, *, replace: bool
) -> None:
    from tcplan.planner import export_summary, print_summary

    _free(file, replace=replace)
    form = form or (_SUFFIXES.get(file.suffix.lower(), "html") if file else "md")
    if file is None:
        return put(print_summary(found, individual, form))
    written = export_summary(found, individual, form, file, replace=replace)
    narrate(
        f"Wrote the risk summary of {written.individual} to {written.path}: "
        f"{written.size:,} bytes of {written.form}, as at {found.day.isoformat()}, "
        f"names {_shown(names=written.names_shown)}{_row_words(found)}."
    )
    return None


def _calendar(
    found: "Looking",
    individual: str | None,
    until: dt.date | None,
    file: Path | None,
    *,
    replace: bool,
) -> None:
    from tcplan.planner import calendar, export_calendar, print_calendar

    _free(file, replace=replace)
    view = calendar(found, until, individual)
    if file is None:
        put(print_calendar(found, view))
        return narrate(_left_out(view))
    written = export_calendar(found, view, file, replace=replace)
    whose = f" of {view.individual}" if view.individual else ""
    return narrate(
        f"Wrote the calendar{whose} to {written.path}: {len(view.rows):,} events, "
        f"{written.size:,} bytes of ics, as at {found.day.isoformat()}, "
        f"names {_shown(names=written.names_shown)}{_row_words(found)}. {_left_out(view)}"
    )


def _left_out(view: "CalendarView") -> str:
    """What the events hold of people, and what no event tells."""
    said = [
        "It has names and the plan's own words in it: keep it as you keep the plan."
        if view.heading.names_shown
        else "It has ids, and no words of the plan."
    ]
    if view.later:
        said.append(f"{view.later} due after {view.until.isoformat()} are not in it (--until).")
    bare = view.undated_gates + view.undated_milestones + view.undated_moves
    if bare:
        said.append(f"{bare} open without a day are not in it.")
    return " ".join(said)


def _plan(
    plan: Path,
    individual: str | None,
    form: str | None,
    file: Path | None,
    *,
    replace: bool,
    for_import: bool,
    asked: Asked,
) -> None:
    if individual is not None:
        raise click.UsageError("A plan is exported whole; --individual goes with a summary")
    if form not in {None, "json"}:
        raise click.UsageError(f"A plan is exported as json, not as {form}")
    if file is None:
        raise click.UsageError("A plan holds every name, so it goes only to a file: give -o FILE")
    from tcplan.planner import export_plan

    found = asked.look(plan)
    written = export_plan(found, file, replace=replace, for_import=for_import)
    narrate(
        f"Wrote the plan to {written.path}: {written.size:,} bytes, "
        f"not encrypted, every name in it{_row_words(found)}."
    )


def _free(file: Path | None, *, replace: bool) -> None:
    if file is not None and not replace and file.is_file():
        from tcplan.errors import WrongUseError

        raise WrongUseError(f"{file} is there already; choose another name, or give --replace.")


def _shown(*, names: bool) -> str:
    return "shown" if names else "hidden"


def _row_words(found: "Looking") -> str:
    return f"; it tells of journal row {found.origin.head}" if found.origin else ""
