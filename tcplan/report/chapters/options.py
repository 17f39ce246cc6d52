"""What was thought of and is not in the plan; staying in hospital is one, with its own risks."""

from tcplan.domain.dates import long_day
from tcplan.report.document import Block, Bullets, Fact, Facts, Paragraph, Section, fact, line
from tcplan.report.phrases import aside
from tcplan.views.summary import SummaryView
from tcplan.views.whatif.view import OptionView

_NOT_IN_THE_PLAN = (
    "Options are kept to be compared. None of them is in the plan until it is adopted."
)


def options(view: SummaryView) -> Section:
    """The options that were kept, and staying in hospital beside them."""
    kept: Block = Paragraph(line("No option is kept."))
    if view.options:
        kept = Facts(tuple(_option(one) for one in view.options))
    stay = view.stay
    return Section(
        "Options that were thought of",
        (
            Paragraph(line(_NOT_IN_THE_PLAN), quiet=True),
            kept,
            Section(
                "Staying in hospital",
                (
                    Paragraph(line(stay.because)),
                    *(
                        [Bullets(tuple(map(line, stay.risks_of_staying)))]
                        if stay.risks_of_staying
                        else []
                    ),
                    Paragraph(line(stay.general), quiet=True),
                ),
            ),
        ),
    )


def _option(one: OptionView) -> Fact:
    note = [one.note] if one.note else []
    adopted = [f"Adopted on {long_day(one.adopted_on)}"] if one.adopted_on else []
    kept = aside(f"kept by {one.said_by}, {long_day(one.on)}; {one.id}")
    return fact(one.name, *one.words, *note, *adopted, *one.gone, kept)
