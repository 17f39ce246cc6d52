"""Every difference is told with its cause: which change, with which others, and by which way."""

from collections.abc import Hashable, Iterator, Sequence

from tcplan.analysis.attribution import Attribution
from tcplan.analysis.words import joined
from tcplan.views.whatif.calling import ELSEWHERE, Calling
from tcplan.views.whatif.directions import direction
from tcplan.views.whatif.facts import Finding, Key
from tcplan.views.whatif.paths import paths
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.telling import TELLINGS
from tcplan.views.whatif.view import CauseView, DifferenceView

_HOW_WORDS = {
    "by-itself": "makes the whole difference by itself",
    "together": "makes the difference only together with the others named here",
    "part": "plays a part in it",
}
_ORDER = {measure: number for number, measure in enumerate(TELLINGS)}


def differences(sides: Sides, calling: Calling, words: Sequence[str]) -> tuple[DifferenceView, ...]:
    """Every difference, by measure and then in the plan's order; ``words`` are the changes'."""
    found = sides.differences
    order = {name: number for number, name in enumerate(sides.whole(sides.every).plan.paths)}
    keys = sorted(
        found, key=lambda key: (_ORDER[key[0]], order.get(key[2].rpartition(":")[2], len(order)))
    )
    return tuple(_difference(sides, calling, words, key, found[key]) for key in keys)


def _difference(
    sides: Sides, calling: Calling, words: Sequence[str], key: Key, found: Attribution
) -> DifferenceView:
    measure, person, about = key
    before, after = sides.value(key, frozenset()), sides.value(key, sides.every)
    telling = TELLINGS[measure]
    first, second = telling.told(before), telling.told(after)
    what = _about_words(sides, calling, key, after if before is None else before)
    causes = tuple(_causes(sides, calling, words, key, found))
    return DifferenceView(
        measure=measure,
        about=about,
        about_words=what,
        individual=person or None,
        individual_label=(
            sides.looking.person_label(person) if person and sides.individual is None else None
        ),
        before=first,
        after=second,
        direction=direction(sides, key, found),
        sentence=f"{what}: {first} → {second}",
        causes=causes,
        causes_words=_causes_words(words, found),
    )


def _about_words(sides: Sides, calling: Calling, key: Key, value: Hashable) -> str:
    measure, _, about = key
    plan = sides.whole(sides.every).plan
    if measure == "cost":
        return "Extra cost"
    if measure == "hours":
        return joined([calling.of(name, plan) for name in about.split("+")])
    if measure in {"move", "path"}:
        return TELLINGS[measure].words
    if isinstance(value, Finding):
        thing = about.rpartition(":")[2]
        called = calling.of(thing, plan) if thing in plan.by_id else thing
        return value.title if called == ELSEWHERE else f"{value.title}: “{called}”"
    called = calling.of(about, plan)
    return called if measure == "sole" else f"“{called}”"


def _causes(
    sides: Sides, calling: Calling, words: Sequence[str], key: Key, found: Attribution
) -> Iterator[CauseView]:
    for place in found.all:
        alone, needed = place in found.alone, place in found.needed
        grouped = needed or any(place in group for group in found.sets)
        how = "by-itself" if alone else "together" if grouped else "part"
        yield CauseView(
            at=place,
            words=words[place],
            how=how,
            how_words=_HOW_WORDS[how],
            paths=paths(sides, calling, key, place, found),
        )


def _causes_words(words: Sequence[str], found: Attribution) -> str:
    """The causes in one sentence without a stop."""
    alone = [words[place] for place in found.alone]
    needed = [words[place] for place in found.needed if place not in found.alone]
    if found.bounded:
        return "several changes together; too many to tell which of them are enough"
    if found.sets:
        groups = [joined([words[place] for place in sorted(group)]) for group in found.sets]
        return f"only together: {'; or '.join(groups)}"
    if len(alone) > 1:
        told = f"each by itself is enough: {'; '.join(alone)}"
        return f"{told}; and not without: {joined(needed)}" if needed else told
    if alone:
        return f"{alone[0]}; and not without: {joined(needed)}" if needed else alone[0]
    if len(needed) > 1:
        return f"only together: {joined(needed)}"
    part = [words[place] for place in found.part]
    return f"{needed[0]}, with a part of: {joined(part)}" if part else needed[0]
