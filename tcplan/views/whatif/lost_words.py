"""Cover and back-up are told apart in the sentence that says what would be lost, nights with each.

The words are those of the screen that tells what is lost when somebody stops.
"""

from collections.abc import Collection, Sequence

import attrs

from tcplan.views.whatif.mended import risks_and_limits

_NOTHING = (
    "If that happened, no risk and no limit on harm would lose its cover or its back-up on the "
    "days that are looked at."
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


def lost_words(losing: Sequence[Losing], *, whose: bool) -> str:
    """What would lose its cover, how much of that at night, and what only its back-up.

    With ``whose`` it is said of how many people.
    """
    if not losing:
        return _NOTHING
    cover = {one.about: one for one in losing if one.loses == "cover"}
    back_up = {one.about: one for one in losing if one.about not in cover}
    nights = {one.about for one in losing if one.cover_at_night}
    told = [
        f"{_counted(found.values())} would lose {kind}{said}"
        for kind, found, said in (
            ("cover", cover, _nights(len(cover), len(nights))),
            ("back-up", back_up, ""),
        )
        if found
    ]
    people = len({one.individual for one in losing})
    of = f" (of {'1 person' if people == 1 else f'{people} people'})" if whose else ""
    return f"If that happened, {'; '.join(told)}{of}."


def _nights(lost: int, nights: int) -> str:
    if not nights:
        return ", none of it at night"
    if nights == lost:
        return ", at night too" if nights == 1 else ", all of it at night too"
    return f", {nights} of them at night too"


def _counted(found: Collection[Losing]) -> str:
    return risks_and_limits([one.is_result for one in found])
