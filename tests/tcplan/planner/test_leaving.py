"""Wherever journalling a paper fails, the paper and its row stand together or not at all."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tcplan.errors import TcplanError
from tcplan.planner import Request, Visit, export_plan, export_summary, look
from tcplan.planner.unlocking import open_for
from tcplan.store.database import create, open_database
from tcplan.store.interface import By
from tests.builders import TODAY, robin
from tests.tcplan.store.test_faults import Failing

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def claimed(base: Path) -> list[str]:
    """Where the papers went of which the journal tells."""
    with open_database(base, readonly=True) as store:
        return [str(entry.why) for entry in store.journal() if entry.action == "export"]


@pytest.mark.parametrize("kind", ["plan", "summary"])
@pytest.mark.parametrize("before", [None, b"last week's"], ids=["new", "replaced"])
def test_a_paper_and_its_row_stand_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, before: bytes | None
) -> None:
    """Each statement of journalling fails once; no paper has no row, and no row has no paper."""
    base = tmp_path / "robin.db"
    create(base, robin(), by=By(who="Ann", at=AT)).close()
    visit = Visit(who="Ben", at=AT)
    looking = look(base, Request(), calendar_day=TODAY, visit=visit)
    failed = 0
    for step in range(1, 100):
        file = tmp_path / f"{step}.{'json' if kind == 'plan' else 'md'}"
        if before:
            file.write_bytes(before)

        def opened(*asked: Any, step: int = step) -> Any:  # noqa: ANN401
            store, writable = open_for(*asked)
            tables: Any = store._tables  # noqa: SLF001  (a test looks behind the door)
            tables.conn = Failing(tables.conn, step)
            return store, writable

        monkeypatch.setattr("tcplan.planner.leaving.open_for", opened)
        try:
            if kind == "plan":
                export_plan(looking, file, replace=True)
            else:
                export_summary(looking, "P-001", "md", file, replace=True)
        except TcplanError:
            failed += 1
        written = file.exists() and file.read_bytes() != before
        assert written == (str(file) in claimed(base)), step
        assert written or before == (file.read_bytes() if file.exists() else None)
        if step > failed + 3:
            break
    assert 5 < failed < 90
    with open_database(base) as store:
        assert store.verify().whole
