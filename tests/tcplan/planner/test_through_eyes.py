"""Through an agency's eyes nothing tells of what is hidden, and nothing hidden is written over."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend, Change, Remove
from tcplan.domain.plan import Plan
from tcplan.domain.sharing import Relationship
from tcplan.errors import TcplanError, UnknownIdError, WrongUseError
from tcplan.planner import Request, Unlocking, Visit, Wanted, history, look, subject_access
from tcplan.planner.guarding import require_holder, require_permitted
from tcplan.store.database import open_database
from tests.builders import TODAY, amended, control, day, source
from tests.tcplan.planner.sessions import (
    NOW,
    database,
    entries,
    renamed,
    save,
    session,
    two_people,
)

WHO = Visit(who="Olu", at=NOW)


def dealing(agency: str, individual: str = "P-001", purpose: str = "direct-care") -> Relationship:
    """An agency has to do with a person."""
    name = f"rel-{individual}-{agency}"
    return Relationship(
        id=name,
        source=source(),
        individual=individual,
        agency=agency,
        purpose=purpose,
        start=day(-100),
    )


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin and Sam: Oak has to do with Robin alone, the landlord with Robin's home."""
    whole = two_people()
    more = (dealing("oak"), dealing("landlord", purpose="tenancy"))
    return database(tmp_path, whole.altered(relationships=more))


def changed(base: Path, agency: str, changes: Sequence[Change]) -> int:
    """Somebody saves changes while looking through an agency's eyes."""
    olu = session(base, "Olu", agency=agency)
    looking, seen = olu.look(names=False)
    return olu.change(looking, changes, seen, None)


def test_what_is_seen_whole_can_be_changed(base: Path) -> None:
    """A provider who sees all of a control records that it is agreed, and it stands."""
    ours = control("c-ours", "oak", prevents=("t-untrained",), source=source(agency="oak"))

    assert _tried(base, "oak", [Add(ours)]) is None
    assert _tried(base, "oak", [Amend("c-ours", {"state": "agreed"})]) is None
    assert "agreed" == _stored(base).by_id["c-ours"].state


def test_what_is_seen_in_part_is_not_written_over(base: Path) -> None:
    """A landlord who sees a summary of Robin cannot put it in the place of Robin's record."""
    before = _stored(base)
    told = _tried(base, "landlord", [renamed("Rowan")])

    assert told is not None
    assert "ask the plan's holder" in told
    assert before == _stored(base)
    assert () == entries(base)


def test_nothing_is_changed_of_somebody_who_is_hidden(base: Path) -> None:
    """To change Sam's record fails for Oak as it fails for an id that never was."""
    told = [
        _tried(base, "oak", [Amend(name, {"preferred_name": "X"})]) or ""
        for name in ("P-002", "P-009")
    ]

    assert told[0].replace("P-002", "P-009") == told[1]


def test_an_id_that_is_hidden_is_not_taken_over(base: Path) -> None:
    """A new entry under the id of something hidden is refused, and the hidden one stays."""
    before = _stored(base)
    told = _tried(base, "oak", [Add(control("r-fall", "oak"))])

    assert told is not None
    assert before == _stored(base)


def test_what_hidden_entries_rest_on_is_not_removed(base: Path) -> None:
    """What somebody hidden needs stays, and the answer names nobody."""
    told = _tried(base, "oak", [Remove("oak")]) or ""

    assert "P-002" not in told
    assert "r-fall" not in told
    assert "oak" in _stored(base).by_id


def test_the_holder_is_stopped_by_nothing() -> None:
    """Whoever holds the plan, or looks through nobody's eyes, changes what they like."""
    before = two_people()
    after = amended(before, "P-002", preferred_name="Sami")

    for agency in ("icb", None):
        require_permitted(before, after, agency, TODAY)
    with pytest.raises(WrongUseError):
        require_permitted(before, after, "oak", TODAY)


def test_some_work_is_for_the_holder() -> None:
    """What reaches everybody in the plan is for whoever answers for everybody."""
    require_holder(two_people(), "icb", "Erasing a person")
    require_holder(two_people(), None, "Erasing a person")

    with pytest.raises(WrongUseError, match="Erasing a person is for the plan's holder"):
        require_holder(two_people(), "oak", "Erasing a person")


