"""Early-warning signs: what is seen, who notices, who answers within what time."""

from tcplan.report.document import Block, Cell, Paragraph, Table, cell, line
from tcplan.report.phrases import minutes_said, missing, strong
from tcplan.views.papers.signs import SignTold


def sign_table(signs: tuple[SignTold, ...]) -> Block:
    """The signs, those for the reader first, or that none is recorded."""
    if not signs:
        return Paragraph(line(missing("No early sign is recorded yet. Ask what is seen first.")))
    return Table(
        "Early signs, and what follows",
        ("What is seen", "Who notices", "Who answers, and what is done"),
        tuple((_seen(one), _notices(one), answers(one)) for one in signs),
        (36, 24, 40),
    )


def answers(one: SignTold) -> Cell:
    """Who answers a sign within what time, how they are reached, and what they do."""
    if one.responder is None:
        return cell(missing("nobody is named to answer"), *_then(one))
    within = one.within_minutes
    time = missing("no time is set") if within is None else f"within {minutes_said(within)}"
    reach = [f"reached by: {one.reach}"] if one.reach else []
    return cell(line(strong(one.responder), ", ", time), *reach, *_then(one))


def _then(one: SignTold) -> tuple[str, ...]:
    return tuple(words for words in (one.then, one.how) if words)


def _seen(one: SignTold) -> Cell:
    usual = [f"usually: {one.baseline}"] if one.baseline else []
    return cell(strong(one.sign), *usual)


def _notices(one: SignTold) -> Cell:
    noticed = one.noticed_by or missing("nobody is named to notice")
    return cell(noticed, *(["your part"] if one.yours else []))
