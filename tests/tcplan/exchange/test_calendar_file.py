"""A calendar in another program has what is due, and nothing that identifies anybody unasked."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import attrs
import icalendar
import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.transition import Gate
from tcplan.exchange.calendar_file import dump
from tcplan.exchange.plan_json import read
from tcplan.text import one_line, visible
from tcplan.views.calendar import CalendarView, calendar
from tcplan.views.looking import Looking
from tests.builders import TODAY, amended, day, robin
from tests.tcplan.cli.samples import FIXTURES

FAR = dt.date(2199, 12, 31)
PLANS = ("county-durham", "hostile", "robin")
OURS = {
    "Clinical supervisor",
    "Conditional discharge",
    "Mental Health Casework Section",
    "Social supervisor",
}
"""What a sample plan writes in the very words that rules and clocks have too."""


def sample(name: str) -> Plan:
    """A sample plan."""
    return read(FIXTURES / f"{name}.plan.json")


def viewed(plan: Plan, *, names: bool = False, asked: dt.date = TODAY) -> CalendarView:
    """Everything due in a plan, however far ahead."""
    return calendar(Looking(plan, "x", asked, asked, names=names), FAR)


def events(data: bytes) -> list[Any]:
    """The events that another program reads."""
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def named(name: str) -> Plan:
    """Robin's plan with one gate that is called so."""
    return amended(robin(), "move", gates=(Gate(id="g", name=name, basis="local", due=day(5)),))


@pytest.mark.no_cover
@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("plan", PLANS)
def test_each_thing_due_is_one_event(plan: str, names: bool) -> None:  # noqa: FBT001
    """Read back, the file has each line of the calendar once, on its day."""
    view = viewed(sample(plan), names=names)
    read_back = events(dump(view, "p"))

    assert view.rows
    assert [row.due.on for row in view.rows] == [event.decoded("dtstart") for event in read_back]
    assert len(view.rows) == len({str(event["uid"]) for event in read_back})


def test_an_event_lasts_the_whole_day_and_blocks_nobody() -> None:
    """All-day events have no hour that a clock change could move; they ring nowhere."""
    plan = amended(
        robin(), "move",
        gates=(Gate(id="g", name="Gate", basis="local", due=dt.date(2028, 2, 29)),),
    )  # fmt: skip
    data = dump(viewed(plan), "p")
    (event,) = (e for e in events(data) if e.decoded("dtstart") == dt.date(2028, 2, 29))

    assert dt.date(2028, 3, 1) == event.decoded("dtend")
    assert ("TRANSPARENT", "CONFIDENTIAL") == (str(event["transp"]), str(event["class"]))
    assert b"DTSTART;VALUE=DATE:20280229\r\n" in data
    assert b"VALARM" not in data


def written(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Every text in a plan that has a space, so that it is no code and no id."""
    if isinstance(value, str):
        if " " in value.strip():
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from written(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from written(getattr(value, field.name))


@pytest.mark.no_cover
@pytest.mark.parametrize("plan", PLANS)
def test_nothing_that_anybody_wrote_is_in_it_unasked(plan: str) -> None:
    """Without names an event has the id, the kind and the rule: words of tcplan alone."""
    asked = sample(plan)
    view = viewed(asked)
    told = {str(e["summary"]) for e in events(dump(view, "p"))}
    assert told == {
        f"{row.due.individual}: {row.due.plain}" if row.due.individual else row.due.plain
        for row in view.rows
    }
    names = {person.preferred_name for person in asked.individuals}
    file = "\n".join(f"{e['summary']} {e['description']}" for e in events(dump(view, "p")))
    assert set() == {name for name in names if re.search(rf"\b{re.escape(name)}\b", file)}
    texts = {visible(text) for text in written(tuple(asked))}
    assert texts >= OURS if plan == "county-durham" else texts
    assert set() == {text for text in texts if text in file} - OURS


def test_the_words_of_the_plan_are_in_it_when_asked_for() -> None:
    """With names an event says what the plan says."""
    asked = named("Robin's keys")
    told = [str(e["summary"]) for e in events(dump(viewed(asked, names=True), "p"))]

    assert "P-001 Robin: Decision on a gate: Robin's keys" in told


@pytest.mark.parametrize(
    "text",
    [
        "a;b,c:d\\n\\",
        'quoted "text"; X=Y:Z',
        "END:VEVENT BEGIN:VEVENT SUMMARY:injected",
        "é" * 200,
        "\U0001f511" * 60,
    ],
)
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    """No sign of the format in a text ends an event or begins another."""
    data = dump(viewed(named(text), names=True), "p")
    told = [str(e["summary"]) for e in events(data)]

    assert f"P-001 Robin: Decision on a gate: {one_line(text)}" in told


def test_hostile_texts_inject_nothing() -> None:
    """Line breaks, escapes and property names of a hostile plan stay within their event."""
    view = viewed(sample("hostile"), names=True)
    data = dump(view, "p")
    lines = data.decode().split("\r\n")
    unfolded = data.decode().replace("\r\n ", "").split("\r\n")

    assert len(view.rows) == sum(1 for line in unfolded if line == "BEGIN:VEVENT")
    assert len(view.rows) == sum(1 for line in unfolded if line.startswith("UID:"))
    assert [] == [line for line in lines if len(line.encode()) > 75]
    assert None is re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data.decode())
    assert "\n" not in data.decode().replace("\r\n", "")


def test_the_same_question_gives_the_same_bytes() -> None:
    """Nothing of the hour of asking is in the file."""
    assert dump(viewed(robin()), "p") == dump(viewed(robin()), "p")


def test_an_event_keeps_its_name_from_export_to_export() -> None:
    """Brought in again a week later, the events of the last export are found, not doubled."""
    before, after = (
        {str(e["uid"]) for e in events(dump(viewed(sample("county-durham"), asked=asked), "p"))}
        for asked in (TODAY, TODAY + dt.timedelta(days=7))
    )

    assert len(before & after) > len(before) * 0.9


def test_two_plans_never_share_an_event() -> None:
    """The days of one plan do not overwrite those of another in one calendar."""
    one, other = ({str(e["uid"]) for e in events(dump(viewed(robin()), p))} for p in ("a", "b"))

    assert set() == one & other


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    """A plan with nobody in it gives a file that other programs read."""
    data = dump(viewed(sample("empty")), "p")

    assert [] == events(data)
    assert data.startswith(b"BEGIN:VCALENDAR\r\nPRODID:-//tcplan//")
