"""What closed and where it led, and what a record leaves open that decides what a return holds."""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.hospital import HospitalSpell
from tcplan.views.looking import Looking
from tcplan.views.papers.at_fields import BY_KEY, PARTED
from tcplan.views.papers.at_inpatient import Inpatient

ASK_LEAVE = (
    "Section 17 leave is authorised. Is it extended leave because of a court judgment (MM, PJ)? "
    "Then the return leaves the person out: name them in the setting extended-leave."
)
ASK_WARD = "The ward is not for mental health. Is the bed one that the return covers?"
ASK_LEGAL = "No legal status, or more than one, is recorded for this day."
ASK_READY = "Clinically ready, and no reason for the delay is recorded for this day."
_NOT_FOR_MIND = frozenset({"non-mh", "paediatric"})


@attrs.frozen(kw_only=True)
class ClosureRow:
    """A record that closed, and where it led."""

    individual: str
    individual_label: str
    spell: str
    ward: str
    admitted: dt.date
    """The original admission."""
    ended: dt.date
    stay_days: int
    destination: str
    """A code of the list ``spell-end``."""
    destination_words: str
    to_community: bool
    """Whether it was a discharge to the community; a transfer never is."""


@attrs.frozen(kw_only=True)
class QuestionRow:
    """Something that the record does not say, and that decides what the return should hold."""

    individual: str
    individual_label: str
    about: str
    question: str


def questions(looking: Looking, one: Inpatient) -> Iterator[QuestionRow]:
    """What the record of somebody in hospital leaves open."""
    me = one.person.id

    def question(about: str, words: str) -> QuestionRow:
        return QuestionRow(
            individual=me,
            individual_label=looking.person_label(me),
            about=BY_KEY[about].heading,
            question=words,
        )

    if one.on_leave:
        yield question("leave", ASK_LEAVE)
    if one.spell.ward_type in _NOT_FOR_MIND:
        yield question("ward-type", ASK_WARD)
    if one.legal_codes is None or PARTED in one.legal_codes:
        yield question("legal-status", ASK_LEGAL)
    if one.stay.ready_since and one.delay_reasons is None:
        yield question("delay-reason", ASK_READY)


def closures(looking: Looking, since: dt.date) -> Iterator[ClosureRow]:
    """The stays that ended since a day, by the day asked about."""
    for spell in looking.plan.spells:
        if spell.ended and spell.ended_as and since <= spell.ended <= looking.day:
            yield _closure(looking, spell, spell.ended, spell.ended_as)


def _closure(looking: Looking, spell: HospitalSpell, ended: dt.date, led_to: str) -> ClosureRow:
    times = looking.on_day.stays(spell.individual)
    joined = next((one for one in times if spell in one), (spell,))
    admitted = min(one.admitted for one in joined)
    return ClosureRow(
        individual=spell.individual,
        individual_label=looking.person_label(spell.individual),
        spell=spell.id,
        ward=spell.unit,
        admitted=admitted,
        ended=ended,
        stay_days=(ended - admitted).days,
        destination=led_to,
        destination_words=label("spell-end", led_to),
        to_community=code_list("spell-end").fact(led_to, "community") is True,
    )
