"""Every paper goes one way: for its reader alone, under their pseudonyms, whole, and journalled."""

import re
import stat
from pathlib import Path

import attrs
import pytest

from tcplan.access.pseudonyms import LENGTH
from tcplan.errors import CheckFirstError, TcplanError, UnknownIdError, WrongUseError
from tcplan.planner import (
    export_paper,
    file_name,
    hand_over_paper,
    kinds_here,
    readers_here,
    render_paper,
)
from tcplan.planner.papers_checked import MOST, listed, unchecked
from tests.tcplan.cli.databases import journal
from tests.tcplan.planner.papers import asked, county, names_in, robins, telling

PSEUDONYM = rf"[A-Z2-7]{{{LENGTH}}}"


@pytest.fixture(autouse=True)
def _secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pseudonyms are made under a secret of the test's own."""
    monkeypatch.setenv("TCPLAN_SETTINGS", str(tmp_path / "own" / "settings.json"))


def out(folder: Path) -> Path:
    """An empty folder for papers."""
    made = folder / "out"
    made.mkdir()
    return made


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_outside_the_holder_no_id_of_a_person_stands_in_a_paper_or_its_name(
    tmp_path: Path, form: str
) -> None:
    """What a provider is handed names the person by the provider's pseudonym alone."""
    paper = export_paper(county(), asked(), form, out(tmp_path))
    text = paper.path.read_text("utf-8")

    assert re.fullmatch(rf"{PSEUDONYM}-provider-2026-11-22\.{form}", paper.path.name)
    assert paper.path.name[:LENGTH] in text
    assert [] == [one.id for one in county().plan.individuals if one.id in text + paper.path.name]


def test_two_readers_cannot_join_their_papers(tmp_path: Path) -> None:
    """The same person has another pseudonym in the paper of another agency."""
    folder = out(tmp_path)
    card = asked("crisis-card", checked=True)
    first = export_paper(county(), attrs.evolve(card, reader="oak-support"), "md", folder)
    second = export_paper(county(), attrs.evolve(card, reader="wear-vale"), "md", folder)

    assert first.path.name != second.path.name
    assert first.path.name[:LENGTH] not in second.path.read_text("utf-8")


def test_the_holder_keeps_the_ids(tmp_path: Path) -> None:
    """A paper for whoever holds the plan is filed under the person's own id."""
    paper = export_paper(county(), asked("cetr-pack"), "md", out(tmp_path))

    assert "P-014-cetr-pack-2026-11-22.md" == paper.path.name
    assert "holder" == paper.audience


@pytest.mark.parametrize(("names", "stands"), [(False, False), (True, True)])
def test_names_go_out_only_when_they_are_asked_for(names: bool, stands: bool) -> None:  # noqa: FBT001
    """A provider reads the person's name only where somebody asked for names."""
    name = county().plan.by_id["P-014"].preferred_name
    text = render_paper(county(names=names), asked())

    assert stands == (re.search(rf"\b{re.escape(name)}\b", text) is not None)


def test_the_public_is_told_no_name() -> None:
    """Asking for names in a paper for everybody is refused."""
    with pytest.raises(WrongUseError, match="nobody's name"):
        render_paper(county(names=True), asked("holding-lines", None))


