"""Every drawing leaves the command line as a picture, and every lens as plain facts."""

import xml.etree.ElementTree as ET

import pytest

from tcplan.cli.showing import LENSES, LISTS
from tcplan.views.sentences import PREDICTS_NO_ONE
from tests.tcplan.cli.samples import FIXTURES, run

ROBIN = str(FIXTURES / "robin.plan.json")
HOSTILE = str(FIXTURES / "hostile.plan.json")
DRAWN = ("network", "risks", "timeline")
_NAMESPACE = "{http://www.w3.org/2000/svg}"


def picture(*asked: str) -> ET.Element:
    """What is printed, as the picture that it is."""
    printed = run("show", *asked, "--svg", "--today", "2026-11-22")
    assert 0 == printed.code
    return ET.fromstring(printed.out)  # noqa: S314  (our own drawing)


def texts(svg: ET.Element) -> str:
    """All words that are drawn."""
    return " ".join("".join(one.itertext()) for one in svg.iter(f"{_NAMESPACE}text"))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("lens", DRAWN)
def test_a_drawing_can_be_had_as_a_picture_of_any_width(lens: str, width: int) -> None:
    """A network, a bow-tie and a timeline become a picture with the sentence of what it is not."""
    svg = picture(ROBIN, "P-014", lens, "--width", str(width))

    assert f"{_NAMESPACE}svg" == svg.tag
    assert PREDICTS_NO_ONE.split(";")[0].split(",")[0] in texts(svg)
    title, words = svg.find(f"{_NAMESPACE}title"), svg.find(f"{_NAMESPACE}desc")
    assert title is not None
    assert f"P-014, {lens}" == title.text
    assert words is not None
    assert PREDICTS_NO_ONE in (words.text or "")


@pytest.mark.parametrize("lens", DRAWN)
def test_a_picture_in_ascii_has_nothing_else(lens: str) -> None:
    """Who asks for ASCII gets a picture that any old reader can show."""
    printed = run("show", ROBIN, "P-014", lens, "--svg", "--ascii", "--today", "2026-11-22")

    assert printed.out.isascii()


@pytest.mark.parametrize("lens", DRAWN)
def test_a_hostile_plan_makes_a_harmless_picture(lens: str) -> None:
    """Nothing that somebody wrote becomes an element, a script or a link of the picture."""
    svg = picture(HOSTILE, "H-001", lens)

    tags = {one.tag.removeprefix(_NAMESPACE) for one in svg.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "path", "g"}
    assert not any(
        "href" in key or key.startswith("on") for one in svg.iter() for key in one.attrib
    )


@pytest.mark.parametrize("where", [("P-014", "gates"), ("people",), ("P-014",)])
def test_a_page_without_a_drawing_says_which_have_one(where: tuple[str, ...]) -> None:
    """Asked for a picture where nothing is drawn, the command names what is, and ends with 2."""
    printed = run("show", ROBIN, *where, "--svg")

    assert 2 == printed.code
    assert "Nothing is drawn there." in printed.err
    assert "" == printed.out


@pytest.mark.parametrize("lens", [lens for lens in LENSES if lens != "history"])
def test_every_lens_can_be_read_as_plain_facts(lens: str) -> None:
    """With a screen reader or a braille display one gets every lens; a file has no history."""
    printed = run("show", ROBIN, "P-014", lens, "--plain", "--today", "2026-11-22")

    assert 0 == printed.code
    assert PREDICTS_NO_ONE in printed.out


@pytest.mark.parametrize("listed", LISTS)
def test_every_list_can_be_read_as_plain_facts(listed: str) -> None:
    """So is every list, what is empty too."""
    printed = run("show", ROBIN, listed, "--plain", "--today", "2026-11-22")

    assert 0 == printed.code
    assert PREDICTS_NO_ONE in printed.out


def test_the_lenses_of_the_screen_and_of_the_command_line_are_the_same() -> None:
    """Whatever can be looked at on the screen can be printed, under the same name."""
    from tui.person import LENSES as ON_SCREEN

    assert set(LENSES) == set(ON_SCREEN)
