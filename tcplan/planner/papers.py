"""Papers: what is asked is composed first, then written whole or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcplan.errors import WrongUseError, shown
from tcplan.planner.leaving import PRINTED, FromDatabase
from tcplan.planner.unlocking import is_database
from tcplan.views.calendar import CalendarView
from tcplan.views.looking import Looking
from tcplan.views.summary import summary

if TYPE_CHECKING:
    from tcplan.exchange.base import ExportedFrom


_ENDS = {
    "html": (".html", ".htm"),
    "md": (".md", ".markdown", ".txt"),
    "json": (".json",),
    "ics": (".ics",),
}
"""How the name of a file in each format may end, the usual end first."""


@attrs.frozen
class Written:
    """A paper that was written."""

    path: Path
    size: int
    """Bytes."""
    individual: str | None
    """Whose paper it is; None for the whole plan."""
    form: str
    """The format, for example ``html``."""
    names_shown: bool
    kind: str = "summary"
    """What it is: ``summary``, ``calendar`` or ``plan``."""


def formats() -> tuple[str, ...]:
    """The formats in which a risk summary can be written."""
    from tcplan.report.forms import formats_of
    from tcplan.report.kinds import kind_of

    return formats_of(kind_of("summary"))


def render_summary(looking: Looking, individual: str, form: str) -> str:
    """The risk summary of one person as text in the format asked for."""
    from tcplan.report.forms import parts
    from tcplan.report.kinds import kind_of

    (part,) = parts(kind_of("summary"), summary(looking, individual), form)
    return part.data.decode("utf-8")


def export_summary(
    looking: Looking,
    individual: str,
    form: str,
    path: Path,
    *,
    replace: bool = False,
) -> Written:
    """Write the risk summary of one person to ``path``, whole or not at all.

    An existing file is kept unless ``replace``. From a database it is journalled before this
    returns, and is not there when it cannot be. Raises ``CannotWriteError``, ``WrongUseError``,
    ``UnknownIdError``, or an error of opening or saving.
    """
    person = looking.get("individuals", individual).id
    if is_plan_file(path):
        raise WrongUseError(f"{shown(path.name)} is a plan file; no paper is written over it.")
    data = render_summary(looking, person, form).encode("utf-8")
    paper = Written(path, len(data), person, form, looking.names)
    _write(looking, paper, data, replace=replace)
    return paper


def print_summary(looking: Looking, individual: str, form: str) -> str:
    """The risk summary of one person for whoever prints it at once.

    From a database it is journalled before this returns. Raises as ``export_summary`` does.
    """
    person = looking.get("individuals", individual).id
    text = render_summary(looking, person, form)
    data = text.encode("utf-8")
    _journal(looking, Written(Path(PRINTED), len(data), person, form, looking.names), data)
    return text


def export_plan(
    looking: Looking, path: Path, *, replace: bool = False, for_import: bool = False
) -> Written:
    """Write the whole plan as a plan file, names and all, whole or not at all.

    The same plan gives the same bytes, whether it came from a plan file or from a database.
    ``for_import`` writes into it which database and row it came from, so that ``import_plan`` can
    tell what was changed in it; raises ``WrongUseError`` for a plan that came from a plan file.
    It is journalled, and raises, as ``export_summary`` does.
    """
    from tcplan.exchange.plan_json import dump

    data = dump(looking.plan, _base(looking) if for_import else None)
    paper = Written(path, len(data), None, "json", names_shown=True, kind="plan")
    _write(looking, paper, data, replace=replace)
    return paper


def export_calendar(
    looking: Looking, view: CalendarView, path: Path, *, replace: bool = False
) -> Written:
    """Write a calendar of this look for other calendar programs, whole or not at all.

    Without names it holds ids, words of tcplan and of its code lists, and nothing that anybody
    wrote. It is journalled, and raises, as ``export_summary`` does.
    """
    if is_plan_file(path):
        raise WrongUseError(f"{shown(path.name)} is a plan file; no calendar is written over it.")
    data = _calendar(looking, view)
    paper = _of_calendar(view, path, data)
    _write(looking, paper, data, replace=replace)
    return paper


def print_calendar(looking: Looking, view: CalendarView) -> str:
    """A calendar for whoever prints it at once; journalled as ``print_summary`` does."""
    data = _calendar(looking, view)
    _journal(looking, _of_calendar(view, Path(PRINTED), data), data)
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

    origin = looking.origin
    if not isinstance(origin, FromDatabase):
        raise WrongUseError("Only a plan from a database can be brought into it again.")
    return ExportedFrom(database=origin.database, row=origin.row.seq, digest=origin.row.digest)


def is_plan_file(path: Path) -> bool:
    """Whether a plan file stands there, by its first keys; no paper begins with them."""
    try:
        with path.open("rb") as file:
            beginning = file.read(4_096)
    except OSError:
        return False
    return b'"about"' in beginning and b'"schema"' not in beginning


def _require_name(path: Path, form: str) -> None:
    """Nobody opens a page that is called a PDF, or sends one on as what it is not."""
    ends = path.suffix.lower()
    if ends and ends not in _ENDS[form]:
        raise WrongUseError(
            f"{shown(path.name)} would hold {form}; end its name with {_ENDS[form][0]}, or choose "
            "another format."
        )


def _write(looking: Looking, paper: Written, data: bytes, *, replace: bool) -> None:
    from tcplan.exchange.atomic import written

    path = paper.path
    if is_database(path):
        raise WrongUseError(f"{shown(path.name)} is a database; no paper is written over it.")
    _require_name(path, paper.form)
    if path.exists() and not path.is_dir() and not replace:
        message = f"{path.name} is there already; choose another name or allow it to be replaced."
        raise WrongUseError(message)
    with written(path, data):
        _journal(looking, attrs.evolve(paper, path=path.absolute()), data)


def _journal(looking: Looking, paper: Written, data: bytes) -> None:
    """Journal a paper where the plan came from a database; a plan file has no journal."""
    if isinstance(looking.origin, FromDatabase):
        looking.origin.left(
            data,
            str(paper.path),
            agency=looking.agency,
            form=paper.form,
            individual=paper.individual,
            names=paper.names_shown,
            kind=paper.kind,
        )
