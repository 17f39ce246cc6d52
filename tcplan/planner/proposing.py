"""What a file would change is shown with whose work it would change, before anybody agrees."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.domain.changes import Remove, apply
from tcplan.domain.individual import Individual
from tcplan.domain.plan import COLLECTIONS, About, Plan
from tcplan.planner.journal import EDITS, field_changes
from tcplan.planner.merging import ABOUT, Merged, Parted
from tcplan.views.history import ACTION_WORDS
from tcplan.views.looking import Looking
from tcplan.views.proposed import KeptLine, PartedLine, ProposedLine, ProposedView

if TYPE_CHECKING:
    from tcplan.store.interface import Entry, Head

_WRITES = (*EDITS, "begin", "undo", "redo", "erase")
_KINDS = {About: "about"} | {cls: name for name, cls in COLLECTIONS.items()}

Pair = tuple[str, Any, Any]
"""The id, and the entry before and after."""


@attrs.frozen(slots=False)
class Proposing:
    """What a file comes to, beside the plan as it stands and the journal of who made it so."""

    looking: Looking
    given: Plan
    told: Merged
    journal: tuple["Entry", ...]
    base: "Head | None"
    """The row of the journal from which the file was exported, where that is known."""

    def view(self, source: str, compared: str) -> ProposedView:
        """All of it; raises ``PlanInvalidError`` where the plan after it would break a rule."""
        told, plan = self.told, self.looking.plan
        after = plan if told.parted else apply(plan, told.changes, told.about)
        rows = tuple(self._line(pair) for pair in _pairs(plan, after, told) if not told.parted)
        count = {action: sum(1 for row in rows if row.action == action) for action in EDITS}
        return ProposedView(
            self.looking.heading(),
            source,
            self.base.words() if self.base else None,
            compared,
            rows,
            added=count["add"],
            amended=count["amend"],
            removed=count["remove"],
            reordered=not told.parted and _reordered(after, self.given),
            kept=tuple(self._kept(name) for name in told.kept),
            parted=tuple(self._parted(parted) for parted in told.parted),
            change=None,
        )

    def _line(self, pair: Pair) -> ProposedLine:
        name, before, after = pair
        action = "add" if before is None else "remove" if after is None else "amend"
        entry = self._last.get(name)
        return ProposedLine(
            action=action,
            action_words=ACTION_WORDS[action],
            collection=_KINDS[type(after or before)],
            entity=name,
            individual=_whose(after or before),
            fields=tuple(field_changes(_tree(before), _tree(after), self._hide)),
            last_by=entry.who if entry else None,
            last_at=entry.at if entry else None,
        )

    def _kept(self, name: str) -> KeptLine:
        entry = self._last[name]
        return KeptLine(name, entry.collection or "", entry.individual, entry.who, entry.at)

    def _parted(self, parted: Parted) -> PartedLine:
        yours, theirs = parted.yours, parted.theirs
        entry = self._changer(parted)
        fields = field_changes(_tree(theirs), _tree(yours), self._hide) if yours and theirs else ()
        done = "erased" if entry and entry.action == "erase" else "removed"
        return PartedLine(
            entity=parted.name,
            collection=_KINDS[type(yours or theirs)],
            individual=_whose(yours or theirs),
            yours="removed" if yours is None else "changed",
            theirs=done if theirs is None else "changed",
            fields=tuple(field for field in fields if parted.field in {None, field.field}),
            by=entry.who if entry else None,
            at=entry.at if entry else None,
        )

    def _changer(self, parted: Parted) -> "Entry | None":
        """Who changed it last in the database since the file was exported."""
        since = self.base.seq if self.base else 0
        whose = _whose(parted.yours or parted.theirs)
        for entry in reversed(self.journal):
            if entry.seq <= since:
                return None
            erased = entry.action == "erase" and entry.individual == whose
            if erased or (entry.entity == parted.name and _touches(entry, parted.field)):
                return entry
        return None

    @cached_property
    def _last(self) -> Mapping[str, "Entry"]:
        return {e.entity: e for e in self.journal if e.action in _WRITES and e.entity}

    @cached_property
    def _hide(self) -> Callable[[str], str]:
        """Names hide behind ids while names are hidden, those of either plan."""
        other = attrs.evolve(self.looking, plan=self.given)
        return lambda text: other.veiled_for_all(self.looking.veiled_for_all(text))


def _touches(entry: "Entry", field: str | None) -> bool:
    if field is None:
        return entry.action in _WRITES
    before, after = ((image or {}).get(field) for image in (entry.before, entry.after))
    return before != after


def _pairs(plan: Plan, after: Plan, told: Merged) -> Iterator[Pair]:
    if plan.about != after.about:
        yield ABOUT, plan.about, after.about
    named = {c.id if isinstance(c, Remove) else _id_of(c) for c in told.changes}
    for collection, entities in plan.collections().items():
        then = {entity.id: entity for entity in getattr(after, collection)}
        before = {entity.id: entity for entity in entities}
        for name in dict.fromkeys((*before, *then)):
            if name in named:
                yield name, before.get(name), then.get(name)


def _id_of(change: Any) -> str:  # noqa: ANN401
    return str(change.entity.id)


def _reordered(after: Plan, given: Plan) -> bool:
    """Whether what both plans have stands in another order in the file."""
    for collection, entities in after.collections().items():
        ours = [entity.id for entity in entities]
        theirs = [entity.id for entity in getattr(given, collection)]
        both = set(ours) & set(theirs)
        if [name for name in ours if name in both] != [name for name in theirs if name in both]:
            return True
    return False


def _tree(entry: Any) -> Any:  # noqa: ANN401
    from tcplan.exchange.structure import converter

    return converter().unstructure(entry) if entry is not None else None


def _whose(entity: Any) -> str | None:  # noqa: ANN401
    if isinstance(entity, Individual):
        return str(entity.id)
    whose = getattr(entity, "individual", None)
    return whose if isinstance(whose, str) else None
