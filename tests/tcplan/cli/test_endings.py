"""Whatever goes wrong, a run ends with a promised number and one sentence, and never with data."""

import json
from pathlib import Path

import pytest

from tcplan.cli import command_line, ending
from tests.tcplan.cli.samples import robins_plan, run

CANARY = "Robin was seen in Bishop Auckland"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Robin's plan as a file."""
    return robins_plan(tmp_path)


def damaged(plan: Path, kind: str) -> Path:
    """A plan file that cannot be read, in one of many ways."""
    path = plan.with_name(f"{kind}.plan.json")
    whole = plan.read_bytes()
    data = {
        "empty": b"",
        "blank": b" \n",
        "truncated": whole[: len(whole) // 2],
        "binary": bytes(range(256)) * 64,
        "zip": b"PK\x03\x04" + bytes(60),
        "text": b"This is a letter about Robin, not a plan.",
        "list": b"[]",
        "version": whole.replace(b'"format": 1', b'"format": 7', 1),
        "no-version": whole.replace(b'"format": 1,', b"", 1),
        "utf-16": whole.decode().encode("utf-16"),
        "nested": b'{"format": 1, "about": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    }
    if kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(200_000_000)
    elif kind in data:
        path.write_bytes(data[kind])
    return path


@pytest.mark.parametrize(
    "kind",
    [
        "missing", "empty", "blank", "truncated", "binary", "zip", "text", "list", "version",
        "no-version", "utf-16", "nested", "folder", "huge",
    ],
)  # fmt: skip
def test_a_file_that_is_no_plan_gets_one_sentence(
    plan: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong, broken or enormous file is answered with one sentence that names it."""
    path = damaged(plan, kind)
    monkeypatch.chdir(path.parent)
    done = run("show", path.name, "people")

    assert (2, "") == (done.code, done.out)
    assert 1 == len(done.err.splitlines())
    assert f'"{path.name}"' in done.err
    assert "Traceback" not in done.err


def test_a_file_that_may_not_be_read_gets_one_sentence(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of somebody else is answered with one sentence."""

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    done = run("show", plan, "people")

    assert (2, "") == (done.code, done.out)
    assert f'You may not read "{plan}".' in done.err or "may not read" in done.err


def test_a_plan_with_faults_is_answered_with_each_of_them(plan: Path) -> None:
    """Whoever mends a plan file sees every fault at once, each with its place."""
    document = json.loads(plan.read_text("utf-8"))
    document["agencies"][0]["kind"] = "dragon"
    document["ties"][0]["holder"] = "nobody"
    plan.write_text(json.dumps(document), "utf-8")
    done = run("show", plan, "people")

    assert (2, "") == (done.code, done.out)
    assert "2 things are wrong" in done.err
    assert 'found "dragon"' in done.err
    assert 'found "nobody"' in done.err


def test_a_plan_with_very_many_faults_says_how_many_are_not_told(plan: Path) -> None:
    """Fifty faults are told; how many more there are is said."""
    document = json.loads(plan.read_text("utf-8"))
    ties = [document["ties"][0] | {"id": f"tie-{n}", "holder": f"nobody-{n}"} for n in range(70)]
    plan.write_text(json.dumps(document | {"ties": ties}), "utf-8")
    done = run("show", plan, "people")

    assert "70 things are wrong" in done.err
    assert "  and 20 more" == done.err.splitlines()[-1]
    assert 52 == len(done.err.splitlines())


def test_faults_beyond_counting_are_not_told_as_a_number(plan: Path) -> None:
    """Where the reader stopped counting, no number says that these were all."""
    plan.write_text(json.dumps({"format": 1, "risks": [{}] * 3000}), "utf-8")
    done = run("show", plan, "people")

    assert "more than 10,000 things are wrong" in done.err
    assert "  and more" == done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "{plan}", "people", "--as-at", "2026-13-01"), "no day from 1900 to 2199"),
        (("show", "{plan}", "people", "--today", "tomorrow"), "for example 2027-01-02"),
        (("show", "{plan}", "people", "--today", "20261122"), "for example 2027-01-02"),
        (("show", "{plan}", "people", "--as-at", "0001-01-01"), "no day from 1900 to 2199"),
        (("show", "{plan}", "people", "--as-at", "٢٠٢٦-٠١-٠١"), "no day from 1900 to 2199"),
        (("show", "{plan}", "people", "--width", "7"), "40<=x<=400"),
        (("show", "{plan}", "people", "--json", "--plain"), "give one"),
        (("show", "{plan}", "people", "--agency", "icbb"), "no agency 'icbb' in this plan"),
        (("show", "{plan}", "peple"), "Did you mean people?"),
        (("show", "{plan}"), "Missing argument"),
        (("withdraw", "{plan}", "okk"), "Did you mean oak"),
        (("check", "{plan}", "--individual", "P-01"), "Did you mean P-001?"),
        (("export", "{plan}", "summary"), "Say whose summary: --individual ID"),
        (("export", "{plan}", "letter", "--individual", "P-001"), "'letter' is no kind of paper"),
        (("fly",), "No such command 'fly'"),
        (("show", "{plan}", "people", "--fast"), "No such option"),
        (("browse", "{plan}"), "command line alone"),
    ],
)  # fmt: skip
def test_wrong_use_is_answered_in_one_line(
    plan: Path, arguments: tuple[str, ...], said: str
) -> None:
    """A slip at the keyboard gets one line that says what was expected, and ends with 2."""
    done = run(*(part.format(plan=plan) for part in arguments))

    assert (2, "") == (done.code, done.out)
    assert said in done.err
    assert 1 == len(done.err.splitlines())


