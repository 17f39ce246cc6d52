"""A number stands beside whoever is rung; where none is recorded there is a line to write it on."""

from collections.abc import Sequence

from tcplan.views.papers.telling import Number

BLANK = "...................."
BY_HAND = f"number: {BLANK}"


def numbers_said(numbers: Sequence[Number]) -> str:
    """The numbers of those who answer together, each with whose it is where there are several."""
    if not any(one.number for one in numbers):
        return BY_HAND
    return "; ".join(f"{whose(one)}{number_said(one)}" for one in numbers)


def whose(one: Number) -> str:
    """Whose number it is, before it, where several stand together."""
    return f"{one.who}: " if one.who else ""


def number_said(one: Number) -> str:
    """One number, whose it is where it is the agency's, and when it is answered if recorded."""
    of = f" (number of {one.of})" if one.of else ""
    when = f", answered {one.answered}" if one.answered else ""
    return f"{one.number}{of}{when}" if one.number else BLANK
