"""A paper says where it went, for whom, and under which names; figures say what was withheld."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tcplan.cli.options import Asked
from tcplan.cli.output import narrate, put
from tcplan.cli.progress import parts, progress, to_its_end

if TYPE_CHECKING:
    from tcplan.analysis.disclosure.settings import Settings
    from tcplan.planner import Kind, PaperAsked, Written
    from tcplan.views.looking import Looking

_BINARY = frozenset({"pdf", "docx", "xlsx"})
_USED_BY = {
    "--about": "a paper about an agency",
    "--for": "a paper",
    "--since": "a paper about changes",
    "--set": "a paper",
    "--threshold": "figures",
    "--base": "figures",
    "--keep-zero": "figures",
    "--checked": "a paper",
}


class PaperOptions(NamedTuple):
    """What was typed of a paper."""

    kind: str
    individual: str | None
    about: str | None
    reader: str | None
    since: dt.date | None
    settings: tuple[str, ...]
    threshold: int | None
    base: int | None
    keep_zero: bool
    checked: bool

    def refuse(self, *names: str) -> None:
        """Refuse what was typed of these options, or of all, where it has no meaning."""
        given = {
            "--about": self.about,
            "--for": self.reader,
            "--since": self.since,
            "--set": self.settings,
            "--threshold": self.threshold,
            "--base": self.base,
            "--keep-zero": self.keep_zero,
            "--checked": self.checked,
        }
        for name, value in given.items():
            # A threshold or a base of 0 was typed, and is refused as what it is.
            typed = value not in {None, ()} and value is not False
            if typed and (not names or name in names):
                raise click.UsageError(f"{name} goes with {_USED_BY[name]}, not with {self.kind}")

    def asked(self, kind: "Kind", whom: str | None) -> "PaperAsked":
        """The same as the planner takes it."""
        from tcplan.planner import PaperAsked

        if not kind.figures:
            self.refuse("--threshold", "--base", "--keep-zero")
        return PaperAsked(
            kind=kind.name,
            about=whom,
            reader=self.reader,
            since=self.since,
            settings=_settings(self.settings),
            disclosure=self._disclosure(),
            checked=self.checked,
        )

    def _disclosure(self) -> "Settings":
        from tcplan.planner import figures_told

        return figures_told(self.threshold, self.base, keep_zero=self.keep_zero)

    def whom(self, kind: "Kind") -> str | None:
        """The id of the person or the agency that the paper is about, if one was typed."""
        if kind.about == "agency":
            if self.individual is not None:
                raise click.UsageError(f"{self.kind} is about an agency: --about ID")
            return self.about
        self.refuse("--about")
        return self.individual


def export_a_paper(
    plan: Path,
    options: PaperOptions,
    form: str | None,
    file: Path | None,
    *,
    replace: bool,
    asked: Asked,
) -> None:
    """Write one paper to a file, a folder or stdout."""
    from tcplan.planner import export_paper, hand_over_paper, paper_words

    kind = _kind(options.kind)
    whom = options.whom(kind)
    if whom is None and kind.about != "plan":
        option = "--about" if kind.about == "agency" else "--individual"
        raise click.UsageError(f"Say whose {kind.name}: {option} ID")
    wanted = options.asked(kind, whom)
    chosen = _format(kind, form, file)
    free(file, replace=replace)
    if file is None and chosen in _BINARY:
        raise click.UsageError(f"{chosen} is no text: give a file or a folder with -o")
    read = parts("Reading")
    about = whom if kind.about != "agency" else None
    found = asked.look(plan, about, tell=lambda done, of: read("the plan", done, of))
    hear = parts(f"Writing the {paper_words(kind.name)}")
    with _read_first(), to_its_end() as begins:
        if file is not None:
            done = export_paper(
                found, wanted, chosen, file, replace=replace, hear=hear, begins=begins
            )
            return _told(found, done)
        handed = hand_over_paper(found, wanted, chosen, hear=hear, begins=begins)
    put(handed.data.decode("utf-8"))
    if handed.withheld:
        narrate(f"For whoever approves the paper, and for nobody else:\n\n{handed.withheld}")
    return None


@contextmanager
def _read_first() -> Iterator[None]:
    """Say how to go on once the places that were named have been read."""
    from tcplan.errors import CheckFirstError, WrongUseError

    try:
        yield
    except CheckFirstError as error:
        raise WrongUseError(
            f"{error}\nNothing was written. Once they are read: --checked"
        ) from None


def free(file: Path | None, *, replace: bool) -> None:
    """Refuse a file that is there already, before anything is read."""
    if file is not None and not replace and file.is_file():
        from tcplan.errors import WrongUseError

        raise WrongUseError(f"{file} is there already; choose another name, or give --replace.")


def names_words(*, names: bool) -> str:
    """Whether names stand in what was written."""
    return "shown" if names else "hidden"


def row_words(found: "Looking") -> str:
    """The row of the journal of which it tells."""
    head = found.heading().head
    return f"; it tells of journal row {head}" if head else ""


def _kind(name: str) -> "Kind":
    from tcplan.planner import paper_kinds

    return next(kind for kind in paper_kinds() if kind.name == name)


def _format(kind: "Kind", form: str | None, file: Path | None) -> str:
    """As it was asked for, else as the file is called, else the usual one, on stdout Markdown."""
    from tcplan.planner import form_of, formats

    able = formats(kind.name)
    if form is not None:
        if form not in able:
            raise click.UsageError(f"{kind.name} is exported as {', '.join(able)}, not as {form}")
        return form
    if file is None:
        return "md"
    found = form_of(file)
    return found if found in able else able[0]


def _settings(typed: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in typed:
        key, sign, value = one.partition("=")
        if not sign or not key.strip() or not value.strip():
            raise click.UsageError(f"--set takes KEY=VALUE, not {one!r}")
        if key.strip() in found:
            raise click.UsageError(f"--set {key.strip()} was given twice")
        found[key.strip()] = value.strip()
    return found


def _told(found: "Looking", paper: "Written") -> None:
    from tcplan.planner import paper_words

    whose = paper.individual or paper.about
    whom = f" of {whose}" if paper.individual else f" about {whose}" if whose else ""
    reader = f" for {paper.reader}" if paper.audience != "holder" else ""
    hidden = ", ids replaced by pseudonyms" if paper.audience != "holder" else ""
    narrate(
        f"Wrote the {paper_words(paper.kind)}{whom}{reader} to {paper.path}: "
        f"{paper.size:,} bytes of {paper.form}, as at {found.day.isoformat()}, "
        f"names {names_words(names=paper.names_shown)}{hidden}{row_words(found)}."
    )
    for other in paper.beside:
        kept = " (for whoever approves it, and for nobody else)" if _withheld(other) else ""
        narrate(f"Beside it: {other}{kept}")


def _withheld(file: Path) -> bool:
    return file.stem.endswith("-withheld")


def export_papers_of_all(
    plan: Path,
    options: PaperOptions,
    form: str | None,
    folder: Path | None,
    *,
    replace: bool,
    asked: Asked,
) -> None:
    """Write a paper about everybody into a folder, all of them or none."""
    from tcplan.planner import export_papers, formats, paper_words

    kind = _kind(options.kind)
    if options.whom(kind) is not None:
        raise click.UsageError("--all is about everybody; leave --individual and --about out")
    if folder is None:
        raise click.UsageError("Papers about everybody need a folder: -o FOLDER")
    chosen = form or formats(kind.name)[0]
    wanted = options.asked(kind, None)
    found = asked.look(plan, tell=progress("Reading the plan"))
    words = paper_words(kind.name)
    tell = progress(f"Writing: {words}")
    with _read_first():
        done = export_papers(found, wanted, chosen, folder, replace=replace, tell=tell)
    for one in done.left_out:
        narrate(f"Not written of {one.about} for {one.reader}: {one.why}")
    narrate(
        f"Wrote {done.papers:,} papers ({words}) to {done.folder}, for {_readers(done.readers)}: "
        f"{done.files:,} files of {done.form}, {done.size:,} bytes, "
        f"as at {found.day.isoformat()}, names {names_words(names=done.names_shown)}"
        f"{row_words(found)}."
    )


def _readers(readers: tuple[str, ...]) -> str:
    return readers[0] if len(readers) == 1 else f"{len(readers):,} readers"