def test_what_was_typed_cannot_act_when_it_is_quoted(plan: Path) -> None:
    """A mistyped id that is quoted back cannot colour or hide the answer."""
    done = run("show", plan, "\x1b[2Jrobin\u202e\nCover  has back-up")

    assert "\x1b" not in done.err
    assert "\u202e" not in done.err
    assert 1 == len(done.err.splitlines())


def failing(*_: object, **__: object) -> None:
    """Fail as a fault of the program would, with somebody's data in the message."""
    raise KeyError(CANARY)


def test_a_fault_of_the_program_prints_no_data(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash says where it happened, and nothing of the person whose plan was open."""
    monkeypatch.setattr("tcplan.planner.people", failing)
    done = run("show", plan, "people")

    assert (2, "") == (done.code, done.out)
    assert CANARY not in done.err
    assert "Traceback" not in done.err
    assert "Something went wrong inside tcplan; nothing was changed. (KeyError at " in done.err
    assert 1 == len(done.err.splitlines())


def test_a_fault_can_be_traced_without_data(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who mends the program sees every place that the fault came through, and no data."""
    monkeypatch.setattr("tcplan.planner.people", failing)
    done = run("--debug", "show", plan, "people")

    assert CANARY not in done.err
    assert "tcplan/cli/commands.py" in done.err
    assert "in _people" in done.err


def test_an_interruption_is_no_fault(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A planner who presses Ctrl-C gets no message about a fault."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tcplan.planner.people", interrupted)
    done = run("show", plan, "people")

    assert ending.INTERRUPTED == done.code
    assert "" == done.err.strip()


def test_the_version_is_told() -> None:
    """Whoever reports a problem can say which version they have."""
    from tcplan import __version__

    assert (0, f"tcplan {__version__}\n") == run("--version")[:2]


@pytest.mark.parametrize("command", ["", *command_line.commands])
def test_every_command_has_help(command: str) -> None:
    """Help is one word away, for every command."""
    done = run(*filter(None, [command]), "--help")

    assert 0 == done.code
    assert "Usage: tcplan" in done.out
    usage, _, words = done.out.partition("\n\n")
    assert usage
    assert "..." not in words


def test_no_paper_is_written_over_a_plan_file(tmp_path: Path) -> None:
    """A plan is only ever read: a slip in the name of the output does not destroy it."""
    plan = tmp_path / "mine.plan.json"
    plan.write_bytes(Path("fixtures/robin.plan.json").read_bytes())
    before = plan.read_bytes()
    asked = ("summary", "--individual", "P-014", "--format", "json", "-o", str(plan), "--replace")
    done = run("export", plan, *asked)

    assert 2 == done.code
    assert "is a plan file; no paper is written over it" in done.err
    assert before == plan.read_bytes()
