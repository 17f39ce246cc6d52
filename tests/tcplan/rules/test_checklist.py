"""The local discharge checklist can be changed by each area, and what was changed stays visible."""

from pathlib import Path
from typing import Any

import pytest

from tcplan.domain.codelists import code_list
from tcplan.domain.transition import Decider, Gate, Transition
from tcplan.errors import InvalidValueError, WrongUseError
from tcplan.rules.checklist import Checklist, Item, answered, checklist, with_local
from tests.builders import TODAY, evidence, source

EACH = pytest.mark.parametrize("item", checklist().items, ids=lambda item: item.id)
DURHAM = """
name = "County Durham"
remove = ["checklist-06"]

[[item]]
id = "checklist-07"
words = "The home found, and seen by the person"
evidence = "Photographs the person chose"
owner = "landlord"
basis = "local"
source = "Joint protocol of County Durham"

[[item]]
id = "durham-01"
words = "Fire safety visit held"
evidence = "Letter of the fire service"
owner = "support provider"
basis = "local"
"""


def local(folder: Path, text: str = DURHAM) -> Checklist:
    """The checklist with a local file of this text."""
    file = folder / "durham.toml"
    file.write_text(text, encoding="utf-8")
    return with_local(checklist(), file)


def refused(folder: Path, text: str) -> dict[str, str]:
    """Place of each problem of a local file to what was expected there."""
    with pytest.raises(InvalidValueError) as error:
        local(folder, text)
    return {problem.path: problem.expected for problem in error.value.problems}


def gate(name: str, rule: str | None, decision: str = "undecided") -> Gate:
    """A gate that answers an item, decided with all that a decision needs."""
    decided: dict[str, Any] = {
        "decided_by": Decider(name="C. Grey", role="case manager", organisation="icb"),
        "decided_on": TODAY,
        "evidence": (evidence(),),
        "reason": "for a test",
        "waived_until": TODAY,
    }
    return Gate(
        id=name,
        name=name,
        basis="good-practice",
        rule=rule,
        decision=decision,
        **({} if decision == "undecided" else decided),
    )


def answers(*gates: Gate) -> dict[str, str | None]:
    """For each item of the checklist the id of the gate that answers it."""
    move = Transition(id="move", source=source(), individual="P-001", stage="planning", gates=gates)
    found = answered(move, checklist().items)
    return {item: gate.id if gate else None for item, gate in found.items()}


def test_there_are_twelve_items() -> None:
    """The list that tcplan brings has its twelve items, by number."""
    assert [f"checklist-{number:02}" for number in range(1, 13)] == [
        item.id for item in checklist().items
    ]


def test_it_is_called_nobody_elses() -> None:
    """It is a local list that can be edited, and says that it is no national checklist."""
    assert "Local discharge checklist (editable)" == checklist().name
    assert "not a national checklist" in checklist().about
    assert "12-point" not in f"{checklist()}"


@EACH
def test_an_item_asks_for_evidence(item: Item) -> None:
    """Each item says what would show it, whose it is, and what it rests on."""
    assert all(text.strip() for text in (item.words, item.evidence, item.owner, item.source))
    assert item.basis in code_list("basis").codes
    assert item.owner_kinds
    assert set(item.owner_kinds) <= set(code_list("agency-kind").codes)
    assert item.certain != bool(item.doubt)


def test_a_local_file_replaces_adds_and_removes(tmp_path: Path) -> None:
    """An area's own item stands where the other stood, a new one last, a removed one is gone."""
    ids = [item.id for item in local(tmp_path).items]

    assert "durham-01" == ids[-1]
    assert "checklist-06" not in ids
    assert "checklist-07" == ids[5]
    assert 12 == len(ids)


def test_what_a_local_file_changed_is_visible(tmp_path: Path) -> None:
    """Whoever reads the list sees which items are the area's own, and what it took out."""
    found = local(tmp_path)
    own = {item.id: item.replaces for item in found.items if item.origin == "County Durham"}

    assert {"checklist-07": True, "durham-01": False} == own
    assert ["checklist-06"] == [item.id for item in found.removed]
    assert "County Durham" == found.local


