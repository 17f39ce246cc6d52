"""A library is printed with what it is first, and with each source and its doubt beside it."""

from collections.abc import Iterator, Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import counted
from tcplan.views.library import (
    CauseControl,
    CausesView,
    CauseView,
    ChecklistView,
    ItemView,
    LibraryView,
    MilestonesView,
    TypicalRow,
)


def causes_page(view: LibraryView) -> tuple[Block, ...]:
    """Every cause of the library in a list."""
    rows = [(row.id, row.name, "; ".join(row.risk_kinds), row.owner) for row in view.rows]
    return (
        Section(
            "Known causes of moves that did not hold",
            (
                Said(view.about),
                Said(""),
                Table(("ID", "Cause", "Kinds of risk", "Usually with"), rows),
                Said(""),
                Said("One in full, for example: tcplan library T07"),
                Said("The other libraries: tcplan library milestones; tcplan library checklist"),
            ),
        ),
    )


def causes_in_full_page(view: CausesView) -> tuple[Block, ...]:
    """Causes of the library in full."""
    return (Said(view.about), *(_cause(row, view.restrictive_needs) for row in view.rows))


def milestones_page(view: MilestonesView) -> tuple[Block, ...]:
    """Every typical milestone."""
    names = {row.id: row.name for row in view.rows}
    parts = [Section(row.name, tuple(_typical(row, names))) for row in view.rows]
    return (Section("Typical milestones of a move", (Said(view.about), *parts)),)


def checklist_page(view: ChecklistView) -> tuple[Block, ...]:
    """The local discharge checklist."""
    blocks: list[Block] = [Said(view.about), Fact("Version", view.version)]
    if view.local:
        blocks.append(Fact("Local checklist", view.local))
    blocks += [Section(f"{row.id}: {row.words}", tuple(_item(row))) for row in view.rows]
    if view.removed:
        removed = [f"{row.id}: {row.words}" for row in view.removed]
        blocks.append(Section(f"Taken out by {view.local}", (Items("Taken out", removed),)))
    return (Section(view.name, blocks),)


def _cause(row: CauseView, restrictive_needs: str) -> Section:
    gentle = [control for control in row.controls if not control.restrictive]
    restrictive = [control for control in row.controls if control.restrictive]
    return Section(
        f"{row.id}: {row.name}",
        (
            Fact("Kinds of risk", "; ".join(row.risk_kinds)),
            Fact("Usually with", f"{row.owner} ({'; '.join(row.owner_kinds)})"),
            Section("What would be seen first", (Items("Sign", row.indicators),)),
            *_controls("What could prevent it", [c for c in gentle if not c.limits]),
            *_controls("What could limit what follows", [c for c in gentle if c.limits]),
            *_controls("What restricts the person, last", restrictive, restrictive_needs),
            Section("Source", tuple(_source(row))),
        ),
    )


def _controls(title: str, controls: Sequence[CauseControl], needs: str = "") -> Iterator[Section]:
    if not controls:
        return
    texts = [
        f"{control.text}{' (R, restricts the person)' if control.restrictive else ''}. "
        f"{control.kind_words}; usually: {control.owner}"
        for control in controls
    ]
    said = (Said(needs),) if needs else ()
    yield Section(title, (*said, Items("To consider", texts)))


def _source(row: CauseView | ItemView) -> Iterator[Fact]:
    yield Fact("Source", row.source)
    if row.address:
        yield Fact("Address", row.address)
    yield Fact("Certain", "yes" if row.certain else f"no. {row.doubt}")


def _typical(row: TypicalRow, names: dict[str, str]) -> Iterator[Fact]:
    days = counted(row.likely_days, "day")
    yield Fact("ID", row.id)
    yield Fact("For whom", row.for_whom)
    yield Fact("Takes", f"{days}; from {row.shortest_days} to {row.longest_days}; not statutory")
    yield Fact("Comes after", "; ".join(names[name] for name in row.after) or "nothing")
    yield Fact("Usually with", f"{row.owner} ({'; '.join(row.owner_kinds)})")
    yield Fact("Source", row.source)
    yield Fact("How good it is", row.quality)
    if row.address:
        yield Fact("Address", row.address)
    yield Fact("Figures of the source", row.exact or "none; all are ours")


def _item(row: ItemView) -> Iterator[Fact]:
    if row.origin:
        whose = "replaces the one that tcplan brings" if row.replaces else "added"
        yield Fact("From", f"{row.origin}; {whose}")
    yield Fact("Evidence asked for", row.evidence)
    kinds = f" ({'; '.join(row.owner_kinds)})" if row.owner_kinds else ""
    yield Fact("Usually with", f"{row.owner}{kinds}")
    yield Fact("Basis", row.basis)
    yield from _source(row)
