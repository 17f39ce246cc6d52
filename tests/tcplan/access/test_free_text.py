"""Before a paper leaves, what tells who or where somebody is is found, and never repeated."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tcplan.access.free_text import KIND_WORDS, Found, Watched, found_in_text, found_in_words
from tcplan.access.identifiers import KINDS, as_typed, is_nhs_number
from tcplan.exchange.plan_json import read
from tcplan.planner.opening import sample
from tests.builders import control, family, individual, place, risk, small_plan

NOBODY = Watched((), ())
SIGNS = ["", " ", "-", "\u00a0", "\u2011", "\u2013", "  ", " - ", "."]
GROUPS = [(10,), (3, 3, 4), (3, 3, 2, 2), (5, 5), (4, 3, 3), (3, 7), (1,) * 10]


def kinds(text: str, watched: Watched = NOBODY) -> set[str]:
    """The kinds of things that are found in a text."""
    return {one.kind for one in found_in_words([("a letter", text)], watched)}


def valid(nine: str) -> str:
    """Nine digits with their check digit, worked out the long way round."""
    tens = [
        d
        for d in range(10)
        if (sum(int(n) * w for n, w in zip(nine, range(10, 1, -1), strict=True)) + d) % 11 == 0
    ]
    return nine + str(tens[0]) if tens else ""


def spelled(number: str, groups: tuple[int, ...], sign: str) -> str:
    """A number in groups of digits with a sign between them."""
    parts, at = [], 0
    for size in groups:
        parts.append(number[at : at + size])
        at += size
    return sign.join(parts)


NINE = st.text("0123456789", min_size=9, max_size=9)


@given(
    NINE, st.sampled_from(GROUPS), st.sampled_from(SIGNS), st.sampled_from(["", "NHS no. ", "("])
)
def test_every_nhs_number_is_found_however_it_is_spelled(
    nine: str, groups: tuple[int, ...], sign: str, before: str
) -> None:
    """In one piece, in groups, with dashes of a word processor or between brackets."""
    number = valid(nine)
    assume(number)
    text = f"Seen. {before}{spelled(number, groups, sign)}, as he said."

    assert "nhs-number" in kinds(text)


@given(NINE, st.integers(1, 9), st.sampled_from(GROUPS[:3]))
def test_a_number_with_a_wrong_check_digit_is_no_nhs_number(
    nine: str, off: int, groups: tuple[int, ...]
) -> None:
    """An invoice of ten digits does not hold up a paper unless its check digit happens to fit."""
    number = valid(nine)
    assume(number)
    wrong = number[:-1] + str((int(number[-1]) + off) % 10)

    assert not is_nhs_number(wrong)
    assert "nhs-number" not in kinds(spelled(wrong, groups, " "))


@pytest.mark.parametrize("text", ["943476591", "94347659190", "1943 476 59190", "943,476,5919"])
def test_more_or_fewer_digits_are_no_nhs_number(text: str) -> None:
    """Part of a longer number is not one by itself."""
    assert "nhs-number" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "0191 496 0123",
        "(0191) 496 0123",
        "01914960123",
        "0191-496-0123",
        "0191 4960123",
        "+44 191 496 0123",
        "+44 (0)191 496 0123",
        "+44(0)1914960123",
        "0044 191 496 0123",
        "07700 900123",
        "07700 900 123",
        "07700.900.123",
        "07700/900123",
        "+447700900123",
        "tel:+44-7700-900123",
        "020 7946 0018",
        "0207 946 0018",
        "01632 960 01",
        "ring\u00a007700\u00a0900\u2011123",
        "\uff10\uff17\uff17\uff10\uff10 900123",
        "0800 496 0123.",
    ],
)
def test_a_telephone_number_is_found_in_the_usual_spellings(text: str) -> None:
    """Landlines, mobiles, from abroad and with brackets."""
    assert {"telephone"} == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "999",
        "111, then 2",
        "on 01/12/2026 at 10",
        "on 01-12-2026 10:30",
        "0.25 of 1,000",
        "£1,250 a week",
    ],
)
def test_other_numbers_are_no_telephone(text: str) -> None:
    """Dates, sums of money and numbers that everybody may know are left alone."""
    assert set() == kinds(text)


@pytest.mark.parametrize(
    "text",
    ["DH1 5AA", "dh1 5aa", "DH15AA", "DL14 7QX.", "SW1A 1AA", "EC1A 1BB", "M1 1AE", "at W1A 0AX,",
     "DH1\u00a05AA", "(NE1-4ST)"],
)  # fmt: skip
def test_a_postcode_is_found_however_it_is_spelled(text: str) -> None:
    """With or without its space, in capitals or not."""
    assert {"postcode"} == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "section 117 aftercare",
        "S117 aftercare",
        "ZZ1 1AA",
        "Q12 3AB",
        "H2O",
        "MP3 4AB",
        "R15",
        "3-5 PM",
    ],
)
def test_other_words_are_no_postcode(text: str) -> None:
    """Sections of Acts, rules and things with numbers are left alone."""
    assert set() == kinds(text)


@pytest.mark.parametrize(
    "text",
    ["robin@example.org", "Write to r.ellis+work@mail.example.co.uk.", "R@EXAMPLE.ORG",
     "robin (at) example.org", "zoë@exämple.org"],
)  # fmt: skip
def test_an_e_mail_address_is_found(text: str) -> None:
    """Also where somebody wrote the sign as a word."""
    assert {"e-mail"} == kinds(text)


@pytest.mark.parametrize("text", ["@home", "3 @ 5", "a@b"])
def test_other_signs_are_no_address(text: str) -> None:
    """A price or a nickname is left alone."""
    assert set() == kinds(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Robin likes trains.", {"person"}),
        ("ROBIN!", {"person"}),
        ("a robin on the fence", set()),
        ("Robinson Street", set()),
        ("robin's mum said so", {"family"}),
        ("Robin's  mum", {"person", "family"}),
        ("at the FLAT BY THE HARBOUR", {"family"}),
        ("a flat", set()),
        ("by 2 May 2027", set()),
        ("May said so", {"person"}),
    ],
)
def test_names_are_found_as_whole_words(text: str, found: set[str]) -> None:
    """A first name is found where it stands for somebody, and the bird and the month are not."""
    watched = Watched(("Robin", "May"), ("Robin's mum", "Flat by the harbour"))

    assert found == kinds(text, watched)


def test_the_names_of_a_plan_are_those_of_people_families_and_homes() -> None:
    """A ward or a trust may be named in any paper; somebody's mother and home may not."""
    found = small_plan(
        individuals=(individual(preferred_name="Robin"),),
        agencies=(*small_plan().agencies, family("mum", name="Robin's mum")),
        places=(place("flat", kind="home", name="Harbour flat"), place("ward", kind="ward")),
    )

    assert Watched(("Robin",), ("Robin's mum", "Harbour flat")) == Watched.of(found)


