"""What others did, and what was once open, tells an agency nothing that it may not know today."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from tcplan.domain.changes import Add, Amend, Change, Remove
from tcplan.domain.individual import Consent
from tcplan.errors import CannotUndoError, StaleError, UnknownIdError, WrongUseError
from tcplan.planner import Request, Unlocking, look, person_history
from tcplan.planner.opening import looked_at
from tcplan.planner.session import Session
from tcplan.views.looking import Looking
from tests.builders import TODAY, agency, control, day, source
from tests.tcplan.planner.sessions import (
    START,
    database,
    entries,
    renamed,
    save,
    session,
    two_people,
)
from tests.tcplan.planner.test_through_eyes import dealing

SOON = START + dt.timedelta(minutes=1)
"""A moment at which nothing but the beginning was known."""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin and Sam: Oak has to do with both."""
    more = (dealing("oak"), dealing("oak", "P-002"))
    return database(tmp_path, two_people().altered(relationships=more))


def known(base: Path, reader: str, moment: dt.datetime | None = SOON) -> Looking:
    """The record as it was known at a moment, through an agency's eyes today."""
    request = Request(agency=reader, known_at=moment)
    return look(base, request, calendar_day=TODAY, unlocking=Unlocking())


def people(looking: Looking) -> list[str]:
    """Who is in a plan."""
    return [person.id for person in looking.plan.individuals]


def working(base: Path) -> Session:
    """Olu works for Oak."""
    return session(base, "Olu", agency="oak")


def test_a_relationship_that_has_ended_opens_no_past_record(base: Path) -> None:
    """Oak, which has nothing more to do with Sam, does not read how Sam's record once stood."""
    before = people(known(base, "oak"))
    save(base, "Cat", 10, Amend("rel-P-002-oak", {"end": day(-1)}))

    assert ["P-001", "P-002"] == before
    assert ["P-001"] == people(known(base, "oak", None))
    assert ["P-001"] == people(known(base, "oak"))
    looking, _ = session(base, "Olu", agency="oak", known_at=SOON).look(names=False)
    assert ["P-001"] == people(looking)


def test_a_relationship_that_began_later_opens_the_past(base: Path) -> None:
    """Who may know today may know what was recorded before."""
    save(base, "Cat", 10, Add(dealing("landlord", purpose="tenancy")))

    assert ["P-001"] == people(known(base, "landlord"))


def test_consent_that_was_taken_back_opens_no_past_record(tmp_path: Path) -> None:
    """What rested on consent is shut for the past too once the person has said no."""
    given, refused = (
        Consent(purpose="share-provider", state=state, on=on, recorded_by="Ann")
        for state, on in (("given", day(-50)), ("refused", day(-1)))
    )
    whole = two_people()
    first = whole.individuals[0]
    sharing = dealing("oak", first.id, "support")
    base = database(tmp_path, whole.altered(relationships=(sharing,)))
    save(base, "Cat", 10, Amend(first.id, {"consents": (given,)}))
    opened = people(known(base, "oak", None))
    then = START + dt.timedelta(minutes=15)
    save(base, "Cat", 20, Amend(first.id, {"consents": (given, refused)}))

    assert [first.id] == opened
    assert [] == people(known(base, "oak", then))


def test_an_agency_that_has_left_reads_no_past_record(tmp_path: Path) -> None:
    """Who is no longer in the plan is nobody, whenever they ask about."""
    whole = two_people()
    base = database(tmp_path, whole.altered(agencies=(*whole.agencies, agency("ash"))))
    save(base, "Cat", 10, Remove("ash"))

    with pytest.raises(UnknownIdError):
        known(base, "ash")


def test_who_held_the_plan_once_does_not_hold_its_past() -> None:
    """A plan that another holds now is not open to the one before, as it stood then."""
    then = two_people()
    about: Any = then.about
    now = then.altered(about=attrs.evolve(about, holder="oak"))
    asked = Request(agency="icb")

    with pytest.raises(WrongUseError, match="for the plan's holder"):
        looked_at(then, "plan.db", asked, [], calendar_day=TODAY, now=now)
    assert then == looked_at(then, "", Request(agency="oak"), [], calendar_day=TODAY, now=now).plan


