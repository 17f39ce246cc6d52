"""The person speaks first, in words nobody has edited."""

from tcplan.domain.dates import short_day
from tcplan.report.document import Block, Cell, Paragraph, Quote, Section, Table, cell, line
from tcplan.report.phrases import missing
from tcplan.views.person import KeepsWell, PersonView, Words


def own_words(person: PersonView) -> Section:
    """What matters, hopes, what keeps the person well, where they disagree, how to talk."""
    return Section(
        "In their own words",
        (
            _said("What matters to me", person.what_matters),
            _said("My hopes", person.hopes),
            Section("What keeps me well", (_keeps_well(person.keeps_well),)),
            Section("Where I disagree", (_disagrees(person.disagrees),)),
            Section("How to talk with me", (_text(person.communication_needs),)),
        ),
    )


def _said(title: str, words: str | None) -> Section:
    return Section(title, (Quote(words) if words else _nothing(),))


def _text(words: str | None) -> Block:
    return Paragraph(line(words)) if words else _nothing()


def _nothing() -> Paragraph:
    return Paragraph(line(missing("Nothing is recorded yet. Ask, and write down what is said.")))


def _keeps_well(rows: tuple[KeepsWell, ...]) -> Block:
    if not rows:
        return _nothing()
    return Table(
        "What keeps me well, and who sustains it",
        ("What", "Who sustains it", "Who said so"),
        tuple((cell(k.what), _sustained(k), cell(k.said_by or "not recorded")) for k in rows),
        (50, 30, 20),
    )


def _sustained(keeps: KeepsWell) -> Cell:
    return cell(*keeps.sustained_by) if keeps.sustained_by else cell(missing("nobody named"))


def _disagrees(rows: tuple[Words, ...]) -> Block:
    if not rows:
        return Paragraph(line("No disagreement is recorded."))
    return Table(
        "Where I disagree, and what I was answered",
        ("About", "My words", "Said on", "Answer"),
        tuple(
            (
                cell(d.about),
                cell(d.words),
                cell(short_day(d.on) if d.on else "no date recorded"),
                cell(d.answer or missing("no answer yet")),
            )
            for d in rows
        ),
        (18, 34, 14, 34),
    )
