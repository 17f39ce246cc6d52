"""What can be chosen is a list that letters make shorter; what it is called comes before its id."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tcplan.views.forms import fields
from tcplan.views.forms.candidates import kinds_words
from tcplan.views.forms.draft import Draft
from tcplan.views.forms.fields import Choice, Field
from tui import say
from tui.dialogs.dialog import Dialog
from tui.listing import Cell, Column, Listing, Row
from tui.sheet import Notice

_COLUMNS = (Column("", 24, 4, 80), Column("", 10, 2, 40))
_MOST = 500
_NO_CHOICE = "There is nothing of this kind in the plan yet: {kinds}. esc, then a adds one."
_NOT_FOUND = "Nothing has these letters; backspace takes them away."


class Chooser(Dialog[Any]):
    """The value that was chosen, ``NOTHING`` to empty the field, or ``None`` when left."""

    NOTHING: ClassVar[object] = object()

    def __init__(self, field: Field, draft: Draft, letter: str, *, title: str = "") -> None:
        super().__init__()
        self._field = field
        self._letter = letter
        self._title = title or field.label
        self._now = draft.value(field.name)
        if field.kind == fields.REFERENCE:
            self._choices = draft.inside.choices(field.refers)
        else:
            self._choices = field.choices()
        if field.optional and field.default is None:
            self._choices = (*self._choices, Choice(Chooser.NOTHING, "– nothing –"))
        self._beside = _told_apart(self._choices)

    def compose(self) -> ComposeResult:
        with Container(classes="dialog goto chooser") as box:
            box.border_title = say.title(self._title)
            box.border_subtitle = "letters shorten the list · ↑↓ · enter takes it · esc"
            yield Input(id="letters", placeholder="letters of what you look for")
            yield Notice(id="told")
            kinds = kinds_words(self._field.refers) if self._field.refers else "a choice"
            yield Listing(id="found", empty=_NO_CHOICE.format(kinds=kinds))

    def on_mount(self) -> None:
        asked = self.query_one(Input)
        asked.value = say.field(self._letter)
        asked.focus()
        self._find(self._letter)

    @on(Input.Changed)
    def _on_letters(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def _find(self, letters: str) -> None:
        words = letters.casefold().split()
        found = [
            (number, choice) for number, choice in enumerate(self._choices) if _has(choice, words)
        ]
        # A choice that begins with the letters is meant before one that only has them.
        found.sort(key=lambda one: not one[1].words.casefold().startswith(letters.casefold()))
        listing = self.query_one(Listing)
        if words:
            listing.empty = _NOT_FOUND
        rows = [
            Row(str(number), (Cell(choice.words), Cell(self._beside[number], "muted")))
            for number, choice in found[:_MOST]
        ]
        now = next((str(n) for n, c in found if c.value == self._now and not words), None)
        listing.fill(_COLUMNS, rows, now or (rows[0].key if rows else None))
        # What is not in the plan may have to be told elsewhere: the field says where.
        elsewhere = self._field.note if self._field.refers and not rows and words else ""
        self.query_one(Notice).tell(elsewhere)
        more = len(found) - len(rows)
        title = f"{self._title} · {more} more not listed" if more else self._title
        self.query_one(".dialog").border_title = say.title(title)

    def on_key(self, event: events.Key) -> None:
        moves = {"up": "up", "down": "down", "pageup": "page-up", "pagedown": "page-down"}
        if event.key in moves and isinstance(self.focused, Input):
            event.stop()
            self.query_one(Listing).action_do(moves[event.key])
        elif event.is_printable and event.character:
            event.stop()
            self.query_one(Input).insert_text_at_cursor(say.field(event.character))

    @on(Input.Submitted)
    def _on_taken(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(self.query_one(Listing).key)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        if event.opened:
            self._take(event.key)

    def _take(self, key: str | None) -> None:
        if key is not None:
            self.dismiss(self._choices[int(key)].value)


def _told_apart(choices: Sequence[Choice]) -> list[str]:
    """What stands beside each: its kind where kinds are mixed, its id where words are the same."""
    same = Counter(choice.words for choice in choices)
    mixed = len({choice.of for choice in choices if choice.of}) > 1
    return [
        choice.more if same[choice.words] > 1 else choice.of if mixed else "" for choice in choices
    ]


def _has(choice: Choice, words: list[str]) -> bool:
    text = f"{choice.words} {choice.more}".casefold()
    return all(word in text for word in words)
