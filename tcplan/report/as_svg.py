"""The drawings of a paper, each as a picture that needs nothing else: no script, no address."""

from collections.abc import Iterator

from tcplan.draw import to_svg
from tcplan.report.document import Block, Document, Drawing, Section


def as_svg(document: Document) -> tuple[str, ...]:
    """Every drawing of the document as SVG, in the order in which they are read."""
    return tuple(
        to_svg(each.canvas, title=each.title, description=each.description)
        for each in _drawings((*document.opening, *document.sections))
    )


def _drawings(blocks: tuple[Block, ...]) -> Iterator[Drawing]:
    for block in blocks:
        if isinstance(block, Drawing):
            yield block
        elif isinstance(block, Section):
            yield from _drawings(block.blocks)
