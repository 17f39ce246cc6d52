"""An entity is shown by the reader's levels, unless it is shut; what opens it is recorded."""

from functools import partial
from typing import Any

from tcplan.access.eyes import Eyes, Person
from tcplan.access.shaping import Levels
from tcplan.access.tables import gates


class Judged:
    """How entities are shown to one reader; what is alike for many is worked out once."""

    def __init__(self, eyes: Eyes) -> None:
        """Take the reader, for whom alone it judges."""
        self._eyes = eyes
        self._gates = gates()
        self._levels = Levels.reading(eyes.reader.levels, eyes.hidden_agency.id)
        self._shut = self._levels.without("register")
        self._meetings = self._levels.with_level("papers", "mappa-minutes")
        self._lifted = {
            id(levels): levels.lifted() for levels in (self._levels, self._shut, self._meetings)
        }
        self._lifted[id(self._shut)] = self._levels.lifted().without("register")

    def shown(self, name: str, entity: Any, person: Person | None) -> Any | None:  # noqa: ANN401
        """The entity as far as it may be shown; None when it may not."""
        own = self._eyes.owns(entity, person)
        if person is None:
            if not own:
                return None
        elif self._is_shut(name, entity, person):
            return None
        levels = self._levels
        if name == "individuals" and person and self._gates.register_consent not in person.opened:
            levels = self._shut
        elif name == "reviews" and entity.kind in self._gates.mappa_reviews:
            levels = self._meetings
        if entity.id in self._eyes.disclosed:
            levels = self._lifted[id(levels)]
        return levels.shown(entity, partial(self._eyes.owns, person=person), own=own)

    def network(self, entity: Any) -> Any | None:  # noqa: ANN401
        """An agency, team, place or system as far as it may be shown."""
        owns = partial(self._eyes.owns, person=None)
        return self._levels.shown(entity, owns, own=owns(entity))

    def _is_shut(self, name: str, entity: Any, person: Person) -> bool:  # noqa: ANN401
        asked = self._gates
        if asked.cetr_consent not in person.opened and (
            (name == "reviews" and entity.kind in asked.cetr_reviews)
            or (
                name == "documents"
                and (entity.kind in asked.cetr_documents or entity.consent_needed)
            )
        ):
            return True
        if self._eyes.reader.mappa or entity.id in self._eyes.disclosed:
            return False
        return name in asked.mappa_collections or (
            name == "reviews" and entity.kind in asked.mappa_reviews
        )
