"""Papers about everybody leave together or not at all; what their readers share is made once.

A paper of many is byte for byte the paper that is written alone.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import attrs

from tcplan.analysis.pace import Tell, paced
from tcplan.errors import CheckFirstError, WrongUseError
from tcplan.planner.leaving import Left
from tcplan.planner.papers import files_of, told_of
from tcplan.planner.papers_asked import PaperAsked, Ready, understood
from tcplan.planner.papers_checked import listed
from tcplan.planner.papers_composed import composed_for
from tcplan.planner.papers_for import ForReader, for_reader, pseudonyms_for
from tcplan.planner.papers_written import OneFile, leave, require_free
from tcplan.planner.pseudonyms import secret_of
from tcplan.report.kinds import Kind, kind_of
from tcplan.views.looking import Looking

_FIRST = "Free text in these papers may tell who somebody is. Read these places first:"
_NO_WORD = re.compile(r"[^a-z0-9]+")


Secret = Callable[[], bytes]


@attrs.frozen
class LeftOut:
    """A paper that was not written, and why."""

    about: str
    reader: str
    """Who was to read it, in words."""
    why: str


@attrs.frozen(kw_only=True)
class ManyWritten:
    """Papers that were written into one folder."""

    folder: Path
    kind: str
    form: str
    papers: int
    files: int
    """With further sheets, and with what was withheld."""
    size: int
    """Bytes of all files."""
    names_shown: bool
    readers: tuple[str, ...]
    """Who is to read them, in words."""
    left_out: tuple[LeftOut, ...]


@attrs.frozen
class _Item:
    """One paper that is to be written, before it is composed."""

    about: str
    reader: str | None
    within: str = ""
    """The folder of its reader; empty where all papers have one reader."""
    found: ForReader | None = None
    """What its reader is given, where papers share it."""


def export_papers(
    looking: Looking,
    asked: PaperAsked,
    form: str,
    folder: Path,
    *,
    replace: bool = False,
    tell: Tell | None = None,
) -> ManyWritten:
    """Write a paper about every person, or every agency, into ``folder``: all of them or none.

    Where several agencies are to read them, each has a folder of its own within. Existing files
    are kept unless ``replace``. What cannot be written is told with the reason. ``tell`` hears how
    many of how many are done and may raise, and then nothing is written. Raises as
    ``export_paper`` does, and ``WrongUseError`` where there is no paper to write at all.
    """
    from tcplan.exchange.staged import Staged

    # To open an encrypted database takes a second, and each reader would ask for it anew.
    secret = cache(lambda: secret_of(looking))
    shelf = _Shelf(looking, asked, form, folder, secret, replace=replace)
    with Staged(folder) as staged:
        for item in paced(tuple(_items(looking, asked, secret)), tell):
            for file in shelf.composed(item):
                staged.add(str(file.path.relative_to(folder)), file.data)
        if shelf.unchecked:
            raise CheckFirstError("\n".join([_FIRST, *listed(shelf.unchecked)]))
        if not shelf.papers:
            raise WrongUseError(_none(asked, shelf.left_out))
        with staged.standing():
            leave(looking, shelf.left)
    return shelf.written()


class _Shelf:
    """What has been composed of many papers so far."""

    def __init__(
        self,
        looking: Looking,
        asked: PaperAsked,
        form: str,
        folder: Path,
        secret: Secret,
        *,
        replace: bool,
    ) -> None:
        self._looking, self._asked, self._form = looking, asked, form
        self._folder, self._secret, self._replace = folder, secret, replace
        self._readers: dict[str, None] = {}
        self._size = 0
        self.papers = 0
        self.left: list[Left] = []
        self.left_out: list[LeftOut] = []
        self.unchecked: list[str] = []
        """Places that somebody has to read first; while there are any, no paper stands."""

    def composed(self, item: _Item) -> tuple[OneFile, ...]:
        """The files of one paper; none where it cannot be written, which is noted."""
        ready = understood(
            self._looking, attrs.evolve(self._asked, about=item.about, reader=item.reader)
        )
        try:
            paper = composed_for(
                self._looking, ready, item.found or _found(self._looking, ready, self._secret)
            )
        except CheckFirstError as error:
            _, *places = str(error).splitlines()
            whose = f"{item.about} for {ready.recipient.words}"
            self.unchecked += [f"  {whose}: {place.strip()}" for place in places]
            return ()
        except WrongUseError as error:
            self.left_out.append(LeftOut(item.about, ready.recipient.words, str(error)))
            return ()
        file = self._folder / item.within / paper.file_name(self._form)
        files = files_of(paper, self._form, file)
        told = told_of(paper, self._form, files)
        for one in files:
            require_free(one.path, told.kind, replace=self._replace)
        self.papers += 1
        self._size += sum(len(one.data) for one in files)
        self.left += [one.left(told) for one in files]
        self._readers[told.reader] = None
        return files

    def written(self) -> ManyWritten:
        """What is said of all of them."""
        return ManyWritten(
            folder=self._folder,
            kind=self._asked.kind,
            form=self._form,
            papers=self.papers,
            files=len(self.left),
            size=self._size,
            names_shown=self._looking.names,
            readers=tuple(self._readers),
            left_out=tuple(self.left_out),
        )


def _items(looking: Looking, asked: PaperAsked, secret: Secret) -> Iterator[_Item]:
    kind = kind_of(asked.kind)
    if asked.about is not None or kind.about == "plan":
        raise WrongUseError(f"{kind.title} is one paper, and not one for each.")
    if kind.about == "agency":
        yield from (_Item(agency.id, asked.reader) for agency in looking.plan.agencies)
    elif asked.reader is None and kind.usual == "agency":
        yield from _of_each_agency(looking, asked, kind, secret)
    else:
        people = looking.plan.individuals
        first = people[0].id if people else None
        if first is None:
            return
        ready = understood(looking, attrs.evolve(asked, about=first))
        found = None if ready.recipient.kind == "person" else _found(looking, ready, secret)
        for person in people:
            if found is None or person.id in found.plan.by_id:
                yield _Item(person.id, asked.reader, found=found)


def _of_each_agency(
    looking: Looking, asked: PaperAsked, kind: Kind, secret: Secret
) -> Iterator[_Item]:
    """Papers about people, for each agency that may be told of them, in a folder of its own."""
    people = [person.id for person in looking.plan.individuals]
    taken: set[str] = set()
    for agency in looking.plan.agencies:
        if agency.kind not in kind.agency_kinds or not people:
            continue
        ready = understood(looking, attrs.evolve(asked, about=people[0], reader=agency.id))
        found = _found(looking, ready, secret)
        within = _folder_name(ready.recipient.words, taken)
        for person in people:
            if person in found.plan.by_id:
                yield _Item(person, agency.id, within, found)


def _found(looking: Looking, ready: Ready, secret: Secret) -> ForReader:
    names = pseudonyms_for(ready.recipient, ready.about, secret)
    return for_reader(looking, ready, names)


def _folder_name(words: str, taken: set[str]) -> str:
    plain = _NO_WORD.sub("-", words.casefold()).strip("-") or "reader"
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain}-{number}", number + 1
    taken.add(name)
    return name


def _none(asked: PaperAsked, left_out: list[LeftOut]) -> str:
    title = kind_of(asked.kind).title
    if not left_out:
        return f"{title} is to be written of nobody: the plan has nobody for it."
    return f"{title} can be written of nobody. The first reason: {left_out[0].why}"
