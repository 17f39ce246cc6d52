"""Every kind of paper stands here once; a kind whose module is not there is not offered.

A kind says what it is about, who may be given it and how it can be written. What it tells and how
that is laid out stand in ``tcplan.report.papers``, in a module named as the kind is.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import attrs

from tcplan.errors import WrongUseError, shown

if TYPE_CHECKING:
    from tcplan.report.document import Document
    from tcplan.report.workbook import Workbook
    from tcplan.views.looking import Looking
    from tcplan.views.papers.given import Given

About = Literal["person", "agency", "plan"]
Reader = Literal["holder", "agency", "person", "public"]

_TO_READ = ("html", "pdf", "docx", "md", "json")
_WITH_ROWS = ("html", "pdf", "docx", "md", "xlsx", "csv", "json")


@attrs.frozen(kw_only=True)
class Kind:
    """One kind of paper."""

    name: str
    """What is typed, for example ``crisis-card``."""
    title: str
    """What it is called, for example ``Crisis card``."""
    line: str
    """What it is for, in one line without a full stop."""
    about: About
    """Whom it is about: one person, one agency, or the whole plan."""
    formats: tuple[str, ...]
    """How it can be written, the usual way first."""
    readers: tuple[Reader, ...]
    """Who may be given it, the usual reader first; an agency has to be named, unless the paper is
    about it."""
    file_word: str
    """What stands in the names of its files."""
    agency_kinds: tuple[str, ...] = ()
    """The kinds of agencies that each get one where papers about everybody are written."""
    since: bool = False
    """Whether it tells what happened since a day, and so asks how the record stood then."""
    history: bool = False
    """Whether it tells who changed the record of the person it is about."""
    narrows: bool = False
    """Whether a paper of the whole plan can be written of one person alone."""
    figures: bool = False
    """Whether it tells counts of the whole plan, so that disclosure control and its report go with
    it; nothing else of what its reader may not see is in it."""

    @property
    def schema(self) -> str:
        """The name of the schema of its JSON; what screens print may be called as the kind is."""
        return f"tcplan/{self.output}/1"

    @property
    def output(self) -> str:
        """What its JSON is called among all outputs."""
        return self.name if self.name == "summary" else f"paper-{self.name}"

    @property
    def usual(self) -> Reader:
        """Who reads it where nobody says for whom it is."""
        return self.readers[0]


@attrs.frozen(kw_only=True)
class Paper:
    """How one kind is made: what it tells, then how that is laid out; ``made`` finds it."""

    view: Callable[["Looking", str | None, "Given"], Any]
    """What it tells, an attrs value with the ``heading`` first, of the person or agency whose id is
    given. Raises ``WrongUseError`` with one sentence where the paper cannot be written."""
    document: Callable[[Any], "Document"]
    """The view laid out to be read."""
    workbook: Callable[[Any], "Workbook"] | None = None
    """The view as sheets, for the kinds that are written as xlsx and csv."""
    settings: Mapping[str, str] = MappingProxyType({})
    """What can be typed for this kind (``Given.settings``): the name of each to what it is, in
    one line. Any other name is refused before the paper is composed."""
    withheld: Callable[["Looking", str | None, "Given"], "Document"] | None = None
    """For a kind of ``figures``: what disclosure control withheld and why, for whoever approves the
    paper and for nobody else. It is no part of the view, because the view leaves as JSON."""


_ALL = (
    Kind(
        name="summary",
        title="Transition risk summary",
        line="one person: their words, the move, what holds each risk and what is missing",
        about="person",
        formats=(*_TO_READ, "svg"),
        readers=("holder", "agency", "person"),
        file_word="summary",
    ),
    Kind(
        name="easy-read",
        title="My plan, in easy read",
        line="for the person: short sentences, pictures, large type, their words first",
        about="person",
        formats=_TO_READ,
        readers=("person", "holder", "agency"),
        file_word="easy-read",
    ),
    Kind(
        name="cetr-pack",
        title="C(E)TR pack",
        line="for the panel: which documents are here and which are missing, with the consent",
        about="person",
        formats=_TO_READ,
        readers=("holder", "agency"),
        file_word="cetr-pack",
    ),
    Kind(
        name="provider",
        title="Provider's paper",
        line="for a provider: the controls it runs, early signs, the crisis plan, where not to go",
        about="person",
        formats=_TO_READ,
        readers=("agency",),
        file_word="provider",
        agency_kinds=("provider",),
    ),
    Kind(
        name="crisis-card",
        title="Crisis card",
        line="one page for whoever answers in a crisis, without clinical narrative",
        about="person",
        formats=_TO_READ,
        readers=("holder", "agency", "person"),
        file_word="crisis-card",
    ),
    Kind(
        name="agency",
        title="What others rely on you for",
        line="for one agency: what others rely on it for, and what is asked of it",
        about="agency",
        formats=_WITH_ROWS,
        readers=("agency", "holder"),
        file_word="relied-on",
        figures=True,
    ),
    Kind(
        name="withdrawal",
        title="If this agency stops",
        line="contingency paper: what is lost if one agency stops, and what is then done",
        about="agency",
        formats=_WITH_ROWS,
        readers=("holder", "agency"),
        file_word="withdrawal",
    ),
    Kind(
        name="committee",
        title="Report to committee",
        line="for councillors and the public: numbered paragraphs, suppressed figures alone",
        about="plan",
        formats=_TO_READ,
        readers=("public",),
        file_word="committee",
        figures=True,
    ),
    Kind(
        name="weekly",
        title="Weekly paper",
        line="what moved, what slipped, what is blocked, and who is chasing it",
        about="plan",
        formats=_WITH_ROWS,
        readers=("holder", "agency"),
        file_word="weekly",
        since=True,
        narrows=True,
    ),
    Kind(
        name="keeping-well",
        title="Keeping well at home",
        line="for somebody at home: what keeps them well, what to notice, whom to call",
        about="person",
        formats=_TO_READ,
        readers=("person", "holder", "agency"),
        file_word="keeping-well",
    ),
    Kind(
        name="holding-lines",
        title="Holding lines",
        line="approved lines for the press and for neighbours, with nothing about anybody",
        about="plan",
        formats=_TO_READ,
        readers=("public",),
        file_word="holding-lines",
    ),
    Kind(
        name="decision-log",
        title="Decision log",
        line="for an auditor: each decision with its evidence, dissent and version of the rule",
        about="person",
        formats=_WITH_ROWS,
        readers=("holder", "agency"),
        file_word="decisions",
        history=True,
    ),
    Kind(
        name="register",
        title="Control and risk register",
        line="every risk with its controls, owners, evidence and dates",
        about="plan",
        formats=_WITH_ROWS,
        readers=("holder", "agency"),
        file_word="register",
        narrows=True,
    ),
    Kind(
        name="at-csv",
        title="Assuring Transformation fields",
        line="fields shaped as the national return has them, with a list of differences",
        about="plan",
        formats=("csv", "xlsx", "html", "md", "json"),
        readers=("holder",),
        file_word="at",
    ),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind of paper by its name, in the order in which they are offered."""


@cache
def offered() -> tuple[Kind, ...]:
    """The kinds whose module is there."""
    return tuple(kind for kind in _ALL if find_spec(_module(kind.name)) is not None)


def kind_of(name: str) -> Kind:
    """The kind of that name; raises ``WrongUseError`` for a name that is none."""
    found = {kind.name: kind for kind in offered()}
    if name not in found:
        raise WrongUseError(f"{shown(name)} is no kind of paper; choose {', '.join(found)}.")
    return found[name]


def made(name: str) -> Paper:
    """How a kind is made, loaded when it is first asked for; raises as ``kind_of`` does."""
    paper: Paper = import_module(_module(kind_of(name).name)).PAPER
    return paper


def _module(name: str) -> str:
    return f"tcplan.report.papers.{name.replace('-', '_')}"
