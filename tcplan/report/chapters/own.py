"""The person's own words as they stand in papers that are handed over."""

from tcplan.report.document import Block, Paragraph, Quote, Section, Table, cell, line
from tcplan.report.phrases import missing
from tcplan.views.papers.own_words import OwnWords
from tcplan.views.person import KeepsWell

_ASK = "Nothing is recorded yet. Ask, and write down what is said."


def own_words(words: OwnWords) -> Section:
    """What matters, hopes, what keeps the person well, and how to talk with them."""
    return Section(
        "In their own words",
        (
            Section("What matters to me", (_quoted(words.what_matters),)),
            Section("My hopes", (_quoted(words.hopes),)),
            Section("What keeps me well", (keeps_well(words.keeps_well),)),
            Section("How to talk with me", (said(words.communication_needs),)),
        ),
    )


def said(words: str | None) -> Block:
    """What is recorded of how to talk with the person, or that it has to be asked."""
    return Paragraph(line(words or missing(_ASK)))


def keeps_well(rows: tuple[KeepsWell, ...]) -> Block:
    """What keeps the person well and who sustains it, or that it has to be asked."""
    if not rows:
        return Paragraph(line(missing(_ASK)))
    return Table(
        "What keeps me well, and who sustains it",
        ("What", "Who sustains it", "Who said so"),
        tuple(
            (
                cell(one.what),
                cell(*one.sustained_by) if one.sustained_by else cell(missing("nobody named")),
                cell(one.said_by or "not recorded"),
            )
            for one in rows
        ),
        (50, 30, 20),
    )


def _quoted(words: str | None) -> Block:
    return Quote(words) if words else Paragraph(line(missing(_ASK)))
