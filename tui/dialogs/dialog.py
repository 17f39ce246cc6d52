"""A dialog tells or asks one thing; escape leaves it and changes nothing."""

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui import commands, pressing, say
from tui.letting_go import letting_go
from tui.sheet import LOOKS, LOOKS_CSS

if TYPE_CHECKING:
    from tui.app import PlannerApp

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Generic[Result]):
    """A dialog in front of a screen."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("dialog")
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    DEFAULT_CSS = f"Dialog {{ {LOOKS_CSS} }}"

    REACH: ClassVar[str] = "dialog"
    """Its name in ``commands.REACHES``."""

    async def _message_loop_exit(self) -> None:
        with letting_go(self):
            await super()._message_loop_exit()

    def on_mount(self) -> None:
        self.app.clear_notifications()
        for box in self.query(".dialog"):
            if box.border_subtitle and "[" not in box.border_subtitle:
                box.border_subtitle = say.keys(box.border_subtitle)

    def action_press(self, sign: str) -> None:
        """Do what a key does, the key named as it is printed."""
        pressing.press(self, self.REACH, sign)

    @property
    def planner(self) -> "PlannerApp":
        """The app."""
        return cast("PlannerApp", self.app)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "do" and commands.is_typing(self.focused, parameters):
            return False
        return super().check_action(action, parameters)

    def action_do(self, name: str, _typed: bool = False) -> None:
        act = getattr(self, f"do_{name.replace('-', '_')}", None)
        if act is None:
            say.toast(self.app, "That key does nothing in this dialog.", "warning")
        else:
            act()

    def do_close(self) -> None:
        self.dismiss(None)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with an answer, once: a key that was pressed twice must not leave what is behind.

        A dialog that is not in front has been left already, or has something else to answer first.
        """
        if self.app.screen is not self:
            return AwaitComplete()
        self.planner.once.closed()
        return super().dismiss(result)
