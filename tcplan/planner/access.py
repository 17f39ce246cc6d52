"""A person can have all that is held about them, and can have it erased for good."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.domain.integrity import NESTED_KINDS, references
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.domain.whatif import Option
from tcplan.domain.whatif_adopting import named_by
from tcplan.errors import WrongUseError
from tcplan.planner.guarding import by_holder
from tcplan.planner.journal import bearing, told_lines
from tcplan.planner.opening import Request, Visit, journalled, looked_at
from tcplan.planner.own_rows import OwnRows
from tcplan.planner.signing import Signed
from tcplan.planner.unlocking import Unlocking, open_at, open_for
from tcplan.planner.wording import finding, naming
from tcplan.views.held import (
    AccessView,
    ErasedView,
    FieldValue,
    HeldEntry,
    KnownCopy,
    Mention,
    ToErase,
    copy_words,
)
from tcplan.views.in_words import Naming
from tcplan.views.looking import Looking
from tcplan.views.veiling import veil

if TYPE_CHECKING:
    from tcplan.store.interface import Copy, Everything, Hit

_TOLD = 5
_KINDS = {cls: name for name, cls in COLLECTIONS.items()}


def subject_access(
    path: Path,
    individual: str,
    request: Request,
    *,
    calendar_day: dt.date,
    unlocking: Unlocking,
    visit: Visit,
) -> AccessView:
    """All that is held about a person; that it was asked for is journalled, and told too.

    Raises ``UnknownIdError`` for somebody who was never in the plan, or an error of opening.
    """
    store, writable = open_for(path, unlocking)
    with store:
        looking = looked_at(store.load(), path.name, request, [], calendar_day=calendar_day)
        notes = journalled(store, looking.plan, request, visit, writable=writable)
        looking = attrs.evolve(looking, notes=(*looking.notes, *notes))
        name = looking.get("individuals", individual).id if looking.restricted else individual
        own = OwnRows.of(store, looking)
        found = _as_seen(store.subject_access(_resolved(looking, name)), looking, own)
        everything = own.bearing(bearing(store, looking))
        words = naming(looking, (*everything, *found.entries), found.individual, finding(store))
        return _access(looking, found, everything, words)


def erase(
    path: Path,
    individual: str,
    *,
    unlocking: Unlocking,
    signed: Signed,
    agree: Callable[[ToErase], bool],
) -> ErasedView | None:
    """Erase a person if ``agree`` says so to what would go, and to the copies that would stay.

    None when nobody agreed. Raises ``WrongUseError`` without a reason, with the person's name in
    it, or while entries of others name theirs; ``UnknownIdError`` for somebody never in the plan.
    """
    with open_at(path, unlocking) as store:
        plan = store.load()
        by = by_holder(plan, signed, "Erasing a person")
        if by.why is None:
            raise WrongUseError("An erasure needs its reason, which stays in the journal: --why.")
        looking = looked_at(plan, path.name, Request(), [], calendar_day=signed.at.date())
        name = _resolved(looking, individual)
        person = plan.by_id.get(name)
        if person is not None and veil(person.preferred_name, name)(by.why) != by.why:
            raise WrongUseError("The reason stays in the journal, so leave the person's name out.")
        known = store.subject_access(name)
        _refuse_while_named(plan, known)
        copies = tuple(_copies(known.copies, looking, looking.veiled_for_all))
        if not agree(ToErase(name, len(known.entities), len(known.entries), copies)):
            return None
        done = store.erase(name, by=by)
        return ErasedView(
            done.individual,
            done.entities,
            done.images,
            copies,
            tuple(_mentions(done.mentions)),
            cleared=done.scrubbed,
        )


def _as_seen(found: "Everything", looking: Looking, own: OwnRows) -> "Everything":
    """What is held as far as whoever looks may see it.

    Copies, and where other people's entries name the person, are the holder's to tell.
    """
    if not looking.restricted:
        return found
    seen = looking.plan.by_id
    return attrs.evolve(
        found,
        entities=tuple(seen[entity.id] for entity in found.entities if entity.id in seen),
        entries=own.told(found.entries),
        mentions=(),
        copies=(),
    )


def _resolved(looking: Looking, individual: str) -> str:
    """The id as the plan writes it; somebody who has left the plan is found by the journal."""
    ids = {person.id.casefold(): person.id for person in looking.plan.individuals}
    return ids.get(individual.casefold(), individual)


def _access(
    looking: Looking,
    found: "Everything",
    everything: Any,  # noqa: ANN401
    words: Naming,
) -> AccessView:
    from tcplan.exchange.structure import converter

    hide = words.hide
    entries = [
        HeldEntry(
            _KINDS[type(entity)],
            entity.id,
            tuple(
                FieldValue(name, hide(_text(value)))
                for name, value in converter().unstructure(entity).items()
                if value is not None and value not in ([], "")
            ),
        )
        for entity in found.entities
    ]
    here = found.individual in looking.plan.by_id
    return AccessView(
        looking.heading(),
        found.individual,
        looking.person_label(found.individual) if here else found.individual,
        tuple(entries),
        told_lines(looking, found.entries, everything, words),
        tuple(_mentions(found.mentions)),
        tuple(_copies(found.copies, looking, hide)),
    )


def _refuse_while_named(plan: Plan, known: "Everything") -> None:
    """Nothing may be left that names what is gone; somebody has to decide what stands there."""
    theirs = {entity.id for entity in known.entities}
    for collection, field in NESTED_KINDS.values():
        for entity in getattr(plan, collection):
            if entity.id in theirs:
                theirs |= {part.id for part in getattr(entity, field)}
    stopping = [
        f"{path} ({_KINDS[type(entity)]}) names {name}"
        for entity in plan
        if entity.id not in theirs
        for path, name in _names_in(entity)
        if name in theirs
    ]
    if stopping:
        more = f", and {len(stopping) - _TOLD} more" if len(stopping) > _TOLD else ""
        raise WrongUseError(
            f"{known.individual} cannot be erased while entries that are not theirs name what is: "
            f"{'; '.join(stopping[:_TOLD])}{more}. Take that out of them first."
        )


def _names_in(entity: Any) -> Iterable[tuple[str, str]]:  # noqa: ANN401
    """Every id that an entity names, with its path; an option names without referring."""
    yield from ((path, name) for path, name, _ in references(entity.id, entity))
    if isinstance(entity, Option):
        for at, change in enumerate(entity.changes):
            yield from ((f"{entity.id}.changes[{at}]", name) for name in named_by(change))


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _copies(
    copies: Iterable["Copy"], looking: Looking, hide: Callable[[str], str]
) -> Iterable[KnownCopy]:
    for copy in copies:
        reader, approved = looking.reader_name(copy.recipient), copy.approved_by
        words = copy_words(copy.what, copy.audience, reader, approved and hide(approved))
        yield KnownCopy(copy.at, copy.what, words, hide(copy.where), copy.who)


def _mentions(hits: Iterable["Hit"]) -> Iterable[Mention]:
    for hit in hits:
        yield Mention(hit.entity, hit.collection, hit.individual)
