"""Where there is no filter, words that are typed for one act as no commands."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from tui.dialogs.dialog import Dialog
from tui.sheet import Notice

_NO_FILTER = (
    "There is no filter here, so nothing that is typed does anything until esc or enter. "
    "v then shows all of this as text, ^p finds anything by its words."
)


class NoFilter(Dialog[None]):
    """Takes what is typed after `/` where no list can be filtered."""

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            box.border_title = "No filter here"
            box.border_subtitle = "esc goes back, and so does enter"
            yield Notice(id="told")

    def on_mount(self) -> None:
        self.query_one(Notice).tell(_NO_FILTER)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "enter":
            self.dismiss(None)
