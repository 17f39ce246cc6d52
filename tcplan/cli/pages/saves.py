"""A person's history is told in words, the newest change first; nothing left out is left unsaid."""

from collections.abc import Iterator

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.cli.pages.history import moment_words, told_words, who_words
from tcplan.domain.dates import long_day
from tcplan.text import width
from tcplan.views.in_words import NOTHING
from tcplan.views.saves import DeedTold, SavesView, SaveTold

_SHORT = 60
"""Cells up to which a field before and after reads well on one line."""


def saves_page(view: SavesView) -> tuple[Block, ...]:
    """What was done to one person's record, and who opened it or took a paper out of it."""
    since = " since then" if view.since else ""
    saves: list[Block] = [_save(save) for save in view.saves]
    nothing = Said(f"Nothing has been changed{since}.")
    return page(
        view.heading,
        Section(
            f"History of {view.individual}, the newest first",
            (*_asked(view), *(saves or [nothing])),
        ),
        Section("Opened or exported before this, the newest first", (_opened(view, since),)),
    )


def _asked(view: SavesView) -> Iterator[Block]:
    """Up to where the journal is told, and from where."""
    yield Fact("Journal head", view.heading.head or "none")
    reviewed = view.reviewed
    held = f"{reviewed.kind_words}, held on {long_day(reviewed.on)}" if reviewed else "none held"
    yield Fact("Last review", held)
    if view.since is not None:
        saves = counted(view.saves_left_out, "change")
        opened = counted(view.opened_left_out, "opening or export", "openings or exports")
        yield Fact("Since", "the beginning of the day of that review")
        yield Fact(
            "Left out", f"{saves} and {opened} before that; leave --since-review out to see them"
        )


def _save(save: SaveTold) -> Section:
    who = who_words(save.who, save.agency)
    title = f"Change {save.change}, {moment_words(save.at)}, {who}"
    return Section(title, (*_circumstances(save), *_deeds(save), *_others(save)))


def _circumstances(save: SaveTold) -> Iterator[Block]:
    yield Fact("Why", save.why or "no reason was given")
    if save.turned:
        yield Fact("What", f"{save.turned} change {save.undoes}")
    if save.undone:
        yield Fact("Since then", "this has been taken back")


def _deeds(save: SaveTold) -> Iterator[Block]:
    if save.began:
        entries = counted(len(save.deeds), "entry", "entries")
        yield Said(f"Began the plan with {entries} of this record:")
        yield Items("Recorded", [deed.named for deed in save.deeds])
        return
    for deed in save.deeds:
        yield Section(f"{deed.done.capitalize()}: {deed.named}", tuple(_fields(deed)))


def _fields(deed: DeedTold) -> Iterator[Block]:
    if deed.erased:
        yield Said("What was recorded has been erased with the person.")
    for field in deed.fields:
        words = told_words(field, deed.done)
        if deed.done in {"added", "removed"} or (width(words) <= _SHORT and "\n" not in words):
            yield Fact(field.label, words)
        else:
            yield Fact(field.label, f"before: {field.before or NOTHING}")
            yield Fact(field.label, f"after: {field.after or NOTHING}")


def _others(save: SaveTold) -> Iterator[Block]:
    if save.others:
        more = counted(save.others, "further entry", "further entries")
        verb = "belongs" if save.others == 1 else "belong"
        yield Said(f"{more} of this change {verb} to other people or to the network.")


def _opened(view: SavesView, since: str) -> Block:
    rows = [
        (moment_words(one.at), one.who, one.agency or "", one.what[0].upper() + one.what[1:])
        for one in view.opened
    ]
    if not rows:
        return Said(f"Nobody has opened this record{since}.")
    return Table(("When", "Who", "For", "What was done"), rows)
