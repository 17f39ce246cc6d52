"""A reader's pseudonyms mean something to the holder alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.access.pseudonyms import pseudonym

SECRET = bytes(range(32))
OTHER_SECRET = bytes(range(1, 33))


def test_a_pseudonym_is_the_same_every_time() -> None:
    """The police can follow one person through every paper that they are sent."""
    first = pseudonym(SECRET, "agency:police", "P-014")

    assert first == pseudonym(SECRET, "agency:police", "P-014")
    assert re.fullmatch("[A-Z2-7]{10}", first)


def test_the_definition_is_kept() -> None:
    """Papers sent last year can still be traced, so what a pseudonym is made of never changes."""
    assert "KVSFOSO7XA" == pseudonym(SECRET, "agency:police", "P-014")


@given(st.sets(st.text(min_size=1, max_size=20), min_size=1, max_size=30))
def test_two_readers_cannot_join_what_they_were_sent(people: set[str]) -> None:
    """Nobody's pseudonym for one agency is anybody's for another, nor with another secret."""
    police = {pseudonym(SECRET, "agency:police", name) for name in people}
    landlord = {pseudonym(SECRET, "agency:landlord", name) for name in people}
    elsewhere = {pseudonym(OTHER_SECRET, "agency:police", name) for name in people}

    assert 3 * len(people) == len(police | landlord | elsewhere)


def test_where_one_reader_ends_and_an_id_begins_is_never_in_doubt() -> None:
    """An agency with a longer name and a person with a shorter id give another pseudonym."""
    assert pseudonym(SECRET, "agency:a", "b-1") != pseudonym(SECRET, "agency:ab", "-1")


@pytest.mark.parametrize("size", [0, 16, 31])
def test_a_short_secret_makes_no_pseudonyms(size: int) -> None:
    """Whoever could guess the secret could try every id, so none that is too short is used."""
    with pytest.raises(ValueError, match="fewer than 32 bytes"):
        pseudonym(bytes(size), "agency:police", "P-014")
