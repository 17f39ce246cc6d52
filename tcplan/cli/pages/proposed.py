"""What would change is told entry by entry, with whose work it would change."""

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import page
from tcplan.cli.pages.history import field_words, moment_words
from tcplan.views.proposed import ProposedLine, ProposedView


def proposed_page(view: ProposedView) -> tuple[Block, ...]:
    """Everything that a plan file would change."""
    blocks: list[Block] = [
        Fact("Plan file", view.source),
        Fact("Added", str(view.added)),
        Fact("Changed", str(view.amended)),
        Fact("Removed", str(view.removed)),
    ]
    if view.reordered:
        order = "entries stand in another order in the file; the database keeps its own"
        blocks.append(Fact("Order", order))
    blocks += [_entry(row) for row in view.rows] or [Said("Nothing would change.")]
    return page(view.heading, Section("What the plan file would change", blocks))


def _entry(row: ProposedLine) -> Section:
    whose = f", about {row.individual}" if row.individual else ""
    facts = []
    if row.last_by and row.last_at:
        facts.append(Fact("Last changed", f"by {row.last_by}, {moment_words(row.last_at)}"))
    fields = Items(row.entity, [field_words(field) for field in row.fields])
    title = f"{row.entity} ({row.collection}{whose}): {row.action_words}"
    return Section(title, (*facts, fields))
