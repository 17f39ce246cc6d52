"""The pictures of easy-read papers: each there, each our own, each told in words."""

import re
from xml.etree import ElementTree as ET

import pytest

from tcplan.draw import SYMBOLS, symbol_svg

SVG = "{http://www.w3.org/2000/svg}"
NAMED = {
    "home",
    "moving-van",
    "hospital",
    "person",
    "talking",
    "family",
    "heart",
    "speech",
    "clock",
    "calendar",
    "telephone",
    "nurse",
    "medicine",
    "key",
    "money",
    "help",
    "tick",
    "cross",
    "question",
    "support-worker",
    "police",
    "night",
    "food",
    "music",
    "document",
    "magnifying-glass",
}


def test_every_picture_that_easy_read_asks_for_is_there() -> None:
    """A paper for the person never lacks the picture of what it says."""
    assert NAMED == set(SYMBOLS)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_picture_is_flat_and_in_two_colours(name: str) -> None:
    """Read at two centimetres: shapes in two inks on white, no words, no shades, no files."""
    picture = ET.fromstring(symbol_svg(name))  # noqa: S314
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert set() == tags - {"svg", "title", "rect", "circle", "path"}
    inks = set(re.findall(r'(?:fill|stroke)="([^"]+)"', symbol_svg(name)))
    assert set() == inks - {"#1f3d6b", "#c2600a", "#ffffff", "none"}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_picture_says_what_it_shows(name: str) -> None:
    """Who cannot see it hears what it shows."""
    title = ET.fromstring(symbol_svg(name)).find(f"{SVG}title")  # noqa: S314
    assert title is not None
    assert SYMBOLS[name] == title.text


def test_no_two_pictures_are_the_same() -> None:
    """Two different ideas never look alike because one was drawn twice."""
    drawn = {symbol_svg(name).partition("</title>")[2] for name in SYMBOLS}
    assert len(SYMBOLS) == len(drawn)
