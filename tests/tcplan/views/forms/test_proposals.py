"""What is proposed for an entry that somebody begins can be printed where names are hidden."""

from tcplan.views.forms.candidates import Around
from tcplan.views.forms.proposals import entity_id
from tests.builders import individual, small_plan
from tests.tui.showing import looking

AROUND = Around(looking(small_plan(individuals=(individual("P-001", preferred_name="Zoë Ann"),))))


def test_a_proposed_id_holds_no_word_of_a_persons_name() -> None:
    """A risk whose title names the person gets an id without the name, however it is written."""
    typed = {"individual": "P-001", "title": "ZOE left alone at night, Ann's choice"}

    found = entity_id("risks", typed.get, AROUND)

    assert found == "r001-left-alone-at-night-s-choice"


def test_a_title_that_is_nothing_but_a_name_leaves_the_number() -> None:
    """Where only the name was typed, the id is that of the person with a prefix."""
    assert entity_id("risks", {"individual": "P-001", "title": "Zoë"}.get, AROUND) == "r001"
