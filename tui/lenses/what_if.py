"""What is tried stands at the left, the plan beside the what-if at the right; nothing is written.

An answer is shown only while it answers what is on; whatever else arrives is dropped.
"""

from collections.abc import Callable, Iterable
from functools import partial

import attrs
from textual import events, on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.domain.whatif import WhatIfChange
from tcplan.views.looking import Looking
from tcplan.views.whatif.view import CompareView, SuggestionsView, WhatIfView
from tui import say
from tui.calendar.part import next_left
from tui.lenses.lens import Lens
from tui.lenses.what_if_rows import TriedRows
from tui.page import BLANK, Line, heading, item, page, para
from tui.sheet import Picture, Sheet
from tui.told import compared as told_compared
from tui.told import tried as rows_told
from tui.told import what_if as told
from tui.told.tried import IDEA, KEPT, STAY, TRY
from tui.trying import Tried

_WORKING = "being worked out; esc stops it"
_STOPPED = "This was not worked out to the end; w works it out again."
_KEYS = "space on or off · a adds · d takes off · tab reads on"
_MORE, _READ_ON = "more below: tab, then ↓", "more below: ↓ · tab goes to the list"
_SEEKING = "Being looked for; esc stops it."
_NOT_SOUGHT = "They were not looked for to the end; w looks again."


@attrs.frozen
class Asked:
    """What an answer answers."""

    individual: str
    changes: tuple[WhatIfChange, ...]
    looking: Looking = attrs.field(eq=id)