def test_a_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    """Nobody else on the machine can read a paper."""
    paper = export_paper(county(), asked("cetr-pack"), "pdf", out(tmp_path))

    assert 0o600 == stat.S_IMODE(paper.path.stat().st_mode)
    assert paper.path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (asked("provider", reader="police"), "may be told nothing about P-014"),
        (asked("provider", reader="public"), "is written for an agency, and not for the public"),
        (asked("provider", reader=None), "is written for one agency"),
        (asked("crisis-card", None), "is about one person"),
        (asked("holding-lines"), "about the whole plan"),
        (asked("letter"), "is no kind of paper"),
        (asked("cetr-pack", since="2026-11-01"), "not what happened since a day"),
        (asked("cetr-pack", settings={"colour": "blue"}), "nothing is set for it"),
        (asked("weekly", None, reader="person"), "so it is for no person"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_sentence(
    tmp_path: Path, wanted: object, said: str
) -> None:
    """A paper that does not fit its reader or its subject leaves no file."""
    folder = out(tmp_path)
    with pytest.raises(WrongUseError, match=re.escape(said)) as refused:
        export_paper(county(), wanted, "html", folder)  # type: ignore[arg-type]

    assert [] == names_in(folder)
    assert "\n" not in str(refused.value)


def test_somebody_who_is_not_there_is_said() -> None:
    """A mistyped id of an agency or a person ends in a sentence with near ids."""
    for wanted in (asked(reader="oak-suport"), asked(about="P-0014")):
        with pytest.raises(UnknownIdError):
            render_paper(county(), wanted)


def test_a_file_that_is_called_after_the_person_is_refused(tmp_path: Path) -> None:
    """The name of a file for others tells no id; a folder gets the pseudonym."""
    with pytest.raises(WrongUseError, match="tells Oakgill Support the id P-014"):
        export_paper(county(), asked(), "md", out(tmp_path) / "p-014 for Oak.md")

    assert [] == names_in(tmp_path / "out")


def test_free_text_that_tells_who_it_is_is_read_first(tmp_path: Path) -> None:
    """The place is named and not what stands there; once it was read the paper can go."""
    folder, wanted = out(tmp_path), asked("easy-read", reader="person")
    homes = [one.name for one in county().plan.places if one.kind == "home"]
    with pytest.raises(CheckFirstError) as first:
        export_paper(telling(county()), wanted, "md", folder)

    assert "the name of somebody's family, friend or home." in str(first.value)
    assert [] == [name for name in homes if name in str(first.value)]
    assert [] == names_in(folder)
    read = attrs.evolve(wanted, checked=True)
    assert export_paper(telling(county()), read, "md", folder).path.exists()


@pytest.mark.parametrize(("kind", "reader"), [("easy-read", "person"), ("summary", "oak-support")])
def test_a_home_that_the_reader_knows_is_no_finding(tmp_path: Path, kind: str, reader: str) -> None:
    """Whoever lives in a home, or supports somebody in it, may read what it is called."""
    wanted = asked(kind, reader=reader)
    paper = render_paper(county(), wanted)
    home = county().plan.by_id[county().plan.of("placements", "P-014")[0].place]

    assert home.name in paper
    assert export_paper(county(), wanted, "md", out(tmp_path)).path.exists()


def test_what_the_free_text_check_finds() -> None:
    """A telephone number is found, unless it is how a service is reached or was typed for this."""
    plan = county().plan
    reached = next(one.out_of_hours for one in plan.agencies if one.out_of_hours)
    lines = [("Crisis", f"Ring {reached}"), ("Crisis", "Ring mum on 01632 960 123"), ("End", "x")]

    assert ("  Crisis: a telephone number.",) == unchecked((plan, None), (), lines, ())
    assert () == unchecked((plan, None), (), lines, ["01632 960 123"])


def test_the_number_of_a_service_tells_of_nobody() -> None:
    """How a service is rung is no finding; a number that nobody recorded of a service is one."""
    plan = county().plan
    rung = next(one.telephone for one in plan.agencies if one.telephone)

    assert () == unchecked((plan, None), (), [("Crisis", f"Ring {rung}.")], ())
    other = [("Crisis", f"Ring {rung[:-1]}9.")]
    assert ("  Crisis: a telephone number.",) == unchecked((plan, None), (), other, ())


def test_only_so_many_places_are_named_and_the_rest_is_counted() -> None:
    """A long list says how much longer it is."""
    places = [f"place {number}" for number in range(MOST + 3)]

    assert "  and 3 more" == listed(places)[-1]
    assert tuple(places[:MOST]) == listed(places[:MOST])


def test_the_journal_tells_for_whom(tmp_path: Path) -> None:
    """Who took which kind, for which agency, from which version, and the digest of its bytes."""
    looking = robins(tmp_path)
    icb = looking.plan.about.holder
    paper = export_paper(looking, asked("summary", "P-001"), "md", out(tmp_path))
    told = journal(tmp_path / "robin.db")[-1]

    assert ("export", "Ben", "P-001") == (told.action, told.who, told.individual)
    assert told.after is not None
    assert ("summary", "holder", 1) == tuple(told.after[n] for n in ("kind", "audience", "version"))
    assert str(paper.path) == told.why
    assert icb is not None


@pytest.mark.parametrize("reader", ["person", "holder"])
def test_what_is_handed_over_is_journalled(tmp_path: Path, reader: str) -> None:
    """A paper for a browser is a paper that left."""
    looking = robins(tmp_path)
    wanted = asked("summary", "P-001", reader=reader, checked=True)
    handed = hand_over_paper(looking, wanted, "md")
    told = journal(tmp_path / "robin.db")[-1].after or {}

    assert reader == told["audience"]
    assert ("P-001" in handed.name) == (reader == "holder")
    assert b"P-001" not in handed.data or reader == "holder"


def test_a_preview_is_no_export(tmp_path: Path) -> None:
    """To read a paper before it is written is not journalled as one that left."""
    looking = robins(tmp_path)
    render_paper(looking, asked("summary", "P-001"))

    assert [] == [entry for entry in journal(tmp_path / "robin.db") if entry.action == "export"]


def test_what_fails_leaves_neither_file_nor_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the journal cannot be written, all the files of a paper are taken away again."""

    def refuse(*_: object, **__: object) -> None:
        raise TcplanError("The journal is full.")

    looking, folder = robins(tmp_path), out(tmp_path)
    monkeypatch.setattr("tcplan.store.database.Database.exported", refuse)
    for kind, about, form in (("summary", "P-001", "pdf"), ("register", None, "csv")):
        with pytest.raises(TcplanError, match="full"):
            export_paper(looking, asked(kind, about), form, folder)

    assert [] == names_in(folder)


def test_each_sheet_is_a_file_as_csv(tmp_path: Path) -> None:
    """No sheet of a register is left out because a csv holds only one."""
    paper = export_paper(county(), asked("register", None), "csv", out(tmp_path))

    assert paper.beside
    assert len(paper.beside) + 1 == len(names_in(tmp_path / "out"))


def test_what_was_withheld_is_written_for_the_approver_alone(tmp_path: Path) -> None:
    """The agency's paper has the area's figures; why some are withheld is told beside it."""
    folder = out(tmp_path)
    paper = export_paper(county(), asked("agency", "oak-support", checked=True), "md", folder)

    assert "agency" == paper.audience
    assert all(path.name.endswith("-withheld.md") for path in paper.beside)


def test_what_is_offered_fits_where_one_stands() -> None:
    """At a person, papers about them and everybody; at an agency, papers about it."""
    at_person = {kind.about for kind in kinds_here("P-014", None)}
    at_agency = {kind.about for kind in kinds_here(None, "oak-support")}

    assert ({"person", "plan"}, {"agency", "plan"}) == (at_person, at_agency)
    assert {"plan"} == {kind.about for kind in kinds_here(None, None)}


def test_only_those_who_know_the_person_are_offered_as_readers() -> None:
    """An agency that has nothing to do with a person is no reader of a paper about them."""
    (card,) = (kind for kind in kinds_here("P-014", None) if kind.name == "crisis-card")
    values = [value for value, _ in readers_here(county(), card, "P-014")]

    assert "holder" == values[0]
    assert "oak-support" in values
    assert "police" not in values


def test_the_name_of_a_file_is_known_before_only_for_the_holder() -> None:
    """Who is outside gets a name that is made when the paper is."""
    assert "P-014-cetr-pack-2026-11-22.pdf" == file_name(county(), asked("cetr-pack"), "pdf")
    assert file_name(county(), asked(), "pdf") is None
