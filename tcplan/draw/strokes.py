"""In a picture the lines join whatever the font: they are drawn as strokes, never as characters."""

from collections.abc import Iterable, Sequence

import attrs

CELL = 8.4
ROW = 18.0
"""The size of one cell of a drawing, in the units of the picture."""

# Which arms a sign has, clockwise from the top: 0 none, 1 light, 2 double, 3 heavy.
_ARMS_OF_EACH = (
    "─0101 │1010 ┃3030 ┌0110 ┐0011 └1100 ┘1001 ├1110 ┤1011 ━0303 ═0202 ║2020 ╔0220 ╗0022 ╚2200 "
    "╝2002 ╠2220 ╣2022 ╪1212 ╞1210 ╡1012 ╒0210 ╕0012 ╘1200 ╛1002 ╧1202 ╤0212"
)
_ARMS = {item[0]: item[1:] for item in _ARMS_OF_EACH.split(" ")}
_DASHES = {"╌": 2, "┄": 3}
_DASHES_DOWN = {"┊": 4}
_CROSSES = {"╳": (1, -1), "╱": (-1,)}
_OVERLAP = 0.4
_UP, _ACROSS = ROW / 2 + _OVERLAP, CELL / 2 + _OVERLAP
_ENDS = ((0, -_UP), (_ACROSS, 0), (0, _UP), (-_ACROSS, 0))
_LIGHT, _DOUBLE, _HEAVY = 1.3, 4.8, 3.6
_BETWEEN_DOUBLE = 2.0

DRAWN = frozenset([*_ARMS, *_DASHES, *_DASHES_DOWN, *_CROSSES])
"""The signs that are drawn as strokes."""


@attrs.frozen
class Sign:
    """One sign in `DRAWN`, with the middle of its cell."""

    sign: str
    x: float
    y: float


def stroke_paths(signs: Iterable[Sign], *, ink: str, paper: str) -> str:
    """Return the strokes of these signs as SVG paths: doubles first, with paper between them."""
    paths: dict[str, list[str]] = {"1": [], "2": [], "3": []}
    for sign in signs:
        for weight, strokes in paths.items():
            arms = zip(_ENDS, _ARMS.get(sign.sign, ""), strict=False)
            strokes.extend(_lines(sign, [end for end, arm in arms if arm == weight]))
        paths["1"] += [*_dashes(sign), *_crosses(sign)]
    drawn = (
        _path(paths["2"], ink, _DOUBLE),
        _path(paths["2"], paper, _BETWEEN_DOUBLE),
        _path(paths["3"], ink, _HEAVY),
        _path(paths["1"], ink, _LIGHT),
    )
    return "\n".join(path for path in drawn if path)


def _lines(sign: Sign, ends: Sequence[tuple[float, float]]) -> list[str]:
    """Lead the first two arms through the middle in one stroke, so that a corner is a corner."""
    middle = f"{sign.x:g} {sign.y:g}"
    tips = [f"{sign.x + x:g} {sign.y + y:g}" for x, y in ends]
    strokes = [tips[:2], *([tip] for tip in tips[2:])] if tips else []
    return [f"M{' L'.join([first, middle, *second])}" for first, *second in strokes]


def _dashes(sign: Sign) -> list[str]:
    across, down = _DASHES.get(sign.sign, 0), _DASHES_DOWN.get(sign.sign, 0)
    step = (ROW if down else CELL) / max(across, down, 1)
    left, top = sign.x - CELL / 2 + step / 4, sign.y - ROW / 2 + step / 4
    return [f"M{left + n * step:g} {sign.y:g}h{step / 2:g}" for n in range(across)] + [
        f"M{sign.x:g} {top + n * step:g}v{step / 2:g}" for n in range(down)
    ]


def _crosses(sign: Sign) -> list[str]:
    reach = CELL / 2
    return [
        f"M{sign.x - reach:g} {sign.y - up * reach:g}l{2 * reach:g} {2 * up * reach:g}"
        for up in _CROSSES.get(sign.sign, ())
    ]


def _path(moves: Sequence[str], colour: str, stroke: float) -> str:
    if not moves:
        return ""
    return f'<path d="{"".join(moves)}" fill="none" stroke="{colour}" stroke-width="{stroke:g}"/>'
