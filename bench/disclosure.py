"""What disclosure control costs, and whether it holds: ``python -m bench.disclosure``.

Random small papers of every shape are published, and then every table that could stand behind each
is tried by an oracle that shares no code with the product. It ends with 1 when a small number could
be worked out of any. The table says how much was withheld beside the small counts: the fewer the
better. ``--papers`` says how many (10,000 unless said otherwise; some minutes), ``--seed`` which.
"""

import argparse
import random
import sys
import time

import attrs

from tcplan.analysis.disclosure import publish
from tcplan.errors import NotProtectedError
from tests.tcplan.disclosure.oracle import recoverable
from tests.tcplan.disclosure.random_tables import SHAPES, Drawn, drawn

PAPERS = 10_000
_EVERY = 500
_HEAD = (
    f"{'shape':<12}{'papers':>7}{'figures':>9}{'small':>8}{'protect':>9}{'share':>8}"
    f"{'totals':>8}{'of them':>9}{'percent':>9}{'refused':>9}{'leaks':>7}{'ms':>7}"
)


@attrs.define
class Row:
    """What was found of the papers of one shape."""

    shape: str
    papers: int = 0
    figures: int = 0
    small: int = 0
    protects: int = 0
    totals: int = 0
    totals_withheld: int = 0
    percentages: int = 0
    refused: int = 0
    leaks: int = 0
    seconds: float = 0.0

    def add(self, one: Drawn) -> None:
        """Publish one paper and try to work it out."""
        self.papers += 1
        start = time.perf_counter()
        try:
            paper = publish(one.tables, one.shares, one.settings)
        except NotProtectedError:
            self.refused += 1
            return
        finally:
            self.seconds += time.perf_counter() - start
        told = paper.withheld
        self.figures += told.of
        self.small += told.count("small")
        self.protects += told.count("protects")
        self.percentages += told.count("percentage")
        self.totals += told.totals
        self.totals_withheld += told.totals_withheld
        settings = attrs.evolve(one.settings, keep_zero=told.keep_zero)
        self.leaks += recoverable(one.tables, one.shares, paper, settings) > 0

    def line(self) -> str:
        """The row as it is printed."""
        share = self.protects / self.figures if self.figures else 0.0
        of_totals = self.totals_withheld / self.totals if self.totals else 0.0
        each = 1_000 * self.seconds / self.papers if self.papers else 0.0
        return (
            f"{self.shape:<12}{self.papers:>7}{self.figures:>9}{self.small:>8}{self.protects:>9}"
            f"{share:>8.1%}{self.totals:>8}{of_totals:>9.1%}{self.percentages:>9}"
            f"{self.refused:>9}{self.leaks:>7}{each:>7.1f}"
        )


def measured(papers: int, seed: int) -> list[Row]:
    """Publish so many random papers, shape by shape in turn."""
    rng = random.Random(seed)
    rows = [Row(shape) for shape in SHAPES]
    for number in range(papers):
        row = rows[number % len(rows)]
        row.add(drawn(rng, row.shape))
        if number % _EVERY == _EVERY - 1:
            print(f"{number + 1} of {papers}", file=sys.stderr)
    return rows


def main() -> int:
    """Print the table; 1 when anything could be worked out, or could not be published."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--papers", type=int, default=PAPERS)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    rows = measured(given.papers, given.seed)
    print(_HEAD)
    for row in rows:
        print(row.line())
    return 1 if any(row.leaks or row.refused for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
