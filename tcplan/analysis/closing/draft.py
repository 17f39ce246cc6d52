"""A small what-if on the way to a suggestion: what was changed so far, and in which steps."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.words import name_of
from tcplan.domain.changes import Amend
from tcplan.domain.common import Entity
from tcplan.domain.control import Control


@attrs.frozen
class Draft:
    """Arrangements with some fields of some entities changed."""

    base: Arrangements
    fields: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """Id of each changed entity to its changed fields."""
    steps: tuple[str, ...] = ()
    """What somebody would do, in plain words, one step for each thing to do."""
    counted: frozenset[str] = frozenset()
    """Ids of the controls that the steps make count, or make safer."""

    @cached_property
    def arrangements(self) -> Arrangements:
        """The arrangements after the changes."""
        instead = {name: self._altered(name) for name in self.fields}
        return Arrangements(self.base.plan, self.base.day, self.base.instead | instead)

    def _altered(self, name: str) -> Entity:
        altered: Entity = attrs.evolve(self.base.find(name), **self.fields[name])
        return altered

    def find(self, name: str) -> Any:  # noqa: ANN401
        """The entity of that id after the changes."""
        return self.arrangements.find(name)

    def called(self, name: str) -> str:
        """What an entity is called in the next step: "it" when the last step was about it."""
        if self.fields and list(self.fields)[-1] == name:
            return "it"
        return f"“{name_of(self.base, name)}”"

    def after(self, step: str, name: str, **fields: Any) -> "Draft":  # noqa: ANN401
        """The draft with one more step, which gives some fields of an entity other values."""
        others = {one: given for one, given in self.fields.items() if one != name}
        merged = {**others, name: {**self.fields.get(name, {}), **fields}}
        return attrs.evolve(self, fields=MappingProxyType(merged), steps=(*self.steps, step))

    def counting(self, control: str) -> "Draft":
        """The draft, noting that it is about making a control count."""
        return attrs.evolve(self, counted=self.counted | {control})

    @property
    def amendments(self) -> tuple[Amend, ...]:
        """The changes, one for each entity, in the order in which they were thought of."""
        return tuple(Amend(name, dict(fields)) for name, fields in self.fields.items())

    @property
    def restrictive(self) -> bool:
        """Whether a control that restricts the person is made to count or made safer."""
        controls = (self.find(name) for name in {*self.fields, *self.counted})
        return any(isinstance(thing, Control) and thing.restrictive for thing in controls)
