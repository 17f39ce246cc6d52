"""Every control is drawn once on its strand, and a strand without one says so."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import COVER, BowTie, Link, Strand, draw_bowtie
from tests.tcplan.draw.samples import BOWTIE, link, strand
from tests.tcplan.draw.strategies import too_wide, unsafe, words

widths = st.integers(60, 200)
signs = st.sampled_from("○◐●✓✗⊘")


@st.composite
def strands(draw: st.DrawFn, side: str) -> tuple[Strand, ...]:
    """Up to three strands with up to seven controls, each name beginning with a mark of its own."""
    answer = draw(st.sampled_from(COVER))
    return tuple(
        Strand(
            f"{side}{n}",
            f"{side}{n}z {draw(words)}",
            answer.sign,
            answer.word,
            tuple(
                Link(f"c{m}", f"{side}{n}c{m}z{draw(words)}", draw(signs), draw(st.booleans()))
                for m in range(draw(st.sampled_from([0, 1, 3, 7])))
            ),
        )
        for n in range(draw(st.integers(0, 3)))
    )


@st.composite
def bowties(draw: st.DrawFn) -> BowTie:
    """Bow-ties with hostile words, from empty to crowded."""
    return BowTie(draw(words), "▲", "not covered", draw(strands("t")), draw(strands("k")))


def controls(bowtie: BowTie) -> list[str]:
    """The mark that the name of each control begins with."""
    every = (*bowtie.threats, *bowtie.consequences)
    return sorted(link.label.split("z")[0] for one in every for link in one.controls)


@given(bowtie=bowties(), cells=widths, plain=st.booleans())
def test_every_control_is_drawn_once_on_its_strand(
    bowtie: BowTie, cells: int, *, plain: bool
) -> None:
    """No barrier is missing from the picture and none is in it twice."""
    drawn = "\n".join(draw_bowtie(bowtie, width=cells, ascii=plain).lines())

    assert controls(bowtie) == sorted(re.findall(r"[tk]\dc\d(?=z)", drawn))


@given(bowtie=bowties(), cells=widths, plain=st.booleans())
def test_no_row_is_wider_than_the_screen(bowtie: BowTie, cells: int, *, plain: bool) -> None:
    """The picture fits the width that it was asked for."""
    assert [] == too_wide(draw_bowtie(bowtie, width=cells, ascii=plain), cells)


@given(bowties(), widths)
def test_no_word_can_act(bowtie: BowTie, cells: int) -> None:
    """Words made to steer a terminal are drawn as text."""
    assert set() == unsafe(draw_bowtie(bowtie, width=cells))


@given(bowties(), widths)
def test_ascii_is_ascii(bowtie: BowTie, cells: int) -> None:
    """An old console gets nothing that it would garble."""
    assert all(line.isascii() for line in draw_bowtie(bowtie, width=cells, ascii=True).lines())


@given(bowties(), widths)
def test_every_control_can_be_selected_within_its_strand(bowtie: BowTie, cells: int) -> None:
    """The selection can reach each control and each strand."""
    every = (*bowtie.threats, *bowtie.consequences)
    wanted = [(one.id, link.id) for one in every for link in one.controls]
    wanted += [("", one.id) for one in every]

    regions = draw_bowtie(bowtie, width=cells).regions
    assert sorted(wanted) == sorted((region.within, region.id) for region in regions)


@pytest.mark.parametrize("cells", range(60, 201))
def test_a_threat_without_a_control_says_so(cells: int) -> None:
    """Where nothing stops a threat the picture says it in words."""
    bowtie = BowTie("Robin is alone", "▲", "not covered", (strand("Pain", "not-covered"),))
    drawn = "\n".join(draw_bowtie(bowtie, width=cells).lines())

    assert 1 == drawn.count("nothing recorded stops this")


@pytest.mark.parametrize("cells", range(60, 201))
def test_a_consequence_without_a_control_says_so(cells: int) -> None:
    """Where nothing limits a consequence the picture says it in words."""
    bowtie = BowTie("Robin is alone", "▲", "not covered", (), (strand("Harm", "not-covered"),))
    drawn = "\n".join(draw_bowtie(bowtie, width=cells).lines())

    assert 1 == drawn.count("nothing recorded limits this")


@pytest.mark.parametrize("cells", [60, 78, 99, 100, 118, 200])
def test_a_bowtie_without_strands_does_not_look_safe(cells: int) -> None:
    """A risk whose causes nobody wrote down says so."""
    bowtie = BowTie("Robin is alone", "?", "not confirmed")
    drawn = "\n".join(draw_bowtie(bowtie, width=cells).lines())

    assert "no causes are recorded" in drawn
    assert "no consequences are recorded" in drawn


@pytest.mark.parametrize("cells", [60, 99, 100, 118, 200])
def test_the_middle_says_what_we_want_to_prevent(cells: int) -> None:
    """The middle is headed by what services want to prevent and answers in words."""
    drawn = " ".join(
        re.sub("[^A-Za-z ]+", " ", line) for line in draw_bowtie(BOWTIE, width=cells).lines()
    )

    assert re.search("WHAT WE WANT .*TO.* PREVENT", drawn)


@pytest.mark.parametrize("one", [*BOWTIE.threats, *BOWTIE.consequences], ids=lambda one: one.id)
@pytest.mark.parametrize("cells", [60, 118])
def test_each_strand_answers_in_words(one: Strand, cells: int) -> None:
    """The answer about a strand stands beside or below its name, as a sign and in words."""
    lines = draw_bowtie(BOWTIE, width=cells).lines()
    row = next(n for n, line in enumerate(lines) if one.label in line)
    near = " ".join(lines[row : row + 2])

    assert f"{one.answer_glyph} {one.answer_word}" in near


@pytest.mark.parametrize("cells", [60, 118])
def test_a_restriction_is_marked_and_explained(cells: int) -> None:
    """A restrictive control carries its mark wherever it appears."""
    drawn = "\n".join(draw_bowtie(BOWTIE, width=cells).lines())

    assert "Locked door at night R" in drawn
    assert "R restricts the person" in drawn


def test_the_legend_names_each_state_that_is_drawn() -> None:
    """A reader needs no manual for the sign before a control."""
    one = strand("Pain", "not-covered", link("◐ Passport"), link("✗ Link nurse"))
    legend = draw_bowtie(BowTie("Pain", "▲", "not covered", (one,)), width=118).lines()[-1]

    assert "CONTROL  ◐ agreed, not yet in place   ✗ failed" == legend


@pytest.mark.parametrize("cells", [60, 118])
def test_a_control_that_was_cut_says_so_and_is_kept_whole(cells: int) -> None:
    """A name too long for the strand is cut with a sign, explained, and whole when selected."""
    one = strand("Pain", "has-back-up", link("● " + "Passport " * 20))
    canvas = draw_bowtie(BowTie("Pain", "■", "has back-up", (one,)), width=cells)

    assert "… cut to fit; the table has the full text" in "\n".join(canvas.lines())
    assert ("Passport " * 20).strip() == next(r.label for r in canvas.regions if r.within)


@pytest.mark.parametrize("cells", [60, 118])
@pytest.mark.parametrize("chosen", [("unfamiliar staff", ""), ("pain goes unnoticed", "x")])
def test_selecting_moves_nothing(cells: int, chosen: tuple[str, str]) -> None:
    """The picture holds still while the selection moves over it."""
    plain = draw_bowtie(BOWTIE, width=cells).lines()
    selected = draw_bowtie(BOWTIE, width=cells, selected=chosen).lines()

    assert plain == [line.replace("▌", " ").rstrip() for line in selected]


@pytest.mark.parametrize("cells", [60, 118])
@pytest.mark.parametrize(
    ("chosen", "seen"),
    [(("unfamiliar staff", ""), "Unfamiliar staff▌"), (("police called", "police flag"), "▌○ Pol")],
)
def test_what_is_selected_is_marked_without_colour(
    cells: int, chosen: tuple[str, str], seen: str
) -> None:
    """The selection is seen by its mark, so that it needs no colour."""
    assert 1 == "\n".join(draw_bowtie(BOWTIE, width=cells, selected=chosen).lines()).count(seen)
