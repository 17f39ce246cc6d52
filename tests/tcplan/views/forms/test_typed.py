"""What stands in the plan can be typed, and what is typed stands in the plan as it was typed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.fields import Record
from tcplan.domain.hours import DAYS, EVERY_HOUR, Span, clock
from tcplan.domain.integrity import leaves
from tcplan.domain.plan import COLLECTIONS
from tcplan.exchange.plan_json import read
from tcplan.text import visible
from tcplan.views.forms import fields
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.days_typed import NotADayError, day_text, day_typed
from tcplan.views.forms.draft import Draft, part, standing
from tcplan.views.forms.fields import Field, form_for, form_of
from tcplan.views.forms.hours_typed import NotHoursError, hours_text, hours_typed
from tcplan.views.forms.typed import NotUnderstoodError, parsed, restored, text_of
from tests.builders import TODAY, robin
from tests.tui.showing import DURHAM, looking

PLAN = read(DURHAM)
AROUND = Around(looking(PLAN, names=True))


def drafts(draft: Draft) -> Iterator[Draft]:
    """A draft and the drafts of everything inside it."""
    yield draft
    for field in draft.form.fields:
        held = draft.value(field.name)
        if field.kind == fields.RECORD and held is not None:
            yield from drafts(part(draft, field.name))
        elif field.kind == fields.LIST:
            for number in range(len(held)):
                yield from drafts(part(draft, field.name, number))


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_value_is_read_from_its_own_text(collection: str) -> None:
    """What a form shows of a value, typed again, is that value, in every entry of the sample."""
    strange = []
    for entity in getattr(PLAN, collection):
        around = Around(AROUND.looking, getattr(entity, "individual", None))
        for draft in drafts(standing(entity, around)):
            for field in draft.form.fields:
                value = draft.value(field.name)
                if field.kind in {fields.RECORD, fields.LIST}:
                    continue
                if parsed(field, text_of(field, value), draft.inside) != value:
                    strange.append((entity.id, field.name))

    assert [] == strange


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_nothing_is_to_save_when_nothing_was_changed(collection: str) -> None:
    """Opening every field of every entry and leaving it as it was changes nothing."""
    changed = []
    for entity in getattr(PLAN, collection):
        draft = standing(entity, Around(AROUND.looking, getattr(entity, "individual", None)))
        for field in draft.form.fields:
            if field.kind in fields.TYPED:
                draft = draft.typed(field.name, draft.text(field.name) + " ").typed(
                    field.name, draft.text(field.name)
                )
        for name in draft.form.by_name:
            draft = draft.put(name, draft.value(name))
        if draft.changed or draft.faults or draft.built() != entity or draft.amended():
            changed.append(entity.id)

    assert [] == changed


def records() -> list[Any]:
    """Every class that has a form: entities, and what stands in them."""
    seen: list[Any] = []
    waiting: list[Any] = list(COLLECTIONS.values())
    while waiting:
        cls = waiting.pop(0)
        if cls in seen:
            continue
        seen.append(cls)
        inner = [leaf for field in form_of(cls).fields for leaf in _leaves(cls, field)]
        waiting += [leaf for leaf in inner if isinstance(leaf, type) and issubclass(leaf, Record)]
    return [cls for cls in seen if cls is not Span]


def _leaves(cls: Any, field: Field) -> Iterator[Any]:  # noqa: ANN401
    yield from leaves(attrs.fields_dict(cls)[field.name].type)


@pytest.mark.parametrize("cls", records(), ids=lambda cls: cls.__name__)
def test_what_is_needed_and_missing_is_said_at_its_field(cls: Any) -> None:  # noqa: ANN401
    """An empty form says at every field that is needed that it is needed."""
    form = form_of(cls)
    draft = Draft(form, AROUND)

    said = {one.field for one in draft.faults if one.sentence == "This is needed."}

    assert {f.name for f in form.fields if f.required and f.kind != fields.LIST} == said


@pytest.mark.parametrize("cls", records(), ids=lambda cls: cls.__name__)
def test_every_field_has_words_and_help(cls: Any) -> None:  # noqa: ANN401
    """No field is shown by the name that it has in a file, and each says what belongs in it."""
    for field in form_of(cls).fields:
        assert field.help
        assert "_" not in field.label
        assert "``" not in field.help


@given(st.text())
def test_any_text_is_kept_as_it_was_typed(text: str) -> None:
    """Whatever is typed into a line of words stands in the entry, or is refused in a sentence."""
    draft = Draft(form_for("controls"), AROUND).typed("name", text)

    said = {one.field for one in draft.unread}

    assert ("name" in said) or text == draft.value("name")


@given(st.text(max_size=40))
def test_hidden_signs_stay_where_they_are_when_text_is_added(text: str) -> None:
    """Who adds a word to a text with signs that cannot be shown loses none of those signs."""
    shown = visible(text, keep="\n")
    if "<U+" in text or "⇥" in text:
        return

    assert f"{text} word" == restored(f"{shown} word", text) or visible(shown) != shown


def test_signs_that_were_typed_as_letters_stay_letters() -> None:
    """The letters <U+001B> that somebody wrote are not turned into an escape."""
    assert "about <U+001B>" == restored("about <U+001B>", "about")


spans = st.builds(
    lambda days, times: Span(days=tuple(days), start=clock(times[0]), end=clock(times[1])),
    st.lists(st.sampled_from(DAYS), min_size=1, unique=True),
    st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True).map(sorted),
)


@given(st.lists(spans, max_size=4).map(tuple))
def test_hours_are_read_from_their_own_text(hours: tuple[Span, ...]) -> None:
    """Any hours of the week, written as a form writes them, are read as the same spans."""
    assert hours == hours_typed(hours_text(hours))


@pytest.mark.parametrize(
    ("early", "late", "said"),
    [
        ("07:00", "22:00", "every night 22:00–07:00"),
        ("17:00", "21:00", "every day 21:00 to 17:00 the next day"),
    ],
)
def test_a_form_says_a_night_as_pages_do(early: str, late: str, said: str) -> None:
    """A night of every day is one stretch in the box as well, and is read back from it."""
    hours = (Span(days=DAYS, end=early), Span(days=DAYS, start=late))

    assert said == hours_text(hours)
    assert hours == hours_typed(said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every hour", EVERY_HOUR),
        ("24/7", EVERY_HOUR),
        ("weekdays 9-17", (Span(days=DAYS[:5], start="09:00", end="17:00"),)),
        ("Sat, Sun", (Span(days=("sat", "sun")),)),
        ("Mon to Wed 8 to 9:30", (Span(days=DAYS[:3], start="08:00", end="09:30"),)),
        (
            "every day 22:00-07:00",
            (Span(days=DAYS, start="00:00", end="07:00"), Span(days=DAYS, start="22:00")),
        ),
        (
            "every night 22:00–07:00",
            (Span(days=DAYS, start="00:00", end="07:00"), Span(days=DAYS, start="22:00")),
        ),
        (
            "every day 21:00 to 17:00 the next day",
            (Span(days=DAYS, start="00:00", end="17:00"), Span(days=DAYS, start="21:00")),
        ),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, expected: tuple[Span, ...]) -> None:
    """Hours as a rota has them are understood."""
    assert expected == hours_typed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fri 22:00–07:00",
        "Mon–",
        "sometimes",
        "Mon 25:00–26:00",
        "Mon, Mon",
        "every day 09:00 to 17:00 the next day",
    ],
)
def test_hours_that_could_mean_two_things_are_refused(text: str) -> None:
    """Whether Friday's night ends on a bank holiday is never guessed."""
    with pytest.raises(NotHoursError):
        hours_typed(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_is_read_from_its_own_text(day: dt.date) -> None:
    """Any day of three centuries, written as a form writes it or in figures, is that day."""
    assert [day] * 3 == [
        day_typed(text, TODAY) for text in (day_text(day), day.isoformat(), f"{day:%d/%m/%Y}")
    ]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("today", 0),
        ("Tomorrow", 1),
        ("+14", 14),
        ("-3", -3),
        ("+2w", 14),
        ("Sun 22 November 2026", 0),
    ],
)
def test_days_are_read_as_people_write_them(text: str, after: int) -> None:
    """A day counted from today is that day."""
    assert TODAY + dt.timedelta(days=after) == day_typed(text, TODAY)


