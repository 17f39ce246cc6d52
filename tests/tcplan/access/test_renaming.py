"""Outside the holder no id of the plan is left, and the plan still holds together."""
# ruff: noqa: ANN401  (values of every class of the domain)

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcplan.access.pseudonyms import pseudonym
from tcplan.access.renaming import new_ids, renamed
from tcplan.access.words_of_ids import is_word
from tcplan.analysis.cover import cover
from tcplan.domain.codelists import code_lists
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.exchange.plan_json import read
from tcplan.planner.opening import sample
from tests.builders import TODAY, agency, control, individual, risk, small_plan
from tests.tcplan.exchange.strategies import plans

SECRET = bytes(range(32))
SAMPLES = ("county-durham", "robin")


def named(recipient: str = "agency:police") -> Any:
    """The new names for one reader."""
    return lambda name: pseudonym(SECRET, recipient, name)


@cache
def durham(name: str = "county-durham") -> Plan:
    """A sample plan."""
    return read(sample(name))


def texts(value: Any) -> Iterator[str]:
    """Every piece of text in a value, of whatever field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from texts(getattr(value, field.name))


def people(*told: tuple[str, str]) -> Plan:
    """A plan of people, each with an id and what they hope."""
    return small_plan(
        individuals=tuple(individual(name, my_hopes=hopes) for name, hopes in told),
        agencies=(*small_plan().agencies, agency("police"), agency("shed")),
        risks=(),
        controls=(),
    )


def writing(text: str, name: str = "P-001") -> Any:
    """Somebody whose hopes are these, as a reader outside meets them."""
    found = small_plan(
        individuals=(individual(name, my_hopes=text),),
        agencies=(*small_plan().agencies, agency("police"), agency("shed")),
        risks=(),
        controls=(control("c001-nights", "oak", individual=name),),
    )
    return renamed(found, named()).individuals[0]


def stands(name: str, text: str) -> bool:
    """Whether an id stands in a text as a word, whatever its capitals."""
    return (
        re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text, re.IGNORECASE)
        is not None
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_no_id_of_the_plan_is_left(name: str) -> None:
    """Whoever reads a paper for outsiders finds no id by which the holder knows anything."""
    before = durham(name)
    codes = {code for listed in code_lists().values() for code in listed.codes}
    everything = "\n".join(set(texts(renamed(before, named()))) - codes)
    left = [name for name in before.by_id if not is_word(name) and stands(name, everything)]

    assert [] == left


@pytest.mark.parametrize("name", SAMPLES)
def test_no_field_names_anything_by_its_old_id(name: str) -> None:
    """Not even a landlord called “shed” is named so where a field says who the landlord is."""
    before = durham(name)
    after = renamed(before, named())

    assert not before.by_id.keys() & after.by_id.keys()


@given(plans())
@settings(max_examples=60)
def test_any_plan_can_be_renamed_and_means_the_same(before: Plan) -> None:
    """With every id changed there is as much of everything, and all of it hangs together."""
    after = renamed(before, named())
    new = new_ids(before, named())

    counts = {name: len(getattr(before, name)) for name in COLLECTIONS}
    assert counts == {name: len(getattr(after, name)) for name in COLLECTIONS}
    assert {new[name] for name in before.by_id} == set(after.by_id)
    assert _edges(before, new) == _edges(after, {name: name for name in after.by_id})


def _edges(found: Plan, new: Any) -> set[tuple[str, str, str]]:
    """Who names whom, in which collection: an account of its own, from fields that hold ids."""
    return {
        (collection, new[entity.id], new[text])
        for collection, entities in found.collections().items()
        for entity in entities
        for text in texts(entity)
        if text in found.by_id
    }


def test_the_answers_are_the_same_under_other_names() -> None:
    """A risk is held by the same arrangements, whatever they are called."""
    before = durham("robin")
    after = renamed(before, named())
    new = new_ids(before, named())

    for one in before.risks:
        held = cover(_arrangements(before), one)
        again = cover(_arrangements(after), after.by_id[new[one.id]])
        assert [_answer(slot) for slot in held.slots] == [_answer(slot) for slot in again.slots]


def _answer(slot: Any) -> tuple[str, ...]:
    return tuple(one.answer for one in (slot.risk, *slot.threats, *slot.consequences))


def _arrangements(found: Plan) -> Any:
    from tcplan.analysis.arrangements import Arrangements

    return Arrangements(found, TODAY)


def test_two_readers_share_no_id() -> None:
    """The police and the landlord cannot lay their papers side by side and match the ids."""
    police = renamed(durham(), named("agency:police"))
    landlord = renamed(durham(), named("agency:landlord"))

    assert not police.by_id.keys() & landlord.by_id.keys()


def test_people_get_a_bare_pseudonym_and_things_say_what_they_are() -> None:
    """A reader sees at once whether a person is meant, an agency or an arrangement."""
    after = renamed(durham(), named())

    assert all(re.fullmatch("[A-Z2-7]{10}", one.id) for one in after.individuals)
    assert all(re.fullmatch("agency-[a-z2-7]{10}", one.id) for one in after.agencies)
    assert {"gate"} == {g.id.split("-")[0] for t in after.transitions for g in t.gates}


def test_the_order_of_people_tells_nothing_of_the_old_ids() -> None:
    """Whoever is first in the plan is not first in every paper."""
    police = [one.id for one in renamed(durham(), named("agency:police")).individuals]

    assert sorted(police) == police


@pytest.mark.parametrize(
    "text",
    [
        "P-001 came to tea.",
        "We saw p-001.",
        "(P-001)",
        "P-001's sister",
        "P-001/c001-nights",
        "about P\u2011001",
        "about P\u2013001",
        "about \uff30\uff0d\uff10\uff10\uff11",
        "P-0\u00ad01 and P-\u200b001",
        "_P-001_",
        "x P-001.",
        "éP-001é",
        "c001-nights.c001-nights",
    ],
)
def test_an_id_in_a_sentence_gives_way_however_it_was_typed(text: str) -> None:
    """A note pasted from a letter, with its own dashes and capitals, still names nobody."""
    person = writing(text)
    pasted = person.my_hopes.translate({0x2011: "-", 0x2013: "-", 0xAD: "", 0x200B: ""})

    assert not re.search("[0１]{2}1|001|nights", pasted)


def test_words_of_a_sentence_stay() -> None:
    """“Ring the police” must not become an order to ring an agency with a made-up name."""
    words = "Ring the police; meet in the shed, not on P-0011 or xP-001."
    assert words == writing(words).my_hopes


def test_a_person_whose_id_is_a_word_gives_way_all_the_same() -> None:
    """Where somebody chose a first name as an id, it does not stay in any sentence."""
    person = writing("Robin and ROBIN, no Robinia, no Robiné.", "Robin")

    assert f"{person.id} and {person.id}, no Robinia, no Robiné." == person.my_hopes


def test_ids_of_what_the_reader_may_not_see_give_way_too() -> None:
    """A sentence that mentions somebody left out for this reader does not give their id away."""
    whole = people(("P-001", "Near P-002."), ("P-002", "Quiet."))
    part = attrs.evolve(whole, individuals=whole.individuals[:1])
    (person,) = renamed(part, named(), whole).individuals

    assert f"Near {named()('P-002')}." == person.my_hopes


def test_nothing_left_out_changes_what_others_are_called() -> None:
    """From what somebody is called nobody can tell who else is in the plan."""
    alone = people(("P-001", "Quiet."))
    whole = people(("P-001", "Quiet."), ("P-002", "Quiet."))

    assert renamed(alone, named()) == renamed(alone, named(), whole)


def test_a_sentence_that_would_grow_too_long_loses_the_ids() -> None:
    """A line full of ids still fits into its field, and nothing of the rest is cut off."""
    told = " ".join(["P-1"] * 124) + " end"
    found = small_plan(
        individuals=(individual("P-1"),),
        risks=(risk("r1", individual="P-1", title=told),),
        controls=(),
    )

    assert " ".join(["…"] * 124) + " end" == renamed(found, named()).risks[0].title


def test_a_kept_option_follows_what_it_names() -> None:
    """An option that was saved still means the same arrangements, or those that are gone."""
    found = durham()
    new = new_ids(found, named())
    before = [text for text in texts(found.options) if text in found.by_id]
    after = set(texts(renamed(found, named()).options))

    assert before
    assert {new[name] for name in before} <= after


def test_names_that_collide_get_more_letters() -> None:
    """Even if two pseudonyms were the same by chance, nobody would be taken for another."""
    found = people(*((f"P-{at:03}", "Quiet.") for at in range(20)))

    def poor(name: str) -> str:
        return pseudonym(SECRET, "x", name)[:1]

    after = renamed(found, poor)
    assert 20 == len({one.id.casefold() for one in after.individuals})


def test_names_that_tell_nobody_apart_are_refused() -> None:
    """A mistake in how names are made stops the paper instead of mixing people up."""
    found = people(("P-001", "Quiet."), ("P-002", "Quiet."))
    with pytest.raises(ValueError, match="cannot be told apart"):
        renamed(found, lambda _: "")


@given(st.permutations(["P-001", "P-002", "c001"]))
def test_ids_within_longer_ids_are_left_to_the_longer(order: list[str]) -> None:
    """“P-001.home” is one thing, not a person with something behind."""
    told = " ".join([*order, "P-001.home"])
    found = small_plan(
        individuals=(individual("P-001", my_hopes=told), individual("P-002")),
        risks=(),
        controls=(control("c001", "oak"), control("P-001.home", "oak")),
    )
    new = new_ids(found, named())
    after = renamed(found, named()).by_id[new["P-001"]]

    assert " ".join(new[name] for name in [*order, "P-001.home"]) == after.my_hopes
