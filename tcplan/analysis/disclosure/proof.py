"""Nothing is published that is not proved, from what would be printed and from that alone.

The proof shares no code with the search: it reads the published tables, and for every number that
must not be known asks for two tables that could stand behind them, checked in whole numbers.
"""

from collections.abc import Iterator, Mapping, Sequence

from tcplan.analysis.disclosure.published import Published
from tcplan.analysis.disclosure.settings import Settings
from tcplan.analysis.disclosure.tables import Counts, Key, Share
from tcplan.errors import NotProtectedError

Guess = Mapping[Key, int]
"""A value for every figure of a paper, as a reader might guess them."""


def require_proof(
    tables: Sequence[Counts],
    shares: Sequence[Share],
    settings: Settings,
    paper: Published,
    guesses: Sequence[Guess],
) -> None:
    """Raise ``NotProtectedError`` unless these guesses prove that no small number can be known.

    Every guess must add up and be printed as the paper is; for each small count, and each small
    difference between a population and a part of it, two of them must differ enough. Complexity:
    the figures of the paper times the guesses.
    """
    truth: dict[Key, int] = {}
    for table in tables:
        truth |= table.figures()
    _require_rule(tables, shares, settings, paper)
    for guess in guesses:
        if not _fits(tables, shares, settings, paper, guess, truth):
            raise NotProtectedError(settings.threshold)
    for whole, part in _secrets(tables, shares, settings, truth):
        known = [guess[whole] - (guess[part] if part else 0) for guess in guesses]
        if not known or max(known) - min(known) < settings.spread:
            raise NotProtectedError(settings.threshold)


def _secrets(
    tables: Sequence[Counts], shares: Sequence[Share], settings: Settings, truth: Guess
) -> Iterator[tuple[Key, Key | None]]:
    """Each count that must not be known, and each difference: the whole, and the part or none."""
    england = {name for table in tables if table.england for name in _printed(table)}
    for table in tables:
        for name in _printed(table):
            if name not in england and settings.is_small(truth[name]):
                yield name, None
    pairs = [(share.whole, share.part) for share in shares if share.whole != share.part]
    pairs += _differences(tables, truth)
    for whole, part in pairs:
        if not {whole, part} <= england and settings.is_small(truth[whole] - truth[part]):
            yield whole, part


def _require_rule(
    tables: Sequence[Counts], shares: Sequence[Share], settings: Settings, paper: Published
) -> None:
    """No small count is given, others as rounded, and percentages only of what is given."""
    given: dict[Key, int | None] = {}
    england = {name for table in tables if table.england for name in _printed(table)}
    for table, name, figure in _figures(tables, paper):
        true = table.figures()[name]
        exact = name in england
        allowed = {None} if settings.is_small(true) else {None, settings.rounded(true)}
        if figure not in ({true} if exact else allowed) or given.get(name, figure) != figure:
            raise NotProtectedError(settings.threshold)
        given[name] = figure
    for share, shown in zip(shares, paper.shares, strict=True):
        if shown.percent.value is not None and None in {
            given.get(share.part, 0),
            given.get(share.whole, 0),
        }:
            raise NotProtectedError(settings.threshold)


def _fits(
    tables: Sequence[Counts],
    shares: Sequence[Share],
    settings: Settings,
    paper: Published,
    guess: Guess,
    truth: Guess,
) -> bool:
    """Whether the paper could have been printed of this guess, by one who knows what is small."""
    england = {name for table in tables if table.england for name in _printed(table)}
    for _, name, figure in _figures(tables, paper):
        value = guess[name]
        if figure is None:
            sound = value >= 0 and settings.is_small(truth[name]) <= settings.is_small(value)
        elif name in england:
            sound = value == figure
        else:
            sound = not settings.is_small(value) and settings.rounded(value) == figure
        if not sound:
            return False
    if any(value < 0 for value in guess.values()):
        return False
    if any(guess[whole] != sum(guess[p] for p in ps) for t in tables for whole, ps in t.sums()):
        return False
    parts_fit = all(guess[p] <= guess[w] for w, p in _differences(tables, truth))
    return parts_fit and all(
        0 <= guess[share.part] <= guess[share.whole]
        and _percent_fits(share, shown.percent.value, guess)
        for share, shown in zip(shares, paper.shares, strict=True)
    )


def _differences(tables: Sequence[Counts], figures: Guess) -> list[tuple[Key, Key]]:
    """Every two figures of which one counts a part of those whom the other counts."""
    within = {table.population: table.within for table in tables if table.within is not None}
    found = []
    for population, labels in figures:
        larger = within.get(population)
        while larger is not None:
            if (larger, labels) in figures:
                found.append(((larger, labels), (population, labels)))
            larger = within.get(larger)
    return found


def _percent_fits(share: Share, percent: int | None, guess: Guess) -> bool:
    if percent is None:
        return True
    part, whole = guess[share.part], guess[share.whole]
    return whole > 0 and (200 * part + whole) // (2 * whole) == percent


def _printed(table: Counts) -> set[Key]:
    return {table.key(nodes) for nodes in table.places() if table.totals or None not in nodes}


def _figures(
    tables: Sequence[Counts], paper: Published
) -> Iterator[tuple[Counts, Key, int | None]]:
    """Every figure as it would be printed."""
    for table, shown in zip(tables, paper.tables, strict=True):
        figures = [figure for row in shown.figures for figure in row]
        places = [nodes for nodes in table.places() if table.totals or None not in nodes]
        for nodes, figure in zip(places, figures, strict=True):
            yield table, table.key(nodes), figure.value
