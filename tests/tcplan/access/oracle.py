"""What one reader may see, read off the page and its two tables again, slowly and in the open.

It shares no code with the product: it works on plain dictionaries, and looks for what stands by
asking everything again until nothing changes.
"""

import datetime as dt
import tomllib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.fields import Words
from tcplan.domain.plan import COLLECTIONS, Plan
from tests.tcplan.access.raw_plans import (
    Raw,
    at,
    default,
    everything,
    hints,
    named,
    parts_of,
    pruned,
    raw_plan,
)

TABLES = Path(__file__).parents[3] / "tcplan" / "access"
MATRIX = tomllib.loads((TABLES / "matrix.toml").read_text("utf-8"))
FIELDS = tomllib.loads((TABLES / "fields.toml").read_text("utf-8"))
HIDDEN = "Not shown"
NETWORK = ("agencies", "teams", "places", "systems")
GIVES_WAY = {("Source", "agency"), ("Concern", "reported_by")}


def own_paths(record: Raw) -> list[str]:
    """The fields that make a record an agency's own."""
    return list(FIELDS[record[""].__name__].get("own", []))


class Oracle:
    """What one reader may see of one plan on one day."""

    def __init__(self, plan: Plan, day: dt.date, *, agency: str | None = None) -> None:
        """An agency looks, or nobody in particular."""
        self.whole = raw_plan(plan)
        self.day = day
        self.agency = agency
        self.names = {agency} | {
            team["id"] for team in self.whole["teams"] if agency and team["agency"] == agency
        }
        self.kind = next((a["kind"] for a in self.whole["agencies"] if a["id"] == agency), None)
        self.column = MATRIX["readers"][self.kind]["column"] if self.kind else ""
        self.mappa = bool(self.kind) and MATRIX["readers"][self.kind]["mappa"]
        self.of_person = False

    @cached_property
    def stand_in(self) -> str:
        """The id of the agency that stands where one is not shown."""
        taken = {str(one["id"]).casefold() for one in everything(self.whole)}
        number = 1
        while True:
            name = "not-shown" if number == 1 else f"not-shown-{number}"
            if name not in taken:
                return name
            number += 1

    def level(self, category: str) -> str:
        """The level of the reader's column for a category."""
        return str(MATRIX["levels"][category][self.column])

    def person_of(self, entity: Raw) -> str | None:
        """Whose an entity is."""
        if entity[""].__name__ == "Individual":
            return str(entity["id"])
        if entity[""].__name__ == "Acceptance":
            return self._person_of_id(entity["about"])
        found: str | None = entity.get("individual")
        return found

    @cached_property
    def _whose(self) -> dict[str, Raw]:
        """Id of everything to the entity that it is or stands in."""
        found: dict[str, Raw] = {}
        for collection in COLLECTIONS:
            for entity in self.whole[collection]:
                found[entity["id"]] = entity
                for key in parts_of(collection):
                    found |= {part["id"]: entity for part in entity[key]}
        return found

    def _person_of_id(self, name: str) -> str | None:
        entity = self._whose.get(name)
        return None if entity is None else self.person_of(entity)

    def consented(self, person: str, purpose: str) -> bool:
        """Whether the person's consent for a purpose is open."""
        consents = next(p for p in self.whole["individuals"] if p["id"] == person)["consents"]
        known = [c for c in consents if c["purpose"] == purpose and c["on"] <= self.day]
        if not known:
            return False
        latest = max(c["on"] for c in known)
        state = [c["state"] for c in known if c["on"] == latest][-1]
        return code_list("consent-state").fact(state, "open") is True

    def relations(self, person: str) -> list[Raw]:
        """Every relationship of the reader with a person, whatever its days."""
        return [
            r
            for r in self.whole["relationships"]
            if r["individual"] == person and r["agency"] == self.agency
        ]

    def may_know(self, person: str) -> bool:
        """Whether the reader sees anything of a person."""
        if self.of_person:
            return True
        if self.level("identity") == "none":
            return False
        for one in self.relations(person):
            if one["start"] <= self.day and (one["end"] is None or self.day <= one["end"]):
                needed = code_list("relationship-purpose").fact(one["purpose"], "consent")
                if not needed or self.consented(person, str(needed)):
                    return True
        return False

    def is_own(self, record: Raw, person: str | None) -> bool:
        """Whether one of a record's own fields names the reader."""
        if self.of_person:
            return False
        if record[""].__name__ == "Consent":
            asked = {
                code_list("relationship-purpose").fact(r["purpose"], "consent")
                for r in self.relations(person or "")
            }
            asked |= {"cetr"} if self.level("papers") != "none" else set()
            asked |= {"register"} if self.level("register") != "none" else set()
            return record["purpose"] in asked
        return any(name in self.names for path in own_paths(record) for name in at(record, path))

    def is_shut(self, collection: str, entity: Raw) -> bool:
        """Whether a gate keeps an entry from the reader."""
        if self.of_person:
            return False
        gates, person = MATRIX["gates"], self.person_of(entity)
        kind = entity.get("kind")
        panel = (collection == "reviews" and kind in gates["cetr"]["reviews"]) or (
            collection == "documents"
            and (kind in gates["cetr"]["documents"] or entity["consent_needed"])
        )
        if panel and not self.consented(person or "", "cetr"):
            return True
        return self.is_mappa(collection, entity) and not self.mappa and not self.told_of(entity)

    @staticmethod
    def is_mappa(collection: str, entity: Raw) -> bool:
        """Whether an entry comes from MAPPA."""
        gate = MATRIX["gates"]["mappa"]
        minutes = collection == "reviews" and entity["kind"] in gate["reviews"]
        return collection in gate["collections"] or minutes

    def told_of(self, entity: Raw) -> bool:
        """Whether a decision to disclose this entry to the reader stands."""
        return any(
            one["about"] == entity["id"]
            and one["to"] == self.agency
            and one["source"]["on"] <= self.day
            and (one["until"] is None or self.day <= one["until"])
            for one in self.whole["disclosures"]
        )

    def shaped(self, collection: str, entity: Raw) -> Raw | None:
        """An entity with what the reader may see of it; None when that is nothing."""
        lifted = not self.of_person and self.told_of(entity)
        minutes = collection == "reviews" and self.is_mappa(collection, entity)

        def level(category: str) -> str:
            category = "mappa-minutes" if minutes and category == "papers" else category
            found = self.level(category)
            return "summary" if lifted and found in {"own", "none"} else found

        person = self.person_of(entity)
        return self._shape(entity, "", level, person, own=self.is_own(entity, person))

    def _shape(
        self,
        record: Raw,
        within: str,
        level: Callable[[str], str],
        person: str | None,
        *,
        own: bool,
    ) -> Raw | None:
        kind = record[""].__name__
        made: Raw = {"": record[""]}
        for name, value in record.items():
            if name == "":
                continue
            category, sensitivity = FIELDS[kind]["fields"][name]
            category = within if category == "within" else category
            there, ordinary = level(category), sensitivity == "ordinary"
            if kind == "Individual" and name == "register" and not self._on_register(record["id"]):
                made[name] = []
                continue
            inner = value if isinstance(value, list) else [value]
            if any(isinstance(one, dict) for one in inner):
                kept = []
                for one in inner:
                    theirs = own or self.is_own(one, person)
                    if _may(there, ordinary=ordinary, own=theirs):
                        shape = self._shape(one, category, level, person, own=theirs)
                        kept += [shape] if shape is not None else []
                if not kept and default(record, name) is attrs.NOTHING:
                    return None
                made[name] = kept if isinstance(value, list) else next(iter(kept), None)
            elif _may(there, ordinary=ordinary, own=own):
                made[name] = value
            else:
                empty = self._instead(record, name)
                if empty is attrs.NOTHING:
                    return None
                made[name] = empty
        return made

    def _on_register(self, person: str) -> bool:
        return self.of_person or self.consented(person, MATRIX["gates"]["register"]["consent"])

    def _instead(self, record: Raw, name: str) -> Any:  # noqa: ANN401
        """What stands for a field that is not permitted; ``NOTHING`` when nothing can."""
        kind, empty = record[""].__name__, default(record, name)
        if empty is not attrs.NOTHING:
            return empty
        if (kind, name) == ("Individual", "preferred_name"):
            return record["id"]
        if (kind, name) == ("Individual", "diagnosis"):
            return "not-shown"
        if (kind, name) in GIVES_WAY:
            return self.stand_in
        is_text = any(isinstance(note, Words) for note in hints(record[""])[name])
        return HIDDEN if is_text else attrs.NOTHING

    def projected(self) -> dict[str, Any]:
        """The plan that the reader may see."""
        if self.agency is not None and self.agency == self.whole["about"]["holder"]:
            return self.whole
        shown = self._candidates()
        while True:
            before = _sizes(shown)
            self._without_stray_network(shown)
            self._without_dangling(shown)
            self._without_options(shown)
            if before == _sizes(shown):
                break
        return self._finished(shown)

    def _candidates(self) -> dict[str, list[Raw]]:
        """Everything as far as it may be seen by itself."""
        shown: dict[str, list[Raw]] = {}
        hidden_people = {
            p["id"]
            for p in self.whole["individuals"]
            if not self.may_know(p["id"]) or self.shaped("individuals", p) is None
        }
        for collection in COLLECTIONS:
            shown[collection] = []
            for entity in self.whole[collection]:
                person = self.person_of(entity)
                if person is None and collection not in NETWORK:
                    may = self.is_own(entity, None)
                else:
                    may = person is None or person not in hidden_people
                if may and not self.is_shut(collection, entity):
                    shape = self.shaped(collection, entity)
                    shown[collection] += [shape] if shape is not None else []
        return shown

    def _without_stray_network(self, shown: dict[str, list[Raw]]) -> None:
        """Leave only what somebody who stands names, what is the reader's own, and the holder."""
        network = {e["id"]: e for name in NETWORK for e in shown[name]}
        wholly = {e["id"]: e for name in NETWORK for e in self.whole[name]}
        stands = {name for name in network if self.is_own(wholly[name], None)}
        stands |= {self.whole["about"]["holder"]} & set(network)
        for name in COLLECTIONS:
            if name not in NETWORK:
                for entity in shown[name]:
                    stands |= set(named(entity)) & set(network)
        while True:
            more = {n for s in stands for n in named(network[s])} & set(network) - stands
            if not more:
                break
            stands |= more
        for name in NETWORK:
            shown[name] = [e for e in shown[name] if e["id"] in stands]

    def _without_dangling(self, shown: dict[str, list[Raw]]) -> None:
        """Leave out references to what does not stand, and records that need them."""
        there = {one["id"] for one in everything(shown)} | {self.stand_in}
        for name in COLLECTIONS:
            kept = [pruned(entity, there) for entity in shown[name]]
            shown[name] = [entity for entity in kept if entity is not None]

    def _without_options(self, shown: dict[str, list[Raw]]) -> None:
        there = {e["id"] for e in everything({**shown, "options": []})}
        shown["options"] = [o for o in shown["options"] if _tries(o) <= there | _thought_of(o)]

    def _finished(self, shown: dict[str, list[Raw]]) -> dict[str, Any]:
        days = [e["source"]["on"] for name in COLLECTIONS for e in shown[name]]
        names = {n for c in COLLECTIONS for e in shown[c] for n in named(e)}
        if self.stand_in in names:
            shown["agencies"].append(self._not_shown(self.whole["agencies"][0]))
        about = {
            **self.whole["about"],
            "title": "What one reader may see of a plan",
            "version": 1,
            "recorded_on": max(days, default=dt.date(1900, 1, 1)),
        }
        return {"about": about, **shown}

    def _not_shown(self, like: Raw) -> Raw:
        source = {**like["source"], "said_by": HIDDEN, "agency": self.stand_in}
        found = {name: default(like, name) for name in like if name}
        return {
            "": like[""],
            **found,
            "id": self.stand_in,
            "name": HIDDEN,
            "kind": "other",
            "source": {**source, "on": dt.date(1900, 1, 1)},
        }