@pytest.mark.parametrize("text", ["31/02/2026", "soon", "27/11/26", "1 Jan 1899", "+99999", "12"])
def test_what_is_no_day_is_refused(text: str) -> None:
    """A day that does not exist, or a year of two figures, is asked for again."""
    with pytest.raises(NotADayError):
        day_typed(text, TODAY)


def test_a_reference_is_found_by_a_part_of_its_name() -> None:
    """Whoever types a part of a name that only one has means that one."""
    plan = robin()
    field = form_for("controls").by_name["deputy"]
    around = Around(looking(plan), "P-001")
    agency = plan.agencies[0]

    assert agency.id == parsed(field, agency.name.upper(), around)


def test_a_reference_that_could_be_two_is_asked_for_again() -> None:
    """A part of two names is answered with both of them."""
    field = form_for("controls").by_name["deputy"]

    with pytest.raises(NotUnderstoodError, match="one of them"):
        parsed(field, "a", AROUND)


def test_nothing_of_another_person_is_offered() -> None:
    """A control of one person cannot be put on a cause of somebody else's risk."""
    field = form_for("controls").by_name["prevents"]
    me = "P-014"
    offered = Around(AROUND.looking, me).choices((field.inner or field).refers)
    mine = {t.id for risk in PLAN.of("risks", me) for t in risk.threats}

    assert mine == {choice.value for choice in offered}
