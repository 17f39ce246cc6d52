"""Papers: what is asked is composed first, then written whole or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.pace import Hear, heard_by, resting
from tcplan.errors import WrongUseError
from tcplan.planner.guarding import require_holder
from tcplan.planner.leaving import PRINTED, FromDatabase
from tcplan.planner.papers_asked import APPROVED_BY, APPROVED_WORDS, PaperAsked
from tcplan.planner.papers_composed import Composed, composed, require_no_id
from tcplan.planner.papers_written import OneFile, Written, printed, write
from tcplan.views.calendar import CalendarView
from tcplan.views.held import COPY_WORDS
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.exchange.base import ExportedFrom
    from tcplan.report.kinds import Kind


@attrs.frozen
class Handed:
    """A paper for whoever asked for it, in no file."""

    name: str
    """What a file of it would be called."""
    data: bytes
    withheld: str
    """What disclosure control withheld, for the approver alone; empty where it did not come in."""


def paper_kinds() -> "tuple[Kind, ...]":
    """The kinds of paper that can be written, in the order in which they are offered."""
    from tcplan.report.kinds import offered

    return offered()


def formats(kind: str = "summary") -> tuple[str, ...]:
    """The formats in which a kind of paper can be written, the usual one first."""
    from tcplan.report.forms import formats_of
    from tcplan.report.kinds import kind_of

    return formats_of(kind_of(kind))


def paper_settings(kind: str) -> Mapping[str, str]:
    """What can be typed for a kind of paper, each name with what it is."""
    from tcplan.report.kinds import kind_of, made

    own = made(kind).settings
    return {APPROVED_BY: APPROVED_WORDS, **own} if kind_of(kind).figures else own


def form_of(file: Path) -> str | None:
    """The format that the name of a file tells; None where it tells none."""
    from tcplan.report.forms import ENDS

    return next((form for form, ends in ENDS.items() if file.suffix.lower() in ends), None)


def paper_words(kind: str) -> str:
    """What a paper of a kind is called within a sentence."""
    return COPY_WORDS.get(kind, kind)


def render_paper(
    looking: Looking, asked: PaperAsked, form: str = "md", *, hear: Hear | None = None
) -> str:
    """A paper as text to be read before it is written; nothing leaves, so nothing is journalled.

    What is written in another format is shown as Markdown.
    """
    from tcplan.report.forms import text

    with heard_by(hear), resting():
        paper = composed(looking, attrs.evolve(asked, checked=True))
        return text(paper.ready.kind, paper.view, form)


def export_paper(
    looking: Looking,
    asked: PaperAsked,
    form: str,
    path: Path,
    *,
    replace: bool = False,
    hear: Hear | None = None,
    begins: Callable[[], None] | None = None,
) -> Written:
    """Write a paper to ``path``, a file or a folder, whole or not at all.

    Further sheets and what was withheld are written beside it. An existing file is kept unless
    ``replace``. From a database it is journalled before this returns, and is not there when it
    cannot be. ``hear`` is told how far it has come, and ``begins`` that it is composed and will now
    be written; where either raises, nothing is written and nothing journalled. Raises
    ``CannotWriteError``, ``WrongUseError``, ``UnknownIdError``, or an error of opening or saving.
    """
    with heard_by(hear), resting():
        paper = composed(looking, asked)
        file = path / paper.file_name(form) if path.is_dir() else path
        require_no_id(paper, file.name)
        files = files_of(paper, form, file)
    if begins is not None:
        begins()
    return write(looking, told_of(paper, form, files), files, replace=replace)


def hand_over_paper(
    looking: Looking,
    asked: PaperAsked,
    form: str,
    *,
    hear: Hear | None = None,
    begins: Callable[[], None] | None = None,
) -> Handed:
    """A paper for whoever prints it or saves it at once, journalled as ``export_paper`` does."""
    with heard_by(hear), resting():
        paper = composed(looking, asked)
        first, *others = files_of(paper, form, Path(paper.file_name(form)))
    sheets = [file for file in others if not file.stays]
    if sheets:
        raise WrongUseError(
            f"{paper.ready.kind.title} as {form} is {len(sheets) + 1} files; give a file's name."
        )
    if begins is not None:
        begins()
    printed(looking, told_of(paper, form, [attrs.evolve(first, path=Path(PRINTED))]), first.data)
    withheld = "".join(file.data.decode("utf-8") for file in others)
    return Handed(first.path.name, first.data, withheld)


def files_of(paper: Composed, form: str, file: Path) -> tuple[OneFile, ...]:
    """The files of a paper that is composed, the paper itself first."""
    from tcplan.report.as_markdown import as_markdown
    from tcplan.report.forms import parts

    found = [
        OneFile(file.with_stem(f"{file.stem}-{part.word}") if part.word else file, part.data)
        for part in parts(paper.ready.kind, paper.view, form)
    ]
    if paper.withheld is not None:
        beside = file.with_name(f"{file.stem}-withheld.md")
        found.append(OneFile(beside, as_markdown(paper.withheld).encode("utf-8"), stays=True))
    return tuple(found)


def told_of(paper: Composed, form: str, files: "tuple[OneFile, ...] | list[OneFile]") -> Written:
    """What is said of a paper that is to be written, its first file the paper itself."""
    ready = paper.ready
    return Written(
        path=files[0].path,
        size=len(files[0].data),
        individual=ready.individual,
        form=form,
        names_shown=paper.looking.names,
        kind=ready.kind.name,
        audience=ready.recipient.kind,
        recipient=ready.recipient.agency,
        about=ready.about if ready.kind.about == "agency" else None,
        reader=ready.recipient.words,
        approved_by=ready.given.settings.get(APPROVED_BY),
    )


def _summary(individual: str) -> PaperAsked:
    return PaperAsked(kind="summary", about=individual, reader="holder")


def render_summary(looking: Looking, individual: str, form: str) -> str:
    """The risk summary of one person for the holder, as text in the format asked for."""
    return render_paper(looking, _summary(individual), form)


def export_summary(
    looking: Looking, individual: str, form: str, path: Path, *, replace: bool = False
) -> Written:
    """Write the risk summary of one person for the holder, as ``export_paper`` does."""
    return export_paper(looking, _summary(individual), form, path, replace=replace)


def print_summary(looking: Looking, individual: str, form: str) -> str:
    """The risk summary of one person for the holder who prints it; as ``hand_over_paper`` does."""
    return hand_over_paper(looking, _summary(individual), form).data.decode("utf-8")


def export_plan(
    looking: Looking, path: Path, *, replace: bool = False, for_import: bool = False
) -> Written:
    """Write the whole plan as a plan file, names and all, whole or not at all.

    The same plan gives the same bytes, whether it came from a plan file or from a database.
    ``for_import`` writes into it which database and row it came from, so that ``import_plan`` can
    tell what was changed in it; raises ``WrongUseError`` for a plan that came from a plan file.
    It is journalled, and raises, as ``export_paper`` does.
    """
    from tcplan.exchange.plan_json import dump

    data = dump(looking.plan, _base(looking) if for_import else None)
    paper = Written(path, len(data), None, "json", names_shown=True, kind="plan")
    return write(looking, paper, [OneFile(path, data)], replace=replace)


def export_calendar(
    looking: Looking, view: CalendarView, path: Path, *, replace: bool = False
) -> Written:
    """Write a calendar of this look for other calendar programs, whole or not at all.

    Without names it holds ids, words of tcplan and of its code lists, and nothing that anybody
    wrote. It is journalled, and raises, as ``export_paper`` does.
    """
    data = _calendar(looking, view)
    return write(looking, _of_calendar(view, path, data), [OneFile(path, data)], replace=replace)


def print_calendar(looking: Looking, view: CalendarView) -> str:
    """A calendar for whoever prints it at once; journalled as ``hand_over_paper`` does."""
    data = _calendar(looking, view)
    printed(looking, _of_calendar(view, Path(PRINTED), data), data)
    return data.decode("utf-8")


def _of_calendar(view: CalendarView, path: Path, data: bytes) -> Written:
    names = view.heading.names_shown
    return Written(path, len(data), view.individual, "ics", names, kind="calendar")


def _calendar(looking: Looking, view: CalendarView) -> bytes:
    from tcplan.exchange.calendar_file import dump

    origin = looking.origin
    about = looking.plan.about
    known = origin.database if isinstance(origin, FromDatabase) else about.title
    return dump(view, f"{about.holder}:{known}")


def _base(looking: Looking) -> "ExportedFrom":
    from tcplan.exchange.base import ExportedFrom

    require_holder(looking.plan, looking.agency, "Exporting the plan to bring it back")
    origin = looking.origin
    if not isinstance(origin, FromDatabase):
        raise WrongUseError("Only a plan from a database can be brought into it again.")
    return ExportedFrom(database=origin.database, row=origin.row.seq, digest=origin.row.digest)
