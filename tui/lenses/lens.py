"""A lens asks for what it shows when it is opened, and not before."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.containers import Container

from tui.page import Line
from tui.sheet import Sheet

if TYPE_CHECKING:
    from tui.person import PersonScreen


class Lens(Container):
    """One way to look at the person whose screen this stands on."""

    @property
    def person(self) -> "PersonScreen":
        """The screen of the person."""
        return cast("PersonScreen", self.screen)

    def reload(self) -> None:
        """Ask again for what is shown."""

    def lines(self) -> Iterable[Line]:
        """Everything this lens shows, as text."""
        raise NotImplementedError

    def peek_lines(self) -> Iterable[Line]:
        """What is chosen, whole."""
        return self.lines()

    def to_try(self) -> tuple[str, ...]:
        """Ids of what `x` tries without: what is chosen here."""
        return (self.person.holder,) if self.person.holder else ()

    def dated(self) -> str | None:
        """Id of the date that is chosen: the move, a milestone or a gate."""
        return None

    def take_focus(self) -> None:
        """Put the focus where the arrows are of most use."""
        self.query(Sheet).first().focus()

    def step_back(self) -> bool:
        """Go from the detail back to the drawing; false when there is nothing to leave."""
        first = self.query(Sheet).first()
        if self.screen.focused is first or self.screen.focused is None:
            return False
        first.focus()
        return True
