"""A DOCX keeps every word and is made of real styles, so that a planner can go on writing in it."""

import io
import time
import zipfile
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from fixtures.hostile_texts import TEXTS
from tcplan.errors import WrongUseError
from tcplan.report.as_docx import as_docx
from tcplan.report.document import Document, Lettered, Numbered, Quote, Section, Symbol, line
from tcplan.report.document import Paragraph as Words
from tcplan.text import one_line, visible
from tests.tcplan.report.specimens import chapter, everything, of_each, plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(document: Document) -> Word:
    """The paper, read back."""
    return docx.Document(io.BytesIO(as_docx(document)))


@cache
def hostile() -> bytes:
    """A paper with a chapter for every hostile text."""
    return as_docx(of_each(TEXTS))


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of the file by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def paragraphs(word: Word) -> list[tuple[str, str]]:
    """The style and the words of every paragraph, those in tables too, in order of reading."""
    return [
        (str(each.style.name) if each.style else "", each.text)
        for element in word.element.body.iter(qn("w:p"))
        for each in [Paragraph(element, word)]
    ]


def numbering(word: Word) -> list[tuple[str, int]]:
    """The words of each numbered entry, and the number of the list it belongs to."""
    found = []
    for element in word.element.body.iter(qn("w:p")):
        number: Any = element.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            text = Paragraph(element, word).text
            found.append((text, int(number.get(qn("w:val")))))
    return found


def elements(part: bytes) -> list[str]:
    """What a part is made of, without line ends and what keeps a short table on its page."""
    passed_over = {f"{W}br", f"{W}t", f"{W}keepNext"}
    return [each.tag for each in ET.fromstring(part).iter() if each.tag not in passed_over]  # noqa: S314


@pytest.mark.slow
def test_every_hostile_text_is_read_literally() -> None:
    """What somebody wrote in a plan stands in the file as it was written, however it is meant."""
    told = [text for _, text in paragraphs(docx.Document(io.BytesIO(hostile())))]
    assert [] == [text for text in TEXTS if told.count(visible(text)) < 8]
    assert [] == [text for text in TEXTS if one_line(text) not in told]


@pytest.mark.slow
def test_hostile_text_makes_nothing_but_text() -> None:
    """No text of a plan becomes a field, a link, an object or an address of its own."""
    quiet, loud = parts(as_docx(of_each(["x"] * len(TEXTS)))), parts(hostile())
    assert quiet.keys() == loud.keys()
    for name in ("word/document.xml", "word/footer1.xml"):
        assert elements(quiet[name]) == elements(loud[name])
    assert quiet["word/_rels/document.xml.rels"] == loud["word/_rels/document.xml.rels"]
    assert b"External" not in b"".join(data for name, data in loud.items() if ".rels" in name)


