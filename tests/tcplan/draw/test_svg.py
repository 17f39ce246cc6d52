"""A picture says all that the drawing says, needs nothing else, and can be read by everyone."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from tcplan.draw import LOOKS, STYLES, Canvas, to_svg
from tcplan.draw.strokes import CELL, DRAWN
from tcplan.draw.svg import CHOSEN_PAPER, INK, MARGIN, PAPER
from tests.tcplan.draw.samples import PICTURES
from tests.tcplan.draw.strategies import words

SVG = "{http://www.w3.org/2000/svg}"
UNICODE_PICTURES = sorted(name for name in PICTURES if not name.endswith("ascii"))


def read(svg: str) -> ET.Element:
    """A picture of ours as a reader of SVG takes it in."""
    return ET.fromstring(svg)  # noqa: S314


def parsed(name: str) -> ET.Element:
    """One of the sample drawings as a parsed picture."""
    return read(to_svg(PICTURES[name](), title="Robin", description="Support of Robin"))


def light(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(ink: str, paper: str) -> float:
    """How far two colours stand apart (WCAG 2.2)."""
    dark, bright = sorted((light(ink), light(paper)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", UNICODE_PICTURES)
def test_every_word_of_the_drawing_is_in_the_picture(name: str) -> None:
    """Nothing of the drawing but its lines is left to strokes."""
    lines = "".join("".join(PICTURES[name]().lines()).split())
    told = "".join("".join(text.text or "" for text in parsed(name).iter(f"{SVG}text")).split())

    assert "".join(c for c in lines if c not in DRAWN) == told


@pytest.mark.parametrize("name", UNICODE_PICTURES)
def test_every_line_is_drawn_as_a_stroke(name: str) -> None:
    """Lines join in every font, because none is left to a font."""
    told = "".join(text.text or "" for text in parsed(name).iter(f"{SVG}text"))

    assert not re.search("[\u2500-\u257f]", told)


@pytest.mark.parametrize("name", UNICODE_PICTURES)
def test_no_run_relies_on_blanks_before_it(name: str) -> None:
    """Each run stands at its own place, because readers of SVG drop leading blanks."""
    runs = [text.text or "" for text in parsed(name).iter(f"{SVG}text")]

    assert [run.strip(" ") for run in runs] == runs


def test_a_run_stands_over_its_cells() -> None:
    """A word is drawn where the terminal shows it, wide characters before it included."""
    canvas = Canvas(20, 1)
    canvas.put(0, 0, "漢字")
    canvas.put(7, 0, "Oak")
    picture = read(to_svg(canvas, title="", description=""))

    oak = next(text for text in picture.iter(f"{SVG}text") if text.text == "Oak")

    assert pytest.approx(MARGIN + 7 * CELL) == float(oak.attrib["x"])
    assert pytest.approx(3 * CELL) == float(oak.attrib["textLength"])


def test_the_picture_is_read_out_by_its_title_and_description() -> None:
    """A screen reader says what the picture is and what it shows."""
    picture = parsed("ecomap-118")

    assert "img" == picture.attrib["role"]
    assert "Robin" == picture.findtext(f"{SVG}title")
    assert "Support of Robin" == picture.findtext(f"{SVG}desc")


def test_the_picture_scales() -> None:
    """The picture fills the page it stands on: it has proportions and no fixed size."""
    picture = parsed("ecomap-118")

    assert f"0 0 {118 * CELL + 2 * MARGIN:g}" in picture.attrib["viewBox"]
    assert "width" not in picture.attrib


@pytest.mark.parametrize("name", UNICODE_PICTURES)
def test_the_picture_needs_and_does_nothing_else(name: str) -> None:
    """A picture in a document cannot run anything or fetch anything."""
    allowed = {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "path", "text")}
    every = list(parsed(name).iter())
    values = [value for element in every for value in element.attrib.values()]

    assert {element.tag for element in every} <= allowed
    assert [] == [value for value in values if re.search(r"://|url\(|@import", value)]


@given(words, words)
def test_no_word_can_break_out_of_the_picture(label: str, title: str) -> None:
    """Any name gives a well-formed picture of that name and nothing more."""
    canvas = Canvas(400, 1)
    canvas.put(0, 0, f"q{label}")
    canvas.put(390, 0, "</text>&")
    picture = read(to_svg(canvas, title=title, description=label))

    assert "</text>&" in [text.text for text in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_read_on_its_paper(style: str) -> None:
    """Each colour reads at 4.5 to 1 or better, in print and by people with low vision."""
    paper = CHOSEN_PAPER if style == "selected" else PAPER

    assert contrast(LOOKS[style][0], paper) >= 4.5


def test_plain_ink_can_be_read() -> None:
    """Text without a style reads at 4.5 to 1 or better."""
    assert contrast(INK, PAPER) >= 4.5


def test_every_style_has_a_look() -> None:
    """No style of a drawing is lost in its picture."""
    assert set(STYLES) == set(LOOKS)
