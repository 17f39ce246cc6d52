"""A paper of one page is refused in every format that is printed, if as a PDF it would need two.

A browser and a word processor lay out pages with letters of their own machine, which nobody knows
beforehand; their styles stand at least as close as the PDF, which is measured instead of them.
"""

from tcplan.report.document import Document


def require_one_page(document: Document) -> None:
    """Raise ``WrongUseError`` for a document of one page that needs more; any other passes."""
    if document.one_page:
        from tcplan.report.as_pdf import as_pdf

        as_pdf(document)
