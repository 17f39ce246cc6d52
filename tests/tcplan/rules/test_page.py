"""The page about rules tells what the packs say, all of it."""

from pathlib import Path

import pytest

from tcplan.rules.book import Rule, local_packs, rulebook
from tcplan.rules.page import page

PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text("utf-8")
BOOK = rulebook()


def test_the_page_is_that_of_the_packs() -> None:
    """What a planner reads about a rule is the rule that the program applies."""
    assert page() == PAGE


@pytest.mark.parametrize(
    "rule",
    [rule for name in BOOK.ids for rule in BOOK.versions(name)],
    ids=lambda rule: f"{rule.id} {rule.version}",
)
def test_a_doubt_stands_beside_its_rule(rule: Rule) -> None:
    """A reader of one rule meets its doubt there, and that it is pending, not in a footnote."""
    own = next(
        part
        for part in PAGE.split("\n### ")
        if f"version {rule.version} ·" in part and part.startswith(f"{rule.id} ")
    )

    assert rule.text in own
    assert rule.source in own
    assert (f"**NOT CERTAIN:** {rule.doubt}" in own) == (not rule.certain)
    assert ("**pending: not in force**" in own) == (rule.effective_from is None)


@pytest.mark.parametrize("pack", [pack.name for pack in local_packs()])
def test_every_local_pack_is_on_the_page(pack: str) -> None:
    """Whoever looks for an area's values finds them by the name that the program takes."""
    assert f"\n### {pack}: " in PAGE