def test_a_home_or_a_relative_whom_the_reader_knows_tells_the_reader_nothing() -> None:
    """What a reader is shown by its name is not looked for; who lives there still is."""
    whole = small_plan(
        individuals=(individual(preferred_name="Robin"),),
        agencies=(*small_plan().agencies, family("mum", name="Robin's mum")),
        places=(
            place("flat", kind="home", name="Harbour flat"),
            place("house", kind="home", name="End house"),
        ),
    )
    told = small_plan(
        individuals=whole.individuals,
        agencies=(*small_plan().agencies, family("mum", name="Not shown")),
        places=whole.places[:1],
    )

    assert Watched(("Robin",), ("Robin's mum", "End house")) == Watched.of(whole, told)
    assert Watched(("Robin",), ()) == Watched.of(whole, whole)


def test_a_finding_names_the_place_and_never_the_thing() -> None:
    """Whoever approves a paper is told where to look, and no log or error repeats what is there."""
    told = "Ring Robin's mum on 07700 900123 or 07700 900456."
    found = small_plan(
        controls=(control("c-oak", "oak", prevents=("t-unnoticed",), description=told),)
    )
    expected = (
        Found("control c-oak, description", "c-oak", "telephone", 2),
        Found("control c-oak, description", "c-oak", "person"),
    )

    assert expected == tuple(one for one in found_in_text(found) if one.entity == "c-oak")
    assert "control c-oak, description: a telephone number, 2 times." == expected[0].sentence()
    assert not re.search("Robin|7700", repr(expected) + repr(Watched.of(found)))


def test_lists_and_parts_of_an_entry_are_told_by_their_number() -> None:
    """The second sentence of a list within an entry is found as the second."""
    words = ("Quiet.", "Write to a@example.org")
    found = small_plan(risks=(risk("r-pain", "t-unnoticed", disagreements=words),))

    assert "risk r-pain, disagreements 2" in {one.place for one in found_in_text(found)}


def test_the_sample_of_a_whole_county_raises_no_false_alarm() -> None:
    """In the sentences of 28 people's plans, nothing but names is taken for a number or address."""
    found = found_in_text(read(sample()))

    assert {"person", "family"} == {one.kind for one in found}


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing that can be typed stops the check."""
    assert kinds(text) <= KINDS.keys()
    assert as_typed(text) == as_typed(as_typed(text))


def test_every_kind_has_words() -> None:
    """No kind of thing is told by its code."""
    assert {*KINDS, "person", "family"} == KIND_WORDS.keys()