def test_headings_lists_tables_and_captions_are_real() -> None:
    """The word processor knows what each paragraph is, and can list the headings."""
    word = opened(everything("x"))
    styles = {style for style, _ in paragraphs(word)}
    wanted = {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Caption", "Quote"}
    assert set() == (wanted | {"Numbered Paragraph", "Lettered Entry", "Notice"}) - styles
    assert "Table Grid" in {table.style.name for table in word.tables if table.style}


def test_the_heading_of_a_table_is_repeated_and_no_row_is_torn() -> None:
    """Every page of a long table says what its columns are."""
    (table,) = (
        t for t in opened(everything("x")).tables if t.style and t.style.name == "Table Grid"
    )
    rows = list(table._tbl.iter(qn("w:tr")))  # noqa: SLF001
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert [True, False] == repeated
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_paragraphs_are_numbered_straight_through() -> None:
    """All numbered paragraphs are one list, and each list of letters begins again."""
    first = Section("First", (Numbered((line("a"), line("b"))), Lettered((line("one"),))))
    second = Section("Second", (Numbered((line("c"),)), Lettered((line("two"),))))
    found = dict(numbering(opened(plain(first, second))))
    assert found["a"] == found["b"] == found["c"]
    assert 3 == len({found["a"], found["one"], found["two"]})


def test_parts_of_tables_and_paragraphs_stand_in_the_order_of_the_format() -> None:
    """A word processor that is strict about the format opens the file without a question."""
    word = opened(everything("x"))
    orders = {
        "tblPr": ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"),
        "tcPr": ("tcW", "shd", "vAlign"),
        "pPr": ("pStyle", "keepNext", "numPr", "pBdr", "shd", "spacing", "ind", "jc", "rPr"),
    }
    for root in (word.element.body, word.styles.element):
        for tag, order in orders.items():
            for found in root.iter(f"{W}{tag}"):
                held = [each.tag.removeprefix(W) for each in found]
                known = [name for name in held if name in order]
                assert sorted(known, key=order.index) == known


def test_pictures_are_told_in_words() -> None:
    """Who cannot see a picture hears what it shows."""
    word = opened(everything("x"))
    told = [each.get("descr") for each in word.element.body.iter() if each.tag.endswith("}docPr")]
    assert ["a home", "x. x"] == told


def test_entries_of_the_contents_lead_to_their_headings() -> None:
    """Every entry of the contents has its heading."""
    word = opened(everything("x"))
    asked = [each.get(qn("w:anchor")) for each in word.element.body.iter(qn("w:hyperlink"))]
    marked = [each.get(qn("w:name")) for each in word.element.body.iter(qn("w:bookmarkStart"))]
    assert ["s-1", "s-1-12"] == asked
    assert set() == set(asked) - set(marked)
    assert len(set(marked)) == len(marked)
    numbers = [each.get(qn("w:id")) for each in word.element.body.iter(qn("w:bookmarkStart"))]
    assert len(set(numbers)) == len(marked)


def test_the_foot_and_the_marking_stand_on_every_page() -> None:
    """A page that is parted from the others says what it belongs to and how to handle it."""
    word = opened(plain(chapter("x"), marking="OFFICIAL"))
    foot = "\n".join(each.text for each in word.sections[0].footer.paragraphs)
    assert "the foot\nits second line" in foot
    assert "OFFICIAL" in foot
    assert "OFFICIAL" == word.sections[0].header.paragraphs[0].text
    fields = [each.get(qn("w:instr")) for each in parts_of_foot(word)]
    assert ["PAGE", "NUMPAGES"] == fields


def parts_of_foot(word: Word) -> list[Any]:
    """The fields at the foot of the page."""
    return list(word.sections[0].footer._element.iter(qn("w:fldSimple")))  # noqa: SLF001


def test_it_is_in_british_english_on_a4() -> None:
    """Spelling is checked as the reader spells, and the paper prints on the paper that there is."""
    word = opened(everything("x"))
    assert ["en-GB"] == [e.get(qn("w:val")) for e in word.styles.element.iter(qn("w:lang"))]
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (210, 297) == (round(section.page_width.mm), round(section.page_height.mm))


def test_easy_read_is_in_large_letters() -> None:
    """What the person reads is set in 16 points."""
    word = opened(plain(Symbol("home", (line("I move home."),)), large=True))
    size = word.styles["Normal"].font.size
    assert 16 == size.pt


def test_what_is_clear_has_no_small_letters() -> None:
    """Who reads about themselves reads nothing under 12 points but the foot of the page."""
    word = docx.Document(io.BytesIO(as_docx(plain(clear=True))))
    sizes = {
        n: word.styles[n].font.size.pt for n in ("Normal", "Table Text", "Fact", "Small Print")
    }
    assert 12 <= min(sizes.values())


def test_whose_words_they_are_stays_with_them() -> None:
    """“To: families” never stands alone at the foot of a page, its words on the next."""
    word = docx.Document(
        io.BytesIO(as_docx(plain(Words(line("To: families")), Quote("We listen."))))
    )
    kept = {p.text: p.paragraph_format.keep_with_next for p in word.paragraphs}
    assert kept["To: families"]
    assert not kept["We listen."]


def test_a_card_that_needs_a_second_page_is_refused() -> None:
    """A word processor would go on to a second page without a word."""
    too_long = plain(*[Words(line("word " * 60))] * 40, one_page=True, columns=2)
    with pytest.raises(WrongUseError, match=r"has to fit on one page and takes [2-9]"):
        as_docx(too_long)


def test_a_card_stands_in_two_columns_below_its_title() -> None:
    """The title of a card goes over both of its columns."""
    word = opened(plain(chapter("x"), one_page=True, columns=2, contents=False))
    columns = [each.get(qn("w:num")) for each in word.element.body.iter(qn("w:cols"))]
    assert [None, "2"] == columns


@pytest.mark.slow
def test_the_same_paper_gives_the_same_bytes() -> None:
    """Two exports of one plan on one day can be compared byte by byte, whenever they are made."""
    first = as_docx(everything("x"))
    time.sleep(2.1)  # A zip counts time in steps of two seconds.
    assert first == as_docx(everything("x"))


def test_the_file_says_nothing_of_who_wrote_it_when() -> None:
    """The properties of the file are the same for every paper but for its title."""
    core = opened(everything("Title")).core_properties
    assert ("Title", "tcplan", "tcplan") == (core.title, core.author, core.last_modified_by)
    assert core.created == core.modified
    assert core.created is not None
    assert 2000 == core.created.year
