"""A short form is the form of its class with most fields out of sight; what they hold counts."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.views.forms.candidates import Around
from tcplan.views.forms.draft import Draft
from tcplan.views.forms.fields import Field, Form, form_of
from tcplan.views.forms.proposals import begun_with, entity_id

_AS_EVER: Mapping[str, str] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class ShortForm(Form):
    """Some fields of a class, in an order of their own."""

    hidden: tuple[Field, ...]
    """The fields that are not in sight."""

    @property
    def by_name(self) -> Mapping[str, Field]:
        """All fields by their names, those out of sight with them."""
        return MappingProxyType({field.name: field for field in (*self.fields, *self.hidden)})


@attrs.frozen
class ShortDraft(Draft):
    """A draft of which only some fields are in sight."""

    def built(self) -> Any:  # noqa: ANN401  (an entry or a part of one)
        """What was typed, with what the fields out of sight hold, as a value of the domain."""
        named = self.form.by_name
        values = {name: self.value(name) for name in named}
        lists = {name for name, field in named.items() if field.default == ()}
        return self.form.cls(
            **{n: () if v is None and n in lists else v for n, v in values.items()}
        )

    def amended(self) -> Mapping[str, Any]:
        """Every field that holds something else than before, in sight or not."""
        built = self.built()
        return {
            name: getattr(built, name)
            for name in self.form.by_name
            if getattr(built, name) != getattr(self.read, name)
        }


def short_form(
    cls: Any,  # noqa: ANN401  (a class of the domain)
    *names: str,
    needed: Sequence[str] = (),
    called: Mapping[str, str] = _AS_EVER,
) -> ShortForm:
    """The form of a class with these fields in sight; ``needed`` may not be empty here.

    ``called`` are the labels that are plainer here than those of the class.
    """
    whole = form_of(cls)
    fields = tuple(
        attrs.evolve(
            field,
            required=field.required or field.name in needed,
            label=called.get(field.name, field.label),
        )
        for field in map(whole.by_name.__getitem__, names)
    )
    hidden = tuple(field for field in whole.fields if field.name not in names)
    return ShortForm(cls=cls, about=whole.about, fields=fields, hidden=hidden)


def begun(
    collection: str,
    form: ShortForm,
    around: Around,
    given: Mapping[str, Any],
    unnamed: Sequence[str] = (),
) -> ShortDraft:
    """A new entry; its id is never made of the fields ``unnamed``, in which a name may stand."""

    def own_id(draft: Draft) -> str:
        def value(name: str) -> Any:  # noqa: ANN401
            return None if name in unnamed else draft.value(name)

        return entity_id(collection, value, around)

    proposed = begun_with(form_of(form.cls), around) | dict(given)
    return ShortDraft(form, around, None, proposed, {}, own_id)


def standing(
    form: ShortForm,
    around: Around,
    read: Any,  # noqa: ANN401
    entered: Mapping[str, Any],
) -> ShortDraft:
    """What stands in the plan, with what is entered from the beginning."""
    return ShortDraft(form, around, read, {}, dict(entered))
