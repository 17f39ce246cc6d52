"""A drawing leaves a paper as a picture of its own, with its words."""

from xml.etree import ElementTree as ET

from fixtures.hostile_texts import TEXTS
from tcplan.report.as_svg import as_svg
from tcplan.text import visible
from tests.tcplan.report.specimens import everything, of_each, plain

SVG = "{http://www.w3.org/2000/svg}"


def test_every_drawing_comes_with_its_title_and_its_words() -> None:
    """Who cannot see a picture hears what it shows, also when it has left its paper."""
    told = [
        (picture.findtext(f"{SVG}title"), picture.findtext(f"{SVG}desc"))
        for picture in map(ET.fromstring, as_svg(of_each(TEXTS)))
    ]
    assert [(visible(text), visible(text)) for text in TEXTS] == told


def test_a_paper_without_drawings_has_no_pictures() -> None:
    """Nothing is made of nothing, and pictures of easy-read are no drawings of the plan."""
    assert () == as_svg(plain())
    assert 1 == len(as_svg(everything("x")))
