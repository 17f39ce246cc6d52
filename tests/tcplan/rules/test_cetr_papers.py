"""The list of papers of a C(E)TR is data that fits the code lists and both settings."""

from tcplan.domain.codelists import code_list
from tcplan.rules.cetr_papers import checklist

EXPECTED = {"always", "last-year", "detained", "education", "restraint", "had-one"}


def test_every_paper_of_the_list_is_a_kind_of_document() -> None:
    """What is asked for can be recorded, or it would be missing for ever."""
    known = code_list("document-kind").codes
    assert [] == [kind for asked in checklist() for kind in asked.kinds if kind not in known]


def test_every_paper_says_where_and_when_it_is_asked_for() -> None:
    """Each paper is for the community, for hospital or for both, before or on the day."""
    for asked in checklist():
        assert asked.settings <= {"community", "inpatient"}
        assert asked.shared in {"before", "on-the-day"}
        assert asked.expected in EXPECTED


def test_what_is_shared_a_day_before_is_what_the_checklists_say() -> None:
    """Planner and previous report everywhere, crisis plan at home, health sections in hospital."""
    before = {
        setting: [
            sorted(asked.kinds)
            for asked in checklist()
            if asked.shared == "before" and setting in asked.settings
        ]
        for setting in ("community", "inpatient")
    }
    assert before == {
        "community": [["cetr-planner"], ["cetr-report"], ["crisis-plan"]],
        "inpatient": [["cetr-planner"], ["cetr-report"], ["kloe-sections"]],
    }
