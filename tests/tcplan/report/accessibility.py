"""axe-core in a real browser: what it finds wrong on a page, for those who do not see or point."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.browsers import PROGRAM, page_in_a_browser

_AXE = Path(__file__).parents[3] / ".ci" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """
axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a",
  "wcag21aa", "wcag22aa", "best-practice"]}).then(found => ({
    wrong: found.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)]),
    checked: found.passes.length, unsure: found.incomplete.map(v => v.id)}))
"""

NEEDS_AXE = pytest.mark.skipif(
    PROGRAM is None or not _AXE.is_file(), reason="Chromium or axe-core (npm) is not installed"
)


async def findings(folder: Path, html: str) -> dict[str, Any]:
    """What is wrong, how many rules were held, and what a person would have to look at."""
    paper = folder / "paper.html"
    paper.write_text(html, encoding="utf-8")
    async with page_in_a_browser(folder / "profile") as page:
        await page.open(paper.as_uri())
        await page.until("document.readyState === 'complete'")
        await page.script(_AXE.read_text("utf-8"))
        told = await page.ask(
            "Runtime.evaluate", expression=_RUN, awaitPromise=True, returnByValue=True
        )
    found: dict[str, Any] = told["result"]["value"]
    return found


async def started(folder: Path, html: str) -> tuple[list[str], list[str], str]:
    """What a page asked for, what the browser complains of, and its title once it is there."""
    paper = folder / "paper.html"
    paper.write_text(html, encoding="utf-8")
    async with page_in_a_browser(folder / "profile") as page:
        await page.open(paper.as_uri())
        await page.until("document.readyState === 'complete'")
        title = str(await page.script("document.title"))
        await page.picture()
        return page.asked, page.said, title
