"""Papers from the command line: which, about whom, for whom, how, and where to."""

import json
from pathlib import Path

import pytest

from fixtures.papers import COMMITTEE
from tcplan.exchange.plan_json import write
from tcplan.report.kinds import KINDS
from tests.tcplan.cli.databases import database, journal, typed
from tests.tcplan.cli.samples import COUNTY_DURHAM, run
from tests.tcplan.planner.papers import county, telling

CARD = ("export", COUNTY_DURHAM, "crisis-card", "--individual", "P-014")
PACK = ("export", COUNTY_DURHAM, "cetr-pack", "--individual", "P-014")

MISSING_NOTHING = [word for name, text in COMMITTEE.items() for word in ("--set", f"{name}={text}")]


@pytest.fixture(autouse=True)
def _secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pseudonyms are made under a secret of the test's own."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "own" / "settings.json"))


def test_the_help_tells_each_kind_in_a_line() -> None:
    """Whoever asks for help sees every kind and what it is for."""
    lines = [line.strip() for line in run("export", "--help").out.splitlines()]

    for kind in KINDS.values():
        assert f"{kind.name:<14}{kind.line}" in lines


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_what_is_no_text_goes_to_a_file_only(form: str) -> None:
    """No terminal is filled with the bytes of a PDF, and the plan is not even read."""
    done = run("export", COUNTY_DURHAM, "agency", "--about", "oak-support", "--format", form)

    assert (2, "") == (done.code, done.out)
    assert f"{form} is no text: give a file or a folder with -o" in done.err


def test_what_was_written_says_for_whom_and_under_which_names(tmp_path: Path) -> None:
    """The planner reads whose paper went where, for whom, and that ids are pseudonyms."""
    done = run(*CARD, "--for", "oak-support", "--format", "html", "-o", tmp_path)

    assert 0 == done.code
    assert "Wrote the crisis card of P-014 for Oakgill Support to " in done.err
    assert "names hidden, ids replaced by pseudonyms" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("provider",), "Say whose provider: --individual ID"),
        (("withdrawal",), "Say whose withdrawal: --about ID"),
        (("withdrawal", "--individual", "P-014"), "is about an agency: --about ID"),
        (("weekly", "--about", "oak-support"), "--about goes with a paper about an agency"),
        (("crisis-card", "--individual", "P-014", "--base", "5"), "--base goes with figures"),
        (("crisis-card", "--individual", "P-014", "--set", "x"), "--set takes KEY=VALUE"),
        (("crisis-card", "--individual", "P-014", "--format", "csv"), "is exported as html"),
        (("crisis-card", "--all"), "need a folder: -o FOLDER"),
        (("crisis-card", "--all", "--individual", "P-014"), "--all is about everybody"),
        (("calendar", "--approved-by", "A, b"), "--approved-by goes with a paper"),
        (("weekly", "--approved-by", "A. Moss"), "takes a name and a role, not 'A. Moss'"),
        (("calendar", "--for", "public"), "--for goes with a paper, not with calendar"),
        (("plan", "--all", "-o", "x.json"), "has everybody in it"),
        (("committee", "--threshold", "1"), "would not be protected"),
        (("crisis-card", "--individual", "P-014", "--for", "public"), "not for the public"),
    ],
)
def test_what_does_not_go_together_is_said(arguments: tuple[str, ...], said: str) -> None:
    """A slip at the keyboard is answered in one sentence and with 2."""
    done = run("export", COUNTY_DURHAM, *arguments)

    assert (2, "") == (done.code, done.out)
    assert said in done.err


def test_a_setting_is_typed_once() -> None:
    """Of two values for the same thing neither is taken silently."""
    twice = ("--set", "contact.name=A", "--set", "contact.name=B")
    done = run("export", COUNTY_DURHAM, "committee", *twice)

    assert 2 == done.code
    assert "contact.name was given twice" in done.err


def test_a_report_says_what_is_missing() -> None:
    """A report to committee without its contact is not written, and says what to give."""
    done = run("export", COUNTY_DURHAM, "committee")

    assert (2, "") == (done.code, done.out)
    assert "contact.name" in done.err


def test_free_text_is_read_before_a_paper_leaves(tmp_path: Path) -> None:
    """Places are named on stderr and nothing is written; with --checked the paper goes."""
    plan = tmp_path / "telling.plan.json"
    write(telling(county()).plan, plan)
    paper = ("export", plan, "easy-read", "--individual", "P-014", "-o", tmp_path)
    first = run(*paper)

    assert (2, "") == (first.code, first.out)
    assert "the name of somebody's family, friend or home." in first.err
    assert "Once they are read: --checked" in first.err
    assert 0 == run(*paper, "--checked").code


