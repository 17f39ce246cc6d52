"""What others have published, beside what this installation computes; a difference is never hidden.

A published figure agrees when the computed one rounds to it, digit by digit as it was printed, or
lies as near to it as its source asks.
"""

from decimal import Decimal

import attrs

NOT_BUILT = ("many discharges at once (PSPLIB)",)
"""Parts of the product with published answers that this version does not have yet."""


@attrs.frozen
class Figure:
    """One published figure, and the same computed here."""

    what: str
    published: str
    """As it was printed, with as many digits."""
    within: str | None
    """How far off its source allows; null where its digits say that."""
    computed: float
    """A whole number where something was counted."""
    agrees: bool


@attrs.frozen
class Case:
    """A published example."""

    title: str
    source: str
    figures: tuple[Figure, ...]


@attrs.frozen
class PublishedView:
    """Every published example that this version can be checked against."""

    cases: tuple[Case, ...]
    figures: int
    """How many figures were compared."""
    differing: int
    """How many of them do not agree."""
    not_in_this_version: tuple[str, ...]
    """Parts whose published answers wait for them to be built."""


def figure(what: str, published: str, computed: float, within: str | None = None) -> Figure:
    """A published figure beside the computed one."""
    return Figure(what, published, within, computed, agrees(published, computed, within))


def agrees(published: str, computed: float, within: str | None = None) -> bool:
    """Whether a computed number, rounded to the digits of a published one, is that number.

    Half a unit of the last digit counts as agreeing, because the published figure may have been
    rounded up or down; a source that allows more says how much. What was counted must be met.
    """
    printed = Decimal(published)
    found = Decimal(computed) if isinstance(computed, int) else Decimal(repr(computed))
    if not found.is_finite():
        return False
    if isinstance(computed, int):
        return found == printed
    unit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return abs(found - printed) <= (unit / 2 if within is None else Decimal(within))


def in_print(one: Figure) -> tuple[str, str]:
    """Published and computed, the latter with two digits more."""
    if isinstance(one.computed, int):
        return f"{int(one.published):,}", f"{one.computed:,}"
    digits = len(Decimal(one.published).as_tuple().digits) + 2
    allowed = "" if one.within is None else f" (within {one.within})"
    return f"{one.published}{allowed}", f"{one.computed:.{digits}g}"


def compared(cases: tuple[Case, ...]) -> PublishedView:
    """The cases with the sums of their verdicts."""
    figures = [one for case in cases for one in case.figures]
    return PublishedView(
        cases=cases,
        figures=len(figures),
        differing=sum(not one.agrees for one in figures),
        not_in_this_version=NOT_BUILT,
    )
