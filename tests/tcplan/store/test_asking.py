"""The journal gives the rows that were asked for, all of them, and reads no others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.changes import Add, Amend, Change
from tcplan.store.database import Database
from tcplan.store.interface import Asked, Entry
from tests.builders import individual, tie
from tests.tcplan.store.stores import START, by, made, provider, sql


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401
    """A plan with a few changes by two agencies, one of them taken back and done again."""
    with made(tmp_path_factory.mktemp("asked")) as store:
        store.load()
        changes: list[Change] = [
            Add(provider("ash")),
            Add(individual("P-002", preferred_name="Sam")),
            Amend("ash", {"name": "Ash anew"}),
            Add(tie("tie-ash", "ash")),
            Amend("P-002", {"preferred_name": "Samira"}),
        ]
        for minute, change in enumerate(changes, start=1):
            agency = "trust" if minute % 2 else "icb"
            saved = store.save([change], by=by("Ann", minute, agency=agency), seen=store.versions)
        store.undo(saved.change, by=by("Ben", 6))
        store.redo(saved.change, by=by("Ben", 7))
        yield store


KEPT: dict[str, Callable[[Entry, Any], bool]] = {
    "entity": lambda row, value: row.entity == value,
    "individual": lambda row, value: row.individual == value,
    "agency": lambda row, value: row.agency == value,
    "collection": lambda row, value: row.collection == value,
    "field": lambda row, value: (row.before or {}).get(value) != (row.after or {}).get(value),
    "change": lambda row, value: row.change == value,
    "since": lambda row, value: row.at >= value,
    "until": lambda row, value: row.at <= value,
    "after": lambda row, value: row.seq > value,
    "before": lambda row, value: row.seq < value,
    "undoing": lambda row, value: row.undoes is not None or not value,
}
NUMBERS = st.integers(0, 20)
MOMENTS = st.sampled_from([START, by("Ann", 3).at, by("Ann", 6).at])
QUESTIONS = st.fixed_dictionaries(
    {},
    optional={
        "entity": st.sampled_from(["ash", "P-002", "nobody"]),
        "individual": st.sampled_from(["P-001", "P-002"]),
        "agency": st.sampled_from(["icb", "trust"]),
        "collection": st.sampled_from(["individuals", "agencies"]),
        "field": st.sampled_from(["preferred_name", "name", "holder", "nothing"]),
        "change": NUMBERS,
        "since": MOMENTS,
        "until": MOMENTS,
        "after": NUMBERS,
        "before": NUMBERS,
        "undoing": st.booleans(),
        "last": st.integers(0, 5),
    },
)


def test_every_question_is_tried() -> None:
    """No way to ask is left out of the test below."""
    assert {field.name for field in attrs.fields(Asked)} == {*KEPT, "last"}


@given(asked=QUESTIONS)
def test_what_is_asked_for_is_what_the_whole_journal_has_of_it(
    store: Database, asked: dict[str, Any]
) -> None:
    """However one asks, no row is left out, and none comes that was not asked for."""
    expected = [
        row
        for row in store.journal()
        if all(KEPT[name](row, value) for name, value in asked.items() if name in KEPT)
    ]
    if "last" in asked:
        expected = expected[len(expected) - min(asked["last"], len(expected)) :]

    assert expected == list(store.journal(Asked(**asked)))


def test_pages_of_rows_put_together_are_the_journal(store: Database) -> None:
    """Whoever turns back page by page has read everything once."""
    pages: list[Entry] = []
    while page := store.journal(Asked(last=3, before=pages[0].seq if pages else None)):
        pages = [*page, *pages]

    assert store.journal() == tuple(pages)


def steps(store: Database, asked: Asked) -> int:
    """How many steps the database takes to answer."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    sql(store).set_progress_handler(step, 1)
    store.journal(asked)
    sql(store).set_progress_handler(None, 1)
    return taken


def test_a_question_about_little_does_not_read_the_whole_journal(tmp_path: Path) -> None:
    """Asking about one thing is as quick after ten years as on the first day."""
    questions = {
        "entity": Asked(entity="ash"),
        "individual": Asked(individual="P-002"),
        "change": Asked(change=8),
        "undoing": Asked(undoing=True),
        "until": Asked(until=START),
        "before": Asked(before=4),
        "a page": Asked(last=2),
    }
    with made(tmp_path) as store:
        store.load()
        saved = store.save([Add(provider("ash"))], by=by("Ann", 1), seen=store.versions)
        store.undo(saved.change, by=by("Ann", 2))
        first = {name: steps(store, asked) for name, asked in questions.items()}
        whole = steps(store, Asked())
        for minute in range(100):
            store.looked("P-001", by=by("Ben", 3 + minute))

        assert steps(store, Asked()) > 5 * whole
        slow = {n for n, asked in questions.items() if steps(store, asked) > first[n] + whole}
    assert set() == slow
