"""Cover and back-up are told apart in the sentence that says what would be lost, nights with each.

The words are those of the screen that tells what is lost when somebody stops.
"""

from collections.abc import Collection, Sequence

import attrs

from tcplan.views.whatif.mended import risks_and_limits

_NOTHING = (
    "no risk and no limit on harm would lose its cover or its back-up on the days that are looked "
    "at."
)


@attrs.frozen
class Losing:
    """One risk, or the limit on a result of one, that loses something if that happens."""

    about: str
    """Id of the risk or of the result."""
    individual: str
    is_result: bool
    loses: str
    """``cover`` or ``back-up``."""
    cover_at_night: bool
    """Whether it loses its cover in any hour between midnight and 06:00."""
    later: bool = False
    """Whether it loses this only on a later day than that on which it happens."""


def lost_words(losing: Sequence[Losing], who: str | None, *, fixed: bool = False) -> str:
    """Who would lose cover for what, how much of that at night, and who only back-up.

    ``who`` is what the one person is called who is asked about; None for everybody, who are
    counted. ``fixed`` where a fix is tried too, without which this is so.
    """
    lead = "Without the fix" if fixed else "If that happened"
    if not losing:
        return f"{lead}, {_NOTHING}"
    now = _told([one for one in losing if not one.later], who)
    later = _told([one for one in losing if one.later], who)
    return f"{lead}, {'; '.join([*now, *(f'on a later day {one}' for one in later)])}."


def _told(losing: Sequence[Losing], who: str | None) -> list[str]:
    cover = {one.about: one for one in losing if one.loses == "cover"}
    back_up = {one.about: one for one in losing if one.about not in cover}
    nights = {one.about for one in losing if one.cover_at_night}
    told: list[str] = []
    for kind, found, said in (
        ("cover", cover, f", {nights_too(len(cover), len(nights))}"),
        ("back-up", back_up, ""),
    ):
        if found:
            people = who or _people(found.values())
            words = f"{kind} for {_counted(found.values())}{said}"
            told.append(f"and {words}" if told and who else f"{people} would lose {words}")
    return [", ".join(told)] if who and told else told


def _people(found: Collection[Losing]) -> str:
    number = len({one.individual for one in found})
    return "1 person" if number == 1 else f"{number} people"


def nights_too(lost: int, nights: int) -> str:
    """How much of the cover of so many is cover at night."""
    if not nights:
        return "none of it at night"
    if nights == lost:
        return "at night too" if nights == 1 else "all of it at night too"
    return f"{nights} of them at night too"


def _counted(found: Collection[Losing]) -> str:
    return risks_and_limits([one.is_result for one in found])
