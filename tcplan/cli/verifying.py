"""Anyone can check the arithmetic: on published examples, or on a fault tree of their own."""

from pathlib import Path

import click

from tcplan.cli.commands import command_line
from tcplan.cli.ending import DONE, FOUND
from tcplan.cli.options import printing
from tcplan.cli.output import Manner, show


@command_line.command(short_help="Check the arithmetic against published answers.")
@click.option(
    "--open-psa",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Work this fault tree out instead; Open-PSA XML.",
)
@click.option("--top", metavar="NAME", help="The gate that is asked about, where several could be.")
@click.option(
    "--mission-time",
    type=click.FloatRange(min=0),
    metavar="HOURS",
    help="The time that the file leaves open; else 8760, a year.",
)
@printing
def verify(file: Path | None, top: str | None, mission_time: float | None, manner: Manner) -> int:
    """Recompute published examples with this installation, and print both columns.

    Ends with 0 when every figure agrees to the digits that were published, and with 1 when one does
    not.

    With --open-psa: the probability of a fault tree, and how many minimal cut sets it has of each
    size. Only coherent trees are read, and nothing in the file is about a person.
    """
    if file is not None:
        from tcplan.cli.pages.published import tree_page
        from tcplan.cli.progress import progress
        from tcplan.planner import fault_tree

        tell = progress("Gates worked out")
        tree = fault_tree(file, top, mission_time=mission_time, progress=tell)
        show(tree, "tcplan/open-psa/1", tree_page(tree), manner)
        return DONE
    if top is not None or mission_time is not None:
        raise click.UsageError("--top and --mission-time go with --open-psa FILE")
    from tcplan.cli.pages.published import published_page
    from tcplan.planner import published

    view = published()
    show(view, "tcplan/published/1", published_page(view), manner)
    return FOUND if view.differing else DONE
