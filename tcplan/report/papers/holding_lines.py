"""Until somebody has approved the lines, every page says that they are a draft."""

from tcplan.domain.dates import long_day
from tcplan.report.chapters.leaving import foot, of_day
from tcplan.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Notice,
    Paragraph,
    Quote,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import missing, strong
from tcplan.views.papers.holding_lines import SETTINGS, HoldingLinesView, Situation, holding_lines

_TITLE = "Holding lines"
_DRAFT = "DRAFT: not approved, not to be used"
_STEPS = ("When", "What", "Who")
_STEP_WIDTHS = (20, 52, 28)


def document(view: HoldingLinesView) -> Document:
    """The lines to be read out or sent, with the joint communications plan."""
    return Document(
        title=f"{_TITLE} of {view.partnership}",
        footer=foot(
            _TITLE, view.heading, view.reader, *((view.standing,) if view.approved else ())
        ),
        opening=(
            *(Paragraph(line(words)) for words in view.about),
            Facts(
                (
                    fact(
                        "Standing", line(view.standing if view.approved else missing(view.standing))
                    ),
                    fact("The press is sent to", view.media_contact or missing("nobody named yet")),
                    fact(
                        "Read again by",
                        long_day(view.review_by) if view.review_by else missing("no day set"),
                    ),
                    *of_day(view.heading),
                )
            ),
            Notice("Never said, to anybody, by anybody", tuple(line(one) for one in view.never)),
        ),
        sections=(
            Section("Before anything is said", (Bullets(tuple(line(w) for w in view.before)),)),
            *(_situation(one) for one in view.situations),
            Section("Joint communications plan", (_steps(view),)),
        ),
        marking="" if view.approved else _DRAFT,
    )


def _situation(one: Situation) -> Section:
    said: list[Block] = [
        Facts((fact("Asked, for example", one.asked), fact("Who answers", one.who)))
    ]
    for words in one.lines:
        said += [Paragraph(line(strong(f"To: {words.to}"))), Quote(words.words)]
    then = Section("Then", (Bullets(tuple(line(words) for words in one.after)),))
    return Section(one.title, (*said, then))


def _steps(view: HoldingLinesView) -> Table:
    rows = tuple((cell(one.when), cell(one.what), cell(one.who)) for one in view.steps)
    return Table("Who does what, and when", _STEPS, rows, _STEP_WIDTHS)


PAPER = Paper(view=holding_lines, document=document, settings=SETTINGS)
