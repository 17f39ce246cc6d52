"""A change is told whole: who, for whom, when, why, and each field before and after."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import short_day
from tcplan.views.history import FieldChange, HistoryLine, HistoryView, VerifiedView


def history_page(view: HistoryView) -> tuple[Block, ...]:
    """The changes that were asked for, the oldest first."""
    whose = f" of {view.about}" if view.about else ""
    told = changes_told(view.rows)
    facts = [Fact("Journal head", view.head)]
    if view.since_words:
        facts.append(Fact("Since", f"the beginning of the day of the review: {view.since_words}"))
        rows = counted(view.left_out, "row that changed nothing", "rows that changed nothing")
        facts.append(Fact("Left out", f"{rows} (who looked, what left); --since tells them too"))
    return page(view.heading, Section(f"History{whose}", (*facts, *told)))


def changes_told(rows: Sequence[HistoryLine]) -> Sequence[Block]:
    """Journal rows, change by change."""
    changes = [list(told) for _, told in groupby(rows, key=lambda row: row.change)]
    return [_change(told) for told in changes] or [Said("Nothing was done.")]


def verified_page(view: VerifiedView) -> tuple[Block, ...]:
    """Whether a database is whole, and if not, what is wrong first."""
    facts = [
        Fact("File", view.file),
        Fact("Whole", "yes" if view.whole else "NO"),
        Fact("Journal rows", str(view.rows)),
        Fact("Journal head", view.head),
    ]
    if view.broken:
        facts.append(Fact("First broken row", str(view.broken)))
    if view.fault:
        facts.append(Fact("What is wrong", view.fault))
    return tuple(facts)


def _change(rows: Sequence[HistoryLine]) -> Section:
    first = rows[0]
    whom = f" for {first.agency}" if first.agency else ""
    title = f"Change {first.change}, {moment_words(first.at)}, {first.who}{whom}"
    facts = [Fact("Why", first.why)] if first.why else []
    if first.undone:
        facts.append(Fact("Since then", "this has been taken back"))
    return Section(title, (*facts, *_begun(rows), *_deeds(rows)))


def _begun(rows: Sequence[HistoryLine]) -> Iterator[Block]:
    """A plan that begins is hundreds of entries, told as a number unless one was asked for."""
    if any(row.action == "begin" for row in rows):
        entries = counted(len(rows) - 1, "entry", "entries")
        yield Said(f"began the plan with {entries}; ask for an id, or --json, to see them")


def _deeds(rows: Sequence[HistoryLine]) -> Iterator[Block]:
    if any(row.action == "begin" for row in rows):
        return
    yield Items("Done", [words for row in rows for words in _words(row)])


def _words(row: HistoryLine) -> Iterator[str]:
    what = f" {row.entity}" if row.entity else ""
    turned = f" (change {row.undoes})" if row.undoes else ""
    done = f"{row.action_words}{what}{turned}"
    if row.erased:
        whom = row.individual or "somebody in it"
        yield f"{done}; what was recorded has been erased with {whom}"
    elif row.action == "export":
        yield f"{done} {_paper(row)}"
    elif not row.fields:
        yield done
    for field in row.fields if row.action != "export" else ():
        yield f"{done}: {field_words(field)}"


def _paper(row: HistoryLine) -> str:
    told = {field.field: field.after or "" for field in row.fields}
    what = f"the summary of {row.individual}" if row.individual else "the plan, everybody in it,"
    names = "shown" if told.get("names") == "true" else "hidden"
    return (
        f"{what} as {told.get('form')}, names {names}, as at journal row {told.get('head')}, "
        f"SHA-256 {told.get('digest')}"
    )


def field_words(field: FieldChange) -> str:
    """A field before and after."""
    before = "nothing" if field.before is None else field.before
    after = "nothing" if field.after is None else field.after
    return f"{field.field}: {before} → {after}"


def moment_words(at: dt.datetime) -> str:
    """A moment as it is told, in UTC."""
    at = at.astimezone(dt.UTC)
    return f"{short_day(at.date())} {at:%H:%M} UTC"
