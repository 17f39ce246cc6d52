"""One way leads to every paper: what the reader may see, under their pseudonyms, as that kind."""

from typing import TYPE_CHECKING, Any

import attrs

from tcplan.errors import WrongUseError, shown
from tcplan.planner.papers_asked import PaperAsked, Ready, understood
from tcplan.planner.papers_checked import require_checked
from tcplan.planner.papers_for import ForReader, for_reader, pseudonyms_for, require_known
from tcplan.planner.papers_past import past_of
from tcplan.planner.pseudonyms import secret_of
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given

if TYPE_CHECKING:
    from tcplan.report.document import Document
    from tcplan.report.kinds import Kind, Paper


@attrs.frozen
class Composed:
    """A paper before it is written in a format."""

    looking: Looking
    """The look of whoever writes it."""
    ready: Ready
    view: Any
    label: str
    """What the name of its file begins with: an id or a pseudonym; empty for the whole plan."""
    withheld: "Document | None" = None
    """What disclosure control withheld, for whoever approves the paper."""

    def file_name(self, form: str) -> str:
        """The name that its file has where nobody gives it another."""
        return named(self.label, self.ready.kind, self.looking, form)


def named(label: str, kind: "Kind", looking: Looking, form: str) -> str:
    """The name of a file: an id or a pseudonym, the kind and the day."""
    from tcplan.report.forms import ENDS

    words = [label, kind.file_word, looking.day.isoformat()]
    return "-".join(word for word in words if word) + ENDS[form][0]


def composed(looking: Looking, asked: PaperAsked) -> Composed:
    """The paper that is asked for.

    Raises ``WrongUseError`` or ``UnknownIdError`` where it cannot be written, in one sentence.
    """
    ready = understood(looking, asked)
    names = pseudonyms_for(ready.recipient, ready.about, lambda: secret_of(looking))
    return composed_for(looking, ready, for_reader(looking, ready, names))


def composed_for(looking: Looking, ready: Ready, found: ForReader) -> Composed:
    """The paper from a plan that has been made ready for its reader; many papers may share it."""
    from tcplan.report.kinds import made
    from tcplan.report.texts import texts

    require_known(found, ready.about)
    paper = made(ready.kind.name)
    about = found.called(ready.about)
    given = attrs.evolve(
        ready.given,
        recipient=found.recipient,
        whole=looking if ready.kind.figures else None,
        whole_about=ready.about if ready.kind.figures else None,
        **past_of(looking, ready),
    )
    theirs = found.looking
    view = _viewed(paper, theirs, given, ready.about, about)
    if ready.recipient.outside and not looking.names and not ready.checked:
        lines = texts(paper.document(view))
        require_checked((looking.plan, found.plan), view, lines, given.settings.values())
    return Composed(
        looking=looking,
        ready=ready,
        view=view,
        label=about or found.recipient.agency or "",
        withheld=paper.withheld(theirs, about, given) if paper.withheld else None,
    )


def _viewed(
    paper: "Paper", looking: Looking, given: Given, name: str | None, about: str | None
) -> Any:  # noqa: ANN401
    """What a paper tells; why it cannot be written is told to the holder under the holder's id."""
    try:
        return paper.view(looking, about, given)
    except WrongUseError as error:
        if name is None or about is None or name == about:
            raise
        raise WrongUseError(str(error).replace(about, name)) from None


def require_no_id(paper: Composed, name: str) -> None:
    """Raise ``WrongUseError`` where the name of a file tells somebody outside the holder an id."""
    from tcplan.access.words_of_ids import ids_in

    if not paper.ready.recipient.outside:
        return
    known = {person.id.casefold(): person.id for person in paper.looking.plan.individuals}
    for _, _, found in ids_in(name, known.get):
        raise WrongUseError(
            f"The name {shown(name)} tells {paper.ready.recipient.words} the id {found}; name a "
            "folder, and the file is named after their pseudonym."
        )
