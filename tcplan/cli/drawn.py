"""What a page draws, as one picture that stands by itself; its words are read out instead of it."""

from collections.abc import Iterator, Sequence

from tcplan.cli.page import Block, Fact, Picture, Section, one_fact_a_line
from tcplan.draw import Canvas, stacked, to_svg
from tcplan.text import ascii_only, one_line, wrap
from tcplan.views.sentences import PREDICTS_NO_ONE, WHAT_COVER_SAYS


def as_svg(
    page: Sequence[Block],
    title: str,
    cells: int,
    *,
    ascii: bool = False,  # noqa: A002
) -> str | None:
    """The drawings of a page below each other as the text of an SVG file; ``None`` without any.

    Each stands under its heading, above all of them which plan and day they are of, and below what
    they do not say. ``cells`` is the width in characters, held to what drawings take.
    """
    drawn = list(_drawn(page, (), cells, ascii=ascii))
    if not drawn:
        return None
    wide = max(canvas.width for _, canvas in drawn)
    about = " · ".join(f"{one.label}: {one.value}" for one in page if isinstance(one, Fact))
    parts, before = [_written(about, wide, "muted", ascii=ascii)], ""
    for heading, canvas in drawn:
        if heading != before:
            parts.append(_written(heading, wide, "heading", ascii=ascii))
        parts.append(canvas)
        before = heading
    parts += [
        _written(text, wide, "muted", ascii=ascii) for text in (PREDICTS_NO_ONE, WHAT_COVER_SAYS)
    ]
    said = one_fact_a_line(page, ascii=ascii)
    return to_svg(stacked(parts, ascii=ascii), title=title, description=said)


def _drawn(
    blocks: Sequence[Block],
    titles: tuple[str, ...],
    cells: int,
    *,
    ascii: bool,  # noqa: A002
) -> Iterator[tuple[str, Canvas]]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _drawn(block.blocks, (*titles, block.title), cells, ascii=ascii)
        elif isinstance(block, Picture):
            yield " · ".join(titles), block.draw(cells, ascii)


def _written(text: str, cells: int, style: str, *, ascii: bool) -> Canvas:  # noqa: A002
    shown = one_line(text)
    lines = wrap(ascii_only(shown) if ascii else shown, cells)
    canvas = Canvas(cells, len(lines), ascii=ascii)
    for y, line in enumerate(lines):
        canvas.put(0, y, line, style)
    return canvas
