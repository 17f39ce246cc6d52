"""The plan beside the what-if: nothing is cut, and each side keeps its own column."""

import datetime as dt
import string

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import glyph_for
from tcplan.views.whatif.view import RiskBeside, WeekBeside
from tui.told.beside import table, weeks_of

words = st.lists(
    st.text(string.ascii_letters + string.digits, min_size=1, max_size=9), min_size=1, max_size=6
).map(" ".join)


@given(
    st.lists(st.tuples(words, words, words, words), min_size=1, max_size=5), st.integers(40, 160)
)
def test_no_word_of_a_comparison_is_lost(rows: list[tuple[str, ...]], cells: int) -> None:
    """In a narrow terminal texts are folded within their columns, never cut."""
    drawn = table(("", "plan", "what-if", ""), [tuple((w, None) for w in r) for r in rows], cells)
    shown = "".join("".join(drawn.lines()).split())

    assert cells == drawn.width
    for row in rows:
        for text in row:
            for letter in text.replace(" ", ""):
                assert letter in shown
    assert len("".join("".join(map("".join, rows)).split())) + len("planwhat-if") == len(shown)


def beside(*weeks: tuple[int, str, str], differs: bool = True) -> RiskBeside:
    """A risk with these weeks: number, answer in the plan, answer in the what-if."""
    first = dt.date(2027, 1, 2)
    return RiskBeside(
        id="r-night",
        individual="P-001",
        individual_label="P-001",
        title="Nights in the new flat",
        before="not-covered",
        before_words="Not covered",
        after="has-back-up",
        after_words="Has back-up",
        before_sentence="Nobody is there at night.",
        after_sentence="Two agencies are there at night.",
        move_before=None,
        move_before_words=None,
        move_after=None,
        move_after_words=None,
        gap_days_before=7,
        gap_days_after=0,
        weeks=tuple(
            WeekBeside(
                number=number,
                first=first + dt.timedelta(weeks=number),
                plan=plan,
                what_if=what_if,
                plan_gap_days=7 * (plan == "not-covered"),
                what_if_gap_days=7 * (what_if == "not-covered"),
            )
            for number, plan, what_if in weeks
        ),
        differs=differs,
    )


def test_each_week_stands_under_the_same_week() -> None:
    """The sign of the plan and that of the what-if stand in one column, the week above them."""
    risk = beside((-1, "has-back-up", "has-back-up"), (0, "not-covered", "has-back-up"))
    lines = weeks_of([risk], 60).lines()
    at = next(line for line in lines if "move" in line).index("move")
    plan, what_if = (
        next(line for line in lines if line.startswith(side)) for side in ("plan  ", "what-if  ")
    )

    assert (glyph_for("not-covered").sign, glyph_for("has-back-up").sign) == (plan[at], what_if[at])
    assert "7 days with a gap in the plan, 0 in the what-if" in " ".join(lines)


@pytest.mark.parametrize("cells", [40, 60, 120])
def test_every_sign_of_the_weeks_has_its_word(cells: int) -> None:
    """Whoever does not know the signs finds each of them in words below."""
    risk = beside(*((n, "not-covered", "relies-on-one") for n in range(-8, 13)))
    text = " ".join(weeks_of([risk], cells).lines())

    assert "not covered" in text
    assert "relies on one" in text


def test_weeks_that_do_not_fit_are_counted() -> None:
    """When there are more weeks than cells, it is said how many are not drawn."""
    risk = beside(*((n, "not-covered", "relies-on-one") for n in range(60)))

    assert "20 later weeks are not drawn here; v has them." in " ".join(
        weeks_of([risk], 49).lines()
    )


def test_a_risk_that_stays_as_it_is_is_not_drawn() -> None:
    """Only what would be different is set side by side."""
    same = attrs.evolve(beside((0, "not-covered", "not-covered")), differs=False)

    assert 0 == weeks_of([same], 60).height
