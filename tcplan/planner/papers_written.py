"""A paper is written whole or not at all, readable by its owner alone, and journalled as it is."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

import attrs

from tcplan.errors import WrongUseError, shown
from tcplan.planner.leaving import PRINTED, FromDatabase, Left, digest_of
from tcplan.planner.unlocking import is_database
from tcplan.views.looking import Looking


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
    """What it is: ``calendar``, ``plan``, or the kind of paper."""
    audience: str = "holder"
    """Who is to read it: holder, agency, person or public."""
    recipient: str | None = None
    """The id of the agency that is to read it."""
    about: str | None = None
    """The id of the agency that it is about."""
    approved_by: str | None = None
    """Who approved it, by name and role; None where nobody was named."""
    reader: str = ""
    """Who is to read it, in words."""
    beside: tuple[Path, ...] = ()
    """Other files that were written with it, such as what was withheld."""

    def left(self, data: bytes, where: str) -> Left:
        """The same as the journal tells it."""
        return Left(
            kind=self.kind,
            form=self.form,
            individual=self.individual,
            names=self.names_shown,
            digest=digest_of(data),
            where=where,
            audience=self.audience,
            recipient=self.recipient,
            about=self.about,
            approved_by=self.approved_by,
        )


@attrs.frozen
class OneFile:
    """One of the files of a paper."""

    path: Path
    data: bytes
    stays: bool = False
    """Whether it is for the holder, whoever is to read the paper."""

    def left(self, paper: Written) -> Left:
        """The file as the journal tells it."""
        told = paper.left(self.data, str(self.path.absolute()))
        return attrs.evolve(told, audience="holder", recipient=None) if self.stays else told


def write(looking: Looking, paper: Written, files: Sequence[OneFile], *, replace: bool) -> Written:
    """Write a paper with what belongs beside it, all or nothing, and journal it.

    Raises ``CannotWriteError``, ``WrongUseError``, or an error of opening or saving.
    """
    from tcplan.exchange.atomic import written

    for file in files:
        require_free(file.path, paper.kind, replace=replace)
    require_name(paper.path, paper.form)
    with contextlib.ExitStack() as stack:
        for file in files:
            stack.enter_context(written(file.path, file.data))
        leave(looking, [file.left(paper) for file in files])
    return attrs.evolve(paper, beside=tuple(file.path for file in files[1:]))


def printed(looking: Looking, paper: Written, data: bytes) -> None:
    """Journal a paper that goes to whoever asked for it and to no file."""
    leave(looking, [paper.left(data, PRINTED)])


def leave(looking: Looking, papers: Sequence[Left]) -> None:
    """Journal that papers have left, all of them or none."""
    if isinstance(looking.origin, FromDatabase):
        version = looking.plan.about.version
        looking.origin.left(*papers, agency=looking.agency, version=version)


def require_free(path: Path, kind: str, *, replace: bool) -> None:
    """Raise ``WrongUseError`` where a paper would go over what is no paper, or is kept."""
    if kind != "plan" and is_plan_file(path):
        what = "calendar" if kind == "calendar" else "paper"
        raise WrongUseError(f"{shown(path.name)} is a plan file; no {what} is written over it.")
    if is_database(path):
        raise WrongUseError(f"{shown(path.name)} is a database; no paper is written over it.")
    if path.exists() and not path.is_dir() and not replace:
        raise WrongUseError(
            f"{shown(path.name)} is there already; choose another name or allow it to be replaced."
        )


def require_name(path: Path, form: str) -> None:
    """Nobody opens a page that is called a PDF, or sends one on as what it is not."""
    from tcplan.report.forms import ENDS

    ends = path.suffix.lower()
    if ends and ends not in ENDS[form]:
        raise WrongUseError(
            f"{shown(path.name)} would hold {form}; end its name with {ENDS[form][0]}, or choose "
            "another format."
        )


def is_plan_file(path: Path) -> bool:
    """Whether a plan file stands there, by its first keys; no paper begins with them."""
    try:
        with path.open("rb") as file:
            beginning = file.read(4_096)
    except OSError:
        return False
    return b'"about"' in beginning and b'"schema"' not in beginning
