"""A rule is a row: what it asks in plain words, on what basis, from when, and how sure we are."""

import datetime as dt
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, Literal

import attrs

from tcplan.domain.fields import FIRST_DAY, Coded, Line, Pattern, Prose, Record, in_order, record
from tcplan.errors import Problem, shown

Value = int | str | bool
"""What a parameter may hold."""

_OURS = "with this program"
"""When our own promises and lists were published."""

Status = Literal["in-force", "pending", "not-yet", "ended"]

STATUS_WORDS = MappingProxyType(
    {
        "in-force": "in force",
        "pending": "not in force: no date has been set",
        "not-yet": "not in force yet",
        "ended": "no longer in force",
    }
)
"""A code of a rule's status on a day to words."""

RuleId = Annotated[str, Pattern(r"[A-Z]\d{2,3}", "a letter and a number, such as R02 or L01")]
CheckId = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "the id of a check, such as no-deputy")]


@attrs.frozen(kw_only=True)
class Override:
    """That a local pack sets a parameter of a rule otherwise, and on what it rests."""

    rule: str
    parameter: str
    value: Value
    was: Value
    """What stood there before: the rule's own value, or that of an earlier pack."""
    pack: str
    """Name of the pack."""
    area: str
    source: str
    address: str | None
    certain: bool
    doubt: str | None


@attrs.frozen(kw_only=True)
class Parameter:
    """A number, a word or a yes-or-no of a rule that a local pack may set otherwise."""

    name: str
    value: Value
    unit: str
    """``days``, ``months``, ``hours``, ``weeks``; ``word`` or ``yes or no`` for what is none."""
    words: str
    """What it means, as a phrase."""
    choices: tuple[str, ...] = ()
    """The words that may stand there; none given, any."""
    fixed: bool = False
    """Whether the law sets it, so that no local pack may."""
    overrides: tuple[Override, ...] = ()
    """What local packs set here, in their order; the last one holds."""

    @property
    def was(self) -> Value:
        """The rule's own value, whatever local packs say."""
        return self.overrides[0].was if self.overrides else self.value


@record
class Rule(Record):
    """One version of a rule, with the values that local packs gave its parameters."""

    id: RuleId
    version: Line
    title: Line
    text: Prose
    """What it asks, in plain words of our own."""
    why: Prose
    basis: Annotated[str, Coded("basis")]
    source: Line
    published: Line
    address: Line | None = None
    read_in: Line | None = None
    """Where it was read, when the source itself was not."""
    effective_from: dt.date | None = None
    """``None`` while no date has been set; the first day that tcplan knows means always."""
    effective_to: dt.date | None = None
    """The last day on which it is in force."""
    certain: bool
    doubt: Prose | None = None
    """What is not sure about it, when something is not."""
    applies_to: Prose
    parameters: tuple[Parameter, ...] = ()
    checks: tuple[CheckId, ...] = ()
    """Ids of the findings that answer it."""
    enforced_by: tuple[Line, ...] = ()
    """Tests that hold the program itself to it, as ``tests/…/test_x.py::test_name``."""
    pack: Line

    def faults(self) -> Iterator[Problem]:
        """A doubt is said exactly where there is one, and the dates follow one another."""
        yield from in_order("effective_from", "effective_to", self)
        if self.effective_from is None and self.effective_to is not None:
            yield Problem("effective_to", shown(self.effective_to), "no end before a beginning")
        if not self.certain and self.doubt is None:
            yield Problem("doubt", "nothing", "what is not sure about it, as certain is false")
        if self.certain and self.doubt is not None:
            yield Problem("certain", "true", "false, as a doubt is told")

    def status(self, day: dt.date) -> Status:
        """Whether it is in force on a day; ``STATUS_WORDS`` has the words."""
        if self.effective_from is None:
            return "pending"
        if day < self.effective_from:
            return "not-yet"
        if self.effective_to is not None and self.effective_to < day:
            return "ended"
        return "in-force"

    @property
    def cited(self) -> str:
        """The source and when it was published, unless the source tells that itself."""
        said = set(re.findall(r"\w+", self.source))
        told = said.issuperset(re.findall(r"\w+", self.published))
        if told or self.published == _OURS:
            return self.source
        return f"{self.source} ({self.published})"

    @property
    def always(self) -> bool:
        """Whether it has held on every day, as what binds the program itself has."""
        return self.effective_from == FIRST_DAY

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name; ``KeyError`` when there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise KeyError(f"{self.id} has no parameter {name}")

    def number(self, name: str) -> int:
        """A parameter that is a whole number."""
        value = self.parameter(name).value
        if type(value) is not int:
            raise TypeError(f"{self.id} {name} is no whole number")
        return value

    def word(self, name: str) -> str:
        """A parameter that is a word."""
        value = self.parameter(name).value
        if not isinstance(value, str):
            raise TypeError(f"{self.id} {name} is no word")
        return value

    def flag(self, name: str) -> bool:
        """A parameter that is yes or no."""
        value = self.parameter(name).value
        if not isinstance(value, bool):
            raise TypeError(f"{self.id} {name} is no yes-or-no")
        return value
