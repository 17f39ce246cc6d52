"""The week is cut where arrangements change, and each piece is said so that it can be read back."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.analysis.slots import Slot, Stretch, slot_words, slots
from tcplan.analysis.week import Week
from tcplan.domain.hours import DAY_MINUTES, DAYS, EVERY_HOUR, Hours, Span
from tests.builders import OFFICE_HOURS, TODAY, WEEKDAYS
from tests.oracle import Moment, inside
from tests.tcplan.analysis.plans import BANK_HOLIDAY, NIGHT, WEEKEND, Chance, moments, share

SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "bank holidays")
EVENING: Hours = (Span(days=DAYS, start="18:30", end="22:00"),)


@st.composite
def weeks(draw: st.DrawFn) -> list[Hours]:
    """The hours of a few arrangements."""
    chance = Chance(draw(st.randoms(use_true_random=False)))
    return [chance.hours((chance.span(),)) for _ in range(chance.of.randint(0, 4))]


def which(week: Sequence[Slot], moment: Moment) -> list[int]:
    """The numbers of the slots in which a moment lies."""
    day = DAYS.index(moment.day)
    return [
        number
        for number, slot in enumerate(week)
        for stretch in slot.stretches
        if stretch.day == day and stretch.start <= moment.at < stretch.end
    ]


def whole_week(slot: Slot) -> set[tuple[int, int, int]]:
    """A slot as day number, first minute and end of each stretch."""
    return {(stretch.day, stretch.start, stretch.end) for stretch in slot.stretches}


def days_read(words: str) -> list[int]:
    """The day types meant by "Mon–Fri, Sun, bank holidays" or "every day"."""
    if words in {"every day", "every night"}:
        return list(range(len(DAYS)))
    found: list[int] = []
    for part in words.split(", "):
        first, _, last = part.partition("–")
        found.extend(range(SHORT.index(first), SHORT.index(last or first) + 1))
    return found


def times_read(words: str) -> set[tuple[int, int]]:
    """The stretches of a day meant by "before 07:00 and from 22:00" or "22:00–07:00"."""
    found: set[tuple[int, int]] = set()
    for part in words.split(" and ") if words else ["00:00–24:00"]:
        clocks = [int(h) * 60 + int(m) for h, m in re.findall(r"(\d\d):(\d\d)", part)]
        if part.startswith("before "):
            found.add((0, clocks[0]))
        elif part.startswith("from "):
            found.add((clocks[0], DAY_MINUTES))
        elif clocks[0] < clocks[1]:
            found.add((clocks[0], clocks[1]))
        else:
            found |= {(clocks[0], DAY_MINUTES), (0, clocks[1])}
    return found


def read_back(words: str) -> set[tuple[int, int, int]]:
    """What a planner takes from the words of a slot, as day number, first minute and end."""
    if words == "at all times":
        words = "every day"
    words = words.replace(" and every night ", " and ")
    found = set()
    for group in words.split("; "):
        days, times = re.fullmatch(r"(.*?)(?: ((?:before|from|\d).*))?", group).groups()  # type: ignore[union-attr]
        for day in days_read(days):
            found |= {(day, start, end) for start, end in times_read(times or "")}
    return found


@given(weeks(), moments(), moments())
def test_minutes_share_a_slot_exactly_when_the_same_things_are_in_hours(
    week: list[Hours], one: Moment, other: Moment
) -> None:
    """Two minutes are told together if the same arrangements are there, and apart if not."""
    cut = slots(week)
    alike = [inside(hours, one) for hours in week] == [inside(hours, other) for hours in week]

    assert alike == (which(cut, one) == which(cut, other))


@given(weeks(), moments())
def test_every_minute_lies_in_one_slot(week: list[Hours], moment: Moment) -> None:
    """No minute of the week is lost or told twice."""
    assert 1 == len(which(slots(week), moment))


@given(weeks(), weeks())
def test_a_week_that_remembers_hours_cuts_them_the_same(
    asked: list[Hours], before: list[Hours]
) -> None:
    """What was asked before about other people's hours changes nobody's slots."""
    week = Week()
    bits = [week.bit(hours) for hours in (*before, *asked)][len(before) :]
    concerned = sum(set(bits))

    assert slots(asked) == week.slots(concerned)
    assert all(
        bool(week.at(slot) & bit) == inside(hours, Moment(TODAY, slot.day, slot.minute))
        for slot in week.slots(concerned)
        for hours, bit in zip(asked, bits, strict=True)
    )


@given(weeks())
def test_the_slots_make_up_the_week(week: list[Hours]) -> None:
    """The hours of all slots are those of seven days and a bank holiday."""
    assert 8 * 24 == pytest.approx(sum(slot.hours() for slot in slots(week)))


@given(weeks())
def test_the_minute_that_stands_for_a_slot_lies_in_it(week: list[Hours]) -> None:
    """What is computed for a slot is computed for a moment of that slot."""
    cut = slots(week)
    standing = [which(cut, Moment(TODAY, slot.day, slot.minute)) for slot in cut]

    assert [[number] for number in range(len(cut))] == standing


@share(2)
@given(weeks())
def test_the_words_of_a_slot_can_be_read_back(week: list[Hours]) -> None:
    """Reading the words gives exactly the hours meant: not a minute more, not a minute less."""
    cut = slots(week)

    assert [whole_week(slot) for slot in cut] == [read_back(slot_words(slot)) for slot in cut]


@given(weeks(), st.integers(0, 2))
def test_moments_that_are_alike_are_told_together(week: list[Hours], few: int) -> None:
    """A page that asks only whether something holds gets one slot for yes and one for no."""

    def held(day: str, minute: int) -> bool:
        return any(inside(hours, Moment(TODAY, day, minute)) for hours in week[:few])

    cut = slots(week, held)
    answers = [held(slot.day, slot.minute) for slot in cut]

    assert len(set(answers)) == len(answers)
    assert 8 * 24 == pytest.approx(sum(slot.hours() for slot in cut))


def test_nothing_that_changes_is_one_slot() -> None:
    """Without any hours the week is one slot: all of it."""
    assert ["at all times"] == [slot_words(slot) for slot in slots([EVERY_HOUR])]


@pytest.mark.parametrize(
    ("hours", "inside_words", "outside_words"),
    [
        (NIGHT, "every night 22:00–07:00", "every day 07:00–22:00"),
        (
            OFFICE_HOURS,
            "Mon–Fri 09:00–17:00",
            "Mon–Fri before 09:00 and from 17:00; Sat–Sun, bank holidays",
        ),
        (WEEKEND, "Sat–Sun", "Mon–Fri, bank holidays"),
        (BANK_HOLIDAY, "bank holidays", "Mon–Sun"),
        (EVENING, "every day 18:30–22:00", "every day 22:00 to 18:30 the next day"),
        (
            (Span(days=("mon", "wed"), start="10:00", end="12:00"),),
            "Mon, Wed 10:00–12:00",
            "Mon, Wed before 10:00 and from 12:00; Tue, Thu–Sun, bank holidays",
        ),
        (
            (
                Span(days=("sat",), end="07:00"),
                Span(days=("sat",), start="12:00", end="13:00"),
                Span(days=("sat",), start="22:00"),
            ),
            "Sat before 07:00 and 12:00–13:00 and from 22:00",
            "Mon–Fri, Sun, bank holidays; Sat 07:00–12:00 and 13:00–22:00",
        ),
        (
            (
                *(Span(days=WEEKDAYS, start="20:00"), Span(days=WEEKDAYS, end="08:00")),
                Span(days=("sat", "sun", "bank-holiday")),
            ),
            "Mon–Fri before 08:00 and from 20:00; Sat–Sun, bank holidays",
            "Mon–Fri 08:00–20:00",
        ),
        ((Span(days=("fri",), start="22:00"),), "Fri 22:00–24:00", None),
        (
            (*NIGHT, Span(days=DAYS, start="12:00", end="13:00")),
            "every day 12:00–13:00 and every night 22:00–07:00",
            "every day 07:00–12:00 and 13:00–22:00",
        ),
    ],
)
def test_slots_are_said_as_planners_say_them(
    hours: Hours, inside_words: str, outside_words: str | None
) -> None:
    """Nights, office hours, weekends and bank holidays are said in the usual words."""
    said = {inside(hours, Moment(TODAY, s.day, s.minute)): slot_words(s) for s in slots([hours])}

    assert inside_words == said[True]
    assert outside_words in {None, said[False]}


def test_a_slot_knows_how_long_it_is() -> None:
    """Nine hours each night, bank holidays included, are 72 hours."""
    night = Slot(tuple(Stretch(day, *at) for day in range(8) for at in ((0, 420), (1320, 1440))))

    assert 72 == night.hours()
