"""What a field holds is shown in words; a name that is hidden elsewhere is hidden here too."""

from typing import Any

from tcplan.domain.codelists import code_list
from tcplan.text import visible
from tcplan.views.forms import fields
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.draft import Draft, Unread
from tcplan.views.forms.fields import Field
from tcplan.views.forms.image import image, naming
from tcplan.views.forms.typed import text_of
from tcplan.views.in_words import value_words


def shown(draft: Draft, name: str) -> str:
    """What a field holds, in words and on one line; empty when it holds nothing."""
    field = draft.form.by_name[name]
    held = draft.entered.get(name)
    if isinstance(held, Unread):
        return held.text
    return words_of(field, draft.value(name), draft.inside)


def words_of(field: Field, value: Any, around: Around) -> str:  # noqa: ANN401
    """A value of a field in words."""
    if value is None or value == ():
        return ""
    if field.kind == fields.CODE:
        return code_list(field.codes).label(value)
    if field.kind == fields.REFERENCE:
        return around.words(value)
    if field.kind == fields.RECORD:
        return value_words(field.record, image(value), naming(around.looking))
    if field.kind == fields.LIST and field.inner is not None:
        return "; ".join(words_of(field.inner, item, around) for item in value)
    text = text_of(field, value)
    return around.looking.veiled_for_all(text) if isinstance(value, str) else text


def read_as(draft: Draft, name: str) -> str:
    """How a typed field was understood, where that is not plain from its text."""
    field = draft.form.by_name[name]
    value = draft.value(name)
    if value is None or not draft.is_changed(name):
        return ""
    if field.kind == fields.DAY:
        return f"{value:%A} {text_of(field, value)}"
    if field.kind in {fields.HOURS, fields.MOMENT}:
        text = text_of(field, value)
        return text if visible(text) != draft.text(name) else ""
    return ""
