"""A tagged PDF (PDF/UA-1) on A4 whose bytes depend on the document alone: no date, no font file."""

import json
import re
from importlib.resources import files

from tcplan.errors import WrongUseError, shown
from tcplan.report.breaking import BREAK
from tcplan.report.document import Document, numbered_through
from tcplan.report.pdf_tree import Tree, texts
from tcplan.report.typesetting import TypesettingError, tagged_pdf, undrawable

_PAGES = re.compile(r"assertion failed: pages: (\d+)")


def as_pdf(document: Document) -> bytes:
    """The document as a PDF; the same document gives the same bytes.

    Raises ``WrongUseError`` when it has to fit on one page and does not.
    """
    document = numbered_through(document)
    plain = Tree(document).data()
    missing = undrawable(text.replace(BREAK, "") for text in texts(plain))
    data = Tree(document, missing).data() if missing else plain
    template = files("tcplan.report").joinpath("paper.typ").read_bytes()
    try:
        return tagged_pdf(template, {"paper": json.dumps(data)})
    except TypesettingError as error:
        pages = _PAGES.match(error.reason)
        if pages is None:
            raise
        raise WrongUseError(
            f"{shown(document.title)} has to fit on one page and takes {pages[1]}; "
            "shorten what stands in it."
        ) from None
