"""Anyone can check the arithmetic: on published examples, or on a fault tree of their own."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from tcplan.cli.commands import command_line
from tcplan.cli.ending import DONE, FOUND
from tcplan.cli.options import printing
from tcplan.cli.output import Manner, narrate, show


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
@click.option(
    "--budget",
    "nodes",
    type=click.IntRange(min=1),
    metavar="NODES",
    help="Most nodes of a decision diagram; else 4,000,000. A million take about 100 MB.",
)
@printing
def verify(
    file: Path | None,
    top: str | None,
    mission_time: float | None,
    nodes: int | None,
    manner: Manner,
) -> int:
    """Recompute published examples with this installation, and print both columns.

    Ends with 0 when every figure agrees to the digits that were published, and with 1 when one does
    not.

    With --open-psa: the probability of a fault tree, and how many minimal cut sets it has of each
    size. Only coherent trees are read, and nothing in the file is about a person.
    """
    if file is not None:
        from tcplan.cli.pages.published import tree_page
        from tcplan.planner import fault_tree

        # Counts are exact however long; by default Python refuses to print some of them.
        sys.set_int_max_str_digits(0)
        tree = fault_tree(file, top, mission_time=mission_time, nodes=nodes, progress=_patience())
        show(tree, "tcplan/open-psa/1", tree_page(tree), manner)
        return DONE
    if (top, mission_time, nodes) != (None, None, None):
        raise click.UsageError("--top, --mission-time and --budget go with --open-psa FILE")
    from tcplan.cli.pages.published import published_page
    from tcplan.planner import published

    view = published()
    show(view, "tcplan/published/1", published_page(view), manner)
    return FOUND if view.differing else DONE


def _patience() -> Callable[[int, int], None]:
    """Says after two seconds that it takes longer, then after twice as long, and so on."""
    began, due = time.monotonic(), 2.0

    def tell(done: int, of: int) -> None:
        nonlocal due
        spent = time.monotonic() - began
        if spent >= due:
            due = 2 * due
            narrate(f"Still at work after {spent:.0f} s: {done:,} of {of:,} parts are done.")

    return tell
