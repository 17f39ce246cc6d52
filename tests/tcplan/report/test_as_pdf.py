"""A PDF holds every word literally, on A4, tagged, and tells no more than the paper does."""

import re
import traceback
from pathlib import Path

import pytest

from fixtures.hostile_texts import TEXTS
from tcplan.errors import WrongUseError
from tcplan.report.as_pdf import as_pdf
from tcplan.report.document import (
    Bullets,
    Drawing,
    Facts,
    Lettered,
    Numbered,
    Paragraph,
    Quote,
    Section,
    Symbol,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.typesetting import SURE, TypesettingError, tagged_pdf, undrawable
from tcplan.text import visible
from tests.tcplan.report import pdf_reading as pdf
from tests.tcplan.report.specimens import canvas, chapter, everything, of_each, plain

pytestmark = pdf.NEEDS_POPPLER

LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 4
LONG_TABLE = Table(
    "Every row",
    ("Number", "Words"),
    tuple((cell(str(n)), cell(f"row {n} " + "and more words " * 6)) for n in range(120)),
    (15, 85),
)


@pytest.mark.slow
def test_every_hostile_text_is_read_literally(tmp_path: Path) -> None:
    """What somebody wrote in a plan stands in the PDF as it was written, character by character."""
    told = pdf.squeezed(pdf.text(tmp_path, as_pdf(of_each(TEXTS))))
    lost = [text for text in TEXTS if not pdf.told_in(visible(text), told)]
    assert [] == lost


def test_a_character_without_a_letter_is_written_as_its_code(tmp_path: Path) -> None:
    """A name in a script that the PDF has no letters for is not dropped without a word."""
    told = pdf.text(tmp_path, as_pdf(plain(Paragraph(line("Chen 陳 of Durham 😀")))))
    assert "Chen <U+9673> of Durham <U+1F600>" in told


def test_letters_of_other_scripts_stay_where_there_are_letters(tmp_path: Path) -> None:
    """A Polish and an Arabic name are read as they are written."""
    told = pdf.text(tmp_path, as_pdf(plain(Paragraph(line("Łucja Żółć")), Paragraph(line("عمر")))))
    assert "Łucja Żółć" in told
    assert "عمر" in told


def test_letters_have_no_serifs(tmp_path: Path) -> None:
    """Easy-read guidance asks for plain letters; Welsh names, prices and ticks have them too."""
    chapter = Section("Ŵyn a Siân", (Paragraph(line("Llŷr, tŷ, ŵyl: £5 – “½ hour” … ✓")),))
    found = pdf.fonts(tmp_path, as_pdf(plain(chapter)))
    assert {"SourceSansPro-Regular", "SourceSansPro-Bold"} == found


def test_what_is_taken_for_certain_has_letters() -> None:
    """No character is left unasked that would then be missing from the page."""
    sure = re.compile(f"[{SURE}]")
    certain = [chr(n) for n in range(0x20, 0x3000) if sure.match(chr(n))]
    assert len(certain) > 600
    assert frozenset() == undrawable(f"\u0e01 {c}" for c in certain) - {"\u0e01"}
    as_pdf(plain(*[Paragraph(line(c)) for c in certain]))


def test_a_drawing_says_which_sign_stands_for_what_it_has_no_letter_for(tmp_path: Path) -> None:
    """A drawing keeps its cells, and the words below it say that something could not be drawn."""
    drawing = Drawing(canvas("陳"), "Bow-tie", "What it shows.")
    told = pdf.squeezed(pdf.text(tmp_path, as_pdf(plain(drawing))))
    assert pdf.squeezed("The sign \ufffd stands for a character that this file") in told


@pytest.mark.parametrize(
    "text", ["e\u0301\u0302", "\u0645\u064f\u062d", "\u0915\u094d\u0937", "❤️ 👩‍🦽"]
)
def test_letters_with_several_marks_stand_in_a_drawing_as_a_sign(tmp_path: Path, text: str) -> None:
    """A script that cannot be set in cells spoils no paper, and its place is seen."""
    drawing = Drawing(canvas(f"before {text} after"), "Bow-tie", "What it shows.")
    told = pdf.squeezed(pdf.text(tmp_path, as_pdf(plain(drawing))))
    assert "before\ufffd" in told
    assert "Thesign\ufffdstandsfor" in told


def test_an_accent_in_a_drawing_stays(tmp_path: Path) -> None:
    """A name with an accent is drawn with it, however the accent was typed."""
    drawing = Drawing(canvas("Zoe\u0308"), "Bow-tie", "What it shows.")
    told = pdf.text(tmp_path, as_pdf(plain(drawing)))
    assert "Zo\u00eb" in told
    assert "\ufffd" not in told


def test_a_letter_that_cannot_be_set_after_all_spoils_no_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should typst refuse a letter that it seemed to have, the paper comes with its code."""
    monkeypatch.setattr("tcplan.report.as_pdf.undrawable", lambda _: frozenset())
    told = pdf.text(tmp_path, as_pdf(plain(Paragraph(line("Chen 陳 Łucja")))))
    assert "Chen <U+9673> Łucja" in told


def test_a_long_word_stays_on_the_page_and_is_copied_whole(tmp_path: Path) -> None:
    """A word wider than its column breaks over lines and loses nothing."""
    table = Table("Narrow", ("A", "B"), ((cell(LONG_WORD), cell("x" * 90)),), (12, 88))
    data = as_pdf(plain(table, Facts((fact(LONG_WORD, LONG_WORD),)), Paragraph(line(LONG_WORD))))
    words = pdf.words(tmp_path, data)
    assert [] == [word for word in words if word.right > 595.3 - 45 or word.left < 45]
    assert 4 == pdf.squeezed(pdf.text(tmp_path, data)).count(LONG_WORD)


def test_words_of_one_cell_do_not_run_into_the_next(tmp_path: Path) -> None:
    """A long word of the first column ends before the second column begins."""
    table = Table("Narrow", ("A", "B"), ((cell("W" * 60), cell("beside")),), (10, 90))
    words = pdf.words(tmp_path, as_pdf(plain(table)))
    (beside,) = [word for word in words if word.text == "beside"]
    assert max(w.right for w in words if set(w.text) == {"W"}) < beside.left


def test_a_table_goes_over_pages_with_its_heading_and_every_row(tmp_path: Path) -> None:
    """No row of a long table is cut off, and every page of it says what its columns are."""
    pages = pdf.pages(tmp_path, as_pdf(plain(LONG_TABLE)))
    assert len(pages) > 3
    assert [] == [n for n, page in enumerate(pages, 1) if "Number" not in page]
    assert [] == [n for n in range(120) if f"row {n} and" not in "\n".join(pages)]


@pytest.mark.slow
def test_a_short_table_is_not_torn(tmp_path: Path) -> None:
    """The total of a small table never stands alone on the next page."""
    rows = tuple((cell(f"line {n}"), cell("5")) for n in range(6))
    table = Table("Small", ("What", "Number"), (*rows, (cell("Total"), cell("30"))), (50, 50))
    for before in range(30, 50):
        lines = [Paragraph(line(f"before {n}")) for n in range(before)]
        pages = pdf.pages(tmp_path, as_pdf(plain(*lines, table)))
        assert (
            len({n for n, page in enumerate(pages) for w in ("line 0", "Total") if w in page}) == 1
        )


@pytest.mark.slow
def test_whose_words_they_are_stays_with_them(tmp_path: Path) -> None:
    """“To: families” never stands alone at the foot of a page, its words on the next."""
    for before in range(34, 46):
        lines = [Paragraph(line(f"before {n}")) for n in range(before)]
        paper = plain(*lines, Paragraph(line("To: families")), Quote("We listen."))
        pages = pdf.pages(tmp_path, as_pdf(paper))
        assert [("To: families" in page) for page in pages] == [
            "We listen" in page for page in pages
        ]


def test_every_page_says_what_it_belongs_to_and_which_it_is(tmp_path: Path) -> None:
    """A page that is parted from the others can be put back."""
    pages = pdf.pages(tmp_path, as_pdf(plain(LONG_TABLE, marking="OFFICIAL")))
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "the foot" in page
        assert "its second line" in page
        assert "OFFICIAL" in page


def test_pages_are_a4(tmp_path: Path) -> None:
    """The paper prints on the paper that there is."""
    assert "595.276 x 841.89 pts (A4)" in pdf.info(tmp_path, as_pdf(plain()))


def test_it_claims_to_be_accessible_and_says_its_title_and_language(tmp_path: Path) -> None:
    """A screen reader is told the title and reads British English; the file is PDF/UA-1."""
    data = as_pdf(everything("Title"))
    assert re.search(r"Tagged: +yes", pdf.info(tmp_path, data))
    assert re.search(r"Title: +Title\n", pdf.info(tmp_path, data))
    assert re.search(rb"/Lang ?\(en-GB\)", data)
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.info(tmp_path, data, "-meta")


def test_headings_lists_tables_and_pictures_are_what_they_look_like(tmp_path: Path) -> None:
    """A screen reader can go from heading to heading, along a table, and hears each picture."""
    data = as_pdf(everything("x"))
    found = pdf.info(tmp_path, data, "-struct")
    for tag in ("H1", "H2", "H3", "L", "LI", "BlockQuote", "Table", "TH", "TD", "Figure"):
        assert re.search(rf"^ *{tag}\b", found, re.MULTILINE), tag
    assert [b"a home", b"x. x"] == re.findall(rb"/Alt ?\(([^)]*)\)", data)


def test_paragraphs_are_numbered_straight_through(tmp_path: Path) -> None:
    """A councillor can name a paragraph by its number, whichever chapter it stands in."""
    first = Section("First", (Numbered((line("alpha"), line("beta"))), Lettered((line("one"),))))
    second = Section("Second", (Numbered((line("gamma"),)),))
    told = pdf.text(tmp_path, as_pdf(plain(first, second)))
    assert ["1. alpha", "2. beta", "(i) one", "3. gamma"] == re.findall(
        r"^ *((?:\d\.|\(i\)) +\w+)$", re.sub(" +", " ", told), re.MULTILINE
    )


def test_easy_read_is_in_large_letters(tmp_path: Path) -> None:
    """Nothing that the person reads is smaller than 16 points but the foot of the page."""
    blocks = (Symbol("home", (line("I move home."),)), Bullets((line("In May."),)))
    sizes = pdf.sizes(tmp_path, as_pdf(plain(*blocks, large=True, contents=False)))
    assert min(size for text, size in sizes if text in {"I move home.", "In May."}) >= 16


def test_what_is_clear_has_no_small_letters(tmp_path: Path) -> None:
    """Who reads about themselves reads nothing under 12 points but the foot of the page."""
    table = Table("Small", ("What", "Number"), ((cell("In a table"), cell("5")),), (50, 50))
    sizes = pdf.sizes(
        tmp_path, as_pdf(plain(Paragraph(line("Words."), quiet=True), table, clear=True))
    )
    assert 12 <= min(size for text, size in sizes if text.strip() in {"Words.", "In a table"})


def test_no_letter_is_smaller_than_nine_points(tmp_path: Path) -> None:
    """A card is read in a corridor at night; its letters are never shrunk to fit."""
    card = plain(*chapter("x").blocks[:-3], one_page=True, columns=2, contents=False)
    assert min(size for _, size in pdf.sizes(tmp_path, as_pdf(card))) >= 9


def test_a_card_that_needs_a_second_page_is_refused() -> None:
    """Half a crisis plan on a card would be worse than none."""
    too_long = plain(*[Paragraph(line("word " * 60))] * 40, one_page=True, columns=2)
    with pytest.raises(WrongUseError, match=r"has to fit on one page and takes [2-9]"):
        as_pdf(too_long)


def test_a_card_of_one_page_is_written(tmp_path: Path) -> None:
    """A card in two columns that fits is one page."""
    card = plain(*[Paragraph(line("word " * 60))] * 12, one_page=True, columns=2, contents=False)
    assert 1 == len(pdf.pages(tmp_path, as_pdf(card)))


def test_the_same_paper_gives_the_same_bytes() -> None:
    """Two exports of one plan on one day can be compared byte by byte."""
    assert as_pdf(everything("x")) == as_pdf(everything("x"))


def test_no_date_and_no_machine_stands_in_the_file(tmp_path: Path) -> None:
    """The file tells nothing of when and where it was written."""
    assert not re.search("Date", pdf.info(tmp_path, as_pdf(everything("x"))))


def test_what_goes_wrong_in_typesetting_is_told_without_a_word_of_the_plan() -> None:
    """An unexpected error prints nothing of a person."""
    name = "Rob" + "in"
    with pytest.raises(TypesettingError) as caught:
        tagged_pdf(b"#panic(sys.inputs.words)", {"words": name})
    assert name in caught.value.reason
    assert name not in "".join(traceback.format_exception(caught.value))


def test_data_cannot_reach_a_file(tmp_path: Path) -> None:
    """A text that looks like a path or like code of the typesetter is printed as text."""
    (tmp_path / "secret.txt").write_text("canary", encoding="utf-8")
    attack = f'#read("{tmp_path}/secret.txt") #include "/etc/passwd"'
    told = pdf.text(tmp_path, as_pdf(plain(Paragraph(line(attack)))))
    assert "canary" not in told
    assert pdf.squeezed('#include "/etc/passwd"') in pdf.squeezed(told)
