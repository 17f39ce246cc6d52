"""What would change is told entry by entry, with whose work it would change."""

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import page
from tcplan.cli.pages.history import field_words, moment_words
from tcplan.views.proposed import KeptLine, PartedLine, ProposedLine, ProposedView


def proposed_page(view: ProposedView) -> tuple[Block, ...]:
    """Everything that a plan file would change."""
    blocks: list[Block] = [
        Fact("Plan file", view.source),
        *([Fact("Exported from", f"journal row {view.base}")] if view.base else []),
        Fact("Compared", view.compared),
        Fact("Added", str(view.added)),
        Fact("Changed", str(view.amended)),
        Fact("Removed", str(view.removed)),
    ]
    if view.reordered:
        order = "entries stand in another order in the file; the database keeps its own"
        blocks.append(Fact("Order", order))
    if not view.parted:
        blocks += [_entry(row) for row in view.rows] or [Said("Nothing would change.")]
    sections = [Section("What the plan file would change", blocks)]
    if view.parted:
        clashes = tuple(_parted(row) for row in view.parted)
        sections.append(Section("Changed in the file and by somebody else", clashes))
    if view.kept:
        kept = Items("Kept", [_kept(row) for row in view.kept])
        sections.append(Section("Kept as others saved it", (kept,)))
    return page(view.heading, *sections)


def _kept(row: KeptLine) -> str:
    return f"{row.entity} ({row.collection}), by {row.last_by}, {moment_words(row.last_at)}"


def _parted(row: PartedLine) -> Section:
    whose = f", about {row.individual}" if row.individual else ""
    by = f" by {row.by}, {moment_words(row.at)}" if row.by and row.at else ""
    values = [
        f"{field.field} {where}: {'nothing' if value is None else value}"
        for field in row.fields
        for where, value in (("in the database", field.before), ("in the file", field.after))
    ]
    facts = (Fact("In the database", f"{row.theirs}{by}"), Fact("In the file", _yours(row)))
    return Section(f"{row.entity} ({row.collection}{whose})", (*facts, Items("Differs", values)))


def _yours(row: PartedLine) -> str:
    return "still there" if row.theirs == "erased" else row.yours


def _entry(row: ProposedLine) -> Section:
    whose = f", about {row.individual}" if row.individual else ""
    facts = []
    if row.last_by and row.last_at:
        facts.append(Fact("Last changed", f"by {row.last_by}, {moment_words(row.last_at)}"))
    fields = Items(row.entity, [field_words(field) for field in row.fields])
    title = f"{row.entity} ({row.collection}{whose}): {row.action_words}"
    return Section(title, (*facts, fields))