def _sizes(shown: dict[str, list[Raw]]) -> list[tuple[int, int]]:
    """How much stands, and how many ids it names: neither ever grows."""
    return [(len(shown[c]), sum(1 for e in shown[c] for _ in named(e))) for c in COLLECTIONS]


def _may(level: str, *, ordinary: bool, own: bool) -> bool:
    if level == "full":
        return True
    if level == "summary":
        return ordinary or own
    return level == "own" and own


def _tries(option: Raw) -> set[str]:
    """Every id that an option's changes name."""
    found: set[Any] = set()
    for change in option["changes"]:
        found |= {change["about"], change["holder"]}
        control = change["control"]
        if control is not None:
            found |= {control[key] for key in ("individual", "deputy", "responder", "authority")}
            found |= set(control["against"]) | set(control["holders"])
    return found - {None}


def _thought_of(option: Raw) -> set[str]:
    return {c["control"]["id"] for c in option["changes"] if c["control"] is not None}


def for_agency(plan: Plan, agency: str, day: dt.date) -> dict[str, Any]:
    """What an agency may see."""
    return Oracle(plan, day, agency=agency).projected()


def for_person(plan: Plan, individual: str, day: dt.date) -> dict[str, Any]:
    """What a person may see of their own record."""
    found = Oracle(plan, day)
    found.column, found.of_person = "person", True
    for collection in COLLECTIONS:
        found.whole[collection] = [
            e
            for e in found.whole[collection]
            if collection in NETWORK or found.person_of(e) == individual
        ]
    return found.projected()


def for_public(plan: Plan) -> dict[str, Any]:
    """What everybody may see: the holder, as far as the public may know of an agency."""
    found = Oracle(plan, dt.date.min)
    found.column, found.of_person = "public", True
    for collection in set(COLLECTIONS) - set(NETWORK):
        found.whole[collection] = []
    return found.projected()
