"""The plan on one day as duties look at it; what several duties ask is answered once a person.

Where the record leaves a choice, the reading that brings a duty sooner is taken, and said.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.dates import age_on, born_between
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.individual import Consent, Individual, RegisterEntry
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.legal import LegalStatus
from tcplan.domain.plan import Plan
from tcplan.domain.records import Review
from tcplan.domain.transition import Transition
from tcplan.rules.book import Rulebook
from tcplan.rules.rule import Rule

_ADULT = 18
_NEXT_DAY = dt.timedelta(days=1)
_TRANSFERS = frozenset({"bed-transfer", "acute-transfer"})


@attrs.frozen
class Ages:
    """The completed years of age that somebody may have: two while the birthday is not known."""

    least: int
    most: int

    @property
    def certain(self) -> bool:
        """Whether what is recorded leaves one age only."""
        return self.least == self.most


@attrs.frozen
class OnDay:
    """A plan, the day that is asked about, and the rules that hold on it."""

    plan: Plan
    day: dt.date
    book: Rulebook

    def rule(self, name: str) -> Rule:
        """The version of a rule that is in force on the day; ``KeyError`` when none is."""
        rule = self.book.rule(name, self.day)
        if rule is None:
            raise KeyError(f"{name} is not in force on {self.day}")
        return rule

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Id of everything in the plan to its place in the plan's order."""
        inner: dict[str, list[str]] = {}
        for collection, field in NESTED_KINDS.values():
            inner.setdefault(collection, []).append(field)
        found: dict[str, int] = {}
        for name, entities in self.plan.collections().items():
            for entity in entities:
                found[entity.id] = len(found)
                for field in inner.get(name, ()):
                    for nested in getattr(entity, field):
                        found[nested.id] = len(found)
        return found

    # Hospital

    @cached_property
    def _begun(self) -> Mapping[str, tuple[HospitalSpell, ...]]:
        return {
            person.id: tuple(
                sorted(
                    (s for s in self._of("spells", person.id) if s.on_this_ward_since <= self.day),
                    key=lambda spell: spell.on_this_ward_since,
                )
            )
            for person in self.plan.individuals
        }

    def spell(self, individual: str) -> HospitalSpell | None:
        """The hospital stay in which the person is on the day; the latest, of several."""
        found = (spell for spell in reversed(self._begun[individual]) if spell.covers(self.day))
        return next(found, None)

    @cached_property
    def _stays(self) -> Mapping[str, tuple[tuple[HospitalSpell, ...], ...]]:
        return {person: tuple(_joined(begun)) for person, begun in self._begun.items()}

    def stays(self, individual: str) -> tuple[tuple[HospitalSpell, ...], ...]:
        """The times in hospital that began by the day, the oldest first, each as its spells.

        A spell belongs to the ones before when the last of them to end did so in a transfer, or
        not more than a day earlier, or has not ended: a transfer is no discharge.
        """
        return self._stays[individual]

    def contiguous(self, individual: str) -> tuple[HospitalSpell, ...]:
        """The spells that make up the present time in hospital; empty for somebody at home."""
        return () if self.spell(individual) is None else self._stays[individual][-1]

    def admitted(self, individual: str) -> dt.date | None:
        """The original admission of the present time in hospital; None for somebody at home."""
        return min((spell.admitted for spell in self.contiguous(individual)), default=None)

    def left(self, individual: str) -> HospitalSpell | None:
        """The last stay, for somebody who has left hospital for the community by the day."""
        begun = self._begun[individual]
        if not begun or self.spell(individual) is not None:
            return None
        last = max(begun, key=lambda spell: spell.ended or dt.date.min)
        home = code_list("spell-end").fact(last.ended_as or "", "community")
        return last if home is True else None

    # Law

    @cached_property
    def _statuses(self) -> Mapping[str, tuple[LegalStatus, ...]]:
        return {
            person.id: tuple(s for s in self._of("legal_statuses", person.id) if s.covers(self.day))
            for person in self.plan.individuals
        }

    def statuses(self, individual: str) -> tuple[LegalStatus, ...]:
        """The legal statuses in force on the day, in the plan's order."""
        return self._statuses[individual]

    # Age

    @cached_property
    def _ages(self) -> Mapping[str, Ages]:
        found = {}
        for person in self.plan.individuals:
            first, last = born_between(person.born)
            found[person.id] = Ages(age_on(last, self.day), age_on(first, self.day))
        return found

    def ages(self, individual: str) -> Ages:
        """The ages that the person may have on the day."""
        return self._ages[individual]

    def child(self, individual: str) -> bool:
        """Whether reviews are a child's: under 18, or 18 or over with an EHC plan.

        Somebody who may still be 17, because only the month of birth is recorded, counts as a
        child, whose duties come sooner; ``child_because`` says so.
        """
        return self.ages(individual).least < _ADULT or self.person(individual).education_plan

    def child_because(self, individual: str) -> str | None:
        """Why reviews are a child's, as words for a sentence; None for an adult without a plan."""
        ages = self.ages(individual)
        if ages.most < _ADULT:
            return "under 18"
        if ages.least < _ADULT:
            return "may still be 17, as only the month of birth is recorded"
        if self.person(individual).education_plan:
            return "has an education, health and care plan"
        return None

    # The person

    def person(self, individual: str) -> Individual:
        """The person of that id."""
        person: Individual = self.plan.by_id[individual]
        return person

    def register_entry(self, individual: str) -> RegisterEntry | None:
        """The entry on the dynamic support register that stands on the day."""
        entries = self.person(individual).register
        return next((entry for entry in reversed(entries) if entry.on <= self.day), None)

    def consent(self, individual: str, purpose: str) -> Consent | None:
        """The last record of consent for a purpose by the day."""
        found = [
            consent
            for consent in self.person(individual).consents
            if consent.purpose == purpose and consent.on <= self.day
        ]
        return max(found, key=lambda consent: consent.on) if found else None

    def consented(self, individual: str, purpose: str) -> bool:
        """Whether consent, a best-interests decision or a parent's consent stands on the day."""
        consent = self.consent(individual, purpose)
        return (
            consent is not None and code_list("consent-state").fact(consent.state, "open") is True
        )

    def move(self, individual: str) -> Transition | None:
        """The last move that is planned or was made."""
        moves: tuple[Transition, ...] = self._of("transitions", individual)
        return moves[-1] if moves else None

    # Who should act

    def commissioner(self, individual: str) -> str | None:
        """Who commissions for the person: the responsible ICB, else that of the hospital stay."""
        person = self.person(individual)
        if person.responsible_icb is not None:
            return str(person.responsible_icb.agency)
        spell = self.spell(individual)
        return spell.commissioner if spell else self.plan.about.holder

    def hospital(self, individual: str) -> str | None:
        """The hospital in which the person is, else who commissions for them."""
        spell = self.spell(individual)
        return spell.hospital if spell else self.commissioner(individual)

    def council(self, individual: str) -> str | None:
        """The responsible council, else who commissions for the person."""
        body = self.person(individual).responsible_council
        return str(body.agency) if body is not None else self.commissioner(individual)

    # Reviews

    @cached_property
    def _reviews(self) -> Mapping[tuple[str, str], tuple[Review, ...]]:
        found: dict[tuple[str, str], list[Review]] = {}
        for review in self.plan.reviews:
            found.setdefault((review.individual, review.kind), []).append(review)
        return {key: tuple(reviews) for key, reviews in found.items()}

    def reviews(self, individual: str, *kinds: str) -> tuple[Review, ...]:
        """Every review of these kinds, kind by kind in the plan's order."""
        return tuple(r for kind in kinds for r in self._reviews.get((individual, kind), ()))

    def latest(self, individual: str, *kinds: str) -> Review | None:
        """The latest review of these kinds that was held on or before the day."""
        return _latest(self.reviews(individual, *kinds), self.day)

    def first_since(self, individual: str, since: dt.date, *kinds: str) -> Review | None:
        """The first review of these kinds held from a day on, by the day asked about."""
        held = [
            (review.held, number, review)
            for number, review in enumerate(self.reviews(individual, *kinds))
            if review.held is not None and since <= review.held <= self.day
        ]
        return min(held)[2] if held else None

    def next_due(self, individual: str, *kinds: str) -> Review | None:
        """The review of these kinds that is planned first and not held by the day.

        One that was to be held before the day and was not comes first: it is overdue.
        """
        ahead = [
            (review.due or review.held, number, review)
            for number, review in enumerate(self.reviews(individual, *kinds))
            if review.held is None or review.held > self.day
        ]
        return min(ahead, key=lambda one: one[:2])[2] if ahead else None

    def _of(self, collection: str, individual: str) -> tuple[Any, ...]:
        return self.plan.of(collection, individual)


def _latest(reviews: Iterable[Review], day: dt.date) -> Review | None:
    held = [
        (review.held, -number, review)
        for number, review in enumerate(reviews)
        if review.held is not None and review.held <= day
    ]
    return max(held, key=lambda one: one[:2])[2] if held else None


def _joined(begun: Iterable[HospitalSpell]) -> Iterator[tuple[HospitalSpell, ...]]:
    """Spells in the order in which they began, those together that make up one time in hospital."""
    joined: list[HospitalSpell] = []
    for spell in begun:
        if joined and not _continues(max(joined, key=_until), spell):
            yield tuple(joined)
            joined = []
        joined.append(spell)
    if joined:
        yield tuple(joined)


def _until(spell: HospitalSpell) -> dt.date:
    return spell.ended or dt.date.max


def _continues(spell: HospitalSpell, later: HospitalSpell) -> bool:
    """Whether the later stay goes on from this one."""
    if spell.ended is None or spell.ended_as in _TRANSFERS:
        return True
    return spell.ended + _NEXT_DAY >= later.on_this_ward_since
