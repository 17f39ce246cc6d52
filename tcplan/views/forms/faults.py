"""What is wrong is said at the field where it is wrong, in the words of the form."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.dates import short_day
from tcplan.domain.fields import Coded
from tcplan.domain.integrity import leaves
from tcplan.errors import InvalidValueError, Problem, TcplanError
from tcplan.views.forms.fields import Form

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_HELD = re.compile(r"\S+\[\d+\]\S* has it already(?: as \S+)?")
_AGAIN = re.compile(r"\[(\d+)\] has it")
_FIRST = re.compile(r"[A-Za-z_]+")
_ITEM = re.compile(r"[A-Za-z_]+\[(\d+)\]")
_OF_PLAN = re.compile(r"([A-Za-z_]+)\[(\d+)\]\.(.+)")


@attrs.frozen
class Placed:
    """A sentence about one field, or about the whole entry where no field is named."""

    field: str | None
    sentence: str


def placed(form: Form, problems: Iterable[Problem]) -> tuple[Placed, ...]:
    """The problems of one entry, each with the field that its path begins with."""
    found = []
    for problem in problems:
        first = _FIRST.match(problem.path)
        name = first[0] if first and first[0] in form.by_name else None
        found.append(Placed(name, _sentence(form, problem)))
    return tuple(found)


def placed_error(
    form: Form, error: TcplanError, collection: str, number: int
) -> tuple[Placed, ...]:
    """An error of saving: what it says of the entry at its fields, the rest beside them.

    ``number`` is the entry's place in its collection, as the paths of the plan count.
    """
    if not isinstance(error, InvalidValueError):
        return (Placed(None, str(error)),)
    found: list[Placed] = []
    for problem in error.problems:
        of_plan = _OF_PLAN.fullmatch(problem.path)
        if of_plan is None:
            found += placed(form, [problem])
        elif (of_plan[1], int(of_plan[2])) == (collection, number):
            found += placed(form, [attrs.evolve(problem, path=of_plan[3])])
        else:
            found.append(Placed(None, problem.sentence()))
    return tuple(found)


def _sentence(form: Form, problem: Problem) -> str:
    item = _ITEM.match(problem.path)
    which = f"Number {int(item[1]) + 1}: must" if item else "Must"
    return f"{which} be {_plainly(form, problem.expected)}."


def _plainly(form: Form, words: str) -> str:
    """Days, fields and codes as the form says them."""
    words = _HELD.sub("something else has it already", words)
    words = _AGAIN.sub(lambda found: f"number {int(found[1]) + 1} has it", words)
    words = _DAY.sub(lambda found: short_day(dt.date.fromisoformat(found[0])), words)
    for field in form.fields:
        words = words.replace(f"({field.name})", f"({field.label.lower()})")
        if "_" in field.name:
            words = words.replace(field.name, field.label.lower())
    for code, label in _codes(form.cls).items():
        words = re.sub(rf"(?<![\w-]){re.escape(code)}(?![\w-])", label.lower(), words)
    return words


def _codes(cls: Any) -> Mapping[str, str]:  # noqa: ANN401  (a class of the domain, or None)
    """The codes that no reader would take for words, with their labels."""
    found: dict[str, str] = {}
    for field in attrs.fields(cls) if cls else ():
        for leaf in leaves(field.type):
            rule = getattr(leaf, "__metadata__", (None,))[0]
            if isinstance(rule, Coded):
                codes = code_list(rule.list_name).codes
                found |= {code: entry.label for code, entry in codes.items() if "-" in code}
    return found
