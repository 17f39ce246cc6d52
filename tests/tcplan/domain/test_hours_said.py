"""Hours are said as on a rota, and no hour is lost or added by saying them."""

import pytest

from tcplan.domain.hours import DAYS, EVERY_HOUR, Hours, Span
from tcplan.domain.hours_said import hours_said

NIGHT = (Span(days=DAYS, end="07:00"), Span(days=DAYS, start="22:00"))
ALL_BUT_THE_EVENING = (Span(days=DAYS, end="17:00"), Span(days=DAYS, start="21:00"))


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (EVERY_HOUR, "at all times"),
        (NIGHT, "every night 22:00–07:00"),
        (NIGHT[::-1], "every night 22:00–07:00"),
        (
            (
                Span(days=DAYS[1:], end="07:00"),
                Span(days=DAYS[:1], end="07:00"),
                Span(days=DAYS, start="22:00"),
            ),
            "every night 22:00–07:00",
        ),
        (ALL_BUT_THE_EVENING, "every day 21:00 to 17:00 the next day"),
        (
            (Span(days=DAYS, end="02:00"), Span(days=DAYS, start="14:00")),
            "every day 14:00 to 02:00 the next day",
        ),
        (
            (*ALL_BUT_THE_EVENING, Span(days=DAYS, start="18:00", end="19:00")),
            "every day 18:00–19:00 and 21:00 to 17:00 the next day",
        ),
        ((Span(days=DAYS[:5], start="09:00", end="17:00"),), "Mon–Fri 09:00–17:00"),
        ((Span(days=("mon", "wed"), start="09:00", end="12:00"),), "Mon, Wed 09:00–12:00"),
        ((Span(days=DAYS[5:]),), "Sat–Sun, bank holidays"),
        (
            (Span(days=("sat",), start="20:00"), Span(days=("sun",), end="08:00")),
            "Sat 20:00–24:00; Sun 00:00–08:00",
        ),
        ((Span(days=("sat",), end="12:00"), Span(days=("sat",), start="10:00")), "Sat"),
        ((Span(days=("sat",), end="10:00"), Span(days=("sat",), start="10:00")), "Sat"),
        ((Span(days=DAYS, start="22:00"),), "every day 22:00–24:00"),
    ],
)
def test_hours_are_said_as_on_a_rota(hours: Hours, said: str) -> None:
    """A night is one stretch, and no stretch of the day ends before it begins."""
    assert said == hours_said(hours)
