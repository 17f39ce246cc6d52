"""What leaves the plan as a file says on stderr what it holds: whose, names or none, how much."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tcplan.cli.commands import command_line
from tcplan.cli.exporting_papers import (
    PaperOptions,
    export_a_paper,
    export_papers_of_all,
    free,
    names_words,
    row_words,
)
from tcplan.cli.options import DAY, PLAN, Asked, looking
from tcplan.cli.output import narrate, put

if TYPE_CHECKING:
    from tcplan.views.calendar import CalendarView
    from tcplan.views.looking import Looking

_CALENDAR = "ics"
_NO_PAPERS = {
    "calendar": "what is overdue or falls due, for another calendar program",
    "plan": "everything, names and all, as a plan file",
}
_HELP = """Write a paper, a calendar, or the whole plan, whole or not at all.

\b
{kinds}

A paper is for its usual reader, or for whom --for names. Outside the plan's holder a paper is
composed of what that reader may see, and has pseudonyms of that reader's own instead of ids.
Names are hidden unless --names is given. Without -o it goes to stdout as Markdown, unless it is
pdf, docx or xlsx. With a folder after -o the file is named after its kind, its day and the id or
the pseudonym.

A calendar (ics) has an all-day event for whatever is overdue or falls due. It has ids, kinds and
rules, and no words of the plan, unless --names is given.

A plan is written as a plan file (json), names and all, and only to a file. To change it and
bring it back with `import`, export it with --for-import.
"""


class _Exporting(click.Command):
    """The command whose help lists the kinds there are; they are looked for when it is asked."""

    def _told(self) -> str:
        from tcplan.planner import paper_kinds

        told = {kind.name: kind.line for kind in paper_kinds()} | _NO_PAPERS
        kinds = "\n".join(f"{name:<14}{line}" for name, line in told.items())
        return _HELP.format(kinds=kinds)

    def _kept(self, text: str | None) -> None:
        """Nothing else is told."""

    help = property(_told, _kept)


class _KindOfPaper(click.ParamType):  # type: ignore[type-arg]
    """The name of a kind of paper, ``calendar`` or ``plan``."""

    name = "kind"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """The name, if there is such a kind."""
        from tcplan.planner import paper_kinds

        known = [*(kind.name for kind in paper_kinds()), *_NO_PAPERS]
        if value not in known:
            self.fail(f"{value!r} is no kind of paper; choose {', '.join(known)}", param, ctx)
        return str(value)


_FORMATS = ("html", "pdf", "docx", "md", "xlsx", "csv", "json", "svg", _CALENDAR)


@command_line.command(
    cls=_Exporting, short_help="Write a paper about a person, an agency or everybody; or the plan."
)
@PLAN
@click.argument("kind", metavar="KIND", type=_KindOfPaper())
@click.option(
    "--individual", metavar="ID", help="Whose paper; of a calendar or a list, only this person."
)
@click.option("--about", metavar="ID", help="The agency that a paper about an agency is about.")
@click.option(
    "--for",
    "reader",
    metavar="AGENCY-ID|person|public|holder",
    help="Who is to read it; else the kind's usual reader.",
)
@click.option("--since", type=DAY, help="The first day of which a paper about changes tells.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help="Something that a kind needs and no plan has, such as a contact; may be given again.",
)
@click.option(
    "--approved-by",
    "approved",
    metavar="'NAME, ROLE'",
    help="Who approved the paper; the journal tells it with the paper.",
)
@click.option(
    "--threshold", type=int, metavar="N", help="Of figures: the smallest count told; else 5."
)
@click.option("--base", type=int, metavar="N", help="Of figures: what counts are rounded to; 5.")
@click.option("--keep-zero", is_flag=True, help="Of figures: tell a zero, which is else withheld.")
@click.option(
    "--checked",
    is_flag=True,
    help="The places where free text may tell who somebody is have been read.",
)
@click.option("--all", "everybody", is_flag=True, help="A paper of everybody, into a folder (-o).")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Else by the name of the file, or the kind's usual one; a calendar is ics.",
)
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    help="The file or the folder to write to; else stdout.",
)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.option("--until", type=DAY, help="With a calendar: its last day; else twelve weeks ahead.")
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
    about: str | None,
    reader: str | None,
    since: dt.date | None,
    settings: tuple[str, ...],
    approved: str | None,
    threshold: int | None,
    base: int | None,
    keep_zero: bool,
    checked: bool,
    everybody: bool,
    form: str | None,
    file: Path | None,
    replace: bool,
    until: dt.date | None,
    for_import: bool,
    asked: Asked,
) -> None:
    """Write a paper, a calendar or the plan; ``_Exporting`` has the words."""
    if for_import and kind != "plan":
        raise click.UsageError(f"--for-import goes with a plan, not with a {kind}")
    if until is not None and kind != "calendar":
        raise click.UsageError(f"--until goes with a calendar, not with a {kind}")
    settings = (*settings, *_approved(kind, approved))
    options = PaperOptions(
        kind, individual, about, reader, since, settings, threshold, base, keep_zero, checked
    )
    if kind in _NO_PAPERS:
        options.refuse()
        if everybody:
            raise click.UsageError(f"A {kind} has everybody in it; leave --all out")
    if kind == "plan":
        _plan(plan, individual, form, file, replace=replace, for_import=for_import, asked=asked)
    elif kind == "calendar":
        if form not in {None, _CALENDAR}:
            raise click.UsageError(f"A calendar is exported as ics, not as {form}")
        _calendar(asked.look(plan, individual), individual, until, file, replace=replace)
    elif everybody:
        export_papers_of_all(plan, options, form, file, replace=replace, asked=asked)
    else:
        export_a_paper(plan, options, form, file, replace=replace, asked=asked)
    _ask_for_approver(kind, settings)


def _approved(kind: str, approved: str | None) -> tuple[str, ...]:
    """Who approved a paper, as what was typed of it."""
    if approved is None:
        return ()
    if kind in _NO_PAPERS:
        raise click.UsageError(f"--approved-by goes with a paper, not with a {kind}")
    name, _, role = approved.partition(",")
    if not name.strip() or not role.strip():
        raise click.UsageError(f"--approved-by takes a name and a role, not {approved!r}")
    return (f"approved-by={approved}",)


def _ask_for_approver(kind: str, settings: tuple[str, ...]) -> None:
    """Say of figures, and of lines for the public, that nobody was named who approved them."""
    from tcplan.planner import paper_settings

    named = any(one.partition("=")[0].strip() == "approved-by" for one in settings)
    if kind not in _NO_PAPERS and not named and "approved-by" in paper_settings(kind):
        narrate("Nobody is named who approved it: --approved-by 'NAME, ROLE'.")


def _calendar(
    found: "Looking",
    individual: str | None,
    until: dt.date | None,
    file: Path | None,
    *,
    replace: bool,
) -> None:
    from tcplan.planner import calendar, export_calendar, print_calendar

    free(file, replace=replace)
    view = calendar(found, until, individual)
    if file is None:
        put(print_calendar(found, view))
        return narrate(_left_out(view))
    written = export_calendar(found, view, file, replace=replace)
    whose = f" of {view.individual}" if view.individual else ""
    return narrate(
        f"Wrote the calendar{whose} to {written.path}: {len(view.rows):,} events, "
        f"{written.size:,} bytes of ics, as at {found.day.isoformat()}, "
        f"names {names_words(names=written.names_shown)}{row_words(found)}. {_left_out(view)}"
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
        f"not encrypted, every name in it{row_words(found)}."
    )
