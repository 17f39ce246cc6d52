"""What is typed is kept as typed until it is an entry; nothing that is wrong is ever lost.

A draft is a value: typing gives another one, so that what stood before is still there.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import attrs

from tcplan.errors import InvalidValueError
from tcplan.text import visible
from tcplan.views.forms import fields
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.faults import Placed, placed
from tcplan.views.forms.fields import Field, Form, form_for, form_of, form_of_item
from tcplan.views.forms.proposals import begun_with, entity_id, part_id
from tcplan.views.forms.typed import NotUnderstoodError, parsed, restored, text_of

NEEDED = "This is needed."
"""What is said at a required field that is empty."""
NAME_HIDDEN = "A name stands in it, and names are hidden: leave the form and press * to change it."
"""Why a text cannot be changed now."""
FOR_GOOD = frozenset({"id", "individual"})
"""Fields of an entry that others rely on, so they stay once it is saved."""
_STAYS = "This stays as it is: other entries and the journal rely on it."
_OF_PERSON = "It is about this person; to add it for somebody else, go to them first."


@attrs.frozen
class Unread:
    """What was typed and could not be read, with what was expected."""

    text: str
    sentence: str


@attrs.frozen
class Draft:
    """An entry, or a part of one, while it is typed."""

    form: Form
    around: Around
    read: Any = None
    """What stands already, where it is changed; None where it is new."""
    proposed: Mapping[str, Any] = attrs.field(factory=dict)
    """What a new entry begins with."""
    entered: Mapping[str, Any] = attrs.field(factory=dict)
    """Field to what was entered: a value, or ``Unread``."""
    own_id: Callable[["Draft"], str] | None = None
    """Proposes an id for what is new, from what has been typed so far."""

    def value(self, name: str) -> Any:  # noqa: ANN401  (what any field may hold)
        """What a field holds; nothing where what was typed could not be read."""
        held = self.entered.get(name, self._before(name))
        return None if isinstance(held, Unread) else held

    def text(self, name: str) -> str:
        """What stands in a field as it can be typed; nothing in it acts on a terminal."""
        held = self.entered.get(name, self._before(name))
        if isinstance(held, Unread):
            return held.text
        return visible(text_of(self.form.by_name[name], held))

    def typed(self, name: str, text: str) -> "Draft":
        """The draft after a text was typed into a field."""
        field = self.form.by_name[name]
        if text == self.text(name):
            return self
        before = self._before(name)
        if before is not None and text == visible(text_of(field, before)):
            return self.put(name, before)
        if isinstance(before, str):
            text = restored(text, before)
        try:
            value = parsed(field, text, self.inside)
        except NotUnderstoodError as error:
            return self._with(name, Unread(text, str(error)))
        return self.put(name, value)

    def put(self, name: str, value: Any) -> "Draft":  # noqa: ANN401
        """The draft with a value in a field; nothing puts back what holds when none is given."""
        field = self.form.by_name[name]
        if value is None and field.default is not None:
            value = field.default
        return self._with(name, value)

    def newest(self, read: Any, around: Around) -> "Draft":  # noqa: ANN401
        """What was typed, on top of what stands now; untouched fields take the newest values."""
        typed = {name: held for name, held in self.entered.items() if self.is_changed(name)}
        return attrs.evolve(self, read=read, around=around, entered=typed)

    def locked(self, name: str) -> str:
        """Why a field cannot be changed here; empty when it can."""
        if self.read is not None and name in FOR_GOOD:
            return _STAYS
        if name == "individual" and self.around.person is not None:
            return _OF_PERSON
        field = self.form.by_name[name]
        before = self._before(name)
        written = isinstance(before, str) and field.kind in {fields.LINE, fields.PROSE}
        if written and self.around.looking.veiled_for_all(before) != before:
            return NAME_HIDDEN
        return ""

    def is_changed(self, name: str) -> bool:
        """Whether a field holds something else than before."""
        return name in self.entered and self.entered[name] != self._before(name)

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that hold something else than before."""
        return tuple(f.name for f in self.form.fields if self.is_changed(f.name))

    @property
    def inside(self) -> Around:
        """What is around a part of this entry."""
        return self.around.within(self.form.cls, self.value) if self.form.cls else self.around

    @cached_property
    def unread(self) -> tuple[Placed, ...]:
        """What is wrong with single fields: not understood, or needed and empty."""
        found = []
        for field in self.form.fields:
            held = self.entered.get(field.name, self._before(field.name))
            if isinstance(held, Unread):
                found.append(Placed(field.name, held.sentence))
            elif field.required and held in (None, ()) and not _may_be_empty(field):
                found.append(Placed(field.name, NEEDED))
        return tuple(found)

    @cached_property
    def faults(self) -> tuple[Placed, ...]:
        """Everything that is wrong: single fields first, and the rules among them after that."""
        if self.unread:
            return self.unread
        try:
            self.built()
        except InvalidValueError as error:
            return placed(self.form, error.problems)
        return ()

    def built(self) -> Any:  # noqa: ANN401  (an entry or a part of one)
        """What was typed as a value of the domain.

        Raises ``InvalidValueError`` when a rule among its fields is broken; ask ``unread`` first.
        """
        values = {field.name: self.value(field.name) for field in self.form.fields}
        if self.form.cls is None:
            return values["item"]
        for field in self.form.fields:
            if values[field.name] is None and field.kind in {fields.LIST, fields.HOURS}:
                values[field.name] = ()
        return self.form.cls(**values)

    def amended(self) -> Mapping[str, Any]:
        """The changed fields of an entry that stands already, with their new values."""
        built = self.built()
        return {
            name: getattr(built, name)
            for name in self.changed
            if getattr(built, name) != getattr(self.read, name)
        }

    def _before(self, name: str) -> Any:  # noqa: ANN401
        if self.read is not None:
            return getattr(self.read, name) if self.form.cls else self.read
        if name == "id" and self.own_id is not None:
            return self.own_id(self)
        return self.proposed.get(name, self.form.by_name[name].default)

    def part_id(self, part: "Draft") -> str:
        """An id for a new part of this entry, which no other has."""
        return part_id(str(self.value("id") or ""), part.form.cls, self.inside)

    def _with(self, name: str, held: Any) -> "Draft":  # noqa: ANN401
        return attrs.evolve(self, entered={**self.entered, name: held})


