"""The columns of a table share the width by what stands in them, and no word is made unreadable."""

from collections.abc import Sequence

from tcplan.text import width

_BETWEEN = 2
_LONGEST_WORD = 24


def columns(rows: Sequence[Sequence[str]], cells: int) -> list[int] | None:
    """Cells for each column of a table ``cells`` wide, two blanks between columns.

    ``rows`` are visible text, the names of the columns first. ``None`` when the columns cannot
    stand beside each other without breaking words of up to 24 cells.
    """
    parts = list(zip(*rows, strict=True))
    natural = [max(_widest(column, "\n"), 1) for column in parts]
    fitted = [max(min(_widest(column, None), _LONGEST_WORD), 2) for column in parts]
    room = cells - _BETWEEN * (len(parts) - 1)
    if sum(fitted) > room:
        return None
    # Each cell that is left goes where most is folded; a short column soon has all it needs.
    for _ in range(min(room, sum(natural)) - sum(fitted)):
        folded = [
            wide / own**3 if own < wide else 0.0 for wide, own in zip(natural, fitted, strict=True)
        ]
        fitted[folded.index(max(folded))] += 1
    return fitted


def _widest(column: Sequence[str], separator: str | None) -> int:
    return max((width(part) for word in column for part in word.split(separator)), default=0)
