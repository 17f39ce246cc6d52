"""As many sets as possible that share nothing: found, and proven to be the most, or said to be not.

The proof is by exhaustive search where the sets can be listed, else by integer programming.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tcplan.analysis.formula import And, AtLeast, Formula, Or, events

MOST_PATHS = 300
"""More path sets than these are not listed."""
MOST_STEPS = 20_000
SECONDS = 10.0
"""How long one integer programme may take before the answer is given as a bound."""


class TooManyError(Exception):
    """There are too many path sets to list, or too many ways to search them."""


def path_sets(holding: Formula, most: int = MOST_PATHS) -> list[frozenset[str]]:
    """The minimal sets of events that together make the formula true, smallest first, then by name.

    Raises ``TooManyError`` when there are more than ``most`` of them, in any part of the formula.
    """
    found = _sets(holding, most, {})
    return sorted(found, key=lambda path: (len(path), sorted(path)))


def _sets(
    formula: Formula, most: int, seen: dict[Formula, list[frozenset[str]]]
) -> list[frozenset[str]]:
    if isinstance(formula, bool):
        return [frozenset()] if formula else []
    if isinstance(formula, str):
        return [frozenset({formula})]
    if formula not in seen:
        parts = [_sets(part, most, seen) for part in formula.parts]
        if isinstance(formula, Or):
            seen[formula] = _minimal((s for part in parts for s in part), most)
        else:
            needed = formula.k if isinstance(formula, AtLeast) else len(parts)
            seen[formula] = _at_least(needed, parts, most)
    return seen[formula]


def _at_least(k: int, parts: list[list[frozenset[str]]], most: int) -> list[frozenset[str]]:
    """Unions of one set from each of ``k`` parts: row ``n`` holds those of ``n`` parts so far."""
    rows: list[list[frozenset[str]]] = [[frozenset()], *([] for _ in range(k))]
    for part in parts:
        for n in range(k, 0, -1):
            joined = (one | other for one in rows[n - 1] for other in part)
            rows[n] = _minimal((*rows[n], *joined), most)
    return rows[k]


def _minimal(sets: Iterable[frozenset[str]], most: int) -> list[frozenset[str]]:
    kept: list[frozenset[str]] = []
    for one in sorted(set(sets), key=len):
        if not any(smaller <= one for smaller in kept):
            kept.append(one)
            if len(kept) > most:
                raise TooManyError
    return kept


def by_search(
    paths: Sequence[frozenset[str]], limit: int | None = None
) -> tuple[frozenset[str], ...]:
    """The most of ``paths`` that are pairwise disjoint; the first found of equals.

    ``limit`` is a number that is known not to be exceeded. Method: branch on a thing that few
    paths use, either by one of these paths or by none. Two bounds on what can still be found: a
    set of things that meets every path, and the things left by the size of the smallest path.
    Raises ``TooManyError`` after ``MOST_STEPS`` branches.
    """
    search = _Search(len(paths) if limit is None else limit)
    search.go((), list(paths))
    return search.best


class _Search:
    def __init__(self, limit: int) -> None:
        self.best: tuple[frozenset[str], ...] = ()
        self._limit = limit
        self._steps = 0

    def go(self, chosen: tuple[frozenset[str], ...], rest: list[frozenset[str]]) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise TooManyError
        if len(chosen) > len(self.best):
            self.best = chosen
        met = _meeting(rest)
        room = len(frozenset().union(*rest)) // max(min(map(len, rest), default=1), 1)
        if len(self.best) >= min(self._limit, len(chosen) + min(len(met), room)):
            return
        event = min(met, key=lambda e: (sum(e in path for path in rest), e))
        for path in rest:
            if event in path:
                self.go((*chosen, path), [p for p in rest if p.isdisjoint(path)])
        self.go(chosen, [path for path in rest if event not in path])


def _meeting(paths: Sequence[frozenset[str]]) -> list[str]:
    """Some things of which every path has one, the most used first."""
    found: list[str] = []
    rest = [path for path in paths if path]
    while rest:
        uses: dict[str, int] = {}
        for path in rest:
            for event in path:
                uses[event] = uses.get(event, 0) + 1
        most = min(uses, key=lambda e: (-uses[e], e))
        found.append(most)
        rest = [path for path in rest if most not in path]
    return found


def by_programme(
    holding: Formula, failure: Formula, limit: int | None = None, seconds: float = SECONDS
) -> tuple[tuple[frozenset[str], ...], int]:
    """The most disjoint minimal path sets of ``holding``, and a bound on their number.

    Definition: for n = 2, 3 … one 0/1 variable says whether an event belongs to a way, one whether
    a gate is true in it, each event belongs to one way at the most, and every way makes the formula
    true. The bound is the size of a smallest cut set (``limit``, else found likewise from
    ``failure``), or the last n that was proven possible. Solver: HiGHS.
    """
    bound = limit or _smallest_cut(failure, seconds)
    ways = _ways(holding, 1, seconds) or []
    while bound is None or len(ways) < bound:
        more = _ways(holding, len(ways) + 1, seconds)
        if more is None:
            bound = bound or len(events(failure))
            break
        if not more:
            bound = len(ways)
            break
        ways = more
    return tuple(_reduced(holding, way) for way in ways), bound


def _ways(holding: Formula, many: int, seconds: float) -> list[frozenset[str]] | None:
    """So many disjoint ways; none when there are not so many, ``None`` when time ran out."""
    programme = _Programme(holding, many)
    solution = programme.solve(seconds)
    if solution is None or not len(solution):
        return None if solution is None else []
    named = sorted(events(holding))
    return [
        frozenset(e for e in named if solution[programme.at[way, e]] > 0.5)  # noqa: PLR2004
        for way in range(many)
    ]


def _smallest_cut(failure: Formula, seconds: float) -> int | None:
    programme = _Programme(failure, 1)
    for event in events(failure):
        programme.cost[programme.at[0, event]] = 1
    solution = programme.solve(seconds)
    if solution is None or not len(solution):
        return None
    return sum(1 for e in events(failure) if solution[programme.at[0, e]] > 0.5)  # noqa: PLR2004


class _Programme:
    """That a formula is true so many times over, no event used twice, as a 0/1 programme."""

    def __init__(self, formula: Formula, many: int) -> None:
        self.at: dict[tuple[int, Formula], int] = {}
        self.cost: dict[int, float] = {}
        self._rows: list[tuple[dict[int, float], float]] = []
        tops = [self._variable(way, formula) for way in range(many)]
        self._tops = tops
        for event in sorted(events(formula)):
            self._rows.append(({self.at[way, event]: 1.0 for way in range(many)}, 1.0))

    def _variable(self, way: int, formula: Formula) -> int:
        key = (way, formula)
        if key not in self.at:
            self.at[key] = len(self.at)
            if not isinstance(formula, str):
                self._gate(self.at[key], [self._variable(way, p) for p in formula.parts], formula)
        return self.at[key]

    def _gate(self, gate: int, parts: list[int], formula: And | Or | AtLeast) -> None:
        """A gate is true only if enough of its parts are; one row says so, with repetitions."""
        if isinstance(formula, And):
            needed = len(parts)
        else:
            needed = formula.k if isinstance(formula, AtLeast) else 1
        row: dict[int, float] = {gate: float(needed)}
        for part in parts:
            row[part] = row.get(part, 0.0) - 1.0
        self._rows.append((row, 0.0))

    def solve(self, seconds: float) -> Any:  # noqa: ANN401  (an array)
        """Values of the variables; none when there is no solution, ``None`` when time ran out."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_matrix

        lower = np.zeros(len(self.at))
        lower[self._tops] = 1
        entries = list(self._entries())
        values, rows, columns = (np.array(part) for part in zip(*entries, strict=True))
        shape = (len(self._rows), len(self.at))
        most = np.array([bound for _, bound in self._rows])
        cost = np.zeros(len(self.at))
        for variable, price in self.cost.items():
            cost[variable] = price
        result = milp(
            cost,
            integrality=np.ones(len(self.at)),
            bounds=Bounds(lower, np.ones(len(self.at))),
            constraints=LinearConstraint(csr_matrix((values, (rows, columns)), shape), ub=most),
            options={"time_limit": seconds},
        )
        if result.status == 0:
            return result.x
        return () if result.status == 2 else None  # noqa: PLR2004  (2: proven infeasible)

    def _entries(self) -> Iterator[tuple[float, int, int]]:
        for number, (row, _) in enumerate(self._rows):
            for variable, value in row.items():
                yield value, number, variable


def _reduced(holding: Formula, way: frozenset[str]) -> frozenset[str]:
    """A minimal path set within a way: what can be left out is, the last names first."""
    kept = set(way)
    for event in sorted(way, reverse=True):
        if _is_true(holding, kept - {event}, {}):
            kept.discard(event)
    return frozenset(kept)


def _is_true(formula: Formula, there: set[str], seen: dict[Formula, bool]) -> bool:
    if isinstance(formula, str):
        return formula in there
    if isinstance(formula, bool):
        return formula
    if formula not in seen:
        true = sum(_is_true(part, there, seen) for part in formula.parts)
        if isinstance(formula, And):
            seen[formula] = true == len(formula.parts)
        else:
            seen[formula] = true >= (formula.k if isinstance(formula, AtLeast) else 1)
    return seen[formula]
