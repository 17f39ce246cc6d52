"""Reports to a committee over the sample plans, with what their author has to type."""

from functools import cache

from tcplan.report.document import (
    Block,
    Document,
    Lettered,
    Numbered,
    Section,
    numbered_through,
)
from tcplan.views.looking import Looking
from tcplan.views.papers.committee import CommitteeView, committee
from tcplan.views.papers.committee_implications import ORDERS
from tcplan.views.papers.given import Given
from tests.tcplan.report.papers.partners import PUBLIC
from tests.tcplan.report.papers.work import looking

TYPED = {
    "meeting": "2026-12-10",
    "report-of": "Report of the Safe Durham Partnership",
    "contact.name": "A. Example",
    "contact.role": "Strategic Manager",
    "contact.tel": "03000 000 000",
    "areas": "North=Durham City, Consett, Stanley, Seaham; South=Bishop Auckland, Shildon, Crook",
}
TEMPLATES = tuple(ORDERS)


def typed(template: str = "durham-2017", **other: str | None) -> dict[str, str]:
    """Everything that a report needs; names with underscores for dots, None to leave one out."""
    texts = {
        f"implication.{name}": f"What is said of {name}."
        for name in ORDERS[template]
        if name not in {"risk", "human-rights"}
    }
    given = {**TYPED, **texts, "template": template}
    changed = {name.replace("_", "."): text for name, text in other.items()}
    return {name: text for name, text in {**given, **changed}.items() if text is not None}


def given(template: str = "durham-2017", **other: str | None) -> Given:
    """What a report is composed with."""
    return Given(recipient=PUBLIC, settings=typed(template, **other))


@cache
def report(template: str = "durham-2017", plan: Looking | None = None) -> CommitteeView:
    """A report over a plan, the county's where none is given."""
    return committee(plan or looking(), None, given(template))


def titles(document: Document) -> list[str]:
    """The headings of a report, in order."""
    return [section.title for section in document.sections]


def numbers(document: Document) -> list[int]:
    """The numbers of its paragraphs, in the order in which they are read."""
    found: list[int] = []

    def read(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if isinstance(block, Numbered):
                found.extend(range(block.first, block.first + len(block.paragraphs)))
            elif isinstance(block, Section):
                read(block.blocks)

    counted = numbered_through(document)
    read(counted.opening)
    read(counted.sections)
    return found


def lettered(document: Document) -> list[str]:
    """The entries (i), (ii) of a report."""
    return [
        "".join(run.text for run in item)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Lettered)
        for item in block.items
    ]
