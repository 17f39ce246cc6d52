"""Sizes of sets as the bits of a whole number: bit s is set when a set of s events is there."""


def together(first: int, second: int, cap: int) -> int:
    """The sizes of one of each, put together, up to those in ``cap``."""
    if first.bit_count() > second.bit_count():
        first, second = second, first
    found = 0
    while first:
        lowest = first & -first
        found |= second * lowest
        first ^= lowest
    return found & cap


def listed(sizes: int) -> list[int]:
    """The sizes, smallest first."""
    return [size for size in range(sizes.bit_length()) if sizes >> size & 1]
