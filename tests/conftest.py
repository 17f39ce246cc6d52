"""The same commit gives the same verdict on every machine."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is not a defect, so no deadline and no limit on slow data.
# `--hypothesis-profile=full` draws twenty times as many examples, `explore` new ones.
BUSY = [HealthCheck.too_slow]
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=BUSY)
settings.register_profile("explore", deadline=None, max_examples=2_000, suppress_health_check=BUSY)
settings.register_profile(
    "full", deadline=None, derandomize=True, max_examples=2_000, suppress_health_check=BUSY
)
settings.load_profile("house")
_HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Keep what the screens show now as the golden screens."""
    parser.addoption(
        "--update-screens", action="store_true", help="write the golden screens in tests/screens"
    )


@pytest.fixture(autouse=True)
def _nobody_by_habit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may keep their name, or settings; no test works in them."""
    monkeypatch.delenv("TCPLAN_WHO", raising=False)
    monkeypatch.setenv("TCPLAN_SETTINGS", "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests begin first, so that at the end no worker is left alone with one."""

    def short(item: pytest.Item) -> bool:
        inside = "tcplan" in item.path.relative_to(_HERE).parts
        return inside and item.get_closest_marker("slow") is None

    items.sort(key=short)


def _uncounted(item: pytest.Item) -> bool:
    """What draws a hundred examples goes the same lines as often: plain tests are counted."""
    drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return drawn or "no_cover" in {*item.keywords, *getattr(item, "fixturenames", ())}


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Trace nothing in a test that is not counted: pytest-cov goes on tracing in worker processes.

    A worker begins to count twice, first of itself and then for its master; pytest-cov pauses the
    second, and with that the first goes on.
    """
    if not _uncounted(item):
        return (yield)
    tracing, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(in_threads)
        sys.settrace(tracing)
