"""Papers in a real browser: read by everybody, and nothing of a plan runs."""

from pathlib import Path

import pytest

from fixtures.hostile_texts import TEXTS
from tcplan.report.as_html import as_html
from tcplan.report.document import Document
from tcplan.report.papers.summary import summary_document
from tests.tcplan.report.accessibility import NEEDS_AXE, findings, started
from tests.tcplan.report.specimens import chapter, everything, of_each, plain
from tests.tcplan.report.summaries import summary_of

pytestmark = [pytest.mark.e2e, NEEDS_AXE]

PAPERS = {
    "every kind of block": lambda: everything("Words"),
    "easy-read": lambda: plain(chapter("Words"), large=True, contents=False),
    "card": lambda: plain(chapter("Words"), one_page=True, columns=2, contents=False),
    "hostile": lambda: of_each(TEXTS, marking="OFFICIAL"),
    "summary": lambda: summary_document(summary_of("county-durham", "P-014")),
}


def paper(name: str) -> Document:
    """One of the papers."""
    made: Document = PAPERS[name]()
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", PAPERS)
async def test_an_accessibility_checker_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    """The page meets WCAG 2.2 AA as far as a program can tell: names, contrast, order, tables."""
    found = await findings(tmp_path, as_html(paper(name)))
    assert [] == found["wrong"]
    assert found["checked"] > 20


async def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    """Grey words on white are found, so that finding nothing means something."""
    page = as_html(paper("every kind of block")).replace("color: #444", "color: #bbb")
    assert "color-contrast" in {rule for rule, _, _ in (await findings(tmp_path, page))["wrong"]}


async def test_nothing_of_a_plan_runs_and_nothing_is_asked_for(tmp_path: Path) -> None:
    """A page of every hostile text asks for nothing but itself and keeps its title."""
    asked, said, title = await started(tmp_path, as_html(paper("hostile")))
    assert [(tmp_path / "paper.html").as_uri()] == asked
    assert [] == said
    assert "Every text" == title


async def test_a_script_in_a_page_would_be_refused(tmp_path: Path) -> None:
    """Should a text ever get through as a script, the page's own policy stops it."""
    attack = "<script>document.title = 'RAN'</script><img src='http://example.invalid/x.png'>"
    page = as_html(paper("hostile")).replace("</main>", f"{attack}</main>")
    _, said, title = await started(tmp_path, page)
    assert "Every text" == title
    assert 2 == sum("Content Security Policy" in each for each in said)