def test_an_item_without_a_source_says_so(tmp_path: Path) -> None:
    """An area need not name a source, but then nobody takes the item for certain."""
    replaced, added = (i for i in local(tmp_path).items if i.origin)

    assert replaced.certain
    assert not added.certain
    assert "The local file names no source." == added.doubt


def test_a_file_that_changes_nothing_leaves_the_list(tmp_path: Path) -> None:
    """A local file with a name alone leaves every item as it is."""
    assert checklist().items == local(tmp_path, 'name = "Area"').items


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("", "name", "one line of text"),
        ("name = 3", "name", "one line of text"),
        ('name = "A"\nremove = "checklist-01"', "remove", "a list of ids"),
        ('name = "A"\nremove = ["checklist-1"]', "remove[0]", "the id of an item"),
        ('name = "A"\nremove = [["checklist-01"]]', "remove[0]", "the id of an item"),
        ('name = "A"\ntitle = "B"', "title", "name, remove or item"),
        ('name = "A"\nitem = 3', "item", "a table [[item]]"),
        ('name = "A"\n[[item]]\nid = "x y"', "item[0].id", "an id of up to 64"),
        ('name = "A"\n[[item]]\nid = "x"', "item[0].evidence", "one line of text"),
        ('name = "A"\n[[item]]\nid = "x"\nbasis = "rule"', "item[0].basis", "one of law"),
        ('name = "A"\n[[item]]\nid = "x"\nbasis = []', "item[0].basis", "one of law"),
        ('name = "A"\n[[item]]\nid = "x"\nsource = ""', "item[0].source", "one line of text"),
        ('name = "A"\n[[item]]\nid = "x"\nwodrs = "y"', "item[0].wodrs", "one of address"),
        ('name = "A"\n[[item]]\nid = "x"\n[[item]]\nid = "x"', "item[1].id", "each id once"),
        (
            'name = "A"\nremove = ["checklist-01"]\n[[item]]\nid = "checklist-01"',
            "item[0].id",
            "not removed",
        ),
    ],
)
def test_a_wrong_file_is_told_with_its_place(
    text: str, place: str, expected: str, tmp_path: Path
) -> None:
    """Whoever edits the list is told which line of it is wrong, and what should stand there."""
    found = refused(tmp_path, text)

    assert expected in found.get(place, f"nothing of {place}, only {sorted(found)}")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"name = ", "this is not TOML"),
        (b'name = "\xff"', "not UTF-8"),
        (b"name = " + b"[" * 100_000, "too deep|not TOML"),
        (b"#" * 1_000_001, "at most 1,000,000 bytes"),
    ],
    ids=["cut", "other letters", "deep", "long"],
)
def test_an_unreadable_file_is_told_in_a_sentence(raw: bytes, words: str, tmp_path: Path) -> None:
    """A file that is no TOML, is cut or is far too long is refused in words."""
    file = tmp_path / "area.toml"
    file.write_bytes(raw)

    with pytest.raises(WrongUseError, match=words):
        with_local(checklist(), file)


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    """A slip in the file's name is told with the path."""
    with pytest.raises(WrongUseError, match="local checklist"):
        with_local(checklist(), tmp_path / name)


def test_a_gate_answers_the_item_that_it_names() -> None:
    """A gate is matched by the item's id, never by its words."""
    found = answers(gate("g-home", "checklist-07"), gate("The person's wishes"[:3], None))

    assert {"checklist-07": "g-home"} == {item: name for item, name in found.items() if name}
    assert 12 == len(found)


@pytest.mark.parametrize("other", ["not-met", "undecided", "waived", "not-applicable"])
@pytest.mark.parametrize("first", [True, False])
def test_a_met_gate_never_hides_an_open_one(other: str, first: bool) -> None:  # noqa: FBT001
    """Where two gates answer one item, the one further from met is shown, in either order."""
    two = [gate("g-open", "checklist-07", other), gate("g-met", "checklist-07", "met")]

    assert "g-open" == answers(*(two if first else reversed(two)))["checklist-07"]


def test_without_a_move_nothing_is_answered() -> None:
    """A person without a planned move has every item open."""
    assert {None} == set(answered(None, checklist().items).values())
