"""A long word gets places to break, and no other word is touched."""

from hypothesis import given
from hypothesis import strategies as st

from tcplan.report.breaking import BREAK, breakable
from tcplan.text import visible
from tests.tcplan.report.test_as_html import texts

widths = st.floats(5, 200)
sizes = st.floats(9, 24)


@given(texts, widths, sizes)
def test_nothing_is_added_that_a_reader_sees_and_nothing_is_lost(
    text: str, width: float, size: float
) -> None:
    """Without the places to break the text is what it was."""
    shown = visible(text)
    assert shown == breakable(shown, width, size).replace(BREAK, "")


@given(st.lists(st.text("abcdefgh", max_size=12), max_size=8), sizes)
def test_words_that_fit_stay_whole(words: list[str], size: float) -> None:
    """An ordinary word on an ordinary line never breaks in the middle."""
    text = " ".join(words)
    assert text == breakable(text, 174, size)


def test_a_word_wider_than_its_place_may_break_after_every_letter() -> None:
    """Where it breaks is for the typesetter to say."""
    assert BREAK.join("W" * 40) == breakable("W" * 40, 20, 10)


def test_a_letter_and_its_accent_are_not_parted() -> None:
    """An accent at the beginning of a line would sit on nothing."""
    parts = breakable("e\u0301" * 60, 20, 10).split(BREAK)
    assert {"e\u0301"} == set(parts)


def test_no_visible_text_holds_the_place_to_break() -> None:
    """The sign for it can never be one that somebody wrote."""
    assert BREAK not in visible(f"zero{BREAK}width")
