"""What is held about a person is told entry by entry; what an erasure left is told first."""

from collections.abc import Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import counted, page
from tcplan.cli.pages.history import changes_told, moment_words
from tcplan.views.held import AccessView, ErasedView, KnownCopy, Mention, ToErase


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
        Section("Copies and papers that have left", (_copies(view.copies),)),
    )


def to_erase_words(view: ToErase) -> str:
    """What an erasure would take and would not reach, for whoever is asked."""
    entries = counted(view.entries, "entry", "entries")
    rows = counted(view.journal_rows, "journal row holds", "journal rows hold")
    told = [
        f"{entries} of {view.individual} and what {rows} would be erased. Nothing brings them back."
    ]
    if view.copies:
        told.append(f"These still have {view.individual}, and this does not reach them:")
        told += [f"  {_copy(copy)}" for copy in view.copies]
    else:
        told.append("No copy or paper is known that still has the person.")
    return "\n".join(told)


def erased_page(view: ErasedView) -> tuple[Block, ...]:
    """What an erasure did, and what it could not reach."""
    cleared = "yes" if view.cleared else "not yet: others have it open; it is done when opened next"
    return (
        Fact("Erased", view.individual),
        Fact("Entries", str(len(view.entries))),
        Fact("Journal rows emptied", str(view.journal_rows)),
        Fact("File rewritten", cleared),
        Section("Copies and papers that have left", (_copies(view.copies),)),
        Section("Where the name still stands", (_mentions(view.mentions),)),
    )


def _copies(copies: Sequence[KnownCopy]) -> Block:
    return Items("Still has the person", [_copy(copy) for copy in copies] or ["none is known"])


def _copy(copy: KnownCopy) -> str:
    return f"{copy.what_words}, {moment_words(copy.at)}, by {copy.who}: {copy.where}"


def _mentions(mentions: Sequence[Mention]) -> Block:
    texts = [f"{one.entity} ({one.collection})" for one in mentions]
    return Items("Name still stands in", texts or ["no other entry"])