def part(draft: Draft, name: str, number: int | None = None) -> Draft:
    """The draft of what a field holds: its record, or one item of its list; None for a new one."""
    field = draft.form.by_name[name]
    inner = field.inner or field
    form = form_of(inner.record) if inner.record else form_of_item(draft.form.cls, name)
    held = draft.value(name)
    if field.inner is not None:
        held = None if number is None else held[number]
    if held is not None or form.cls is None:
        return Draft(form, draft.inside, held)
    return Draft(form, draft.inside, None, begun_with(form, draft.inside), own_id=draft.part_id)


def with_part(draft: Draft, name: str, number: int | None, value: Any) -> Draft:  # noqa: ANN401
    """The draft after what one of its fields holds, or one item of it, was typed or taken out."""
    if draft.form.by_name[name].inner is None:
        return draft.put(name, value)
    items = list(draft.value(name) or ())
    if number is None:
        items.append(value)
    elif value is None:
        del items[number]
    else:
        items[number] = value
    return draft.put(name, tuple(items))


def _may_be_empty(field: Field) -> bool:
    """Whether a required field may be an empty list: nobody to name yet is an answer too."""
    return field.kind == fields.LIST


def new(collection: str, around: Around, given: Mapping[str, Any] | None = None) -> Draft:
    """The draft of a new entry: whose it is, who said so and when, and what was ``given``."""
    form = form_for(collection)
    begun = begun_with(form, around) | dict(given or {})

    def named(draft: Draft) -> str:
        return entity_id(collection, draft.value, around)

    return Draft(form, around, None, begun, own_id=named)


def standing(entity: Any, around: Around) -> Draft:  # noqa: ANN401  (an entity of any class)
    """The draft of an entry that stands in the plan."""
    cls: Any = type(entity)
    return Draft(form_of(cls), around, entity)