class WhatIfLens(Lens):
    """What is tried for one person, and what would be different."""

    view: WhatIfView | None = None
    suggestions: SuggestionsView | None = None
    asked: Asked | None = None
    """What is being worked out, or is shown."""
    _fresh = False
    """Whether something else was asked, whose answer is read from its top."""
    beside: tuple[str, ...] | None = None
    """Saved options that stand beside what is tried; None when only the plan does."""
    compared: CompareView | None = None
    _busy = False
    _seeking = ""
    _then: Callable[[], None] | None = None
    """What was asked for while the answer was still worked out."""
    _was_found = False
    """Whether suggestions stood there before; the first of them is highlighted when they come."""

    def compose(self) -> ComposeResult:
        yield TriedRows(id="tried", classes="pane")
        yield Sheet(id="difference", classes="pane detail")

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Where there is room for one of the two, the one that has the focus gets it."""
        self.set_class(self.screen.focused is self.sheet, "-reading")
        self._show_difference()

    def on_unmount(self) -> None:
        self.asked = None  # What is left of a screen may last longer than the screen.

    @property
    def rows(self) -> TriedRows:
        """What is tried and what could be."""
        return self.query_one(TriedRows)

    @property
    def sheet(self) -> Sheet:
        """The plan beside the what-if."""
        return self.query_one("#difference", Sheet)

    @property
    def mine(self) -> tuple[Tried, ...]:
        """The changes that may be told in this record."""
        return self.person.planner.trying.beside(self.person.looking.plan, self.person.individual)

    @property
    def those_on(self) -> tuple[WhatIfChange, ...]:
        """Those of them that are on."""
        return tuple(one.change for one in self.mine if one.on)

    @property
    def answered(self) -> WhatIfView | None:
        """The answer to what is on; None while it is worked out."""
        return None if self._busy else self.view

    def when_answered(self, then: Callable[[], None]) -> None:
        """Do something once what is on has been worked out; at once when it has been."""
        if self.answered is not None:
            then()
            return
        self._then = then
        if not self._busy:
            self.reload()

    def words_on(self) -> list[str]:
        """What is on, in words."""
        return [self._said(one)[0] for one in self.mine if one.on]

    def reload(self) -> None:
        person = self.person
        asked = Asked(person.individual, self.those_on, person.looking)
        old = self.asked
        if old is None or old.individual != asked.individual:
            self.beside = None
            self.rows.touched = False
        if old is None or (old.individual, old.looking) != (asked.individual, asked.looking):
            self.view = self.suggestions = None
        self.asked, self._fresh = asked, self._fresh or old != asked
        self._busy, self._seeking = True, _SEEKING
        self._show()
        question = partial(
            planner.what_if, asked.looking, asked.changes, asked.individual, suggest=False
        )
        person.ask("what-if", question, partial(self._answered, asked))

    def _answered(self, asked: Asked, view: WhatIfView) -> None:
        if asked != self.asked:
            return
        self.view, self._busy = view, False
        self._show()
        then, self._then = self._then, None
        if then is not None and self.app.screen is self.screen and self.display:
            then()
        if self.beside is not None:
            self.compare(self.beside)
        question = partial(planner.what_if, asked.looking, asked.changes, asked.individual)
        self.person.ask("what-if", question, partial(self._sought, asked), settle=True)

    def _sought(self, asked: Asked, view: WhatIfView) -> None:
        if asked != self.asked:
            return
        self.view, self.suggestions, self._seeking = view, view.suggestions, ""
        self._show()

    def step_back(self) -> bool:
        if self.beside is not None:
            self.compare(None)
            return True
        if self._busy or self._seeking == _SEEKING:
            self.screen.workers.cancel_group(self.screen, "what-if")
            self._then = None
            if self._busy:
                self._busy = False
                self.view = None
            self._seeking = _NOT_SOUGHT
            self._show()
            return True
        return super().step_back()

    def _show(self) -> None:
        self._show_rows()
        self._show_difference()
        self.person.frame()

    def _show_rows(self) -> None:
        here = [one for one in self.mine if one.at_home]
        tried = [(one, *self._said(one)) for one in here]
        away = [(one, self._said(one)[0]) for one in self.mine if not one.at_home]
        many = len(self.person.planner.trying.tried) - len(self.mine)
        ids = {TRY: {str(one.key) for one in self.mine}}
        self.rows.border_title = say.title(rows_told.on_words(here))
        view, found, seeking = self.view, self.suggestions, self._seeking
        kept = self.rows.chosen
        kind, _, key = kept[0].partition(":") if kept else ("", "", "")
        if (kind in ids and key not in ids[kind]) or (found and not self._was_found):
            kept = kept if kind == TRY and key in ids[TRY] else None
        risk = rows_told.asked_of(self.person.looking, self.person.risk)
        ideas = rows_told.Ideas(found, seeking, risk, frozenset(one.change for one in here))
        more = f"↓ {len(ideas.in_order())} would help · " if ideas.in_order() and here else ""
        self.rows.border_subtitle = say.title(f"{more}{_KEYS}")
        if ideas.in_order() and not self._was_found and not self.rows.touched:
            kept = (f"{IDEA}:{ideas.in_order()[0]}", "")
        self._was_found = found is not None
        draw = partial(rows_told.drawn, tried, away, many, view, ideas)
        self.rows.draw(lambda cells, _chosen: draw(cells), chosen=kept)

    def _said(self, one: Tried) -> tuple[str, str]:
        """A change in words, and why it cannot be carried out."""
        told_of = {change.change: change for change in self.view.changes} if self.view else {}
        found = told_of.get(one.change)
        if found is None:
            me = self.person.individual
            return rows_told.change_words(self.person.looking, one.change, me), ""
        return found.words, found.why_not or ""

    def _show_difference(self) -> None:
        view, sheet, compared = self.view, self.sheet, self.compared
        if self.beside is not None:
            self._show_compared(sheet, compared)
            return
        busy = " · being worked out" if self._busy else ""
        sheet.border_title = say.title(f"Plan and what-if{busy}")
        if view is None:
            words = _WORKING if self._busy else _STOPPED
            sheet.show(lambda cells: page([para(words, "muted")], cells))
            return
        keeps = "S saves it · A writes it into the plan · " if self.person.planner.work else ""
        reading = self.screen.focused is sheet
        sheet.say_below(f"{keeps}{_READ_ON if reading else _MORE}", f"{keeps}tab goes to the list")
        self.set_class(view.mending is not None, "-three")
        draw = partial(told.stale if self._busy else told.drawn, view)
        sheet.show(draw, keep=self._busy or not self._fresh)
        self._fresh = self._fresh and self._busy

    def _show_compared(self, sheet: Sheet, compared: CompareView | None) -> None:
        sheet.border_title = "Side by side"
        sheet.border_subtitle = "esc goes back to plan and what-if"
        if compared is None:
            sheet.show(lambda cells: page([para(_WORKING, "muted")], cells))
        else:
            sheet.show(lambda cells: told_compared.drawn(compared, cells), keep=True)

    @on(Picture.Chosen)
    def _on_chosen(self, event: Picture.Chosen) -> None:
        event.stop()
        self.person.frame()
        if event.opened:
            self._open()

    @on(TriedRows.Switched)
    def _on_switched(self, event: TriedRows.Switched) -> None:
        event.stop()
        self.switch()

    def chosen(self) -> tuple[str, str]:
        """What kind of row is highlighted, and its key."""
        name = self.rows.key or ""
        kind, _, key = name.partition(":")
        return kind, key

    def switch(self) -> None:
        """Put the highlighted change on or off; a suggestion is put among the changes."""
        kind, key = self.chosen()
        if kind == TRY:
            app = self.person.planner
            app.trying = app.trying.switched(int(key), self.person.individual)
            self.reload()
        else:
            self._open()

    def _open(self) -> None:
        kind, key = self.chosen()
        if kind == TRY:
            self.switch()
        elif kind == IDEA and self.suggestions is not None:
            one = self.suggestions.found[int(key)]
            self.add((one.change,))
        elif kind == KEPT and self.view is not None:
            option = next(one for one in self.view.options if one.id == key)
            self.add(option.changes)
        elif kind == STAY:
            self.person.do_peek()

    def add(self, changes: Iterable[WhatIfChange]) -> None:
        """Put changes among those to try, where the newest is then highlighted."""
        app = self.person.planner
        app.trying = app.trying.adding(changes, self.person.individual)
        newest = max((o.key for o in app.trying.tried if o.change in changes), default=0)
        self.rows.chosen = (f"{TRY}:{newest}", "")
        self.reload()

    def ask_to_add(self) -> None:
        """Put a change together by a few choices, and try it."""
        from tui.adding import ask_to_add

        ask_to_add(self)

    def take_off(self) -> None:
        """Take the highlighted change off the list."""
        kind, key = self.chosen()
        if kind != TRY:
            say.toast(self.app, "Highlight one of the changes to try first.", "warning")
            return
        app, keys = self.person.planner, [str(one.key) for one in self.mine]
        app.trying = app.trying.without(int(key))
        left = next_left(key, keys, {*keys} - {key})
        self.rows.chosen = (f"{TRY}:{left}", "") if left else None
        self.reload()

    def why_not(self, name: str) -> str | None:
        """Why what is tried cannot be saved, adopted or compared now."""
        if name == "compare":
            return told.only_the_plan(self.answered) if self.answered else None
        if not any(one.on for one in self.mine):
            return "No change is on; put one on with space, or try a suggestion with enter."
        return None

    def ask_what_beside(self) -> None:
        """Choose what stands beside what is tried."""
        from tui.keeping import ask_what_beside

        ask_what_beside(self)

    def compare(self, options: tuple[str, ...] | None) -> None:
        """Set these saved options beside what is tried; with None only the plan."""
        asked, self.beside = self.asked, options
        self.compared = None
        self._show_difference()
        if options is None or asked is None:
            return
        question = partial(
            planner.compare_options, asked.looking, options, asked.individual, asked.changes
        )
        self.person.ask("compare", question, partial(self._compared, asked, options))

    def _compared(self, asked: Asked, options: tuple[str, ...], view: CompareView) -> None:
        if asked == self.asked and options == self.beside:
            self.compared = view
            self._show_difference()

    def ask_to_save(self) -> None:
        """Ask for a name and keep what is on under it."""
        from tui.keeping import ask_to_save

        ask_to_save(self)

    def ask_to_adopt(self) -> None:
        """Say what would be written, and write it when somebody agrees."""
        from tui.keeping import ask_to_adopt

        ask_to_adopt(self)

    def to_try(self) -> tuple[str, ...]:
        return self.chosen()

    def dated(self) -> str | None:
        """The date that the highlighted change moves, else that of the move."""
        kind, key = self.chosen()
        one = self.person.planner.trying.one(int(key)) if kind == TRY else None
        if one is not None and one.change.kind == "slip":
            return one.change.about
        moves = self.person.looking.plan.of("transitions", self.person.individual)
        return next((move.id for move in moves), None)

    def lines(self) -> Iterable[Line]:
        yield para("What-if: nothing here changes the plan.", "caution")
        yield from heading("CHANGES TO TRY")
        for one in self.mine:
            words, why_not = self._said(one)
            off = "" if one.on else " (off)"
            yield item(f"{words}{off}{f'. {why_not}' if why_not else ''}")
        if not self.mine:
            yield para("None.", "muted")
        if self.compared is not None:
            yield BLANK
            yield from told_compared.whole(self.compared)
        if self.view is not None:
            yield BLANK
            yield from told.whole(self.view)
            yield from self._more_lines(self.view)

    def _more_lines(self, view: WhatIfView) -> Iterable[Line]:
        if self.suggestions is not None:
            yield from heading("WHAT WOULD HELP")
            for one in self.suggestions.found:
                yield from told.suggestion_lines(one)
            yield para(self.suggestions.bound, "muted")
        if view.options:
            yield from heading("SAVED OPTIONS")
            for option in view.options:
                yield from told.option_lines(option)
        if view.stay is not None:
            yield from heading("STAYING IN HOSPITAL")
            yield from told.stay_lines(view.stay)

    def peek_lines(self) -> Iterable[Line]:
        kind, key = self.chosen()
        view = self.view
        if view is None:
            return self.lines()
        if kind == TRY:
            one = next(one for one in self.mine if str(one.key) == key)
            found = next((c for c in view.changes if c.change == one.change), None)
            return told.change_lines(found, view) if found else told.off_lines(self._said(one)[0])
        if kind == IDEA and self.suggestions is not None:
            return told.suggestion_lines(self.suggestions.found[int(key)])
        if kind == KEPT:
            return told.option_lines(next(one for one in view.options if one.id == key))
        if kind == STAY and view.stay is not None:
            return told.stay_lines(view.stay)
        return self.lines()

    def take_focus(self) -> None:
        self.rows.focus()
