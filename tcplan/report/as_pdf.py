"""A tagged PDF (PDF/UA-1) on A4 whose bytes depend on the document alone: no date, no font file."""

import json
import re
from importlib.resources import files

from tcplan.errors import WrongUseError, shown
from tcplan.report.breaking import BREAK
from tcplan.report.document import Document, numbered_through
from tcplan.report.pdf_tree import Data, Tree, texts
from tcplan.report.typesetting import TypesettingError, tagged_pdf, undrawable, unsure

_PAGES = re.compile(r"assertion failed: pages: (\d+)")


def as_pdf(document: Document) -> bytes:
    """The document as a PDF; the same document gives the same bytes.

    Raises ``WrongUseError`` when it has to fit on one page and does not.
    """
    document = numbered_through(document)
    plain = Tree(document).data()
    told = [text.replace(BREAK, "") for text in texts(plain)]
    missing = undrawable(told)
    try:
        return _set(Tree(document, missing).data() if missing else plain)
    except TypesettingError as error:
        _refuse_more_than_a_page(document, error.reason)
    # Some letter stands in its neighbours' way: then only what is certain is set as letters.
    return _set(Tree(document, unsure(told)).data())


def _set(data: Data) -> bytes:
    template = files("tcplan.report").joinpath("paper.typ").read_bytes()
    return tagged_pdf(template, {"paper": json.dumps(data)})


def _refuse_more_than_a_page(document: Document, reason: str) -> None:
    pages = _PAGES.match(reason)
    if pages is not None:
        raise WrongUseError(
            f"{shown(document.title)} has to fit on one page and takes {pages[1]}; "
            "shorten what stands in it."
        )
