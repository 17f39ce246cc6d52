"""The page in a real browser: what is written in a plan is read, and nothing of it runs."""

import shutil
import subprocess
from pathlib import Path

import attrs
import pytest

from fixtures.papers import looking
from tcplan.report.as_html import as_html
from tcplan.report.document import Document
from tcplan.report.papers.crisis_card import crisis_card_document
from tcplan.report.texts import texts
from tcplan.text import visible
from tcplan.views.papers.crisis_card import crisis_card
from tcplan.views.papers.given import Given
from tests.tcplan.report import pdf_reading as pdf
from tests.tcplan.report.canaries import Marks
from tests.tcplan.report.reading import Page
from tests.tcplan.report.summaries import summary_of, written

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIETLY = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ATTACK = (
    "<script>document.title='RAN'</script><img src=x onerror=\"document.title='RAN'\">"
    '<svg onload="document.title=\'RAN\'"></svg></style><a href="javascript:alert(1)">O\'Neill</a>'
    "\x1b[31m\u202e =1+1"
)


class Attacked(Marks):
    """Marks that try to run and to break out of where they stand."""

    def _mark(self, value: object, place: tuple[str, ...]) -> object:
        mark = super()._mark(value, place)
        return f"{mark} {ATTACK}" if isinstance(mark, str) else mark


@pytest.mark.e2e
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_reads_every_word_and_runs_nothing(tmp_path: Path) -> None:
    """Opened in a browser, a page full of attacks keeps its title and shows them all as text."""
    view = summary_of("county-durham", "P-014")
    view = attrs.evolve(view, person=Attacked().marked(view.person))
    paper = tmp_path / "summary.html"
    paper.write_text(written(view, "html"), encoding="utf-8")
    command = [str(CHROMIUM), *QUIETLY, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    dumped = subprocess.run(
        [*command, paper.as_uri()], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    page = Page(dumped)
    assert page.all("title")[0].said() == "Transition risk summary: P-014"
    assert [] == page.all("script", "img")
    assert page.text().count(visible(ATTACK)) > 50
    assert page.text().strip() == Page(paper.read_text("utf-8")).text().strip()


def fullest_card() -> Document:
    """The crisis card of the sample that has most to tell."""
    sample = looking()
    cards = [
        crisis_card_document(crisis_card(sample, one.id, Given()))
        for one in sample.plan.individuals
    ]
    return max(cards, key=lambda card: sum(len(words) for _, words in texts(card)))


@pytest.mark.e2e
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pdf.NEEDS_POPPLER
def test_a_browser_prints_the_fullest_card_on_one_page(tmp_path: Path) -> None:
    """Who prints a crisis card from the browser holds all of it on one page of A4."""
    card, printed = tmp_path / "card.html", tmp_path / "card.pdf"
    card.write_text(as_html(fullest_card()), encoding="utf-8")
    command = [str(CHROMIUM), *QUIETLY, f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={printed}", card.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    (page,) = pdf.pages(tmp_path, printed.read_bytes())
    assert "Not on this card: diagnosis" in page
