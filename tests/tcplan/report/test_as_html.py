"""A page that needs nothing else, on which text of a plan can only be text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import LOOKS
from tcplan.errors import WrongUseError
from tcplan.report.as_html import as_html
from tcplan.report.document import Lettered, Numbered, Paragraph, Run, line
from tcplan.report.style_sheet import style_sheet
from tcplan.text import visible
from tests.tcplan.report.reading import Page
from tests.tcplan.report.specimens import everything, plain

NASTY = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "<!-- ]]> -->",
    "&lt;b&gt; &amp; &#60;",
    "javascript:alert(1)",
    "O'Neill & <Sons>",
    "two  blanks\nand a second row",
    "\x1b[31m\x07\u202e\u200b\ufeff",
    "=1+1",
    'back\\slash "quoted" }',
]
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.sampled_from("<>&\"'/\\={};: a\n\t-!"), max_size=24),
    st.text(max_size=100),
)


@given(texts)
def test_text_of_a_plan_is_only_ever_text(text: str) -> None:
    """Whatever stands in a plan makes no element, no attribute and no link of its own."""
    plain, page = Page(as_html(everything("x"))), Page(as_html(everything(text)))
    assert [] == page.faults
    assert [(e.tag, e.attributes) for e in plain.elements] == [
        (e.tag, e.attributes) for e in page.elements
    ]


@given(texts)
def test_text_of_a_plan_is_read_as_it_was_written(text: str) -> None:
    """Blanks, row breaks and signs of a plan stand on the page; what hides is made visible."""
    page = Page(as_html(everything(text)))
    shown = visible(text)
    assert {shown} == {e.said() for e in page.all("h1", "h2", "h3", "h4", "title")} - {"Contents"}
    assert {shown} == {e.said() for e in page.all("blockquote", "caption", "dt", "dd")}
    assert {shown} == {e.said() for e in page.all("li") if e.within[-1] == "ul"}
    assert f"{shown}▲\u00a0{shown}" in {e.said() for e in page.all("p")}
    assert f"{shown} {shown}" == page.all("figcaption")[0].said()


def test_a_page_asks_for_nothing_and_runs_nothing() -> None:
    """Opened on a ward without a network, the page is whole and does nothing behind the reader."""
    page = Page(as_html(everything("javascript:alert(1)")))
    assert [] == page.all("script", "link", "img", "iframe", "object", "base", "form", "input")
    names = {name for e in page.elements for name in e.attributes}
    assert set() == {name for name in names if name.startswith("on") or name in {"src", "srcdoc"}}
    assert all((e.attributes.get("href") or "#").startswith("#") for e in page.elements)
    policy = page.all("meta")[1].attributes
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'unsafe-inline'")
    style = page.all("style")[0].said()
    assert None is re.search(r"url\(|@import|expression|http", style)


def test_every_id_is_used_once_and_every_reference_has_its_target() -> None:
    """A reader who follows the list of contents, by mouse or by ear, arrives where it says."""
    page = Page(as_html(everything("x")))
    ids = [str(e.attributes["id"]) for e in page.elements if "id" in e.attributes]
    asked = {str(e.attributes["href"])[1:] for e in page.all("a")}
    asked |= {
        str(e.attributes["aria-labelledby"])
        for e in page.elements
        if e.attributes.get("aria-labelledby")
    }
    assert sorted(set(ids)) == sorted(ids)
    assert set() == asked - set(ids)


def test_headings_go_down_one_level_at_a_time() -> None:
    """A screen reader's list of headings has no holes."""
    levels = [int(e.tag[1]) for e in Page(as_html(everything("x"))).all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_name_themselves_their_columns_and_their_rows() -> None:
    """Each cell of a table can be read aloud with what it is about."""
    page = Page(as_html(everything("x")))
    scopes = [e.attributes["scope"] for e in page.all("th")]
    assert ["col", "col", "row"] == scopes
    assert len(page.all("table")) == len(page.all("caption"))


def test_a_sign_is_drawn_and_not_read_aloud() -> None:
    """The words after a sign say the same, so a screen reader says it once."""
    page = Page(as_html(everything("x")))
    signs = [e for e in page.elements if e.said() == "▲"]
    assert ["true"] == [e.attributes.get("aria-hidden") for e in signs]


def test_a_sign_without_a_tone_has_no_class() -> None:
    """A sign that has no colour of its own is drawn in the colour of the words."""
    page = Page(as_html(plain(Paragraph(line(Run("In place", sign="●"))))))

    assert [None] == [e.attributes.get("class") for e in page.elements if e.said() == "●"]


def test_a_drawing_has_a_name_and_a_text() -> None:
    """Who cannot see a drawing hears its title and where the same stands in words."""
    page = Page(as_html(everything("x")))
    looks = [(e.attributes.get("role"), e.attributes.get("aria-hidden")) for e in page.all("svg")]
    assert [(None, "true"), ("img", None)] == looks
    told = [e.said() for e in page.all("title", "desc") if "svg" in e.within]
    assert ["x", "x"] == told


def test_numbered_paragraphs_go_on_where_the_last_ones_ended() -> None:
    """A paragraph has the same number on a page as on paper."""
    numbered = Numbered((line("a"), line("b")))
    page = Page(as_html(plain(numbered, Lettered((line("i"),)), numbered)))
    lists = [e.attributes for e in page.all("ol") if "class" in e.attributes]
    assert [
        {"class": "numbered", "start": "1"},
        {"class": "lettered", "type": "i"},
        {"class": "numbered", "start": "3"},
    ] == lists


def test_large_print_a_card_and_a_marking_are_told_to_the_style_sheet() -> None:
    """Easy-read is large on a screen and on paper, and a card prints in two columns."""
    page = Page(as_html(plain(large=True, columns=2, marking="OFFICIAL")))
    assert "large two" == page.all("html")[0].attributes["class"]
    assert "OFFICIAL" in page.text()
    assert '@top-center { content: "OFFICIAL"' in page.all("style")[0].said()


def test_a_card_that_needs_a_second_page_is_refused() -> None:
    """Half a crisis plan on a printed page would be worse than none, whatever printed it."""
    too_long = plain(*[Paragraph(line("word " * 60))] * 40, one_page=True, columns=2)
    with pytest.raises(WrongUseError, match=r"has to fit on one page and takes [2-9]"):
        as_html(too_long)


def test_a_paper_may_do_without_a_list_of_contents() -> None:
    """A card has no room for one."""
    page = Page(as_html(plain(contents=False)))
    assert [] == page.all("nav")


def test_the_foot_of_a_printed_page_cannot_break_the_style_sheet() -> None:
    """Quotation marks and braces in the title of a plan stay in the foot of the page."""
    sheet = style_sheet(['"} body { display: none', "</style>"])
    foot = next(row for row in sheet.split("\n") if "@bottom-left" in row)
    assert '"\\22 \\7d  body \\7b  display\\3a  none" "\\A" "\\3c \\2f style\\3e "' in foot


def test_a_long_name_leaves_room_for_the_number_of_the_page() -> None:
    """The foot of a page is cut where it would run over the page's number, and shows that it is."""
    sheet = style_sheet(["W" * 400])
    assert f'"{"W" * 119}\\2026 "' in sheet


def test_every_colour_of_words_can_be_read_on_white() -> None:
    """Contrast is at least 4.5 to 1, level AA of WCAG 2.2, for every tone and all small print."""
    sheet = style_sheet(())
    inks = [ink for ink, _ in LOOKS.values()] + re.findall(r"[^-]color: (#[0-9a-f]{6})", sheet)
    assert [] == [ink for ink in inks if _contrast(ink, "#f3f5f8") < 4.5]


def test_the_same_document_gives_the_same_page() -> None:
    """Two exports of one plan on one day can be compared byte by byte."""
    assert as_html(everything("x")) == as_html(everything("x"))


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
