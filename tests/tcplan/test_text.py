"""Nothing that somebody wrote vanishes on its way out, and nothing in it acts."""

import re
import timeit
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tcplan.text import ascii_only, clip, clusters, one_line, pad, visible, width, wrap

NASTY = (
    "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200d\u200e\u2028"
    "\u2029\u202e\u2060\u2066\u2069\u2800\u3164\ud800\udfff\ue000\ufe0e\ufe0f\ufeff\ufff9\uffff"
    "\U000e0041\U000e0101\U0010fffd\u0301\u0308\u0338\u20e3\u094d\u093f\u1161\u11a8"
    "e1ㄱ한漢字ञمשŁ—…❤⚠★☘👨👩👍🏽🇬🇧🏳🌈♀⬛🩷<U+>"
)
anything = st.text(st.one_of(st.characters(), st.sampled_from(NASTY)))
lines = anything.map(lambda text: visible(text, keep=""))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "<U+001B>]52;c;aGk=<U+0007>"),
        ("a\x9b2Jb", "a<U+009B>2Jb"),
        ("nil\x00", "nil<U+0000>"),
        ("\u202edetniop", "<U+202E>detniop"),
        ("Oak\u200bSupport", "Oak<U+200B>Support"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("selector\U000e0101", "selector<U+E0101>"),
        ("private\ue000", "private<U+E000>"),
        ("half\ud800", "half<U+D800>"),
        ("one\u2028two\u2029three", "one<U+2028>two<U+2029>three"),
        ("\u3164", "<U+3164>"),
        ("\uffff", "<U+FFFF>"),
        ("\u0301bare accent", "<U+0301>bare accent"),
        ("over \u0338 a blank", "over <U+0338> a blank"),
        ("a\ufe0f", "a<U+FE0F>"),
        ("plain\u200djoin", "plain<U+200D>join"),
        ("\U0001f3fd", "<U+1F3FD>"),
        ("dose\t5 mg", "dose⇥ 5 mg"),
        ("line\r\nline", "line<U+000D>\nline"),
    ],
)
def test_what_acts_or_hides_is_shown(written: str, shown: str) -> None:
    """A hidden or acting character in a note is seen by its number instead of doing its work."""
    assert shown == visible(written)


