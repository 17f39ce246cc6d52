"""Through an agency's eyes the journal is what was written for that agency, of what it sees whole.

Its rows are numbered among themselves, so that no number tells how much else was written.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.errors import WrongUseError
from tcplan.planner.guarding import ASK_THE_HOLDER
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.store.database import Database
    from tcplan.store.interface import Entry

_NAME, _CALLED = "preferred_name", "called"
_TOLD = frozenset({"begin", "add", "amend", "remove", "undo", "redo", "look", "export"})


@attrs.frozen
class OwnRows:
    """The rows of a journal that may be told to whoever looks."""

    agency: str | None
    """None where everything may be told."""
    numbers: Mapping[int, int]
    """Number of a row to the number under which it is told."""
    changes: Mapping[int, int]
    """Number of a change to the number under which it is told: that of its first row told."""
    reasons: frozenset[int]
    """Changes that may be told whole, and so with their reason."""
    people: frozenset[str]

    @classmethod
    def of(cls, store: "Database", looking: Looking) -> "OwnRows":
        """What of a journal may be told through the eyes of a look."""
        if not looking.restricted:
            return cls(None, {}, {}, frozenset(), frozenset())
        from tcplan.store.interface import Asked

        whole, seen = store.load(), looking.plan
        rows = store.journal(Asked(agency=looking.agency))
        told = [row for row in rows if _may_be_told(row, whole, seen)]
        numbers = {row.seq: at for at, row in enumerate(told, 1)}
        changes: dict[int, int] = {}
        for row in told:
            changes.setdefault(row.change, numbers[row.seq])
        part = {row.change for row in rows if row.seq not in numbers}
        people = frozenset(one.id for one in seen.individuals)
        return cls(looking.agency, numbers, changes, frozenset(changes) - part, people)

    def told(self, rows: Iterable["Entry"]) -> tuple["Entry", ...]:
        """The rows of these that may be told, under their numbers."""
        if self.agency is None:
            return tuple(rows)
        return tuple(self._told(rows))

    def bearing(self, rows: Iterable["Entry"]) -> tuple["Entry", ...]:
        """The same of rows that bear on others, with what people who are shown were called.

        Of a row that may not be told the name alone is there, so that it can be hidden; neither
        what else was written, nor who wrote it, nor that anybody did.
        """
        if self.agency is None:
            return tuple(rows)
        held = tuple(rows)
        called = (
            _name_alone(row)
            for row in held
            if row.collection == "individuals" and row.entity in self.people
        )
        return (*self._told(held), *called)

    def real(self, change: int | None) -> int | None:
        """The number in the journal of a change that is told; raises ``WrongUseError``."""
        if self.agency is None or change is None:
            return change
        found = next((real for real, told in self.changes.items() if told == change), None)
        if found is None:
            raise WrongUseError(ASK_THE_HOLDER.format(agency=self.agency))
        return found

    def _told(self, rows: Iterable["Entry"]) -> Iterator["Entry"]:
        for row in rows:
            if row.seq not in self.numbers or row.agency != self.agency:
                continue
            yield attrs.evolve(
                row,
                seq=self.numbers[row.seq],
                change=self.changes[row.change],
                undoes=None if row.undoes is None else self.changes.get(row.undoes),
                why=row.why if row.change in self.reasons else None,
            )


def _name_alone(row: "Entry") -> "Entry":
    """What somebody was called, as a row that tells nothing and is of no change."""
    before, after = (
        None if image is None else {key: image[key] for key in image if key == _NAME}
        for image in (row.before, row.after)
    )
    return attrs.evolve(
        row,
        seq=0,
        change=0,
        action=_CALLED,
        who="",
        agency=None,
        individual=None,
        undoes=None,
        why=None,
        before=before,
        after=after,
    )


def _may_be_told(row: "Entry", whole: Plan, seen: Plan) -> bool:
    if row.action not in _TOLD or row.entity is None or row.erased:
        return False
    collection = row.collection or ""
    if row.action in {"look", "export"}:
        return row.individual is not None and row.individual in seen.by_id
    held = whole.by_id.get(row.entity)
    if held is None or seen.by_id.get(row.entity) != held:
        return False
    return all(
        _names_what_is_seen(collection, image, whole, seen)
        for image in (row.before, row.after)
        if image is not None
    )


def _names_what_is_seen(collection: str, image: Mapping[str, Any], whole: Plan, seen: Plan) -> bool:
    from tcplan.access.shapes import names_in_tree

    if collection not in COLLECTIONS:
        return False
    own = {str(part["id"]) for part in _parts(image) if "id" in part}
    references = names_in_tree(COLLECTIONS[collection], image)
    if any(name not in seen.by_id and name not in own for name in references):
        return False
    return not any(text in whole.by_id and text not in seen.by_id for text in _texts(image))


def _parts(tree: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401
    if isinstance(tree, Mapping):
        yield tree
        for value in tree.values():
            yield from _parts(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _parts(value)


def _texts(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for part in _parts(tree):
        for value in part.values():
            if isinstance(value, str):
                yield value
            elif isinstance(value, list | tuple):
                yield from (one for one in value if isinstance(one, str))
