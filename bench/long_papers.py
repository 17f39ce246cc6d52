"""What a paper about everybody costs with as many people as a country has.

``python -m bench.long_papers`` composes each kind of paper that goes over the whole plan, and
writes it in one format. The people are those of the sample county again and again, under ids of
their own; each paper is made in a process of its own from a plan of which nothing was asked yet.
Seconds are of the processor; it ends with 1 when a budget is broken.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import MappingProxyType

from bench.rules import DAY, PEOPLE, many
from fixtures.papers import COMMITTEE
from tcplan.planner import PaperAsked, export_paper
from tcplan.views.looking import Looking

BUDGET = 15.0
AIM = 8.0
ASKED = (
    PaperAsked(kind="agency", about="oak-support", checked=True),
    PaperAsked(kind="withdrawal", about="harthope"),
    PaperAsked(kind="committee", settings=COMMITTEE, checked=True),
    PaperAsked(kind="weekly"),
    PaperAsked(kind="decision-log", about="P-014-0"),
    PaperAsked(kind="at-csv"),
    PaperAsked(kind="register"),
)
FORMATS = MappingProxyType({"at-csv": "csv", "register": "csv"})
"""Kinds that are read as sheets where there are thousands of people; others are timed as pages."""


def measured(kind: str, people: int) -> dict[str, float]:
    """One paper, in this process: seconds, bytes and megabytes at most."""
    asked = next(one for one in ASKED if one.kind == kind)
    with tempfile.TemporaryDirectory() as folder:
        # The secret of the pseudonyms goes where the user's own is not.
        os.environ["TCPLAN_SETTINGS"] = str(Path(folder) / "settings.json")
        looking = Looking(many(people), "many.plan.json", DAY, DAY, names=False)
        into = Path(folder) / "papers"
        into.mkdir()
        start = time.process_time()
        written = export_paper(looking, asked, FORMATS.get(kind, "html"), into)
        took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": took, "bytes": written.size, "megabytes": peak}


def report(people: int = PEOPLE) -> bool:
    """Print the table; whether every kind kept its budget."""
    kept = True
    print(f"\npapers of {people:,} people, budget {BUDGET:.0f} s each, aim {AIM:.0f} s")
    print(f"{'kind':<14}{'format':<8}{'seconds':>9}{'bytes':>14}{'megabytes':>11}")
    for asked in ASKED:
        command = [sys.executable, "-m", "bench.long_papers", "--people", str(people)]
        done = subprocess.run(
            [*command, "--kind", asked.kind], check=True, capture_output=True, text=True
        )
        found = json.loads(done.stdout)
        kept = kept and found["seconds"] <= BUDGET
        print(
            f"{asked.kind:<14}{FORMATS.get(asked.kind, 'html'):<8}{found['seconds']:9.2f}"
            f"{found['bytes']:14,}{found['megabytes']:11,.0f}",
            flush=True,
        )
    return kept


def main() -> int:
    """Print the table, or with ``--kind`` the figures of one kind as JSON."""
    parser = argparse.ArgumentParser(description="Time papers about everybody.")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--kind", choices=[asked.kind for asked in ASKED])
    given = parser.parse_args()
    if given.kind:
        print(json.dumps(measured(given.kind, given.people)))
        return 0
    return 0 if report(given.people) else 1


if __name__ == "__main__":
    sys.exit(main())
