"""What is held about a person is told entry by entry; what an erasure left is told first."""

from collections.abc import Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import each, page
from tcplan.cli.pages.history import changes_told, moment_words
from tcplan.views.held import AccessView, ErasedView, Mention


def access_page(view: AccessView) -> tuple[Block, ...]:
    """All that is held about one person, and what was done to it."""
    entries: Sequence[Block] = [
        Section(
            f"{entry.id} ({entry.collection})",
            tuple(Fact(field.field, field.value) for field in entry.fields),
        )
        for entry in view.entries
    ] or [Said("Nothing is held.")]
    return page(
        view.heading,
        Section(f"All that is held about {view.individual_label}", entries),
        Section("What was done to it, and who opened it", changes_told(view.history)),
        Section("Where else the name stands", (_mentions(view.mentions),)),
    )


def erased_page(view: ErasedView) -> tuple[Block, ...]:
    """What an erasure did, and what it could not reach."""
    copies = [f"{moment_words(copy.at)}: {copy.where}" for copy in view.copies]
    cleared = "yes" if view.cleared else "not yet: others have it open; it is done when opened next"
    return (
        Fact("Erased", view.individual),
        Fact("Entries", str(len(view.entries))),
        Fact("Journal rows emptied", str(view.journal_rows)),
        Fact("File rewritten", cleared),
        *each("Copy that still has the person", copies, "none is known"),
        _mentions(view.mentions),
    )


def _mentions(mentions: Sequence[Mention]) -> Block:
    texts = [f"{one.entity} ({one.collection})" for one in mentions]
    return Items("Name still stands in", texts or ["no other entry"])
