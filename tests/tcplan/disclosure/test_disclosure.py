"""Nothing that is published lets anybody work out a small number of people."""

import random
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.disclosure import (
    Counts,
    Dimension,
    Published,
    PublishedFigure,
    Settings,
    Share,
    key,
    publish,
)
from tcplan.analysis.disclosure.choosing import chosen
from tcplan.analysis.disclosure.reader import Hidden, worked_out
from tcplan.analysis.disclosure.system import system_of
from tcplan.errors import NotProtectedError
from tests.tcplan.disclosure.oracle import printed_as, recoverable
from tests.tcplan.disclosure.random_tables import SHAPES, drawn

SMALL_COUNTS = st.lists(st.integers(0, 13), min_size=1, max_size=5)


def column(*counts: int, **fields: object) -> Counts:
    """People in hospital by ward, one ward for each count."""
    wards = tuple(f"Ward {at}" for at, _ in enumerate(counts, start=1))
    made = Counts(
        title="In hospital",
        population="people in hospital",
        by=(Dimension("ward", wards),),
        counts={(ward,): count for ward, count in zip(wards, counts, strict=True)},
    )
    return attrs.evolve(made, **fields)  # type: ignore[arg-type]


def told(paper: Published) -> list[int | None]:
    """Every figure of the first table as it is printed, the total last."""
    return [figure.value for row in paper.tables[0].figures for figure in row]


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("shape", SHAPES)
def test_no_small_number_can_be_worked_out(shape: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Whoever tries every table that could stand behind a paper is left uncertain of each.

    The solver says nothing meanwhile: its words would stand in the middle of what is printed.
    """
    rng = random.Random(f"papers {shape}")
    papers = [drawn(rng, shape) for _ in range(40)]

    for one in papers:
        paper = publish(one.tables, one.shares, one.settings)
        settings = attrs.evolve(one.settings, keep_zero=paper.withheld.keep_zero)
        assert 0 == recoverable(one.tables, one.shares, paper, settings)
    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize(
    ("counts", "printed"),
    [((4, 4), (None, None, 10)), ((3, 4, 4), (None, None, None, 15)), ((1, 8), (None, 10, 5))],
)
def test_the_oracle_finds_what_a_careless_paper_gives_away(
    counts: tuple[int, ...], printed: tuple[int | None, ...]
) -> None:
    """Two wards of under five and ten together are four each: the test itself can tell."""
    table = column(*counts)
    careful = publish([table])
    figures = tuple((PublishedFigure(value),) for value in printed)
    careless = attrs.evolve(careful, tables=(attrs.evolve(careful.tables[0], figures=figures),))

    assert recoverable([table], (), careless, Settings()) > 0


def test_two_small_wards_take_their_total_with_them() -> None:
    """Four and four are printed as two gaps, and the total that would give them away goes too."""
    assert [None, None, None] == told(publish([column(4, 4)]))


def test_a_total_that_gives_nothing_away_stays() -> None:
    """Rounding alone often protects enough, and then nothing more is withheld."""
    assert [None, 10, 15] == told(publish([column(3, 10)]))


@pytest.mark.parametrize(
    ("settings", "printed"),
    [
        (Settings(), [None, None, 5, 10, 10, 25]),
        (Settings(threshold=8), [None, None, None, 10, 10, 25]),
        (Settings(keep_zero=True), [0, None, 5, 10, 10, 25]),
        (Settings(threshold=5, base=1), [None, None, 7, 8, 9, 26]),
    ],
)
def test_threshold_base_and_zero_are_settings(
    settings: Settings, printed: list[int | None]
) -> None:
    """A lead for information governance chooses what is small, and whether nobody is."""
    assert printed == told(publish([column(0, 2, 7, 8, 9)], (), settings))


def test_zeros_are_given_up_where_they_give_others_away() -> None:
    """Four wards with somebody on each and fewer than five in all would be one person each."""
    paper = publish([column(1, 1, 1, 1, 0)], (), Settings(keep_zero=True))

    assert [None] * 6 == told(paper)
    assert "Zeros were to be told; they are withheld" in paper.withheld.sentences()[1]


def test_beside_figures_of_england_a_paper_can_be_refused() -> None:
    """Eight in the country and two regions of under five: no gap helps, so nothing goes out."""
    region = Dimension("region", ("North", "South"))
    regions = column(4, 4, by=(region,), counts={("North",): 4, ("South",): 4})
    all_of_it = (Dimension("country", ("England",)),)
    country = attrs.evolve(
        regions, title="England", by=all_of_it, counts={("England",): 8}, england=True
    )

    with pytest.raises(NotProtectedError):
        publish([regions, country])


def test_figures_of_england_stay_as_they_are() -> None:
    """What is told of the whole country is neither withheld nor rounded."""
    assert [3, 12, 15] == told(publish([column(3, 12, england=True)]))


@pytest.mark.parametrize(("threshold", "base"), [(1, 1), (5, 0), (2, 5)])
def test_settings_that_protect_nothing_are_refused(threshold: int, base: int) -> None:
    """A threshold of one, or one that is rounded away, is a slip and not a setting."""
    with pytest.raises(ValueError, match=r"^the (threshold|base)"):
        Settings(threshold, base)


def test_a_difference_of_two_tables_is_a_number_too() -> None:
    """If all but one of ten are ready to leave, two tables must not say who is not."""
    exact = Settings(base=1)
    everybody = column(10, 20)
    ready = column(9, 12, title="Ready", population="ready", within="people in hospital")
    paper = publish([everybody, ready], (), exact)
    apart = told(publish([everybody], (), exact)), told(publish([ready], (), exact))

    assert ([10, 20, 30], [9, 12, 21]) == apart
    assert 0 == recoverable([everybody, ready], (), paper, exact)
    assert 0 < paper.withheld.count("protects")


def test_one_figure_is_withheld_everywhere_or_nowhere() -> None:
    """A margin that two tables share is not printed in one and withheld in the other."""
    wards, stages = Dimension("ward", ("A", "B")), Dimension("stage", ("early", "late"))
    first = Counts(
        title="By stage",
        population="people",
        by=(wards, stages),
        counts={("A", "early"): 4, ("A", "late"): 4, ("B", "early"): 20, ("B", "late"): 30},
    )
    second = attrs.evolve(first, title="By ward", by=(wards,), counts={("A",): 8, ("B",): 50})
    paper = publish([first, second])

    assert paper.tables[0].figures[0][2] == paper.tables[1].figures[0][0] == PublishedFigure(None)
    assert 0 == recoverable([first, second], (), paper, Settings())


def test_a_figure_of_a_group_is_the_sum_of_its_own() -> None:
    """Areas of a county have a figure of the county, which stands after them."""
    areas = Dimension("area", ("North", "South", "Else"), (("County", ("North", "South")),))
    table = Counts(
        title="By area",
        population="people",
        by=(areas,),
        counts={("North",): 11, ("South",): 7, ("Else",): 30},
    )
    paper = publish([table])

    assert ("North", "South", "County", "Else", "Total") == paper.tables[0].rows
    assert [10, 5, 20, 30, 50] == told(paper)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(10, 30, 33), (5, 8, None), (4, 30, None), (0, 30, None), (45, 90, 50), (0, 0, None)],
)
def test_a_percentage_goes_with_either_of_its_figures(
    part: int, whole: int, percent: int | None
) -> None:
    """A percentage of a small number, or one from which a small number follows, is withheld."""
    table = column(part, whole - part)
    share = Share("on ward 1", key("people in hospital", {"ward": "Ward 1"}), table.key((None,)))
    (shown,) = publish([table], [share]).shares

    assert PublishedFigure(percent) == shown.percent


def test_a_percentage_that_gives_a_small_number_away_goes_first() -> None:
    """56 % of about ten can only be five of nine, so the percentage goes and the counts stay."""
    table = column(5, 4)
    share = Share("on ward 1", key("people in hospital", {"ward": "Ward 1"}), table.key((None,)))
    paper = publish([table], [share])

    assert [5, None, 10] == told(paper)
    assert PublishedFigure(None) == paper.shares[0].percent


def test_a_total_goes_before_a_cell() -> None:
    """Of two figures that would do, the one goes that says less of anybody."""
    assert [None, 21, 40, None] == told(publish([column(2, 21, 40)], (), Settings(base=1)))


@given(SMALL_COUNTS, st.integers(2, 6), st.integers(0, 4))
def test_a_higher_threshold_gives_no_small_number_back(
    counts: list[int], threshold: int, more: int
) -> None:
    """What is too small under one rule is never told under a stricter one."""
    mild = Settings(threshold=threshold, base=3)
    strict = Settings(threshold=threshold + more, base=3)
    table = column(*counts)
    true = [*counts, sum(counts)]
    for settings in (mild, strict):
        shown = told(publish([table], (), settings))
        assert [] == [
            n for n, value in zip(true, shown, strict=True) if n < threshold and value is not None
        ]


@given(SMALL_COUNTS, st.sets(st.integers(0, 4)))
def test_withholding_more_never_gives_anything_away(counts: list[int], more: set[int]) -> None:
    """Whoever sees less can work out no more."""
    system = system_of([column(*counts)], (), Settings(base=1))
    places = frozenset(at for at in more if at < len(system.keys))

    fewer = set(worked_out(system, Hidden()).open)
    assert set(worked_out(system, Hidden(places)).open) <= fewer


@given(SMALL_COUNTS)
def test_everything_withheld_is_needed(counts: list[int]) -> None:
    """Put back any one figure that was withheld for others, and some small number can be known."""
    system = system_of([column(*counts)], (), Settings(base=1))
    hidden = chosen(system)

    for at in hidden.figures:
        assert worked_out(system, Hidden(hidden.figures - {at})).open


@given(SMALL_COUNTS)
def test_what_is_printed_keeps_the_rule(counts: list[int]) -> None:
    """A figure that stands there is the count, rounded, of five people or more."""
    shown = told(publish([column(*counts)]))
    ruled = [printed_as(count, Settings()) for count in (*counts, sum(counts))]

    assert all(value in {None, rule} for value, rule in zip(shown, ruled, strict=True))


def _wrong(counts: Sequence[Counts], shares: Sequence[Share] = ()) -> str:
    with pytest.raises(ValueError, match=r"\w") as error:
        publish(counts, shares)
    return str(error.value)


def test_tables_that_contradict_each_other_are_refused() -> None:
    """Two tables of the same people with different totals are a mistake, not a secret."""
    other = column(9, 9, title="Again")
    assert "Again counts other people than another table does" == _wrong([column(8, 9), other])


def test_a_part_is_not_more_than_its_whole() -> None:
    """More people ready to leave than in hospital is a mistake in the counting."""
    ready = column(9, title="Ready", population="ready", within="people in hospital")
    assert "more people are ready than people in hospital" == _wrong([column(8), ready])


def test_nobody_is_a_part_of_themselves() -> None:
    """Two populations of which each is a part of the other are a mistake in the paper."""
    ready = column(8, title="Ready", population="ready", within="people in hospital")
    assert "are a part of themselves" in _wrong([column(8, within="ready"), ready])


def test_a_percentage_is_of_figures_that_are_there() -> None:
    """A percentage whose figures no table has could not be judged."""
    share = Share("of all", key("nobody"), key("people in hospital"))
    assert "a percentage is of a figure that no table has" == _wrong([column(8)], [share])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"counts": {("Ward 9",): 1}}, "a category that it does not have"),
        ({"counts": {("Ward 1",): -1}}, "no whole number of people"),
        ({"counts": {("Ward 1",): True}}, "no whole number of people"),
        ({"by": ()}, "divided by 0 things"),
    ],
)
def test_a_table_that_counts_nonsense_is_refused(fields: dict[str, object], words: str) -> None:
    """A count below nothing, or of a ward that is not there, is found before it is published."""
    with pytest.raises(ValueError, match=words):
        column(1, **fields)


def test_a_paper_without_tables_has_nothing_to_withhold() -> None:
    """Where there are no figures, nothing is withheld and nothing fails."""
    paper = publish([])

    assert () == paper.tables
    assert 0.0 == paper.withheld.share
