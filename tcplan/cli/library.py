"""What is known of causes, milestones and checklists can be read without any plan."""

from pathlib import Path

import click

from tcplan.cli.commands import command_line
from tcplan.cli.options import printing
from tcplan.cli.output import Manner, show

_MILESTONES, _CHECKLIST = "milestones", "checklist"
_HELP = """What moves are known to break down for, and what could be arranged; typical milestones.

\b
tcplan library                the known causes, T01 to T25
tcplan library T07            one in full: early signs, controls, usual owner, source
tcplan library T02 T03        several
tcplan library milestones     typical work on the way to a move, with the days it takes
tcplan library checklist      the local discharge checklist, which each area can edit
tcplan library checklist --local FILE.toml

All of it is a proposal for review by practitioners. Nothing in it is about one person, and no time
in it is statutory.
"""


@command_line.command(
    name="library", help=_HELP, short_help="Known causes and controls, milestones, checklist."
)
@click.argument("names", metavar="[ID... | milestones | checklist]", nargs=-1)
@click.option(
    "--local",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With checklist: a local file (TOML) that replaces, adds and removes items.",
)
@printing
def library_(*, names: tuple[str, ...], local: Path | None, manner: Manner) -> None:
    """Print a library, or entries of the library of known causes."""
    if local is not None and names != (_CHECKLIST,):
        raise click.UsageError("--local goes with the checklist: library checklist --local FILE")
    if len(names) > 1 and {_MILESTONES, _CHECKLIST} & {*names}:
        raise click.UsageError("Ask for milestones, for the checklist, or for causes by their ids")
    from tcplan import planner
    from tcplan.cli.pages import library as pages

    if names == (_MILESTONES,):
        milestones = planner.typical_milestones()
        page = pages.milestones_page(milestones)
        show(milestones, "tcplan/library-milestones/1", page, manner)
    elif names == (_CHECKLIST,):
        items = planner.discharge_checklist(local)
        show(items, "tcplan/library-checklist/1", pages.checklist_page(items), manner)
    elif names:
        found = planner.causes_in_full(*names)
        show(found, "tcplan/library-causes/1", pages.causes_in_full_page(found), manner)
    else:
        causes = planner.causes()
        show(causes, "tcplan/library/1", pages.causes_page(causes), manner)
