"""Where somebody stands decides which papers are offered, and to whom each can be given."""

from typing import TYPE_CHECKING

from tcplan.access.eyes import eyes_of_agency
from tcplan.planner.papers_asked import PaperAsked, reader_words, understood
from tcplan.planner.papers_composed import named
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.report.kinds import Kind


def kinds_here(individual: str | None, agency: str | None) -> "tuple[Kind, ...]":
    """The kinds of paper that fit a person or an agency, then those about everybody."""
    from tcplan.report.kinds import offered

    about = {"person": individual, "agency": agency}
    own = [kind for kind in offered() if about.get(kind.about)]
    return (*own, *(kind for kind in offered() if kind.about == "plan"))


def readers_here(looking: Looking, kind: "Kind", about: str | None) -> tuple[tuple[str, str], ...]:
    """Who can be given a kind of paper about somebody: what is asked with, and what it is called.

    The usual reader first. Of agencies those to whom somebody in it is known on this day, or the
    agency that the paper is about.
    """
    found: list[tuple[str, str]] = []
    for reader in kind.readers:
        if reader != "agency":
            found.append((reader, reader_words(looking, reader)))
        elif kind.about == "agency" and about is not None:
            found.append((about, looking.thing_name(about)))
        else:
            found += [(one, looking.thing_name(one)) for one in _knowing(looking, about)]
    return tuple(found)


def _knowing(looking: Looking, individual: str | None) -> tuple[str, ...]:
    """The agencies that may be told of a person on this day; where none is named, of somebody.

    Of everybody only the relationships are asked, because each agency's own plan takes long.
    """
    plan, day = looking.plan, looking.today
    of_them = [one for one in plan.relationships if individual in {None, one.individual}]
    named = {one.agency for one in of_them if one.covers(day)} - {plan.about.holder}
    able = [agency for agency in plan.agencies if agency.id in named]
    if individual is not None:
        able = [one for one in able if individual in eyes_of_agency(plan, one, day).people]
    return tuple(agency.id for agency in able)


def file_name(looking: Looking, asked: PaperAsked, form: str) -> str | None:
    """What the file of a paper for the holder is called where nobody says.

    None for other readers, whose files are named after pseudonyms once they are composed. Raises
    ``WrongUseError`` or ``UnknownIdError`` for a paper that cannot be written.
    """
    ready = understood(looking, asked)
    if ready.recipient.outside:
        return None
    return named(ready.about or "", ready.kind, looking, form)
