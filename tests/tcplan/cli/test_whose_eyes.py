"""Of every command it is decided what an agency may do with it, and the command keeps to that."""

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import click
import pytest
from click.testing import CliRunner

from tcplan.cli import Front, command_line
from tcplan.cli.eyes import HOLDER, KEEPS, LOOKS, NOBODY, USES, WORKS, renewed
from tcplan.cli.options import Asked
from tcplan.domain.plan import Plan
from tcplan.domain.sharing import Relationship
from tcplan.exchange.plan_json import write
from tests.builders import agency, day, source, with_entity
from tests.tcplan.cli.databases import database
from tests.tcplan.cli.samples import ROOT, Run, run
from tests.tcplan.planner.sessions import two_people

PAGE = (ROOT / "docs" / "need-to-know.md").read_text("utf-8")
HIDDEN = ("P-002", "ash-care", "r-fall", "t-stairs", "Sam")
"""Somebody of whom Oak may know nothing, and what belongs to them."""
WHO = ("--who", "Olu", "--today", "2026-11-22")
OPENING = ("browse", "serve")
"""Commands that print nothing of a plan: they open the interface on it."""
REFUSED: dict[str, tuple[str, ...]] = {
    "accept-journal": ("{base}", "--who", "Olu", "--why", "lost"),
    "backup": ("{base}", "{folder}/copy.db", "--who", "Olu"),
    "erase": ("{base}", "P-001", "--who", "Olu", "--why", "asked"),
    "import": ("{base}", "{plan}", "--yes", "--who", "Olu"),
    "new": ("{folder}/new.db", "--from", "{plan}", "--plain", "--who", "Olu"),
    "rekey": ("{base}", "--who", "Olu"),
    "restore": ("{base}", "{folder}/again.db", "--who", "Olu"),
    "verify-journal": ("{base}",),
}
"""What each command is given that only the holder can give."""
LOOKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "check": (("{base}", *WHO), ("{base}", "--all", "--json", *WHO)),
    "demo": (("--plain",),),
    "export": (
        ("{base}", "weekly", "--checked", *WHO),
        ("{base}", "register", "--for", "landlord", "--checked", *WHO),
        ("{base}", "plan", "-o", "{folder}/out.json", *WHO),
        ("{base}", "calendar", "--names", *WHO),
    ),
    "history": (("{base}", "--who", "Olu"), ("{base}", "--json", "--names", "--who", "Olu")),
    "redo": (("{base}", "--who", "Olu"),),
    "retention": (("{base}", "--names"), ("{base}", "--json")),
    "rules": (("{plan}",),),
    "show": (
        ("{base}", "people", "--names", *WHO),
        ("{base}", "P-001", "--json", *WHO),
        ("{base}", "P-012", *WHO),
        ("{base}", "pseudonyms", "--for", "landlord", *WHO),
    ),
    "subject-access": (("{base}", "P-001", "--names", "--who", "Olu"),),
    "undo": (("{base}", "--who", "Olu"), ("{base}", "2", "--who", "Olu")),
    "whatif": (("{base}", "{changes}", *WHO), ("{base}", "{changes}", "--json", *WHO)),
    "withdraw": (("{base}", *WHO), ("{base}", "--pairs", *WHO), ("{base}", "--each-person", *WHO)),
}
"""What each command is given that an agency can give; of each nothing hidden may be told."""


