"""Whom a reader's pseudonyms stand for, one person a line."""

from tcplan.cli.page import Block, Said, Section, Table
from tcplan.cli.pages.frame import page
from tcplan.views.pseudonyms import PseudonymsView

_WARNING = (
    "For the plan's holder alone: with this list the papers of this reader name everybody in them."
)


def pseudonyms_page(view: PseudonymsView) -> tuple[Block, ...]:
    """Everybody by the pseudonym that one reader knows them by."""
    title = f"Pseudonyms for {view.reader}"
    if not view.rows:
        nobody = Said("Nobody is recorded in this plan yet.")
        return page(view.heading, Section(title, (nobody,)))
    names = ("Name",) if view.heading.names_shown else ()
    rows = tuple(
        (row.pseudonym, row.individual, *((row.name or "",) if names else ())) for row in view.rows
    )
    table = Table(("Pseudonym", "ID", *names), rows)
    return page(view.heading, Section(title, (Said(_WARNING), Said(""), table)))
