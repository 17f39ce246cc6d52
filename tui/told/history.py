"""A change is told with who, for whom, when and why, and what each field said before and after."""

import datetime as dt
from collections.abc import Iterable, Sequence
from shlex import quote

from tcplan.domain.dates import short_day
from tcplan.text import visible, width
from tcplan.views.in_words import NOTHING, FieldTold
from tcplan.views.looking import Looking
from tcplan.views.saves import DeedTold, News, Opened, SaveTold
from tui.page import BLANK, Line, field, heading, item, para
from tui.told.agency import counted

_SHORT = 44
_AHEAD = {
    "undo": {"added": "will be removed", "removed": "will be put back"},
    "redo": {"added": "will be added again", "removed": "will be removed again"},
}
_CHANGED_AHEAD = {"undo": "goes back to what it said", "redo": "will be changed again"}


def clock_words(at: dt.datetime) -> str:
    """The time of day of a moment, in UTC as the journal has it."""
    return f"{at.astimezone(dt.UTC):%H:%M}"


def moment_words(at: dt.datetime) -> str:
    """A moment, in UTC as the journal has it."""
    return f"{short_day(at.astimezone(dt.UTC).date())} {clock_words(at)} UTC"


def summary(save: SaveTold) -> str:
    """What a change did, on one line."""
    count = len(save.deeds)
    if save.began:
        return f"began the plan with {counted(count, 'entry', 'entries')} of this record"
    turned = save.turned
    if turned or count > 1:
        named = ", ".join(dict.fromkeys(deed.named for deed in save.deeds))
        return f"{turned or f'changed {count} entries'}: {named}"
    (deed,) = save.deeds
    fields = "; ".join(_brief(told) for told in deed.fields)
    said = f": {fields}" if fields and deed.done == "changed" else ""
    return f"{deed.done} {deed.named}{said}"


def save_lines(save: SaveTold) -> list[Line]:
    """A change, whole."""
    lines = [
        field("When", moment_words(save.at)),
        field("Who", _who(save.who, save.agency)),
        field("Why", save.why or "no reason was given", None if save.why else "muted"),
    ]
    turned = save.turned
    if turned:
        lines.append(field("What", f"{turned} (change {save.undoes})"))
    if save.undone:
        lines.append(para("This has been taken back since. ctrl+y makes it again.", "caution"))
    for deed in save.deeds:
        lines += _deed_lines(deed, deed.done, brief=save.began)
    return [*lines, *_others(save)]


def ahead_lines(save: SaveTold, way: str) -> list[Line]:
    """What taking a change back, or making it again, will do."""
    verb = {"undo": "take back", "redo": "make again"}[way]
    who = f"{save.who} for {save.agency}" if save.agency else save.who
    lines = [
        para(
            f"This will {verb} change {save.change}, which {who} saved on {moment_words(save.at)}."
        )
    ]
    if save.why:
        lines.append(field("Why it was", save.why))
    for deed in save.deeds:
        done = _AHEAD[way].get(deed.done, _CHANGED_AHEAD[way])
        told = [_reversed(f) for f in deed.fields] if way == "undo" else list(deed.fields)
        shown = told if deed.done == "changed" else []
        lines += _deed_lines(deed, done, fields=shown)
    return [*lines, *_others(save)]


def deed_ahead(deed: DeedTold) -> list[Line]:
    """One record that is about to be written, before and after."""
    return list(_deed_lines(deed, f"will be {deed.done}"))


def opened_lines(opened: Opened) -> list[Line]:
    """That somebody opened the record, or took a paper out."""
    return [
        field("When", moment_words(opened.at)),
        field("Who", _who(opened.who, opened.agency)),
        field("What", opened.what),
    ]


def news_words(news: News) -> str:
    """What others have done since the plan was read, as a sentence that says what to do."""
    if news.in_part:
        words = "Something that you may see has been changed since this was read."
    elif not news.saves:
        words = "The database has been changed as a whole since this was read."
    else:
        more = f" and {counted(len(news.who) - 1, 'other', 'others')}" if news.who[1:] else ""
        saves = counted(news.saves, "change", "changes")
        words = (
            f"{news.who[0]}{more} saved {saves} after this was read, "
            f"the last at {clock_words(news.at)} UTC."
        )
    return f"{words} ctrl+r reads it again."


def making_of(looking: Looking) -> str:
    """The command that makes a database out of the plan file that is read."""
    name = visible(looking.file)
    here = "./" if name.startswith("-") else ""  # Else it would be read as an option.
    made = quote(f"{here}{name.split('.')[0] or 'plan'}.db")
    return f"tcplan new {made} --from {quote(f'{here}{name}')}"


def no_history(looking: Looking) -> list[Line]:
    """Why a plan file has no history, and how to get one."""
    return [
        para("A plan file keeps no history: it holds the plan as written, not who changed what."),
        BLANK,
        para(
            f"A database does. In the folder of this file, `{making_of(looking)}` makes one out of "
            "it, which keeps every change with who made it, for which agency, when and why."
        ),
    ]


def _deed_lines(
    deed: DeedTold, done: str, *, fields: Sequence[FieldTold] | None = None, brief: bool = False
) -> Iterable[Line]:
    if brief:
        yield item(deed.named)
        return
    named = deed.named
    yield from heading(f"{named[0].upper()}{named[1:]} · {done}")
    if deed.erased:
        yield para("What was recorded has been erased with the person.", "muted")
    for told in deed.fields if fields is None else fields:
        yield from _field_lines(told, deed.done)


def _field_lines(told: FieldTold, done: str) -> Iterable[Line]:
    before, after = told.before or NOTHING, told.after or NOTHING
    if done in {"added", "removed"}:
        yield field(told.label, after if done == "added" else before, indent=2)
    elif width(before) + width(after) <= _SHORT and "\n" not in before + after:
        yield field(told.label, f"{before} → {after}", indent=2)
    else:
        yield Line(told.label, "muted", 2)
        yield field("before", before, indent=4)
        yield field("after", after, indent=4)


def _others(save: SaveTold) -> Iterable[Line]:
    if save.others:
        verb = "belongs" if save.others == 1 else "belong"
        more = counted(save.others, "further entry", "further entries")
        yield BLANK
        yield para(f"{more} of this change {verb} to other people or to the network.", "muted")


def _brief(told: FieldTold) -> str:
    return f"{told.label.lower()} {told.before or NOTHING} → {told.after or NOTHING}"


def _who(who: str, agency: str | None) -> str:
    return f"{who} for {agency}" if agency else f"{who}, for no agency"


def _reversed(told: FieldTold) -> FieldTold:
    return FieldTold(told.label, told.after, told.before)
