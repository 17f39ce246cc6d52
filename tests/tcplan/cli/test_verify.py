"""Anyone can hold the arithmetic against what others published, and against other programs."""

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from xml.sax.saxutils import quoteattr

import pytest
from jsonschema import Draft202012Validator

from tcplan.cli import ending
from tcplan.cli.page import laid_out, one_fact_a_line
from tcplan.cli.pages.published import published_page, tree_page
from tcplan.cli.schemas import schema
from tcplan.errors import TooLargeError
from tcplan.exchange.open_psa import read
from tcplan.planner import fault_tree, published
from tcplan.text import width
from tcplan.views.published import Case, PublishedView, compared, figure
from tcplan.views.published_trees import k_of_n
from tests.tcplan.cli.samples import run
from tests.tcplan.exchange.open_psa_files import event, file, gate


def named(event: str) -> str:
    """An event as a part of a formula."""
    return f"<basic-event name={quoteattr(event)}/>"


@pytest.fixture
def two_of_three(tmp_path: Path) -> Path:
    """Two of three, each missing once in ten times, as a file."""
    path = tmp_path / "two-of-three.xml"
    parts = "".join(f'<basic-event name="e{n}"/>' for n in range(3))
    path.write_bytes(
        file(
            gate("top", f'<atleast min="2">{parts}</atleast>'),
            data="".join(event(f"e{n}", 0.1) for n in range(3)),
        )
    )
    return path


def with_a_slip() -> PublishedView:
    """Published examples of which one was printed wrongly."""
    slip = figure("2 of 3 at 0.1", "0.029", 0.028)
    return compared((k_of_n(), Case("A slip", "nobody", (slip,))))


def test_every_published_figure_is_met() -> None:
    """This installation computes what others have published, and says that it does."""
    done = run("verify")

    assert (0, "") == (done.code, done.err)
    assert "figures agree" in done.out
    assert "DIFFERS" not in done.out


def test_what_is_not_built_yet_is_not_claimed() -> None:
    """Parts without an answer to check are named, and none of them is counted."""
    view = published()
    told = run("verify", "--plain").out

    assert sum(len(case.figures) for case in view.cases) == view.figures
    assert all(f"{part}" in told for part in view.not_in_this_version)
    assert [] == [
        case.title for case in view.cases if any(w in case.title for w in ("PSPLIB", "uppression"))
    ]


def test_a_figure_that_is_not_met_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """One wrong figure among the right ones turns the verdict, and is named where it stands."""
    monkeypatch.setattr("tcplan.planner.published", with_a_slip)
    done = run("verify", "--plain")

    assert ending.FOUND == done.code
    assert f"1 of {with_a_slip().figures} figures differ." in done.out
    assert "Published: 0.029\nComputed: 0.028\nVerdict: DIFFERS\n" in done.out


def test_the_verdicts_can_be_read_by_a_program() -> None:
    """Both columns and every verdict are data, as the schema says."""
    data = json.loads(run("verify", "--json").out)

    assert [] == list(Draft202012Validator(schema("published")).iter_errors(data))
    assert 0 == data["differing"]


def test_a_tree_is_worked_out(two_of_three: Path) -> None:
    """Two of three at one in ten: 0.028, three ways of two."""
    data = json.loads(run("verify", "--open-psa", two_of_three, "--json").out)

    assert [] == list(Draft202012Validator(schema("open-psa")).iter_errors(data))
    assert (pytest.approx(0.028, rel=1e-15), 3, {"2": 3}, "top") == (
        data["probability"],
        data["minimal_cut_sets"],
        data["orders"],
        data["top"],
    )
    assert 0 <= data["seconds"] < 60


def test_a_tree_is_told_in_words(two_of_three: Path) -> None:
    """The page says the gate, the probability in full, and the cut sets by their size."""
    out = run("verify", "--open-psa", two_of_three, "--plain").out

    assert f"Probability: {fault_tree(two_of_three).probability!r}\n" in out
    assert "Minimal cut sets: 3\n" in out
    assert "Events: 2\nCut sets: 3\n" in out


def test_a_count_beyond_every_list_is_exact(tmp_path: Path) -> None:
    """Thirty causes that each need one of a hundred things have a hundred to the thirtieth."""
    path = tmp_path / "many.xml"
    names = [[f"e{a}-{b}" for b in range(100)] for a in range(30)]
    ors = "".join(f"<or>{''.join(map(named, group))}</or>" for group in names)
    data = "".join(event(name, 0.5) for group in names for name in group)
    path.write_bytes(file(gate("top", f"<and>{ors}</and>"), data=data))
    told = json.loads(run("verify", "--open-psa", path, "--json").out)

    assert (100**30, {"30": 100**30}) == (told["minimal_cut_sets"], told["orders"])


