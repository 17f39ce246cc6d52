"""A probability is one number that the file gives, or it is refused; none is drawn at random.

What a distribution of an uncertain parameter says about a probability is another question, which
is not answered by its mean.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from tcplan.errors import shown
from tcplan.exchange.bounded_xml import Element, shown_tag
from tcplan.exchange.open_psa.declared import Declared, File, named
from tcplan.exchange.open_psa.graphs import LoopError, bottom_up

A_YEAR = 8760.0
"""The mission time, in hours, of a file that asks for one when nobody gives another."""

_ANY = -1
_LITERAL = {
    "float": re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
    "int": re.compile(r"[+-]?[0-9]{1,300}"),
}


class _NoValueError(Exception):
    """An operation has no value for these numbers."""


def _exponential(rate: float, time: float) -> float:
    _expect(rate >= 0 and time >= 0)
    return -math.expm1(-rate * time)


def _glm(on_demand: float, failure: float, repair: float, time: float) -> float:
    both = failure + repair
    _expect(0 <= on_demand <= 1 and failure >= 0 and repair >= 0 and both > 0 and time >= 0)
    settled = failure / both
    return settled - (settled - on_demand) * math.exp(-both * time)


def _weibull(scale: float, shape: float, start: float, time: float) -> float:
    _expect(scale > 0 and shape > 0 and time >= start)
    return float(-math.expm1(-(((time - start) / scale) ** shape)))


def _expect(true: bool) -> None:  # noqa: FBT001
    if not true:
        raise _NoValueError


_Operation = Callable[..., float]
_OPERATIONS: Mapping[str, tuple[int, _Operation]] = {
    "neg": (1, lambda a: -a),
    "add": (_ANY, lambda *numbers: math.fsum(numbers)),
    "sub": (_ANY, lambda first, *rest: first - math.fsum(rest)),
    "mul": (_ANY, lambda *numbers: math.prod(numbers)),
    "div": (_ANY, lambda first, *rest: first / math.prod(rest)),
    "pi": (0, lambda: math.pi),
    "abs": (1, abs),
    "exp": (1, math.exp),
    "log": (1, math.log),
    "log10": (1, math.log10),
    "sqrt": (1, math.sqrt),
    "pow": (2, math.pow),
    "min": (_ANY, lambda *numbers: min(numbers)),
    "max": (_ANY, lambda *numbers: max(numbers)),
    "mean": (_ANY, lambda *numbers: fmean(numbers)),
    "exponential": (2, _exponential),
    "GLM": (4, _glm),
    "Weibull": (4, _weibull),
}
"""How many numbers each operation takes, and what it makes of them."""


def probabilities(
    file: File, events: Iterable[Declared], mission_time: float | None
) -> tuple[dict[str, float], float | None]:
    """The probability of each event, and the mission time in hours where one was needed.

    Raises ``TreeUnreadableError`` for an event without a probability, or with one that is no number
    from 0 to 1, or that needs what is not read. O(size of the expressions).
    """
    work = _Numbers(file, A_YEAR if mission_time is None else mission_time)
    found = {event.id: work.probability(event) for event in events}
    return found, work.mission_time if work.asked_for_time else None


class _Numbers:
    """Works expressions out, each parameter once."""

    def __init__(self, file: File, mission_time: float) -> None:
        self.mission_time = mission_time
        self.asked_for_time = False
        self._file = file
        self._known: dict[Declared, float] = {}

    def probability(self, event: Declared) -> float:
        if event.content is None:
            raise self._file.refused(event.line, f"{event.words()} has no probability")
        for parameter in self._parameters(event):
            if parameter.content is not None and parameter not in self._known:
                self._known[parameter] = self._value(parameter.content, parameter)
        value = self._value(event.content, event)
        if not 0 <= value <= 1:
            raise self._file.refused(
                event.line,
                f"the basic event {shown(event.id)} has the probability {value:g}, "
                "expected a number from 0 to 1",
            )
        return value

    def _parameters(self, event: Declared) -> list[Declared]:
        """The parameters that an event needs, each after those that it is made of."""
        try:
            return bottom_up(list(self._named_by(event)), self._named_by)
        except LoopError as loop:
            told = " → ".join(shown(one.id) for one in (*loop.nodes, loop.nodes[0]))
            raise self._file.refused(
                loop.nodes[0].line, f"parameters are made of each other: {told}"
            ) from None

    def _named_by(self, one: Declared) -> Iterator[Declared]:
        stack = [] if one.content is None else [one.content]
        while stack:
            element = stack.pop()
            if element.tag == "parameter":
                yield self._meant(element, one)
            stack.extend(reversed(element.parts))

    def _meant(self, element: Element, one: Declared) -> Declared:
        name = named(self._file, element, {"name", "unit"})
        found = self._file.parameters.find(name, one.scope)
        if found is None:
            near = self._file.parameters.near(name)
            raise self._file.refused(
                element.line, f"the parameter {shown(name)} is declared nowhere{near}"
            )
        return found

    def _value(self, element: Element, one: Declared) -> float:
        tag = element.tag
        if tag in _LITERAL:
            return self._literal(element)
        if tag == "parameter":
            self._arity(element, 0)
            return self._known[self._meant(element, one)]
        if tag == "system-mission-time":
            self._arity(element, 0)
            self.asked_for_time = True
            return self.mission_time
        if tag not in _OPERATIONS:
            raise self._file.refused(
                element.line,
                f"{shown_tag(tag)} in {one.words()} is not read; numbers are, parameters, "
                f"<system-mission-time>, and {', '.join(_OPERATIONS)}",
            )
        number, operation = _OPERATIONS[tag]
        self._arity(element, number)
        return self._worked_out(element, operation, [self._value(p, one) for p in element.parts])

    def _worked_out(
        self, element: Element, operation: _Operation, numbers: Sequence[float]
    ) -> float:
        try:
            value = operation(*numbers)
        except (_NoValueError, ArithmeticError, ValueError):
            value = math.nan
        if not math.isfinite(value):
            told = ", ".join(f"{number:g}" for number in numbers)
            raise self._file.refused(
                element.line, f"{shown_tag(element.tag)} of {told} has no value that can be used"
            )
        return value

    def _literal(self, element: Element) -> float:
        self._arity(element, 0)
        text = element.attributes.get("value", "").strip()
        value = float(text) if _LITERAL[element.tag].fullmatch(text) else math.nan
        if not math.isfinite(value):
            raise self._file.refused(
                element.line, f"{shown_tag(element.tag)} has {shown(text)} as its value, no number"
            )
        return value

    def _arity(self, element: Element, number: int) -> None:
        found = len(element.parts)
        if found != number and not (number == _ANY and found):
            told = "at least one" if number == _ANY else number
            parts = f"{found} part{'' if found == 1 else 's'}"
            raise self._file.refused(
                element.line, f"{shown_tag(element.tag)} holds {parts}, expected {told}"
            )
