"""What a reference may name is offered in words; nothing of another person is among it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.plan import COLLECTIONS
from tcplan.views.forms.fields import Choice
from tcplan.views.forms.image import naming, texts
from tcplan.views.in_words import called, kind_words
from tcplan.views.looking import Looking

_NESTED_WORDS = {
    "threats": "cause",
    "consequences": "consequence",
    "signs": "early warning sign",
    "milestones": "milestone",
    "gates": "gate",
}
_MOST_NAMED = 3


class NotFoundError(ValueError):
    """Text that names nothing that can be meant; the text of the error is what was expected."""


@attrs.frozen
class Around:
    """What is around an entry that is typed: the plan, the person, and what is not saved yet."""

    looking: Looking
    person: str | None = None
    """Whose entry it is; None for a thing of the network, or while nobody is chosen."""
    fresh: Mapping[str, tuple[Any, ...]] = attrs.field(factory=dict)
    """Parts of the entry that is being typed, by nested kind: they can be named already."""
    who: str = ""
    """Who types, for what is proposed."""
    near: str | None = None
    """What was highlighted where the entry was asked for; it is offered first."""

    def within(self, cls: Any, value: Any) -> "Around":  # noqa: ANN401  (a class and its fields)
        """The same around a part of an entry with these values."""
        fresh = dict(self.fresh)
        for kind, (collection, name) in NESTED_KINDS.items():
            if COLLECTIONS[collection] is cls:
                fresh[kind] = tuple(value(name) or ())
        person = value("individual") if "individual" in _names(cls) else self.person
        return Around(self.looking, person, fresh, self.who, self.near)

    def choices(self, kinds: tuple[str, ...]) -> tuple[Choice, ...]:
        """Everything of these kinds that may be named, in the plan's order after what is near."""
        wanted = self._all if "*" in kinds else [c for k in kinds for c in self._of(k)]
        found = {choice.value: choice for choice in wanted}.values()
        return tuple(sorted(found, key=lambda choice: choice.value != self.near))

    def words(self, name: str) -> str:
        """What a thing is called to the reader, whether or not it is saved yet."""
        for parts in self.fresh.values():
            for part in parts:
                if part.id == name:
                    return self._part_words(part)
        return str(self._naming.call(name))

    def found(self, text: str, kinds: tuple[str, ...]) -> str:
        """The id of the one thing that a text names: by id, by whole name, or by part of it.

        Raises ``NotFoundError`` when nothing or more than one thing is meant.
        """
        asked = " ".join(text.casefold().split())
        choices = self.choices(kinds)
        for same in (_same_id, _same_words, _has_words):
            hits = [choice for choice in choices if same(choice, asked)]
            if len(hits) == 1:
                return str(hits[0].value)
            if hits:
                few = ", ".join(choice.words for choice in hits[:_MOST_NAMED])
                more = len(hits) - _MOST_NAMED
                others = f" and {more} more" if more > 0 else ""
                raise NotFoundError(f"one of them: {few}{others}")
        raise NotFoundError(f"something of the plan: {kinds_words(kinds)}")

    @cached_property
    def _naming(self) -> Any:  # noqa: ANN401
        return naming(self.looking)

    @cached_property
    def _all(self) -> list[Choice]:
        return [choice for kind in (*COLLECTIONS, *NESTED_KINDS) for choice in self._of(kind)]

    def _of(self, kind: str) -> Iterator[Choice]:
        if kind in NESTED_KINDS:
            yield from self._nested(kind)
            return
        words = kind_words(kind)
        for entity in getattr(self.looking.plan, kind):
            if self._ours(entity):
                own = self._entity_words(kind, entity)
                yield Choice(entity.id, own, f"{words} {entity.id}", words)

    def _nested(self, kind: str) -> Iterator[Choice]:
        words = _NESTED_WORDS[kind]
        collection, field = NESTED_KINDS[kind]
        held = list(self.fresh.get(kind, ()))
        for entity in getattr(self.looking.plan, collection):
            if self._ours(entity, shared=kind == "milestones"):
                held += getattr(entity, field)
        found: dict[str, Any] = {}
        for part in held:
            found.setdefault(part.id, part)
        for part in found.values():
            yield Choice(part.id, self._part_words(part), f"{words} {part.id}", words)

    def _ours(self, entity: Any, *, shared: bool = False) -> bool:  # noqa: ANN401
        """People who move together may share milestones; nothing else is anybody else's."""
        whose = getattr(entity, "individual", None)
        return shared or self.person is None or whose in {None, self.person}

    def _entity_words(self, kind: str, entity: Any) -> str:  # noqa: ANN401
        if kind == "individuals":
            return self.looking.person_label(entity.id)
        name = self.looking.thing_name(entity.id)
        return name if name != entity.id else called(kind, texts(entity), self._naming) or name

    def _part_words(self, part: Any) -> str:  # noqa: ANN401
        own = called(None, texts(part), self._naming)
        return own or str(part.id)


def kinds_words(kinds: tuple[str, ...]) -> str:
    """What a reference may name: "agency or team"."""
    if "*" in kinds:
        return "anything in it"
    return " or ".join(_NESTED_WORDS.get(kind) or kind_words(kind) for kind in kinds)


def _names(cls: Any) -> set[str]:  # noqa: ANN401
    return {field.name for field in attrs.fields(cls)}


def _same_id(choice: Choice, asked: str) -> bool:
    return str(choice.value).casefold() == asked


def _same_words(choice: Choice, asked: str) -> bool:
    return " ".join(choice.words.casefold().split()) == asked


def _has_words(choice: Choice, asked: str) -> bool:
    text = f"{choice.words} {choice.value}".casefold()
    return all(word in text for word in asked.split())
