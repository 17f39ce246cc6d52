"""What a reader may not see stands in no file that is handed to them, in no format and no part.

Every file is opened as far as it goes: members of a ZIP with their properties, streams of a PDF,
the names of the files. Pictures of letters, which hold no text, are looked at by nobody here.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from fixtures.papers import COMMITTEE
from tcplan.errors import WrongUseError
from tcplan.exchange.plan_json import dump
from tcplan.planner import Looking, PaperAsked, Request, export_paper, look
from tcplan.report.kinds import KINDS, Kind
from tests.contracts.canaried import (
    CANARY,
    TODAY,
    Forbidden,
    canaries,
    every_id,
    person,
    public,
    reader,
    tokens,
)
from tests.contracts.file_reading import told

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

AGENCIES = ("provider", "police")
COMMISSIONS = "council-asc"
PRINTED = ("md", "json")
"""Formats that are read where papers are printed (``test_canaries``)."""


@attrs.frozen
class Handed:
    """A paper that somebody is given, and what must not be in it."""

    asked: PaperAsked
    forbidden: Forbidden


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan as a file; the settings of whoever looks come there too."""
    folder = tmp_path_factory.mktemp("canaries")
    (folder / "canaries.plan.json").write_bytes(dump(canaries()))
    return folder


@pytest.fixture(scope="module")
def looking(folder: Path) -> Looking:
    """The plan as its holder looks at it, names shown."""
    names = Request(today=TODAY, names=True)
    return look(folder / "canaries.plan.json", names, calendar_day=TODAY)


@pytest.fixture(autouse=True)
def _pseudonyms(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers for others need a secret, which is kept beside the settings."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(folder / "settings.json"))


def asked(kind: Kind, about: str | None, who: str) -> PaperAsked:
    """A paper of which somebody has read the free text."""
    return PaperAsked(kind=kind.name, about=about, reader=who, checked=True)


def to_agencies(kind: Kind) -> Iterator[list[Handed]]:
    """What two agencies may be given; for each agency whom it may be about, the first that can."""
    for name in (COMMISSIONS,) if kind.name == "withdrawal" else AGENCIES:
        who = reader(name)
        about: list[str | None] = [None]
        if kind.about == "person":
            about = [*who.people]
        elif kind.about == "agency":
            about = [reader("provider").id if kind.name == "withdrawal" else who.id]
        yield [Handed(asked(kind, one, who.id), who) for one in about]


def to_people(kind: Kind) -> Iterator[list[Handed]]:
    """What somebody may be given about themselves."""
    yield [Handed(asked(kind, one.id, "person"), person(one.id)) for one in canaries().individuals]


def to_everybody(kind: Kind) -> Iterator[list[Handed]]:
    """What is published."""
    settings = COMMITTEE if kind.name == "committee" else {}
    yield [Handed(attrs.evolve(asked(kind, None, "public"), settings=settings), public())]


READERS: dict[str, Callable[[Kind], Iterator[list[Handed]]]] = {
    "agency": to_agencies,
    "person": to_people,
    "public": to_everybody,
}
CASES = [
    (kind.name, readers)
    for kind in KINDS.values()
    for readers in READERS
    if readers in kind.readers
]


def write(looking: Looking, handed: list[Handed], form: str, folder: Path) -> tuple[Handed, str]:
    """Write the first of some papers that can be written; all that its files tell."""
    refused = []
    for one in handed:
        named = one.asked.reader != "public"
        try:
            export_paper(attrs.evolve(looking, names=named), one.asked, form, folder, replace=True)
        except WrongUseError as error:
            refused.append(str(error))
            continue
        files = [file for file in sorted(folder.iterdir()) if "withheld" not in file.name]
        return one, "\n".join(map(told, files))
    raise AssertionError(refused)


@pytest.mark.parametrize(("kind", "readers"), CASES)
def test_no_file_tells_what_is_hidden(
    looking: Looking, tmp_path: Path, kind: str, readers: str, caplog: pytest.LogCaptureFixture
) -> None:
    """No file, nor its name, holds a hidden word or an id of the plan; nor does a log."""
    caplog.set_level(logging.DEBUG)
    found: dict[tuple[str, str], set[str]] = {}
    silent = []
    for number, papers in enumerate(READERS[readers](KINDS[kind])):
        for form in [form for form in KINDS[kind].formats if form not in PRINTED]:
            folder = tmp_path / f"{number}-{form}"
            folder.mkdir()
            handed, text = write(looking, papers, form, folder)
            if leaks := handed.forbidden.leaks(text) | (tokens(text) & every_id()):
                found[str(handed.asked.reader), form] = leaks
            if readers != "public" and not CANARY.search(text):
                silent.append((handed.asked.reader, form))
    assert {} == found
    assert [] == silent
    assert not CANARY.search(caplog.text)


def test_a_word_is_found_wherever_a_file_holds_it(looking: Looking, tmp_path: Path) -> None:
    """The search can fail: what the holder's paper tells is found in each of its formats."""
    who = reader("provider")
    paper = asked(KINDS["summary"], who.hidden_person, "holder")
    missed = []
    for form in KINDS["summary"].formats:
        folder = tmp_path / form
        folder.mkdir()
        _, text = write(looking, [Handed(paper, who)], form, folder)
        if not who.leaks(text) & who.words:
            missed.append(form)
    assert [] == missed
