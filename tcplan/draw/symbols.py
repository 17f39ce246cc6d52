"""Pictures for easy-read papers, our own: one idea each, flat, in two colours, read at two cm.

A picture never stands for a word that is not written beside it.
"""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

import attrs

DARK = "#1f3d6b"
WARM = "#c2600a"
_PAPER = "#ffffff"
_SIDE = 100


@attrs.frozen
class _Picture:
    shows: str
    parts: tuple[str, ...]


def _box(ink: str, x: float, y: float, wide: float, high: float, round_: float = 0) -> str:
    corner = f' rx="{round_:g}"' if round_ else ""
    size = f'width="{wide:g}" height="{high:g}"'
    return f'<rect x="{x:g}" y="{y:g}" {size}{corner} fill="{ink}"/>'


def _disc(ink: str, x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{ink}"/>'


def _ring(ink: str, x: float, y: float, radius: float, wide: float = 7) -> str:
    at = f'cx="{x:g}" cy="{y:g}" r="{radius:g}"'
    return f'<circle {at} fill="{_PAPER}" stroke="{ink}" stroke-width="{wide:g}"/>'


def _shape(ink: str, path: str) -> str:
    return f'<path d="{path}" fill="{ink}"/>'


def _stroke(ink: str, path: str, wide: float = 7) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{wide:g}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _body(ink: str, x: float, top: float, scale: float = 1) -> tuple[str, ...]:
    """A head and shoulders, 100 high and 60 wide at scale 1, around a middle line."""
    head, y = 17 * scale, top + 17 * scale
    wide, below = 30 * scale, top + 100 * scale
    shoulders = (
        f"M{x - wide:g} {below:g} V{top + 66 * scale:g} a{wide:g} {28 * scale:g} 0 0 1"
        f" {2 * wide:g} 0 V{below:g} Z"
    )
    return (_disc(ink, x, y, head), _shape(ink, shoulders))


_SHEET = "M22 6 H62 L80 24 V94 H22 Z"

_PICTURES: Mapping[str, _Picture] = MappingProxyType(
    {
        "home": _Picture(
            "a home",
            (
                _box(WARM, 70, 14, 10, 24),
                _shape(DARK, "M50 8 L96 50 H84 V92 H16 V50 H4 Z"),
                _box(_PAPER, 26, 54, 16, 16),
                _box(WARM, 54, 56, 20, 36),
                _disc(_PAPER, 69, 75, 2.6),
            ),
        ),
        "moving-van": _Picture(
            "a moving van",
            (
                _box(DARK, 3, 22, 58, 50, 3),
                _shape(WARM, "M64 36 H82 L97 54 V72 H64 Z"),
                _shape(_PAPER, "M71 42 H80 L88 53 H71 Z"),
                _shape(_PAPER, "M32 30 L50 46 H45 V62 H19 V46 H14 Z"),
                *(_disc(DARK, x, 76, 11) for x in (22, 78)),
                *(_disc(_PAPER, x, 76, 4.5) for x in (22, 78)),
            ),
        ),
        "hospital": _Picture(
            "a hospital",
            (
                _box(DARK, 8, 40, 84, 54),
                _box(DARK, 28, 6, 44, 40),
                _box(_PAPER, 44, 12, 12, 32),
                _box(_PAPER, 34, 22, 32, 12),
                *(_box(_PAPER, x, 54, 12, 12) for x in (17, 71)),
                *(_box(_PAPER, x, 74, 12, 12) for x in (17, 71)),
                _box(WARM, 40, 62, 20, 32),
            ),
        ),
        "person": _Picture("a person", _body(DARK, 50, 0)),
        "talking": _Picture(
            "two people talking",
            (
                *_body(DARK, 24, 38, 0.6),
                *_body(WARM, 76, 38, 0.6),
                _shape(DARK, "M8 4 H46 V24 H30 L24 33 L21 24 H8 Z"),
                _shape(WARM, "M54 4 H92 V24 H79 L76 33 L70 24 H54 Z"),
                *(_disc(_PAPER, x, 14, 3) for x in (17, 27, 37, 63, 73, 83)),
            ),
        ),
        "family": _Picture(
            "a family",
            (
                *_body(DARK, 24, 8, 0.84),
                *_body(DARK, 76, 8, 0.84),
                _disc(_PAPER, 50, 51, 15),
                _shape(_PAPER, "M29 94 V78 a21 17 0 0 1 42 0 V94 Z"),
                *_body(WARM, 50, 40, 0.54),
            ),
        ),
        "heart": _Picture(
            "a heart: what matters",
            (
                _shape(
                    WARM,
                    "M50 92 L12 52 C-6 30 12 6 32 10 C42 12 48 20 50 26 C52 20 58 12 68 10"
                    " C88 6 106 30 88 52 Z",
                ),
            ),
        ),
        "speech": _Picture(
            "a speech bubble: my words",
            (
                _shape(
                    DARK,
                    "M14 8 H86 a10 10 0 0 1 10 10 V58 a10 10 0 0 1 -10 10 H50 L26 94 V68 H14"
                    " a10 10 0 0 1 -10 -10 V18 a10 10 0 0 1 10 -10 Z",
                ),
                *(_box(_PAPER, 20, y, wide, 7, 3) for y, wide in ((22, 60), (36, 60), (50, 36))),
            ),
        ),
        "clock": _Picture(
            "a clock",
            (
                _ring(DARK, 50, 50, 42, 9),
                _stroke(WARM, "M50 24 V50 L68 62", 8),
                *(_disc(DARK, x, y, 3.5) for x, y in ((50, 17), (83, 50), (50, 83), (17, 50))),
            ),
        ),
        "calendar": _Picture(
            "a calendar",
            (
                _box(DARK, 8, 14, 84, 80, 6),
                _box(_PAPER, 15, 38, 70, 49),
                *(_box(WARM, x, 4, 9, 22, 3) for x in (26, 65)),
                *(_box(DARK, x, y, 12, 12) for x in (22, 44, 66) for y in (45, 67)),
                _box(WARM, 44, 67, 12, 12),
            ),
        ),
        "telephone": _Picture(
            "a telephone",
            (
                _box(DARK, 24, 4, 52, 92, 9),
                _box(_PAPER, 30, 14, 40, 22, 2),
                *(_box(_PAPER, x, y, 9, 9, 2) for x in (31, 45.5, 60) for y in (43, 57, 71)),
                _box(WARM, 40, 84, 20, 7, 3),
            ),
        ),
        "nurse": _Picture(
            "a nurse or doctor",
            (
                *_body(DARK, 50, 4, 0.95),
                _shape(WARM, "M32 16 L36 0 H64 L68 16 Z"),
                _box(_PAPER, 47, 2, 6, 12),
                _box(_PAPER, 44, 5, 12, 6),
                _box(_PAPER, 45, 62, 10, 26),
                _box(_PAPER, 37, 70, 26, 10),
            ),
        ),
        "medicine": _Picture(
            "medicine",
            (
                _box(DARK, 30, 4, 40, 14, 3),
                _shape(DARK, "M34 21 H66 L76 34 V90 a5 5 0 0 1 -5 5 H29 a5 5 0 0 1 -5 -5 V34 Z"),
                _box(_PAPER, 24, 42, 52, 38),
                _box(WARM, 45, 46, 10, 30),
                _box(WARM, 35, 56, 30, 10),
            ),
        ),
        "key": _Picture(
            "a key: my own door",
            (
                _box(DARK, 6, 4, 46, 92),
                _box(_PAPER, 13, 12, 32, 32),
                _box(_PAPER, 13, 54, 32, 32),
                _disc(WARM, 47, 49, 4),
                _ring(WARM, 77, 34, 12, 8),
                _stroke(WARM, "M77 50 V88 M77 74 H90 M77 86 H88", 7),
            ),
        ),
        "money": _Picture(
            "money",
            (
                _box(DARK, 3, 18, 94, 52, 5),
                _disc(_PAPER, 50, 44, 19),
                _stroke(DARK, "M57 36 C56 30 46 30 46 38 V51 C46 54 44 55 43 55 H58 M41 45 H54", 4),
                *(_disc(_PAPER, x, 80, 15) for x in (62, 82)),
                *(_disc(WARM, x, 80, 13) for x in (62, 82)),
                *(_disc(_PAPER, x, 80, 7.5) for x in (62, 82)),
            ),
        ),
        "help": _Picture(
            "a warning sign: help",
            (
                _shape(WARM, "M50 5 L98 92 H2 Z"),
                _shape(_PAPER, "M43 34 H57 L54 66 H46 Z"),
                _disc(_PAPER, 50, 78, 6.5),
            ),
        ),
        "tick": _Picture("a tick: yes", (_stroke(DARK, "M14 54 L40 80 L88 22", 15),)),
        "cross": _Picture("a cross: no", (_stroke(WARM, "M20 20 L80 80 M80 20 L20 80", 15),)),
        "question": _Picture(
            "a question mark",
            (
                _disc(DARK, 50, 50, 46),
                _stroke(_PAPER, "M35 38 C35 18 66 18 66 38 C66 50 50 50 50 63", 9),
                _disc(_PAPER, 50, 78, 6),
            ),
        ),
        "support-worker": _Picture(
            "a support worker with a person",
            (
                *_body(WARM, 32, 20, 0.78),
                *_body(DARK, 70, 6, 0.92),
                _box(_PAPER, 63, 60, 16, 20, 2),
                _box(WARM, 66, 70, 10, 4),
                _disc(WARM, 71, 65, 2.6),
            ),
        ),
        "police": _Picture(
            "a police officer",
            (
                *_body(DARK, 50, 16, 0.84),
                _box(_PAPER, 20, 0, 60, 33),
                _shape(DARK, "M30 25 C28 -6 72 -6 70 25 Z"),
                _box(DARK, 22, 24, 56, 6, 3),
                _disc(WARM, 50, 14, 6),
                _box(WARM, 56, 68, 12, 14, 2),
                _box(_PAPER, 49, 56, 2.5, 44),
            ),
        ),
        "night": _Picture(
            "the moon: night",
            (
                _shape(DARK, "M62 6 A46 46 0 1 0 94 68 A38 38 0 0 1 62 6 Z"),
                _shape(
                    WARM, "M78 16 L81 25 L90 25 L83 31 L86 40 L78 34 L70 40 L73 31 L66 25 L75 25 Z"
                ),
            ),
        ),
        "food": _Picture(
            "food: a plate, a knife and a fork",
            (
                _ring(DARK, 50, 52, 26, 7),
                _disc(WARM, 50, 52, 13),
                _stroke(DARK, "M11 12 V86 M4 12 V28 Q4 36 11 36 Q18 36 18 28 V12", 5),
                _shape(DARK, "M86 10 C96 18 97 40 94 54 H91 V86 a3 3 0 0 1 -6 0 V10 Z"),
            ),
        ),
        "music": _Picture(
            "music: things to do",
            (
                _shape(DARK, "M34 16 L84 6 V24 L42 32 V78 H34 Z"),
                _box(DARK, 76, 10, 8, 58),
                _shape(WARM, "M10 80 a16 12 0 1 0 32 0 a16 12 0 1 0 -32 0 Z"),
                _shape(WARM, "M52 70 a16 12 0 1 0 32 0 a16 12 0 1 0 -32 0 Z"),
            ),
        ),
        "document": _Picture(
            "a document",
            (
                _shape(DARK, _SHEET),
                _shape(WARM, "M62 6 V24 H80 Z"),
                *(_box(_PAPER, 32, y, wide, 6, 2) for y, wide in ((38, 38), (54, 38), (70, 24))),
            ),
        ),
        "magnifying-glass": _Picture(
            "a magnifying glass: checking",
            (
                _stroke(WARM, "M64 64 L90 90", 13),
                _ring(DARK, 42, 42, 32, 10),
                _stroke(DARK, "M28 42 L39 53 L57 32", 6),
            ),
        ),
    }
)

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {name: picture.shows for name, picture in _PICTURES.items()}
)
"""The name of each picture, and what it shows in words for who cannot see it."""


def symbol_svg(name: str) -> str:
    """The picture of this name as the text of one SVG element, square, with its words as title."""
    picture = _PICTURES[name]
    drawn = "\n".join(picture.parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_SIDE} {_SIDE}">\n'
        f"<title>{escape(picture.shows)}</title>\n{drawn}\n</svg>\n"
    )
