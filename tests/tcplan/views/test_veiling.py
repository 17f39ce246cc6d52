"""Hiding the names of everybody at once hides exactly what hiding one after the other hides."""

from hypothesis import given
from hypothesis import strategies as st

from tcplan.views.veiling import Veils, veil
from tests import builders

_NAMES = st.sampled_from(
    [
        "Robin",
        "ROBIN",
        "May",
        "Anna Maria",
        "Jo",
        "-Jo",
        "O'Neill",
        "Ann-Kathrin",
        "P",
        "7",
        "Øyvind",
    ]
)
_TEXTS = st.lists(
    st.sampled_from(
        [
            "Robin", "ROBIN", "Robin's", "Robins", "2 May 2027", "May", "MAY", "Anna", "Maria",
            "Anna Maria", "Jo", "-Jo", "Joanna", "O'Neill", "O'NEILL", "P-0", "P", "7", "Øyvind",
            "ØYVIND", "ann-Kathrin", "Ann-Kathrin,", "(Jo)", "_Jo_", "\n",
        ]
    )
).map(" ".join)  # fmt: skip


@given(st.lists(_NAMES), _TEXTS)
def test_all_names_at_once_are_hidden_as_one_after_the_other(names: list[str], text: str) -> None:
    """However many people are in a plan, the same names give way to the same ids."""
    people = [
        builders.individual(f"P-{number}", preferred_name=name) for number, name in enumerate(names)
    ]
    expected = text
    for person in people:
        expected = veil(person.preferred_name, person.id)(expected)
    assert expected == Veils(people).everybody(text)
