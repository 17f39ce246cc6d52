"""Nothing that is owed is cut from the agenda or left out of it: what is not listed is counted.

What is overdue comes first, then week by week what falls due, then what has no date, and last what
is settled.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

import attrs
from attrs.validators import in_

from tcplan.domain.dates import days_said, short_day
from tcplan.draw.canvas import Canvas, Region, stacked
from tcplan.draw.frame import Entry, legend
from tcplan.draw.glyphs import DUES, SELECTED, Glyph, worded
from tcplan.draw.weeks import day_of
from tcplan.text import width as cells_of
from tcplan.text import wrap

NARROWEST = 60
WIDEST = 200
WEEKS_AHEAD = 13
"""Weeks that have a count of their own, this one among them; what is due after them is "later"."""

_OVERDUE, _DUE, _PLANNED = DUES[:3]
_AHEAD = (_DUE, _PLANNED)
_GLYPHS = {glyph.code: glyph for glyph in DUES}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NO_DAY = "no date"
_SIGN_X = 1
_DAY_X = 3
_WHO_X = _DAY_X + len("Wed 30 Dec 2026") + 1
_OWNERS_FROM = 100
_LEAST = 2
_COUNT = len("overdue ")
_WEEKS = "WEEKS AHEAD"
_SOON = 7
"""So many days from today are counted together, wherever in the week today is."""
_NOTHING = "Nothing is recorded as due."


@attrs.frozen
class Dated:
    """One dated duty: its day, if it has one, whom it is for, what it is and who owes it.

    `state` is the code of a sign in `DUES`: owed by the day is due, arranged for it is planned.
    Either on a day gone by is shown as overdue.
    """

    id: str
    day: dt.date | None
    who: str
    words: str
    state: str = attrs.field(default=_DUE.code, validator=in_(_GLYPHS))
    owner: str = ""

    def stands(self, today: dt.date) -> Glyph:
        """The sign of where it stands today."""
        gone_by = self.day is not None and self.day < today
        glyph = _GLYPHS[self.state]
        return _OVERDUE if glyph in _AHEAD and gone_by else glyph

    def said(self, today: dt.date) -> str:
        """Where it stands today, in words."""
        glyph = self.stands(today)
        days = 0 if self.day is None else (self.day - today).days
        if glyph is _OVERDUE and days < 0:
            return f"{days_said(-days)} overdue"
        if glyph not in _AHEAD or self.day is None:
            return glyph.word
        when = f"in {days_said(days)}" if days else "today"
        return f"due {when}" if glyph is _DUE else when

    def part(self, today: dt.date) -> str:
        """The heading under which it is listed."""
        glyph = self.stands(today)
        if glyph not in _AHEAD:
            return "OVERDUE" if glyph is _OVERDUE else "SETTLED"
        if self.day is None:
            return "NO DATE"
        monday, this = _monday(self.day), _monday(today)
        day = short_day(day_of(monday if monday > this else monday + 6))
        if monday > this:
            return f"WEEK OF {day}"
        return f"TODAY, {day}" if _is_last(today) else f"THIS WEEK, TO {day}"


@attrs.frozen
class _Look:
    """What all rows of one agenda share: the day, and the cells of each column."""

    today: dt.date
    cells: int
    who: int
    owner: int
    said: int
    selected: str | None
    ascii: bool

    @property
    def columns(self) -> tuple[int, int, int]:
        """Cells for whom it is for, for what is owed, and for who owes it."""
        beside = _WHO_X + self.who + bool(self.who) + self.said + 1
        owner = self.owner + bool(self.owner)
        return self.who, self.cells - beside - owner, self.owner

    def folded(self, item: Dated) -> list[list[str]]:
        """The lines of each of these columns; without a column of its own the owner follows."""
        who, words, owner = (
            worded(text, ascii=self.ascii) if text.strip() else ""
            for text in (item.who, item.words, item.owner)
        )
        words = words or worded("")
        if owner and not self.owner:
            words, owner = f"{words} ({owner})", ""
        texts = zip((who, words, owner), self.columns, strict=True)
        return [wrap(text, cells) if text else [] for text, cells in texts]


@attrs.frozen
class Agenda:
    """Dated duties in the order in which they are listed, and how many fall in each week.

    Within a day the order is the one in which they were given. To order and count many thousands
    takes longer than to draw those that are listed, and needs to be done once, not for each width.
    """

    today: dt.date
    items: tuple[Dated, ...]
    weeks: dict[str, int]
    """How many are overdue, fall in each week ahead, and later; by what stands above the number."""
    soon: int
    """How many fall in the next seven days; each stands in its own week too."""

    @classmethod
    def of(cls, items: Sequence[Dated], today: dt.date) -> "Agenda":
        """Put duties in order, the most pressing first, and count them by week."""
        standing = [(item, item.stands(today)) for item in items]
        ahead = [item.day for item, glyph in standing if glyph in _AHEAD]
        last = today + dt.timedelta(days=_SOON - 1)
        return cls(
            today=today,
            items=tuple(item for item, _ in sorted(standing, key=_order)),
            weeks=_weeks(ahead, sum(1 for _, glyph in standing if glyph is _OVERDUE), today),
            soon=sum(1 for day in ahead if day is not None and today <= day <= last),
        )

    def draw(
        self,
        width: int,
        *,
        limit: int | None = None,
        selected: str | None = None,
        ascii: bool = False,  # noqa: A002
    ) -> Canvas:
        """How much is due in each week ahead, then each duty on a row of its own.

        `width` is in cells and held between 60 and 200. With a `limit` only so many are listed,
        the most pressing first, and the rest is counted. Each row is a region with all its facts
        in words. `selected` is the id of a duty.
        """
        cells = min(max(width, NARROWEST), WIDEST)
        listed = self.items if limit is None else self.items[: max(limit, 0)]
        look = _look(listed, self.today, cells, selected, ascii=ascii)
        weeks = groupby(listed, lambda item: item.part(self.today))
        parts = [self._ahead(look), *(_part(name, list(rows), look) for name, rows in weeks)]
        if len(listed) < len(self.items):
            unlisted = len(self.items) - len(listed)
            parts.append(_note(f"{unlisted:,} more are not listed here.", look))
        if not self.items:
            parts.append(_note(_NOTHING, look))
        return stacked([*parts, _legend(listed, look)], ascii=ascii)

    def _ahead(self, look: _Look) -> Canvas:
        a_row = look.cells // _COUNT
        rows = -(-len(self.weeks) // a_row)
        canvas = Canvas(look.cells, 1 + 2 * rows, ascii=look.ascii)
        canvas.put(0, 0, _WEEKS, "heading")
        last = self.today + dt.timedelta(days=_SOON - 1)
        until = f"{_WEEKDAYS[last.weekday()]} {short_day(last)}"
        canvas.put(len(_WEEKS) + 2, 0, f"next {_SOON} days, to {until}: {self.soon:,}", "strong")
        for n, (name, count) in enumerate(self.weeks.items()):
            x, y = n % a_row * _COUNT, 1 + 2 * (n // a_row)
            canvas.put(x, y, name, "muted")
            style = _OVERDUE.style if name == _OVERDUE.word else "strong"
            canvas.put(x, y + 1, str(count), style if count else "muted")
        return canvas


def _monday(day: dt.date) -> int:
    return day.toordinal() - day.weekday()


def _is_last(day: dt.date) -> bool:
    """Whether nothing of the week is left but this day."""
    return day.weekday() == len(_WEEKDAYS) - 1


def _order(standing: tuple[Dated, Glyph]) -> tuple[int, int]:
    item, glyph = standing
    day = 0 if item.day is None else item.day.toordinal()
    if glyph is _OVERDUE:
        return 0, day
    if glyph in _AHEAD:
        return (1 if day else 2), day
    return 3, -day


def _weeks(ahead: Iterable[dt.date | None], overdue: int, today: dt.date) -> dict[str, int]:
    this = _monday(today)
    weeks = [short_day(day_of(this + 7 * n)).rsplit(" ", 1)[0] for n in range(1, WEEKS_AHEAD)]
    names = [_OVERDUE.word, "today" if _is_last(today) else "this wk", *weeks, "later", _NO_DAY]
    counts = [overdue, *[0] * (len(names) - 1)]
    for day in ahead:
        week = -1 if day is None else (day.toordinal() - this) // 7
        counts[-1 if week < 0 else 1 + min(week, WEEKS_AHEAD)] += 1
    kept = zip(names, counts, strict=True)
    return {name: n for name, n in kept if n or name not in ("later", _NO_DAY)}


def _look(
    items: Sequence[Dated],
    today: dt.date,
    cells: int,
    selected: str | None,
    *,
    ascii: bool,  # noqa: A002
) -> _Look:
    said = max((len(item.said(today)) for item in items), default=0)
    who, owner = (
        max((max(_LEAST, cells_of(worded(t, ascii=ascii))) for t in texts if t.strip()), default=0)
        for texts in ([item.who for item in items], [item.owner for item in items])
    )
    owner = min(owner, cells // 4) if cells >= _OWNERS_FROM else 0
    return _Look(today, cells, min(who, cells // 6), owner, said, selected, ascii)


def _part(name: str, items: Sequence[Dated], look: _Look) -> Canvas:
    heading = Canvas(look.cells, 1, ascii=look.ascii)
    heading.put(0, 0, name, "heading")
    return stacked([heading, *(_row(item, look) for item in items)], gap=0, ascii=look.ascii)


def _row(item: Dated, look: _Look) -> Canvas:
    glyph, said, day = item.stands(look.today), item.said(look.today), _day(item.day)
    columns = look.folded(item)
    canvas = Canvas(look.cells, max(1, *map(len, columns)), ascii=look.ascii)
    chosen = SELECTED.style if item.id == look.selected else None
    if chosen:
        canvas.put(0, 0, SELECTED.sign, chosen)
    canvas.put(_SIGN_X, 0, glyph.sign, glyph.style)
    canvas.put(_DAY_X, 0, day, chosen)
    x = _WHO_X
    for lines, cells in zip(columns, look.columns, strict=True):
        for y, line in enumerate(lines):
            canvas.put(x, y, line, chosen)
        x += cells + bool(cells)
    canvas.put(x, 0, said, glyph.style)
    whole = "; ".join(part for part in (item.who, item.words, item.owner, day, said) if part)
    label = worded(whole, ascii=look.ascii)
    canvas.region(Region(item.id, 0, 0, look.cells, canvas.height, label))
    return canvas


def _day(day: dt.date | None) -> str:
    return _NO_DAY if day is None else f"{_WEEKDAYS[day.weekday()]} {short_day(day)}"


def _note(text: str, look: _Look) -> Canvas:
    canvas = Canvas(look.cells, 1, ascii=look.ascii)
    canvas.put(0, 0, text, "caution")
    return canvas


def _legend(items: Sequence[Dated], look: _Look) -> Canvas:
    stand = {item.stands(look.today) for item in items}
    entries = [Entry(glyph.sign, glyph.word, glyph.style) for glyph in DUES if glyph in stand]
    return legend([("MARK", entries)], look.cells, ascii=look.ascii)
