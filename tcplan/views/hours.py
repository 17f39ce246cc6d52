"""Hours that have the same answer are said together, so none of them seems to have another one.

Analysis cuts the week wherever any arrangement begins or ends; a reader who is told "not covered,
Mon–Fri 09:00–17:00" takes the rest of the week to be covered.
"""

from collections.abc import Hashable, Iterable

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import Held, RiskCover, SlotCover, rank
from tcplan.analysis.slots import Slot, Stretch, slot_words
from tcplan.analysis.ways import separate_ways
from tcplan.analysis.words import answer_label, said

_SMALL_HOURS = 6 * 60
"""The hours from midnight to this minute are night, however long a night is said to be."""


def at_night(slot: Slot) -> bool:
    """Whether any hours from midnight to 06:00 are among those of a slot."""
    return any(stretch.start < _SMALL_HOURS for stretch in slot.stretches)


def together(slots: Iterable[Slot]) -> Slot:
    """All stretches of some slots as one slot, those that touch each other joined."""
    joined: list[Stretch] = []
    every = (stretch for slot in slots for stretch in slot.stretches)
    for stretch in sorted(every, key=lambda one: (one.day, one.start, one.end)):
        last = joined[-1] if joined else None
        if last is not None and last.day == stretch.day and last.end >= stretch.start:
            joined[-1] = Stretch(last.day, last.start, max(last.end, stretch.end))
        else:
            joined.append(stretch)
    return Slot(tuple(joined))


def when(slots: Iterable[Slot]) -> str:
    """Several slots as a planner says them: "every night 22:00–07:00"."""
    return slot_words(together(slots))


def worst_hours(cover: RiskCover) -> Slot:
    """All hours in which a risk has its worst answer."""
    label = answer_label(cover.worst.risk)
    return together(at.slot for at in cover.slots if answer_label(at.risk) == label)


def worst_hours_of(cover: RiskCover, target: str) -> tuple[Slot, Held]:
    """A threat or consequence in its worst answer, with all hours in which it has that answer."""
    _, worst = cover.worst_of(target)
    label = answer_label(worst)
    return together(s for s, held in cover.of(target) if answer_label(held) == label), worst


def told_alike(arrangements: Arrangements, cover: RiskCover) -> tuple[SlotCover, ...]:
    """The slots of a risk, those of which the same is told put together, in the week's order."""
    groups: dict[Hashable, list[SlotCover]] = {}
    for at in cover.slots:
        groups.setdefault(told(arrangements, cover, at), []).append(at)
    return tuple(
        attrs.evolve(group[0], slot=together(at.slot for at in group)) for group in groups.values()
    )


def worst_told(alike: Iterable[SlotCover]) -> SlotCover:
    """Of slots told alike, the one to tell first: the worst answer, then the most hours."""
    return min(alike, key=lambda at: (rank(at.risk.answer), -at.slot.hours()))


def told(arrangements: Arrangements, cover: RiskCover, at: SlotCover) -> Hashable:
    """Everything that is told of a slot but its hours."""
    through = tuple(tuple(failure is True for failure in t.failure) for t in at.threats)
    sentence = said(arrangements, cover, at).replace(slot_words(at.slot), "")
    ways = separate_ways(at.risk.strongest)
    return (answer_label(at.risk), at.risk.reading, at.risk.cuts, ways, through, sentence)
