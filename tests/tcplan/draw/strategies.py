"""Words as hostile as a note can be, for every drawing."""

import unicodedata

from hypothesis import strategies as st

from tcplan.draw import Canvas
from tcplan.text import width

HOSTILE = "\x00\x07\x1b\n\t\x9b\u200b\u202e\u2066\ue000\ufe0f\u0301\ud800漢한مש❤👩🏽🇬— aé[<&│━▸R!"

words = st.text(st.one_of(st.characters(), st.sampled_from(HOSTILE)), max_size=40)
short = st.text(st.sampled_from("Oak Support, 漢\u202e\x1b"), max_size=12)


def unsafe(canvas: Canvas) -> set[str]:
    """Characters of a drawing that could act or hide."""
    return {
        character
        for line in canvas.lines()
        for character in line
        if unicodedata.category(character)[0] == "C" and character != "\u200d"
    }


def too_wide(canvas: Canvas, cells: int) -> list[str]:
    """Rows of a drawing that take more than these cells."""
    return [line for line in canvas.lines() if width(line) > cells]
