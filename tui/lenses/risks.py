"""One bow-tie at a time, with what holds the risk hour by hour and what would close its gaps."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from tcplan import planner
from tcplan.draw import Canvas, stacked
from tcplan.views.drawn import bowtie_of, week_of
from tcplan.views.gaps import GapView
from tcplan.views.reliability import ReliabilityView
from tcplan.views.risks import RisksView, RiskView
from tcplan.views.suggestions import RiskLibrary
from tui import say
from tui.framed import WORKING
from tui.lenses.lens import Lens
from tui.page import BLANK, Line, heading, page, para
from tui.sheet import Picture, Sheet
from tui.told import risk as told
from tui.told.reliability import reliability_lines


class RisksLens(Lens):
    """The bow-tie of one risk, the chosen control, and the cover of the week."""

    view: RisksView | None = None
    gaps: tuple[GapView, ...] | None = None
    known: RiskLibrary | None = None
    """What the library of known causes has for the gaps of the risk that is shown."""
    figures: ReliabilityView | None = None
    """Figures of services: only of the risk that is shown, and only when asked for."""

    def compose(self) -> ComposeResult:
        yield Picture(id="bowtie", classes="pane")
        with Horizontal(id="under", classes="detail"):
            yield Sheet(id="part", classes="pane")
            week = Sheet(id="week", classes="pane")
            week.border_title = "Cover through the week"
            yield week

    def reload(self) -> None:
        looking, me = self.person.looked_at(), self.person.individual
        self.query_one("#bowtie", Picture).border_title = "Risks · working…"
        self.person.ask("risks", lambda: planner.risks(looking, me), self._answered)

    def _answered(self, view: RisksView) -> None:
        self.view = view
        self._show_risk()

    @property
    def at(self) -> int:
        """The number of the risk that is shown."""
        rows = self.view.rows if self.view else ()
        return next((n for n, row in enumerate(rows) if row.id == self.person.risk), 0)

    @property
    def risk(self) -> RiskView | None:
        """The risk that is shown."""
        return self.view.rows[self.at] if self.view and self.view.rows else None

    def why_not_another(self) -> str | None:
        """Why there is no other bow-tie to go to."""
        rows = self.view.rows if self.view else ()
        return None if len(rows) > 1 else "There is no other risk recorded."

    def step(self, by: int) -> None:
        """Go to the next or the previous bow-tie."""
        if self.view and self.view.rows:
            self.person.risk = self.view.rows[(self.at + by) % len(self.view.rows)].id
            self._show_risk()

    def _show_risk(self) -> None:
        risk = self.risk
        picture = self.query_one("#bowtie", Picture)
        if risk is None or self.view is None:
            picture.border_title = "Risks"
            nothing = [
                para("No risk is recorded for this person."),
                para("A plan records what could go wrong, what starts it and what stops it."),
            ]
            picture.draw(lambda cells, _chosen: page(nothing, cells))
            for sheet in (self.query_one("#part", Sheet), self.query_one("#week", Sheet)):
                sheet.show(lambda cells: page((), cells))
            return
        self.person.risk = risk.id
        self.gaps = self.figures = self.known = None
        many = len(self.view.rows)
        picture.border_title = say.title(f"Risk {self.at + 1} of {many} · {risk.title}")
        picture.border_subtitle = say.title(self.person.days_said())
        targets = {strand.id for strand in (*risk.threats, *risk.consequences)}
        kept = picture.chosen if picture.chosen and targets & {*picture.chosen} else None
        picture.draw(
            lambda cells, chosen: bowtie_of(risk, cells, selected=_selected(chosen)), chosen=kept
        )
        if picture.part is not None:
            self._show_part()
        self._show_week()
        self._ask_gaps(risk)

    def _ask_gaps(self, risk: RiskView) -> None:
        looking = self.person.looked_at()
        recorded = looking.plan.by_id[risk.id]

        def found_for() -> tuple[tuple[GapView, ...], RiskLibrary]:
            return planner.gaps(looking, recorded), planner.from_library(looking, risk)

        def told_for(found: tuple[tuple[GapView, ...], RiskLibrary]) -> None:
            if self.risk is not None and self.risk.id == risk.id:
                self.gaps, self.known = found
                self._show_week()

        self.person.ask("gaps", found_for, told_for, settle=True)

    def ask_figures(self) -> None:
        """Show figures of the services that hold this risk, or hide them again."""
        risk, looking, me = self.risk, self.person.looked_at(), self.person.individual
        if risk is None:
            return
        if self.figures is not None:
            self.figures = None
            self._show_week()
            return

        def told_for(found: ReliabilityView) -> None:
            if self.risk is not None and self.risk.id == risk.id:
                self.figures = found
                self._show_week()

        self.person.ask(
            "figures", lambda: planner.reliability(looking, me, risk.id), told_for, settle=True
        )

    def _show_week(self) -> None:
        risk = self.risk
        if risk is None:
            return
        figures = reliability_lines(self.figures) if self.figures else ()
        cover = (*told.cover_lines(risk), *self._gap_lines())
        lines = [*figures, *cover, BLANK, *told.about_lines(risk)]

        def drawn(cells: int) -> Canvas:
            return stacked([week_of(risk, cells), page(lines, cells)])

        self.query_one("#week", Sheet).show(drawn, keep=True)

    def _gap_lines(self) -> Iterable[Line]:
        if self.gaps is None:
            return (*heading("WHAT WOULD CLOSE THE GAPS"), para(WORKING, "muted"))
        return (*told.gap_lines(self.gaps), *told.library_line(self.known))

    @on(Picture.Chosen)
    def _on_chosen(self, event: Picture.Chosen) -> None:
        self._show_part()
        under = self.query_one("#under", Horizontal)
        if event.opened and under.display:
            self.query_one("#part", Sheet).focus()
        elif event.opened:
            self.person.do_peek()

    def to_try(self) -> tuple[str, ...]:
        chosen = self.query_one("#bowtie", Picture).chosen
        return (chosen[0],) if chosen is not None and chosen[1] else ()

    def _part_lines(self) -> tuple[str, list[Line]]:
        risk = self.risk
        chosen = self.query_one("#bowtie", Picture).chosen
        if risk is None or chosen is None:
            return "", []
        part, within = chosen
        if within:
            control = next(c for c in risk.controls if c.id == part)
            self.person.holder = control.holders[0] if control.holders else None
            return control.name, told.control_lines(control)
        self.person.holder = None
        threat = next((strand for strand in risk.threats if strand.id == part), None)
        if threat is not None:
            return "What could start it", told.strand_lines(threat, risk, stops=True)
        result = next(strand for strand in risk.consequences if strand.id == part)
        return "What it leads to", told.strand_lines(result, risk, stops=False)

    def _show_part(self) -> None:
        title, lines = self._part_lines()
        sheet = self.query_one("#part", Sheet)
        sheet.border_title = say.title(title)
        sheet.show(lambda cells: page(lines, cells))
        self.person.frame()

    def lines(self) -> Iterable[Line]:
        for risk in self.view.rows if self.view else ():
            shown = self.risk is not None and risk.id == self.risk.id
            here, known = (self.gaps, self.known) if shown else (None, None)
            yield from told.whole_risk(risk, here, known)
            yield BLANK

    def peek_lines(self) -> Iterable[Line]:
        risk = self.risk
        if risk is None:
            return ()
        about = (*told.cover_lines(risk), *told.library_lines(self.known))
        return [*self._part_lines()[1], *heading("THE RISK"), *about]


def _selected(chosen: tuple[str, str] | None) -> tuple[str, str] | None:
    """A part and what it belongs to, as the drawing names them: the strand first."""
    if chosen is None:
        return None
    part, within = chosen
    return (within, part) if within else (part, "")
