"""The colour after leaving hospital is proposed by the area and set by a person."""

import datetime as dt

import pytest

from tcplan.rules.book import rulebook
from tcplan.rules.judging import Verdict
from tcplan.rules.register import DUTIES
from tests.tcplan.rules.clocks.asking import BOOK, DAY, entry, stay, verdicts

LEFT = dt.date(2026, 6, 1)


def judged(colour: str | None, after: int, pack: str | None = None) -> Verdict:
    """What is said of a colour so many days after leaving hospital."""
    left = stay(LEFT - 200 * DAY, ended=LEFT, ended_as="supported-housing")
    register = (entry("blue", LEFT - 200 * DAY), *([entry(colour, LEFT)] if colour else []))
    book = rulebook([pack]) if pack else BOOK
    name = "register-colour-after-leaving"
    day = LEFT + after * DAY
    (found,) = verdicts(name, day, left, duties=DUTIES, book=book, register=register).values()
    return found


@pytest.mark.parametrize(
    ("colour", "after", "pack", "state"),
    [
        ("red", 0, None, "met"),
        ("amber", 0, None, "not-met"),
        ("amber", 13, None, "not-met"),
        ("amber", 14, None, "met"),
        ("green", 13, "lincolnshire", "not-met"),
        ("amber", 0, "devon", "met"),
        ("red", 0, "devon", "met"),
        ("green", 13, "devon", "not-met"),
        ("green", 14, "devon", "met"),
        (None, 13, None, "not-met"),
        (None, 400, None, "not-met"),
    ],
)
def test_the_colour_after_leaving(
    colour: str | None, after: int, pack: str | None, state: str
) -> None:
    """At least the colour that the area proposes, for at least its days; blue is for hospital."""
    assert state == judged(colour, after, pack).state


def test_the_proposal_says_whose_it_is_and_who_sets_it() -> None:
    """A finding proposes a colour and names the area; it never sets one."""
    what = judged("green", 3, "devon").what

    assert "amber (Devon) is proposed for at least 14 days, until 15 June 2026" in what
    assert "a person sets it" in what


def test_who_never_was_in_hospital_is_not_asked_about() -> None:
    """Without a stay there is no colour after one; without an entry it does not apply."""
    name = "register-colour-after-leaving"
    left = stay(LEFT - 9 * DAY, ended=LEFT, ended_as="family-home")

    assert {} == verdicts(name, LEFT, duties=DUTIES, register=(entry("green", LEFT),))
    (found,) = verdicts(name, LEFT, left, duties=DUTIES).values()
    assert "not-applicable" == found.state