@pytest.mark.parametrize(
    "text",
    [
        "Seán Ó Briain, Zoë and Łukasz Żółć",
        "Nguyễn Thị Ánh",
        "Zoe\u0308",
        "مريم و أحمد",
        "שָׁלוֹם",
        "李小龍 한국어",
        "नमस्ते",
        "PRN ≤ 2 mg – “as needed” · £3,100 → 50 %",
        "❤️ 👍🏽 🇬🇧 1️⃣ 🏳️‍🌈 👨‍👩‍👧‍👦 🩷",
        "two\nlines",
        "[bold]not markup[/bold]",
        "<U+202E>",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    """Names in any script, accents, emoji and ordinary marks reach the reader unchanged."""
    assert text == visible(text)


@given(anything)
def test_showing_twice_changes_nothing(text: str) -> None:
    """Text that passes two ways out reads the same as after one."""
    once = visible(text)

    assert once == visible(once)


@given(anything)
def test_nothing_that_was_written_vanishes(text: str) -> None:
    """Every character of a note can be read back from what is shown."""
    assume("<U+" not in text and "⇥" not in text)
    shown = visible(text).replace("⇥ ", "\t")

    assert text == re.sub("<U\\+([0-9A-F]{4,6})>", lambda code: chr(int(code[1], 16)), shown)


@given(anything)
def test_nothing_that_is_shown_can_act(text: str) -> None:
    """No control, direction mark, private or unpaired character is left in what is shown."""
    left = {
        character
        for character in visible(text, keep="")
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    }

    assert left <= {"\u200d"}


def test_a_pile_of_accents_is_shown_and_counted() -> None:
    """Beyond four accents on one letter each further one is shown by its number."""
    assert "e\u0301\u0301\u0301\u0301<U+0301><U+0301>" == visible("e" + "\u0301" * 6)


def test_a_chain_of_joined_emoji_ends() -> None:
    """Emoji cannot be joined without end into one that covers what stands beside it."""
    assert "👩‍👩‍👩‍👩<U+200D>👩" == visible("\u200d".join("👩" * 5))


def test_line_breaks_are_shown_where_they_are_not_kept() -> None:
    """A line break in a name cannot start a row of its own."""
    assert "Oak<U+000A>Support" == visible("Oak\nSupport", keep="")


def test_typical_text_is_shown_quickly() -> None:
    """Showing an ordinary name costs a few millionths of a second, so no screen saves on it."""
    runs = timeit.repeat(lambda: visible("Łukasz, Oak Support – nights"), number=2_000, repeat=5)

    assert min(runs) / 2_000 < 6e-6


@given(lines)
@example("👨‍👩‍👧 ❤️ 한국 é")
def test_width_is_what_the_terminal_library_shows(text: str) -> None:
    """A row takes as many cells as Rich and Textual give it."""
    assert cell_len(text) == width(text)


@given(lines)
def test_clusters_leave_nothing_out(text: str) -> None:
    """What must not be parted adds up to the whole text, and each part can be seen."""
    parts = list(clusters(text))

    assert text == "".join(part for part, _ in parts)
    assert all(cells in (1, 2) for _, cells in parts)


@given(lines, st.integers(0, 40))
def test_clipped_text_fits(text: str, cells: int) -> None:
    """A name never runs over the column it stands in."""
    assert width(clip(text, cells)) <= cells


@given(lines, st.integers(1, 40))
def test_a_cut_is_always_marked(text: str, cells: int) -> None:
    """A name that was cut short says so with an ellipsis; one that fits is whole."""
    clipped = clip(text, cells)

    assert clipped == text if width(text) <= cells else clipped.endswith("…")


def test_a_wide_character_is_never_halved() -> None:
    """A character of two cells is left out rather than cut in half."""
    assert "漢…" == clip("漢字漢字", 4)


@given(lines, st.integers(0, 40))
def test_padded_text_fills_its_column(text: str, cells: int) -> None:
    """Columns stay straight whatever the names in them."""
    assert cells == width(pad(text, cells))


@given(anything.map(visible), st.integers(2, 40))
def test_folding_loses_no_character(text: str, cells: int) -> None:
    """A folded note holds every character but the blanks at which it was folded."""
    assert re.sub("[ \n]", "", text) == "".join(wrap(text, cells)).replace(" ", "")


@given(anything.map(visible), st.integers(2, 40))
def test_folded_lines_fit(text: str, cells: int) -> None:
    """No line of a folded note runs over its column."""
    assert [] == [line for line in wrap(text, cells) if width(line) > cells]


def test_folding_breaks_between_words_first() -> None:
    """A note is folded between words, and inside a word only when it is longer than a line."""
    assert ["Night", "cover by", "Oaksuppo", "rt"] == wrap("Night cover by Oaksupport", 8)


def test_folding_keeps_blank_lines() -> None:
    """A paragraph that was written as two stays two."""
    assert ["one", "", "two"] == wrap("one\n\ntwo", 10)


def test_folding_needs_room_for_one_character() -> None:
    """A column too narrow for any text is refused instead of losing it."""
    with pytest.raises(ValueError, match="at least 2"):
        wrap("Robin", 1)


def test_a_note_of_several_lines_stays_one_row() -> None:
    """In a list a line break is seen as a sign and the row stays one row."""
    assert "pain ⏎ call GP" == one_line("pain\ncall GP")


@given(anything)
def test_ascii_only_is_ascii(text: str) -> None:
    """On a console without other letters nothing is printed that it would garble."""
    assert ascii_only(text).isascii()


def test_in_ascii_a_name_keeps_every_letter_by_its_number() -> None:
    """A letter that ASCII lacks is shown by its number: losing an accent changes a name."""
    assert "<U+0141>ukasz - 2:1, 'nights'" == ascii_only("Łukasz – 2:1, ‘nights’")
