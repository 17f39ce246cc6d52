"""One or two words say what to show, and a slip is answered with what was near."""

import pytest

from tcplan.cli.places import Place, place
from tcplan.errors import UnknownIdError, WrongUseError
from tcplan.views.looking import Looking
from tests.builders import TODAY, robin

LOOKING = Looking(robin(), "robin.plan.json", TODAY, TODAY)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("people", None), Place("list", "people")),
        (("Risks", None), Place("list", "risks")),
        (("P-001", None), Place("person", "P-001", "overview")),
        (("p-001", "Network"), Place("person", "P-001", "network")),
        (("risks", "P-001"), Place("person", "P-001", "risks")),
        (("P-001", "risks"), Place("person", "P-001", "risks")),
        (("P-001", "history"), Place("person", "P-001", "history")),
        (("gates", "P-001"), Place("person", "P-001", "gates")),
        (("OAK", None), Place("agency", "oak")),
    ],
)
def test_the_words_are_understood(words: tuple[str, str | None], meant: Place) -> None:
    """A planner need not remember capitals or which word comes first."""
    assert meant == place(LOOKING, *words)


@pytest.mark.parametrize(
    ("given", "near"),
    [("P-01", "P-001"), ("P-010", "P-001"), ("peple", "people"), ("okk", "oak")],
)
def test_a_slip_is_answered_with_what_is_near(given: str, near: str) -> None:
    """Who mistypes an id is told the one that was probably meant, never shown another's data."""
    with pytest.raises(UnknownIdError, match=f"{given}.*Did you mean .*{near}"):
        place(LOOKING, given, None)


@pytest.mark.parametrize("given", ["P-999", "P-9", "network", "q"])
def test_what_is_not_near_is_not_suggested(given: str) -> None:
    """Nobody is led to another person's record by an id that only looks a little like theirs."""
    with pytest.raises(UnknownIdError) as caught:
        place(LOOKING, given, None)

    assert "Did you mean" not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("people", "network"), "people is a list"),
        (("controls", "P-001"), "controls is a list"),
        (("oak", "network"), "oak is an agency"),
        (("P-001", "weather"), "shown by overview, network, .*what-if or history, not by"),
    ],
)
def test_words_that_do_not_go_together_are_answered(words: tuple[str, str], said: str) -> None:
    """A wrong pair of words gets a sentence that says what goes together."""
    with pytest.raises((WrongUseError, UnknownIdError), match=said):
        place(LOOKING, *words)