def found(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that there is, those within others too."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from found(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def trying(file: Path, *stopping: str) -> Path:
    """A file of changes in which these stop."""
    listed = [{"kind": "stop", "about": one} for one in stopping]
    file.write_text(json.dumps({"format": 1, "changes": listed}), "utf-8")
    return file


COMMANDS = dict(found(command_line))


def option(name: str) -> click.Parameter | None:
    """How a command takes an agency."""
    return next((one for one in COMMANDS[name].params if "--agency" in one.opts), None)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """Robin and Sam, as a database and a file: Oak has to do with Robin alone."""
    knows = Relationship(
        id="rel-oak",
        source=source(),
        individual="P-001",
        agency="oak",
        purpose="direct-care",
        start=day(-100),
    )
    whole: Plan = with_entity(two_people().altered(relationships=(knows,)), agency("ash-care"))
    write(whole, tmp_path / "whole.plan.json")
    changes = tmp_path / "changes.json"
    trying(changes, "oak", "nobody")
    base = database(tmp_path, plan=whole)
    return {
        "base": base,
        "plan": tmp_path / "whole.plan.json",
        "changes": changes,
        "folder": tmp_path,
    }


def asked(name: str, given: tuple[str, ...], places: dict[str, Path], *more: str) -> Run:
    """Give a command."""
    return run(name, *(one.format(**places) for one in given), *more)


def files(folder: Path) -> dict[str, bytes]:
    """Every file there is, with its bytes; but for what a database keeps only while it is open."""
    there = [path for path in sorted(folder.iterdir()) if not path.name.endswith("-shm")]
    return {path.name: data for path in there if (data := path.read_bytes())}


def test_of_every_command_it_is_decided_what_an_agency_may_do() -> None:
    """A new command is not there before somebody has said whose eyes it looks through."""
    assert sorted(COMMANDS) == sorted(USES)
    assert sorted(REFUSED) == sorted(name for name, use in USES.items() if use.way == HOLDER)
    able = {name for name, use in USES.items() if use.way in {LOOKS, WORKS}}
    assert sorted({*LOOKED, *OPENING}) == sorted(able)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_an_agency_is_taken_where_it_does_something(name: str) -> None:
    """No command takes an agency and does nothing with it, and its help says what it does."""
    words = {
        LOOKS: "Look through this agency's eyes; else the holder looks.",
        WORKS: "Work for this agency, on what it may see; else the holder works.",
        HOLDER: "For which agency: only the plan's holder can, and any other is refused.",
        KEEPS: 'The agency you work for; "" forgets it.',
        NOBODY: None,
    }
    taken = option(name)

    assert words[USES[name].way] == getattr(taken, "help", None)


def test_the_page_tells_what_each_command_does_with_an_agency() -> None:
    """Whoever reads of need-to-know reads what the commands do today."""
    assert PAGE == renewed(PAGE)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_takes_or_changes_the_whole_record_is_for_the_holder(
    name: str, places: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A provider is refused with one plain sentence, and every file stays as it was."""
    monkeypatch.setattr("tcplan.cli.asking.at_keyboard", lambda: True)
    asked("history", ("{base}", "--who", "Ann"), places)
    before = files(places["folder"])
    done = asked(name, REFUSED[name], places, "--agency", "oak")

    assert (2, "") == (done.code, done.out)
    assert "is for the plan's holder; leave --agency out, or name the holder" in done.err
    assert 1 == len(done.err.splitlines())
    assert before == files(places["folder"])


@pytest.mark.parametrize("name", ["accept-journal", "backup", "import", "new", "restore"])
def test_the_holder_may_be_named(name: str, places: dict[str, Path]) -> None:
    """What is for the holder is done where the holder is named."""
    assert 0 == asked(name, REFUSED[name], places, "--agency", "icb").code


def told(name: str, places: dict[str, Path], agency: str) -> str:
    """All that a command says, prints or writes."""
    before = files(places["folder"])
    runs = [asked(name, given, places, "--agency", agency) for given in LOOKED[name]]
    assert [] == [done.err for done in runs if "went wrong inside" in done.err]
    after = files(places["folder"])
    new = [data for file, data in after.items() if file not in before and ".db" not in file]
    return "\n".join([*(done.out + done.err for done in runs), *(data.decode() for data in new)])


@pytest.mark.parametrize("name", sorted({*LOOKED} - {"demo"}))
def test_no_command_tells_an_agency_of_somebody_whom_it_may_not_know(
    name: str, places: dict[str, Path]
) -> None:
    """Neither in answers nor in errors nor in files does Oak meet Sam, or anything of Sam's."""
    text = told(name, places, "oak")

    assert [] == [word for word in HIDDEN if word in text]


def test_the_holder_is_told_of_everybody(places: dict[str, Path]) -> None:
    """The comparison can fail: the same questions tell the holder of Sam."""
    names = ("check", "export", "history", "retention", "show")

    assert {*names} == {name for name in names if "P-002" in told(name, places, "icb")}


@pytest.mark.parametrize(
    ("hidden", "never", "given"),
    [
        ("P-002", "P-007", ("show", "{base}", "{id}", *WHO)),
        ("P-002", "P-007", ("show", "{base}", "{id}", "history", *WHO)),
        ("P-002", "P-007", ("check", "{base}", "--individual", "{id}", *WHO)),
        ("P-002", "P-007", ("history", "{base}", "{id}", "--who", "Olu")),
        ("P-002", "P-007", ("history", "{base}", "{id}", "--since-review", "--who", "Olu")),
        ("r-fall", "r-fell", ("history", "{base}", "{id}", "--who", "Olu")),
        ("P-002", "P-007", ("subject-access", "{base}", "{id}", "--who", "Olu")),
        ("P-002", "P-007", ("export", "{base}", "summary", "--individual", "{id}", *WHO)),
        ("P-002", "P-007", ("export", "{base}", "calendar", "--individual", "{id}", *WHO)),
        ("P-002", "P-007", ("whatif", "{base}", "{changes}", "--individual", "{id}", *WHO)),
        ("r-fall", "r-fell", ("show", "{base}", "P-001", "risks", "--reliability", "{id}", *WHO)),
        ("r-fall", "r-fell", ("whatif", "{base}", "{trying}", "--json", *WHO)),
        ("r-fall", "r-fell", ("whatif", "{base}", "--option", "{id}", *WHO)),
        ("ash-care", "elm-care", ("withdraw", "{base}", "{id}", *WHO)),
        ("ash-care", "elm-care", ("whatif", "{base}", "{trying}", *WHO)),
        ("ash-care", "elm-care", ("show", "{base}", "{id}", *WHO)),
        ("ash-care", "elm-care", ("history", "{base}", "--done-for", "{id}", "--who", "Olu")),
        ("ash-care", "elm-care", ("export", "{base}", "register", "--for", "{id}", *WHO)),
        ("ash-care", "elm-care", ("export", "{base}", "agency", "--about", "{id}", *WHO)),
        ("ash-care", "elm-care", ("export", "{base}", "withdrawal", "--about", "{id}", *WHO)),
    ],
)  # fmt: skip
def test_what_is_hidden_is_answered_like_what_never_was(
    hidden: str, never: str, given: tuple[str, ...], places: dict[str, Path]
) -> None:
    """Word for word, and with the same ending, Oak learns that there is no such thing."""
    answers = []
    for name in (hidden, never):
        trying(places["folder"] / "tried.json", name)
        words = {**places, "id": name, "trying": places["folder"] / "tried.json"}
        done = run(*(one.format(**words) for one in given), "--agency", "oak")
        assert 0 < done.code
        answers.append((done.code, done.out.replace(name, "…"), done.err.replace(name, "…")))

    assert answers[0] == answers[1]


def test_whoever_names_an_unknown_agency_is_nobody_yet(
    places: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in the agency lists nothing of the plan, whatever is asked; its holder is told how."""
    monkeypatch.setattr("tcplan.cli.asking.at_keyboard", lambda: True)
    refused = [("history", ("{base}", "--who", "Olu")), *REFUSED.items()]
    refused += [(name, LOOKED[name][0]) for name in ("check", "export", "show", "retention")]
    said = {asked(name, given, places, "--agency", "oka").err for name, given in refused}

    words = "There is no agency 'oka' in this plan. Without --agency, `tcplan show PLAN agencies` "
    assert {f"{words}lists those there are.\n"} == said


def test_a_slip_of_the_holder_is_answered_with_what_there_is(places: dict[str, Path]) -> None:
    """Who looks through nobody's eyes looks at everything, and is told of near ids."""
    assert "Did you mean P-002?" in run("show", places["base"], "P-012", *WHO).err


def test_what_is_wrong_with_a_plan_is_told_to_the_holder_alone(places: dict[str, Path]) -> None:
    """A faulty plan file names its entries to whoever holds it, and to nobody who only looks in."""
    file = places["plan"]
    file.write_text(file.read_text("utf-8").replace('"prevents"', '"prevented"'), "utf-8")
    holder, oak = (run("show", file, "people", *eyes) for eyes in ((), ("--agency", "oak")))

    assert (2, 2) == (holder.code, oak.code)
    assert "controls[0]" in holder.err
    assert "something in it is wrong" in oak.err
    assert 1 == len(oak.err.splitlines())


def test_how_much_was_written_is_told_to_the_holder_alone(places: dict[str, Path]) -> None:
    """What leaves for an agency says nothing of the rows of the journal."""
    said = [
        asked("export", ("{base}", "plan", "-o", f"{{folder}}/{at}.json", *WHO), places, *eyes).err
        for at, eyes in enumerate(((), ("--agency", "oak")))
    ]

    assert ["journal row" in words for words in said] == [True, False]


def test_how_many_records_are_read_is_told_to_the_holder_alone(places: dict[str, Path]) -> None:
    """While a plan is read, an agency is not told how much there is beside what it may see."""
    heard = {}
    for eyes in (None, "oak"):
        tell = Mock()
        Asked(None, None, eyes, False, None, None, "Olu").look(places["plan"], tell=tell)  # noqa: FBT003
        heard[eyes] = tell.called

    assert {None: True, "oak": False} == heard


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_tab_key_tells_nothing_of_a_plan(name: str, places: dict[str, Path]) -> None:
    """A shell that completes what is typed reads no plan: it knows options and files alone."""
    for typed in ("", "P-0", "oa", "--ag"):
        done = CliRunner().invoke(
            command_line,
            env={
                "_TCPLAN_COMPLETE": "bash_complete",
                "COMP_WORDS": f"tcplan {name} {places['base']} {typed}",
                "COMP_CWORD": "3",
            },
            prog_name="tcplan",
        )
        offered = [line.partition(",")[2] for line in done.output.splitlines()]
        assert [] == [one for one in offered if one and one != typed and one[:2] != "--"]


@pytest.mark.parametrize("name", OPENING)
def test_the_interface_opens_on_what_an_agency_may_see(
    name: str, places: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a screen and in a browser Sam is not in the plan that Oak opens."""
    opened = []
    monkeypatch.setattr("tcplan.cli.commands.on_terminal", lambda: True)

    def screen(*given: object, ascii: bool = False) -> int:  # noqa: A002, ARG001
        opened.append(given[0])
        return 0

    def serve(order: bytes, at: object, announce: object, tell: object) -> int:  # noqa: ARG001
        assert json.loads(order[4:])["agency"] == "oak"
        return 0

    given = [name, str(places["base"]), "--agency", "oak", "--who", "Olu", "--today", "2026-11-22"]
    done = CliRunner().invoke(command_line, given, obj=Front(screen, serve))

    assert 0 == done.exit_code
    assert [] == [word for word in HIDDEN if word in f"{done.output}{opened!r}"]
