"""On one screen no sign has two meanings."""

import pytest
from rich.cells import cell_len

from tcplan.draw import (
    CONTROL_STATES,
    COVER,
    DUES,
    GATES,
    HOLDS,
    MARKED,
    MARKS,
    NO_ANSWER,
    REPORTED,
    SELECTED,
    STYLES,
    TIE_KINDS,
    TIMELINE_MARKS,
    WORK,
    Glyph,
    glyph_for,
)
from tcplan.draw.glyphs import POINTER, worded
from tcplan.text import ascii_only

ALL = (*COVER, NO_ANSWER, *CONTROL_STATES, *TIE_KINDS, *MARKS, SELECTED)
NUMBERS = tuple(Glyph(n, n, n, f"{n} gates") for n in "23456789")
TIMELINE = (*WORK, *GATES, *HOLDS, *TIMELINE_MARKS, POINTER, SELECTED, *NUMBERS)
AGENDA = (*DUES, SELECTED)
CONCERNS = (REPORTED, MARKED, SELECTED)
SCREENS = {"network and risks": ALL, "timeline": TIMELINE, "agenda": AGENDA, "concerns": CONCERNS}
EVERY = (*ALL, *WORK, *GATES, *HOLDS, *TIMELINE_MARKS, POINTER, *DUES, REPORTED)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_sign_has_two_meanings(screen: str) -> None:
    """All that can stand on one screen looks different."""
    signs = [glyph.sign for glyph in SCREENS[screen]]

    assert len(signs) == len(set(signs))


@pytest.mark.parametrize("screen", SCREENS)
def test_no_ascii_sign_has_two_meanings(screen: str) -> None:
    """It all looks different on a console that prints ASCII only, too."""
    signs = [glyph.ascii for glyph in SCREENS[screen]]

    assert len(signs) == len(set(signs))


@pytest.mark.parametrize("screen", SCREENS)
def test_no_meaning_has_two_words(screen: str) -> None:
    """Each sign has words of its own in a legend."""
    meanings = [glyph.word for glyph in SCREENS[screen]]

    assert len(meanings) == len(set(meanings))


@pytest.mark.parametrize("glyph", EVERY, ids=lambda glyph: glyph.code)
def test_a_sign_takes_one_cell_in_both_forms(glyph: Glyph) -> None:
    """Columns stay straight whichever set of signs a console can print."""
    assert [1, 1] == [cell_len(glyph.sign), cell_len(glyph.ascii)]


@pytest.mark.parametrize("glyph", EVERY, ids=lambda glyph: glyph.code)
def test_a_sign_has_one_stand_in(glyph: Glyph) -> None:
    """A sign is printed with the same stand-in wherever it is turned into ASCII."""
    assert glyph.ascii == ascii_only(glyph.sign)


@pytest.mark.parametrize("glyph", EVERY, ids=lambda glyph: glyph.code)
def test_a_sign_has_no_emoji_form(glyph: Glyph) -> None:
    """No terminal draws a sign two cells wide because it takes it for an emoji."""
    assert 1 == cell_len(f"{glyph.sign}\ufe0f")


def test_every_style_of_a_sign_is_known() -> None:
    """A screen has a look ready for each sign."""
    assert {glyph.style for glyph in EVERY} - {None} <= set(STYLES)


def test_the_five_answers_stand_worst_first() -> None:
    """Where the worst answer is looked for, the order of the five is settled."""
    assert [
        "not-covered",
        "only-if-promised",
        "not-confirmed",
        "relies-on-one",
        "has-back-up",
    ] == [glyph.code for glyph in COVER]


def test_a_sign_is_found_by_its_code() -> None:
    """The sign of an answer is looked up by the code that exports use."""
    assert "▲" == glyph_for("not-covered").drawn()
    assert "^" == glyph_for("not-covered").drawn(ascii=True)


def test_a_blank_name_is_not_drawn_as_nothing() -> None:
    """Something without a name is still seen."""
    assert "(no name)" == worded(" \u00a0")
