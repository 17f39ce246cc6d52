"""Whoever approves a paper learns what was withheld and why, and no figure that was."""

import attrs
import pytest

from tcplan.analysis.disclosure import Published, PublishedFigure, Settings, Share, key, publish
from tcplan.analysis.disclosure.choosing import chosen
from tcplan.analysis.disclosure.proof import require_proof
from tcplan.analysis.disclosure.published import WithheldFigure
from tcplan.analysis.disclosure.reader import Reader, worked_out
from tcplan.analysis.disclosure.shifting import Shifts
from tcplan.analysis.disclosure.system import system_of
from tcplan.errors import NotProtectedError
from tests.tcplan.disclosure.test_disclosure import column

SHARE = Share("On ward 1", key("people in hospital", {"ward": "Ward 1"}), key("people in hospital"))


def paper() -> Published:
    """Two wards of four people each, and what share of all is on the first."""
    return publish([column(4, 4)], [SHARE])


def test_every_figure_that_is_withheld_is_told_with_its_place() -> None:
    """The approver sees where the gaps are, which are for smallness and which protect those."""
    expected = (
        WithheldFigure("In hospital", "Ward 1", "small"),
        WithheldFigure("In hospital", "Ward 2", "small"),
        WithheldFigure("In hospital", "Total", "protects"),
        WithheldFigure("On ward 1", "", "percentage"),
    )
    report = paper().withheld

    assert expected == report.figures
    assert (2, 1, 1) == tuple(report.count(why) for why in ("small", "protects", "percentage"))
    assert (4, 1, 1, 1.0) == (report.of, report.totals, report.totals_withheld, report.share)


def test_the_report_is_plain_sentences() -> None:
    """The report can be put before an approver as it is."""
    told = paper().withheld.sentences()

    rule = "Counts under 5, zeros included, are withheld. All others are rounded to the nearest 5."
    assert rule == told[0]
    assert "4 of 4 figures are withheld." == told[1]
    assert "In hospital, Ward 1: too small to be told." in told


def test_no_true_figure_stands_in_the_report_or_in_a_crash() -> None:
    """Neither the report nor any representation of the tables shows what was withheld."""
    strict = Settings(threshold=10_000, base=1)
    table = column(2719, 3141, 8)
    published, system = publish([table], (), strict), system_of([table], (), strict)
    shown = " ".join([repr(published), *published.withheld.sentences(), repr(table), repr(system)])

    assert [] == [figure for figure in (2719, 3141, 5868) if str(figure) in shown]


def _proved(published: Published, settings: Settings = Settings()) -> None:  # noqa: B008
    table = column(4, 4, 20)
    system = system_of([table], (), settings)
    witnesses = worked_out(system, chosen(system)).witnesses
    guesses = [dict(zip(system.keys, one, strict=True)) for one in witnesses]
    require_proof([table], (), settings, published, guesses)


def test_the_proof_accepts_what_it_should() -> None:
    """A paper that was published passes its own proof again."""
    _proved(publish([column(4, 4, 20)]))


@pytest.mark.parametrize(("row", "value"), [(0, 4), (0, 5), (2, 25), (2, None), (3, 35), (3, 28)])
def test_the_proof_refuses_a_paper_that_was_changed(row: int, value: int | None) -> None:
    """Print one figure otherwise, even more cautiously, and the proof is no longer one."""
    published = publish([column(4, 4, 20)])
    figures = list(published.tables[0].figures)
    figures[row] = (PublishedFigure(value),)
    changed = attrs.evolve(published.tables[0], figures=tuple(figures))
    if value is None:
        _proved(attrs.evolve(published, tables=(changed,)))
        return
    with pytest.raises(NotProtectedError):
        _proved(attrs.evolve(published, tables=(changed,)))


def test_without_witnesses_nothing_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the solver were broken, no paper would go out instead of a bad one."""
    monkeypatch.setattr(Reader, "reach", lambda *_, **__: None)
    monkeypatch.setattr(Shifts, "around", lambda *_: ())

    with pytest.raises(NotProtectedError, match="no count under 5 can be worked out"):
        publish([column(4, 4, 20)])


def test_a_solver_that_errs_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that does not add up shows nothing, whoever says that it does."""
    monkeypatch.setattr(Reader, "accepts", lambda *_: True)
    monkeypatch.setattr(Reader, "reach", lambda self, *_, **__: (0,) * len(self.ranges))

    with pytest.raises(NotProtectedError):
        publish([column(4, 4, 20)])


def test_the_error_tells_nobody_anything() -> None:
    """The sentence on the screen has no figure of the tables, only the rule."""
    assert "4" not in str(NotProtectedError(5))
