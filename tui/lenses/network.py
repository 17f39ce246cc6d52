"""The support network drawn around the person, and what rests on each tie."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.views.drawn import ecomap_of
from tcplan.views.network import NetworkView, TieView
from tui import say
from tui.lenses.lens import Lens
from tui.page import BLANK, Line, page, para
from tui.sheet import Picture, Sheet
from tui.told import agency as told


class NetworkLens(Lens):
    """The ecomap and the detail of the chosen tie."""

    view: NetworkView | None = None

    def compose(self) -> ComposeResult:
        yield Picture(id="ecomap", classes="pane")
        yield Sheet(id="tie", classes="pane detail")

    def reload(self) -> None:
        looking, me = self.person.looked_at(), self.person.individual
        picture = self.query_one("#ecomap", Picture)
        picture.border_title = "Support network · working…"
        self.person.ask("network", lambda: planner.network(looking, me), self._answered)

    def _answered(self, view: NetworkView) -> None:
        self.view = view
        picture = self.query_one("#ecomap", Picture)
        picture.border_title = say.title(f"Support network · {self.person.days_said()}")
        rest = told.counted(view.rest_on_one, "holder carries", "holders carry")
        ties = told.counted(len(view.ties), "tie", "ties")
        picture.border_subtitle = say.title(f"{ties} · {rest} what nobody else does")
        detail = self.query_one("#tie", Sheet)
        if not view.ties:
            self.person.holder = None
            detail.border_title = None
            lines = [para("No ties are recorded. A plan names who supports the person as ties.")]
            detail.show(lambda cells: page(lines, cells))
        keys = {(tie.id, "") for tie in view.ties}
        kept = picture.chosen if picture.chosen in keys else None
        picture.draw(
            lambda cells, chosen: ecomap_of(
                view, cells, height=picture.size.height, selected=chosen[0] if chosen else None
            ),
            chosen=kept,
        )
        if picture.part is not None:
            self._show()

    @property
    def tie(self) -> TieView | None:
        """The chosen tie."""
        chosen = self.query_one("#ecomap", Picture).chosen
        ties = self.view.ties if self.view else ()
        return next((tie for tie in ties if chosen and tie.id == chosen[0]), None)

    @on(Picture.Chosen)
    def _on_chosen(self, event: Picture.Chosen) -> None:
        self._show()
        detail = self.query_one("#tie", Sheet)
        if event.opened and detail.display:
            detail.focus()
        elif event.opened:
            self.person.do_peek()

    def _show(self) -> None:
        tie = self.tie
        if tie is None:
            return
        self.person.holder = tie.holder
        lines = [*told.tie_lines(tie), *told.tie_loss_lines(tie)]
        detail = self.query_one("#tie", Sheet)
        detail.border_title = say.title(tie.name)
        detail.border_subtitle = "x tries without it · u everything it does"
        detail.show(lambda cells: page(lines, cells))
        self.person.frame()

    def lines(self) -> Iterable[Line]:
        group = ""
        for tie in self.view.ties if self.view else ():
            if tie.group != group:
                yield from (BLANK, Line(tie.group, "heading"))
                group = tie.group
            yield from told.tie_lines(tie)
            yield from told.tie_loss_lines(tie)[1:]
            yield BLANK

    def peek_lines(self) -> Iterable[Line]:
        tie = self.tie
        return [*told.tie_lines(tie), *told.tie_loss_lines(tie)] if tie else self.lines()
