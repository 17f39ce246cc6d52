"""What is hidden from a reader leaves no trace in the papers that the reader is given."""

from pathlib import Path
from random import Random

import pytest

from tests.contracts.hidden_facts import PAPERS, paper, plan, readers, with_a_hidden_fact

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

EACH = 5
"""Facts for each of so many readers; ``python -m bench.no_trace`` adds a thousand."""
READERS = 4


def test_a_hidden_fact_changes_no_byte_of_a_readers_papers(tmp_path: Path) -> None:
    """Whatever is recorded that a reader may not see, their papers stay the same to the byte."""
    whole = plan()
    noticed, kinds, written = [], set(), 0
    for number, reader in enumerate(readers(whole)[:READERS]):
        chance = Random(number)
        before = {kind: paper(whole, reader, kind, tmp_path) for kind in PAPERS}
        written += sum(text.startswith("0\n") for text in before.values())
        added = 0
        while added < EACH:
            found = with_a_hidden_fact(whole, reader, chance)
            if found is None:
                continue
            changed, fact = found
            kind = PAPERS[added % len(PAPERS)]
            added += 1
            kinds.add(fact)
            if before[kind] != paper(changed, reader, kind, tmp_path):
                noticed.append((reader, kind, fact))
    assert [] == noticed
    assert 4 < len(kinds)


def test_a_fact_that_a_reader_may_see_changes_their_papers(tmp_path: Path) -> None:
    """The comparison can fail: for the holder the same facts change what is written."""
    whole = plan()
    holder, chance = str(whole.about.holder), Random(1)
    before = paper(whole, holder, "summary", tmp_path)
    found = None
    while found is None or found[1] != "title":
        found = with_a_hidden_fact(whole, readers(whole)[0], chance)
    assert before != paper(found[0], holder, "summary", tmp_path)