def test_the_gate_and_the_mission_time_can_be_chosen(tmp_path: Path) -> None:
    """Another gate of the file can be asked about, over another time than a year."""
    path = tmp_path / "timed.xml"
    rate = '<exponential><float value="1e-3"/><system-mission-time/></exponential>'
    gates = gate("one", '<basic-event name="e"/>') + gate("two", '<basic-event name="e"/>')
    path.write_bytes(file(gates, data=event("e", rate)))
    asked = ("verify", "--open-psa", path, "--top", "two", "--mission-time", "24")
    data = json.loads(run(*asked, "--json").out)

    assert ("two", 24.0, pytest.approx(0.023714)) == (
        data["top"],
        data["mission_time"],
        round(data["probability"], 6),
    )
    assert "Mission time: 24 hours\n" in run(*asked, "--plain").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--open-psa", "missing.xml"), 'There is no file "missing.xml".'),
        (("--top", "g"), "--top, --mission-time and --budget go with --open-psa FILE"),
        (("--mission-time", "24"), "--top, --mission-time and --budget go with --open-psa FILE"),
        (("--budget", "9"), "--top, --mission-time and --budget go with --open-psa FILE"),
        (("--open-psa", "x.xml", "--budget", "0"), "x>=1"),
        (("--open-psa", "x.xml", "--mission-time", "-1"), "x>=0"),
        (("--open-psa", "x.xml", "--mission-time", "nan"), "a number of hours"),
        (("--open-psa", "x.xml", "--mission-time", "inf"), "a number of hours"),
        (("--json", "--plain"), "give one"),
    ],
)  # fmt: skip
def test_wrong_use_is_answered_in_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    """A slip at the keyboard gets one line, and ends with 2."""
    done = run("verify", *arguments)

    assert (2, "") == (done.code, done.out)
    assert 1 == len(done.err.splitlines())
    assert said in done.err


def test_a_file_that_cannot_be_read_gets_one_sentence(tmp_path: Path) -> None:
    """A file with a slip is answered with its line, and nothing is worked out."""
    path = tmp_path / "slip.xml"
    path.write_bytes(file(gate("top", '<basic-event name="e"/>')))
    done = run("verify", "--open-psa", path)

    assert (2, "") == (done.code, done.out)
    assert 'line 5: the gate "top" names the basic event "e", which is declared' in done.err


@pytest.fixture
def entangled(tmp_path: Path) -> Path:
    """Sixty causes, each of four of sixty events, drawn so that no part stands by itself."""
    drawn = Random(3)
    ors = [drawn.sample(range(60), 4) for _ in range(60)]
    parts = "".join(f"<or>{''.join(named(f'e{n}') for n in four)}</or>" for four in ors)
    path = tmp_path / "entangled.xml"
    data = "".join(event(f"e{n}", 0.01) for n in range(60))
    path.write_bytes(file(gate("top", f"<and>{parts}</and>"), data=data))
    return path


def test_a_tree_beyond_the_budget_says_how_far_it_got(entangled: Path) -> None:
    """Where an answer would cost too much, the answer is one sentence and no part of it."""
    done = run("verify", "--open-psa", entangled, "--budget", "5000")

    assert (2, "") == (done.code, done.out)
    assert 1 == len(done.err.splitlines())
    assert re.search(r"budget of 5,000 nodes: \d+ of the 61 gates", done.err)


def test_cut_sets_beyond_the_budget_leave_the_probability(
    two_of_three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found before the budget ran out is told with what was not."""

    def refuse(*_: object, **__: object) -> None:
        raise TooLargeError("Too many cut sets.")

    monkeypatch.setattr("tcplan.analysis.faulttree.FaultTree.cut_sets_by_order", refuse)
    done = run("verify", "--open-psa", two_of_three)
    probability = fault_tree_probability(two_of_three)

    assert (2, "") == (done.code, done.out)
    assert f"Too many cut sets. The probability was found before: {probability!r}." in done.err


def fault_tree_probability(path: Path) -> float:
    """The probability of the tree in a file."""
    tree, chances = read(path)
    return tree.probability(chances)


@pytest.mark.slow
def test_a_long_piece_of_work_can_be_stopped(entangled: Path) -> None:
    """Whoever waits is told so, and Ctrl-C ends it at once without a message about a fault."""
    program = ["-m", "tcplan", "verify", "--open-psa", str(entangled)]
    with subprocess.Popen(
        [sys.executable, *program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as work:
        assert work.stderr is not None
        told = work.stderr.readline()
        began = time.monotonic()
        work.send_signal(signal.SIGINT)
        code = work.wait(60)
        spent = time.monotonic() - began
        rest = work.stderr.read()

    assert (130, "") == (code, rest.strip())
    assert told.startswith("Still at work after ")
    assert spent < 10, "a busy machine is slow, and this is no work of seconds"


@pytest.mark.parametrize("columns", [40, 80, 130])
def test_no_line_runs_past_the_edge(two_of_three: Path, columns: int) -> None:
    """Both pages fit into a narrow window and a wide one."""
    pages = (published_page(published()), tree_page(fault_tree(two_of_three)))
    lines = [line for page in pages for line in laid_out(page, columns).splitlines()]

    assert [] == [line for line in lines if width(line) > columns]


def test_nothing_is_drawn_where_one_fact_stands_on_a_line() -> None:
    """A screen reader meets words and numbers alone."""
    told = one_fact_a_line(published_page(published()), ascii=True)

    assert told.isascii()
