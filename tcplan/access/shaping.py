"""A record is shown as far as its fields are permitted; what must be there is honestly replaced.

A record that cannot stand without what may not be shown is not shown. What is permitted whole is
the same value, so that nothing is made anew for whoever may see all.
"""

from collections import deque
from collections.abc import Callable, Mapping
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import Any

import attrs

from tcplan.access.shapes import NOT_SHOWN, NOT_SHOWN_WORDS, FieldShape, shape_of
from tcplan.access.tables import LEVELS, WITHIN, Level

_NONE, _OWN, _SUMMARY, _FULL = range(4)
_SAME = object()
"""What is kept of a record that is shown whole."""

Owns = Callable[[Any], bool]
"""Whether a record is the reader's own by what stands in it."""


@attrs.frozen
class _Steps:
    """What is done to every record of a class that is judged alike."""

    stands: bool
    blanks: tuple[tuple[str, Any], ...]
    """Fields that are not permitted, with what stands in their place."""
    named: tuple[str, ...]
    """Fields that are not permitted, in whose place the record's id stands."""
    inner: tuple[FieldShape, ...]
    """Fields that hold records which are judged one by one."""

    @property
    def all_shown(self) -> bool:
        """Whether every such record is shown whole."""
        return self.stands and not self.blanks and not self.named and not self.inner


@attrs.frozen(eq=False)
class Levels:
    """How much of each category is shown; what follows from that for a class is kept."""

    of: Mapping[str, int]
    agency: str
    """Id of the agency that stands where an agency may not be shown."""
    _steps: dict[tuple[Any, bool, str], _Steps] = attrs.field(factory=dict, init=False)
    _whole: dict[Any, bool] = attrs.field(factory=dict, init=False)
    _single: dict[tuple[Any, FieldShape, bool, str], Any] = attrs.field(factory=dict, init=False)

    @classmethod
    def reading(cls, levels: Mapping[str, Level], agency: str) -> "Levels":
        """The levels of a column of the matrix."""
        return cls({name: LEVELS.index(level) for name, level in levels.items()}, agency)

    def lifted(self) -> "Levels":
        """The same with at least a summary of everything."""
        return Levels({name: max(level, _SUMMARY) for name, level in self.of.items()}, self.agency)

    def with_level(self, category: str, like: str) -> "Levels":
        """The same with one category read as another."""
        return Levels({**self.of, category: self.of[like]}, self.agency)

    def without(self, category: str) -> "Levels":
        """The same with nothing of one category."""
        return Levels({**self.of, category: _NONE}, self.agency)

    def shown(self, record: Any, owns: Owns, *, own: bool, within: str = "") -> Any | None:  # noqa: ANN401
        """The record as far as it may be shown; None when it may not.

        ``own`` says whether it is the reader's own, ``within`` the category under which it was
        judged itself.
        """
        cls = type(record)
        if self._all_of(cls) and (not within or self.of[within] == _FULL):
            return record
        steps = self._steps_of(cls, own, within)
        if steps.all_shown:
            return record
        if not steps.stands:
            return None
        changed = {n: value for n, value in steps.blanks if getattr(record, n) != value}
        if steps.named:
            changed |= dict.fromkeys(steps.named, record.id)
        for field in steps.inner:
            held = getattr(record, field.name)
            if not held:
                continue
            kept = self._kept(field, held, owns, own=own, within=within)
            if kept is None and field.required:
                return None
            if kept is not held:
                changed[field.name] = kept
        return altered(record, changed) if changed else record

    def _kept(
        self,
        field: FieldShape,
        held: Any,  # noqa: ANN401
        owns: Owns,
        *,
        own: bool,
        within: str,
    ) -> Any:  # noqa: ANN401
        """What a field holds as far as it may be shown: the same value where that is all."""
        if field.many:
            shown = self._inner(field, held, owns, own=own, within=within)
            return held if _same(shown, held) else shown
        # Much was said by the same on the same day, and is judged once.
        key = (held, field, own, within)
        if key not in self._single:
            found = self._inner(field, (held,), owns, own=own, within=within)
            single = found[0] if found else None
            self._single[key] = _SAME if single == held else single
        kept = self._single[key]
        return held if kept is _SAME else kept

    def _inner(
        self,
        field: FieldShape,
        held: tuple[Any, ...],
        owns: Owns,
        *,
        own: bool,
        within: str,
    ) -> tuple[Any, ...]:
        category = within if field.told.category == WITHIN else field.told.category
        kept = []
        for one in held:
            mine = own or owns(one)
            if self._permits(category, own=mine, sensitive=field.told.sensitive):
                made = self.shown(one, owns, own=mine, within=category)
                if made is not None:
                    kept.append(made)
        return tuple(kept)

    def _permits(self, category: str, *, own: bool, sensitive: bool) -> bool:
        level = self.of[category]
        if level == _FULL or (level == _SUMMARY and not sensitive):
            return True
        return own and level != _NONE

    def _all_of(self, cls: Any) -> bool:  # noqa: ANN401
        found = self._whole.get(cls)
        if found is None:
            found = all(self.of[name] == _FULL for name in shape_of(cls).categories)
            self._whole[cls] = found
        return found

    def _steps_of(self, cls: Any, own: bool, within: str) -> _Steps:  # noqa: ANN401, FBT001
        key = (cls, own, within)
        if key not in self._steps:
            self._steps[key] = self._worked_out(cls, own=own, within=within)
        return self._steps[key]

    def _worked_out(self, cls: Any, *, own: bool, within: str) -> _Steps:  # noqa: ANN401
        stands = True
        blanks: list[tuple[str, Any]] = []
        named: list[str] = []
        inner: list[FieldShape] = []
        for field in shape_of(cls).fields:
            category = within if field.told.category == WITHIN else field.told.category
            permitted = self._permits(category, own=own, sensitive=field.told.sensitive)
            if field.inner is not None:
                if not (permitted and self._steps_of(field.inner, own, category).all_shown):
                    inner.append(field)
            elif permitted:
                continue
            elif not field.required:
                blanks.append((field.name, field.default))
            elif field.replaced == "name":
                named.append(field.name)
            elif field.replaced is None:
                stands = False
            else:
                blanks.append((field.name, self._replacement(field)))
        return _Steps(stands, tuple(blanks), tuple(named), tuple(inner))

    def _replacement(self, field: FieldShape) -> str:
        if field.replaced == "agency":
            return self.agency
        return NOT_SHOWN if field.replaced == "code" else NOT_SHOWN_WORDS


def altered(record: Any, changed: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """The record with other values, without asking again what is known to be right."""
    cls: Any = type(record)
    get, put = _getting(cls)
    made = object.__new__(cls)
    # A loop that is written out takes longer, and this is asked for every entity.
    deque(map(call, put.values(), repeat(made), get(record)), maxlen=0)
    for name, value in changed.items():
        put[name](made, value)
    return made


@cache
def _getting(
    cls: Any,  # noqa: ANN401
) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, Callable[[Any, Any], None]]]:
    """What gives the values of all fields of a class at once, and what puts each in its slot."""
    names = tuple(field.name for field in attrs.fields(cls))
    get = attrgetter(*names)
    put = {
        name: next(vars(base)[name] for base in cls.__mro__ if name in vars(base)).__set__
        for name in names
    }
    return get if len(names) > 1 else lambda record: (get(record),), put


def _same(kept: tuple[Any, ...], held: tuple[Any, ...]) -> bool:
    """Whether the very same records stand in both; what is shown whole is the same value."""
    return len(kept) == len(held) and all(a is b for a, b in zip(kept, held, strict=True))
