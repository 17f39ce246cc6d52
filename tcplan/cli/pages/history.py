"""A change is told whole: who, for whom, when, why, and each field before and after."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import short_day
from tcplan.views.held import for_whom
from tcplan.views.history import FieldChange, HistoryLine, HistoryView, VerifiedView
from tcplan.views.in_words import NOTHING, FieldTold


def history_page(view: HistoryView) -> tuple[Block, ...]:
    """The changes that were asked for, the oldest first."""
    whose = f" of {view.about}" if view.about else ""
    told = changes_told(view.rows)
    facts = [Fact("Journal head", view.head)] if view.head else []
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
    who = who_words(first.who, first.agency_words)
    title = f"Change {first.change}, {moment_words(first.at)}, {who}"
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
    done = _done(row)
    if row.erased:
        whom = row.individual or "somebody in it"
        yield f"{done}; what was recorded has been erased with {whom}"
    elif row.action == "export":
        yield f"{done} {_paper(row)}"
    elif row.told is None or not row.told.fields:
        yield done
    else:
        said = ((field.label, told_words(field, row.told.done)) for field in row.told.fields)
        yield from (f"{done}: {label}: {words}" for label, words in said)


def _done(row: HistoryLine) -> str:
    """What was done to which entry, with the id by which its own history is asked for."""
    entity = row.entity or ""
    if row.told is None:
        return f"{row.action_words} {entity}".rstrip()
    turned = f" change {row.undoes} of" if row.undoes else ""
    named = f"{row.told.named} ({entity})" if entity else row.told.named
    return f"{row.action_words}{turned} {named}"


def told_words(field: FieldTold, done: str) -> str:
    """A field in words: before and after, or what it held where the entry came or went whole."""
    before, after = field.before or NOTHING, field.after or NOTHING
    return {"added": after, "removed": before}.get(done, f"{before} → {after}")


def who_words(who: str, agency: str | None) -> str:
    """Who worked, and for which agency."""
    return f"{who} for {agency}" if agency else who


def _paper(row: HistoryLine) -> str:
    told = {field.field: field.after or "" for field in row.fields}
    kind = told.get("kind") or ("summary" if row.individual else "plan")
    what = f"the {kind} of {row.individual}" if row.individual else f"the {kind}, everybody in it,"
    if told.get("audience") == "public":
        what = f"the {kind}, nobody in it,"
    if about := told.get("about"):
        what = f"the {kind} about {about}"
    whom = for_whom(told.get("audience"), told.get("recipient"))
    what += f" {whom}" if whom else ""
    what += f", approved by {told['approved_by']}," if told.get("approved_by") else ""
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
