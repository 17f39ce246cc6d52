"""A form is what the class of the domain says of itself: fields, choices, bounds and help.

No entity has a form of its own, so a field that is added to a class is in its form.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_origin

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.described import field_notes, first_sentence
from tcplan.domain.fields import Between, Coded, Pattern, Record, RefTo, Slug, Words, is_optional
from tcplan.domain.hours import Span
from tcplan.domain.plan import COLLECTIONS
from tcplan.views.forms.hours_typed import EXAMPLES
from tcplan.views.in_words import field_label

LINE, PROSE, CODE, YES_NO, NUMBER = "line", "prose", "code", "yes-no", "number"
DAY, MOMENT, SHAPE, OWN_ID, HOURS = "day", "moment", "shape", "id", "hours"
REFERENCE, RECORD, LIST = "reference", "record", "list"

TYPED = frozenset({LINE, PROSE, NUMBER, DAY, MOMENT, SHAPE, OWN_ID, HOURS})
"""Kinds of fields into which one types; the others are chosen or opened."""

_HELP = {
    DAY: "A day: 27 Nov 2026, 27/11/2026, today, +14 for two weeks on, -3 for three days ago.",
    MOMENT: "A day and a time: 27 Nov 2026 14:30.",
    HOURS: f"Hours of the week: {EXAMPLES}.",
    OWN_ID: "A short name by which other entries refer to this one. It stays for good.",
    YES_NO: "Yes or no.",
    CODE: "Enter, or a letter, shows the choices.",
    REFERENCE: "Enter, or letters of its name, shows what it can be.",
    RECORD: "Enter opens it.",
    LIST: "Enter opens one, a adds one, d takes one out.",
    PROSE: "As many lines as it needs; tab goes on.",
}


@attrs.frozen
class Choice:
    """Something that can be chosen: what is stored, and the words for it."""

    value: Any
    words: str
    more: str = ""
    """Further words by which it can be found too."""
    of: str = ""
    """What kind of thing it is, in words; empty for what is no thing of the plan."""


@attrs.frozen(kw_only=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    kind: str
    required: bool
    """Whether the entry cannot be without it."""
    default: Any = None
    """What it holds when nothing is given."""
    help: str
    """What the class says of it, and how it is typed or chosen."""
    note: str = ""
    """What the class says of it, alone."""
    expected: str = ""
    """What it must be, as a phrase, where the class says so."""
    codes: str = ""
    """For a code: the name of its code list."""
    refers: tuple[str, ...] = ()
    """For a reference: the kinds of things that it may name."""
    record: Any = None
    """For a record: its class."""
    inner: "Field | None" = None
    """For a list: what each of its items is."""
    rule: Any = None
    """The rule of the domain for a single value, where there is one."""

    @property
    def optional(self) -> bool:
        """Whether it may be empty."""
        return not self.required

    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen, for a code and for yes or no; references depend on the plan."""
        if self.kind == CODE:
            codes = code_list(self.codes).codes.values()
            # What stands for something that is not shown is nothing that anybody says.
            offered = [code for code in codes if code.facts.get("offered", True)]
            return tuple(Choice(code.code, code.label) for code in offered)
        if self.kind == YES_NO:
            return (Choice(True, "yes"), Choice(False, "no"))  # noqa: FBT003  (what is stored)
        return ()


@attrs.frozen(kw_only=True)
class Form:
    """The form of a class of the domain."""

    cls: Any
    about: str
    """What the class is, in one sentence."""
    fields: tuple[Field, ...]

    @property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their names."""
        return MappingProxyType({field.name: field for field in self.fields})


@cache
def form_of(cls: Any) -> Form:  # noqa: ANN401  (a class of the domain)
    """The form of a class; who said so comes last, because it is proposed."""
    notes = field_notes(cls)
    made = [_field(field, notes.get(field.name, "")) for field in attrs.fields(cls)]
    last = [field for field in made if field.name in {"source", "id"}]
    fields = [field for field in made if field not in last]
    return Form(cls=cls, about=first_sentence(cls), fields=(*fields, *reversed(last)))


def form_for(collection: str) -> Form:
    """The form of the entries of a collection."""
    cls: Any = COLLECTIONS[collection]
    return form_of(cls)


@cache
def form_of_item(cls: Any, name: str) -> Form:  # noqa: ANN401
    """The form of one item of a list of single values: its only field is ``item``."""
    (listed,) = (field for field in form_of(cls).fields if field.name == name)
    inner = listed.inner
    if inner is None:
        raise TypeError(f"{cls.__name__}.{name} is no list")
    item = attrs.evolve(inner, name="item", required=True)
    return Form(cls=None, about=listed.help, fields=(item,))


def _field(field: Any, note: str) -> Field:  # noqa: ANN401  (an attribute of attrs)
    required = field.default is attrs.NOTHING
    default = None if required else field.default
    made = _of(field.name, field.type, required=required, default=default)
    words = f"{note} {made.help}".strip()
    return attrs.evolve(made, note=note.replace("``", ""), help=words.replace("``", ""))


def _of(name: str, annotation: Any, *, required: bool, default: Any = None) -> Field:  # noqa: ANN401
    kind = _plain(annotation)
    label = field_label(name, kind)
    made = _kinds(name, kind, optional=is_optional(annotation))
    help_words = made.pop("help", None) or _HELP.get(made["kind"], "")
    return Field(
        name=name, label=label, required=required, default=default, help=help_words, **made
    )


def _kinds(name: str, kind: Any, *, optional: bool) -> dict[str, Any]:  # noqa: ANN401
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if inner is Span:
            return {"kind": HOURS}
        return {"kind": LIST, "inner": _of(name, inner, required=True)}
    if get_origin(kind) is Annotated:
        return _ruled(name, kind.__metadata__[0])
    if kind is bool:
        more = "; empty when it is not known." if optional else "."
        return {"kind": YES_NO, "help": f"Yes or no{more}"}
    if isinstance(kind, type) and issubclass(kind, Record):
        return {"kind": RECORD, "record": kind, "help": f"{first_sentence(kind)} {_HELP[RECORD]}"}
    return {"kind": {dt.date: DAY, dt.datetime: MOMENT}[kind]}


def _ruled(name: str, rule: Any) -> dict[str, Any]:  # noqa: ANN401
    if isinstance(rule, Coded):
        title = code_list(rule.list_name).title
        return {"kind": CODE, "codes": rule.list_name, "help": f"{title}. {_HELP[CODE]}"}
    if isinstance(rule, RefTo):
        return {"kind": REFERENCE, "refers": rule.kinds}
    expected = str(rule.expected)
    help_words = None
    kind = LINE
    if isinstance(rule, Words):
        kind = PROSE if rule.lines else LINE
        help_words = _HELP[PROSE] if rule.lines else "Your own words, on one line."
    elif isinstance(rule, Between):
        kind, help_words = (
            NUMBER,
            f"A whole number of {rule.unit}, {rule.least:,} to {rule.most:,}.",
        )
    elif isinstance(rule, Pattern):
        kind, help_words = SHAPE, f"{expected[0].upper()}{expected[1:]}."
    elif isinstance(rule, Slug):
        kind, help_words = OWN_ID, _HELP[OWN_ID] if name == "id" else "An id of the plan."
    return {"kind": kind, "rule": rule, "expected": expected, "help": help_words}


def _plain(annotation: Any) -> Any:  # noqa: ANN401
    """The annotation without the leave to be empty."""
    if not is_optional(annotation):
        return annotation
    return next(part for part in get_args(annotation) if part is not type(None))
