"""A reader outside the holder is given a plan of their own, and nothing is composed from another.

What they may see is projected first, then every id in it gives way to their pseudonym. What the
plan and its file are called, its journal and its version stay with the holder.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.access.projecting import for_public, project, project_for_person
from tcplan.access.pseudonyms import pseudonym
from tcplan.access.renaming import new_ids, renamed_to
from tcplan.analysis.pace import paced
from tcplan.domain.individual import Individual
from tcplan.domain.plan import Plan
from tcplan.errors import WrongUseError
from tcplan.planner.opening import SILENT
from tcplan.planner.papers_asked import Ready
from tcplan.planner.pseudonyms import reader
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Recipient

FILE = "the plan"
"""What stands for the name of the holder's file."""
_SILENT = SILENT.partition("{")[0]
"""Nobody else is told what could not be written into the holder's journal."""
_NONE: Mapping[str, str] = MappingProxyType({})


@attrs.frozen
class ForReader:
    """A plan as one reader is given it."""

    looking: Looking
    """The look that papers for them are composed from."""
    recipient: Recipient
    """The reader; an agency by the id that it has there."""
    plan: Plan
    """What they may see, under the holder's ids."""
    ids: Mapping[str, str]
    """The holder's id to theirs; empty for the holder, whose ids stay."""

    def called(self, name: str | None) -> str | None:
        """An id of the holder's as the reader has it."""
        return None if name is None else self.ids.get(name, name)


def for_reader(looking: Looking, ready: Ready, names: Callable[[str], str] | None) -> ForReader:
    """The plan for the reader of a paper.

    ``names`` gives their pseudonyms and is not asked for the holder.
    """
    recipient = ready.recipient
    if not recipient.outside or names is None:
        return ForReader(looking, recipient, looking.plan, _NONE)
    plan = _projected(looking, ready)
    ids = new_ids(plan, names, looking.plan)
    theirs = attrs.evolve(
        looking,
        plan=renamed_to(plan, ids, partial(paced, called="entries under pseudonyms")),
        file=FILE,
        notes=tuple(note for note in looking.notes if not note.startswith(_SILENT)),
        agency=None,
        origin=None,
        named_in=_Called(tuple(_called(person, ids) for person in looking.plan.individuals)),
    )
    agency = None if recipient.agency is None else ids.get(recipient.agency, recipient.agency)
    return ForReader(theirs, attrs.evolve(recipient, agency=agency), plan, ids)


def pseudonyms_for(
    recipient: Recipient, about: str | None, secret: Callable[[], bytes]
) -> Callable[[str], str] | None:
    """What gives a reader their pseudonyms; None for the holder, and then no secret is asked for.

    ``about`` is the person, where the reader is that person. Raises as ``secret`` does.
    """
    if not recipient.outside:
        return None
    whose = about if recipient.kind == "person" else recipient.agency
    return partial(pseudonym, secret(), reader(recipient.kind, whose))


def require_known(found: ForReader, about: str | None) -> None:
    """Raise ``WrongUseError`` where the reader may know nothing of whom the paper is about."""
    if about is not None and found.recipient.outside and about not in found.plan.by_id:
        raise WrongUseError(
            f"{found.recipient.words} may be told nothing about {about} on this day: no "
            "relationship that allows it is recorded."
        )


@attrs.frozen
class _Called:
    """People whose names are hidden from a reader, under the ids that the reader has."""

    individuals: tuple[Individual, ...]


def _called(person: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401  (an individual)
    return attrs.evolve(person, id=ids[person.id])


def _projected(looking: Looking, ready: Ready) -> Plan:
    plan, recipient = looking.plan, ready.recipient
    if recipient.kind == "public":
        return for_public(plan)
    if recipient.kind == "person":
        return project_for_person(plan, ready.about or "", looking.today)
    return project(plan, recipient.agency or "", looking.today)