def test_papers_about_everybody_go_into_a_folder(tmp_path: Path) -> None:
    """A whole cohort is one command, and what was not written is told with its reason."""
    folder = tmp_path / "out"
    done = run("export", COUNTY_DURHAM, "provider", "--all", "--checked", "-o", folder)
    files = [path for path in folder.rglob("*") if path.is_file()]

    assert (0, "") == (done.code, done.out)
    assert files
    assert f"Wrote {len(files)} papers" in done.err
    assert {0o600} == {path.stat().st_mode & 0o777 for path in files}


def test_what_was_withheld_goes_to_the_approver() -> None:
    """Where figures are printed, why some are withheld stands on stderr and not in the paper."""
    done = run("export", COUNTY_DURHAM, "committee", *MISSING_NOTHING)

    assert 0 == done.code
    assert "For whoever approves the paper, and for nobody else:" in done.err
    title = next(line for line in done.err.splitlines() if line.startswith("# "))
    assert title not in done.out


def test_the_history_and_the_person_are_told_who_was_given_a_paper(tmp_path: Path) -> None:
    """The journal says for whom in words, and a subject-access answer too."""
    base = database(tmp_path)
    who = ("--who", "Ben")
    paper = ("summary", "--individual", "P-001", "--for", "person", "--checked")
    assert 0 == run("export", base, *paper, "-o", tmp_path, *who).code

    assert "person" == (journal(base)[-1].after or {})["audience"]
    assert "the summary of P-001 for the person as html" in run("history", base, "--plain").out
    data = json.loads(run("subject-access", base, "P-001", "--json").out)
    assert ["risk summary, for the person"] == [copy["what_words"] for copy in data["copies"]]


def test_who_approved_a_paper_is_told_by_the_journal_and_to_the_person(tmp_path: Path) -> None:
    """Who let a paper out can be asked later: of its history, and by the person whose it is."""
    base = database(tmp_path)
    approved = ("--approved-by", "A. Moss, director of nursing")
    paper = ("summary", "--individual", "P-001", "--for", "person", "--checked", *approved)
    assert 0 == run("export", base, *paper, "-o", tmp_path, "--who", "Ben").code

    assert approved[1] == (journal(base)[-1].after or {})["approved_by"]
    told = " ".join(run("history", base, "--plain").out.split())
    assert "for the person, approved by A. Moss, director of nursing, as html" in told
    (copy,) = json.loads(run("subject-access", base, "P-001", "--json").out)["copies"]
    words = "risk summary, for the person, approved by A. Moss, director of nursing"
    assert words == copy["what_words"]


@pytest.mark.parametrize("kind", ["committee", "holding-lines"])
def test_where_approval_is_needed_and_nobody_is_named_it_is_asked_for(kind: str) -> None:
    """Whoever writes figures or lines for the public is reminded that somebody approves them."""
    needed = MISSING_NOTHING if kind == "committee" else ()
    asks = "Nobody is named who approved it: --approved-by"

    assert asks in run("export", COUNTY_DURHAM, kind, *needed).err
    assert asks not in run("export", COUNTY_DURHAM, "weekly").err
    if kind == "committee":
        named = ("--approved-by", "A. Moss, monitoring officer")
        assert asks not in run("export", COUNTY_DURHAM, kind, *needed, *named).err


def test_the_passphrase_is_asked_once_for_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many papers leave, whoever works is asked once."""
    from tcplan.store.key import Key
    from tests.tcplan.cli.databases import PASSPHRASE

    base = database(tmp_path, Key(passphrase=PASSPHRASE))
    wanted = ("export", base, "easy-read", "--all", "--checked", "-o", tmp_path / "out")
    done = typed(monkeypatch, f"{PASSPHRASE}\n", *wanted, "--who", "Ben")

    assert (0, 1) == (done.code, done.err.count("Passphrase"))


def test_drawings_are_files_beside_each_other(tmp_path: Path) -> None:
    """As pictures a summary is a file for each drawing."""
    summary = ("export", COUNTY_DURHAM, "summary", "--individual", "P-014", "--format", "svg")
    assert 0 == run(*summary, "-o", tmp_path).code
    names = {path.name for path in tmp_path.glob("*.svg")}

    assert "P-014-summary-2026-11-22.svg" in names
    assert "P-014-summary-2026-11-22-2.svg" in names
    assert all(b"<svg" in (tmp_path / name).read_bytes() for name in names)
