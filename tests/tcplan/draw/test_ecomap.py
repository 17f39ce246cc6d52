"""Every tie is drawn exactly once, at any width, whatever it is called."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import TIE_KINDS, EcomapTie, draw_ecomap
from tests.tcplan.draw.samples import HUB, TIES
from tests.tcplan.draw.strategies import short, too_wide, unsafe, words

KINDS = [glyph.code for glyph in TIE_KINDS]
widths = st.integers(60, 200)


@st.composite
def all_ties(draw: st.DrawFn) -> list[EcomapTie]:
    """Up to seven ties with hostile names; each name begins with a mark of its own."""
    groups = draw(st.lists(short, min_size=1, max_size=4))
    return [
        EcomapTie(
            f"tie-{n}",
            f"q{n:02}q{draw(words)}",
            draw(st.sampled_from(groups)),
            draw(st.sampled_from(["left", "right"])),
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(["towards", "from", "mutual", "none"])),
            only=draw(st.booleans()),
            restrictive=draw(st.booleans()),
            note=draw(short),
        )
        for n in range(draw(st.integers(0, 7)))
    ]


@given(ties=all_ties(), cells=widths, plain=st.booleans())
def test_every_tie_is_drawn_exactly_once(ties: list[EcomapTie], cells: int, *, plain: bool) -> None:
    """Nobody is missing from the picture and nobody is in it twice."""
    drawn = "\n".join(draw_ecomap(ties, HUB, width=cells, ascii=plain).lines())

    assert sorted(tie.label[:4] for tie in ties) == sorted(re.findall(r"q\d\dq", drawn))


@given(ties=all_ties(), hub=st.lists(words, max_size=3), cells=widths, plain=st.booleans())
def test_no_row_is_wider_than_the_screen(
    ties: list[EcomapTie], hub: list[str], cells: int, *, plain: bool
) -> None:
    """The picture fits the width that it was asked for."""
    assert [] == too_wide(draw_ecomap(ties, hub, width=cells, ascii=plain), cells)


@pytest.mark.parametrize("wing", ["left", "right", "both"])
@pytest.mark.parametrize("cells", range(60, 201, 14))
def test_sixty_ties_are_all_drawn(cells: int, wing: str) -> None:
    """A crowded network loses nobody at any width."""
    sides = ["left", "right"] if wing == "both" else [wing]
    ties = [
        EcomapTie(f"{n}", f"q{n:02}q tie", f"group {n % 7}", sides[n % len(sides)], KINDS[n % 6])
        for n in range(60)
    ]
    drawn = "\n".join(draw_ecomap(ties, HUB, width=cells).lines())

    assert [f"q{n:02}q" for n in range(60)] == sorted(re.findall(r"q\d\dq", drawn))


@given(all_ties(), st.lists(words, max_size=3), widths)
def test_no_name_can_act(ties: list[EcomapTie], hub: list[str], cells: int) -> None:
    """A name made to steer a terminal is drawn as text."""
    assert set() == unsafe(draw_ecomap(ties, hub, width=cells))


@given(all_ties(), st.lists(words, max_size=3), widths)
def test_ascii_is_ascii(ties: list[EcomapTie], hub: list[str], cells: int) -> None:
    """An old console gets nothing that it would garble."""
    assert all(line.isascii() for line in draw_ecomap(ties, hub, width=cells, ascii=True).lines())


@given(all_ties(), widths)
def test_every_tie_can_be_selected(ties: list[EcomapTie], cells: int) -> None:
    """The selection can reach each tie."""
    canvas = draw_ecomap(ties, HUB, width=cells)

    assert sorted(tie.id for tie in ties) == sorted(region.id for region in canvas.regions)


@given(all_ties(), widths, st.sampled_from(["tie-0", "tie-3"]))
def test_selecting_moves_nothing(ties: list[EcomapTie], cells: int, chosen: str) -> None:
    """The picture holds still while the selection moves over it."""
    plain = draw_ecomap(ties, HUB, width=cells).lines()
    selected = draw_ecomap(ties, HUB, width=cells, selected=chosen).lines()

    assert plain == [line.replace("▌", " ") for line in selected]


@pytest.mark.parametrize("cells", [60, 95, 96, 118, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_the_legend_names_each_kind_that_is_drawn(kind: str, cells: int) -> None:
    """A reader needs no manual for a kind of line."""
    tie = EcomapTie("oak", "Oak Support", "Home", "right", kind)
    word = next(glyph.word for glyph in TIE_KINDS if glyph.code == kind)

    assert 1 == "\n".join(draw_ecomap([tie], HUB, width=cells).lines()).count(word)


def test_the_legend_names_no_kind_that_is_not_drawn() -> None:
    """A legend says what is in the picture and nothing else."""
    drawn = "\n".join(draw_ecomap(TIES[:1], HUB, width=118).lines())

    assert "strong" in drawn
    assert "strained" not in drawn


@pytest.mark.parametrize(
    ("wing", "flow", "line"),
    [
        ("left", "towards", "Oak ────▸"),
        ("left", "from", "Oak ◂────"),
        ("left", "mutual", "Oak ◂───▸"),
        ("left", "none", "Oak ─────"),
        ("right", "towards", "◂────  Oak"),
        ("right", "from", "────▸  Oak"),
        ("right", "mutual", "◂───▸  Oak"),
        ("right", "none", "─────  Oak"),
    ],
)
def test_the_arrow_points_to_who_is_supported(wing: str, flow: str, line: str) -> None:
    """On either side support for the person points to the middle."""
    tie = EcomapTie("oak", "Oak", "Us", wing, "steady", flow)

    assert line in "\n".join(draw_ecomap([tie], HUB, width=118).lines())


@pytest.mark.parametrize("cells", [60, 118])
def test_a_tie_nobody_else_carries_and_a_restriction_are_marked(cells: int) -> None:
    """A sole holder and a restriction are seen beside the name and explained in the legend."""
    tie = EcomapTie("oak", "Oak", "Home", "right", "steady", only=True, restrictive=True)
    drawn = "\n".join(draw_ecomap([tie], HUB, width=cells).lines())

    assert "───── !R  Oak" in drawn
    assert "! nobody else carries it   R restricts the person" in drawn


@pytest.mark.parametrize("cells", [60, 118])
def test_a_name_that_was_cut_says_so_and_is_kept_whole(cells: int) -> None:
    """A name too long for its column is cut with a sign, explained, and whole when selected."""
    tie = attrs.evolve(TIES[0], label="Carol " * 30, note="")
    canvas = draw_ecomap([tie], HUB, width=cells)

    assert "… cut to fit; the list has the full text" in "\n".join(canvas.lines())
    assert ("Carol " * 30).strip() == canvas.regions[0].label


def test_an_empty_network_says_so() -> None:
    """A person without recorded ties is not shown as an empty screen."""
    assert "No ties are recorded." in draw_ecomap([], HUB, width=118).lines()


def test_a_tall_drawing_takes_the_height_it_is_given() -> None:
    """The picture fills a tall pane and its legend stands at the bottom."""
    assert 50 == draw_ecomap(TIES, HUB, width=118, height=50).height


def test_a_low_pane_hides_no_tie() -> None:
    """A pane too low for all ties gets a picture to scroll, not a shorter one."""
    assert draw_ecomap(TIES, HUB, width=118).lines() == (
        draw_ecomap(TIES, HUB, width=118, height=10).lines()
    )


@pytest.mark.parametrize(
    ("wing", "kind", "flow"),
    [
        ("middle", "steady", "none"),
        ("left", "loving", "none"),
        ("left", "steady", "both"),
    ],
)
def test_an_unknown_kind_is_refused(wing: str, kind: str, flow: str) -> None:
    """A tie is never drawn as a kind that it is not."""
    with pytest.raises(ValueError, match="must be in"):
        EcomapTie("oak", "Oak Support", "Home", wing, kind, flow)
