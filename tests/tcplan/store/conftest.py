"""A small plan in a database."""

from pathlib import Path

import pytest

from tcplan.store.database import Database
from tests.tcplan.store.stores import made


@pytest.fixture
def store(tmp_path: Path) -> Database:
    """A small plan in a database, loaded."""
    store = made(tmp_path)
    store.load()
    return store
