"""A thousand facts that a reader may not see, and their papers: ``python -m bench.no_trace``.

Each fact is one that the oracle of need-to-know hides from the reader; the paper is composed and
written anew with it, and compared to the byte with the one before.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from tests.contracts.hidden_facts import PAPERS, paper, plan, readers, with_a_hidden_fact

FACTS = 1_000


def report(facts: int = FACTS) -> bool:
    """Print the table; whether no paper told of anything."""
    whole, chance = plan(), Random(2_026)
    known = readers(whole)
    told: Counter[str] = Counter()
    added: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before: dict[tuple[str, str], str] = {}
        while added.total() < facts:
            reader, kind = chance.choice(known), chance.choice(PAPERS)
            found = with_a_hidden_fact(whole, reader, chance)
            if found is None:
                continue
            if (reader, kind) not in before:
                before[reader, kind] = paper(whole, reader, kind, folder)
            changed, fact = found
            added[fact] += 1
            told[fact] += before[reader, kind] != paper(changed, reader, kind, folder)
    print(f"\nhidden facts and the papers of {len(known)} readers{'added':>12}{'noticed':>10}")
    for fact in sorted(added):
        print(f"  {fact:44}{added[fact]:7,}{told[fact]:10,}")
    print(f"  {'all':44}{added.total():7,}{told.total():10,}")
    return told.total() == 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=FACTS)
    sys.exit(not report(parser.parse_args().facts))
