"""One person in hospital on a day, as a return asks about them; what is not recorded is None."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

import attrs

from tcplan.domain.dates import months_after
from tcplan.domain.hospital import Delay, HospitalSpell
from tcplan.domain.individual import Individual, ResponsibleBody
from tcplan.rules.clocks.counting import CETRS, agreed
from tcplan.rules.stay import Stay, stay
from tcplan.views.due import due
from tcplan.views.looking import Looking
from tcplan.views.plan_dates import moved

_DAYS = ((3, "0 to 3 days"), (7, "4 to 7 days"), (14, "1 to 2 weeks"), (28, "2 to 4 weeks"))
_MONTHS = (
    (3, "1 to 3 months"),
    (6, "3 to 6 months"),
    (12, "6 to 12 months"),
    (24, "1 to 2 years"),
    (60, "2 to 5 years"),
    (120, "5 to 10 years"),
)
_LONGEST = "10 years or more"
_AHEAD = (
    (3, "0 to 3 months"),
    (6, "3 to 6 months"),
    (12, "6 to 12 months"),
    (24, "1 to 2 years"),
    (60, "2 to 5 years"),
)
_PASSED, _FAR = "Planned discharge overdue", "More than 5 years"
_COURTS = "28"
"""MHSDS reason: delay due to consideration of specific court judgements."""


def stay_band(admitted: dt.date, day: dt.date) -> str:
    """The band of a length of stay: days and weeks first, then whole calendar months."""
    length = (day - admitted).days
    for most, words in _DAYS:
        if length <= most:
            return words
    for months, words in _MONTHS:
        if day < months_after(admitted, months):
            return words
    return _LONGEST


def planned_band(planned: dt.date, day: dt.date) -> str:
    """The band of the time to a planned day; a day that has passed is overdue."""
    if planned < day:
        return _PASSED
    for months, words in _AHEAD:
        if planned < months_after(day, months):
            return words
    return _FAR


@attrs.frozen(slots=False)
class Inpatient:
    """Somebody who is in hospital on the day."""

    looking: Looking
    person: Individual
    spell: HospitalSpell

    @classmethod
    def on(cls, looking: Looking, individual: str) -> "Inpatient | None":
        """The person as an inpatient; None for somebody who is in no hospital on the day."""
        spell = looking.on_day.spell(individual)
        return cls(looking, looking.on_day.person(individual), spell) if spell else None

    def called(self, agency: str | None) -> str | None:
        """What an agency is called."""
        return self.looking.thing_name(agency) if agency else None

    def body(self, body: ResponsibleBody | None) -> str | None:
        """What a responsible body is called."""
        return self.called(body.agency) if body else None

    def disputed(self, body: ResponsibleBody | None) -> bool | None:
        """Whether a responsible body is in dispute; None where there is none."""
        return body.in_dispute if body else None

    @cached_property
    def stay(self) -> Stay:
        """The present time in hospital, over joined stays."""
        return stay(self.looking.on_day, self.person.id)

    @property
    def stay_band(self) -> str | None:
        """The band of the length of stay."""
        admitted = self.stay.admitted
        return stay_band(admitted, self.looking.day) if admitted else None

    @property
    def legal_codes(self) -> str | None:
        """Codes of the legal statuses in force, each once."""
        found = self.looking.on_day.statuses(self.person.id)
        return _parted(status.code for status in found)

    @property
    def legal_since(self) -> dt.date | None:
        """Since when the legal status is in force, where there is one only."""
        found = self.looking.on_day.statuses(self.person.id)
        return found[0].start if len(found) == 1 else None

    @cached_property
    def _delays(self) -> tuple[Delay, ...]:
        day = self.looking.day
        return tuple(
            one for one in self.spell.delays
            if one.start <= day and (one.end is None or day <= one.end)
        )  # fmt: skip

    @property
    def delay_reasons(self) -> str | None:
        """Codes of the reasons of the delays that run."""
        return _parted(one.reason for one in self._delays)

    @property
    def delay_attributions(self) -> str | None:
        """Codes of whom the delays that run are attributed to."""
        return _parted(one.attribution for one in self._delays)

    @property
    def delay_since(self) -> dt.date | None:
        """Since when the first of the delays runs."""
        return min((one.start for one in self._delays), default=None)

    @cached_property
    def planned(self) -> dt.date | None:
        """The target of the move that is not made."""
        move = self.looking.on_day.move(self.person.id)
        return move.target if move and not moved(move, self.looking.day) else None

    @property
    def planned_band(self) -> str | None:
        """The band of the time to it."""
        return planned_band(self.planned, self.looking.day) if self.planned else None

    @property
    def tenure(self) -> str | None:
        """The tenure of the home that the move leads to."""
        move = self.looking.on_day.move(self.person.id)
        if move is None or move.placement is None or moved(move, self.looking.day):
            return None
        return str(self.looking.plan.by_id[move.placement].tenure)

    @property
    def last_cetr(self) -> dt.date | None:
        """When the last C(E)TR was held."""
        review = self.looking.on_day.latest(self.person.id, *CETRS)
        return review.held if review else None

    @property
    def last_visit(self) -> dt.date | None:
        """When the last oversight visit was held."""
        review = self.looking.on_day.latest(self.person.id, "oversight-visit")
        return review.held if review else None

    @property
    def last_on_site(self) -> bool | None:
        """Whether that visit was made on site; None where nobody has said."""
        review = self.looking.on_day.latest(self.person.id, "oversight-visit")
        return review.on_site if review else None

    @property
    def next_visit(self) -> dt.date | None:
        """By when an oversight visit is owed, else the day for which one was agreed."""
        owed = self.next_due("oversight-visit")
        if owed is not None:
            return owed
        base = self.last_visit or self.stay.admitted or self.looking.day
        return agreed(self.looking.on_day, self.person, base, "oversight-visit")

    def next_due(self, *clocks: str) -> dt.date | None:
        """By when the first of these clocks asks for something."""
        found = due(self.looking, self.person.id)
        return min((one.on for one in found if one.clock in clocks), default=None)

    @property
    def on_register(self) -> bool | None:
        """True where an entry is dated before the admission; that there was none is not known."""
        admitted = self.stay.admitted
        found = admitted and any(entry.on < admitted for entry in self.person.register)
        return True if found else None

    @property
    def on_leave(self) -> bool:
        """Whether leave under section 17 is authorised and has not ended."""
        day = self.looking.day
        return any(
            route.kind == "s17-leave"
            and route.authorised_on is not None
            and route.authorised_on <= day
            and (route.expires is None or day <= route.expires)
            for route in self.looking.plan.of("legal_routes", self.person.id)
        )

    @property
    def leave_because_of_courts(self) -> bool:
        """Whether the record says that somebody on leave waits because of court judgments."""
        return self.on_leave and any(one.reason == _COURTS for one in self._delays)


def _parted(codes: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(codes)) or None
