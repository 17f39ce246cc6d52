"""What writing papers costs: ``python -m bench.papers``.

First one paper in each format: the longest, a risk summary of some forty pages, then a provider's
paper and a crisis card. Then providers' papers for a whole service, as HTML, through the same way
as ``tcplan export --all``: projected for each provider, under pseudonyms, journalled nowhere. The
people are those of the sample county again and again under ids of their own. Seconds are of the
processor, for one paper the shortest of some runs. ``--papers`` says how many are wanted (2,000);
it ends with 1 when a budget is broken.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.rules import DAY, many
from fixtures.build import county_durham
from tcplan.exchange.plan_json import dump
from tcplan.planner import Request, look
from tcplan.planner.papers_asked import PaperAsked
from tcplan.planner.papers_composed import Composed, composed
from tcplan.planner.papers_many import export_papers
from tcplan.report.forms import formats_of, parts
from tcplan.views.looking import Looking

PAPERS = 2_000
RUNS = 3
BUDGETS = {"pdf": 1.0, "all": 60.0}
ONE = "P-014"
_HEAD = f"{'kind':<14}{'format':<8}{'seconds':>8}{'bytes':>12}{'budget':>8}"


def seconds(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """The shortest of some runs, and what was made."""
    took, made = [], b""
    for _ in range(RUNS):
        start = time.process_time()
        made = work()
        took.append(time.process_time() - start)
    return min(took), made


def single(looking: Looking) -> Iterator[Composed]:
    """The papers that are written once in each format."""
    yield composed(looking, PaperAsked(kind="summary", about=ONE, reader="holder"))
    provider = next(
        package.provider for package in looking.plan.packages if package.individual == ONE
    )
    asked = PaperAsked(kind="provider", about=ONE, reader=provider, checked=True)
    yield composed(looking, asked)
    yield composed(looking, PaperAsked(kind="crisis-card", about=ONE, reader="holder"))


def each_format(looking: Looking) -> bool:
    """Print the table of single papers; whether every PDF kept its budget."""
    print(_HEAD)
    kept = True
    for paper in single(looking):
        kind = paper.ready.kind
        for form in formats_of(kind):
            took, data = seconds(lambda form=form, paper=paper: written(paper, form))
            budget = BUDGETS.get(form)
            kept &= budget is None or took <= budget
            told = "" if budget is None else f"{budget:8.1f}"
            print(f"{kind.name:<14}{form:<8}{took:8.2f}{len(data):12,}{told}")
    return kept


def written(paper: Composed, form: str) -> bytes:
    """A composed paper in a format."""
    return parts(paper.ready.kind, paper.view, form)[0].data


def everybody(folder: Path, people: int) -> tuple[int, int, float]:
    """Papers written for the providers of so many people, their bytes, and the seconds it took."""
    looking = Looking(many(people), "many.plan.json", DAY, DAY, names=False)
    shelf = folder / "papers"
    shelf.mkdir()
    start = time.process_time()
    found = export_papers(looking, PaperAsked(kind="provider", checked=True), "html", shelf)
    return found.papers, found.size, time.process_time() - start


def main() -> int:
    """Print both tables; 1 when a budget is broken."""
    parser = argparse.ArgumentParser(description="Time the writing of papers.")
    parser.add_argument("--papers", type=int, default=PAPERS)
    wanted = parser.parse_args().papers
    with tempfile.TemporaryDirectory() as folder:
        # The secret of the pseudonyms goes where the user's own is not.
        os.environ["TCPLAN_SETTINGS"] = str(Path(folder) / "settings.json")
        sample = Path(folder) / "county.plan.json"
        sample.write_bytes(dump(county_durham()))
        kept = each_format(look(sample, Request(), calendar_day=DAY))
        few, _, _ = everybody(_made(Path(folder) / "few"), 1)
        people = -(-wanted * len(county_durham().individuals) // few)
        papers, size, took = everybody(_made(Path(folder) / "many"), people)
    budget = BUDGETS["all"] * papers / PAPERS
    print(
        f"{papers:,} providers' papers as html: {took:.1f} s, budget {budget:.1f} s; "
        f"{1000 * took / papers:.1f} ms and {size / papers:,.0f} bytes each"
    )
    return 0 if kept and took <= budget else 1


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
