"""The list of people is sorted by what is due, and says why each stands where it stands."""

import datetime as dt

from tcplan.analysis.words import ANSWER_WORDS
from tcplan.cli.page import Block, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import short_day
from tcplan.views.due import Due
from tcplan.views.people import PeopleView, PersonRow


def people_page(view: PeopleView) -> tuple[Block, ...]:
    """Everybody in the plan."""
    if not view.rows:
        nobody = Said("Nobody is recorded in this plan yet.")
        return page(view.heading, Section("People", (nobody,)))
    shown = view.heading.names_shown
    names = ("ID", *(["Name"] if shown else []), "Now", "Stage", "Next due", "Open decisions")
    names += ("Move", "What holds the risks", "Gaps")
    table = Table(names, tuple(_row(row, view.heading.as_at, names=shown) for row in view.rows))
    in_short = Said(
        f"{counted(len(view.rows), 'person', 'people')}: "
        f"{view.due_within_a_week} with something overdue or due within seven days, "
        f"{view.moving_within_four_weeks} moving within four weeks, "
        f"{view.with_a_gap} with a gap. "
        "A gap is a risk that is not covered, or covered only by promise."
    )
    title = f"People, by {view.sorted_by}"
    return page(view.heading, Section(title, (in_short, Said(""), table)))


def _row(row: PersonRow, day: dt.date, *, names: bool) -> tuple[str, ...]:
    name = (row.name or "",) if names else ()
    return (
        row.id,
        *name,
        row.now,
        row.stage_words,
        due_words(row.next_due, day) if row.next_due else "nothing recorded",
        str(row.open_decisions),
        move_words(row),
        answers_words(row),
        str(row.gaps),
    )


def due_words(due: Due, day: dt.date) -> str:
    """Something due: the day, whether that has passed, what, and who is to do it."""
    overdue = ", overdue" if due.overdue(day) else ""
    owner = f" ({due.owner_name})" if due.owner_name else ""
    return f"{short_day(due.on)}{overdue}: {due.what}{owner}"


def move_words(row: PersonRow) -> str:
    """The day of the move and whether it has happened."""
    if row.move is None:
        return "no day set"
    return f"moved {short_day(row.move)}" if row.moved else short_day(row.move)


def answers_words(row: PersonRow) -> str:
    """How many of a person's risks have each answer, the worst first."""
    counts = [
        f"{number} {ANSWER_WORDS[answer].lower()}"
        for answer, number in row.answers.items()
        if number
    ]
    return ", ".join(counts) or row.cover_words
