"""Published and computed stand side by side, each with its verdict as a word."""

from tcplan.cli.page import Block, Fact, Said, Section, Table
from tcplan.cli.pages.frame import counted
from tcplan.views.open_psa import TreeView
from tcplan.views.published import Case, PublishedView, in_print


def published_page(view: PublishedView) -> tuple[Block, ...]:
    """Every case with its source, and the verdict over all of them."""
    return (
        Said("Published answers, and the same computed by this installation."),
        *(_case(case) for case in view.cases),
        Section("Verdict", (Said(_verdict(view)), Said(_missing(view)))),
    )


def tree_page(view: TreeView) -> tuple[Block, ...]:
    """The answers about one fault tree, the cut sets by their size."""
    time = () if view.mission_time is None else (Fact("Mission time", _hours(view.mission_time)),)
    orders = [[str(order), f"{number:,}"] for order, number in sorted(view.orders.items())]
    return (
        Fact("File", view.file),
        Fact("Top gate", view.top),
        Fact("Size", f"{counted(view.gates, 'gate')}, {counted(view.events, 'basic event')}"),
        *time,
        Fact("Probability", repr(view.probability)),
        Fact("Minimal cut sets", f"{view.minimal_cut_sets:,}"),
        Fact("Time", f"{view.seconds:.2f} s"),
        Section("Minimal cut sets by size", (Table(("Events", "Cut sets"), orders),)),
    )


def _case(case: Case) -> Section:
    rows = [
        [one.what, *in_print(one), "agrees" if one.agrees else "DIFFERS"] for one in case.figures
    ]
    table = Table(("Figure", "Published", "Computed", "Verdict"), rows)
    return Section(case.title, (Fact("Source", case.source), table))


def _verdict(view: PublishedView) -> str:
    figures = counted(view.figures, "figure")
    if view.differing:
        return f"{view.differing} of {figures} differ."
    return f"All {figures} agree, to the digits that were published or as near as the source asks."


def _missing(view: PublishedView) -> str:
    return f"Not part of this version: {', '.join(view.not_in_this_version)}."


def _hours(hours: float) -> str:
    return f"{hours:,g} hours"
