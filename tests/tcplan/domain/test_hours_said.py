"""Hours are said as on a rota, and no hour is lost or added by saying them."""

import pytest

from tcplan.domain.hours import DAYS, EVERY_HOUR, Hours, Span
from tcplan.domain.hours_said import hours_said

NIGHT = (Span(days=DAYS, end="07:00"), Span(days=DAYS, start="22:00"))


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (EVERY_HOUR, "every day at all hours"),
        (NIGHT, "every day 22:00–07:00"),
        (NIGHT[::-1], "every day 22:00–07:00"),
        ((Span(days=DAYS[:5], start="09:00", end="17:00"),), "Monday to Friday 09:00–17:00"),
        ((Span(days=("mon", "wed"), start="09:00", end="12:00"),), "Mon/Wed 09:00–12:00"),
        ((Span(days=DAYS[5:]),), "weekends and bank holidays at all hours"),
        (
            (Span(days=("sat",), start="20:00"), Span(days=("sun",), end="08:00")),
            "Sat 20:00–24:00, Sun 00:00–08:00",
        ),
        (
            (Span(days=("sat",), end="12:00"), Span(days=("sat",), start="10:00")),
            "Sat 00:00–12:00, Sat 10:00–24:00",
        ),
    ],
)
def test_hours_are_said_as_on_a_rota(hours: Hours, said: str) -> None:
    """A night of all days is one stretch; what is not one night stays as it was recorded."""
    assert said == hours_said(hours)
