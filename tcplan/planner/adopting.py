"""What adopting would write is told record by record beforehand, as history tells it afterwards.

In one person's what-if records of other people are only counted.
"""

from collections.abc import Iterator, Sequence

import attrs

from tcplan.analysis.words import answer_label
from tcplan.domain.changes import Change, outcome
from tcplan.domain.common import Entity
from tcplan.domain.dates import short_day
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_adopting import ASKED
from tcplan.views.hours import told_alike, worst_told
from tcplan.views.in_words import Naming, called, fields_told, kind_words
from tcplan.views.looking import Looking
from tcplan.views.saves import DeedTold
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.facts import move_ahead

_WEAK = frozenset({"not-covered", "only-if-promised"})


@attrs.frozen(kw_only=True)
class ToWrite:
    """What would be written."""

    records: int
    """How many records would change, those of other people among them."""
    deeds: tuple[DeedTold, ...]
    """Each record with its fields before and after; those of other people are left out."""
    others: int
    """How many records of other people are left out."""
    still_open: str | None
    """Which risks the plan would then still show as not covered or only promised, in one sentence;
    None where nothing that is adopted waits for evidence, or no risk would be."""


def to_write(
    looking: Looking,
    edits: Sequence[Change],
    changes: Sequence[WhatIfChange],
    individual: str,
) -> ToWrite:
    """What these edits, which adopt these changes, would write.

    Raises ``UnknownIdError``, ``InvalidValueError`` or ``PlanInvalidError`` as ``apply`` does.
    """
    done = outcome(looking.plan, edits)
    after = looking.over(done.plan)
    differing = [name for name, end in done.ends.items() if looking.plan.by_id.get(name) != end]
    mine = [
        name for name in differing if _whose(done.plan, looking.plan, name) in {None, individual}
    ]
    waits = any(change.kind in ASKED for change in changes)
    return ToWrite(
        records=len(differing),
        deeds=tuple(_deed(looking, after, name, individual) for name in mine),
        others=len(differing) - len(mine),
        still_open=_still_open(after, individual) if waits else None,
    )


def _whose(after: Plan, before: Plan, name: str) -> str | None:
    plan = after if name in after.paths else before
    return plan.paths[name][1]


def _deed(looking: Looking, after: Looking, name: str, individual: str) -> DeedTold:
    old, new = looking.plan.by_id.get(name), after.plan.by_id.get(name)
    plan = looking.plan if new is None else after.plan
    collection = plan.index.kind(name)
    naming = _naming(after, individual)
    before, then = _image(old), _image(new)
    return DeedTold(
        action="add" if old is None else "remove" if new is None else "amend",
        done="added" if old is None else "removed" if new is None else "changed",
        kind=kind_words(collection),
        called=called(collection, then or before or {}, naming),
        entity=name,
        fields=tuple(fields_told(collection, before, then, naming)),
        erased=False,
    )


def _image(entity: Entity | None) -> dict[str, object] | None:
    from tcplan.exchange.structure import converter

    return None if entity is None else converter().unstructure(entity)


def _naming(looking: Looking, individual: str) -> Naming:
    calling = Calling(looking, individual)
    people = {person.id for person in looking.plan.individuals}

    def call(name: str) -> str:
        if name in people:
            return looking.person_label(name) if name == individual else "another person"
        return calling.of(name) if name in looking.plan.by_id else name

    return Naming(call=call, hide=looking.veiled_for_all)


def _still_open(after: Looking, individual: str) -> str | None:
    told = list(_open_risks(after, individual))
    if not told:
        return None
    return (
        "Until there is evidence it does not count. The plan will then still show: "
        f"{'; '.join(told)}."
    )


def _open_risks(after: Looking, individual: str) -> Iterator[str]:
    move = move_ahead(after, individual)
    days = [("now", after.day)]
    if move is not None and move > after.day:
        days.append((f"on the day of the move, {short_day(move)}", move))
    for words, day in days:
        for risk in after.plan.of("risks", individual):
            look = after.at(day)
            cover = look.cover(risk.id)
            worst = worst_told(told_alike(look.arrangements, cover)).risk
            if worst.answer in _WEAK:
                title = look.veiled(risk.title, individual)
                yield f"{title}, {answer_label(worst).lower()} {words}"
