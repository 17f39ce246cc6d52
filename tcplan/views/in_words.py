"""What was recorded is told in words: a code by its label, an id by what it is called.

The annotations of the domain say what a field holds, so a field that is added is told too.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, get_args, get_origin

import attrs

from tcplan.analysis.slots import Slot, Stretch
from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.domain.fields import Between, Coded, Record, RefTo, is_optional
from tcplan.domain.hours import DAYS, Span, minute
from tcplan.domain.plan import COLLECTIONS, About
from tcplan.views.hours import when

Image = Mapping[str, Any]
"""An entry as the journal holds it."""

NOTHING = "nothing"
"""What stands for a field that is empty."""


@attrs.frozen
class Naming:
    """How ids and free text are told to whoever reads."""

    call: Callable[[str], str]
    """What the thing with an id is called."""
    hide: Callable[[str], str]
    """Free text as it may be shown, for example with ids for names."""


@attrs.frozen
class FieldTold:
    """One field of an entry before and after, in words."""

    label: str
    before: str | None
    """None when it was empty, or there was no such entry."""
    after: str | None


def kind_words(collection: str | None) -> str:
    """What an entry of a collection is: "control", "hospital stay"."""
    return _KINDS.get(collection or "", "entry")


def called(collection: str | None, image: Image, naming: Naming) -> str:
    """What an entry is called, by its own words; empty when it has none of its own."""
    kinds = _kinds(_class(collection))
    for name in (*_CALLED_BY, *_CALLED_LAST):
        value = image.get(name)
        if isinstance(value, str) and value:
            return _words(kinds.get(name), value, naming)
    return ""


def field_label(name: str, kind: Any) -> str:  # noqa: ANN401  (an annotation)
    """What a field is called to a reader: "What could start it"."""
    return _label(name, kind)


def value_words(kind: Any, value: Any, naming: Naming) -> str:  # noqa: ANN401
    """A value as the journal holds it, in words, by the annotation of its field."""
    return _words(kind, value, naming)


def fields_told(
    collection: str | None, before: Image | None, after: Image | None, naming: Naming
) -> Iterator[FieldTold]:
    """The fields in which two states of an entry differ; either state may be missing."""
    yield from _differences(_class(collection), before or {}, after or {}, naming, "")


def _class(collection: str | None) -> Any:  # noqa: ANN401  (a class of the domain)
    return About if collection == "about" else COLLECTIONS.get(collection or "")


def _kinds(cls: Any) -> dict[str, Any]:  # noqa: ANN401
    return {field.name: field.type for field in attrs.fields(cls)} if cls else {}


def _defaults(cls: Any) -> dict[str, Any]:  # noqa: ANN401
    """What a field holds that is not written, where that is no more than a word or a number."""
    fields = attrs.fields(cls) if cls else ()
    return {field.name: field.default for field in fields if isinstance(field.default, str | int)}


def _differences(
    cls: Any,  # noqa: ANN401
    before: Image,
    after: Image,
    naming: Naming,
    within: str,
) -> Iterator[FieldTold]:
    kinds = _kinds(cls)
    # The journal leaves out what stands at its default, which is yet no empty field.
    unsaid = _defaults(cls) if before and after else {}
    for name in dict.fromkeys((*kinds, *before, *after)):
        old, new = (image.get(name, unsaid.get(name)) for image in (before, after))
        if name == "id" or old == new or (_empty(old) and _empty(new)):
            continue
        kind = kinds.get(name)
        yield from _difference(kind, old, new, naming, _label(name, kind, within))


def _difference(
    kind: Any,  # noqa: ANN401
    old: Any,  # noqa: ANN401
    new: Any,  # noqa: ANN401
    naming: Naming,
    titled: str,
) -> Iterator[FieldTold]:
    kind = _plain(kind)
    if _is_record(kind) and isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _differences(kind, old, new, naming, titled)
    elif _is_parts(kind) and isinstance(old, Sequence) and isinstance(new, Sequence):
        yield from _parts(get_args(kind)[0], old, new, naming, titled)
    else:
        yield FieldTold(titled, _told(kind, old, naming), _told(kind, new, naming))


def _parts(
    kind: Any,  # noqa: ANN401
    old: Sequence[Image],
    new: Sequence[Image],
    naming: Naming,
    titled: str,
) -> Iterator[FieldTold]:
    """Parts with the same id are compared field by field; the others come or go whole."""
    was, now = ({part.get("id", str(part)): part for part in parts} for parts in (old, new))
    for name in dict.fromkeys((*was, *now)):
        one, other = was.get(name), now.get(name)
        if one is None or other is None:
            yield FieldTold(titled, _told(kind, one, naming), _told(kind, other, naming))
        elif one != other:
            own = next((_words(None, one[k], naming) for k in _CALLED_BY if one.get(k)), "")
            said = f"{titled} “{own}”" if own else titled
            yield from _differences(kind, one, other, naming, said)


def _told(kind: Any, value: Any, naming: Naming) -> str | None:  # noqa: ANN401
    return None if _empty(value) else _words(kind, value, naming)


def _words(kind: Any, value: Any, naming: Naming) -> str:  # noqa: ANN401
    """A value in words, by the annotation of its field; free text where there is none."""
    kind = _plain(kind)
    if isinstance(value, Mapping):
        return _record_words(kind, value, naming)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _list_words(kind, value, naming)
    rule = kind.__metadata__[0] if get_origin(kind) is Annotated else None
    if isinstance(value, int):
        return _number_words(value, rule.unit if isinstance(rule, Between) else "")
    if kind in {dt.date, dt.datetime}:
        return _moment_words(value)
    if isinstance(rule, Coded):
        return label(rule.list_name, value)
    return naming.call(value) if isinstance(rule, RefTo) else naming.hide(str(value))


def _list_words(kind: Any, value: Sequence[Any], naming: Naming) -> str:  # noqa: ANN401
    inner = get_args(kind)[0] if get_origin(kind) is tuple else None
    if inner is Span:
        return _hours_words(value)
    return "; ".join(_words(inner, item, naming) for item in value)


def _record_words(cls: Any, value: Image, naming: Naming) -> str:  # noqa: ANN401
    kinds = _kinds(cls) if _is_record(cls) else {}
    parts = []
    for name, held in value.items():
        if name != "id" and not _empty(held):
            words = _words(kinds.get(name), held, naming)
            parts.append(
                words if name in _CALLED_BY else f"{_label(name, kinds.get(name)).lower()} {words}"
            )
    return ", ".join(parts)


def _hours_words(spans: Sequence[Image]) -> str:
    stretches = [
        Stretch(
            DAYS.index(day), minute(span.get("start", "00:00")), minute(span.get("end", "24:00"))
        )
        for span in spans
        for day in span["days"]
    ]
    return when([Slot(tuple(sorted(stretches)))])


def _number_words(value: int, unit: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if unit == "pounds a week":
        return f"£{value:,} a week"
    return f"{value:,} {unit}" if unit in _UNITS else f"{value:,}"


def _moment_words(value: str) -> str:
    moment = dt.datetime.fromisoformat(value)
    clock = f" {moment:%H:%M}" if "T" in value else ""
    return short_day(moment.date()) + clock


def _empty(value: object) -> bool:
    return value is None or value in ("", [], ())


def _plain(kind: Any) -> Any:  # noqa: ANN401
    """The annotation without the leave to be empty."""
    if not is_optional(kind):
        return kind
    return next(part for part in get_args(kind) if part is not type(None))


def _is_record(kind: Any) -> bool:  # noqa: ANN401
    return isinstance(kind, type) and issubclass(kind, Record)


def _is_parts(kind: Any) -> bool:  # noqa: ANN401
    """Whether a field is a list of records; hours of the week are told as one."""
    inner = get_args(kind)[0] if get_origin(kind) is tuple else None
    return _is_record(inner) and inner is not Span


def _label(name: str, kind: Any, within: str = "") -> str:  # noqa: ANN401
    plain = name.replace("_", " ")
    # What an agency depends on is no day.
    words = plain if name == "on" and _plain(kind) is not dt.date else _LABELS.get(name) or plain
    return f"{within}: {words}" if within else words[0].upper() + words[1:]


_UNITS = frozenset({"minutes", "days", "hours a week"})
"""Units that say more than the label of their field."""

_CALLED_BY = ("name", "title", "text", "what", "sign", "to_prevent", "decision", "words", "kind")
"""Fields by which an entry is called, the first that it has."""

_CALLED_LAST = (
    "holder", "provider", "payer", "tool", "hospital", "unit", "status", "finding", "purpose", "to",
)  # fmt: skip
"""Fields by which an entry without words of its own is called."""

_LABELS = {
    "adaptations_done_on": "adaptations done",
    "agency": "agency",
    "born": "year and month of birth",
    "consequences": "what it leads to",
    "at": "time",
    "competencies": "skills needed",
    "cqc_rated_on": "CQC rated on",
    "cqc_rating": "CQC rating",
    "early_warning_signs": "early warning sign",
    "excludes_holders": "must not be held by",
    "excludes_places": "must not be at",
    "from_spell": "from the hospital stay",
    "gates": "gate",
    "held": "held on",
    "holders": "who delivers it",
    "limits": "limits these consequences",
    "matrix": "own risk matrix",
    "mhcs_reference": "MHCS reference",
    "milestones": "milestone",
    "needed": "how many are needed",
    "offer_pounds_a_week": "offer",
    "on": "day",
    "on_this_ward_since": "on this ward since",
    "opening": "opening hours",
    "own_view": "the person’s own view",
    "posts": "posts in the team",
    "posts_filled": "posts filled",
    "pounds_a_week": "cost",
    "prevents": "acts on these causes",
    "requires": "rests on",
    "responsible_icb": "responsible ICB",
    "source": "who said so",
    "start": "from",
    "end": "to",
    "strand": "hate because of",
    "substitutability": "can others take over",
    "text": "words",
    "third_party": "reported for another",
    "threats": "what could start it",
    "to": "told to",
    "to_prevent": "what we want to prevent",
    "touches": "support it affects",
    "uses": "capacity it uses",
}
"""Labels of fields whose names alone would not be understood."""

_KINDS = {
    "about": "plan",
    "acceptances": "acceptance of a gap",
    "actions": "action",
    "agencies": "agency",
    "authorities": "legal authority",
    "concerns": "concern",
    "conditions": "condition",
    "controls": "control",
    "disclosures": "decision to disclose",
    "documents": "document",
    "exports": "record of a paper",
    "formulations": "formulation",
    "funding": "funding",
    "incidents": "incident",
    "individuals": "record of the person",
    "legal_routes": "legal route",
    "legal_statuses": "legal status",
    "mappa": "MAPPA record",
    "options": "saved option",
    "packages": "package of support",
    "placements": "placement",
    "places": "place",
    "relationships": "relationship with an agency",
    "reviews": "review",
    "risks": "risk",
    "rules": "rule",
    "spells": "hospital stay",
    "systems": "system",
    "teams": "team",
    "ties": "tie",
    "tool_records": "record of a tool",
    "transitions": "move",
    "victim_markers": "victim liaison",
}
"""What an entry of each collection is called; a test asks that none is missing."""
