"""What would be different is printed beside the plan; nothing is written anywhere."""

from pathlib import Path

import click

from tcplan.cli.commands import command_line
from tcplan.cli.ending import DONE, FOUND
from tcplan.cli.options import PLAN, Asked, looking, printing
from tcplan.cli.output import Manner, show
from tcplan.cli.progress import progress

_HELP = """The plan beside what would be, every difference with its cause.

\b
tcplan whatif PLAN CHANGES.json                       for everybody whom it touches
tcplan whatif PLAN CHANGES.json --individual P-014    for one person, with weeks and gates
tcplan whatif PLAN --option ID --option ID            kept options side by side
tcplan whatif PLAN CHANGES.json --option ID           and what is tried beside them

CHANGES.json lists what is tried: a service that stops, a date that moves, an arrangement that is
added. docs/what-if.md describes it. Nothing is written: what is tried changes no plan.

Ends with 1 when a change could not be carried out, else with 0.
"""


@command_line.command(name="whatif", help=_HELP, short_help="The plan beside what would be.")
@PLAN
@click.argument(
    "changes", metavar="[CHANGES.json]", type=click.Path(path_type=Path), required=False
)
@click.option("--individual", metavar="ID", help="Only for this person; the file may name one too.")
@click.option(
    "--option",
    "options",
    metavar="ID",
    multiple=True,
    help="Compare this kept option; may be given again.",
)
@looking
@printing
def whatif(
    plan: Path,
    changes: Path | None,
    individual: str | None,
    options: tuple[str, ...],
    asked: Asked,
    manner: Manner,
) -> int:
    """Print the plan beside a what-if, or options side by side."""
    from tcplan import planner
    from tcplan.cli.pages import whatif as pages

    if changes is None and not options:
        raise click.UsageError("Name a file of changes (docs/what-if.md) or kept options: --option")
    file = planner.what_if_file(changes) if changes is not None else None
    person = individual or (file.individual if file else None)
    found = asked.look(plan, person)
    tell = progress("People compared")
    tried = file.changes if file else ()
    if options:
        sides = planner.compare_options(found, options, person, tried, tell)
        show(sides, "tcplan/compare/1", pages.compare_page(sides), manner)
        return FOUND if any(side.not_done for side in sides.sides) else DONE
    view = planner.hide_names(found, planner.what_if(found, tried, person, tell))
    show(view, "tcplan/what-if/1", pages.what_if_page(view), manner)
    return DONE if all(change.done for change in view.changes) else FOUND
