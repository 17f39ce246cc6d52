"""What was withheld is told to whoever approves a paper, with what no program can find."""

from tcplan.analysis.disclosure import Withheld
from tcplan.report.chapters.leaving import foot
from tcplan.report.document import Bullets, Document, Section, line
from tcplan.views.looking import Heading

_TITLE = "For whoever approves the paper, and for nobody else"
_BEFORE = (
    "Was a paper of another day released? What changed between the two may tell what each alone "
    "withholds; then leave out the table that changed."
)
_TYPED = (
    "Does a text that somebody typed tell who somebody is, by what happened to them or where? "
    "Nothing can find that but a reader."
)
_OTHERS = "Does anybody else publish the same figures, unrounded or by smaller areas?"
_ASKED = (_BEFORE, _TYPED, _OTHERS)


def for_approval(title: str, heading: Heading, withheld: Withheld, *more: Section) -> Document:
    """The approver's report beside a paper of figures; it holds no figure of that paper."""
    return Document(
        title=f"{_TITLE}: {title}",
        footer=foot(_TITLE, heading, "the approver"),
        opening=(),
        sections=(
            Section(
                "What was withheld, and why",
                (Bullets(tuple(line(words) for words in withheld.sentences())),),
            ),
            *more,
            Section("Before it is released", (Bullets(tuple(line(one) for one in _ASKED)),)),
        ),
        marking="OFFICIAL-SENSITIVE: for the approver",
        contents=False,
    )