def test_history_tells_an_agency_only_of_its_own_work_on_what_it_sees(base: Path) -> None:
    """Oak reads what was written for Oak about Robin, numbered from one, and no head."""
    save(base, "Cat", 10, renamed("Rowan"), agency="icb")
    save(base, "Olu", 20, Amend("P-002", {"preferred_name": "Sami"}), agency="oak")
    save(base, "Olu", 30, Amend("oak", {"note": "New rota"}), agency="oak")
    view = history(
        base,
        Request(agency="oak"),
        Wanted(),
        calendar_day=TODAY,
        unlocking=Unlocking(),
        visit=WHO,
    )

    assert [(1, 1, "oak")] == [(row.seq, row.change, row.entity) for row in view.rows]
    assert ("", None) == (view.head, view.heading.head)


def test_somebody_hidden_has_no_history(base: Path) -> None:
    """To ask about Sam is answered for Oak as it is about somebody who never was."""
    told = []
    for name in ("P-002", "P-009"):
        with pytest.raises(UnknownIdError) as error:
            history(
                base,
                Request(agency="oak"),
                Wanted(about=name),
                calendar_day=TODAY,
                unlocking=Unlocking(),
                visit=WHO,
            )
        told.append(str(error.value).replace(name, "ID"))

    assert told[0] == told[1]


def test_somebody_hidden_is_not_opened(base: Path) -> None:
    """Who asks for a record that is hidden from them leaves no word that it was opened."""
    visit = Visit(who="Olu", at=NOW, opened=("P-001", "P-002"))
    look(base, Request(agency="oak"), calendar_day=TODAY, visit=visit)

    assert ["P-001"] == [entry.individual for entry in entries(base) if entry.action == "look"]


def test_all_that_is_held_is_all_that_may_be_seen(base: Path) -> None:
    """An agency that asks what is held about Robin is given what it may see, and of Sam nothing."""
    view = subject_access(
        base,
        "p-001",
        Request(agency="landlord"),
        calendar_day=TODAY,
        unlocking=Unlocking(),
        visit=WHO,
    )
    shown = look(base, Request(agency="landlord"), calendar_day=TODAY).plan

    assert {entry.id for entry in view.entries} <= set(shown.by_id)
    assert ((), ()) == (view.mentions, view.copies)
    with pytest.raises(UnknownIdError):
        subject_access(
            base,
            "P-002",
            Request(agency="landlord"),
            calendar_day=TODAY,
            unlocking=Unlocking(),
            visit=WHO,
        )


def test_news_tells_an_agency_nothing_of_what_is_hidden(base: Path) -> None:
    """Work on Sam is no news to Oak; work on Robin is, and not whose or how much."""
    olu = session(base, "Olu", agency="oak")
    _, seen = olu.look(names=False)
    save(base, "Cat", 10, Amend("P-002", {"preferred_name": "Sami"}), agency="icb")
    hidden = olu.news(seen)
    save(base, "Cat", 20, renamed("Rowan"), agency="icb")
    shown = olu.news(seen)

    assert hidden is None
    assert shown is not None
    assert (0, ()) == (shown.saves, shown.who)


def test_an_agency_takes_back_what_it_changed_itself(base: Path) -> None:
    """What Oak recorded of itself Oak takes back, by the number that Oak is told."""
    number = changed(base, "oak", [Amend("oak", {"note": "New rota"})])
    olu = session(base, "Olu", agency="oak")
    olu.turn("undo", number, "")

    assert 1 == number
    assert _stored(base).by_id["oak"].note is None


def test_an_agency_takes_nothing_of_others_back(base: Path) -> None:
    """A change that Oak is not told of cannot be taken back by its number."""
    number = save(base, "Cat", 10, Amend("P-002", {"preferred_name": "Sami"}), agency="icb")
    with pytest.raises(WrongUseError, match="ask the plan's holder"):
        session(base, "Olu", agency="oak").turn("undo", number, "")

    assert "Sami" == _stored(base).by_id["P-002"].preferred_name


def _stored(base: Path) -> Plan:
    with open_database(base, readonly=True) as store:
        return store.load()


def _tried(base: Path, agency: str, changes: Sequence[Change]) -> str | None:
    """What is answered to changes through an agency's eyes; None when they were saved."""
    try:
        changed(base, agency, changes)
    except TcplanError as error:
        return str(error)
    return None
