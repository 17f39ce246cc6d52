"""What is too small to be published, and how everything else is rounded, is a setting."""

import attrs

_LEAST_VALUES = 2
_SPREAD = 2


@attrs.frozen
class Settings:
    """The rules for figures that leave the area; the defaults are those of NHS statistics.

    Below England level a count under ``threshold`` is withheld and any other is rounded to the
    nearest multiple of ``base`` (halves up). Raises ``ValueError`` for rules that protect nothing.
    """

    threshold: int = 5
    """The smallest count of people that may be told."""
    base: int = 5
    """What counts are rounded to; 1 rounds nothing."""
    keep_zero: bool = False
    """Whether a zero is told; that nobody is there can say something of everybody."""

    def __attrs_post_init__(self) -> None:
        """Refuse a threshold that leaves one small number alone, or is rounded away."""
        if self.base < 1:
            raise ValueError("the base of rounding is at least 1")
        if self.threshold - self.least_small < _LEAST_VALUES:
            raise ValueError(f"the threshold is at least {self.least_small + _LEAST_VALUES}")
        if self.rounded(self.threshold) == 0:
            raise ValueError("the threshold is so small that it would be rounded to zero")

    @property
    def least_small(self) -> int:
        """The smallest number that is withheld for being small."""
        return 1 if self.keep_zero else 0

    @property
    def spread(self) -> int:
        """By how much the values that a small figure might have must differ at least.

        So that nobody can work out more than that it is one of three, or of all there are.
        """
        return min(_SPREAD, self.threshold - 1 - self.least_small)

    def is_small(self, count: int) -> bool:
        """Whether a count is withheld for being small."""
        return self.least_small <= count < self.threshold

    def rounded(self, count: int) -> int:
        """A count to the nearest multiple of the base, halves up."""
        return self.base * ((count + self.base // 2) // self.base)

    def behind(self, printed: int) -> tuple[int, int]:
        """The least and the greatest count that is printed as this one."""
        if printed == 0:
            return 0, 0
        least = printed - self.base // 2
        return max(least, self.threshold), least + self.base - 1


def percentage(part: int, whole: int) -> int:
    """A part of a whole, which is not 0, in hundredths to the nearest, halves up."""
    return (200 * part + whole) // (2 * whole)