def test_what_others_did_to_what_is_hidden_is_no_news(base: Path) -> None:
    """Oak is told that something has changed only where something that it sees has."""
    save(base, "Cat", 5, Amend("rel-P-002-oak", {"end": day(-1)}))
    olu = working(base)
    _, seen = olu.look(names=False)
    save(base, "Cat", 10, Amend("P-002", {"preferred_name": "Sami"}))
    hidden = olu.news(seen)
    save(base, "Cat", 20, Amend("P-001", {"preferred_name": "Rowan"}))
    shown = olu.news(seen)

    assert hidden is None
    assert shown is not None
    assert (0, (), True) == (shown.saves, shown.who, shown.in_part)


def test_what_went_out_of_sight_is_news(base: Path) -> None:
    """Where something is taken out of what Oak sees, Oak is told to read again."""
    olu = working(base)
    _, seen = olu.look(names=False)
    save(base, "Cat", 10, Amend("rel-P-002-oak", {"end": day(-1)}))

    assert olu.news(seen) is not None


def ours(base: Path, *changes: Change) -> int:
    """Olu saves for Oak."""
    olu = working(base)
    looking, seen = olu.look(names=False)
    return olu.change(looking, list(changes), seen, None)


def test_who_changed_the_same_is_not_named(base: Path) -> None:
    """Two who save the same thing: Olu learns that somebody did, and not who or for whom."""
    ours(base, Add(control("c-ours", "oak", source=source(agency="oak"))))
    olu = working(base)
    looking, seen = olu.look(names=False)
    save(base, "Cat", 10, Amend("c-ours", {"name": "Theirs"}), agency="icb")

    with pytest.raises(StaleError) as stale:
        olu.change(looking, [Amend("c-ours", {"name": "Mine"})], seen, None)
    assert ["somebody else"] == [clash.who for clash in stale.value.clashes]
    assert "Cat" not in str(stale.value)


def test_what_stands_against_taking_back_is_not_told(base: Path) -> None:
    """Where others changed it later, Oak is sent to the holder, who is told by whom and when."""
    number = ours(base, Add(control("c-ours", "oak", source=source(agency="oak"))))
    save(base, "Cat", 400, Amend("c-ours", {"name": "Theirs"}), agency="icb")
    real = entries(base)[0].change

    with pytest.raises(WrongUseError, match="ask the plan's holder") as refused:
        working(base).turn("undo", number, "")
    assert "Cat" not in str(refused.value)
    with pytest.raises(CannotUndoError, match="Cat"):
        session(base, "Ann", agency="icb").turn("undo", real, "")


def test_what_others_wrote_into_a_record_is_not_in_its_history(base: Path) -> None:
    """History through Oak's eyes has Oak's own work alone, though the person is one that it sees.

    Names that the person once had stay hidden with the rest.
    """
    save(base, "Cat", 10, renamed("Rowan"), agency="icb", why="Asked")
    save(base, "Cat", 20, renamed("Robyn"), agency="icb")
    ours(base, Add(control("c-ours", "oak", name="Calls Rowan", source=source(agency="oak"))))
    olu = working(base)
    looking, _ = olu.look(names=False)
    told = olu.saves(looking, "P-001")
    view = person_history(known(base, "oak", None), "P-001")

    assert ["c-ours"] == [deed.entity for save in told.saves for deed in save.deeds]
    assert ["Olu"] == [save.who for save in view.saves]
    assert "Rowan" not in repr(told)
    assert 0 == view.saves[0].others
    whole, _ = session(base, "Ann", agency="icb").look(names=False)
    assert 3 < len(session(base, "Ann", agency="icb").saves(whole, "P-001").saves)
